//! Where a reader puts what it finds, so that all of it is reported at once.

use std::ops::Range;

use crate::diagnostic::code::{Code, Severity};
use crate::diagnostic::entry::Diagnostic;
use crate::diagnostic::phrase::{Phrase, Word};
use crate::json::parse::SyntaxError;
use crate::json::position::{Positions, position};
use crate::json::tape::Item;
use crate::limits::Limits;
use crate::value::order::sort;

/// What a diagnostic says beyond its code and place.
#[derive(Default)]
pub(crate) struct Detail {
    pub(crate) found: Option<Phrase>,
    pub(crate) expected: Option<Phrase>,
    pub(crate) nearest: Option<String>,
    /// What is said of it, where its code can say several things.
    pub(crate) how: Option<Word>,
}

impl Detail {
    pub(crate) fn found(mut self, found: Phrase) -> Self {
        self.found = Some(found);
        self
    }

    pub(crate) fn expected(mut self, expected: Phrase) -> Self {
        self.expected = Some(expected);
        self
    }

    pub(crate) fn nearest(mut self, nearest: Option<String>) -> Self {
        self.nearest = nearest;
        self
    }

    pub(crate) fn how(mut self, how: Word) -> Self {
        self.how = Some(how);
        self
    }
}

/// Collects diagnostics; beyond the limit it only counts them.
pub(crate) struct Sink {
    diagnostics: Vec<Diagnostic>,
    limit: usize,
    dropped: usize,
    failed: bool,
}

impl Sink {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self { diagnostics: Vec::new(), limit: limits.diagnostics, dropped: 0, failed: false }
    }

    /// Whether the document can no longer be read.
    pub(crate) fn failed(&self) -> bool {
        self.failed
    }

    /// Reports something at an item. The detail is worked out only if it will be listed.
    pub(crate) fn report(&mut self, code: Code, at: Item<'_, '_>, detail: impl FnOnce() -> Detail) {
        // Only the detail differs from place to place: the rest is compiled once.
        if self.has_room(code) {
            self.list(code, at, detail());
        }
    }

    /// Whether one more will be listed; an error that will not is counted.
    fn has_room(&mut self, code: Code) -> bool {
        let is_error = code.severity() == Severity::Error;
        self.failed |= is_error;
        if self.diagnostics.len() < self.limit {
            return true;
        }
        // Warnings make room for errors, and are not counted.
        let warning = self.diagnostics.iter().rposition(|listed| listed.severity() == Severity::Warning);
        match warning {
            Some(warning) if is_error => {
                self.diagnostics.remove(warning);
                true
            }
            _ => {
                self.dropped += usize::from(is_error);
                false
            }
        }
    }

    #[inline(never)]
    fn list(&mut self, code: Code, at: Item<'_, '_>, detail: Detail) {
        let Detail { found, expected, nearest, how } = detail;
        let (pointer, span) = (at.pointer(), at.span());
        self.diagnostics.push(Diagnostic {
            code,
            pointer,
            line: 0,
            column: 0,
            span,
            found,
            expected,
            nearest,
            how,
        });
    }

    /// All that was reported, in the order of the text, each with its line and column.
    pub(crate) fn finish(mut self, text: &str) -> Vec<Diagnostic> {
        sort(&mut self.diagnostics, |left, right| {
            left.span.start.cmp(&right.span.start).then(left.code.cmp(&right.code))
        });
        if self.dropped > 0 {
            let mut last = bare(Code::TooManyDiagnostics, text.len()..text.len());
            last.found = Some(Phrase::number(self.dropped));
            self.diagnostics.push(last);
        }
        let mut positions = Positions::of(text);
        for diagnostic in &mut self.diagnostics {
            let at = positions.of_byte(diagnostic.span.start);
            (diagnostic.line, diagnostic.column) = (at.line, at.column);
        }
        self.diagnostics
    }
}

fn bare(code: Code, span: Range<usize>) -> Diagnostic {
    let pointer = String::new();
    Diagnostic {
        code,
        pointer,
        line: 1,
        column: 1,
        span,
        found: None,
        expected: None,
        nearest: None,
        how: None,
    }
}

/// The one diagnostic of a text that is not JSON.
pub(crate) fn from_syntax(SyntaxError(wrong): SyntaxError, text: &str) -> Diagnostic {
    let at = position(text, wrong.span.start);
    let bare = bare(wrong.code, wrong.span);
    Diagnostic { line: at.line, column: at.column, found: wrong.found, expected: wrong.expected, ..bare }
}

/// A diagnostic about something that is no document.
pub(crate) fn whole(code: Code, detail: Detail) -> Diagnostic {
    let Detail { found, expected, nearest, how } = detail;
    Diagnostic { found, expected, nearest, how, ..bare(code, 0..0) }
}

/// A diagnostic about what was found and what goes with the others.
#[cfg(any(feature = "rollup", feature = "indices"))]
pub(crate) fn mismatch(code: Code, found: &str, expected: &str) -> Diagnostic {
    whole(code, Detail::default().found(Phrase::verbatim(found)).expected(Phrase::verbatim(expected)))
}

/// The one diagnostic of bytes that are not UTF-8, placed at the first that is not.
pub(crate) fn from_bytes(bytes: &[u8], valid_up_to: usize) -> Diagnostic {
    let text = bytes.get(..valid_up_to).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or_default();
    let at = position(text, valid_up_to);
    Diagnostic { line: at.line, column: at.column, ..bare(Code::InvalidUtf8, valid_up_to..valid_up_to) }
}
