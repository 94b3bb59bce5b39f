//! Tables with light lines, every column of a given width, so that tables under one another line up.

use anstyle::Style;
use comfy_table::{
    ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle, Width,
};

/// Lines inside, none around.
const LINES: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction('│'))
    .header_separator(LineStyle::none().fill('─').junction('┼'))
    .content_lines(ContentLineStyle::none().junction('│'))
    .row_separator(LineStyle::none().fill('┈').junction('┼'));

/// What stands between two columns: a space, a line, a space.
const BETWEEN: usize = 3;

/// What stands left and right of all columns.
const AROUND: usize = 2;

/// The lines above the rows: the titles and the line under them.
const HEAD: usize = 2;

/// A column: what stands above it, and how many columns of the screen it takes.
pub(crate) struct Column<'t> {
    pub(crate) title: &'t str,
    pub(crate) width: usize,
}

/// How much is left for one more column beside these.
pub(crate) fn room(page: usize, others: &[usize]) -> usize {
    let taken: usize = others.iter().map(|width| width + BETWEEN).sum();
    page.saturating_sub(taken + AROUND)
}

/// The lines of a table. The last column of a row is shown in the row's style; it must not hold a `│`.
pub(crate) fn table(columns: &[Column<'_>], rows: Vec<(Vec<String>, Style)>) -> Vec<String> {
    let mut table = Table::new();
    table.load_style(LINES).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(columns.iter().map(|column| column.title));
    let mut styles = Vec::with_capacity(rows.len());
    for (cells, style) in rows {
        table.add_row(cells);
        styles.push(style);
    }
    let padded = |width: usize| u16::try_from(width + AROUND).unwrap_or(u16::MAX);
    let all: u16 = columns.iter().map(|column| padded(column.width) + 1).sum();
    table.set_width(all);
    table.set_constraints(
        columns.iter().map(|column| ColumnConstraint::Absolute(Width::Fixed(padded(column.width)))),
    );
    let mut lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    let is_plain = lines.len() < HEAD + 2 * styles.len();
    paint(&mut lines, styles);
    if is_plain {
        // Where no row has a second line, nothing needs parting.
        let mut number = 0;
        lines.retain(|line| {
            number += 1;
            number <= HEAD || !is_between(line)
        });
    }
    lines
}

/// Whether a line stands between rows: those of rows have spaces.
fn is_between(line: &str) -> bool {
    line.chars().all(|character| matches!(character, '─' | '┈' | '┼'))
}

/// Styles the last column: rows follow the header's line and are parted by lines.
fn paint(lines: &mut [String], styles: Vec<Style>) {
    let mut styles = styles.into_iter();
    let mut style = Style::new();
    for line in lines {
        if is_between(line) {
            style = styles.next().unwrap_or_default();
        } else if let Some((before, last)) = line.rsplit_once('│')
            && !last.trim().is_empty()
            && !style.is_plain()
        {
            *line = format!("{before}│{style}{last}{style:#}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_lines_in_a_cell_do_no_harm() {
        let columns = [Column { title: "a", width: 5 }, Column { title: "b", width: 2 }];
        let bold = Style::new().bold();
        let rows = vec![
            (vec!["┼─┈ │".to_owned(), "x".to_owned()], bold),
            (vec!["ấ".to_owned(), "y".to_owned()], Style::new()),
        ];
        let lines = table(&columns, rows);
        let painted = format!(" ┼─┈ │ │{bold} x{bold:#}");
        assert_eq!(lines, [" a     │ b", "───────┼────", painted.as_str(), " ấ     │ y"]);
    }

    #[test]
    fn rows_are_parted_where_one_has_a_second_line() {
        let columns = [Column { title: "a", width: 3 }, Column { title: "b", width: 1 }];
        let row = |text: &str| (vec![text.to_owned(), "x".to_owned()], Style::new());
        assert_eq!(
            table(&columns, vec![row("a b c"), row("d")]),
            [" a   │ b", "─────┼───", " a b │ x", " c   │", "┈┈┈┈┈┼┈┈┈", " d   │ x"]
        );
    }
}
