//! Mutants: a rule set with one thing changed that decides something. Tests that pass for a mutant do not notice the
//! change.
//!
//! Only what decides outcomes is changed: targets, years, criteria, conditions, levels, exemptions. Who leads a criterion, what
//! is cited and what is said in words is for checks of the text.

mod edit;
mod sites;

use std::collections::BTreeMap;

use tieuchi::{Json, Language, Limits, RuleSet, Text};

use crate::cases::{Case, RuleTests, in_parallel};
use crate::mutate::edit::Edit;

/// A rule set with one thing changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mutant {
    /// Its id, the same as long as what it changes is: `II.3/2024/at_least=70.01`.
    pub id: String,
    /// The JSON pointer of what is changed.
    pub pointer: String,
    /// What is changed, and how.
    pub change: Change,
    /// The id of the criterion or condition that it is about, by which the cases are chosen that are run first.
    about: Option<String>,
    edits: Vec<Edit>,
}

/// What a mutant changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// A word or number stands in place of another.
    Replaced {
        /// What stands in the rule set.
        from: String,
        /// What the mutant says instead.
        to: String,
    },
    /// Something is left out.
    Dropped,
}

impl Change {
    /// The change in words.
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Replaced { from, to } => format!("{from} → {to}"),
            Self::Dropped => match language {
                Language::Vietnamese => "bỏ đi".to_owned(),
                Language::English => "left out".to_owned(),
            },
        }
    }
}

/// How a mutant fared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fate {
    /// A case does not pass for it: its name.
    Killed(String),
    /// Every case passes for it.
    Survived,
    /// Every case passes for it, and the tests say why that is right.
    Explained(Text),
    /// It is no rule set.
    Invalid,
}

/// All mutants of a rule set and how they fared.
pub struct Mutation {
    /// Each mutant, in the order of the rule set, with its fate.
    pub mutants: Vec<(Mutant, Fate)>,
    /// Explanations of survivors that did not survive, or are no mutants.
    pub stale: Vec<String>,
}

impl Mutation {
    /// How many fared so.
    pub fn count(&self, of: impl Fn(&Fate) -> bool) -> usize {
        self.mutants.iter().filter(|(_, fate)| of(fate)).count()
    }

    /// The mutants that survived without an explanation.
    pub fn survivors(&self) -> impl Iterator<Item = &Mutant> {
        self.mutants.iter().filter(|(_, fate)| *fate == Fate::Survived).map(|(mutant, _)| mutant)
    }
}

/// The mutants of a rule set's JSON text, which must be one that can be read.
///
/// ```
/// let text = r#"{"id": "a", "version": "1.0.0", "status": "draft", "title": {"vi": "A"}, "subject": {"level": "x"},
///   "years": [2024], "declared": {"groups": 1, "criteria": 1},
///   "groups": [{"id": "I", "title": {"vi": "I"}, "criteria": [{"id": "I.1", "title": {"vi": "1"},
///     "measure": {"kind": "percent"}, "targets": {"2024": {"at_least": "70"}},
///     "source": {"resource": "r", "locator": "1", "quote": "1"}}]}],
///   "conditions": [{"id": "all", "criteria": "assigned", "source": {"resource": "r", "locator": "1", "quote": "1"}}],
///   "resources": [{"id": "r", "number": "1", "title": {"vi": "R"}}]}"#;
/// let ids: Vec<String> = tieuchi_author::mutants(text).into_iter().map(|mutant| mutant.id).collect();
/// assert_eq!(ids[..3], ["years/2024:dropped", "I.1/2024/at_least=70.01", "I.1/2024/at_least=69.99"]);
/// ```
pub fn mutants(text: &str) -> Vec<Mutant> {
    Json::parse(text, &Limits::default()).map(|json| sites::all(json.root())).unwrap_or_default()
}

impl Mutant {
    /// The text of the mutant.
    pub fn apply(&self, text: &str) -> String {
        edit::apply(text, &self.edits)
    }
}

impl RuleTests {
    /// Runs the cases against every mutant of a rule set, several at once, each up to the first case that does not pass;
    /// says after each mutant how many are done, and of how many. Every case must pass for the rule set itself.
    pub fn run_mutants(&self, rules: &RuleSet, done: &(dyn Fn(usize, usize) + Sync)) -> Mutation {
        let text = rules.to_canonical_json();
        let mutants = mutants(&text);
        let about = Cases::of(self);
        let fates = in_parallel(&mutants, &|finished| done(finished, mutants.len()), |mutant| {
            self.fate(mutant, rules, &text, &about)
        });
        let mutants: Vec<_> = mutants.into_iter().zip(fates).collect();
        let survived = |id: &String| {
            mutants.iter().any(|(mutant, fate)| mutant.id == *id && matches!(fate, Fate::Explained(_)))
        };
        let stale = self.survivors().keys().filter(|id| !survived(id)).cloned().collect();
        Mutation { mutants, stale }
    }

    fn fate(&self, mutant: &Mutant, rules: &RuleSet, text: &str, about: &Cases<'_>) -> Fate {
        let Ok(mutated) = RuleSet::from_json(&mutant.apply(text)) else { return Fate::Invalid };
        let used = rules.attached().iter().filter(|index| mutated.uses_index(index.id().as_str())).cloned();
        let Ok(mutated) = mutated.with_indices(used) else { return Fate::Invalid };
        if let Some(killer) = about.in_order(mutant).find(|case| case.run(&mutated).0.is_some()) {
            return Fate::Killed(killer.name().to_owned());
        }
        self.survivors().get(&mutant.id).map_or(Fate::Survived, |reason| Fate::Explained(reason.clone()))
    }
}

/// The cases, and which of them name what.
struct Cases<'t> {
    all: &'t [Case],
    naming: BTreeMap<&'t str, Vec<usize>>,
}

impl<'t> Cases<'t> {
    fn of(tests: &'t RuleTests) -> Self {
        let mut naming: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, case) in tests.cases().iter().enumerate() {
            for id in case.names() {
                naming.entry(id).or_default().push(number);
            }
        }
        Self { all: tests.cases(), naming }
    }

    /// The cases that say something of what the mutant changes, and then all others.
    fn in_order(&self, mutant: &Mutant) -> impl Iterator<Item = &'t Case> {
        let first = mutant.about.as_deref().and_then(|id| self.naming.get(id)).map_or(&[][..], Vec::as_slice);
        let rest = (0..self.all.len()).filter(|number| !first.contains(number));
        first.iter().copied().chain(rest).filter_map(|number| self.all.get(number))
    }
}
