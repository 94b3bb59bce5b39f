//! A JSON document that can be changed: what a rule author's tools edit, merge and write.
//!
//! Numbers stay the text that they are written as, and keys stay in their order.

use std::collections::HashMap;
use std::fmt::Write as _;

use tieuchi::{Diagnostic, Findings, Json, JsonItem, JsonKind, Limits, json_escaped};

/// Fewer keys are looked for one after another.
const FEW: usize = 16;

/// A JSON value.
///
/// ```
/// use tieuchi::Limits;
/// use tieuchi_author::Tree;
///
/// let mut tree = Tree::parse(r#"{"targets": {"2024": 70.0}}"#, &Limits::default())?;
/// *tree.at_mut("/targets/2024").unwrap() = Tree::text("69.99");
/// assert_eq!(tree.to_json(), r#"{"targets":{"2024":"69.99"}}"#);
/// # Ok::<(), Vec<tieuchi::Diagnostic>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Tree {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it is written.
    Number(String),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// Keys and values, in their order.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// The tree of a JSON text; a key that stands twice is an error.
    pub fn parse(text: &str, limits: &Limits) -> Result<Self, Vec<Diagnostic>> {
        let json = Json::parse(text, limits).map_err(|diagnostic| vec![*diagnostic])?;
        let mut findings = Findings::new(limits);
        let tree = Self::read(json.root(), &mut findings);
        if findings.failed() { Err(findings.finish(text)) } else { Ok(tree) }
    }

    /// The tree of a value that was read; keys that stand twice are reported.
    pub fn read(item: JsonItem<'_, '_>, findings: &mut Findings<'_>) -> Self {
        match item.kind() {
            JsonKind::Null => Self::Null,
            JsonKind::True => Self::Bool(true),
            JsonKind::False => Self::Bool(false),
            JsonKind::Number => Self::Number(item.raw().to_owned()),
            JsonKind::String => Self::Text(item.string().unwrap_or_default().into_owned()),
            JsonKind::Array => Self::List(item.items().map(|item| Self::read(item, findings)).collect()),
            JsonKind::Object => {
                let entries = findings.entries(item);
                let read = |(_, name, value): (_, std::borrow::Cow<'_, str>, _)| {
                    (name.into_owned(), Self::read(value, findings))
                };
                Self::Object(entries.into_iter().map(read).collect())
            }
        }
    }

    /// A string.
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// An object of these entries.
    pub fn object<K: Into<String>>(entries: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::Object(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    /// What a string says.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The members of a list; none of what is no list.
    pub fn items(&self) -> &[Self] {
        if let Self::List(items) = self { items } else { &[] }
    }

    /// The keys and values of an object; none of what is no object.
    pub fn entries(&self) -> &[(String, Self)] {
        if let Self::Object(entries) = self { entries } else { &[] }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The value of a key.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        let Self::Object(entries) = self else { return None };
        entries.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// Sets the value of a key, a new one behind all others; nothing happens to what is no object.
    pub fn set(&mut self, key: &str, value: Self) {
        if let Some(held) = self.get_mut(key) {
            *held = value;
        } else if let Self::Object(entries) = self {
            entries.push((key.to_owned(), value));
        }
    }

    /// Takes a key with its value out of an object.
    pub fn take(&mut self, key: &str) -> Option<Self> {
        let Self::Object(entries) = self else { return None };
        let place = entries.iter().position(|(name, _)| name == key)?;
        Some(entries.remove(place).1)
    }

    /// The value at a JSON pointer (RFC 6901).
    pub fn at(&self, pointer: &str) -> Option<&Self> {
        names(pointer).try_fold(self, |tree, name| match tree {
            Self::List(items) => items.get(name.parse::<usize>().ok()?),
            _ => tree.get(&name),
        })
    }

    /// The value at a JSON pointer (RFC 6901).
    pub fn at_mut(&mut self, pointer: &str) -> Option<&mut Self> {
        names(pointer).try_fold(self, |tree, name| match tree {
            Self::List(items) => items.get_mut(name.parse::<usize>().ok()?),
            _ => tree.get_mut(&name),
        })
    }

    /// Applies a JSON Merge Patch (RFC 7396): objects are merged key by key, `null` removes a key, anything else replaces
    /// what is there.
    ///
    /// ```
    /// # use tieuchi::Limits;
    /// # use tieuchi_author::Tree;
    /// # let parse = |text| Tree::parse(text, &Limits::default());
    /// let mut dossier = parse(r#"{"year": 2024, "values": {"A": 1, "B": 2}}"#)?;
    /// dossier.merge(&parse(r#"{"year": 2025, "values": {"A": null, "C": true}}"#)?);
    /// assert_eq!(dossier.to_json(), r#"{"year":2025,"values":{"B":2,"C":true}}"#);
    /// # Ok::<(), Vec<tieuchi::Diagnostic>>(())
    /// ```
    pub fn merge(&mut self, patch: &Self) {
        let Self::Object(changes) = patch else {
            *self = patch.clone();
            return;
        };
        if !matches!(self, Self::Object(_)) {
            *self = Self::Object(Vec::new());
        }
        let Self::Object(entries) = self else { return };
        let places: HashMap<String, usize> = match changes.len() {
            0..FEW => HashMap::new(),
            _ => entries.iter().enumerate().map(|(place, (key, _))| (key.clone(), place)).collect(),
        };
        let mut removed = vec![false; entries.len()];
        for (key, change) in changes {
            let place = match changes.len() {
                0..FEW => entries.iter().position(|(name, _)| name == key),
                _ => places.get(key).copied(),
            };
            let held = place.and_then(|place| Some((entries.get_mut(place)?, removed.get_mut(place)?)));
            match (held, change) {
                (Some((_, removed)), Self::Null) => *removed = true,
                (Some(((_, value), _)), change) => value.merge(change),
                (None, Self::Null) => {}
                (None, change) => {
                    // So that what is null within it is left out.
                    let mut new = Self::Null;
                    new.merge(change);
                    entries.push((key.clone(), new));
                    removed.push(false);
                }
            }
        }
        let mut removed = removed.into_iter();
        entries.retain(|_| !removed.next().unwrap_or_default());
    }

    /// The tree as JSON, without white space.
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, Form::Compact);
        out
    }

    /// The tree as JSON with a line for each member and two spaces for each level; a line end at the end.
    pub fn to_lines(&self) -> String {
        self.to_lines_with(&[])
    }

    /// The same, with each member of the lists under these keys on one line.
    pub(crate) fn to_lines_with(&self, tables: &[&str]) -> String {
        let mut out = String::new();
        self.write(&mut out, Form::Lines { level: 0, is_table: false, tables });
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String, form: Form<'_>) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(number) => out.push_str(number),
            Self::Text(text) => write_string(out, text),
            Self::List(items) => {
                out.push('[');
                for (number, item) in items.iter().enumerate() {
                    form.separate(out, number);
                    item.write(out, form.item());
                }
                form.close(out, items.is_empty());
                out.push(']');
            }
            Self::Object(entries) => {
                out.push('{');
                for (number, (key, value)) in entries.iter().enumerate() {
                    form.separate(out, number);
                    write_string(out, key);
                    out.push_str(if form == Form::Compact { ":" } else { ": " });
                    value.write(out, form.value(key));
                }
                form.close(out, entries.is_empty());
                out.push('}');
            }
        }
    }
}

/// How a tree is laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form<'f> {
    /// Without white space.
    Compact,
    /// On one line, a space behind each comma and colon.
    Line,
    /// On lines of their own, so many levels in; the members of a table on one line each.
    Lines { level: usize, is_table: bool, tables: &'f [&'f str] },
}

impl Form<'_> {
    /// That of the members of a list.
    fn item(self) -> Self {
        match self {
            Self::Lines { is_table: true, .. } => Self::Line,
            form => form.value(""),
        }
    }

    /// That of the value of a key.
    fn value(self, key: &str) -> Self {
        match self {
            Self::Lines { level, tables, .. } => {
                Self::Lines { level: level + 1, is_table: tables.contains(&key), tables }
            }
            form => form,
        }
    }

    fn separate(self, out: &mut String, number: usize) {
        if number > 0 {
            out.push(',');
        }
        match self {
            Self::Line if number > 0 => out.push(' '),
            Self::Lines { level, .. } => indent(out, level + 1),
            _ => {}
        }
    }

    fn close(self, out: &mut String, is_empty: bool) {
        if let Self::Lines { level, .. } = self
            && !is_empty
        {
            indent(out, level);
        }
    }
}

/// A key as it stands in a JSON pointer.
pub(crate) fn in_pointer(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The names of a JSON pointer.
fn names(pointer: &str) -> impl Iterator<Item = String> {
    pointer.split('/').skip(1).map(|name| name.replace("~1", "/").replace("~0", "~"))
}

fn write_string(out: &mut String, text: &str) {
    let _ = write!(out, "\"{}\"", json_escaped(text));
}

fn indent(out: &mut String, level: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", level));
}
