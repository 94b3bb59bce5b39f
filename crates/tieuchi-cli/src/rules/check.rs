//! `tieuchi rules check`: everything that is wrong with files of rule sets, indices, registers and rosters.

use std::io::{self, Write};

use tieuchi::{Diagnostic, Digest, DocumentKind, Language, Limits, Register, Roster, Severity, Version};

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
        let checked = Checked::new(input, terminal.language);
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
    facts: Option<Facts>,
    diagnostics: Vec<Diagnostic>,
}

/// What is said of a document that can be read.
struct Facts {
    id: String,
    version: Version,
    sha256: Digest,
    /// What it holds, in words.
    contents: String,
}

/// The facts of a document of any kind that rules are made of, and its warnings; or all that is wrong with it.
fn facts(bytes: &[u8], language: Language) -> Result<(Facts, Vec<Diagnostic>), Vec<Diagnostic>> {
    let text = tieuchi::utf8(bytes).map_err(|diagnostic| vec![*diagnostic])?;
    let facts = |id: String, version, sha256, contents| Facts { id, version, sha256, contents };
    Ok(match DocumentKind::of(text) {
        Some(DocumentKind::Register) => {
            let register = Register::from_json(text).map_err(|error| error.diagnostics().to_vec())?;
            let contents = words::register_contents(&register, language);
            (facts(register.id().to_string(), register.version(), register.sha256(), contents), Vec::new())
        }
        Some(DocumentKind::Roster) => {
            let roster = Roster::from_json(text).map_err(|error| error.diagnostics().to_vec())?;
            let contents = words::counted(roster.units().len(), Thing::Unit, language);
            (facts(roster.id().to_string(), roster.version(), roster.sha256(), contents), Vec::new())
        }
        _ => match sets::parse(text)? {
            sets::Document::Rules(rules) => {
                let contents = words::contents(&rules, language);
                let warnings = rules.warnings().to_vec();
                (facts(rules.id().to_string(), rules.version(), rules.sha256(), contents), warnings)
            }
            sets::Document::Index(index) => {
                let contents = words::index_contents(&index, language);
                let warnings = index.warnings().to_vec();
                (facts(index.id().to_string(), index.version(), index.sha256(), contents), warnings)
            }
        },
    })
}

impl<'i> Checked<'i> {
    fn new(input: &'i Input, language: Language) -> Self {
        let content = match input.read(&Limits::default()) {
            // That it is too large is a diagnostic like any other.
            Err(ReadError::TooLarge(diagnostic)) => {
                Ok(Content { bytes: Vec::new(), facts: None, diagnostics: vec![*diagnostic] })
            }
            Err(error) => Err(error),
            Ok(bytes) => Ok(match facts(&bytes, language) {
                Ok((facts, diagnostics)) => Content { bytes, facts: Some(facts), diagnostics },
                Err(diagnostics) => Content { bytes, facts: None, diagnostics },
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
                let document = Document { name: &name, bytes: Some(&content.bytes), line: None };
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
        let facts = content
            .facts
            .as_ref()
            .map(|facts| format!("{}@{}, {}", tieuchi::visible(&facts.id), facts.version, facts.contents));
        let (style, verdict) = match (found.is_empty(), count(Severity::Error)) {
            (true, _) => (style::GOOD, Word::Fine.get(language).to_owned()),
            (false, 0) => (style::OPEN, found.join(", ")),
            (false, _) => (style::BAD, found.join(", ")),
        };
        let verdict = match facts {
            Some(facts) => format!("{verdict} ({facts})"),
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
        let [id, version, sha256] = match &content.facts {
            Some(facts) => [&facts.id, &facts.version.to_string(), &facts.sha256.to_string()]
                .map(|fact| json::string(fact)),
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
