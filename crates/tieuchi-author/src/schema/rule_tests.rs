//! Tests of rules.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use tieuchi::Code;

use super::keywords::exactly_one;
use super::parts::Text;
use super::scalars::{AnyObject, Anything, Filled, Format, RuleSetName};

/// Các phép thử của bộ tiêu chí.
///
/// Tests of a rule set.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RuleTests {
    /// Lược đồ dùng cho trình soạn thảo; không có tác dụng khác.
    ///
    /// The schema, for editors; it has no other effect.
    #[schemars(rename = "$schema")]
    schema: Option<String>,
    /// Loại tài liệu: `rule_tests`.
    ///
    /// The kind of document: `rule_tests`.
    kind: Kind,
    /// Phiên bản của định dạng: 1.
    ///
    /// The version of the format: 1.
    format: Option<Format>,
    /// Mã bộ tiêu chí, có thể kèm `@phiên-bản`.
    ///
    /// The id of the rule set, optionally with `@version`.
    rule_set: RuleSetName,
    /// Ghi chú.
    ///
    /// A remark.
    note: Option<Filled>,
    /// Các hồ sơ gốc có tên, mà các phép thử bắt đầu từ đó; không cần ghi `rule_set`.
    ///
    /// Named dossiers from which cases start; `rule_set` is filled in.
    bases: Option<BTreeMap<String, Base>>,
    /// Các phép thử.
    ///
    /// The cases.
    #[schemars(length(min = 1))]
    cases: Vec<Case>,
    /// Những thay đổi mà phép thử không cần phát hiện: mã thay đổi và lý do.
    ///
    /// Changes that the tests need not notice: the id of the change, and why.
    survivors: Option<BTreeMap<String, Text>>,
}

#[derive(JsonSchema)]
#[schemars(rename = "RuleTestsKind", rename_all = "snake_case")]
enum Kind {
    /// Các phép thử của bộ tiêu chí
    ///
    /// tests of a rule set
    RuleTests,
}

/// A dossier as a case has it. What is wrong with it is what a case may be about, so that keys are only offered.
#[derive(JsonSchema)]
#[schemars(rename = "BaseDossier")]
struct Base {
    /// Đơn vị được đánh giá: `id`, `name`, `level`, `attributes`.
    ///
    /// The subject assessed: `id`, `name`, `level`, `attributes`.
    subject: Option<Anything>,
    /// Năm đánh giá.
    ///
    /// The year assessed.
    year: Option<Anything>,
    /// Giá trị của từng tiêu chí theo mã.
    ///
    /// Values by the ids of criteria.
    values: Option<Anything>,
    /// Điểm của các bộ chỉ số.
    ///
    /// Scores of indices.
    scores: Option<Anything>,
    /// Các tài liệu đã nộp.
    ///
    /// The documents filed.
    documents: Option<Anything>,
    /// Ý kiến của các cơ quan.
    ///
    /// What agencies say of it.
    opinions: Option<Anything>,
    /// Kết quả thẩm định.
    ///
    /// What appraisers say of it.
    appraisals: Option<Anything>,
    /// Các việc đã diễn ra trong quy trình.
    ///
    /// What happened in the procedure.
    events: Option<Anything>,
    /// Tài liệu minh chứng cho các tiêu chí.
    ///
    /// Evidence for criteria.
    evidence: Option<Anything>,
    /// Các tiêu chí được miễn.
    ///
    /// Exemptions from criteria.
    exemptions: Option<Anything>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = exactly_one("expect error"))]
struct Case {
    /// Phép thử cho thấy điều gì; không phép thử nào khác có tên này.
    ///
    /// What the case shows; no other case has it.
    name: Filled,
    /// Ghi chú.
    ///
    /// A remark.
    note: Option<Filled>,
    /// Tên hồ sơ gốc.
    ///
    /// The name of the dossier from which it starts.
    base: Filled,
    /// Một năm khác.
    ///
    /// Another year.
    year: Option<Anything>,
    /// Giá trị của tiêu chí thay cho hồ sơ gốc; `null` là bỏ đi.
    ///
    /// Values of criteria in place of those of the base; `null` takes one away.
    values: Option<AnyObject>,
    /// Thay đổi khác, theo JSON Merge Patch (RFC 7396).
    ///
    /// Any other change, as a JSON Merge Patch (RFC 7396).
    change: Option<Base>,
    /// Những phần của kết quả đánh giá phải đúng như vậy.
    ///
    /// Parts of the evaluation, which must be so.
    #[schemars(extend("minProperties" = 1))]
    expect: Option<Expected>,
    /// Vì sao hồ sơ bị từ chối: mã lỗi, `{"code", "pointer"}`, hoặc danh sách.
    ///
    /// Why the dossier is refused: a code, `{"code", "pointer"}`, or a list of these.
    error: Option<Errors>,
}

#[derive(JsonSchema)]
#[schemars(rename = "ExpectedEvaluation", extend("additionalProperties" = {"$ref": "#/$defs/ExpectedPart"}))]
struct Expected {
    /// Kết luận chung: `met`, `not_met` hoặc `undetermined`.
    ///
    /// The outcome of the whole: `met`, `not_met` or `undetermined`.
    outcome: Option<Part>,
    /// Vì sao có kết luận chung đó.
    ///
    /// Why the whole comes to that.
    reason: Option<Part>,
    /// Kết quả của các điều kiện, có thể viết theo mã.
    ///
    /// What conditions come to; they may be written by their ids.
    conditions: Option<Part>,
    /// Kết quả của các nhóm, có thể viết theo mã.
    ///
    /// What groups come to; they may be written by their ids.
    groups: Option<Part>,
    /// Kết quả của các tiêu chí, có thể viết theo mã.
    ///
    /// What criteria come to; they may be written by their ids.
    criteria: Option<Part>,
    /// Mức công nhận đạt được.
    ///
    /// Which level is reached.
    level: Option<Part>,
    /// Kết quả của các mức, có thể viết theo mã.
    ///
    /// What levels come to; they may be written by their ids.
    levels: Option<Part>,
    /// Các tiêu chí được miễn.
    ///
    /// The exemptions.
    exemptions: Option<Part>,
    /// Những gì chưa báo cáo.
    ///
    /// What was not reported.
    unreported: Option<Part>,
    /// Trong đó, những gì còn có thể đổi kết luận.
    ///
    /// What of these could still change the outcome.
    deciding: Option<Part>,
    /// Tài liệu đã có và còn thiếu.
    ///
    /// Documents provided and missing.
    documents: Option<Part>,
}

/// A part of what is expected: whatever an evaluation may hold there, but no object that expects nothing.
struct Part;

impl JsonSchema for Part {
    fn schema_name() -> Cow<'static, str> {
        "ExpectedPart".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"minProperties": 1, "additionalProperties": {"$ref": "#/$defs/ExpectedPart"}})
    }
}

/// Why a dossier is refused.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Errors {
    One(Error),
    Several(#[schemars(length(min = 1))] Vec<Error>),
}

#[derive(JsonSchema)]
#[schemars(untagged, rename = "ExpectedError")]
enum Error {
    Code(ErrorCode),
    At(ErrorAt),
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ErrorAt {
    /// Mã lỗi.
    ///
    /// The code.
    code: ErrorCode,
    /// Chỗ sai trong hồ sơ, theo JSON Pointer, như `/values/II.3`.
    ///
    /// The place in the dossier, as a JSON Pointer: `/values/II.3`.
    pointer: Option<String>,
}

/// A diagnostic code.
struct ErrorCode;

impl JsonSchema for ErrorCode {
    fn schema_name() -> Cow<'static, str> {
        "ErrorCode".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        json_schema!({ "type": "string", "enum": codes })
    }
}
