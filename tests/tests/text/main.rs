//! Text that deceives the eye or the machine: composed and decomposed letters, invisible and reordering characters,
//! halves of characters, marks of encodings, keys that are the same in other words.

mod encoding;
mod ids;
mod words;

use std::fmt::Write as _;

use tieuchi::{Code, Diagnostic, Language, RuleSet, Severity, visible};
use tieuchi_tests::run::rule_set;
use tieuchi_tests::sample::RULE_SET;

/// Characters that hide, reorder or forge what a reader sees.
const UNSAFE: [char; 28] = [
    '\u{0}',
    '\u{7}',
    '\u{8}',
    '\t',
    '\n',
    '\r',
    '\u{1b}',
    '\u{7f}',
    '\u{85}',
    '\u{9b}',
    '\u{ad}',
    '\u{34f}',
    '\u{61c}',
    '\u{180e}',
    '\u{200b}',
    '\u{200d}',
    '\u{200e}',
    '\u{200f}',
    '\u{2028}',
    '\u{202a}',
    '\u{202e}',
    '\u{2060}',
    '\u{2066}',
    '\u{2069}',
    '\u{3164}',
    '\u{fe0f}',
    '\u{feff}',
    '\u{e0041}',
];

/// A letter and a mark where there is one character for both.
const DECOMPOSED: &str = "e\u{301}";

fn escaped(character: char) -> String {
    let mut text = String::new();
    for unit in character.encode_utf16(&mut [0; 2]) {
        let _ = write!(text, "\\u{unit:04x}");
    }
    text
}

/// The codes of the errors.
fn codes(diagnostics: &[Diagnostic]) -> Vec<Code> {
    let errors = diagnostics.iter().filter(|found| found.severity() == Severity::Error);
    errors.map(Diagnostic::code).collect()
}

/// The diagnostics of a rule set or a dossier for the sample.
fn wrong(what: &str, text: &str) -> Vec<Diagnostic> {
    if what == RULE_SET {
        RuleSet::from_json(text).expect_err("it is refused").diagnostics().to_vec()
    } else {
        rule_set(RULE_SET).read_dossier(text).expect_err("it is refused").diagnostics().to_vec()
    }
}

/// Refused with this code where the words stand, and no message shows a character that hides or reorders.
fn is_refused(what: &str, text: &str, words: &str, code: Code) {
    let diagnostics = wrong(what, text);
    let at = text.find(words).expect("the words are there");
    let is_there = |found: &&Diagnostic| found.code() == code && found.span().contains(&(at + 1));
    assert!(diagnostics.iter().any(|found| is_there(&found)), "{words:?}: {diagnostics:?}");
    // `the_nearest_name_shows_no_invisible_character` is about the others.
    let is_clean = |found: &&Diagnostic| !found.nearest().is_some_and(|nearest| nearest.contains(UNSAFE));
    for diagnostic in diagnostics.iter().filter(is_clean) {
        for language in Language::ALL {
            let message = diagnostic.message(language);
            let hidden = message.contains(UNSAFE) || visible(&message) != message;
            assert!(!hidden, "{message:?}");
        }
        assert_eq!(diagnostic.found().map(|found| visible(&found).into_owned()), diagnostic.found());
    }
}
