//! An evaluation: everything that follows from one rule set and one dossier.

use std::fmt;

use crate::model::act::RequiredDocument;
use crate::model::condition::ConditionFinding;
#[cfg(feature = "indices")]
use crate::model::condition::IndicatorOf;
use crate::model::criterion::Criterion;
use crate::model::deciding::deciding;
use crate::model::dossier::{Dossier, Evidence, Subject};
use crate::model::plan::{Demand, Demanded};
use crate::model::rule_set::{GroupRef, RuleSet};
use crate::value::date::Year;
use crate::value::id::{AttributeName, ConditionId, CriterionId};
#[cfg(feature = "programmes")]
use crate::value::order::sort;
use crate::value::outcome::{Outcome, Reason};
use crate::value::quantity::{Bound, Shortfall, Value};

/// The version of the engine's semantics. It changes only when an outcome could.
pub const SEMANTICS: u32 = 1;

/// An evaluation (kết quả đánh giá): everything that follows from one rule set and one dossier.
///
/// It holds outcomes and reasons; distances, explanations and JSON are worked out when they are asked for.
/// [`Outcome::Met`] for the whole means that recognition may be proposed; only an authority's decision recognises.
#[derive(Clone)]
pub struct Evaluation {
    pub(crate) rules: RuleSet,
    pub(crate) dossier: Dossier,
    /// One for each criterion, in the order of the rule set.
    pub(crate) reasons: Box<[Reason]>,
    /// One for each condition, in the order of the rule set.
    pub(crate) conditions: Box<[Reason]>,
    pub(crate) reason: Reason,
    /// One for each level of recognition, from the lowest; the lowest says what the whole comes to.
    #[cfg(feature = "programmes")]
    pub(crate) levels: Box<[crate::model::level::LevelReasons]>,
}

impl Evaluation {
    /// The outcome of the whole: met, not met or undetermined.
    pub fn outcome(&self) -> Outcome {
        self.reason.outcome()
    }

    /// Why the whole has its outcome.
    pub fn reason(&self) -> Reason {
        self.reason
    }

    /// The rule set.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// The dossier.
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// The commune or district assessed.
    pub fn subject(&self) -> &Subject {
        self.dossier.subject()
    }

    /// The year assessed.
    pub fn year(&self) -> Year {
        self.dossier.year()
    }

    /// A finding for each criterion, in the order of the rule set; where that has levels, against the targets of the lowest.
    pub fn findings(&self) -> impl ExactSizeIterator<Item = Finding<'_>> {
        self.findings_of(&self.reasons, 0)
    }

    fn findings_of<'e>(
        &'e self,
        reasons: &'e [Reason],
        level: usize,
    ) -> impl ExactSizeIterator<Item = Finding<'e>> {
        self.rules.criteria().iter().zip(reasons).enumerate().map(move |(number, (criterion, reason))| {
            Finding { evaluation: self, number, criterion, reason: *reason, level }
        })
    }

    /// How many levels there are: one where the rule set has none.
    #[cfg(feature = "programmes")]
    pub(super) fn level_count(&self) -> usize {
        self.levels.len().max(1)
    }

    /// How many levels there are: one, where the engine is built without them.
    #[cfg(not(feature = "programmes"))]
    #[expect(clippy::unused_self, reason = "it says more where there are levels")]
    pub(super) fn level_count(&self) -> usize {
        1
    }

    /// The findings of all levels that are wanted, in the order of the criteria.
    #[cfg(feature = "programmes")]
    fn ordered<'e>(&'e self, wanted: impl Fn(&Finding<'e>) -> bool) -> impl Iterator<Item = Finding<'e>> {
        let all = (0..self.level_count()).flat_map(|level| self.findings_at(level));
        let mut findings: Vec<Finding<'_>> = all.filter(wanted).collect();
        if self.level_count() > 1 {
            sort(&mut findings, |left, right| left.number.cmp(&right.number));
        }
        findings.into_iter()
    }

    /// The findings that are wanted.
    #[cfg(not(feature = "programmes"))]
    fn ordered<'e>(&'e self, wanted: impl Fn(&Finding<'e>) -> bool) -> impl Iterator<Item = Finding<'e>> {
        self.findings().filter(wanted)
    }

    /// The outcome of a level; without levels, of the whole.
    pub(super) fn outcome_at(&self, level: usize) -> Outcome {
        #[cfg(feature = "programmes")]
        let reason = self.levels.get(level).map_or(self.reason, |level| level.reason);
        #[cfg(not(feature = "programmes"))]
        let (reason, _) = (self.reason, level);
        reason.outcome()
    }

    /// A finding for each criterion against the targets of a level.
    pub(super) fn findings_at(&self, level: usize) -> impl ExactSizeIterator<Item = Finding<'_>> + use<'_> {
        #[cfg(feature = "programmes")]
        let reasons = self.levels.get(level).map_or(&*self.reasons, |level| &level.criteria);
        #[cfg(not(feature = "programmes"))]
        let reasons = &*self.reasons;
        self.findings_of(reasons, level)
    }

    /// The finding for one criterion.
    pub fn finding(&self, criterion: &str) -> Option<Finding<'_>> {
        let number = self.rules.criterion_number(criterion)?;
        let (criterion, reason) = (self.rules.criteria().get(number)?, *self.reasons.get(number)?);
        Some(Finding { evaluation: self, number, criterion, reason, level: 0 })
    }

    /// What each condition comes to, in the order of the rule set; where that has levels, those of the lowest.
    pub fn conditions(&self) -> impl ExactSizeIterator<Item = ConditionFinding<'_>> {
        #[cfg(feature = "programmes")]
        let own = self.rules.content().levels.first().map_or(usize::MAX, |lowest| lowest.conditions.len());
        #[cfg(not(feature = "programmes"))]
        let own = usize::MAX;
        self.all_conditions().take(own)
    }

    /// What each condition comes to, those of all levels.
    pub(crate) fn all_conditions(&self) -> impl ExactSizeIterator<Item = ConditionFinding<'_>> + use<'_> {
        let conditions = self.rules.conditions().iter().zip(&self.conditions).enumerate();
        conditions.map(|(number, (condition, reason))| ConditionFinding {
            evaluation: self,
            condition,
            reason: *reason,
            number,
        })
    }

    /// The tally of each group, in the order of the rule set.
    pub fn groups(&self) -> impl Iterator<Item = (GroupRef<'_>, Tally)> {
        let mut from = 0;
        self.rules.groups().map(move |group| {
            let members = from..from + group.criteria.len();
            from = members.end;
            (group, Tally::of(self.reasons.get(members).unwrap_or_default()))
        })
    }

    /// The tally of all criteria.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.reasons)
    }

    /// All that was not reported: criteria in the order of the rule set, then scores or their indicators, then attributes.
    pub fn unreported(&self) -> Vec<Unreported<'_>> {
        let not_reported = |reason| matches!(reason, Reason::NotReported | Reason::NumberNotReported);
        let lacks = |finding: &Finding<'_>| {
            not_reported(finding.reason)
                || (finding.reason == Reason::AttributeNotReported && finding.value().is_none())
        };
        let criteria = self.ordered(lacks).map(|finding| Unreported::Criterion(&finding.criterion.id));
        let mut unreported: Vec<_> = criteria.collect();
        unreported.dedup();
        for condition in self.all_conditions() {
            if not_reported(condition.reason) {
                unreported.push(Unreported::Score(&condition.condition.id));
            }
            #[cfg(feature = "indices")]
            condition.add_unreported(&mut unreported);
        }
        let open = self.ordered(|finding| finding.reason == Reason::AttributeNotReported);
        for finding in open {
            let attribute = finding.attribute().map(Unreported::Attribute);
            unreported.extend(attribute.filter(|attribute| !unreported.contains(attribute)));
        }
        unreported
    }

    /// What of the unreported could still change the outcome of the whole, or of a level where the rule set has levels;
    /// nothing once all is decided.
    pub fn deciding(&self) -> Vec<Unreported<'_>> {
        deciding(self)
    }

    /// The documents that the dossier must hold, each with whether it does.
    pub fn documents(&self) -> impl Iterator<Item = (&RequiredDocument, bool)> {
        self.rules
            .documents()
            .iter()
            .map(|required| (required, self.dossier.documents().iter().any(|filed| filed.id == required.id)))
    }
}

impl fmt::Debug for Evaluation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "Evaluation({}, {}, {}: {})",
            self.rules.id(),
            self.subject().id,
            self.year(),
            self.outcome()
        )
    }
}

/// How many members have which outcome.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Tally {
    /// How many are met.
    pub met: u32,
    /// How many are not met.
    pub not_met: u32,
    /// How many are undetermined.
    pub undetermined: u32,
    /// How many are not assigned, or exempt.
    pub not_applicable: u32,
}

impl Tally {
    pub(super) fn of<'r>(reasons: impl IntoIterator<Item = &'r Reason>) -> Self {
        let mut tally = Self::default();
        for reason in reasons {
            match reason.outcome() {
                Outcome::Met => tally.met += 1,
                Outcome::NotMet => tally.not_met += 1,
                Outcome::Undetermined => tally.undetermined += 1,
                Outcome::NotApplicable => tally.not_applicable += 1,
            }
        }
        tally
    }

    /// How many members apply.
    pub const fn assigned(self) -> u32 {
        self.met + self.not_met + self.undetermined
    }
}

/// Something that was not reported.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unreported<'e> {
    /// The value of a criterion.
    Criterion(&'e CriterionId),
    /// The score that a condition asks for.
    Score(&'e ConditionId),
    /// The value of an indicator of a score that a condition asks for.
    #[cfg(feature = "indices")]
    Indicator(IndicatorOf<'e>),
    /// An attribute of the subject.
    Attribute(&'e AttributeName),
}

/// A criterion's or condition's id, `INDEX/YEAR/BASIS/INDICATOR`, or `subject.attributes.region`: as every wire writes
/// it. No id holds a `/`.
impl fmt::Display for Unreported<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Criterion(id) => id.fmt(out),
            Self::Score(id) => id.fmt(out),
            #[cfg(feature = "indices")]
            Self::Indicator(indicator) => indicator.fmt(out),
            Self::Attribute(name) => write!(out, "subject.attributes.{name}"),
        }
    }
}

/// A finding (kết quả từng tiêu chí): the outcome for one criterion, with why, how far off and on what ground.
#[derive(Clone, Copy)]
pub struct Finding<'e> {
    evaluation: &'e Evaluation,
    number: usize,
    criterion: &'e Criterion,
    reason: Reason,
    /// Against the targets of which level, from the lowest.
    level: usize,
}

impl<'e> Finding<'e> {
    pub(crate) fn evaluation(&self) -> &'e Evaluation {
        self.evaluation
    }

    pub(super) fn number(&self) -> usize {
        self.number
    }

    /// The criterion.
    pub fn criterion(&self) -> &'e Criterion {
        self.criterion
    }

    /// The outcome.
    pub fn outcome(&self) -> Outcome {
        self.reason.outcome()
    }

    /// Why.
    pub fn reason(&self) -> Reason {
        self.reason
    }

    /// The value as reported.
    pub fn value(&self) -> Option<Value> {
        if self.reason == Reason::OtherRuleSet {
            return None;
        }
        *self.evaluation.dossier.0.values.get(self.number)?
    }

    /// What is demanded of this subject in this year; `None` where nothing is, or where it depends on an attribute
    /// that was not reported.
    pub fn bound(&self) -> Option<Bound> {
        match self.demand()?.of(self.evaluation.subject()) {
            Demanded::Bound(bound) => Some(bound),
            Demanded::NotAssigned | Demanded::Unknown => None,
        }
    }

    /// What another value than the one reported comes to.
    #[cfg(feature = "procedure")]
    pub(super) fn judge(&self, value: Value) -> Option<Reason> {
        Some(self.demand()?.judge(self.evaluation.subject(), Some(value)))
    }

    fn demand(&self) -> Option<&'e Demand> {
        self.evaluation.rules.plan(self.evaluation.year(), self.level)?.demands.get(self.number)
    }

    /// The exemption that holds for the year, and what the finding would be without it.
    ///
    /// [`crate::Exemption::holds_for`] says which does.
    #[cfg(feature = "programmes")]
    pub fn exemption(&self) -> Option<(&'e crate::model::exemption::Exemption, Reason)> {
        let dossier = &self.evaluation.dossier;
        let mut exemptions = dossier.exemptions().iter().filter(|_| self.reason == Reason::Exempt);
        let held = exemptions.find(|exemption| {
            exemption.criterion == self.criterion.id && exemption.holds_for(dossier.year())
        })?;
        Some((held, self.demand()?.of(dossier.subject()).judge(self.value())))
    }

    /// The attribute by which the target was chosen, and its value, where the target depends on one.
    pub fn chosen_by(&self) -> Option<(&'e AttributeName, &'e str)> {
        let attribute = self.attribute()?;
        Some((attribute, self.evaluation.subject().attribute(attribute.as_str())?))
    }

    /// The attribute on which the target depends, where it depends on one.
    pub(crate) fn attribute(&self) -> Option<&'e AttributeName> {
        match self.demand()? {
            Demand::By { by, .. } => Some(&by.attribute),
            Demand::Same(_) => None,
        }
    }

    /// What would be demanded with a value of the attribute, or with any other; `None`: nothing.
    pub(super) fn bound_for(&self, value: Option<&str>) -> Option<Bound> {
        match self.demand()? {
            Demand::Same(bound) => *bound,
            Demand::By { general, by } => value.and_then(|value| by.case(value)).unwrap_or(*general),
        }
    }

    /// Every value for which the target lists something.
    pub(super) fn listed_values(&self) -> impl Iterator<Item = &'e str> + use<'e> {
        let by = self.demand().and_then(|demand| match demand {
            Demand::By { by, .. } => Some(by),
            Demand::Same(_) => None,
        });
        by.into_iter().flat_map(|by| by.cases.iter().map(|(value, _)| value.as_str()))
    }

    /// How far the value is from the target, where it fails it and a distance can be stated.
    pub fn shortfall(&self) -> Option<Shortfall> {
        if self.outcome() != Outcome::NotMet {
            return None;
        }
        self.value()?.shortfall(self.bound()?)
    }

    /// The evidence for it, in the order of the dossier.
    pub fn evidence(&self) -> impl Iterator<Item = &'e Evidence> {
        let id = &self.criterion.id;
        self.evaluation.dossier.evidence().iter().filter(move |evidence| evidence.criterion == *id)
    }
}

impl fmt::Debug for Finding<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Finding({}: {}, {})", self.criterion.id, self.outcome(), self.reason)
    }
}
