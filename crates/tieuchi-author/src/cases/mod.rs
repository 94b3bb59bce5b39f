//! Tests of rules as data: cases over base dossiers, and what each of them must come to.

mod compare;
mod read;
mod run;

use std::collections::BTreeMap;
use std::sync::Arc;

use tieuchi::{Code, Diagnostic, Limits, RuleSet, RuleSetRef, Text};

pub use crate::cases::compare::Difference;
pub use crate::cases::run::{CaseResult, Fault, Run};
pub(crate) use crate::cases::run::{LIMITS, in_parallel};
use crate::tree::Tree;

/// Tests of one rule set, as `docs/rule-tests.md` describes them.
///
/// ```
/// use tieuchi::RuleSet;
/// use tieuchi_author::RuleTests;
///
/// let tests = RuleTests::from_json(r#"{
///   "kind": "rule_tests", "rule_set": "vn.thanh-hoa.dx.district",
///   "bases": {"empty": {"subject": {"id": "38.381", "level": "district"}, "year": 2024}},
///   "cases": [
///     {"name": "a hair below", "base": "empty", "values": {"II.3": "69.9999"},
///      "expect": {"outcome": "not_met", "criteria": {"II.3": {"reason": "below_target"}}}},
///     {"name": "a comma", "base": "empty", "values": {"II.3": "70,5"}, "error": "decimal_comma"}
///   ]}"#)?;
/// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district").unwrap();
/// assert!(tests.are_for(&rules));
/// assert!(tests.run(&rules, &|_| ()).results.iter().all(|result| result.passed()));
/// # Ok::<(), Vec<tieuchi::Diagnostic>>(())
/// ```
#[derive(Clone, Debug)]
pub struct RuleTests {
    rule_set: RuleSetRef,
    cases: Vec<Case>,
    survivors: BTreeMap<String, Text>,
}

/// One case: a dossier, and what is expected of it.
#[derive(Clone, Debug)]
pub struct Case {
    name: String,
    pointer: String,
    /// The dossier that it starts from, which others may start from too.
    base: Arc<Tree>,
    /// How its own dossier differs from that one.
    change: Tree,
    expected: Expected,
}

/// What a case expects.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Expected {
    /// Parts of the evaluation.
    Parts(Tree),
    /// That the dossier is refused for exactly these reasons.
    Errors(Vec<ExpectedError>),
}

/// One reason for which a dossier is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ExpectedError {
    pub(crate) code: Code,
    /// The place, where it matters.
    pub(crate) pointer: Option<String>,
}

impl RuleTests {
    /// The tests of a JSON text; all that is wrong with it at once.
    pub fn from_json(text: &str) -> Result<Self, Vec<Diagnostic>> {
        read::read(text, &Limits::default())
    }

    /// The rule set that they are for.
    pub fn rule_set(&self) -> &RuleSetRef {
        &self.rule_set
    }

    /// Whether they are for this rule set.
    pub fn are_for(&self, rules: &RuleSet) -> bool {
        self.rule_set.names(rules)
    }

    /// The cases, in their order.
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// The mutants of the rule set that may survive the tests, each with the reason.
    pub fn survivors(&self) -> &BTreeMap<String, Text> {
        &self.survivors
    }
}

impl Case {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The JSON pointer of the case in the document of the tests.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The dossier, as a JSON text.
    pub fn dossier(&self, rules: &RuleSet) -> String {
        let mut dossier = Tree::clone(&self.base);
        dossier.merge(&self.change);
        if dossier.get("rule_set").is_none() {
            dossier.set("rule_set", Tree::text(rules.id().as_str()));
        }
        dossier.to_json()
    }

    /// The ids of criteria and conditions of which it expects something.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let expected = match &self.expected {
            Expected::Parts(parts) => ["criteria", "conditions"].map(|key| parts.get(key)),
            Expected::Errors(_) => [None, None],
        };
        expected.into_iter().flatten().flat_map(Tree::entries).map(|(id, _)| id.as_str())
    }
}
