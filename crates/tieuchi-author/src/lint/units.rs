//! Labels of units: new ones, and those spelt like another.

use std::collections::{BTreeMap, BTreeSet};

use tieuchi::{Code, Findings, Json, JsonItem, Limits, RuleSets, Said};

use crate::items::{every, says};
use crate::lint::wording::folded;

pub(super) fn check(root: JsonItem<'_, '_>, findings: &mut Findings<'_>) {
    let shipped = shipped();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    each_label(root, &mut |label, _| *times.entry(label).or_default() += 1);
    let known: BTreeSet<&String> =
        shipped.iter().chain(times.iter().filter(|(_, times)| **times > 1).map(|(label, _)| label)).collect();
    each_label(root, &mut |label, item| {
        if shipped.contains(&label) {
            return;
        }
        let letters = folded(&label);
        let mut others = known.iter().filter(|other| ***other != label);
        let alike = others.find(|other| folded(other) == letters).map(|other| other.as_str());
        let said = Said::found(&label);
        if let Some(alike) = alike {
            findings.say(Code::UnitNotSeen, item, said.nearest(&label, [alike]));
        } else if !known.contains(&label) {
            let names = known.iter().map(|name| name.as_str());
            findings.say(Code::UnitNotSeen, item, said.nearest(&label, names));
        }
    });
}

/// The labels of the rule sets that ship.
fn shipped() -> BTreeSet<String> {
    let mut labels = BTreeSet::new();
    for rules in RuleSets::builtin().iter() {
        let text = rules.to_canonical_json();
        if let Ok(json) = Json::parse(&text, &Limits::default()) {
            each_label(json.root(), &mut |label, _| {
                labels.insert(label);
            });
        }
    }
    labels
}

fn each_label<'p, 't>(root: JsonItem<'p, 't>, found: &mut dyn FnMut(String, JsonItem<'p, 't>)) {
    every(root, &mut |key, item| {
        if key == "unit"
            && let Some((label, place)) = says(item, "vi").zip(item.get("vi"))
        {
            found(label, place);
        }
    });
}
