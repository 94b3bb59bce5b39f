//! Tests of rules with the rule set that they are for.

use std::path::{Path, PathBuf};

use tieuchi::{DocumentKind, Limits, RuleSet, RuleSets};
use tieuchi_author::RuleTests;

use crate::diagnostics::Document;
use crate::input::{Input, ReadError, shown};
use crate::messages::Messages;
use crate::sets;
use crate::terminal::Terminal;
use crate::words::{self, Word};

/// One file of tests, and the rule set.
pub(super) struct Suite {
    /// The name of the file, ready to be shown.
    pub(super) name: String,
    /// The text of the file.
    pub(super) text: String,
    pub(super) tests: RuleTests,
    pub(super) rules: RuleSet,
}

impl Suite {
    /// The line of the file on which something stands.
    pub(super) fn line_of(&self, pointer: &str) -> Option<usize> {
        let json = tieuchi::Json::parse(&self.text, &Limits::default()).ok()?;
        let start = json.at(pointer)?.span().start;
        Some(1 + self.text.get(..start)?.matches('\n').count())
    }
}

/// Every file that the paths name, with its rule set; nothing where something is wrong with one, which is then reported.
pub(super) fn load(
    paths: &[PathBuf],
    rules: Option<&Path>,
    terminal: Terminal,
    messages: &mut Messages,
) -> Option<Vec<Suite>> {
    let named = match rules {
        Some(_) => Some(sets::load(rules, terminal.language, messages)?),
        None => None,
    };
    let files: Option<Vec<Vec<PathBuf>>> =
        paths.iter().map(|path| files_of(path, terminal, messages)).collect();
    // All files are read, so that all that is wrong is said at once.
    let suites: Vec<Option<Suite>> = files?
        .into_iter()
        .flatten()
        .map(|path| suite(&path, rules.zip(named.as_ref()), terminal, messages))
        .collect();
    suites.into_iter().collect()
}

/// The files of which the watch is kept: those of the tests, and those beside them.
pub(super) fn watched(paths: &[PathBuf], rules: Option<&Path>) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = Vec::new();
    for path in paths.iter().map(PathBuf::as_path).chain(rules) {
        folders.push(if path.is_dir() { path.to_owned() } else { folder_of(path) });
    }
    let entries = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten();
    entries.flatten().map(|entry| entry.path()).collect()
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn files_of(path: &Path, terminal: Terminal, messages: &mut Messages) -> Option<Vec<PathBuf>> {
    if !path.is_dir() {
        return Some(vec![path.to_owned()]);
    }
    let entries = match std::fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => {
            messages.unreadable(&Input::new(path), &ReadError::Io(error));
            return None;
        }
    };
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| sets::is_tests(path)).collect();
    files.sort();
    if files.is_empty() {
        messages.failure(&Word::NoTestsInside.with(terminal.language, &[&shown(path)]));
        return None;
    }
    Some(files)
}

fn suite(
    path: &Path,
    named: Option<(&Path, &RuleSets)>,
    terminal: Terminal,
    messages: &mut Messages,
) -> Option<Suite> {
    let input = Input::new(path);
    let name = input.name();
    let bytes = match input.read(&Limits::default()) {
        Ok(bytes) => bytes,
        Err(error) => {
            messages.unreadable(&input, &error);
            return None;
        }
    };
    let read = tieuchi::utf8(&bytes).map_err(|diagnostic| vec![*diagnostic]).and_then(|text| {
        if matches!(DocumentKind::of(text), Some(kind) if kind != DocumentKind::RuleTests) {
            return Ok(None);
        }
        RuleTests::from_json(text).map(|tests| Some((text.to_owned(), tests)))
    });
    let (text, tests) = match read {
        Ok(Some(read)) => read,
        Ok(None) => {
            messages.failure(&Word::NotTests.with(terminal.language, &[&name]));
            return None;
        }
        Err(diagnostics) => {
            let before = messages.errors();
            messages
                .diagnostics(&diagnostics, Some(&Document { name: &name, bytes: Some(&bytes), line: None }));
            messages.count_line(messages.errors() - before, &name);
            return None;
        }
    };
    let beside;
    let (place, sets) = match (named, beside_tests(path)) {
        (Some((place, sets)), _) => (shown(place), sets),
        (None, Some(folder)) => {
            beside = sets::load(Some(&folder), terminal.language, messages)?;
            (shown(&folder), &beside)
        }
        (None, None) => {
            beside = RuleSets::builtin();
            (Word::TestsBeside.get(terminal.language).to_owned(), &beside)
        }
    };
    let Some(rules) = sets.iter().find(|rules| tests.are_for(rules)).cloned() else {
        let wanted = tests.rule_set().to_string();
        messages.failure(&Word::TestsOfOther.with(terminal.language, &[&name, &wanted, &place]));
        return None;
    };
    Some(Suite { name, text, tests, rules })
}

/// The folder of the tests, where the rule set of the same name stands beside them.
fn beside_tests(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_string_lossy();
    let rules = format!("{}.json", name.strip_suffix(sets::TESTS)?);
    path.with_file_name(rules).exists().then(|| folder_of(path))
}

/// What stands above the results of a suite.
pub(super) fn title(suite: &Suite, terminal: Terminal) -> String {
    Word::TestsOf.with(terminal.language, &[&suite.name, &tieuchi::visible(&words::rule_set(&suite.rules))])
}
