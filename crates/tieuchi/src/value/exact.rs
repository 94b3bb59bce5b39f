//! Exact points: fractions of any size, added and compared without rounding.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::value::decimal::{from_ten_thousandths, parts};
use crate::value::natural::Natural;

/// A number that is not negative: `numerator ÷ (denominator × 10^scale)`. Decimals keep the denominator 1, so that only
/// ratios make it grow.
#[derive(Clone, Debug)]
pub(crate) struct Exact {
    numerator: Natural,
    denominator: Natural,
    scale: u32,
}

impl Exact {
    pub(crate) fn zero() -> Self {
        Self { numerator: Natural::default(), denominator: Natural::one(), scale: 0 }
    }

    /// `numerator ÷ denominator`, in lowest terms; the denominator must not be zero.
    pub(crate) fn ratio(numerator: u128, denominator: u128) -> Self {
        let divisor = greatest_common_divisor(numerator, denominator).max(1);
        Self {
            numerator: (numerator / divisor).into(),
            denominator: (denominator / divisor).into(),
            scale: 0,
        }
    }

    /// The decimal, which must not be negative.
    pub(crate) fn decimal(decimal: Decimal) -> Self {
        let decimal = decimal.normalize();
        let digits = decimal.mantissa().unsigned_abs();
        Self { numerator: digits.into(), denominator: Natural::one(), scale: decimal.scale() }
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.numerator.is_zero()
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        Self {
            numerator: self.numerator.times(&other.numerator),
            denominator: self.denominator.times(&other.denominator),
            scale: self.scale + other.scale,
        }
    }

    /// The number divided by a power of ten.
    pub(crate) fn over_ten_to(mut self, exponent: u32) -> Self {
        self.scale += exponent;
        self
    }

    /// Both numerators over one denominator, and that denominator.
    fn aligned(&self, other: &Self) -> (Natural, Natural, Natural, u32) {
        let scale = self.scale.max(other.scale);
        let left = self.numerator.times_ten_to(scale - self.scale);
        let right = other.numerator.times_ten_to(scale - other.scale);
        if self.denominator == other.denominator {
            return (left, right, self.denominator.clone(), scale);
        }
        let (left, right) = (left.times(&other.denominator), right.times(&self.denominator));
        (left, right, self.denominator.times(&other.denominator), scale)
    }

    /// Whether numerators can be compared and added as they are.
    fn is_aligned_with(&self, other: &Self) -> bool {
        self.scale == other.scale && self.denominator == other.denominator
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        if self.is_aligned_with(other) {
            return Self { numerator: self.numerator.plus(&other.numerator), ..self.clone() };
        }
        let (left, right, denominator, scale) = self.aligned(other);
        Self { numerator: left.plus(&right), denominator, scale }
    }

    /// `self − other`, or zero where `other` is the larger.
    pub(crate) fn minus(&self, other: &Self) -> Self {
        let (left, right, denominator, scale) = self.aligned(other);
        Self { numerator: left.minus(&right), denominator, scale }
    }

    /// The sum of all.
    pub(crate) fn sum<'e>(all: impl IntoIterator<Item = &'e Self>) -> Self {
        all.into_iter().fold(Self::zero(), |sum, each| sum.plus(each))
    }

    /// `self × 10^decimals`, rounded down.
    fn floor(&self, decimals: u32) -> u128 {
        let denominator = self.denominator.times_ten_to(self.scale.saturating_sub(decimals));
        self.numerator.times_ten_to(decimals.saturating_sub(self.scale)).floor_div(&denominator)
    }

    /// How many units it is, of which so many make one, rounded down and up.
    pub(crate) fn in_units(&self, per_one: u128) -> (u128, u128) {
        let all = self.numerator.times(&per_one.into());
        let divisor = self.denominator.times_ten_to(self.scale);
        let down = all.floor_div(&divisor);
        let is_whole = divisor.times(&down.into()) >= all;
        (down, down.saturating_add(u128::from(!is_whole)))
    }

    /// The largest unit of which so many, or more, make one, and of which this number and each unit before are whole
    /// numbers; `None` where so many do not fit into 128 bits.
    pub(crate) fn unit_with(&self, per_one: u128) -> Option<u128> {
        let denominator = self.denominator.times_ten_to(self.scale).small()?;
        let denominator = denominator / greatest_common_divisor(self.numerator.small()?, denominator).max(1);
        (per_one / greatest_common_divisor(per_one, denominator).max(1)).checked_mul(denominator)
    }

    /// The number with at most four decimals, rounded down.
    pub(crate) fn shown(&self) -> Decimal {
        from_ten_thousandths(self.floor(4))
    }

    /// The number with at most four decimals, rounded up.
    pub(crate) fn shown_up(&self) -> Decimal {
        let down = self.floor(4);
        let exact = Self { numerator: down.into(), denominator: Natural::one(), scale: 4 } == *self;
        from_ten_thousandths(down.saturating_add(u128::from(!exact)))
    }

    /// This many hundredths of it: the share that it is of a whole, in percent; `None` where the whole is zero.
    pub(crate) fn percent_of(&self, whole: &Self) -> Option<Self> {
        if whole.is_zero() {
            return None;
        }
        let (part, whole, ..) = self.aligned(whole);
        Some(Self { numerator: part.times_small(100), denominator: whole, scale: 0 })
    }

    /// The number rounded half up to so many decimals, if a decimal can hold it.
    pub(crate) fn rounded(&self, decimals: u32) -> Option<Decimal> {
        let doubled = self.plus(self).floor(decimals);
        let digits = i128::try_from(doubled.checked_add(1)? / 2).ok()?;
        Decimal::try_from_i128_with_scale(digits, decimals).ok()
    }

    /// The numbers that, rounded half up to the digits stated, are a decimal: from the first up to, and without, the
    /// second.
    pub(crate) fn rounding_to(stated: Decimal) -> (Self, Self) {
        let (digits, _) = parts(stated);
        let half = |doubled: u128| Self {
            numerator: doubled.into(),
            denominator: Natural::from(2),
            scale: stated.scale(),
        };
        let doubled = digits.saturating_mul(2);
        (half(doubled.saturating_sub(1)), half(doubled.saturating_add(1)))
    }

    /// Whether a stated decimal is this number rounded half up to the digits stated.
    pub(crate) fn rounds_to(&self, stated: Decimal) -> bool {
        let (least, beyond) = Self::rounding_to(stated);
        least <= *self && *self < beyond
    }

    /// All digits of a number that is a decimal.
    pub(crate) fn plain(&self) -> String {
        let digits = self.numerator.digits();
        let scale = self.scale as usize;
        let digits = format!("{digits:0>width$}", width = scale + 1);
        match digits.split_at_checked(digits.len() - scale) {
            Some((whole, fraction)) if fraction.bytes().any(|digit| digit != b'0') => {
                format!("{whole}.{}", fraction.trim_end_matches('0'))
            }
            Some((whole, _)) => whole.to_owned(),
            None => digits,
        }
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.is_aligned_with(other) {
            return self.numerator.cmp(&other.numerator);
        }
        let (left, right, ..) = self.aligned(other);
        left.cmp(&right)
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Equal in value, however it is held.
impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Exact {}

fn greatest_common_divisor(mut left: u128, mut right: u128) -> u128 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::decimal::{normal_form, parse_plain};

    fn number(text: &str) -> Exact {
        Exact::decimal(parse_plain(text, 28).unwrap_or_default())
    }

    #[test]
    fn thirds_add_up_and_nothing_is_rounded_on_the_way() {
        let third = Exact::ratio(1, 3);
        assert_eq!(Exact::sum([&third, &third, &third]), number("1"));
        let sum = (2..200_u128).map(|n| Exact::ratio(1, n)).fold(Exact::zero(), |sum, each| sum.plus(&each));
        let back = (2..200_u128).rev().map(|n| Exact::ratio(1, n)).fold(sum, |rest, each| rest.minus(&each));
        assert!(back.is_zero());
    }

    #[test]
    fn what_is_shown_never_flatters() {
        let seventy = number("70").minus(&Exact::ratio(1, 1 << 100));
        assert_eq!(normal_form(seventy.shown()), "69.9999");
        assert!(seventy < number("70"));
        assert_eq!(normal_form(number("70").minus(&seventy).shown_up()), "0.0001");
        assert_eq!(normal_form(number("2.5").shown_up()), "2.5");
        assert_eq!(normal_form(Exact::ratio(200, 3).shown()), "66.6666");
        let share = Exact::ratio(2, 3).percent_of(&number("1"));
        assert_eq!(share.map(|share| normal_form(share.shown())).as_deref(), Some("66.6666"));
        assert!(number("1").percent_of(&Exact::zero()).is_none());
    }

    #[test]
    fn stated_points_are_the_exact_ones_rounded_half_up() {
        let exact = Exact::ratio(200, 3);
        let is = |text| exact.rounds_to(parse_plain(text, 28).unwrap_or_default());
        assert!(is("67") && is("66.7") && is("66.67") && is("66.666666666667"));
        assert!(!is("66") && !is("66.66") && !is("67.0") && !is("66.6666666666666"));
        assert!(number("0.5").rounds_to(Decimal::ONE));
        assert!(number("0").rounds_to(Decimal::ZERO));
        assert_eq!(exact.rounded(2).map(normal_form).as_deref(), Some("66.67"));
    }

    #[test]
    fn a_decimal_shows_all_its_digits() {
        assert_eq!(number("12.50").plus(&number("0.005")).plain(), "12.505");
        assert_eq!(number("0.05").plain(), "0.05");
        assert_eq!(number("100").plain(), "100");
        assert_eq!(number("0.5").plus(&number("0.5")).plain(), "1");
    }
}
