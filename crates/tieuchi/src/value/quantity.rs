//! What is reported and what is demanded, and how the one compares with the other: exactly, without dividing.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::value::decimal::{compare, from_ten_thousandths, parts, to_count};
use crate::value::outcome::Reason;
use crate::value::wide::{Wide, compare_products};

/// Computed figures show at most this many parts of one: four decimals.
const SHOWN: u128 = 10_000;

/// A part of a whole, as two counts: 12 900 of 18 900 households. Each at most 2⁵³ − 1, the numerator at most the
/// denominator.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Ratio {
    /// How many of them.
    pub numerator: u64,
    /// Of how many.
    pub denominator: u64,
}

/// A percentage as reported, from 0 to 100.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Percent {
    /// The percentage alone, with the digits that were stated.
    Stated(Decimal),
    /// The ratio it is computed from.
    Ratio(Ratio),
    /// Both; the ratio decides, and the percentage is the ratio rounded half up to its digits.
    Both(Decimal, Ratio),
}

/// Something that is there or not, as reported: the verdict, the number, or both (which then agree).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Count {
    /// Whether there is any.
    pub present: Option<bool>,
    /// How many there are, at most 2⁵³ − 1.
    pub number: Option<u64>,
}

/// A value as reported for one criterion.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Value {
    /// For a criterion measured in percent.
    Percent(Percent),
    /// For a criterion answered by yes or no.
    YesNo(bool),
    /// For a criterion that counts something.
    Count(Count),
    /// For a criterion measured by an amount with a unit.
    #[cfg(feature = "programmes")]
    Amount(Decimal),
}

/// What a target demands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bound {
    /// At least this much: percent, a whole number for a count, or an amount.
    AtLeast(Decimal),
    /// At most this much.
    AtMost(Decimal),
    /// "Có": true, or a count of one or more.
    Present,
}

/// How far a value is from its target. Percentages and amounts have at most four decimals, rounded up.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Shortfall {
    /// In percentage points.
    pub percent: Option<Decimal>,
    /// In whole units: how many more (fewer, for an `at_most` target) reach the target with the denominator as it is.
    pub count: Option<u64>,
    /// In the unit of the amount.
    #[cfg(feature = "programmes")]
    pub amount: Option<Decimal>,
}

impl Shortfall {
    fn percent(percent: Decimal) -> Self {
        Self { percent: Some(percent), ..Self::default() }
    }

    fn count(count: u64) -> Self {
        Self { count: Some(count), ..Self::default() }
    }
}

impl Ratio {
    /// The ratio as a percentage with at most four decimals, cut towards failure: down, or up for an `at_most` target.
    /// `None` where the denominator is zero.
    pub fn percent(self, bound: Option<Bound>) -> Option<Decimal> {
        share(
            u128::from(self.numerator),
            u128::from(self.denominator),
            matches!(bound, Some(Bound::AtMost(_))),
        )
    }

    /// Whether a stated percentage is this ratio rounded half up to the digits stated.
    pub(crate) fn rounds_to(self, stated: Decimal) -> bool {
        let (digits, scale) = parts(stated);
        let (numerator, denominator) = (u128::from(self.numerator), u128::from(self.denominator));
        // digits − ½ ≤ 100 × scale × ratio < digits + ½, doubled and multiplied out.
        let doubled = [2, 100, scale, numerator];
        let low = digits.saturating_mul(2).saturating_sub(u128::from(digits > 0));
        let high = digits.saturating_mul(2).saturating_add(1);
        compare_products(&[low, denominator], &doubled) != Ordering::Greater
            && compare_products(&doubled, &[high, denominator]) == Ordering::Less
    }

    /// The ratio as a percentage rounded half up to this many decimals, if a decimal can hold it.
    pub(crate) fn rounded(self, decimals: u32) -> Option<Decimal> {
        let (numerator, denominator) = (u128::from(self.numerator), u128::from(self.denominator));
        let scale = 10_u128.checked_pow(decimals)?;
        let doubled = Wide::product(&[2, 100, scale, numerator]).plus(Wide::from(denominator))?;
        let digits = i128::try_from(doubled.floor_div(Wide::product(&[2, denominator]))).ok()?;
        Decimal::try_from_i128_with_scale(digits, decimals).ok()
    }

    /// Compares the ratio with a percentage.
    fn compare(self, percent: Decimal) -> Ordering {
        let (digits, scale) = parts(percent);
        compare_products(&[u128::from(self.numerator), 100, scale], &[digits, u128::from(self.denominator)])
    }

    fn shortfall(self, bound: Bound) -> Option<Shortfall> {
        let (Bound::AtLeast(target) | Bound::AtMost(target)) = bound else { return None };
        let (digits, scale) = parts(target);
        let (numerator, denominator) = (u128::from(self.numerator), u128::from(self.denominator));
        let wanted = Wide::product(&[digits, denominator, SHOWN]);
        let have = Wide::product(&[numerator, 100, scale, SHOWN]);
        let unit = Wide::product(&[denominator, scale]);
        let whole = Wide::product(&[100, scale]);
        let needed = Wide::product(&[digits, denominator]);
        let (gap, count) = match bound {
            Bound::AtLeast(_) => {
                (wanted.saturating_sub(have), needed.ceil_div(whole).saturating_sub(numerator))
            }
            _ => (have.saturating_sub(wanted), numerator.saturating_sub(needed.floor_div(whole))),
        };
        Some(Shortfall {
            percent: Some(from_ten_thousandths(gap.ceil_div(unit))),
            count: u64::try_from(count).ok(),
            #[cfg(feature = "programmes")]
            amount: None,
        })
    }
}

/// `part ÷ whole` as a percentage with at most four decimals, rounded down or up; `None` where the whole is zero.
fn share(part: u128, whole: u128, up: bool) -> Option<Decimal> {
    if whole == 0 {
        return None;
    }
    let (scaled, whole) = (Wide::product(&[part, 100, SHOWN]), Wide::from(whole));
    Some(from_ten_thousandths(if up { scaled.ceil_div(whole) } else { scaled.floor_div(whole) }))
}

impl Percent {
    /// The ratio, if one was reported.
    pub const fn ratio(self) -> Option<Ratio> {
        match self {
            Self::Ratio(ratio) | Self::Both(_, ratio) => Some(ratio),
            Self::Stated(_) => None,
        }
    }

    /// The percentage as it was stated, if it was.
    pub const fn stated(self) -> Option<Decimal> {
        match self {
            Self::Stated(percent) | Self::Both(percent, _) => Some(percent),
            Self::Ratio(_) => None,
        }
    }

    /// The percentage to show: as stated, or computed from the ratio and cut towards failure. `None` where the
    /// denominator is zero.
    pub fn shown(self, bound: Option<Bound>) -> Option<Decimal> {
        match self {
            Self::Stated(percent) => Some(percent),
            Self::Ratio(ratio) | Self::Both(_, ratio) => ratio.percent(bound),
        }
    }

    pub(super) fn compare(self, target: Decimal) -> Option<Ordering> {
        match self {
            Self::Stated(percent) => Some(compare(percent, target)),
            Self::Ratio(Ratio { denominator: 0, .. }) | Self::Both(_, Ratio { denominator: 0, .. }) => None,
            Self::Ratio(ratio) | Self::Both(_, ratio) => Some(ratio.compare(target)),
        }
    }
}

impl Count {
    /// Whether there is any, as far as reported.
    pub fn is_present(self) -> Option<bool> {
        self.number.map(|number| number > 0).or(self.present)
    }

    /// The number; `false` is none.
    pub(super) fn known_number(self) -> Option<u64> {
        self.number.or(if self.present == Some(false) { Some(0) } else { None })
    }
}

impl Value {
    /// What the value comes to against a bound, and why.
    pub(crate) fn judge(self, bound: Bound) -> Reason {
        match (self, bound) {
            (Self::Percent(percent), Bound::AtLeast(target) | Bound::AtMost(target)) => {
                match percent.compare(target) {
                    None => Reason::ZeroDenominator,
                    Some(ordering) => bound.reason(ordering),
                }
            }
            #[cfg(feature = "programmes")]
            (Self::Amount(amount), Bound::AtLeast(target) | Bound::AtMost(target)) => {
                bound.reason(compare(amount, target))
            }
            (Self::Count(count), Bound::AtLeast(target) | Bound::AtMost(target)) => {
                match count.known_number() {
                    Some(number) => bound.reason(compare(Decimal::from(number), target)),
                    // "There are some" is at least one, and no more is known.
                    None => match (bound, compare(Decimal::ONE, target)) {
                        (Bound::AtLeast(_), Ordering::Equal | Ordering::Greater) => Reason::TargetReached,
                        (Bound::AtMost(_), Ordering::Greater) => Reason::AboveTarget,
                        _ => Reason::NumberNotReported,
                    },
                }
            }
            (Self::YesNo(present), Bound::Present) => presence(Some(present)),
            (Self::Count(count), Bound::Present) => presence(count.is_present()),
            // Rule sets with a target of another kind than the measure are not read.
            (Self::Percent(_), Bound::Present) | (Self::YesNo(_), _) => Reason::NotReported,
            #[cfg(feature = "programmes")]
            (Self::Amount(_), Bound::Present) => Reason::NotReported,
        }
    }

    /// How far the value is from the bound, where it fails it and a distance can be stated.
    pub(crate) fn shortfall(self, bound: Bound) -> Option<Shortfall> {
        match (self, bound, self.judge(bound)) {
            (
                Self::Percent(Percent::Ratio(ratio) | Percent::Both(_, ratio)),
                _,
                Reason::BelowTarget | Reason::AboveTarget,
            ) => ratio.shortfall(bound),
            (Self::Percent(Percent::Stated(percent)), Bound::AtLeast(target), Reason::BelowTarget) => {
                Some(Shortfall::percent(difference(target, percent)))
            }
            (Self::Percent(Percent::Stated(percent)), Bound::AtMost(target), Reason::AboveTarget) => {
                Some(Shortfall::percent(difference(percent, target)))
            }
            (Self::Count(count), Bound::AtLeast(target), Reason::BelowTarget) => {
                let target = to_count(target)?;
                Some(Shortfall::count(target.saturating_sub(count.known_number()?)))
            }
            (Self::Count(count), Bound::AtMost(target), Reason::AboveTarget) => {
                let target = to_count(target)?;
                Some(Shortfall::count(count.known_number()?.saturating_sub(target)))
            }
            #[cfg(feature = "programmes")]
            (Self::Amount(amount), Bound::AtLeast(target), Reason::BelowTarget) => {
                Some(Shortfall { amount: Some(difference(target, amount)), ..Shortfall::default() })
            }
            #[cfg(feature = "programmes")]
            (Self::Amount(amount), Bound::AtMost(target), Reason::AboveTarget) => {
                Some(Shortfall { amount: Some(difference(amount, target)), ..Shortfall::default() })
            }
            _ => None,
        }
    }
}

fn presence(present: Option<bool>) -> Reason {
    match present {
        Some(true) => Reason::Present,
        Some(false) => Reason::Absent,
        None => Reason::NotReported,
    }
}

/// The larger less the smaller, with at most four decimals, rounded up.
fn difference(larger: Decimal, smaller: Decimal) -> Decimal {
    let ((larger, larger_scale), (smaller, smaller_scale)) = (parts(larger), parts(smaller));
    let gap = Wide::product(&[larger, smaller_scale, SHOWN]).saturating_sub(Wide::product(&[
        smaller,
        larger_scale,
        SHOWN,
    ]));
    from_ten_thousandths(gap.ceil_div(Wide::product(&[larger_scale, smaller_scale])))
}

impl Bound {
    fn reason(self, of_value_to_target: Ordering) -> Reason {
        match (self, of_value_to_target) {
            (Self::AtMost(_), Ordering::Greater) => Reason::AboveTarget,
            (Self::AtLeast(_), Ordering::Less) => Reason::BelowTarget,
            _ => Reason::TargetReached,
        }
    }
}

/// Points out of a maximum: both decimals that are not negative, the points at most the maximum.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Points {
    /// The points reached.
    pub points: Decimal,
    /// The most that can be reached.
    pub maximum: Decimal,
}

impl Points {
    /// The points as a percentage of the maximum with at most four decimals, rounded down; `None` where the maximum
    /// is zero.
    pub fn percent(self) -> Option<Decimal> {
        let ((points, scale), (maximum, maximum_scale)) = (parts(self.points), parts(self.maximum));
        if maximum == 0 {
            return None;
        }
        let part = Wide::product(&[points, maximum_scale, 100, SHOWN]);
        Some(from_ten_thousandths(part.floor_div(Wide::product(&[maximum, scale]))))
    }

    /// What the points come to against a share of the maximum, in percent.
    pub(crate) fn judge(self, at_least_percent: Decimal) -> Reason {
        let ((points, scale), (maximum, maximum_scale)) = (parts(self.points), parts(self.maximum));
        let (target, target_scale) = parts(at_least_percent);
        if maximum == 0 {
            return Reason::ZeroDenominator;
        }
        match compare_products(&[points, maximum_scale, 100, target_scale], &[target, maximum, scale]) {
            Ordering::Less => Reason::BelowTarget,
            _ => Reason::TargetReached,
        }
    }

    /// How many points are missing, with at most four decimals, rounded up.
    pub(crate) fn shortfall(self, at_least_percent: Decimal) -> Option<Decimal> {
        if self.judge(at_least_percent) != Reason::BelowTarget {
            return None;
        }
        let ((points, scale), (maximum, maximum_scale)) = (parts(self.points), parts(self.maximum));
        let (target, target_scale) = parts(at_least_percent);
        let gap = Wide::product(&[target, maximum, scale, SHOWN]).saturating_sub(Wide::product(&[
            points,
            maximum_scale,
            100,
            target_scale,
            SHOWN,
        ]));
        Some(from_ten_thousandths(gap.ceil_div(Wide::product(&[100, target_scale, maximum_scale, scale]))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::decimal::{normal_form, parse_plain};

    fn decimal(text: &str) -> Decimal {
        parse_plain(text, 28).unwrap_or_default()
    }

    fn ratio(numerator: u64, denominator: u64) -> Ratio {
        Ratio { numerator, denominator }
    }

    fn judged(percent: Percent, bound: Bound) -> (Reason, Option<(String, Option<u64>)>) {
        let value = Value::Percent(percent);
        let shortfall =
            value.shortfall(bound).and_then(|short| Some((normal_form(short.percent?), short.count)));
        (value.judge(bound), shortfall)
    }

    #[test]
    fn a_ratio_decides_by_cross_multiplication() {
        let seventy = Bound::AtLeast(decimal("70"));
        assert_eq!(judged(Percent::Ratio(ratio(13_230, 18_900)), seventy), (Reason::TargetReached, None));
        assert_eq!(
            judged(Percent::Ratio(ratio(12_900, 18_900)), seventy),
            (Reason::BelowTarget, Some(("1.7461".to_owned(), Some(330))))
        );
        let most = (1 << 53) - 1;
        assert_eq!(
            judged(Percent::Ratio(ratio(most - 1, most)), Bound::AtLeast(decimal("100"))),
            (Reason::BelowTarget, Some(("0.0001".to_owned(), Some(1))))
        );
    }

    #[test]
    fn a_stated_percentage_decides_to_its_last_digit() {
        let bound = Bound::AtLeast(decimal("70"));
        for (text, reason, short) in [
            ("70.00", Reason::TargetReached, None),
            ("69.996", Reason::BelowTarget, Some("0.004")),
            ("69.99999999999999999999999999", Reason::BelowTarget, Some("0.0001")),
        ] {
            let (found, shortfall) = judged(Percent::Stated(decimal(text)), bound);
            assert_eq!((found, shortfall.as_ref().map(|short| short.0.as_str())), (reason, short), "{text}");
        }
        let bound = Bound::AtMost(decimal("5.00000000000000000000000001"));
        assert_eq!(
            judged(Percent::Stated(decimal("5.00000000000000000000000001")), bound).0,
            Reason::TargetReached
        );
        assert_eq!(
            judged(Percent::Stated(decimal("5.1")), bound),
            (Reason::AboveTarget, Some(("0.1".to_owned(), None)))
        );
        assert_eq!(
            judged(Percent::Ratio(ratio(6, 100)), bound),
            (Reason::AboveTarget, Some(("1".to_owned(), Some(1))))
        );
    }

    #[test]
    fn display_is_cut_towards_failure() {
        let shown = |part, whole, bound| Percent::Ratio(ratio(part, whole)).shown(bound).map(normal_form);
        assert_eq!(shown(2, 3, None).as_deref(), Some("66.6666"));
        assert_eq!(shown(2, 3, Some(Bound::AtMost(decimal("66")))).as_deref(), Some("66.6667"));
        assert_eq!(shown(0, 0, None), None);
    }

    #[test]
    fn a_stated_percentage_is_the_ratio_rounded_half_up() {
        for (numerator, denominator, stated, agrees) in [
            (1, 3, "33", true),
            (1, 3, "33.3", true),
            (1, 3, "33.4", false),
            (1, 8, "12.5", true),
            (1, 8, "13", true),
            (1, 8, "12", false),
            (1, 200, "1", true),
            (1, 201, "1", false),
            (1, 201, "0", true),
            (0, 5, "0", true),
            (2, 3, "66.66666666666666666666666667", true),
            (2, 3, "66.66666666666666666666666666", false),
        ] {
            let (ratio, stated) = (ratio(numerator, denominator), decimal(stated));
            assert_eq!(ratio.rounds_to(stated), agrees, "{ratio:?} {stated}");
            assert_eq!(ratio.rounded(stated.scale()) == Some(stated), agrees, "{ratio:?} {stated}");
        }
    }

    #[test]
    fn points_compare_with_a_share_of_the_maximum() {
        let points = |points, maximum| Points { points: decimal(points), maximum: decimal(maximum) };
        let seventy = decimal("70");
        assert_eq!(points("700", "1000").judge(seventy), Reason::TargetReached);
        assert_eq!(points("699.99", "1000").judge(seventy), Reason::BelowTarget);
        assert_eq!(points("699.99", "1000").shortfall(seventy).map(normal_form).as_deref(), Some("0.01"));
        assert_eq!(points("0", "0").judge(seventy), Reason::ZeroDenominator);
        assert_eq!(points("2", "3").percent().map(normal_form).as_deref(), Some("66.6666"));
        let (huge, less) = ("9999999999999999999999999999", "6999999999999999999999999999");
        assert_eq!(points(less, huge).judge(seventy), Reason::BelowTarget);
        assert_eq!(points(less, huge).shortfall(seventy).map(normal_form).as_deref(), Some("0.3"));
    }

    #[test]
    fn a_count_decides_by_its_number_or_its_verdict() {
        let count = |present, number| Value::Count(Count { present, number });
        let three = Bound::AtLeast(decimal("3"));
        assert_eq!(count(None, Some(1)).judge(Bound::Present), Reason::Present);
        assert_eq!(count(None, Some(0)).judge(Bound::Present), Reason::Absent);
        assert_eq!(count(Some(true), None).judge(Bound::Present), Reason::Present);
        assert_eq!(count(None, Some(3)).judge(three), Reason::TargetReached);
        assert_eq!(count(None, Some(1)).shortfall(three), Some(Shortfall::count(2)));
        assert_eq!(count(Some(true), None).judge(three), Reason::NumberNotReported);
        assert_eq!(count(Some(true), None).judge(Bound::AtLeast(Decimal::ONE)), Reason::TargetReached);
        assert_eq!(count(Some(false), None).judge(three), Reason::BelowTarget);
        assert_eq!(count(Some(true), None).judge(Bound::AtMost(Decimal::ZERO)), Reason::AboveTarget);
        assert_eq!(count(None, Some(5)).shortfall(Bound::AtMost(decimal("3"))), Some(Shortfall::count(2)));
    }
}
