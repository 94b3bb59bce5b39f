//! Workbooks of Excel (ECMA-376): the cells of each sheet with their number formats, formulas and merged cells.
//!
//! Only what a table of criteria needs is read, so that no part of a hostile file is trusted and nothing is expanded.

use std::collections::BTreeMap;

use tieuchi::Diagnostic;

use crate::table::grid::{At, Grid, Held, Merged, Shown};
use crate::table::open::{Parts, broken};
use crate::table::xml::{Step, Xml, attribute, number, shown_by};

pub(super) fn read(parts: &mut Parts<'_>) -> Result<Vec<Grid>, Box<Diagnostic>> {
    let book = "xl/workbook.xml";
    let text = parts.text(book)?.ok_or_else(|| broken(book))?;
    let sheets = sheets(book, &text)?;
    let rels = "xl/_rels/workbook.xml.rels";
    let targets = targets(rels, &parts.text(rels)?.ok_or_else(|| broken(rels))?)?;
    let strings = match parts.text("xl/sharedStrings.xml")? {
        Some(text) => strings("xl/sharedStrings.xml", &text)?,
        None => Vec::new(),
    };
    let formats = match parts.text("xl/styles.xml")? {
        Some(text) => formats("xl/styles.xml", &text)?,
        None => Vec::new(),
    };
    let mut grids = Vec::new();
    for (name, id) in sheets {
        // What is no worksheet, such as a chart, has no cells.
        let Some(target) = targets.get(&id) else { continue };
        let part = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("xl/{target}"),
        };
        let text = parts.text(&part)?.ok_or_else(|| broken(&part))?;
        grids.push(sheet(&name, &part, &text, &strings, &formats)?);
    }
    Ok(grids)
}

/// The names of the sheets, each with the id of its part.
fn sheets(part: &str, text: &str) -> Result<Vec<(String, String)>, Box<Diagnostic>> {
    let (mut xml, mut sheets) = (Xml::new(part, text), Vec::new());
    loop {
        match xml.next()? {
            Step::Start(tag, attributes, _) if tag == "sheet" => {
                let name = attribute(&attributes, "name").ok_or_else(|| broken(part))?;
                let id = attribute(&attributes, "id").ok_or_else(|| broken(part))?;
                sheets.push((name.to_owned(), id.to_owned()));
            }
            Step::Done => return Ok(sheets),
            _ => {}
        }
    }
}

/// The parts of the worksheets by their ids.
fn targets(part: &str, text: &str) -> Result<BTreeMap<String, String>, Box<Diagnostic>> {
    let (mut xml, mut targets) = (Xml::new(part, text), BTreeMap::new());
    loop {
        match xml.next()? {
            Step::Start(tag, attributes, _) if tag == "Relationship" => {
                let of = |name| attribute(&attributes, name).map(str::to_owned);
                let is_sheet = of("Type").is_some_and(|kind| kind.ends_with("/worksheet"));
                if let (true, Some(id), Some(target)) = (is_sheet, of("Id"), of("Target")) {
                    targets.insert(id, target);
                }
            }
            Step::Done => return Ok(targets),
            _ => {}
        }
    }
}

/// The texts that cells refer to by number.
fn strings(part: &str, text: &str) -> Result<Vec<String>, Box<Diagnostic>> {
    let (mut xml, mut strings) = (Xml::new(part, text), Vec::new());
    let (mut current, mut in_text, mut phonetic) = (String::new(), false, false);
    loop {
        match xml.next()? {
            Step::Start(tag, _, closed) => match tag.as_str() {
                "si" if closed => strings.push(String::new()),
                "t" => in_text = !closed && !phonetic,
                // How the text is read aloud is no part of it.
                "rPh" => phonetic = !closed,
                _ => {}
            },
            Step::End(tag) => match tag.as_str() {
                "si" => strings.push(unescaped(&std::mem::take(&mut current))),
                "t" => in_text = false,
                "rPh" => phonetic = false,
                _ => {}
            },
            Step::Text(text) if in_text => current.push_str(&text),
            Step::Text(_) => {}
            Step::Done => return Ok(strings),
        }
    }
}

/// A text with `_x000a_` and the like as the characters that they stand for.
fn unescaped(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let character = from
            .get(2..6)
            .filter(|digits| {
                digits.bytes().all(|byte| byte.is_ascii_hexdigit()) && from.get(6..7) == Some("_")
            })
            .and_then(|digits| char::from_u32(u32::from_str_radix(digits, 16).ok()?));
        let taken = if character.is_some() { 7 } else { 2 };
        match character {
            Some(character) => out.push(character),
            None => out.push_str("_x"),
        }
        rest = from.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// How each style shows a number; `None` for dates.
fn formats(part: &str, text: &str) -> Result<Vec<Option<Shown>>, Box<Diagnostic>> {
    let (mut xml, mut own, mut all) = (Xml::new(part, text), BTreeMap::new(), Vec::new());
    let mut in_cells = false;
    loop {
        match xml.next()? {
            Step::Start(tag, attributes, closed) => match tag.as_str() {
                "numFmt" => {
                    let id = attribute(&attributes, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                    if let (Some(id), Some(code)) = (id, attribute(&attributes, "formatCode")) {
                        own.insert(id, shown_by(code));
                    }
                }
                "cellXfs" => in_cells = !closed,
                "xf" if in_cells => {
                    let id = attribute(&attributes, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    all.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Step::End(tag) if tag == "cellXfs" => in_cells = false,
            Step::Done => return Ok(all),
            _ => {}
        }
    }
}

/// The formats that every workbook has (ECMA-376 part 1, 18.8.30).
fn built_in(id: u32) -> Option<Shown> {
    let shown = |percent, decimals| Some(Shown { percent, decimals });
    match id {
        1 | 3 | 37 | 38 => shown(false, Some(0)),
        2 | 4 | 39 | 40 => shown(false, Some(2)),
        9 => shown(true, Some(0)),
        10 => shown(true, Some(2)),
        14..=22 | 27..=36 | 45..=47 | 50..=58 => None,
        _ => shown(false, None),
    }
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    at: Option<At>,
    kind: String,
    style: usize,
    value: String,
    formula: Option<String>,
    /// Which of its children the text belongs to.
    within: String,
}

fn sheet(
    name: &str,
    part: &str,
    text: &str,
    strings: &[String],
    formats: &[Option<Shown>],
) -> Result<Grid, Box<Diagnostic>> {
    let (mut xml, mut grid, mut merged) = (Xml::new(part, text), Grid::named(name), Vec::new());
    let (mut row, mut column, mut phonetic) = (0_u32, 0_u32, false);
    let mut open: Option<Open> = None;
    loop {
        match xml.next()? {
            Step::Start(tag, attributes, closed) => match tag.as_str() {
                "row" => {
                    // Rows and cells without a place follow the one before.
                    let number = attribute(&attributes, "r").and_then(|number| number.parse::<u32>().ok());
                    row = number.unwrap_or(row.saturating_add(1));
                    column = 0;
                }
                "c" => {
                    let place = match attribute(&attributes, "r") {
                        Some(place) => At::parse(place).ok_or_else(|| broken(part))?,
                        None => At { row: row.saturating_sub(1), column },
                    };
                    column = place.column.saturating_add(1);
                    let of = |name| attribute(&attributes, name).unwrap_or_default().to_owned();
                    let style = of("s").parse().unwrap_or(0);
                    let cell = Open { at: Some(place), kind: of("t"), style, ..Open::default() };
                    open = (!closed).then_some(cell);
                }
                "f" => {
                    if let Some(cell) = &mut open {
                        cell.formula = Some(String::new());
                        cell.within = if closed { String::new() } else { tag };
                    }
                }
                "rPh" => phonetic = !closed,
                "v" | "t" => {
                    if let Some(cell) = open.as_mut().filter(|_| !closed && !phonetic) {
                        cell.within = tag;
                    }
                }
                "mergeCell" => {
                    let of = attribute(&attributes, "ref");
                    merged.extend(of.and_then(Merged::parse));
                }
                _ => {}
            },
            Step::Text(text) => {
                if let Some(cell) = &mut open {
                    match (cell.within.as_str(), &mut cell.formula) {
                        ("f", Some(formula)) => formula.push_str(&text),
                        ("v" | "t", _) => cell.value.push_str(&text),
                        _ => {}
                    }
                }
            }
            Step::End(tag) => match tag.as_str() {
                "c" => {
                    if let Some((at, held)) = open.take().and_then(|cell| held(cell, strings, formats)) {
                        grid.put(at, held)?;
                    }
                }
                "f" | "v" | "t" => {
                    if let Some(cell) = &mut open {
                        cell.within.clear();
                    }
                }
                "rPh" => phonetic = false,
                _ => {}
            },
            Step::Done => break,
        }
    }
    grid.merge(merged)?;
    Ok(grid)
}

/// What a cell holds, with its place; nothing for a cell that only has a format.
fn held(cell: Open, strings: &[String], formats: &[Option<Shown>]) -> Option<(At, Held)> {
    let at = cell.at?;
    if let Some(formula) = cell.formula {
        return Some((at, Held::Formula(formula)));
    }
    if cell.value.is_empty() {
        return None;
    }
    let held = match cell.kind.as_str() {
        "s" => match cell.value.trim().parse::<usize>().ok().and_then(|number| strings.get(number)) {
            Some(text) => Held::Text(text.clone()),
            None => Held::Other(cell.value),
        },
        "inlineStr" | "str" => Held::Text(unescaped(&cell.value)),
        "" | "n" => match formats.get(cell.style).copied().unwrap_or(Some(Shown::default())) {
            Some(shown) => number(&cell.value, shown),
            None => Held::Other(cell.value),
        },
        "b" => Held::Other(if cell.value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
        _ => Held::Other(cell.value),
    };
    Some((at, held))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_characters_are_undone_once() {
        for (text, expected) in [
            ("a_x000a_b", "a\nb"),
            ("_x005F_x000A_", "_x000A_"),
            ("a_xb", "a_xb"),
            ("_x12", "_x12"),
            ("_x00e_", "_x00e_"),
            ("_xD800_", "_xD800_"),
        ] {
            assert_eq!(unescaped(text), expected);
        }
    }
}
