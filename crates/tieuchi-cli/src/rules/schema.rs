//! `tieuchi rules schema`: JSON Schemas, by which editors complete, explain and check documents.

use std::io::{self, Write as _};
use std::path::Path;

use tieuchi_author::Schema;

use crate::INVALID;
use crate::args::SchemaArgs;
use crate::input::shown;
use crate::messages::Messages;
use crate::output;
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
    let mut output = terminal.text_output();
    for schema in schemas {
        let path = directory.join(schema.file_name());
        if let Err(error) = write(directory, &path, schema, args.force) {
            let reason = match error.kind() {
                io::ErrorKind::AlreadyExists => Word::AlreadyThere.get(terminal.language).to_owned(),
                _ => words::io_error(&error, terminal.language),
            };
            messages.failure(&Word::CannotWriteFile.with(terminal.language, &[&shown(&path), &reason]));
            continue;
        }
        writeln!(output, "{}", Word::Written.with(terminal.language, &[&shown(&path)]))?;
    }
    output.flush()?;
    Ok(if messages.errors() > 0 { INVALID } else { 0 })
}

fn write(directory: &Path, path: &Path, schema: Schema, force: bool) -> io::Result<()> {
    std::fs::create_dir_all(directory)?;
    output::write(path, schema.to_json().as_bytes(), force)
}
