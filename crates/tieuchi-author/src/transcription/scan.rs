//! Whether a transcription says what the scanned text says: every word of every row, in its order, and no word besides.
//!
//! A row is found where the one before it ends. The cells of a row are printed in turns, as the lines of the table fall: each
//! word of the scan is the next word of one of the cells, and a cell begins when all cells before it have begun. So two cells that
//! are exchanged are noticed, and so is a word that moved from one row to another.

use std::collections::HashSet;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};
use tieuchi::{Code, Diagnostic, Findings, Json, Limits, Said};
use unicode_normalization::UnicodeNormalization as _;

use crate::transcription::{Row, RowKind, Transcription};

/// The most ways in which the cells of one row may have been printed that are looked at, wherever it is looked for.
const MOST_WAYS: usize = 50_000;

/// How many words a message repeats.
const SHOWN: usize = 6;

/// A word of the scanned text.
struct Word {
    text: String,
    line: usize,
    ends_line: bool,
}

/// What of each cell has been found: so many words, and so many bytes of the next.
type Found = Vec<(usize, usize)>;

pub(super) fn prove(transcription: &Transcription, scan: &str, limits: &Limits) -> Vec<Diagnostic> {
    let json = match Json::parse(&transcription.text, limits) {
        Ok(json) => json,
        Err(diagnostic) => return vec![*diagnostic],
    };
    let mut findings = Findings::new(limits);
    let digest = digest(scan);
    if digest != transcription.sha256
        && let Some(item) = json.at("/scan/sha256")
    {
        findings.say(Code::OtherScan, item, Said::found(&digest).expected(&transcription.sha256));
    }
    let words = words_of(scan, &transcription.marks);
    let (mut at, mut columns) = (0, Vec::new());
    for (number, row) in transcription.rows.iter().enumerate() {
        let mut search = Search { words: &words, row, columns: &columns, left: MOST_WAYS };
        let end = match search.row_from(at) {
            Ok(end) => Some(end),
            Err(stuck) => {
                if let Some(item) = json.at(&format!("/rows/{number}")) {
                    findings.say(Code::NotInScan, item, stuck.said(&words, row));
                }
                // The rows behind it are looked for all the same.
                starts_behind(&words, row, at).find_map(|start| search.row_from(start).ok())
            }
        };
        at = end.unwrap_or(at);
        if row.kind == RowKind::Columns {
            columns = row.cells.concat();
        }
    }
    if at < words.len() {
        findings.say(Code::NotTranscribed, json.root(), Said::found(&shown(&words, at)));
    }
    findings.finish(&transcription.text)
}

/// The SHA-256 of a text.
pub(super) fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut digest, byte| {
        let _ = write!(digest, "{byte:02x}");
        digest
    })
}

/// The words of the scanned text in normalization form C, without the marks that it adds.
fn words_of(scan: &str, marks: &[char]) -> Vec<Word> {
    let mut words = Vec::new();
    for (line, text) in scan.trim_start_matches('\u{feff}').lines().enumerate() {
        let text: String = text.nfc().filter(|character| !marks.contains(character)).collect();
        let before = words.len();
        words.extend(text.split_whitespace().map(|word| Word {
            text: word.to_owned(),
            line: line + 1,
            ends_line: false,
        }));
        if words.len() > before
            && let Some(last) = words.last_mut()
        {
            last.ends_line = true;
        }
    }
    words
}

/// Some words of the scan, with their line.
fn shown(words: &[Word], at: usize) -> String {
    let Some(first) = words.get(at) else { return "∅".to_owned() };
    let some: Vec<&str> = words.iter().skip(at).take(SHOWN).map(|word| word.text.as_str()).collect();
    format!("{}: {}", first.line, some.join(" "))
}

/// Looks for a row in the words of the scan.
struct Search<'s> {
    words: &'s [Word],
    row: &'s Row,
    /// The titles of the columns of the table, which may be printed again wherever a page ends.
    columns: &'s [String],
    /// How many ways may still be looked at.
    left: usize,
}

/// As far as a row was found.
struct Stuck {
    at: usize,
    found: Found,
}

impl Stuck {
    fn said(&self, words: &[Word], row: &Row) -> Said {
        let next = |(cell, (word, byte)): (&Vec<String>, &(usize, usize))| {
            let rest = cell.get(*word..)?;
            let first = rest.first()?.get(*byte..)?;
            let some: Vec<&str> = std::iter::once(first)
                .chain(rest.iter().skip(1).take(SHOWN - 1).map(String::as_str))
                .collect();
            Some(some.join(" "))
        };
        let expected: Vec<String> = row.cells.iter().zip(&self.found).filter_map(next).collect();
        Said::found(&shown(words, self.at)).one_of(expected)
    }
}

impl Search<'_> {
    /// The word behind the row, if it begins with this one.
    fn row_from(&mut self, start: usize) -> Result<usize, Stuck> {
        let nothing: Found = vec![(0, 0); self.row.cells.len()];
        let mut stuck = Stuck { at: start, found: nothing.clone() };
        let mut seen = HashSet::new();
        let mut ways = vec![(start, nothing)];
        while let Some((at, found)) = ways.pop() {
            if self.is_whole(&found) {
                return Ok(at);
            }
            if at > stuck.at {
                stuck = Stuck { at, found: found.clone() };
            }
            if self.left == 0 {
                break;
            }
            if !seen.insert((at, found.clone())) {
                continue;
            }
            self.left -= 1;
            if self.has_columns(at) {
                ways.push((at + self.columns.len(), found.clone()));
            }
            let Some(word) = self.words.get(at) else { continue };
            // The first cell that fits is tried first.
            for cell in (0..found.len()).rev() {
                if let Some(next) = self.next(&found, cell, word) {
                    ways.push((at + 1, next));
                }
            }
        }
        Err(stuck)
    }

    fn is_whole(&self, found: &Found) -> bool {
        found.iter().zip(&self.row.cells).all(|((words, _), cell)| *words == cell.len())
    }

    fn has_columns(&self, at: usize) -> bool {
        let words = self.words.get(at..at + self.columns.len()).unwrap_or_default();
        !words.is_empty() && words.iter().zip(self.columns).all(|(word, title)| word.text == *title)
    }

    /// What is found with a word of the scan as the next of a cell.
    fn next(&self, found: &Found, cell: usize, word: &Word) -> Option<Found> {
        let (words, bytes) = *found.get(cell)?;
        if found.iter().take(cell).any(|before| *before == (0, 0)) {
            return None;
        }
        let rest = self.row.cells.get(cell)?.get(words)?.get(bytes..)?;
        let place = if rest == word.text {
            (words + 1, 0)
        } else if word.ends_line && word.text.ends_with('-') && rest.starts_with(&word.text) {
            (words, bytes + word.text.len())
        } else {
            return None;
        };
        let mut next = found.clone();
        *next.get_mut(cell)? = place;
        Some(next)
    }
}

/// The words behind this one with which a row could begin.
fn starts_behind<'s>(words: &'s [Word], row: &'s Row, at: usize) -> impl Iterator<Item = usize> + 's {
    let first = row.cells.first().and_then(|cell| cell.first());
    let is_first = move |word: &Word| first.is_some_and(|first| word.text == *first);
    (at + 1..words.len()).filter(move |place| words.get(*place).is_some_and(is_first))
}
