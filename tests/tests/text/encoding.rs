//! Escapes, halves of characters, marks and line ends, keys in other words.

use tieuchi::{Code, RuleSet};
use tieuchi_tests::run::{dossier, evaluation, rule_set};
use tieuchi_tests::sample::{DOSSIER, RULE_SET, edited};

use crate::{codes, wrong};

#[test]
fn halves_of_surrogate_pairs_are_refused() {
    for (half, found) in [
        ("\\ud800", "\\ud800"),
        ("\\uDFFF", "\\uDFFF"),
        ("\\ud800\\ud800", "\\ud800"),
        ("\\ud83dx\\ude00", "\\ud83d"),
        ("\\ud83d\\\\ude00", "\\ud83d"),
        ("\\ud83d\\n\\ude00", "\\ud83d"),
        ("\\ude00\\ud83d", "\\ude00"),
        ("\\ud83d\\u0041", "\\ud83d"),
    ] {
        let text = edited(DOSSIER, "Ảnh chụp", &format!("Ảnh {half}"));
        let diagnostics = wrong(DOSSIER, &text);
        assert_eq!(codes(&diagnostics), [Code::LoneSurrogate], "{half}");
        assert_eq!(diagnostics[0].found().as_deref(), Some(found));
        assert_eq!(diagnostics[0].span().len(), 6);
        let key = edited(DOSSIER, "\"II.1\"", &format!("\"{half}\""));
        assert_eq!(codes(&wrong(DOSSIER, &key)), [Code::LoneSurrogate], "{half}");
    }
    let whole = edited(DOSSIER, "Ảnh chụp", "\\ud83d\\uDE00\\uD83D\\ude00");
    assert_eq!(dossier(&rule_set(RULE_SET), &whole).evidence()[0].title, "😀😀");
}

#[test]
fn escapes_that_json_does_not_know_are_refused() {
    for (escape, shown) in [
        ("\\x41", "\\x"),
        ("\\'", "\\'"),
        ("\\u12", "\\u"),
        ("\\u00g0", "\\u"),
        ("\\u+041", "\\u"),
        ("\\U0041", "\\U"),
        ("\\0", "\\0"),
        ("\\ấ", "\\ấ"),
        ("\\\u{202e}", "\\\\u{202e}"),
    ] {
        let diagnostics = wrong(DOSSIER, &edited(DOSSIER, "Ảnh chụp", escape));
        assert_eq!(codes(&diagnostics), [Code::InvalidEscape], "{escape}");
        assert_eq!(diagnostics[0].found().as_deref(), Some(shown));
    }
    for control in ['\u{0}', '\u{1}', '\t', '\n', '\r', '\u{1f}'] {
        let diagnostics = wrong(DOSSIER, &edited(DOSSIER, "Ảnh chụp", &format!("Ảnh{control}")));
        assert_eq!(codes(&diagnostics), [Code::ControlCharacter], "{control:?}");
    }
}

#[test]
fn a_byte_order_mark_and_any_line_end_mean_nothing() {
    let rules = rule_set(RULE_SET);
    let plain = dossier(&rules, DOSSIER);
    let crlf = DOSSIER.replace('\n', "\r\n");
    for text in
        [format!("\u{feff}{DOSSIER}"), crlf.clone(), format!("\u{feff}{crlf}"), DOSSIER.replace('\n', "\r")]
    {
        assert_eq!(dossier(&rules, &text).sha256(), plain.sha256());
        assert_eq!(evaluation(&rules, &text).to_json(), rules.evaluate(&plain).to_json());
    }
    let marked = rule_set(&format!("\u{feff}{}", RULE_SET.replace('\n', "\r\n")));
    assert_eq!(marked.sha256(), rules.sha256());
}

#[test]
fn places_are_counted_the_same_after_a_mark_and_with_any_line_end() {
    let spoiled = edited(DOSSIER, "\"basis\"", "\"bases\"");
    for text in [
        spoiled.clone(),
        format!("\u{feff}{spoiled}"),
        spoiled.replace('\n', "\r\n"),
        spoiled.replace('\n', "\r"),
        format!("\u{feff}{}", spoiled.replace('\n', "\r\n")),
    ] {
        let places: Vec<_> =
            wrong(DOSSIER, &text).iter().map(|found| (found.code(), found.line(), found.column())).collect();
        assert_eq!(places, [(Code::MissingKey, 12, 5), (Code::UnknownKey, 12, 36)]);
    }
    // A separator of lines that no editor breaks at is a character like any other.
    let odd = edited(&spoiled, "Thị xã Bỉm Sơn", "Thị xã\u{2028}Bỉm Sơn\u{85}");
    assert_eq!(wrong(DOSSIER, &odd)[1].line(), 12);
    // A column is a character, not a byte, and the mark is none.
    let same_line = "\u{feff}{\"ấ\": \"😀\", \"b\": x}";
    let found = wrong(DOSSIER, same_line);
    assert_eq!((found[0].code(), found[0].line(), found[0].column()), (Code::UnexpectedToken, 1, 17));
}

#[test]
fn marks_and_spaces_elsewhere_are_not_accepted() {
    for foreign in ["\u{feff}", "\u{a0}", "\u{3000}", "\u{200b}", "\u{c}", "\u{b}", "\u{85}", "\u{2028}"] {
        for text in [
            format!("\u{feff}{foreign}{DOSSIER}"),
            edited(DOSSIER, "\"year\": 2024,\n", &format!("\"year\":{foreign}2024,\n")),
            format!("{DOSSIER}{foreign}"),
        ] {
            assert_eq!(codes(&wrong(DOSSIER, &text)), [Code::UnexpectedToken], "{foreign:?}");
        }
    }
    for empty in ["", "\u{feff}", " \r\n\t", "\u{feff} \n"] {
        assert_eq!(codes(&wrong(DOSSIER, empty)), [Code::EmptyDocument], "{empty:?}");
        assert_eq!(codes(&wrong(RULE_SET, empty)), [Code::EmptyDocument], "{empty:?}");
    }
}

#[test]
fn what_is_not_utf_8_is_refused_with_its_place() {
    for (bytes, line, column) in [
        (b"{\"a\": \"\xff\"}".as_slice(), 1, 8),
        (b"{\r\n\"\xe1\xba\xa5\xe1\xba\"}", 2, 3),
        (b"\xff\xfe{\0}\0", 1, 1),
        (b"\xef\xbb\xbf\xed\xa0\x80", 1, 1),
        (b"\xc0\x80", 1, 1),
        (b"abc\xf4\x90\x80\x80", 1, 4),
    ] {
        let found = tieuchi::utf8(bytes).expect_err("it is not UTF-8");
        assert_eq!(
            (found.code(), found.line(), found.column()),
            (Code::InvalidUtf8, line, column),
            "{bytes:?}"
        );
    }
}

#[test]
fn a_key_in_other_escapes_is_the_same_key() {
    for (from, to) in [
        ("\"year\": 2024,\n", "\"year\": 2024, \"\\u0079ear\": 2024,\n"),
        ("\"region\": \"plain\"", "\"region\": \"plain\", \"\\u0072egion\": \"plain\""),
        ("\"II.1\": true", "\"II.1\": true, \"II\\u002e1\": true"),
        ("\"points\": \"742.5\"", "\"points\": \"742.5\", \"p\\u006Fints\": \"742.5\""),
        ("\"step\": \"appraisal\"", "\"step\": \"appraisal\", \"ste\\u0070\": \"appraisal\""),
        ("\"numerator\": 12900", "\"numerator\": 12900, \"numerat\\u006Fr\": 12900"),
    ] {
        let text = edited(DOSSIER, from, to);
        let diagnostics = wrong(DOSSIER, &text);
        assert_eq!(codes(&diagnostics), [Code::DuplicateKey], "{to}");
        assert_eq!(
            diagnostics[0].span().start,
            text.find("\\u").and_then(|at| text[..at].rfind('"')).unwrap_or(0)
        );
    }
    for (from, to) in [
        ("\"years\": [2024, 2025]", "\"years\": [2024, 2025], \"y\\u0065ars\": [2024, 2025]"),
        (
            "\"2025\": {\"at_least\": \"80\"}",
            "\"2025\": {\"at_least\": \"80\"}, \"\\u0032025\": {\"at_least\": \"80\"}",
        ),
        ("\"island\": null", "\"island\": null, \"isl\\u0061nd\": null"),
        ("{\"I\": 3", "{\"I\": 3, \"\\u0049\": 3"),
        ("\"vi\": \"Báo cáo\"", "\"vi\": \"Báo cáo\", \"v\\u0069\": \"Báo cáo\""),
    ] {
        assert_eq!(codes(&wrong(RULE_SET, &edited(RULE_SET, from, to))), [Code::DuplicateKey], "{to}");
    }
    // Composed and decomposed are two spellings; the one that does not compare is refused.
    let two = edited(DOSSIER, "\"region\": \"plain\"", "\"é\": \"x\", \"e\u{301}\": \"x\"");
    assert_eq!(codes(&wrong(DOSSIER, &two)), [Code::NotNormalized]);
}

#[test]
fn ids_in_other_escapes_are_the_same_ids() {
    let rules = rule_set(RULE_SET);
    let text = edited(DOSSIER, "\"II.1\": true", "\"\\u0049\\u0049.1\": true");
    assert_eq!(dossier(&rules, &text).sha256(), dossier(&rules, DOSSIER).sha256());
    let twice = edited(RULE_SET, "\"id\": \"I.3\"", "\"id\": \"I\\u002e2\"");
    assert_eq!(codes(&wrong(RULE_SET, &twice)), [Code::DuplicateId]);
}

/// "A value of the wrong kind" is an error, also where the value has no effect.
#[test]
fn a_schema_is_a_string() {
    for (what, head) in [(RULE_SET, "{\n  \"id\": \"vn"), (DOSSIER, "{\n  \"rule_set\"")] {
        let with =
            |schema: &str| edited(what, head, &head.replacen('{', &format!("{{\"$schema\": {schema},"), 1));
        let read = |text: &str| {
            if what == RULE_SET {
                RuleSet::from_json(text).err().map(|error| codes(error.diagnostics()))
            } else {
                rule_set(RULE_SET).read_dossier(text).err().map(|error| codes(error.diagnostics()))
            }
        };
        assert_eq!(read(&with("\"https://example.org/x.json\"")), None);
        assert_eq!(read(&with("null")), None);
        assert_eq!(read(&with("5")), Some(vec![Code::WrongType]));
        assert_eq!(read(&with("{\"a\": 1, \"a\": 2}")), Some(vec![Code::WrongType]));
    }
}
