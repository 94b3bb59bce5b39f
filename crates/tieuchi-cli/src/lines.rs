//! Lines of a stream, one at a time, in constant memory however long a line is.

use std::io::{self, BufRead};

/// Reads the lines of a stream that are not blank.
pub(crate) struct Lines<R> {
    source: R,
    most: usize,
    number: u64,
    line: Vec<u8>,
}

/// What stands on a line.
#[derive(PartialEq, Eq, Debug)]
pub(crate) enum Line<'l> {
    /// Its bytes, without the line end.
    Bytes(&'l [u8]),
    /// Its length up to the line feed; it was too long to be held.
    TooLong(usize),
}

const MARK: &[u8] = "\u{feff}".as_bytes();

impl<R: BufRead> Lines<R> {
    /// Lines of at most so many bytes.
    pub(crate) fn new(source: R, most: usize) -> Self {
        Self { source, most, number: 0, line: Vec::new() }
    }

    /// The next line that is not blank, with its number from 1; blank lines count.
    pub(crate) fn next(&mut self) -> io::Result<Option<(u64, Line<'_>)>> {
        loop {
            let Some(length) = self.read()? else { return Ok(None) };
            self.number += 1;
            if length > self.line.len() {
                return Ok(Some((self.number, Line::TooLong(length))));
            }
            // A byte-order mark stands before the first line, not on it.
            if self.number == 1 && self.line.starts_with(MARK) {
                self.line.drain(..MARK.len());
            }
            if self.line.last() == Some(&b'\r') {
                self.line.pop();
            }
            if self.line.len() > self.most {
                return Ok(Some((self.number, Line::TooLong(length))));
            }
            // What JSON calls white space.
            if !self.line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r')) {
                break;
            }
        }
        Ok(Some((self.number, Line::Bytes(&self.line))))
    }

    /// Reads up to the next line end and gives the length of the line; `None` at the end of the stream. What goes
    /// beyond the limit, by more than a mark and a CR, is counted and not kept.
    fn read(&mut self) -> io::Result<Option<usize>> {
        self.line.clear();
        let room = self.most.saturating_add(MARK.len() + 1);
        let mut length = 0_usize;
        let mut any = false;
        loop {
            let chunk = match self.source.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if chunk.is_empty() {
                return Ok(any.then_some(length));
            }
            any = true;
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
            length = length.saturating_add(part.len());
            let kept = part.len().min(room.saturating_sub(self.line.len()));
            self.line.extend_from_slice(part.get(..kept).unwrap_or_default());
            let used = part.len() + usize::from(end.is_some());
            self.source.consume(used);
            if end.is_some() {
                return Ok(Some(length));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &[u8], most: usize) -> Vec<(u64, Result<String, usize>)> {
        // A buffer of three bytes makes every seam show.
        let mut lines = Lines::new(io::BufReader::with_capacity(3, text), most);
        let mut found = Vec::new();
        while let Ok(Some((number, line))) = lines.next() {
            found.push((
                number,
                match line {
                    Line::Bytes(bytes) => Ok(String::from_utf8_lossy(bytes).into_owned()),
                    Line::TooLong(length) => Err(length),
                },
            ));
        }
        found
    }

    #[test]
    fn lines_are_counted_with_the_blank_ones() {
        let text = "\u{feff}{1}\r\n\r\n  \n{2}\n\n{3}";
        let expected = vec![(1, Ok("{1}".to_owned())), (4, Ok("{2}".to_owned())), (6, Ok("{3}".to_owned()))];
        assert_eq!(all(text.as_bytes(), 10), expected);
        assert_eq!(all(b"", 10), []);
        assert_eq!(all(b"\n\n", 10), []);
    }

    #[test]
    fn a_line_that_is_too_long_is_counted_and_skipped() {
        let ok = |text: &str| Ok(text.to_owned());
        assert_eq!(all(b"1234\n12345\n1234\r\n", 4), [(1, ok("1234")), (2, Err(5)), (3, ok("1234"))]);
        assert_eq!(all(b"123456789012345\nab", 4), [(1, Err(15)), (2, ok("ab"))]);
        let marked = "\u{feff}1234\r\n\u{feff}12345\r\n";
        assert_eq!(all(marked.as_bytes(), 4), [(1, ok("1234")), (2, Err(9))]);
    }
}
