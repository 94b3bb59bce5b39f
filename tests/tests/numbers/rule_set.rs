//! The numbers of a rule set.

use tieuchi::RuleSet;
use tieuchi_tests::sample::{RULE_SET, edited};

use crate::{all, codes, each};

/// What the canonical form of the sample rule set holds behind some words, each looked for behind the one before, when
/// one number in it is written otherwise.
fn rules<const N: usize>(from: &str, to: &str, behind: [&str; N]) -> String {
    match RuleSet::from_json(&edited(RULE_SET, from, to)) {
        Ok(set) => {
            let text = set.to_canonical_json();
            let rest = behind.iter().fold(text.as_str(), |rest, words| {
                rest.split_once(words).unwrap_or_else(|| panic!("{words} is in {rest}")).1
            });
            rest.split(['"', ',', '}', ']']).next().unwrap_or_default().to_owned()
        }
        Err(error) => codes(error.diagnostics()),
    }
}

#[test]
fn a_percent_target_is_a_decimal_from_0_to_100() {
    let target = |text: &str| {
        rules(
            "\"2025\": {\"at_least\": \"80\"}",
            &format!("\"2025\": {{\"at_least\": {text}}}"),
            ["\"2025\":{\"at_least\":\""],
        )
    };
    each(target, "70", &["70", "\"70\"", "70.0", "7e1", "\"70.00\"", "700E-1"]);
    each(target, "0", &["0", "-0", "\"0.0\"", "0e400"]);
    all(
        target,
        &[
            ("100", "100"),
            ("\"69.99999999999999999999999999\"", "69.99999999999999999999999999"),
            ("1e-28", "0.0000000000000000000000000001"),
        ],
    );
    each(target, "percent_above_100", &["100.0000000000000000000000001", "101", "\"1000\""]);
    each(target, "negative", &["-1", "\"-0.5\""]);
    each(target, "too_many_digits", &["1e400", "1e-29", "70.000000000000000000000000000"]);
    each(target, "invalid_decimal", &["\"1e2\"", "\"\"", "\"70%\"", "\"≥ 70\""]);
    each(target, "decimal_comma", &["\"82,5\""]);
    each(target, "wrong_type", &["true", "[]", "{}"]);
    each(target, "wrong_form", &["null"]);
}

#[test]
fn a_count_target_is_a_whole_number() {
    let target = |text: &str| {
        rules(
            "\"at_least\": 3",
            &format!("\"at_least\": {text}"),
            ["\"id\":\"I.2\"", "\"2024\":{\"at_least\":\""],
        )
    };
    // A target is a decimal as a rule set writes it, so it may be text.
    each(target, "12", &["12", "\"12\"", "12.0", "\"12.00\"", "1.2e1"]);
    each(target, "0", &["0", "-0", "\"0\""]);
    each(target, "9007199254740991", &["9007199254740991", "\"9007199254740991\""]);
    each(target, "not_whole", &["1.5", "\"0.5\"", "1e-1"]);
    each(target, "negative", &["-1", "\"-1\""]);
    each(target, "count_too_large", &["9007199254740992", "\"9007199254740992\"", "1e16"]);
    each(target, "too_many_digits", &["1e28", "1e-400"]);
    each(target, "wrong_type", &["true", "[]"]);
}

#[test]
fn shares_and_maxima_of_scores_are_decimals() {
    let share = |text: &str| {
        rules(
            "\"at_least_percent\": \"70\"",
            &format!("\"at_least_percent\": {text}"),
            ["\"at_least_percent\":\""],
        )
    };
    each(share, "70", &["70", "7e1", "\"70.0\""]);
    each(share, "percent_above_100", &["100.0001", "\"101\""]);
    each(share, "negative", &["-1"]);
    each(share, "wrong_type", &["true"]);
    let maximum =
        |text: &str| rules("\"maximum\": \"1000\"", &format!("\"maximum\": {text}"), ["\"maximum\":\""]);
    each(maximum, "1000", &["1000", "1e3", "\"1000.00\""]);
    each(maximum, "0", &["0", "-0"]);
    each(maximum, "9999999999999999999999999999", &["9999999999999999999999999999"]);
    each(maximum, "too_many_digits", &["1e28"]);
    each(maximum, "negative", &["-1"]);
    each(maximum, "decimal_comma", &["\"1000,0\""]);
}

#[test]
fn years_and_declared_numbers_are_whole() {
    let year =
        |text: &str| rules("[2024, 2025]", &format!("[2024, 2025, {text}]"), ["\"years\":[2024,2025,"]);
    each(year, "2026", &["2026", "2026.0", "2.026e3", "20260e-1"]);
    each(year, "2999", &["2999"]);
    each(
        year,
        "invalid_year",
        &["3000", "1899", "24", "0", "-2026", "2026.5", "1e400", "202600000000000000000000000000"],
    );
    each(year, "wrong_type", &["\"2026\"", "null", "true", "[2026]"]);
    each(year, "years_not_ascending", &["2025", "2024", "1900"]);
    let declared = |text: &str| {
        rules("\"criteria\": 4", &format!("\"criteria\": {text}"), ["\"declared\":{\"criteria\":"])
    };
    each(declared, "4", &["4", "4.0", "0.4e1"]);
    each(declared, "wrong_type", &["\"4\"", "true"]);
    each(declared, "not_whole", &["4.5"]);
    each(declared, "negative", &["-4"]);
    each(declared, "count_too_large", &["9007199254740992"]);
    let format = |text: &str| {
        rules("{\n  \"id\": \"vn", &format!("{{\"format\": {text},\n  \"id\": \"vn"), ["\"format\":"])
    };
    each(format, "1", &["1", "1.0", "10e-1", "null"]);
    each(format, "unsupported_format", &["0", "2", "9007199254740991"]);
    each(format, "wrong_type", &["\"1\"", "true"]);
}
