//! Criteria: what is measured, and what is demanded of it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

use super::keywords::{exactly_one, exactly_one_or, unique};
use super::parts::{Citation, Source, Text};
use super::scalars::{Absent, Anything, Decimal, Id, Percent, SubjectId, True, Whole, YearKey};

/// A criterion, with targets of the kind that its measure takes.
pub(super) struct Criterion;

impl JsonSchema for Criterion {
    fn schema_name() -> Cow<'static, str> {
        "Criterion".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = CriterionKeys::json_schema(generator);
        let rules = [
            demanding::<Percent, Absent>(generator, "percent", true),
            demanding::<Absent, True>(generator, "yes_no", false),
            demanding::<Whole, True>(generator, "count", false),
            demanding::<Decimal, Absent>(generator, "amount", true),
        ];
        schema.insert("allOf".to_owned(), json!(rules));
        schema
    }
}

/// What the targets of a measure are, and whether it may count recognised units.
fn demanding<N: JsonSchema, P: JsonSchema>(
    generator: &mut SchemaGenerator,
    kind: &str,
    may_count_units: bool,
) -> Value {
    let targets = generator.subschema_for::<Option<BTreeMap<YearKey, Option<Target<N, P>>>>>();
    let target = generator.subschema_for::<Option<Target<N, P>>>();
    let rollup = if may_count_units { json!(true) } else { generator.subschema_for::<Absent>().to_value() };
    json!({
        "if": {
            "properties": { "measure": { "properties": { "kind": { "const": kind } }, "required": ["kind"] } },
            "required": ["measure"],
        },
        "then": { "properties": { "targets": targets, "target": target, "rollup": rollup } },
    })
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = exactly_one("targets target"))]
struct CriterionKeys {
    /// Mã tiêu chí như `II.3`, không trùng với tiêu chí hay điều kiện nào khác.
    ///
    /// The id, such as `II.3`, that no other criterion or condition has.
    id: Id,
    /// Tên tiêu chí, đúng chữ trong văn bản.
    ///
    /// The title, in the decision's words.
    title: Text,
    /// Đơn vị tính.
    ///
    /// How the criterion is measured.
    measure: Measure,
    /// Chỉ tiêu theo năm; năm không ghi là năm không được giao.
    ///
    /// A target per year; a year left out is a year in which the criterion is not assigned.
    targets: Option<BTreeMap<YearKey, Anything>>,
    /// Một chỉ tiêu cho mọi năm của bộ tiêu chí, khi nguồn không nêu năm.
    ///
    /// One target for every year of the set, where the source names no year.
    target: Option<Anything>,
    /// Mã các cơ quan chủ trì.
    ///
    /// The ids of the agencies that lead it.
    #[schemars(transform = unique)]
    lead_agencies: Option<Vec<Id>>,
    /// Mã các cơ quan phối hợp.
    ///
    /// The ids of the agencies that work with them.
    #[schemars(transform = unique)]
    coordinating_agencies: Option<Vec<Id>>,
    /// Các văn bản liên quan mà nguồn dẫn cho tiêu chí này.
    ///
    /// The acts that the source cites for the criterion.
    citations: Option<Vec<Citation>>,
    /// Chỗ của tiêu chí trong văn bản nguồn.
    ///
    /// Where the criterion stands in the source.
    source: Source,
    /// Cách hiểu của người soạn khi câu chữ để ngỏ.
    ///
    /// A reading where the decision's words leave room; ours, never the decision's.
    interpretation: Option<Text>,
    /// Tiêu chí này đếm các đơn vị đã được công nhận.
    ///
    /// That the criterion counts recognised units.
    rollup: Option<Rollup>,
}

/// That a criterion counts recognised units.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Rollup {
    /// Cấp của các đơn vị được đếm, như `commune`.
    ///
    /// The level of the units counted, such as `commune`.
    level: Id,
    /// Chỗ trong nguồn, nếu khác chỗ của tiêu chí.
    ///
    /// Where the words stand, if not in the criterion's own source.
    source: Option<Source>,
    /// Câu chữ của nguồn được hiểu thế nào.
    ///
    /// How the words are read.
    interpretation: Text,
}

/// What a criterion measures.
#[derive(JsonSchema)]
#[schemars(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum Measure {
    /// Tỷ lệ phần trăm
    ///
    /// a percentage
    Percent {
        /// Tử số và mẫu số đếm gì (“hộ gia đình”); phải là chữ có trong tên tiêu chí.
        ///
        /// What numerator and denominator count; it must be words of the title.
        counted: Option<Text>,
        /// Tử số đếm chính xác những gì, theo văn bản nào.
        ///
        /// What exactly the numerator counts, and who defines it.
        numerator: Option<Definition>,
        /// Mẫu số đếm chính xác những gì, theo văn bản nào.
        ///
        /// What exactly the denominator counts, and who defines it.
        denominator: Option<Definition>,
    },
    /// Có hoặc không
    ///
    /// yes or no
    YesNo {
        /// Đơn vị tính như nguồn in, như `Có/ không`.
        ///
        /// The unit label as the source prints it.
        unit: Option<Text>,
    },
    /// Số lượng, số nguyên
    ///
    /// a whole number
    Count {
        /// Đơn vị tính như nguồn in, như `Hệ thống`.
        ///
        /// The unit label as the source prints it.
        unit: Text,
    },
    /// Một mức có đơn vị, như triệu đồng/người
    ///
    /// an amount of a unit
    Amount {
        /// Đơn vị tính như nguồn in, như `triệu đồng/người`.
        ///
        /// The unit label as the source prints it.
        unit: Text,
    },
}

/// What one part of a ratio counts.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Definition {
    /// Đếm gì.
    ///
    /// What is counted.
    what: Text,
    /// Văn bản định nghĩa điều đó.
    ///
    /// Who defines it.
    source: Source,
}

/// One of three bounds: numbers of one kind, and whether "Có" is one.
#[derive(JsonSchema)]
#[schemars(rename = "Bound_{N}_{P}", deny_unknown_fields, transform = exactly_one("at_least at_most present"))]
struct Bound<N, P> {
    /// Đạt khi bằng hoặc cao hơn số này.
    ///
    /// Met at this number or above.
    at_least: Option<N>,
    /// Đạt khi bằng hoặc thấp hơn số này.
    ///
    /// Met at this number or below.
    at_most: Option<N>,
    /// “Có”: đạt khi có, với số đếm là từ một trở lên.
    ///
    /// Met by yes, or by a count of one or more.
    present: Option<P>,
}

/// What a criterion demands in a year.
#[derive(JsonSchema)]
#[schemars(rename = "Target_{N}_{P}", deny_unknown_fields, transform = exactly_one_or("at_least at_most present", "by"))]
struct Target<N, P> {
    /// Đạt khi bằng hoặc cao hơn số này.
    ///
    /// Met at this number or above.
    at_least: Option<N>,
    /// Đạt khi bằng hoặc thấp hơn số này.
    ///
    /// Met at this number or below.
    at_most: Option<N>,
    /// “Có”: đạt khi có, với số đếm là từ một trở lên.
    ///
    /// Met by yes, or by a count of one or more.
    present: Option<P>,
    /// Chỉ tiêu khác nhau theo một đặc điểm của đơn vị: tên đặc điểm, rồi chỉ tiêu của từng giá trị; `null` là không được giao.
    ///
    /// Targets that differ by one attribute of the subject: its name, then the target of each value; `null`: not assigned.
    #[schemars(extend("minProperties" = 1, "maxProperties" = 1))]
    by: Option<By<N, P>>,
    /// Chỉ tiêu riêng của từng mức công nhận, thay cho chỉ tiêu bên cạnh.
    ///
    /// Targets of levels of recognition, each in place of the one beside.
    at: Option<BTreeMap<Id, Option<LevelTarget<N, P>>>>,
}

/// The name of an attribute, and what is demanded of each of its values.
type By<N, P> = BTreeMap<Id, BTreeMap<SubjectId, Option<Bound<N, P>>>>;

/// What a level of recognition demands of a criterion.
#[derive(JsonSchema)]
#[schemars(rename = "LevelTarget_{N}_{P}", deny_unknown_fields, transform = exactly_one_or("at_least at_most present", "by"))]
struct LevelTarget<N, P> {
    /// Đạt khi bằng hoặc cao hơn số này.
    ///
    /// Met at this number or above.
    at_least: Option<N>,
    /// Đạt khi bằng hoặc thấp hơn số này.
    ///
    /// Met at this number or below.
    at_most: Option<N>,
    /// “Có”: đạt khi có, với số đếm là từ một trở lên.
    ///
    /// Met by yes, or by a count of one or more.
    present: Option<P>,
    /// Chỉ tiêu khác nhau theo một đặc điểm của đơn vị.
    ///
    /// Targets that differ by one attribute of the subject.
    #[schemars(extend("minProperties" = 1, "maxProperties" = 1))]
    by: Option<By<N, P>>,
}

/// The words of measures, for documents that only name them.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub(super) enum MeasureKind {
    /// Tỷ lệ phần trăm
    ///
    /// a percentage
    Percent,
    /// Có hoặc không
    ///
    /// yes or no
    YesNo,
    /// Số lượng
    ///
    /// a whole number
    Count,
    /// Một mức có đơn vị
    ///
    /// an amount of a unit
    Amount,
}

/// Groups of criteria.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Group {
    /// Mã nhóm, như `II`.
    ///
    /// The id of the group, such as `II`.
    id: Id,
    /// Tên nhóm, đúng chữ trong văn bản.
    ///
    /// The title, in the decision's words.
    title: Text,
    /// Chỗ của nhóm trong văn bản nguồn.
    ///
    /// Where the group stands in the source.
    source: Option<Source>,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: Option<Text>,
    /// Các tiêu chí của nhóm, theo thứ tự trong văn bản.
    ///
    /// The criteria of the group, in their order.
    criteria: Vec<Criterion>,
}
