//! The layout of documents and what is put right in them.

use std::path::{Path, PathBuf};

use tieuchi::{Limits, RuleSet};
use tieuchi_author::{Tree, fix, formatted};

const DISTRICT: &str = include_str!("../../../rules/data/vn.thanh-hoa.dx.district.json");

/// Every JSON file of a folder, and of those in it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let each = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    entries.flat_map(each).filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect()
}

fn shipped() -> Vec<(PathBuf, String)> {
    let all = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules/data"));
    assert!(all.len() >= 12, "{all:?}");
    all.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

/// The tree with keys in another order.
fn reversed(tree: &Tree) -> Tree {
    match tree {
        Tree::List(items) => Tree::List(items.iter().map(reversed).collect()),
        Tree::Object(entries) => {
            Tree::Object(entries.iter().rev().map(|(key, value)| (key.clone(), reversed(value))).collect())
        }
        other => other.clone(),
    }
}

#[test]
fn what_ships_is_laid_out_in_the_one_way() {
    for (path, text) in shipped() {
        let laid_out = formatted(&text).unwrap().unwrap();
        assert!(laid_out == text, "{}: run `tieuchi rules fmt`", path.display());
    }
}

#[test]
fn the_layout_depends_on_nothing_but_the_content_and_keeps_the_hash() {
    let limits = Limits::default();
    for (path, text) in shipped() {
        let tree = Tree::parse(&text, &limits).unwrap();
        let once = formatted(&reversed(&tree).to_json()).unwrap().unwrap();
        assert_eq!(formatted(&once).unwrap().unwrap(), once, "{}", path.display());
        assert_eq!(formatted(&format!("\u{feff}{}", once.replace('\n', "\r\n"))).unwrap().unwrap(), once);
        // Lists keep their order, and what is not named in a format its own.
        assert_eq!(reversed(&Tree::parse(&once, &limits).unwrap()).to_json().len(), tree.to_json().len());
    }
    let mixed = reversed(&Tree::parse(DISTRICT, &limits).unwrap()).to_json();
    let laid_out = formatted(&mixed).unwrap().unwrap();
    let sha256 = |text: &str| RuleSet::from_json(text).unwrap().sha256();
    assert_eq!(sha256(&laid_out), sha256(DISTRICT));
    let first: Vec<&str> = laid_out.lines().take(4).collect();
    assert_eq!(
        first,
        [
            "{",
            "  \"$schema\": \"../schemas/rule-set.schema.json\",",
            "  \"format\": 1,",
            "  \"id\": \"vn.thanh-hoa.dx.district\",",
        ]
    );
}

#[test]
fn what_tests_are_free_to_say_keeps_its_order() {
    let text = r#"{"cases": [{"base": "b", "expect": {"outcome": "met", "id": 1, "criteria": {}}, "name": "n"}],
        "bases": {"b": {"year": 2024, "values": {}, "subject": {}}}, "rule_set": "a", "kind": "rule_tests"}"#;
    assert_eq!(
        formatted(text).unwrap().unwrap().split_whitespace().collect::<String>(),
        r#"{"kind":"rule_tests","rule_set":"a","bases":{"b":{"year":2024,"values":{},"subject":{}}},"cases":[{"name":"n","base":"b","expect":{"outcome":"met","id":1,"criteria":{}}}]}"#
    );
}

#[test]
fn a_document_of_no_known_kind_has_no_layout() {
    assert_eq!(formatted(r#"{"rule_set": "a", "values": {}}"#).unwrap(), None);
    assert_eq!(formatted("{").unwrap_err()[0].code(), tieuchi::Code::UnexpectedEnd);
    assert_eq!(
        formatted(r#"{"kind": "index", "id": 1, "id": 2}"#).unwrap_err()[0].code(),
        tieuchi::Code::DuplicateKey
    );
}

#[test]
fn only_the_mechanical_is_put_right_and_all_else_stays() {
    // Form D, white space, zeros; a layout of its own.
    let text = "{ \"conditions\":[],\n  \"groups\" : [ {\"id\":\"I\",\"title\":{\"vi\":\" Ha\u{323} t\u{1ea7}ng \\n\"}, \"x\": \"a  b\",\n\t\"at_least\": 70.50, \"at_most\":\"007\", \"points\": \"7,5\", \"year\": 2024.0}]}\r\n";
    let fixed = fix(text).unwrap();
    assert_eq!(
        fixed.text,
        "{ \"conditions\":[],\n  \"groups\" : [ {\"id\":\"I\",\"title\":{\"vi\":\"H\u{1ea1} t\u{1ea7}ng\"}, \"x\": \"a  b\",\n\t\"at_least\": 70.5, \"at_most\":\"7\", \"points\": \"7,5\", \"year\": 2024.0}]}\r\n"
    );
    let said: Vec<String> = fixed
        .changes
        .iter()
        .map(|fix| format!("{} {} {} {}", fix.line, fix.pointer, fix.from, fix.to))
        .collect();
    assert_eq!(
        said,
        [
            "2 /groups/0/title/vi \" Ha\u{323} t\u{1ea7}ng \\n\" \"H\u{1ea1} t\u{1ea7}ng\"",
            "3 /groups/0/at_least 70.50 70.5",
            "3 /groups/0/at_most \"007\" \"7\"",
        ]
    );
    assert_eq!(fix(&fixed.text).unwrap().changes, []);
}

#[test]
fn what_ships_needs_no_fix_and_other_documents_are_left_alone() {
    for (path, text) in shipped() {
        assert_eq!(fix(&text).unwrap().changes, [], "{}", path.display());
    }
    let dossier = r#"{"rule_set": "a", "values": {"x": " 1.0"}}"#;
    assert_eq!(fix(dossier).unwrap().text, dossier);
    // What a transcription says is kept to the letter, but for its form.
    let rows = "{\"kind\": \"transcription\", \"rows\": [{\"at\": \"a\", \"text\": \" Ha\u{323} \"}]}";
    assert_eq!(fix(rows).unwrap().text, rows.replace("a\u{323}", "\u{1ea1}"));
}
