//! An outlook: this year's values against another year's targets.

use rust_decimal::Decimal;

use crate::model::criterion::Criterion;
use crate::model::dossier::{Dossier, Score};
#[cfg(feature = "programmes")]
use crate::model::exemption::Exemption;
#[cfg(feature = "indices")]
use crate::model::index::Indicator;
use crate::model::plan::Demanded;
use crate::model::rule_set::{Basis, Condition, ConditionDemand, RuleSet, ScoreDemand};
use crate::value::date::Year;
use crate::value::outcome::{Outcome, Reason};
use crate::value::quantity::{Bound, Shortfall, Value};

/// An outlook: what a dossier's values come to against the targets of another year, and how far they are from it
/// ([`RuleSet::outlook`]). Nothing says that they will be the same in that year.
#[derive(Clone, Debug)]
pub struct Outlook {
    pub(crate) rules: RuleSet,
    pub(crate) dossier: Dossier,
    pub(crate) year: Year,
}

/// One criterion by the targets of the other year.
#[derive(Clone, Copy, Debug)]
pub struct OutlookFinding<'o> {
    criterion: &'o Criterion,
    value: Option<Value>,
    bound: Option<Bound>,
    reason: Reason,
    #[cfg(feature = "programmes")]
    exemption: Option<(&'o RuleSet, &'o Exemption)>,
}

/// One score that the conditions ask for.
#[derive(Clone, Copy, Debug)]
pub struct OutlookScore<'o> {
    condition: &'o Condition,
    demand: &'o ScoreDemand,
    asked: u16,
    score: Option<&'o Score>,
}

/// An indicator to raise, and what that gains after those before it.
#[cfg(feature = "indices")]
#[derive(Clone, Copy, Debug)]
pub struct Raise<'o> {
    /// The indicator.
    pub indicator: &'o Indicator,
    /// The points that it has for sure, with at most four decimals, rounded down.
    pub points: Decimal,
    /// What raising it to its most points gains, with at most four decimals, rounded down.
    pub gain: Decimal,
}

impl Outlook {
    /// The rule set.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// The dossier.
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// The year whose targets count.
    pub fn year(&self) -> Year {
        self.year
    }

    /// A finding for each criterion, in the order of the rule set.
    pub fn findings(&self) -> impl Iterator<Item = OutlookFinding<'_>> {
        let plan = self.rules.0.plans.iter().find(|plan| plan.year == self.year);
        let demands = plan.map(|plan| plan.demands.as_slice()).unwrap_or_default();
        let same = self.rules.is_same(self.dossier.rules());
        let criteria = self.rules.criteria().iter().zip(demands).enumerate();
        criteria.map(move |(number, (criterion, demand))| {
            let value = self.dossier.0.values.get(number).copied().flatten().filter(|_| same);
            #[cfg(feature = "programmes")]
            let exemption = self.exemption(criterion).filter(|_| same);
            let demanded = demand.of(self.dossier.subject());
            let bound = match demanded {
                Demanded::Bound(bound) if same => Some(bound),
                _ => None,
            };
            let reason = match demanded {
                _ if !same => Reason::OtherRuleSet,
                #[cfg(feature = "programmes")]
                _ if exemption.is_some() => Reason::Exempt,
                demanded => demanded.judge(value),
            };
            OutlookFinding {
                criterion,
                value,
                bound,
                reason,
                #[cfg(feature = "programmes")]
                exemption,
            }
        })
    }

    /// The exemption from a criterion that holds for the other year.
    #[cfg(feature = "programmes")]
    fn exemption(&self, criterion: &Criterion) -> Option<(&RuleSet, &Exemption)> {
        let holds = |each: &&Exemption| each.criterion == criterion.id && each.holds_for(self.year);
        Some((&self.rules, self.dossier.exemptions().iter().find(holds)?))
    }

    /// A finding for each condition that asks for a score, in the order of the rule set.
    ///
    /// Of that index and basis the score of the year asked for counts, or where there is none, that of the latest year
    /// before it.
    pub fn scores(&self) -> impl Iterator<Item = OutlookScore<'_>> {
        let same = self.rules.is_same(self.dossier.rules());
        self.rules.conditions().iter().filter_map(move |condition| {
            let ConditionDemand::Score(demand) = &condition.demand else { return None };
            let asked = demand.year.of(self.year);
            let scores = self.dossier.scores().iter().filter(|score| {
                same && score.index == demand.index
                    && score.basis == demand.basis
                    && score.year.number() <= asked
            });
            Some(OutlookScore { condition, demand, asked, score: scores.max_by_key(|score| score.year) })
        })
    }
}

impl<'o> OutlookFinding<'o> {
    /// The criterion.
    pub fn criterion(&self) -> &'o Criterion {
        self.criterion
    }

    /// The value as reported.
    pub fn value(&self) -> Option<Value> {
        self.value
    }

    /// What the other year demands of the subject.
    pub fn bound(&self) -> Option<Bound> {
        self.bound
    }

    /// What the value comes to.
    pub fn outcome(&self) -> Outcome {
        self.reason.outcome()
    }

    /// Why.
    pub fn reason(&self) -> Reason {
        self.reason
    }

    /// The exemption from the criterion, where the dossier holds one that covers the other year, and the rule set that
    /// allows it.
    #[cfg(feature = "programmes")]
    pub(crate) fn exemption(&self) -> Option<(&'o RuleSet, &'o Exemption)> {
        self.exemption
    }

    /// How far the value is from the target, where it fails it and a distance can be stated.
    pub fn shortfall(&self) -> Option<Shortfall> {
        self.value?.shortfall(self.bound?).filter(|_| self.outcome() == Outcome::NotMet)
    }
}

impl<'o> OutlookScore<'o> {
    /// The condition.
    pub fn condition(&self) -> &'o Condition {
        self.condition
    }

    /// What it asks for.
    pub fn demand(&self) -> &'o ScoreDemand {
        self.demand
    }

    /// By whom the score is given.
    pub fn basis(&self) -> Basis {
        self.demand.basis
    }

    /// The number of the year that the condition asks for.
    pub fn asked_year(&self) -> u16 {
        self.asked
    }

    /// The score that counts, which may be of an earlier year than is asked for.
    pub fn score(&self) -> Option<&'o Score> {
        self.score
    }

    /// The year of the score that counts, where it is not the one asked for.
    pub fn other_year(&self) -> Option<Year> {
        self.score.map(|score| score.year).filter(|year| year.number() != self.asked)
    }

    /// What it comes to.
    pub fn reason(&self) -> Reason {
        self.score.map_or(Reason::NotReported, |score| score.judge(self.demand.at_least_percent))
    }

    /// What it comes to.
    pub fn outcome(&self) -> Outcome {
        self.reason().outcome()
    }

    /// How many points are missing, with at most four decimals, rounded up. Where indicators are missing, this is what even
    /// the most lacks.
    pub fn missing_points(&self) -> Option<Decimal> {
        self.score?.missing_points(self.demand.at_least_percent)
    }

    /// The fewest indicators that, raised to their most points, reach the share, in the order of what they gain.
    ///
    /// What was not reported counts with the fewest points that are possible. `None` where no values of indicators are at
    /// hand; empty where the share is reached for sure.
    #[cfg(feature = "indices")]
    pub fn raises(&self) -> Option<Vec<Raise<'o>>> {
        let decided = self.score?.decided_by()?;
        let wanted = decided.wanted(self.demand.at_least_percent);
        let gains = crate::model::raise::fewest(decided, &wanted);
        let raised = gains.into_iter().filter_map(|gain| {
            let indicator = decided.index().indicators().get(gain.number)?;
            let points = decided.range(gain.number)?.low();
            Some(Raise { indicator, points, gain: gain.points.shown() })
        });
        Some(raised.collect())
    }
}
