//! Which of the unreported could still change the outcome of the whole.
//!
//! While nothing has failed, something missing matters if a report of it could make something fail, or if the whole can
//! still be met, for which all that is missing must be reported. A value whose target depends on an attribute that is
//! missing too matters only under values of that attribute with which it applies and nothing fails already.

use rust_decimal::Decimal;

use crate::model::criterion::{Measure, Target};
use crate::model::evaluation::{Evaluation, Finding, Unreported};
use crate::model::rule_set::ConditionDemand;
use crate::value::decimal::MAX_COUNT;
use crate::value::id::{AttributeName, ConditionId};
use crate::value::order::distinct;
use crate::value::outcome::{Outcome, Reason};
use crate::value::quantity::Bound;

pub(super) fn deciding(evaluation: &Evaluation) -> Vec<Unreported<'_>> {
    if evaluation.outcome() != Outcome::Undetermined {
        return Vec::new();
    }
    let criteria_count =
        evaluation.rules().conditions().iter().any(|each| each.demand == ConditionDemand::AssignedCriteria);
    let may_be_met = evaluation.rules().is_complete()
        && evaluation.conditions().len() > 0
        && evaluation.conditions().all(|condition| condition.may_be_met())
        && (!criteria_count || criteria_may_be_met(evaluation));
    let mut unreported = evaluation.unreported();
    unreported.retain(|missing| match missing {
        Unreported::Criterion(_) | Unreported::Attribute(_) if !criteria_count => false,
        Unreported::Criterion(id) => {
            evaluation.finding(id.as_str()).is_some_and(|finding| criterion_matters(&finding, may_be_met))
        }
        Unreported::Score(id) => may_be_met || score_may_fail(evaluation, id),
        #[cfg(feature = "indices")]
        Unreported::Indicator(indicator) => decides_a_condition(evaluation, *indicator, may_be_met),
        Unreported::Attribute(attribute) => may_be_met || attribute_may_fail(evaluation, attribute),
    });
    unreported
}

/// Whether some report of all that is missing would meet every criterion that applies, and leave one that does.
fn criteria_may_be_met(evaluation: &Evaluation) -> bool {
    let mut one_applies = false;
    let mut attributes = Vec::new();
    for finding in evaluation.findings() {
        match finding.reason() {
            Reason::AttributeNotReported => attributes.extend(finding.attribute()),
            Reason::ZeroDenominator | Reason::OtherRuleSet => return false,
            reason => one_applies |= reason.outcome() != Outcome::NotApplicable,
        }
    }
    for attribute in distinct(attributes) {
        let fitting: Vec<bool> = values_of(evaluation, attribute)
            .into_iter()
            .filter_map(|value| fits(evaluation, attribute, value))
            .collect();
        if fitting.is_empty() {
            return false;
        }
        one_applies |= fitting.contains(&true);
    }
    one_applies
}

/// Every value that targets list for an attribute, and `None` for any other.
fn values_of<'e>(evaluation: &'e Evaluation, attribute: &AttributeName) -> Vec<Option<&'e str>> {
    let listed = depending_on(evaluation, attribute).filter_map(|finding| target(&finding)?.by.as_ref());
    let mut values = vec![None];
    for by in listed {
        values.extend(by.cases.iter().map(|(value, _)| Some(value.as_str())));
    }
    distinct(values)
}

/// Whether all that depends on an attribute may be met, or not apply, where it has a value; and if so, whether anything
/// then applies.
fn fits(evaluation: &Evaluation, attribute: &AttributeName, value: Option<&str>) -> Option<bool> {
    let mut one_applies = false;
    for finding in depending_on(evaluation, attribute) {
        let Some(bound) = bound_for(&finding, value) else { continue };
        one_applies = true;
        let judged = judged(&finding, bound);
        if !matches!(judged.outcome(), Outcome::Met) && !is_missing(judged) {
            return None;
        }
    }
    Some(one_applies)
}

/// Whether what is missing of a criterion's value could change the whole.
fn criterion_matters(finding: &Finding<'_>, may_be_met: bool) -> bool {
    let evaluation = finding.evaluation();
    let open = finding.attribute().filter(|_| finding.reason() == Reason::AttributeNotReported);
    let Some(attribute) = open else {
        return may_be_met || finding.bound().is_some_and(|bound| value_may_fail(finding, bound));
    };
    values_of(evaluation, attribute).into_iter().any(|value| {
        bound_for(finding, value).is_some_and(|bound| {
            is_missing(judged(finding, bound))
                && !already_fails(evaluation, attribute, value)
                && (value_may_fail(finding, bound)
                    || (may_be_met && fits(evaluation, attribute, value).is_some()))
        })
    })
}

/// Whether something that was reported fails where an attribute has a value.
fn already_fails(evaluation: &Evaluation, attribute: &AttributeName, value: Option<&str>) -> bool {
    depending_on(evaluation, attribute).any(|finding| {
        bound_for(&finding, value).is_some_and(|bound| judged(&finding, bound).outcome() == Outcome::NotMet)
    })
}

/// Whether some score would fail the condition.
fn score_may_fail(evaluation: &Evaluation, id: &ConditionId) -> bool {
    evaluation
        .conditions()
        .filter(|condition| condition.condition().id == *id)
        .filter_map(|condition| condition.score_demand())
        .any(|demand| !demand.at_least_percent.is_zero())
}

/// Whether the report of an indicator could change a condition: meet or fail it, or, where the whole can no longer be met,
/// fail it.
#[cfg(feature = "indices")]
fn decides_a_condition(
    evaluation: &Evaluation,
    indicator: crate::model::condition::IndicatorOf<'_>,
    may_be_met: bool,
) -> bool {
    evaluation.conditions().any(|condition| condition.deciding(may_be_met).contains(&indicator))
}

/// Whether something may fail under some value of the attribute.
fn attribute_may_fail(evaluation: &Evaluation, attribute: &AttributeName) -> bool {
    values_of(evaluation, attribute).into_iter().any(|value| {
        depending_on(evaluation, attribute)
            .any(|finding| bound_for(&finding, value).is_some_and(|bound| value_may_fail(&finding, bound)))
    })
}

/// Whether the value, with what is missing of it reported, may fail a bound.
fn value_may_fail(finding: &Finding<'_>, bound: Bound) -> bool {
    let judged = judged(finding, bound);
    if !is_missing(judged) {
        return judged.outcome() == Outcome::NotMet;
    }
    let largest = match finding.criterion().measure {
        Measure::Percent { .. } => Decimal::ONE_HUNDRED,
        Measure::YesNo { .. } | Measure::Count { .. } => Decimal::from(MAX_COUNT),
    };
    match bound {
        // Where only the number is missing, one is too few, or it would not be missed.
        Bound::AtLeast(least) => !least.is_zero(),
        Bound::AtMost(most) => most < largest,
        Bound::Present => true,
    }
}

/// What the value comes to against a bound.
fn judged(finding: &Finding<'_>, bound: Bound) -> Reason {
    finding.value().map_or(Reason::NotReported, |value| value.judge(bound))
}

fn is_missing(reason: Reason) -> bool {
    matches!(reason, Reason::NotReported | Reason::NumberNotReported)
}

/// The findings that are open because an attribute was not reported.
fn depending_on<'e>(
    evaluation: &'e Evaluation,
    attribute: &AttributeName,
) -> impl Iterator<Item = Finding<'e>> {
    evaluation
        .findings()
        .filter(|finding| finding.reason() == Reason::AttributeNotReported)
        .filter(move |finding| finding.attribute() == Some(attribute))
}

fn target<'e>(finding: &Finding<'e>) -> Option<&'e Target> {
    finding.criterion().target(finding.evaluation().year())
}

/// What is demanded where an attribute has a value; `None`: nothing.
fn bound_for(finding: &Finding<'_>, value: Option<&str>) -> Option<Bound> {
    let target = target(finding)?;
    let listed = value.and_then(|value| target.by.as_ref()?.case(value));
    listed.unwrap_or(target.general)
}
