//! Dossiers that a command needs all of, read whole.

use std::io;
use std::path::{Path, PathBuf};

use tieuchi::{Dossier, DossierError, Limits};

use crate::diagnostics::Document;
use crate::input::{Input, ReadError};
use crate::lines::{Line, Lines};
use crate::messages::Messages;
use crate::sets;
use crate::terminal::Terminal;
use crate::words::Word;

/// The dossiers of files, all of them; what is wrong is reported.
pub(crate) fn read(
    paths: &[PathBuf],
    rules: Option<&Path>,
    terminal: Terminal,
    messages: &mut Messages,
) -> Option<Vec<Dossier>> {
    let inputs: Vec<Input> = paths.iter().map(|path| Input::new(path)).collect();
    let named = rules.map(Input::new);
    if inputs.iter().chain(&named).filter(|input| **input == Input::StandardInput).count() > 1 {
        messages.failure(Word::StandardInputTwice.get(terminal.language));
        return None;
    }
    let sets = sets::load(rules, terminal.language, messages)?;
    let limits = Limits::default();
    let mut fine = true;
    let mut dossiers = Vec::new();
    for input in &inputs {
        let bytes = match input.read(&limits) {
            Ok(bytes) => bytes,
            Err(error) => {
                messages.unreadable(input, &error);
                fine = false;
                continue;
            }
        };
        let read = tieuchi::utf8(&bytes)
            .map_err(DossierError::from)
            .and_then(|text| sets.read_dossier_with(text, &limits));
        match read {
            Ok(dossier) => dossiers.push(dossier),
            Err(error) => {
                let name = input.name();
                let document = Document { name: &name, bytes: &bytes, line: None };
                messages.diagnostics(error.diagnostics(), Some(&document));
                fine = false;
            }
        }
    }
    fine.then_some(dossiers)
}

/// The files to read: those named, and those of the directories named, in the order of their names.
pub(crate) fn inputs(paths: &[PathBuf], messages: &mut Messages) -> Option<Vec<Input>> {
    let (mut inputs, mut fine) = (Vec::new(), true);
    for path in paths {
        if !path.is_dir() {
            inputs.push(Input::new(path));
            continue;
        }
        let mut files = Vec::new();
        if let Err(error) = collect(path, &mut files) {
            messages.unreadable(&Input::File(path.clone()), &ReadError::Io(error));
            fine = false;
        }
        files.sort();
        inputs.extend(files.into_iter().map(Input::File));
    }
    fine.then_some(inputs)
}

fn collect(directory: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in std::fs::read_dir(directory)? {
        let entry = entry?;
        let path = entry.path();
        let ends = |ending: &str| path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending));
        // A link to a directory may lead back to where it stands.
        if entry.file_type()?.is_dir() {
            collect(&path, files)?;
        } else if (ends("json") || ends("jsonl")) && !path.is_dir() {
            files.push(path);
        }
    }
    Ok(())
}

/// Hands on every document of the inputs, one at a time: of files of lines, and of standard input with `jsonl`, each line.
/// What cannot be read is reported.
pub(crate) fn each(
    inputs: &[Input],
    jsonl: bool,
    messages: &mut Messages,
    add: &mut dyn FnMut(&Document<'_>, &mut Messages),
) {
    let limits = Limits::default();
    for input in inputs {
        let name = input.name();
        if input.is_lines_file() || (jsonl && *input == Input::StandardInput) {
            each_line(input, &name, &limits, messages, add);
            continue;
        }
        match input.read(&limits) {
            Ok(bytes) => add(&Document { name: &name, bytes: &bytes, line: None }, messages),
            Err(error) => messages.unreadable(input, &error),
        }
    }
}

fn each_line(
    input: &Input,
    name: &str,
    limits: &Limits,
    messages: &mut Messages,
    add: &mut dyn FnMut(&Document<'_>, &mut Messages),
) {
    let source = match input.open() {
        Ok(source) => source,
        Err(error) => return messages.unreadable(input, &ReadError::Io(error)),
    };
    let mut lines = Lines::new(source, limits.document_bytes);
    loop {
        match lines.next() {
            Ok(None) => return,
            Ok(Some((number, Line::Bytes(bytes)))) => {
                add(&Document { name, bytes, line: Some(number) }, messages);
            }
            Ok(Some((number, Line::TooLong(length)))) => {
                let document = Document { name, bytes: b"", line: Some(number) };
                if let Err(diagnostic) = limits.check_bytes(length) {
                    messages.diagnostics(std::slice::from_ref(&*diagnostic), Some(&document));
                }
            }
            Err(error) => return messages.unreadable(input, &ReadError::Io(error)),
        }
    }
}
