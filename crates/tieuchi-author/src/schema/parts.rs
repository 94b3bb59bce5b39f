//! What several kinds of document share.

use schemars::JsonSchema;

use super::keywords::{exactly_one, has, has_within, implies};
use super::scalars::{Absent, Date, Filled, Id, SubjectId, Year};

/// A text.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Text {
    /// Bằng tiếng Việt, đúng như văn bản.
    ///
    /// In Vietnamese, in the words of the act.
    vi: Filled,
    /// Bản dịch tiếng Anh, nếu có.
    ///
    /// The English translation, where there is one.
    en: Option<Filled>,
}

/// Where a demand stands.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Source {
    /// Mã của văn bản được dẫn, một trong các `resources`.
    ///
    /// The id of the act cited, one of `resources`.
    resource: Id,
    /// Chỗ trong văn bản để người đọc tìm được, như `Phụ lục 1, II.3`.
    ///
    /// Where in the act, so that a person can find it: `Phụ lục 1, II.3`.
    locator: Filled,
    /// Nguyên văn; chỉ nối lại chỗ xuống dòng và gạch nối của bản in. Với một dòng của bảng: các ô theo thứ tự, mỗi ô một dòng.
    ///
    /// The exact words; only line breaks and hyphens of the print are re-joined. Of a row of a table, the cells in their order, a line each.
    quote: Filled,
    /// Những chỗ bản in sai. Đoạn trích giữ nguyên lỗi, mục này giải thích.
    ///
    /// Where the print is wrong. The quote keeps the error, this explains it.
    misprints: Option<Vec<Misprint>>,
}

/// An error of the print.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Misprint {
    /// Chữ in trong văn bản; phải có trong đoạn trích.
    ///
    /// What is printed; it must stand in the quote.
    printed: Filled,
    /// Phải đọc là.
    ///
    /// How it is to be read.
    read: Filled,
}

/// An act that is cited.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Citation {
    /// Mã của văn bản, một trong các `resources`.
    ///
    /// The id of the act, one of `resources`.
    resource: Id,
    /// Chỗ trong văn bản, nếu nguồn nêu.
    ///
    /// Where in the act, if the source says so.
    locator: Option<Filled>,
}

/// Whatever is cited.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Resource {
    /// Mã của văn bản trong tài liệu này, như `qd-411-2022`.
    ///
    /// The id of the act in this document, such as `qd-411-2022`.
    id: Id,
    /// Số và ký hiệu, như `411/QĐ-TTg`; bỏ trống nếu nguồn không nêu.
    ///
    /// The number, such as `411/QĐ-TTg`; none where the source gives none.
    number: Option<Filled>,
    /// Ngày ban hành, dạng `2022-03-31`; bỏ trống nếu nguồn không nêu.
    ///
    /// The date, as `2022-03-31`; none where the source gives none.
    date: Option<Date>,
    /// Tên văn bản.
    ///
    /// The title of the act.
    title: Text,
    /// Cơ quan ban hành.
    ///
    /// Who issued it.
    issuer: Option<Text>,
    /// Chữ trên bản in, nếu khác số và ngày ghi ở đây.
    ///
    /// What the copy shows, where it differs.
    printed: Option<Filled>,
    /// Số và ngày lấy ở đâu, hoặc các nguồn khác nhau chỗ nào.
    ///
    /// Where number or date come from, or which sources disagree.
    interpretation: Option<Text>,
}

/// A part of the source that was not at hand.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct MissingPart {
    /// Phần nào của văn bản nguồn chưa có.
    ///
    /// Which part of the source was not at hand.
    what: Text,
    /// Mã của văn bản chứa phần đó, một trong các `resources`.
    ///
    /// The id of the act that holds it, one of `resources`.
    resource: Id,
    /// Ở chỗ nào trong văn bản đó.
    ///
    /// Where in that act.
    locator: Filled,
    /// Chỗ văn bản nhắc tới phần đó.
    ///
    /// The words that point to it.
    source: Option<Source>,
    /// Vì sao chưa có, và thiếu nó thì sao.
    ///
    /// Why it is missing, and what follows.
    interpretation: Option<Text>,
}

/// From when to when something holds.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Validity {
    /// Ngày đầu tiên, tính cả ngày đó.
    ///
    /// The first day, inclusive.
    from: Option<Date>,
    /// Ngày cuối cùng, tính cả ngày đó; bỏ trống khi chưa biết.
    ///
    /// The last day, inclusive; none while no end is known.
    until: Option<Date>,
    /// Ngày nào trong hai ngày không do chính nguồn nêu.
    ///
    /// Which of the two days the source does not itself state.
    derived: Option<Vec<ValidityEnd>>,
    /// Ngày được suy ra từ đâu.
    ///
    /// What a derived day follows from.
    interpretation: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub(super) enum ValidityEnd {
    /// Ngày đầu tiên
    ///
    /// the first day
    From,
    /// Ngày cuối cùng
    ///
    /// the last day
    Until,
}

/// An agency, a class of agencies or an office.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = implies(has("successor"), has_within("valid", "until")))]
pub(super) struct Agency {
    /// Mã của cơ quan, như `so-tttt`.
    ///
    /// The id of the agency, such as `so-tttt`.
    id: Id,
    /// Tên như trong văn bản nguồn, chữ viết tắt viết đầy đủ.
    ///
    /// The name that goes with the source, abbreviations written out.
    name: Text,
    /// Là một cơ quan (nếu bỏ trống), một nhóm cơ quan hay một chức danh.
    ///
    /// Whether it is an agency (where it is missing), a class of agencies or an office.
    kind: Option<AgencyKind>,
    /// Các cách viết trong văn bản, nếu khác tên.
    ///
    /// The forms that the source prints, where they differ from the name.
    printed: Option<Vec<Filled>>,
    /// Tên ở các thời kỳ khác, theo thứ tự thời gian và không chồng nhau.
    ///
    /// Names of other times, in their order and without overlap.
    names: Option<Vec<DatedName>>,
    /// Cơ quan tồn tại từ ngày nào đến ngày nào.
    ///
    /// From when to when the agency exists.
    valid: Option<Validity>,
    /// Mã của cơ quan tiếp nhận nhiệm vụ, đứng sau trong danh sách; cần có `valid.until`.
    ///
    /// The id of the agency that takes over, further down in the list; it needs `valid.until`.
    successor: Option<Id>,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub(super) enum AgencyKind {
    /// Một cơ quan
    ///
    /// one agency
    Agency,
    /// Một nhóm cơ quan, như “các sở, ban, ngành được phân công”
    ///
    /// a class of agencies
    Class,
    /// Một chức danh, như Chủ tịch Ủy ban nhân dân
    ///
    /// a person by office, such as the chairman
    Office,
}

/// A name that an agency has for a time.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct DatedName {
    /// Tên trong thời kỳ này.
    ///
    /// The name of that time.
    name: Text,
    /// Ngày đầu tiên mang tên này; bỏ trống là từ trước.
    ///
    /// The first day with this name; missing, it lies before every day.
    from: Option<Date>,
    /// Ngày cuối cùng mang tên này; bỏ trống là đến nay.
    ///
    /// The last day with this name; missing, there is no end.
    until: Option<Date>,
    /// Ngày nào trong hai ngày không do chính nguồn nêu.
    ///
    /// Which of the two days the source does not itself state.
    derived: Option<Vec<ValidityEnd>>,
    /// Ngày được suy ra từ đâu.
    ///
    /// What a derived day follows from.
    interpretation: Option<Text>,
}

/// A unit of administration.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Unit {
    /// Mã đơn vị, đúng như hồ sơ ghi ở `subject.id`.
    ///
    /// The id of the unit, the one that dossiers give in `subject.id`.
    id: SubjectId,
    /// Tên đơn vị.
    ///
    /// The name of the unit.
    name: Filled,
    /// Cấp của đơn vị, một trong các `levels`.
    ///
    /// The level of the unit, one of `levels`.
    level: Id,
}

/// By when something is to be done.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Deadline {
    Before(DayBefore),
    Until(LastDay),
    Words(Text),
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct DayBefore {
    /// Trước ngày này.
    ///
    /// Before this day.
    before: Date,
    until: Option<Absent>,
    vi: Option<Absent>,
    en: Option<Absent>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct LastDay {
    /// Chậm nhất vào ngày này.
    ///
    /// On this day at the latest.
    until: Date,
    before: Option<Absent>,
    vi: Option<Absent>,
    en: Option<Absent>,
}

/// How far a document may be relied on.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub(super) enum Status {
    /// Chưa đầy đủ: thiếu phần của nguồn, không bao giờ cho kết luận đạt
    ///
    /// parts of the source are missing: it can never be met
    Incomplete,
    /// Dự thảo: chưa được ban hành
    ///
    /// a draft: not decided yet
    Draft,
    /// Tạm thời: ban hành để áp dụng tạm thời
    ///
    /// decided for the time being
    Interim,
    /// Chính thức
    ///
    /// decided
    Accepted,
    /// Hết dùng: đã có bộ khác thay thế
    ///
    /// out of use: replaced by another
    Deprecated,
}

/// Where a score comes from.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub(super) enum Basis {
    /// Do cơ quan có thẩm quyền công bố
    ///
    /// published by the competent authority
    Official,
    /// Đơn vị tự đánh giá
    ///
    /// the subject's own assessment
    #[schemars(rename = "self")]
    SelfAssessed,
}

/// By which year a unit is to finish.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = exactly_one("in by"))]
pub(super) struct Finish {
    /// Hoàn thành đúng trong năm này.
    ///
    /// To finish in this year.
    r#in: Option<Year>,
    /// Hoàn thành chậm nhất trong năm này.
    ///
    /// To finish in this year or one before.
    by: Option<Year>,
}
