//! Whole numbers of 512 bits, for products that 128 bits cannot hold.
//!
//! The widest number the engine forms is points × 10⁴ × 100 × 10²⁸ × 10²⁸ with points below 10²⁸: under 320 bits.
//! Nothing here can overflow on numbers that the readers let through, and nothing wraps if it did: a product past
//! 512 bits saturates.

use std::cmp::Ordering;

const LIMBS: usize = 8;

/// An unsigned whole number of 512 bits, least significant limb first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Wide([u64; LIMBS]);

impl Wide {
    const MAX: Self = Self([u64::MAX; LIMBS]);

    /// The product of the factors.
    pub(crate) fn product(factors: &[u128]) -> Self {
        match narrow_product(factors) {
            Some(product) => Self::from(product),
            None => factors.iter().fold(Self::from(1_u128), |product, factor| product.times(*factor)),
        }
    }

    fn times(self, factor: u128) -> Self {
        let (low, high) = (self.times_limb(low_limb(factor)), self.times_limb(low_limb(factor >> 64)));
        match (low, high.and_then(Self::shifted_limb)) {
            (Some(low), Some(high)) => low.plus(high).unwrap_or(Self::MAX),
            _ => Self::MAX,
        }
    }

    fn times_limb(self, factor: u64) -> Option<Self> {
        let mut carry = 0_u128;
        let limbs = self.0.map(|limb| {
            let sum = u128::from(limb) * u128::from(factor) + carry;
            carry = sum >> 64;
            low_limb(sum)
        });
        (carry == 0).then_some(Self(limbs))
    }

    fn shifted_limb(self) -> Option<Self> {
        let mut limbs = self.0;
        limbs.rotate_right(1);
        let [lowest, ..] = &mut limbs;
        (std::mem::take(lowest) == 0).then_some(Self(limbs))
    }

    /// The sum, if it fits.
    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        let mut limbs = self.0;
        let mut carry = false;
        for (limb, addend) in limbs.iter_mut().zip(other.0) {
            let (sum, first) = limb.overflowing_add(addend);
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            (*limb, carry) = (sum, first || second);
        }
        (!carry).then_some(Self(limbs))
    }

    /// `self − other`, or zero where `other` is the larger.
    pub(crate) fn saturating_sub(self, other: Self) -> Self {
        if self <= other {
            return Self::from(0_u128);
        }
        let mut limbs = self.0;
        let mut borrow = false;
        for (limb, subtrahend) in limbs.iter_mut().zip(other.0) {
            let (difference, first) = limb.overflowing_sub(subtrahend);
            let (difference, second) = difference.overflowing_sub(u64::from(borrow));
            (*limb, borrow) = (difference, first || second);
        }
        Self(limbs)
    }

    /// The whole part of `self ÷ divisor` and whether anything is left over. A divisor of zero and a quotient past
    /// 128 bits give the largest 128-bit number; neither arises from what the readers let through.
    fn divided_by(self, divisor: Self) -> (u128, bool) {
        if let (Some(dividend), Some(divisor)) = (self.to_u128(), divisor.to_u128())
            && divisor != 0
        {
            return (dividend / divisor, dividend % divisor != 0);
        }
        let mut quotient = 0_u128;
        let mut remainder = Self::from(0_u128);
        for limb in self.0.iter().rev() {
            for bit in (0..64).rev() {
                let Some(doubled) = remainder.plus(remainder) else { return (u128::MAX, true) };
                remainder = doubled;
                if let Some(lowest) = remainder.0.first_mut() {
                    *lowest |= (limb >> bit) & 1;
                }
                let fits = remainder >= divisor;
                if fits {
                    remainder = remainder.saturating_sub(divisor);
                }
                if quotient >> 127 == 1 {
                    return (u128::MAX, true);
                }
                quotient = (quotient << 1) | u128::from(fits);
            }
        }
        (quotient, remainder != Self::from(0_u128))
    }

    /// `self ÷ divisor`, rounded down.
    pub(crate) fn floor_div(self, divisor: Self) -> u128 {
        self.divided_by(divisor).0
    }

    /// `self ÷ divisor`, rounded up.
    pub(crate) fn ceil_div(self, divisor: Self) -> u128 {
        let (quotient, inexact) = self.divided_by(divisor);
        quotient.saturating_add(u128::from(inexact))
    }

    fn to_u128(self) -> Option<u128> {
        let [low, high, rest @ ..] = self.0;
        rest.iter().all(|limb| *limb == 0).then(|| (u128::from(high) << 64) | u128::from(low))
    }
}

impl From<u128> for Wide {
    fn from(number: u128) -> Self {
        Self([low_limb(number), low_limb(number >> 64), 0, 0, 0, 0, 0, 0])
    }
}

impl Ord for Wide {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.iter().rev().cmp(other.0.iter().rev())
    }
}

impl PartialOrd for Wide {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the low 64 bits are what is asked for")]
const fn low_limb(number: u128) -> u64 {
    number as u64
}

/// The product of the factors, if 128 bits hold it. Most products fit 64 bits, where multiplying is cheaper.
fn narrow_product(factors: &[u128]) -> Option<u128> {
    let short = |product: u64, factor: &u128| product.checked_mul(u64::try_from(*factor).ok()?);
    let long = |product: u128, factor: &u128| product.checked_mul(*factor);
    let product = factors.iter().try_fold(1, short).map(u128::from);
    product.or_else(|| factors.iter().try_fold(1, long))
}

/// Compares the products of two lists of factors, exactly.
pub(crate) fn compare_products(left: &[u128], right: &[u128]) -> Ordering {
    match (narrow_product(left), narrow_product(right)) {
        (Some(left), Some(right)) => left.cmp(&right),
        _ => Wide::product(left).cmp(&Wide::product(right)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BIG: u128 = 10_u128.pow(28);

    #[test]
    fn products_past_128_bits_compare_exactly() {
        assert_eq!(compare_products(&[BIG, BIG], &[BIG, BIG]), Ordering::Equal);
        assert_eq!(compare_products(&[BIG, BIG], &[BIG, BIG - 1]), Ordering::Greater);
        assert_eq!(compare_products(&[BIG - 1, BIG, BIG], &[BIG, BIG, BIG]), Ordering::Less);
        assert_eq!(compare_products(&[6, 7], &[42]), Ordering::Equal);
    }

    #[test]
    fn division_past_128_bits_rounds_both_ways() {
        let dividend = Wide::product(&[BIG, BIG, 7]);
        let divisor = Wide::product(&[BIG, BIG]);
        assert_eq!((dividend.floor_div(divisor), dividend.ceil_div(divisor)), (7, 7));
        let less = dividend.saturating_sub(Wide::from(1));
        assert_eq!((less.floor_div(divisor), less.ceil_div(divisor)), (6, 7));
        assert_eq!(Wide::from(3).saturating_sub(Wide::from(4)), Wide::from(0));
    }

    #[test]
    fn small_numbers_divide_as_integers_do() {
        for (dividend, divisor, floor, ceil) in [(0, 7, 0, 0), (1, 7, 0, 1), (7, 7, 1, 1), (50, 7, 7, 8)] {
            let (dividend, divisor) = (Wide::from(dividend), Wide::from(divisor));
            assert_eq!((dividend.floor_div(divisor), dividend.ceil_div(divisor)), (floor, ceil));
        }
    }

    #[test]
    fn what_does_not_fit_saturates_and_never_wraps() {
        let huge = Wide::product(&[u128::MAX, u128::MAX, u128::MAX, u128::MAX]);
        assert!(huge <= Wide::MAX);
        assert_eq!(Wide::product(&[u128::MAX; 5]), Wide::MAX);
        assert_eq!(Wide::MAX.floor_div(Wide::from(1)), u128::MAX);
        assert_eq!(Wide::from(1).floor_div(Wide::from(0)), u128::MAX);
    }
}
