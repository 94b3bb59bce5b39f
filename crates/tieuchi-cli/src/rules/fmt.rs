//! `tieuchi rules fmt`: the one layout of documents.

use std::io::{self, Write as _};

use tieuchi::Limits;
use tieuchi_author::formatted;

use crate::args::FmtArgs;
use crate::diagnostics::Document;
use crate::input::Input;
use crate::messages::Messages;
use crate::output::replace;
use crate::rules::check::files::facts;
use crate::terminal::{self, Terminal};
use crate::words::{self, Word};
use crate::{FALLS_SHORT, INVALID};

pub(crate) fn run(args: &FmtArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let mut status = 0;
    let mut output = terminal::data_output();
    for path in &args.files {
        let input = Input::new(path);
        let Some((text, laid_out)) = layout(&input, terminal, messages) else {
            status = INVALID;
            continue;
        };
        match &input {
            _ if args.check => {
                if laid_out != text {
                    let line = Word::NotFormatted.with(terminal.language, &[&input.name()]);
                    writeln!(output, "{line}")?;
                    status = status.max(FALLS_SHORT);
                }
            }
            Input::StandardInput => output.write_all(laid_out.as_bytes())?,
            Input::File(_) if laid_out == text => {}
            Input::File(path) => {
                if let Err(error) = replace(path, laid_out.as_bytes()) {
                    let reason = words::io_error(&error, terminal.language);
                    let said = Word::CannotWriteFile.with(terminal.language, &[&input.name(), &reason]);
                    messages.failure(&said);
                    status = INVALID;
                } else {
                    writeln!(output, "{}", Word::Formatted.with(terminal.language, &[&input.name()]))?;
                }
            }
        }
    }
    output.flush()?;
    Ok(status)
}

/// The text of a file, and how it is laid out; nothing where something is wrong, which is then reported.
fn layout(input: &Input, terminal: Terminal, messages: &mut Messages) -> Option<(String, String)> {
    let name = input.name();
    let bytes = match input.read(&Limits::default()) {
        Ok(bytes) => bytes,
        Err(error) => {
            messages.unreadable(input, &error);
            return None;
        }
    };
    let read = tieuchi::utf8(&bytes).map_err(|diagnostic| vec![*diagnostic]);
    let laid_out = match read.and_then(|text| Ok((text.to_owned(), formatted(text)?))) {
        Ok(laid_out) => laid_out,
        Err(diagnostics) => {
            messages
                .diagnostics(&diagnostics, Some(&Document { name: &name, bytes: Some(&bytes), line: None }));
            return None;
        }
    };
    let (text, Some(laid_out)) = laid_out else {
        messages.failure(&Word::NoLayout.with(terminal.language, &[&name]));
        return None;
    };
    // That the layout is nobody's but the layout's is not taken on trust.
    let digest = |text: &str| Some(facts(text.as_bytes(), terminal.language).ok()?.facts.sha256);
    if digest(&text) != digest(&laid_out) {
        messages.failure(&Word::LayoutWouldChange.with(terminal.language, &[&name]));
        return None;
    }
    Some((text, laid_out))
}
