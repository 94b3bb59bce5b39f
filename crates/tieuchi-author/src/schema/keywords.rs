//! What a schema says beyond the keys of an object, and what editors make of it.

use schemars::Schema;
use schemars::transform::{Transform, transform_subschemas};
use serde_json::{Map, Value, json};

/// What says that a key is there, and not `null`.
fn stated() -> Value {
    json!({ "$ref": "#/$defs/Stated" })
}

fn absent() -> Value {
    json!({ "$ref": "#/$defs/Absent" })
}

/// That of some keys these are there and the others are not.
fn only(keys: &[&str], there: &[&str]) -> Value {
    let says = |key: &&str| if there.contains(key) { stated() } else { absent() };
    let properties: Map<String, Value> = keys.iter().map(|key| ((*key).to_owned(), says(key))).collect();
    if there.is_empty() {
        return json!({ "properties": properties });
    }
    json!({ "properties": properties, "required": there })
}

/// That a key is there, and not `null`.
pub(super) fn has(key: &str) -> Value {
    only(&[key], &[key])
}

/// That a key is there, and within it another.
pub(super) fn has_within(outer: &str, key: &str) -> Value {
    let Value::Object(mut within) = has(key) else { return Value::Bool(true) };
    within.insert("not".to_owned(), json!({ "type": "null" }));
    json!({ "properties": { outer: within }, "required": [outer] })
}

/// One of several keys, and no other of them. The keys stand in one string, since attributes take no lists.
pub(super) fn exactly_one(keys: &'static str) -> impl Transform {
    move |schema: &mut Schema| {
        let keys: Vec<&str> = keys.split(' ').collect();
        let ways: Vec<Value> = keys.iter().map(|key| only(&keys, &[key])).collect();
        schema.insert("oneOf".to_owned(), ways.into());
    }
}

/// One of several keys, and no other of them; or none of them where another key is there.
pub(super) fn exactly_one_or(keys: &'static str, other: &'static str) -> impl Transform {
    move |schema: &mut Schema| {
        let keys: Vec<&str> = keys.split(' ').collect();
        let all: Vec<&str> = keys.iter().copied().chain([other]).collect();
        let ways = keys.iter().map(|key| only(&keys, &[key])).chain([only(&all, &[other])]);
        schema.insert("oneOf".to_owned(), ways.collect());
    }
}

/// All of several keys, or none of them.
pub(super) fn all_or_none(keys: &'static str) -> impl Transform {
    move |schema: &mut Schema| {
        let keys: Vec<&str> = keys.split(' ').collect();
        schema.insert("oneOf".to_owned(), json!([only(&keys, &keys), only(&keys, &[])]));
    }
}

/// Where one thing holds, another must.
pub(super) fn implies(condition: Value, then: Value) -> impl Transform {
    move |schema: &mut Schema| {
        let rule = json!({ "if": condition, "then": then });
        schema.insert("allOf".to_owned(), json!([rule]));
    }
}

/// A list that names nothing twice.
pub(super) fn unique(schema: &mut Schema) {
    schema.insert("uniqueItems".to_owned(), true.into());
}

/// A list that is not empty and names nothing twice.
pub(super) fn some_unique(schema: &mut Schema) {
    unique(schema);
    schema.insert("minItems".to_owned(), 1.into());
}

/// Puts a schema into the form that editors explain best.
pub(super) fn finish(schema: &mut Schema) {
    for_editors(schema);
    let mut types = Map::new();
    for (name, definition) in schema.get("$defs").and_then(Value::as_object).into_iter().flatten() {
        types.extend(definition.get("type").map(|types| (format!("#/$defs/{name}"), types.clone())));
    }
    name_types(schema, &types);
    let definitions = schema.get_mut("$defs").and_then(Value::as_object_mut);
    for definition in definitions.into_iter().flatten() {
        if let Some(definition) = definition.1.as_object_mut() {
            // Editors would show it in place of what is said of the key.
            definition.remove("description");
        }
    }
}

fn for_editors(schema: &mut Schema) {
    transform_subschemas(&mut for_editors, schema);
    name_words(schema);
    explain_tags(schema);
    explain_entries(schema);
}

/// Names the types of what may be `null` beside its two forms, so that editors know what to put there.
fn name_types(schema: &mut Schema, types: &Map<String, Value>) {
    transform_subschemas(&mut |inner: &mut Schema| name_types(inner, types), schema);
    let Some([form, null]) = schema.get("anyOf").and_then(Value::as_array).map(Vec::as_slice) else { return };
    let form = form.get("$ref").and_then(Value::as_str).and_then(|name| types.get(name));
    if form == Some(&"null".into()) {
        // Both are nothing.
        schema.remove("anyOf");
        schema.insert("$ref".to_owned(), "#/$defs/Absent".into());
        return;
    }
    let Some((form, null)) = form.zip(null.get("type").filter(|null| *null == "null")) else { return };
    let mut both = form.as_array().cloned().unwrap_or_else(|| vec![form.clone()]);
    if !both.contains(null) {
        both.push(null.clone());
    }
    schema.insert("type".to_owned(), both.into());
}

/// Makes a list of words with what each means of one schema for each word.
fn name_words(schema: &mut Schema) {
    let Some(words) = schema.get("oneOf").and_then(Value::as_array) else { return };
    let part =
        |key: &str| -> Option<Vec<Value>> { words.iter().map(|word| word.get(key).cloned()).collect() };
    let Some((names, meanings)) = part("const").zip(part("description")) else { return };
    schema.remove("oneOf");
    schema.insert("type".to_owned(), "string".into());
    schema.insert("enum".to_owned(), names.into());
    schema.insert("enumDescriptions".to_owned(), meanings.into());
}

/// Of several forms that one key tells apart, what is said of a form is said of the key.
fn explain_tags(schema: &mut Schema) {
    let forms = schema.get_mut("oneOf").and_then(Value::as_array_mut);
    for form in forms.into_iter().flatten().filter_map(Value::as_object_mut) {
        let Some(said) = form.remove("description") else { continue };
        let properties = form.get_mut("properties").and_then(Value::as_object_mut);
        let tag =
            properties.into_iter().flat_map(Map::values_mut).find(|property| property.get("const").is_some());
        if let Some(tag) = tag.and_then(Value::as_object_mut) {
            tag.insert("description".to_owned(), said);
        }
    }
}

/// Takes `null` from keys that need not be there, for documents that leave out what there is none of.
pub(super) fn left_out(schema: &mut Schema) {
    transform_subschemas(&mut left_out, schema);
    let required = schema.get("required").cloned().unwrap_or_default();
    let required = required.as_array().map(Vec::as_slice).unwrap_or_default();
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for (key, property) in properties.into_iter().flatten() {
        if required.iter().any(|name| name.as_str() == Some(key)) {
            continue;
        }
        let Some(property) = property.as_object_mut() else { continue };
        if let Some(Value::Array(kinds)) = property.get_mut("type") {
            kinds.retain(|kind| kind != "null");
            if let [kind] = &kinds[..] {
                let kind = kind.clone();
                property.insert("type".to_owned(), kind);
            }
        }
        if let Some(Value::Array(mut forms)) = property.remove("anyOf") {
            forms.retain(|form| form.get("type") != Some(&Value::from("null")));
            match forms.pop() {
                Some(Value::Object(form)) if forms.is_empty() => property.extend(form),
                last => {
                    forms.extend(last);
                    property.insert("anyOf".to_owned(), forms.into());
                }
            }
        }
    }
}

/// Where keys are data, what is said of them all is said of each.
fn explain_entries(schema: &mut Schema) {
    let inner = schema.get_mut("properties").and_then(Value::as_object_mut);
    for property in inner.into_iter().flat_map(Map::values_mut) {
        let Some(said) = property.get("description").cloned() else { continue };
        let Some(entries) = property.get_mut("patternProperties").and_then(Value::as_object_mut) else {
            continue;
        };
        for entry in entries.values_mut().filter_map(Value::as_object_mut) {
            entry.entry("description").or_insert_with(|| said.clone());
        }
    }
}
