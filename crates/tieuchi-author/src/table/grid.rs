//! A sheet as cells with their places, whatever file it came from.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

use tieuchi::{Code, Diagnostic, Said};

use crate::table::finding::TableFinding;

/// The most rows, columns and filled cells that a sheet may have.
pub(super) const MOST_ROWS: u32 = 100_000;
pub(super) const MOST_COLUMNS: u32 = 1_000;
pub(super) const MOST_CELLS: usize = 1_000_000;

/// Row and column of a cell, from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct At {
    pub(super) row: u32,
    pub(super) column: u32,
}

/// As spreadsheets write it: `E7`.
impl fmt::Display for At {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut letters, mut rest) = (Vec::new(), self.column + 1);
        while rest > 0 {
            rest -= 1;
            letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
            rest /= 26;
        }
        letters.iter().rev().try_for_each(|letter| write!(out, "{letter}"))?;
        write!(out, "{}", u64::from(self.row) + 1)
    }
}

impl At {
    /// The place that a spreadsheet writes as `E7`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (letters, digits) = (text.get(..letters)?, text.get(letters..)?);
        if letters.is_empty() || letters.len() > 3 || digits.len() > 7 {
            return None;
        }
        let column = letters
            .bytes()
            .fold(0_u32, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
        Some(Self { row: digits.parse::<u32>().ok()?.checked_sub(1)?, column: column - 1 })
    }
}

/// What a cell holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Held {
    Text(String),
    /// A number: its shortest exact text, and how it is shown.
    Number(String, Shown),
    /// A formula, whatever it last came to.
    Formula(String),
    /// An error, a truth value or a date.
    Other(String),
}

/// How a number is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Shown {
    pub(super) percent: bool,
    /// How many decimals; `None` where as many as there are.
    pub(super) decimals: Option<usize>,
}

/// A rectangle of cells merged into one, both corners included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Merged {
    pub(super) first: At,
    pub(super) last: At,
}

impl fmt::Display for Merged {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.first, self.last)
    }
}

impl Merged {
    /// The rectangle that a spreadsheet writes as `E7:E8`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once(':')?;
        Some(Self { first: At::parse(first)?, last: At::parse(last)? })
    }
}

/// A sheet.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Grid {
    /// Its name; empty for a file that is one table without a name.
    pub(super) name: String,
    cells: BTreeMap<At, Held>,
    merged: Vec<Merged>,
    /// Covered cells, each with the number of what covers it.
    covered: HashMap<At, usize>,
}

impl Grid {
    pub(super) fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Puts something in a cell; nothing where there is no room for more.
    pub(super) fn put(&mut self, at: At, held: Held) -> Result<(), Box<Diagnostic>> {
        for (number, most) in [
            (at.row as usize, MOST_ROWS as usize),
            (at.column as usize, MOST_COLUMNS as usize),
            (self.cells.len(), MOST_CELLS),
        ] {
            if number >= most {
                return Err(Box::new(Diagnostic::of(
                    Code::SheetTooLarge,
                    Said::default().expected_number(most),
                )));
            }
        }
        let blank = matches!(&held, Held::Text(text) if text.chars().all(char::is_whitespace));
        if !blank {
            self.cells.insert(at, held);
        }
        Ok(())
    }

    /// Says which cells are merged, once all cells are in their places.
    pub(super) fn merge(&mut self, merged: Vec<Merged>) -> Result<(), Box<Diagnostic>> {
        let end = self.end();
        let mut room = MOST_CELLS;
        for (number, rectangle) in merged.iter().enumerate() {
            for row in rectangle.first.row..=rectangle.last.row.min(end.row) {
                for column in rectangle.first.column..=rectangle.last.column.min(end.column) {
                    room = room.checked_sub(1).ok_or_else(|| {
                        let said = Said::default().expected_number(MOST_CELLS);
                        Box::new(Diagnostic::of(Code::SheetTooLarge, said))
                    })?;
                    let at = At { row, column };
                    if at != rectangle.first {
                        self.covered.insert(at, number);
                    }
                }
            }
        }
        self.merged = merged;
        Ok(())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The last row and the last column with anything in them.
    pub(super) fn end(&self) -> At {
        let row = self.cells.keys().next_back().map_or(0, |at| at.row);
        At { row, column: self.cells.keys().map(|at| at.column).max().unwrap_or(0) }
    }

    /// The rows with anything in them.
    pub(super) fn rows(&self) -> BTreeSet<u32> {
        self.cells.keys().map(|at| at.row).collect()
    }

    /// What a cell itself holds.
    pub(super) fn get(&self, at: At) -> Option<&Held> {
        self.cells.get(&at)
    }

    /// The filled cells of a row.
    pub(super) fn row(&self, row: u32) -> impl Iterator<Item = (At, &Held)> {
        let (first, last) = (At { row, column: 0 }, At { row, column: u32::MAX });
        self.cells.range(first..=last).map(|(at, held)| (*at, held))
    }

    /// What covers a cell other than the first of a merged rectangle.
    pub(super) fn covering(&self, at: At) -> Option<Merged> {
        self.merged.get(*self.covered.get(&at)?).copied()
    }

    /// The rectangle whose first cell this is.
    pub(super) fn merged_from(&self, at: At) -> Option<Merged> {
        self.merged.iter().find(|merged| merged.first == at).copied()
    }

    /// What a cell says as a text, on one line; nothing for what is none.
    pub(super) fn words(&self, at: At) -> Option<String> {
        match self.get(at)? {
            Held::Text(text) => Some(one_line(text)),
            Held::Number(number, _) => Some(number.clone()),
            Held::Formula(_) | Held::Other(_) => None,
        }
    }

    /// A finding of a cell.
    pub(super) fn say(&self, at: At, code: Code, said: Said) -> TableFinding {
        TableFinding::at(&self.name, &at.to_string(), Diagnostic::of(code, said))
    }

    /// A finding of the sheet as a whole.
    pub(super) fn say_whole(&self, code: Code, said: Said) -> TableFinding {
        TableFinding::at(&self.name, "", Diagnostic::of(code, said))
    }
}

/// A text with every run of white space as one space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_written_as_spreadsheets_write_them() {
        for (row, column, text) in
            [(0, 0, "A1"), (6, 4, "E7"), (0, 25, "Z1"), (0, 26, "AA1"), (9, 702, "AAA10")]
        {
            assert_eq!(At { row, column }.to_string(), text);
            assert_eq!(At::parse(text), Some(At { row, column }));
        }
        for wrong in ["", "7", "E", "E0", "EEEE7", "E99999999", "7E", "É1"] {
            assert_eq!(At::parse(wrong), None, "{wrong}");
        }
    }
}
