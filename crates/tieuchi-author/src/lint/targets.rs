//! Targets: years between others, targets that fall or cannot be missed, readings of "present".

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use tieuchi::{Code, Findings, JsonItem, JsonKind, Said};

use crate::items::{criteria, list, says};

pub(super) fn check(root: JsonItem<'_, '_>, findings: &mut Findings<'_>) {
    let years: Vec<u16> = list(root, "years").filter_map(|year| year.raw().parse().ok()).collect();
    for criterion in criteria(root) {
        let measure = criterion.get("measure").and_then(|measure| says(measure, "kind"));
        let by_year = by_year(criterion);
        if let Some(targets) = criterion.get("targets") {
            let has = |year: u16| by_year.contains_key(&year);
            let between = |year: &&u16| {
                !has(**year)
                    && by_year.first_key_value().is_some_and(|(first, _)| *first < **year)
                    && by_year.last_key_value().is_some_and(|(last, _)| *last > **year)
            };
            for year in years.iter().filter(between) {
                findings.say(Code::YearWithoutTarget, targets, Said::found(&year.to_string()));
            }
        }
        let all: Vec<JsonItem<'_, '_>> = by_year.into_values().chain(criterion.get("target")).collect();
        for pair in all.windows(2) {
            if let [before, after] = pair {
                falls(*before, *after, findings);
            }
        }
        let mut present = None;
        for target in all {
            each_demand(target, &mut |key, value| {
                let cannot_fail = match key {
                    "at_least" => number(value).is_some_and(|number| number.is_zero()),
                    "at_most" => {
                        measure.as_deref() == Some("percent") && number(value) == Some(Decimal::ONE_HUNDRED)
                    }
                    _ => {
                        present = present.or(Some(value));
                        false
                    }
                };
                if cannot_fail {
                    findings.say(Code::TargetCannotFail, value, Said::found(&said(key, value)));
                }
            });
        }
        if let Some(value) = present.filter(|_| measure.as_deref() == Some("count"))
            && criterion.get("interpretation").is_none()
        {
            findings.say(Code::InterpretationMissing, value, Said::found("present"));
        }
    }
}

/// The targets that there are, by their years.
fn by_year<'p, 't>(criterion: JsonItem<'p, 't>) -> BTreeMap<u16, JsonItem<'p, 't>> {
    let targets = criterion.get("targets").into_iter().flat_map(JsonItem::entries);
    let there = targets.filter(|(_, target)| target.kind() == JsonKind::Object);
    there.filter_map(|(year, target)| Some((year.string()?.parse().ok()?, target))).collect()
}

/// Whether a target asks less than one of the year before, in what holds for all, for a value of an attribute or for a level.
fn falls(before: JsonItem<'_, '_>, after: JsonItem<'_, '_>, findings: &mut Findings<'_>) {
    for (key, is_less) in
        [("at_least", Decimal::lt as fn(&Decimal, &Decimal) -> bool), ("at_most", Decimal::gt)]
    {
        let (Some(old), Some(new)) = (before.get(key), after.get(key)) else { continue };
        if let (Some(first), Some(second)) = (number(old), number(new))
            && is_less(&second, &first)
        {
            findings.say(Code::TargetFalls, new, Said::found(&said(key, new)).expected(&said(key, old)));
        }
    }
    for (old, new) in both(before.get("at"), after.get("at")) {
        falls(old, new, findings);
    }
    for (old, new) in both(before.get("by"), after.get("by")) {
        for (old, new) in both(Some(old), Some(new)) {
            falls(old, new, findings);
        }
    }
}

/// The values of the keys that both objects have.
fn both<'p, 't>(
    old: Option<JsonItem<'p, 't>>,
    new: Option<JsonItem<'p, 't>>,
) -> impl Iterator<Item = (JsonItem<'p, 't>, JsonItem<'p, 't>)> {
    let entries = new.into_iter().flat_map(JsonItem::entries);
    entries.filter_map(move |(name, new)| Some((old?.get(&name.string()?)?, new)))
}

/// Every demand of a target, those by attribute and level too.
fn each_demand<'p, 't>(target: JsonItem<'p, 't>, found: &mut dyn FnMut(&str, JsonItem<'p, 't>)) {
    for (key, value) in target.entries() {
        match key.string().as_deref() {
            Some(key @ ("at_least" | "at_most" | "present")) => found(key, value),
            _ => each_demand(value, found),
        }
    }
}

fn number(item: JsonItem<'_, '_>) -> Option<Decimal> {
    Decimal::from_str_exact(&item.string().unwrap_or(item.raw().into())).ok()
}

/// A demand in the format's words.
fn said(key: &str, value: JsonItem<'_, '_>) -> String {
    format!("{key} {}", value.string().unwrap_or(value.raw().into()))
}
