//! What the engine is measured on, and what it is measured against: one full district dossier and the same judgement
//! written by hand for this one decision.
//!
//! [`floor`] is that hand-written program: no rule set, no diagnostics, the targets in its code. What the engine costs
//! beyond it is the price of being declarative, strict and explained. [`check`] holds both to the same results.

pub mod floor;
pub mod measure;

use tieuchi::{Evaluation, Finding, RuleSet};

/// The rule set judged by, as it ships.
pub const RULES: &str = include_str!("../../rules/data/vn.thanh-hoa.dx.district.json");

/// A full district dossier: all 23 criteria (ratios, percentages, both, counts, verdicts), two scores, documents.
/// Its figures are invented.
pub const DOSSIER: &str = include_str!("../data/district.json");

/// The rule set of [`RULES`].
///
/// # Panics
///
/// Where it cannot be read.
pub fn rules() -> RuleSet {
    RuleSet::from_json(RULES).expect("the rule set that ships can be read")
}

/// Reads every field that a finding of the floor holds: what [`floor::judge`] works out at once, and the engine when
/// asked.
pub fn details(evaluation: &Evaluation) -> usize {
    evaluation
        .findings()
        .map(|finding| {
            std::hint::black_box((
                finding.outcome(),
                finding.reason(),
                finding.bound(),
                observed(&finding),
                finding.shortfall(),
            ));
        })
        .chain(evaluation.conditions().map(|condition| {
            std::hint::black_box((condition.outcome(), condition.reason(), condition.missing_points()));
        }))
        .count()
}

/// The value as one number, as the floor keeps it.
fn observed(finding: &Finding<'_>) -> Option<tieuchi::Decimal> {
    match finding.value()? {
        tieuchi::Value::Percent(percent) => percent.shown(finding.bound()),
        tieuchi::Value::YesNo(present) => Some(u64::from(present).into()),
        tieuchi::Value::Amount(amount) => Some(amount),
        tieuchi::Value::Count(count) => count.number.or_else(|| count.present.map(u64::from)).map(Into::into),
    }
}

/// Holds the floor to the engine's results on [`DOSSIER`]: every outcome, reason, target, observed value and shortfall,
/// the whole, and the bytes of the JSON.
///
/// # Panics
///
/// Where they differ: then the floor no longer does the engine's work, and their ratio means nothing.
pub fn check(rules: &RuleSet) {
    let dossier = rules.read_dossier(DOSSIER).expect("the engine reads the dossier");
    let evaluation = rules.evaluate(&dossier);
    let read = floor::read(DOSSIER).expect("the floor reads the dossier");
    floor::check(&read).expect("the floor finds no mistake in the dossier");
    let judged = floor::judge(&read);

    assert_eq!(evaluation.findings().len(), judged.findings.len(), "as many findings");
    for (ours, theirs) in evaluation.findings().zip(&judged.findings) {
        assert_eq!(ours.criterion().id.as_str(), theirs.id, "the same order");
        assert_eq!(ours.outcome().as_str(), theirs.outcome.as_str(), "outcome of {}", theirs.id);
        assert_eq!(ours.reason().as_str(), theirs.reason.as_str(), "reason of {}", theirs.id);
        assert_eq!(observed(&ours), theirs.observed, "observed value of {}", theirs.id);
        let shortfall = ours.shortfall();
        assert_eq!(shortfall.and_then(|short| short.percent), theirs.shortfall, "shortfall of {}", theirs.id);
        assert_eq!(shortfall.and_then(|short| short.count), theirs.count, "missing units of {}", theirs.id);
        let target = match ours.bound() {
            Some(tieuchi::Bound::AtLeast(target) | tieuchi::Bound::AtMost(target)) => target,
            Some(tieuchi::Bound::Present) | None => tieuchi::Decimal::ONE,
        };
        assert_eq!(target, theirs.target, "target of {}", theirs.id);
    }
    for (ours, theirs) in evaluation.conditions().zip(&judged.conditions) {
        assert_eq!(ours.condition().id.as_str(), theirs.id, "the same order");
        assert_eq!(ours.reason().as_str(), theirs.reason.as_str(), "reason of {}", theirs.id);
        assert_eq!(ours.missing_points(), theirs.missing, "missing points of {}", theirs.id);
    }
    assert_eq!(evaluation.reason().as_str(), judged.reason.as_str(), "the whole");

    let book = floor::Book::of(rules);
    let written = String::from_utf8(floor::write(&book, &read, &judged)).expect("the floor writes UTF-8");
    assert_eq!(evaluation.to_json(), written, "the floor writes the same bytes as the engine");
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_floor_does_the_engine_s_work() {
        super::check(&super::rules());
    }
}
