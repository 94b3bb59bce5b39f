//! Evaluations, as results are written.

mod conditions;
mod findings;
mod levels;
mod standing;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use tieuchi::Language::{English, Vietnamese};

use self::conditions::Condition;
use self::findings::{Exemption, Finding};
use self::levels::{Level, LevelReached};
use self::standing::Standing;
use crate::schema::parts::{MissingPart, Status, Text};
use crate::schema::scalars::{Count, Date, Filled, Id, Sha256, SubjectId, Version, Year, words};

/// Kết quả đánh giá một hồ sơ.
///
/// An evaluation: what follows from a rule set and a dossier.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Evaluation {
    /// Công cụ đã đánh giá.
    ///
    /// What judged.
    engine: Engine,
    /// Bộ tiêu chí đã dùng.
    ///
    /// The rule set by which it was judged.
    rule_set: RuleSetUsed,
    /// Các bộ chỉ số đầy đủ mà điểm của hồ sơ dựa vào.
    ///
    /// The complete indices that scores of the dossier are of.
    indices: Option<Vec<IndexUsed>>,
    /// Đơn vị được đánh giá.
    ///
    /// The subject assessed.
    subject: Subject,
    /// Năm đánh giá.
    ///
    /// The year assessed.
    year: Year,
    /// Số liệu của hồ sơ có phải chỉ để minh họa không.
    ///
    /// Whether the dossier marks its figures as illustrative.
    illustrative: bool,
    /// Kết luận chung.
    ///
    /// The outcome of the whole.
    outcome: Outcome,
    /// Vì sao có kết luận đó.
    ///
    /// Why it comes to that.
    reason: Reason,
    /// Kết quả của từng điều kiện.
    ///
    /// What each condition comes to.
    conditions: Vec<Condition>,
    /// Mỗi nhóm có bao nhiêu tiêu chí đạt, không đạt, …
    ///
    /// How many criteria of each group are met, not met, …
    groups: Vec<GroupTally>,
    /// Kết quả của từng tiêu chí.
    ///
    /// The finding for each criterion.
    criteria: Vec<Finding>,
    /// Mức công nhận đạt được; chỉ có khi bộ tiêu chí có các mức.
    ///
    /// Which level is reached; only where the rule set has levels.
    level: Option<LevelReached>,
    /// Kết quả của từng mức, từ thấp nhất.
    ///
    /// What each level comes to, from the lowest.
    levels: Option<Vec<Level>>,
    /// Các tiêu chí được miễn, khi hồ sơ có.
    ///
    /// The exemptions, where the dossier has any.
    exemptions: Option<Vec<Exemption>>,
    /// Tất cả những gì chưa được báo cáo.
    ///
    /// All that was not reported.
    unreported: Vec<Filled>,
    /// Trong đó, những gì còn có thể đổi kết luận chung.
    ///
    /// What of these could still change the outcome of the whole.
    deciding: Vec<Filled>,
    /// Tài liệu đã có và còn thiếu.
    ///
    /// The documents provided and missing.
    documents: Documents,
    /// Các bước của quy trình còn thiếu tài liệu gì.
    ///
    /// What documents the steps of the procedure still need.
    procedure: Procedure,
    /// Các cơ quan mà vào ngày cuối của năm đánh giá đã khác với bộ tiêu chí.
    ///
    /// The agencies that by the end of the year are not what the rule set says.
    agencies: Option<Vec<ChangedAgency>>,
    /// Biên nhận: mã băm của hồ sơ và của kết quả.
    ///
    /// The receipt: the hashes of dossier and evaluation.
    receipt: Option<Receipt>,
    /// Theo sổ theo dõi: được giao, được công nhận chưa.
    ///
    /// What a register says of the subject.
    standing: Option<Standing>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Engine {
    /// Tên công cụ.
    ///
    /// The name of the engine.
    #[schemars(extend("const" = "tieuchi"))]
    name: String,
    /// Số này chỉ đổi khi một kết luận có thể đổi.
    ///
    /// A number that changes only when an outcome could.
    semantics: Count,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct RuleSetUsed {
    /// Mã.
    ///
    /// The id.
    id: Id,
    /// Phiên bản.
    ///
    /// The version.
    version: Version,
    /// Tình trạng.
    ///
    /// How far it may be relied on.
    status: Status,
    /// Có đủ những gì nguồn nêu không.
    ///
    /// Whether it holds all that its source declares.
    complete: bool,
    /// Những phần của nguồn mà người soạn chưa có.
    ///
    /// The parts of its source that were not at hand.
    missing: Option<Vec<MissingPart>>,
    /// Mã băm SHA-256 của nội dung.
    ///
    /// The SHA-256 of the content.
    sha256: Sha256,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct IndexUsed {
    /// Mã.
    ///
    /// The id.
    id: Id,
    /// Phiên bản.
    ///
    /// The version.
    version: Version,
    /// Tình trạng.
    ///
    /// How far it may be relied on.
    status: Status,
    /// Mã băm SHA-256 của nội dung.
    ///
    /// The SHA-256 of the content.
    sha256: Sha256,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "EvaluatedSubject")]
struct Subject {
    /// Mã đơn vị.
    ///
    /// The id of the subject.
    id: SubjectId,
    /// Tên đơn vị.
    ///
    /// The name of the subject.
    name: OrNull<Filled>,
    /// Cấp của đơn vị.
    ///
    /// The level of the subject.
    level: Id,
    /// Đặc điểm của đơn vị.
    ///
    /// The attributes of the subject.
    attributes: BTreeMap<Id, Filled>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct GroupTally {
    /// Mã nhóm.
    ///
    /// The id of the group.
    id: Id,
    /// Số tiêu chí đạt.
    ///
    /// How many criteria are met.
    met: Count,
    /// Số tiêu chí không đạt.
    ///
    /// How many are not met.
    not_met: Count,
    /// Số tiêu chí chưa xác định.
    ///
    /// How many are undetermined.
    undetermined: Count,
    /// Số tiêu chí không áp dụng.
    ///
    /// How many are not applicable.
    not_applicable: Count,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Documents {
    /// Mã các tài liệu đã có.
    ///
    /// The ids of documents that are there.
    provided: Vec<Id>,
    /// Mã các tài liệu còn thiếu.
    ///
    /// The ids of documents that are missing.
    missing: Vec<Id>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Procedure {
    /// Các bước, theo thứ tự.
    ///
    /// The steps, in their order.
    steps: Vec<Step>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "StepLacks")]
struct Step {
    /// Mã của bước.
    ///
    /// The id of the step.
    id: Id,
    /// Mã các tài liệu mà bước này cần và hồ sơ còn thiếu.
    ///
    /// The ids of documents that the step needs and the dossier lacks.
    missing_documents: Vec<Id>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ChangedAgency {
    /// Mã cơ quan trong bộ tiêu chí.
    ///
    /// The id of the agency in the rule set.
    id: Id,
    /// Mã cơ quan làm việc lúc đó: chính nó hoặc cơ quan tiếp nhận.
    ///
    /// Who acts then: the agency itself, or its successor.
    agency: Id,
    /// Tên vào ngày đó.
    ///
    /// Its name on that day.
    name: Text,
    /// Ngày cuối cùng, khi đã hết và chưa rõ ai tiếp nhận.
    ///
    /// Its last day, where it has ended and no successor is recorded.
    ended: OrNull<Date>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Receipt {
    /// Mã băm của hồ sơ.
    ///
    /// The hash of the dossier.
    dossier: Hash,
    /// Mã băm của kết quả.
    ///
    /// The hash of the evaluation.
    evaluation: Hash,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Hash {
    /// Mã băm SHA-256.
    ///
    /// The SHA-256.
    sha256: Sha256,
}

/// What is always there, if only as `null`.
struct OrNull<T>(PhantomData<T>);

impl<T: JsonSchema> JsonSchema for OrNull<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}_or_null", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Option::<T>::json_schema(generator)
    }
}

/// Words of the engine, with its own labels.
macro_rules! words_of_the_engine {
    ($($name:ident;)*) => {$(
        struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                words(tieuchi::$name::ALL.map(|word| (word.as_str(), [word.label(Vietnamese), word.label(English)])))
            }
        }
    )*};
}

words_of_the_engine! {
    Outcome;
    Reason;
    Assigned;
}
