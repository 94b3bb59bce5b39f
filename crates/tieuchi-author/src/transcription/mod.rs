//! Transcriptions: the words of a source as they are printed, row by row, by which quotes and targets are proven.

mod quotes;
mod read;
mod scan;

use tieuchi::{Code, Diagnostic, Findings, Json, JsonItem, Limits, RuleSetId, Said};

use crate::items::says;
pub(crate) use crate::transcription::quotes::difference;

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

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Whether it was made of this scanned text.
    pub fn is_of(&self, scan: &str) -> bool {
        crate::hash::sha256(scan) == self.sha256
    }

    /// What makes it a transcription of something else than a rule set quotes: another rule set, or a resource of which
    /// this one quotes nothing. The places are those of the transcription.
    pub fn check_reference(&self, id: &str, rule_set: &str) -> Vec<Diagnostic> {
        let limits = Limits::default();
        let Ok(json) = Json::parse(&self.text, &limits) else { return Vec::new() };
        let mut findings = Findings::new(&limits);
        let quoted = quoted_resources(rule_set);
        if self.rule_set.as_str() != id
            && let Some(item) = json.at("/rule_set")
        {
            findings.say(Code::WrongTranscription, item, Said::found(self.rule_set.as_str()).expected(id));
        } else if !quoted.contains(&self.resource)
            && let Some(item) = json.at("/resource")
        {
            let said = Said::found(&self.resource).one_of(&quoted);
            findings.say(Code::WrongTranscription, item, said);
        }
        findings.finish(&self.text)
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

/// The resources of which a rule set's text quotes something that no transcription proves, each where the rule set lists
/// it. A rule set that is a draft, or incomplete, need not prove its quotes yet.
pub fn unproven_quotes(rule_set: &str, proven: &[Transcription]) -> Vec<Diagnostic> {
    let limits = Limits::default();
    let Ok(json) = Json::parse(rule_set, &limits) else { return Vec::new() };
    let mut findings = Findings::new(&limits);
    let status = json.root().get("status").and_then(JsonItem::string);
    if matches!(status.as_deref(), Some("draft" | "incomplete")) {
        return Vec::new();
    }
    let listed = json.root().get("resources");
    for resource in quoted_resources(rule_set) {
        if proven.iter().any(|transcription| transcription.resource == resource) {
            continue;
        }
        let mut items = listed.into_iter().flat_map(JsonItem::items);
        let item = items.find(|item| says(*item, "id").as_deref() == Some(&resource));
        let place = item.and_then(|item| item.get("id")).unwrap_or(json.root());
        findings.say(Code::QuotesNotProven, place, Said::found(&resource));
    }
    findings.finish(rule_set)
}

pub(crate) fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(ToOwned::to_owned).collect()
}
