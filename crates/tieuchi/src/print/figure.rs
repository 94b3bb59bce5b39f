//! Figures as people read them: `68,2539` and `12.900` in Vietnamese, `68.2539` and `12,900` in English.

use rust_decimal::Decimal;

use crate::value::decimal::normal_form;
use crate::value::language::Language;

/// A decimal with the marks of the language.
pub(crate) fn decimal(decimal: Decimal, language: Language) -> String {
    let normal = normal_form(decimal);
    let (sign, digits) = normal.strip_prefix('-').map_or(("", normal.as_str()), |digits| ("-", digits));
    match digits.split_once('.') {
        Some((whole, fraction)) => {
            format!("{sign}{}{}{fraction}", grouped(whole, language), language.pick(',', '.'))
        }
        None => format!("{sign}{}", grouped(digits, language)),
    }
}

/// A whole number with the marks of the language.
pub(crate) fn count(number: u64, language: Language) -> String {
    grouped(&number.to_string(), language)
}

/// A percentage with its sign.
pub(crate) fn percent(percent: Decimal, language: Language) -> String {
    format!("{}%", decimal(percent, language))
}

fn grouped(digits: &str, language: Language) -> String {
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(language.pick('.', ','));
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::decimal::parse_plain;

    #[test]
    fn figures_have_the_marks_of_their_language() {
        let number = |text| parse_plain(text, 28).unwrap_or_default();
        for (text, vi, en) in [
            ("0", "0", "0"),
            ("999", "999", "999"),
            ("4342", "4.342", "4,342"),
            ("99.66", "99,66", "99.66"),
            ("-1234567.50", "-1.234.567,5", "-1,234,567.5"),
        ] {
            assert_eq!(decimal(number(text), Language::Vietnamese), vi);
            assert_eq!(decimal(number(text), Language::English), en);
        }
    }
}
