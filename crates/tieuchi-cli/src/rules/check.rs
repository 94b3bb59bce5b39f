//! `tieuchi rules check`: everything that is wrong with rule-set files.

use std::io::{self, Write};

use tieuchi::{Diagnostic, Language, Limits, RuleSet, RuleSetError, Severity};

use crate::INVALID;
use crate::args::{CheckArgs, TextOrJson};
use crate::diagnostics::Document;
use crate::input::{Input, ReadError};
use crate::json;
use crate::messages::Messages;
use crate::terminal::{self, Terminal};
use crate::text::style;
use crate::words::{self, Thing, Word};

/// Something falls short.
const FALLS_SHORT: u8 = 1;

pub(crate) fn run(args: &CheckArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let inputs: Vec<Input> = args.files.iter().map(|path| Input::new(path)).collect();
    if inputs.iter().filter(|input| **input == Input::StandardInput).count() > 1 {
        messages.failure(Word::StandardInputTwice.get(terminal.language));
        return Ok(INVALID);
    }
    let (mut output, as_json): (Box<dyn Write>, bool) = match args.format {
        TextOrJson::Text => (terminal.text_output(), false),
        TextOrJson::Json => (terminal::data_output(), true),
    };
    let mut status = 0;
    let mut entries = Vec::new();
    for input in &inputs {
        let checked = Checked::new(input);
        status = status.max(checked.status());
        if as_json {
            entries.extend(checked.entry(messages));
        } else {
            output.flush()?;
            checked.say(messages);
            writeln!(output, "{}", checked.summary(terminal.language))?;
        }
    }
    if as_json {
        writeln!(output, "{}", json::array(entries))?;
    }
    output.flush()?;
    Ok(status)
}

/// A file with what was found in it.
struct Checked<'i> {
    input: &'i Input,
    content: Result<Content, ReadError>,
}

struct Content {
    bytes: Vec<u8>,
    rules: Option<RuleSet>,
    diagnostics: Vec<Diagnostic>,
}

impl<'i> Checked<'i> {
    fn new(input: &'i Input) -> Self {
        let content = match input.read(&Limits::default()) {
            // That it is too large is a diagnostic like any other.
            Err(ReadError::TooLarge(diagnostic)) => {
                Ok(Content { bytes: Vec::new(), rules: None, diagnostics: vec![*diagnostic] })
            }
            Err(error) => Err(error),
            Ok(bytes) => {
                let read = tieuchi::utf8(&bytes).map_err(RuleSetError::from).and_then(RuleSet::from_json);
                Ok(match read {
                    Ok(rules) => {
                        let diagnostics = rules.warnings().to_vec();
                        Content { bytes, rules: Some(rules), diagnostics }
                    }
                    Err(error) => Content { bytes, rules: None, diagnostics: error.diagnostics().to_vec() },
                })
            }
        };
        Self { input, content }
    }

    fn status(&self) -> u8 {
        match &self.content {
            Err(_) => INVALID,
            Ok(content) if content.diagnostics.is_empty() => 0,
            Ok(_) => FALLS_SHORT,
        }
    }

    /// The diagnostics, on standard error.
    fn say(&self, messages: &mut Messages) {
        match &self.content {
            Err(error) => messages.unreadable(self.input, error),
            Ok(content) => {
                let name = self.input.name();
                let document = Document { name: &name, bytes: &content.bytes, line: None };
                messages.diagnostics(&content.diagnostics, Some(&document));
            }
        }
    }

    /// One line that says how the file fared.
    fn summary(&self, language: Language) -> String {
        let name = self.input.name();
        let Ok(content) = &self.content else {
            let found = Word::CannotBeRead.get(language);
            return painted(style::BAD, &Word::Checked.with(language, &[&name, found]));
        };
        let count = |severity| {
            content.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity).count()
        };
        let found: Vec<String> =
            [(count(Severity::Error), Thing::Error), (count(Severity::Warning), Thing::Warning)]
                .into_iter()
                .filter(|(number, _)| *number > 0)
                .map(|(number, thing)| words::counted(number, thing, language))
                .collect();
        let rules = content.rules.as_ref().map(|rules| {
            format!("{}, {}", tieuchi::visible(&words::rule_set(rules)), words::contents(rules, language))
        });
        let (style, verdict) = match (found.is_empty(), count(Severity::Error)) {
            (true, _) => (style::GOOD, Word::Fine.get(language).to_owned()),
            (false, 0) => (style::OPEN, found.join(", ")),
            (false, _) => (style::BAD, found.join(", ")),
        };
        let verdict = match rules {
            Some(rules) => format!("{verdict} ({rules})"),
            None => verdict,
        };
        painted(style, &Word::Checked.with(language, &[&name, &verdict]))
    }

    /// The file as a JSON object; nothing where it cannot be read, which is then reported.
    fn entry(&self, messages: &mut Messages) -> Option<String> {
        let content = match &self.content {
            Ok(content) => content,
            Err(error) => {
                messages.unreadable(self.input, error);
                return None;
            }
        };
        let of_rules = |get: &dyn Fn(&RuleSet) -> String| {
            content.rules.as_ref().map_or_else(|| "null".to_owned(), |rules| json::string(&get(rules)))
        };
        Some(json::object(&[
            ("file", json::string(&self.input.name())),
            ("id", of_rules(&|rules| rules.id().to_string())),
            ("version", of_rules(&|rules| rules.version().to_string())),
            ("sha256", of_rules(&|rules| rules.sha256().to_string())),
            ("diagnostics", json::array(content.diagnostics.iter().map(Diagnostic::to_json))),
        ]))
    }
}

fn painted(style: anstyle::Style, line: &str) -> String {
    format!("{style}{line}{style:#}")
}
