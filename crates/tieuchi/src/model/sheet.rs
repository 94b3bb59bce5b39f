//! What one agency is asked of a dossier, and what it has said: the view of an agency, and its blank sheet.

use std::collections::BTreeMap;

use crate::model::agency::Agency;
use crate::model::assessment::{Assessment, GivenIn};
use crate::model::criterion::Criterion;
use crate::model::evaluation::{Evaluation, Finding};
use crate::model::progress::{asked_at, says};
use crate::model::rule_set::RuleSet;
use crate::model::statement::Statement;
use crate::value::id::CriterionId;
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
    /// What the subject reports of it, and what that comes to; where the rule set has levels, at the lowest that asks for it.
    pub finding: Finding<'e>,
    /// Against the targets of which level, from the lowest; 0 where the rule set has none.
    pub level: usize,
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
    let is_ours = rules.is_same(dossier.rules());
    let mut said: BTreeMap<&CriterionId, &Statement> = BTreeMap::new();
    for statement in statements.iter().filter(|each| is_ours && each.agency == agency.id && says(each)) {
        if let Some(criterion) = &statement.criterion {
            said.entry(criterion).or_insert(statement);
        }
    }
    let mut at: Vec<_> = (0..evaluation.level_count()).map(|level| evaluation.findings_at(level)).collect();
    let mut entries = Vec::new();
    for level in asked_at(rules, evaluation.subject(), evaluation.year()) {
        let findings: Vec<_> = at.iter_mut().map(Iterator::next).collect();
        let Some(finding) = findings.get(level).copied().flatten() else { continue };
        if !asks(finding.criterion()) || finding.outcome() == Outcome::NotApplicable {
            continue;
        }
        let statement = said.get(&finding.criterion().id).copied();
        let outcome = statement.and_then(|statement| {
            let judged = statement.value.and_then(|value| finding.judge(value));
            judged.map(Reason::outcome).or(statement.outcome)
        });
        entries.push(SheetEntry { finding, level, statement, outcome });
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
