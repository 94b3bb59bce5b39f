//! The exact words of every diagnostic, in both languages, each on a document that earns it.

mod at_once;
mod dossiers;
mod indices;
mod inputs;
mod json;
mod programmes;
mod registers;
mod rosters;
mod rules;
mod shape;
mod statements;
mod style;
mod values;

use std::collections::BTreeSet;

use tieuchi::{Code, Diagnostic, Language, Severity};

/// One mistake, and all that is said of it.
struct Row {
    code: Code,
    of: fn() -> Vec<Diagnostic>,
    /// Pointer, line and column.
    at: (&'static str, u32, u32),
    /// What was found, what was expected, and the nearest right name.
    says: [Option<&'static str>; 3],
    vi: &'static str,
    en: &'static str,
}

fn table() -> impl Iterator<Item = &'static Row> {
    [
        json::ROWS,
        shape::ROWS,
        values::ROWS,
        rules::ROWS,
        registers::ROWS,
        rosters::ROWS,
        dossiers::ROWS,
        statements::ROWS,
        indices::ROWS,
        programmes::ROWS,
    ]
    .into_iter()
    .flatten()
}

impl Row {
    /// The only diagnostic of its document that is as severe as it is.
    fn diagnostic(&self) -> Diagnostic {
        let mut found = (self.of)();
        found.retain(|found| found.severity() == self.code.severity());
        let codes: Vec<Code> = found.iter().map(Diagnostic::code).collect();
        assert_eq!(codes, [self.code], "the document has this one mistake: {}", self.en);
        found.remove(0)
    }
}

#[test]
fn every_message_reads_as_written_here() {
    for row in table() {
        let found = row.diagnostic();
        assert_eq!(found.message(Language::Vietnamese), row.vi);
        assert_eq!(found.message(Language::English), row.en);
    }
}

#[test]
fn every_diagnostic_names_its_place() {
    for row in table() {
        let found = row.diagnostic();
        assert_eq!((found.pointer(), found.line(), found.column()), row.at, "{}", row.en);
    }
}

#[test]
fn every_diagnostic_says_what_was_found_and_expected() {
    for row in table() {
        let found = row.diagnostic();
        let (shown, expected) = (found.found(), found.expected());
        assert_eq!([shown.as_deref(), expected.as_deref(), found.nearest()], row.says, "{}", row.en);
    }
}

#[test]
fn every_code_is_in_the_table() {
    let told: BTreeSet<Code> = table().map(|row| row.code).collect();
    // What is said of the documents of authors is told where these are tested.
    let all = Code::ALL.iter().filter(|code| !code.is_for_authors());
    let missing: Vec<&Code> = all.filter(|code| !told.contains(code)).collect();
    // Only an engine that is built without something says so.
    assert_eq!(missing, [&Code::NotSupported]);
}

#[test]
fn codes_are_words_joined_by_underscores_and_each_is_its_own() {
    let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(names.len(), Code::ALL.len());
    for name in names {
        let plain = name
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_');
        assert!(plain && !name.starts_with('_') && !name.ends_with('_') && !name.contains("__"), "{name}");
    }
}

#[test]
fn every_severity_is_in_its_list() {
    assert_eq!(Severity::ALL.map(Severity::as_str), ["error", "warning"]);
}

#[test]
fn only_what_a_rule_set_or_an_index_lacks_is_a_warning() {
    let all = Code::ALL.iter().filter(|code| !code.is_for_authors());
    let warnings: Vec<&Code> = all.filter(|code| code.severity() == Severity::Warning).collect();
    assert_eq!(warnings, [&Code::FewerThanDeclared, &Code::IndexFewerThanDeclared]);
}

/// One line for a terminal, and all of it as JSON.
#[test]
fn every_diagnostic_is_the_same_on_a_line_and_as_json() {
    for row in table() {
        let found = row.diagnostic();
        let (pointer, line, column) = row.at;
        let at = if pointer.is_empty() { String::new() } else { format!(" at {pointer}") };
        assert_eq!(found.to_string(), format!("{line}:{column}{at}: {}: {}", row.code, row.en));
        let json = serde_json::to_value(&found).expect("it serializes");
        let [shown, expected, nearest] = row.says;
        let same = serde_json::json!({
            "code": row.code.as_str(),
            "severity": row.code.severity().as_str(),
            "pointer": pointer,
            "line": line,
            "column": column,
            "found": shown,
            "expected": expected,
            "nearest": nearest,
            "message": {"vi": row.vi, "en": row.en},
        });
        assert_eq!(json, same);
    }
}
