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
    let before = text.get(..offset).unwrap_or(text);
    let before = before.strip_prefix('\u{feff}').unwrap_or(before);
    let mut at = Position { line: 1, column: 1 };
    let mut carriage_return = false;
    for character in before.chars() {
        let second_half = carriage_return && character == '\n';
        carriage_return = character == '\r';
        if second_half {
            continue;
        }
        if matches!(character, '\n' | '\r') {
            at = Position { line: at.line.saturating_add(1), column: 1 };
        } else {
            at.column = at.column.saturating_add(1);
        }
    }
    at
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
