//! The third stage: what a dossier comes to. It cannot fail, and it only decides; what a result says beyond the
//! outcome and its reason is worked out when it is asked for.

use crate::model::dossier::Dossier;
use crate::model::evaluation::Evaluation;
use crate::model::plan::Demand;
use crate::model::rule_set::RuleSet;
use crate::model::verdict::Verdict;
use crate::value::outcome::Reason;

pub(crate) fn evaluate(rules: &RuleSet, dossier: &Dossier) -> Evaluation {
    // A dossier that was read against other content holds values of other criteria: nothing is known of ours.
    let is_ours = rules.is_same(dossier.rules());
    let reasons = if is_ours {
        judge_criteria(rules, dossier)
    } else {
        rules.criteria().iter().map(|_| Reason::OtherRuleSet).collect()
    };
    let Verdict { conditions, reason } =
        Verdict::of(rules, dossier, is_ours, reasons.iter().map(|reason| reason.outcome()));
    Evaluation { rules: rules.clone(), dossier: dossier.clone(), reasons, conditions, reason }
}

fn judge_criteria(rules: &RuleSet, dossier: &Dossier) -> Box<[Reason]> {
    // The years of a dossier that was read against these rules are theirs.
    rules
        .demands(dossier.year())
        .iter()
        .zip(&dossier.0.values)
        .map(|(demand, value)| match (demand, value) {
            (Demand::Same(Some(bound)), Some(value)) => value.judge(*bound),
            (demand, value) => demand.judge(dossier.subject(), *value),
        })
        .collect()
}
