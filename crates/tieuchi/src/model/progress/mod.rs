//! Where a dossier stands in its procedure: what each assessment comes to, where they differ, which step is reached and
//! what keeps the next from being taken. All of it follows from the rule set, the dossier and, where one is given, a day.

mod assessed;
mod conference;
mod levels;
mod steps;

use crate::model::assessment::Decisive;
use crate::model::dossier::FiledDocument;
use crate::model::evaluation::Evaluation;
use crate::model::rule_set::RuleSet;
use crate::model::statement::{Event, Statement};
use crate::value::date::Date;
use crate::value::id::AgencyId;

pub use assessed::{Assessed, AssessedCriterion, Disagreement, Extent, GivenTally, Position};
pub use conference::ConferenceState;
#[cfg(feature = "programmes")]
pub use levels::AssessedLevel;
pub(crate) use levels::asked_at;
pub use steps::{Blocked, DocumentNeed, Holds, Outstanding, StepProgress, Timing, ToDo};

/// Where a dossier stands in its procedure (trình tự); [`Evaluation::progress`] makes it.
///
/// Readiness and merit are two things: nothing here changes the evaluation's outcome.
pub struct Progress<'e> {
    evaluation: &'e Evaluation,
    as_of: Option<Date>,
    assessments: Vec<Assessed<'e>>,
    conference: Option<ConferenceState<'e>>,
    steps: Vec<StepProgress<'e>>,
}

/// An evaluation as of a day.
#[derive(Clone, Copy)]
struct View<'e> {
    evaluation: &'e Evaluation,
    as_of: Option<Date>,
    /// Whether the dossier was read against these rules; of another nothing counts.
    is_ours: bool,
}

impl<'e> View<'e> {
    fn rules(self) -> &'e RuleSet {
        self.evaluation.rules()
    }

    /// Whether something counts: what is dated after the day does not, what has no date does.
    fn counts(self, date: Option<Date>) -> bool {
        self.is_ours && self.as_of.zip(date).is_none_or(|(day, date)| date <= day)
    }

    fn documents(self) -> impl Iterator<Item = &'e FiledDocument> {
        self.evaluation.dossier().documents().iter().filter(move |filed| self.counts(filed.date))
    }

    fn events(self) -> impl Iterator<Item = &'e Event> {
        self.evaluation.dossier().events().iter().filter(move |event| self.counts(Some(event.date)))
    }
}

impl Evaluation {
    /// Where the dossier stands in its procedure, by all that it holds or, of what has a date, by what happened up to a
    /// day; no clock is asked. What is late can be said only as of a day.
    ///
    /// ```
    /// use tieuchi::RuleSet;
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// let dossier = rules.read_dossier(
    ///     r#"{"rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "38.381", "level": "district"}, "year": 2024,
    ///         "values": {"II.3": "82.5"},
    ///         "opinions": [{"agency": "thanh-vien-bcd", "criterion": "II.3", "outcome": "met"}],
    ///         "appraisals": [{"agency": "so-tttt", "criterion": "II.3", "value": "69.5"}],
    ///         "events": [{"step": "self-assessment", "date": "2024-11-25"}]}"#,
    /// )?;
    /// let evaluation = rules.evaluate(&dossier);
    /// let progress = evaluation.progress(None);
    /// assert_eq!(progress.reached().unwrap().step().id.as_str(), "self-assessment");
    /// assert_eq!(progress.next().unwrap().step().id.as_str(), "agency-opinions");
    /// assert_eq!(progress.disagreements()[0].criterion.id.as_str(), "II.3");
    /// assert_eq!(progress.conference().unwrap().is_required(), Some(true));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn progress(&self, as_of: Option<Date>) -> Progress<'_> {
        let view = View { evaluation: self, as_of, is_ours: self.rules().is_same(self.dossier().rules()) };
        let assessments = assessed::all(view);
        let conference = conference::state(view, &assessments);
        let steps = steps::all(view, &assessments, conference.as_ref());
        Progress { evaluation: self, as_of, assessments, conference, steps }
    }
}

impl<'e> Progress<'e> {
    /// The evaluation.
    pub fn evaluation(&self) -> &'e Evaluation {
        self.evaluation
    }

    /// The day as of which it is said; `None`: by all that the dossier holds.
    pub fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// The steps, in the order of the procedure.
    pub fn steps(&self) -> &[StepProgress<'e>] {
        &self.steps
    }

    /// The last step that is done with all before it.
    pub fn reached(&self) -> Option<&StepProgress<'e>> {
        self.held().take_while(|step| step.done().is_some()).last()
    }

    /// The first step that is not done.
    pub fn next(&self) -> Option<&StepProgress<'e>> {
        self.held().find(|step| step.done().is_none())
    }

    /// The steps that hold for the subject.
    fn held(&self) -> impl Iterator<Item = &StepProgress<'e>> {
        self.steps.iter().filter(|step| step.holds() != Holds::No)
    }

    /// Who must act, so that the next step can be taken or done: where something keeps it from being taken, those from
    /// whom that is missing, else its actors.
    pub fn must_act(&self) -> Vec<&'e AgencyId> {
        self.next().map(StepProgress::must_act).unwrap_or_default()
    }

    /// What each assessment comes to, in the order of the rule set.
    pub fn assessments(&self) -> &[Assessed<'e>] {
        &self.assessments
    }

    /// The criteria of which the assessments say different things, in the order of the rule set.
    pub fn disagreements(&self) -> Vec<Disagreement<'_>> {
        assessed::disagreements(&self.assessments)
    }

    /// Whether the conference is required, where the rule set knows one, and whether it was held.
    pub fn conference(&self) -> Option<&ConferenceState<'e>> {
        self.conference.as_ref()
    }

    /// Which assessment decides, by the rule set.
    pub fn decisive(&self) -> Option<&'e Decisive> {
        self.evaluation.rules().decisive()
    }

    /// What the assessment that decides comes to. While it has not been given, no other takes its place.
    pub fn deciding(&self) -> Option<&Assessed<'e>> {
        let decisive = self.decisive()?;
        self.assessments.iter().find(|assessed| assessed.assessment().id == decisive.assessment)
    }

    /// Whether what decides waits for a conference that is required and was not held.
    pub fn awaits_conference(&self) -> bool {
        self.conference.as_ref().is_some_and(ConferenceState::is_awaited)
    }
}

/// Whether a statement says anything yet; a blank one does not.
pub(crate) fn says(statement: &Statement) -> bool {
    statement.outcome.is_some() || statement.value.is_some()
}

impl std::fmt::Debug for Progress<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let reached = self.reached().map_or("nothing", |step| step.step().id.as_str());
        write!(out, "Progress({:?}: {reached})", self.evaluation)
    }
}
