//! Reading what a rule set says around its criteria.

use std::collections::BTreeSet;

use crate::diagnostic::code::Code;
use crate::diagnostic::phrase::Word;
use crate::json::tape::Item;
use crate::model::act::{
    Agency, AgencyKind, Citation, Duty, Misprint, RequiredDocument, Resource, Source, Step,
};
use crate::read::fields::Reader;
use crate::value::id::AgencyId;
use crate::value::language::Text;

/// The ids that a rule set gives, collected before anything refers to them.
#[derive(Default)]
pub(super) struct Known {
    pub(super) agencies: BTreeSet<String>,
    pub(super) resources: BTreeSet<String>,
    pub(super) indices: BTreeSet<String>,
    pub(super) documents: BTreeSet<String>,
    pub(super) steps: BTreeSet<String>,
}

/// The ids of a list's members, as far as they are strings.
pub(super) fn ids_of(list: Option<Item<'_, '_>>) -> BTreeSet<String> {
    let members = list.into_iter().flat_map(Item::items);
    // Collected at once, they would first be sorted, by code for this set alone.
    let mut ids = BTreeSet::new();
    ids.extend(members.filter_map(|member| Some(member.get("id")?.string()?.into_owned())));
    ids
}

impl Reader<'_> {
    /// An optional text, and whether it could be read.
    pub(super) fn optional_text(&mut self, item: Option<Item<'_, '_>>) -> Option<Text> {
        item.and_then(|item| self.text(item))
    }

    pub(super) fn source(&mut self, item: Item<'_, '_>, known: &Known) -> Option<Source> {
        let [resource, locator, quote, misprints] =
            self.fields(item, &["resource", "locator", "quote", "misprints"])?;
        let resource = self
            .required(item, resource, "resource")
            .and_then(|resource| self.reference(resource, &known.resources, Code::UnknownResource));
        let locator = self.required(item, locator, "locator").and_then(|locator| self.filled(locator));
        let quote = self.required(item, quote, "quote").and_then(|quote| self.filled(quote));
        let misprints = self.list(misprints, |reader, item| reader.misprint(item, quote.as_deref()));
        Some(Source { resource: resource?, locator: locator?, quote: quote?, misprints })
    }

    fn misprint(&mut self, item: Item<'_, '_>, quote: Option<&str>) -> Option<Misprint> {
        let [printed, read] = self.fields(item, &["printed", "read"])?;
        let printed_item = self.required(item, printed, "printed");
        let printed = printed_item.and_then(|printed| self.filled(printed));
        let read = self.required(item, read, "read").and_then(|read| self.filled(read));
        if let (Some(item), Some(printed), Some(quote)) = (printed_item, &printed, quote)
            && !quote.contains(printed.as_str())
        {
            self.found(Code::MisprintNotInQuote, item, printed);
        }
        Some(Misprint { printed: printed?, read: read? })
    }

    /// A source that must be there.
    pub(super) fn required_source<'p, 't>(
        &mut self,
        object: Item<'p, 't>,
        source: Option<Item<'p, 't>>,
        known: &Known,
    ) -> Option<Source> {
        self.required(object, source, "source").and_then(|source| self.source(source, known))
    }

    pub(super) fn agency(&mut self, item: Item<'_, '_>, seen: &mut BTreeSet<String>) -> Option<Agency> {
        let [id, name, kind, printed, interpretation] =
            self.fields(item, &["id", "name", "kind", "printed", "interpretation"])?;
        let id = self.required(item, id, "id").and_then(|id| self.new_id(id, seen));
        let name = self.required(item, name, "name").and_then(|name| self.text(name));
        let kind = match kind {
            Some(kind) => self.word(kind, AgencyKind::ALL, AgencyKind::as_str),
            None => Some(AgencyKind::Agency),
        };
        let printed = self.list(printed, Self::filled);
        let interpretation = self.optional_text(interpretation);
        Some(Agency { id: id?, name: name?, kind: kind?, printed, interpretation })
    }

    pub(super) fn resource(&mut self, item: Item<'_, '_>, seen: &mut BTreeSet<String>) -> Option<Resource> {
        let [id, number, date, title, issuer, printed, interpretation] =
            self.fields(item, &["id", "number", "date", "title", "issuer", "printed", "interpretation"])?;
        let id = self.required(item, id, "id").and_then(|id| self.new_id(id, seen));
        let number = number.and_then(|number| self.filled(number));
        let date = date.and_then(|date| self.date(date));
        let title = self.required(item, title, "title").and_then(|title| self.text(title));
        let issuer = self.optional_text(issuer);
        let printed = printed.and_then(|printed| self.filled(printed));
        let interpretation = self.optional_text(interpretation);
        Some(Resource { id: id?, number, date, title: title?, issuer, printed, interpretation })
    }

    pub(super) fn citation(&mut self, item: Item<'_, '_>, known: &Known) -> Option<Citation> {
        let [resource, locator] = self.fields(item, &["resource", "locator"])?;
        let resource = self
            .required(item, resource, "resource")
            .and_then(|resource| self.reference(resource, &known.resources, Code::UnknownResource));
        let locator = locator.and_then(|locator| self.filled(locator));
        Some(Citation { resource: resource?, locator })
    }

    /// A list of agencies, none of them twice.
    pub(super) fn agency_ids(&mut self, list: Option<Item<'_, '_>>, known: &Known) -> Vec<AgencyId> {
        let mut seen = BTreeSet::new();
        self.list(list, |reader, item| {
            let id: AgencyId = reader.reference(item, &known.agencies, Code::UnknownAgency)?;
            if !seen.insert(id.as_str().to_owned()) {
                reader.duplicate_id(item, id.as_str(), Word::TwiceInList);
                return None;
            }
            Some(id)
        })
    }

    pub(super) fn document(
        &mut self,
        item: Item<'_, '_>,
        known: &Known,
        seen: &mut BTreeSet<String>,
    ) -> Option<RequiredDocument> {
        let [id, title, issuer, needed_by, source, interpretation] =
            self.fields(item, &["id", "title", "issuer", "needed_by", "source", "interpretation"])?;
        let id = self.required(item, id, "id").and_then(|id| self.new_id(id, seen));
        let title = self.required(item, title, "title").and_then(|title| self.text(title));
        let issuer = issuer.and_then(|issuer| self.reference(issuer, &known.agencies, Code::UnknownAgency));
        let needed_by = needed_by.and_then(|step| self.reference(step, &known.steps, Code::UnknownStep));
        let source = self.required_source(item, source, known);
        let interpretation = self.optional_text(interpretation);
        Some(RequiredDocument { id: id?, title: title?, issuer, needed_by, source: source?, interpretation })
    }

    pub(super) fn step(
        &mut self,
        item: Item<'_, '_>,
        known: &Known,
        seen: &mut BTreeSet<String>,
    ) -> Option<Step> {
        let [id, title, actors, produces, sends_to, source, interpretation] = self
            .fields(item, &["id", "title", "actors", "produces", "sends_to", "source", "interpretation"])?;
        let id = self.required(item, id, "id").and_then(|id| self.new_id(id, seen));
        let title = self.required(item, title, "title").and_then(|title| self.text(title));
        let actors = self.agency_ids(actors, known);
        let produces = self.list(produces, |reader, document| {
            reader.reference(document, &known.documents, Code::UnknownDocument)
        });
        let sends_to = self.agency_ids(sends_to, known);
        let source = self.required_source(item, source, known);
        let interpretation = self.optional_text(interpretation);
        Some(Step { id: id?, title: title?, actors, produces, sends_to, source: source?, interpretation })
    }

    pub(super) fn duty(
        &mut self,
        item: Item<'_, '_>,
        known: &Known,
        seen: &mut BTreeSet<String>,
    ) -> Option<Duty> {
        let [id, actors, act, deadline, source, interpretation] =
            self.fields(item, &["id", "actors", "act", "deadline", "source", "interpretation"])?;
        let id = self.required(item, id, "id").and_then(|id| self.new_id(id, seen));
        let actors = self.agency_ids(actors, known);
        let act = self.required(item, act, "act").and_then(|act| self.text(act));
        let deadline = self.optional_text(deadline);
        let source = self.required_source(item, source, known);
        let interpretation = self.optional_text(interpretation);
        Some(Duty { id: id?, actors, act: act?, deadline, source: source?, interpretation })
    }

    /// A list that must be there.
    pub(super) fn required_list<'p, 't>(
        &mut self,
        object: Item<'p, 't>,
        list: Option<Item<'p, 't>>,
        name: &'static str,
    ) -> Option<Item<'p, 't>> {
        let list = self.required(object, list, name)?;
        if list.kind() != crate::json::tape::Kind::Array {
            self.wrong_type(list, Word::AList);
            return None;
        }
        Some(list)
    }
}
