//! Tables as text: CSV in UTF-8, with commas, semicolons or tabs between the cells.

use tieuchi::{Diagnostic, Said};

use crate::table::grid::{At, Grid, Held};
use crate::table::header::Header;
use crate::table::open::broken;

const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

pub(super) fn read(bytes: &[u8]) -> Result<Grid, Box<Diagnostic>> {
    // Bytes that are not UTF-8, such as Windows-1258 or UTF-16, are nobody's to guess.
    let text = tieuchi::utf8(bytes)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // A quote that is not closed would swallow the rest of the table.
    if text.matches('"').count() % 2 == 1 {
        return Err(broken("\""));
    }
    if text.contains('\0') {
        return Err(Box::new(Diagnostic::of(tieuchi::Code::NotATable, Said::found("NUL"))));
    }
    // The separator is the one under which the heading is found; of several, the one with the most columns.
    let mut best: Option<(usize, Grid)> = None;
    for separator in SEPARATORS {
        let grid = split(text, separator)?;
        let columns = Header::find(&grid).map_or(0, |header| header.width());
        if best.as_ref().is_none_or(|(most, _)| columns > *most) {
            best = Some((columns, grid));
        }
    }
    Ok(best.map(|(_, grid)| grid).unwrap_or_default())
}

fn split(text: &str, separator: u8) -> Result<Grid, Box<Diagnostic>> {
    let mut grid = Grid::default();
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut record = ::csv::StringRecord::new();
    let mut row = 0;
    while reader.read_record(&mut record).map_err(|_| broken("CSV"))? {
        row += record.position().map_or(0, |at| blank_lines(text, at.byte()));
        for (column, cell) in (0_u32..).zip(&record) {
            // Line ends within a cell are those of the file.
            grid.put(At { row, column }, Held::Text(cell.replace("\r\n", "\n")))?;
        }
        row += 1;
    }
    Ok(grid)
}

/// How many empty lines stand before a record, which the reader passes over and spreadsheets count as rows.
fn blank_lines(text: &str, from: u64) -> u32 {
    let from = usize::try_from(from).unwrap_or(usize::MAX);
    let (before, rest) = (text.get(..from).unwrap_or_default(), text.get(from..).unwrap_or_default());
    // The second half of a line end that the record before took.
    let rest = if before.ends_with('\r') { rest.strip_prefix('\n').unwrap_or(rest) } else { rest };
    let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let blank = rest.get(..blank).unwrap_or_default();
    let lines = blank.matches('\n').count().max(blank.matches('\r').count());
    u32::try_from(lines).unwrap_or(u32::MAX)
}
