//! How messages are written: one sentence in lower case, the reader's words, what the document says in backticks.

use tieuchi::{Diagnostic, Language, RuleSet, visible};
use tieuchi_tests::run::rule_set;
use tieuchi_tests::sample::{DOSSIER, RULE_SET, edited};

use crate::{inputs, table};

/// The message without what stands in backticks.
fn ours(message: &str) -> String {
    message.split('`').step_by(2).collect::<Vec<_>>().join("`…`")
}

fn each_message(check: impl Fn(Language, &str)) {
    for row in table() {
        check(Language::Vietnamese, row.vi);
        check(Language::English, row.en);
    }
}

#[test]
fn a_message_is_one_sentence_in_lower_case_without_a_full_stop() {
    each_message(|_, message| {
        let first = message.chars().next().expect("never empty");
        let lower =
            first.is_lowercase() || first.is_ascii_digit() || first == '`' || message.starts_with("JSON ");
        assert!(lower, "{message}");
        assert!(!message.ends_with(['.', ':', ';', ',', ' ', '!']), "{message}");
        let ours = ours(message);
        for wrong in [". ", "  ", "\n", "{", "}", " ,", " ;", "``", ",,", "!"] {
            assert!(!ours.contains(wrong), "{wrong:?} in {message}");
        }
        assert_eq!(message.matches('`').count() % 2, 0, "{message}");
    });
}

#[test]
fn a_message_uses_no_words_of_a_programmer() {
    each_message(|_, message| {
        for word in [
            "usize",
            "u64",
            "u32",
            "i64",
            "i128",
            "f64",
            "String",
            "Option",
            "Vec",
            "Some",
            "None",
            "Cow",
            "Box",
            "::",
            "struct",
            "enum",
            "variant",
            "deserialize",
            "parse",
            "token",
            "invalid type",
            "NaN",
            "Err(",
            "Ok(",
        ] {
            assert!(!ours(message).contains(word), "{word} in {message}");
        }
    });
}

#[test]
fn every_message_is_in_its_language() {
    for row in table() {
        assert_ne!(row.vi, row.en);
        let (vietnamese, english) = (ours(row.vi), ours(row.en));
        assert!(vietnamese.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii()), "{}", row.vi);
        assert!(english.replace('…', "").is_ascii(), "{}", row.en);
    }
}

#[test]
fn no_vietnamese_message_says_that_there_is_that_there_is_not() {
    each_message(|_, message| assert!(!message.contains("có không có"), "{message}"));
}

#[test]
fn both_languages_quote_the_same() {
    for row in table() {
        let quoted = |message: &str| -> Vec<String> {
            message.split('`').skip(1).step_by(2).map(str::to_owned).collect()
        };
        assert_eq!(quoted(row.vi), quoted(row.en));
    }
}

/// A name that no message of ours would hold.
const MARK: &str = "⟦x⟧";

fn stands_in_backticks(diagnostics: &[Diagnostic]) -> usize {
    for diagnostic in diagnostics {
        for language in Language::ALL {
            let message = diagnostic.message(language);
            assert!(!ours(&message).contains(MARK), "{message}");
            assert_eq!(visible(&message), message);
        }
    }
    let says = |found: &&Diagnostic| found.message(Language::English).contains(MARK);
    diagnostics.iter().filter(says).count()
}

/// The document with one of its strings, keys included, made into the mark; one for each.
fn marked(document: &str) -> Vec<String> {
    let quotes: Vec<usize> = document.match_indices('"').map(|(at, _)| at).collect();
    let strings = quotes.chunks_exact(2).map(|pair| (pair[0] + 1, pair[1]));
    strings.map(|(start, end)| format!("{}{MARK}{}", &document[..start], &document[end..])).collect()
}

#[test]
fn what_the_document_says_stands_in_backticks() {
    let rules = rule_set(RULE_SET);
    let mut said = 0;
    for text in marked(DOSSIER) {
        said += rules.read_dossier(&text).err().map_or(0, |error| stands_in_backticks(error.diagnostics()));
    }
    for text in marked(RULE_SET) {
        said += RuleSet::from_json(&text).err().map_or(0, |error| stands_in_backticks(error.diagnostics()));
    }
    assert!(said > 150, "{said} messages repeat the mark");
}

/// Where there are no years, there is nothing to say of the year of a target.
#[test]
fn a_message_lists_nothing_only_where_it_says_so() {
    let text = edited(RULE_SET, "\"years\": [2024, 2025]", "\"years\": []");
    let error = RuleSet::from_json(&text).expect_err("it has no years");
    for message in error.diagnostics().iter().map(|found| found.message(Language::English)) {
        assert!(!message.ends_with([' ', ':']), "{message:?}");
    }
    let none = tieuchi::RuleSets::new().read_dossier(DOSSIER).expect_err("there is no rule set");
    for language in Language::ALL {
        let message = none.diagnostics()[0].message(language);
        assert!(!message.ends_with([' ', ':']) && !message.contains("có không có"), "{message:?}");
    }
}

/// A subject's id is any text, so letters and digits are not what is missing.
#[test]
fn a_long_id_of_a_subject_is_told_what_is_wrong_with_it() {
    let found = inputs::dossier(&[("38.381", &"x".repeat(129))]);
    let message = found[0].message(Language::English);
    assert!(message.contains("128 bytes") && !message.contains("letters"), "{message}");
}

/// What was expected is the same in the message and in the data.
#[test]
fn what_is_expected_of_a_whole_number_is_a_whole_number() {
    let found = inputs::dossier(&[("\"I.2\": 12", "\"I.2\": 12.5")]);
    assert_ne!(found[0].expected().as_deref(), Some("9007199254740991"));
}

/// A name with what could hide, reorder or forge text: a bell, a line end, marks of direction, a backtick.
const HOSTILE: &str = "a\u{7}\n\u{202e}\u{2066}`b/~";

/// A document's key stands in the pointer too.
#[test]
fn a_diagnostic_on_a_line_has_no_hidden_characters() {
    let key = serde_json::to_string(HOSTILE).expect("text");
    let found = inputs::dossier(&[("\"I.2\": 12", &format!("{key}: 12"))]);
    let error = rule_set(RULE_SET)
        .read_dossier(&edited(DOSSIER, "\"I.2\": 12", &format!("{key}: 12")))
        .expect_err("no such criterion");
    assert_eq!(found[0].pointer(), "/values/a\u{7}\n\u{202e}\u{2066}`b~1~0", "as data it is exact");
    for line in [found[0].to_string(), error.to_string()] {
        assert_eq!(visible(&line), line);
        assert!(line.contains(r"7:5 at /values/a\u{7}\u{a}\u{202e}\u{2066}`b~1~0: "), "{line}");
        assert!(line.contains(r"`a\u{7}\u{a}\u{202e}\u{2066}\u{60}b/~`"), "{line}");
    }
}

#[test]
fn a_long_pointer_is_cut_on_a_line() {
    let found = inputs::dossier(&[(
        "\"year\": 2024,\n",
        &format!("\"year\": 2024, \"{}\": 1,\n", "k".repeat(5_000)),
    )]);
    let line = found[0].to_string();
    assert!(line.starts_with(&format!("4:17 at /{}…: unknown_key: ", "k".repeat(119))), "{line}");
}

/// The nearest name may come from a rule set, and is quoted as safely as what was found.
#[test]
fn a_backtick_ends_no_quotation() {
    for text in marked(DOSSIER).into_iter().map(|text| text.replace(MARK, "x`y")) {
        let Err(error) = rule_set(RULE_SET).read_dossier(&text) else { continue };
        for found in error.diagnostics() {
            for language in Language::ALL {
                let message = found.message(language);
                assert_eq!(message.matches('`').count() % 2, 0, "{message}");
                assert!(!message.contains("x`y") && !ours(&message).contains("\\u{60}"), "{message}");
            }
        }
    }
}
