//! What means the same comes to the same: the order of keys, values and scores, white space, escapes, `null`.

use proptest::prelude::*;
use tieuchi::RuleSet;
use tieuchi_tests::dice::Dice;
use tieuchi_tests::generate::{case, config, rules_and_case};
use tieuchi_tests::json::Json;
use tieuchi_tests::model::{Case, Rules};
use tieuchi_tests::run::{DISTRICT, DISTRICT_RULES, dossier, rule_set};

/// The dossier with all that a dossier may hold, so that all of it is laid out anew.
fn full(case: &Case, dice: &mut Dice) -> Json {
    let mut json = case.json(&DISTRICT_RULES, dice);
    let evidence = |title: &str| {
        Json::object([("title", Json::text(title)), ("reference", Json::text("12/BC")), ("date", Json::Null)])
    };
    let mut loose = evidence("Ảnh chụp \"màn hình\"");
    loose.set("criterion", Json::text("II.3"));
    json.set("evidence", Json::List(vec![loose]));
    let mut reported = json.get("values").cloned().unwrap_or(Json::Object(Vec::new()));
    let under = Json::List(vec![evidence("Biểu 1"), evidence("Biểu 2")]);
    reported.set("II.4", Json::object([("count", Json::number(3)), ("evidence", under)]));
    json.set("values", reported);
    json.set(
        "documents",
        Json::List(vec![Json::object([("id", Json::text("report")), ("date", Json::text("2024-11-25"))])]),
    );
    let opinion = Json::object([
        ("agency", Json::text("so-tttt")),
        ("outcome", Json::text("met")),
        ("note", Json::text("đồng ý\n")),
    ]);
    json.set("opinions", Json::List(vec![opinion]));
    let event = Json::object([("step", Json::text("self-assessment")), ("date", Json::text("2024-10-01"))]);
    json.set("events", Json::List(vec![event]));
    json.set("illustrative", Json::Bool(true));
    json
}

/// The dossier with its scores in another order.
fn with_scores_shuffled(mut json: Json, dice: &mut Dice) -> Json {
    if let Some(Json::List(scores)) = json.get("scores") {
        let mut scores = scores.clone();
        dice.shuffle(&mut scores);
        json.set("scores", Json::List(scores));
    }
    json
}

fn same(set: &RuleSet, left: &str, right: &str) {
    let (left, right) = (dossier(set, left), dossier(set, right));
    assert_eq!(left.to_canonical_json(), right.to_canonical_json());
    assert_eq!(left.sha256(), right.sha256());
    assert_eq!(set.evaluate(&left).to_json(), set.evaluate(&right).to_json());
    assert_eq!(set.evaluate(&left).receipt(), set.evaluate(&right).receipt());
}

/// The same case written twice, in other forms, another order and another layout.
fn twice(set: &RuleSet, rules: &Rules, case: &Case, seed: u64) {
    let mut dice = Dice::new(seed);
    let left = case.json(rules, &mut dice).compact();
    let right = with_scores_shuffled(case.json(rules, &mut dice), &mut dice).relaid(&mut dice);
    same(set, &left, &right);
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn layout_and_forms_change_neither_result_nor_hash((rules, case) in rules_and_case(), seed: u64) {
        let json = rules.json();
        let mut dice = Dice::new(seed);
        let (set, again) = (rule_set(&json.compact()), rule_set(&json.relaid(&mut dice)));
        prop_assert_eq!(&set, &again);
        twice(&set, &rules, &case, seed);
        let text = case.json(&rules, &mut dice).compact();
        let (here, there) = (dossier(&set, &text), dossier(&again, &text));
        prop_assert_eq!(set.evaluate(&here).to_json(), again.evaluate(&there).to_json());
        prop_assert_eq!(set.evaluate(&there).to_json(), again.evaluate(&here).to_json());
    }
}

proptest! {
    #![proptest_config(config(50))]

    #[test]
    fn layout_and_forms_change_nothing_for_the_district(case in case(&DISTRICT_RULES), seed: u64) {
        twice(&DISTRICT, &DISTRICT_RULES, &case, seed);
    }

    #[test]
    fn layout_changes_nothing_of_a_full_dossier(case in case(&DISTRICT_RULES), seed: u64) {
        let mut dice = Dice::new(seed);
        let json = full(&case, &mut dice);
        let relaid = with_scores_shuffled(json.clone(), &mut dice).relaid(&mut dice);
        same(&DISTRICT, &json.compact(), &relaid);
        same(&DISTRICT, &json.compact(), &dossier(&DISTRICT, &relaid).to_canonical_json());
    }
}

#[test]
fn what_was_filed_changes_the_hash_of_a_dossier() {
    let text = r#"{"rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "38.381", "level": "district"},
        "year": 2024, "values": {"II.3": {"percent": "66.7", "numerator": 2, "denominator": 3}, "II.4": 12},
        "scores": [{"index": "dti-3853-district", "year": 2023, "basis": "official", "points": 700, "maximum": 1000}]}"#;
    let hash = |text: &str| dossier(&DISTRICT, text).sha256();
    for (from, to) in [
        ("38.381", "38.382"),
        ("district\"},", "district\", \"name\": \"Bỉm Sơn\"},"),
        ("district\"},", "district\", \"attributes\": {\"region\": \"plain\"}},"),
        ("2024", "2025"),
        ("2024,", "2024, \"note\": \"x\","),
        ("2024,", "2024, \"illustrative\": true,"),
        ("\"66.7\"", "\"66.67\""),
        ("\"percent\": \"66.7\", ", ""),
        ("12", "13"),
        ("12", "true"),
        ("12", "null"),
        ("\"year\": 2023", "\"year\": 2022"),
        ("official", "self"),
        ("700", "700.0001"),
        (" 1000", " 1001"),
        ("district\", \"subject", "district@2024.2.0\", \"subject"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from} is there");
        assert_ne!(hash(&changed), hash(text), "{from} becomes {to}");
    }
}

/// Beside a ratio the digits stated are part of what a percentage says; alone they are its spelling.
#[test]
fn the_digits_of_a_percentage_count_beside_its_ratio_alone() {
    let read = |value: &str| {
        let head = r#""rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "1", "level": "district"}, "year": 2024"#;
        dossier(&DISTRICT, &format!("{{{head}, \"values\": {{\"II.3\": {value}}}}}"))
    };
    assert_eq!(read("\"50\"").sha256(), read("50.00").sha256());
    let both =
        |stated: &str| read(&format!("{{\"percent\": {stated}, \"numerator\": 1, \"denominator\": 2}}"));
    assert_eq!(both("\"50.0\"").sha256(), both("50.0").sha256());
    assert_ne!(both("50").sha256(), both("50.0").sha256());
    assert!(both("50.0").to_canonical_json().contains(r#"{"denominator":2,"numerator":1,"percent":"50.0"}"#));
}
