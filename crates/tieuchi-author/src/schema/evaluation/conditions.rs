//! What conditions come to.

use schemars::JsonSchema;

use super::{OrNull, Outcome, Reason};
use crate::schema::parts::{Basis, Source, Text};
use crate::schema::scalars::{AnyYear, Count, Id, NormalDecimal, StatedDecimal};

/// What a condition comes to: one on criteria, or one on a score.
#[derive(JsonSchema)]
#[schemars(untagged, rename = "ConditionFinding")]
pub(super) enum Condition {
    OnCriteria(OnCriteria),
    OnScore(OnScore),
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct OnCriteria {
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
    /// Tên điều kiện.
    ///
    /// The title of the condition.
    title: OrNull<Text>,
    /// Chỗ của điều kiện trong văn bản nguồn.
    ///
    /// Where the condition stands in the source.
    source: Source,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: OrNull<Text>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct OnScore {
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
    /// Mã bộ chỉ số.
    ///
    /// The id of the index.
    index: Id,
    /// Năm của điểm được hỏi.
    ///
    /// The year whose score is asked for.
    year: AnyYear,
    /// Điểm do ai cho.
    ///
    /// Who gives the score.
    basis: Basis,
    /// Điểm trong hồ sơ.
    ///
    /// The score of the dossier.
    observed: OrNull<ObservedScore>,
    /// Điều kiện đòi bao nhiêu.
    ///
    /// What the condition asks for.
    target: ScoreTarget,
    /// Còn thiếu bao nhiêu điểm.
    ///
    /// How many points are missing.
    shortfall: OrNull<MissingPoints>,
    /// Các chỉ số chưa báo cáo, khi điểm tính từ chỉ số.
    ///
    /// The indicators that are missing, where the score follows from indicators.
    indicators: Option<OpenIndicators>,
    /// Mức xếp loại, khi bộ chỉ số có nêu.
    ///
    /// The band, where the index names bands.
    band: Option<OrNull<Band>>,
    /// Tên điều kiện.
    ///
    /// The title of the condition.
    title: OrNull<Text>,
    /// Chỗ của điều kiện trong văn bản nguồn.
    ///
    /// Where the condition stands in the source.
    source: Source,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: OrNull<Text>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ObservedScore {
    /// Số điểm.
    ///
    /// The points.
    points: OrNull<NormalDecimal>,
    /// Điểm tối đa.
    ///
    /// The most points.
    maximum: OrNull<NormalDecimal>,
    /// Tỷ lệ phần trăm so với điểm tối đa.
    ///
    /// The share of the maximum, in percent.
    percent: OrNull<NormalDecimal>,
    /// Số điểm ít nhất có thể.
    ///
    /// The fewest points that are possible.
    low: Option<NormalDecimal>,
    /// Số điểm nhiều nhất có thể.
    ///
    /// The most points that are possible.
    high: Option<NormalDecimal>,
    /// Số điểm mà hồ sơ nêu.
    ///
    /// The points that the dossier states.
    stated: Option<StatedDecimal>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ScoreTarget {
    /// Ít nhất bao nhiêu phần trăm của điểm tối đa.
    ///
    /// At least this share of the maximum, in percent.
    at_least_percent: NormalDecimal,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct MissingPoints {
    /// Số điểm còn thiếu.
    ///
    /// How many points are missing.
    points: NormalDecimal,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct OpenIndicators {
    /// Mã các chỉ số chưa báo cáo.
    ///
    /// The ids of indicators that were not reported.
    unreported: Vec<Id>,
    /// Trong đó, những chỉ số còn có thể đổi kết luận.
    ///
    /// Those of them that could still change the condition.
    deciding: Vec<Id>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "BandReached")]
struct Band {
    /// Mã mức xếp loại.
    ///
    /// The id of the band.
    id: Id,
    /// Tên mức xếp loại.
    ///
    /// The title of the band.
    title: Text,
}
