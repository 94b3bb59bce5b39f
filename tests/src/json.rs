//! JSON as a tree that keeps the order of keys and the spelling of numbers, and prints itself in any layout.
//!
//! The engine has a reader and a writer of its own; the tests compare it with this one.

use std::fmt::Write as _;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::dice::Dice;

/// A JSON value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it is spelled.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object, in the order of its keys.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The value of a JSON text whose numbers are whole.
    ///
    /// # Panics
    ///
    /// Where the text is no such JSON.
    pub fn parse(text: &str) -> Self {
        serde_json::from_str(text).expect("it is JSON with whole numbers")
    }

    /// A string.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A number.
    #[expect(clippy::needless_pass_by_value, reason = "calls read better without a reference")]
    pub fn number(number: impl ToString) -> Self {
        Self::Number(number.to_string())
    }

    /// An object of these entries.
    pub fn object<const N: usize>(entries: [(&str, Self); N]) -> Self {
        Self::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The value under a JSON pointer whose keys hold neither `~` nor `/`.
    pub fn under_mut(&mut self, pointer: &str) -> Option<&mut Self> {
        pointer.split('/').skip(1).try_fold(self, |at, step| match at {
            Self::List(items) => items.get_mut(step.parse::<usize>().ok()?),
            Self::Object(entries) => entries.iter_mut().find(|(key, _)| key == step).map(|(_, value)| value),
            _ => None,
        })
    }

    /// Sets the value of a key, at the end where it is new.
    ///
    /// # Panics
    ///
    /// Where this is no object.
    pub fn set(&mut self, key: &str, value: Self) {
        let Self::Object(entries) = self else { panic!("only an object has keys") };
        match entries.iter_mut().find(|(name, _)| name == key) {
            Some(entry) => entry.1 = value,
            None => entries.push((key.to_owned(), value)),
        }
    }

    /// The keys of an object, in its order; none of anything else.
    pub fn keys(&self) -> Vec<&str> {
        match self {
            Self::Object(entries) => entries.iter().map(|(key, _)| key.as_str()).collect(),
            _ => Vec::new(),
        }
    }

    /// The members of a list; none of anything else.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The value with the keys of all objects in the order of their bytes.
    #[must_use]
    pub fn sorted(self) -> Self {
        match self {
            Self::List(items) => Self::List(items.into_iter().map(Self::sorted).collect()),
            Self::Object(entries) => {
                let mut entries: Vec<_> =
                    entries.into_iter().map(|(key, value)| (key, value.sorted())).collect();
                entries.sort_by(|left, right| left.0.as_bytes().cmp(right.0.as_bytes()));
                Self::Object(entries)
            }
            other => other,
        }
    }

    /// The text without white space, with no escape that JSON does not demand.
    pub fn compact(&self) -> String {
        let mut out = String::new();
        self.print(&mut out, &mut Plain);
        out
    }

    /// The same value laid out anew: keys shuffled, white space and escapes at random, numbers as they are.
    pub fn relaid(&self, dice: &mut Dice) -> String {
        let mut out = String::new();
        self.print(&mut out, dice);
        out
    }

    fn print(&self, out: &mut String, hand: &mut impl Hand) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(number) => out.push_str(number),
            Self::Text(text) => quote(text, out, hand),
            Self::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    out.push_str(if at > 0 { "," } else { "" });
                    hand.space(out);
                    item.print(out, hand);
                    hand.space(out);
                }
                out.push(']');
            }
            Self::Object(entries) => {
                let mut order: Vec<_> = entries.iter().collect();
                hand.order(&mut order);
                out.push('{');
                for (at, (key, value)) in order.into_iter().enumerate() {
                    out.push_str(if at > 0 { "," } else { "" });
                    hand.space(out);
                    quote(key, out, hand);
                    hand.space(out);
                    out.push(':');
                    hand.space(out);
                    value.print(out, hand);
                    hand.space(out);
                }
                out.push('}');
            }
        }
    }
}

/// How a text is laid out.
trait Hand {
    fn space(&mut self, _out: &mut String) {}
    fn order<T>(&mut self, _entries: &mut [T]) {}
    fn escapes(&mut self) -> bool {
        false
    }
}

struct Plain;

impl Hand for Plain {}

impl Hand for Dice {
    fn space(&mut self, out: &mut String) {
        out.push_str(self.pick(&["", "", "", " ", "\n  ", "\t", "\r\n", " \n"]));
    }

    fn order<T>(&mut self, entries: &mut [T]) {
        self.shuffle(entries);
    }

    fn escapes(&mut self) -> bool {
        self.below(24) == 0
    }
}

fn quote(text: &str, out: &mut String, hand: &mut impl Hand) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '\u{0}'..='\u{1f}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
            _ if hand.escapes() => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04X}");
                }
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("JSON with whole numbers")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Json, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = object.next_entry()? {
            entries.push(entry);
        }
        Ok(Json::Object(entries))
    }
}
