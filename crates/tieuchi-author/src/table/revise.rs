//! A base with what a table says: what stays, what changes, what is new.

use std::collections::BTreeMap;

use tieuchi::{Code, RuleSet, Said};

use crate::table::finding::TableFinding;
use crate::table::grid::one_line;
use crate::table::import::{CriterionFacts, Table};
use crate::table::published::whole;
use crate::table::target::{Kind, normal};
use crate::tree::Tree;

/// The base's groups and criteria.
pub(super) struct Old<'b> {
    groups: &'b [Tree],
    criteria: BTreeMap<&'b str, &'b Tree>,
}

impl<'b> Old<'b> {
    pub(super) fn of(base: &'b Tree) -> Self {
        let groups = base.get("groups").map(Tree::items).unwrap_or_default();
        let members =
            groups.iter().flat_map(|group| group.get("criteria").map(Tree::items).unwrap_or_default());
        let criteria =
            members.filter_map(|criterion| Some((criterion.get("id")?.as_str()?, criterion))).collect();
        Self { groups, criteria }
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &'b str> {
        self.criteria.keys().copied()
    }

    pub(super) fn criterion(&self, id: &str) -> Option<&'b Tree> {
        self.criteria.get(id).copied()
    }

    pub(super) fn resource(&self) -> Option<String> {
        let first = self.criteria.values().find_map(|criterion| criterion.at("/source/resource")?.as_str());
        first.map(str::to_owned)
    }

    pub(super) fn counts(&self) -> Vec<(String, usize)> {
        let of = |group: &Tree| {
            let id = group.get("id").and_then(Tree::as_str).unwrap_or_default().to_owned();
            (id, group.get("criteria").map(Tree::items).unwrap_or_default().len())
        };
        self.groups.iter().map(of).collect()
    }

    /// A group as the table has it, with all that the base says of it.
    pub(super) fn group(&self, fresh: &Tree, table: &Table, act: &str) -> Tree {
        let id = fresh.get("id").and_then(Tree::as_str).unwrap_or_default();
        let title = fresh.at("/title/vi").and_then(Tree::as_str).unwrap_or_default();
        let before = self.groups.iter().find(|group| group.get("id").and_then(Tree::as_str) == Some(id));
        match before {
            Some(before) if same_words(before.at("/title/vi"), title) => before.clone(),
            Some(before) => {
                let mut group = before.clone();
                group.set("title", fresh.get("title").cloned().unwrap_or(Tree::Null));
                group.set("source", table.source(act, id, title));
                group
            }
            None => {
                let mut group = fresh.clone();
                group.set("source", table.source(act, id, title));
                group
            }
        }
    }
}

fn same_words(before: Option<&Tree>, now: &str) -> bool {
    before.and_then(Tree::as_str).is_some_and(|before| one_line(before) == one_line(now))
}

/// A criterion of the base with what its row says, and whether the row says anything else. Of the keys for which the table has
/// no column it says nothing.
pub(super) fn revised(
    before: &Tree,
    fresh: &Tree,
    facts: &CriterionFacts,
    years: &[u16],
    unsaid: &[&str],
) -> (Tree, bool) {
    let mut criterion = before.clone();
    let mut changed = false;
    let title = fresh.at("/title/vi").and_then(Tree::as_str).unwrap_or_default();
    if !same_words(before.at("/title/vi"), title) {
        criterion.set("title", fresh.get("title").cloned().unwrap_or(Tree::Null));
        changed = true;
    }
    let same_kind = before.at("/measure/kind") == fresh.at("/measure/kind");
    let label = before.at("/measure/unit/vi");
    if !(same_kind && (label.is_none() || same_words(label, &facts.unit))) {
        criterion.set("measure", fresh.get("measure").cloned().unwrap_or(Tree::Null));
        changed = true;
    }
    changed |= revise_targets(&mut criterion, before, fresh, years);
    for key in ["lead_agencies", "coordinating_agencies"] {
        if before.get(key) != fresh.get(key) && !unsaid.contains(&key) {
            criterion.take(key);
            if let Some(ids) = fresh.get(key) {
                criterion.set(key, ids.clone());
            }
            changed = true;
        }
    }
    let cited = |of: &Tree| -> Vec<String> {
        let citations = of.get("citations").map(Tree::items).unwrap_or_default().iter();
        citations.filter_map(|citation| Some(citation.get("resource")?.as_str()?.to_owned())).collect()
    };
    if cited(before) != cited(fresh) && !unsaid.contains(&"citations") {
        criterion.take("citations");
        if let Some(citations) = fresh.get("citations") {
            criterion.set("citations", citations.clone());
        }
        changed = true;
    }
    (criterion, changed)
}

/// Sets the targets of the row, with the exceptions of the base, of which such a table says nothing.
fn revise_targets(criterion: &mut Tree, before: &Tree, fresh: &Tree, years: &[u16]) -> bool {
    let every = before.get("target");
    let of_base = |year: &str| every.or_else(|| before.get("targets")?.get(year)).cloned();
    let merged = |year: &str, stated: &Tree| -> Tree {
        let mut merged = stated.clone();
        let base = of_base(year);
        for key in ["by", "at"] {
            if let Some(exceptions) = base.as_ref().and_then(|base| base.get(key)) {
                merged.set(key, exceptions.clone());
            }
        }
        merged
    };
    if let Some(target) = fresh.get("target") {
        let merged = merged("", target);
        let changed = every.map(normal) != Some(normal(&merged));
        if changed {
            criterion.take("targets");
            criterion.set("target", merged);
        }
        return changed;
    }
    let stated = fresh.get("targets").map(Tree::entries).unwrap_or_default();
    let now = Tree::object(stated.iter().map(|(year, target)| (year.clone(), merged(year, target))));
    let then = match every {
        Some(target) => Tree::object(years.iter().map(|year| (year.to_string(), target.clone()))),
        None => before.get("targets").cloned().unwrap_or_else(|| Tree::Object(Vec::new())),
    };
    let changed = normal(&now) != normal(&then);
    if changed {
        criterion.take("target");
        criterion.set("targets", now);
    }
    changed
}

/// The kinds that a base has for the labels of units, where each has one.
pub(super) fn kinds_of(groups: &Tree) -> BTreeMap<String, Kind> {
    let mut kinds: BTreeMap<String, Option<Kind>> = BTreeMap::new();
    for criterion in
        groups.items().iter().flat_map(|group| group.get("criteria").map(Tree::items).unwrap_or_default())
    {
        let kind = criterion.at("/measure/kind").and_then(Tree::as_str).and_then(Kind::named);
        let label = criterion.at("/measure/unit/vi").and_then(Tree::as_str);
        if let (Some(kind), Some(label)) = (kind, label) {
            kinds
                .entry(one_line(label))
                .and_modify(|known| *known = known.filter(|known| *known == kind))
                .or_insert(Some(kind));
        }
    }
    kinds.into_iter().filter_map(|(label, kind)| Some((label, kind?))).collect()
}

/// A set that says something else than its base is a draft.
pub(super) fn draft(mut document: Tree, base: &Tree, findings: &mut Vec<TableFinding>) -> Tree {
    let same = RuleSet::from_json(&document.to_json()).is_ok_and(|rules| {
        RuleSet::from_json(&base.to_json()).is_ok_and(|base| rules.sha256() == base.sha256())
    });
    if !same {
        let text = |key: &str| base.get(key).and_then(Tree::as_str).unwrap_or_default().to_owned();
        if text("status") != "incomplete" {
            document.set("status", Tree::text("draft"));
        }
        findings.push(whole(Code::VersionToRaise, Said::found(&text("version"))));
    }
    document
}
