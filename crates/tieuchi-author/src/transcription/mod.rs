//! Transcriptions: the words of a source as they are printed, row by row, by which quotes and targets are proven.

mod quotes;
mod read;
mod scan;

use tieuchi::{Diagnostic, Limits, RuleSetId};

/// The words of one source of a rule set, as `docs/transcriptions.md` describes them.
///
/// ```
/// use tieuchi_author::Transcription;
///
/// let transcription = Transcription::from_json(r#"{
///   "kind": "transcription", "rule_set": "a", "resource": "qd-1",
///   "scan": {"sha256": "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c"},
///   "rows": [{"at": "Điều 1", "text": "Ban hành Bộ tiêu chí."}]}"#)?;
/// assert_eq!(transcription.resource(), "qd-1");
/// // The scan breaks lines where it likes.
/// assert!(transcription.prove("Ban hành\n\nBộ tiêu chí.").iter().all(|found| found.code().as_str() == "other_scan"));
/// # Ok::<(), Vec<tieuchi::Diagnostic>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Transcription {
    text: String,
    rule_set: RuleSetId,
    resource: String,
    sha256: String,
    /// Characters that the scanned text has beside the words of the print.
    marks: Vec<char>,
    rows: Vec<Row>,
}

/// A paragraph or a row of a table.
#[derive(Clone, Debug)]
struct Row {
    /// Where it stands, as locators name it.
    at: String,
    /// The words of each cell; a paragraph is one cell.
    cells: Vec<Vec<String>>,
    kind: RowKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum RowKind {
    Paragraph,
    Cells,
    /// The titles of a table's columns, which are printed again on each page.
    Columns,
}

impl Transcription {
    /// The transcription of a JSON text; all that is wrong with it at once.
    pub fn from_json(text: &str) -> Result<Self, Vec<Diagnostic>> {
        read::read(text, &Limits::default())
    }

    /// The rule set that quotes it.
    pub fn rule_set(&self) -> &RuleSetId {
        &self.rule_set
    }

    /// The id of the resource that it transcribes.
    pub fn resource(&self) -> &str {
        &self.resource
    }

    /// Where the text of a rule set says something else than the source: quotes that do not stand word for word at the place
    /// that they name, targets that the cell of their year does not hold.
    pub fn check(&self, rule_set: &str) -> Vec<Diagnostic> {
        quotes::check(self, rule_set, &Limits::default())
    }

    /// Where the transcription and the scanned text of which it was made do not agree, row by row. Line breaks, words hyphenated at
    /// the end of a line, cells of a row that are printed in turns, and titles of columns that are printed again are
    /// allowed for, and nothing else. The places are those of the transcription.
    pub fn prove(&self, scan: &str) -> Vec<Diagnostic> {
        scan::prove(self, scan, &Limits::default())
    }
}

/// The resources that a rule set's text quotes, in the order of the text.
pub fn quoted_resources(rule_set: &str) -> Vec<String> {
    quotes::resources(rule_set, &Limits::default())
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(ToOwned::to_owned).collect()
}
