//! Years and days of the Gregorian calendar.

use std::fmt;

/// A calendar year from 1900 to 2999.
///
/// ```
/// use tieuchi::Year;
///
/// assert_eq!(Year::new(2024).map(|year| year.number()), Some(2024));
/// assert_eq!(Year::new(24), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Year(u16);

impl Year {
    /// The year of this number, if it is from 1900 to 2999.
    pub const fn new(number: u16) -> Option<Self> {
        if number >= 1900 && number <= 2999 { Some(Self(number)) } else { None }
    }

    /// The number of the year.
    pub const fn number(self) -> u16 {
        self.0
    }

    /// The number of the year before; it may be 1899.
    pub(crate) const fn previous(self) -> u16 {
        self.0 - 1
    }
}

impl fmt::Display for Year {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// A day of the Gregorian calendar, written `YYYY-MM-DD` (ISO 8601).
///
/// ```
/// use tieuchi::Date;
///
/// let signed: Date = "2024-03-18".parse()?;
/// assert_eq!((signed.year().number(), signed.month(), signed.day()), (2024, 3, 18));
/// assert!("2023-02-29".parse::<Date>().is_err());
/// # Ok::<(), tieuchi::InvalidDate>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    year: Year,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if the calendar has it.
    pub fn new(year: Year, month: u8, day: u8) -> Option<Self> {
        let leap = (year.0.is_multiple_of(4) && !year.0.is_multiple_of(100)) || year.0.is_multiple_of(400);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        (1..=days).contains(&day).then_some(Self { year, month, day })
    }

    /// The last day there is.
    pub(crate) const LAST: Self = Self::last_of(Year(2999));

    /// The 31st of December.
    pub const fn last_of(year: Year) -> Self {
        Self { year, month: 12, day: 31 }
    }

    /// The year.
    pub const fn year(self) -> Year {
        self.year
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub const fn day(self) -> u8 {
        self.day
    }
}

/// A text that is not a day written `YYYY-MM-DD`, or not one of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a day of the calendar written YYYY-MM-DD, years 1900 to 2999")]
pub struct InvalidDate;

impl std::str::FromStr for Date {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let digits = |range: std::ops::Range<usize>| {
            let part = text.get(range)?;
            part.bytes().all(|byte| byte.is_ascii_digit()).then_some(part)
        };
        let dash = |at: usize| text.as_bytes().get(at) == Some(&b'-');
        let read = || {
            let year = Year::new(digits(0..4)?.parse().ok()?)?;
            Self::new(year, digits(5..7)?.parse().ok()?, digits(8..10)?.parse().ok()?)
        };
        if text.len() == 10 && dash(4) && dash(7) { read().ok_or(InvalidDate) } else { Err(InvalidDate) }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for text in ["2024-02-29", "2000-02-29", "2024-12-31", "1900-01-01", "2999-12-31"] {
            assert_eq!(text.parse::<Date>().map(|date| date.to_string()), Ok(text.to_owned()));
        }
        for text in [
            "",
            "2023-02-29",
            "1900-02-29",
            "2024-04-31",
            "2024-13-01",
            "2024-00-10",
            "2024-01-00",
            "1899-12-31",
            "3000-01-01",
            "24-01-01",
            "2024-1-1",
            "2024/01/01",
            "2024-01-01T",
            "+024-01-01",
            "2024-0１-01",
        ] {
            assert_eq!(text.parse::<Date>(), Err(InvalidDate), "{text}");
        }
    }
}
