//! Who acts: documents, procedure, assessments, duties.

use schemars::JsonSchema;
use serde_json::json;

use crate::schema::keywords::{implies, some_unique, unique};
use crate::schema::parts::{Deadline, Source, Text};
use crate::schema::scalars::{Filled, Id, SubjectId};

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Document {
    /// Mã tài liệu, như `report`.
    ///
    /// The id of the document, such as `report`.
    id: Id,
    /// Tên tài liệu.
    ///
    /// The title of the document.
    title: Text,
    /// Mã cơ quan ban hành; bỏ trống nếu nguồn không nêu.
    ///
    /// The agency that issues it; none where the source does not say.
    issuer: Option<Id>,
    /// Mã của bước cần tài liệu này.
    ///
    /// The id of the step that needs it.
    needed_by: Option<Id>,
    /// Chỗ nguồn đòi tài liệu này.
    ///
    /// Where the source asks for it.
    source: Source,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Step {
    /// Mã của bước, như `appraisal`.
    ///
    /// The id of the step, such as `appraisal`.
    id: Id,
    /// Tên của bước.
    ///
    /// The title of the step.
    title: Text,
    /// Mã các cơ quan thực hiện.
    ///
    /// The ids of the agencies that act.
    #[schemars(transform = unique)]
    actors: Option<Vec<Id>>,
    /// Mã các tài liệu mà bước này làm ra.
    ///
    /// The ids of the documents that the step produces.
    produces: Option<Vec<Id>>,
    /// Mã các cơ quan nhận.
    ///
    /// The ids of the agencies it is sent to.
    #[schemars(transform = unique)]
    sends_to: Option<Vec<Id>>,
    /// Các đơn vị mà bước này áp dụng, hoặc `{"except": [...]}` cho mọi đơn vị trừ những đơn vị ấy; bỏ trống là mọi đơn vị.
    ///
    /// The units for which the step holds, or `{"except": [...]}` for all but these; missing: all.
    subjects: Option<StepSubjects>,
    /// Thời hạn: `{"before": ngày}`, `{"until": ngày}` hoặc một đoạn chữ.
    ///
    /// The deadline: `{"before": date}`, `{"until": date}` or a text.
    deadline: Option<Deadline>,
    /// Chỗ của bước trong văn bản nguồn.
    ///
    /// Where the step stands in the source.
    source: Source,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: Option<Text>,
}

/// For which units a step holds.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum StepSubjects {
    Only(Vec<NamedSubject>),
    Except(AllExcept),
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct AllExcept {
    /// Những đơn vị mà bước này không áp dụng.
    ///
    /// The units for which the step does not hold.
    #[schemars(length(min = 1))]
    except: Vec<NamedSubject>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct NamedSubject {
    /// Mã đơn vị, nếu biết.
    ///
    /// The id of the unit, where it is known.
    id: Option<SubjectId>,
    /// Tên đơn vị như in trong văn bản.
    ///
    /// The name of the unit, as printed.
    name: Filled,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = implies(
    json!({ "properties": { "given_in": { "const": "values" } }, "required": ["given_in"] }),
    json!({ "properties": { "agencies": { "type": "array" } } }),
))]
pub(super) struct Assessment {
    /// Mã của lần đánh giá.
    ///
    /// The id of the assessment.
    id: Id,
    /// Tên của lần đánh giá.
    ///
    /// The title of the assessment.
    title: Text,
    /// Hồ sơ ghi kết quả ở đâu.
    ///
    /// Where a dossier holds it.
    given_in: GivenIn,
    /// Ai đánh giá: danh sách mã cơ quan, hoặc `lead` (cơ quan chủ trì của từng tiêu chí).
    ///
    /// Who gives it: a list of agencies, or `lead` (the lead agencies of each criterion).
    agencies: Assessors,
    /// Mã của bước mà việc đánh giá thuộc về.
    ///
    /// The id of the step in which it is given.
    step: Option<Id>,
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
#[schemars(rename_all = "snake_case")]
enum GivenIn {
    /// Ở `values`: đơn vị tự báo cáo
    ///
    /// under `values`: the subject's own
    Values,
    /// Ở `opinions`: ý kiến của các cơ quan
    ///
    /// under `opinions`
    Opinions,
    /// Ở `appraisals`: kết quả thẩm định
    ///
    /// under `appraisals`
    Appraisals,
}

#[derive(JsonSchema)]
#[schemars(untagged)]
enum Assessors {
    Lead(Lead),
    Agencies(#[schemars(transform = some_unique)] Vec<Id>),
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Lead {
    /// Cơ quan chủ trì của từng tiêu chí
    ///
    /// the lead agencies of each criterion
    Lead,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Decisive {
    /// Mã của lần đánh giá quyết định.
    ///
    /// The id of the assessment that decides.
    assessment: Id,
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
pub(super) struct Conference {
    /// Mã cuộc họp, để sự kiện trong hồ sơ nhắc tới; không bước nào có mã này.
    ///
    /// The id, which events name; no step has it.
    id: Id,
    /// Tên cuộc họp.
    ///
    /// The title of the conference.
    title: Text,
    /// Mã của hai lần đánh giá có thể khác nhau.
    ///
    /// The ids of the two assessments that may differ.
    #[schemars(length(min = 2, max = 2), transform = unique)]
    between: Vec<Id>,
    /// Mã của bước mà cuộc họp nằm trong.
    ///
    /// The id of the step within which it is held.
    step: Option<Id>,
    /// Mã các cơ quan tổ chức họp.
    ///
    /// The ids of the agencies that hold it.
    #[schemars(transform = unique)]
    actors: Option<Vec<Id>>,
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
pub(super) struct Withdrawal {
    /// Mã của nhiệm vụ, một trong các `duties`.
    ///
    /// The id of the duty, one of `duties`.
    duty: Id,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Duty {
    /// Mã của nhiệm vụ, như `d4-2`.
    ///
    /// The id of the duty, such as `d4-2`.
    id: Id,
    /// Mã các cơ quan được giao.
    ///
    /// The ids of the agencies that have it.
    #[schemars(transform = unique)]
    actors: Option<Vec<Id>>,
    /// Phải làm gì, nói gọn.
    ///
    /// What is to be done, in short.
    act: Text,
    /// Đối với cái gì hoặc ai, khi cần nói riêng.
    ///
    /// To what or to whom, where that is worth saying by itself.
    object: Option<Text>,
    /// Thời hạn: `{"before": ngày}`, `{"until": ngày}` hoặc một đoạn chữ.
    ///
    /// The deadline: `{"before": date}`, `{"until": date}` or a text.
    deadline: Option<Deadline>,
    /// Chỗ trong văn bản nguồn.
    ///
    /// Where it stands in the source.
    source: Source,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: Option<Text>,
}
