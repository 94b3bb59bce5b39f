//! What several indicators can come to together: a set of intervals in whole numbers of a unit. It holds a point for each
//! total of steps and cases, and an interval where something is scored in proportion.

use rust_decimal::Decimal;

use crate::value::decimal::parts;
use crate::value::exact::Exact;

/// What work may be done for all that is open in a score. It only limits how finely sets are told apart: beyond it they
/// hold too much, and never too little.
const WORK: usize = 1 << 21;

/// How finely sets are told apart, with so many members to be combined.
#[derive(Clone, Copy)]
pub(crate) struct Fineness {
    /// The most intervals that a set keeps; a larger one is taken as all that lies between its ends.
    intervals: usize,
    /// The most sums that two sets are combined to; of more, the smaller set too is taken as all between its ends.
    pub(crate) sums: usize,
    /// The most tracks that one indicator is followed on; of more, one stands for all.
    pub(crate) tracks: usize,
}

impl Fineness {
    pub(crate) fn of(members: usize) -> Self {
        let share = WORK / members.max(1);
        Self {
            intervals: (share / 4).min(1 << 12),
            sums: share.min(1 << 16),
            tracks: (share / 256).clamp(1, 512),
        }
    }
}

/// The unit that points are counted in, by how many of it make one point.
#[derive(Clone, Copy)]
pub(crate) struct Unit(u128);

impl Unit {
    /// The room that is left to add a few totals.
    const MOST: u128 = 1 << 120;

    /// One of which decimals with so many digits behind the point, and these fractions, are whole numbers. Where totals up
    /// to the highest are too long for that, the smallest power of ten for which they are not.
    pub(crate) fn of(decimals: u32, fractions: &[&Exact], highest: &Exact) -> Self {
        let fits = |per_one: &u128| highest.in_units(*per_one).1 <= Self::MOST;
        let mut exact = 10_u128.checked_pow(decimals);
        for each in fractions {
            exact = exact.and_then(|per_one| each.unit_with(per_one));
        }
        let tens = || (0..=38).rev().map(|exponent| 10_u128.pow(exponent)).find(fits);
        Self(exact.filter(fits).or_else(tens).unwrap_or(1))
    }

    /// So many units, rounded down and up.
    pub(crate) fn around(self, points: &Exact) -> (u128, u128) {
        points.in_units(self.0)
    }

    /// As `around`, quickly where nothing is rounded.
    fn around_decimal(self, points: Decimal) -> (u128, u128) {
        let (digits, scale) = parts(points);
        let whole = if self.0.is_multiple_of(scale) { digits.checked_mul(self.0 / scale) } else { None };
        whole.map_or_else(|| self.around(&Exact::decimal(points)), |units| (units, units))
    }

    /// The points that so many units are.
    pub(crate) fn points(self, units: u128) -> Exact {
        Exact::ratio(units, self.0)
    }
}

/// What something can come to: intervals in ascending order.
#[derive(Clone)]
pub(crate) struct Reach(Vec<(u128, u128)>);

impl Reach {
    /// Nothing at all.
    pub(crate) fn nothing() -> Self {
        Self(vec![(0, 0)])
    }

    /// Each of these points.
    pub(crate) fn each(points: impl Iterator<Item = Decimal>, unit: Unit, fineness: Fineness) -> Self {
        Self::tidy(points.map(|points| unit.around_decimal(points)).collect(), fineness)
    }

    /// All from nothing to these points.
    pub(crate) fn up_to(points: Decimal, unit: Unit) -> Self {
        Self(vec![(0, unit.around_decimal(points).1)])
    }

    pub(crate) fn intervals(&self) -> &[(u128, u128)] {
        &self.0
    }

    /// The fewest and the most, each rounded down and up.
    pub(crate) fn ends(&self) -> Option<((u128, u128), (u128, u128))> {
        Some((*self.0.first()?, *self.0.last()?))
    }

    /// Every sum of one of each.
    pub(crate) fn plus(&self, other: &Self, fineness: Fineness) -> Self {
        if self.0.len().saturating_mul(other.0.len()) > fineness.sums {
            return if self.0.len() < other.0.len() {
                self.hull().plus(other, fineness)
            } else {
                self.plus(&other.hull(), fineness)
            };
        }
        let all = self.0.iter().flat_map(|(from, to)| {
            other.0.iter().map(move |(more_from, more_to)| (from + more_from, to + more_to))
        });
        Self::tidy(all.collect(), fineness)
    }

    /// Cut off at a cap, itself rounded down and up.
    pub(crate) fn capped(mut self, cap: (u128, u128), fineness: Fineness) -> Self {
        for (from, to) in &mut self.0 {
            *from = cap.0.min(*from);
            *to = cap.1.min(*to);
        }
        Self::tidy(self.0, fineness)
    }

    /// All between its ends.
    pub(crate) fn hull(&self) -> Self {
        match self.0.as_slice() {
            [(from, _), .., (_, to)] => Self(vec![(*from, *to)]),
            _ => self.clone(),
        }
    }

    /// In ascending order, none touching another, and not too many.
    fn tidy(mut all: Vec<(u128, u128)>, fineness: Fineness) -> Self {
        all.sort_unstable();
        let mut merged: Vec<(u128, u128)> = Vec::with_capacity(all.len().min(fineness.intervals));
        for (from, to) in all {
            match merged.last_mut() {
                Some(last) if from <= last.1 => last.1 = to.max(last.1),
                _ => merged.push((from, to)),
            }
        }
        let tidy = Self(merged);
        if tidy.0.len() > fineness.intervals { tidy.hull() } else { tidy }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COARSE: Fineness = Fineness { intervals: 3, sums: 8, tracks: 1 };

    fn each(points: &[u32], fineness: Fineness) -> Reach {
        Reach::each(points.iter().map(|points| Decimal::from(*points)), Unit(1), fineness)
    }

    #[test]
    fn totals_are_told_apart_while_they_are_few() {
        let fine = Fineness::of(2);
        let (left, right) = (each(&[0, 5, 10], fine), each(&[0, 1], fine));
        let sums = [(0, 0), (1, 1), (5, 5), (6, 6), (10, 10), (11, 11)];
        assert_eq!(left.plus(&right, fine).intervals(), sums);
        let up_to_two = Reach::up_to(Decimal::TWO, Unit(1));
        assert_eq!(left.plus(&up_to_two, fine).intervals(), [(0, 2), (5, 7), (10, 12)]);
        assert_eq!(left.plus(&up_to_two, fine).capped((6, 6), fine).intervals(), [(0, 2), (5, 6)]);
    }

    #[test]
    fn of_too_many_all_between_is_taken() {
        let (left, right) = (each(&[0, 5, 10], COARSE), each(&[0, 1], COARSE));
        assert_eq!(left.plus(&right, COARSE).intervals(), [(0, 11)]);
        let all = each(&[0, 20, 40], COARSE).plus(&left, COARSE);
        assert_eq!(all.intervals(), [(0, 10), (20, 30), (40, 50)]);
        for members in 1..=2_000 {
            let Fineness { intervals, sums, tracks } = Fineness::of(members);
            assert!(intervals >= 256 && sums >= intervals && tracks > 0);
        }
    }

    #[test]
    fn a_unit_holds_every_fraction_or_rounds_outwards() {
        let third = Exact::ratio(1, 3);
        let unit = Unit::of(2, &[&third], &Exact::decimal(Decimal::ONE_HUNDRED));
        assert_eq!((unit.0, unit.around(&third)), (300, (100, 100)));
        let long = Exact::ratio(1, (1 << 127) - 1);
        let rounding = Unit::of(2, &[&long], &Exact::decimal(Decimal::ONE_HUNDRED));
        assert_eq!(rounding.0, 10_u128.pow(34));
        assert_eq!(rounding.around(&long), (0, 1));
        assert_eq!(rounding.around_decimal(Decimal::new(5, 1)), (5 * 10_u128.pow(33), 5 * 10_u128.pow(33)));
    }
}
