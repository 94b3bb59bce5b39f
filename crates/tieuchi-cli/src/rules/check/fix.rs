//! `--fix`: the mechanical part of what is wrong, put right in the files themselves.

use tieuchi::{Limits, visible};
use tieuchi_author::fix;

use crate::input::Input;
use crate::messages::Messages;
use crate::output::replace;
use crate::rules::check::files::facts;
use crate::terminal::Terminal;
use crate::words::{self, Word};

/// The most characters of a value that are shown.
const SHOWN: usize = 60;

/// Puts right what is mechanical in a file, and says what. What cannot be read is left to the check.
pub(super) fn fix_file(input: &Input, terminal: Terminal, messages: &mut Messages) {
    let language = terminal.language;
    let Some(path) = input.path() else {
        messages.failure(Word::FixNotStandardInput.get(language));
        return;
    };
    let Ok(bytes) = input.read(&Limits::default()) else { return };
    let Some(fixed) = tieuchi::utf8(&bytes).ok().and_then(|text| fix(text).ok()) else { return };
    if fixed.changes.is_empty() {
        return;
    }
    let name = input.name();
    if facts(&bytes, language).is_ok() && facts(fixed.text.as_bytes(), language).is_err() {
        messages.failure(&Word::FixWouldBreak.with(language, &[&name]));
        return;
    }
    if let Err(error) = replace(path, fixed.text.as_bytes()) {
        let reason = words::io_error(&error, language);
        messages.failure(&Word::CannotWriteFile.with(language, &[&name, &reason]));
        return;
    }
    for change in &fixed.changes {
        let parts = [
            &name,
            &change.line.to_string(),
            &*visible(&change.pointer),
            &cut(&change.from),
            &cut(&change.to),
        ];
        messages.line(&Word::FixedHere.with(language, &parts));
    }
}

fn cut(value: &str) -> String {
    let shown = visible(value);
    let mut cut: String = shown.chars().take(SHOWN).collect();
    if cut.len() < shown.len() {
        cut.push('…');
    }
    cut
}
