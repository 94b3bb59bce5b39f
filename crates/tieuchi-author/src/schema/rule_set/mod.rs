//! Rule sets.

mod acting;
mod conditions;

use std::collections::BTreeMap;

use schemars::JsonSchema;

use self::acting::{Assessment, Conference, Decisive, Document, Duty, Step, Withdrawal};
use self::conditions::{Condition, Exemptions, Level};
use crate::schema::criteria::Group;
use crate::schema::keywords::{exactly_one, some_unique};
use crate::schema::parts::{Agency, MissingPart, Resource, Source, Status, Text, Validity};
use crate::schema::scalars::{Count, Decimal, Format, Id, Version, Year};

/// Bộ tiêu chí: một văn bản đòi hỏi gì.
///
/// A rule set: what a decision demands.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = exactly_one("conditions levels"))]
pub(super) struct RuleSet {
    /// Lược đồ dùng cho trình soạn thảo; không có tác dụng khác.
    ///
    /// The schema, for editors; it has no other effect.
    #[schemars(rename = "$schema")]
    schema: Option<String>,
    /// Phiên bản của định dạng: 1.
    ///
    /// The version of the format: 1.
    format: Option<Format>,
    /// Mã bộ tiêu chí, như `vn.thanh-hoa.dx.district`.
    ///
    /// The id, such as `vn.thanh-hoa.dx.district`.
    id: Id,
    /// Phiên bản: ba số nguyên, như `2024.1.0`.
    ///
    /// The version: three whole numbers, such as `2024.1.0`.
    version: Version,
    /// Tình trạng của bộ tiêu chí.
    ///
    /// How far the rule set may be relied on.
    status: Status,
    /// Tên bộ tiêu chí.
    ///
    /// The title.
    title: Text,
    /// Đơn vị được đánh giá.
    ///
    /// What is assessed.
    subject: Subject,
    /// Các năm được đánh giá, từ sớm đến muộn.
    ///
    /// The years that may be assessed, ascending.
    #[schemars(transform = some_unique)]
    years: Vec<Year>,
    /// Hiệu lực của văn bản nguồn.
    ///
    /// The legal force of the source.
    valid: Option<Validity>,
    /// Văn bản nguồn nói có bao nhiêu nhóm và tiêu chí; dùng để kiểm tra bộ tiêu chí có đủ không.
    ///
    /// How many groups and criteria the source says it has; by it the set is checked.
    declared: Declared,
    /// Văn bản mà bộ tiêu chí này thể hiện.
    ///
    /// The act that this set models.
    source: Option<Source>,
    /// Những phần của nguồn mà người soạn chưa có.
    ///
    /// Parts of the source that the set's makers did not have.
    missing: Option<Vec<MissingPart>>,
    /// Các cơ quan được nhắc tới.
    ///
    /// The agencies that are named.
    agencies: Option<Vec<Agency>>,
    /// Các bộ chỉ số mà điều kiện về điểm dựa vào.
    ///
    /// The scoring indices that conditions refer to.
    indices: Option<Vec<IndexEntry>>,
    /// Các nhóm tiêu chí, theo thứ tự trong văn bản.
    ///
    /// The groups of criteria, in their order.
    groups: Vec<Group>,
    /// Các điều kiện công nhận; tất cả phải thỏa.
    ///
    /// The conditions of recognition; all must hold.
    conditions: Option<Vec<Condition>>,
    /// Các mức công nhận, từ thấp đến cao, thay cho `conditions`.
    ///
    /// The levels of recognition from the lowest, in place of `conditions`.
    #[schemars(length(min = 1, max = 16))]
    levels: Option<Vec<Level>>,
    /// Ai được miễn tiêu chí nào; bỏ trống là không ai.
    ///
    /// Who may exempt from which criteria; where it is missing, nobody may.
    exemptions: Option<Exemptions>,
    /// Các tài liệu mà hồ sơ phải có.
    ///
    /// The documents that a dossier must hold.
    documents: Option<Vec<Document>>,
    /// Các bước của quy trình, theo thứ tự.
    ///
    /// The steps of the procedure, in their order.
    procedure: Option<Vec<Step>>,
    /// Ai đánh giá các tiêu chí, theo thứ tự đánh giá.
    ///
    /// Who assesses the criteria, in the order in which it is done.
    assessments: Option<Vec<Assessment>>,
    /// Kết quả đánh giá nào quyết định.
    ///
    /// Which assessment decides.
    decisive: Option<Decisive>,
    /// Họp thống nhất khi hai kết quả đánh giá khác nhau.
    ///
    /// What is held where two assessments differ.
    conference: Option<Conference>,
    /// Nhiệm vụ nào quy định việc thu hồi công nhận.
    ///
    /// Which duty provides for withdrawing a recognition.
    withdrawal: Option<Withdrawal>,
    /// Nhiệm vụ mà văn bản giao.
    ///
    /// The duties that the act gives.
    duties: Option<Vec<Duty>>,
    /// Các văn bản được dẫn.
    ///
    /// Whatever is cited.
    resources: Option<Vec<Resource>>,
    /// Cách hiểu về cả bộ tiêu chí.
    ///
    /// A reading about the set as a whole.
    interpretation: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Subject {
    /// Cấp của đơn vị: `district`, `commune`, …
    ///
    /// The level of the subjects: `district`, `commune`, …
    level: Id,
    /// Mã của cơ quan chính là đơn vị được đánh giá, để phân biệt việc đơn vị tự làm với việc phải chờ.
    ///
    /// The agency that the subjects are, so that what they do themselves can be told from what they wait for.
    agency: Option<Id>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Declared {
    /// Số nhóm tiêu chí.
    ///
    /// How many groups.
    groups: Count,
    /// Số tiêu chí.
    ///
    /// How many criteria.
    criteria: Count,
    /// Số tiêu chí của từng nhóm.
    ///
    /// How many criteria each group has.
    per_group: Option<BTreeMap<Id, Count>>,
    /// Chỗ nguồn nói như vậy.
    ///
    /// Where the source says so.
    source: Option<Source>,
    /// Con số lấy ở đâu, khi nguồn không nêu.
    ///
    /// Where a number comes from that the source does not state.
    interpretation: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct IndexEntry {
    /// Mã bộ chỉ số, như `dti-3853-district`.
    ///
    /// The id of the index, such as `dti-3853-district`.
    id: Id,
    /// Tên bộ chỉ số.
    ///
    /// The title of the index.
    title: Text,
    /// Điểm tối đa.
    ///
    /// The most points.
    maximum: Option<Decimal>,
    /// Chỗ nguồn nói như vậy.
    ///
    /// Where the source says so.
    source: Option<Source>,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: Option<Text>,
}
