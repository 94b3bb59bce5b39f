//! The documents of the repository, and what reads them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use serde_json::Value;
use tieuchi::{Code, Diagnostic, Index, Register, Roster, RuleSet, Severity};
use tieuchi_author::{RuleTests, Schema};
use tieuchi_tests::vectors::{self, Rules};

/// A document, and what reads it.
#[derive(Clone)]
pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) reader: Reader,
}

#[derive(Clone)]
pub(crate) enum Reader {
    RuleSet,
    Index,
    Register,
    Roster,
    RuleTests,
    Dossier(Arc<RuleSet>),
}

impl Reader {
    pub(crate) fn schema(&self) -> Schema {
        match self {
            Self::RuleSet => Schema::RuleSet,
            Self::Index => Schema::Index,
            Self::Register => Schema::Register,
            Self::Roster => Schema::Roster,
            Self::RuleTests => Schema::RuleTests,
            Self::Dossier(_) => Schema::Dossier,
        }
    }

    /// What the reader refuses a text for; nothing where it takes it.
    pub(crate) fn read(&self, text: &str) -> Vec<Diagnostic> {
        match self {
            Self::RuleSet => RuleSet::from_json(text).err().map(|error| error.diagnostics().to_vec()),
            Self::Index => Index::from_json(text).err().map(|error| error.diagnostics().to_vec()),
            Self::Register => Register::from_json(text).err().map(|error| error.diagnostics().to_vec()),
            Self::Roster => Roster::from_json(text).err().map(|error| error.diagnostics().to_vec()),
            Self::RuleTests => RuleTests::from_json(text).err(),
            Self::Dossier(rules) => rules.read_dossier(text).err().map(|error| error.diagnostics().to_vec()),
        }
        .unwrap_or_default()
        .into_iter()
        .filter(|found| found.severity() == Severity::Error && found.code() != Code::TooManyDiagnostics)
        .collect()
    }
}

/// Tests of rules that are short.
const SMALL_TESTS: &str = r#"{
  "kind": "rule_tests", "format": 1, "rule_set": "vn.thanh-hoa.dx.district", "note": "…",
  "bases": {"empty": {"subject": {"id": "x", "level": "district"}, "year": 2024}},
  "cases": [
    {"name": "one", "base": "empty", "year": 2025, "values": {"II.3": "69.99"}, "expect": {"outcome": "undetermined"}},
    {"name": "two", "note": "…", "base": "empty", "change": {"year": null}, "error": {"code": "missing_key", "pointer": ""}},
    {"name": "three", "base": "empty", "values": {"II.3": -1, "II.4": 1}, "error": ["negative", {"code": "not_whole"}]}
  ],
  "survivors": {"II.3:dropped": {"vi": "Vì sao", "en": "Why"}}
}"#;

/// Every document of the repository.
pub(crate) static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(documents);

fn documents() -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    let mut sets: Vec<Arc<RuleSet>> = tieuchi::RuleSets::builtin().iter().cloned().map(Arc::new).collect();
    let (mut paths, mut dossiers, mut indices) = (Vec::new(), Vec::new(), Vec::new());
    for folder in ["rules/data", "rules/examples", "tests/vectors/rule-sets", "tests/vectors/indices"] {
        all_files(&root.join(folder), &mut paths);
    }
    let add = |found: &mut Vec<Document>, path: &Path, text: String, reader| {
        let name = path.strip_prefix(&root).unwrap_or(path).display().to_string();
        found.push(Document { name, text, reader });
    };
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        let reader = match value["kind"].as_str() {
            Some("index") => {
                indices.extend(Index::from_json(&text));
                Reader::Index
            }
            Some("register") => Reader::Register,
            Some("roster") => Reader::Roster,
            Some("rule_tests") => Reader::RuleTests,
            _ if value.get("rule_set").is_some() => {
                dossiers.push((path, text));
                continue;
            }
            _ => {
                sets.extend(RuleSet::from_json(&text).ok().map(Arc::new));
                Reader::RuleSet
            }
        };
        add(&mut found, &path, text, reader);
    }
    for rules in &mut sets {
        let used = indices.iter().filter(|index| rules.uses_index(index.id().as_str())).cloned();
        if let Ok(attached) = rules.with_indices(used) {
            *rules = Arc::new(attached);
        }
    }
    for (path, text) in dossiers {
        let rules = sets.iter().find(|rules| rules.read_dossier(&text).is_ok()).or(sets.first());
        add(&mut found, &path, text, Reader::Dossier(rules.unwrap().clone()));
    }
    add(&mut found, Path::new("small.tests.json"), SMALL_TESTS.to_owned(), Reader::RuleTests);
    let folder = vectors::folder();
    let mut held: BTreeMap<String, Vec<Arc<RuleSet>>> = BTreeMap::new();
    for id in vectors::ids() {
        let Ok(vector) = vectors::load(&id) else { continue };
        let indices: Vec<Index> = vector
            .indices
            .iter()
            .filter_map(|path| Index::from_json(&fs::read_to_string(folder.join(path)).ok()?).ok())
            .collect();
        let own = folder.join(&id);
        if let Ok(text) = fs::read_to_string(own.join("rules.json")) {
            add(&mut found, &own.join("rules.json"), text, Reader::RuleSet);
        }
        let names = match vector.rules {
            Some(Rules::One(name)) => vec![name],
            Some(Rules::Several(names)) => names,
            None => vec![format!("{id}/rules.json")],
        };
        let Ok(text) = fs::read_to_string(own.join("dossier.json")) else { continue };
        let key = format!("{names:?} {:?}", vector.indices);
        let sets = held.entry(key).or_insert_with(|| {
            names
                .iter()
                .filter_map(|name| {
                    let rules = match fs::read_to_string(folder.join(name)) {
                        Ok(text) => RuleSet::from_json(&text).ok()?,
                        Err(_) => RuleSet::builtin(name).ok()?,
                    };
                    let used = indices.iter().filter(|index| rules.uses_index(index.id().as_str())).cloned();
                    Some(Arc::new(rules.with_indices(used).unwrap_or(rules)))
                })
                .collect()
        });
        let rules = sets.iter().find(|rules| rules.read_dossier(&text).is_ok()).or(sets.first());
        if let Some(rules) = rules.cloned() {
            add(&mut found, &own.join("dossier.json"), text, Reader::Dossier(rules));
        }
    }
    found
}

fn all_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            all_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
}
