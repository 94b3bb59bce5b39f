//! Which of the unreported could still change the outcome of the whole.

use rust_decimal::Decimal;

use crate::model::criterion::Measure;
use crate::model::evaluation::{Evaluation, Finding, Unreported};
use crate::value::decimal::MAX_COUNT;
use crate::value::outcome::{Outcome, Reason};
use crate::value::quantity::Bound;

pub(super) fn deciding(evaluation: &Evaluation) -> Vec<Unreported<'_>> {
    if evaluation.outcome() != Outcome::Undetermined {
        return Vec::new();
    }
    let mut unreported = evaluation.unreported();
    if stays_open(evaluation) {
        // It can no longer be met, so only what can still fail matters.
        unreported.retain(|missing| can_fail(evaluation, missing));
    }
    unreported
}

/// Whether something is undetermined that no report of what is missing could settle.
fn stays_open(evaluation: &Evaluation) -> bool {
    let settled_by_no_report = |reason| {
        matches!(
            reason,
            Reason::ZeroDenominator | Reason::NoneAssigned | Reason::RuleSetIncomplete | Reason::OtherRuleSet
        )
    };
    !evaluation.rules().is_complete()
        || evaluation.findings().any(|finding| settled_by_no_report(finding.reason()))
        || evaluation.conditions().any(|condition| settled_by_no_report(condition.reason()))
}

/// Whether some report of it would make a criterion or a score fail.
fn can_fail(evaluation: &Evaluation, missing: &Unreported<'_>) -> bool {
    match missing {
        Unreported::Criterion(id) => {
            evaluation.finding(id.as_str()).is_some_and(|finding| finding_can_fail(&finding))
        }
        Unreported::Score(id) => evaluation
            .conditions()
            .filter(|condition| condition.condition().id == **id)
            .filter_map(|condition| condition.score_demand())
            .any(|demand| !demand.at_least_percent.is_zero()),
        Unreported::Attribute(name) => evaluation
            .findings()
            .filter(|finding| finding.reason() == Reason::AttributeNotReported)
            .filter(|finding| finding.attribute() == Some(*name))
            .any(|finding| finding_can_fail(&finding)),
    }
}

/// Whether a value that is missing, or an attribute that chooses its target, can still make the criterion fail.
fn finding_can_fail(finding: &Finding<'_>) -> bool {
    finding.possible_bounds().into_iter().any(|bound| match (finding.reason(), finding.value()) {
        (Reason::AttributeNotReported, Some(value)) => value.judge(bound).outcome() == Outcome::NotMet,
        _ => some_value_fails(bound, &finding.criterion().measure),
    })
}

fn some_value_fails(bound: Bound, measure: &Measure) -> bool {
    let largest = match measure {
        Measure::Percent { .. } => Decimal::ONE_HUNDRED,
        Measure::YesNo { .. } | Measure::Count { .. } => Decimal::from(MAX_COUNT),
    };
    match bound {
        Bound::AtLeast(least) => !least.is_zero(),
        Bound::AtMost(most) => most < largest,
        Bound::Present => true,
    }
}
