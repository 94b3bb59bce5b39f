//! The points that the values of indicators give: an interval for each indicator, each group and the whole, which is a
//! point where nothing is missing.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::model::dossier::Score;
use crate::model::index::{Band, Index, Indicator, IndicatorGroup, Scoring};
use crate::model::rule_set::RuleSet;
use crate::value::decimal::{compare, parts};
use crate::value::exact::Exact;
use crate::value::outcome::{Outcome, Reason};
use crate::value::quantity::{Bound, Percent, Value};

/// A value as reported for one indicator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IndicatorValue {
    /// A percentage: in proportion, or by steps.
    Percent(Percent),
    /// A whole number, by steps.
    Count(u64),
    /// An amount, by steps.
    Amount(Decimal),
    /// Yes or no.
    YesNo(bool),
    /// The case that applies, by its place among the indicator's cases.
    Case(usize),
}

/// The points that are possible with what was reported: from the fewest to the most.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PointRange {
    pub(crate) low: Exact,
    pub(crate) high: Exact,
}

impl PointRange {
    /// The fewest, with at most four decimals, rounded down.
    pub fn low(&self) -> Decimal {
        self.low.shown()
    }

    /// The most, with at most four decimals, rounded down.
    pub fn high(&self) -> Decimal {
        self.high.shown()
    }

    /// Whether nothing that is missing can change them.
    pub fn is_exact(&self) -> bool {
        self.low == self.high
    }

    pub(crate) fn exactly(points: Exact) -> Self {
        Self { low: points.clone(), high: points }
    }

    fn sum<'r>(all: impl Iterator<Item = &'r Self> + Clone) -> Self {
        Self {
            low: Exact::sum(all.clone().map(|each| &each.low)),
            high: Exact::sum(all.map(|each| &each.high)),
        }
    }

    fn capped(self, maximum: Decimal) -> Self {
        let maximum = Exact::decimal(maximum);
        Self { low: self.low.min(maximum.clone()), high: self.high.min(maximum) }
    }
}

/// Values of an index's indicators, and the points that they give.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IndicatorScore {
    index: Index,
    /// One for each indicator of the index, in its order; none for sums.
    values: Vec<Option<IndicatorValue>>,
    points: Vec<PointRange>,
    total: PointRange,
}

impl IndicatorScore {
    /// Scores values, one for each indicator of the index.
    pub(crate) fn new(index: Index, values: Vec<Option<IndicatorValue>>) -> Self {
        let indicators = index.indicators();
        // Parts stand behind their sum, so that from the back each sum finds its parts done.
        let mut done: Vec<PointRange> = Vec::with_capacity(indicators.len());
        for (number, indicator) in indicators.iter().enumerate().rev() {
            let range = if let Scoring::Sum { capped } = indicator.scoring {
                let parts: Vec<usize> = index.parts_of(number).collect();
                let parts = parts.iter().filter_map(|part| done.get(indicators.len() - 1 - part));
                let sum = PointRange::sum(parts);
                if capped { sum.capped(indicator.maximum) } else { sum }
            } else {
                let value = values.get(number).copied().flatten();
                value.and_then(|value| indicator.points(value)).map_or_else(
                    || PointRange { low: indicator.least(), high: Exact::decimal(indicator.maximum) },
                    PointRange::exactly,
                )
            };
            done.push(range);
        }
        done.reverse();
        let whole: Vec<usize> = index.directly_in(0..indicators.len()).collect();
        let total = PointRange::sum(whole.iter().filter_map(|number| done.get(*number)));
        Self { index, values, points: done, total }
    }

    /// The index that scores them.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Each indicator with its value and its points, in the order of the index.
    pub fn indicators(
        &self,
    ) -> impl ExactSizeIterator<Item = (&Indicator, Option<IndicatorValue>, &PointRange)> {
        let members = self.index.indicators().iter().zip(&self.values).zip(&self.points);
        members.map(|((indicator, value), points)| (indicator, *value, points))
    }

    /// Each group with its points, in the order of the index.
    pub fn groups(&self) -> impl ExactSizeIterator<Item = (&IndicatorGroup, PointRange)> {
        self.index.groups().iter().map(|group| {
            let members: Vec<usize> = self.index.directly_in(group.members.clone()).collect();
            (group, PointRange::sum(members.iter().filter_map(|number| self.points.get(*number))))
        })
    }

    /// The points of the whole.
    pub fn total(&self) -> &PointRange {
        &self.total
    }

    /// The indicators that were not reported, in the order of the index.
    pub fn unreported(&self) -> impl Iterator<Item = &Indicator> {
        self.indicators()
            .filter(|(indicator, value, _)| value.is_none() && !indicator.is_sum())
            .map(|(indicator, ..)| indicator)
    }

    pub(crate) fn values(&self) -> &[Option<IndicatorValue>] {
        &self.values
    }

    pub(crate) fn range(&self, number: usize) -> Option<&PointRange> {
        self.points.get(number)
    }

    pub(crate) fn is_reported(&self, number: usize) -> bool {
        self.values.get(number).is_some_and(Option::is_some)
    }

    /// Whether a ratio whose denominator is zero is among the values.
    pub(crate) fn has_ratio_of_nothing(&self) -> bool {
        self.values.iter().zip(&self.points).any(|(value, range)| value.is_some() && !range.is_exact())
    }

    /// The most points of the index.
    pub(crate) fn maximum(&self) -> Exact {
        self.index.maximum().map_or_else(Exact::zero, Exact::decimal)
    }

    /// The points that are a share of the maximum.
    pub(crate) fn wanted(&self, at_least_percent: Decimal) -> Exact {
        self.maximum().times(&Exact::decimal(at_least_percent)).over_ten_to(2)
    }

    /// What the points come to against a share of the maximum, in percent.
    pub(crate) fn judge(&self, at_least_percent: Decimal) -> Reason {
        if self.maximum().is_zero() {
            return Reason::ZeroDenominator;
        }
        let wanted = self.wanted(at_least_percent);
        match (self.total.low >= wanted, self.total.high >= wanted, self.total.is_exact()) {
            (true, _, true) => Reason::TargetReached,
            (true, _, false) => Reason::AlreadyReached,
            (_, false, true) => Reason::BelowTarget,
            (_, false, false) => Reason::OutOfReach,
            _ if self.unreported().next().is_some() => Reason::IndicatorsNotReported,
            _ => Reason::ZeroDenominator,
        }
    }

    /// How many points are missing even with the most that is possible, with at most four decimals, rounded up.
    pub(crate) fn shortfall(&self, at_least_percent: Decimal) -> Option<Decimal> {
        (self.judge(at_least_percent).outcome() == Outcome::NotMet)
            .then(|| self.wanted(at_least_percent).minus(&self.total.high).shown_up())
    }
}

impl Score {
    /// The points that are possible, where any were reported.
    pub(crate) fn range(&self) -> Option<PointRange> {
        match self.decided_by() {
            Some(score) => Some(score.total().clone()),
            None => Some(PointRange::exactly(Exact::decimal(self.points?.points))),
        }
    }

    /// The points that are possible; `None` where none were reported.
    ///
    /// Points that are stated count where they are all that is known, or where indicators are missing and exactly these
    /// points are possible.
    pub fn total(&self) -> Option<PointRange> {
        self.range()
    }

    /// The share of the maximum in percent, with at most four decimals, rounded down; `None` where it is not known, or
    /// the maximum is zero.
    pub fn percent(&self) -> Option<Decimal> {
        let range = self.range().filter(PointRange::is_exact)?;
        range.low.percent_of(&self.maximum()?).map(|share| share.shown())
    }

    /// The most points, with at most four decimals.
    pub fn maximum_points(&self) -> Option<Decimal> {
        self.maximum().map(|maximum| maximum.shown())
    }

    /// The band of the score by the index document attached to a rule set, where it names bands and what is missing
    /// cannot change it.
    pub fn band<'r>(&self, rules: &'r RuleSet) -> Option<&'r Band> {
        let index = rules.index(self.index.as_str()).filter(|index| index.is_complete())?;
        index.band(&self.range()?, &self.maximum()?)
    }

    /// The most points.
    pub(crate) fn maximum(&self) -> Option<Exact> {
        match self.decided_by() {
            Some(score) => Some(score.maximum()),
            None => Some(Exact::decimal(self.points?.maximum)),
        }
    }
}

impl Index {
    /// The band of shares from `low` to `high`, where both lie in the same.
    pub(crate) fn band(&self, range: &PointRange, maximum: &Exact) -> Option<&Band> {
        if maximum.is_zero() {
            return None;
        }
        let of = |points: &Exact| {
            self.bands()
                .iter()
                .find(|band| maximum.times(&Exact::decimal(band.at_least_percent)).over_ten_to(2) <= *points)
        };
        of(&range.low).filter(|band| of(&range.high) == Some(*band))
    }
}

impl Indicator {
    /// The points that a value gives; `None` for a ratio whose denominator is zero.
    pub(crate) fn points(&self, value: IndicatorValue) -> Option<Exact> {
        let all = || Exact::decimal(self.maximum);
        Some(match (&self.scoring, value) {
            (Scoring::Steps { steps, otherwise, .. }, value) => {
                let mut points = *otherwise;
                for step in steps.iter().rev() {
                    if value.reaches(step.bound)? {
                        points = step.points;
                    }
                }
                Exact::decimal(points)
            }
            (Scoring::Proportion { full_at, .. }, IndicatorValue::Percent(percent)) => {
                let (digits, scale) = parts(*full_at);
                // The percentage over the one that gives all points.
                let share = hundredths(percent)?.times(&Exact::ratio(scale, digits));
                all().times(&share).min(all())
            }
            (Scoring::Cases(cases), IndicatorValue::Case(place)) => Exact::decimal(cases.get(place)?.points),
            (Scoring::YesNo, IndicatorValue::YesNo(true)) => all(),
            // Readers give an indicator no value of another kind.
            _ => Exact::zero(),
        })
    }
}

/// A percentage as a number of hundredths; `None` where the denominator is zero.
fn hundredths(percent: Percent) -> Option<Exact> {
    match percent {
        Percent::Stated(percent) => Some(Exact::decimal(percent)),
        Percent::Ratio(ratio) | Percent::Both(_, ratio) => (ratio.denominator != 0)
            .then(|| Exact::ratio(u128::from(ratio.numerator) * 100, u128::from(ratio.denominator))),
    }
}

impl IndicatorValue {
    /// Whether it reaches a step; `None` for a ratio whose denominator is zero.
    fn reaches(self, bound: Bound) -> Option<bool> {
        let number = match self {
            Self::Percent(percent) => match Value::Percent(percent).judge(bound) {
                Reason::ZeroDenominator => return None,
                reason => return Some(reason.outcome() == Outcome::Met),
            },
            Self::Count(count) => Decimal::from(count),
            Self::Amount(amount) => amount,
            Self::YesNo(_) | Self::Case(_) => return Some(false),
        };
        Some(match bound {
            Bound::AtLeast(least) => compare(number, least) != Ordering::Less,
            Bound::AtMost(most) => compare(number, most) != Ordering::Greater,
            Bound::Present => false,
        })
    }
}

/// The place of a unit among others, from the best that is possible to the worst; both are the same where all points are
/// known. Units with equal shares have the same place, and the next place is left out for each of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The best place that is possible, from 1.
    pub best: usize,
    /// The worst place that is possible.
    pub worst: usize,
    /// How many others have exactly the same share.
    pub shared_with: usize,
}

/// The places of scores among one another, by their shares of their maxima; none for a score without points or with a
/// maximum of zero.
///
/// ```
/// use tieuchi::{RuleSet, rank};
///
/// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
/// let read = |points| rules.read_dossier(&format!(
///     r#"{{"rule_set": "vn.thanh-hoa.dx.district", "subject": {{"id": "1", "level": "district"}}, "year": 2024,
///         "scores": [{{"index": "dti-3853-district", "year": 2024, "basis": "self", "points": {points}, "maximum": 100}}]}}"#
/// ));
/// let dossiers = [read("71.5")?, read("80")?, read("71.50")?];
/// let scores: Vec<_> = dossiers.iter().filter_map(|dossier| dossier.scores().first()).collect();
/// let places: Vec<usize> = rank(&scores).into_iter().flatten().map(|place| place.best).collect();
/// assert_eq!(places, [2, 1, 2]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rank(scores: &[&Score]) -> Vec<Option<Place>> {
    let shares: Vec<Option<PointRange>> = scores.iter().map(|score| share(score)).collect();
    let place = |own: &PointRange| {
        let others = || shares.iter().flatten();
        let alike = others().filter(|other| other.is_exact() && own.is_exact() && *other == own).count();
        Place {
            best: 1 + others().filter(|other| other.low > own.high).count(),
            // Among those that could be better is itself, where its own points are open.
            worst: 1 + others().filter(|other| other.high > own.low).count() - usize::from(!own.is_exact()),
            shared_with: alike.saturating_sub(1),
        }
    };
    shares.iter().map(|own| own.as_ref().map(place)).collect()
}

fn share(score: &Score) -> Option<PointRange> {
    let (range, maximum) = (score.range()?, score.maximum()?);
    Some(PointRange { low: range.low.percent_of(&maximum)?, high: range.high.percent_of(&maximum)? })
}
