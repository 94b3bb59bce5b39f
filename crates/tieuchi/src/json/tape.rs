//! A read JSON document as a flat list of nodes, each with its place in the text.

use std::borrow::Cow;
use std::ops::Range;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Null,
    True,
    False,
    Number,
    /// A string without escapes.
    String,
    /// A string with escapes.
    Escaped,
    Array,
    Object,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    pub(crate) kind: Kind,
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The number of the node behind this one and all that is in it.
    pub(crate) after: u32,
}

/// All nodes of one document, in the order of the text. In an object, keys and values alternate.
pub(crate) struct Tape<'t> {
    pub(crate) text: &'t str,
    pub(crate) nodes: Vec<Node>,
}

impl<'t> Tape<'t> {
    pub(crate) fn root(&self) -> Item<'_, 't> {
        Item { tape: self, number: 0 }
    }
}

/// One value (or key) of a document.
#[derive(Clone, Copy)]
pub(crate) struct Item<'p, 't> {
    tape: &'p Tape<'t>,
    number: u32,
}

impl<'p, 't> Item<'p, 't> {
    fn node(self) -> Node {
        let nothing = Node { kind: Kind::Null, start: 0, end: 0, after: u32::MAX };
        self.tape.nodes.get(self.number as usize).copied().unwrap_or(nothing)
    }

    pub(crate) fn kind(self) -> Kind {
        self.node().kind
    }

    pub(crate) fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// Where it stands, in bytes of the text.
    pub(crate) fn span(self) -> Range<usize> {
        let node = self.node();
        node.start as usize..node.end as usize
    }

    /// The text as written, with the quotes of a string.
    pub(crate) fn raw(self) -> &'t str {
        self.tape.text.get(self.span()).unwrap_or_default()
    }

    /// What a string says; nothing for what is not a string.
    pub(crate) fn string(self) -> Option<Cow<'t, str>> {
        match self.kind() {
            Kind::String => Some(Cow::Borrowed(self.inner())),
            Kind::Escaped => Some(Cow::Owned(unescape(self.inner()))),
            _ => None,
        }
    }

    /// Whether it is a string that says this.
    pub(crate) fn says(self, text: &str) -> bool {
        match self.plain() {
            Some(bytes) => bytes == text.as_bytes(),
            None => self.kind() == Kind::Escaped && unescape(self.inner()) == text,
        }
    }

    /// The bytes of a string without escapes.
    pub(crate) fn plain(self) -> Option<&'t [u8]> {
        let Node { kind, start, end, .. } = self.node();
        if kind != Kind::String {
            return None;
        }
        self.tape.text.as_bytes().get(start as usize + 1..end as usize - 1)
    }

    /// What stands between the quotes of a string.
    fn inner(self) -> &'t str {
        let Range { start, end } = self.span();
        self.tape.text.get(start + 1..end - 1).unwrap_or_default()
    }

    /// The values of an array; nothing for what is not an array.
    pub(crate) fn items(self) -> impl Iterator<Item = Item<'p, 't>> {
        let is_array = self.kind() == Kind::Array;
        Children { tape: self.tape, next: self.number + 1, end: if is_array { self.node().after } else { 0 } }
    }

    /// The keys and values of an object; nothing for what is not an object.
    pub(crate) fn entries(self) -> impl Iterator<Item = (Item<'p, 't>, Item<'p, 't>)> {
        let Node { kind, after, .. } = self.node();
        let end = if kind == Kind::Object { after } else { 0 };
        let mut next = self.number + 1;
        std::iter::from_fn(move || {
            (next < end).then(|| {
                // A key is a single node.
                let [key, value] = [next, next + 1].map(|number| Item { tape: self.tape, number });
                next = value.node().after;
                (key, value)
            })
        })
    }

    /// The value of the first entry with this key.
    pub(crate) fn get(self, key: &str) -> Option<Item<'p, 't>> {
        self.entries().find(|(name, _)| name.says(key)).map(|(_, value)| value)
    }

    /// The JSON pointer (RFC 6901) of this item; a key's is that of its value.
    pub(crate) fn pointer(self) -> String {
        let mut pointer = String::new();
        let mut at = self.tape.root();
        'down: while at.number != self.number {
            for (index, item) in at.items().enumerate() {
                if item.holds(self.number) {
                    pointer.push('/');
                    pointer.push_str(&index.to_string());
                    at = item;
                    continue 'down;
                }
            }
            for (key, value) in at.entries() {
                if key.number == self.number || value.holds(self.number) {
                    pointer.push('/');
                    pointer.push_str(&escape_pointer(&key.string().unwrap_or_default()));
                    if key.number == self.number {
                        return pointer;
                    }
                    at = value;
                    continue 'down;
                }
            }
            return pointer;
        }
        pointer
    }

    fn holds(self, number: u32) -> bool {
        (self.number..self.node().after).contains(&number)
    }
}

struct Children<'p, 't> {
    tape: &'p Tape<'t>,
    next: u32,
    end: u32,
}

impl<'p, 't> Iterator for Children<'p, 't> {
    type Item = Item<'p, 't>;

    fn next(&mut self) -> Option<Item<'p, 't>> {
        (self.next < self.end).then(|| {
            let item = Item { tape: self.tape, number: self.next };
            self.next = item.node().after;
            item
        })
    }
}

fn escape_pointer(key: &str) -> Cow<'_, str> {
    if key.contains(['~', '/']) {
        Cow::Owned(key.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(key)
    }
}

/// Undoes the escapes of a string that the parser found well formed.
fn unescape(escaped: &str) -> String {
    let mut text = String::with_capacity(escaped.len());
    let mut rest = escaped;
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let mut characters = escape.chars();
        match characters.next() {
            Some('u') => {
                let (character, length) = unicode_escape(escape);
                text.push(character);
                rest = escape.get(length..).unwrap_or_default();
                continue;
            }
            Some('b') => text.push('\u{8}'),
            Some('f') => text.push('\u{c}'),
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            Some('t') => text.push('\t'),
            Some(other) => text.push(other),
            None => {}
        }
        rest = characters.as_str();
    }
    text.push_str(rest);
    text
}

/// The character behind `u0041` or `ud83d\ude00`, and how many bytes it took.
fn unicode_escape(escape: &str) -> (char, usize) {
    let unit = |at: usize| escape.get(at..at + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    match unit(1) {
        Some(high @ 0xd800..=0xdbff) => {
            let low = unit(7).unwrap_or(0xdc00);
            let code = 0x1_0000 + ((high - 0xd800) << 10) + low.wrapping_sub(0xdc00);
            (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 11)
        }
        code => (code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER), 5),
    }
}
