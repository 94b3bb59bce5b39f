//! Reading what a rule set says around its criteria.

use std::collections::BTreeSet;

use crate::diagnostic::code::Code;
use crate::diagnostic::phrase::Word;
#[cfg(feature = "procedure")]
use crate::diagnostic::sink::Detail;
use crate::json::tape::Item;
#[cfg(feature = "procedure")]
use crate::json::tape::Kind;
use crate::model::act::{
    Citation, Deadline, Misprint, MissingPart, RequiredDocument, Resource, Source, Step,
};
#[cfg(feature = "procedure")]
use crate::model::act::{NamedSubject, StepSubjects};
use crate::read::fields::Reader;
use crate::value::id::{AgencyId, Id as _, ResourceId};

/// The ids that a rule set gives, collected before anything refers to them.
#[derive(Default)]
pub(super) struct Known {
    pub(super) agencies: BTreeSet<String>,
    pub(super) resources: BTreeSet<String>,
    pub(super) indices: BTreeSet<String>,
    pub(super) documents: BTreeSet<String>,
    pub(super) steps: BTreeSet<String>,
    #[cfg(feature = "procedure")]
    pub(super) duties: BTreeSet<String>,
    #[cfg(feature = "programmes")]
    pub(super) groups: BTreeSet<String>,
    #[cfg(feature = "programmes")]
    pub(super) levels: BTreeSet<String>,
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
    /// Where something stands; `None` for what is not an object.
    pub(super) fn source(&mut self, item: Item<'_, '_>, known: &Known) -> Option<Source> {
        let [resource, locator, quote, misprints] =
            self.fields(item, &["resource", "locator", "quote", "misprints"])?;
        let resource = self.cited(item, resource, known);
        let locator = self.required_filled(item, locator, "locator");
        let quote = self.required_filled(item, quote, "quote");
        let misprints = self.list(misprints, |reader, item| reader.misprint(item, &quote));
        Some(Source { resource, locator, quote, misprints })
    }

    /// The resource that must be named.
    fn cited(&mut self, object: Item<'_, '_>, resource: Option<Item<'_, '_>>, known: &Known) -> ResourceId {
        self.required(object, resource, "resource")
            .and_then(|resource| self.reference(resource, &known.resources, Code::UnknownResource))
            .unwrap_or_else(ResourceId::unread)
    }

    fn misprint(&mut self, item: Item<'_, '_>, quote: &str) -> Option<Misprint> {
        let [printed, read] = self.fields(item, &["printed", "read"])?;
        let place = printed.unwrap_or(item);
        let printed = self.required_filled(item, printed, "printed");
        let read = self.required_filled(item, read, "read");
        // A quote that cannot be read says nothing of what is in it; what stands for one is in every quote.
        if !quote.is_empty() && !quote.contains(&printed) {
            self.found(Code::MisprintNotInQuote, place, &printed);
        }
        Some(Misprint { printed, read })
    }

    /// A source, where there is one.
    pub(super) fn optional_source(&mut self, source: Option<Item<'_, '_>>, known: &Known) -> Option<Source> {
        self.source(source?, known)
    }

    /// A source that must be there.
    pub(super) fn required_source<'p, 't>(
        &mut self,
        object: Item<'p, 't>,
        source: Option<Item<'p, 't>>,
        known: &Known,
    ) -> Source {
        self.required(object, source, "source").and_then(|source| self.source(source, known)).unwrap_or_else(
            || Source {
                resource: ResourceId::unread(),
                locator: String::new(),
                quote: String::new(),
                misprints: Vec::new(),
            },
        )
    }

    pub(super) fn resource(&mut self, item: Item<'_, '_>, seen: &mut BTreeSet<String>) -> Option<Resource> {
        let [id, number, date, title, issuer, printed, interpretation] =
            self.fields(item, &["id", "number", "date", "title", "issuer", "printed", "interpretation"])?;
        let id = self.required_id(item, id, seen);
        let number = self.optional_filled(number);
        let date = date.and_then(|date| self.date(date));
        let title = self.required_text(item, title, "title");
        let issuer = self.optional_text(issuer);
        let printed = self.optional_filled(printed);
        let interpretation = self.optional_text(interpretation);
        Some(Resource { id, number, date, title, issuer, printed, interpretation })
    }

    pub(super) fn citation(&mut self, item: Item<'_, '_>, known: &Known) -> Option<Citation> {
        let [resource, locator] = self.fields(item, &["resource", "locator"])?;
        let resource = self.cited(item, resource, known);
        let locator = self.optional_filled(locator);
        Some(Citation { resource, locator })
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
        let id = self.required_id(item, id, seen);
        let title = self.required_text(item, title, "title");
        let issuer = issuer.and_then(|issuer| self.reference(issuer, &known.agencies, Code::UnknownAgency));
        let needed_by = needed_by.and_then(|step| self.reference(step, &known.steps, Code::UnknownStep));
        let source = self.required_source(item, source, known);
        let interpretation = self.optional_text(interpretation);
        Some(RequiredDocument { id, title, issuer, needed_by, source, interpretation })
    }

    pub(super) fn step(
        &mut self,
        item: Item<'_, '_>,
        known: &Known,
        seen: &mut BTreeSet<String>,
    ) -> Option<Step> {
        let [id, title, actors, produces, sends_to, subjects, deadline, source, interpretation] = self
            .fields(
                item,
                &[
                    "id",
                    "title",
                    "actors",
                    "produces",
                    "sends_to",
                    "subjects",
                    "deadline",
                    "source",
                    "interpretation",
                ],
            )?;
        let id = self.required_id(item, id, seen);
        let title = self.required_text(item, title, "title");
        let actors = self.agency_ids(actors, known);
        let produces = self.list(produces, |reader, document| {
            reader.reference(document, &known.documents, Code::UnknownDocument)
        });
        let sends_to = self.agency_ids(sends_to, known);
        #[cfg(not(feature = "procedure"))]
        let subjects = self.unread(subjects);
        #[cfg(feature = "procedure")]
        let subjects = self.step_subjects(subjects);
        let deadline = deadline.and_then(|deadline| self.deadline(deadline));
        let source = self.required_source(item, source, known);
        let interpretation = self.optional_text(interpretation);
        Some(Step { id, title, actors, produces, sends_to, subjects, deadline, source, interpretation })
    }

    /// A list of the units for which a step holds, or of those for which it does not.
    #[cfg(feature = "procedure")]
    fn step_subjects(&mut self, item: Option<Item<'_, '_>>) -> StepSubjects {
        let Some(object) = item.filter(|item| item.kind() == Kind::Object) else {
            let only = self.named_subjects(item);
            return if only.is_empty() { StepSubjects::All } else { StepSubjects::Only(only) };
        };
        let except = self.fields(object, &["except"]).and_then(|[except]| {
            let except = self.required_list(object, except, "except")?;
            if except.items().next().is_none() {
                self.sink.report(Code::Empty, except, Detail::default);
            }
            Some(except)
        });
        StepSubjects::Except(self.named_subjects(except))
    }

    #[cfg(feature = "procedure")]
    fn named_subjects(&mut self, list: Option<Item<'_, '_>>) -> Vec<NamedSubject> {
        self.list(list, |reader, subject| {
            let [id, name] = reader.fields(subject, &["id", "name"])?;
            let id = id.and_then(|id| reader.id(id));
            let name = reader.required_filled(subject, name, "name");
            Some(NamedSubject { id, name })
        })
    }

    /// A day before which, a day until which, or words.
    pub(super) fn deadline(&mut self, item: Item<'_, '_>) -> Option<Deadline> {
        let [before, until, vi, en] = self.fields(item, &["before", "until", "vi", "en"])?;
        let found = match (before, until, vi.or(en)) {
            (Some(day), None, None) => return self.date(day).map(Deadline::Before),
            (None, Some(day), None) => return self.date(day).map(Deadline::Until),
            (None, None, Some(_)) => return Some(Deadline::Words(self.text(item))),
            (None, None, None) => Word::Nothing,
            _ => Word::SeveralKeys,
        };
        self.wrong_form(item, found, Word::OneDeadline);
        None
    }

    pub(super) fn missing_part(&mut self, item: Item<'_, '_>, known: &Known) -> Option<MissingPart> {
        let [what, resource, locator, source, interpretation] =
            self.fields(item, &["what", "resource", "locator", "source", "interpretation"])?;
        let what = self.required_text(item, what, "what");
        let resource = self.cited(item, resource, known);
        let locator = self.required_filled(item, locator, "locator");
        let source = self.optional_source(source, known);
        let interpretation = self.optional_text(interpretation);
        Some(MissingPart { what, resource, locator, source, interpretation })
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
