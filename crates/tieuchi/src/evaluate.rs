//! The third stage: what a dossier comes to. It cannot fail, and it only decides; what a result says beyond the
//! outcome and its reason is worked out when it is asked for.

use crate::model::dossier::Dossier;
use crate::model::evaluation::Evaluation;
use crate::model::plan::{Demand, Demanded};
use crate::model::rule_set::{ConditionDemand, RuleSet, ScoreDemand};
use crate::value::outcome::{Outcome, Reason};

pub(crate) fn evaluate(rules: &RuleSet, dossier: &Dossier) -> Evaluation {
    // A dossier that was read against other content holds values of other criteria: nothing is known of ours.
    let is_ours = rules.is_same(dossier.rules());
    let reasons = if is_ours {
        judge_criteria(rules, dossier)
    } else {
        rules.criteria().iter().map(|_| Reason::OtherRuleSet).collect()
    };
    let members = Outcome::all(reasons.iter().map(|reason| reason.outcome()));
    let assigned = reasons.iter().any(|reason| reason.outcome() != Outcome::NotApplicable);
    let conditions: Box<[Reason]> = rules
        .conditions()
        .iter()
        .map(|condition| match &condition.demand {
            _ if !is_ours => Reason::OtherRuleSet,
            ConditionDemand::AssignedCriteria => whole(members, assigned, rules.is_complete()),
            ConditionDemand::Score(demand) => judge_score(demand, dossier),
        })
        .collect();
    let legs = Outcome::all(conditions.iter().map(|reason| reason.outcome()));
    let reason = whole(legs, !conditions.is_empty(), rules.is_complete());
    Evaluation { rules: rules.clone(), dossier: dossier.clone(), reasons, conditions, reason }
}

fn judge_criteria(rules: &RuleSet, dossier: &Dossier) -> Box<[Reason]> {
    // The years of a dossier that was read against these rules are theirs.
    let demands =
        rules.0.plans.iter().find(|plan| plan.year == dossier.year()).map(|plan| plan.demands.as_slice());
    demands
        .unwrap_or_default()
        .iter()
        .zip(&dossier.0.values)
        .map(|(demand, value)| match (demand, value) {
            (Demand::Same(Some(bound)), Some(value)) => value.judge(*bound),
            (demand, value) => match (demand.of(dossier.subject()), value) {
                (Demanded::NotAssigned, _) => Reason::NotAssigned,
                (Demanded::Unknown, _) => Reason::AttributeNotReported,
                (Demanded::Bound(_), None) => Reason::NotReported,
                (Demanded::Bound(bound), Some(value)) => value.judge(bound),
            },
        })
        .collect()
}

fn judge_score(demand: &ScoreDemand, dossier: &Dossier) -> Reason {
    dossier.score(demand).map_or(Reason::NotReported, |score| score.judge(demand.at_least_percent))
}

/// The reason of a conjunction.
fn whole(members: Outcome, any: bool, complete: bool) -> Reason {
    match members {
        Outcome::NotMet => Reason::SomeNotMet,
        Outcome::Met if !complete => Reason::RuleSetIncomplete,
        // What is assigned may be just what is missing.
        Outcome::Undetermined | Outcome::NotApplicable if !any && !complete => Reason::RuleSetIncomplete,
        Outcome::Met => Reason::AllMet,
        Outcome::Undetermined | Outcome::NotApplicable if !any => Reason::NoneAssigned,
        Outcome::Undetermined | Outcome::NotApplicable => Reason::SomeUndetermined,
    }
}
