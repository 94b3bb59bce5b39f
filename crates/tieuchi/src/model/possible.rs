//! What can still become of a score: what of it is settled, what is open, and every total that is possible.

use rust_decimal::Decimal;

use crate::model::index::{Indicator, Scoring};
use crate::model::reach::{Fineness, Reach, Unit};
use crate::model::score::IndicatorScore;
use crate::value::exact::Exact;

/// How something counts that no report can settle: a ratio whose denominator is zero.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Open {
    /// With its fewest points: what is then reached is reached for sure.
    AtItsFewest,
    /// With its most: what is then missed is missed for sure.
    AtItsMost,
    /// With any, as something that is missing.
    AsMissing,
}

/// Something of a score that is open.
pub(crate) enum Member<'s> {
    /// An indicator, and its number.
    Indicator(usize, &'s Indicator),
    /// Parts of a sum, of which no more counts than what its cap leaves room for.
    Capped { room: Exact, parts: Vec<Member<'s>> },
}

/// A score apart: what is settled, and what is open beside it.
pub(crate) struct Prospect<'s> {
    /// The points of all that is settled. Sums of many ratios are long numbers, which nothing else has to hold then.
    pub(crate) settled: Exact,
    pub(crate) open: Vec<Member<'s>>,
    /// The most points of all that is open.
    pub(crate) most: Exact,
    pub(crate) unit: Unit,
    pub(crate) fineness: Fineness,
}

impl<'s> Prospect<'s> {
    pub(crate) fn new(score: &'s IndicatorScore, open: Open) -> Self {
        let whole = &mut score.index().directly_in(0..score.index().indicators().len());
        let (settled, open) = apart(score, open, whole);
        let mut seen = Seen::default();
        seen.all(&open);
        let most = most(&open);
        let unit = Unit::of(seen.decimals, &seen.rooms, &most);
        let fineness = Fineness::of(seen.count);
        Self { settled, open, most, unit, fineness }
    }

    /// Every total that is possible.
    pub(crate) fn totals(&self) -> Reach {
        self.reach(&self.open)
    }

    fn reach(&self, members: &[Member<'_>]) -> Reach {
        members.iter().fold(Reach::nothing(), |reach, member| {
            let own = match member {
                Member::Indicator(_, indicator) => self.reach_of(indicator),
                Member::Capped { room, parts } => {
                    self.reach(parts).capped(self.unit.around(room), self.fineness)
                }
            };
            reach.plus(&own, self.fineness)
        })
    }

    /// What an indicator can come to.
    pub(crate) fn reach_of(&self, indicator: &Indicator) -> Reach {
        match indicator.scoring {
            Scoring::Proportion { .. } => Reach::up_to(indicator.maximum, self.unit),
            _ => Reach::each(given(indicator), self.unit, self.fineness),
        }
    }

    /// Whether exactly these points are possible.
    pub(crate) fn gives(&self, totals: &Reach, points: Decimal) -> bool {
        let points = Exact::decimal(points);
        let (down, up) = self.unit.around(&points.minus(&self.settled));
        points >= self.settled && totals.intervals().iter().any(|(from, to)| *from <= down && up <= *to)
    }

    /// The possible totals that are nearest to stated points, below and above them; `None` where one of them, rounded
    /// half up to the digits stated, is these points.
    pub(crate) fn nearest(&self, totals: &Reach, stated: Decimal) -> Option<[Option<Exact>; 2]> {
        let (least, beyond) = Exact::rounding_to(stated);
        let units = |points: &Exact| self.unit.around(&points.minus(&self.settled)).1;
        // Where even nothing more is too much, all lie above.
        let (least, beyond) = if beyond > self.settled { (units(&least), units(&beyond)) } else { (0, 0) };
        let below = totals.intervals().partition_point(|(_, to)| *to < least);
        let (below, above) = totals.intervals().split_at_checked(below)?;
        if above.first().is_some_and(|(from, _)| *from < beyond) {
            return None;
        }
        let points = |units: u128| self.unit.points(units).plus(&self.settled);
        Some([below.last().map(|(_, to)| points(*to)), above.first().map(|(from, _)| points(*from))])
    }
}

/// The most points of all members.
fn most(members: &[Member<'_>]) -> Exact {
    members.iter().fold(Exact::zero(), |sum, member| match member {
        Member::Indicator(_, indicator) => sum.plus(&Exact::decimal(indicator.maximum)),
        Member::Capped { room, .. } => sum.plus(room),
    })
}

/// What is settled of some indicators, and what is open.
fn apart<'s>(
    score: &'s IndicatorScore,
    open: Open,
    numbers: &mut dyn Iterator<Item = usize>,
) -> (Exact, Vec<Member<'s>>) {
    let index = score.index();
    let (mut settled, mut members) = (Exact::zero(), Vec::new());
    for number in numbers {
        let Some((indicator, range)) = index.indicators().get(number).zip(score.range(number)) else {
            continue;
        };
        if let Scoring::Sum { capped } = indicator.scoring {
            let (sum, parts) = apart(score, open, &mut index.parts_of(number));
            let cap = Exact::decimal(indicator.maximum);
            if capped && sum >= cap {
                settled = settled.plus(&cap);
                continue;
            }
            settled = settled.plus(&sum);
            let room = cap.minus(&sum);
            if capped && most(&parts) > room {
                members.push(Member::Capped { room, parts });
            } else {
                members.extend(parts);
            }
            continue;
        }
        match open {
            _ if range.is_exact() => settled = settled.plus(&range.low),
            Open::AtItsFewest if score.is_reported(number) => settled = settled.plus(&range.low),
            Open::AtItsMost if score.is_reported(number) => settled = settled.plus(&range.high),
            _ => members.push(Member::Indicator(number, indicator)),
        }
    }
    (settled, members)
}

/// Each number of points that an indicator gives which is not scored in proportion.
fn given(indicator: &Indicator) -> Box<dyn Iterator<Item = Decimal> + '_> {
    match &indicator.scoring {
        Scoring::Steps { steps, otherwise, .. } => {
            Box::new(steps.iter().map(|step| step.points).chain([*otherwise]))
        }
        Scoring::Cases(cases) => Box::new(cases.iter().map(|case| case.points)),
        Scoring::YesNo | Scoring::Proportion { .. } | Scoring::Sum { .. } => {
            Box::new([Decimal::ZERO, indicator.maximum].into_iter())
        }
    }
}

/// What a unit has to hold, and how much there is to combine.
#[derive(Default)]
struct Seen<'s> {
    count: usize,
    decimals: u32,
    rooms: Vec<&'s Exact>,
}

impl<'s> Seen<'s> {
    fn all(&mut self, members: &'s [Member<'s>]) {
        for member in members {
            self.count += 1;
            match member {
                Member::Indicator(_, indicator) => {
                    for points in given(indicator) {
                        self.decimals = self.decimals.max(points.normalize().scale());
                    }
                }
                Member::Capped { room, parts } => {
                    self.rooms.push(room);
                    self.all(parts);
                }
            }
        }
    }
}
