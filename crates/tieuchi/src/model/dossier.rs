//! A dossier: what is known of a subject for one year.

use std::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::model::rule_set::{Basis, RuleSet, RuleSetRef, ScoreDemand};
#[cfg(feature = "procedure")]
use crate::model::statement::Said;
use crate::value::date::{Date, Year};
use crate::value::id::{AgencyId, AttributeName, CriterionId, DocumentId, IndexId, Level, SubjectId};
use crate::value::outcome::Reason;
use crate::value::quantity::{Points, Value};

/// A dossier (hồ sơ) that was read against a rule set; [`RuleSet::read_dossier`] makes one.
///
/// A clone costs nothing and shares it.
#[derive(Clone)]
pub struct Dossier(pub(crate) Arc<DossierContent>);

pub(crate) struct DossierContent {
    pub(crate) rules: RuleSet,
    pub(crate) rule_set: RuleSetRef,
    pub(crate) subject: Subject,
    pub(crate) year: Year,
    pub(crate) illustrative: bool,
    pub(crate) note: Option<String>,
    /// One for each criterion of the rule set, in its order.
    pub(crate) values: Vec<Option<Value>>,
    /// In the order of the criteria, those under a value before those that name it.
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) scores: Vec<Score>,
    pub(crate) documents: Vec<FiledDocument>,
    #[cfg(feature = "procedure")]
    pub(crate) said: Said,
    #[cfg(feature = "programmes")]
    pub(crate) exemptions: Vec<crate::model::exemption::Exemption>,
}

/// The commune or district assessed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subject {
    /// Its id: `38.381`.
    pub id: SubjectId,
    /// Its name, where given.
    pub name: Option<String>,
    /// Its level.
    pub level: Level,
    /// Its attributes, in the order of their names.
    pub attributes: Vec<(AttributeName, String)>,
}

impl Subject {
    /// The value of an attribute, where the dossier states it.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(stated, _)| stated.as_str() == name).map(|(_, value)| value.as_str())
    }
}

/// A score of the subject in a scoring index.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Score {
    /// In which index.
    pub index: IndexId,
    /// For which year.
    pub year: Year,
    /// By whom it was scored.
    pub basis: Basis,
    /// The points as stated, and of how many; `None` where they follow from the values of indicators alone.
    pub points: Option<Points>,
    /// The values of the index's indicators, where they were reported, and the points that they give.
    #[cfg(feature = "indices")]
    pub indicators: Option<Arc<crate::model::score::IndicatorScore>>,
    /// Whether some indicators are open, and exactly the points that are stated possible with the others.
    #[cfg(feature = "indices")]
    pub(crate) stated_is_possible: bool,
}

impl Score {
    /// What it comes to against a share of the maximum, in percent.
    pub(crate) fn judge(&self, at_least_percent: Decimal) -> Reason {
        #[cfg(feature = "indices")]
        if let Some(score) = self.decided_by() {
            return score.judge(at_least_percent);
        }
        self.points.map_or(Reason::NotReported, |points| points.judge(at_least_percent))
    }

    /// How many points are missing, with at most four decimals, rounded up.
    pub(crate) fn missing_points(&self, at_least_percent: Decimal) -> Option<Decimal> {
        #[cfg(feature = "indices")]
        if let Some(score) = self.decided_by() {
            return score.shortfall(at_least_percent);
        }
        self.points?.shortfall(at_least_percent)
    }

    /// The values of the indicators, where they decide: all points follow from them, nothing else was stated, or what was
    /// stated is theirs by rounding alone, so that leaving one out helps nobody.
    #[cfg(feature = "indices")]
    pub(crate) fn decided_by(&self) -> Option<&crate::model::score::IndicatorScore> {
        self.indicators.as_deref().filter(|_| !self.stated_is_possible)
    }
}

/// A document of the dossier as filed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FiledDocument {
    /// Which of the documents that the rule set asks for.
    pub id: DocumentId,
    /// Its number or other reference.
    pub reference: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// From which agency, where several issue one.
    pub agency: Option<AgencyId>,
}

/// A piece of evidence for a criterion.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// For which criterion.
    pub criterion: CriterionId,
    /// What it is.
    pub title: String,
    /// Its number or other reference.
    pub reference: Option<String>,
    /// Its date.
    pub date: Option<Date>,
}

impl Dossier {
    /// The rule set it was read against.
    pub fn rules(&self) -> &RuleSet {
        &self.0.rules
    }

    /// The rule set as the dossier names it.
    pub fn rule_set(&self) -> &RuleSetRef {
        &self.0.rule_set
    }

    /// The commune or district assessed.
    pub fn subject(&self) -> &Subject {
        &self.0.subject
    }

    /// The year assessed.
    pub fn year(&self) -> Year {
        self.0.year
    }

    /// Whether its figures are marked as illustrative.
    pub fn is_illustrative(&self) -> bool {
        self.0.illustrative
    }

    /// A remark on the dossier.
    pub fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// The value reported for a criterion.
    pub fn value(&self, criterion: &str) -> Option<Value> {
        *self.0.values.get(self.0.rules.criterion_number(criterion)?)?
    }

    /// All evidence, in the order of the criteria.
    pub fn evidence(&self) -> &[Evidence] {
        &self.0.evidence
    }

    /// The scores, in the order of the dossier.
    pub fn scores(&self) -> &[Score] {
        &self.0.scores
    }

    /// The score that a condition asks for.
    pub(crate) fn score(&self, demand: &ScoreDemand) -> Option<&Score> {
        let year = demand.year.of(self.year());
        self.scores().iter().find(|score| {
            score.index == demand.index && score.basis == demand.basis && score.year.number() == year
        })
    }

    /// The documents filed, in the order of the dossier.
    pub fn documents(&self) -> &[FiledDocument] {
        &self.0.documents
    }

    /// The exemptions, in the order of the dossier.
    #[cfg(feature = "programmes")]
    pub fn exemptions(&self) -> &[crate::model::exemption::Exemption] {
        &self.0.exemptions
    }
}

impl fmt::Debug for Dossier {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Dossier({}, {}, {})", self.rule_set(), self.subject().id, self.year())
    }
}
