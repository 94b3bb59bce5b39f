//! The rule sets to judge by: built-in ones by id, a file, or all files of a directory.

use std::path::{Path, PathBuf};

use tieuchi::{Language, Limits, RuleSet, RuleSetError, RuleSets};

use crate::diagnostics::Document;
use crate::input::{Input, ReadError, shown};
use crate::messages::Messages;
use crate::words::{self, Word};

/// The rule sets that `--rules` names, or all built-in ones; nothing where something is wrong with them, which is then
/// reported.
pub(crate) fn load(named: Option<&Path>, language: Language, messages: &mut Messages) -> Option<RuleSets> {
    let Some(named) = named else { return Some(RuleSets::builtin()) };
    if named.is_dir() && builtin(named).is_err() {
        return directory(named, language, messages);
    }
    one(named, messages).map(|rules| RuleSets::from_iter([rules]))
}

/// The rule set that an id or a path names. Ids of built-in sets come first: a file can always be named `./…`.
pub(crate) fn one(named: &Path, messages: &mut Messages) -> Option<RuleSet> {
    let error = match builtin(named) {
        Ok(rules) => return Some(rules),
        Err(error) => error,
    };
    let input = Input::new(named);
    if input.is_path() {
        return file(&input, messages);
    }
    messages.diagnostics(error.diagnostics(), None);
    None
}

fn builtin(named: &Path) -> Result<RuleSet, RuleSetError> {
    // What is not UTF-8 is no id, and its lossy form is none either.
    RuleSet::builtin(&named.to_string_lossy())
}

fn file(input: &Input, messages: &mut Messages) -> Option<RuleSet> {
    match input.read(&Limits::default()) {
        Ok(bytes) => read(&input.name(), &bytes, messages),
        Err(error) => {
            messages.unreadable(input, &error);
            None
        }
    }
}

fn read(name: &str, bytes: &[u8], messages: &mut Messages) -> Option<RuleSet> {
    let read = tieuchi::utf8(bytes).map_err(RuleSetError::from).and_then(RuleSet::from_json);
    match read {
        Ok(rules) => Some(rules),
        Err(error) => {
            let document = Document { name, bytes, line: None };
            let before = messages.errors();
            messages.diagnostics(error.diagnostics(), Some(&document));
            messages.count_line(messages.errors() - before, name);
            None
        }
    }
}

/// Every `*.json` file of a directory, in the order of their names; all of them must be rule sets.
fn directory(path: &Path, language: Language, messages: &mut Messages) -> Option<RuleSets> {
    let files = match json_files(path) {
        Ok(files) => files,
        Err(error) => {
            messages.unreadable(&Input::File(path.to_owned()), &ReadError::Io(error));
            return None;
        }
    };
    if files.is_empty() {
        messages.failure(&Word::NoRuleSetsInside.with(language, &[&shown(path)]));
        return None;
    }
    let mut all: Vec<(PathBuf, RuleSet)> = Vec::new();
    let mut fine = true;
    for path in files {
        let Some(rules) = file(&Input::File(path.clone()), messages) else {
            fine = false;
            continue;
        };
        let same =
            |held: &&(PathBuf, RuleSet)| (held.1.id(), held.1.version()) == (rules.id(), rules.version());
        // Which of two counts must not hang on the names of files.
        if let Some((first, _)) = all.iter().find(same) {
            let named = words::rule_set(&rules);
            messages.failure(&Word::SameRuleSetTwice.with(language, &[&shown(first), &shown(&path), &named]));
            fine = false;
        }
        all.push((path, rules));
    }
    fine.then(|| all.into_iter().map(|(_, rules)| rules).collect())
}

fn json_files(path: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path)? {
        let path = entry?.path();
        let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        if is_json && !path.is_dir() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
