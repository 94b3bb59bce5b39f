//! Who acts: the assessments that a procedure knows, which of them decides, what is held where two differ, and who owes what.

use std::collections::BTreeMap;

use crate::model::act::{Deadline, Source};
use crate::model::criterion::Criterion;
use crate::model::rule_set::RuleSet;
use crate::value::id::{AgencyId, AssessmentId, DutyId, StepId};
use crate::value::language::Text;

/// One of the assessments of the same criteria: the subject's own, that of the lead agencies, an appraisal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assessment {
    /// Its id: `appraisal`.
    pub id: AssessmentId,
    /// Its title.
    pub title: Text,
    /// Where a dossier holds it.
    pub given_in: GivenIn,
    /// Who gives it.
    pub agencies: Assessors,
    /// The step of the procedure in which it is given.
    pub step: Option<StepId>,
    /// Where the source says so.
    pub source: Source,
    /// A reading beyond the source's words.
    pub interpretation: Option<Text>,
}

/// Where a dossier holds an assessment.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum GivenIn {
    /// In the values that the subject itself reports.
    Values,
    /// Among the opinions.
    Opinions,
    /// Among the appraisals.
    Appraisals,
}

impl GivenIn {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Values, Self::Opinions, Self::Appraisals];

    /// `values`, `opinions` or `appraisals`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Values => "values",
            Self::Opinions => "opinions",
            Self::Appraisals => "appraisals",
        }
    }
}

/// Who gives an assessment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Assessors {
    /// These agencies, each of every criterion.
    Agencies(Vec<AgencyId>),
    /// The lead agencies of each criterion, each of those that it leads.
    Lead,
}

impl Assessment {
    /// The agencies that give it of a criterion.
    pub fn agencies_of<'r>(&'r self, criterion: &'r Criterion) -> &'r [AgencyId] {
        match &self.agencies {
            Assessors::Agencies(agencies) => agencies,
            Assessors::Lead => &criterion.lead_agencies,
        }
    }

    /// Whether it asks an agency: of a criterion, or of any.
    pub(crate) fn asks(&self, agency: &AgencyId, of: Option<&Criterion>, rules: &RuleSet) -> bool {
        match of {
            Some(criterion) => self.agencies_of(criterion).contains(agency),
            None => match &self.agencies {
                Assessors::Agencies(agencies) => agencies.contains(agency),
                Assessors::Lead => {
                    rules.criteria().iter().any(|criterion| criterion.lead_agencies.contains(agency))
                }
            },
        }
    }
}

/// Which assessment decides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decisive {
    /// The assessment.
    pub assessment: AssessmentId,
    /// Where the source says so.
    pub source: Source,
    /// A reading beyond the source's words.
    pub interpretation: Option<Text>,
}

/// What is held where two assessments differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conference {
    /// Its id, by which events name it.
    pub id: StepId,
    /// Its title.
    pub title: Text,
    /// The two assessments.
    pub between: [AssessmentId; 2],
    /// The step within which it is held.
    pub step: Option<StepId>,
    /// Who holds it.
    pub actors: Vec<AgencyId>,
    /// Where the source says so.
    pub source: Source,
    /// A reading beyond the source's words.
    pub interpretation: Option<Text>,
}

/// A sentence that binds someone without deciding an outcome.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duty {
    /// Its id.
    pub id: DutyId,
    /// Who is bound.
    pub actors: Vec<AgencyId>,
    /// To do what.
    pub act: Text,
    /// To what or to whom, where that is worth saying by itself.
    pub object: Option<Text>,
    /// By when, where the source says.
    pub deadline: Option<Deadline>,
    /// Where the source says so.
    pub source: Source,
    /// A reading beyond the source's words.
    pub interpretation: Option<Text>,
}

/// Which duty provides for withdrawing a recognition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Withdrawal {
    /// The duty.
    pub duty: DutyId,
    /// How its words are read.
    pub interpretation: Option<Text>,
}

/// What a rule set says of who acts: who assesses, what decides, who owes what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Acting {
    pub(crate) assessments: Vec<Assessment>,
    pub(crate) decisive: Option<Decisive>,
    pub(crate) conference: Option<Conference>,
    pub(crate) withdrawal: Option<Withdrawal>,
    pub(crate) duties: Vec<Duty>,
}

impl RuleSet {
    /// The agency that the subjects are, so that what they prepare themselves can be told from what they wait for.
    pub fn subject_agency(&self) -> Option<&AgencyId> {
        self.content().subject_agency.as_ref()
    }

    /// The assessments of the same criteria that its procedure knows.
    ///
    /// ```
    /// use tieuchi::{GivenIn, RuleSet};
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// let appraisal = rules.assessments().iter().find(|each| each.given_in == GivenIn::Appraisals).unwrap();
    /// assert_eq!(appraisal.title.vi, "Thẩm định của Sở Thông tin và Truyền thông");
    /// assert_eq!(rules.decisive().unwrap().assessment, appraisal.id);
    /// # Ok::<(), tieuchi::RuleSetError>(())
    /// ```
    pub fn assessments(&self) -> &[Assessment] {
        &self.content().acting.assessments
    }

    /// The assessment with this id.
    pub fn assessment(&self, id: &AssessmentId) -> Option<&Assessment> {
        self.assessments().iter().find(|assessment| assessment.id == *id)
    }

    /// Which of the assessments decides.
    pub fn decisive(&self) -> Option<&Decisive> {
        self.content().acting.decisive.as_ref()
    }

    /// What is held where two assessments differ.
    pub fn conference(&self) -> Option<&Conference> {
        self.content().acting.conference.as_ref()
    }

    /// The duties that decide no outcome.
    pub fn duties(&self) -> &[Duty] {
        &self.content().acting.duties
    }

    /// Which of its duties provides for withdrawing a recognition, where one does.
    pub fn withdrawal(&self) -> Option<&Withdrawal> {
        self.content().acting.withdrawal.as_ref()
    }

    /// The duty that provides for withdrawing a recognition, where one does.
    ///
    /// ```
    /// use tieuchi::RuleSet;
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// assert!(rules.withdrawal_duty().unwrap().source.quote.starts_with("tham mưu văn bản thu hồi"));
    /// # Ok::<(), tieuchi::RuleSetError>(())
    /// ```
    pub fn withdrawal_duty(&self) -> Option<&Duty> {
        let named = self.withdrawal()?;
        self.duties().iter().find(|duty| duty.id == named.duty)
    }

    /// The steps that events may name: those of the procedure, and the conference.
    pub(crate) fn step_ids(&self) -> impl Iterator<Item = &StepId> + Clone {
        let conference = self.conference().map(|conference| &conference.id);
        self.procedure().iter().map(|step| &step.id).chain(conference)
    }

    /// The place in the procedure of each step that events may name; the conference has that of the step within which it is
    /// held.
    pub(crate) fn step_places(&self) -> BTreeMap<&str, Option<usize>> {
        let steps = self.procedure().iter().enumerate();
        let mut places: BTreeMap<&str, Option<usize>> =
            steps.map(|(place, step)| (step.id.as_str(), Some(place))).collect();
        if let Some(conference) = self.conference() {
            let within = conference.step.as_ref().and_then(|step| places.get(step.as_str()).copied()?);
            places.insert(conference.id.as_str(), within);
        }
        places
    }
}
