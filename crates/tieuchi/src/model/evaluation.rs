//! An evaluation: everything that follows from one rule set and one dossier.

use std::fmt;

use crate::model::act::RequiredDocument;
use crate::model::condition::ConditionFinding;
#[cfg(feature = "indices")]
use crate::model::condition::IndicatorOf;
use crate::model::criterion::Criterion;
use crate::model::deciding::deciding;
use crate::model::dossier::{Dossier, Evidence, Subject};
use crate::model::plan::Demanded;
use crate::model::rule_set::{GroupRef, RuleSet};
use crate::value::date::Year;
use crate::value::id::{AttributeName, ConditionId, CriterionId};
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

    /// A finding for each criterion, in the order of the rule set.
    pub fn findings(&self) -> impl ExactSizeIterator<Item = Finding<'_>> {
        self.rules.criteria().iter().zip(&self.reasons).enumerate().map(|(number, (criterion, reason))| {
            Finding { evaluation: self, number, criterion, reason: *reason }
        })
    }

    /// The finding for one criterion.
    pub fn finding(&self, criterion: &str) -> Option<Finding<'_>> {
        let number = self.rules.criterion_number(criterion)?;
        let (criterion, reason) = (self.rules.criteria().get(number)?, *self.reasons.get(number)?);
        Some(Finding { evaluation: self, number, criterion, reason })
    }

    /// What each condition comes to, in the order of the rule set.
    pub fn conditions(&self) -> impl ExactSizeIterator<Item = ConditionFinding<'_>> {
        self.rules.conditions().iter().zip(&self.conditions).map(|(condition, reason)| ConditionFinding {
            evaluation: self,
            condition,
            reason: *reason,
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
        let criteria = self
            .findings()
            .filter(|finding| {
                not_reported(finding.reason)
                    || (finding.reason == Reason::AttributeNotReported && finding.value().is_none())
            })
            .map(|finding| Unreported::Criterion(&finding.criterion.id));
        let mut unreported: Vec<_> = criteria.collect();
        for condition in self.conditions() {
            if not_reported(condition.reason) {
                unreported.push(Unreported::Score(&condition.condition.id));
            }
            #[cfg(feature = "indices")]
            condition.add_unreported(&mut unreported);
        }
        for finding in self.findings().filter(|finding| finding.reason == Reason::AttributeNotReported) {
            let attribute = finding.attribute().map(Unreported::Attribute);
            unreported.extend(attribute.filter(|attribute| !unreported.contains(attribute)));
        }
        unreported
    }

    /// What of the unreported could still change the outcome of the whole; nothing once it is decided.
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
    /// How many are not assigned.
    pub not_applicable: u32,
}

impl Tally {
    fn of(reasons: &[Reason]) -> Self {
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
}

impl<'e> Finding<'e> {
    pub(crate) fn evaluation(&self) -> &'e Evaluation {
        self.evaluation
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
        let plan = self.evaluation.rules.0.plans.iter().find(|plan| plan.year == self.evaluation.year())?;
        match plan.demands.get(self.number)?.of(self.evaluation.subject()) {
            Demanded::Bound(bound) => Some(bound),
            Demanded::NotAssigned | Demanded::Unknown => None,
        }
    }

    /// The attribute by which the target was chosen, and its value, where the target depends on one.
    pub fn chosen_by(&self) -> Option<(&'e AttributeName, &'e str)> {
        let attribute = self.attribute()?;
        Some((attribute, self.evaluation.subject().attribute(attribute.as_str())?))
    }

    /// The attribute on which the target depends, where it depends on one.
    pub(crate) fn attribute(&self) -> Option<&'e AttributeName> {
        Some(&self.criterion.target(self.evaluation.year())?.by.as_ref()?.attribute)
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
