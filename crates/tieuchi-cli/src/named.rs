//! A document that an option names: one that ships, by its id, or that of a file.

use std::path::Path;

use tieuchi::{Diagnostic, Limits};

use crate::diagnostics::Document;
use crate::input::Input;
use crate::messages::Messages;

/// What an id or a path names; nothing where something is wrong with it, which is then reported.
pub(crate) fn load<T>(
    named: &Path,
    messages: &mut Messages,
    builtin: impl FnOnce(&str) -> Result<T, Vec<Diagnostic>>,
    from_json: impl FnOnce(&str) -> Result<T, Vec<Diagnostic>>,
) -> Option<T> {
    let diagnostics = match builtin(&named.to_string_lossy()) {
        Ok(document) => return Some(document),
        Err(diagnostics) => diagnostics,
    };
    let input = Input::new(named);
    if !input.is_path() {
        messages.diagnostics(&diagnostics, None);
        return None;
    }
    read(&input, messages, from_json)
}

/// What a file holds; nothing where something is wrong with it, which is then reported.
pub(crate) fn read<T>(
    input: &Input,
    messages: &mut Messages,
    from_json: impl FnOnce(&str) -> Result<T, Vec<Diagnostic>>,
) -> Option<T> {
    let bytes = match input.read(&Limits::default()) {
        Ok(bytes) => bytes,
        Err(error) => {
            messages.unreadable(input, &error);
            return None;
        }
    };
    match tieuchi::utf8(&bytes).map_err(|diagnostic| vec![*diagnostic]).and_then(from_json) {
        Ok(document) => Some(document),
        Err(diagnostics) => {
            let name = input.name();
            let before = messages.errors();
            messages
                .diagnostics(&diagnostics, Some(&Document { name: &name, bytes: Some(&bytes), line: None }));
            messages.count_line(messages.errors() - before, &name);
            None
        }
    }
}
