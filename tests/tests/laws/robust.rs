//! Whatever is read, nothing panics; whatever is refused, the place is in the text.

use proptest::prelude::*;
use tieuchi::{Diagnostic, Language, Severity, visible};
use tieuchi_tests::dice::Dice;
use tieuchi_tests::generate::{case, config, rules_and_case};
use tieuchi_tests::json::Json;
use tieuchi_tests::run::{DISTRICT, DISTRICT_RULES, evaluation, judge, result, rule_set};

/// What a hand or a broken program may leave in a file.
const DEBRIS: [&str; 32] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u",
    "\\ud800",
    "-",
    "+",
    ".",
    "e",
    "0",
    "9",
    "1e400",
    "null",
    "true",
    "\"at_least\":",
    "/*",
    "#",
    " ",
    "\n",
    "\r",
    "\t",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "ấ",
    "a\u{302}",
    "😀",
];

/// The text after a few accidents: cut off, a part doubled, left out or moved, something foreign put in.
fn broken(text: &str, dice: &mut Dice) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..=dice.below(3) {
        let at = dice.below(characters.len() + 1);
        let end = (at + 1 + dice.below(12)).min(characters.len());
        match dice.below(5) {
            0 => characters.truncate(at),
            1 => drop(characters.drain(at..end)),
            2 => {
                let part: Vec<char> = characters[at..end].to_vec();
                characters.splice(at..at, part);
            }
            3 => drop(characters.splice(at..end, dice.pick(&DEBRIS).chars())),
            _ => drop(characters.splice(at..at, dice.pick(&DEBRIS).chars())),
        }
    }
    characters.into_iter().collect()
}

/// Line and column of a byte of the text, counted the plain way.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = text[..offset].replace("\r\n", "\n").replace('\r', "\n");
    let before = before.strip_prefix('\u{feff}').unwrap_or(&before);
    let last = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, last.chars().count() + 1)
}

fn are_sound(diagnostics: &[Diagnostic], text: &str) {
    assert!(!diagnostics.is_empty());
    let mut last = 0;
    for diagnostic in diagnostics {
        let span = diagnostic.span();
        assert!(text.get(span.clone()).is_some(), "{diagnostic}: {span:?} of {} bytes", text.len());
        let (line, column) = (diagnostic.line() as usize, diagnostic.column() as usize);
        assert_eq!((line, column), place(text, span.start), "{diagnostic}");
        assert!(span.start >= last, "in the order of the text");
        last = span.start;
        assert!(diagnostic.pointer().is_empty() || diagnostic.pointer().starts_with('/'));
        for language in Language::ALL {
            let message = diagnostic.message(language);
            assert!(!message.is_empty() && !message.contains(". "), "{message}");
            assert_eq!(visible(&message), message, "nothing hidden in {message:?}");
        }
    }
}

fn are_json(text: &str, count: usize) {
    assert_eq!(Json::parse(text).items().len(), count);
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn a_broken_dossier_is_read_or_refused_with_its_place((rules, case) in rules_and_case(), seed: u64) {
        let set = rule_set(&rules.json().compact());
        let mut dice = Dice::new(seed);
        let text = broken(&case.json(&rules, &mut dice).relaid(&mut dice), &mut dice);
        match set.read_dossier(&text) {
            Ok(dossier) => {
                prop_assert!(result(&set.evaluate(&dossier)).get("outcome").is_some());
            }
            Err(error) => {
                are_sound(error.diagnostics(), &text);
                are_json(&error.to_json(), error.diagnostics().len());
                prop_assert!(error.to_string().starts_with("the dossier cannot be read: "));
            }
        }
    }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn a_broken_rule_set_is_read_or_refused_with_its_place((rules, case) in rules_and_case(), seed: u64) {
        let mut dice = Dice::new(seed);
        let text = broken(&rules.json().relaid(&mut dice), &mut dice);
        match tieuchi::RuleSet::from_json(&text) {
            Ok(set) => {
                let warnings = set.warnings();
                prop_assert!(warnings.iter().all(|found| found.severity() == Severity::Warning));
                if !warnings.is_empty() {
                    are_sound(warnings, &text);
                }
                if let Ok(dossier) = set.read_dossier(&case.json(&rules, &mut dice).compact()) {
                    prop_assert!(result(&set.evaluate(&dossier)).get("outcome").is_some());
                }
            }
            Err(error) => {
                are_sound(error.diagnostics(), &text);
                are_json(&error.to_json(), error.diagnostics().len());
                let errors = error.diagnostics().iter().filter(|found| found.severity() == Severity::Error);
                prop_assert!(errors.count() > 0);
            }
        }
    }

    #[test]
    fn any_text_is_refused_with_its_place(text: String) {
        let error = DISTRICT.read_dossier(&text).expect_err("no dossier");
        are_sound(error.diagnostics(), &text);
        let error = tieuchi::RuleSet::from_json(&text).expect_err("no rule set");
        are_sound(error.diagnostics(), &text);
    }

    #[test]
    fn any_bytes_are_text_or_refused_with_their_place(bytes: Vec<u8>) {
        match tieuchi::utf8(&bytes) {
            Ok(text) => prop_assert_eq!(text.as_bytes(), &bytes),
            Err(found) => {
                let valid = String::from_utf8_lossy(&bytes[..found.span().start]);
                prop_assert_eq!((found.line() as usize, found.column() as usize), place(&valid, valid.len()));
                prop_assert!(std::str::from_utf8(&bytes[..=found.span().start]).is_err() || found.span().start == bytes.len());
            }
        }
    }
}

/// Every cut of a document is refused, at its end, in one diagnostic.
#[test]
fn a_dossier_cut_off_anywhere_is_refused_at_its_end() {
    let text = r#"{"rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "Thị xã", "level": "district"},
        "year": 2024, "values": {"II.3": {"percent": 8.25e1}, "II.4": [null, true, false, "\u00e1\n"]}}"#;
    for (cut, _) in text.char_indices().skip(1) {
        let part = &text[..cut];
        let error = DISTRICT.read_dossier(part).expect_err("it is cut off");
        are_sound(error.diagnostics(), part);
        assert_eq!(error.diagnostics().len(), 1, "{part}");
    }
}

const KEYS: [&str; 14] = [
    "engine",
    "rule_set",
    "subject",
    "year",
    "illustrative",
    "outcome",
    "reason",
    "conditions",
    "groups",
    "criteria",
    "unreported",
    "deciding",
    "documents",
    "procedure",
];

const FINDING_KEYS: [&str; 13] = [
    "id",
    "outcome",
    "reason",
    "observed",
    "target",
    "shortfall",
    "title",
    "measure",
    "lead_agencies",
    "citations",
    "source",
    "interpretation",
    "evidence",
];

/// Every result has the same keys in the same order, whatever it says.
fn has_its_keys(json: &Json) {
    let under = |key: &str| json.get(key).expect("it is there");
    // Only what is out of the ordinary is left out where there is none of it.
    let mut keys = json.keys();
    keys.retain(|key| *key != "agencies");
    assert_eq!(keys, KEYS);
    assert_eq!(under("engine").keys(), ["name", "semantics"]);
    let mut keys = under("rule_set").keys();
    keys.retain(|key| *key != "missing");
    assert_eq!(keys, ["id", "version", "status", "complete", "sha256"]);
    assert_eq!(under("subject").keys(), ["id", "name", "level", "attributes"]);
    for group in under("groups").items() {
        assert_eq!(group.keys(), ["id", "met", "not_met", "undetermined", "not_applicable"]);
    }
    for finding in under("criteria").items() {
        assert_eq!(finding.keys(), FINDING_KEYS);
    }
    for condition in under("conditions").items() {
        let said = condition.keys();
        assert_eq!(said[..3], ["id", "outcome", "reason"]);
        assert_eq!(said[said.len() - 3..], ["title", "source", "interpretation"]);
        let tally = ["met", "not_met", "undetermined", "not_applicable"].as_slice();
        let score = ["index", "year", "basis", "observed", "target", "shortfall"].as_slice();
        assert!([tally, score].contains(&&said[3..said.len() - 3]), "{said:?}");
    }
    assert_eq!(under("documents").keys(), ["provided", "missing"]);
    assert_eq!(under("procedure").keys(), ["steps"]);
}

proptest! {
    #![proptest_config(config(80))]

    #[test]
    fn every_result_has_the_same_keys((rules, case) in rules_and_case(), seed: u64) {
        has_its_keys(&result(&judge(&rule_set(&rules.json().compact()), &rules, &case, seed)));
    }

    #[test]
    fn every_result_of_the_district_has_the_same_keys(case in case(&DISTRICT_RULES), seed: u64) {
        let evaluation = judge(&DISTRICT, &DISTRICT_RULES, &case, seed);
        has_its_keys(&result(&evaluation));
        let receipt = evaluation.receipt();
        let receipt = Json::parse(receipt.to_json());
        let keys: Vec<&str> = receipt.keys().into_iter().filter(|key| *key != "agencies").collect();
        prop_assert_eq!(keys, [KEYS.as_slice(), &["receipt"]].concat());
    }
}

#[test]
fn an_empty_dossier_evaluates() {
    let evaluation = evaluation(
        &DISTRICT,
        r#"{"rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "x", "level": "district"}, "year": 2025}"#,
    );
    has_its_keys(&result(&evaluation));
    assert_eq!(evaluation.unreported().len(), 25);
}
