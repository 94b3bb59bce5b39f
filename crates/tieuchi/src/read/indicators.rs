//! Reading the values that a dossier reports for indicators.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::code::Code;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::phrase::{Phrase, Word};
use crate::diagnostic::sink::Detail;
use crate::json::tape::{Item, Kind};
use crate::model::criterion::Measure;
use crate::model::index::{Index, Indicator, Scoring, StepMeasure};
use crate::model::possible::{Open, Prospect};
use crate::model::score::{IndicatorScore, IndicatorValue};
use crate::read::fields::Reader;
use crate::value::date::Year;
use crate::value::decimal::normal_form;
use crate::value::exact::Exact;
use crate::value::id::IndicatorId;
use crate::value::quantity::Value;

impl Reader<'_> {
    /// The values of indicators of a score, and what they come to.
    pub(super) fn indicator_score(
        &mut self,
        item: Item<'_, '_>,
        index: &Index,
        year: Option<Year>,
        at_year: Option<Item<'_, '_>>,
    ) -> Option<Arc<IndicatorScore>> {
        if !index.is_complete() {
            self.found(Code::IndexIncomplete, item, index.id().as_str());
            return None;
        }
        if let (Some(year), Some(at)) = (year, at_year)
            && !index.years().contains(&year)
        {
            self.sink.report(Code::YearNotScored, at, || {
                let years = Phrase::names(index.years().iter().map(ToString::to_string));
                Detail::default().found(Phrase::verbatim(at.raw())).expected(years)
            });
        }
        let indicators = index.indicators();
        let mut values = vec![None; indicators.len()];
        for (key, name, value) in self.entries(item) {
            let number = indicators.iter().position(|indicator| indicator.id.as_str() == name);
            let Some((number, indicator)) = number.and_then(|number| Some((number, indicators.get(number)?)))
            else {
                if self.id_of::<IndicatorId>(key, &name).is_some() {
                    let mut known = indicators.iter().map(|indicator| indicator.id.as_str());
                    self.unknown(Code::UnknownIndicator, key, &name, &mut known);
                }
                continue;
            };
            if value.is_null() {
                continue;
            }
            if indicator.is_sum() {
                let parts = index.parts_of(number).filter_map(|part| indicators.get(part));
                self.sink.report(Code::IndicatorIsSum, key, || {
                    let parts = Phrase::names(parts.map(|part| part.id.as_str()));
                    Detail::default().found(Phrase::verbatim(&name)).expected(parts)
                });
                continue;
            }
            let read = self.indicator_value(value, indicator);
            if let Some(place) = values.get_mut(number) {
                *place = read;
            }
        }
        Some(Arc::new(IndicatorScore::new(index.clone(), values)))
    }

    fn indicator_value(&mut self, item: Item<'_, '_>, indicator: &Indicator) -> Option<IndicatorValue> {
        match &indicator.scoring {
            Scoring::Steps { measure: StepMeasure::Percent, .. } | Scoring::Proportion { .. } => {
                let Some(Value::Percent(percent)) = self.value(item, &Measure::PERCENT).value else {
                    return None;
                };
                Some(IndicatorValue::Percent(percent))
            }
            Scoring::Steps { measure: StepMeasure::Count { .. }, .. } => {
                self.inside(item, "count", Self::count).map(IndicatorValue::Count)
            }
            Scoring::Steps { measure: StepMeasure::Amount { .. }, .. } => self
                .inside(item, "amount", |reader, item| reader.decimal(item, Word::ADecimal))
                .map(IndicatorValue::Amount),
            Scoring::YesNo => match self.value(item, &Measure::YesNo { unit: None }).value {
                Some(Value::YesNo(present)) => Some(IndicatorValue::YesNo(present)),
                _ => None,
            },
            Scoring::Cases(cases) => {
                let names: Vec<&str> = cases.iter().map(|case| case.id.as_str()).collect();
                self.inside(item, "case", |reader, item| {
                    let name = reader.string(item)?;
                    let place = names.iter().position(|known| *known == name);
                    if place.is_none() {
                        reader.sink.report(Code::UnknownCase, item, || {
                            Detail::default()
                                .found(Phrase::verbatim(&name))
                                .expected(Phrase::names(&names))
                                .nearest(nearest(&name, &mut names.iter().copied()))
                        });
                    }
                    place
                })
                .map(IndicatorValue::Case)
            }
            Scoring::Sum { .. } => None,
        }
    }

    /// A value by itself, or under the one key that an object for it has.
    fn inside<T>(
        &mut self,
        item: Item<'_, '_>,
        key: &'static str,
        read: impl FnOnce(&mut Self, Item<'_, '_>) -> Option<T>,
    ) -> Option<T> {
        if item.kind() != Kind::Object {
            return read(self, item);
        }
        let [value] = self.fields(item, &[key])?;
        read(self, value?)
    }

    /// Stated points must be those that follow from the indicators, or one of the totals that missing ones leave possible,
    /// rounded half up to the digits stated. Whether some are open, and exactly these points possible.
    pub(super) fn check_points(
        &mut self,
        item: Item<'_, '_>,
        stated: Decimal,
        score: &IndicatorScore,
    ) -> bool {
        let range = score.total();
        let mut nearest = [None, None];
        if range.is_exact() {
            if range.low.rounds_to(stated) {
                return false;
            }
        } else {
            let prospect = Prospect::new(score, Open::AsMissing);
            let totals = prospect.totals();
            match prospect.nearest(&totals, stated) {
                None => return prospect.gives(&totals, stated),
                Some(found) => nearest = found,
            }
        }
        self.sink.report(Code::PointsMismatch, item, || {
            let rounded = |points: &Exact| {
                normal_form(points.rounded(stated.scale()).unwrap_or_else(|| points.shown()))
            };
            let expected = match &nearest {
                [Some(below), Some(above)] => Phrase::names([rounded(below), rounded(above)]),
                _ if range.is_exact() => Phrase::verbatim(&rounded(&range.low)),
                _ => Phrase::verbatim(&format!("{}–{}", rounded(&range.low), rounded(&range.high))),
            };
            Detail::default().found(Phrase::verbatim(item.raw())).expected(expected)
        });
        false
    }
}
