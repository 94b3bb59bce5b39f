//! `tieuchi rules check`: everything that is wrong with files of rule sets and what stands beside them.

pub(crate) mod files;
mod fix;
mod sarif;

use std::io::{self, Write};

use tieuchi::{Code, Diagnostic, Language, Severity};
use tieuchi_author::page;

use crate::INVALID;
use crate::args::{CheckArgs, CheckFormat};
use crate::diagnostics::Document;
use crate::input::Input;
use crate::json;
use crate::messages::Messages;
use crate::rules::check::files::Checked;
use crate::terminal::{self, Terminal};
use crate::text::style;
use crate::words::{self, Thing, Word};

pub(crate) fn run(args: &CheckArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    if let Some(code) = &args.explain {
        return explain(code, terminal, messages);
    }
    let inputs: Vec<Input> = args.files.iter().map(|path| Input::new(path)).collect();
    if inputs.iter().filter(|input| **input == Input::StandardInput).count() > 1 {
        messages.failure(Word::StandardInputTwice.get(terminal.language));
        return Ok(INVALID);
    }
    if args.fix {
        for input in &inputs {
            fix::fix_file(input, terminal, messages);
        }
    }
    let files = files::check(inputs, &args.scan, terminal.language, messages);
    let is_whole = messages.errors() == 0;
    let status = files.iter().map(Checked::status).max().unwrap_or_default();
    match args.format {
        CheckFormat::Text => {
            let mut output = terminal.text_output();
            for file in &files {
                output.flush()?;
                file.say(messages);
                writeln!(output, "{}", file.summary(terminal.language))?;
            }
            output.flush()?;
        }
        CheckFormat::Json => {
            let mut output = terminal::data_output();
            let entries: Vec<String> = files.iter().filter_map(|file| file.entry(messages)).collect();
            writeln!(output, "{}", json::array(entries))?;
            output.flush()?;
        }
        CheckFormat::Sarif => {
            let mut output = terminal::data_output();
            for file in &files {
                if let Err(error) = &file.content {
                    messages.unreadable(&file.input, error);
                }
            }
            writeln!(output, "{}", sarif::log(&files, messages.errors() == 0, terminal.language))?;
            output.flush()?;
        }
    }
    Ok(if is_whole { status } else { INVALID })
}

/// The page of a code.
fn explain(name: &str, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let language = terminal.language;
    let shown = tieuchi::visible(name);
    let Some(code) = Code::ALL.iter().copied().find(|code| code.as_str() == name) else {
        let mut said = Word::NoSuchCode.with(language, &[&shown]);
        if let Some(nearest) = tieuchi::nearest_name(name, Code::ALL.iter().map(|code| code.as_str())) {
            said = format!("{said}; {}", Word::DidYouMean.with(language, &[&nearest]));
        }
        messages.failure(&said);
        return Ok(INVALID);
    };
    let Some(page) = page(code, language) else {
        messages.failure(&Word::NoPageOf.with(language, &[&shown]));
        return Ok(INVALID);
    };
    let mut output = terminal.text_output();
    let bold = style::BOLD;
    let severity = code.severity().label(language);
    writeln!(output, "{bold}{code} ({severity}){bold:#}\n\n{}", page.trim_end())?;
    output.flush()?;
    Ok(0)
}

impl Checked {
    /// The diagnostics, on standard error.
    fn say(&self, messages: &mut Messages) {
        match &self.content {
            Err(error) => messages.unreadable(&self.input, error),
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
        let found: Vec<String> = [(Severity::Error, Thing::Error), (Severity::Warning, Thing::Warning)]
            .into_iter()
            .map(|(severity, thing)| (content.count(severity), thing))
            .filter(|(number, _)| *number > 0)
            .map(|(number, thing)| words::counted(number, thing, language))
            .collect();
        let (style, mut verdict) = match (found.is_empty(), content.count(Severity::Error)) {
            (true, _) => (style::GOOD, Word::Fine.get(language).to_owned()),
            (false, 0) => (style::OPEN, found.join(", ")),
            (false, _) => (style::BAD, found.join(", ")),
        };
        if let Some(facts) = content.document.as_ref().map(|document| &document.facts) {
            let id = facts.id.as_deref().map(tieuchi::visible).unwrap_or_default();
            let version = facts.version.map(|version| format!("@{version}")).unwrap_or_default();
            let mut said = vec![format!("{id}{version}"), facts.contents.clone()];
            if !content.accepted.is_empty() {
                let number = words::counted(content.accepted.len(), Thing::Warning, language);
                said.push(Word::AcceptedLints.with(language, &[&number]));
            }
            verdict = format!("{verdict} ({})", said.join(", "));
        }
        painted(style, &Word::Checked.with(language, &[&name, &verdict]))
    }

    /// The file as a JSON object; nothing where it cannot be read, which is then reported.
    fn entry(&self, messages: &mut Messages) -> Option<String> {
        let content = match &self.content {
            Ok(content) => content,
            Err(error) => {
                messages.unreadable(&self.input, error);
                return None;
            }
        };
        let facts = content.document.as_ref().map(|document| &document.facts);
        let fact = |fact: Option<String>| fact.map_or_else(|| "null".to_owned(), |fact| json::string(&fact));
        let accepted = content.accepted.iter().map(|(diagnostic, reason)| {
            json::object(&[("diagnostic", diagnostic.to_json()), ("reason", json::text(reason))])
        });
        Some(json::object(&[
            ("file", json::string(&self.input.name())),
            ("id", fact(facts.and_then(|facts| facts.id.clone()))),
            ("version", fact(facts.and_then(|facts| Some(facts.version?.to_string())))),
            ("sha256", fact(facts.and_then(|facts| Some(facts.sha256?.to_string())))),
            ("diagnostics", json::array(content.diagnostics.iter().map(Diagnostic::to_json))),
            ("accepted", json::array(accepted)),
        ]))
    }
}

fn painted(style: anstyle::Style, line: &str) -> String {
    format!("{style}{line}{style:#}")
}
