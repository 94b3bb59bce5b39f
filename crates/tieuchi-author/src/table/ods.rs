//! Workbooks of `LibreOffice` (`OpenDocument` 1.2 and later): the same as of Excel's.

use tieuchi::{Code, Diagnostic};

use crate::table::grid::{At, Grid, Held, MOST_COLUMNS, Merged, Shown};
use crate::table::open::{Parts, broken, refuse};
use crate::table::xml::{Step, Xml, attribute, number};

const PART: &str = "content.xml";

pub(super) fn read(parts: &mut Parts<'_>) -> Result<Vec<Grid>, Box<Diagnostic>> {
    let manifest = parts.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(refuse(Code::WorkbookEncrypted));
    }
    let text = parts.text(PART)?.ok_or_else(|| broken(PART))?;
    let mut reader =
        Reader { xml: Xml::new(PART, &text), grids: Vec::new(), row: 0, column: 0, merged: Vec::new() };
    reader.read()?;
    Ok(reader.grids)
}

struct Reader<'x> {
    xml: Xml<'x>,
    grids: Vec<Grid>,
    row: u32,
    column: u32,
    merged: Vec<Merged>,
}

impl Reader<'_> {
    fn read(&mut self) -> Result<(), Box<Diagnostic>> {
        let mut rows_repeated = 1;
        loop {
            match self.xml.next()? {
                Step::Start(tag, attributes, closed) => match tag.as_str() {
                    "table" => {
                        self.grids.push(Grid::named(attribute(&attributes, "name").unwrap_or_default()));
                        self.row = 0;
                    }
                    "table-row" => {
                        rows_repeated = count(&attributes, "number-rows-repeated");
                        self.column = 0;
                        if closed {
                            self.row = self.row.saturating_add(rows_repeated);
                        }
                    }
                    "table-cell" | "covered-table-cell" => {
                        self.cell(&tag, &attributes, closed, rows_repeated)?;
                    }
                    _ => {}
                },
                Step::End(tag) => match tag.as_str() {
                    "table-row" => self.row = self.row.saturating_add(rows_repeated),
                    "table" => {
                        let merged = std::mem::take(&mut self.merged);
                        if let Some(grid) = self.grids.last_mut() {
                            grid.merge(merged)?;
                        }
                    }
                    _ => {}
                },
                Step::Text(_) => {}
                Step::Done => return Ok(()),
            }
        }
    }

    fn cell(
        &mut self,
        tag: &str,
        attributes: &[(String, String)],
        closed: bool,
        rows: u32,
    ) -> Result<(), Box<Diagnostic>> {
        let text = if closed { String::new() } else { self.text(tag)? };
        let first = At { row: self.row, column: self.column };
        let columns = count(attributes, "number-columns-repeated");
        self.column = self.column.saturating_add(columns);
        let (across, down) =
            (count(attributes, "number-columns-spanned"), count(attributes, "number-rows-spanned"));
        if across > 1 || down > 1 {
            let last = At {
                row: first.row.saturating_add(down - 1),
                column: first.column.saturating_add(across - 1),
            };
            self.merged.push(Merged { first, last });
        }
        let Some(held) = held(attributes, text) else { return Ok(()) };
        let Some(grid) = self.grids.last_mut() else { return Err(broken(PART)) };
        // Filled cells are hardly ever repeated; where they are, each counts.
        for row in 0..rows {
            for column in 0..columns.min(MOST_COLUMNS.saturating_add(1)) {
                let at =
                    At { row: first.row.saturating_add(row), column: first.column.saturating_add(column) };
                grid.put(at, held.clone())?;
            }
        }
        Ok(())
    }

    /// The paragraphs of a cell, a line each; its notes and drawings are no part of it.
    fn text(&mut self, cell: &str) -> Result<String, Box<Diagnostic>> {
        let (mut text, mut paragraphs, mut aside) = (String::new(), 0, 0_usize);
        loop {
            match self.xml.next()? {
                Step::Start(tag, attributes, closed) => match tag.as_str() {
                    "annotation" | "shape" | "frame" | "custom-shape" if !closed => aside += 1,
                    _ if aside > 0 => {}
                    "p" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                    }
                    "s" => {
                        let spaces = count(&attributes, "c").min(1_000);
                        text.extend(std::iter::repeat_n(' ', spaces as usize));
                    }
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    _ => {}
                },
                Step::Text(words) if aside == 0 && paragraphs > 0 => text.push_str(&words),
                Step::Text(_) => {}
                Step::End(tag) if tag == cell => return Ok(text),
                Step::End(tag) => {
                    if matches!(tag.as_str(), "annotation" | "shape" | "frame" | "custom-shape") {
                        aside = aside.saturating_sub(1);
                    }
                }
                Step::Done => return Err(broken(PART)),
            }
        }
    }
}

/// How often, or how many; one where it is not said.
fn count(attributes: &[(String, String)], name: &str) -> u32 {
    attribute(attributes, name).and_then(|number| number.parse().ok()).unwrap_or(1).max(1)
}

fn held(attributes: &[(String, String)], text: String) -> Option<Held> {
    if let Some(formula) = attribute(attributes, "formula") {
        return Some(Held::Formula(formula.to_owned()));
    }
    let value = attribute(attributes, "value").unwrap_or_default();
    Some(match attribute(attributes, "value-type").unwrap_or_default() {
        "float" | "currency" => number(value, Shown { percent: false, decimals: shown_decimals(&text) }),
        "percentage" => number(value, Shown { percent: true, decimals: shown_decimals(&text) }),
        "date" | "time" | "boolean" => Held::Other(text),
        _ if text.is_empty() => return None,
        _ => Held::Text(text),
    })
}

/// How many decimals the text of a number shows, which says more than the format it came from.
fn shown_decimals(text: &str) -> Option<usize> {
    let digits = |part: &str| part.bytes().take_while(u8::is_ascii_digit).count();
    match text.rsplit_once([',', '.']) {
        Some((_, after)) => Some(digits(after)),
        None => (!text.is_empty()).then_some(0),
    }
}
