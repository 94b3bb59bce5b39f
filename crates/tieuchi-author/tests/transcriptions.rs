//! Transcriptions: what rule sets quote stands in them, and they say what the scanned text says.

use tieuchi::{Code, Diagnostic};
use tieuchi_author::Transcription;
use unicode_normalization::UnicodeNormalization as _;

const DISTRICT: [&str; 2] = [
    include_str!("../../../rules/data/vn.thanh-hoa.dx.district.json"),
    include_str!("../../../rules/data/vn.thanh-hoa.dx.district.transcription.json"),
];
const COMMUNE: [&str; 2] = [
    include_str!("../../../rules/data/vn.thanh-hoa.dx.commune.json"),
    include_str!("../../../rules/data/vn.thanh-hoa.dx.commune.transcription.json"),
];

fn said(found: &[Diagnostic]) -> Vec<String> {
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn every_quote_and_every_target_of_the_rule_sets_stands_in_their_transcriptions() {
    for [rules, text] in [DISTRICT, COMMUNE] {
        let transcription = Transcription::from_json(text).unwrap();
        assert_eq!(said(&transcription.check(rules)), Vec::<String>::new());
        assert_eq!(tieuchi_author::quoted_resources(rules), [transcription.resource()]);
    }
}

#[test]
fn a_quote_that_was_changed_is_noticed() {
    let [rules, text] = DISTRICT;
    let transcription = Transcription::from_json(text).unwrap();
    for (from, to, code) in [
        ("duy trì ổn định.\\n%", "duy trì ổn định\\n%", Code::QuoteNotInRow),
        ("Phụ lục 1, II.3", "Phụ lục 1, II.33", Code::UnknownRow),
        ("\"at_least\": \"45\"", "\"at_least\": \"45.01\"", Code::TargetNotInRow),
        ("\"at_least\": \"45\"", "\"at_most\": \"45\"", Code::TargetNotInRow),
    ] {
        assert!(rules.contains(from), "{from}");
        let found = transcription.check(&rules.replacen(from, to, 1));
        assert!(found.iter().any(|found| found.code() == code), "{to}: {:?}", said(&found));
    }
}

/// A page of a table: a row in turns, words hyphenated at line ends, the titles of the columns again on the second page.
const SCAN: &str = "Điều 1. Ban hành\n\nBộ *tiêu* chí.\n\nSTT Tiêu chí\nNăm\n\n2024 Năm 2025\nVăn bản\n\n1\n\nTỷ lệ hộ\ngia đình\n\n% 70% 80%\nQuyết định số 411/QĐ-\n STT Tiêu chí\nNăm 2024 Năm\n2025 Văn bản\nđược phủ mạng\nTTg ngày 31/3/2022\n\nĐiều 2. Hết.\n";

const ROWS: &str = r#"[
  {"at": "Điều 1", "text": "Điều 1. Ban hành Bộ tiêu chí."},
  {"at": "bảng", "columns": ["STT", "Tiêu chí", "Năm 2024", "Năm 2025", "Văn bản"]},
  {"at": "1", "cells": ["1", "Tỷ lệ hộ gia đình được phủ mạng", "%", "70%", "80%", "Quyết định số 411/QĐ-TTg ngày 31/3/2022"]},
  {"at": "Điều 2", "text": "Điều 2. Hết."}]"#;

fn transcription(rows: &str) -> Transcription {
    let digest = "0".repeat(64);
    let text = format!(
        r#"{{"kind": "transcription", "rule_set": "a", "resource": "r", "scan": {{"sha256": "{digest}", "marks": ["*"]}}, "rows": {rows}}}"#
    );
    Transcription::from_json(&text).unwrap()
}

/// What is found besides the hash, which none of these texts has.
fn proof(rows: &str, scan: &str) -> Vec<(Code, String)> {
    let found = transcription(rows).prove(scan);
    assert_eq!(found.iter().filter(|found| found.code() == Code::OtherScan).count(), 1);
    let rest = found.iter().filter(|found| found.code() != Code::OtherScan);
    rest.map(|found| (found.code(), found.pointer().to_owned())).collect()
}

#[test]
fn a_scan_may_print_cells_in_turns_break_words_and_repeat_titles_of_columns() {
    assert_eq!(proof(ROWS, SCAN), []);
    assert_eq!(proof(ROWS, &SCAN.replace('\n', "\r\n")), []);
    assert_eq!(proof(ROWS, &format!("\u{feff}{SCAN}")), []);
    // In form D, as some scanners write it.
    assert_eq!(proof(ROWS, &SCAN.nfd().collect::<String>()), []);
}

#[test]
fn a_scan_may_say_nothing_else() {
    let differs = |rows: &str, scan: &str, at: &str| {
        let found = proof(rows, scan);
        assert!(found.contains(&(Code::NotInScan, at.to_owned())), "{found:?}");
    };
    // Exchanged cells, a moved word, another number, a hyphen that does not end a line.
    differs(ROWS, &SCAN.replace("70% 80%", "80% 70%"), "/rows/2");
    differs(ROWS, &SCAN.replace("gia đình", "gia").replace("được", "được đình"), "/rows/2");
    differs(ROWS, &SCAN.replace("70%", "70,0%"), "/rows/2");
    differs(ROWS, &SCAN.replace("411/QĐ-\n", "411/QĐ- "), "/rows/2");
    // The rows behind one that differs are still proven.
    let found = proof(ROWS, &SCAN.replace("70%", "71%").replace("Hết", "Hêt"));
    assert_eq!(found.iter().filter(|(code, _)| *code == Code::NotInScan).count(), 2, "{found:?}");
    // What no row holds.
    let found = proof(ROWS, &format!("{SCAN}\nĐiều 3."));
    assert_eq!(found, [(Code::NotTranscribed, String::new())]);
    // A row that the scan does not have.
    let more = ROWS.replace("Hết.\"}", "Hết.\"}, {\"at\": \"Điều 3\", \"text\": \"Điều 3.\"}");
    assert_eq!(proof(&more, SCAN), [(Code::NotInScan, "/rows/4".to_owned())]);
}

#[test]
fn no_word_of_a_scan_can_be_left_out_changed_or_doubled() {
    let words: Vec<&str> = SCAN.split_inclusive(char::is_whitespace).collect();
    for (place, word) in words.iter().enumerate().filter(|(_, word)| !word.trim().is_empty()) {
        let with = |changed: &str| {
            let mut words = words.clone();
            words[place] = changed;
            words.concat()
        };
        for changed in [String::from("\n"), format!("x{word}"), format!("{word} {word}")] {
            let scan = with(&changed);
            assert_ne!(proof(ROWS, &scan), [], "{scan}");
        }
    }
}

#[test]
fn a_hostile_scan_is_given_up_in_time() {
    let cells: Vec<String> = (0..12).map(|_| format!("\"{}\"", "a ".repeat(40))).collect();
    let rows = format!(r#"[{{"at": "1", "cells": [{}]}}]"#, cells.join(", "));
    let start = std::time::Instant::now();
    let found = proof(&rows, &format!("{}b", "a ".repeat(479)));
    assert!(found.iter().any(|(code, _)| *code == Code::NotInScan));
    assert!(start.elapsed().as_secs() < 60);
}

#[test]
fn what_is_wrong_with_a_transcription_is_said_at_once() {
    let text = r#"{"kind": "transcript", "rule_set": "a", "resource": "", "scan": {"sha256": "12"},
        "rows": [{"at": "1"}, {"at": "1", "text": "a", "cells": ["b"]}, {"at": "2", "cells": []},
                 {"at": "3", "text": "a", "misprints": [{"printed": "b", "read": "c"}]}]}"#;
    let found = Transcription::from_json(text).unwrap_err();
    let codes: Vec<Code> = found.iter().map(Diagnostic::code).collect();
    assert_eq!(
        codes,
        [
            Code::UnknownWord,
            Code::Empty,
            Code::InvalidId,
            Code::RowForm,
            Code::RowForm,
            Code::DuplicateId,
            Code::Empty,
            Code::MisprintNotInQuote,
        ]
    );
}
