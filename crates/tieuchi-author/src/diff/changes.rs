//! What changed, field by field: both versions in their canonical form, the older one with the new ids.

use std::collections::{BTreeMap, BTreeSet};

use tieuchi::{ConditionDemand, CriteriaSelection, RuleSet, Text};

use crate::diff::map::{canonical, id, members, plain};
use crate::diff::targets::target_changes;
use crate::diff::{Change, Effect, How, Kind, LikelyRename, Part, Renames, pairs};
use crate::tree::Tree;

/// The lists of a rule set, in the order in which their changes are said.
const LISTS: [(&str, Kind); 9] = [
    ("groups", Kind::Group),
    ("agencies", Kind::Agency),
    ("documents", Kind::Document),
    ("procedure", Kind::Step),
    ("assessments", Kind::Assessment),
    ("duties", Kind::Duty),
    ("indices", Kind::Index),
    ("resources", Kind::Resource),
    ("levels", Kind::Level),
];

/// Orders of more things than this are not written out.
const SHOWN: usize = 20;

pub(super) fn of(old: &RuleSet, new: &RuleSet, renames: &Renames) -> (Vec<Change>, Vec<LikelyRename>) {
    let (mut before, after) = (canonical(old), canonical(new));
    renames.apply(&mut before);
    let mut differ = Differ {
        names: [Names::of(&before), Names::of(&after)],
        old_ids: Kind::ALL.map(|kind| (kind, renames.old_ids(kind))).into_iter().collect(),
        is_complete: old.is_complete() == new.is_complete(),
        asks_by_groups: asks_by_groups(old) || asks_by_groups(new),
        changes: Vec::new(),
        likely: Vec::new(),
    };
    differ.set(&before, &after);
    differ.criteria(old, new, renames, (&before, &after));
    differ.nested(Kind::Level, "conditions", &before, &after);
    (differ.changes, differ.likely)
}

struct Differ<'d> {
    /// What agencies and resources are called, in the older and in the newer version.
    names: [Names; 2],
    old_ids: BTreeMap<Kind, BTreeMap<&'d str, &'d str>>,
    /// Whether both versions are complete, or neither is.
    is_complete: bool,
    /// Whether a condition of one of them asks for the criteria of groups.
    asks_by_groups: bool,
    changes: Vec<Change>,
    likely: Vec<LikelyRename>,
}

/// Agencies by their names and resources by their numbers, else their titles.
struct Names(BTreeMap<String, Text>);

impl Names {
    fn of(set: &Tree) -> Self {
        let agencies = members(set, Kind::Agency).into_iter();
        let resources = members(set, Kind::Resource).into_iter();
        let named = agencies.chain(resources).filter_map(|thing| {
            let number = thing.get("number").and_then(Tree::as_str).map(text);
            Some((id(thing).to_owned(), number.or_else(|| title(thing))?))
        });
        Self(named.collect())
    }

    /// How a name of the document is shown.
    fn shown(&self, item: &Tree) -> Text {
        let named = |id: &str| self.0.get(id).cloned().unwrap_or_else(|| text(plain(id)));
        let Some(resource) = item.get("resource").and_then(Tree::as_str) else {
            return match item {
                Tree::Text(id) => named(id),
                Tree::Number(number) => text(number),
                other => text(&other.to_json()),
            };
        };
        let mut name = named(resource);
        if let Some(locator) = item.get("locator").and_then(Tree::as_str) {
            for name in std::iter::once(&mut name.vi).chain(&mut name.en) {
                name.push_str(", ");
                name.push_str(locator);
            }
        }
        name
    }
}

/// The title of a thing, or what it is known by.
fn title(thing: &Tree) -> Option<Text> {
    let title = ["title", "name", "act"].into_iter().find_map(|key| thing.get(key))?;
    let english = title.get("en").and_then(Tree::as_str);
    Some(Text { vi: title.get("vi")?.as_str()?.to_owned(), en: english.map(ToOwned::to_owned) })
}

fn text(said: &str) -> Text {
    Text { vi: said.to_owned(), en: None }
}

impl Differ<'_> {
    fn set(&mut self, old: &Tree, new: &Tree) {
        let lists: BTreeSet<&str> = LISTS.iter().map(|(key, _)| *key).chain(["conditions"]).collect();
        let of_set = |set: &Tree| {
            Tree::Object(
                set.entries().iter().filter(|(key, _)| !lists.contains(key.as_str())).cloned().collect(),
            )
        };
        self.value(&Part::SET, "", Some(&of_set(old)), Some(&of_set(new)));
        for (key, kind) in LISTS {
            let list =
                |set: &'_ Tree| -> Vec<Tree> { set.get(key).map(Tree::items).unwrap_or_default().to_vec() };
            let (before, after) = (list(old), list(new));
            let skip: &[&str] = match kind {
                Kind::Group => &["criteria"],
                Kind::Level => &["conditions"],
                _ => &[],
            };
            let (before, after): (Vec<_>, Vec<_>) = (before.iter().collect(), after.iter().collect());
            self.list(kind, &before, &after, skip);
        }
    }

    /// The conditions, with the level to which each belongs.
    fn nested(&mut self, outer: Kind, key: &str, old: &Tree, new: &Tree) {
        let all = |set: &Tree| -> Vec<Tree> {
            let own = set.get(key).map(Tree::items).unwrap_or_default().iter().cloned();
            let of_outer = members(set, outer).into_iter().flat_map(|one| {
                let inner = one.get(key).map(Tree::items).unwrap_or_default();
                inner.iter().map(|each| {
                    let mut each = each.clone();
                    each.set("level", Tree::text(id(one)));
                    each
                })
            });
            own.chain(of_outer).collect()
        };
        let (before, after) = (all(old), all(new));
        self.list(
            Kind::Condition,
            &before.iter().collect::<Vec<_>>(),
            &after.iter().collect::<Vec<_>>(),
            &[],
        );
    }

    /// The criteria, with the group to which each belongs, and their targets.
    fn criteria(&mut self, old: &RuleSet, new: &RuleSet, renames: &Renames, trees: (&Tree, &Tree)) {
        let all = |set: &Tree| -> Vec<Tree> {
            let groups = members(set, Kind::Group).into_iter();
            let with_group = groups.flat_map(|group| {
                let inner = group.get("criteria").map(Tree::items).unwrap_or_default();
                inner.iter().map(|each| {
                    let mut each = each.clone();
                    each.set("group", Tree::text(id(group)));
                    each
                })
            });
            with_group.collect()
        };
        let (before, after) = (all(trees.0), all(trees.1));
        let from = self.changes.len();
        self.list(
            Kind::Criterion,
            &before.iter().collect::<Vec<_>>(),
            &after.iter().collect::<Vec<_>>(),
            &["target", "targets"],
        );
        // Each criterion's targets stand behind what else changed of it.
        let others = self.changes.split_off(from);
        let mut of_parts: BTreeMap<Part, Vec<Change>> = BTreeMap::new();
        let mut rest = Vec::new();
        for change in others {
            if change.part.id().is_some() {
                of_parts.entry(change.part.clone()).or_default().push(change);
            } else {
                rest.push(change);
            }
        }
        for pair in pairs(old, new, renames) {
            self.changes.extend(of_parts.remove(&pair.part()).unwrap_or_default());
            self.changes.extend(target_changes(old, new, renames, pair));
        }
        self.changes.extend(rest);
    }

    /// Things of one kind: those gone, those new, and what changed of the others.
    fn list(&mut self, kind: Kind, old: &[&Tree], new: &[&Tree], skip: &[&str]) {
        let before: BTreeMap<&str, &Tree> = old.iter().map(|thing| (id(thing), *thing)).collect();
        let after: BTreeSet<&str> = new.iter().map(|thing| id(thing)).collect();
        let gone: Vec<&&Tree> = old.iter().filter(|thing| !after.contains(id(thing))).collect();
        let added: Vec<&&Tree> = new.iter().filter(|thing| !before.contains_key(id(thing))).collect();
        for thing in &gone {
            let old = Some(self.old_id(kind, id(thing)));
            let part = Part { kind: Some(kind), old, new: None };
            self.say(&part, "", How::Removed, title(thing), None);
        }
        let mut untitled: BTreeMap<String, &str> = BTreeMap::new();
        for thing in &gone {
            untitled.extend(title(thing).map(|title| (bare(&title.vi), id(thing))));
        }
        for thing in added {
            let Some(title) = title(thing) else { continue };
            // What the map calls gone is gone.
            if let Some(gone) = untitled.get(&bare(&title.vi)).filter(|gone| plain(gone) == **gone) {
                let (old, new) = (self.old_id(kind, gone), id(thing).to_owned());
                self.likely.push(LikelyRename { kind, old, new, title: title.vi });
            }
        }
        for thing in new {
            let new = id(thing).to_owned();
            let Some(held) = before.get(id(thing)) else {
                let part = Part { kind: Some(kind), old: None, new: Some(new) };
                self.say(&part, "", How::Added, None, title(thing));
                continue;
            };
            let part = Part { kind: Some(kind), old: Some(self.old_id(kind, &new)), new: Some(new) };
            if let (Some(from), Some(to)) = (&part.old, &part.new)
                && from != to
            {
                let (from, to) = (text(from), text(to));
                self.say(&part, "", How::Renamed, Some(from), Some(to));
            }
            let without = |thing: &Tree| {
                let kept =
                    thing.entries().iter().filter(|(key, _)| key != "id" && !skip.contains(&key.as_str()));
                Tree::Object(kept.cloned().collect())
            };
            self.value(&part, "", Some(&without(held)), Some(&without(thing)));
        }
        let order = |things: &[&Tree]| -> Vec<String> {
            let common = things.iter().map(|thing| id(thing));
            common.filter(|id| after.contains(id) && before.contains_key(id)).map(ToOwned::to_owned).collect()
        };
        let (was, is) = (order(old), order(new));
        if was != is {
            let shown = |ids: &[String]| (ids.len() <= SHOWN).then(|| text(&ids.join(", ")));
            let part = Part { kind: Some(kind), old: None, new: None };
            self.say(&part, "", How::Moved, shown(&was), shown(&is));
        }
    }

    fn old_id(&self, kind: Kind, new: &str) -> String {
        let renamed = self.old_ids.get(&kind).and_then(|ids| ids.get(new));
        renamed.map_or_else(|| plain(new).to_owned(), |old| (*old).to_owned())
    }

    fn value(&mut self, part: &Part, field: &str, old: Option<&Tree>, new: Option<&Tree>) {
        if old == new {
            return;
        }
        let is_object = |tree: Option<&Tree>| matches!(tree, None | Some(Tree::Object(_)));
        if is_object(old) && is_object(new) {
            let entries = |tree: Option<&'_ Tree>| -> Vec<(String, Tree)> {
                tree.map(Tree::entries).unwrap_or_default().to_vec()
            };
            let (before, after) = (Tree::Object(entries(old)), Tree::Object(entries(new)));
            let keys = before.entries().iter().chain(after.entries()).map(|(key, _)| key.clone());
            for key in keys.collect::<BTreeSet<_>>() {
                let inner = if field.is_empty() { key.clone() } else { format!("{field}.{key}") };
                self.value(part, &inner, before.get(&key), after.get(&key));
            }
            return;
        }
        let is_list = |tree: Option<&Tree>| matches!(tree, None | Some(Tree::List(_)));
        if is_list(old) && is_list(new) {
            let items = |tree: Option<&'_ Tree>| tree.map(Tree::items).unwrap_or_default().to_vec();
            self.items(part, field, &items(old), &items(new));
            return;
        }
        let [from, to] = self.shown([old, new]);
        self.say(part, field, How::Changed, from, to);
    }

    /// What is new and what is gone in a list, or that it stands in another order.
    fn items(&mut self, part: &Part, field: &str, old: &[Tree], new: &[Tree]) {
        let lacking = |of: &[Tree], other: &[Tree]| -> Vec<Tree> {
            of.iter().filter(|item| !other.contains(item)).cloned().collect()
        };
        let (gone, added) = (lacking(old, new), lacking(new, old));
        for item in &gone {
            let [from, _] = self.shown([Some(item), None]);
            self.say(part, field, How::Removed, from, None);
        }
        for item in &added {
            let [_, to] = self.shown([None, Some(item)]);
            self.say(part, field, How::Added, None, to);
        }
        if gone.is_empty() && added.is_empty() {
            self.say(part, field, How::Moved, None, None);
        }
    }

    fn shown(&self, values: [Option<&Tree>; 2]) -> [Option<Text>; 2] {
        let mut names = self.names.iter();
        values.map(|value| Some(names.next()?.shown(value?)))
    }

    fn say(&mut self, part: &Part, field: &str, how: How, from: Option<Text>, to: Option<Text>) {
        let decides = if is_completeness(part, field, how) {
            !self.is_complete
        } else {
            let is_idle = part.kind == Some(Kind::Criterion) && field == "group" && !self.asks_by_groups;
            decides(part, field, how) && !is_idle
        };
        self.changes.push(Change {
            part: part.clone(),
            field: field.to_owned(),
            target: None,
            how,
            from,
            to,
            decides,
            effect: Effect::default(),
        });
    }
}

/// Status, declared numbers and how many groups there are decide whether a rule set is complete, and nothing else.
fn is_completeness(part: &Part, field: &str, how: How) -> bool {
    let is_number = matches!(field, "declared.criteria" | "declared.groups");
    match part.kind {
        None => field == "status" || is_number || field.starts_with("declared.per_group."),
        Some(Kind::Group) => matches!(how, How::Added | How::Removed) && field.is_empty(),
        _ => false,
    }
}

fn asks_by_groups(rules: &RuleSet) -> bool {
    let is_by_groups = |demand: &_| matches!(demand, ConditionDemand::Criteria(CriteriaSelection::Groups(_)));
    rules.conditions().iter().any(|condition| is_by_groups(&condition.demand))
}

/// Whether a change may take part in what a dossier comes to. Only what is known not to is left out.
fn decides(part: &Part, field: &str, how: How) -> bool {
    let first = field.split('.').next().unwrap_or_default();
    let last = field.rsplit('.').next();
    let is_words = matches!(first, "title" | "interpretation" | "source") || last == Some("en");
    if is_words || how == How::Renamed {
        return false;
    }
    let is_whole = field.is_empty();
    match part.kind {
        None => {
            !matches!(
                first,
                "version" | "id" | "valid" | "missing" | "decisive" | "conference" | "withdrawal" | "format"
            ) && field != "subject.agency"
                && !field.starts_with("declared.interpretation")
                && !field.starts_with("declared.source")
                && !field.starts_with("exemptions.source")
                && !field.starts_with("exemptions.interpretation")
        }
        Some(Kind::Criterion) => {
            !matches!(first, "lead_agencies" | "coordinating_agencies" | "citations" | "rollup")
                && (first != "measure" || field == "measure.kind")
                && how != How::Moved
        }
        Some(Kind::Condition) => how != How::Moved || !is_whole,
        Some(Kind::Level) => true,
        Some(Kind::Index) => first == "maximum",
        Some(
            Kind::Group
            | Kind::Agency
            | Kind::Document
            | Kind::Step
            | Kind::Duty
            | Kind::Resource
            | Kind::Assessment,
        ) => false,
    }
}

/// A title without what two prints of it may differ in.
fn bare(title: &str) -> String {
    let words: Vec<String> = title.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").trim_end_matches(['.', ';', ',']).to_owned()
}
