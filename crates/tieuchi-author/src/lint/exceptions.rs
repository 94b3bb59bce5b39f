//! Lints that an author accepts, each with the reason.

use tieuchi::{Code, Diagnostic, Findings, Json, JsonItem, JsonKind, Limits, Said, Severity, Text};

/// What documents of exceptions say that they are.
const KIND: &str = "lint_exceptions";

/// Lints of one rule set or index that are accepted, as `docs/lints.md` describes them.
///
/// ```
/// use tieuchi_author::{LintExceptions, lints};
///
/// let found = lints(r#"{"resources": [{"id": "qd-1", "number": "1/QĐ", "date": "2024-01-01"}]}"#);
/// let exceptions = LintExceptions::from_json(r#"{
///   "kind": "lint_exceptions", "document": "a",
///   "accepted": [{"code": "resource_not_used", "pointer": "/resources/0/id", "found": "qd-1",
///                 "reason": {"vi": "Tên của bộ tiêu chí nhắc đến văn bản này."}}]}"#)?;
/// let settled = exceptions.settle("a", found);
/// assert!(settled.left.is_empty() && settled.stale.is_empty() && settled.accepted.len() == 1);
/// # Ok::<(), Vec<tieuchi::Diagnostic>>(())
/// ```
#[derive(Clone, Debug)]
pub struct LintExceptions {
    text: String,
    document: String,
    accepted: Vec<Accepted>,
}

/// One exception: exactly this code, of this place, about this.
#[derive(Clone, Debug)]
struct Accepted {
    code: Code,
    pointer: String,
    found: String,
    reason: Text,
}

/// What is left of what was found.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    /// What no exception covers.
    pub left: Vec<Diagnostic>,
    /// What is accepted, with the reason.
    pub accepted: Vec<(Diagnostic, Text)>,
    /// What is wrong with the exceptions; the places are theirs.
    pub stale: Vec<Diagnostic>,
}

impl LintExceptions {
    /// The exceptions of a JSON text; all that is wrong with it at once.
    pub fn from_json(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let limits = Limits::default();
        let json = Json::parse(text, &limits).map_err(|diagnostic| vec![*diagnostic])?;
        let mut findings = Findings::new(&limits);
        match read(&mut findings, json.root(), text) {
            Some(exceptions) if !findings.failed() => Ok(exceptions),
            _ => Err(findings.finish(text)),
        }
    }

    /// The id of the rule set or index that they are for.
    pub fn document(&self) -> &str {
        &self.document
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.accepted.len()
    }

    /// Takes away from what was found in a document what is accepted. Exceptions that cover nothing, and exceptions for another
    /// document, are reported.
    pub fn settle(&self, id: &str, found: Vec<Diagnostic>) -> Settled {
        let limits = Limits { diagnostics: usize::MAX, ..Limits::default() };
        let mut settled = Settled::default();
        let Ok(json) = Json::parse(&self.text, &limits) else { return settled };
        let mut findings = Findings::new(&limits);
        if self.document == id {
            let mut used = vec![false; self.accepted.len()];
            for found in found {
                let place = self.accepted.iter().position(|accepted| accepted.covers(&found));
                match place.and_then(|place| Some((self.accepted.get(place)?, used.get_mut(place)?))) {
                    Some((accepted, used)) => {
                        *used = true;
                        settled.accepted.push((found, accepted.reason.clone()));
                    }
                    None => settled.left.push(found),
                }
            }
            for (number, accepted) in self.accepted.iter().enumerate() {
                if used.get(number) == Some(&false)
                    && let Some(item) = json.at(&format!("/accepted/{number}"))
                {
                    findings.say(Code::StaleException, item, Said::found(accepted.code.as_str()));
                }
            }
        } else {
            settled.left = found;
            if let Some(item) = json.at("/document") {
                findings.say(Code::WrongExceptions, item, Said::found(&self.document).expected(id));
            }
        }
        settled.stale = findings.finish(&self.text);
        settled
    }
}

impl Accepted {
    fn covers(&self, found: &Diagnostic) -> bool {
        found.code() == self.code
            && found.pointer() == self.pointer
            && found.found().unwrap_or_default() == self.found
    }
}

fn read(findings: &mut Findings<'_>, root: JsonItem<'_, '_>, text: &str) -> Option<LintExceptions> {
    let [_, kind, format, document, note, accepted] =
        findings.fields(root, &["$schema", "kind", "format", "document", "note", "accepted"])?;
    if let Some(kind) = findings.required(root, kind, "kind") {
        findings.word(kind, [KIND]);
    }
    if let Some(format) = format {
        findings.format(format);
    }
    if let Some(note) = note {
        findings.filled(note);
    }
    let document = findings.required(root, document, "document").and_then(|id| findings.filled(id));
    let accepted = findings.required(root, accepted, "accepted");
    let accepted = accepted.map(|accepted| findings.items(accepted)).unwrap_or_default();
    let accepted = accepted.into_iter().filter_map(|item| exception(findings, item)).collect();
    Some(LintExceptions { text: text.to_owned(), document: document?, accepted })
}

fn exception(findings: &mut Findings<'_>, item: JsonItem<'_, '_>) -> Option<Accepted> {
    let [named, pointer, found, reason] = findings.fields(item, &["code", "pointer", "found", "reason"])?;
    let code = findings.required(item, named, "code").and_then(|place| {
        let name = findings.filled(place)?;
        let code = Code::ALL.iter().copied().find(|code| code.as_str() == name);
        match code {
            Some(code) if can_be_accepted(code) => return Some(code),
            Some(_) => findings.say(Code::NotALint, place, Said::found(&name)),
            None => {
                let known = Code::ALL.iter().filter(|code| can_be_accepted(**code));
                let known = known.map(|code| code.as_str());
                findings.say(Code::UnknownCode, place, Said::found(&name).nearest(&name, known));
            }
        }
        None
    });
    let pointer = findings.required(item, pointer, "pointer").and_then(|pointer| {
        if pointer.kind() != JsonKind::String {
            findings.not_a_string(pointer);
        }
        pointer.string()
    });
    let found = findings.required(item, found, "found").and_then(|found| findings.filled(found));
    let reason = findings.required(item, reason, "reason").map(|reason| findings.text(reason));
    Some(Accepted { code: code?, pointer: pointer?.into_owned(), found: found?, reason: reason? })
}

/// Lints can be accepted, and that a source is not transcribed; what the parser warns of and what a transcription disproves cannot.
fn can_be_accepted(code: Code) -> bool {
    code.severity() == Severity::Warning && (code.is_lint() || code == Code::QuotesNotProven)
}
