//! Figures as people write them: `4.342` and `99,66` in Vietnamese, `82.5` elsewhere.

use rust_decimal::Decimal;

/// What a figure can mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Figure {
    /// One thing only.
    One(Decimal),
    /// `4.342` and `4,342`: a decimal with three digits behind its mark, or thousands.
    Two {
        /// The mark taken for that of decimals.
        decimal: Decimal,
        /// The mark taken for that of thousands.
        thousands: Decimal,
    },
}

/// Reads a figure without a sign. `None`: it is none, or has more than 28 digits.
pub(super) fn read(text: &str) -> Option<Figure> {
    // Spaces that do not break stand between thousands, and between nothing else.
    let text: String =
        text.chars().map(|character| if is_space(character) { ' ' } else { character }).collect();
    let starts = text.starts_with(|first: char| first.is_ascii_digit());
    let ends = text.ends_with(|last: char| last.is_ascii_digit());
    let plain = text.chars().all(|character| matches!(character, '0'..='9' | '.' | ',' | ' '));
    if !(starts && ends && plain) {
        return None;
    }
    let marks: Vec<char> = text.chars().filter(|character| !character.is_ascii_digit()).collect();
    let Some(last) = marks.last() else { return decimal(&text, "").map(Figure::One) };
    let (before, after) = text.rsplit_once(*last)?;
    let others: Vec<char> = marks.iter().copied().filter(|mark| mark != last).collect();
    let repeated = marks.len() - others.len() > 1;
    match others.first() {
        // Two kinds of mark: the last one is that of decimals and stands once.
        Some(first) if *last != ' ' && !repeated && others.iter().all(|mark| mark == first) => {
            decimal(&groups(before, *first)?, after).map(Figure::One)
        }
        Some(_) => None,
        None if repeated || *last == ' ' => decimal(&groups(&text, *last)?, "").map(Figure::One),
        None => {
            let fraction = decimal(before, after)?;
            let whole = groups(&text, *last).and_then(|digits| decimal(&digits, ""));
            Some(match whole {
                Some(thousands) => Figure::Two { decimal: fraction, thousands },
                None => Figure::One(fraction),
            })
        }
    }
}

/// Writes a decimal so that it reads in one way only: with a comma, and with one more zero where three digits behind it could be
/// taken for thousands.
///
/// What is no plain decimal stays as it is.
pub(super) fn write(decimal: &str) -> String {
    let written = decimal.replacen('.', ",", 1);
    match read(&written) {
        Some(Figure::Two { .. }) => written + "0",
        _ => written,
    }
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// The digits of thousands that a mark sets apart: one to three digits, then three each.
fn groups(text: &str, mark: char) -> Option<String> {
    let mut groups = text.split(mark);
    let first = groups.next()?;
    let fits = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let all: Vec<&str> = groups.collect();
    (fits && all.iter().all(|group| group.len() == 3)).then(|| first.to_owned() + &all.concat())
}

fn decimal(whole: &str, fraction: &str) -> Option<Decimal> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    // A zero in front says that a number is written out, and no number is written out with two.
    let written_out = whole == "0" || !whole.starts_with('0');
    if whole.is_empty() || !digits(whole) || !digits(fraction) || !written_out {
        return None;
    }
    let text = if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") };
    let figures = text.trim_start_matches(['0', '.']).bytes().filter(u8::is_ascii_digit).count();
    if figures > 28 {
        return None;
    }
    Some(Decimal::from_str_exact(&text).ok()?.normalize())
}

/// The decimal a hundred times as large, exactly.
pub(super) fn hundredfold(number: Decimal) -> Option<Decimal> {
    if number.scale() >= 2 {
        let mut moved = number;
        moved.set_scale(number.scale() - 2).ok()?;
        return Some(moved.normalize());
    }
    number.checked_mul(Decimal::ONE_HUNDRED).map(|product| product.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(text: &str) -> Figure {
        Figure::One(Decimal::from_str_exact(text).unwrap())
    }

    #[test]
    fn figures_are_read_as_they_are_written() {
        for (text, expected) in [
            ("70", "70"),
            ("82.5", "82.5"),
            ("82,5", "82.5"),
            ("99,66", "99.66"),
            ("0,825", "0.825"),
            ("0.825", "0.825"),
            ("1234.567", "1234.567"),
            ("1.234.567", "1234567"),
            ("1,234,567", "1234567"),
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("1.234,567", "1234.567"),
            ("4 342", "4342"),
            ("4\u{a0}342,5", "4342.5"),
            ("4,3420", "4.342"),
        ] {
            assert_eq!(read(text), Some(one(expected)), "{text}");
        }
        for text in ["4.342", "4,342", "99.660"] {
            assert!(matches!(read(text), Some(Figure::Two { .. })), "{text}");
        }
        for text in
            ["", "-1", "+1", "1.", ".5", "1..2", "1.2.3", "1,23,456", "007", "1,2.3,4", "1 2", "½", "٣"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&"9".repeat(29)), None);
    }

    #[test]
    fn a_hundred_times_is_exact() {
        for (text, expected) in
            [("0.825", "82.5"), ("0.7", "70"), ("1", "100"), ("0.00001", "0.001"), ("0", "0")]
        {
            let number = Decimal::from_str_exact(text).unwrap();
            assert_eq!(hundredfold(number).unwrap().to_string(), expected);
        }
    }

    proptest! {
        #[test]
        fn every_decimal_that_is_written_reads_as_itself(mantissa in 0_i128..10_i128.pow(28), scale in 0_u32..=28) {
            let decimal = Decimal::from_i128_with_scale(mantissa, scale).normalize();
            prop_assert_eq!(read(&write(&decimal.to_string())), Some(Figure::One(decimal)));
        }

        #[test]
        fn a_plain_decimal_reads_as_itself_or_as_one_of_two(mantissa in 0_i128..10_i128.pow(28), scale in 0_u32..=28) {
            let decimal = Decimal::from_i128_with_scale(mantissa, scale).normalize();
            let found = match read(&decimal.to_string()) {
                Some(Figure::One(found) | Figure::Two { decimal: found, .. }) => Some(found),
                None => None,
            };
            prop_assert_eq!(found, Some(decimal));
        }

        #[test]
        fn nothing_makes_the_reader_fail(text in "[0-9., \u{a0}]{0,40}|\\PC{0,20}") {
            let _ = read(&text);
        }
    }
}
