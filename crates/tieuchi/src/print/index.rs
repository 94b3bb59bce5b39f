//! The canonical form of an index, and what a score by indicators comes to as JSON.

use crate::json::write::Writer;
use crate::model::dossier::{Dossier, Score};
use crate::model::index::{
    Band, Case, Content, DeclaredIndicators, Index, Indicator, IndicatorGroup, PointStep, Scoring,
    StepMeasure,
};
use crate::model::score::{IndicatorScore, IndicatorValue, PointRange};
use crate::print::dossier::percent;
use crate::print::parts::{list, source, text};
use crate::print::rule_set::{bound, missing_part, resource};
use crate::value::order::places;

/// The canonical form, over which the hash is taken.
pub(crate) fn canonical(content: &Content) -> String {
    let mut out = Writer::with_capacity(1 << 14);
    out.object(|out| {
        list(out, "bands", &content.bands, band);
        out.entry("declared", content.declared.as_ref(), declared);
        out.key("format").integer(1_u32);
        out.key("groups").array(&content.groups, |out, each| group(out, each, content));
        out.key("id").string(content.id.as_str());
        out.entry("interpretation", content.interpretation.as_ref(), text);
        out.key("kind").string("index");
        out.entry("maximum", content.maximum, Writer::decimal);
        list(out, "missing", &content.missing, missing_part);
        list(out, "resources", &content.resources, resource);
        out.entry("source", content.source.as_ref(), source);
        out.key("status").string(content.status.as_str());
        out.key("subject").object(|out| out.key("level").string(content.level.as_str()));
        text(out.key("title"), &content.title);
        out.key("version").string(&content.version.to_string());
        list(out, "years", &content.years, |out, year| out.integer(year.number()));
    });
    out.finish()
}

fn band(out: &mut Writer, band: &Band) {
    out.object(|out| {
        out.key("at_least_percent").decimal(band.at_least_percent);
        out.key("id").string(band.id.as_str());
        out.entry("source", band.source.as_ref(), source);
        text(out.key("title"), &band.title);
    });
}

fn declared(out: &mut Writer, declared: &DeclaredIndicators) {
    out.object(|out| {
        out.key("groups").integer(declared.groups);
        out.key("indicators").integer(declared.indicators);
        out.entry("source", declared.source.as_ref(), source);
    });
}

fn group(out: &mut Writer, group: &IndicatorGroup, content: &Content) {
    out.object(|out| {
        out.key("id").string(group.id.as_str());
        indicators(out.key("indicators"), content, group.members.start, group.members.end);
        out.entry("interpretation", group.interpretation.as_ref(), text);
        out.key("maximum").decimal(group.maximum);
        out.entry("source", group.source.as_ref(), source);
        text(out.key("title"), &group.title);
    });
}

/// The indicators that stand directly between two numbers.
fn indicators(out: &mut Writer, content: &Content, from: usize, to: usize) {
    let mut next = from;
    let each = std::iter::from_fn(|| {
        let at = next;
        let indicator = content.indicators.get(at).filter(|_| at < to)?;
        next = indicator.after;
        Some((at, indicator))
    });
    out.array(each, |out, (number, each)| indicator(out, content, number, each));
}

fn indicator(out: &mut Writer, content: &Content, number: usize, indicator: &Indicator) {
    out.object(|out| {
        out.key("id").string(indicator.id.as_str());
        out.entry("interpretation", indicator.interpretation.as_ref(), text);
        out.key("maximum").decimal(indicator.maximum);
        out.key("scoring").object(|out| match &indicator.scoring {
            Scoring::Steps { measure, steps, otherwise } => {
                measured(out.key("measure"), measure);
                out.key("method").string("steps");
                out.key("otherwise").decimal(*otherwise);
                out.key("steps").array(steps, step);
            }
            Scoring::Proportion { counted, full_at } => {
                out.entry("counted", counted.as_ref(), text);
                out.key("full_at").decimal(*full_at);
                out.key("method").string("proportion");
            }
            Scoring::Cases(cases) => {
                out.key("cases").array(cases, case);
                out.key("method").string("cases");
            }
            Scoring::YesNo => out.key("method").string("yes_no"),
            Scoring::Sum { capped } => {
                out.key("capped").boolean(*capped);
                out.key("method").string("sum");
                indicators(out.key("parts"), content, number + 1, indicator.after);
            }
        });
        out.entry("source", indicator.source.as_ref(), source);
        text(out.key("title"), &indicator.title);
    });
}

fn measured(out: &mut Writer, measure: &StepMeasure) {
    out.object(|out| {
        let (kind, unit) = match measure {
            StepMeasure::Percent => ("percent", None),
            StepMeasure::Count { unit } => ("count", Some(unit)),
            StepMeasure::Amount { unit } => ("amount", Some(unit)),
        };
        out.key("kind").string(kind);
        out.entry("unit", unit, text);
    });
}

fn step(out: &mut Writer, step: &PointStep) {
    out.object(|out| {
        bound(out, step.bound);
        out.key("points").decimal(step.points);
    });
}

fn case(out: &mut Writer, case: &Case) {
    out.object(|out| {
        out.key("id").string(case.id.as_str());
        out.key("points").decimal(case.points);
        text(out.key("title"), &case.title);
    });
}

/// The values of a score's indicators in the canonical form of a dossier: in the order of their ids, each as an object.
pub(super) fn values(out: &mut Writer, score: &IndicatorScore) {
    let indicators = score.index().indicators();
    out.object(|out| {
        for number in places(indicators, |left, right| left.id.cmp(&right.id)) {
            let reported = score.values().get(number).copied().flatten();
            if let (Some(indicator), Some(reported)) = (indicators.get(number), reported) {
                out.key(indicator.id.as_str()).object(|out| value(out, indicator, reported));
            }
        }
    });
}

/// The keys of a value.
fn value(out: &mut Writer, indicator: &Indicator, value: IndicatorValue) {
    match value {
        IndicatorValue::Percent(reported) => percent(out, reported),
        IndicatorValue::Count(count) => out.key("count").integer(count),
        IndicatorValue::Amount(amount) => out.key("amount").decimal(amount),
        IndicatorValue::YesNo(present) => out.key("present").boolean(present),
        IndicatorValue::Case(place) => {
            if let Scoring::Cases(cases) = &indicator.scoring
                && let Some(case) = cases.get(place)
            {
                out.key("case").string(case.id.as_str());
            }
        }
    }
}

/// Every score of a dossier: the whole, and where it follows from indicators, each group and each indicator.
pub(crate) fn scores(dossier: &Dossier) -> String {
    let mut out = Writer::with_capacity(1 << 13);
    out.object(|out| {
        out.key("rule_set").string(&dossier.rule_set().to_string());
        out.key("subject").object(|out| {
            out.key("id").string(dossier.subject().id.as_str());
            out.key("name").optional(dossier.subject().name.as_deref(), Writer::string);
        });
        out.key("year").integer(dossier.year().number());
        out.key("illustrative").boolean(dossier.is_illustrative());
        out.key("scores").array(dossier.scores(), |out, each| out.object(|out| score(out, dossier, each)));
    });
    out.finish()
}

fn score(out: &mut Writer, dossier: &Dossier, score: &Score) {
    let document = dossier.rules().index(score.index.as_str());
    let indicators = score.indicators.as_deref();
    out.key("index").string(score.index.as_str());
    out.key("year").integer(score.year.number());
    out.key("basis").string(score.basis.as_str());
    out.key("document").optional(document, identity);
    out.key("stated").optional(score.points, |out, stated| out.string(&stated.points.to_string()));
    out.key("maximum").optional(score.maximum(), |out, maximum| out.string(&maximum.plain()));
    out.key("total").optional(score.range(), |out, points| out.object(|out| range(out, &points)));
    out.key("percent").optional(score.percent(), Writer::decimal);
    out.key("band").optional(score.band(dossier.rules()), band_name);
    let groups = indicators.into_iter().flat_map(IndicatorScore::groups);
    out.key("groups").array(groups, |out, (group, points)| {
        out.object(|out| {
            out.key("id").string(group.id.as_str());
            out.key("maximum").decimal(group.maximum);
            range(out, &points);
        });
    });
    let each = indicators.into_iter().flat_map(IndicatorScore::indicators);
    out.key("indicators").array(each, |out, (indicator, reported, points)| {
        out.object(|out| {
            out.key("id").string(indicator.id.as_str());
            out.key("maximum").decimal(indicator.maximum);
            range(out, points);
            out.key("reported").optional(reported, |out, reported| {
                out.object(|out| value(out, indicator, reported));
            });
        });
    });
    let unreported = indicators.into_iter().flat_map(IndicatorScore::unreported);
    out.key("unreported").strings(unreported.map(|indicator| indicator.id.as_str()));
}

/// Id and name of a band.
pub(super) fn band_name(out: &mut Writer, band: &Band) {
    out.object(|out| {
        out.key("id").string(band.id.as_str());
        text(out.key("title"), &band.title);
    });
}

/// The points where they are known, and the fewest and the most that are possible.
pub(super) fn range(out: &mut Writer, range: &PointRange) {
    out.key("points").optional(range.is_exact().then(|| range.low()), Writer::decimal);
    out.key("low").decimal(range.low());
    out.key("high").decimal(range.high());
}

/// What identifies an index in a result.
pub(super) fn identity(out: &mut Writer, index: &Index) {
    out.object(|out| {
        out.key("id").string(index.id().as_str());
        out.key("version").string(&index.version().to_string());
        out.key("status").string(index.status().as_str());
        out.key("sha256").string(&index.sha256().to_string());
    });
}
