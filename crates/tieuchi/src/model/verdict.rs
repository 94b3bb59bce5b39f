//! What outcomes of criteria come to: the conditions and the whole. Every assessment is judged by it.

use std::ops::Range;

use crate::model::dossier::Dossier;
use crate::model::rule_set::{ConditionDemand, RuleSet, ScoreDemand};
use crate::value::outcome::{Outcome, Reason};

/// What conditions come to, and all of them together.
pub(crate) struct Verdict {
    /// One for each condition judged, in the order of the rule set.
    pub(crate) conditions: Box<[Reason]>,
    pub(crate) reason: Reason,
}

impl Verdict {
    /// What the conditions of a range come to, by what is known of each criterion and by the dossier's scores; from a
    /// dossier that was read against other content, nothing.
    pub(crate) fn of<T: Copy>(
        rules: &RuleSet,
        dossier: &Dossier,
        is_ours: bool,
        criteria: &[T],
        outcome: impl Fn(T) -> Outcome + Copy,
        range: Range<usize>,
    ) -> Self {
        let complete = rules.is_complete();
        let all = || conjunction(criteria.iter().map(|each| outcome(*each)), complete);
        // Mostly one condition asks for all criteria, and no other asks for any.
        let mut of_all = None;
        let judged = rules.conditions().get(range.clone()).unwrap_or_default();
        let conditions: Box<[Reason]> = judged
            .iter()
            .zip(range)
            .map(|(condition, number)| match &condition.demand {
                _ if !is_ours => Reason::OtherRuleSet,
                ConditionDemand::AssignedCriteria => *of_all.get_or_insert_with(all),
                #[cfg(feature = "programmes")]
                ConditionDemand::Criteria(_) => {
                    let members = rules.0.members.get(number).and_then(Option::as_deref).unwrap_or_default();
                    let members = members.iter().filter_map(|member| criteria.get(*member));
                    conjunction(members.map(|each| outcome(*each)), complete)
                }
                ConditionDemand::Score(demand) => {
                    let _ = number;
                    judge_score(demand, dossier)
                }
            })
            .collect();
        let legs = Outcome::all(conditions.iter().map(|reason| reason.outcome()));
        let reason = whole(legs, !conditions.is_empty(), complete);
        Self { conditions, reason }
    }
}

/// The reason of the conjunction of some criteria.
fn conjunction(members: impl Iterator<Item = Outcome>, complete: bool) -> Reason {
    let mut any = false;
    let all = Outcome::all(members.inspect(|outcome| any |= *outcome != Outcome::NotApplicable));
    whole(all, any, complete)
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
