//! The rule sets to judge by, with the index documents they score by: built-in ones by id, a file, or all files of a
//! directory.

use std::path::{Path, PathBuf};

use tieuchi::{DocumentKind, Index, Language, Limits, RuleSet, RuleSetError, RuleSets};

use crate::diagnostics;
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
    match document(named, messages)? {
        Document::Rules(rules) => Some(RuleSets::from_iter([rules])),
        // An index alone goes with the built-in rule sets that use it.
        Document::Index(index) => {
            if RuleSets::builtin().iter().all(|rules| !rules.uses_index(index.id().as_str())) {
                messages.failure(&Word::IndexAlone.with(language, &[&shown(named), index.id().as_str()]));
                return None;
            }
            let all = RuleSets::builtin();
            all.iter().map(|rules| attach(rules, std::slice::from_ref(&index), messages)).collect()
        }
    }
}

/// What a file holds.
pub(crate) enum Document {
    Rules(RuleSet),
    Index(Index),
}

impl Document {
    /// The name by which it is called: id and version.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Rules(rules) => words::rule_set(rules),
            Self::Index(index) => words::index(index),
        }
    }
}

/// A rule set with those of the indices that it uses.
fn attach(rules: &RuleSet, indices: &[Index], messages: &mut Messages) -> Option<RuleSet> {
    let used = indices.iter().filter(|index| rules.uses_index(index.id().as_str())).cloned();
    match rules.with_indices(used) {
        Ok(rules) => Some(rules),
        Err(error) => {
            messages.diagnostics(error.diagnostics(), None);
            None
        }
    }
}

/// The rule set or index that an id or a path names. Ids of built-in ones come first: a file can always be named `./…`.
pub(crate) fn document(named: &Path, messages: &mut Messages) -> Option<Document> {
    let error = match builtin(named) {
        Ok(rules) => return Some(Document::Rules(rules)),
        Err(error) => error,
    };
    if let Some(index) = builtin_index(&named.to_string_lossy()) {
        return Some(Document::Index(index));
    }
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

/// An index that ships for a built-in rule set.
fn builtin_index(id: &str) -> Option<Index> {
    RuleSets::builtin().iter().find_map(|rules| rules.index(id).cloned())
}

fn file(input: &Input, messages: &mut Messages) -> Option<Document> {
    read(&input.name(), &bytes(input, messages)?, messages)
}

fn bytes(input: &Input, messages: &mut Messages) -> Option<Vec<u8>> {
    match input.read(&Limits::default()) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            messages.unreadable(input, &error);
            None
        }
    }
}

/// The rule set or the index of a text, whichever it says that it is.
pub(crate) fn parse(text: &str) -> Result<Document, Vec<tieuchi::Diagnostic>> {
    if DocumentKind::of(text) == Some(DocumentKind::Index) {
        return Index::from_json(text).map(Document::Index).map_err(|error| error.diagnostics().to_vec());
    }
    RuleSet::from_json(text).map(Document::Rules).map_err(|error| error.diagnostics().to_vec())
}

fn read(name: &str, bytes: &[u8], messages: &mut Messages) -> Option<Document> {
    match tieuchi::utf8(bytes).map_err(|diagnostic| vec![*diagnostic]).and_then(parse) {
        Ok(document) => Some(document),
        Err(diagnostics) => {
            let document = diagnostics::Document { name, bytes: Some(bytes), line: None };
            let before = messages.errors();
            messages.diagnostics(&diagnostics, Some(&document));
            messages.count_line(messages.errors() - before, name);
            None
        }
    }
}

/// Whether a text is plainly a dossier, a register or a roster, which may lie beside rule sets.
fn lies_beside(bytes: &[u8]) -> bool {
    let kind = tieuchi::utf8(bytes).ok().and_then(DocumentKind::of);
    matches!(kind, Some(kind) if !matches!(kind, DocumentKind::RuleSet | DocumentKind::Index))
}

/// Every rule set and index among the `*.json` files of a directory, in the order of their names. Documents of
/// other kinds are passed over; what is of no kind is reported.
fn directory(path: &Path, language: Language, messages: &mut Messages) -> Option<RuleSets> {
    let files = match json_files(path) {
        Ok(files) => files,
        Err(error) => {
            messages.unreadable(&Input::File(path.to_owned()), &ReadError::Io(error));
            return None;
        }
    };
    let mut all: Vec<(PathBuf, Document)> = Vec::new();
    let mut fine = true;
    for path in files {
        let input = Input::File(path.clone());
        let bytes = bytes(&input, messages);
        if bytes.as_deref().is_some_and(lies_beside) {
            continue;
        }
        let Some(document) = bytes.and_then(|bytes| read(&input.name(), &bytes, messages)) else {
            fine = false;
            continue;
        };
        // Which of two counts must not hang on the names of files.
        if let Some((first, _)) = all.iter().find(|held| same(&held.1, &document)) {
            let word = if matches!(document, Document::Rules(_)) {
                Word::SameRuleSetTwice
            } else {
                Word::SameIndexTwice
            };
            messages.failure(&word.with(language, &[&shown(first), &shown(&path), &document.name()]));
            fine = false;
        }
        all.push((path, document));
    }
    let (mut sets, mut indices) = (Vec::new(), Vec::new());
    for (_, document) in all {
        match document {
            Document::Rules(rules) => sets.push(rules),
            Document::Index(index) => indices.push(index),
        }
    }
    if !fine {
        return None;
    }
    if sets.is_empty() {
        messages.failure(&Word::NoRuleSetsInside.with(language, &[&shown(path)]));
        return None;
    }
    sets.iter().map(|rules| attach(rules, &indices, messages)).collect()
}

/// Whether two documents would stand for the same: rule sets of one version, or indices of one id, since dossiers name
/// no version of an index.
fn same(left: &Document, right: &Document) -> bool {
    match (left, right) {
        (Document::Rules(left), Document::Rules(right)) => {
            (left.id(), left.version()) == (right.id(), right.version())
        }
        (Document::Index(left), Document::Index(right)) => left.id() == right.id(),
        _ => false,
    }
}

/// Whether the name of a file says that it holds tests of rules.
pub(crate) fn is_tests(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(TESTS))
}

/// How the names of files of tests end.
pub(crate) const TESTS: &str = ".tests.json";

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
