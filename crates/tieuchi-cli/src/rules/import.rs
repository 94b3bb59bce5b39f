//! `tieuchi rules import`: from a table of criteria to a rule set.

use std::io::{self, Write as _};
use std::path::Path;

use tieuchi::{Diagnostic, Limits, RuleSet};
use tieuchi_author::{Import, ImportOptions, TableFinding};

use crate::INVALID;
use crate::args::{ImportArgs, TextOrJson};
use crate::diagnostics::Document;
use crate::input::{Input, ReadError, shown};
use crate::json;
use crate::messages::Messages;
use crate::output::{Output, ends};
use crate::sets;
use crate::terminal::{self, Terminal};
use crate::words::{self, Word};

/// The most bytes of a file with a table.
const MOST_BYTES: usize = 32 << 20;

pub(crate) fn run(args: &ImportArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let output = Output { path: &args.output, force: args.force };
    let inputs: Vec<&Path> = std::iter::once(args.table.as_path()).chain(args.base.as_deref()).collect();
    if !output.may_write(&inputs, terminal, messages) {
        return Ok(INVALID);
    }
    let base = match &args.base {
        None => None,
        Some(base) => match rule_set(base, terminal, messages) {
            Some(base) => Some(base),
            None => return Ok(INVALID),
        },
    };
    let Some(bytes) = read(&args.table, terminal, messages) else { return Ok(INVALID) };
    let options = ImportOptions {
        sheet: args.sheet.as_deref(),
        id: args.id.as_ref().map(tieuchi::RuleSetId::as_str),
        level: args.level.as_ref().map(tieuchi::Level::as_str),
        years: &args.years,
        base: base.as_ref(),
        is_workbook: ["xlsx", "xlsm", "xlsb", "xls", "ods"].iter().any(|kind| ends(&args.table, kind)),
    };
    let import = tieuchi_author::import(&bytes, &options);
    let as_json = args.format == TextOrJson::Json;
    if !as_json {
        say(&shown(&args.table), &import.findings, messages);
    }
    let written = match &import.rules {
        Some((_, text)) => output.write(text.as_bytes(), terminal, messages),
        None => false,
    };
    if as_json {
        let mut data = terminal::data_output();
        writeln!(data, "{}", entry(args, &import, written))?;
        data.flush()?;
    } else if let Some((rules, _)) = import.rules.as_ref().filter(|_| written) {
        let mut text = terminal.text_output();
        let name = tieuchi::visible(&words::rule_set(rules)).into_owned();
        let contents = words::contents(rules, terminal.language);
        let line = Word::WrittenSet.with(terminal.language, &[&shown(&args.output), &name, &contents]);
        writeln!(text, "{line}")?;
        text.flush()?;
    } else {
        messages.line(Word::NothingWritten.get(terminal.language));
    }
    Ok(if written { 0 } else { INVALID })
}

/// The rule set that an id or a path names; nothing where there is none, which is then reported.
pub(super) fn rule_set(named: &Path, terminal: Terminal, messages: &mut Messages) -> Option<RuleSet> {
    match sets::document(named, messages)? {
        sets::Document::Rules(rules) => Some(rules),
        sets::Document::Index(_) => {
            messages.failure(&Word::NotARuleSet.with(terminal.language, &[&shown(named)]));
            None
        }
    }
}

fn read(path: &Path, terminal: Terminal, messages: &mut Messages) -> Option<Vec<u8>> {
    let input = Input::File(path.to_owned());
    match input.read(&Limits { document_bytes: MOST_BYTES, ..Limits::default() }) {
        Ok(bytes) => Some(bytes),
        Err(ReadError::TooLarge(_)) => {
            let most = MOST_BYTES.to_string();
            messages.failure(&Word::TableTooLarge.with(terminal.language, &[&input.name(), &most]));
            None
        }
        Err(error) => {
            messages.unreadable(&input, &error);
            None
        }
    }
}

/// The findings, each with the file, the sheet and the cell.
fn say(file: &str, findings: &[TableFinding], messages: &mut Messages) {
    let before = messages.errors();
    for finding in findings {
        let place = finding.place();
        let place = tieuchi::visible(&place);
        let name = if place.is_empty() { file.to_owned() } else { format!("{file}, {place}") };
        let document = Document { name: &name, bytes: None, line: None };
        messages.diagnostics(std::slice::from_ref(&finding.diagnostic), Some(&document));
    }
    let errors = messages.errors() - before;
    if errors > 0 {
        messages.count_line(errors, file);
    }
}

fn entry(args: &ImportArgs, import: &Import, written: bool) -> String {
    let null = || "null".to_owned();
    let of = |of: &dyn Fn(&RuleSet) -> String| {
        import.rules.as_ref().map_or_else(null, |(rules, _)| json::string(&of(rules)))
    };
    json::object(&[
        ("file", json::string(&shown(&args.table))),
        ("output", if written { json::string(&shown(&args.output)) } else { null() }),
        ("id", of(&|rules| rules.id().to_string())),
        ("version", of(&|rules| rules.version().to_string())),
        ("sha256", of(&|rules| rules.sha256().to_string())),
        ("findings", json::array(import.findings.iter().map(TableFinding::to_json))),
    ])
}

/// A diagnostic of a whole file.
pub(super) fn say_of(path: &Path, diagnostic: &Diagnostic, messages: &mut Messages) {
    let document = Document { name: &shown(path), bytes: None, line: None };
    messages.diagnostics(std::slice::from_ref(diagnostic), Some(&document));
}
