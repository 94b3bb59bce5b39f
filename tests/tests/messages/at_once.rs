//! All that is wrong is said at once, and one mistake is said once.

use tieuchi::{Code, Diagnostic, Limits, RuleSet};
use tieuchi_tests::json::Json;
use tieuchi_tests::sample::{DOSSIER, RULE_SET, edited};

use crate::inputs::{LIMITS, dossier, rules, text};

fn codes(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    diagnostics.iter().map(|found| found.code().as_str()).collect()
}

#[test]
fn a_dossier_full_of_mistakes_has_all_of_them_listed_in_its_order() {
    let mut text_of_all = DOSSIER.to_owned();
    for (from, to) in [
        ("\"vn.mau.dx.huyen\"", "\"vn.mau.dx.xa\""),
        ("38.381", "38.\u{200b}381"),
        ("\"level\": \"district\"", "\"level\": \"commune\""),
        ("\"year\": 2024,\n", "\"year\": 2023, \"yaer\": 2024,\n"),
        ("\"68.3\"", "\"68,3\""),
        ("\"I.2\": 12", "\"I.2\": \"12\""),
        ("\"I.3\": 4.5", "\"I.3\": -4.5, \"I.3\": 1"),
        ("\"II.1\": true", "\"II.1\": 1, \"II.2\": 1"),
        ("\"742.5\"", "\"1742.5\""),
        ("\"2024-11-25\"", "\"25/11/2024\""),
        ("\"so-tttt\"", "\"so-tt\""),
        ("\"outcome\": \"met\"", "\"outcome\": \"đạt\""),
        ("\"step\": \"appraisal\", ", ""),
        ("Ảnh chụp", " "),
    ] {
        text_of_all = edited(&text_of_all, from, to);
    }
    let found = text(&text_of_all);
    let expected = [
        "wrong_rule_set",
        "unsafe_text",
        "wrong_level",
        "year_not_assessed",
        "unknown_key",
        "decimal_comma",
        "wrong_type",
        "negative",
        "duplicate_key",
        "wrong_type",
        "unknown_criterion",
        "points_above_maximum",
        "invalid_date",
        "unknown_agency",
        "unknown_word",
        "missing_key",
        "empty",
    ];
    assert_eq!(codes(&found), expected);
}

#[test]
fn a_rule_set_full_of_mistakes_has_all_of_them_listed_in_its_order() {
    let mut text_of_all = RULE_SET.to_owned();
    for (from, to) in [
        ("vn.mau.dx.huyen", "vn mau"),
        ("2024.1.0", "2024"),
        ("\"status\": \"draft\"", "\"status\": \"final\""),
        ("[2024, 2025]", "[2024, 2025, 2025]"),
        ("\"until\": \"2026-12-31\"", "\"until\": \"2020-12-31\""),
        ("\"kind\": \"class\"", "\"kind\": \"klass\""),
        ("\"maximum\": \"1000\"", "\"maximum\": \"1.000,0\""),
        ("\"counted\": {\"vi\": \"hộ gia đình\"", "\"counted\": {\"vi\": \"hộ dân\""),
        ("\"2025\": {\"at_least\": \"80\"}", "\"2026\": {\"at_least\": \"180\"}"),
        ("\"citations\": [{\"resource\": \"qd-1\"}]", "\"citations\": [{\"resource\": \"qd-2\"}]"),
        ("\"printed\": \"được được\"", "\"printed\": \"phủ phủ\""),
        ("\"at_least\": 3", "\"at_least\": 3.5"),
        ("{\"at_most\": \"5\"}", "{\"present\": true}"),
        ("\"criteria\": \"assigned\"", "\"criteria\": \"all\""),
        ("\"index\": \"dti\"", "\"index\": \"dtj\""),
        ("\"needed_by\": \"appraisal\"", "\"needed_by\": \"x-ray\""),
    ] {
        text_of_all = edited(&text_of_all, from, to);
    }
    let error = RuleSet::from_json(&text_of_all).expect_err("it is wrong");
    let expected = [
        "invalid_id",
        "invalid_version",
        "unknown_word",
        "years_not_ascending",
        "validity_reversed",
        "unknown_word",
        "decimal_comma",
        "counted_not_in_title",
        "target_year",
        "percent_above_100",
        "unknown_resource",
        "misprint_not_in_quote",
        "not_whole",
        "target_kind",
        "unknown_word",
        "unknown_index",
        "unknown_step",
    ];
    assert_eq!(codes(error.diagnostics()), expected);
}

const RATIO: &str = "{\"percent\": \"68.3\", \"numerator\": 12900, \"denominator\": 18900}";

#[test]
fn mistakes_in_two_cases_of_a_target_are_both_listed() {
    let cases = "{\"mountain\": {\"at_least\": \"x\"}, \"island\": {\"at_most\": \"y\"}}";
    let found = rules(&[("{\"mountain\": {\"at_least\": \"60\"}, \"island\": null}", cases)]);
    assert_eq!(codes(&found), ["invalid_decimal", "invalid_decimal"]);
}

#[test]
fn mistakes_beside_an_unknown_criterion_of_an_opinion_are_listed() {
    let found = dossier(&[(
        "\"criterion\": \"I.1\", \"outcome\": \"met\"",
        "\"criterion\": \"X\", \"outcome\": \"x\"",
    )]);
    assert_eq!(codes(&found), ["unknown_criterion", "unknown_word"]);
}

#[test]
fn mistakes_in_the_evidence_of_a_wrong_value_are_listed() {
    for (value, to) in [
        (RATIO, "{\"percent\": \"x\", \"evidence\": [{\"titel\": \"x\", \"title\": \"y\"}]}"),
        (
            RATIO,
            "{\"numerator\": -1, \"denominator\": 1, \"evidence\": [{\"titel\": \"x\", \"title\": \"y\"}]}",
        ),
        ("\"I.2\": 12", "\"I.2\": {\"count\": -1, \"evidence\": [{\"titel\": \"x\", \"title\": \"y\"}]}"),
        (
            "\"II.1\": true",
            "\"II.1\": {\"present\": 1, \"evidence\": [{\"titel\": \"x\", \"title\": \"y\"}]}",
        ),
    ] {
        assert!(codes(&dossier(&[(value, to)])).contains(&"unknown_key"), "{to}");
    }
}

#[test]
fn both_halves_of_a_ratio_are_checked() {
    assert_eq!(
        codes(&dossier(&[(RATIO, "{\"numerator\": \"1\", \"denominator\": -1}")])),
        ["wrong_type", "negative"]
    );
    assert_eq!(codes(&dossier(&[(RATIO, "{\"numerator\": \"1\"}")])), ["missing_key", "wrong_type"]);
}

#[test]
fn the_years_of_targets_are_checked_whatever_the_measure() {
    let kind = ("\"measure\": {\"kind\": \"yes_no\"}", "\"measure\": {\"kind\": \"yesno\"}");
    let year = ("\"2024\": {\"present\": true}", "\"2030\": {\"present\": true}");
    assert_eq!(codes(&rules(&[kind, year])), ["unknown_word", "target_year"]);
}

#[test]
fn mistakes_in_the_targets_beside_a_wrong_unit_are_listed() {
    let unit = ("\"unit\": {\"vi\": \"Hệ thống\", \"en\": \"systems\"}", "\"unit\": {\"vi\": 5}");
    let target = ("\"at_least\": 3", "\"at_least\": 3.5");
    assert_eq!(codes(&rules(&[unit, target])), ["wrong_type", "not_whole"]);
}

/// Makes every value a list, except under some keys; gives their pointers.
fn spoil(json: &mut Json, pointer: &str, spared: &[&str], spoiled: &mut Vec<String>) {
    match json {
        Json::List(items) => {
            for (number, item) in items.iter_mut().enumerate() {
                spoil(item, &format!("{pointer}/{number}"), spared, spoiled);
            }
        }
        Json::Object(entries) => {
            for (key, value) in entries.iter_mut().filter(|(key, _)| !spared.contains(&key.as_str())) {
                spoil(value, &format!("{pointer}/{key}"), spared, spoiled);
            }
        }
        _ => {
            *json = Json::List(vec![Json::number(1)]);
            spoiled.push(pointer.to_owned());
        }
    }
}

/// The pointers of what was spoiled and is not listed as of the wrong kind.
fn unlisted(spoiled: &[String], diagnostics: &[Diagnostic]) -> Vec<String> {
    let is_listed = |pointer: &&String| {
        !diagnostics.iter().any(|found| found.code() == Code::WrongType && found.pointer() == **pointer)
    };
    spoiled.iter().filter(is_listed).cloned().collect()
}

#[test]
fn every_wrong_value_of_a_dossier_is_listed() {
    let mut json = Json::parse(&edited(DOSSIER, "4.5", "\"4.5\""));
    let mut spoiled = Vec::new();
    spoil(&mut json, "", &[], &mut spoiled);
    assert!(spoiled.len() > 25);
    assert_eq!(unlisted(&spoiled, &text(&json.compact())), [""; 0]);
}

#[test]
fn every_wrong_value_of_a_rule_set_is_listed() {
    let mut json = Json::parse(RULE_SET);
    let mut spoiled = Vec::new();
    spoil(&mut json, "", &["kind"], &mut spoiled);
    assert!(spoiled.len() > 80);
    let error = RuleSet::from_json_with(&json.compact(), &Limits { diagnostics: 1000, ..LIMITS });
    // A list may choose criteria: there its member is what is wrong.
    let error = error.expect_err("all of it is wrong");
    assert_eq!(unlisted(&spoiled, error.diagnostics()), ["/conditions/0/criteria"]);
    assert!(error.diagnostics().iter().any(|found| found.pointer() == "/conditions/0/criteria/0"));
}

/// A criterion that cannot be read is there all the same.
#[test]
fn a_mistake_in_a_criterion_draws_no_warning_that_it_is_missing() {
    assert_eq!(codes(&rules(&[("\"id\": \"II.1\"", "\"id\": \"II 1\"")])), ["invalid_id"]);
    assert_eq!(codes(&rules(&[("\"kind\": \"yes_no\"", "\"kind\": \"yesno\"")])), ["unknown_word"]);
    assert_eq!(
        codes(&rules(&[("\"title\": {\"vi\": \"Chính quyền số\"}", "\"title\": {\"vi\": \"\"}")])),
        ["empty"]
    );
}

#[test]
fn a_set_without_years_draws_no_diagnostic_of_the_targets() {
    assert_eq!(codes(&rules(&[("[2024, 2025]", "[]")])), ["empty"]);
    assert_eq!(codes(&rules(&[("  \"years\": [2024, 2025],\n", "")])), ["missing_key"]);
}

#[test]
fn a_quote_that_cannot_be_read_draws_no_diagnostic_of_its_misprints() {
    let quote = "\"quote\": \"Tỷ lệ hộ gia đình được được phủ mạng Internet | % | 70% | 80%\"";
    assert_eq!(codes(&rules(&[(quote, "\"quote\": 5")])), ["wrong_type"]);
}

#[test]
fn a_wrong_title_draws_no_diagnostic_of_what_is_counted() {
    let title = "\"title\": {\"vi\": \"Tỷ lệ hộ gia đình được phủ mạng Internet\"}";
    assert_eq!(codes(&rules(&[(title, "\"title\": {\"vi\": 5}")])), ["wrong_type"]);
}

/// Whatever is reported twice is one mistake at one place.
#[test]
fn nothing_is_said_twice() {
    for row in crate::table() {
        let mut said: Vec<(Code, String, usize)> = (row.of)()
            .iter()
            .map(|found| (found.code(), found.pointer().to_owned(), found.span().start))
            .collect();
        let all = said.len();
        said.dedup();
        assert_eq!(said.len(), all, "{}", row.en);
    }
}
