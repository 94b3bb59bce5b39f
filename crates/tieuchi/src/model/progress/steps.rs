//! The steps of the procedure: which are done, what each needs and from whom, what keeps it from being taken.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::act::{Deadline, NamedSubject, RequiredDocument, Step, StepSubjects};
use crate::model::assessment::{Assessment, Conference, GivenIn};
use crate::model::dossier::{FiledDocument, Subject};
use crate::model::progress::View;
use crate::model::progress::assessed::Assessed;
use crate::model::progress::conference::ConferenceState;
use crate::model::rule_set::RuleSet;
use crate::value::date::Date;
use crate::value::id::{AgencyId, CriterionId, StepId};

/// Where one step of the procedure stands.
pub struct StepProgress<'e> {
    step: &'e Step,
    holds: Holds,
    done: Option<Date>,
    timing: Option<Timing>,
    needs: Vec<DocumentNeed<'e>>,
    outstanding: Vec<Outstanding<'e>>,
    blocked_by: Blocked<'e>,
}

/// Whether a step holds for the subject: one may name the units for which it does, or those for which it does not.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Holds {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// By what rule set and dossier say of the units it cannot be told whether the subject is one of them.
    NotKnown,
}

impl Holds {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::NotKnown];

    /// `yes`, `no` or `not_known`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotKnown => "not_known",
        }
    }
}

/// How a step stands to its deadline, as of a day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Timing {
    /// Done in time.
    DoneInTime,
    /// Done, and too late.
    DoneLate,
    /// Not done, and there is time left.
    Due,
    /// Not done, and too late.
    Overdue,
}

impl Timing {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::DoneInTime, Self::DoneLate, Self::Due, Self::Overdue];

    /// `done_in_time`, `done_late`, `due` or `overdue`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DoneInTime => "done_in_time",
            Self::DoneLate => "done_late",
            Self::Due => "due",
            Self::Overdue => "overdue",
        }
    }

    /// Done on a day, or not done as of a day. The day before which something is to be done is itself too late.
    fn of(deadline: &Deadline, done: Option<Date>, as_of: Date) -> Option<Self> {
        let day = done.unwrap_or(as_of);
        let in_time = match deadline {
            Deadline::Before(limit) => day < *limit,
            Deadline::Until(limit) => day <= *limit,
            Deadline::Words(_) => return None,
        };
        Some(match (done.is_some(), in_time) {
            (true, true) => Self::DoneInTime,
            (true, false) => Self::DoneLate,
            (false, true) => Self::Due,
            (false, false) => Self::Overdue,
        })
    }
}

/// A document that a step needs.
pub struct DocumentNeed<'e> {
    /// The document.
    pub document: &'e RequiredDocument,
    /// Whether it is filed.
    pub filed: bool,
    /// The agencies that filed documents name, in the order of the dossier.
    pub filed_by: Vec<&'e AgencyId>,
    /// What the subject has still to do for it; `None` once it is filed.
    pub to_do: Option<ToDo>,
}

/// What the subject has to do for a document.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ToDo {
    /// Draw it up itself.
    Prepare,
    /// Wait for its issuer.
    WaitFor,
    /// The rule set does not say who issues it, or which agency the subject is.
    NotStated,
}

impl ToDo {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Prepare, Self::WaitFor, Self::NotStated];

    /// `prepare`, `wait_for` or `not_stated`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Prepare => "prepare",
            Self::WaitFor => "wait_for",
            Self::NotStated => "not_stated",
        }
    }

    fn of(document: &RequiredDocument, rules: &RuleSet) -> Self {
        match (&document.issuer, rules.subject_agency()) {
            (Some(issuer), Some(own)) if issuer == own => Self::Prepare,
            (Some(_), Some(_)) => Self::WaitFor,
            _ => Self::NotStated,
        }
    }
}

/// What an agency has not said yet in an assessment.
#[derive(Clone, Debug)]
pub struct Outstanding<'e> {
    /// The assessment.
    pub assessment: &'e Assessment,
    /// The agency.
    pub agency: &'e AgencyId,
    /// Of which criteria.
    pub criteria: Vec<&'e CriterionId>,
}

/// What keeps a step from being taken; nothing once it is done. All of it is said of the next step, the first that is not
/// done; the steps after it wait for it, and lack documents of their own.
#[derive(Clone, Default)]
pub struct Blocked<'e> {
    /// The next step, where it comes before this one; nothing else.
    pub steps: Vec<&'e StepId>,
    /// Documents that it needs and that are not filed.
    pub documents: Vec<&'e RequiredDocument>,
    /// Of the next step: what agencies have not said yet in the assessments of steps before it.
    pub assessments: Vec<Outstanding<'e>>,
    /// Of the next step: a conference of a step before it that is required and was not held.
    pub conference: Option<&'e Conference>,
}

impl Blocked<'_> {
    /// Whether nothing does.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
            && self.documents.is_empty()
            && self.assessments.is_empty()
            && self.conference.is_none()
    }
}

pub(super) fn all<'e>(
    view: View<'e>,
    assessments: &[Assessed<'e>],
    conference: Option<&ConferenceState<'e>>,
) -> Vec<StepProgress<'e>> {
    let mut parts = Parts::of(view, assessments);
    let subject = view.evaluation.subject();
    let name = subject.name.as_ref().map(|name| name.to_lowercase());
    let year = view.evaluation.year().number();
    let awaited = conference.filter(|state| state.is_awaited()).map(ConferenceState::conference);
    let (mut owed, mut to_hold): (Vec<Outstanding<'e>>, _) = (Vec::new(), None);
    let mut next = None;
    let mut steps: Vec<StepProgress<'e>> = Vec::new();
    for step in view.rules().procedure() {
        let id = step.id.as_str();
        let done = parts.done.get(id).copied();
        let holds = holds(&step.subjects, subject, name.as_deref());
        // A deadline is that of a round: nobody is late for one of another year.
        let deadline = step.deadline.as_ref().filter(|deadline| holds != Holds::No && deadline.is_of(year));
        let timing = deadline.zip(view.as_of).and_then(|(deadline, as_of)| Timing::of(deadline, done, as_of));
        let needs = parts.needs.remove(id).unwrap_or_default();
        let outstanding = parts.outstanding.remove(id).unwrap_or_default();
        let mut blocked_by = Blocked::default();
        if done.is_none() && holds != Holds::No {
            let lacking = needs.iter().filter(|need| !need.filed);
            blocked_by.documents = lacking.map(|need| need.document).collect();
            if next.is_some() {
                blocked_by.steps.extend(next);
            } else {
                next = Some(&step.id);
                blocked_by.assessments = std::mem::take(&mut owed);
                blocked_by.conference = to_hold;
            }
        }
        if holds != Holds::No && next.is_none() {
            owed.extend_from_slice(&outstanding);
        }
        to_hold = to_hold.or(awaited.filter(|conference| conference.step.as_ref() == Some(&step.id)));
        steps.push(StepProgress { step, holds, done, timing, needs, outstanding, blocked_by });
    }
    steps
}

/// What belongs to each step, by its id.
struct Parts<'e> {
    /// The day of its first event.
    done: BTreeMap<&'e str, Date>,
    needs: BTreeMap<&'e str, Vec<DocumentNeed<'e>>>,
    outstanding: BTreeMap<&'e str, Vec<Outstanding<'e>>>,
}

impl<'e> Parts<'e> {
    fn of(view: View<'e>, assessments: &[Assessed<'e>]) -> Self {
        let mut done = BTreeMap::new();
        for event in view.events() {
            let first = done.entry(event.step.as_str()).or_insert(event.date);
            *first = event.date.min(*first);
        }
        let mut filed: BTreeMap<&str, Vec<&FiledDocument>> = BTreeMap::new();
        for document in view.documents() {
            filed.entry(document.id.as_str()).or_default().push(document);
        }
        let mut needs: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for document in view.rules().documents() {
            if let Some(step) = &document.needed_by {
                let filed = filed.get(document.id.as_str()).map(Vec::as_slice).unwrap_or_default();
                needs.entry(step.as_str()).or_default().push(need(view, document, filed));
            }
        }
        let mut outstanding: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for assessed in assessments {
            if let Some(step) = &assessed.assessment().step {
                outstanding.entry(step.as_str()).or_default().extend(self::outstanding(assessed));
            }
        }
        Self { done, needs, outstanding }
    }
}

fn holds(subjects: &StepSubjects, subject: &Subject, name: Option<&str>) -> Holds {
    let mut named = Some(false);
    for each in subjects.named() {
        match is_named(each, subject, name) {
            Some(true) => {
                named = Some(true);
                break;
            }
            None => named = None,
            Some(false) => {}
        }
    }
    match (subjects, named) {
        (StepSubjects::All, _)
        | (StepSubjects::Only(_), Some(true))
        | (StepSubjects::Except(_), Some(false)) => Holds::Yes,
        (StepSubjects::Only(_), Some(false)) | (StepSubjects::Except(_), Some(true)) => Holds::No,
        (StepSubjects::Only(_) | StepSubjects::Except(_), None) => Holds::NotKnown,
    }
}

/// Whether a unit that a step names is the subject. Two ids tell units apart, names do not: one unit is written in several
/// ways, and several have one name. Names are compared without regard to capital letters: sources print "phường" and dossiers
/// "Phường".
fn is_named(named: &NamedSubject, subject: &Subject, name: Option<&str>) -> Option<bool> {
    let same_name = name.is_some_and(|name| name == named.name.to_lowercase());
    match &named.id {
        Some(id) if *id == subject.id => Some(true),
        Some(_) => (!same_name).then_some(false),
        None => same_name.then_some(true),
    }
}

fn need<'e>(view: View<'e>, document: &'e RequiredDocument, filed: &[&'e FiledDocument]) -> DocumentNeed<'e> {
    let filed_by = filed.iter().filter_map(|filed| filed.agency.as_ref()).collect();
    let filed = !filed.is_empty();
    let to_do = (!filed).then(|| ToDo::of(document, view.rules()));
    DocumentNeed { document, filed, filed_by, to_do }
}

/// What each agency has not said in an assessment, in the order in which the rule set asks them. Who has stated the
/// whole owes nothing more.
fn outstanding<'e>(assessed: &Assessed<'e>) -> Vec<Outstanding<'e>> {
    let stated: BTreeSet<&str> =
        assessed.stated().iter().map(|statement| statement.agency.as_str()).collect();
    let mut owed: Vec<Outstanding<'e>> = Vec::new();
    let mut places = BTreeMap::new();
    for criterion in assessed.criteria() {
        let id = &criterion.criterion.id;
        for agency in &criterion.missing {
            if stated.contains(agency.as_str()) {
                continue;
            }
            let place = *places.entry(agency.as_str()).or_insert(owed.len());
            if let Some(owed) = owed.get_mut(place) {
                owed.criteria.push(id);
            } else {
                owed.push(Outstanding { assessment: assessed.assessment(), agency, criteria: vec![id] });
            }
        }
    }
    owed
}

impl<'e> StepProgress<'e> {
    /// The step.
    pub fn step(&self) -> &'e Step {
        self.step
    }

    /// Whether it holds for the subject.
    pub fn holds(&self) -> Holds {
        self.holds
    }

    /// The day of its first event; `None` while there is none.
    pub fn done(&self) -> Option<Date> {
        self.done
    }

    /// How it stands to its deadline; `None` where no day was given, or the step has no deadline that is a day.
    pub fn timing(&self) -> Option<Timing> {
        self.timing
    }

    /// The documents that it needs.
    pub fn needs(&self) -> &[DocumentNeed<'e>] {
        &self.needs
    }

    /// What agencies have not said yet in the assessments that belong to it.
    pub fn outstanding(&self) -> &[Outstanding<'e>] {
        &self.outstanding
    }

    /// What keeps it from being taken.
    pub fn blocked_by(&self) -> &Blocked<'e> {
        &self.blocked_by
    }

    /// Those from whom something is missing that keeps it from being taken; where nothing does, its actors. Each once.
    pub(super) fn must_act(&self) -> Vec<&'e AgencyId> {
        let Blocked { steps: _, documents, assessments, conference } = &self.blocked_by;
        let mut all: Vec<&'e AgencyId> = Vec::new();
        all.extend(documents.iter().filter_map(|document| document.issuer.as_ref()));
        all.extend(assessments.iter().map(|owed| owed.agency));
        all.extend(conference.iter().flat_map(|conference| &conference.actors));
        if self.blocked_by.is_empty() {
            all.extend(&self.step.actors);
        }
        let mut seen = BTreeSet::new();
        all.retain(|agency| seen.insert(agency.as_str()));
        all
    }
}

impl Outstanding<'_> {
    /// Whether it is the subject's own values that are missing.
    pub fn is_own(&self) -> bool {
        self.assessment.given_in == GivenIn::Values
    }
}
