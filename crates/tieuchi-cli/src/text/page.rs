//! A page: paragraphs wrapped to the width of the screen, by the columns that letters take, not by their number.

use std::fmt::Write as _;

use anstyle::Style;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::text::style;

/// Text under construction.
pub(crate) struct Page {
    text: String,
    width: usize,
}

impl Page {
    pub(crate) fn new(width: usize) -> Self {
        Self { text: String::with_capacity(8 << 10), width }
    }

    pub(crate) const fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn finish(self) -> String {
        self.text
    }

    /// An empty line, unless there is one or nothing stands above.
    pub(crate) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A line drawn across the page.
    pub(crate) fn rule(&mut self) {
        self.text.push_str(&"═".repeat(self.width));
        self.text.push('\n');
    }

    /// The heading of a section, with space above.
    pub(crate) fn heading(&mut self, text: &str) {
        self.gap();
        self.paragraph(0, text, style::BOLD);
    }

    /// A paragraph, indented by so many columns.
    pub(crate) fn paragraph(&mut self, indent: usize, text: &str, style: Style) {
        for line in wrap(text, self.width.saturating_sub(indent)) {
            let _ = writeln!(self.text, "{:indent$}{style}{line}{style:#}", "");
        }
    }

    /// A paragraph that hangs from its lead: the second and later lines stand under the first line's text.
    pub(crate) fn hanging(&mut self, indent: usize, lead: &str, lead_style: Style, text: &str, style: Style) {
        let hang = indent + lead.width() + 1;
        let mut first = true;
        for line in wrap(text, self.width.saturating_sub(hang)) {
            if first {
                let _ = writeln!(
                    self.text,
                    "{:indent$}{lead_style}{lead}{lead_style:#} {style}{line}{style:#}",
                    ""
                );
            } else {
                let _ = writeln!(self.text, "{:hang$}{style}{line}{style:#}", "");
            }
            first = false;
        }
    }

    /// A paragraph that begins with a verdict; the second and later lines stand two columns in.
    pub(crate) fn verdict(&mut self, indent: usize, verdict: &str, style: Style, text: &str) {
        let hang = indent + 2;
        let lines = wrap(&format!("{verdict}: {text}"), self.width.saturating_sub(hang));
        for (number, line) in lines.iter().enumerate() {
            let _ = match line.strip_prefix(verdict) {
                Some(rest) if number == 0 => {
                    writeln!(self.text, "{:indent$}{style}{verdict}{style:#}{rest}", "")
                }
                _ => writeln!(self.text, "{:hang$}{line}", ""),
            };
        }
    }

    /// A label and what it says; the texts of labels padded to the same column stand under one another.
    pub(crate) fn field(&mut self, indent: usize, column: usize, label: &str, text: &str) {
        let pad = column.saturating_sub(label.width() + 1);
        self.hanging(indent, &format!("{label}:{:pad$}", ""), style::FAINT, text, style::PLAIN);
    }

    /// Lines that are laid out already.
    pub(crate) fn lines(&mut self, lines: impl IntoIterator<Item = String>) {
        for line in lines {
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }
}

/// The lines of a text, none wider than so many columns. A word that is wider is broken; a line end stays one.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    text.split('\n').flat_map(|line| wrap_line(line, width.max(1))).collect()
}

fn wrap_line(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() && line.width() + 1 + word.width() <= width {
            line.push(' ');
            line.push_str(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for character in word.chars() {
            if line.width() + character.width().unwrap_or(0) > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push(character);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_filled_by_columns() {
        assert_eq!(wrap("Thị xã Bỉm Sơn", 10), ["Thị xã Bỉm", "Sơn"]);
        // The same in decomposed letters, which are more characters but no more columns.
        assert_eq!(wrap("Thi\u{323} xa\u{303} Bi\u{309}m So\u{31b}n", 10).len(), 2);
        assert_eq!(wrap("表表表", 4), ["表表", "表"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("a b\nc", 9), ["a b", "c"]);
        assert_eq!(wrap("", 3), [""]);
    }
}
