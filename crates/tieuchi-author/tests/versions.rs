//! Which of several versions applies, and what receipts say later.

use tieuchi::{Code, Diagnostic, Level, RuleSet, RuleSets, Year};
use tieuchi_author::{Against, Check, Checked, Resolution, Verification, resolve};

fn version(number: &str, status: &str, years: &str, valid: &str) -> RuleSet {
    let source = r#"{"resource": "r", "locator": "1", "quote": "q"}"#;
    let text = format!(
        r#"{{"id": "a", "version": "{number}", "status": "{status}", "title": {{"vi": "Bộ"}}, "subject": {{"level": "x"}},
            "years": [{years}], "valid": {{{valid}}}, "declared": {{"groups": 1, "criteria": 1}},
            "groups": [{{"id": "A", "title": {{"vi": "Nhóm"}}, "criteria": [{{"id": "A.1", "title": {{"vi": "Một"}},
              "measure": {{"kind": "yes_no"}}, "target": {{"present": true}}, "source": {source}}}]}}],
            "conditions": [{{"id": "all", "criteria": "assigned", "source": {source}}}],
            "resources": [{{"id": "r", "number": "1", "title": {{"vi": "R"}}}}]}}"#
    );
    RuleSet::from_json(&text).unwrap()
}

fn resolved(all: &[RuleSet], year: u16, as_of: Option<&str>) -> Resolution {
    let as_of = as_of.map(|day| day.parse().unwrap());
    resolve(all, &Level::new("x").unwrap(), Year::new(year).unwrap(), as_of)
}

fn applies(resolution: &Resolution) -> Vec<String> {
    resolution.applies().map(|rules| rules.version().to_string()).collect()
}

fn codes(resolution: &Resolution) -> Vec<Code> {
    resolution.findings.iter().map(Diagnostic::code).collect()
}

#[test]
fn the_version_in_force_on_the_day_applies() {
    let all = [
        version("2.0.0", "accepted", "2024, 2025", r#""from": "2024-07-01""#),
        version("1.0.0", "accepted", "2023, 2024", r#""from": "2023-01-01", "until": "2024-06-30""#),
    ];
    assert_eq!(applies(&resolved(&all, 2024, None)), ["2.0.0"]);
    let earlier = resolved(&all, 2024, Some("2024-06-30"));
    assert_eq!(applies(&earlier), ["1.0.0"]);
    assert_eq!(earlier.candidates[1].against, [Against::NotYetInForce("2024-07-01".parse().unwrap())]);
    assert!(applies(&resolved(&all, 2026, None)).is_empty());
    assert!(codes(&earlier).is_empty());
}

#[test]
fn a_higher_version_supersedes_and_the_overlap_is_said() {
    let all = [
        version("1.0.0", "accepted", "2024", r#""from": "2024-01-01""#),
        version("1.1.0", "interim", "2024", r#""from": "2024-03-01""#),
        version("2.0.0", "draft", "2024", r#""from": "2024-03-01""#),
    ];
    let resolution = resolved(&all, 2024, None);
    assert_eq!(applies(&resolution), ["1.1.0"]);
    assert_eq!(resolution.candidates[0].against, [Against::Superseded("1.1.0".parse().unwrap())]);
    assert_eq!(resolution.candidates[2].against, [Against::Draft]);
    assert_eq!(codes(&resolution), [Code::VersionsOverlap]);
    let said = resolution.findings[0].message(tieuchi::Language::English);
    assert_eq!(
        said,
        "the versions `a@1.0.0`, `a@1.1.0` are in force at the same time: `2024: 2024-03-01 – …`"
    );
}

#[test]
fn holes_of_years_and_days_are_said() {
    let all = [
        version("1.0.0", "deprecated", "2022", ""),
        version("2.0.0", "accepted", "2023", r#""from": "2023-01-01", "until": "2023-12-30""#),
        version("3.0.0", "accepted", "2025", r#""from": "2024-03-01""#),
    ];
    let resolution = resolved(&all, 2025, None);
    assert_eq!(codes(&resolution), [Code::YearUncovered, Code::DaysUncovered]);
    let said = resolution.findings[1].message(tieuchi::Language::English);
    assert!(said.contains("`2023-12-31 – 2024-02-29`"), "{said}");
    // One day after the other leaves none between.
    let all = [
        version("1.0.0", "accepted", "2024", r#""until": "2023-12-31""#),
        version("2.0.0", "accepted", "2025", r#""from": "2024-01-01""#),
    ];
    assert!(codes(&resolved(&all, 2025, None)).is_empty());
}

#[test]
fn versions_stand_side_by_side() {
    let sets = RuleSets::from_iter([
        version("2.0.0", "accepted", "2024", ""),
        version("1.0.0", "accepted", "2024", ""),
    ]);
    let read = |named: &str| {
        let text =
            format!(r#"{{"rule_set": "{named}", "subject": {{"id": "1", "level": "x"}}, "year": 2024}}"#);
        sets.read_dossier(&text).map(|dossier| dossier.rules().version().to_string())
    };
    assert_eq!(read("a@1.0.0").unwrap(), "1.0.0");
    assert_eq!(read("a").unwrap(), "2.0.0");
    assert_eq!(read("a@3.0.0").unwrap_err().diagnostics()[0].code(), Code::UnknownRuleSet);
}

const DOSSIER: &str =
    r#"{"rule_set": "a", "subject": {"id": "1", "level": "x"}, "year": 2024, "values": {"A.1": true}}"#;

fn receipt(rules: &RuleSet) -> String {
    rules.evaluate(&rules.read_dossier(DOSSIER).unwrap()).receipt().to_json().to_owned()
}

fn states(receipt: &str, dossier: &str, sets: &RuleSets) -> Vec<Option<Code>> {
    let verification = Verification::of(receipt, dossier, sets).unwrap().unwrap();
    let states = verification.checks.iter().map(|(_, checked)| match checked {
        Checked::Holds => None,
        Checked::Fails(found) => Some(found.code()),
        Checked::Open => Some(Code::MissingKey),
    });
    assert_eq!(verification.holds(), states.clone().all(|state| state.is_none()));
    states.collect()
}

#[test]
fn a_receipt_holds_with_the_version_that_made_it() {
    let (old, new) = (
        version("1.0.0", "accepted", "2024", ""),
        version("2.0.0", "accepted", "2024", r#""until": "2030-01-01""#),
    );
    let made = receipt(&old);
    let sets = RuleSets::from_iter([old.clone(), new.clone()]);
    // The dossier names no version, and a higher one is at hand.
    assert_eq!(states(&made, DOSSIER, &sets), [None; Check::ALL.len()]);
    let pretty = tieuchi_author::Tree::parse(&made, &tieuchi::Limits::default()).unwrap().to_lines();
    assert_eq!(states(&pretty, DOSSIER, &sets), [None; Check::ALL.len()]);
    let missing = states(&made, DOSSIER, &RuleSets::from_iter([new]));
    assert_eq!(missing[2], Some(Code::ReceiptRuleSetMissing));
    let changed = version("1.0.0", "interim", "2024", "");
    let changed = states(&made, DOSSIER, &RuleSets::from_iter([changed]));
    assert_eq!(
        (changed[2], changed[5]),
        (Some(Code::ReceiptRuleSetChanged), Some(Code::ReceiptEvaluationChanged))
    );
}

#[test]
fn what_was_altered_is_said() {
    let rules = version("1.0.0", "accepted", "2024", "");
    let (made, sets) = (receipt(&rules), RuleSets::from_iter([rules]));
    let other = states(&made, &DOSSIER.replace("true", "false"), &sets);
    assert_eq!(
        (other[0], other[4], other[5]),
        (None, Some(Code::ReceiptDossierChanged), Some(Code::ReceiptEvaluationChanged))
    );
    let altered = states(&made.replacen(r#""outcome":"met""#, r#""outcome":"not_met""#, 1), DOSSIER, &sets);
    assert_eq!(altered[0], Some(Code::ReceiptAltered));
    assert!(altered[1..].iter().all(Option::is_none));
    let semantics = made.replacen(r#""semantics":1"#, r#""semantics":0"#, 1);
    assert_eq!(states(&semantics, DOSSIER, &sets)[1], Some(Code::ReceiptSemantics));
}

#[test]
fn a_receipt_is_read_strictly() {
    let rules = version("1.0.0", "accepted", "2024", "");
    let (made, sets) = (receipt(&rules), RuleSets::from_iter([rules]));
    let codes = |from: &str, to: &str| -> Vec<Code> {
        assert!(made.contains(from), "{made}");
        let found = Verification::of(&made.replacen(from, to, 1), DOSSIER, &sets).unwrap_err();
        found.iter().map(Diagnostic::code).collect()
    };
    assert_eq!(codes(r#""year":"#, r#""jahr":0,"year":"#), [Code::UnknownKey]);
    assert_eq!(codes(r#""year":2024,"#, ""), [Code::MissingKey]);
    assert_eq!(codes(r#""sha256":""#, r#""sha256":"0"#), [Code::InvalidId]);
    assert_eq!(codes(r#""version":"1.0.0""#, r#""version":"1""#), [Code::InvalidVersion]);
    let evaluation = tieuchi_author::Tree::parse(&made, &tieuchi::Limits::default()).unwrap();
    let mut plain = evaluation.clone();
    plain.take("receipt");
    let found = Verification::of(&plain.to_json(), DOSSIER, &sets).unwrap_err();
    assert_eq!(found[0].code(), Code::MissingKey);
    let unread = Verification::of(&made, &DOSSIER.replace("A.1", "A.2"), &sets).unwrap().unwrap_err();
    assert_eq!(unread[0].code(), Code::UnknownCriterion);
}
