//! JSON Schemas: that the committed ones are those of the types, and that every key is explained in both languages.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use tieuchi_author::Schema;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../rules/schemas")
}

#[test]
fn the_committed_schemas_are_those_of_the_types() {
    let bless = std::env::var_os("TIEUCHI_BLESS").is_some();
    for schema in Schema::ALL {
        let path = folder().join(schema.file_name());
        if bless {
            fs::write(&path, schema.to_json()).unwrap();
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == schema.to_json(), "TIEUCHI_BLESS=1 writes {}", path.display());
    }
    assert_eq!(fs::read_dir(folder()).unwrap().count(), Schema::ALL.len());
}

/// The schemas of keys that are words of a format, under every object in a schema.
fn explained(schema: &Value, found: &mut Vec<(String, Value)>) {
    match schema {
        Value::Array(items) => items.iter().for_each(|item| explained(item, found)),
        Value::Object(entries) => {
            // What refines an object elsewhere says nothing of its keys again.
            let is_whole = entries.get("type") == Some(&"object".into());
            if let Some(properties) =
                entries.get("properties").and_then(Value::as_object).filter(|_| is_whole)
            {
                found.extend(properties.iter().map(|(key, value)| (key.clone(), value.clone())));
            }
            entries.values().for_each(|value| explained(value, found));
        }
        _ => {}
    }
}

#[test]
fn every_key_and_every_word_is_explained_in_both_languages() {
    for schema in Schema::ALL {
        let document: Value = serde_json::from_str(&schema.to_json()).unwrap();
        let mut keys = Vec::new();
        explained(&document, &mut keys);
        assert!(keys.len() > 10);
        let in_both = |text: &Value| {
            let parts: Vec<&str> = text.as_str().unwrap_or_default().split("\n\n").collect();
            matches!(parts[..], [vi, en] if !vi.is_ascii() && !en.trim().is_empty())
        };
        for (key, value) in keys {
            let text = value.to_string();
            assert!(
                in_both(&value["description"]) || text.contains("#/$defs/Absent"),
                "{}: {key}: {text}",
                schema.as_str()
            );
        }
        for definition in document["$defs"].as_object().unwrap().values() {
            if let Some(meanings) = definition["enumDescriptions"].as_array() {
                assert!(meanings.iter().all(in_both), "{definition}");
                assert_eq!(meanings.len(), definition["enum"].as_array().unwrap().len());
            }
        }
        assert!(in_both(&document["description"]));
    }
}
