//! Dossiers: of files, of files with one on each line, and those that a command needs all of.

use std::io;
use std::path::{Path, PathBuf};

use tieuchi::{ComparisonError, Dossier, DossierError, Limits, RuleSets};

use crate::diagnostics::Document;
use crate::input::{Input, ReadError};
use crate::lines::{Line, Lines};
use crate::messages::Messages;
use crate::sets;
use crate::terminal::Terminal;
use crate::words::{self, Thing, Word};

/// What is to be read.
pub(crate) struct Wanted<'a> {
    pub(crate) paths: &'a [PathBuf],
    pub(crate) rules: Option<&'a Path>,
    /// What else may be read from standard input.
    pub(crate) beside: Option<&'a Path>,
    /// Whether standard input holds a dossier on each line.
    pub(crate) jsonl: bool,
}

/// Dossiers, each with its place.
pub(crate) struct Dossiers {
    pub(crate) all: Vec<Dossier>,
    places: Vec<Place>,
    /// Whether there may be several, however many there are.
    pub(crate) several: bool,
}

/// Where a dossier stands: in which file, and on which line where it is one of many.
struct Place {
    /// The number of the file among those named.
    input: usize,
    name: String,
    line: Option<u64>,
}

/// The dossiers of files, all of them; what is wrong is reported.
pub(crate) fn read(wanted: &Wanted<'_>, terminal: Terminal, messages: &mut Messages) -> Option<Dossiers> {
    let inputs: Vec<Input> = wanted.paths.iter().map(|path| Input::new(path)).collect();
    let beside = wanted.rules.into_iter().chain(wanted.beside).map(Input::new);
    if inputs.iter().cloned().chain(beside).filter(|input| *input == Input::StandardInput).count() > 1 {
        messages.failure(Word::StandardInputTwice.get(terminal.language));
        return None;
    }
    let sets = sets::load(wanted.rules, terminal.language, messages)?;
    let limits = Limits::default();
    let (mut all, mut places) = (Vec::new(), Vec::new());
    let before = messages.errors();
    let mut several = inputs.len() > 1;
    for (number, input) in inputs.iter().enumerate() {
        several |= holds_lines(input, wanted.jsonl);
        each_document(input, wanted.jsonl, &limits, messages, |document, messages| {
            if let Some(dossier) = dossier(document, &sets, &limits, messages) {
                all.push(dossier);
                places.push(Place { input: number, name: document.name.to_owned(), line: document.line });
            }
        });
    }
    (messages.errors() == before).then_some(Dossiers { all, places, several })
}

/// Whether it holds a dossier on each line.
pub(crate) fn holds_lines(input: &Input, jsonl: bool) -> bool {
    input.is_lines_file() || (jsonl && *input == Input::StandardInput)
}

/// Hands on each document of an input: the whole of it, or each line. What cannot be read is reported.
pub(crate) fn each_document(
    input: &Input,
    jsonl: bool,
    limits: &Limits,
    messages: &mut Messages,
    mut take: impl FnMut(&Document<'_>, &mut Messages),
) {
    let name = input.name();
    if !holds_lines(input, jsonl) {
        return match input.read(limits) {
            Ok(bytes) => take(&Document { name: &name, bytes: Some(&bytes), line: None }, messages),
            Err(error) => messages.unreadable(input, &error),
        };
    }
    let source = match input.open() {
        Ok(source) => source,
        Err(error) => return messages.unreadable(input, &ReadError::Io(error)),
    };
    let mut lines = Lines::new(source, limits.document_bytes);
    loop {
        match lines.next() {
            Ok(None) => return,
            Ok(Some((number, Line::Bytes(bytes)))) => {
                take(&Document { name: &name, bytes: Some(bytes), line: Some(number) }, messages);
            }
            Ok(Some((number, Line::TooLong(length)))) => {
                let document = Document { name: &name, bytes: None, line: Some(number) };
                if let Err(diagnostic) = limits.check_bytes(length) {
                    messages.diagnostics(std::slice::from_ref(&*diagnostic), Some(&document));
                }
            }
            Err(error) => return messages.unreadable(input, &ReadError::Io(error)),
        }
    }
}

/// The dossier of a document; what is wrong with it is reported.
pub(crate) fn dossier(
    document: &Document<'_>,
    sets: &RuleSets,
    limits: &Limits,
    messages: &mut Messages,
) -> Option<Dossier> {
    let read = tieuchi::utf8(document.bytes.unwrap_or_default())
        .map_err(DossierError::from)
        .and_then(|text| sets.read_dossier_with(text, limits));
    match read {
        Ok(dossier) => Some(dossier),
        Err(error) => {
            messages.diagnostics(error.diagnostics(), Some(document));
            None
        }
    }
}

impl Dossiers {
    /// That no unit stands twice; else that is reported.
    pub(crate) fn are_distinct(&self, messages: &mut Messages) -> bool {
        let distinct = tieuchi::check_distinct(&self.all);
        distinct.map_err(|error| self.report(&error, messages)).is_ok()
    }

    /// The dossiers where each file holds one; else that is reported.
    pub(crate) fn one_each<const N: usize>(
        &self,
        terminal: Terminal,
        messages: &mut Messages,
        paths: &[PathBuf; N],
    ) -> Option<&[Dossier; N]> {
        let language = terminal.language;
        for (number, path) in paths.iter().enumerate() {
            let held = self.places.iter().filter(|place| place.input == number).count();
            if held != 1 {
                let held = words::counted(held, Thing::Dossier, language);
                messages
                    .failure(&Word::OneDossierExpected.with(language, &[&Input::new(path).name(), &held]));
            }
        }
        self.all.as_slice().try_into().ok()
    }

    /// What is wrong with dossiers together, each with the files of those that it is about.
    pub(crate) fn report(&self, error: &ComparisonError, messages: &mut Messages) {
        for (diagnostic, numbers) in error.with_dossiers() {
            let documents: Vec<_> = numbers.iter().filter_map(|number| self.document(*number)).collect();
            messages.about(diagnostic, &documents);
        }
    }

    /// What is wrong with all of them together.
    pub(crate) fn report_of_all(&self, error: &ComparisonError, messages: &mut Messages) {
        let documents: Vec<_> = (0..self.all.len()).filter_map(|number| self.document(number)).collect();
        for diagnostic in error.diagnostics() {
            messages.about(diagnostic, &documents);
        }
    }

    /// What is wrong with one of them.
    pub(crate) fn report_of(
        &self,
        number: usize,
        diagnostics: &[tieuchi::Diagnostic],
        messages: &mut Messages,
    ) {
        messages.diagnostics(diagnostics, self.document(number).as_ref());
    }

    /// A dossier as a whole.
    fn document(&self, number: usize) -> Option<Document<'_>> {
        let place = self.places.get(number)?;
        Some(Document { name: &place.name, bytes: None, line: place.line })
    }
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
