//! One diagnostic: a code, a place, what was found, what was expected.

use std::fmt::{self, Write as _};
use std::ops::Range;

use crate::diagnostic::code::{Code, Severity};
use crate::diagnostic::phrase::{Phrase, Word, in_backticks};
use crate::diagnostic::template::{Parts, fill};
use crate::json::write::Writer;
use crate::value::language::Language;
use crate::value::safe_text::visible;

/// One thing that is wrong with a document, with its place.
///
/// ```
/// use tieuchi::{Code, Language, RuleSet};
///
/// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
/// let error = rules.read_dossier("{\"rule_set\": \"vn.thanh-hoa.dx.district\",\n \"yaer\": 2024}").unwrap_err();
/// let typo = error.diagnostics().iter().find(|found| found.code() == Code::UnknownKey).unwrap();
/// assert_eq!((typo.pointer(), typo.line(), typo.column()), ("/yaer", 2, 2));
/// assert_eq!(typo.nearest(), Some("year"));
/// assert!(typo.message(Language::English).starts_with("there is no key `yaer` here"));
/// # Ok::<(), tieuchi::RuleSetError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    pub(crate) code: Code,
    pub(crate) pointer: String,
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) span: Range<usize>,
    pub(crate) found: Option<Phrase>,
    pub(crate) expected: Option<Phrase>,
    pub(crate) nearest: Option<String>,
    pub(crate) how: Option<Word>,
}

impl Diagnostic {
    /// The stable code.
    pub const fn code(&self) -> Code {
        self.code
    }

    /// Whether it forbids reading.
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The JSON pointer (RFC 6901) of the place; empty for the document as a whole.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The line, from 1.
    pub const fn line(&self) -> u32 {
        self.line
    }

    /// The column, from 1, in characters.
    pub const fn column(&self) -> u32 {
        self.column
    }

    /// The place in bytes of the text.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// What was found, shortened, without invisible characters.
    pub fn found(&self) -> Option<String> {
        self.found.as_ref().map(Phrase::as_data)
    }

    /// What was expected, in English or in the format's own names.
    pub fn expected(&self) -> Option<String> {
        self.expected.as_ref().map(Phrase::as_data)
    }

    /// The nearest right name, where there is one.
    pub fn nearest(&self) -> Option<&str> {
        self.nearest.as_deref()
    }

    /// The message: one sentence without its place.
    pub fn message(&self, language: Language) -> String {
        let parts = Parts { found: self.found.as_ref(), expected: self.expected.as_ref(), how: self.how };
        let mut message = fill(self.code.template(language), parts, language);
        if let Some(nearest) = &self.nearest {
            let (before, after) = language.pick(("; có phải ", " không?"), ("; did you mean ", "?"));
            let _ = write!(message, "{before}{}{after}", in_backticks(nearest));
        }
        message
    }

    /// The diagnostic as a JSON object: one element of what the errors' `to_json` writes.
    pub fn to_json(&self) -> String {
        let mut out = Writer::default();
        self.write(&mut out);
        out.finish()
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        out.object(|out| {
            out.key("code").string(self.code.as_str());
            out.key("severity").string(self.severity().as_str());
            out.key("pointer").string(&self.pointer);
            out.key("line").integer(self.line);
            out.key("column").integer(self.column);
            out.key("found").optional(self.found(), |out, found| out.string(&found));
            out.key("expected").optional(self.expected(), |out, expected| out.string(&expected));
            out.key("nearest").optional(self.nearest(), Writer::string);
            out.key("message").object(|out| {
                for language in Language::ALL {
                    out.key(language.tag()).string(&self.message(language));
                }
            });
        });
    }
}

/// The most characters of a JSON pointer that stand on a line.
const POINTER: usize = 120;

/// Line, column, JSON pointer where there is one, code and message in English, on one line, without invisible characters.
impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.line, self.column)?;
        if !self.pointer.is_empty() {
            let shown = visible(&self.pointer);
            let cut: String = shown.chars().take(POINTER).collect();
            let mark = if cut.len() < shown.len() { "…" } else { "" };
            write!(out, " at {cut}{mark}")?;
        }
        write!(out, ": {}: {}", self.code, self.message(Language::English))
    }
}

/// The diagnostics as a JSON array, in the order of the text.
pub(crate) fn to_json(diagnostics: &[Diagnostic]) -> String {
    let mut out = Writer::default();
    out.array(diagnostics, |out, diagnostic| diagnostic.write(out));
    out.finish()
}
