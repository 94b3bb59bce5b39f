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
        inner: Open { node: 0, end: NOTHING, entries: 0 },
        outer: Vec::with_capacity(8),
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
    /// What was opened last and is not closed yet.
    inner: Open,
    /// What that stands in, the document first.
    outer: Vec<Open>,
    limits: &'l Limits,
}

/// An array or object, or the document as a whole.
#[derive(Clone, Copy)]
struct Open {
    node: u32,
    /// The byte that closes it.
    end: u8,
    entries: usize,
}

/// What closes the document: a byte that no text holds.
const NOTHING: u8 = 0xff;

impl Parser<'_, '_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn document(&mut self, start: usize) -> Read<()> {
        let mut at = self.skip_space(start);
        if at == self.bytes.len() {
            return Err(self.error(Code::EmptyDocument, at..at));
        }
        loop {
            at = match self.byte(at) {
                Some(b'"') => self.string(at)?,
                Some(b'-' | b'0'..=b'9') => self.number(at)?,
                Some(open @ (b'{' | b'[')) => {
                    at = self.open(at, open == b'{')?;
                    if self.byte(at) != Some(self.inner.end) {
                        at = self.key(at)?;
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
            loop {
                match self.byte(at) {
                    Some(b',') => break,
                    Some(b' ' | b'\n' | b'\r' | b'\t') => {}
                    Some(byte) if byte == self.inner.end => self.close(at + 1),
                    _ => return self.finish(at),
                }
                at += 1;
            }
            at = self.comma(at)?;
            at = self.key(at)?;
        }
    }

    /// The end of the document, or whatever stands where it, an end or a comma should.
    #[cold]
    fn finish(&self, at: usize) -> Read<()> {
        match self.inner.end {
            NOTHING if at == self.bytes.len() => Ok(()),
            NOTHING => Err(self.unexpected(at, Word::EndOfDocument)),
            b'}' => Err(self.unexpected(at, Word::CommaOrBrace)),
            _ => Err(self.unexpected(at, Word::CommaOrBracket)),
        }
    }

    /// Reads a comma, up to the next entry.
    fn comma(&mut self, at: usize) -> Read<usize> {
        if self.inner.end == NOTHING {
            return Err(self.unexpected(at, Word::EndOfDocument));
        }
        self.inner.entries += 1;
        if self.inner.entries >= self.limits.entries {
            let most = Phrase::number(self.limits.entries);
            return Err(self.error(Code::TooManyEntries, at..at + 1).expected(most));
        }
        let next = self.skip_space(at + 1);
        match self.byte(next) {
            Some(b'}' | b']') => Err(self.error(Code::TrailingComma, at..at + 1)),
            _ => Ok(next),
        }
    }

    /// Reads the key of an entry, up to its value; the entries of an array have none.
    #[expect(clippy::inline_always, reason = "see `string`")]
    #[inline(always)]
    fn key(&mut self, at: usize) -> Read<usize> {
        if self.inner.end != b'}' {
            return Ok(at);
        }
        if self.byte(at) != Some(b'"') {
            return Err(self.no_key(at));
        }
        let at = self.string(at)?;
        self.colon(at)
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
        if self.outer.len() >= self.limits.depth {
            let most = Phrase::number(self.limits.depth);
            return Err(self.error(Code::TooDeep, at..at + 1).expected(most));
        }
        let (kind, end) = if is_object { (Kind::Object, b'}') } else { (Kind::Array, b']') };
        self.outer.push(self.inner);
        self.inner = Open { node: self.nodes.len() as u32, end, entries: 0 };
        self.push(kind, at, at + 1);
        let first = self.skip_space(at + 1);
        if self.limits.entries == 0 && self.byte(first) != Some(end) {
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
        if let Some(node) = self.nodes.get_mut(self.inner.node as usize) {
            (node.end, node.after) = (end as u32, after);
        }
        if let Some(outer) = self.outer.pop() {
            self.inner = outer;
        }
    }

    /// Reads the colon behind a key, up to the value.
    fn colon(&self, at: usize) -> Read<usize> {
        // As most writers lay it out.
        if let Some([b':', b' ', b'!'..=0xff, ..]) = self.bytes.get(at..) {
            return Ok(at + 2);
        }
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

    #[expect(clippy::inline_always, reason = "a call costs as much as reading the usual short string")]
    #[inline(always)]
    fn string(&mut self, start: usize) -> Read<usize> {
        let end = self.skip_plain(start + 1);
        if self.byte(end) != Some(b'"') || end - start - 1 > self.limits.string_bytes {
            return self.string_with_escapes(start, end);
        }
        self.push(Kind::String, start, end + 1);
        Ok(end + 1)
    }

    /// Reads on in a string from where it cannot go on as it is, or is too long.
    #[cold]
    fn string_with_escapes(&mut self, start: usize, mut at: usize) -> Read<usize> {
        while self.byte(at) != Some(b'"') {
            at = self.escape(at)?;
            at = self.skip_plain(at);
        }
        let length = at - start - 1;
        if length > self.limits.string_bytes {
            let most = Phrase::number(self.limits.string_bytes);
            let error = self.error(Code::StringTooLong, start..start + 1);
            return Err(error.found(Phrase::number(length)).expected(most));
        }
        self.push(Kind::Escaped, start, at + 1);
        Ok(at + 1)
    }

    fn skip_plain(&self, at: usize) -> usize {
        at + plain_bytes(self.bytes.get(at..).unwrap_or_default())
    }

    /// Reads an escape; nothing else may stand where a string cannot go on as it is.
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

    /// What is wrong where a key must stand. A digit right behind a number's comma can be nothing but the rest of a decimal
    /// with a comma.
    #[cold]
    fn no_key(&self, at: usize) -> SyntaxError {
        let is_before = |node: &&Node| node.kind == Kind::Number && node.end as usize + 1 == at;
        let number = self.nodes.last().filter(is_before);
        if let (Some(number), Some(b'0'..=b'9')) = (number, self.byte(at)) {
            let span = number.start as usize..self.token_end(at);
            let found = Phrase::verbatim(self.text.get(span.clone()).unwrap_or_default());
            return self.error(Code::DecimalComma, span).found(found);
        }
        self.unexpected(at, Word::Key)
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
