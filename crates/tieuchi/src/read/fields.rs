//! Reading objects and lists strictly: every key known, none twice, none missing.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::diagnostic::code::Code;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::phrase::{Phrase, Word};
use crate::diagnostic::sink::{Detail, Sink};
use crate::json::tape::{Item, Kind};
use crate::limits::Limits;

/// Reads one document and collects what is wrong with it.
pub(crate) struct Reader<'l> {
    pub(crate) sink: Sink,
    pub(super) limits: &'l Limits,
    /// Whether all text must be in normalization form C, as in rule sets.
    pub(super) normalized: bool,
}

/// The values of an object's known keys, each in its place; `null` counts as absent.
pub(crate) type Fields<'p, 't, const N: usize> = [Option<Item<'p, 't>>; N];

impl<'l> Reader<'l> {
    pub(crate) fn new(limits: &'l Limits, normalized: bool) -> Self {
        Self { sink: Sink::new(limits), limits, normalized }
    }

    /// The values of the keys an object may have; `None` for what is not an object.
    pub(crate) fn fields<'p, 't, const N: usize>(
        &mut self,
        object: Item<'p, 't>,
        names: &[&'static str; N],
    ) -> Option<Fields<'p, 't, N>> {
        let (mut found, mut seen) = ([None; N], [false; N]);
        self.find_fields(object, names, &mut found, &mut seen).then_some(found)
    }

    /// Puts the values of known keys in their places, and says whether there is an object at all. It takes lists of any
    /// length, so that it is compiled once and not for each.
    fn find_fields<'p, 't>(
        &mut self,
        object: Item<'p, 't>,
        names: &[&'static str],
        found: &mut [Option<Item<'p, 't>>],
        seen: &mut [bool],
    ) -> bool {
        if object.kind() != Kind::Object {
            self.wrong_type(object, Word::AnObject);
            return false;
        }
        // Keys mostly stand in the order of the format.
        let mut likely = 0;
        for (key, value) in object.entries() {
            let place = match key.plain() {
                Some(bytes) => place_of(bytes, names, likely),
                None => place_of(key.string().unwrap_or_default().as_bytes(), names, likely),
            };
            let place = place.and_then(|place| Some((place, found.get_mut(place)?, seen.get_mut(place)?)));
            let Some((place, slot, seen)) = place else {
                let name = key.string().unwrap_or_default();
                self.sink.report(Code::UnknownKey, key, || unknown_name(&name, names));
                continue;
            };
            if *seen {
                self.duplicate_key(key, &key.string().unwrap_or_default());
            }
            *seen = true;
            *slot = if value.is_null() { None } else { Some(value) };
            likely = place + 1;
        }
        true
    }

    pub(super) fn duplicate_key(&mut self, key: Item<'_, '_>, name: &str) {
        self.sink.report(Code::DuplicateKey, key, || Detail::default().found(Phrase::verbatim(name)));
    }

    /// A field that must be there.
    pub(crate) fn required<'p, 't>(
        &mut self,
        object: Item<'p, 't>,
        field: Option<Item<'p, 't>>,
        name: &'static str,
    ) -> Option<Item<'p, 't>> {
        if field.is_none() {
            self.sink.report(Code::MissingKey, object, || Detail::default().expected(Phrase::verbatim(name)));
        }
        field
    }

    /// The keys and values of an object whose keys are data, none of them twice.
    pub(crate) fn entries<'p, 't>(
        &mut self,
        object: Item<'p, 't>,
    ) -> Vec<(Item<'p, 't>, Cow<'t, str>, Item<'p, 't>)> {
        if object.kind() != Kind::Object {
            self.wrong_type(object, Word::AnObject);
            return Vec::new();
        }
        // Owned, as in all other such sets, so that they share their code.
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut entries = Vec::new();
        let alone = object.entries().nth(1).is_none();
        for (key, value) in object.entries() {
            let name = key.string().unwrap_or_default();
            if alone || seen.insert(name.clone().into_owned()) {
                entries.push((key, name, value));
            } else {
                self.duplicate_key(key, &name);
            }
        }
        entries
    }

    /// A list; what is absent is empty. Members that cannot be read are left out, and reported.
    pub(crate) fn list<'p, 't, T>(
        &mut self,
        list: Option<Item<'p, 't>>,
        member: impl FnMut(&mut Self, Item<'p, 't>) -> Option<T>,
    ) -> Vec<T> {
        let mut members = Vec::new();
        self.add_list(list, &mut members, member);
        members
    }

    /// Adds the members of a list to those at hand.
    pub(super) fn add_list<'p, 't, T>(
        &mut self,
        list: Option<Item<'p, 't>>,
        members: &mut Vec<T>,
        mut member: impl FnMut(&mut Self, Item<'p, 't>) -> Option<T>,
    ) {
        let Some(list) = list else { return };
        if list.kind() != Kind::Array {
            self.wrong_type(list, Word::AList);
            return;
        }
        for item in list.items() {
            if let Some(member) = member(self, item) {
                members.push(member);
            }
        }
    }

    /// Reports a value of the wrong kind.
    pub(crate) fn wrong_type(&mut self, item: Item<'_, '_>, expected: Word) {
        self.sink.report(Code::WrongType, item, || {
            Detail::default().found(describe(item)).expected(Phrase::Word(expected))
        });
    }

    /// Reports an object that fits none of the forms allowed, or more than one.
    pub(super) fn wrong_form(&mut self, object: Item<'_, '_>, found: Word, expected: Word) {
        self.sink.report(Code::WrongForm, object, || {
            Detail::default().found(Phrase::Word(found)).expected(Phrase::Word(expected))
        });
    }
}

/// The place of a key among those known.
fn place_of(key: &[u8], names: &[&str], likely: usize) -> Option<usize> {
    let is_its = |place: &usize| names.get(*place).is_some_and(|name| name.as_bytes() == key);
    (likely..names.len()).find(is_its).or_else(|| (0..likely).find(is_its))
}

/// What is said of a name that is none of those known.
pub(super) fn unknown_name(name: &str, known: &[&'static str]) -> Detail {
    Detail::default()
        .found(Phrase::verbatim(name))
        .expected(Phrase::names(known))
        .nearest(nearest(name, &mut known.iter().copied()))
}

/// A value as a message shows it.
pub(super) fn describe(item: Item<'_, '_>) -> Phrase {
    match item.kind() {
        Kind::Array => Phrase::Word(Word::AList),
        Kind::Object => Phrase::Word(Word::AnObject),
        _ => Phrase::verbatim(item.raw()),
    }
}
