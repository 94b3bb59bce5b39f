//! Parse and print undo each other, and a hash stands for a meaning: no more and no less.

use proptest::prelude::*;
use tieuchi::RuleSet;
use tieuchi_tests::dice::Dice;
use tieuchi_tests::generate::{case, config, rules, rules_and_case};
use tieuchi_tests::json::Json;
use tieuchi_tests::run::{DISTRICT, DISTRICT_RULES, dossier, rule_set};

/// The keys whose values are decimals, and so may be written as text or as a number.
const DECIMALS: [&str; 4] = ["at_least", "at_most", "at_least_percent", "maximum"];

/// One way to write a decimal that was written without an exponent.
fn spelled(decimal: &str, dice: &mut Dice) -> Json {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_start_matches('0');
    let zeros = if significant.len() < 26 && fraction.len() < 26 { dice.below(3) } else { 0 };
    let point = if fraction.is_empty() && zeros > 0 { "." } else { "" };
    let padded = format!("{decimal}{point}{}", "0".repeat(zeros));
    let shifted = if significant.is_empty() {
        ["0e5", "-0", "0E-400", "-0.0"][dice.below(4)].to_owned()
    } else {
        format!("{significant}{}{}", ["e-", "E-"][dice.below(2)], fraction.len())
    };
    let trimmed = significant.trim_end_matches('0');
    let shortened = if fraction.is_empty() && !trimmed.is_empty() {
        format!("{trimmed}e{}{}", ["+", ""][dice.below(2)], significant.len() - trimmed.len())
    } else {
        shifted.clone()
    };
    match dice.below(5) {
        0 => Json::text(decimal),
        1 => Json::text(padded),
        2 => Json::number(padded),
        3 => Json::number(shifted),
        _ => Json::number(shortened),
    }
}

/// The same rule set with its numbers spelled anew.
fn respelled(json: &Json, dice: &mut Dice) -> Json {
    match json {
        Json::Number(count) => Json::number(match dice.below(4) {
            0 => format!("{count}.0"),
            1 if count != "0" => format!("{count}0e-1"),
            2 => format!("{count}E+0"),
            _ => count.clone(),
        }),
        Json::List(items) => Json::List(items.iter().map(|item| respelled(item, dice)).collect()),
        Json::Object(entries) => {
            let entry = |(key, value): &(String, Json)| {
                let value = match value {
                    Json::Text(decimal) if DECIMALS.contains(&key.as_str()) => spelled(decimal, dice),
                    other => respelled(other, dice),
                };
                (key.clone(), value)
            };
            Json::Object(entries.iter().map(entry).collect())
        }
        other => other.clone(),
    }
}

/// The same rule set with absent things written as `null` or as empty lists, and with a `$schema`.
fn padded(mut json: Json, dice: &mut Dice) -> Json {
    json.set("$schema", Json::text("https://example.org/rule-set.schema.json"));
    for (key, empty) in [
        ("interpretation", Json::Null),
        ("valid", Json::Null),
        ("source", Json::Null),
        ("format", Json::number(1)),
        ("agencies", Json::List(Vec::new())),
        ("documents", Json::Null),
        ("procedure", Json::List(Vec::new())),
        ("duties", Json::Null),
        ("indices", Json::List(Vec::new())),
    ] {
        if json.get(key).is_none() && dice.below(2) == 0 {
            json.set(key, empty);
        }
    }
    json
}

fn reads_back(set: &RuleSet) {
    let text = set.to_canonical_json();
    let again = rule_set(&text);
    assert_eq!(again.to_canonical_json(), text);
    assert_eq!((&again, again.sha256()), (set, set.sha256()));
    assert_eq!(again.is_complete(), set.is_complete());
}

fn is_canonical(text: &str) {
    let json = Json::parse(text);
    assert_eq!(json.clone().sorted().compact(), text, "keys in the order of their bytes, no white space");
    no_null(&json, "");
}

/// No `null` but that of a by-case: the criterion is not assigned to such subjects.
fn no_null(json: &Json, under: &str) {
    assert!(*json != Json::Null, "{under} is null");
    json.items().iter().for_each(|item| no_null(item, under));
    for key in json.keys() {
        let value = json.get(key).expect("it is there");
        if key == "by" {
            let attributes = value.keys().into_iter().filter_map(|attribute| value.get(attribute));
            let cases =
                attributes.flat_map(|cases| cases.keys().into_iter().filter_map(|case| cases.get(case)));
            cases.filter(|case| **case != Json::Null).for_each(|case| no_null(case, key));
        } else {
            no_null(value, &format!("{under}/{key}"));
        }
    }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn a_rule_set_reads_back(rules in rules(), seed: u64) {
        let json = rules.json();
        let set = rule_set(&json.compact());
        reads_back(&set);
        is_canonical(&set.to_canonical_json());
        let mut dice = Dice::new(seed);
        let other = padded(respelled(&json, &mut dice), &mut dice).relaid(&mut dice);
        prop_assert_eq!(rule_set(&other).to_canonical_json(), set.to_canonical_json(), "{}", other);
        prop_assert_eq!(rule_set(&other).sha256(), set.sha256());
    }

    #[test]
    fn a_dossier_reads_back((rules, case) in rules_and_case(), seed: u64) {
        let set = rule_set(&rules.json().compact());
        let read = dossier(&set, &case.json(&rules, &mut Dice::new(seed)).compact());
        let text = read.to_canonical_json();
        is_canonical(&text);
        let again = dossier(&set, &text);
        prop_assert_eq!(again.to_canonical_json(), text);
        prop_assert_eq!(again.sha256(), read.sha256());
        prop_assert_eq!(set.evaluate(&again).to_json(), set.evaluate(&read).to_json());
    }
}

proptest! {
    #![proptest_config(config(30))]

    #[test]
    fn a_dossier_of_the_district_reads_back(case in case(&DISTRICT_RULES), seed: u64) {
        let read = dossier(&DISTRICT, &case.json(&DISTRICT_RULES, &mut Dice::new(seed)).relaid(&mut Dice::new(seed)));
        let text = read.to_canonical_json();
        is_canonical(&text);
        prop_assert_eq!(dossier(&DISTRICT, &text).to_canonical_json(), text);
    }

    #[test]
    fn the_spelling_of_the_district_set_does_not_change_its_hash(seed: u64) {
        let mut dice = Dice::new(seed);
        let json = Json::parse(&DISTRICT.to_canonical_json());
        let text = padded(respelled(&json, &mut dice), &mut dice).relaid(&mut dice);
        prop_assert_eq!(rule_set(&text).sha256(), DISTRICT.sha256());
    }
}

#[test]
fn the_district_set_reads_back() {
    reads_back(&DISTRICT);
    is_canonical(&DISTRICT.to_canonical_json());
}

/// Changes the leaf (or the list) of this number; `false` where there is none.
fn change(json: &mut Json, number: &mut usize) -> bool {
    let mut is_it = || {
        let found = *number == 0;
        *number = number.wrapping_sub(1);
        found
    };
    match json {
        Json::Null | Json::Bool(_) => false,
        Json::Number(count) => {
            let found = is_it();
            if found {
                *count = (count.parse::<u64>().expect("a count") + 1).to_string();
            }
            found
        }
        Json::Text(text) => {
            let found = is_it();
            if found {
                text.insert(
                    0,
                    if text.starts_with(|first: char| first.is_ascii_digit()) { '1' } else { 'x' },
                );
            }
            found
        }
        Json::List(items) => {
            if is_it() {
                items.pop();
                return true;
            }
            items.iter_mut().any(|item| change(item, number))
        }
        Json::Object(entries) => entries.iter_mut().any(|(_, value)| change(value, number)),
    }
}

#[test]
fn any_change_of_the_district_set_changes_its_hash() {
    let json = Json::parse(&DISTRICT.to_canonical_json());
    let (mut tried, mut read) = (0, 0);
    // Every seventh leaf: a quote, a target, a year, an agency, a date, a citation, …
    for start in (0..).step_by(7) {
        let mut changed = json.clone();
        if !change(&mut changed, &mut { start }) {
            break;
        }
        tried += 1;
        let text = changed.compact();
        if let Ok(set) = RuleSet::from_json(&text) {
            read += 1;
            assert_ne!(set.sha256(), DISTRICT.sha256(), "leaf {start}");
            assert_ne!(set, *DISTRICT, "leaf {start}");
        }
    }
    assert!(tried > 150 && read > 60, "{read} of {tried} changed documents read");
}

#[test]
fn each_kind_of_change_changes_the_hash() {
    let text = DISTRICT.to_canonical_json();
    for (from, to) in [
        (r#""at_least":"70""#, r#""at_least":"70.0000000000000000000000001""#),
        (r#""at_least":"70""#, r#""at_most":"70""#),
        (r#""at_least":"70""#, r#""at_least":"70","by":{"region":{"mountain":{"at_least":"60"}}}"#),
        (r#""at_least":"70""#, r#""at_least":"70","by":{"region":{"mountain":null}}"#),
        (r#""at_least_percent":"70""#, r#""at_least_percent":"71""#),
        (r#""basis":"self""#, r#""basis":"official""#),
        (r#""year":"previous""#, r#""year":"current""#),
        ("với 23 tiêu chí thành phần", "với  23 tiêu chí thành phần"),
        (r#""status":"interim""#, r#""status":"accepted""#),
        (r#""version":"2024.2.0""#, r#""version":"2024.2.1""#),
        (r#""years":[2024,2025]"#, r#""years":[2024,2025,2026]"#),
        (r#""lead_agencies":["so-tttt"]"#, r#""lead_agencies":["so-y-te"]"#),
        (r#""lead_agencies":["so-tttt"]"#, r#""lead_agencies":["so-tttt","so-y-te"]"#),
        (r#""kind":"office""#, r#""kind":"class""#),
        (r#""date":"2016-07-01""#, r#""date":"2016-07-02""#),
        (r#""date":"2016-07-01","#, ""),
        (r#""derived":["from"],"#, ""),
        (r#""level":"district""#, r#""level":"commune""#),
        (r#""needed_by":"appraisal","#, ""),
        (r#""until":"2025-06-30""#, r#""until":"2025-07-01""#),
    ] {
        changes_the_hash(&text, from, to);
    }
}

fn changes_the_hash(text: &str, from: &str, to: &str) {
    let changed = text.replacen(from, to, 1);
    assert_ne!(changed, text, "{from} is there");
    assert_ne!(rule_set(&changed).sha256(), rule_set(text).sha256(), "{from} becomes {to}");
}

#[test]
fn what_stands_around_the_criteria_changes_the_hash_too() {
    let text = include_str!("../../vectors/rule-sets/agencies.json");
    let before = r#""deadline": {"before": "2023-11-30"},"#;
    for (from, to) in [
        (before, r#""deadline": {"until": "2023-11-30"},"#),
        (before, r#""deadline": {"vi": "2023-11-30"},"#),
        (before, r#""deadline": {"before": "2023-12-01"},"#),
        (before, ""),
        (r#""object": {"vi": "kết quả", "en": "the results"},"#, ""),
        (r#"{"id": "38.381", "name": "phường Minh Họa"}, "#, ""),
        (r#"{"id": "38.381", "name": "phường Minh Họa"}"#, r#"{"name": "phường Minh Họa"}"#),
        (r#"{"name": "xã Minh Họa"}"#, r#"{"name": "xã Minh Hòa"}"#),
        (r#", "locator": "Phụ lục 9"}"#, r#", "locator": "Phụ lục 8"}"#),
        (
            r#""what": {"vi": "hộ có Internet", "en": "households online"}"#,
            r#""what": {"vi": "hộ có Internet"}"#,
        ),
        (r#""numerator": {"#, r#""denominator": {"#),
        (r#""successor": "so-c""#, r#""successor": "so-d""#),
        (r#""from": "2024-12-31"}"#, r#""from": "2025-01-01"}"#),
        (r#"{"name": {"vi": "Ty A", "en": "Office A"}, "until": "2023-12-31"},"#, ""),
        (r#""criteria": 1},"#, r#""criteria": 1, "interpretation": {"vi": "cách hiểu"}},"#),
    ] {
        // The other of the two numbers is `null`.
        let text = text.replace(",\n            \"denominator\": null", "");
        changes_the_hash(&text, from, to);
    }
}
