//! Conditions and levels of recognition, exemptions.

use schemars::JsonSchema;

use crate::schema::keywords::{exactly_one, some_unique};
use crate::schema::parts::{Basis, Source, Text};
use crate::schema::scalars::{Id, Percent};

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, transform = exactly_one("criteria score"))]
pub(super) struct Condition {
    /// Mã điều kiện, không trùng với tiêu chí hay điều kiện nào khác.
    ///
    /// The id, that no other criterion or condition has.
    id: Id,
    /// Tên điều kiện.
    ///
    /// The title.
    title: Option<Text>,
    /// Những tiêu chí nào phải đạt: `assigned` (mọi tiêu chí được giao), danh sách mã, hoặc `{"groups": […]}`.
    ///
    /// Which criteria must be met: `assigned` (all that are), a list of ids, or `{"groups": […]}`.
    criteria: Option<CriteriaDemand>,
    /// Điểm của một bộ chỉ số phải đạt tỷ lệ nào.
    ///
    /// Which share of an index's points must be reached.
    score: Option<ScoreDemand>,
    /// Chỗ của điều kiện trong văn bản nguồn.
    ///
    /// Where the condition stands in the source.
    source: Source,
    /// Cách hiểu của người soạn khi câu chữ để ngỏ.
    ///
    /// A reading where the decision's words leave room.
    interpretation: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(untagged)]
enum CriteriaDemand {
    All(Assigned),
    Ids(#[schemars(transform = some_unique)] Vec<Id>),
    Groups(GroupIds),
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Assigned {
    /// Mọi tiêu chí được giao trong năm
    ///
    /// all criteria assigned in the year
    Assigned,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct GroupIds {
    /// Mã các nhóm có tiêu chí phải đạt.
    ///
    /// The ids of the groups whose criteria must be met.
    #[schemars(transform = some_unique)]
    groups: Vec<Id>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ScoreDemand {
    /// Mã bộ chỉ số; nếu có `indices` thì là một trong đó.
    ///
    /// The id of the index; one of `indices` where there are any.
    index: Id,
    /// Điểm của năm nào.
    ///
    /// Of which year the score is.
    year: ScoreYear,
    /// Điểm do ai cho.
    ///
    /// Who gave the score.
    basis: Basis,
    /// Ít nhất bao nhiêu phần trăm của điểm tối đa.
    ///
    /// At least this share of the maximum, in percent.
    at_least_percent: Percent,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum ScoreYear {
    /// Năm trước năm của hồ sơ
    ///
    /// the year before the dossier's
    Previous,
    /// Năm của hồ sơ
    ///
    /// the dossier's year
    Current,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Level {
    /// Mã của mức, như `advanced`.
    ///
    /// The id of the level, such as `advanced`.
    id: Id,
    /// Tên của mức.
    ///
    /// The title of the level.
    title: Text,
    /// Điều kiện riêng của mức; mọi mức thấp hơn cũng phải đạt.
    ///
    /// The level's own conditions; every level below must be met too.
    conditions: Vec<Condition>,
    /// Chỗ của mức trong văn bản nguồn.
    ///
    /// Where the level stands in the source.
    source: Source,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Exemptions {
    /// Tiêu chí nào được miễn: `all` hoặc danh sách mã.
    ///
    /// Which criteria: `all`, or a list of their ids.
    criteria: ExemptCriteria,
    /// Mã các cơ quan được quyền miễn.
    ///
    /// The ids of the agencies that may exempt.
    #[schemars(transform = some_unique)]
    authorities: Vec<Id>,
    /// Chỗ nguồn cho phép miễn.
    ///
    /// Where the source allows it.
    source: Source,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(untagged)]
enum ExemptCriteria {
    All(All),
    Ids(#[schemars(transform = some_unique)] Vec<Id>),
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum All {
    /// Mọi tiêu chí
    ///
    /// every criterion
    All,
}
