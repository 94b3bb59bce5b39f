//! What one condition of recognition comes to, and of a score by indicators, which of them decide it.

use std::fmt;

use rust_decimal::Decimal;

use crate::model::dossier::Score;
#[cfg(feature = "indices")]
use crate::model::evaluation::Unreported;
use crate::model::evaluation::{Evaluation, Tally};
#[cfg(feature = "indices")]
use crate::model::index::{Band, Index, Indicator};
#[cfg(feature = "programmes")]
use crate::model::level::MOST_LEVELS;
#[cfg(feature = "indices")]
use crate::model::possible::{Open, Prospect};
use crate::model::rule_set::{Condition, ConditionDemand, RuleSet, ScoreDemand};
#[cfg(feature = "indices")]
use crate::model::score::IndicatorScore;
#[cfg(feature = "indices")]
use crate::value::order::distinct;
use crate::value::outcome::{Outcome, Reason};

/// What one condition of recognition comes to.
#[derive(Clone, Copy)]
pub struct ConditionFinding<'e> {
    pub(super) evaluation: &'e Evaluation,
    pub(super) condition: &'e Condition,
    pub(super) reason: Reason,
    /// Its place among the conditions of the rule set, those of all levels.
    pub(super) number: usize,
}

impl<'e> ConditionFinding<'e> {
    pub(crate) fn rules(&self) -> &'e RuleSet {
        &self.evaluation.rules
    }

    /// The condition.
    pub fn condition(&self) -> &'e Condition {
        self.condition
    }

    /// The outcome.
    pub fn outcome(&self) -> Outcome {
        self.reason.outcome()
    }

    /// Why.
    pub fn reason(&self) -> Reason {
        self.reason
    }

    /// What is asked of a score, where the condition asks for one.
    pub fn score_demand(&self) -> Option<&'e ScoreDemand> {
        self.condition.demand.score()
    }

    /// The level of recognition that it belongs to, from the lowest.
    pub(super) fn level(&self) -> usize {
        #[cfg(feature = "programmes")]
        {
            let levels = &self.rules().content().levels;
            levels.iter().position(|level| level.conditions.contains(&self.number)).unwrap_or_default()
        }
        #[cfg(not(feature = "programmes"))]
        {
            let _ = self.number;
            0
        }
    }

    /// A bit that the conditions on the same criteria of one level share, and no other; none for a score.
    pub(super) fn bit(&self) -> u64 {
        match &self.condition.demand {
            // Reading allows few enough levels, and few enough conditions on some criteria.
            ConditionDemand::AssignedCriteria => 1 << self.level(),
            #[cfg(feature = "programmes")]
            ConditionDemand::Criteria(_) => {
                let before = self.rules().conditions().iter().take(self.number);
                let on_some = |each: &&Condition| matches!(each.demand, ConditionDemand::Criteria(_));
                1 << (MOST_LEVELS + before.filter(on_some).count())
            }
            ConditionDemand::Score(_) => 0,
        }
    }

    /// Whether it asks for the criterion of this number.
    pub(super) fn asks_for(&self, number: usize) -> bool {
        match &self.condition.demand {
            ConditionDemand::AssignedCriteria => true,
            #[cfg(feature = "programmes")]
            ConditionDemand::Criteria(_) => {
                let members = self.rules().0.members.get(self.number).and_then(Option::as_deref);
                members.is_some_and(|members| members.binary_search(&number).is_ok())
            }
            ConditionDemand::Score(_) => {
                let _ = number;
                false
            }
        }
    }

    /// The tally of the criteria that it asks for; `None` where it asks for a score.
    pub fn tally(&self) -> Option<Tally> {
        if self.score_demand().is_some() {
            return None;
        }
        let reasons = self.evaluation.findings_at(self.level()).enumerate();
        let asked = reasons.filter(|(number, _)| self.asks_for(*number)).map(|(_, finding)| finding.reason());
        Some(Tally::of(&asked.collect::<Vec<_>>()))
    }

    /// The number of the year that the score is for.
    pub fn score_year(&self) -> Option<u16> {
        self.score_demand().map(|demand| demand.year.of(self.evaluation.year()))
    }

    /// The score that counts.
    pub fn score(&self) -> Option<&'e Score> {
        if self.reason == Reason::OtherRuleSet {
            return None;
        }
        self.evaluation.dossier.score(self.score_demand()?)
    }

    /// Whether some report of all that is missing would meet it.
    pub(super) fn may_be_met(&self) -> bool {
        #[cfg(feature = "indices")]
        if let Some((demand, score)) = self.score_demand().zip(self.indicators()) {
            let wanted = score.wanted(demand.at_least_percent);
            return self.outcome() == Outcome::Met
                || (!score.maximum().is_zero()
                    && Prospect::new(score, Open::AtItsFewest).may_reach(&wanted));
        }
        self.reason != Reason::ZeroDenominator
    }

    /// How many points are missing, with at most four decimals, rounded up.
    pub fn missing_points(&self) -> Option<Decimal> {
        self.score()?.missing_points(self.score_demand()?.at_least_percent)
    }
}

#[cfg(feature = "indices")]
impl<'e> ConditionFinding<'e> {
    /// The values of indicators that decide the score, where they do.
    pub fn indicators(&self) -> Option<&'e IndicatorScore> {
        self.score()?.decided_by()
    }

    /// The indicators that were not reported, of a score that they decide.
    pub fn unreported(&self) -> impl Iterator<Item = IndicatorOf<'e>> {
        let score = self.score().and_then(|score| Some((score, score.decided_by()?)));
        score.into_iter().flat_map(|(score, indicators)| {
            indicators.unreported().map(|indicator| IndicatorOf { score, indicator })
        })
    }

    pub(super) fn add_unreported(&self, unreported: &mut Vec<Unreported<'e>>) {
        for indicator in self.unreported().map(Unreported::Indicator) {
            // Two conditions may ask for the same score.
            if !unreported.contains(&indicator) {
                unreported.push(indicator);
            }
        }
    }

    /// The indicators of which a report could still change this condition; where it counts only if it fails, those of
    /// which a report could fail it.
    pub(super) fn deciding(&self, may_be_met: bool) -> Vec<IndicatorOf<'e>> {
        let Some((demand, score)) = self.score_demand().zip(self.score()) else { return Vec::new() };
        let Some(indicators) = score.decided_by().filter(|_| self.outcome() == Outcome::Undetermined) else {
            return Vec::new();
        };
        let wanted = indicators.wanted(demand.at_least_percent);
        let of = |open| Prospect::new(indicators, open).deciding(&wanted);
        let mut numbers = of(Open::AtItsMost);
        if may_be_met && indicators.has_ratio_of_nothing() {
            numbers.extend(of(Open::AtItsFewest));
        }
        distinct(numbers)
            .into_iter()
            .filter_map(|number| indicators.index().indicators().get(number))
            .map(|indicator| IndicatorOf { score, indicator })
            .collect()
    }

    /// The indicators of which a report could still change the outcome of this condition.
    pub fn deciding_indicators(&self) -> Vec<IndicatorOf<'e>> {
        self.deciding(true)
    }

    /// The index document attached for the score.
    pub fn index(&self) -> Option<&'e Index> {
        self.evaluation.dossier().rules().index(self.score_demand()?.index.as_str())
    }

    /// The band of the score, where the index names bands and what is missing cannot change it.
    pub fn band(&self) -> Option<&'e Band> {
        self.score()?.band(self.evaluation.dossier().rules())
    }
}

/// An indicator of one score: `example.dti/2024/self/A.1`.
#[cfg(feature = "indices")]
#[derive(Clone, Copy)]
pub struct IndicatorOf<'e> {
    /// The score.
    pub score: &'e Score,
    /// The indicator.
    pub indicator: &'e Indicator,
}

/// The same indicator of the same score.
#[cfg(feature = "indices")]
impl PartialEq for IndicatorOf<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.score, other.score) && self.indicator.id == other.indicator.id
    }
}

#[cfg(feature = "indices")]
impl Eq for IndicatorOf<'_> {}

/// `INDEX/YEAR/BASIS/INDICATOR`, as every wire writes it.
#[cfg(feature = "indices")]
impl fmt::Display for IndicatorOf<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Score { index, year, basis, .. } = self.score;
        write!(out, "{index}/{year}/{}/{}", basis.as_str(), self.indicator.id)
    }
}

#[cfg(feature = "indices")]
impl fmt::Debug for IndicatorOf<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "IndicatorOf({self})")
    }
}

impl fmt::Debug for ConditionFinding<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "ConditionFinding({}: {}, {})", self.condition.id, self.outcome(), self.reason)
    }
}
