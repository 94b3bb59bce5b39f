//! Whole numbers of any size, for the totals of many ratios: a sum of fractions has the product of their denominators.

use std::cmp::Ordering;

/// A whole number that is not negative: limbs of 64 bits, the lowest first, the highest never zero.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Natural(Vec<u64>);

/// The largest power of ten that a limb holds, and its exponent.
const TENS: (u64, u32) = (10_u64.pow(19), 19);

impl Natural {
    pub(crate) fn one() -> Self {
        Self(vec![1])
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    /// It as a number of 128 bits, if it is one.
    pub(crate) fn small(&self) -> Option<u128> {
        match self.0.as_slice() {
            [] => Some(0),
            [low] => Some(u128::from(*low)),
            [low, high] => Some(u128::from(*high) << 64 | u128::from(*low)),
            _ => None,
        }
    }

    fn trimmed(mut limbs: Vec<u64>) -> Self {
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
        Self(limbs)
    }

    pub(crate) fn times_small(&self, factor: u64) -> Self {
        let mut carry = 0_u128;
        let mut limbs: Vec<u64> = Vec::with_capacity(self.0.len() + 1);
        for limb in &self.0 {
            let sum = u128::from(*limb) * u128::from(factor) + carry;
            limbs.push(low(sum));
            carry = sum >> 64;
        }
        limbs.push(low(carry));
        Self::trimmed(limbs)
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        let mut product = vec![0; self.0.len() + other.0.len()];
        for (place, factor) in other.0.iter().enumerate() {
            let mut carry = 0;
            // The places that this factor adds to, and the one that takes what is left over.
            let mut places = product.iter_mut().skip(place);
            for (limb, sum) in self.0.iter().zip(&mut places) {
                let exact = u128::from(*limb) * u128::from(*factor) + u128::from(*sum) + u128::from(carry);
                *sum = low(exact);
                carry = low(exact >> 64);
            }
            if let Some(sum) = places.next() {
                *sum = carry;
            }
        }
        Self::trimmed(product)
    }

    pub(crate) fn times_ten_to(&self, mut exponent: u32) -> Self {
        let mut product = self.clone();
        while exponent >= TENS.1 {
            product = product.times_small(TENS.0);
            exponent -= TENS.1;
        }
        if exponent == 0 { product } else { product.times_small(10_u64.pow(exponent)) }
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        let (long, short) = if self.0.len() < other.0.len() { (other, self) } else { (self, other) };
        let mut carry = false;
        let mut limbs = Vec::with_capacity(long.0.len() + 1);
        let mut addends = short.0.iter();
        for limb in &long.0 {
            let (sum, first) = limb.overflowing_add(addends.next().copied().unwrap_or(0));
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            limbs.push(sum);
            carry = first || second;
        }
        limbs.push(u64::from(carry));
        Self::trimmed(limbs)
    }

    /// `self − other`, or zero where `other` is the larger.
    pub(crate) fn minus(&self, other: &Self) -> Self {
        if self <= other {
            return Self::default();
        }
        let mut borrow = false;
        let mut limbs = Vec::with_capacity(self.0.len());
        let mut subtrahends = other.0.iter();
        for limb in &self.0 {
            let (difference, first) = limb.overflowing_sub(subtrahends.next().copied().unwrap_or(0));
            let (difference, second) = difference.overflowing_sub(u64::from(borrow));
            limbs.push(difference);
            borrow = first || second;
        }
        Self::trimmed(limbs)
    }

    /// `self ÷ divisor`, rounded down; the largest 128-bit number where the quotient is larger, or the divisor zero.
    pub(crate) fn floor_div(&self, divisor: &Self) -> u128 {
        if let Some((dividend, divisor)) = self.small().zip(divisor.small()) {
            return dividend.checked_div(divisor).unwrap_or(u128::MAX);
        }
        let mut quotient = 0_u128;
        for bit in (0..128).rev() {
            let larger = quotient | (1 << bit);
            if divisor.times(&Self::from(larger)) <= *self {
                quotient = larger;
            }
        }
        quotient
    }

    /// The decimal digits.
    pub(crate) fn digits(&self) -> String {
        let mut chunks = Vec::new();
        let mut rest = self.0.clone();
        while rest.iter().any(|limb| *limb != 0) {
            let mut remainder = 0_u128;
            for limb in rest.iter_mut().rev() {
                let part = (remainder << 64) | u128::from(*limb);
                *limb = low(part / u128::from(TENS.0));
                remainder = part % u128::from(TENS.0);
            }
            chunks.push(remainder);
        }
        let Some(first) = chunks.pop() else { return "0".to_owned() };
        chunks.iter().rev().fold(first.to_string(), |text, chunk| format!("{text}{chunk:019}"))
    }
}

impl From<u128> for Natural {
    fn from(number: u128) -> Self {
        Self::trimmed(vec![low(number), low(number >> 64)])
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the low 64 bits are what is asked for")]
const fn low(number: u128) -> u64 {
    number as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn big(exponent: u32) -> Natural {
        Natural::one().times_ten_to(exponent)
    }

    #[test]
    fn numbers_of_any_size_add_multiply_and_compare() {
        let (large, larger) = (big(600), big(600).plus(&Natural::one()));
        assert!(large < larger);
        assert_eq!(larger.minus(&large), Natural::one());
        assert!(large.minus(&larger).is_zero());
        assert_eq!(big(300).times(&big(300)), large);
        assert_eq!(Natural::default().times(&large), Natural::default());
        assert_eq!(
            Natural::from(u128::MAX).plus(&Natural::one()).digits(),
            "340282366920938463463374607431768211456"
        );
        assert_eq!(larger.digits(), format!("1{}1", "0".repeat(599)));
        assert_eq!(Natural::default().digits(), "0");
    }

    #[test]
    fn division_rounds_down_and_saturates() {
        for (dividend, divisor, quotient) in [(0, 7, 0), (6, 7, 0), (7, 7, 1), (50, 7, 7)] {
            assert_eq!(Natural::from(dividend).floor_div(&Natural::from(divisor)), quotient);
        }
        assert_eq!(big(500).times_small(7).floor_div(&big(500)), 7);
        assert_eq!(big(500).times_small(7).minus(&Natural::one()).floor_div(&big(500)), 6);
        assert_eq!(big(500).floor_div(&Natural::one()), u128::MAX);
        assert_eq!(Natural::one().floor_div(&Natural::default()), u128::MAX);
    }
}
