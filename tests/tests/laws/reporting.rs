//! Reporting more, or better, never makes an outcome worse than the report itself is.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tieuchi::{Evaluation, Outcome, RuleSet};
use tieuchi_tests::dice::Dice;
use tieuchi_tests::generate::{MOST, config, pool, rules_and_case};
use tieuchi_tests::model::{Bound, Case, Criterion, Given, Leg, Measure, Rules, Score, Target};
use tieuchi_tests::oracle::{figure, verdict};
use tieuchi_tests::run::{judge, rule_set};

/// Not met, undetermined, met: later is better.
fn rank(outcome: Outcome) -> usize {
    [Outcome::NotMet, Outcome::Undetermined, Outcome::Met]
        .iter()
        .position(|each| *each == outcome)
        .unwrap_or(0)
}

/// All outcomes of an evaluation: the criteria's, the conditions', the whole.
fn outcomes(evaluation: &Evaluation) -> Vec<Outcome> {
    let criteria = evaluation.findings().map(|finding| finding.outcome());
    let conditions = evaluation.conditions().map(|condition| condition.outcome());
    criteria.chain(conditions).chain([evaluation.outcome()]).collect()
}

/// Values of the measure that are at least as good as the one given, by what the bound asks for.
fn better(measure: Measure, bound: &Bound, given: &Given) -> Vec<Given> {
    let all = pool(measure, Some(bound)).all;
    let is_better = |other: &&Given| match (bound, figure(given), figure(other)) {
        (Bound::AtLeast(_), Some(from), Some(to)) => to >= from,
        (Bound::AtMost(_), Some(from), Some(to)) => to <= from,
        (Bound::Present, _, _) => matches!(other, Given::YesNo(true) | Given::Count(Some(true), _)),
        _ => false,
    };
    all.iter().filter(is_better).cloned().collect()
}

fn raising_never_harms(set: &RuleSet, rules: &Rules, case: &Case, seed: u64) {
    let mut dice = Dice::new(seed);
    let before = outcomes(&judge(set, rules, case, seed));
    for (number, criterion) in rules.criteria.iter().enumerate() {
        let (Ok(Some(bound)), Some(given)) = (criterion.demand(case), &case.values[number]) else { continue };
        let choices = better(criterion.measure, bound, given);
        for _ in 0..choices.len().min(2) {
            let mut raised = case.clone();
            raised.values[number] = Some(choices[dice.below(choices.len())].clone());
            let after = outcomes(&judge(set, rules, &raised, seed));
            for (place, (before, after)) in before.iter().zip(&after).enumerate() {
                assert!(rank(*after) >= rank(*before), "{place}: {given:?} to {:?}", raised.values[number]);
            }
        }
    }
}

/// Every case with one thing more reported.
fn reported(rules: &Rules, case: &Case, dice: &mut Dice) -> Vec<Case> {
    let mut all = Vec::new();
    for (number, criterion) in rules.criteria.iter().enumerate() {
        let choices = pool(criterion.measure, criterion.demand(case).ok().flatten()).all;
        if case.values[number].is_none() {
            let mut more = case.clone();
            more.values[number] = Some(choices[dice.below(choices.len())].clone());
            all.push(more);
        }
        // "There are some" says less than how many there are.
        if case.values[number] == Some(Given::Count(Some(true), None)) {
            let mut more = case.clone();
            more.values[number] = Some(Given::Count(Some(true), Some([1, 2, 12, MOST][dice.below(4)])));
            all.push(more);
        }
    }
    for name in ["region", "kind"].into_iter().filter(|name| !case.attributes.contains_key(*name)) {
        for value in ["mountain", "plain", "island", "coast"] {
            let mut more = case.clone();
            more.attributes.insert(name.to_owned(), value.to_owned());
            all.push(more);
        }
    }
    for score in open_scores(rules, case) {
        let maximum = if score.index == "ix.a" { "1000" } else { "0" };
        for (points, maximum) in [("0", "1000"), ("1000", "1000"), ("0", maximum)] {
            let points = Some(points.to_owned());
            all.push(with_score(case, Score { points, maximum: maximum.to_owned(), ..score.clone() }));
        }
    }
    all
}

/// The scores that conditions ask for and the case does not give.
fn open_scores(rules: &Rules, case: &Case) -> Vec<Score> {
    let asked = rules.legs.iter().filter_map(|leg| match leg {
        Leg::Score { index, previous, basis, .. } => {
            let year = case.year - u16::from(*previous);
            Some(Score { index: index.clone(), year, basis, points: None, maximum: "1000".to_owned() })
        }
        Leg::Criteria => None,
    });
    let is_open = |asked: &Score| {
        !case.scores.iter().any(|score| {
            (&score.index, score.year, score.basis) == (&asked.index, asked.year, asked.basis)
                && score.points.is_some()
        })
    };
    asked.filter(is_open).collect()
}

/// The case with this score, in place of one that it may have.
fn with_score(case: &Case, score: Score) -> Case {
    let mut more = case.clone();
    more.scores
        .retain(|held| (&held.index, held.year, held.basis) != (&score.index, score.year, score.basis));
    more.scores.push(score);
    more
}

fn reporting_decides_nothing_anew(set: &RuleSet, rules: &Rules, case: &Case, seed: u64) {
    let before = outcomes(&judge(set, rules, case, seed));
    for more in reported(rules, case, &mut Dice::new(seed)) {
        let after = outcomes(&judge(set, rules, &more, seed));
        for (place, (before, after)) in before.iter().zip(&after).enumerate() {
            assert!(
                *before == *after || *before == Outcome::Undetermined,
                "{place}: {before} to {after} by {more:?}"
            );
        }
    }
}

/// A way to report something that is not, for every way that can matter.
type Completions = BTreeMap<String, Vec<Box<dyn Fn(&Case) -> Case>>>;

fn completions(rules: &Rules, case: &Case, unreported: &[String]) -> Completions {
    let mut all = Completions::new();
    for (number, criterion) in rules.criteria.iter().enumerate() {
        let choices = match (&case.values[number], criterion.measure) {
            (Some(Given::Count(Some(true), None)), _) => {
                vec![Given::Count(None, Some(1)), Given::Count(None, Some(MOST))]
            }
            (_, Measure::Percent) => vec![
                Given::Percent(None, Some((0, 1))),
                Given::Percent(None, Some((1, 1))),
                Given::Percent(None, Some((0, 0))),
            ],
            (_, Measure::YesNo) => vec![Given::YesNo(true), Given::YesNo(false)],
            (_, Measure::Count) => vec![Given::Count(None, Some(0)), Given::Count(None, Some(MOST))],
        };
        for given in choices {
            all.entry(criterion.id.clone()).or_default().push(Box::new(move |case| {
                let mut more = case.clone();
                more.values[number] = Some(given.clone());
                more
            }));
        }
    }
    for (number, leg) in rules.legs.iter().enumerate() {
        let Leg::Score { index, previous, basis, .. } = leg else { continue };
        let year = case.year - u16::from(*previous);
        for (points, maximum) in [("0", "1000"), ("1000", "1000"), ("0", "0")] {
            let points = Some(points.to_owned());
            let score = Score { index: index.clone(), year, basis, points, maximum: maximum.to_owned() };
            all.entry(Leg::id(number))
                .or_default()
                .push(Box::new(move |case| with_score(case, score.clone())));
        }
    }
    for name in ["region", "kind"] {
        for value in ["mountain", "plain", "island", "coast"] {
            all.entry(format!("subject.attributes.{name}")).or_default().push(Box::new(move |case| {
                let mut more = case.clone();
                more.attributes.insert(name.to_owned(), value.to_owned());
                more
            }));
        }
    }
    all.retain(|id, _| unreported.contains(id));
    all
}

/// What of the unreported could still change the outcome of the whole, found by trying everything: whether, with the
/// others reported in some way or not at all, two ways to report it (or not to) come to different outcomes.
fn could_change(rules: &Rules, case: &Case, unreported: &[String]) -> Vec<String> {
    let all = completions(rules, case, unreported);
    let changes = |id: &String| {
        let mut others = vec![case.clone()];
        for (_, ways) in all.iter().filter(|(other, _)| *other != id) {
            let more: Vec<Case> =
                others.iter().flat_map(|case| ways.iter().map(move |way| way(case))).collect();
            others.extend(more);
        }
        others.iter().any(|case| {
            let silent = verdict(rules, case).whole;
            all[id].iter().any(|way| verdict(rules, &way(case)).whole != silent)
        })
    };
    unreported.iter().filter(|id| changes(id)).cloned().collect()
}

fn named<T: ToString>(unreported: &[T]) -> Vec<String> {
    unreported.iter().map(ToString::to_string).collect()
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn a_better_value_never_makes_anything_worse((rules, case) in rules_and_case(), seed: u64) {
        raising_never_harms(&rule_set(&rules.json().compact()), &rules, &case, seed);
    }

    #[test]
    fn reporting_what_is_missing_changes_nothing_decided((rules, case) in rules_and_case(), seed: u64) {
        reporting_decides_nothing_anew(&rule_set(&rules.json().compact()), &rules, &case, seed);
    }

    #[test]
    fn what_decides_is_unreported_and_nothing_once_decided((rules, case) in rules_and_case(), seed: u64) {
        let evaluation = judge(&rule_set(&rules.json().compact()), &rules, &case, seed);
        let (unreported, deciding) = (named(&evaluation.unreported()), named(&evaluation.deciding()));
        let open = evaluation.outcome() == Outcome::Undetermined;
        prop_assert!(open || deciding.is_empty());
        let within: Vec<&String> = unreported.iter().filter(|id| deciding.contains(id)).collect();
        prop_assert_eq!(within, deciding.iter().collect::<Vec<_>>(), "in the order of the unreported");
    }

    /// Where an attribute is missing as well, what it would decide can make a value matter no longer: then more may be
    /// named than could change the outcome, but never less.
    #[test]
    fn deciding_is_what_could_still_change_the_whole((rules, case) in rules_and_case(), seed: u64) {
        let evaluation = judge(&rule_set(&rules.json().compact()), &rules, &case, seed);
        let unreported = named(&evaluation.unreported());
        prop_assume!(unreported.len() <= 4);
        let (mut deciding, changing) = (named(&evaluation.deciding()), could_change(&rules, &case, &unreported));
        if unreported.iter().any(|id| id.starts_with("subject.attributes.")) {
            deciding.retain(|id| changing.contains(id));
        }
        prop_assert_eq!(deciding, changing);
    }
}

/// A rule set of these criteria, and a dossier of 2024 with these values.
fn deciding(
    criteria: &[(Measure, Target)],
    legs: &[Leg],
    complete: bool,
    values: &[Option<Given>],
) -> Vec<String> {
    let criterion = |(number, (measure, target)): (usize, &(Measure, Target))| Criterion {
        id: format!("I.{}", number + 1),
        group: 0,
        measure: *measure,
        targets: BTreeMap::from([(2024, target.clone())]),
    };
    let criteria: Vec<Criterion> = criteria.iter().enumerate().map(criterion).collect();
    let (id, level) = ("x.test".to_owned(), "district".to_owned());
    let rules = Rules { id, level, years: vec![2024], criteria, legs: legs.to_vec(), complete };
    let case = Case { year: 2024, attributes: BTreeMap::new(), values: values.to_vec(), scores: Vec::new() };
    let evaluation = judge(&rule_set(&rules.json().compact()), &rules, &case, 0);
    assert_eq!(evaluation.outcome(), Outcome::Undetermined);
    let unreported = named(&evaluation.unreported());
    let deciding = named(&evaluation.deciding());
    assert_eq!(could_change(&rules, &case, &unreported), deciding, "of {unreported:?}");
    deciding
}

fn at_least(amount: &str) -> Target {
    Target { general: Some(Bound::AtLeast(amount.to_owned())), by: None }
}

fn score_leg() -> Leg {
    Leg::Score { index: "ix.b".to_owned(), previous: false, basis: "self", at_least: "70".to_owned() }
}

#[test]
fn a_criterion_decides_where_a_condition_asks_for_it() {
    let both = [Leg::Criteria, score_leg()];
    assert_eq!(deciding(&[(Measure::Percent, at_least("70"))], &both, true, &[None]), ["I.1", "leg-1"]);
}

#[test]
fn a_criterion_that_no_condition_asks_for_decides_nothing() {
    assert_eq!(deciding(&[(Measure::Percent, at_least("70"))], &[score_leg()], true, &[None]), ["leg-0"]);
    assert_eq!(deciding(&[(Measure::Percent, at_least("70"))], &[], true, &[None]), [""; 0]);
}

/// Any percentage is at least 0: the missing one cannot fail, and the rest stays undetermined whatever it is.
#[test]
fn what_cannot_fail_decides_nothing_while_something_else_stays_open() {
    let always = (Measure::Percent, at_least("0"));
    let open = (Measure::Percent, at_least("70"));
    let values = [None, Some(Given::Percent(None, Some((0, 0))))];
    assert_eq!(deciding(&[always.clone(), open], &[Leg::Criteria], true, &values), [""; 0]);
    assert_eq!(deciding(&[always], &[Leg::Criteria], false, &[None]), [""; 0], "an incomplete rule set");
}

/// 75 % reaches 60 and 70 alike, so it is all one whether the subject is in the mountains.
#[test]
fn an_attribute_that_makes_no_difference_decides_nothing_while_something_else_stays_open() {
    let cases = BTreeMap::from([("mountain".to_owned(), Some(Bound::AtLeast("60".to_owned())))]);
    let by_region = Target { by: Some(("region".to_owned(), cases)), ..at_least("70") };
    let criteria = [(Measure::Percent, by_region), (Measure::Percent, at_least("70"))];
    let stated = Some(Given::Percent(Some("75".to_owned()), None));
    let values = [stated, Some(Given::Percent(None, Some((0, 0))))];
    assert_eq!(deciding(&criteria, &[Leg::Criteria], true, &values), [""; 0]);
}
