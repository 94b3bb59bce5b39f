//! Reading single values: text, ids, numbers, dates, words.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::diagnostic::code::Code;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::phrase::{Phrase, Word};
use crate::diagnostic::sink::Detail;
use crate::json::tape::{Item, Kind};
use crate::read::fields::{Reader, describe, unknown_name};
use crate::value::date::{Date, Year};
use crate::value::decimal::{
    DecimalError, MAX_COUNT, MAX_DIGITS, compare, parse_number, parse_plain, to_count,
};
use crate::value::id::{Id, InvalidId};
use crate::value::language::Text;
use crate::value::nfc::is_nfc;

impl Reader<'_> {
    /// Any string; in rule sets one in normalization form C.
    pub(super) fn string<'t>(&mut self, item: Item<'_, 't>) -> Option<Cow<'t, str>> {
        let Some(string) = item.string() else {
            self.wrong_type(item, Word::AString);
            return None;
        };
        if self.normalized && !is_nfc(&string) {
            self.found(Code::NotNormalized, item, &string);
            return None;
        }
        Some(string)
    }

    /// A string that is not empty.
    pub(crate) fn filled(&mut self, item: Item<'_, '_>) -> Option<String> {
        let string = self.string(item)?;
        if string.chars().all(char::is_whitespace) {
            self.sink.report(Code::Empty, item, Detail::default);
            return None;
        }
        Some(string.into_owned())
    }

    /// A text in Vietnamese and perhaps English; empty where it cannot be read.
    pub(crate) fn text(&mut self, item: Item<'_, '_>) -> Text {
        let Some([vi, en]) = self.fields(item, &["vi", "en"]) else { return Text::UNREAD };
        let vi = self.required_filled(item, vi, "vi");
        Text { vi, en: self.optional_filled(en) }
    }

    /// A text, where there is one.
    pub(super) fn optional_text(&mut self, item: Option<Item<'_, '_>>) -> Option<Text> {
        Some(self.text(item?))
    }

    /// A text that must be there.
    pub(super) fn required_text(
        &mut self,
        object: Item<'_, '_>,
        field: Option<Item<'_, '_>>,
        name: &'static str,
    ) -> Text {
        self.required(object, field, name).map_or(Text::UNREAD, |text| self.text(text))
    }

    /// A string that must be there and not be empty; empty where it cannot be read.
    pub(super) fn required_filled(
        &mut self,
        object: Item<'_, '_>,
        field: Option<Item<'_, '_>>,
        name: &'static str,
    ) -> String {
        self.required(object, field, name).and_then(|string| self.filled(string)).unwrap_or_default()
    }

    /// A string that is not empty, where there is one.
    pub(super) fn optional_filled(&mut self, item: Option<Item<'_, '_>>) -> Option<String> {
        self.filled(item?)
    }

    /// An id that must be there and that no other member of the list has; [`Id::unread`] where it cannot be read.
    pub(super) fn required_id<T: Id + AsRef<str>>(
        &mut self,
        object: Item<'_, '_>,
        id: Option<Item<'_, '_>>,
        seen: &mut BTreeSet<String>,
    ) -> T {
        self.required(object, id, "id").and_then(|id| self.new_id(id, seen)).unwrap_or_else(T::unread)
    }

    pub(super) fn id<T: Id>(&mut self, item: Item<'_, '_>) -> Option<T> {
        let Some(string) = item.string() else {
            self.wrong_type(item, Word::AString);
            return None;
        };
        self.id_of(item, &string)
    }

    /// An id whose text was taken from the item: a key, or a part of it.
    pub(super) fn id_of<T: Id>(&mut self, item: Item<'_, '_>, text: &str) -> Option<T> {
        let code = match T::parse(text) {
            Ok(id) => return Some(id),
            Err(InvalidId::Empty) => Code::Empty,
            Err(InvalidId::Unsafe) => Code::UnsafeText,
            Err(InvalidId::NotNormalized) => Code::NotNormalized,
            Err(InvalidId::TooLong | InvalidId::Character) => Code::InvalidId,
        };
        let expected = if T::IS_NAME { Word::AName } else { Word::AnyText };
        self.sink.report(code, item, || {
            Detail::default().found(Phrase::verbatim(text)).expected(Phrase::Word(expected))
        });
        None
    }

    /// An id that no other member of the list has.
    pub(super) fn new_id<T: Id + AsRef<str>>(
        &mut self,
        item: Item<'_, '_>,
        seen: &mut BTreeSet<String>,
    ) -> Option<T> {
        let id: T = self.id(item)?;
        if seen.insert(id.as_ref().to_owned()) {
            return Some(id);
        }
        self.duplicate_id(item, id.as_ref(), Word::InUse);
        None
    }

    /// Reports an id that stands where it must not stand once more, and how that is.
    pub(super) fn duplicate_id(&mut self, item: Item<'_, '_>, id: &str, how: Word) {
        self.sink.report(Code::DuplicateId, item, || Detail::default().found(Phrase::verbatim(id)).how(how));
    }

    /// A reference to one of the names known; otherwise the code is reported.
    pub(super) fn reference<T: Id + AsRef<str>>(
        &mut self,
        item: Item<'_, '_>,
        known: &BTreeSet<String>,
        code: Code,
    ) -> Option<T> {
        let id: T = self.id(item)?;
        if known.contains(id.as_ref()) {
            return Some(id);
        }
        self.unknown(code, item, id.as_ref(), &mut known.iter().map(String::as_str));
        None
    }

    /// One of the ids that the rule set knows; otherwise the code is reported.
    pub(super) fn one_of<'k, T: Id + AsRef<str> + 'k>(
        &mut self,
        item: Item<'_, '_>,
        code: Code,
        known: impl Iterator<Item = &'k T> + Clone,
    ) -> Option<&'k T> {
        let found = known.clone().find(|id| item.says(id.as_ref()));
        if found.is_none()
            && let Some(id) = self.id::<T>(item)
        {
            self.unknown(code, item, id.as_ref(), &mut known.map(AsRef::as_ref));
        }
        found
    }

    /// Reports a name that is not among those known, with the nearest that is.
    pub(super) fn unknown(
        &mut self,
        code: Code,
        item: Item<'_, '_>,
        name: &str,
        known: &mut dyn Iterator<Item = &str>,
    ) {
        self.sink.report(code, item, || {
            Detail::default().found(Phrase::verbatim(name)).nearest(nearest(name, known))
        });
    }

    /// One of several words.
    pub(crate) fn word<T: Copy, const N: usize>(
        &mut self,
        item: Item<'_, '_>,
        all: [T; N],
        as_str: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let Some(string) = item.string() else {
            self.wrong_type(item, Word::AString);
            return None;
        };
        let word = all.into_iter().find(|word| as_str(*word) == string);
        if word.is_none() {
            let names = all.map(as_str);
            self.sink.report(Code::UnknownWord, item, || unknown_name(&string, &names));
        }
        word
    }

    pub(super) fn boolean(&mut self, item: Item<'_, '_>) -> Option<bool> {
        match item.kind() {
            Kind::True => Some(true),
            Kind::False => Some(false),
            _ => {
                self.wrong_type(item, Word::ABoolean);
                None
            }
        }
    }

    /// A decimal that is not negative: a JSON number, or plain decimal text.
    pub(super) fn decimal(&mut self, item: Item<'_, '_>, expected: Word) -> Option<Decimal> {
        let digits = self.limits.digits.min(MAX_DIGITS);
        let parsed = match (item.kind(), item.string()) {
            (Kind::Number, _) => parse_number(item.raw(), digits),
            (_, Some(text)) => parse_plain(&text, digits),
            _ => {
                self.wrong_type(item, expected);
                return None;
            }
        };
        let code = match parsed {
            Ok(decimal) if decimal.is_sign_negative() && !decimal.is_zero() => Code::Negative,
            Ok(decimal) => return Some(decimal),
            Err(DecimalError::TooManyDigits) => Code::TooManyDigits,
            Err(DecimalError::Malformed) if has_decimal_comma(item) => Code::DecimalComma,
            Err(DecimalError::Malformed) => Code::InvalidDecimal,
        };
        self.sink.report(code, item, || {
            let expected = match code {
                Code::TooManyDigits => Phrase::number(digits),
                Code::Negative => Phrase::Word(Word::NotNegative),
                _ => Phrase::Word(expected),
            };
            Detail::default().found(describe(item)).expected(expected)
        });
        None
    }

    /// A percentage from 0 to 100, with the digits that were stated.
    pub(super) fn percent(&mut self, item: Item<'_, '_>) -> Option<Decimal> {
        let percent = self.decimal(item, Word::APercent)?;
        if compare(percent, Decimal::ONE_HUNDRED).is_gt() {
            self.found(Code::PercentAbove100, item, item.raw());
            return None;
        }
        Some(percent)
    }

    /// A whole number from 0 to 2⁵³ − 1, as a JSON number.
    pub(super) fn count(&mut self, item: Item<'_, '_>) -> Option<u64> {
        if item.kind() != Kind::Number {
            self.wrong_type(item, Word::ACount);
            return None;
        }
        // Most counts are plain digits; every other spelling of a whole number is read as the decimal that it is.
        let raw = item.raw();
        if let Some(count) = raw.parse().ok().filter(|count| *count <= MAX_COUNT)
            && raw.len() <= self.limits.digits
        {
            return Some(count);
        }
        let decimal = self.decimal(item, Word::ACount)?;
        self.whole_number(item, decimal)
    }

    /// The whole number that a decimal read from the item is.
    pub(super) fn whole_number(&mut self, item: Item<'_, '_>, decimal: Decimal) -> Option<u64> {
        let count = to_count(decimal);
        if count.is_none() {
            let (code, expected) = if decimal.normalize().scale() > 0 {
                (Code::NotWhole, Phrase::Word(Word::ACount))
            } else {
                (Code::CountTooLarge, Phrase::Number(MAX_COUNT))
            };
            self.sink.report(code, item, || Detail::default().found(describe(item)).expected(expected));
        }
        count
    }

    pub(crate) fn year(&mut self, item: Item<'_, '_>) -> Option<Year> {
        if item.kind() != Kind::Number {
            self.wrong_type(item, Word::AYear);
            return None;
        }
        // Most years are plain digits; `2024.0` and `2.024e3` are the same year.
        let plain = item.raw().parse().ok();
        let spelt = || u16::try_from(to_count(parse_number(item.raw(), MAX_DIGITS).ok()?)?).ok();
        let year = plain.or_else(spelt).and_then(Year::new);
        if year.is_none() {
            self.found(Code::InvalidYear, item, item.raw());
        }
        year
    }

    pub(super) fn date(&mut self, item: Item<'_, '_>) -> Option<Date> {
        let string = self.string(item)?;
        let date = string.parse().ok();
        if date.is_none() {
            self.found(Code::InvalidDate, item, &string);
        }
        date
    }

    /// Reports a code together with what was found.
    pub(super) fn found(&mut self, code: Code, item: Item<'_, '_>, found: &str) {
        self.sink.report(code, item, || Detail::default().found(Phrase::verbatim(found)));
    }
}

/// Whether a text would be a decimal if its comma were a point, and marks between thousands were left out: `99,5`,
/// `1.234,5` or `1,234.5`.
fn has_decimal_comma(item: Item<'_, '_>) -> bool {
    let Some(text) = item.string() else { return false };
    let mut halves = text.split(',');
    let (Some(before), Some(after), None) = (halves.next(), halves.next(), halves.next()) else {
        return false;
    };
    let is_plain = |text: &str| parse_plain(text, MAX_DIGITS) != Err(DecimalError::Malformed);
    let grouped = before.split('.').skip(1).all(|thousands| thousands.len() == 3);
    (grouped && is_plain(&format!("{}.{after}", before.replace('.', ""))))
        || is_plain(&format!("{before}{after}"))
}
