//! `tieuchi rules schema`: JSON Schemas, by which editors complete, explain and check documents.

use std::io::{self, Write as _};

use tieuchi_author::Schema;

use crate::INVALID;
use crate::args::SchemaArgs;
use crate::input::shown;
use crate::messages::Messages;
use crate::output::Output;
use crate::terminal::{self, Terminal};
use crate::words::{self, Word};

pub(crate) fn run(args: &SchemaArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let schemas: Vec<Schema> = args.kind.map_or(Schema::ALL.to_vec(), |kind| vec![kind]);
    let Some(directory) = &args.output else {
        let mut output = terminal::data_output();
        for schema in schemas {
            output.write_all(schema.to_json().as_bytes())?;
        }
        output.flush()?;
        return Ok(0);
    };
    if let Err(error) = std::fs::create_dir_all(directory) {
        let reason = words::io_error(&error, terminal.language);
        messages.failure(&Word::CannotWriteFile.with(terminal.language, &[&shown(directory), &reason]));
        return Ok(INVALID);
    }
    let mut output = terminal.text_output();
    for schema in schemas {
        let path = directory.join(schema.file_name());
        let file = Output { path: &path, force: args.force };
        if file.write(schema.to_json().as_bytes(), terminal, messages) {
            writeln!(output, "{}", Word::Written.with(terminal.language, &[&shown(&path)]))?;
        }
    }
    output.flush()?;
    Ok(if messages.errors() > 0 { INVALID } else { 0 })
}
