//! A criterion as JSON, with what other parts of its rule set say of it. As in results, every key is always there, in this
//! order; what there is none of is `null`.

use crate::json::write::Writer;
use crate::model::criterion::{ByAttribute, Criterion, Measure, Target};
use crate::model::rule_set::RuleSet;
use crate::print::evaluation::{citation, measure_kind};
use crate::print::parts::{source, text};
use crate::print::rule_set::{bound, definition, rollup};
use crate::value::date::Year;
use crate::value::order::sorted;
use crate::value::quantity::Bound;

pub(crate) fn json(rules: &RuleSet, criterion: &Criterion) -> String {
    let mut out = Writer::default();
    out.object(|out| {
        out.key("id").string(criterion.id.as_str());
        text(out.key("title"), &criterion.title);
        measure(out.key("measure"), &criterion.measure);
        out.key("targets").array(&criterion.targets, |out, (year, each)| target(out, *year, each));
        out.key("every_year").boolean(criterion.every_year);
        out.key("rollup").optional(criterion.rollup.as_deref(), rollup);
        out.key("lead_agencies").strings(&criterion.lead_agencies);
        out.key("coordinating_agencies").strings(&criterion.coordinating_agencies);
        out.key("citations").array(&criterion.citations, |out, each| citation(out, rules, each));
        source(out.key("source"), &criterion.source);
        out.key("interpretation").optional(criterion.interpretation.as_ref(), text);
    });
    out.finish()
}

fn measure(out: &mut Writer, measure: &Measure) {
    let unit = match measure {
        Measure::Percent { .. } => None,
        Measure::YesNo { unit } => unit.as_ref(),
        Measure::Count { unit } => Some(unit),
        #[cfg(feature = "programmes")]
        Measure::Amount { unit } => Some(unit),
    };
    let (counted, numerator, denominator) = match measure {
        Measure::Percent { counted, numerator, denominator } => {
            (counted.as_ref(), numerator.as_deref(), denominator.as_deref())
        }
        _ => (None, None, None),
    };
    out.object(|out| {
        out.key("kind").string(measure_kind(measure));
        out.key("unit").optional(unit, text);
        out.key("counted").optional(counted, text);
        out.key("numerator").optional(numerator, definition);
        out.key("denominator").optional(denominator, definition);
    });
}

fn target(out: &mut Writer, year: Year, target: &Target) {
    out.object(|out| {
        out.key("year").integer(year.number());
        of_subjects(out, target);
        #[cfg(feature = "programmes")]
        out.key("at").array(&target.at, |out, (level, target)| {
            out.object(|out| {
                out.key("level").string(level.as_str());
                of_subjects(out, target);
            });
        });
        #[cfg(not(feature = "programmes"))]
        out.key("at").array([(); 0], |_, ()| ());
    });
}

/// What is demanded of every subject, and what by an attribute.
fn of_subjects(out: &mut Writer, target: &Target) {
    demanded(out.key("general"), target.general);
    out.key("by").optional(target.by.as_ref(), by_attribute);
}

fn by_attribute(out: &mut Writer, by: &ByAttribute) {
    out.object(|out| {
        out.key("attribute").string(by.attribute.as_str());
        // As the canonical form has them: equal rule sets say the same.
        let cases = sorted(&by.cases, |left, right| left.0.cmp(&right.0));
        out.key("cases").array(cases, |out, (value, case)| {
            out.object(|out| {
                out.key("value").string(value);
                demanded(out.key("target"), *case);
            });
        });
    });
}

fn demanded(out: &mut Writer, demanded: Option<Bound>) {
    out.optional(demanded, |out, demanded| out.object(|out| bound(out, demanded)));
}
