//! The strict JSON reader (RFC 8259): a text becomes a tape, or one error with its place.
//!
//! It does not recurse, so that depth costs no stack.

use std::ops::Range;

use crate::diagnostic::code::Code;
use crate::diagnostic::phrase::{Phrase, Word};
use crate::json::plain::plain_bytes;
use crate::json::tape::{Kind, Node, Tape};
use crate::limits::Limits;

/// Why a text is not a JSON document that is taken. It is boxed, so that what is read passes through registers.
pub(crate) struct SyntaxError(pub(crate) Box<Wrong>);

/// What is wrong, and where.
pub(crate) struct Wrong {
    pub(crate) code: Code,
    pub(crate) span: Range<usize>,
    pub(crate) found: Option<Phrase>,
    pub(crate) expected: Option<Phrase>,
}

impl SyntaxError {
    fn found(mut self, found: Phrase) -> Self {
        self.0.found = Some(found);
        self
    }

    fn expected(mut self, expected: Phrase) -> Self {
        self.0.expected = Some(expected);
        self
    }
}

type Read<T> = Result<T, SyntaxError>;

/// Reads one document.
pub(crate) fn parse<'t>(text: &'t str, limits: &Limits) -> Read<Tape<'t>> {
    let most = limits.document_bytes.min(u32::MAX as usize);
    if text.len() > most {
        return Err(SyntaxError(Box::new(Wrong {
            code: Code::DocumentTooLarge,
            span: 0..0,
            found: Some(Phrase::number(text.len())),
            expected: Some(Phrase::number(most)),
        })));
    }
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        nodes: Vec::with_capacity(text.len() / 8 + 4),
        open: Vec::with_capacity(8),
        limits,
    };
    parser.document(start)?;
    Ok(Tape { text, nodes: parser.nodes })
}

/// Its functions take the place where they start to read, and return the place behind what they read.
struct Parser<'t, 'l> {
    text: &'t str,
    bytes: &'t [u8],
    nodes: Vec<Node>,
    open: Vec<Open>,
    limits: &'l Limits,
}

/// An array or object that is not closed yet.
struct Open {
    node: u32,
    /// The byte that closes it.
    end: u8,
    entries: usize,
}

impl Parser<'_, '_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn document(&mut self, start: usize) -> Read<()> {
        let mut at = self.skip_space(start);
        if at == self.bytes.len() {
            return Err(self.error(Code::EmptyDocument, at..at));
        }
        // Whether a key must stand here; else a value must.
        let mut key = false;
        loop {
            at = match self.byte(at) {
                Some(b'"') => {
                    let end = self.string(at)?;
                    if key {
                        at = self.colon(end)?;
                        key = false;
                        continue;
                    }
                    end
                }
                _ if key => return Err(self.unexpected(at, Word::Key)),
                Some(b'-' | b'0'..=b'9') => self.number(at)?,
                Some(open @ (b'{' | b'[')) => {
                    at = self.open(at, open == b'{')?;
                    if !self.is_end(at) {
                        key = open == b'{';
                        continue;
                    }
                    at
                }
                Some(b't') => self.literal(at, "true", Kind::True)?,
                Some(b'f') => self.literal(at, "false", Kind::False)?,
                Some(b'n') => self.literal(at, "null", Kind::Null)?,
                _ => return Err(self.unexpected(at, Word::Value)),
            };
            // Behind it, the ends of what it ends, and then a comma or the end of the document.
            at = self.skip_space(at);
            while self.is_end(at) {
                self.close(at + 1);
                at = self.skip_space(at + 1);
            }
            let Some(open) = self.open.last_mut() else {
                let whole = at == self.bytes.len();
                return if whole { Ok(()) } else { Err(self.unexpected(at, Word::EndOfDocument)) };
            };
            key = open.end == b'}';
            open.entries += 1;
            let too_many = open.entries >= self.limits.entries;
            at = self.comma(at, key, too_many)?;
        }
    }

    /// Whether the end of what was opened last stands here.
    fn is_end(&self, at: usize) -> bool {
        self.open.last().is_some_and(|open| self.byte(at) == Some(open.end))
    }

    fn comma(&self, at: usize, in_object: bool, too_many: bool) -> Read<usize> {
        if self.byte(at) != Some(b',') {
            return Err(
                self.unexpected(at, if in_object { Word::CommaOrBrace } else { Word::CommaOrBracket })
            );
        }
        if too_many {
            let most = Phrase::number(self.limits.entries);
            return Err(self.error(Code::TooManyEntries, at..at + 1).expected(most));
        }
        let next = self.skip_space(at + 1);
        match self.byte(next) {
            Some(b'}' | b']') => Err(self.error(Code::TrailingComma, at..at + 1)),
            _ => Ok(next),
        }
    }

    fn skip_space(&self, mut at: usize) -> usize {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte(at) {
            at += 1;
        }
        at
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "documents have at most 2³² − 1 bytes, and fewer nodes"
    )]
    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        let after = self.nodes.len() as u32 + 1;
        self.nodes.push(Node { kind, start: start as u32, end: end as u32, after });
    }

    /// Opens an array or object and returns the place of what stands first in it, or of its end.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "documents have at most 2³² − 1 bytes, and fewer nodes"
    )]
    fn open(&mut self, at: usize, is_object: bool) -> Read<usize> {
        if self.open.len() >= self.limits.depth {
            let most = Phrase::number(self.limits.depth);
            return Err(self.error(Code::TooDeep, at..at + 1).expected(most));
        }
        let (kind, end) = if is_object { (Kind::Object, b'}') } else { (Kind::Array, b']') };
        self.open.push(Open { node: self.nodes.len() as u32, end, entries: 0 });
        self.push(kind, at, at + 1);
        let first = self.skip_space(at + 1);
        if self.limits.entries == 0 && !self.is_end(first) {
            return Err(self.error(Code::TooManyEntries, first..first + 1).expected(Phrase::number(0)));
        }
        Ok(first)
    }

    /// Ends what was opened last.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "documents have at most 2³² − 1 bytes, and fewer nodes"
    )]
    fn close(&mut self, end: usize) {
        let after = self.nodes.len() as u32;
        if let Some(open) = self.open.pop()
            && let Some(node) = self.nodes.get_mut(open.node as usize)
        {
            (node.end, node.after) = (end as u32, after);
        }
    }

    /// Reads the colon behind a key, up to the value.
    fn colon(&self, at: usize) -> Read<usize> {
        let at = self.skip_space(at);
        match self.byte(at) {
            Some(b':') => Ok(self.skip_space(at + 1)),
            _ => Err(self.unexpected(at, Word::Colon)),
        }
    }

    fn literal(&mut self, at: usize, word: &str, kind: Kind) -> Read<usize> {
        let rest = self.bytes.get(at..).unwrap_or_default();
        let whole = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        if whole != word.len() || !rest.starts_with(word.as_bytes()) {
            return Err(self.unexpected(at, Word::Value));
        }
        self.push(kind, at, at + whole);
        Ok(at + whole)
    }

    fn number(&mut self, start: usize) -> Read<usize> {
        let sign = usize::from(self.byte(start) == Some(b'-'));
        let mut at = self.skip_digits(start + sign);
        let whole = at - start - sign;
        let leading_zero = self.byte(start + sign) == Some(b'0');
        let mut well_formed = whole > 0 && !(leading_zero && whole > 1);
        if self.byte(at) == Some(b'.') {
            let end = self.skip_digits(at + 1);
            well_formed &= end > at + 1;
            at = end;
        }
        if let Some(b'e' | b'E') = self.byte(at) {
            let sign = usize::from(matches!(self.byte(at + 1), Some(b'+' | b'-')));
            let end = self.skip_digits(at + 1 + sign);
            well_formed &= end > at + 1 + sign;
            at = end;
        }
        if !well_formed {
            let end = self.token_end(start);
            let found = Phrase::verbatim(self.text.get(start..end).unwrap_or_default());
            return Err(self.error(Code::InvalidNumber, start..end).found(found));
        }
        self.push(Kind::Number, start, at);
        Ok(at)
    }

    fn skip_digits(&self, mut at: usize) -> usize {
        while let Some(b'0'..=b'9') = self.byte(at) {
            at += 1;
        }
        at
    }

    fn string(&mut self, start: usize) -> Read<usize> {
        let mut kind = Kind::String;
        let mut at = self.skip_plain(start + 1);
        while self.byte(at) != Some(b'"') {
            kind = Kind::Escaped;
            at = self.escape(at)?;
            at = self.skip_plain(at);
        }
        let length = at - start - 1;
        if length > self.limits.string_bytes {
            let most = Phrase::number(self.limits.string_bytes);
            let error = self.error(Code::StringTooLong, start..start + 1);
            return Err(error.found(Phrase::number(length)).expected(most));
        }
        self.push(kind, start, at + 1);
        Ok(at + 1)
    }

    fn skip_plain(&self, at: usize) -> usize {
        at + plain_bytes(self.bytes.get(at..).unwrap_or_default())
    }

    /// Reads an escape; nothing else may stand where a string cannot go on as it is.
    #[cold]
    fn escape(&self, start: usize) -> Read<usize> {
        match self.byte(start) {
            Some(b'\\') => {}
            Some(_) => return Err(self.error(Code::ControlCharacter, start..start + 1)),
            None => {
                let quote = Phrase::Word(Word::ClosingQuote);
                return Err(self.error(Code::UnexpectedEnd, start..start).expected(quote));
            }
        }
        match self.byte(start + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => return Ok(start + 2),
            Some(b'u') => {}
            _ => return Err(self.bad_escape(start)),
        }
        let surrogate = match self.unit(start) {
            Some(0xd800..=0xdbff) => !matches!(self.unit(start + 6), Some(0xdc00..=0xdfff)),
            Some(0xdc00..=0xdfff) => true,
            Some(_) => return Ok(start + 6),
            None => return Err(self.bad_escape(start)),
        };
        if surrogate {
            let found = Phrase::verbatim(self.text.get(start..start + 6).unwrap_or_default());
            return Err(self.error(Code::LoneSurrogate, start..start + 6).found(found));
        }
        Ok(start + 12)
    }

    fn bad_escape(&self, start: usize) -> SyntaxError {
        let rest = self.text.get(start..).unwrap_or_default();
        let length: usize = rest.chars().take(2).map(char::len_utf8).sum();
        let found = Phrase::verbatim(rest.get(..length).unwrap_or_default());
        self.error(Code::InvalidEscape, start..start + length).found(found)
    }

    /// The code unit of a `\uXXXX` at this place.
    fn unit(&self, at: usize) -> Option<u32> {
        let digits = self.bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
        digits.iter().try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?))
    }

    #[cold]
    fn error(&self, code: Code, span: Range<usize>) -> SyntaxError {
        let end = span.end.min(self.bytes.len());
        SyntaxError(Box::new(Wrong { code, span: span.start.min(end)..end, found: None, expected: None }))
    }

    #[cold]
    fn unexpected(&self, at: usize, expected: Word) -> SyntaxError {
        let rest = self.text.get(at..).unwrap_or_default();
        let expected = Phrase::Word(expected);
        if rest.is_empty() {
            return self.error(Code::UnexpectedEnd, at..at).expected(expected);
        }
        let code = match rest.bytes().next() {
            Some(b'/' | b'#') => Code::Comment,
            _ => Code::UnexpectedToken,
        };
        let end = self.token_end(at);
        let found = Phrase::verbatim(self.text.get(at..end).unwrap_or_default());
        self.error(code, at..end).found(found).expected(expected)
    }

    /// The end of a word or number at this place, or of the one character that stands there.
    fn token_end(&self, start: usize) -> usize {
        let rest = self.text.get(start..).unwrap_or_default();
        let is_word =
            |character: &char| character.is_alphanumeric() || matches!(character, '.' | '+' | '-' | '_');
        let word: usize = rest.chars().take_while(is_word).take(64).map(char::len_utf8).sum();
        start + if word > 0 { word } else { rest.chars().next().map_or(0, char::len_utf8) }
    }
}
