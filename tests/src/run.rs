//! The engine at work on what the tests made up.

use std::sync::LazyLock;

use tieuchi::{Dossier, DossierError, Evaluation, RuleSet, RuleSetError};

use crate::dice::Dice;
use crate::json::Json;
use crate::model::{Case, Rules};

/// The built-in rule set.
pub static DISTRICT: LazyLock<RuleSet> =
    LazyLock::new(|| RuleSet::builtin("vn.thanh-hoa.dx.district").expect("it is built in"));

/// What decides outcomes in the built-in rule set.
pub static DISTRICT_RULES: LazyLock<Rules> = LazyLock::new(|| Rules::of(&DISTRICT));

/// The rule set of a text that reads.
///
/// # Panics
///
/// Where it does not.
pub fn rule_set(text: &str) -> RuleSet {
    RuleSet::from_json(text).unwrap_or_else(|error| panic!("{}\n{text}", listed(&error)))
}

/// The dossier of a text that reads.
///
/// # Panics
///
/// Where it does not.
pub fn dossier(rules: &RuleSet, text: &str) -> Dossier {
    rules.read_dossier(text).unwrap_or_else(|error: DossierError| panic!("{}\n{text}", error.to_json()))
}

/// What a text comes to.
pub fn evaluation(rules: &RuleSet, text: &str) -> Evaluation {
    rules.evaluate(&dossier(rules, text))
}

/// What a case comes to, written in the forms that follow from a seed.
pub fn judge(set: &RuleSet, rules: &Rules, case: &Case, seed: u64) -> Evaluation {
    evaluation(set, &case.json(rules, &mut Dice::new(seed)).compact())
}

/// The evaluation's JSON as a tree.
pub fn result(evaluation: &Evaluation) -> Json {
    Json::parse(&evaluation.to_json())
}

fn listed(error: &RuleSetError) -> String {
    error.diagnostics().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
