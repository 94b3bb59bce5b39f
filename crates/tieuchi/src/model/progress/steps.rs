//! The steps of the procedure: which are done, what each needs and from whom, what keeps it from being taken.

use crate::model::act::{Deadline, RequiredDocument, Step};
use crate::model::assessment::{Assessment, Conference, GivenIn};
use crate::model::dossier::Subject;
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

/// Whether a step holds for the subject. One that names units holds for these alone.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Holds {
    /// It does.
    Yes,
    /// It does not: it names other units.
    No,
    /// It names units, and the dossier does not name its own.
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

/// What keeps a step from being taken; nothing once it is done.
#[derive(Clone, Default)]
pub struct Blocked<'e> {
    /// Steps before it that are not done.
    pub steps: Vec<&'e StepId>,
    /// Documents that it needs and that are not filed.
    pub documents: Vec<&'e RequiredDocument>,
    /// What agencies have not said yet in the assessments of steps before it.
    pub assessments: Vec<Outstanding<'e>>,
    /// A conference of a step before it that is required and was not held.
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
    let mut steps: Vec<StepProgress<'e>> = Vec::new();
    for step in view.rules().procedure() {
        let done = view.first_event(&step.id);
        let holds = holds(step, view.evaluation.subject());
        let year = view.evaluation.year().number();
        // A deadline is that of a round: nobody is late for one of another year.
        let deadline = step.deadline.as_ref().filter(|deadline| holds != Holds::No && deadline.is_of(year));
        let timing = deadline.zip(view.as_of).and_then(|(deadline, as_of)| Timing::of(deadline, done, as_of));
        let needs: Vec<_> = view
            .rules()
            .documents()
            .iter()
            .filter(|document| document.needed_by.as_ref() == Some(&step.id))
            .map(|document| need(view, document))
            .collect();
        let is_here = |assessed: &&Assessed<'e>| assessed.assessment().step.as_ref() == Some(&step.id);
        let outstanding = assessments.iter().filter(is_here).flat_map(outstanding).collect();
        let blocked_by = if done.is_some() || holds == Holds::No {
            Blocked::default()
        } else {
            blocked(&steps, &needs, conference)
        };
        steps.push(StepProgress { step, holds, done, timing, needs, outstanding, blocked_by });
    }
    steps
}

/// Names are compared without regard to capital letters: sources print "phường" and dossiers "Phường".
fn holds(step: &Step, subject: &Subject) -> Holds {
    if step.subjects.is_empty() {
        return Holds::Yes;
    }
    let name = subject.name.as_ref().map(|name| name.to_lowercase());
    let mut not_known = false;
    for named in &step.subjects {
        match (&named.id, &name) {
            (Some(id), _) if *id == subject.id => return Holds::Yes,
            (None, Some(name)) if *name == named.name.to_lowercase() => return Holds::Yes,
            (None, None) => not_known = true,
            _ => {}
        }
    }
    if not_known { Holds::NotKnown } else { Holds::No }
}

fn need<'e>(view: View<'e>, document: &'e RequiredDocument) -> DocumentNeed<'e> {
    let filed: Vec<_> = view.documents().filter(|filed| filed.id == document.id).collect();
    let filed_by = filed.iter().filter_map(|filed| filed.agency.as_ref()).collect();
    let filed = !filed.is_empty();
    let to_do = (!filed).then(|| ToDo::of(document, view.rules()));
    DocumentNeed { document, filed, filed_by, to_do }
}

/// What each agency has not said in an assessment, in the order in which the rule set asks them. Who has stated the
/// whole owes nothing more.
fn outstanding<'e>(assessed: &Assessed<'e>) -> Vec<Outstanding<'e>> {
    let mut owed: Vec<Outstanding<'e>> = Vec::new();
    for criterion in assessed.criteria() {
        for agency in &criterion.missing {
            if assessed.stated().iter().any(|statement| statement.agency == **agency) {
                continue;
            }
            let id = &criterion.criterion.id;
            if let Some(owed) = owed.iter_mut().find(|owed| owed.agency == *agency) {
                owed.criteria.push(id);
            } else {
                owed.push(Outstanding { assessment: assessed.assessment(), agency, criteria: vec![id] });
            }
        }
    }
    owed
}

fn blocked<'e>(
    before: &[StepProgress<'e>],
    needs: &[DocumentNeed<'e>],
    conference: Option<&ConferenceState<'e>>,
) -> Blocked<'e> {
    let held = || before.iter().filter(|step| step.holds != Holds::No);
    let is_before = |id: &StepId| before.iter().any(|step| step.step.id == *id);
    let awaited = conference
        .filter(|state| state.is_awaited() && state.conference().step.as_ref().is_some_and(is_before));
    Blocked {
        steps: held().filter(|step| step.done.is_none()).map(|step| &step.step.id).collect(),
        documents: needs.iter().filter(|need| !need.filed).map(|need| need.document).collect(),
        assessments: held().flat_map(|step| step.outstanding.iter().cloned()).collect(),
        conference: awaited.map(ConferenceState::conference),
    }
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
    pub(super) fn must_act(&self, rules: &'e RuleSet) -> Vec<&'e AgencyId> {
        let Blocked { steps, documents, assessments, conference } = &self.blocked_by;
        let mut all: Vec<&'e AgencyId> = Vec::new();
        let of_steps = rules.procedure().iter().filter(|step| steps.contains(&&step.id));
        all.extend(of_steps.flat_map(|step| &step.actors));
        all.extend(documents.iter().filter_map(|document| document.issuer.as_ref()));
        all.extend(assessments.iter().map(|owed| owed.agency));
        all.extend(conference.iter().flat_map(|conference| &conference.actors));
        if self.blocked_by.is_empty() {
            all.extend(&self.step.actors);
        }
        let mut once: Vec<&'e AgencyId> = Vec::new();
        for agency in all {
            if !once.contains(&agency) {
                once.push(agency);
            }
        }
        once
    }
}

impl Outstanding<'_> {
    /// Whether it is the subject's own values that are missing.
    pub fn is_own(&self) -> bool {
        self.assessment.given_in == GivenIn::Values
    }
}
