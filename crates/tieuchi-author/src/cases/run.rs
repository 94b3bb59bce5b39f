//! Running cases.

use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use tieuchi::{Diagnostic, DossierError, Evaluation, Limits, RuleSet};

use crate::cases::compare::{Difference, compare};
use crate::cases::{Case, Expected, ExpectedError, RuleTests};
use crate::coverage::Coverage;
use crate::tree::Tree;

/// What all cases came to.
pub struct Run<'t> {
    /// One for each case, in their order.
    pub results: Vec<CaseResult<'t>>,
    /// What the cases that passed exercised.
    pub coverage: Coverage,
}

/// What one case came to.
#[derive(Debug)]
pub struct CaseResult<'t> {
    /// The case.
    pub case: &'t Case,
    /// Why it did not pass; `None` where it did.
    pub fault: Option<Fault>,
}

/// Why a case did not pass.
#[derive(Debug)]
pub enum Fault {
    /// The evaluation says something else in these places.
    Differs(Vec<Difference>),
    /// The dossier was refused, and an evaluation was expected.
    Refused(Vec<Diagnostic>),
    /// The dossier was refused for other reasons than those expected.
    OtherErrors {
        /// The codes that were expected, each with its place where one was expected.
        expected: Vec<(String, Option<String>)>,
        /// Why it was refused.
        found: Vec<Diagnostic>,
    },
    /// The dossier was read, and errors were expected: their codes.
    NotRefused(Vec<String>),
}

impl CaseResult<'_> {
    /// Whether it came to what was expected.
    pub fn passed(&self) -> bool {
        self.fault.is_none()
    }
}

/// Evaluations of large rule sets are larger than documents that people write.
pub(crate) const LIMITS: Limits = Limits {
    document_bytes: 1 << 30,
    depth: 64,
    digits: 28,
    string_bytes: 1 << 20,
    criteria: 10_000,
    entries: 1 << 20,
    diagnostics: 100,
};

impl RuleTests {
    /// Runs every case against a rule set, several at once, and says after each how many are done.
    pub fn run(&self, rules: &RuleSet, done: &(dyn Fn(usize) + Sync)) -> Run<'_> {
        let coverage = Mutex::new(Coverage::of(rules));
        let faults = in_parallel(self.cases(), done, |case| {
            let (fault, evaluation) = case.run(rules);
            if let (None, Some(evaluation)) = (&fault, &evaluation)
                && let Ok(mut coverage) = coverage.lock()
            {
                coverage.add(evaluation);
            }
            fault
        });
        let results =
            self.cases().iter().zip(faults).map(|(case, fault)| CaseResult { case, fault }).collect();
        // Nothing that holds the lock can panic.
        let coverage = coverage.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        Run { results, coverage }
    }
}

impl Case {
    /// Why the case does not pass, and the evaluation where there is one.
    pub(crate) fn run(&self, rules: &RuleSet) -> (Option<Fault>, Option<Evaluation>) {
        let read = rules.read_dossier_with(&self.dossier(rules), &LIMITS);
        match (&self.expected, read) {
            (Expected::Parts(parts), Ok(dossier)) => {
                let evaluation = rules.evaluate(&dossier);
                let differences = match Tree::parse(&json_for(parts, &evaluation), &LIMITS) {
                    Ok(actual) => compare(parts, &actual),
                    Err(found) => return (Some(Fault::Refused(found)), None),
                };
                let fault = (!differences.is_empty()).then_some(Fault::Differs(differences));
                (fault, Some(evaluation))
            }
            (Expected::Parts(_), Err(error)) => (Some(Fault::Refused(error.diagnostics().to_vec())), None),
            (Expected::Errors(expected), Err(error)) => {
                let fault = (!are_these(expected, &error)).then(|| Fault::OtherErrors {
                    expected: expected
                        .iter()
                        .map(|each| (each.code.to_string(), each.pointer.clone()))
                        .collect(),
                    found: error.diagnostics().to_vec(),
                });
                (fault, None)
            }
            (Expected::Errors(expected), Ok(_)) => {
                let codes = expected.iter().map(|each| each.code.to_string()).collect();
                (Some(Fault::NotRefused(codes)), None)
            }
        }
    }
}

/// As much of the evaluation's JSON as is compared.
fn json_for(parts: &Tree, evaluation: &Evaluation) -> String {
    let ids: Vec<&str> = match parts.get("criteria") {
        None => Vec::new(),
        Some(Tree::Object(criteria)) => criteria.iter().map(|(id, _)| id.as_str()).collect(),
        Some(_) => return evaluation.to_json(),
    };
    // Of an id that nothing has, the nearest of all is said.
    let are_known = ids.iter().all(|id| evaluation.rules().criterion(id).is_some());
    if are_known { evaluation.to_json_of(&ids) } else { evaluation.to_json() }
}

/// Whether each diagnostic is one of those expected, and each of those expected is there.
fn are_these(expected: &[ExpectedError], error: &DossierError) -> bool {
    let mut left: Vec<&ExpectedError> = expected.iter().collect();
    // Those with a place are looked for first, so that one without does not take theirs.
    left.sort_by_key(|each| each.pointer.is_none());
    let all_expected = error.diagnostics().iter().all(|found| {
        let is_it = |each: &&ExpectedError| {
            each.code == found.code()
                && each.pointer.as_deref().is_none_or(|pointer| pointer == found.pointer())
        };
        let place = left.iter().position(is_it);
        place.map(|place| left.remove(place)).is_some()
    });
    all_expected && left.is_empty()
}

/// Works on every item, several at once, and gives the results in the order of the items.
pub(crate) fn in_parallel<T: Sync, R: Send>(
    items: &[T],
    done: &(dyn Fn(usize) + Sync),
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get).min(items.len()).max(1);
    let (next, finished) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let results: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::with_capacity(items.len()));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let number = next.fetch_add(1, Ordering::Relaxed)
                    && let Some(item) = items.get(number)
                {
                    let result = work(item);
                    if let Ok(mut results) = results.lock() {
                        results.push((number, result));
                    }
                    done(finished.fetch_add(1, Ordering::Relaxed) + 1);
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    results.sort_by_key(|(number, _)| *number);
    results.into_iter().map(|(_, result)| result).collect()
}
