//! What of a rule set can be changed, one thing at a time.

use rust_decimal::Decimal;
use tieuchi::{JsonItem, JsonKind};

use crate::mutate::edit::Edit;
use crate::mutate::{Change, Mutant};

/// Collects mutants.
struct Sites<'p, 't> {
    root: JsonItem<'p, 't>,
    mutants: Vec<Mutant>,
}

/// Every mutant, in the order of the rule set.
pub(super) fn all(root: JsonItem<'_, '_>) -> Vec<Mutant> {
    let mut sites = Sites { root, mutants: Vec::new() };
    for (number, year) in members(root.get("years")).enumerate() {
        let years = root.get("years");
        let edit = years.and_then(|years| Edit::drop_item(years, number));
        // Else the mutant would be known by targets of a year that it does not assess.
        let criteria = members(root.get("groups")).flat_map(|group| members(group.get("criteria")));
        let targets =
            criteria.filter_map(|criterion| Edit::drop_entry(criterion.get("targets")?, year.raw()));
        let edits = edit.into_iter().chain(targets).collect();
        sites.drop(None, &format!("years/{}", year.raw()), year, edits);
    }
    for group in members(root.get("groups")) {
        let criteria = group.get("criteria");
        for (number, criterion) in members(criteria).enumerate() {
            sites.criterion(group, number, criterion);
        }
    }
    if let Some(conditions) = root.get("conditions") {
        sites.conditions(conditions);
    }
    if let Some(levels) = root.get("levels") {
        for (number, level) in levels.items().enumerate() {
            let id = text(level, "id");
            let edit = Edit::drop_item(levels, number);
            sites.drop(Some(&id), &id, level, edit.into_iter().collect());
            if let Some(conditions) = level.get("conditions") {
                sites.conditions(conditions);
            }
        }
    }
    if let Some(exemptions) = root.get("exemptions") {
        let edit = Edit::drop_entry(root, "exemptions");
        sites.drop(None, "exemptions", exemptions, edit.into_iter().collect());
        sites.names(exemptions, "exemptions", "authorities");
        sites.names(exemptions, "exemptions", "criteria");
    }
    sites.mutants
}

fn members<'p, 't>(list: Option<JsonItem<'p, 't>>) -> impl Iterator<Item = JsonItem<'p, 't>> {
    list.into_iter().flat_map(JsonItem::items)
}

fn text(object: JsonItem<'_, '_>, key: &str) -> String {
    object.get(key).and_then(JsonItem::string).unwrap_or_default().into_owned()
}

impl<'p, 't> Sites<'p, 't> {
    fn add(
        &mut self,
        about: Option<&str>,
        id: String,
        place: JsonItem<'_, '_>,
        change: Change,
        edits: Vec<Edit>,
    ) {
        let about = about.map(ToOwned::to_owned);
        self.mutants.push(Mutant { id, pointer: place.pointer(), change, about, edits });
    }

    /// Something left out.
    fn drop(&mut self, about: Option<&str>, id: &str, place: JsonItem<'_, '_>, edits: Vec<Edit>) {
        self.add(about, format!("{id}:dropped"), place, Change::Dropped, edits);
    }

    /// A word or number in place of another.
    fn replace(&mut self, about: Option<&str>, id: &str, place: JsonItem<'_, '_>, to: &str, as_text: bool) {
        let from = said(place);
        let json = if as_text { format!("\"{to}\"") } else { to.to_owned() };
        let change = Change::Replaced { from, to: to.to_owned() };
        self.add(about, format!("{id}={to}"), place, change, vec![Edit::replace(place, json)]);
    }

    fn criterion(&mut self, group: JsonItem<'_, '_>, number: usize, criterion: JsonItem<'p, 't>) {
        let id = text(criterion, "id");
        let measure = criterion.get("measure").map(|measure| text(measure, "kind")).unwrap_or_default();
        let targets = criterion.get("targets");
        let of_years = targets.into_iter().flat_map(JsonItem::entries);
        for (year, target) in of_years {
            let year = year.string().unwrap_or_default().into_owned();
            let place = format!("{id}/{year}");
            self.target(&id, &place, &measure, target);
            if let Some(edit) = targets.and_then(|targets| Edit::drop_entry(targets, &year)) {
                self.drop(Some(&id), &place, target, vec![edit]);
            }
        }
        if let Some(target) = criterion.get("target") {
            self.target(&id, &format!("{id}/target"), &measure, target);
        }
        let list = group.get("criteria");
        let mut edits: Vec<Edit> = list.and_then(|list| Edit::drop_item(list, number)).into_iter().collect();
        // Else the mutant would be known by its declared number alone.
        edits.extend(self.declared_without_one(&text(group, "id")));
        self.drop(Some(&id), &id, criterion, edits);
    }

    /// The declared numbers, less one criterion of a group.
    fn declared_without_one(&self, group: &str) -> Vec<Edit> {
        let declared = self.root.get("declared");
        let numbers = [
            declared.and_then(|declared| declared.get("criteria")),
            declared.and_then(|declared| declared.get("per_group")?.get(group)),
        ];
        let one_less = |item: JsonItem<'_, '_>| {
            let number: u64 = item.raw().parse().ok()?;
            Some(Edit::replace(item, number.checked_sub(1)?.to_string()))
        };
        numbers.into_iter().flatten().filter_map(one_less).collect()
    }

    fn target(&mut self, about: &str, id: &str, measure: &str, target: JsonItem<'_, '_>) {
        self.bounds(about, id, measure, target);
        for (attribute, listed) in target.get("by").into_iter().flat_map(JsonItem::entries) {
            for (value, bound) in listed.entries() {
                let name = format!(
                    "{id}/{}={}",
                    attribute.string().unwrap_or_default(),
                    value.string().unwrap_or_default()
                );
                if bound.kind() == JsonKind::Object {
                    self.bounds(about, &name, measure, bound);
                }
                let edit = Edit::drop_entry(listed, &value.string().unwrap_or_default());
                self.drop(Some(about), &name, bound, edit.into_iter().collect());
            }
        }
        for (level, own) in target.get("at").into_iter().flat_map(JsonItem::entries) {
            let level = level.string().unwrap_or_default();
            let name = format!("{id}/at/{level}");
            self.target(about, &name, measure, own);
            let edit = target.get("at").and_then(|at| Edit::drop_entry(at, &level));
            self.drop(Some(about), &name, own, edit.into_iter().collect());
        }
    }

    /// What is asked: a little more, a little less, the other way round.
    fn bounds(&mut self, about: &str, id: &str, measure: &str, target: JsonItem<'_, '_>) {
        for (key, bound) in target.entries() {
            let name = key.string().unwrap_or_default();
            match &*name {
                "at_least" | "at_most" => {
                    self.steps(about, &format!("{id}/{name}"), bound, measure == "count");
                    let other = if name == "at_least" { "at_most" } else { "at_least" };
                    let (from, to) = (format!("{name} {}", said(bound)), format!("{other} {}", said(bound)));
                    let edit = Edit::replace(key, format!("\"{other}\""));
                    let change = Change::Replaced { from, to };
                    self.add(Some(about), format!("{id}/{other}={}", said(bound)), bound, change, vec![edit]);
                }
                "present" if measure == "count" => {
                    for (to, json) in [("at_least 2", "\"at_least\": 2"), ("at_most 1", "\"at_most\": 1")] {
                        let change = Change::Replaced { from: "present".to_owned(), to: to.to_owned() };
                        let edits = vec![Edit::between(key, bound, json)];
                        self.add(Some(about), format!("{id}/{}", to.replace(' ', "=")), bound, change, edits);
                    }
                }
                _ => {}
            }
        }
    }

    /// A number up and down by the smallest step: one for what is counted, a hundredth, or one of the last digit that is
    /// written.
    fn steps(&mut self, about: &str, id: &str, number: JsonItem<'_, '_>, is_count: bool) {
        let Ok(value) = Decimal::from_str_exact(&said(number)) else { return };
        let step = if is_count { Decimal::ONE } else { Decimal::new(1, value.normalize().scale().max(2)) };
        let is_text = number.kind() == JsonKind::String;
        for changed in [value.checked_add(step), value.checked_sub(step)].into_iter().flatten() {
            if !changed.is_sign_negative() {
                self.replace(Some(about), id, number, &changed.normalize().to_string(), is_text);
            }
        }
    }

    fn conditions(&mut self, conditions: JsonItem<'p, 't>) {
        for (number, condition) in conditions.items().enumerate() {
            let id = text(condition, "id");
            let edit = Edit::drop_item(conditions, number);
            self.drop(Some(&id), &id, condition, edit.into_iter().collect());
            if let Some(score) = condition.get("score") {
                self.score(&id, score);
            }
            let Some(criteria) = condition.get("criteria") else { continue };
            let groups = criteria.get("groups");
            if criteria.kind() != JsonKind::String {
                let list = groups.unwrap_or(criteria);
                self.members(&id, &id, list);
                // Whether the choice matters at all.
                self.replace(Some(&id), &format!("{id}/criteria"), criteria, "assigned", true);
            }
        }
    }

    fn score(&mut self, id: &str, score: JsonItem<'_, '_>) {
        if let Some(share) = score.get("at_least_percent") {
            self.steps(id, &format!("{id}/at_least_percent"), share, false);
        }
        for (key, words) in [("year", ["previous", "current"]), ("basis", ["official", "self"])] {
            let Some(word) = score.get(key) else { continue };
            for other in words.into_iter().filter(|other| word.string().as_deref() != Some(*other)) {
                self.replace(Some(id), &format!("{id}/{key}"), word, other, true);
            }
        }
        let Some(index) = score.get("index") else { return };
        let known: Vec<String> = members(self.root.get("indices")).map(|index| text(index, "id")).collect();
        for other in known.iter().filter(|other| index.string().as_deref() != Some(other.as_str())) {
            self.replace(Some(id), &format!("{id}/index"), index, other, true);
        }
    }

    /// The names in a list of an object, each left out.
    fn names(&mut self, object: JsonItem<'_, '_>, id: &str, key: &str) {
        if let Some(list) = object.get(key) {
            self.members(id, &format!("{id}/{key}"), list);
        }
    }

    fn members(&mut self, about: &str, id: &str, list: JsonItem<'_, '_>) {
        for (number, member) in list.items().enumerate() {
            let edit = Edit::drop_item(list, number);
            self.drop(Some(about), &format!("{id}/{}", said(member)), member, edit.into_iter().collect());
        }
    }
}

/// What a value says: the text of a string, or a number as it is written.
fn said(item: JsonItem<'_, '_>) -> String {
    item.string().unwrap_or(item.raw().into()).into_owned()
}
