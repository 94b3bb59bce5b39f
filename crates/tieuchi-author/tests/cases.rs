//! Tests of rules: what is read, what passes, what they exercise, which changes they notice.

use tieuchi::{Code, RuleSet};
use tieuchi_author::{Cell, Demanded, Fate, Fault, RuleTests, mutants};

const DISTRICT: &str = include_str!("../../../rules/data/vn.thanh-hoa.dx.district.tests.json");

fn district() -> RuleSet {
    RuleSet::builtin("vn.thanh-hoa.dx.district").unwrap()
}

/// Tests of the district rule set with these cases.
fn tests(cases: &str) -> String {
    format!(
        r#"{{"kind": "rule_tests", "rule_set": "vn.thanh-hoa.dx.district",
            "bases": {{"empty": {{"subject": {{"id": "x", "level": "district"}}, "year": 2024}}}}, "cases": [{cases}]}}"#
    )
}

fn codes(text: &str) -> Vec<(Code, String)> {
    let found = RuleTests::from_json(text).unwrap_err();
    found.iter().map(|each| (each.code(), each.pointer().to_owned())).collect()
}

#[test]
fn the_district_tests_pass_and_leave_nothing_open() {
    let tests = RuleTests::from_json(DISTRICT).unwrap();
    let rules = district();
    assert!(tests.are_for(&rules));
    let run = tests.run(&rules, &|_| ());
    let faults: Vec<_> = run.results.iter().filter(|result| !result.passed()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    let open: Vec<_> = run.coverage.rows().iter().filter(|row| row.open().next().is_some()).collect();
    assert!(open.is_empty(), "{open:?}");
    assert_eq!(run.coverage.percent().to_string(), "100");
}

#[test]
fn the_district_tests_notice_every_change() {
    let tests = RuleTests::from_json(DISTRICT).unwrap();
    let mutation = tests.run_mutants(&district(), &|_, _| ());
    let survivors: Vec<&str> = mutation.survivors().map(|mutant| mutant.id.as_str()).collect();
    assert!(survivors.is_empty() && mutation.stale.is_empty(), "{survivors:?} {:?}", mutation.stale);
    // Nothing that is no rule set but targets above 100 percent.
    let invalid = mutation.mutants.iter().filter(|(_, fate)| *fate == Fate::Invalid);
    assert!(invalid.clone().all(|(mutant, _)| mutant.id.ends_with("at_least=100.01")));
    assert_eq!((mutation.mutants.len(), invalid.count()), (202, 14));
}

#[test]
fn what_is_wrong_with_tests_is_said_at_once() {
    let text = tests(
        r#"{"name": "", "base": "emty", "expect": {}},
           {"name": "a", "base": "empty", "expekt": {}},
           {"name": "a", "base": "empty", "expect": {"outcome": "met"}, "error": "negative"},
           {"name": "b", "base": "empty", "error": "negativ"},
           {"name": "c", "base": "empty", "error": []},
           {"name": "d", "base": "empty", "values": [], "expect": {"outcome": "met"}}"#,
    );
    let pair = |code, pointer: &str| (code, pointer.to_owned());
    assert_eq!(
        codes(&text),
        [
            pair(Code::Empty, "/cases/0/name"),
            pair(Code::UnknownBase, "/cases/0/base"),
            pair(Code::Empty, "/cases/0/expect"),
            pair(Code::ExpectOrError, "/cases/1"),
            pair(Code::UnknownKey, "/cases/1/expekt"),
            pair(Code::ExpectOrError, "/cases/2"),
            pair(Code::DuplicateId, "/cases/2/name"),
            pair(Code::UnknownCode, "/cases/3/error"),
            pair(Code::Empty, "/cases/4/error"),
            pair(Code::WrongType, "/cases/5/values"),
        ]
    );
    let nearest = RuleTests::from_json(&text).unwrap_err();
    let nearest: Vec<&str> = nearest.iter().filter_map(|each| each.nearest()).collect();
    assert_eq!(nearest, ["empty", "expect", "negative"]);
}

#[test]
fn what_expects_nothing_is_refused() {
    for parts in
        [r#"{"criteria": {}}"#, r#"{"criteria": {"II.3": {}}}"#, r#"{"outcome": "met", "deciding": {}}"#]
    {
        let text = tests(&format!(r#"{{"name": "a", "base": "empty", "expect": {parts}}}"#));
        assert_eq!(codes(&text).len(), 1, "{parts}");
        assert_eq!(codes(&text)[0].0, Code::Empty, "{parts}");
    }
    assert_eq!(codes(&tests("")), [(Code::Empty, "/cases".to_owned())]);
}

#[test]
fn a_case_that_does_not_pass_says_why() {
    let text = tests(
        r#"{"name": "differs", "base": "empty", "values": {"II.3": 70}, "expect": {"criteria": {"II.3": {"outcome": "not_met"}}}},
           {"name": "no such key", "base": "empty", "expect": {"criteria": {"II.3": {"outcom": "met"}}}},
           {"name": "no such criterion", "base": "empty", "expect": {"criteria": {"II.33": {"outcome": "met"}}}},
           {"name": "refused", "base": "empty", "values": {"II.3": 101}, "expect": {"outcome": "met"}},
           {"name": "not refused", "base": "empty", "error": "negative"},
           {"name": "for another reason", "base": "empty", "values": {"II.3": 101}, "error": "negative"},
           {"name": "elsewhere", "base": "empty", "values": {"II.3": 101}, "error": {"code": "percent_above_100", "pointer": "/year"}},
           {"name": "one more", "base": "empty", "values": {"II.3": 101, "III.2": 101}, "error": "percent_above_100"},
           {"name": "both", "base": "empty", "values": {"II.3": 101, "III.2": 101},
            "error": ["percent_above_100", {"code": "percent_above_100", "pointer": "/values/II.3"}]}"#,
    );
    let tests = RuleTests::from_json(&text).unwrap();
    let run = tests.run(&district(), &|_| ());
    let said: Vec<String> = run
        .results
        .iter()
        .map(|result| match &result.fault {
            None => "passed".to_owned(),
            Some(Fault::Differs(all)) => {
                let each = all.iter().map(|one| format!("{} {:?} {:?}", one.pointer, one.found, one.nearest));
                each.collect::<Vec<_>>().join(", ")
            }
            Some(Fault::Refused(found)) => format!("refused {}", found[0].code()),
            Some(Fault::NotRefused(codes)) => format!("not refused {codes:?}"),
            Some(Fault::OtherErrors { found, .. }) => format!("other {}", found.len()),
        })
        .collect();
    assert_eq!(
        said,
        [
            r#"/criteria/II.3/outcome Some("\"met\"") None"#,
            r#"/criteria/II.3/outcom None Some("outcome")"#,
            r#"/criteria/II.33 None Some("II.3")"#,
            "refused percent_above_100",
            r#"not refused ["negative"]"#,
            "other 1",
            "other 1",
            "other 2",
            "passed",
        ]
    );
}

#[test]
fn coverage_counts_what_passed_and_no_more() {
    let text = tests(
        r#"{"name": "exactly", "base": "empty", "values": {"II.3": 70}, "expect": {"outcome": "undetermined"}},
           {"name": "fails", "base": "empty", "values": {"II.3": "69.99"}, "expect": {"outcome": "met"}}"#,
    );
    let run = RuleTests::from_json(&text).unwrap().run(&district(), &|_| ()).coverage;
    let row = run.rows().iter().find(|row| {
        matches!(&row.demanded, Demanded::Target { criterion, year, .. }
            if criterion.as_str() == "II.3" && year.number() == 2024)
    });
    let row = row.unwrap();
    assert_eq!(row.open().collect::<Vec<_>>(), [Cell::NotMet, Cell::Hair, Cell::Missing]);
    assert!(row.exercised.has(Cell::Exact));
}

#[test]
fn a_change_that_no_test_notices_survives() {
    let cases = r#"{"name": "one", "base": "empty", "expect": {"outcome": "undetermined"}}"#;
    let survivors = r#", "survivors": {"II.3/2024:dropped": {"vi": "Vì sao", "en": "Why"}, "II.9:dropped": {"vi": "Cũ"}}}"#;
    let text = tests(cases);
    let text = format!("{}{survivors}", text.strip_suffix('}').unwrap());
    let mutation = RuleTests::from_json(&text).unwrap().run_mutants(&district(), &|_, _| ());
    assert_eq!(mutation.stale, ["II.9:dropped"]);
    assert_eq!(mutation.count(|fate| matches!(fate, Fate::Explained(_))), 1);
    assert!(mutation.survivors().count() > 100);
}

#[test]
fn mutants_have_ids_of_their_own_and_change_one_thing() {
    let rules = district();
    let text = rules.to_canonical_json();
    let all = mutants(&text);
    let mut ids: Vec<&str> = all.iter().map(|mutant| mutant.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all.len());
    for id in [
        "years/2025:dropped",
        "II.3/2024/at_least=70.01",
        "II.3/2024/at_most=70",
        "II.3/2024:dropped",
        "II.3:dropped",
        "II.4/2025/at_least=2",
        "previous-score/at_least_percent=69.99",
        "previous-score/year=current",
        "self-score/basis=official",
        "criteria:dropped",
    ] {
        assert!(ids.contains(&id), "{id}");
    }
    for mutant in &all {
        let changed = mutant.apply(&text);
        if let Ok(mutated) = RuleSet::from_json(&changed) {
            assert_ne!(mutated.sha256(), rules.sha256(), "{}", mutant.id);
        }
    }
}
