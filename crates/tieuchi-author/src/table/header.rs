//! Where the table begins and what its columns are, told by the words of its heading.

use std::collections::BTreeMap;

use tieuchi::{Code, Said};

use crate::table::finding::TableFinding;
use crate::table::grid::{At, Grid, Held, one_line};

/// What a column of the table says.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Column {
    /// STT.
    Number,
    /// Tiêu chí.
    Title,
    /// Đơn vị tính.
    Unit,
    /// The targets of a year.
    Year(u16),
    /// Targets of every year.
    EveryYear,
    /// Cơ quan chủ trì.
    Lead,
    /// Cơ quan phối hợp.
    Coordinating,
    /// Văn bản liên quan.
    Related,
    /// A key of a review sheet: `/title/en`.
    Key(String),
}

/// How the number's column is called in the second row of a review sheet's heading.
pub(super) const NUMBER: &str = "No.";

/// The heading of a table.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// The first row of it, and the first row behind it.
    pub(super) first: u32,
    pub(super) end: u32,
    pub(super) columns: BTreeMap<Column, u32>,
    /// Columns that are none of those that are read, and columns that stand twice.
    unread: Vec<(At, String, bool)>,
}

impl Header {
    /// The first heading of a sheet.
    pub(super) fn find(grid: &Grid) -> Option<Self> {
        grid.rows().into_iter().find_map(|row| Self::at(grid, row))
    }

    /// How many columns are read.
    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// The column, where the table has it.
    pub(super) fn column(&self, column: &Column) -> Option<u32> {
        self.columns.get(column).copied()
    }

    /// The columns of years, in the order of the table.
    pub(super) fn years(&self) -> Vec<(u16, u32)> {
        let mut years: Vec<(u16, u32)> = Vec::new();
        for (column, at) in &self.columns {
            if let Column::Year(year) = column {
                years.push((*year, *at));
            }
        }
        years
    }

    /// The columns of a review sheet's keys.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&str, u32)> {
        self.columns.iter().filter_map(|(column, at)| match column {
            Column::Key(key) => Some((key.as_str(), *at)),
            _ => None,
        })
    }

    /// Whether it is the heading of a review sheet, whose cells say everything of a criterion.
    pub(super) fn is_review(&self) -> bool {
        self.columns.contains_key(&Column::Key("/measure/kind".to_owned()))
    }

    /// What is to be said of the heading.
    pub(super) fn findings(&self, grid: &Grid) -> Vec<TableFinding> {
        let each = |(at, name, twice): &(At, String, bool)| {
            grid.say(*at, if *twice { Code::ColumnTwice } else { Code::ColumnLeftOut }, Said::found(name))
        };
        self.unread.iter().map(each).collect()
    }

    /// The heading that begins in this row, if one does.
    pub(super) fn at(grid: &Grid, row: u32) -> Option<Self> {
        let has = |wanted: &Column, most: usize| {
            grid.row(row).find_map(|(at, held)| match held {
                // Most rows are none of a heading, and are told by short cells alone.
                Held::Text(text)
                    if text.len() <= most && column(&one_line(text)).as_ref() == Some(wanted) =>
                {
                    Some(at)
                }
                _ => None,
            })
        };
        let number = has(&Column::Number, 40)?;
        has(&Column::Title, usize::MAX)?;
        let words_end = Self::end(grid, number);
        let end = words_end + u32::from(Self::is_numbering(grid, words_end));
        let mut header = Self { first: row, end, columns: BTreeMap::new(), unread: Vec::new() };
        for number in 0..=grid.end().column {
            let at = At { row, column: number };
            let words = Self::words(grid, at, words_end);
            if words.is_empty() {
                continue;
            }
            let key = words.iter().find(|word| word.starts_with('/'));
            let found = match key {
                Some(key) => Some(Column::Key((*key).clone())),
                None => column(&words.join(" ")),
            };
            let first = words.first().cloned().unwrap_or_default();
            match found {
                Some(found) if header.columns.contains_key(&found) => header.unread.push((at, first, true)),
                Some(found) => {
                    header.columns.insert(found, number);
                }
                None => header.unread.push((at, words.join(" "), false)),
            }
        }
        Some(header)
    }

    /// The first row behind the words of the heading that has the number's column here.
    fn end(grid: &Grid, number: At) -> u32 {
        let below = number.row + 1;
        let merged = grid.merged_from(number).map(|merged| merged.last.row + 1);
        let mut end = merged.unwrap_or(below);
        if end == below {
            let below_number = grid.words(At { row: below, column: number.column });
            let more = match below_number.as_deref() {
                // The English heading of a review sheet.
                Some(NUMBER) => true,
                Some(_) => false,
                None => grid.row(below).any(|(at, _)| {
                    grid.words(at).is_some_and(|words| matches!(column(&words), Some(Column::Year(_))))
                }),
            };
            end += u32::from(more);
        }
        end
    }

    /// Whether a row only numbers the columns: 1, 2, 3 or (1), (2), (3).
    fn is_numbering(grid: &Grid, row: u32) -> bool {
        let numbers: Vec<String> = grid.row(row).filter_map(|(at, _)| grid.words(at)).collect();
        let counted = numbers.iter().enumerate().all(|(place, words)| {
            words.trim_matches(['(', ')']).parse::<usize>().is_ok_and(|number| number == place + 1)
        });
        counted && numbers.len() > 2
    }

    /// What the rows of the heading say in a column, each thing once.
    fn words(grid: &Grid, first: At, end: u32) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for row in first.row..end {
            let at = At { row, ..first };
            let own = grid.words(at).or_else(|| {
                let covering = grid.covering(at)?;
                (covering.first.row >= first.row).then(|| grid.words(covering.first)).flatten()
            });
            if let Some(words) = own
                && !all.contains(&words)
            {
                all.push(words);
            }
        }
        all
    }
}

/// The column that words of a heading name.
fn column(words: &str) -> Option<Column> {
    let words = words.to_lowercase();
    let plain: String = words
        .chars()
        .map(|character| if matches!(character, '.' | ':' | '/' | '(' | ')' | ',') { ' ' } else { character })
        .collect();
    let plain = one_line(&plain);
    let parts: Vec<&str> = plain.split(' ').collect();
    if let Some(year) = year(&parts) {
        return Some(Column::Year(year));
    }
    // The words of a bilingual heading's first language.
    let starts = |start: &str| plain == start || plain.starts_with(&format!("{start} "));
    let has = |word: &str| plain.contains(word);
    if starts("stt") || plain == "tt" || starts("tt no") || starts("số tt") || starts("số thứ tự") {
        Some(Column::Number)
    } else if has("chủ trì")
        || has("cơ quan phụ trách")
        || has("đơn vị phụ trách")
        || has("cơ quan hướng dẫn")
    {
        Some(Column::Lead)
    } else if has("phối hợp") {
        Some(Column::Coordinating)
    } else if has("văn bản") || starts("căn cứ") {
        Some(Column::Related)
    } else if starts("đơn vị tính") || starts("đvt") || plain == "đơn vị" {
        Some(Column::Unit)
    } else if starts("chỉ tiêu mọi năm") || plain == "chỉ tiêu" || plain == "mục tiêu" || plain == "yêu cầu"
    {
        Some(Column::EveryYear)
    } else if has("tiêu chí") && !starts("mã") && plain.chars().count() <= 60 {
        Some(Column::Title)
    } else {
        None
    }
}

/// The year that a heading names as that of a target, and says no more of: `Chỉ tiêu năm 2025`, but not `Thực hiện năm 2023`.
fn year(words: &[&str]) -> Option<u16> {
    let mut found = None;
    for word in words {
        match word.parse::<u16>() {
            Ok(year @ 1900..=2999) if word.len() == 4 && found.is_none_or(|found| found == year) => {
                found = Some(year);
            }
            _ if matches!(*word, "năm" | "chỉ" | "tiêu" | "mục" | "kế" | "hoạch" | "year" | "target") =>
                {}
            _ => return None,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_told_by_their_words() {
        for (words, expected) in [
            ("STT", Some(Column::Number)),
            ("TT", Some(Column::Number)),
            ("Nhóm tiêu chí/ tiêu chí thành phần", Some(Column::Title)),
            ("TIÊU CHÍ", Some(Column::Title)),
            ("Đơn vị tính", Some(Column::Unit)),
            ("Năm 2024", Some(Column::Year(2024))),
            ("Chỉ tiêu năm 2025", Some(Column::Year(2025))),
            ("2025", Some(Column::Year(2025))),
            ("Năm 2025 Year 2025", Some(Column::Year(2025))),
            ("Chỉ tiêu", Some(Column::EveryYear)),
            ("Cơ quan chủ trì hướng dẫn và đánh giá", Some(Column::Lead)),
            ("Cơ quan phối hợp", Some(Column::Coordinating)),
            ("Văn bản liên quan đến các tiêu chí", Some(Column::Related)),
            ("Thực hiện năm 2023", None),
            ("Đến năm 2025", None),
            ("Ghi chú", None),
        ] {
            assert_eq!(column(words), expected, "{words}");
        }
    }
}
