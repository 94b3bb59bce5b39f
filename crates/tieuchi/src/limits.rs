//! How much a document may hold.

use crate::diagnostic::code::Code;
use crate::diagnostic::entry::Diagnostic;
use crate::diagnostic::phrase::Phrase;
use crate::diagnostic::sink::{Detail, whole};

/// Limits on what is read, against hostile input. Each has a diagnostic code of its own.
///
/// An embedding program may set its own; the defaults take every real document with room to spare.
///
/// ```
/// use tieuchi::{Code, Limits, RuleSet};
///
/// let tight = Limits { document_bytes: 10, ..Limits::default() };
/// let error = RuleSet::from_json_with("{\"id\": \"too long\"}", &tight).unwrap_err();
/// assert_eq!(error.diagnostics()[0].code(), Code::DocumentTooLarge);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Bytes in one document, 2³² − 1 at the most; 16 MiB (`document_too_large`).
    pub document_bytes: usize,
    /// Arrays and objects inside one another; 64 (`too_deep`).
    pub depth: usize,
    /// Digits of a decimal; 28, and never more (`too_many_digits`).
    pub digits: usize,
    /// Bytes of one string as written, between its quotes; 64 KiB (`string_too_long`).
    pub string_bytes: usize,
    /// Criteria of a rule set; 10 000 (`too_many_criteria`). Where it is below 1 000, indicators of an index too, of which
    /// there are never more than 1 000 (`too_many_indicators`).
    pub criteria: usize,
    /// Entries in one list or one object; 100 000 (`too_many_entries`).
    pub entries: usize,
    /// Diagnostics reported for one document; 100. Errors beyond are counted (`too_many_diagnostics`);
    /// warnings make room for errors.
    pub diagnostics: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            document_bytes: 16 << 20,
            depth: 64,
            digits: 28,
            string_bytes: 64 << 10,
            criteria: 10_000,
            entries: 100_000,
            diagnostics: 100,
        }
    }
}

impl Limits {
    /// The diagnostic of a document of this many bytes where it is too large, so that nobody has to hold one to be
    /// told.
    ///
    /// ```
    /// use tieuchi::{Code, Limits};
    ///
    /// let limits = Limits::default();
    /// assert!(limits.check_bytes(16 << 20).is_ok());
    /// assert_eq!(limits.check_bytes((16 << 20) + 1).unwrap_err().code(), Code::DocumentTooLarge);
    /// ```
    pub fn check_bytes(&self, bytes: usize) -> Result<(), Box<Diagnostic>> {
        let most = self.document_bytes.min(u32::MAX as usize);
        if bytes <= most {
            return Ok(());
        }
        let detail = Detail::default().found(Phrase::number(bytes)).expected(Phrase::number(most));
        Err(Box::new(whole(Code::DocumentTooLarge, detail)))
    }
}
