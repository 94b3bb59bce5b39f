//! Reading an indicator and its way of scoring.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::diagnostic::code::Code;
use crate::diagnostic::phrase::{Phrase, Word};
use crate::diagnostic::sink::Detail;
use crate::json::tape::{Item, Kind};
use crate::model::index::{Case, Indicator, PointStep, Scoring, StepMeasure};
use crate::read::acts::Known;
use crate::read::fields::Reader;
use crate::value::decimal::{compare, normal_form};
use crate::value::exact::Exact;
use crate::value::quantity::Bound;

/// The ways of scoring, which can be told even where the rest cannot be read.
#[derive(Clone, Copy)]
enum Method {
    Steps,
    Proportion,
    Cases,
    YesNo,
    Sum,
}

impl Method {
    const ALL: [Self; 5] = [Self::Steps, Self::Proportion, Self::Cases, Self::YesNo, Self::Sum];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Proportion => "proportion",
            Self::Cases => "cases",
            Self::YesNo => "yes_no",
            Self::Sum => "sum",
        }
    }
}

/// What values by steps are.
const MEASURES: [&str; 3] = ["percent", "count", "amount"];

impl Reader<'_> {
    /// Reads an indicator and its parts into the list, and gives its maximum.
    pub(super) fn indicator(
        &mut self,
        item: Item<'_, '_>,
        known: &Known,
        ids: &mut BTreeSet<String>,
        all: &mut Vec<Indicator>,
        is_part: bool,
    ) -> Option<Exact> {
        let [id, title, maximum, scoring, source, interpretation] =
            self.fields(item, &["id", "title", "maximum", "scoring", "source", "interpretation"])?;
        let id = self.required_id(item, id, ids);
        let title = self.required_text(item, title, "title");
        let maximum =
            self.required(item, maximum, "maximum").and_then(|maximum| self.decimal(maximum, Word::ADecimal));
        let source = if is_part { source } else { self.required(item, source, "source") };
        let source = source.and_then(|source| self.source(source, known));
        let interpretation = self.optional_text(interpretation);
        let scoring_item = self.required(item, scoring, "scoring");
        let method = scoring_item.and_then(|scoring| self.method(scoring));
        // The place is taken before the parts come, and given back where the indicator cannot be read.
        let number = all.len();
        let scoring = scoring_item.zip(method).and_then(|(item, method)| match method {
            Method::Sum => self.sum(item, maximum, known, ids, all, number),
            _ => self.scoring(item, method, maximum),
        });
        let after = all.len() + usize::from(!matches!(scoring, Some(Scoring::Sum { .. })));
        let (maximum, scoring) = (maximum?, scoring?);
        let read = Indicator { id, title, maximum, scoring, source, interpretation, after };
        if read.is_sum() {
            if let Some(place) = all.get_mut(number) {
                *place = read;
            }
        } else {
            all.push(read);
        }
        Some(Exact::decimal(maximum))
    }

    fn method(&mut self, item: Item<'_, '_>) -> Option<Method> {
        if item.kind() != Kind::Object {
            self.wrong_type(item, Word::AnObject);
            return None;
        }
        let method = item.get("method").filter(|method| !method.is_null());
        self.required(item, method, "method")
            .and_then(|method| self.word(method, Method::ALL, Method::as_str))
    }

    fn scoring(&mut self, item: Item<'_, '_>, method: Method, maximum: Option<Decimal>) -> Option<Scoring> {
        match method {
            Method::Steps => self.steps(item, maximum),
            Method::Proportion => {
                let [_, counted, full_at] = self.fields(item, &["method", "counted", "full_at"])?;
                let counted = self.optional_text(counted);
                let percent = match full_at {
                    Some(full_at) => self.percent(full_at)?,
                    None => Decimal::ONE_HUNDRED,
                };
                if let Some(full_at) = full_at
                    && percent.is_zero()
                {
                    self.sink.report(Code::FullAtZero, full_at, Detail::default);
                    return None;
                }
                Some(Scoring::Proportion { counted, full_at: percent })
            }
            Method::Cases => {
                let [_, cases] = self.fields(item, &["method", "cases"])?;
                let list = self.required_list(item, cases, "cases");
                let mut seen = BTreeSet::new();
                let cases = self.list(list, |reader, item| {
                    let [id, title, points] = reader.fields(item, &["id", "title", "points"])?;
                    let id = reader.required_id(item, id, &mut seen);
                    let title = reader.required_text(item, title, "title");
                    let points = reader.required(item, points, "points");
                    let points = points.and_then(|points| reader.points(points, maximum));
                    Some(Case { id, title, points: points? })
                });
                self.check_maximum_given(list?, cases.iter().map(|case| case.points).collect(), maximum);
                Some(Scoring::Cases(cases))
            }
            Method::YesNo => {
                let [_] = self.fields(item, &["method"])?;
                Some(Scoring::YesNo)
            }
            Method::Sum => None,
        }
    }

    /// Points that are at most the maximum.
    fn points(&mut self, item: Item<'_, '_>, maximum: Option<Decimal>) -> Option<Decimal> {
        let points = self.decimal(item, Word::ADecimal)?;
        if let Some(maximum) = maximum
            && compare(points, maximum).is_gt()
        {
            self.sink.report(Code::PointsAboveMaximum, item, || {
                let maximum = Phrase::verbatim(&normal_form(maximum));
                Detail::default().found(Phrase::verbatim(item.raw())).expected(maximum)
            });
        }
        Some(points)
    }

    /// One of the points that a list gives must be the maximum, or the maximum would be none.
    fn check_maximum_given(&mut self, list: Item<'_, '_>, points: Vec<Decimal>, maximum: Option<Decimal>) {
        let Some(maximum) = maximum.filter(|_| points.len() == list.items().count()) else { return };
        let best =
            points.into_iter().reduce(|best, each| if compare(each, best).is_gt() { each } else { best });
        if best.is_none_or(|best| compare(best, maximum).is_lt()) {
            self.sink.report(Code::MaximumNotGiven, list, || {
                Detail::default().expected(Phrase::verbatim(&normal_form(maximum)))
            });
        }
    }

    fn steps(&mut self, item: Item<'_, '_>, maximum: Option<Decimal>) -> Option<Scoring> {
        let [_, measure, list, otherwise] =
            self.fields(item, &["method", "measure", "steps", "otherwise"])?;
        let measure = self.required(item, measure, "measure").and_then(|measure| self.step_measure(measure));
        let list = self.required_list(item, list, "steps");
        let mut previous: Option<PointStep> = None;
        let steps = self.list(list, |reader, item| {
            let [at_least, at_most, points] = reader.fields(item, &["at_least", "at_most", "points"])?;
            let points_item = reader.required(item, points, "points");
            let points = points_item.and_then(|points| reader.points(points, maximum));
            let bound = match (at_least, at_most) {
                (Some(least), None) => reader.step_bound(least, measure.as_ref()).map(Bound::AtLeast),
                (None, Some(most)) => reader.step_bound(most, measure.as_ref()).map(Bound::AtMost),
                (found, _) => {
                    let found = if found.is_some() { Word::SeveralKeys } else { Word::Nothing };
                    reader.wrong_form(item, found, Word::OneStepBound);
                    None
                }
            };
            let step = PointStep { bound: bound?, points: points? };
            if previous.as_ref().is_some_and(|previous| !descends(previous, &step)) {
                reader.sink.report(Code::StepsNotDescending, item, Detail::default);
            }
            previous = Some(step.clone());
            Some(step)
        });
        let lowest = match otherwise {
            Some(otherwise) => self.points(otherwise, maximum)?,
            None => Decimal::ZERO,
        };
        if let (Some(at), Some(last)) = (otherwise, steps.last())
            && compare(lowest, last.points).is_ge()
        {
            self.sink.report(Code::StepsNotDescending, at, Detail::default);
        }
        self.check_maximum_given(list?, steps.iter().map(|step| step.points).collect(), maximum);
        Some(Scoring::Steps { measure: measure?, steps, otherwise: lowest })
    }

    fn step_measure(&mut self, item: Item<'_, '_>) -> Option<StepMeasure> {
        if item.kind() != Kind::Object {
            self.wrong_type(item, Word::AnObject);
            return None;
        }
        let kind = item.get("kind").filter(|kind| !kind.is_null());
        let kind =
            self.required(item, kind, "kind").and_then(|kind| self.word(kind, MEASURES, |word| word))?;
        if kind == "percent" {
            let [_] = self.fields(item, &["kind"])?;
            return Some(StepMeasure::Percent);
        }
        let [_, unit] = self.fields(item, &["kind", "unit"])?;
        let unit = self.required_text(item, unit, "unit");
        Some(if kind == "count" { StepMeasure::Count { unit } } else { StepMeasure::Amount { unit } })
    }

    fn step_bound(&mut self, item: Item<'_, '_>, measure: Option<&StepMeasure>) -> Option<Decimal> {
        match measure {
            Some(StepMeasure::Percent) => self.percent(item),
            Some(StepMeasure::Count { .. }) => {
                let decimal = self.decimal(item, Word::ADecimal)?;
                self.whole_number(item, decimal).map(Decimal::from)
            }
            _ => self.decimal(item, Word::ADecimal),
        }
    }

    fn sum(
        &mut self,
        item: Item<'_, '_>,
        maximum: Option<Decimal>,
        known: &Known,
        ids: &mut BTreeSet<String>,
        all: &mut Vec<Indicator>,
        number: usize,
    ) -> Option<Scoring> {
        let [_, parts, capped_item] = self.fields(item, &["method", "parts", "capped"])?;
        let capped = match capped_item {
            Some(capped) => self.boolean(capped)?,
            None => false,
        };
        let list = self.required_list(item, parts, "parts")?;
        if list.items().next().is_none() {
            self.sink.report(Code::Empty, list, Detail::default);
            return None;
        }
        let mut own = Vec::new();
        // Numbers of parts count from the place of the sum, which is not there yet.
        let maxima = self.list(Some(list), |reader, item| reader.indicator(item, known, ids, &mut own, true));
        let is_whole = maxima.len() == list.items().count();
        let (total, maximum) = (Exact::sum(&maxima), Exact::decimal(maximum?));
        let code = match total.cmp(&maximum) {
            std::cmp::Ordering::Greater if !capped => Some(Code::PartsAboveMaximum),
            std::cmp::Ordering::Less => Some(Code::PartsBelowMaximum),
            _ => None,
        };
        if let Some(code) = code.filter(|_| is_whole) {
            self.sink.report(code, list, || {
                let found = Phrase::verbatim(&total.plain());
                Detail::default().found(found).expected(Phrase::verbatim(&maximum.plain()))
            });
        }
        let placeholder = own.first().cloned()?;
        all.push(placeholder);
        all.extend(own.into_iter().map(|part| Indicator { after: part.after + number + 1, ..part }));
        Some(Scoring::Sum { capped })
    }
}

/// Whether a step demands less than the one before it and gives fewer points.
fn descends(previous: &PointStep, step: &PointStep) -> bool {
    let worse = match (previous.bound, step.bound) {
        (Bound::AtLeast(previous), Bound::AtLeast(next)) => compare(next, previous).is_lt(),
        (Bound::AtMost(previous), Bound::AtMost(next)) => compare(next, previous).is_gt(),
        _ => false,
    };
    worse && compare(step.points, previous.points).is_lt()
}
