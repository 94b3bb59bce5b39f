//! Assessments at each level of recognition: which level asks for a criterion, and what an assessment comes to at each.

use crate::model::dossier::Subject;
use crate::model::evaluation::Evaluation;
#[cfg(feature = "programmes")]
use crate::model::level::RecognitionLevel;
use crate::model::plan::Demanded;
#[cfg(feature = "programmes")]
use crate::model::progress::assessed::Assessed;
use crate::model::progress::assessed::AssessedCriterion;
#[cfg(feature = "programmes")]
use crate::model::rule_set::Condition;
use crate::model::rule_set::RuleSet;
use crate::value::date::Year;
#[cfg(feature = "programmes")]
use crate::value::outcome::Outcome;
use crate::value::outcome::Reason;

/// For each criterion the lowest level that asks for it of a subject; the lowest of all where none does.
pub(crate) fn asked_at(rules: &RuleSet, subject: &Subject, year: Year) -> Vec<usize> {
    #[cfg(feature = "programmes")]
    if rules.levels().len() > 1 {
        let asking = rules.content().asking(&rules.0.members);
        let demands: Vec<_> = (0..asking.len()).map(|level| rules.demands(year, level)).collect();
        let lowest = |number: usize| {
            let asks = |level: &usize| {
                asking.get(*level).and_then(|asking| asking.get(number)).copied().flatten() == Some(*level)
            };
            let assigns = |level: &usize| {
                let demand = demands.get(*level).and_then(|demands| demands.get(number));
                demand.is_some_and(|demand| demand.of(subject) != Demanded::NotAssigned)
            };
            let mut levels = 0..asking.len();
            levels.clone().find(|level| asks(level) && assigns(level)).or_else(|| levels.find(asks))
        };
        return (0..rules.criteria().len()).map(|number| lowest(number).unwrap_or_default()).collect();
    }
    let _ = (subject, year);
    vec![0; rules.criteria().len()]
}

/// What a level demands of the subject by each criterion; nothing by one from which it is exempt.
pub(super) fn demanded(evaluation: &Evaluation, level: usize) -> Vec<Demanded> {
    let demands = evaluation.rules().demands(evaluation.year(), level).iter().zip(&evaluation.reasons);
    let demanded = demands.map(|(demand, reason)| match reason {
        #[cfg(feature = "programmes")]
        Reason::Exempt => Demanded::NotAssigned,
        _ => demand.of(evaluation.subject()),
    });
    demanded.collect()
}

/// What an assessment comes to at a level; at the only one, where the rule set has none.
pub(super) struct AtLevel<'e> {
    /// Each criterion, against the targets of the level.
    pub(super) criteria: Vec<AssessedCriterion<'e>>,
    /// One for each of the level's own conditions.
    pub(super) conditions: Box<[Reason]>,
    /// With what was stated of the whole, and with what the levels below come to.
    pub(super) reason: Reason,
}

/// What an assessment comes to at one level of recognition, as [`crate::LevelFinding`] says it of a dossier.
#[cfg(feature = "programmes")]
pub struct AssessedLevel<'p, 'e> {
    level: RecognitionLevel<'e>,
    at: &'p AtLevel<'e>,
}

#[cfg(feature = "programmes")]
impl<'p, 'e> AssessedLevel<'p, 'e> {
    /// The level.
    pub fn level(&self) -> RecognitionLevel<'e> {
        self.level
    }

    /// The outcome.
    pub fn outcome(&self) -> Outcome {
        self.at.reason.outcome()
    }

    /// Why.
    pub fn reason(&self) -> Reason {
        self.at.reason
    }

    /// What each of its own conditions comes to.
    pub fn conditions(&self) -> impl ExactSizeIterator<Item = (&'e Condition, Reason)> {
        self.level.conditions.iter().zip(self.at.conditions.iter().copied())
    }

    /// What is said of each criterion against the targets of this level, in the order of the rule set.
    pub fn criteria(&self) -> &'p [AssessedCriterion<'e>] {
        &self.at.criteria
    }
}

#[cfg(feature = "programmes")]
impl<'e> Assessed<'e> {
    /// What it comes to at each level of recognition, from the lowest; none where the rule set has none.
    pub fn levels(&self) -> impl ExactSizeIterator<Item = AssessedLevel<'_, 'e>> {
        self.rules().levels().zip(&self.at).map(|(level, at)| AssessedLevel { level, at })
    }

    /// The highest level that is met by it.
    pub fn reached_level(&self) -> Option<AssessedLevel<'_, 'e>> {
        self.levels().take_while(|level| level.outcome() == Outcome::Met).last()
    }

    /// The highest level that it does not rule out.
    pub fn possible_level(&self) -> Option<AssessedLevel<'_, 'e>> {
        self.levels().take_while(|level| level.outcome() != Outcome::NotMet).last()
    }
}
