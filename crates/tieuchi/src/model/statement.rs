//! What is said and done about a dossier: opinions, appraisals, events of the procedure.

use crate::model::dossier::Dossier;
use crate::value::date::Date;
use crate::value::id::{AgencyId, CriterionId, StepId};
use crate::value::outcome::Outcome;
use crate::value::quantity::Value;

/// All of it.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) opinions: Vec<Statement>,
    pub(crate) appraisals: Vec<Statement>,
    pub(crate) events: Vec<Event>,
}

/// What an agency says of the dossier: an opinion or an appraisal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// Who says it.
    pub agency: AgencyId,
    /// Of which criterion; `None` for the dossier as a whole.
    pub criterion: Option<CriterionId>,
    /// What it comes to, where said: met, not met or undetermined.
    pub outcome: Option<Outcome>,
    /// The value that the agency finds, where it gives one; it is judged as the dossier's own are.
    pub value: Option<Value>,
    /// In which document.
    pub reference: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// In which words.
    pub note: Option<String>,
}

/// Something that happened in the procedure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// In which step.
    pub step: StepId,
    /// When.
    pub date: Date,
    /// In which document.
    pub reference: Option<String>,
    /// In which words.
    pub note: Option<String>,
}

impl Dossier {
    /// The opinions of agencies, in the order of the dossier.
    pub fn opinions(&self) -> &[Statement] {
        &self.0.said.opinions
    }

    /// The appraisals, in the order of the dossier.
    pub fn appraisals(&self) -> &[Statement] {
        &self.0.said.appraisals
    }

    /// The events of the procedure, in the order of the dossier.
    pub fn events(&self) -> &[Event] {
        &self.0.said.events
    }
}
