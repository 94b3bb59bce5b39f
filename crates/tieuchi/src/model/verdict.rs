//! What outcomes of criteria come to: the conditions and the whole. Every assessment is judged by it.

use crate::model::dossier::Dossier;
use crate::model::rule_set::{ConditionDemand, RuleSet, ScoreDemand};
use crate::value::outcome::{Outcome, Reason};

/// What the conditions and the whole come to.
pub(crate) struct Verdict {
    /// One for each condition, in the order of the rule set.
    pub(crate) conditions: Box<[Reason]>,
    pub(crate) reason: Reason,
}

impl Verdict {
    /// What follows from an outcome for each criterion and from the dossier's scores; from a dossier that was read against
    /// other content, nothing.
    pub(crate) fn of(
        rules: &RuleSet,
        dossier: &Dossier,
        is_ours: bool,
        criteria: impl Iterator<Item = Outcome>,
    ) -> Self {
        let mut assigned = false;
        let members =
            Outcome::all(criteria.inspect(|outcome| assigned |= *outcome != Outcome::NotApplicable));
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
        Self { conditions, reason }
    }
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
