//! JSON Schemas take what the readers take: every document there is, and thousands of changed ones. What a schema cannot say
//! is listed, with the reason.

mod beyond;
mod changes;
mod documents;

use std::collections::BTreeSet;

use jsonschema::Validator;
use serde_json::Value;
use tieuchi::{Language, Limits};
use tieuchi_author::{Schema, Tree};
use tieuchi_tests::dice::Dice;

use crate::beyond::{BEYOND, BEYOND_IN, is_beyond};
use crate::changes::{CORNERS, Stock, mutate};
use crate::documents::{DOCUMENTS, Document, Reader};

fn validator(schema: Schema) -> Validator {
    let document: Value = serde_json::from_str(&schema.to_json()).unwrap();
    assert!(jsonschema::meta::is_valid(&document), "{}", schema.as_str());
    jsonschema::draft202012::new(&document).unwrap()
}

/// How many changed documents are made of each kind.
const MUTANTS: usize = 2_000;

/// A document of more bytes is changed seldom: each time, all of it is read.
const LONG: usize = 15_000;

/// How schema and reader disagree, and what they disagree on for a reason that is listed.
#[derive(Default)]
struct Compared {
    wrong: Vec<String>,
    beyond: BTreeSet<&'static str>,
    taken: usize,
    refused: usize,
}

impl Compared {
    fn compare(&mut self, validator: &Validator, document: &Document, text: &str) {
        // What is no JSON for others too is not compared.
        let Ok(value) = serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) else { return };
        let mut say = |what: String| self.wrong.push(format!("{}: {what}", document.name));
        let found = document.reader.read(text);
        if found.is_empty() {
            self.taken += 1;
            for error in validator.iter_errors(&value) {
                say(format!("the schema refuses {}: {error:.300}", error.instance_path()));
            }
            return;
        }
        self.refused += 1;
        // One reason that a schema can say is enough for it to refuse.
        if !validator.is_valid(&value) {
            return;
        }
        for found in found {
            let code = found.code().as_str();
            if is_beyond(document.reader.schema(), &found) {
                self.beyond.insert(code);
            } else {
                say(format!("the schema takes {}: {}", found.pointer(), found.message(Language::English)));
            }
        }
    }
}

#[test]
fn schema_and_reader_agree() {
    let kinds = [
        Schema::RuleSet,
        Schema::Index,
        Schema::Register,
        Schema::Roster,
        Schema::RuleTests,
        Schema::Dossier,
    ];
    assert!(DOCUMENTS.len() > 500);
    let compared: Vec<Compared> = std::thread::scope(|scope| {
        let tasks = kinds.map(|schema| scope.spawn(move || compared(schema)));
        tasks.map(|task| task.join().expect("it does not panic")).into()
    });
    let wrong: Vec<&str> = compared.iter().flat_map(|each| &each.wrong).map(String::as_str).collect();
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
    for (schema, each) in kinds.iter().zip(&compared) {
        assert!(each.taken + each.refused > MUTANTS, "{}", schema.as_str());
        assert!(each.taken > 200, "{}: {}", schema.as_str(), each.taken);
    }
    // What is listed has its reason as long as it happens.
    let met: BTreeSet<&str> = compared.iter().flat_map(|each| &each.beyond).copied().collect();
    let listed = BEYOND.iter().map(|(_, codes)| codes).chain(BEYOND_IN.iter().map(|(.., codes)| codes));
    let listed: BTreeSet<&str> = listed.flat_map(|codes| codes.iter()).copied().collect();
    assert_eq!(listed.difference(&met).collect::<Vec<_>>(), Vec::<&&str>::new());
    let guide = include_str!("../../../docs/editor.md");
    let unsaid: Vec<&&str> = listed.iter().filter(|code| !guide.contains(&format!("`{code}`"))).collect();
    assert_eq!(unsaid, Vec::<&&str>::new(), "docs/editor.md");
}

/// Every document of a kind, as it is and changed.
fn compared(schema: Schema) -> Compared {
    let of_kind: Vec<&Document> =
        DOCUMENTS.iter().filter(|document| document.reader.schema() == schema).collect();
    let validator = validator(schema);
    let mut compared = Compared::default();
    for document in &of_kind {
        compared.compare(&validator, document, &document.text);
    }
    for (name, pointer, value) in CORNERS {
        let Some(document) = of_kind.iter().find(|document| document.name.ends_with(name)) else { continue };
        let parse = |text: &str| Tree::parse(text, &Limits::default()).expect("it is JSON");
        let mut tree = parse(&document.text);
        let (object, key) = pointer.rsplit_once('/').expect("it is a pointer");
        tree.at_mut(object).expect("it is there").set(key, parse(value));
        compared.compare(&validator, document, &tree.to_json());
    }
    let is_sound = |document: &&Document| document.reader.read(&document.text).is_empty();
    let sound: Vec<&Document> = of_kind.into_iter().filter(is_sound).collect();
    let trees: Vec<Tree> = sound
        .iter()
        .map(|document| Tree::parse(&document.text, &Limits::default()).expect("it is sound"))
        .collect();
    let (stock, mut dice) = (Stock::new(schema, &trees), Dice::new(20_240_318));
    for _ in 0..MUTANTS {
        let mut number = dice.below(sound.len());
        while sound[number].text.len() > LONG && dice.below(20) > 0 {
            number = dice.below(sound.len());
        }
        let mut tree = trees[number].clone();
        for _ in 0..=dice.below(2) {
            mutate(&mut tree, &mut dice, &stock);
        }
        compared.compare(&validator, sound[number], &tree.to_json());
    }
    compared
}

#[test]
fn every_evaluation_is_one_by_its_schema() {
    let validator = validator(Schema::Evaluation);
    let mut count = 0;
    let mut check = |name: &str, text: &str| {
        let value: Value = serde_json::from_str(text).unwrap();
        let errors = validator.iter_errors(&value);
        let errors: Vec<String> =
            errors.map(|error| format!("{}: {error:.300}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{name}: {}", errors.join("\n"));
        count += 1;
    };
    for document in &*DOCUMENTS {
        let Reader::Dossier(rules) = &document.reader else { continue };
        let Ok(dossier) = rules.read_dossier(&document.text) else { continue };
        let evaluation = rules.evaluate(&dossier);
        check(&document.name, &evaluation.to_json());
        check(&document.name, evaluation.receipt().to_json());
    }
    assert!(count > 500, "{count}");
}
