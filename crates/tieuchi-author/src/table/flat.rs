//! A document as cells: every value under the path of its keys, `/source/quote`, `/printed#1`, and back.

use std::collections::BTreeMap;

use tieuchi::{Limits, json_escaped};

use crate::table::grid::At;
use crate::tree::{Tree, in_pointer};

/// The values of a document with their paths, in its order. Members of lists are counted from 1.
pub(super) fn flatten(tree: &Tree, path: &str, out: &mut Vec<(String, String)>) {
    match tree {
        Tree::Object(entries) if !entries.is_empty() => {
            for (key, value) in entries {
                flatten(value, &format!("{path}/{}", escaped(key)), out);
            }
        }
        Tree::List(items) if !items.is_empty() => {
            for (number, item) in items.iter().enumerate() {
                flatten(item, &format!("{path}#{}", number + 1), out);
            }
        }
        leaf => out.push((path.to_owned(), write(leaf))),
    }
}

fn escaped(key: &str) -> String {
    in_pointer(key).replace('#', "~2")
}

fn unescaped(key: &str) -> String {
    key.replace("~2", "#").replace("~1", "/").replace("~0", "~")
}

/// What a cell says of a value: a text as it is, and in quotes, as JSON writes it, where it would be taken for something else.
pub(super) fn write(leaf: &Tree) -> String {
    match leaf {
        Tree::Text(text) if is_plain(text) => text.clone(),
        Tree::Text(text) => {
            let escaped: String = json_escaped(text)
                .chars()
                .map(|character| match character {
                    // What XML cannot hold, and what makes a spreadsheet or a reader see nothing.
                    '\u{fffe}' | '\u{ffff}' | '\u{feff}' | '\u{7f}' => {
                        format!("\\u{:04x}", u32::from(character))
                    }
                    _ => character.to_string(),
                })
                .collect();
            format!("\"{escaped}\"")
        }
        other => other.to_json(),
    }
}

/// Whether a text stands in a cell as it is.
pub(super) fn is_plain(text: &str) -> bool {
    let hidden = |character: char| {
        (character.is_control() && character != '\n')
            || matches!(character, '\u{fffe}' | '\u{ffff}' | '\u{feff}')
    };
    // A spreadsheet takes what begins with these for a formula when it opens a CSV file.
    let formula = text.starts_with(['=', '+', '-', '@']);
    let word = matches!(text, "" | "{}" | "[]" | "null" | "true" | "false");
    !word && !formula && !text.starts_with('"') && text.trim() == text && !text.chars().any(hidden)
}

/// The value that a cell says.
pub(super) fn read(text: &str, number: bool) -> Tree {
    let text = text.trim();
    let json = || Tree::parse(text, &Limits::default());
    let is_json = matches!(text, "{}" | "[]" | "null" | "true" | "false") || number || text.starts_with('"');
    match json() {
        Ok(tree) if is_json => tree,
        _ => Tree::text(text),
    }
}

/// Whether the value at a path of a rule set is a number.
pub(super) fn is_number(path: &str) -> bool {
    path == "/format"
        || path.starts_with("/years#")
        || matches!(path, "/declared/groups" | "/declared/criteria")
        || path.starts_with("/declared/per_group/")
}

/// The cell that a value comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    /// The number of the sheet.
    pub(super) sheet: usize,
    pub(super) at: At,
}

/// A document while it is put together from cells.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Leaf(Tree, Place),
    Object(Vec<(String, Node)>),
    List(BTreeMap<usize, Node>),
}

/// The places of values, by their JSON pointers.
pub(super) type Places = Vec<(String, Place)>;

impl Node {
    pub(super) fn object() -> Self {
        Self::Object(Vec::new())
    }

    /// Puts a value under a path. `None`: the path is none, or something stands there already.
    pub(super) fn put(&mut self, path: &str, value: Self) -> Option<()> {
        let mut steps = Vec::new();
        for key in path.strip_prefix('/')?.split('/') {
            let mut parts = key.split('#');
            steps.push(Key::Name(unescaped(parts.next()?)));
            for number in parts {
                steps.push(Key::Number(number.parse().ok().filter(|number| *number > 0)?));
            }
        }
        self.put_at(&steps, value)
    }

    fn put_at(&mut self, steps: &[Key], value: Self) -> Option<()> {
        let (first, rest) = steps.split_first()?;
        let fresh = || match rest.first() {
            Some(Key::Number(_)) => Self::List(BTreeMap::new()),
            _ => Self::object(),
        };
        let slot = match (self, first) {
            (Self::Object(entries), Key::Name(name)) => {
                if let Some(at) = entries.iter().position(|(key, _)| key == name) {
                    &mut entries.get_mut(at)?.1
                } else {
                    if rest.is_empty() {
                        entries.push((name.clone(), value));
                        return Some(());
                    }
                    entries.push((name.clone(), fresh()));
                    &mut entries.last_mut()?.1
                }
            }
            (Self::List(items), Key::Number(number)) => {
                if rest.is_empty() {
                    if items.contains_key(number) {
                        return None;
                    }
                    items.insert(*number, value);
                    return Some(());
                }
                items.entry(*number).or_insert_with(fresh)
            }
            _ => return None,
        };
        if rest.is_empty() { None } else { slot.put_at(rest, value) }
    }

    /// The document, with the places of its values.
    pub(super) fn finish(self, pointer: &str, places: &mut Places) -> Tree {
        match self {
            Self::Leaf(tree, place) => {
                places.push((pointer.to_owned(), place));
                tree
            }
            Self::Object(entries) => Tree::object(entries.into_iter().map(|(key, node)| {
                let below = format!("{pointer}/{}", in_pointer(&key));
                let tree = node.finish(&below, places);
                (key, tree)
            })),
            // A member that was taken out leaves no gap.
            Self::List(items) => Tree::List(
                items
                    .into_values()
                    .enumerate()
                    .map(|(number, node)| node.finish(&format!("{pointer}/{number}"), places))
                    .collect(),
            ),
        }
    }
}

enum Key {
    Name(String),
    Number(usize),
}

/// Keys in the order in which people read them, for what was sorted by bytes.
pub(super) fn ordered(tree: Tree) -> Tree {
    match tree {
        Tree::Object(entries) => {
            let mut entries: Vec<(String, Tree)> =
                entries.into_iter().map(|(key, value)| (key, ordered(value))).collect();
            // The sort is stable: what has no rank keeps its order.
            let declared = entries.iter().any(|(key, _)| key == "per_group");
            entries.sort_by_cached_key(|(key, _)| match key.as_str() {
                "groups" | "criteria" | "per_group" if declared => 0,
                key => rank(key),
            });
            Tree::Object(entries)
        }
        Tree::List(items) => Tree::List(items.into_iter().map(ordered).collect()),
        leaf => leaf,
    }
}

const KEYS: [&str; 50] = [
    "$schema",
    "format",
    "id",
    "version",
    "status",
    "title",
    "name",
    "kind",
    "what",
    "number",
    "date",
    "vi",
    "en",
    "subject",
    "level",
    "agency",
    "years",
    "valid",
    "from",
    "until",
    "derived",
    "declared",
    "measure",
    "unit",
    "target",
    "targets",
    "at_least",
    "at_most",
    "present",
    "by",
    "at",
    "lead_agencies",
    "coordinating_agencies",
    "citations",
    "resource",
    "locator",
    "source",
    "quote",
    "misprints",
    "missing",
    "agencies",
    "indices",
    "groups",
    "conditions",
    "levels",
    "exemptions",
    "documents",
    "procedure",
    "assessments",
    "decisive",
];

const LAST_KEYS: [&str; 8] =
    ["conference", "duties", "withdrawal", "resources", "interpretation", "rollup", "criteria", "successor"];

fn rank(key: &str) -> usize {
    let among = |keys: &[&str]| keys.iter().position(|known| *known == key);
    among(&KEYS).or_else(|| Some(KEYS.len() + 1 + among(&LAST_KEYS)?)).unwrap_or(KEYS.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLACE: Place = Place { sheet: 0, at: At { row: 0, column: 0 } };

    fn round(tree: &Tree) -> Tree {
        let mut flat = Vec::new();
        flatten(tree, "", &mut flat);
        let mut node = Node::object();
        for (path, text) in flat {
            node.put(&path, Node::Leaf(read(&text, is_number(&path)), PLACE)).unwrap();
        }
        node.finish("", &mut Vec::new())
    }

    #[test]
    fn a_document_survives_its_cells() {
        let text = r#"{"format":1,"years":[2024,2025],"declared":{"per_group":{"1":2}},"a/b#c~d":{"printed":["x","- y"," z"]},
            "title":{"vi":"null","en":"\"quoted\""},"empty":{},"none":[],"yes":true,"null":null,"number":"15",
            "list":[{"a":"1\n2"},{"b":"\u0001"}]}"#;
        let tree = Tree::parse(text, &Limits::default()).unwrap();
        assert_eq!(round(&tree), tree);
    }

    #[test]
    fn what_stands_twice_or_is_no_path_is_refused() {
        let mut node = Node::object();
        let leaf = || Node::Leaf(Tree::Null, PLACE);
        assert!(node.put("/a#1", leaf()).is_some() && node.put("/a#3/b", leaf()).is_some());
        for path in ["/a#1", "/a#1/b", "/a", "/a/b", "/a#0", "/a#x", "a", ""] {
            assert!(node.put(path, leaf()).is_none(), "{path}");
        }
        let mut places = Vec::new();
        node.finish("", &mut places);
        assert_eq!(
            places.iter().map(|(pointer, _)| pointer.as_str()).collect::<Vec<_>>(),
            ["/a/0", "/a/1/b"]
        );
    }

    proptest! {
        #[test]
        fn every_text_survives_its_cell(text in "\\PC{0,20}|[\\x00-\\x20\"\\\\\\-=nul{}0-9]{0,8}") {
            prop_assert_eq!(read(&write(&Tree::text(&text)), false), Tree::Text(text));
        }
    }
}
