//! Words: composed alone in rule sets, kept as they are in the free text of a dossier.

use std::collections::BTreeMap;

use tieuchi::{Code, Diagnostic, RuleSet};
use tieuchi_tests::json::Json;
use tieuchi_tests::run::{DISTRICT, dossier, evaluation, result, rule_set};
use tieuchi_tests::sample::{DOSSIER, RULE_SET, edited};

use crate::{DECOMPOSED, codes, wrong};

/// One pointer for each kind of place that holds text: the first of those that differ in list numbers and years alone.
fn places(json: &Json, pointer: &str, shape: &str, found: &mut BTreeMap<String, String>) {
    match json {
        Json::Text(_) => drop(found.entry(shape.to_owned()).or_insert_with(|| pointer.to_owned())),
        Json::List(items) => {
            for (number, item) in items.iter().enumerate() {
                places(item, &format!("{pointer}/{number}"), &format!("{shape}/*"), found);
            }
        }
        Json::Object(entries) => {
            for (key, value) in entries {
                let kind = if key.starts_with("20") { "*" } else { key };
                places(value, &format!("{pointer}/{key}"), &format!("{shape}/{kind}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn decomposed_letters_are_refused_anywhere_in_a_rule_set() {
    let json = Json::parse(&DISTRICT.to_canonical_json());
    let mut found = BTreeMap::new();
    places(&json, "", "", &mut found);
    assert!(found.len() > 70, "{} kinds of places", found.len());
    for pointer in found.values() {
        let mut spoiled = json.clone();
        let Some(Json::Text(text)) = spoiled.under_mut(pointer) else { panic!("{pointer} is text") };
        text.push_str(DECOMPOSED);
        let error = RuleSet::from_json(&spoiled.compact()).expect_err("it is refused");
        let key = pointer.rsplit('/').next().unwrap_or_default();
        let expected = match key {
            "at_least" | "at_most" | "at_least_percent" | "maximum" => Code::InvalidDecimal,
            "status" | "kind" | "basis" | "year" | "criteria" | "given_in" | "agencies" => Code::UnknownWord,
            _ if pointer.contains("/valid/derived") => Code::UnknownWord,
            _ => Code::NotNormalized,
        };
        let there: Vec<Code> = error
            .diagnostics()
            .iter()
            .filter(|found| found.pointer() == pointer)
            .map(Diagnostic::code)
            .collect();
        assert_eq!(there, [expected], "{pointer}");
    }
}

#[test]
fn a_rule_set_in_composed_letters_is_read_as_it_stands() {
    let text = edited(RULE_SET, "Bộ tiêu chí mẫu", "B\\u1ed9 ti\\u00eau chí m\u{1eab}u");
    assert_eq!(rule_set(&text).title().vi, "Bộ tiêu chí mẫu");
    assert_eq!(rule_set(&text).sha256(), rule_set(RULE_SET).sha256());
}

/// A name that deceives: decomposed, reordering, invisible, with a line end and a NUL.
const FREE: &str = "Thi\\u0323 xa\u{303} \u{202e}nơS mỉB\u{202c}\u{200b}\\n\\u0000\\u001b[31m\u{feff}";

#[test]
fn free_text_of_a_dossier_is_kept_as_it_is() {
    let expected = "Thi\u{323} xa\u{303} \u{202e}nơS mỉB\u{202c}\u{200b}\n\0\u{1b}[31m\u{feff}";
    let rules = rule_set(RULE_SET);
    for (from, to, path) in [
        ("Thị xã Bỉm Sơn", FREE.to_owned(), "/subject/name"),
        ("\"year\": 2024,\n", format!("\"year\": 2024, \"note\": \"{FREE}\",\n"), "/note"),
        ("123/BC-UBND", FREE.to_owned(), "/documents/0/reference"),
        ("\"outcome\": \"met\",", format!("\"note\": \"{FREE}\","), "/opinions/0/note"),
        ("\"outcome\": \"met\",", format!("\"reference\": \"{FREE}\","), "/opinions/0/reference"),
        ("\"2024-12-01\"", format!("\"2024-12-01\", \"note\": \"{FREE}\""), "/events/0/note"),
        ("\"2024-12-01\"", format!("\"2024-12-01\", \"reference\": \"{FREE}\""), "/events/0/reference"),
        ("Ảnh chụp", FREE.to_owned(), "/evidence/0/title"),
        ("số 5", FREE.to_owned(), "/evidence/0/reference"),
    ] {
        let read = dossier(&rules, &edited(DOSSIER, from, &to));
        let canonical: serde_json::Value =
            serde_json::from_str(&read.to_canonical_json()).expect("it is JSON");
        assert_eq!(canonical.pointer(path).and_then(serde_json::Value::as_str), Some(expected), "{path}");
        assert_eq!(dossier(&rules, &read.to_canonical_json()).sha256(), read.sha256());
    }
    let named = evaluation(&rules, &edited(DOSSIER, "Thị xã Bỉm Sơn", FREE));
    assert_eq!(
        result(&named).get("subject").and_then(|subject| subject.get("name")),
        Some(&Json::text(expected))
    );
    let shown = evaluation(&rules, &edited(DOSSIER, "Ảnh chụp", FREE));
    let json: serde_json::Value = serde_json::from_str(&shown.to_json()).expect("it is JSON");
    assert_eq!(json["criteria"][1]["evidence"][0]["title"], expected);
}

#[test]
fn free_text_must_say_something() {
    for blank in ["", " ", "\\t\\n", "\u{a0}", "\u{3000}"] {
        let text = edited(DOSSIER, "Ảnh chụp", blank);
        assert_eq!(codes(&wrong(DOSSIER, &text)), [Code::Empty], "{blank:?}");
    }
}
