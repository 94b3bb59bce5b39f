//! Reading what is said and done about a dossier: opinions and appraisals, each from an agency that is asked, and each
//! once; events, in the order of the procedure.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::diagnostic::code::Code;
use crate::diagnostic::phrase::Phrase;
use crate::diagnostic::sink::Detail;
use crate::json::tape::Item;
use crate::model::assessment::GivenIn;
use crate::model::criterion::{Criterion, Measure};
use crate::model::dossier::Subject;
use crate::model::plan::Demanded;
use crate::model::progress::{asked_at, says};
use crate::model::rule_set::RuleSet;
use crate::model::statement::{Event, Said, Statement};
use crate::read::fields::{Reader, unknown_name};
use crate::value::date::{Date, Year};
use crate::value::id::{CriterionId, StepId};
use crate::value::outcome::Outcome;
use crate::value::quantity::Value;

/// Where in a dossier opinions, appraisals and events stand.
pub(super) type Parts<'p, 't> = [Option<Item<'p, 't>>; 3];

/// The places of steps in the procedure, by their ids.
type Places<'r> = BTreeMap<&'r str, Option<usize>>;

/// By what statements are read and their values judged.
pub(super) struct Judged<'r> {
    rules: &'r RuleSet,
    /// `None` where subject or year cannot be read, so that nobody knows what is demanded.
    of: Option<(&'r Subject, Year)>,
    /// For each criterion the lowest level that asks for it; few dossiers need it to be read.
    asked_at: OnceCell<Vec<usize>>,
}

impl<'r> Judged<'r> {
    pub(super) fn new(rules: &'r RuleSet, subject: Option<&'r Subject>, year: Option<Year>) -> Self {
        Self { rules, of: subject.zip(year), asked_at: OnceCell::new() }
    }

    /// What a statement comes to: its value, or its outcome.
    fn outcome_of(&self, statement: &Statement) -> Option<Outcome> {
        let judged = statement.criterion.as_ref().zip(statement.value);
        judged.and_then(|(criterion, value)| self.outcome(criterion, value)).or(statement.outcome)
    }

    /// What a value of a criterion comes to; `None` where it is not known what is demanded.
    fn outcome(&self, criterion: &CriterionId, value: Value) -> Option<Outcome> {
        let (subject, year) = self.of?;
        let number = self.rules.criterion_number(criterion.as_str())?;
        let asked_at = self.asked_at.get_or_init(|| asked_at(self.rules, subject, year));
        let demand = self.rules.demands(year, *asked_at.get(number)?).get(number)?;
        matches!(demand.of(subject), Demanded::Bound(_)).then(|| demand.judge(subject, Some(value)).outcome())
    }
}

impl Reader<'_> {
    /// Opinions, appraisals and events, each where there are any.
    pub(super) fn said(&mut self, [opinions, appraisals, events]: Parts<'_, '_>, by: &Judged<'_>) -> Said {
        Said {
            opinions: self.statements(opinions, GivenIn::Opinions, by),
            appraisals: self.statements(appraisals, GivenIn::Appraisals, by),
            events: self.events(events, by.rules),
        }
    }

    /// The statements of a list.
    fn statements(
        &mut self,
        list: Option<Item<'_, '_>>,
        given_in: GivenIn,
        by: &Judged<'_>,
    ) -> Vec<Statement> {
        let mut places = Vec::new();
        let statements = self.list(list, |reader, item| {
            let statement = reader.statement(item, by)?;
            places.push(item);
            Some(statement)
        });
        if !by.rules.assessments().is_empty() {
            self.check_statements(&places, &statements, given_in, by);
        }
        statements
    }

    /// Whether each agency is asked for what it says, and says it once.
    fn check_statements(
        &mut self,
        places: &[Item<'_, '_>],
        statements: &[Statement],
        given_in: GivenIn,
        by: &Judged<'_>,
    ) {
        let mut first = BTreeMap::new();
        for (place, statement) in places.iter().zip(statements) {
            // What says nothing yet is not yet a statement.
            let before = if says(statement) {
                let before = *first.entry((&statement.agency, &statement.criterion)).or_insert(statement);
                Some(before).filter(|before| !std::ptr::eq(*before, statement))
            } else {
                None
            };
            match before {
                Some(before) => self.repeated(*place, statement, before, by),
                None => self.check_asked(*place, statement, given_in, by.rules),
            }
        }
    }

    fn statement(&mut self, item: Item<'_, '_>, by: &Judged<'_>) -> Option<Statement> {
        let [agency, criterion_item, outcome_item, value, reference, date, note] =
            self.fields(item, &["agency", "criterion", "outcome", "value", "reference", "date", "note"])?;
        let agency =
            self.required(item, agency, "agency").and_then(|agency| self.agency_of(agency, by.rules));
        let criterion = criterion_item.map(|criterion| self.criterion_of(criterion, by.rules));
        let verdicts = [Outcome::Met, Outcome::NotMet, Outcome::Undetermined];
        let outcome = outcome_item.and_then(|outcome| self.word(outcome, verdicts, Outcome::as_str));
        let value = value.and_then(|value| {
            let criterion = match criterion {
                Some(criterion) => criterion?,
                // The dossier as a whole has no value.
                None => return self.required(item, None, "criterion").and(None),
            };
            self.value_found(value, criterion)
        });
        let criterion = criterion.map(|criterion| Some(criterion?.id.clone()));
        if let (Some(Some(criterion)), Some(value), Some(item), Some(stated)) =
            (&criterion, value, outcome_item, outcome)
            && let Some(judged) = by.outcome(criterion, value)
            && judged != stated
        {
            self.sink.report(Code::OutcomeMismatch, item, || {
                let judged = Phrase::verbatim(judged.as_str());
                Detail::default().found(Phrase::verbatim(stated.as_str())).expected(judged)
            });
        }
        let reference = self.optional_filled(reference);
        let date = date.and_then(|date| self.date(date));
        let note = self.optional_filled(note);
        // Of a criterion that cannot be read, it is no statement on the whole.
        let criterion = match criterion {
            Some(criterion) => Some(criterion?),
            None => None,
        };
        Some(Statement { agency: agency?, criterion, outcome, value, reference, date, note })
    }

    /// The value that an agency finds. Evidence is the dossier's, and has its place there.
    fn value_found(&mut self, item: Item<'_, '_>, criterion: &Criterion) -> Option<Value> {
        let reported = self.value(item, &criterion.measure);
        if let Some(evidence) = reported.evidence {
            let known: &[&'static str] = match criterion.measure {
                Measure::Percent { .. } => &["percent", "numerator", "denominator"],
                Measure::YesNo { .. } => &["present"],
                Measure::Count { .. } => &["present", "count"],
                #[cfg(feature = "programmes")]
                Measure::Amount { .. } => &["amount"],
            };
            self.sink.report(Code::UnknownKey, evidence, || unknown_name("evidence", known));
        }
        reported.value
    }

    /// Reports a statement of an agency that has made one already.
    fn repeated(&mut self, item: Item<'_, '_>, statement: &Statement, before: &Statement, by: &Judged<'_>) {
        let (outcome, above) = (by.outcome_of(statement), by.outcome_of(before));
        let (code, expected) = match above {
            Some(above) if outcome.is_some_and(|outcome| outcome != above) => {
                (Code::StatementsDiffer, Some(Phrase::verbatim(above.as_str())))
            }
            _ => (Code::DuplicateStatement, None),
        };
        let found = Some(Phrase::verbatim(statement.agency.as_str()));
        self.sink.report(code, item, || Detail { found, expected, ..Detail::default() });
    }

    fn check_asked(&mut self, item: Item<'_, '_>, statement: &Statement, given_in: GivenIn, rules: &RuleSet) {
        let criterion = statement.criterion.as_ref().and_then(|id| rules.criterion(id.as_str()));
        let mut asking = rules.assessments().iter().filter(|each| each.given_in == given_in);
        if !asking.any(|assessment| assessment.asks(&statement.agency, criterion, rules)) {
            let place = item.get("agency").unwrap_or(item);
            self.found(Code::UnknownAssessor, place, statement.agency.as_str());
        }
    }

    /// The events, none of a later step dated before an earlier one.
    fn events(&mut self, list: Option<Item<'_, '_>>, rules: &RuleSet) -> Vec<Event> {
        if list.is_none() {
            return Vec::new();
        }
        let (mut dates, places) = (Vec::new(), rules.step_places());
        let events = self.list(list, |reader, item| {
            let event = reader.event(item, rules, &places)?;
            dates.extend(item.get("date"));
            Some(event)
        });
        if events.len() < 2 {
            return events;
        }
        let begun = begun_before(&events, rules, &places);
        for (item, event) in dates.iter().zip(&events) {
            let place = places.get(event.step.as_str()).copied().flatten();
            let latest = place.and_then(|place| begun.get(place).copied()?);
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

    fn event(&mut self, item: Item<'_, '_>, rules: &RuleSet, places: &Places<'_>) -> Option<Event> {
        let [step, date, reference, note] = self.fields(item, &["step", "date", "reference", "note"])?;
        let step = self.required(item, step, "step").and_then(|step| {
            let id: StepId = self.id(step)?;
            if !places.contains_key(id.as_str()) {
                let mut known = rules.step_ids().map(StepId::as_str);
                self.unknown(Code::UnknownStep, step, id.as_str(), &mut known);
                return None;
            }
            Some(id)
        });
        let date = self.required(item, date, "date").and_then(|date| self.date(date));
        let reference = self.optional_filled(reference);
        let note = self.optional_filled(note);
        Some(Event { step: step?, date: date?, reference, note })
    }
}

/// For each step, the latest day on which one that stands before it began, and which.
fn begun_before<'e>(
    events: &'e [Event],
    rules: &RuleSet,
    places: &Places<'_>,
) -> Vec<Option<(Date, &'e StepId)>> {
    // The conference has the place of its step, and begins by itself.
    let mut began: Vec<(usize, &StepId, Date)> = Vec::new();
    let mut seen = BTreeMap::new();
    for event in events {
        let Some(place) = places.get(event.step.as_str()).copied().flatten() else { continue };
        let number = *seen.entry(event.step.as_str()).or_insert(began.len());
        match began.get_mut(number) {
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
