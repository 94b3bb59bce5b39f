//! What criteria come to.

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::{OrNull, Outcome, Reason};
use crate::schema::criteria::MeasureKind;
use crate::schema::keywords::exactly_one;
use crate::schema::parts::{Source, Text};
use crate::schema::scalars::{Count, Date, Filled, Id, NormalDecimal, SubjectId, True};

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Finding {
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
    /// Tên tiêu chí.
    ///
    /// The title of the criterion.
    title: Text,
    /// Cách đo của tiêu chí.
    ///
    /// How the criterion is measured.
    measure: MeasureKind,
    /// Mã các cơ quan chủ trì.
    ///
    /// The ids of the agencies that lead it.
    lead_agencies: Vec<Id>,
    /// Các văn bản liên quan.
    ///
    /// The acts that the source cites.
    citations: Vec<CitationMade>,
    /// Chỗ của tiêu chí trong văn bản nguồn.
    ///
    /// Where the criterion stands in the source.
    source: Source,
    /// Cách hiểu của người soạn.
    ///
    /// A reading beyond the source's words.
    interpretation: OrNull<Text>,
    /// Tài liệu minh chứng.
    ///
    /// The evidence.
    evidence: Vec<Evidence>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Observed {
    /// Tỷ lệ phần trăm.
    ///
    /// The percentage.
    percent: Option<NormalDecimal>,
    /// Tử số.
    ///
    /// The numerator.
    numerator: Option<Count>,
    /// Mẫu số.
    ///
    /// The denominator.
    denominator: Option<Count>,
    /// Tỷ lệ mà hồ sơ nêu bên cạnh tử số và mẫu số.
    ///
    /// The percentage that the dossier states beside its ratio.
    stated: Option<NormalDecimal>,
    /// Có hay không.
    ///
    /// Whether there is any.
    present: Option<bool>,
    /// Số lượng.
    ///
    /// How many.
    count: Option<Count>,
    /// Mức.
    ///
    /// The amount.
    amount: Option<NormalDecimal>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "TargetApplied", transform = exactly_one("at_least at_most present"))]
pub(super) struct Target {
    /// Đạt khi bằng hoặc cao hơn số này.
    ///
    /// Met at this number or above.
    at_least: Option<NormalDecimal>,
    /// Đạt khi bằng hoặc thấp hơn số này.
    ///
    /// Met at this number or below.
    at_most: Option<NormalDecimal>,
    /// “Có”: đạt khi có.
    ///
    /// Met by yes, or by a count of one or more.
    present: Option<True>,
    /// Đặc điểm và giá trị mà chỉ tiêu này dành cho.
    ///
    /// The attribute and the value for which the target is listed.
    by: Option<BTreeMap<Id, SubjectId>>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Shortfall {
    /// Số điểm phần trăm, làm tròn lên.
    ///
    /// Percentage points, rounded up.
    percent: Option<NormalDecimal>,
    /// Số đơn vị đếm.
    ///
    /// How many more, or fewer.
    count: Option<Count>,
    /// Mức, theo đơn vị, làm tròn lên.
    ///
    /// In its unit, rounded up.
    amount: Option<NormalDecimal>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct ExemptionInForce {
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
    /// Kết quả nếu không được miễn.
    ///
    /// What the finding would be without it.
    without: Verdict,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "VerdictWithout")]
struct Verdict {
    /// Kết luận nếu không được miễn.
    ///
    /// The outcome of the finding without it.
    outcome: Outcome,
    /// Vì sao có kết luận đó.
    ///
    /// Why it comes to that.
    reason: Reason,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "ExemptionOfDossier")]
pub(super) struct Exemption {
    /// Mã tiêu chí.
    ///
    /// The id of the criterion.
    criterion: Id,
    /// Có hiệu lực cho năm đánh giá không.
    ///
    /// Whether it holds for the year.
    in_force: bool,
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

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct CitationMade {
    /// Mã văn bản.
    ///
    /// The id of the act.
    resource: Id,
    /// Số và ký hiệu.
    ///
    /// The number of the act.
    number: OrNull<Filled>,
    /// Ngày ban hành.
    ///
    /// The date of the act.
    date: OrNull<Date>,
    /// Chỗ trong văn bản.
    ///
    /// Where in the act.
    locator: OrNull<Filled>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename = "EvidenceGiven")]
struct Evidence {
    /// Tên tài liệu.
    ///
    /// The title of the document.
    title: Filled,
    /// Số, ký hiệu hoặc đường dẫn.
    ///
    /// Its number, or where it is.
    reference: OrNull<Filled>,
    /// Ngày của tài liệu.
    ///
    /// The date of the document.
    date: OrNull<Date>,
}
