//! Dossiers that a command needs all of, read whole.

use std::path::{Path, PathBuf};

use tieuchi::{Dossier, DossierError, Limits};

use crate::diagnostics::Document;
use crate::input::Input;
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
