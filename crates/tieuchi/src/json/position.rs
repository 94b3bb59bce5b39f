//! Lines and columns.

/// A place in a text, both numbers from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Position {
    pub(crate) line: u32,
    /// In characters (Unicode scalar values), a byte-order mark not counted.
    pub(crate) column: u32,
}

/// The place of a byte of the text. Lines end with LF, CR LF or CR.
pub(crate) fn position(text: &str, offset: usize) -> Position {
    Positions::of(text).of_byte(offset)
}

/// The places of bytes that are asked for in the order of the text, in one pass over it.
pub(crate) struct Positions<'t> {
    text: &'t str,
    /// The byte that was asked for last, and its place.
    offset: usize,
    at: Position,
    carriage_return: bool,
}

impl<'t> Positions<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let offset = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Self { text, offset, at: Position { line: 1, column: 1 }, carriage_return: false }
    }

    /// The place of a byte that does not stand before the one asked for last.
    pub(crate) fn of_byte(&mut self, offset: usize) -> Position {
        let between = self.text.get(self.offset..offset).unwrap_or_default();
        self.offset += between.len();
        for character in between.chars() {
            let second_half = self.carriage_return && character == '\n';
            self.carriage_return = character == '\r';
            if second_half {
                continue;
            }
            if matches!(character, '\n' | '\r') {
                self.at = Position { line: self.at.line.saturating_add(1), column: 1 };
            } else {
                self.at.column = self.at.column.saturating_add(1);
            }
        }
        self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_as_editors_do() {
        let at = |text: &str, offset| {
            let Position { line, column } = position(text, offset);
            (line, column)
        };
        assert_eq!(at("", 0), (1, 1));
        assert_eq!(at("ấ{", 3), (1, 2));
        assert_eq!(at("a\nb", 2), (2, 1));
        assert_eq!(at("a\r\nb", 3), (2, 1));
        assert_eq!(at("a\rb", 2), (2, 1));
        assert_eq!(at("\u{feff}a", 3), (1, 1));
        assert_eq!(at("\u{feff}a", 4), (1, 2));
    }
}
