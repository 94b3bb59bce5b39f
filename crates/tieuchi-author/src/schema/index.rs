//! Scoring indices.

use schemars::JsonSchema;
use serde_json::json;

use super::keywords::{exactly_one, has, some_unique};
use super::parts::{MissingPart, Resource, Source, Status, Text};
use super::scalars::{Count, Decimal, Format, Id, Percent, Version, Whole, Year};

/// Bộ chỉ số: các chỉ số cho điểm thế nào.
///
/// A scoring index: how the values of indicators give points.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = whole_unless_incomplete)]
pub(super) struct Index {
    /// Lược đồ dùng cho trình soạn thảo; không có tác dụng khác.
    ///
    /// The schema, for editors; it has no other effect.
    #[schemars(rename = "$schema")]
    schema: Option<String>,
    /// Loại tài liệu: `index`.
    ///
    /// The kind of document: `index`.
    kind: Kind,
    /// Phiên bản của định dạng: 1.
    ///
    /// The version of the format: 1.
    format: Option<Format>,
    /// Mã bộ chỉ số, như `dti-3853-district`.
    ///
    /// The id, such as `dti-3853-district`.
    id: Id,
    /// Phiên bản: ba số nguyên, như `2024.1.0`.
    ///
    /// The version: three whole numbers, such as `2024.1.0`.
    version: Version,
    /// Tình trạng của bộ chỉ số.
    ///
    /// How far the index may be relied on.
    status: Status,
    /// Tên bộ chỉ số.
    ///
    /// The title.
    title: Text,
    /// Đơn vị được chấm điểm.
    ///
    /// What is scored.
    subject: Scored,
    /// Các năm được chấm điểm, từ sớm đến muộn.
    ///
    /// The years that it scores, ascending.
    #[schemars(transform = some_unique)]
    years: Option<Vec<Year>>,
    /// Tổng điểm tối đa.
    ///
    /// The most points.
    maximum: Option<Decimal>,
    /// Nguồn nói có bao nhiêu nhóm và chỉ số.
    ///
    /// How many groups and indicators the source says it has.
    declared: Option<Declared>,
    /// Văn bản mà bộ chỉ số này thể hiện.
    ///
    /// The act that this index models.
    source: Option<Source>,
    /// Các nhóm chỉ số, theo thứ tự.
    ///
    /// The groups of indicators, in their order.
    groups: Vec<Group>,
    /// Các mức xếp loại, từ cao đến thấp.
    ///
    /// The bands, from the highest.
    bands: Option<Vec<Band>>,
    /// Những phần của nguồn mà người soạn chưa có.
    ///
    /// Parts of the source that the makers did not have.
    missing: Option<Vec<MissingPart>>,
    /// Các văn bản được dẫn.
    ///
    /// Whatever is cited.
    resources: Option<Vec<Resource>>,
    /// Cách hiểu về cả bộ chỉ số.
    ///
    /// A reading about the index as a whole.
    interpretation: Option<Text>,
}

/// What an incomplete index leaves open, nobody knows; every other says it.
fn whole_unless_incomplete(schema: &mut schemars::Schema) {
    let incomplete = json!({ "properties": { "status": { "const": "incomplete" } }, "required": ["status"] });
    let said = json!([has("years"), has("maximum"), has("declared")]);
    schema.insert("if".to_owned(), incomplete);
    schema.insert("else".to_owned(), json!({ "allOf": said }));
}

#[derive(JsonSchema)]
#[schemars(rename = "IndexKind", rename_all = "snake_case")]
enum Kind {
    /// Bộ chỉ số
    ///
    /// a scoring index
    Index,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Scored {
    /// Cấp của đơn vị, cũng là cấp của các bộ tiêu chí dùng bộ chỉ số này.
    ///
    /// The level of the subjects; that of the rule sets that use the index.
    level: Id,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Declared {
    /// Số nhóm.
    ///
    /// How many groups.
    groups: Count,
    /// Số chỉ số, không đếm chỉ số con.
    ///
    /// How many indicators, parts not counted.
    indicators: Count,
    /// Chỗ nguồn nói như vậy.
    ///
    /// Where the source says so.
    source: Option<Source>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Group {
    /// Mã nhóm.
    ///
    /// The id of the group.
    id: Id,
    /// Tên nhóm.
    ///
    /// The title of the group.
    title: Text,
    /// Điểm tối đa của nhóm, bằng tổng của các chỉ số.
    ///
    /// The most points of the group: the sum of its indicators.
    maximum: Decimal,
    /// Chỗ của nhóm trong văn bản nguồn.
    ///
    /// Where the group stands in the source.
    source: Option<Source>,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: Option<Text>,
    /// Các chỉ số của nhóm.
    ///
    /// The indicators of the group.
    indicators: Vec<Indicator>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Indicator {
    /// Mã chỉ số, không trùng trong cả bộ chỉ số.
    ///
    /// The id, once in the index.
    id: Id,
    /// Tên chỉ số.
    ///
    /// The title.
    title: Text,
    /// Điểm tối đa.
    ///
    /// The most points.
    maximum: Decimal,
    /// Cách cho điểm.
    ///
    /// How values give points.
    scoring: Scoring,
    /// Chỗ của chỉ số trong văn bản nguồn.
    ///
    /// Where the indicator stands in the source.
    source: Source,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Part {
    /// Mã chỉ số con, không trùng trong cả bộ chỉ số.
    ///
    /// The id, once in the index.
    id: Id,
    /// Tên chỉ số con.
    ///
    /// The title.
    title: Text,
    /// Điểm tối đa.
    ///
    /// The most points.
    maximum: Decimal,
    /// Cách cho điểm.
    ///
    /// How values give points.
    scoring: Scoring,
    /// Chỗ trong văn bản nguồn; bỏ trống là chỗ của chỉ số.
    ///
    /// Where it stands in the source, if not where the indicator does.
    source: Option<Source>,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: Option<Text>,
}

/// How values give points: one form for each method, and for each measure of steps.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Scoring {
    PercentSteps(ByStep<PercentMeasure, Percent>),
    CountSteps(ByStep<CountMeasure, Whole>),
    AmountSteps(ByStep<AmountMeasure, Decimal>),
    Other(Method),
}

#[derive(JsonSchema)]
#[schemars(rename = "Steps_{M}", deny_unknown_fields)]
struct ByStep<M, N> {
    /// Cách cho điểm: `steps`, điểm của bậc đầu tiên mà giá trị đạt tới.
    ///
    /// The method: `steps`, the points of the first step that the value reaches.
    method: StepsMethod,
    /// Giá trị là phần trăm, số lượng hay một mức có đơn vị.
    ///
    /// Whether values are percentages, counts or amounts.
    measure: M,
    /// Các bậc, từ tốt nhất đến kém nhất.
    ///
    /// The steps, from the best to the worst.
    #[schemars(length(min = 1))]
    steps: Vec<Step<N>>,
    /// Điểm khi không đạt bậc nào; bỏ trống là 0.
    ///
    /// The points where no step is reached; 0 where it is missing.
    otherwise: Option<Decimal>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum StepsMethod {
    /// Theo bậc
    ///
    /// by steps
    Steps,
}

#[derive(JsonSchema)]
#[schemars(rename = "Step_{N}", deny_unknown_fields, transform = exactly_one("at_least at_most"))]
struct Step<N> {
    /// Đạt bậc này khi bằng hoặc cao hơn.
    ///
    /// Reached at this number or above.
    at_least: Option<N>,
    /// Đạt bậc này khi bằng hoặc thấp hơn.
    ///
    /// Reached at this number or below.
    at_most: Option<N>,
    /// Điểm của bậc.
    ///
    /// The points of the step.
    points: Decimal,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct PercentMeasure {
    /// Giá trị là gì: `percent`.
    ///
    /// What the values are: `percent`.
    kind: PercentKind,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum PercentKind {
    /// Tỷ lệ phần trăm
    ///
    /// a percentage
    Percent,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct CountMeasure {
    /// Giá trị là gì: `count`.
    ///
    /// What the values are: `count`.
    kind: CountKind,
    /// Đơn vị tính như nguồn in.
    ///
    /// The unit label as the source prints it.
    unit: Text,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum CountKind {
    /// Số lượng, số nguyên
    ///
    /// a whole number
    Count,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct AmountMeasure {
    /// Giá trị là gì: `amount`.
    ///
    /// What the values are: `amount`.
    kind: AmountKind,
    /// Đơn vị tính như nguồn in.
    ///
    /// The unit label as the source prints it.
    unit: Text,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum AmountKind {
    /// Một mức có đơn vị
    ///
    /// an amount of a unit
    Amount,
}

/// How an indicator is scored other than by steps.
#[derive(JsonSchema)]
#[schemars(tag = "method", rename_all = "snake_case", deny_unknown_fields)]
enum Method {
    /// Theo tỷ lệ: tỷ lệ ÷ `full_at` × điểm tối đa
    ///
    /// in proportion: share ÷ `full_at` × maximum
    Proportion {
        /// Tử số và mẫu số đếm gì.
        ///
        /// What numerator and denominator count.
        counted: Option<Text>,
        /// Từ tỷ lệ nào thì được điểm tối đa; bỏ trống là 100.
        ///
        /// From which percentage on all points are given; 100 where it is missing.
        full_at: Option<Percent>,
    },
    /// Theo trường hợp
    ///
    /// by cases
    Cases {
        /// Các trường hợp, mỗi trường hợp có điểm riêng.
        ///
        /// The cases, each with its points.
        #[schemars(length(min = 1))]
        cases: Vec<Case>,
    },
    /// Có hoặc không: được tất cả hoặc không có điểm
    ///
    /// yes or no: all points or none
    YesNo {},
    /// Tổng điểm của các chỉ số con
    ///
    /// the sum of its parts
    Sum {
        /// Các chỉ số con.
        ///
        /// The parts: indicators of their own.
        #[schemars(length(min = 1))]
        parts: Vec<Part>,
        /// Có giới hạn tổng ở điểm tối đa không.
        ///
        /// Whether the sum is at most the maximum.
        capped: Option<bool>,
    },
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Case {
    /// Mã trường hợp, như `half`.
    ///
    /// The id of the case, such as `half`.
    id: Id,
    /// Tên trường hợp.
    ///
    /// The title of the case.
    title: Text,
    /// Điểm của trường hợp.
    ///
    /// The points of the case.
    points: Decimal,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Band {
    /// Mã mức xếp loại, như `good`.
    ///
    /// The id of the band, such as `good`.
    id: Id,
    /// Tên mức xếp loại.
    ///
    /// The title of the band.
    title: Text,
    /// Từ bao nhiêu phần trăm của điểm tối đa.
    ///
    /// From this share of the maximum on, in percent.
    at_least_percent: Percent,
    /// Chỗ trong văn bản nguồn.
    ///
    /// Where it stands in the source.
    source: Option<Source>,
}
