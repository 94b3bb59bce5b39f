//! Arithmetic that shares nothing with the engine's: rationals of any size.

use num_rational::BigRational;
use num_traits::pow;

use num_bigint::BigInt;

/// The number of a plain decimal text.
///
/// # Panics
///
/// Where the text is no plain decimal.
pub fn decimal(text: &str) -> BigRational {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{whole}{fraction}").parse().expect("it is a plain decimal");
    BigRational::new(digits, pow(BigInt::from(10), fraction.len()))
}

/// A quotient of whole numbers.
pub fn ratio(numerator: u64, denominator: u64) -> BigRational {
    BigRational::new(numerator.into(), denominator.into())
}

/// A whole number.
pub fn whole(number: u64) -> BigRational {
    BigRational::from_integer(number.into())
}

/// The largest number of so many decimals that is at most this one, as plain text.
pub fn rounded_down(number: &BigRational, decimals: usize) -> String {
    let scaled = number * BigRational::from_integer(pow(BigInt::from(10), decimals));
    let digits = scaled.floor().to_integer().to_string();
    if decimals == 0 {
        return digits;
    }
    let padded = format!("{digits:0>width$}", width = decimals + 1);
    let (whole, fraction) = padded.split_at(padded.len() - decimals);
    format!("{whole}.{fraction}")
}

/// The number rounded half up to so many decimals, as plain text.
pub fn rounded_half_up(number: &BigRational, decimals: usize) -> String {
    let half = BigRational::new(1.into(), BigInt::from(2) * pow(BigInt::from(10), decimals));
    rounded_down(&(number + half), decimals)
}
