//! Reading who acts: the assessments, the one that decides, the conference, what provides for a withdrawal, duties.

use std::collections::BTreeSet;

use crate::diagnostic::code::Code;
use crate::diagnostic::phrase::{Phrase, Word};
use crate::diagnostic::sink::Detail;
use crate::json::tape::{Item, Kind};
use crate::model::assessment::{Acting, Assessment, Assessors, Conference, Decisive, GivenIn};
use crate::model::assessment::{Duty, Withdrawal};
use crate::model::criterion::Criterion;
use crate::read::acts::{Known, ids_of};
use crate::read::fields::Reader;
use crate::value::id::{AgencyId, AssessmentId, Id as _, StepId};

/// What a rule set says of who acts, each part where there is one: assessments, which decides, the conference, the withdrawal
/// and duties.
pub(super) type Parts<'p, 't> = [Option<Item<'p, 't>>; 5];

impl Reader<'_> {
    pub(super) fn acting(&mut self, parts: Parts<'_, '_>, known: &Known, criteria: &[Criterion]) -> Acting {
        let [assessments_item, decisive, conference, withdrawal, duties] = parts;
        let (mut seen, mut asked) = (BTreeSet::new(), Vec::new());
        let assessments = self.list(assessments_item, |reader, item| {
            reader.assessment(item, known, criteria, &mut asked, &mut seen)
        });
        let ids = ids_of(assessments_item);
        let decisive = decisive.and_then(|item| self.decisive(item, known, &ids));
        let conference = conference.and_then(|item| self.conference(item, known, &ids));
        let withdrawal = withdrawal.and_then(|withdrawal| self.withdrawal(withdrawal, known));
        let mut seen = BTreeSet::new();
        let duties = self.list(duties, |reader, item| reader.duty(item, known, &mut seen));
        Acting { assessments, decisive, conference, withdrawal, duties }
    }

    fn assessment(
        &mut self,
        item: Item<'_, '_>,
        known: &Known,
        criteria: &[Criterion],
        before: &mut Vec<(GivenIn, Assessors)>,
        seen: &mut BTreeSet<String>,
    ) -> Option<Assessment> {
        let [id, title, given_in, agencies, step, source, interpretation] =
            self.fields(item, &["id", "title", "given_in", "agencies", "step", "source", "interpretation"])?;
        let id = self.required_id(item, id, seen);
        let title = self.required_text(item, title, "title");
        let given_in = self
            .required(item, given_in, "given_in")
            .and_then(|given_in| self.word(given_in, GivenIn::ALL, GivenIn::as_str));
        let agencies = self.required(item, agencies, "agencies").and_then(|agencies| {
            let assessors = self.assessors(agencies, given_in, known);
            if let (Some(given_in), Some(assessors)) = (given_in, &assessors) {
                self.check_assessors(agencies, given_in, assessors, criteria, before);
                before.push((given_in, assessors.clone()));
            }
            assessors
        });
        let step = step.and_then(|step| self.reference(step, &known.steps, Code::UnknownStep));
        let source = self.required_source(item, source, known);
        let interpretation = self.optional_text(interpretation);
        Some(Assessment { id, title, given_in: given_in?, agencies: agencies?, step, source, interpretation })
    }

    /// A list of agencies, or the lead agencies of each criterion. The subject's own values have no lead agency.
    fn assessors(
        &mut self,
        item: Item<'_, '_>,
        given_in: Option<GivenIn>,
        known: &Known,
    ) -> Option<Assessors> {
        if item.kind() == Kind::Array {
            if item.items().next().is_none() {
                self.sink.report(Code::Empty, item, Detail::default);
            }
            return Some(Assessors::Agencies(self.agency_ids(Some(item), known)));
        }
        if given_in == Some(GivenIn::Values) || item.string().is_none() {
            self.wrong_type(item, Word::AList);
            return None;
        }
        self.word(item, [()], |()| "lead").map(|()| Assessors::Lead)
    }

    /// A statement in a list must belong to one assessment: no agency is asked for two in the same list.
    fn check_assessors(
        &mut self,
        item: Item<'_, '_>,
        given_in: GivenIn,
        assessors: &Assessors,
        criteria: &[Criterion],
        before: &[(GivenIn, Assessors)],
    ) {
        let leads = |agency: &AgencyId| criteria.iter().any(|each| each.lead_agencies.contains(agency));
        let twice = before.iter().filter(|(list, _)| *list == given_in).find_map(|(_, other)| {
            match (assessors, other) {
                (Assessors::Agencies(these), Assessors::Agencies(others)) => {
                    these.iter().find(|agency| others.contains(agency)).map(AgencyId::as_str)
                }
                (Assessors::Agencies(some), Assessors::Lead)
                | (Assessors::Lead, Assessors::Agencies(some)) => {
                    some.iter().find(|agency| leads(agency)).map(AgencyId::as_str)
                }
                (Assessors::Lead, Assessors::Lead) => Some("lead"),
            }
        });
        if let Some(agency) = twice {
            self.sink.report(Code::AssessorTwice, item, || {
                let list = Phrase::verbatim(given_in.as_str());
                Detail::default().found(Phrase::verbatim(agency)).expected(list)
            });
        }
    }

    fn decisive(
        &mut self,
        item: Item<'_, '_>,
        known: &Known,
        assessments: &BTreeSet<String>,
    ) -> Option<Decisive> {
        let [assessment, source, interpretation] =
            self.fields(item, &["assessment", "source", "interpretation"])?;
        let assessment = self
            .required(item, assessment, "assessment")
            .and_then(|assessment| self.reference(assessment, assessments, Code::UnknownAssessment))
            .unwrap_or_else(AssessmentId::unread);
        let source = self.required_source(item, source, known);
        let interpretation = self.optional_text(interpretation);
        Some(Decisive { assessment, source, interpretation })
    }

    fn conference(
        &mut self,
        item: Item<'_, '_>,
        known: &Known,
        assessments: &BTreeSet<String>,
    ) -> Option<Conference> {
        let [id, title, between, step, actors, source, interpretation] =
            self.fields(item, &["id", "title", "between", "step", "actors", "source", "interpretation"])?;
        // Events name it among the steps.
        let id: StepId = self.required_id(item, id, &mut known.steps.clone());
        let title = self.required_text(item, title, "title");
        let between = self.required_list(item, between, "between").and_then(|list| {
            let two: Vec<AssessmentId> = self.list(Some(list), |reader, item| {
                reader.reference(item, assessments, Code::UnknownAssessment)
            });
            let two: Result<[AssessmentId; 2], _> = two.try_into();
            if let Ok([one, other]) = two
                && one != other
            {
                return Some([one, other]);
            }
            let all_known =
                list.items().all(|item| item.string().is_some_and(|id| assessments.contains(&*id)));
            if all_known {
                self.wrong_type(list, Word::TwoAssessments);
            }
            None
        });
        let step = step.and_then(|step| self.reference(step, &known.steps, Code::UnknownStep));
        let actors = self.agency_ids(actors, known);
        let source = self.required_source(item, source, known);
        let interpretation = self.optional_text(interpretation);
        Some(Conference { id, title, between: between?, step, actors, source, interpretation })
    }

    fn duty(&mut self, item: Item<'_, '_>, known: &Known, seen: &mut BTreeSet<String>) -> Option<Duty> {
        let [id, actors, act, object, deadline, source, interpretation] =
            self.fields(item, &["id", "actors", "act", "object", "deadline", "source", "interpretation"])?;
        let id = self.required_id(item, id, seen);
        let actors = self.agency_ids(actors, known);
        let act = self.required_text(item, act, "act");
        let object = self.optional_text(object);
        let deadline = deadline.and_then(|deadline| self.deadline(deadline));
        let source = self.required_source(item, source, known);
        let interpretation = self.optional_text(interpretation);
        Some(Duty { id, actors, act, object, deadline, source, interpretation })
    }

    fn withdrawal(&mut self, item: Item<'_, '_>, known: &Known) -> Option<Withdrawal> {
        let [duty, interpretation] = self.fields(item, &["duty", "interpretation"])?;
        let duty = self
            .required(item, duty, "duty")
            .and_then(|duty| self.reference(duty, &known.duties, Code::UnknownDuty));
        let interpretation = self.optional_text(interpretation);
        Some(Withdrawal { duty: duty?, interpretation })
    }
}
