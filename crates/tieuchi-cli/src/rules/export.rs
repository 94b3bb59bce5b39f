//! `tieuchi rules export`: a rule set as tables to review.

use std::io::{self, Write as _};

use tieuchi_author::{ReviewFormat, review};

use crate::INVALID;
use crate::args::ExportArgs;
use crate::input::shown;
use crate::messages::Messages;
use crate::output::{Output, ends};
use crate::rules::import::{rule_set, say_of};
use crate::terminal::Terminal;
use crate::words::Word;

pub(crate) fn run(args: &ExportArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let format = if ends(&args.output, "xlsx") {
        ReviewFormat::Xlsx
    } else if ends(&args.output, "csv") {
        ReviewFormat::Csv
    } else {
        let name = shown(&args.output);
        messages.failure(&Word::OutputKind.with(terminal.language, &[&name, "`.xlsx`, `.csv`"]));
        return Ok(INVALID);
    };
    let output = Output { path: &args.output, force: args.force };
    if !output.may_write(&[&args.rules], terminal, messages) {
        return Ok(INVALID);
    }
    let Some(rules) = rule_set(&args.rules, terminal, messages) else { return Ok(INVALID) };
    let bytes = match review(&rules).to_bytes(format) {
        Ok(bytes) => bytes,
        Err(diagnostic) => {
            say_of(&args.output, &diagnostic, messages);
            return Ok(INVALID);
        }
    };
    if !output.write(&bytes, terminal, messages) {
        return Ok(INVALID);
    }
    let mut text = terminal.text_output();
    writeln!(text, "{}", Word::Written.with(terminal.language, &[&shown(&args.output)]))?;
    text.flush()?;
    if format == ReviewFormat::Csv {
        messages.line(Word::OnlyTheTable.get(terminal.language));
    }
    Ok(0)
}
