//! What is shown never flatters: percentages are cut towards failure, distances are exact and rounded up.

use std::collections::BTreeMap;

use num_rational::BigRational;
use proptest::prelude::*;
use proptest::sample::select;
use tieuchi::{Evaluation, Language, Outcome};
use tieuchi_tests::dice::Dice;
use tieuchi_tests::exact::{decimal, whole};
use tieuchi_tests::generate::{case, config, rules_and_case};
use tieuchi_tests::json::Json;
use tieuchi_tests::model::{Bound, Case, Given, Leg, Rules};
use tieuchi_tests::oracle::{figure, meets};
use tieuchi_tests::run::{DISTRICT, DISTRICT_RULES, judge, result, rule_set};

/// The decimal under a key, in normal form: no exponent, no zeros that say nothing.
fn figure_at(json: &Json, key: &str) -> Option<BigRational> {
    let Some(Json::Text(text)) = json.get(key) else { return None };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "1"));
    let canonical =
        !fraction.is_empty() && !fraction.ends_with('0') && (whole == "0" || !whole.starts_with('0'));
    assert!(canonical && text.chars().all(|digit| digit.is_ascii_digit() || digit == '.'), "{text}");
    Some(decimal(text))
}

/// A figure that is computed has at most four decimals.
fn has_four_decimals(number: &BigRational) -> bool {
    (number * whole(10_000)).is_integer()
}

fn count_at(json: &Json, key: &str) -> Option<u64> {
    match json.get(key) {
        Some(Json::Number(count)) => Some(count.parse().expect("a count")),
        _ => None,
    }
}

/// The exact distance, rounded up to four decimals: the least such number that is not below it.
fn is_rounded_up(shown: &BigRational, exact: &BigRational) -> bool {
    has_four_decimals(shown) && shown >= exact && *shown < exact + decimal("0.0001")
}

/// The same value with so many more (or, for `at_most`, fewer) counted.
fn moved(given: &Given, bound: &Bound, by: u64) -> Option<Given> {
    let step = |number: u64| match bound {
        Bound::AtMost(_) => number.checked_sub(by),
        _ => number.checked_add(by),
    };
    Some(match given {
        Given::Percent(_, Some((numerator, denominator))) => {
            let numerator = step(*numerator)?;
            assert!(numerator <= *denominator, "no distance leads beyond all of them");
            Given::Percent(None, Some((numerator, *denominator)))
        }
        Given::Count(_, Some(number)) => Given::Count(None, Some(step(*number)?)),
        Given::Count(Some(false), None) => Given::Count(None, Some(step(0)?)),
        _ => return None,
    })
}

fn shows_a_finding(json: &Json, bound: &Bound, given: &Given) {
    let failed = json.get("outcome") == Some(&Json::text("not_met"));
    let shortfall = json.get("shortfall").expect("always there");
    if !failed || *bound == Bound::Present {
        assert_eq!(*shortfall, Json::Null);
        return;
    }
    if *given == Given::Count(Some(true), None) {
        // No distance can be stated; `a_verdict_alone_has_no_distance` is about that.
        return;
    }
    let (percent, count) = (figure_at(shortfall, "percent"), count_at(shortfall, "count"));
    assert!(percent.is_some() || count.is_some(), "a distance that says nothing: {}", json.compact());
    let (Bound::AtLeast(target) | Bound::AtMost(target)) = bound else { unreachable!() };
    let target = decimal(target);
    if let Given::Percent(..) = given {
        let reached = figure(given).expect("it failed");
        let gap = if reached < target { target - reached } else { reached - target };
        let percent = percent.expect("a distance in percentage points");
        assert!(is_rounded_up(&percent, &gap) && percent > whole(0), "{percent} for {gap}");
    }
    match (moved(given, bound, 0), count) {
        (Some(_), Some(count)) => {
            assert!(count > 0);
            let reached = moved(given, bound, count).expect("it is a distance");
            assert!(meets(bound, &reached), "{count} more of {given:?} reach {bound:?}");
            let short = moved(given, bound, count - 1).expect("it is a distance");
            assert!(!meets(bound, &short), "{count} more of {given:?} is the least that reaches {bound:?}");
        }
        (distance, count) => assert_eq!((distance, count), (None, None), "{given:?}"),
    }
}

fn shows_a_percentage(json: &Json, bound: Option<&Bound>, given: &Given) {
    let Given::Percent(stated, of) = given else { return };
    let observed = json.get("observed").expect("always there");
    let shown = figure_at(observed, "percent");
    let Some((numerator, denominator)) = of else {
        assert_eq!(shown, stated.as_deref().map(decimal), "what was stated is shown as it is");
        return;
    };
    assert_eq!(count_at(observed, "numerator"), Some(*numerator));
    assert_eq!(count_at(observed, "denominator"), Some(*denominator));
    assert_eq!(figure_at(observed, "stated"), stated.as_deref().map(decimal));
    let Some(exact) = figure(given) else {
        assert_eq!(shown, None, "nothing can be computed");
        return;
    };
    let shown = shown.expect("it is computed");
    let near = if matches!(bound, Some(Bound::AtMost(_))) { shown.clone() } else { exact.clone() };
    let other = if near == exact { &shown } else { &exact };
    assert!(has_four_decimals(&shown) && *other <= near && near < other + decimal("0.0001"), "{shown}");
    if json.get("outcome") == Some(&Json::text("not_met")) {
        match bound {
            Some(Bound::AtLeast(target)) => {
                assert!(shown < decimal(target), "{shown} is never shown as {target}");
            }
            Some(Bound::AtMost(target)) => {
                assert!(shown > decimal(target), "{shown} is never shown as {target}");
            }
            other => panic!("not met without a bound in percent: {other:?}"),
        }
    }
}

fn shows_a_condition(json: &Json, leg: &Leg, case: &Case) {
    let Leg::Score { index, previous, basis, at_least } = leg else {
        return assert!(json.get("shortfall").is_none());
    };
    let year = case.year - u16::from(*previous);
    assert_eq!(count_at(json, "year"), Some(year.into()));
    let score =
        case.scores.iter().find(|score| (&score.index, score.year, score.basis) == (index, year, *basis));
    let observed = json.get("observed").expect("always there");
    let Some((points, maximum)) = score.and_then(|score| Some((score.points.as_ref()?, &score.maximum)))
    else {
        return assert_eq!(*observed, Json::Null);
    };
    let (points, maximum) = (decimal(points), decimal(maximum));
    assert_eq!(figure_at(observed, "points"), Some(points.clone()));
    assert_eq!(figure_at(observed, "maximum"), Some(maximum.clone()));
    let shortfall = json.get("shortfall").expect("always there");
    let Some(percent) = figure_at(observed, "percent") else {
        assert_eq!(maximum, whole(0));
        return assert_eq!(*shortfall, Json::Null);
    };
    let exact = &points * whole(100) / &maximum;
    assert!(percent <= exact && exact < &percent + decimal("0.0001") && has_four_decimals(&percent));
    let gap = decimal(at_least) * &maximum / whole(100) - &points;
    if gap <= whole(0) {
        return assert_eq!(*shortfall, Json::Null);
    }
    assert!(percent < decimal(at_least), "{percent} is never shown as {at_least}");
    let missing = figure_at(shortfall, "points").expect("points are missing");
    if maximum > decimal("1000000000000000000000000") {
        // `missing_points_of_the_largest_maximum_are_exact` is about these.
        return;
    }
    assert!(is_rounded_up(&missing, &gap), "{points} of {maximum}: {missing} shown for {gap}");
}

fn shows_all(evaluation: &Evaluation, rules: &Rules, case: &Case) {
    let json = result(evaluation);
    let findings = json.get("criteria").expect("always there").items();
    assert_eq!(findings.len(), rules.criteria.len());
    for ((criterion, given), finding) in rules.criteria.iter().zip(&case.values).zip(findings) {
        let bound = criterion.demand(case).ok().flatten();
        let target = bound.map_or_else(Vec::new, |bound| match bound {
            Bound::AtLeast(_) => vec!["at_least"],
            Bound::AtMost(_) => vec!["at_most"],
            Bound::Present => vec!["present"],
        });
        let mut shown = finding.get("target").expect("always there").keys();
        shown.retain(|key| *key != "by");
        assert_eq!(shown, target);
        if let (Some(bound), Some(given)) = (bound, given) {
            shows_a_finding(finding, bound, given);
        }
        if let Some(given) = given {
            shows_a_percentage(finding, bound, given);
        }
    }
    for (leg, condition) in rules.legs.iter().zip(json.get("conditions").expect("always there").items()) {
        shows_a_condition(condition, leg, case);
    }
    for (finding, given) in evaluation.findings().zip(&case.values) {
        for language in Language::ALL {
            assert_eq!(finding.target_text(language).is_empty(), finding.bound().is_none());
            assert_eq!(finding.observed_text(language).is_empty(), finding.value().is_none());
            let said = finding.explain(language);
            let whole = !said.is_empty() && said.trim() == said;
            assert!(whole || *given == Some(Given::Count(Some(true), None)), "{said:?}");
        }
    }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn figures_of_random_rule_sets_never_flatter((rules, case) in rules_and_case(), seed: u64) {
        shows_all(&judge(&rule_set(&rules.json().compact()), &rules, &case, seed), &rules, &case);
    }
}

proptest! {
    #![proptest_config(config(120))]

    #[test]
    fn figures_of_the_district_never_flatter(case in case(&DISTRICT_RULES), seed: u64) {
        shows_all(&judge(&DISTRICT, &DISTRICT_RULES, &case, seed), &DISTRICT_RULES, &case);
    }

    /// Points short of a share, up to 24 digits of them.
    #[test]
    fn missing_points_are_exact(
        digits in select(vec![1_usize, 3, 8, 20, 24]),
        decimals in select(vec![0_usize, 2, 4, 5, 27]),
        seed: u64,
    ) {
        let mut dice = Dice::new(seed);
        let mut number = |most: usize| -> String {
            let length = 1 + dice.below(most);
            let text: String = (0..length).map(|_| char::from(b'1' + u8::try_from(dice.below(9)).unwrap_or(0))).collect();
            let cut = decimals.min(length - 1);
            let (whole, fraction) = text.split_at(length - cut);
            if cut == 0 { text.clone() } else { format!("{whole}.{fraction}") }
        };
        let (left, right) = (number(digits), number(digits));
        let (points, maximum) =
            if decimal(&left) <= decimal(&right) { (left, right) } else { (right, left) };
        let text = format!(
            r#"{{"rule_set": "vn.thanh-hoa.dx.district", "subject": {{"id": "1", "level": "district"}}, "year": 2024, "scores":
            [{{"index": "dti-3853-district", "year": 2024, "basis": "self", "points": {points}, "maximum": {maximum}}}]}}"#
        );
        let score = tieuchi_tests::model::Score {
            index: "dti-3853-district".to_owned(),
            year: 2024,
            basis: "self",
            points: Some(points),
            maximum,
        };
        let case = Case {
            year: 2024,
            attributes: BTreeMap::new(),
            values: vec![None; 23],
            scores: vec![score],
        };
        shows_all(&tieuchi_tests::run::evaluation(&DISTRICT, &text), &DISTRICT_RULES, &case);
    }
}

/// "There are some" is above a target of none, by nobody knows how many.
#[test]
fn a_verdict_alone_has_no_distance() {
    let mut rules = DISTRICT_RULES.clone();
    rules.criteria.retain(|criterion| criterion.id == "II.2");
    rules.criteria[0].group = 0;
    rules.legs = vec![Leg::Criteria];
    for target in rules.criteria[0].targets.values_mut() {
        target.general = Some(Bound::AtMost("0".to_owned()));
    }
    let set = rule_set(&rules.json().compact());
    let case = Case {
        year: 2024,
        attributes: BTreeMap::new(),
        values: vec![Some(Given::Count(Some(true), None))],
        scores: Vec::new(),
    };
    let evaluation = judge(&set, &rules, &case, 0);
    let finding = evaluation.finding("II.2").expect("it is there");
    assert_eq!((finding.outcome(), finding.shortfall()), (Outcome::NotMet, None));
    assert_eq!(finding.explain(Language::English), "above target");
    assert_eq!(
        result(&evaluation).get("criteria").and_then(|all| all.items()[0].get("shortfall")),
        Some(&Json::Null)
    );
}

/// A distance past 2⁹⁶ ten-thousandths of a point is still a distance within the maximum.
#[test]
fn missing_points_of_the_largest_maximum_are_exact() {
    let text = r#"{"rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "1", "level": "district"}, "year": 2024, "scores":
        [{"index": "dti-3853-district", "year": 2024, "basis": "self", "points": 0, "maximum": "9999999999999999999999999999"}]}"#;
    let evaluation = tieuchi_tests::run::evaluation(&DISTRICT, text);
    let missing = evaluation.conditions().last().and_then(|condition| condition.missing_points());
    let exact = "6999999999999999999999999999.3";
    assert_eq!(missing.map(|points| points.to_string()).as_deref(), Some(exact));
}
