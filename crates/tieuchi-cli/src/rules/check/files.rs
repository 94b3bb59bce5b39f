//! The files that are checked: what they hold, and what is said of them together with what stands beside them.

use std::path::{Path, PathBuf};

use tieuchi::{
    Diagnostic, Digest, DocumentKind, Language, Limits, Register, Roster, Severity, Text, Version,
};
use tieuchi_author::{LintExceptions, RuleTests, Transcription, lints, spare_a_draft, unproven_quotes};

use crate::input::{Input, ReadError};
use crate::messages::Messages;
use crate::sets;
use crate::words::{self, Thing, Word};
use crate::{FALLS_SHORT, INVALID};

/// A file with what was found in it.
pub(super) struct Checked {
    pub(super) input: Input,
    pub(super) content: Result<Content, ReadError>,
}

pub(super) struct Content {
    pub(super) bytes: Vec<u8>,
    pub(super) document: Option<Document>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The lints that the author accepts, with the reasons.
    pub(super) accepted: Vec<(Diagnostic, Text)>,
}

/// A document that can be read.
pub(crate) struct Document {
    pub(crate) facts: Facts,
    held: Held,
    warnings: Vec<Diagnostic>,
}

/// What is said of a document that can be read.
pub(crate) struct Facts {
    pub(crate) id: Option<String>,
    pub(crate) version: Option<Version>,
    pub(crate) sha256: Option<Digest>,
    /// What it holds, in words.
    pub(crate) contents: String,
}

/// What other files have to do with.
enum Held {
    Rules,
    Index,
    Transcription(Box<Transcription>),
    Exceptions(LintExceptions),
    Other,
}

/// A document of any kind that rules are made of; or all that is wrong with it.
pub(crate) fn facts(bytes: &[u8], language: Language) -> Result<Document, Vec<Diagnostic>> {
    let text = tieuchi::utf8(bytes).map_err(|diagnostic| vec![*diagnostic])?;
    let bare = |id: String, contents| Facts { id: Some(id), version: None, sha256: None, contents };
    let full = |id: String, version, sha256, contents| Facts {
        version: Some(version),
        sha256: Some(sha256),
        ..bare(id, contents)
    };
    let counted = |number, thing| words::counted(number, thing, language);
    let (facts, held) = match DocumentKind::of(text) {
        Some(DocumentKind::Register) => {
            let register = Register::from_json(text).map_err(|error| error.diagnostics().to_vec())?;
            let contents = words::register_contents(&register, language);
            (full(register.id().to_string(), register.version(), register.sha256(), contents), Held::Other)
        }
        Some(DocumentKind::Roster) => {
            let roster = Roster::from_json(text).map_err(|error| error.diagnostics().to_vec())?;
            let contents = counted(roster.units().len(), Thing::Unit);
            (full(roster.id().to_string(), roster.version(), roster.sha256(), contents), Held::Other)
        }
        Some(DocumentKind::RuleTests) => {
            let tests = RuleTests::from_json(text)?;
            (bare(tests.rule_set().to_string(), counted(tests.cases().len(), Thing::Test)), Held::Other)
        }
        Some(DocumentKind::Transcription) => {
            let transcription = Transcription::from_json(text)?;
            let facts = bare(transcription.rule_set().to_string(), counted(transcription.rows(), Thing::Row));
            (facts, Held::Transcription(Box::new(transcription)))
        }
        Some(DocumentKind::LintExceptions) => {
            let exceptions = LintExceptions::from_json(text)?;
            let facts = bare(exceptions.document().to_owned(), counted(exceptions.count(), Thing::Exception));
            (facts, Held::Exceptions(exceptions))
        }
        _ => {
            return Ok(match sets::parse(text)? {
                sets::Document::Rules(rules) => {
                    let contents = words::contents(&rules, language);
                    let facts = full(rules.id().to_string(), rules.version(), rules.sha256(), contents);
                    Document { facts, held: Held::Rules, warnings: rules.warnings().to_vec() }
                }
                sets::Document::Index(index) => {
                    let contents = words::index_contents(&index, language);
                    let facts = full(index.id().to_string(), index.version(), index.sha256(), contents);
                    Document { facts, held: Held::Index, warnings: index.warnings().to_vec() }
                }
            });
        }
    };
    Ok(Document { facts, held, warnings: Vec::new() })
}

/// Every file, and behind each rule set and index what stands beside it, with all that is to be said of them.
pub(super) fn check(
    inputs: Vec<Input>,
    scans: &[PathBuf],
    language: Language,
    messages: &mut Messages,
) -> Vec<Checked> {
    let mut files: Vec<Checked> = Vec::new();
    let named: Vec<PathBuf> = inputs.iter().filter_map(|input| input.path().map(Path::to_owned)).collect();
    for input in inputs {
        let file = Checked::new(input, language);
        let beside = file.beside();
        files.push(file);
        for path in beside.iter().filter(|path| !named.iter().any(|named| is_same(named, path))) {
            files.push(Checked::new(Input::File(path.clone()), language));
        }
    }
    for place in 0..files.len() {
        together(&mut files, place);
    }
    for path in scans {
        prove(&mut files, &Input::new(path), scans.len(), language, messages);
    }
    files
}

fn is_same(left: &Path, right: &Path) -> bool {
    let whole = |path: &Path| std::fs::canonicalize(path).ok();
    left == right || whole(left).is_some_and(|left| Some(left) == whole(right))
}

/// What is to be said of a rule set or an index by itself and together with what stands beside it.
fn together(files: &mut [Checked], place: usize) {
    let Some(file) = files.get(place) else { return };
    let Some((id, text)) = file.subject().map(|(id, text)| (id.to_owned(), text.to_owned())) else { return };
    let is_rules = matches!(file.held(), Some(Held::Rules));
    let is_file = file.input.path().is_some();
    let beside = file.beside();
    let mut found = lints(&text);
    let (mut proven, mut exceptions) = (Vec::new(), None);
    for (number, other) in files.iter_mut().enumerate() {
        let is_beside =
            other.input.path().is_some_and(|path| beside.iter().any(|beside| is_same(beside, path)));
        let Ok(content) = &mut other.content else { continue };
        match content.document.as_ref().map(|document| &document.held) {
            Some(Held::Transcription(transcription)) if is_beside => {
                let wrong = transcription.check_reference(&id, &text);
                if wrong.is_empty() {
                    found.extend(transcription.check(&text));
                    proven.push(Transcription::clone(transcription));
                }
                content.diagnostics.extend(wrong);
            }
            Some(Held::Exceptions(held)) if is_beside => exceptions = Some((number, held.clone())),
            _ => {}
        }
    }
    // Nothing can stand beside standard input.
    if is_rules && is_file {
        found.extend(unproven_quotes(&text, &proven));
    }
    let mut accepted = Vec::new();
    if let Some((number, exceptions)) = exceptions {
        let settled = exceptions.settle(&id, found);
        (found, accepted) = (settled.left, settled.accepted);
        if let Some(Ok(content)) = files.get_mut(number).map(|file| file.content.as_mut()) {
            content.diagnostics.extend(settled.stale);
        }
    }
    spare_a_draft(&text, &mut found);
    if let Some(Ok(content)) = files.get_mut(place).map(|file| file.content.as_mut()) {
        content.diagnostics.extend(found);
        content.diagnostics.sort_by_key(|diagnostic| (diagnostic.span().start, diagnostic.code()));
        content.accepted = accepted;
    }
}

/// Proves the transcription that was made of a scanned text; where there is one alone, that one whatever it was made of.
fn prove(files: &mut [Checked], input: &Input, scans: usize, language: Language, messages: &mut Messages) {
    let bytes = match input.read(&Limits::default()) {
        Ok(bytes) => bytes,
        Err(error) => return messages.unreadable(input, &error),
    };
    let text = match tieuchi::utf8(&bytes) {
        Ok(text) => text,
        Err(diagnostic) => {
            let name = input.name();
            let document = crate::diagnostics::Document { name: &name, bytes: Some(&bytes), line: None };
            return messages.diagnostics(&[*diagnostic], Some(&document));
        }
    };
    let mut all: Vec<&mut Content> = files
        .iter_mut()
        .filter_map(|file| file.content.as_mut().ok().filter(|content| content.transcription().is_some()))
        .collect();
    let is_only = scans == 1 && all.len() == 1;
    let is_of = |content: &Content| content.transcription().is_some_and(|held| held.is_of(text));
    let Some(content) = all.iter_mut().find(|content| is_only || is_of(content)) else {
        return messages.failure(&Word::ScanOfNone.with(language, &[&input.name()]));
    };
    let found = content.transcription().map(|transcription| transcription.prove(text)).unwrap_or_default();
    if let Some(document) = content.document.as_mut().filter(|_| found.is_empty()) {
        document.facts.contents = format!("{}, {}", document.facts.contents, Word::ScanAgrees.get(language));
    }
    content.diagnostics.extend(found);
}

impl Content {
    fn transcription(&self) -> Option<&Transcription> {
        match &self.document.as_ref()?.held {
            Held::Transcription(transcription) => Some(transcription),
            _ => None,
        }
    }

    pub(super) fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity).count()
    }
}

impl Checked {
    fn new(input: Input, language: Language) -> Self {
        let content =
            |bytes, document, diagnostics| Content { bytes, document, diagnostics, accepted: Vec::new() };
        let content = match input.read(&Limits::default()) {
            // That it is too large is a diagnostic like any other.
            Err(ReadError::TooLarge(diagnostic)) => Ok(content(Vec::new(), None, vec![*diagnostic])),
            Err(error) => Err(error),
            Ok(bytes) => Ok(match facts(&bytes, language) {
                Ok(mut document) => {
                    let warnings = std::mem::take(&mut document.warnings);
                    content(bytes, Some(document), warnings)
                }
                Err(diagnostics) => content(bytes, None, diagnostics),
            }),
        };
        Self { input, content }
    }

    pub(super) fn status(&self) -> u8 {
        match &self.content {
            Err(_) => INVALID,
            Ok(content) if content.diagnostics.is_empty() => 0,
            Ok(_) => FALLS_SHORT,
        }
    }

    fn held(&self) -> Option<&Held> {
        Some(&self.content.as_ref().ok()?.document.as_ref()?.held)
    }

    /// The id and the text of a rule set or an index that can be read.
    fn subject(&self) -> Option<(&str, &str)> {
        let content = self.content.as_ref().ok()?;
        let document = content.document.as_ref()?;
        if !matches!(document.held, Held::Rules | Held::Index) {
            return None;
        }
        Some((document.facts.id.as_deref()?, tieuchi::utf8(&content.bytes).ok()?))
    }

    /// The files that stand beside a rule set or an index, in the order of their names: its transcriptions, and the lints
    /// that its author accepts. What cannot be read may be either.
    fn beside(&self) -> Vec<PathBuf> {
        let may_be = matches!(self.held(), None | Some(Held::Rules | Held::Index));
        self.input.path().filter(|_| may_be).and_then(beside).unwrap_or_default()
    }
}

fn beside(path: &Path) -> Option<Vec<PathBuf>> {
    let name = path.file_name()?.to_str()?;
    let stem = name.strip_suffix(".json").unwrap_or(name);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let is_beside = |name: &str| {
        let Some(rest) = name.strip_prefix(stem).filter(|rest| rest.starts_with('.')) else { return false };
        let Some(source) = rest.strip_suffix(".transcription.json") else { return rest == ".lints.json" };
        // What is nearer to another rule set is that one's.
        source.is_empty() || !path.with_file_name(format!("{stem}{source}.json")).exists()
    };
    let entries = std::fs::read_dir(folder).ok()?.flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| is_beside(name))
        .collect();
    names.sort();
    Some(names.into_iter().map(|name| path.with_file_name(name)).collect())
}
