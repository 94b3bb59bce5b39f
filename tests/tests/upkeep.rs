//! Upkeep: what became of criteria since an earlier year.

use proptest::prelude::*;
use tieuchi::{CriterionUpkeep, Evaluation, Language, Maintained, Register, RuleSet};
use tieuchi_tests::run::rule_set;
use tieuchi_tests::sample::{edited, levels, province};

/// A rule set with a criterion of each kind: at least, at most, a count, yes or no; the last is new in 2025.
fn rules() -> RuleSet {
    let source = r#"{"resource": "qd", "locator": "x", "quote": "x"}"#;
    let criterion = |id: &str, measure: &str, targets: &str| {
        format!(
            r#"{{"id": "{id}", "title": {{"vi": "x"}}, "measure": {measure}, "targets": {targets}, "source": {source}}}"#
        )
    };
    let percent = r#"{"kind": "percent"}"#;
    let criteria = [
        criterion("share", percent, r#"{"2024": {"at_least": "70"}, "2025": {"at_least": "80"}}"#),
        criterion("debt", percent, r#"{"2024": {"at_most": "5"}, "2025": {"at_most": "4"}}"#),
        criterion(
            "points",
            r#"{"kind": "count", "unit": {"vi": "Điểm"}}"#,
            r#"{"2024": {"at_least": 3}, "2025": {"present": true}}"#,
        ),
        criterion(
            "system",
            r#"{"kind": "yes_no"}"#,
            r#"{"2024": {"present": true}, "2025": {"present": true}}"#,
        ),
        criterion("new", percent, r#"{"2025": {"at_least": "50"}}"#),
        criterion("old", percent, r#"{"2024": {"at_least": "50"}}"#),
    ];
    rule_set(&format!(
        r#"{{"id": "example.upkeep", "version": "1.0.0", "status": "draft", "title": {{"vi": "x"}},
            "subject": {{"level": "commune"}}, "years": [2024, 2025], "declared": {{"groups": 1, "criteria": 6}},
            "groups": [{{"id": "A", "title": {{"vi": "x"}}, "criteria": [{}]}}],
            "conditions": [{{"id": "criteria", "criteria": "assigned", "source": {source}}}],
            "withdrawal": {{"duty": "withdraw"}},
            "duties": [{{"id": "withdraw", "act": {{"vi": "Tham mưu thu hồi"}},
                         "source": {{"resource": "qd", "locator": "Điều 4", "quote": "tham mưu văn bản thu hồi"}}}}],
            "resources": [{{"id": "qd", "title": {{"vi": "Quyết định minh họa, không có thật"}}}}]}}"#,
        criteria.join(", ")
    ))
}

fn evaluate(rules: &RuleSet, year: u16, values: &str) -> Evaluation {
    let text = format!(
        r#"{{"rule_set": "example.upkeep", "subject": {{"id": "1", "level": "commune"}}, "year": {year}, "values": {{{values}}}}}"#
    );
    rules.evaluate(&rules.read_dossier(&text).unwrap_or_else(|error| panic!("{error}\n{text}")))
}

fn status(id: &str, earlier: &str, later: &str) -> CriterionUpkeep {
    let rules = rules();
    let values = |value: &str| if value.is_empty() { String::new() } else { format!(r#""{id}": {value}"#) };
    let (earlier, later) = (evaluate(&rules, 2024, &values(earlier)), evaluate(&rules, 2025, &values(later)));
    let upkeep = later.upkeep(&earlier).expect("they can be compared");
    let found = upkeep.findings().find(|finding| finding.criterion().id.as_str() == id);
    found.expect("it is there").status()
}

#[test]
fn each_criterion_is_held_against_its_level_and_against_the_new_target() {
    use CriterionUpkeep::*;
    let ratio = |numerator: u64, denominator: u64| {
        format!(r#"{{"numerator": {numerator}, "denominator": {denominator}}}"#)
    };
    for (id, earlier, later, expected) in [
        ("share", "85", "85.0", Maintained),
        ("share", "85", "84.99", BelowEarlierLevel),
        ("share", "75", "79", BelowNewTarget),
        ("share", "85", "79", BelowBoth),
        // 5/6 of one year is 10/12 of the next; 2/3 is more than 66.66 %.
        ("share", &ratio(5, 6), &ratio(10, 12), Maintained),
        ("share", &ratio(5, 6), "83.33", BelowEarlierLevel),
        ("share", &ratio(9_007_199_254_740_990, 9_007_199_254_740_991), &ratio(1, 1), Maintained),
        (
            "share",
            &ratio(9_007_199_254_740_990, 9_007_199_254_740_991),
            &ratio(9_007_199_254_740_989, 9_007_199_254_740_990),
            BelowEarlierLevel,
        ),
        ("share", "", "85", NotKnown),
        ("share", "", "100", Maintained),
        ("share", "", "79", BelowNewTarget),
        ("share", "85", "", NotKnown),
        ("share", "85", &ratio(0, 0), NotKnown),
        // At most: less is better.
        ("debt", "3", "2", Maintained),
        ("debt", "3", "3.5", BelowEarlierLevel),
        ("debt", "4.5", "4.2", BelowNewTarget),
        ("debt", "3", "4.2", BelowBoth),
        ("debt", "", "0", Maintained),
        // By presence in 2025, however many there were.
        ("points", "12", "1", Maintained),
        ("points", "12", "0", BelowBoth),
        ("points", "0", "0", BelowNewTarget),
        ("system", "true", "true", Maintained),
        ("system", "", "true", Maintained),
        ("system", "true", "false", BelowBoth),
        ("system", "false", "false", BelowNewTarget),
        ("new", "", "60", NotComparable),
        ("new", "", "40", BelowNewTarget),
        ("new", "", "", NotKnown),
        ("old", "60", "", NotAssigned),
        ("old", "60", "55", BelowEarlierLevel),
        ("old", "60", "60", Maintained),
    ] {
        assert_eq!(status(id, earlier, later), expected, "{id}: {earlier}, then {later}");
    }
}

const KEPT: &str = r#""share": 85, "debt": 3, "points": 4, "system": true, "new": 60"#;

#[test]
fn the_whole_is_kept_where_everything_is_and_known() {
    let rules = rules();
    let earlier = evaluate(&rules, 2024, KEPT);
    let whole = |values: &str| {
        let later = evaluate(&rules, 2025, values);
        let upkeep = later.upkeep(&earlier).expect("they can be compared");
        (upkeep.maintained(), upkeep.grounds().map(|duty| duty.source.locator.clone()))
    };
    assert_eq!(whole(KEPT), (Maintained::Yes, None));
    assert_eq!(whole(&KEPT.replace("85", "null")), (Maintained::NotKnown, None));
    let fallen = (Maintained::Fallen, Some("Điều 4".to_owned()));
    assert_eq!(whole(&KEPT.replace("85", "84")), fallen);
    assert_eq!(whole(&KEPT.replace("85", "null").replace("true", "false")), fallen, "one that fell decides");
}

#[test]
fn an_incomplete_rule_set_never_says_that_all_was_kept() {
    let text = rules().to_canonical_json().replace(r#""status":"draft""#, r#""status":"incomplete""#);
    let rules = rule_set(&text);
    let (earlier, later) = (evaluate(&rules, 2024, KEPT), evaluate(&rules, 2025, KEPT));
    assert_eq!(later.upkeep(&earlier).expect("they can be compared").maintained(), Maintained::NotKnown);
}

#[test]
fn only_a_register_says_recognised_and_the_rest_keeps_its_bytes() {
    let rules = rule_set(province::COMMUNE);
    let evaluations: Vec<Evaluation> = province::COMMUNES
        .lines()
        .filter(|line| line.contains("\"A.2\""))
        .map(|line| rules.evaluate(&rules.read_dossier(line).expect("it can be read")))
        .collect();
    let [earlier, later] = evaluations.as_slice() else { panic!("there are two") };
    let upkeep = later.upkeep(earlier).expect("they can be compared");
    let sha = rules.sha256();
    let set = format!(
        r#"{{"id":"example.province.commune","version":"2024.1.0","status":"draft","complete":true,"sha256":"{sha}"}}"#
    );
    let expected = format!(
        r#"{{"engine":{{"name":"tieuchi","semantics":1}},"rule_set":{set},"subject":{{"id":"A.2","name":"Xã minh họa A.2","level":"commune","attributes":{{}}}},"year":2025,"earlier":{{"rule_set":{set},"year":2024,"outcome":"met","reason":"all_met"}},"illustrative":true,"outcome":"met","reason":"all_met","maintained":"fallen","criteria":[{{"id":"I.1","status":"below_earlier_level","earlier":{{"percent":"85","numerator":850,"denominator":1000}},"later":{{"percent":"82","numerator":820,"denominator":1000}},"target":{{"at_least":"80"}},"outcome":"met","reason":"target_reached","shortfall":null,"title":{{"en":"Share of households covered by a network","vi":"Tỷ lệ hộ gia đình được phủ mạng"}}}},{{"id":"I.2","status":"maintained","earlier":{{"present":true}},"later":{{"present":true}},"target":{{"present":true}},"outcome":"met","reason":"present","shortfall":null,"title":{{"en":"There is a public access point","vi":"Có điểm truy cập công cộng"}}}}],"grounds":{{"duty":"thu-hoi","actors":["so-minh-hoa"],"act":{{"en":"Advise on withdrawing recognition from units that do not maintain the criteria","vi":"Tham mưu thu hồi công nhận đối với đơn vị không duy trì các tiêu chí"}},"source":{{"locator":"Điều 4","quote":"tham mưu thu hồi công nhận đối với đơn vị không duy trì các tiêu chí","resource":"minh-hoa"}},"interpretation":null}}}}"#
    );
    assert_eq!(upkeep.to_json(), expected);
    assert!(!expected.contains("recognised\":"), "nothing says so without a decision");
    let register = Register::from_json(province::REGISTER).expect("it can be read");
    let standing = later.standing(&register, None);
    let with = upkeep.to_json_with_standing(&standing);
    let head = expected.strip_suffix('}').expect("an object");
    assert_eq!(with, format!("{head},\"standing\":{}}}", standing.to_json()));
    let finding = upkeep.findings().next().expect("it is there");
    assert_eq!(finding.explain(Language::Vietnamese), "thấp hơn hồ sơ trước");
    assert_eq!(finding.earlier_text(Language::Vietnamese), "85% (850/1.000)");
    // With a record of recognition for the earlier year, what was reported then is the level at recognition.
    let explained = finding.explain_with_standing(&standing, Language::Vietnamese);
    assert_eq!(explained, "thấp hơn mức lúc được công nhận");
    let before = later.standing(&register, "2025-01-09".parse().ok());
    let explained = finding.explain_with_standing(&before, Language::English);
    assert_eq!(explained, "below the earlier dossier");
}

#[test]
fn two_dossiers_of_one_year_are_not_compared() {
    let rules = rules();
    let (one, other) = (evaluate(&rules, 2025, KEPT), evaluate(&rules, 2025, KEPT));
    let error = other.upkeep(&one).expect_err("they are of one year");
    let text = "not_earlier: the year `2025` is not before `2025`; expected dossiers of two years, that of the earlier year first";
    assert_eq!(error.to_string(), text);
}

#[test]
fn what_a_unit_is_exempt_from_has_a_status_of_its_own() {
    let rules = rule_set(levels::RULES);
    let dossier = edited(levels::DOSSIER, "2025-06-30", "2025-12-31");
    let evaluate = |text: &str| rules.evaluate(&rules.read_dossier(text).expect("it can be read"));
    let earlier = evaluate(&dossier);
    let later = evaluate(&edited(&dossier, "\"year\": 2024", "\"year\": 2025"));
    let upkeep = later.upkeep(&earlier).expect("they can be compared");
    let finding = upkeep.findings().find(|finding| finding.criterion().id.as_str() == "B.1");
    let finding = finding.expect("it is there");
    assert_eq!(finding.status(), CriterionUpkeep::Exempt);
    let explained = finding.explain(Language::English);
    assert!(explained.starts_with("exempt by 12/QĐ-MH of "), "{explained}");
    let amount = upkeep.findings().next().expect("it is there");
    assert_eq!(amount.earlier_text(Language::English), "48.75 million dong per head and year");
}

fn value(kind: u8, number: u8) -> String {
    match kind {
        0 => "null".to_owned(),
        1 => number.to_string(),
        _ => format!(r#"{{"numerator": {number}, "denominator": 100}}"#),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Nothing is below what it is itself: the same values have fallen only where they fail the new target.
    #[test]
    fn the_same_values_are_not_below_their_level(
        share in (0_u8..3, 0_u8..=100), debt in (0_u8..3, 0_u8..=100), points in 0_u8..5, system in any::<bool>(),
    ) {
        let rules = rules();
        let values = format!(
            r#""share": {}, "debt": {}, "points": {points}, "system": {system}, "new": 60"#,
            value(share.0, share.1), value(debt.0, debt.1)
        );
        let (earlier, later) = (evaluate(&rules, 2024, &values), evaluate(&rules, 2025, &values));
        let upkeep = later.upkeep(&earlier).expect("they can be compared");
        for finding in upkeep.findings() {
            let status = finding.status();
            let below_level =
                matches!(status, CriterionUpkeep::BelowEarlierLevel | CriterionUpkeep::BelowBoth);
            prop_assert!(!below_level, "{:?}", finding);
            let failed = finding.later().outcome() == tieuchi::Outcome::NotMet;
            prop_assert_eq!(status.has_fallen(), failed);
        }
    }

    /// More of what a target wants at least never turns kept into fallen.
    #[test]
    fn more_never_turns_kept_into_fallen(before in 0_u8..=100, now in 0_u8..=100, more in 0_u8..=100) {
        let later = now.saturating_add(more).min(100);
        let with = |now: u8| status("share", &before.to_string(), &now.to_string());
        prop_assert!(with(now).has_fallen() || !with(later).has_fallen());
    }
}
