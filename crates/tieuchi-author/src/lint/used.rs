//! What nothing refers to, and what refers to nothing.

use std::collections::BTreeSet;

use tieuchi::{Code, Findings, JsonItem, JsonKind, Said};

use crate::items::{criteria, every, list, says};

/// The keys whose strings are ids of agencies.
const AGENCIES: [&str; 9] = [
    "agency",
    "agencies",
    "lead_agencies",
    "coordinating_agencies",
    "actors",
    "sends_to",
    "issuer",
    "authorities",
    "successor",
];

pub(super) fn check(root: JsonItem<'_, '_>, findings: &mut Findings<'_>) {
    let [mut agencies, mut resources, mut indices] = [(); 3].map(|()| BTreeSet::new());
    let is_listed = list(root, "indices").next().is_some();
    every(root, &mut |key, item| {
        let names = || item.string().map(std::borrow::Cow::into_owned);
        if AGENCIES.contains(&key) {
            agencies.extend(names());
        } else if key == "resource" {
            resources.extend(names());
        } else if key == "score"
            && let Some(index) = item.get("index")
            && let Some(id) = index.string()
        {
            if !is_listed {
                findings.say(Code::IndexNotListed, index, Said::found(&id));
            }
            indices.insert(id.into_owned());
        }
    });
    for (key, used, code) in [
        ("agencies", agencies, Code::AgencyNotUsed),
        ("resources", resources, Code::ResourceNotUsed),
        ("indices", indices, Code::IndexNotUsed),
    ] {
        for item in list(root, key).filter_map(|item| item.get("id")) {
            if let Some(id) = item.string().filter(|id| !used.contains(&**id)) {
                findings.say(code, item, Said::found(&id));
            }
        }
    }
    if list(root, "procedure").next().is_some() {
        name_those_without(list(root, "documents"), "needed_by", Code::DocumentWithoutStep, findings);
    }
    if criteria(root).any(|criterion| !lacks(criterion, "lead_agencies")) {
        name_those_without(criteria(root), "lead_agencies", Code::CriterionWithoutLead, findings);
    }
}

fn name_those_without<'p, 't: 'p>(
    items: impl Iterator<Item = JsonItem<'p, 't>>,
    key: &str,
    code: Code,
    findings: &mut Findings<'_>,
) {
    for item in items.filter(|item| lacks(*item, key)) {
        let place = item.get("id").unwrap_or(item);
        findings.say(code, place, Said::found(&says(item, "id").unwrap_or_default()));
    }
}

/// Whether a key is missing, `null` or an empty list.
fn lacks(item: JsonItem<'_, '_>, key: &str) -> bool {
    item.get(key).is_none_or(|value| match value.kind() {
        JsonKind::Null => true,
        JsonKind::Array => value.items().next().is_none(),
        _ => false,
    })
}
