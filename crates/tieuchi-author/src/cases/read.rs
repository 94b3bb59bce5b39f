//! Reading tests of rules.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tieuchi::{Code, Diagnostic, Findings, Json, JsonItem, JsonKind, Limits, Said};

use crate::cases::{Case, Expected, ExpectedError, RuleTests};
use crate::tree::Tree;

/// What documents of tests say that they are.
pub(super) const KIND: &str = "rule_tests";

/// The dossiers that cases start from, by their names.
type Bases = BTreeMap<String, Arc<Tree>>;

pub(super) fn read(text: &str, limits: &Limits) -> Result<RuleTests, Vec<Diagnostic>> {
    let json = Json::parse(text, limits).map_err(|diagnostic| vec![*diagnostic])?;
    let mut findings = Findings::new(limits);
    match document(&mut findings, json.root()) {
        Some(tests) if !findings.failed() => Ok(tests),
        _ => Err(findings.finish(text)),
    }
}

fn document(findings: &mut Findings<'_>, root: JsonItem<'_, '_>) -> Option<RuleTests> {
    let [schema, kind, format, rule_set, note, bases, cases, survivors] = findings
        .fields(root, &["$schema", "kind", "format", "rule_set", "note", "bases", "cases", "survivors"])?;
    if let Some(schema) = schema.filter(|schema| schema.kind() != JsonKind::String) {
        findings.not_a_string(schema);
    }
    if let Some(kind) = findings.required(root, kind, "kind") {
        findings.word(kind, [KIND]);
    }
    if let Some(format) = format {
        findings.format(format);
    }
    if let Some(note) = note {
        findings.filled(note);
    }
    let rule_set = findings.required(root, rule_set, "rule_set");
    let rule_set = rule_set.and_then(|named| findings.rule_set_ref(named));
    let mut held = Bases::new();
    for (_, name, base) in bases.map(|bases| findings.entries(bases)).unwrap_or_default() {
        if let Some(base) = object(findings, base) {
            held.insert(name.into_owned(), Arc::new(base));
        }
    }
    let mut seen = BTreeSet::new();
    let cases = findings.required(root, cases, "cases");
    if let Some(cases) =
        cases.filter(|cases| cases.kind() == JsonKind::Array && cases.items().next().is_none())
    {
        findings.say(Code::Empty, cases, Said::default());
    }
    let cases = cases.map(|cases| findings.items(cases)).unwrap_or_default();
    let cases = cases.into_iter().filter_map(|item| case(findings, item, &held, &mut seen)).collect();
    let mut explained = BTreeMap::new();
    for (_, mutant, reason) in survivors.map(|list| findings.entries(list)).unwrap_or_default() {
        explained.insert(mutant.into_owned(), findings.text(reason));
    }
    Some(RuleTests { rule_set: rule_set?, cases, survivors: explained })
}

/// An object as it stands.
fn object(findings: &mut Findings<'_>, item: JsonItem<'_, '_>) -> Option<Tree> {
    if item.kind() != JsonKind::Object {
        findings.not_an_object(item);
        return None;
    }
    Some(Tree::read(item, findings))
}

fn case(
    findings: &mut Findings<'_>,
    item: JsonItem<'_, '_>,
    bases: &Bases,
    seen: &mut BTreeSet<String>,
) -> Option<Case> {
    let [name, note, base, year, values, change, expect, error] =
        findings.fields(item, &["name", "note", "base", "year", "values", "change", "expect", "error"])?;
    let named = findings.required(item, name, "name");
    let name = named.and_then(|name| findings.filled(name));
    if let (Some(place), Some(name)) = (named, &name)
        && !seen.insert(name.clone())
    {
        findings.say(Code::DuplicateId, place, Said::in_use(name));
    }
    if let Some(note) = note {
        findings.filled(note);
    }
    let base = findings.required(item, base, "base").and_then(|base| {
        let name = findings.filled(base)?;
        if !bases.contains_key(&name) {
            let known = bases.keys().map(String::as_str);
            findings.say(Code::UnknownBase, base, Said::found(&name).nearest(&name, known));
        }
        bases.get(&name).cloned()
    });
    let mut patch = match change {
        Some(change) => object(findings, change)?,
        None => Tree::Object(Vec::new()),
    };
    if let Some(year) = year {
        patch.set("year", Tree::read(year, findings));
    }
    if let Some(values) = values {
        let values = object(findings, values)?;
        match patch.get_mut("values") {
            Some(held) => held.merge(&values),
            None => patch.set("values", values),
        }
    }
    let expected = match (expect, error) {
        (Some(expect), None) => parts(findings, expect),
        (None, Some(error)) => errors(findings, error),
        _ => {
            findings.say(Code::ExpectOrError, item, Said::default());
            None
        }
    };
    Some(Case { name: name?, pointer: item.pointer(), base: base?, change: patch, expected: expected? })
}

/// What is expected of the evaluation: something, or the case would show nothing.
fn parts(findings: &mut Findings<'_>, item: JsonItem<'_, '_>) -> Option<Expected> {
    let parts = object(findings, item)?;
    nothing_expected(findings, item);
    Some(Expected::Parts(parts))
}

/// Reports objects that expect nothing, wherever they stand.
fn nothing_expected(findings: &mut Findings<'_>, item: JsonItem<'_, '_>) {
    if item.kind() == JsonKind::Object && item.entries().next().is_none() {
        findings.say(Code::Empty, item, Said::default());
    }
    item.entries().for_each(|(_, value)| nothing_expected(findings, value));
}

/// A code, an object of code and place, or a list of these.
fn errors(findings: &mut Findings<'_>, item: JsonItem<'_, '_>) -> Option<Expected> {
    let items = if item.kind() == JsonKind::Array { findings.items(item) } else { vec![item] };
    if items.is_empty() {
        findings.say(Code::Empty, item, Said::default());
    }
    let all: Option<Vec<_>> = items.into_iter().map(|item| error(findings, item)).collect();
    all.map(Expected::Errors)
}

fn error(findings: &mut Findings<'_>, item: JsonItem<'_, '_>) -> Option<ExpectedError> {
    if item.kind() != JsonKind::Object {
        return Some(ExpectedError { code: code(findings, item)?, pointer: None });
    }
    let [named, pointer] = findings.fields(item, &["code", "pointer"])?;
    let named = findings.required(item, named, "code");
    let code = named.and_then(|item| code(findings, item));
    let pointer = match pointer {
        Some(pointer) if pointer.kind() != JsonKind::String => {
            findings.not_a_string(pointer);
            return None;
        }
        pointer => pointer.and_then(JsonItem::string).map(std::borrow::Cow::into_owned),
    };
    Some(ExpectedError { code: code?, pointer })
}

fn code(findings: &mut Findings<'_>, item: JsonItem<'_, '_>) -> Option<Code> {
    let name = findings.filled(item)?;
    let code = Code::ALL.iter().copied().find(|code| code.as_str() == name);
    if code.is_none() {
        let known = Code::ALL.iter().map(|code| code.as_str());
        findings.say(Code::UnknownCode, item, Said::found(&name).nearest(&name, known));
    }
    code
}
