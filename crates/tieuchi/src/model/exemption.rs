//! Exemptions: who may exempt a subject from which criteria, and who did.

use crate::model::act::Source;
use crate::value::date::{Date, Year};
use crate::value::id::{AgencyId, CriterionId};
use crate::value::language::Text;

/// What a rule set says of exemptions; one that says nothing allows none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExemptionRule {
    /// From which criteria; `None`: from all.
    pub criteria: Option<Vec<CriterionId>>,
    /// Who may exempt.
    pub authorities: Vec<AgencyId>,
    /// Where that stands.
    pub source: Source,
    /// A reading beyond the source's words.
    pub interpretation: Option<Text>,
}

impl ExemptionRule {
    /// Whether a subject may be exempted from a criterion.
    pub fn allows(&self, criterion: &CriterionId) -> bool {
        self.criteria.as_ref().is_none_or(|listed| listed.contains(criterion))
    }
}

/// That an authority exempted the subject from a criterion.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exemption {
    /// From which criterion.
    pub criterion: CriterionId,
    /// By whom.
    pub authority: AgencyId,
    /// Why.
    pub reason: String,
    /// In which document.
    pub reference: String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

impl Exemption {
    /// Whether it holds for a year: whether it covers the year's last day, 31 December. Both ends are inclusive.
    ///
    /// Days are those of the calendar; no clock and no time zone takes part.
    ///
    /// ```
    /// use tieuchi::{AgencyId, CriterionId, Exemption, Year};
    ///
    /// let exemption = Exemption {
    ///     criterion: CriterionId::new("E.1")?,
    ///     authority: AgencyId::new("so-a")?,
    ///     reason: "lũ".to_owned(),
    ///     reference: "01/QĐ".to_owned(),
    ///     from: "2024-12-31".parse()?,
    ///     until: "2025-12-30".parse()?,
    /// };
    /// assert!(exemption.holds_for(Year::new(2024).unwrap()));
    /// assert!(!exemption.holds_for(Year::new(2025).unwrap()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn holds_for(&self, year: Year) -> bool {
        let day = Date::last_of(year);
        self.from <= day && day <= self.until
    }
}
