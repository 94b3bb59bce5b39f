//! Reading criteria: measures, targets, citations.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::diagnostic::code::Code;
use crate::diagnostic::phrase::{Phrase, Word};
use crate::diagnostic::sink::Detail;
use crate::json::tape::{Item, Kind};
#[cfg(feature = "rollup")]
use crate::model::criterion::RollupRule;
use crate::model::criterion::{ByAttribute, Criterion, Definition, Measure, Target};
use crate::read::acts::Known;
use crate::read::fields::{Reader, describe};
use crate::value::date::Year;
#[cfg(feature = "programmes")]
use crate::value::id::RecognitionLevelId;
use crate::value::language::Text;
use crate::value::order::sort;
use crate::value::quantity::Bound;

/// What a measure is, which can be told even where the rest of it cannot be read.
#[derive(Clone, Copy)]
enum MeasureKind {
    Percent,
    YesNo,
    Count,
    Amount,
}

impl MeasureKind {
    const ALL: [Self; 4] = [Self::Percent, Self::YesNo, Self::Count, Self::Amount];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::YesNo => "yes_no",
            Self::Count => "count",
            Self::Amount => "amount",
        }
    }
}

impl Reader<'_> {
    pub(super) fn criterion(
        &mut self,
        item: Item<'_, '_>,
        years: &[Year],
        known: &Known,
        seen: &mut BTreeSet<String>,
    ) -> Option<Criterion> {
        let [
            id,
            title,
            measure,
            targets,
            every_year,
            lead,
            coordinating,
            citations,
            source,
            interpretation,
            rollup,
        ] = self.fields(
            item,
            &[
                "id",
                "title",
                "measure",
                "targets",
                "target",
                "lead_agencies",
                "coordinating_agencies",
                "citations",
                "source",
                "interpretation",
                "rollup",
            ],
        )?;
        let id = self.required_id(item, id, seen);
        let title = self.required_text(item, title, "title");
        let measure_item = self.required(item, measure, "measure");
        let kind = measure_item.and_then(|measure| self.measure_kind(measure));
        let measure = measure_item.zip(kind).and_then(|(item, kind)| self.measure(item, kind, &title, known));
        let targets = match (targets, every_year) {
            (targets, None) => {
                let targets = self.required(item, targets, "targets");
                targets.map(|targets| self.targets(targets, kind, years, known)).unwrap_or_default()
            }
            #[cfg(not(feature = "programmes"))]
            (None, Some(target)) => {
                self.not_supported(target, "target");
                Vec::new()
            }
            #[cfg(feature = "programmes")]
            (None, Some(target)) => {
                // Without its kind, nothing can be said about the measure's targets.
                let target = kind.and_then(|kind| self.target(target, kind, known));
                target
                    .map(|target| years.iter().map(|year| (*year, target.clone())).collect())
                    .unwrap_or_default()
            }
            (Some(_), Some(_)) => {
                self.wrong_form(item, Word::SeveralKeys, Word::OneOfTargets);
                Vec::new()
            }
        };
        let lead_agencies = self.agency_ids(lead, known);
        let coordinating_agencies = self.agency_ids(coordinating, known);
        let citations = self.list(citations, |reader, citation| reader.citation(citation, known));
        let source = self.required_source(item, source, known);
        let interpretation = self.optional_text(interpretation);
        #[cfg(not(feature = "rollup"))]
        let rollup = self.unread(rollup);
        #[cfg(feature = "rollup")]
        let rollup = rollup.and_then(|rollup| self.rollup(rollup, known));
        #[cfg(feature = "rollup")]
        if let (Some(item), Some(_), Some(MeasureKind::YesNo | MeasureKind::Count)) =
            (measure_item, &rollup, kind)
        {
            self.wrong_form(item, Word::NoShare, Word::AShare);
        }
        Some(Criterion {
            id,
            title,
            measure: measure?,
            targets,
            every_year: every_year.is_some(),
            lead_agencies,
            coordinating_agencies,
            citations,
            source,
            interpretation,
            rollup,
        })
    }

    #[cfg(feature = "rollup")]
    fn rollup(&mut self, item: Item<'_, '_>, known: &Known) -> Option<Box<RollupRule>> {
        let [level, source, interpretation] = self.fields(item, &["level", "source", "interpretation"])?;
        let level = self.required(item, level, "level").and_then(|level| self.id(level));
        let source = self.optional_source(source, known);
        let interpretation = self.required_text(item, interpretation, "interpretation");
        Some(Box::new(RollupRule { level: level?, source, interpretation }))
    }

    fn measure_kind(&mut self, item: Item<'_, '_>) -> Option<MeasureKind> {
        if item.kind() != Kind::Object {
            self.wrong_type(item, Word::AnObject);
            return None;
        }
        let kind = item.get("kind").filter(|kind| !kind.is_null());
        let item = self.required(item, kind, "kind")?;
        let kind = self.word(item, MeasureKind::ALL, MeasureKind::as_str);
        #[cfg(not(feature = "programmes"))]
        if matches!(kind, Some(MeasureKind::Amount)) {
            self.not_supported(item, "amount");
        }
        kind
    }

    fn measure(
        &mut self,
        item: Item<'_, '_>,
        kind: MeasureKind,
        title: &Text,
        known: &Known,
    ) -> Option<Measure> {
        match kind {
            MeasureKind::Percent => {
                let [_, counted, numerator, denominator] =
                    self.fields(item, &["kind", "counted", "numerator", "denominator"])?;
                let text = self.optional_text(counted);
                if let (Some(item), Some(counted)) = (counted, &text)
                    && !title.vi.is_empty()
                    && !title.vi.contains(&counted.vi)
                {
                    self.found(Code::CountedNotInTitle, item, &counted.vi);
                }
                let numerator = self.definition(numerator, known);
                let denominator = self.definition(denominator, known);
                Some(Measure::Percent { counted: text, numerator, denominator })
            }
            MeasureKind::YesNo => {
                let [_, unit] = self.fields(item, &["kind", "unit"])?;
                Some(Measure::YesNo { unit: self.optional_text(unit) })
            }
            MeasureKind::Count => {
                let [_, unit] = self.fields(item, &["kind", "unit"])?;
                let unit = self.required_text(item, unit, "unit");
                Some(Measure::Count { unit })
            }
            #[cfg(not(feature = "programmes"))]
            MeasureKind::Amount => None,
            #[cfg(feature = "programmes")]
            MeasureKind::Amount => {
                let [_, unit] = self.fields(item, &["kind", "unit"])?;
                let unit = self.required_text(item, unit, "unit");
                Some(Measure::Amount { unit })
            }
        }
    }

    fn definition(&mut self, item: Option<Item<'_, '_>>, known: &Known) -> Option<Box<Definition>> {
        let item = item?;
        let [what, source] = self.fields(item, &["what", "source"])?;
        let what = self.required_text(item, what, "what");
        let source = self.required_source(item, source, known);
        Some(Box::new(Definition { what, source }))
    }

    fn targets(
        &mut self,
        item: Item<'_, '_>,
        kind: Option<MeasureKind>,
        years: &[Year],
        known: &Known,
    ) -> Vec<(Year, Target)> {
        let mut targets = Vec::new();
        for (key, name, value) in self.entries(item) {
            let year = years.iter().copied().find(|year| year.to_string() == name);
            // Where the set has no years, that is what is wrong.
            if year.is_none() && !years.is_empty() {
                self.sink.report(Code::TargetYear, key, || {
                    let expected = Phrase::names(years.iter().map(ToString::to_string));
                    Detail::default().found(Phrase::verbatim(&name)).expected(expected)
                });
            }
            // Without its kind, nothing can be said about the measure's targets.
            let target = kind.filter(|_| !value.is_null()).and_then(|kind| self.target(value, kind, known));
            if let (Some(year), Some(target)) = (year, target) {
                targets.push((year, target));
            }
        }
        sort(&mut targets, |left, right| left.0.cmp(&right.0));
        targets
    }

    fn target(&mut self, item: Item<'_, '_>, kind: MeasureKind, known: &Known) -> Option<Target> {
        let [at_least, at_most, present, by, at] =
            self.fields(item, &["at_least", "at_most", "present", "by", "at"])?;
        #[cfg(feature = "programmes")]
        {
            let at = at.map(|at| self.targets_by_level(at, kind, known)).unwrap_or_default();
            self.target_of(item, [at_least, at_most, present], by, kind).map(|target| Target { at, ..target })
        }
        #[cfg(not(feature = "programmes"))]
        {
            let _ = known;
            if let Some(at) = at {
                self.not_supported(at, "at");
            }
            self.target_of(item, [at_least, at_most, present], by, kind)
        }
    }

    /// What a level of recognition demands instead: a target of its own.
    #[cfg(feature = "programmes")]
    fn targets_by_level(
        &mut self,
        item: Item<'_, '_>,
        kind: MeasureKind,
        known: &Known,
    ) -> Vec<(RecognitionLevelId, Target)> {
        let mut targets = Vec::new();
        for (key, name, value) in self.entries(item) {
            let level = self.id_of::<RecognitionLevelId>(key, &name);
            if level.is_some() && !known.levels.contains(&*name) {
                let mut known = known.levels.iter().map(String::as_str);
                self.unknown(Code::UnknownRecognitionLevel, key, &name, &mut known);
            }
            if value.is_null() {
                continue;
            }
            let Some([at_least, at_most, present, by]) =
                self.fields(value, &["at_least", "at_most", "present", "by"])
            else {
                continue;
            };
            let target = self.target_of(value, [at_least, at_most, present], by, kind);
            targets.extend(level.zip(target));
        }
        targets
    }

    fn target_of(
        &mut self,
        item: Item<'_, '_>,
        stated: [Option<Item<'_, '_>>; 3],
        by: Option<Item<'_, '_>>,
        kind: MeasureKind,
    ) -> Option<Target> {
        let Some(by) = by else {
            let bound = self.bound(item, stated, kind)?;
            return Some(Target {
                general: Some(bound),
                by: None,
                #[cfg(feature = "programmes")]
                at: Vec::new(),
            });
        };
        let general = if stated.iter().any(Option::is_some) { self.bound(item, stated, kind) } else { None };
        let cases = self.entries(by);
        if by.kind() == Kind::Object && cases.len() != 1 {
            let found = if cases.is_empty() { Word::Nothing } else { Word::SeveralKeys };
            self.wrong_form(by, found, Word::OneAttribute);
        }
        let (key, name, values) = cases.into_iter().next()?;
        let attribute = self.id_of(key, &name);
        let mut listed = Vec::new();
        for (key, value, bound) in self.entries(values) {
            let case: Option<crate::value::id::SubjectId> = self.id_of(key, &value);
            let bound = if bound.is_null() { None } else { self.case(bound, kind) };
            listed.extend(case.map(|case| (case.as_str().to_owned(), bound)));
        }
        Some(Target {
            general,
            by: Some(ByAttribute { attribute: attribute?, cases: listed }),
            #[cfg(feature = "programmes")]
            at: Vec::new(),
        })
    }

    fn case(&mut self, item: Item<'_, '_>, kind: MeasureKind) -> Option<Bound> {
        let [at_least, at_most, present] = self.fields(item, &["at_least", "at_most", "present"])?;
        self.bound(item, [at_least, at_most, present], kind)
    }

    /// One of the three kinds of bound, of a kind that the measure takes.
    fn bound(
        &mut self,
        object: Item<'_, '_>,
        stated: [Option<Item<'_, '_>>; 3],
        kind: MeasureKind,
    ) -> Option<Bound> {
        let (name, item) = match stated {
            [Some(item), None, None] => ("at_least", item),
            [None, Some(item), None] => ("at_most", item),
            [None, None, Some(item)] => ("present", item),
            [None, None, None] => {
                self.wrong_form(object, Word::Nothing, Word::OneBound);
                return None;
            }
            _ => {
                self.wrong_form(object, Word::SeveralKeys, Word::OneBound);
                return None;
            }
        };
        let fitting: &[&str] = match kind {
            MeasureKind::Percent | MeasureKind::Amount => &["at_least", "at_most"],
            MeasureKind::YesNo => &["present"],
            MeasureKind::Count => &["at_least", "at_most", "present"],
        };
        if !fitting.contains(&name) {
            self.sink.report(Code::TargetKind, item, || {
                Detail::default().found(Phrase::verbatim(name)).expected(Phrase::names(fitting))
            });
            return None;
        }
        if name == "present" {
            if item.kind() != Kind::True {
                self.sink.report(Code::WrongType, item, || {
                    Detail::default().found(describe(item)).expected(Phrase::verbatim("true"))
                });
                return None;
            }
            return Some(Bound::Present);
        }
        let amount = match kind {
            MeasureKind::Count => self.whole_decimal(item),
            MeasureKind::Amount => self.decimal(item, Word::ADecimal),
            _ => self.percent(item),
        }?;
        Some(if name == "at_least" { Bound::AtLeast(amount) } else { Bound::AtMost(amount) })
    }

    /// A count as a rule set may write it: a JSON number or text.
    fn whole_decimal(&mut self, item: Item<'_, '_>) -> Option<Decimal> {
        let decimal = self.decimal(item, Word::ACount)?;
        self.whole_number(item, decimal).map(Decimal::from)
    }
}
