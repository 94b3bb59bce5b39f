//! Changes of documents.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tieuchi::Limits;
use tieuchi_author::{Schema, Tree};
use tieuchi_tests::dice::Dice;

/// Changes that chance does not come upon: a document, a place in it, what stands there instead.
pub(crate) const CORNERS: &[(&str, &str, &str)] = &[
    ("rule-sets/procedure.json", "/years", "[2025, 2024]"),
    ("rule-sets/procedure.json", "/version", r#""1.2.4294967295""#),
    ("rule-sets/procedure.json", "/version", r#""1.2.4294967296""#),
    ("rule-sets/procedure.json", "/assessments/2/agencies", r#"["health"]"#),
    (
        "rule-sets/procedure.json",
        "/duties",
        r#"[{"id": "ấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấấ", "act": {"vi": "Việc"}, "source": {"resource": "qd", "locator": "1", "quote": "mẫu"}}]"#,
    ),
    ("indices/methods.json", "/groups/1/indicators/0/scoring/full_at", r#""0.0""#),
    ("indices/methods.json", "/groups/2/indicators/0/scoring/capped", "false"),
    ("indices/methods.json", "/groups/2/indicators/0/scoring/parts/0/maximum", "1"),
    ("indices/methods.json", "/groups/0/indicators/0/scoring/steps/0/points", "19"),
    ("indices/methods.json", "/groups/0/indicators/0/scoring/steps/1/points", "20"),
    ("indices/methods.json", "/bands/1/at_least_percent", "90"),
    ("indices/methods.json", "/maximum", "90"),
    ("province/register.json", "/decisions/0/kind", r#""withdrawal""#),
    ("province/register.json", "/decisions/0/date", r#""2023-01-10""#),
    ("province/register.json", "/decisions/0/date", r#""2025-01-11""#),
    ("province/register.json", "/decisions/0/date", r#""2025-02-29""#),
    ("province/register.json", "/decisions/0/unit/level", r#""ward""#),
    ("province/register.json", "/decisions/1/unit/id", r#""A.1""#),
    ("province/roster.json", "/units/0/part_of", r#""A""#),
    ("province/roster.json", "/units/1/part_of", r#""A.2""#),
    ("province/roster.json", "/units/1/part_of", r#""Z""#),
    ("province/roster.json", "/units/1/level", r#""ward""#),
    ("province/roster.json", "/units/1/id", "\"A\u{200b}\""),
    ("small.tests.json", "/cases/0/base", r#""none""#),
    ("small.tests.json", "/$schema", "5"),
    ("scoring/a-hair-below/dossier.json", "/scores/0/indicators/B.1", r#""half""#),
];

/// What is wrong in some places and right in others.
const VALUES: &str = r#"[
  null, true, false, 0, -0, 1, 2, 1.0, 1.5, -1, 42, 70, 82.5, 100, 100.5, 101, 1e2, 1899, 1900, 2024,
  2024.0, 2024.5, 2999, 3000, 9007199254740991, 9007199254740992, "", " ", "\t\n", "\u00a0", "\ufeff", "x",
  "II.3", "so a", "a/b", "Đ.1_a-b", "e\u0301", "a\u200b", "a\u0001", "0", "-0", "-0.0", "-1", "70", "070",
  "70.50", "99,5", "100", "100.00", "100.01", "101", "1e2", "5.", ".5", "2.0", "2.5", "9007199254740992",
  "12345678901234567890123456789", "0.00000000000000000000000000001", "2024-02-29", "2023-02-29",
  "2024-04-31", "2024-13-01", "2024-1-1", "1899-12-31", "2024", "2024.1.0", "2024.1", "2024.01.0",
  "1.2.99999999999", "vn.thu@1.0.0", "vn.thu@1", "dti-3853-district", [], [[]], ["x"], ["x","x"], [null],
  [2024,2025], [2025,2024], {}, {"vi":"Chữ"}, {"vi":"Chữ","en":null}, {"en":"Text"}, {"x":1},
  {"at_least":"70"}, {"at_most":3}, {"present":true}, {"present":false}, {"at_least":"1","at_most":null},
  {"at_least":1,"at_most":2}, {"by":{"region":{"mountain":{"at_least":"1"},"island":null}}}, {"by":{}},
  {"by":{"a":{},"b":{}}}, {"at_least":"5","at":{"advanced":{"at_least":"6"}}}, {"before":"2024-01-01"},
  {"until":"2024-01-01"}, {"before":"2024-01-01","until":"2024-01-01"}, {"before":"2024-01-01","vi":null},
  {"before":null,"vi":"Chữ"}, {"groups":["II"]}, {"groups":[]}, {"numerator":1},
  {"numerator":1,"denominator":2}, {"numerator":1,"denominator":null},
  {"percent":"50","numerator":1,"denominator":2}, {"count":3}, {"amount":"1.5"}, {"present":true,"count":3},
  {"case":"half"}, {"evidence":[]}, {"evidence":[{"title":"Báo cáo"}]}, {"in":2024}, {"by":2025},
  {"in":2024,"by":null}, {"in":2024,"by":2025}, {"code":"negative"}, {"code":"negative","pointer":5},
  ["negative",{"code":"empty"}], {"method":"yes_no"}, {"method":"sum","parts":[]}, {"kind":"percent"},
  {"kind":"yes_no"}, {"kind":"count","unit":{"vi":"Cái"}}, {"kind":"amount"},
  {"resource":"r","locator":"1","quote":"chữ"}
]"#;

/// The places of a tree: a pointer for each value.
fn places(tree: &Tree, pointer: &str, found: &mut Vec<String>) {
    found.push(pointer.to_owned());
    for (number, item) in tree.items().iter().enumerate() {
        places(item, &format!("{pointer}/{number}"), found);
    }
    for (key, value) in tree.entries() {
        let key = key.replace('~', "~0").replace('/', "~1");
        places(value, &format!("{pointer}/{key}"), found);
    }
}

/// What changes are made of: values that are wrong somewhere and right elsewhere, the words and keys of the schemas.
pub(crate) struct Stock {
    values: Vec<Tree>,
    words: Vec<String>,
    keys: Vec<String>,
    /// What other documents say under a key.
    said: BTreeMap<String, Vec<Tree>>,
}

impl Stock {
    pub(crate) fn new(schema: Schema, trees: &[Tree]) -> Self {
        let mut said = BTreeMap::new();
        for tree in trees {
            quote(tree, &mut said);
        }
        let (mut words, mut keys) = (BTreeSet::new(), BTreeSet::new());
        collect(&serde_json::from_str(&schema.to_json()).unwrap(), &mut words, &mut keys);
        Self {
            values: Tree::parse(VALUES, &Limits::default()).expect("it is JSON").items().to_vec(),
            words: words.into_iter().collect(),
            keys: keys.into_iter().chain(["khac".to_owned(), "$schema".to_owned()]).collect(),
            said,
        }
    }
}

/// Collects what is said under each key, some of it.
fn quote(tree: &Tree, said: &mut BTreeMap<String, Vec<Tree>>) {
    tree.items().iter().for_each(|item| quote(item, said));
    for (key, value) in tree.entries() {
        let held = said.entry(key.clone()).or_default();
        if held.len() < 40 && !held.contains(value) {
            held.push(value.clone());
        }
        quote(value, said);
    }
}

fn collect(schema: &Value, words: &mut BTreeSet<String>, keys: &mut BTreeSet<String>) {
    match schema {
        Value::Array(items) => items.iter().for_each(|item| collect(item, words, keys)),
        Value::Object(entries) => {
            let of = |key: &str| entries.get(key).and_then(Value::as_array).into_iter().flatten();
            words.extend(of("enum").chain(entries.get("const")).filter_map(Value::as_str).map(str::to_owned));
            keys.extend(
                entries
                    .get("properties")
                    .and_then(Value::as_object)
                    .into_iter()
                    .flat_map(|all| all.keys().cloned()),
            );
            entries.values().for_each(|value| collect(value, words, keys));
        }
        _ => {}
    }
}

/// Changes one thing of a document.
pub(crate) fn mutate(tree: &mut Tree, dice: &mut Dice, stock: &Stock) {
    let mut all = Vec::new();
    places(tree, "", &mut all);
    let from = tree.at(&all[dice.below(all.len())]).unwrap().clone();
    let place = tree.at_mut(&all[dice.below(all.len())]).unwrap();
    let value = stock.values[dice.below(stock.values.len())].clone();
    match (dice.below(10), place) {
        (0, Tree::Object(entries)) if !entries.is_empty() => drop(entries.remove(dice.below(entries.len()))),
        (0, Tree::List(items)) if !items.is_empty() => drop(items.remove(dice.below(items.len()))),
        (1 | 2, Tree::Object(entries)) => {
            let key = &stock.keys[dice.below(stock.keys.len())];
            if entries.iter().all(|(held, _)| held != key) {
                entries.push((key.clone(), if dice.below(2) == 0 { value } else { from }));
            }
        }
        (1, Tree::List(items)) if !items.is_empty() => {
            let item = items[dice.below(items.len())].clone();
            items.push(item);
        }
        (2, Tree::List(items)) => items.push(value),
        (3, Tree::Object(entries)) if !entries.is_empty() => {
            let number = dice.below(entries.len());
            entries[number].1 = value;
        }
        (3, Tree::List(items)) if items.len() > 1 => items.reverse(),
        (4, place @ Tree::Text(_)) => *place = Tree::Text(stock.words[dice.below(stock.words.len())].clone()),
        (5, Tree::Object(entries)) if !entries.is_empty() => {
            let (number, key) = (dice.below(entries.len()), &stock.keys[dice.below(stock.keys.len())]);
            if entries.iter().all(|(held, _)| held != key) {
                entries[number].0.clone_from(key);
            }
        }
        (6, place) => *place = from,
        // What is said of the same elsewhere, or a key that is said elsewhere.
        (7 | 8, Tree::Object(entries)) if !entries.is_empty() => {
            let number = dice.below(entries.len());
            let said = &stock.said.get(&entries[number].0);
            if let Some(said) = said {
                entries[number].1 = said[dice.below(said.len())].clone();
            }
        }
        (9, Tree::Object(entries)) => {
            let key = &stock.keys[dice.below(stock.keys.len())];
            if let Some(said) = stock.said.get(key).filter(|_| entries.iter().all(|(held, _)| held != key)) {
                entries.push((key.clone(), said[dice.below(said.len())].clone()));
            }
        }
        (_, place) => *place = value,
    }
}
