//! Reading the value reported for a criterion, in every form the dossier format knows.

use rust_decimal::Decimal;

use crate::diagnostic::code::Code;
use crate::diagnostic::phrase::{Phrase, Word};
use crate::diagnostic::sink::Detail;
use crate::json::tape::{Item, Kind};
use crate::model::criterion::Measure;
use crate::read::fields::Reader;
use crate::value::quantity::{Count, Percent, Ratio, Value};

/// A value and the list of its evidence, where it carries one.
pub(super) struct Reported<'p, 't> {
    pub(super) value: Option<Value>,
    pub(super) evidence: Option<Item<'p, 't>>,
}

impl Reader<'_> {
    /// The value for a criterion of this measure; `None` where it could not be read. An object that says nothing, or
    /// `null` alone, reports nothing.
    pub(super) fn value<'p, 't>(
        &mut self,
        item: Item<'p, 't>,
        measure: &Measure,
    ) -> Option<Reported<'p, 't>> {
        if item.is_null() {
            return Some(Reported { value: None, evidence: None });
        }
        match measure {
            Measure::Percent { .. } => self.percent_value(item),
            Measure::YesNo { .. } => self.yes_no_value(item),
            Measure::Count { .. } => self.count_value(item),
        }
    }

    fn percent_value<'p, 't>(&mut self, item: Item<'p, 't>) -> Option<Reported<'p, 't>> {
        match item.kind() {
            Kind::Number | Kind::String | Kind::Escaped => {
                Some(bare(Value::Percent(Percent::Stated(self.percent(item)?))))
            }
            Kind::Object => {
                let [percent, numerator, denominator, evidence] =
                    self.fields(item, &["percent", "numerator", "denominator", "evidence"])?;
                let stated = percent.map(|percent| self.percent(percent));
                let ratio = self.ratio(item, numerator, denominator)?;
                let value = match (stated, ratio) {
                    (None, None) => None,
                    (Some(stated), None) => Some(Percent::Stated(stated?)),
                    (None, Some(ratio)) => Some(Percent::Ratio(ratio)),
                    (Some(stated), Some(ratio)) => {
                        Some(Percent::Both(self.agreeing(percent?, stated?, ratio)?, ratio))
                    }
                };
                Some(Reported { value: value.map(Value::Percent), evidence })
            }
            _ => {
                self.wrong_type(item, Word::APercentValue);
                None
            }
        }
    }

    /// Numerator and denominator, if given: the inner `None` where neither is, the outer where they cannot be read.
    #[expect(clippy::option_option, reason = "absent and unreadable are two things")]
    fn ratio(
        &mut self,
        object: Item<'_, '_>,
        numerator: Option<Item<'_, '_>>,
        denominator: Option<Item<'_, '_>>,
    ) -> Option<Option<Ratio>> {
        let (Some(numerator_item), Some(denominator_item)) = (numerator, denominator) else {
            return match (numerator, denominator) {
                (None, None) => Some(None),
                (None, _) => {
                    self.required(object, None, "numerator");
                    None
                }
                _ => {
                    self.required(object, None, "denominator");
                    None
                }
            };
        };
        let (numerator, denominator) = (self.count(numerator_item), self.count(denominator_item));
        let ratio = Ratio { numerator: numerator?, denominator: denominator? };
        if ratio.numerator > ratio.denominator {
            self.sink.report(Code::NumeratorAboveDenominator, numerator_item, || {
                Detail::default()
                    .found(Phrase::Number(ratio.numerator))
                    .expected(Phrase::Number(ratio.denominator))
            });
            return None;
        }
        Some(Some(ratio))
    }

    /// The stated percentage, if it is the ratio rounded half up to the digits stated. Nothing is said of a ratio
    /// whose denominator is zero: it is undetermined whatever was stated.
    fn agreeing(&mut self, item: Item<'_, '_>, stated: Decimal, ratio: Ratio) -> Option<Decimal> {
        if ratio.denominator == 0 || ratio.rounds_to(stated) {
            return Some(stated);
        }
        self.sink.report(Code::PercentMismatch, item, || {
            let rounded = ratio.rounded(stated.scale()).or_else(|| ratio.percent(None)).unwrap_or_default();
            Detail::default()
                .found(Phrase::verbatim(item.raw()))
                .expected(Phrase::verbatim(&rounded.to_string()))
        });
        None
    }

    fn yes_no_value<'p, 't>(&mut self, item: Item<'p, 't>) -> Option<Reported<'p, 't>> {
        match item.kind() {
            Kind::True => Some(bare(Value::YesNo(true))),
            Kind::False => Some(bare(Value::YesNo(false))),
            Kind::Object => {
                let [present, evidence] = self.fields(item, &["present", "evidence"])?;
                let present = match present {
                    Some(present) => Some(Value::YesNo(self.boolean(present)?)),
                    None => None,
                };
                Some(Reported { value: present, evidence })
            }
            _ => {
                self.wrong_type(item, Word::AYesNoValue);
                None
            }
        }
    }

    fn count_value<'p, 't>(&mut self, item: Item<'p, 't>) -> Option<Reported<'p, 't>> {
        let present = |present| Value::Count(Count { present: Some(present), number: None });
        match item.kind() {
            Kind::True => Some(bare(present(true))),
            Kind::False => Some(bare(present(false))),
            Kind::Number => {
                let number = self.count(item)?;
                Some(bare(Value::Count(Count { present: None, number: Some(number) })))
            }
            Kind::Object => self.count_object(item),
            _ => {
                self.wrong_type(item, Word::ACountValue);
                None
            }
        }
    }

    fn count_object<'p, 't>(&mut self, item: Item<'p, 't>) -> Option<Reported<'p, 't>> {
        let [present_item, count, evidence] = self.fields(item, &["present", "count", "evidence"])?;
        let present = present_item.map(|present| self.boolean(present));
        let number = count.map(|count| self.count(count));
        if present_item.is_none() && count.is_none() {
            return Some(Reported { value: None, evidence });
        }
        let (present, number) = (
            present.map_or(Some(None), |read| read.map(Some))?,
            number.map_or(Some(None), |read| read.map(Some))?,
        );
        if let (Some(item), Some(verdict), Some(number)) = (present_item, present, number)
            && verdict != (number > 0)
        {
            self.sink.report(Code::CountMismatch, item, || {
                Detail::default().found(Phrase::verbatim(item.raw())).expected(Phrase::Number(number))
            });
            return None;
        }
        Some(Reported { value: Some(Value::Count(Count { present, number })), evidence })
    }
}

fn bare<'p, 't>(value: Value) -> Reported<'p, 't> {
    Reported { value: Some(value), evidence: None }
}
