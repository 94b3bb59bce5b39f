//! Whether one value lies below another: exactly, without dividing.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::value::decimal::compare;
use crate::value::quantity::{Bound, Percent, Value};
use crate::value::wide::compare_products;

impl Value {
    /// How the value compares with another of the same kind; `None` where that cannot be told: other kinds, a denominator
    /// of zero, a verdict without its number.
    pub(crate) fn compare_with(self, other: Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Percent(left), Self::Percent(right)) => left.compare_with(right),
            (Self::YesNo(left), Self::YesNo(right)) => Some(left.cmp(&right)),
            #[cfg(feature = "programmes")]
            (Self::Amount(left), Self::Amount(right)) => Some(compare(left, right)),
            (Self::Count(left), Self::Count(right)) => {
                match (left.known_number(), right.known_number()) {
                    (Some(left), Some(right)) => Some(left.cmp(&right)),
                    // "There are some" is more than none.
                    (Some(0), None) if right.present == Some(true) => Some(Ordering::Less),
                    (None, Some(0)) if left.present == Some(true) => Some(Ordering::Greater),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Whether nothing can be better by this bound, so that whatever came before was not.
    pub(crate) fn is_best(self, bound: Bound) -> bool {
        match (self, bound) {
            (Self::Percent(percent), Bound::AtLeast(_)) => {
                percent.compare(Decimal::ONE_HUNDRED) == Some(Ordering::Equal)
            }
            (Self::Percent(percent), Bound::AtMost(_)) => {
                percent.compare(Decimal::ZERO) == Some(Ordering::Equal)
            }
            (Self::Count(count), Bound::AtMost(_)) => count.known_number() == Some(0),
            #[cfg(feature = "programmes")]
            (Self::Amount(amount), Bound::AtMost(_)) => amount.is_zero(),
            (Self::YesNo(present), Bound::Present) => present,
            (Self::Count(count), Bound::Present) => count.is_present() == Some(true),
            _ => false,
        }
    }

    /// Whether the value is below what it was, as the bound sees it: less for `at_least`, more for `at_most`, no longer
    /// there for `present`. `None` where that cannot be told.
    pub(crate) fn has_fallen(self, before: Option<Self>, bound: Bound) -> Option<bool> {
        if self.is_best(bound) {
            return Some(false);
        }
        let before = before?;
        match bound {
            Bound::AtLeast(_) => self.compare_with(before).map(Ordering::is_lt),
            Bound::AtMost(_) => self.compare_with(before).map(Ordering::is_gt),
            Bound::Present => match (self.presence(), before.presence()) {
                (Some(false), Some(was)) => Some(was),
                _ => None,
            },
        }
    }

    fn presence(self) -> Option<bool> {
        match self {
            Self::YesNo(present) => Some(present),
            Self::Count(count) => count.is_present(),
            Self::Percent(_) => None,
            #[cfg(feature = "programmes")]
            Self::Amount(_) => None,
        }
    }
}

impl Percent {
    fn compare_with(self, other: Self) -> Option<Ordering> {
        match (self.ratio(), other.ratio()) {
            (Some(left), Some(right)) => (left.denominator != 0 && right.denominator != 0).then(|| {
                compare_products(
                    &[u128::from(left.numerator), u128::from(right.denominator)],
                    &[u128::from(right.numerator), u128::from(left.denominator)],
                )
            }),
            (None, Some(_)) => other.compare(self.stated()?).map(Ordering::reverse),
            (Some(_), None) => self.compare(other.stated()?),
            (None, None) => Some(compare(self.stated()?, other.stated()?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::decimal::parse_plain;
    use crate::value::quantity::{Count, Ratio};

    fn ratio(numerator: u64, denominator: u64) -> Value {
        Value::Percent(Percent::Ratio(Ratio { numerator, denominator }))
    }

    fn stated(text: &str) -> Value {
        Value::Percent(Percent::Stated(parse_plain(text, 28).unwrap_or_default()))
    }

    fn count(number: Option<u64>, present: Option<bool>) -> Value {
        Value::Count(Count { present, number })
    }

    #[test]
    fn ratios_compare_by_cross_multiplication_and_with_what_is_stated() {
        let most = (1 << 53) - 1;
        for (left, right, ordering) in [
            (ratio(1, 3), ratio(2, 6), Some(Ordering::Equal)),
            (ratio(most - 2, most - 1), ratio(most - 1, most), Some(Ordering::Less)),
            (ratio(1, 3), stated("33.33333333333333333333333333"), Some(Ordering::Greater)),
            (stated("66.67"), ratio(2, 3), Some(Ordering::Greater)),
            (stated("70.00"), stated("70"), Some(Ordering::Equal)),
            (ratio(0, 0), ratio(0, 1), None),
            (stated("1"), count(Some(1), None), None),
            (count(Some(0), None), count(None, Some(true)), Some(Ordering::Less)),
            (count(None, Some(true)), count(None, Some(false)), Some(Ordering::Greater)),
            (count(None, Some(true)), count(Some(3), None), None),
        ] {
            assert_eq!(left.compare_with(right), ordering, "{left:?} {right:?}");
            assert_eq!(right.compare_with(left), ordering.map(Ordering::reverse), "{right:?} {left:?}");
        }
    }

    #[test]
    fn what_has_fallen_depends_on_the_bound() {
        let least = Bound::AtLeast(Decimal::ONE);
        let most = Bound::AtMost(Decimal::ONE);
        assert_eq!(stated("80").has_fallen(Some(stated("81")), least), Some(true));
        assert_eq!(stated("80").has_fallen(Some(stated("81")), most), Some(false));
        assert_eq!(stated("81").has_fallen(Some(stated("80")), most), Some(true));
        assert_eq!(stated("80").has_fallen(None, least), None);
        assert_eq!(stated("100.0").has_fallen(None, least), Some(false), "nothing can have been more");
        assert_eq!(ratio(0, 9).has_fallen(None, most), Some(false));
        let present = Bound::Present;
        assert_eq!(Value::YesNo(false).has_fallen(Some(Value::YesNo(true)), present), Some(true));
        assert_eq!(Value::YesNo(false).has_fallen(Some(Value::YesNo(false)), present), Some(false));
        assert_eq!(count(Some(3), None).has_fallen(Some(count(Some(9), None)), present), Some(false));
    }
}
