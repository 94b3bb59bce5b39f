//! Of which kind a document is.

use crate::diagnostic::code::Code;
use crate::diagnostic::phrase::{Phrase, Word};
use crate::diagnostic::sink::Detail;
use crate::json::parse::parse;
use crate::json::tape::Item;
use crate::limits::Limits;
use crate::model::kind::DocumentKind;
use crate::read::fields::Reader;

/// The kind of a text, where it is plain.
pub(crate) fn of(text: &str, limits: &Limits) -> Option<DocumentKind> {
    plain(parse(text, limits).ok()?.root())
}

/// The kind that an object says it is of, or that its keys are of and no other.
fn plain(root: Item<'_, '_>) -> Option<DocumentKind> {
    let has = |key| root.get(key).is_some();
    if let Some(kind) = root.get("kind") {
        let said = [
            DocumentKind::Index,
            DocumentKind::Register,
            DocumentKind::Roster,
            #[cfg(feature = "author")]
            DocumentKind::RuleTests,
            #[cfg(feature = "author")]
            DocumentKind::Transcription,
            #[cfg(feature = "author")]
            DocumentKind::LintExceptions,
        ];
        return said.into_iter().find(|one| kind.says(one.as_str()));
    }
    match (has("rule_set"), has("groups")) {
        (true, false) if has("subject") || has("values") => Some(DocumentKind::Dossier),
        (false, true) if has("conditions") || has("levels") => Some(DocumentKind::RuleSet),
        _ => None,
    }
}

impl Reader<'_> {
    /// Whether it is plainly of another kind than the one to be read, which is then all that is reported.
    pub(super) fn is_other(&mut self, root: Item<'_, '_>, expected: DocumentKind) -> bool {
        let Some(found) = plain(root).filter(|found| *found != expected) else { return false };
        self.sink.report(Code::OtherDocument, root.get("kind").unwrap_or(root), || {
            Detail::default().found(Phrase::Word(word(found))).expected(Phrase::Word(word(expected)))
        });
        true
    }
}

fn word(kind: DocumentKind) -> Word {
    match kind {
        DocumentKind::RuleSet => Word::ARuleSet,
        DocumentKind::Index => Word::AnIndex,
        DocumentKind::Register => Word::ARegister,
        DocumentKind::Roster => Word::ARoster,
        DocumentKind::Dossier => Word::ADossier,
        #[cfg(feature = "author")]
        DocumentKind::RuleTests => Word::RuleTests,
        #[cfg(feature = "author")]
        DocumentKind::Transcription => Word::ATranscription,
        #[cfg(feature = "author")]
        DocumentKind::LintExceptions => Word::LintExceptions,
    }
}
