//! What one agency is asked of a dossier, and what it has said: the view of an agency, and its blank sheet.

use crate::model::agency::Agency;
use crate::model::assessment::{Assessment, GivenIn};
use crate::model::criterion::Criterion;
use crate::model::evaluation::{Evaluation, Finding};
use crate::model::rule_set::RuleSet;
use crate::model::statement::Statement;
use crate::value::outcome::{Outcome, Reason};

/// What one agency is asked of a dossier; [`Evaluation::sheet`] makes it.
pub struct Sheet<'e> {
    pub(crate) evaluation: &'e Evaluation,
    pub(crate) agency: &'e Agency,
    pub(crate) given_in: GivenIn,
    entries: Vec<SheetEntry<'e>>,
}

/// A criterion of which an agency is asked.
pub struct SheetEntry<'e> {
    /// What the subject reports of it, and what that comes to.
    pub finding: Finding<'e>,
    /// What the agency says of it.
    pub statement: Option<&'e Statement>,
    /// What that comes to, by its value or as stated.
    pub outcome: Option<Outcome>,
}

impl RuleSet {
    /// The assessment for which an agency is asked in a list of a dossier, if it is.
    ///
    /// ```
    /// use tieuchi::{GivenIn, RuleSet};
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// let health = rules.agencies().iter().find(|agency| agency.id.as_str() == "so-y-te").unwrap();
    /// assert!(rules.assessment_by(&health.id, GivenIn::Opinions).is_some());
    /// assert!(rules.assessment_by(&health.id, GivenIn::Appraisals).is_none());
    /// # Ok::<(), tieuchi::RuleSetError>(())
    /// ```
    pub fn assessment_by(&self, agency: &crate::AgencyId, given_in: GivenIn) -> Option<&Assessment> {
        let mut listed = self.assessments().iter().filter(|each| each.given_in == given_in);
        listed.find(|assessment| assessment.asks(agency, None, self))
    }
}

/// The sheet of an agency that the rule set knows.
pub(crate) fn of<'e>(evaluation: &'e Evaluation, agency: &'e Agency, given_in: GivenIn) -> Sheet<'e> {
    let (rules, dossier) = (evaluation.rules(), evaluation.dossier());
    let assessment = rules.assessment_by(&agency.id, given_in);
    // A rule set that says nothing of assessments still says who leads.
    let asks = |criterion: &Criterion| match assessment {
        Some(assessment) => assessment.agencies_of(criterion).contains(&agency.id),
        None => rules.assessments().is_empty() && criterion.lead_agencies.contains(&agency.id),
    };
    let statements = match given_in {
        GivenIn::Values => &[],
        GivenIn::Opinions => dossier.opinions(),
        GivenIn::Appraisals => dossier.appraisals(),
    };
    let demands = rules.demands(evaluation.year(), 0);
    let is_ours = rules.is_same(dossier.rules());
    let mut entries = Vec::new();
    for (finding, demand) in evaluation.findings().zip(demands) {
        let criterion = finding.criterion();
        if !asks(criterion) || finding.outcome() == Outcome::NotApplicable {
            continue;
        }
        let says = |each: &&Statement| {
            each.agency == agency.id
                && each.criterion.as_ref() == Some(&criterion.id)
                && (each.outcome.is_some() || each.value.is_some())
        };
        let statement = statements.iter().find(says).filter(|_| is_ours);
        let outcome = statement.and_then(|statement| {
            let judged = statement.value.map(|value| demand.judge(evaluation.subject(), Some(value)));
            judged.map(Reason::outcome).or(statement.outcome)
        });
        entries.push(SheetEntry { finding, statement, outcome });
    }
    Sheet { evaluation, agency, given_in, entries }
}

impl<'e> Sheet<'e> {
    /// The evaluation of the dossier.
    pub fn evaluation(&self) -> &'e Evaluation {
        self.evaluation
    }

    /// The agency.
    pub fn agency(&self) -> &'e Agency {
        self.agency
    }

    /// The list of the dossier that it is for.
    pub fn given_in(&self) -> GivenIn {
        self.given_in
    }

    /// The criteria of which it is asked, in the order of the rule set; those that are not assigned are left out.
    pub fn entries(&self) -> &[SheetEntry<'e>] {
        &self.entries
    }
}
