//! How much a document may hold.

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
    /// Criteria of a rule set; 10 000 (`too_many_criteria`).
    pub criteria: usize,
    /// Entries in one list or one object other than a rule set's criteria; 100 000 (`too_many_entries`).
    pub entries: usize,
    /// Diagnostics reported for one document; 100. What is beyond is counted (`too_many_diagnostics`).
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
