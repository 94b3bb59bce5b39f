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
    /// The value for a criterion of this measure, none where it could not be read, and the evidence under it. An object
    /// that says nothing, or `null` alone, reports nothing.
    pub(super) fn value<'p, 't>(&mut self, item: Item<'p, 't>, measure: &Measure) -> Reported<'p, 't> {
        if item.is_null() {
            return Reported { value: None, evidence: None };
        }
        match measure {
            Measure::Percent { .. } => self.percent_value(item),
            Measure::YesNo { .. } => self.yes_no_value(item),
            Measure::Count { .. } => self.count_value(item),
            #[cfg(feature = "programmes")]
            Measure::Amount { .. } => self.amount_value(item),
        }
    }

    fn percent_value<'p, 't>(&mut self, item: Item<'p, 't>) -> Reported<'p, 't> {
        match item.kind() {
            Kind::Number | Kind::String | Kind::Escaped => {
                bare(self.percent(item).map(|percent| Value::Percent(Percent::Stated(percent))))
            }
            Kind::Object => {
                let names = ["percent", "numerator", "denominator", "evidence"];
                let [percent, numerator, denominator, evidence] =
                    self.fields(item, &names).unwrap_or_default();
                let stated = percent.and_then(|percent| Some((percent, self.percent(percent)?)));
                let value = match (stated, self.ratio(item, numerator, denominator)) {
                    (None, None) => None,
                    (Some((_, stated)), None) => Some(Percent::Stated(stated)),
                    (None, Some(ratio)) => Some(Percent::Ratio(ratio)),
                    (Some((percent, stated)), Some(ratio)) => {
                        self.check_agreement(percent, stated, ratio);
                        Some(Percent::Both(stated, ratio))
                    }
                };
                Reported { value: value.map(Value::Percent), evidence }
            }
            _ => {
                self.wrong_type(item, Word::APercentValue);
                bare(None)
            }
        }
    }

    /// Numerator and denominator, if both are given and can be read.
    fn ratio(
        &mut self,
        object: Item<'_, '_>,
        numerator: Option<Item<'_, '_>>,
        denominator: Option<Item<'_, '_>>,
    ) -> Option<Ratio> {
        if numerator.is_some() || denominator.is_some() {
            self.required(object, numerator, "numerator");
            self.required(object, denominator, "denominator");
        }
        let counted = numerator.and_then(|item| Some((item, self.count(item)?)));
        let denominator = denominator.and_then(|item| self.count(item));
        let ((item, numerator), denominator) = counted.zip(denominator)?;
        if numerator > denominator {
            self.sink.report(Code::NumeratorAboveDenominator, item, || {
                Detail::default().found(Phrase::Number(numerator)).expected(Phrase::Number(denominator))
            });
            return None;
        }
        Some(Ratio { numerator, denominator })
    }

    /// A stated percentage must be the ratio rounded half up to the digits stated. Nothing is said of a ratio whose
    /// denominator is zero: it is undetermined whatever was stated.
    fn check_agreement(&mut self, item: Item<'_, '_>, stated: Decimal, ratio: Ratio) {
        if ratio.denominator == 0 || ratio.rounds_to(stated) {
            return;
        }
        self.sink.report(Code::PercentMismatch, item, || {
            let rounded = ratio.rounded(stated.scale()).or_else(|| ratio.percent(None)).unwrap_or_default();
            Detail::default()
                .found(Phrase::verbatim(item.raw()))
                .expected(Phrase::verbatim(&rounded.to_string()))
        });
    }

    fn yes_no_value<'p, 't>(&mut self, item: Item<'p, 't>) -> Reported<'p, 't> {
        match item.kind() {
            Kind::True => bare(Some(Value::YesNo(true))),
            Kind::False => bare(Some(Value::YesNo(false))),
            Kind::Object => {
                let [present, evidence] = self.fields(item, &["present", "evidence"]).unwrap_or_default();
                let present = present.and_then(|present| self.boolean(present));
                Reported { value: present.map(Value::YesNo), evidence }
            }
            _ => {
                self.wrong_type(item, Word::AYesNoValue);
                bare(None)
            }
        }
    }

    fn count_value<'p, 't>(&mut self, item: Item<'p, 't>) -> Reported<'p, 't> {
        let count = |present, number| Value::Count(Count { present, number });
        match item.kind() {
            Kind::True => bare(Some(count(Some(true), None))),
            Kind::False => bare(Some(count(Some(false), None))),
            Kind::Number => bare(self.count(item).map(|number| count(None, Some(number)))),
            Kind::Object => {
                let names = ["present", "count", "evidence"];
                let [present_item, number, evidence] = self.fields(item, &names).unwrap_or_default();
                let present = present_item.and_then(|present| self.boolean(present));
                let number = number.and_then(|number| self.count(number));
                if let (Some(item), Some(verdict), Some(number)) = (present_item, present, number)
                    && verdict != (number > 0)
                {
                    self.sink.report(Code::CountMismatch, item, || {
                        Detail::default().found(Phrase::verbatim(item.raw())).expected(Phrase::Number(number))
                    });
                }
                let reported = present.is_some() || number.is_some();
                Reported { value: reported.then(|| count(present, number)), evidence }
            }
            _ => {
                self.wrong_type(item, Word::ACountValue);
                bare(None)
            }
        }
    }

    #[cfg(feature = "programmes")]
    fn amount_value<'p, 't>(&mut self, item: Item<'p, 't>) -> Reported<'p, 't> {
        match item.kind() {
            Kind::Number | Kind::String | Kind::Escaped => {
                bare(self.decimal(item, Word::ADecimal).map(Value::Amount))
            }
            Kind::Object => {
                let [amount, evidence] = self.fields(item, &["amount", "evidence"]).unwrap_or_default();
                let amount = amount.and_then(|amount| self.decimal(amount, Word::ADecimal));
                Reported { value: amount.map(Value::Amount), evidence }
            }
            _ => {
                self.wrong_type(item, Word::AnAmountValue);
                bare(None)
            }
        }
    }
}

fn bare<'p, 't>(value: Option<Value>) -> Reported<'p, 't> {
    Reported { value, evidence: None }
}
