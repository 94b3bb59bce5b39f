//! `tieuchi rules check`: everything that is wrong with files of rule sets and indices.

use std::io::{self, Write};

use tieuchi::{Diagnostic, Language, Limits, Severity};

use crate::args::{CheckArgs, TextOrJson};
use crate::diagnostics::Document;
use crate::input::{Input, ReadError};
use crate::json;
use crate::messages::Messages;
use crate::sets;
use crate::terminal::{self, Terminal};
use crate::text::style;
use crate::words::{self, Thing, Word};
use crate::{FALLS_SHORT, INVALID};

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
    document: Option<sets::Document>,
    diagnostics: Vec<Diagnostic>,
}

impl<'i> Checked<'i> {
    fn new(input: &'i Input) -> Self {
        let content = match input.read(&Limits::default()) {
            // That it is too large is a diagnostic like any other.
            Err(ReadError::TooLarge(diagnostic)) => {
                Ok(Content { bytes: Vec::new(), document: None, diagnostics: vec![*diagnostic] })
            }
            Err(error) => Err(error),
            Ok(bytes) => Ok(match sets::parse(&bytes) {
                Ok(document) => {
                    let warnings = match &document {
                        sets::Document::Rules(rules) => rules.warnings(),
                        sets::Document::Index(index) => index.warnings(),
                    };
                    let diagnostics = warnings.to_vec();
                    Content { bytes, document: Some(document), diagnostics }
                }
                Err(diagnostics) => Content { bytes, document: None, diagnostics },
            }),
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
        let rules = content.document.as_ref().map(|document| {
            let contents = match document {
                sets::Document::Rules(rules) => words::contents(rules, language),
                sets::Document::Index(index) => words::index_contents(index, language),
            };
            format!("{}, {contents}", tieuchi::visible(&document.name()))
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
        let facts = content.document.as_ref().map(|document| match document {
            sets::Document::Rules(rules) => {
                [rules.id().to_string(), rules.version().to_string(), rules.sha256().to_string()]
            }
            sets::Document::Index(index) => {
                [index.id().to_string(), index.version().to_string(), index.sha256().to_string()]
            }
        });
        let [id, version, sha256] = match &facts {
            Some(facts) => facts.each_ref().map(|fact| json::string(fact)),
            None => [(); 3].map(|()| "null".to_owned()),
        };
        Some(json::object(&[
            ("file", json::string(&self.input.name())),
            ("id", id),
            ("version", version),
            ("sha256", sha256),
            ("diagnostics", json::array(content.diagnostics.iter().map(Diagnostic::to_json))),
        ]))
    }
}

fn painted(style: anstyle::Style, line: &str) -> String {
    format!("{style}{line}{style:#}")
}
