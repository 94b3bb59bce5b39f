//! The third stage: what a dossier comes to. It cannot fail, and it only decides; what a result says beyond the
//! outcome and its reason is worked out when it is asked for.

use crate::model::dossier::Dossier;
use crate::model::evaluation::Evaluation;
#[cfg(feature = "programmes")]
use crate::model::level::LevelReasons;
use crate::model::plan::Demand;
use crate::model::rule_set::{ConditionDemand, RuleSet, ScoreDemand};
use crate::value::outcome::{Outcome, Reason};

pub(crate) fn evaluate(rules: &RuleSet, dossier: &Dossier) -> Evaluation {
    // A dossier that was read against other content holds values of other criteria: nothing is known of ours.
    let is_ours = rules.is_same(dossier.rules());
    #[cfg(feature = "programmes")]
    if rules.levels().len() > 0 {
        return by_levels(rules, dossier, is_ours);
    }
    let reasons = judge_criteria(rules, dossier, is_ours, 0);
    let conditions = judge_conditions(rules, dossier, is_ours, &reasons, 0..rules.conditions().len());
    let reason = whole_of(rules, &conditions);
    Evaluation {
        rules: rules.clone(),
        dossier: dossier.clone(),
        reasons,
        conditions: conditions.into(),
        reason,
        #[cfg(feature = "programmes")]
        levels: Box::default(),
    }
}

/// What each level comes to; the whole is what the lowest does.
#[cfg(feature = "programmes")]
fn by_levels(rules: &RuleSet, dossier: &Dossier, is_ours: bool) -> Evaluation {
    let (mut levels, mut conditions) = (Vec::new(), Vec::new());
    let mut below = Outcome::Met;
    for (place, level) in rules.content().levels.iter().enumerate() {
        let criteria = judge_criteria(rules, dossier, is_ours, place);
        let own = judge_conditions(rules, dossier, is_ours, &criteria, level.conditions.clone());
        let own_reason = whole_of(rules, &own);
        let reason = match (own_reason.outcome(), below) {
            (Outcome::NotMet, _) | (_, Outcome::Met) => own_reason,
            (_, Outcome::NotMet) => Reason::LowerLevelNotMet,
            (Outcome::Met, _) => Reason::LowerLevelUndetermined,
            _ => own_reason,
        };
        below = reason.outcome();
        conditions.extend(own);
        levels.push(LevelReasons { criteria, reason });
    }
    let lowest = levels.first();
    Evaluation {
        rules: rules.clone(),
        dossier: dossier.clone(),
        reasons: lowest.map(|lowest| lowest.criteria.clone()).unwrap_or_default(),
        reason: lowest.map_or(Reason::NoneAssigned, |lowest| lowest.reason),
        conditions: conditions.into(),
        levels: levels.into(),
    }
}

/// A reason for each criterion, against the targets of a level.
fn judge_criteria(rules: &RuleSet, dossier: &Dossier, is_ours: bool, level: usize) -> Box<[Reason]> {
    if !is_ours {
        return rules.criteria().iter().map(|_| Reason::OtherRuleSet).collect();
    }
    // The years of a dossier that was read against these rules are theirs.
    let demands = rules.plan(dossier.year(), level).map(|plan| plan.demands.as_slice());
    let reasons = demands.unwrap_or_default().iter().zip(&dossier.0.values).map(|(demand, value)| {
        match (demand, value) {
            (Demand::Same(Some(bound)), Some(value)) => value.judge(*bound),
            (demand, value) => demand.of(dossier.subject()).judge(*value),
        }
    });
    #[cfg_attr(not(feature = "programmes"), expect(unused_mut, reason = "exemptions change reasons"))]
    let mut reasons: Box<[Reason]> = reasons.collect();
    #[cfg(feature = "programmes")]
    for exemption in dossier.exemptions().iter().filter(|exemption| exemption.holds_for(dossier.year())) {
        let number = rules.criterion_number(exemption.criterion.as_str());
        if let Some(reason) = number.and_then(|number| reasons.get_mut(number)) {
            *reason = Reason::Exempt;
        }
    }
    reasons
}

/// A reason for each condition of a range, given those of the criteria.
fn judge_conditions(
    rules: &RuleSet,
    dossier: &Dossier,
    is_ours: bool,
    criteria: &[Reason],
    range: std::ops::Range<usize>,
) -> Vec<Reason> {
    let complete = rules.is_complete();
    let all = || conjunction(criteria.iter().copied(), complete);
    // Mostly one condition asks for all criteria, and no other asks for any.
    let mut of_all = None;
    let conditions = rules.conditions().iter().enumerate().skip(range.start).take(range.len());
    conditions
        .map(|(number, condition)| match &condition.demand {
            _ if !is_ours => Reason::OtherRuleSet,
            ConditionDemand::AssignedCriteria => *of_all.get_or_insert_with(all),
            #[cfg(feature = "programmes")]
            ConditionDemand::Criteria(_) => {
                let members = rules.0.members.get(number).and_then(Option::as_deref).unwrap_or_default();
                conjunction(members.iter().filter_map(|member| criteria.get(*member).copied()), complete)
            }
            ConditionDemand::Score(demand) => {
                let _ = number;
                judge_score(demand, dossier)
            }
        })
        .collect()
}

/// The reason of the conjunction of some criteria.
fn conjunction(members: impl Iterator<Item = Reason> + Clone, complete: bool) -> Reason {
    let any = members.clone().any(|reason| reason.outcome() != Outcome::NotApplicable);
    whole(Outcome::all(members.map(Reason::outcome)), any, complete)
}

/// The reason of the conjunction of conditions.
fn whole_of(rules: &RuleSet, conditions: &[Reason]) -> Reason {
    let legs = Outcome::all(conditions.iter().map(|reason| reason.outcome()));
    whole(legs, !conditions.is_empty(), rules.is_complete())
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
