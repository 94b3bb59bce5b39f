//! Documents with something wrong, and what is said of them.

use tieuchi::{Diagnostic, Limits, RuleSet, RuleSets};
use tieuchi_tests::run::{DISTRICT, rule_set};
use tieuchi_tests::sample::{DOSSIER, RULE_SET, edited};
use tieuchi_tests::vectors::{Rules, folder, load};

/// What is wrong with the rule set of a conformance vector, or with its dossier.
pub(crate) fn vector(id: &str) -> Vec<Diagnostic> {
    let read = |path: &str| std::fs::read_to_string(folder().join(path)).expect("it is there");
    if let Some(Rules::One(path)) = load(id).expect("it can be read").rules {
        let refusal = rule_set(&read(&path)).read_dossier(&read(&format!("{id}/dossier.json")));
        return refusal.expect_err("it is wrong").diagnostics().to_vec();
    }
    let refusal = RuleSet::from_json(&read(&format!("{id}/rules.json")));
    refusal.expect_err("it is wrong").diagnostics().to_vec()
}

/// The limits as they come.
pub(crate) const LIMITS: Limits = Limits {
    document_bytes: 16 << 20,
    depth: 64,
    digits: 28,
    string_bytes: 64 << 10,
    criteria: 10_000,
    entries: 100_000,
    diagnostics: 100,
};

fn with(text: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(text.to_owned(), |text, (from, to)| edited(&text, from, to))
}

/// What is wrong with a text that should be a dossier for the sample rule set.
pub(crate) fn text(text: &str) -> Vec<Diagnostic> {
    rule_set(RULE_SET).read_dossier(text).expect_err("it is wrong").diagnostics().to_vec()
}

/// What is wrong with the sample dossier after these edits.
pub(crate) fn dossier(edits: &[(&str, &str)]) -> Vec<Diagnostic> {
    text(&with(DOSSIER, edits))
}

/// What is wrong with the sample rule set after these edits.
pub(crate) fn rules(edits: &[(&str, &str)]) -> Vec<Diagnostic> {
    RuleSet::from_json(&with(RULE_SET, edits)).expect_err("it is wrong").diagnostics().to_vec()
}

/// What the sample rule set warns of after these edits.
pub(crate) fn warned(edits: &[(&str, &str)]) -> Vec<Diagnostic> {
    rule_set(&with(RULE_SET, edits)).warnings().to_vec()
}

/// What is wrong with the sample dossier under these limits.
pub(crate) fn limited(limits: Limits) -> Vec<Diagnostic> {
    let refusal = rule_set(RULE_SET).read_dossier_with(DOSSIER, &limits);
    refusal.expect_err("it is beyond the limit").diagnostics().to_vec()
}

/// What is wrong with the sample rule set where three criteria are allowed.
pub(crate) fn few_criteria() -> Vec<Diagnostic> {
    let refusal = RuleSet::from_json_with(RULE_SET, &Limits { criteria: 3, ..LIMITS });
    let mut found = refusal.expect_err("it is beyond the limit").diagnostics().to_vec();
    found.retain(|found| found.severity() == tieuchi::Severity::Error);
    found
}

/// The last diagnostic of a document in which four things are wrong, and so many are listed.
pub(crate) fn too_many(listed: usize) -> Vec<Diagnostic> {
    let text =
        with(DOSSIER, &[("\"I.3\": 4.5", "\"I.3\": -1, \"II.2\": 1, \"II.3\": 1"), ("\"self\"", "\"x\"")]);
    let refusal = rule_set(RULE_SET).read_dossier_with(&text, &Limits { diagnostics: listed, ..LIMITS });
    refusal.expect_err("it is wrong").diagnostics().last().cloned().into_iter().collect()
}

/// What is wrong with a dossier where two rule sets are at hand.
pub(crate) fn among_two(text: &str) -> Vec<Diagnostic> {
    let sets: RuleSets = [rule_set(RULE_SET), DISTRICT.clone()].into_iter().collect();
    sets.read_dossier(text).expect_err("no such rule set").diagnostics().to_vec()
}

/// What makes of the sample rule set one that knows assessments, on the line of its resources.
const ASSESSED: (&str, &str) = (
    r#""resources": [{"id": "qd-1","#,
    concat!(
        r#""assessments": [{"id": "lead", "title": {"vi": "Ý kiến"}, "given_in": "opinions", "agencies": "lead", "step": "appraisal", "#,
        r#""source": {"resource": "qd-1", "locator": "Phụ lục 2", "quote": "ý kiến"}}], "resources": [{"id": "qd-1","#
    ),
);

/// What is wrong with the sample rule set where it knows assessments, after these edits.
pub(crate) fn assessed_rules(edits: &[(&str, &str)]) -> Vec<Diagnostic> {
    let text = with(&with(RULE_SET, &[ASSESSED]), edits);
    RuleSet::from_json(&text).expect_err("it is wrong").diagnostics().to_vec()
}

/// What is wrong with the sample dossier after these edits, where the rule set knows assessments.
pub(crate) fn assessed(edits: &[(&str, &str)]) -> Vec<Diagnostic> {
    let rules = rule_set(&with(RULE_SET, &[ASSESSED]));
    let refusal = rules.read_dossier(&with(DOSSIER, edits));
    refusal.expect_err("it is wrong").diagnostics().to_vec()
}

/// What is wrong with the sample dossier after these edits, where the procedure has two steps.
pub(crate) fn two_steps(edits: &[(&str, &str)]) -> Vec<Diagnostic> {
    let first = r#""procedure": [{"id": "self", "title": {"vi": "Tự đánh giá"}, "source": {"resource": "qd-1", "locator": "Phụ lục 2", "quote": "tự đánh giá"}},"#;
    let rules = rule_set(&with(RULE_SET, &[(r#""procedure": ["#, first)]));
    let refusal = rules.read_dossier(&with(DOSSIER, edits));
    refusal.expect_err("it is wrong").diagnostics().to_vec()
}
