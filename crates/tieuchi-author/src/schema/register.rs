//! Registers of decisions.

use schemars::JsonSchema;

use super::parts::{Citation, Finish, Resource, Source, Text, Unit};
use super::scalars::{Count, Date, Filled, Format, Id, Version, Year};

/// Sổ theo dõi: đơn vị nào được giao, đơn vị nào đã được công nhận.
///
/// A register: which units are assigned, and which have been recognised.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Register {
    /// Lược đồ dùng cho trình soạn thảo; không có tác dụng khác.
    ///
    /// The schema, for editors; it has no other effect.
    #[schemars(rename = "$schema")]
    schema: Option<String>,
    /// Loại tài liệu: `register`.
    ///
    /// The kind of document: `register`.
    kind: Kind,
    /// Phiên bản của định dạng: 1.
    ///
    /// The version of the format: 1.
    format: Option<Format>,
    /// Mã sổ theo dõi, như `vn.thanh-hoa.dx.register`.
    ///
    /// The id, such as `vn.thanh-hoa.dx.register`.
    id: Id,
    /// Phiên bản: ba số nguyên, như `2024.1.0`.
    ///
    /// The version: three whole numbers, such as `2024.1.0`.
    version: Version,
    /// Tên sổ theo dõi.
    ///
    /// The title.
    title: Text,
    /// Các cấp có trong sổ.
    ///
    /// The levels that the register is about.
    levels: Option<Vec<RegisteredLevel>>,
    /// Đơn vị nào được giao hoàn thành trong năm nào.
    ///
    /// Which units are to finish in which year.
    assignments: Option<Vec<Assignment>>,
    /// Số đơn vị phải hoàn thành trong một năm, khi chưa biết tên.
    ///
    /// How many units are to finish in a year, where their names are not known.
    totals: Option<Vec<Total>>,
    /// Đơn vị nào được khuyến khích tham gia dù không được giao.
    ///
    /// Who is encouraged to take part without being assigned.
    volunteers: Option<Vec<Volunteers>>,
    /// Các quyết định công nhận và thu hồi, theo thứ tự ngày.
    ///
    /// The decisions that recognise or withdraw, in the order of their dates.
    decisions: Option<Vec<Decision>>,
    /// Các văn bản được dẫn.
    ///
    /// Whatever is cited.
    resources: Option<Vec<Resource>>,
    /// Cách hiểu về cả sổ.
    ///
    /// A reading about the register as a whole.
    interpretation: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(rename = "RegisterKind", rename_all = "snake_case")]
enum Kind {
    /// Sổ theo dõi
    ///
    /// a register
    Register,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct RegisteredLevel {
    /// Cấp, như `district`.
    ///
    /// The level, such as `district`.
    level: Id,
    /// Mọi đơn vị được giao của cấp này đều có tên trong sổ không.
    ///
    /// Whether every assigned unit of the level is named.
    all_named: bool,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Assignment {
    /// Đơn vị được giao; mỗi đơn vị chỉ một lần.
    ///
    /// The unit; each is assigned once.
    unit: Unit,
    /// Hoàn thành trong năm nào: `{"in": năm}` hoặc `{"by": năm}`.
    ///
    /// By when: `{"in": year}`, or `{"by": year}` for that year or one before.
    finish: Finish,
    /// Các văn bản giao.
    ///
    /// The acts that assign it.
    citations: Option<Vec<Citation>>,
    /// Chỗ trong văn bản, khi có nguyên văn.
    ///
    /// Where the words are at hand, where they stand.
    source: Option<Source>,
    /// Biết từ đâu, câu chữ được hiểu thế nào.
    ///
    /// Where it is known from, how the words are read.
    interpretation: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Total {
    /// Cấp, một trong các `levels`.
    ///
    /// The level, one of `levels`.
    level: Id,
    /// Năm.
    ///
    /// The year.
    year: Year,
    /// Số đơn vị phải hoàn thành.
    ///
    /// How many units are to finish.
    units: Count,
    /// Các văn bản nói như vậy.
    ///
    /// The acts that say so.
    citations: Option<Vec<Citation>>,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Volunteers {
    /// Cấp, một trong các `levels`.
    ///
    /// The level, one of `levels`.
    level: Id,
    /// Những đơn vị nào; bỏ trống là mọi đơn vị của cấp không được giao.
    ///
    /// Which units; missing: all of the level that are not assigned.
    units: Option<Vec<Unit>>,
    /// Hoàn thành trong năm nào, nếu lời văn nêu năm: `{"in": năm}` hoặc `{"by": năm}`.
    ///
    /// By when, where the words name a year: `{"in": year}`, or `{"by": year}` for that year or one before.
    finish: Option<Finish>,
    /// Chỗ trong văn bản nguồn.
    ///
    /// Where it stands in the source.
    source: Source,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Decision {
    /// Công nhận hay thu hồi.
    ///
    /// Whether it recognises or withdraws.
    kind: DecisionKind,
    /// Đơn vị.
    ///
    /// The unit.
    unit: Unit,
    /// Năm được công nhận.
    ///
    /// The year for which the unit is recognised.
    year: Year,
    /// Số quyết định.
    ///
    /// The number of the decision.
    number: Filled,
    /// Ngày quyết định có hiệu lực, tính cả ngày đó; không trước năm được công nhận.
    ///
    /// The day from which it holds, inclusive; not before its year.
    date: Date,
    /// Cơ quan quyết định.
    ///
    /// Who decided.
    authority: Option<Text>,
    /// Mã văn bản, một trong các `resources`.
    ///
    /// The id of the act, one of `resources`.
    resource: Option<Id>,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum DecisionKind {
    /// Công nhận
    ///
    /// recognises
    Recognition,
    /// Thu hồi
    ///
    /// withdraws
    Withdrawal,
}
