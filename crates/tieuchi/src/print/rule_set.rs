//! The canonical form of a rule set, over which its hash is taken: keys in the order of their bytes, nothing that is
//! absent, defaults written out, decimals in normal form.

use crate::json::write::Writer;
use crate::model::act::{Citation, Deadline, MissingPart, RequiredDocument, Resource, Step};
use crate::model::agency::{Agency, AgencyAt};
#[cfg(feature = "rollup")]
use crate::model::criterion::RollupRule;
use crate::model::criterion::{Criterion, Definition, Measure, Target};
use crate::model::rule_set::{
    Condition, ConditionDemand, Content, Declared, GroupHead, IndexEntry, Validity, ValidityEnd,
};
#[cfg(feature = "procedure")]
use crate::print::acting::acting;
use crate::print::dossier::date;
use crate::print::parts::{list, source, strings, text};
#[cfg(not(feature = "procedure"))]
use crate::print::unread::acting;
use crate::value::id::{AgencyId, StepId};
use crate::value::language::Text;
use crate::value::order::sorted;
use crate::value::quantity::Bound;

pub(crate) fn canonical(content: &Content) -> String {
    let mut out = Writer::with_capacity(1 << 17);
    out.object(|out| {
        list(out, "agencies", &content.agencies, agency);
        acting(out, &content.acting, "assessments");
        if !has_levels(content) {
            out.key("conditions").array(&content.conditions, condition);
        }
        acting(out, &content.acting, "conference");
        acting(out, &content.acting, "decisive");
        declared(out.key("declared"), &content.declared);
        list(out, "documents", &content.documents, document);
        acting(out, &content.acting, "duties");
        #[cfg(feature = "programmes")]
        out.entry("exemptions", content.exemptions.as_ref(), super::programmes::exemption_rule);
        out.key("format").integer(1_u32);
        out.key("groups").array(&content.groups, |out, head| group(out, head, content));
        out.key("id").string(content.id.as_str());
        list(out, "indices", &content.indices, index);
        out.entry("interpretation", content.interpretation.as_ref(), text);
        #[cfg(feature = "programmes")]
        super::programmes::levels(out, content);
        list(out, "missing", &content.missing, missing_part);
        list(out, "procedure", &content.procedure, step);
        list(out, "resources", &content.resources, resource);
        out.entry("source", content.source.as_ref(), source);
        out.key("status").string(content.status.as_str());
        out.key("subject").object(|out| {
            out.entry("agency", content.subject_agency.as_ref().map(AgencyId::as_str), Writer::string);
            out.key("level").string(content.level.as_str());
        });
        text(out.key("title"), &content.title);
        out.entry("valid", content.valid.as_ref(), in_force);
        out.key("version").string(&content.version.to_string());
        acting(out, &content.acting, "withdrawal");
        out.key("years").array(&content.years, |out, year| out.integer(year.number()));
    });
    out.finish()
}

fn has_levels(content: &Content) -> bool {
    #[cfg(feature = "programmes")]
    return !content.levels.is_empty();
    #[cfg(not(feature = "programmes"))]
    {
        let _ = content;
        false
    }
}

fn agency(out: &mut Writer, agency: &Agency) {
    out.object(|out| {
        out.key("id").string(agency.id.as_str());
        out.entry("interpretation", agency.interpretation.as_ref(), text);
        out.key("kind").string(agency.kind.as_str());
        text(out.key("name"), &agency.name);
        list(out, "names", &agency.names, |out, dated| validity(out, &dated.valid, Some(&dated.name)));
        strings(out, "printed", &agency.printed);
        out.entry("successor", agency.successor.as_ref().map(AgencyId::as_str), Writer::string);
        out.entry("valid", agency.valid.as_ref(), in_force);
    });
}

/// Who acts for an agency on a day.
pub(crate) fn agency_at(then: &AgencyAt<'_>) -> String {
    let mut out = Writer::default();
    out.object(|out| {
        out.key("id").string(then.agency.id.as_str());
        text(out.key("name"), then.name);
        out.key("ended").optional(then.ended, date);
    });
    out.finish()
}

pub(super) fn condition(out: &mut Writer, condition: &Condition) {
    out.object(|out| {
        match &condition.demand {
            ConditionDemand::AssignedCriteria => out.key("criteria").string("assigned"),
            #[cfg(feature = "programmes")]
            ConditionDemand::Criteria(some) => super::programmes::selection(out.key("criteria"), some),
            ConditionDemand::Score(_) => {}
        }
        out.key("id").string(condition.id.as_str());
        out.entry("interpretation", condition.interpretation.as_ref(), text);
        if let ConditionDemand::Score(score) = &condition.demand {
            out.key("score").object(|out| {
                out.key("at_least_percent").decimal(score.at_least_percent);
                out.key("basis").string(score.basis.as_str());
                out.key("index").string(score.index.as_str());
                out.key("year").string(score.year.as_str());
            });
        }
        source(out.key("source"), &condition.source);
        out.entry("title", condition.title.as_ref(), text);
    });
}

fn declared(out: &mut Writer, declared: &Declared) {
    out.object(|out| {
        out.key("criteria").integer(declared.criteria);
        out.key("groups").integer(declared.groups);
        out.entry("interpretation", declared.interpretation.as_ref(), text);
        if !declared.per_group.is_empty() {
            let per_group = sorted(&declared.per_group, |left, right| left.0.cmp(&right.0));
            out.key("per_group").object(|out| {
                for (group, count) in per_group {
                    out.key(group.as_str()).integer(*count);
                }
            });
        }
        out.entry("source", declared.source.as_ref(), source);
    });
}

fn document(out: &mut Writer, document: &RequiredDocument) {
    out.object(|out| {
        out.key("id").string(document.id.as_str());
        out.entry("interpretation", document.interpretation.as_ref(), text);
        out.entry("issuer", document.issuer.as_ref().map(AgencyId::as_str), Writer::string);
        out.entry("needed_by", document.needed_by.as_ref().map(StepId::as_str), Writer::string);
        source(out.key("source"), &document.source);
        text(out.key("title"), &document.title);
    });
}

pub(super) fn deadline(out: &mut Writer, deadline: &Deadline) {
    match deadline {
        Deadline::Before(day) => out.object(|out| date(out.key("before"), *day)),
        Deadline::Until(day) => out.object(|out| date(out.key("until"), *day)),
        Deadline::Words(words) => text(out, words),
    }
}

fn group(out: &mut Writer, group: &GroupHead, content: &Content) {
    out.object(|out| {
        let members = content.criteria.get(group.members.clone()).unwrap_or_default();
        out.key("criteria").array(members, criterion);
        out.key("id").string(group.id.as_str());
        out.entry("interpretation", group.interpretation.as_ref(), text);
        out.entry("source", group.source.as_ref(), source);
        text(out.key("title"), &group.title);
    });
}

/// One criterion as it stands in the canonical form.
pub(crate) fn canonical_criterion(one: &Criterion) -> String {
    let mut out = Writer::default();
    criterion(&mut out, one);
    out.finish()
}

fn criterion(out: &mut Writer, criterion: &Criterion) {
    out.object(|out| {
        list(out, "citations", &criterion.citations, citation);
        strings(out, "coordinating_agencies", &criterion.coordinating_agencies);
        out.key("id").string(criterion.id.as_str());
        out.entry("interpretation", criterion.interpretation.as_ref(), text);
        strings(out, "lead_agencies", &criterion.lead_agencies);
        measure(out.key("measure"), &criterion.measure);
        out.entry("rollup", criterion.rollup.as_deref(), rollup);
        source(out.key("source"), &criterion.source);
        if criterion.every_year {
            out.entry("target", criterion.targets.first(), |out, (_, each)| target(out, each));
        } else {
            out.key("targets").object(|out| {
                for (year, each) in &criterion.targets {
                    target(out.key(&year.to_string()), each);
                }
            });
        }
        text(out.key("title"), &criterion.title);
    });
}

#[cfg(feature = "rollup")]
pub(super) fn rollup(out: &mut Writer, rollup: &RollupRule) {
    out.object(|out| {
        text(out.key("interpretation"), &rollup.interpretation);
        out.key("level").string(rollup.level.as_str());
        out.entry("source", rollup.source.as_ref(), source);
    });
}

#[cfg(not(feature = "rollup"))]
pub(super) fn rollup(out: &mut Writer, rollup: &str) {
    out.raw(rollup);
}

pub(super) fn citation(out: &mut Writer, citation: &Citation) {
    out.object(|out| {
        out.entry("locator", citation.locator.as_deref(), Writer::string);
        out.key("resource").string(citation.resource.as_str());
    });
}

fn measure(out: &mut Writer, measure: &Measure) {
    out.object(|out| match measure {
        Measure::Percent { counted, numerator, denominator } => {
            out.entry("counted", counted.as_ref(), text);
            out.entry("denominator", denominator.as_deref(), definition);
            out.key("kind").string("percent");
            out.entry("numerator", numerator.as_deref(), definition);
        }
        Measure::YesNo { unit } => {
            out.key("kind").string("yes_no");
            out.entry("unit", unit.as_ref(), text);
        }
        Measure::Count { unit } => {
            out.key("kind").string("count");
            text(out.key("unit"), unit);
        }
        #[cfg(feature = "programmes")]
        Measure::Amount { unit } => {
            out.key("kind").string("amount");
            text(out.key("unit"), unit);
        }
    });
}

pub(super) fn definition(out: &mut Writer, definition: &Definition) {
    out.object(|out| {
        source(out.key("source"), &definition.source);
        text(out.key("what"), &definition.what);
    });
}

fn target(out: &mut Writer, target: &Target) {
    out.object(|out| {
        #[cfg(feature = "programmes")]
        super::programmes::targets_by_level(out, target, self::target);
        let is_present = target.general == Some(Bound::Present);
        if let Some(general) = target.general.filter(|_| !is_present) {
            bound(out, general);
        }
        if let Some(by) = &target.by {
            out.key("by").object(|out| {
                out.key(by.attribute.as_str()).object(|out| {
                    for (value, case) in sorted(&by.cases, |left, right| left.0.cmp(&right.0)) {
                        out.key(value).optional(*case, |out, case| out.object(|out| bound(out, case)));
                    }
                });
            });
        }
        if is_present {
            bound(out, Bound::Present);
        }
    });
}

/// Key and value of a bound, as rule sets and results write them.
pub(super) fn bound(out: &mut Writer, bound: Bound) {
    match bound {
        Bound::AtLeast(amount) => out.key("at_least").decimal(amount),
        Bound::AtMost(amount) => out.key("at_most").decimal(amount),
        Bound::Present => out.key("present").boolean(true),
    }
}

fn index(out: &mut Writer, index: &IndexEntry) {
    out.object(|out| {
        out.key("id").string(index.id.as_str());
        out.entry("interpretation", index.interpretation.as_ref(), text);
        out.entry("maximum", index.maximum, Writer::decimal);
        out.entry("source", index.source.as_ref(), source);
        text(out.key("title"), &index.title);
    });
}

/// A part that is missing, as rule sets and results write it.
pub(super) fn missing_part(out: &mut Writer, part: &MissingPart) {
    out.object(|out| {
        out.entry("interpretation", part.interpretation.as_ref(), text);
        out.key("locator").string(&part.locator);
        out.key("resource").string(part.resource.as_str());
        out.entry("source", part.source.as_ref(), source);
        text(out.key("what"), &part.what);
    });
}

fn step(out: &mut Writer, step: &Step) {
    out.object(|out| {
        strings(out, "actors", &step.actors);
        out.entry("deadline", step.deadline.as_ref(), deadline);
        out.key("id").string(step.id.as_str());
        out.entry("interpretation", step.interpretation.as_ref(), text);
        strings(out, "produces", &step.produces);
        strings(out, "sends_to", &step.sends_to);
        source(out.key("source"), &step.source);
        #[cfg(not(feature = "procedure"))]
        out.entry("subjects", step.subjects.as_deref(), Writer::raw);
        #[cfg(feature = "procedure")]
        super::acting::subjects_of(out, step);
        text(out.key("title"), &step.title);
    });
}

pub(super) fn resource(out: &mut Writer, resource: &Resource) {
    out.object(|out| {
        out.entry("date", resource.date, date);
        out.key("id").string(resource.id.as_str());
        out.entry("interpretation", resource.interpretation.as_ref(), text);
        out.entry("issuer", resource.issuer.as_ref(), text);
        out.entry("number", resource.number.as_deref(), Writer::string);
        out.entry("printed", resource.printed.as_deref(), Writer::string);
        text(out.key("title"), &resource.title);
    });
}

fn in_force(out: &mut Writer, valid: &Validity) {
    validity(out, valid, None);
}

/// A validity, and what has it where that is a name.
fn validity(out: &mut Writer, validity: &Validity, name: Option<&Text>) {
    out.object(|out| {
        list(out, "derived", &validity.derived, |out, end: &ValidityEnd| out.string(end.as_str()));
        out.entry("from", validity.from, date);
        out.entry("interpretation", validity.interpretation.as_ref(), text);
        out.entry("name", name, text);
        out.entry("until", validity.until, date);
    });
}
