//! The strict JSON reader (RFC 8259): a text becomes a tape, or one error with its place.
//!
//! It does not recurse, so that depth costs no stack.

use std::ops::Range;

use crate::diagnostic::code::Code;
use crate::diagnostic::phrase::{Phrase, Word};
use crate::json::tape::{Kind, Node, Tape};
use crate::limits::Limits;

/// Why a text is not a JSON document that is taken.
pub(crate) struct SyntaxError {
    pub(crate) code: Code,
    pub(crate) span: Range<usize>,
    pub(crate) found: Option<Phrase>,
    pub(crate) expected: Option<Phrase>,
}

/// Reads one document.
pub(crate) fn parse<'t>(text: &'t str, limits: &Limits) -> Result<Tape<'t>, SyntaxError> {
    let most = limits.document_bytes.min(u32::MAX as usize);
    if text.len() > most {
        return Err(SyntaxError {
            code: Code::DocumentTooLarge,
            span: 0..0,
            found: Some(Phrase::number(text.len())),
            expected: Some(Phrase::number(most)),
        });
    }
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        at: start,
        nodes: Vec::with_capacity(text.len() / 12 + 4),
        open: Vec::with_capacity(8),
        limits,
    };
    parser.document()?;
    Ok(Tape { text, nodes: parser.nodes })
}

struct Parser<'t, 'l> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    nodes: Vec<Node>,
    open: Vec<Open>,
    limits: &'l Limits,
}

/// An array or object that is not closed yet.
struct Open {
    node: u32,
    is_object: bool,
    entries: usize,
}

/// What the grammar allows next.
enum Next {
    Value,
    /// A value or the end of the array just opened.
    FirstItem,
    /// A key or the end of the object just opened.
    FirstKey,
    Key,
    /// A comma, the end of what is open, or the end of the document.
    AfterValue,
}

impl Parser<'_, '_> {
    fn document(&mut self) -> Result<(), SyntaxError> {
        self.skip_space();
        if self.at == self.bytes.len() {
            return Err(self.error(Code::EmptyDocument, self.at..self.at));
        }
        let mut next = Next::Value;
        loop {
            self.skip_space();
            next = match next {
                Next::FirstItem if self.take(b']') => self.close(),
                Next::Value | Next::FirstItem => self.value()?,
                Next::FirstKey if self.take(b'}') => self.close(),
                Next::FirstKey | Next::Key => self.key()?,
                Next::AfterValue => match self.open.last_mut() {
                    None if self.at == self.bytes.len() => return Ok(()),
                    None => return Err(self.unexpected(Word::EndOfDocument)),
                    Some(open) => {
                        let is_object = open.is_object;
                        if self.bytes.get(self.at) == Some(&b',') {
                            open.entries += 1;
                            if open.entries >= self.limits.entries {
                                return Err(SyntaxError {
                                    expected: Some(Phrase::number(self.limits.entries)),
                                    ..self.error(Code::TooManyEntries, self.at..self.at + 1)
                                });
                            }
                            self.after_comma(is_object)?
                        } else if self.take(if is_object { b'}' } else { b']' }) {
                            self.close()
                        } else {
                            let word = if is_object { Word::CommaOrBrace } else { Word::CommaOrBracket };
                            return Err(self.unexpected(word));
                        }
                    }
                },
            };
        }
    }

    fn after_comma(&mut self, is_object: bool) -> Result<Next, SyntaxError> {
        let comma = self.at;
        self.at += 1;
        self.skip_space();
        match self.bytes.get(self.at) {
            Some(b'}' | b']') => Err(self.error(Code::TrailingComma, comma..comma + 1)),
            _ if is_object => Ok(Next::Key),
            _ => Ok(Next::Value),
        }
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.bytes.get(self.at) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(found);
        found
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "documents have at most 2³² − 1 bytes, and fewer nodes"
    )]
    fn push(&mut self, kind: Kind, start: usize) {
        let after = self.nodes.len() as u32 + 1;
        self.nodes.push(Node { kind, start: start as u32, end: self.at as u32, after });
    }

    fn value(&mut self) -> Result<Next, SyntaxError> {
        let start = self.at;
        match self.bytes.get(start) {
            Some(b'"') => self.string()?,
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b'{') => return self.open(Kind::Object),
            Some(b'[') => return self.open(Kind::Array),
            Some(b't') => self.literal("true", Kind::True)?,
            Some(b'f') => self.literal("false", Kind::False)?,
            Some(b'n') => self.literal("null", Kind::Null)?,
            _ => return Err(self.unexpected(Word::Value)),
        }
        Ok(Next::AfterValue)
    }

    fn open(&mut self, kind: Kind) -> Result<Next, SyntaxError> {
        if self.open.len() >= self.limits.depth {
            return Err(SyntaxError {
                expected: Some(Phrase::number(self.limits.depth)),
                ..self.error(Code::TooDeep, self.at..self.at + 1)
            });
        }
        let start = self.at;
        self.at += 1;
        let is_object = kind == Kind::Object;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "documents have at most 2³² − 1 bytes, and fewer nodes"
        )]
        self.open.push(Open { node: self.nodes.len() as u32, is_object, entries: 0 });
        self.push(kind, start);
        Ok(if is_object { Next::FirstKey } else { Next::FirstItem })
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "documents have at most 2³² − 1 bytes, and fewer nodes"
    )]
    fn close(&mut self) -> Next {
        let after = self.nodes.len() as u32;
        if let Some(open) = self.open.pop()
            && let Some(node) = self.nodes.get_mut(open.node as usize)
        {
            (node.end, node.after) = (self.at as u32, after);
        }
        Next::AfterValue
    }

    fn key(&mut self) -> Result<Next, SyntaxError> {
        if self.bytes.get(self.at) != Some(&b'"') {
            return Err(self.unexpected(Word::Key));
        }
        self.string()?;
        self.skip_space();
        if self.take(b':') { Ok(Next::Value) } else { Err(self.unexpected(Word::Colon)) }
    }

    fn literal(&mut self, word: &str, kind: Kind) -> Result<(), SyntaxError> {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let whole = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        if whole != word.len() || !rest.starts_with(word.as_bytes()) {
            return Err(self.unexpected(Word::Value));
        }
        self.at += word.len();
        self.push(kind, start);
        Ok(())
    }

    fn number(&mut self) -> Result<(), SyntaxError> {
        let start = self.at;
        self.take(b'-');
        let leading_zero = self.bytes.get(self.at) == Some(&b'0');
        let whole = self.digits();
        let mut well_formed = whole > 0 && !(leading_zero && whole > 1);
        if self.take(b'.') {
            well_formed &= self.digits() > 0;
        }
        if let Some(b'e' | b'E') = self.bytes.get(self.at) {
            self.at += 1;
            if let Some(b'+' | b'-') = self.bytes.get(self.at) {
                self.at += 1;
            }
            well_formed &= self.digits() > 0;
        }
        if !well_formed {
            let end = self.token_end(start);
            return Err(SyntaxError {
                found: Some(Phrase::verbatim(self.text.get(start..end).unwrap_or_default())),
                ..self.error(Code::InvalidNumber, start..end)
            });
        }
        self.push(Kind::Number, start);
        Ok(())
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.bytes.get(self.at) {
            self.at += 1;
        }
        self.at - start
    }

    fn string(&mut self) -> Result<(), SyntaxError> {
        let start = self.at;
        self.at += 1;
        let mut kind = Kind::String;
        loop {
            match self.bytes.get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    kind = Kind::Escaped;
                    self.escape()?;
                }
                Some(0..=0x1f) => return Err(self.error(Code::ControlCharacter, self.at..self.at + 1)),
                Some(_) => self.at += 1,
                None => {
                    return Err(SyntaxError {
                        expected: Some(Phrase::Word(Word::ClosingQuote)),
                        ..self.error(Code::UnexpectedEnd, self.at..self.at)
                    });
                }
            }
        }
        if self.at - start - 1 > self.limits.string_bytes {
            return Err(SyntaxError {
                found: Some(Phrase::number(self.at - start - 1)),
                expected: Some(Phrase::number(self.limits.string_bytes)),
                ..self.error(Code::StringTooLong, start..start + 1)
            });
        }
        self.at += 1;
        self.push(kind, start);
        Ok(())
    }

    fn escape(&mut self) -> Result<(), SyntaxError> {
        let start = self.at;
        match self.bytes.get(start + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 2,
            Some(b'u') => {
                let surrogate = match self.unit(start) {
                    Some(0xd800..=0xdbff) => !matches!(self.unit(start + 6), Some(0xdc00..=0xdfff)),
                    Some(0xdc00..=0xdfff) => true,
                    Some(_) => {
                        self.at += 6;
                        return Ok(());
                    }
                    None => return Err(self.bad_escape(start)),
                };
                if surrogate {
                    return Err(SyntaxError {
                        found: self.text.get(start..start + 6).map(Phrase::verbatim),
                        ..self.error(Code::LoneSurrogate, start..start + 6)
                    });
                }
                self.at += 12;
            }
            _ => return Err(self.bad_escape(start)),
        }
        Ok(())
    }

    fn bad_escape(&self, start: usize) -> SyntaxError {
        let rest = self.text.get(start..).unwrap_or_default();
        let length: usize = rest.chars().take(2).map(char::len_utf8).sum();
        SyntaxError {
            found: rest.get(..length).map(Phrase::verbatim),
            ..self.error(Code::InvalidEscape, start..start + length)
        }
    }

    /// The code unit of a `\uXXXX` at this place.
    fn unit(&self, at: usize) -> Option<u32> {
        let digits = self.bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
        digits.iter().try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?))
    }

    fn error(&self, code: Code, span: Range<usize>) -> SyntaxError {
        let end = span.end.min(self.bytes.len());
        SyntaxError { code, span: span.start.min(end)..end, found: None, expected: None }
    }

    fn unexpected(&self, expected: Word) -> SyntaxError {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let expected = Some(Phrase::Word(expected));
        if rest.is_empty() {
            return SyntaxError { expected, ..self.error(Code::UnexpectedEnd, self.at..self.at) };
        }
        let code = match rest.bytes().next() {
            Some(b'/' | b'#') => Code::Comment,
            _ => Code::UnexpectedToken,
        };
        let end = self.token_end(self.at);
        let found = self.text.get(self.at..end).map(Phrase::verbatim);
        SyntaxError { found, expected, ..self.error(code, self.at..end) }
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
