//! Dossiers.

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::keywords::{all_or_none, has, implies};
use super::parts::Basis;
use super::scalars::{
    Absent, Anything, Attribute, Count, Date, Decimal, Filled, Format, Id, Percent, RuleSetName, SubjectId,
    Year,
};

/// Hồ sơ: những gì biết về một đơn vị trong một năm.
///
/// A dossier: what is known of a subject for one year.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Dossier {
    /// Lược đồ dùng cho trình soạn thảo; không có tác dụng khác.
    ///
    /// The schema, for editors; it has no other effect.
    #[schemars(rename = "$schema")]
    schema: Option<String>,
    /// Phiên bản của định dạng: 1.
    ///
    /// The version of the format: 1.
    format: Option<Format>,
    /// Mã bộ tiêu chí, có thể kèm `@phiên-bản`.
    ///
    /// The id of the rule set, optionally with `@version`.
    rule_set: RuleSetName,
    /// Đơn vị được đánh giá.
    ///
    /// The subject assessed.
    subject: Subject,
    /// Năm đánh giá, một trong các năm của bộ tiêu chí.
    ///
    /// The year assessed, one of the rule set's years.
    year: Year,
    /// `true` nếu số liệu chỉ để minh họa; kết quả ghi lại dấu này.
    ///
    /// `true` marks figures that are not real; results repeat the mark.
    illustrative: Option<bool>,
    /// Ghi chú.
    ///
    /// A remark.
    note: Option<Filled>,
    /// Giá trị của từng tiêu chí theo mã; `null` là chưa báo cáo.
    ///
    /// Values by the ids of criteria; `null` is not reported.
    values: Option<BTreeMap<Id, Option<Value>>>,
    /// Điểm của các bộ chỉ số.
    ///
    /// Scores of indices.
    scores: Option<Vec<Score>>,
    /// Các tài liệu đã nộp.
    ///
    /// The documents filed.
    documents: Option<Vec<FiledDocument>>,
    /// Ý kiến của các cơ quan.
    ///
    /// What agencies say of it.
    opinions: Option<Vec<Statement>>,
    /// Kết quả thẩm định.
    ///
    /// What appraisers say of it.
    appraisals: Option<Vec<Statement>>,
    /// Các việc đã diễn ra trong quy trình.
    ///
    /// What happened in the procedure.
    events: Option<Vec<Event>>,
    /// Tài liệu minh chứng cho các tiêu chí.
    ///
    /// Evidence for criteria.
    evidence: Option<Vec<CriterionEvidence>>,
    /// Các tiêu chí được miễn, nếu bộ tiêu chí cho phép.
    ///
    /// Exemptions from criteria, where the rule set allows them.
    exemptions: Option<Vec<Exemption>>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "DossierSubject")]
struct Subject {
    /// Mã đơn vị, như `38.381`.
    ///
    /// The id of the subject, such as `38.381`.
    id: SubjectId,
    /// Tên đơn vị.
    ///
    /// The name of the subject.
    name: Option<Filled>,
    /// Cấp của đơn vị, đúng cấp của bộ tiêu chí.
    ///
    /// The level, that of the rule set.
    level: Id,
    /// Đặc điểm của đơn vị mà chỉ tiêu phụ thuộc vào, như `{"region": "mountain"}`.
    ///
    /// What targets may depend on, such as `{"region": "mountain"}`.
    attributes: Option<BTreeMap<Id, Option<Attribute>>>,
}

/// A value, by itself or in an object of one of four measures. Editors say what is wrong by the first.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Value {
    Number(Decimal),
    YesNo(bool),
    Percent(PercentValue<Vec<Evidence>>),
    Present(CountValue<Vec<Evidence>>),
    Amount(AmountValue<Vec<Evidence>>),
}

/// What an agency finds: a value without evidence.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum ValueFound {
    Number(Decimal),
    YesNo(bool),
    Percent(PercentValue<Absent>),
    Present(CountValue<Absent>),
    Amount(AmountValue<Absent>),
}

/// The value of an indicator. What of evidence stands in it is not read.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum IndicatorValue {
    Number(Decimal),
    YesNo(bool),
    CaseId(Id),
    Percent(PercentValue<Anything>),
    Present(PresentValue),
    Count(OnlyCount),
    Amount(OnlyAmount),
    Case(CaseValue),
}

#[derive(JsonSchema)]
#[schemars(rename = "PercentValue_{E}", deny_unknown_fields, transform = all_or_none("numerator denominator"))]
struct PercentValue<E> {
    /// Tỷ lệ phần trăm; nếu có tử số và mẫu số thì phải khớp với chúng.
    ///
    /// The percentage; beside numerator and denominator it must agree with them.
    percent: Option<Percent>,
    /// Tử số.
    ///
    /// The numerator.
    numerator: Option<Count>,
    /// Mẫu số.
    ///
    /// The denominator.
    denominator: Option<Count>,
    /// Tài liệu minh chứng.
    ///
    /// Evidence for the value.
    evidence: Option<E>,
}

#[derive(JsonSchema)]
#[schemars(rename = "CountValue_{E}", deny_unknown_fields)]
struct CountValue<E> {
    /// Có hay không.
    ///
    /// Whether there is any.
    present: Option<bool>,
    /// Số lượng.
    ///
    /// How many.
    count: Option<Count>,
    /// Tài liệu minh chứng.
    ///
    /// Evidence for the value.
    evidence: Option<E>,
}

#[derive(JsonSchema)]
#[schemars(rename = "AmountValue_{E}", deny_unknown_fields)]
struct AmountValue<E> {
    /// Mức, theo đơn vị của bộ tiêu chí.
    ///
    /// The amount, in the rule set's unit.
    amount: Option<Decimal>,
    /// Tài liệu minh chứng.
    ///
    /// Evidence for the value.
    evidence: Option<E>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct PresentValue {
    /// Có hay không.
    ///
    /// Whether there is any.
    present: Option<bool>,
    /// Minh chứng ghi ở đây không được đọc.
    ///
    /// Evidence is not read here.
    evidence: Option<Anything>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct OnlyCount {
    /// Số lượng.
    ///
    /// How many.
    count: Option<Count>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct OnlyAmount {
    /// Mức, theo đơn vị của bộ tiêu chí.
    ///
    /// The amount, in the rule set's unit.
    amount: Option<Decimal>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct CaseValue {
    /// Mã trường hợp.
    ///
    /// The id of the case.
    case: Option<Id>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Evidence {
    /// Tên tài liệu.
    ///
    /// The title of the document.
    title: Filled,
    /// Số, ký hiệu hoặc đường dẫn.
    ///
    /// Its number, or where it is.
    reference: Option<Filled>,
    /// Ngày của tài liệu.
    ///
    /// The date of the document.
    date: Option<Date>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct CriterionEvidence {
    /// Mã tiêu chí.
    ///
    /// The id of the criterion.
    criterion: Id,
    /// Tên tài liệu.
    ///
    /// The title of the document.
    title: Filled,
    /// Số, ký hiệu hoặc đường dẫn.
    ///
    /// Its number, or where it is.
    reference: Option<Filled>,
    /// Ngày của tài liệu.
    ///
    /// The date of the document.
    date: Option<Date>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Score {
    /// Mã bộ chỉ số.
    ///
    /// The id of the index.
    index: Id,
    /// Năm của điểm.
    ///
    /// The year of the score.
    year: Year,
    /// Điểm do ai cho.
    ///
    /// Who gave it.
    basis: Basis,
    /// Số điểm.
    ///
    /// The points.
    points: Option<Decimal>,
    /// Điểm tối đa; có thể bỏ trống khi bộ chỉ số đã nêu.
    ///
    /// The most points; it may be missing where the index declares them.
    maximum: Option<Decimal>,
    /// Giá trị của từng chỉ số theo mã, từ đó tính ra điểm.
    ///
    /// Values by the ids of indicators, from which the points follow.
    indicators: Option<BTreeMap<Id, Option<IndicatorValue>>>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct FiledDocument {
    /// Mã tài liệu, một trong các tài liệu của bộ tiêu chí.
    ///
    /// The id, one of the rule set's documents.
    id: Id,
    /// Số và ký hiệu.
    ///
    /// Its number.
    reference: Option<Filled>,
    /// Ngày của tài liệu.
    ///
    /// The date of the document.
    date: Option<Date>,
    /// Mã cơ quan ban hành.
    ///
    /// The id of the agency that issued it.
    agency: Option<Id>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = implies(has("value"), has("criterion")))]
struct Statement {
    /// Mã cơ quan cho ý kiến.
    ///
    /// The id of the agency that says it.
    agency: Id,
    /// Mã tiêu chí; bỏ trống là cả hồ sơ.
    ///
    /// The id of the criterion; missing: the dossier as a whole.
    criterion: Option<Id>,
    /// Kết luận của cơ quan.
    ///
    /// What the agency concludes.
    outcome: Option<Verdict>,
    /// Giá trị mà cơ quan xác định; cần có `criterion`.
    ///
    /// The value that the agency finds; it needs `criterion`.
    value: Option<ValueFound>,
    /// Số và ký hiệu của văn bản.
    ///
    /// The number of the document.
    reference: Option<Filled>,
    /// Ngày của văn bản.
    ///
    /// The date of the document.
    date: Option<Date>,
    /// Ghi chú.
    ///
    /// A remark.
    note: Option<Filled>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Verdict {
    /// Đạt
    ///
    /// met
    Met,
    /// Không đạt
    ///
    /// not met
    NotMet,
    /// Chưa xác định
    ///
    /// undetermined
    Undetermined,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Event {
    /// Mã của bước hoặc của cuộc họp.
    ///
    /// The id of the step, or of the conference.
    step: Id,
    /// Ngày diễn ra.
    ///
    /// The day on which it happened.
    date: Date,
    /// Số và ký hiệu của văn bản.
    ///
    /// The number of the document.
    reference: Option<Filled>,
    /// Ghi chú.
    ///
    /// A remark.
    note: Option<Filled>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Exemption {
    /// Mã tiêu chí được miễn.
    ///
    /// The id of the criterion.
    criterion: Id,
    /// Mã cơ quan cho miễn.
    ///
    /// The id of the agency that exempts.
    authority: Id,
    /// Lý do.
    ///
    /// Why.
    reason: Filled,
    /// Số và ký hiệu của văn bản cho miễn.
    ///
    /// The document that exempts.
    reference: Filled,
    /// Ngày đầu tiên, tính cả ngày đó.
    ///
    /// The first day, inclusive.
    from: Date,
    /// Ngày cuối cùng, tính cả ngày đó.
    ///
    /// The last day, inclusive.
    until: Date,
}
