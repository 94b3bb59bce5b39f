//! Reading what a dossier holds beside values and scores: documents, evidence, events.

use crate::diagnostic::code::Code;
use crate::diagnostic::phrase::Phrase;
use crate::diagnostic::sink::Detail;
use crate::json::tape::Item;
use crate::model::criterion::Criterion;
use crate::model::dossier::{Event, Evidence, FiledDocument};
use crate::model::rule_set::RuleSet;
use crate::read::fields::Reader;
use crate::value::date::Date;
use crate::value::id::{AgencyId, CriterionId, StepId};

impl Reader<'_> {
    pub(super) fn filed_document(&mut self, item: Item<'_, '_>, rules: &RuleSet) -> Option<FiledDocument> {
        let [id, reference, date, agency] = self.fields(item, &["id", "reference", "date", "agency"])?;
        let id = self.required(item, id, "id").and_then(|id| {
            self.one_of(id, Code::UnknownDocument, rules.documents().iter().map(|known| &known.id))
        });
        let reference = self.optional_filled(reference);
        let date = date.and_then(|date| self.date(date));
        let agency = agency.and_then(|agency| self.agency_of(agency, rules));
        Some(FiledDocument { id: id?.clone(), reference, date, agency })
    }

    /// Evidence that names its criterion, or that stands under the value of one.
    pub(super) fn evidence(
        &mut self,
        item: Item<'_, '_>,
        rules: &RuleSet,
        under: Option<&CriterionId>,
    ) -> Option<Evidence> {
        let (criterion, title, reference, date) = if let Some(criterion) = under {
            let [title, reference, date] = self.fields(item, &["title", "reference", "date"])?;
            (Some(criterion.clone()), title, reference, date)
        } else {
            let [criterion, title, reference, date] =
                self.fields(item, &["criterion", "title", "reference", "date"])?;
            let criterion = self
                .required(item, criterion, "criterion")
                .and_then(|criterion| Some(self.criterion_of(criterion, rules)?.id.clone()));
            (criterion, title, reference, date)
        };
        let title = self.required_filled(item, title, "title");
        let reference = self.optional_filled(reference);
        let date = date.and_then(|date| self.date(date));
        Some(Evidence { criterion: criterion?, title, reference, date })
    }

    /// The events, none of a later step dated before an earlier one.
    pub(super) fn events(&mut self, list: Option<Item<'_, '_>>, rules: &RuleSet) -> Vec<Event> {
        let mut dates = Vec::new();
        let events = self.list(list, |reader, item| {
            let event = reader.event(item, rules)?;
            dates.extend(item.get("date"));
            Some(event)
        });
        let begun = begun_before(&events, rules);
        for (item, event) in dates.iter().zip(&events) {
            let latest = rules.place_of_step(&event.step).and_then(|place| begun.get(place).copied()?);
            if let Some((date, step)) = latest.filter(|(date, _)| event.date < *date) {
                self.sink.report(Code::EventOutOfOrder, *item, || {
                    Detail::default()
                        .found(Phrase::verbatim(&event.date.to_string()))
                        .expected(Phrase::verbatim(&format!("{step} {date}")))
                });
            }
        }
        events
    }

    fn event(&mut self, item: Item<'_, '_>, rules: &RuleSet) -> Option<Event> {
        let [step, date, reference, note] = self.fields(item, &["step", "date", "reference", "note"])?;
        let step = self
            .required(item, step, "step")
            .and_then(|step| self.one_of(step, Code::UnknownStep, rules.step_ids()));
        let date = self.required(item, date, "date").and_then(|date| self.date(date));
        let reference = self.optional_filled(reference);
        let note = self.optional_filled(note);
        Some(Event { step: step?.clone(), date: date?, reference, note })
    }

    pub(super) fn agency_of(&mut self, item: Item<'_, '_>, rules: &RuleSet) -> Option<AgencyId> {
        self.one_of(item, Code::UnknownAgency, rules.agencies().iter().map(|known| &known.id)).cloned()
    }

    pub(super) fn criterion_of<'r>(
        &mut self,
        item: Item<'_, '_>,
        rules: &'r RuleSet,
    ) -> Option<&'r Criterion> {
        let criterion = item.string().and_then(|id| rules.criterion(&id));
        if criterion.is_none()
            && let Some(id) = self.id::<CriterionId>(item)
        {
            self.unknown_criterion(item, id.as_str(), rules);
        }
        criterion
    }

    pub(super) fn unknown_criterion(&mut self, item: Item<'_, '_>, name: &str, rules: &RuleSet) {
        let mut known = rules.criteria().iter().map(|criterion| criterion.id.as_str());
        self.unknown(Code::UnknownCriterion, item, name, &mut known);
    }
}

/// For each step, the latest day on which one that stands before it began, and which.
fn begun_before<'e>(events: &'e [Event], rules: &RuleSet) -> Vec<Option<(Date, &'e StepId)>> {
    // The conference has the place of its step, and begins by itself.
    let mut began: Vec<(usize, &StepId, Date)> = Vec::new();
    for event in events {
        let Some(place) = rules.place_of_step(&event.step) else { continue };
        match began.iter_mut().find(|(_, step, _)| **step == event.step) {
            Some((.., first)) => *first = event.date.min(*first),
            None => began.push((place, &event.step, event.date)),
        }
    }
    let mut latest: Vec<Option<(Date, &StepId)>> = vec![None; rules.procedure().len()];
    for (place, step, date) in began {
        if let Some(held) = latest.get_mut(place).filter(|held| held.is_none_or(|(other, _)| other < date)) {
            *held = Some((date, step));
        }
    }
    let mut before: Option<(Date, &StepId)> = None;
    for held in &mut latest {
        let here = std::mem::replace(held, before);
        if here.is_some_and(|(date, _)| before.is_none_or(|(other, _)| other < date)) {
            before = here;
        }
    }
    latest
}
