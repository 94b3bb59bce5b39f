//! Decimals: read from their text, kept exactly, written in normal form.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::value::wide::compare_products;

/// The most digits a decimal may have, before and after its point together.
pub(crate) const MAX_DIGITS: usize = 28;

/// The largest count: 2⁵³ − 1, the largest whole number that every language reads without loss.
pub(crate) const MAX_COUNT: u64 = (1 << 53) - 1;

/// The largest decimal that is read: 28 nines.
#[cfg(feature = "programmes")]
pub(crate) fn largest() -> Decimal {
    Decimal::try_from_i128_with_scale(10_i128.pow(28) - 1, 0).unwrap_or(Decimal::MAX)
}

/// Why a text is not a decimal that the engine takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum DecimalError {
    /// The text is not a plain decimal (or, where allowed, one with an exponent).
    Malformed,
    /// More digits than allowed.
    TooManyDigits,
}

/// Reads the text of a JSON number, which the JSON reader has already found well formed: an exponent is allowed.
pub(crate) fn parse_number(text: &str, max_digits: usize) -> Result<Decimal, DecimalError> {
    let mark = text.bytes().position(|byte| matches!(byte, b'e' | b'E'));
    let (significand, exponent) = match mark.and_then(|mark| Some((text.get(..mark)?, text.get(mark + 1..)?)))
    {
        // Too long for an `i32` means far beyond every limit, unless the number is zero.
        Some((significand, exponent)) => {
            let beyond = if exponent.starts_with('-') { i32::MIN / 2 } else { i32::MAX / 2 };
            (significand, exponent.parse().unwrap_or(beyond).clamp(i32::MIN / 2, i32::MAX / 2))
        }
        None => (text, 0),
    };
    parse(significand, exponent, max_digits)
}

/// Reads a plain decimal: an optional minus sign, digits, and optionally a point and digits.
pub(crate) fn parse_plain(text: &str, max_digits: usize) -> Result<Decimal, DecimalError> {
    parse(text, 0, max_digits)
}

fn parse(significand: &str, exponent: i32, max_digits: usize) -> Result<Decimal, DecimalError> {
    let (negative, digits) = match significand.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, significand),
    };
    // The first digits that 64 bits surely hold, and those behind them.
    let (mut first, mut others) = (0_u64, 0_u64);
    let mut counted = 0_usize;
    let mut point = None;
    for (at, byte) in digits.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => {
                counted += usize::from(counted > 0 || byte != b'0');
                if counted <= 18 {
                    first = first * 10 + u64::from(byte - b'0');
                } else if counted <= MAX_DIGITS {
                    others = others * 10 + u64::from(byte - b'0');
                }
            }
            b'.' if point.is_none() => point = Some(at),
            _ => return Err(DecimalError::Malformed),
        }
    }
    let whole = point.unwrap_or(digits.len());
    let fraction = point.map(|point| digits.len() - point - 1);
    if whole == 0 || fraction == Some(0) || (whole > 1 && digits.starts_with('0')) {
        return Err(DecimalError::Malformed);
    }
    if counted > max_digits {
        return Err(DecimalError::TooManyDigits);
    }
    let shift = u32::try_from(counted.saturating_sub(18)).unwrap_or_default();
    let mut mantissa = i128::from(first) * 10_i128.pow(shift) + i128::from(others);
    let stated = i32::try_from(fraction.unwrap_or(0)).unwrap_or(i32::MAX).saturating_sub(exponent);
    if mantissa == 0 {
        let scale = u32::try_from(stated.clamp(0, 28)).unwrap_or(0);
        return Decimal::try_from_i128_with_scale(0, scale).map_err(|_| DecimalError::TooManyDigits);
    }
    let scale = stated.max(0).unsigned_abs();
    if stated < 0 {
        let zeros = stated.unsigned_abs();
        if zeros as usize + counted > max_digits {
            return Err(DecimalError::TooManyDigits);
        }
        mantissa *= 10_i128.pow(zeros);
    }
    if scale as usize > max_digits {
        return Err(DecimalError::TooManyDigits);
    }
    let signed = if negative { -mantissa } else { mantissa };
    Decimal::try_from_i128_with_scale(signed, scale).map_err(|_| DecimalError::TooManyDigits)
}

/// The whole number that a decimal is, if it is one from 0 to 2⁵³ − 1.
pub(crate) fn to_count(decimal: Decimal) -> Option<u64> {
    let decimal = decimal.normalize();
    if decimal.scale() != 0 {
        return None;
    }
    u64::try_from(decimal.mantissa()).ok().filter(|count| *count <= MAX_COUNT)
}

/// The normal form: no exponent, no trailing zeros, no minus sign on zero.
pub(crate) fn normal_form(decimal: Decimal) -> String {
    decimal.normalize().to_string()
}

/// A number of units of 10⁻⁴ as a decimal: with four decimals, or with fewer, rounded up, where a decimal cannot hold
/// so many digits. Only distances of more than 10²⁴ points are that long.
pub(crate) fn from_ten_thousandths(mut units: u128) -> Decimal {
    for scale in (0..=4).rev() {
        let decimal =
            i128::try_from(units).ok().and_then(|units| Decimal::try_from_i128_with_scale(units, scale).ok());
        if let Some(decimal) = decimal {
            return decimal.normalize();
        }
        units = units.div_ceil(10);
    }
    Decimal::MAX
}

/// The digits of a decimal that is not negative, as a whole number, and the power of ten it is divided by.
pub(crate) fn parts(decimal: Decimal) -> (u128, u128) {
    let scale = if decimal.scale() == 0 { 1 } else { 10_u128.pow(decimal.scale()) };
    (decimal.mantissa().unsigned_abs(), scale)
}

/// Compares two decimals that are not negative.
pub(crate) fn compare(left: Decimal, right: Decimal) -> Ordering {
    if left.scale() == right.scale() {
        return left.mantissa().cmp(&right.mantissa());
    }
    let ((left, left_scale), (right, right_scale)) = (parts(left), parts(right));
    compare_products(&[left, right_scale], &[right, left_scale])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Result<String, DecimalError> {
        parse_number(text, MAX_DIGITS).map(normal_form)
    }

    #[test]
    fn numbers_are_their_decimal_text() {
        for (text, normal) in [
            ("0", "0"),
            ("-0", "0"),
            ("-0.0e5", "0"),
            ("70", "70"),
            ("70.00", "70"),
            ("7e1", "70"),
            ("7E+1", "70"),
            ("699.96e-1", "69.996"),
            ("0.5", "0.5"),
            ("-1.50", "-1.5"),
            ("0e400", "0"),
            ("0e-99999999999999999999", "0"),
            ("1e27", "1000000000000000000000000000"),
            ("9999999999999999999999999999", "9999999999999999999999999999"),
            ("69.99999999999999999999999999", "69.99999999999999999999999999"),
            ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
            ("1e-28", "0.0000000000000000000000000001"),
        ] {
            assert_eq!(number(text).as_deref(), Ok(normal), "{text}");
        }
    }

    #[test]
    fn beyond_28_digits_is_an_error() {
        for text in [
            "1e28",
            "1e400",
            "1e-29",
            "1e-400",
            "1e99999999999999999999",
            "1e-99999999999999999999",
            "69.999999999999999999999999999",
            "70.000000000000000000000000000",
            "10000000000000000000000000000",
        ] {
            assert_eq!(number(text), Err(DecimalError::TooManyDigits), "{text}");
        }
    }

    #[test]
    fn text_holds_plain_decimals_only() {
        for text in
            ["", "-", "+1", ".5", "5.", "1e2", "99,5", "1 000", "0x10", "٣", "NaN", "01", "--1", "1.2.3"]
        {
            assert_eq!(parse_plain(text, MAX_DIGITS), Err(DecimalError::Malformed), "{text}");
        }
        assert_eq!(parse_plain("82.50", MAX_DIGITS).map(|decimal| decimal.scale()), Ok(2));
    }

    #[test]
    fn long_distances_keep_as_many_decimals_as_a_decimal_holds() {
        let text = |units| normal_form(from_ten_thousandths(units));
        assert_eq!(text(17_461), "1.7461");
        assert_eq!(text(6_950_000_000_000_000_000_000_000_000_000), "695000000000000000000000000");
        assert_eq!(text(6_950_000_000_000_000_000_000_000_000_001), "695000000000000000000000000.01");
    }

    #[test]
    fn counts_are_whole_and_at_most_2_to_the_53_less_one() {
        let count = |text: &str| parse_number(text, MAX_DIGITS).ok().and_then(to_count);
        assert_eq!(count("12.0"), Some(12));
        assert_eq!(count("9007199254740991"), Some(MAX_COUNT));
        assert_eq!(count("9007199254740992"), None);
        assert_eq!(count("-1"), None);
        assert_eq!(count("1.5"), None);
    }
}
