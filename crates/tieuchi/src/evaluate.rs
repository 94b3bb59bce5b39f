//! The third stage: what a dossier comes to. It cannot fail, and it only decides; what a result says beyond the
//! outcome and its reason is worked out when it is asked for.

use crate::model::dossier::Dossier;
use crate::model::evaluation::Evaluation;
#[cfg(feature = "programmes")]
use crate::model::level::{LevelReasons, above};
use crate::model::plan::Demand;
use crate::model::rule_set::RuleSet;
use crate::model::verdict::Verdict;
#[cfg(feature = "programmes")]
use crate::value::outcome::Outcome;
use crate::value::outcome::Reason;

pub(crate) fn evaluate(rules: &RuleSet, dossier: &Dossier) -> Evaluation {
    // A dossier that was read against other content holds values of other criteria: nothing is known of ours.
    let is_ours = rules.is_same(dossier.rules());
    #[cfg(feature = "programmes")]
    if rules.levels().len() > 0 {
        return by_levels(rules, dossier, is_ours);
    }
    let reasons = judge_criteria(rules, dossier, is_ours, 0);
    let all = 0..rules.conditions().len();
    let Verdict { conditions, reason } = Verdict::of(rules, dossier, is_ours, &reasons, Reason::outcome, all);
    Evaluation {
        rules: rules.clone(),
        dossier: dossier.clone(),
        reasons,
        conditions,
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
        let own = level.conditions.clone();
        let own = Verdict::of(rules, dossier, is_ours, &criteria, Reason::outcome, own);
        let reason = above(own.reason, below);
        below = reason.outcome();
        conditions.extend(own.conditions);
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
    let demands = rules.demands(dossier.year(), level);
    let reasons = demands.iter().zip(&dossier.0.values).map(|(demand, value)| match (demand, value) {
        (Demand::Same(Some(bound)), Some(value)) => value.judge(*bound),
        (demand, value) => demand.judge(dossier.subject(), *value),
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
