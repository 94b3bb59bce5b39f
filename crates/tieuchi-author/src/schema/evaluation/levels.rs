//! What levels of recognition come to.

use schemars::JsonSchema;

use super::conditions::{Condition, MissingPoints};
use super::findings::{ExemptionInForce, Observed, Shortfall, Target};
use super::{OrNull, Outcome, Reason};
use crate::schema::parts::{Source, Text};
use crate::schema::scalars::Id;

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct LevelReached {
    /// Mức cao nhất đã đạt.
    ///
    /// The highest level that is met.
    reached: OrNull<Id>,
    /// Mức cao nhất chưa bị loại trừ.
    ///
    /// The highest level that is not ruled out.
    possible: OrNull<Id>,
    /// Mức thấp nhất chưa đạt.
    ///
    /// The lowest level that is not met.
    next: OrNull<Id>,
    /// Mức đó còn thiếu gì.
    ///
    /// What that level lacks.
    lacking: OrNull<Lacking>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Lacking {
    /// Các tiêu chí mà mức đó đòi và chưa đạt.
    ///
    /// The criteria that it asks for and that are not met.
    criteria: Vec<LackingCriterion>,
    /// Các điều kiện chưa đạt.
    ///
    /// The conditions that are not met.
    conditions: Vec<LackingCondition>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct LackingCriterion {
    /// Mã tiêu chí.
    ///
    /// The id of the criterion.
    id: Id,
    /// Kết luận của tiêu chí.
    ///
    /// The outcome of the criterion.
    outcome: Outcome,
    /// Vì sao có kết luận đó.
    ///
    /// Why it comes to that.
    reason: Reason,
    /// Chỉ tiêu áp dụng cho đơn vị trong năm.
    ///
    /// The target that applies to this subject in this year.
    target: OrNull<Target>,
    /// Còn thiếu bao nhiêu.
    ///
    /// How far off it is.
    shortfall: OrNull<Shortfall>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct LackingCondition {
    /// Mã điều kiện.
    ///
    /// The id of the condition.
    id: Id,
    /// Kết luận của điều kiện.
    ///
    /// The outcome of the condition.
    outcome: Outcome,
    /// Vì sao có kết luận đó.
    ///
    /// Why it comes to that.
    reason: Reason,
    /// Còn thiếu bao nhiêu điểm.
    ///
    /// How many points are missing.
    shortfall: OrNull<MissingPoints>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "LevelOutcome")]
pub(super) struct Level {
    /// Mã của mức.
    ///
    /// The id of the level.
    id: Id,
    /// Kết luận của mức.
    ///
    /// The outcome of the level.
    outcome: Outcome,
    /// Vì sao có kết luận đó.
    ///
    /// Why it comes to that.
    reason: Reason,
    /// Kết quả của các điều kiện riêng của mức.
    ///
    /// What the level's own conditions come to.
    conditions: Vec<Condition>,
    /// Các tiêu chí có kết quả khác với mức thấp nhất.
    ///
    /// The findings that differ from those of the lowest level.
    criteria: Vec<LevelFinding>,
    /// Tên của mức.
    ///
    /// The title of the level.
    title: Text,
    /// Chỗ của mức trong văn bản nguồn.
    ///
    /// Where the level stands in the source.
    source: Source,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: OrNull<Text>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct LevelFinding {
    /// Mã tiêu chí.
    ///
    /// The id of the criterion.
    id: Id,
    /// Kết luận của tiêu chí.
    ///
    /// The outcome of the criterion.
    outcome: Outcome,
    /// Vì sao có kết luận đó.
    ///
    /// Why it comes to that.
    reason: Reason,
    /// Giá trị được báo cáo.
    ///
    /// What was reported.
    observed: OrNull<Observed>,
    /// Chỉ tiêu áp dụng cho đơn vị trong năm.
    ///
    /// The target that applies to this subject in this year.
    target: OrNull<Target>,
    /// Còn thiếu bao nhiêu.
    ///
    /// How far off it is.
    shortfall: OrNull<Shortfall>,
    /// Việc miễn đang có hiệu lực, khi được miễn.
    ///
    /// The exemption in force, where the subject is exempt.
    exemption: Option<ExemptionInForce>,
}
