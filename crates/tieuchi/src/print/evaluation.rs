//! An evaluation as JSON. Every key is always there, in this order; what there is none of is `null`.

use crate::json::write::Writer;
use crate::model::act::Citation;
use crate::model::agency::{Agency, AgencyAt};
use crate::model::condition::ConditionFinding;
#[cfg(feature = "indices")]
use crate::model::condition::IndicatorOf;
use crate::model::criterion::Measure;
use crate::model::dossier::{Score, Subject};
use crate::model::evaluation::{Evaluation, Finding, SEMANTICS, Tally};
#[cfg(feature = "register")]
use crate::model::register::Standing;
use crate::model::rule_set::RuleSet;
use crate::print::dossier::date;
use crate::print::parts::{list, source, text};
#[cfg(feature = "register")]
use crate::print::register::write as write_standing;
use crate::print::rule_set::{bound, missing_part};
use crate::value::digest::Digest;
use crate::value::outcome::{Outcome, Reason};
use crate::value::quantity::{Bound, Shortfall, Value};

/// The hashes of a receipt.
pub(crate) struct Hashes {
    pub(crate) dossier: Digest,
    pub(crate) evaluation: Digest,
}

pub(crate) fn json(evaluation: &Evaluation, receipt: Option<&Hashes>) -> String {
    written(evaluation, evaluation.findings(), |out| {
        out.entry("receipt", receipt, |out, hashes| {
            out.object(|out| {
                out.key("dossier").object(|out| out.key("sha256").string(&hashes.dossier.to_string()));
                out.key("evaluation").object(|out| out.key("sha256").string(&hashes.evaluation.to_string()));
            });
        });
    })
}

#[cfg(feature = "register")]
pub(crate) fn json_with_standing(evaluation: &Evaluation, standing: &Standing<'_>) -> String {
    written(evaluation, evaluation.findings(), |out| write_standing(out.key("standing"), standing))
}

/// The evaluation with some of its findings alone.
#[cfg(feature = "author")]
pub(crate) fn json_of(evaluation: &Evaluation, criteria: &[&str]) -> String {
    written(evaluation, criteria.iter().filter_map(|id| evaluation.finding(id)), |_| ())
}

/// The evaluation, and at its end what is not the rule set's and the dossier's alone.
fn written<'e>(
    evaluation: &'e Evaluation,
    findings: impl Iterator<Item = Finding<'e>>,
    last: impl FnOnce(&mut Writer),
) -> String {
    let mut out = Writer::with_capacity(1 << 15);
    out.object(|out| {
        head(out, evaluation);
        #[cfg(feature = "indices")]
        if evaluation.indices().next().is_some() {
            out.key("indices").array(evaluation.indices(), crate::print::index::identity);
        }
        subject(out.key("subject"), evaluation.subject());
        out.key("year").integer(evaluation.year().number());
        out.key("illustrative").boolean(evaluation.dossier().is_illustrative());
        verdict(out, evaluation.outcome(), evaluation.reason());
        out.key("conditions").array(evaluation.conditions(), condition);
        out.key("groups").array(evaluation.groups(), |out, (group, tally)| {
            out.object(|out| {
                out.key("id").string(group.id.as_str());
                write_tally(out, tally);
            });
        });
        out.key("criteria").array(findings, |out, each| finding(out, evaluation, each));
        #[cfg(feature = "programmes")]
        {
            super::programmes::by_level(out, evaluation);
            super::programmes::exemptions(out, evaluation);
        }
        out.key("unreported").strings(evaluation.unreported().iter().map(ToString::to_string));
        out.key("deciding").strings(evaluation.deciding().iter().map(ToString::to_string));
        documents(out, evaluation);
        list(out, "agencies", &evaluation.rules().agencies_changed_by(evaluation.year()), changed_agency);
        last(out);
    });
    out.finish()
}

/// What judged, and by what.
pub(super) fn head(out: &mut Writer, evaluation: &Evaluation) {
    engine(out.key("engine"));
    rule_set(out.key("rule_set"), evaluation.rules());
}

pub(super) fn engine(out: &mut Writer) {
    out.object(|out| {
        out.key("name").string("tieuchi");
        out.key("semantics").integer(SEMANTICS);
    });
}

pub(super) fn rule_set(out: &mut Writer, rules: &RuleSet) {
    out.object(|out| {
        out.key("id").string(rules.id().as_str());
        out.key("version").string(&rules.version().to_string());
        out.key("status").string(rules.status().as_str());
        out.key("complete").boolean(rules.is_complete());
        list(out, "missing", rules.missing(), missing_part);
        out.key("sha256").string(&rules.sha256().to_string());
    });
}

/// An agency that at the end of the year is another, is called otherwise or is no more.
fn changed_agency(out: &mut Writer, (agency, then): &(&Agency, AgencyAt<'_>)) {
    out.object(|out| {
        out.key("id").string(agency.id.as_str());
        out.key("agency").string(then.agency.id.as_str());
        text(out.key("name"), then.name);
        out.key("ended").optional(then.ended, date);
    });
}

pub(super) fn subject(out: &mut Writer, subject: &Subject) {
    out.object(|out| {
        out.key("id").string(subject.id.as_str());
        out.key("name").optional(subject.name.as_deref(), Writer::string);
        out.key("level").string(subject.level.as_str());
        out.key("attributes").object(|out| {
            for (name, value) in &subject.attributes {
                out.key(name.as_str()).string(value);
            }
        });
    });
}

pub(super) fn verdict(out: &mut Writer, outcome: Outcome, reason: Reason) {
    out.key("outcome").string(outcome.as_str());
    out.key("reason").string(reason.as_str());
}

fn write_tally(out: &mut Writer, tally: Tally) {
    out.key("met").integer(tally.met);
    out.key("not_met").integer(tally.not_met);
    out.key("undetermined").integer(tally.undetermined);
    out.key("not_applicable").integer(tally.not_applicable);
}

pub(super) fn condition(out: &mut Writer, finding: ConditionFinding<'_>) {
    let condition = finding.condition();
    out.object(|out| {
        out.key("id").string(condition.id.as_str());
        verdict(out, finding.outcome(), finding.reason());
        match condition.demand.score() {
            Some(demand) => {
                out.key("index").string(demand.index.as_str());
                out.key("year").integer(finding.score_year().unwrap_or_default());
                out.key("basis").string(demand.basis.as_str());
                out.key("observed").optional(finding.score(), observed_score);
                out.key("target").object(|out| out.key("at_least_percent").decimal(demand.at_least_percent));
                out.key("shortfall").optional(finding.missing_points(), |out, points| {
                    out.object(|out| out.key("points").decimal(points));
                });
                #[cfg(feature = "indices")]
                by_indicators(out, finding);
            }
            None => write_tally(out, finding.tally().unwrap_or_default()),
        }
        out.key("title").optional(condition.title.as_ref(), text);
        source(out.key("source"), &condition.source);
        out.key("interpretation").optional(condition.interpretation.as_ref(), text);
    });
}

pub(super) fn observed_score(out: &mut Writer, score: &Score) {
    out.object(|out| {
        #[cfg(feature = "indices")]
        if let Some(decided) = score.decided_by() {
            let (range, maximum) = (decided.total(), decided.maximum());
            out.key("points").optional(range.is_exact().then(|| range.low()), Writer::decimal);
            out.key("maximum").optional(decided.index().maximum(), Writer::decimal);
            let share = range.low.percent_of(&maximum).filter(|_| range.is_exact());
            out.key("percent").optional(share, |out, share| out.decimal(share.shown()));
            out.key("low").decimal(range.low());
            out.key("high").decimal(range.high());
            out.entry("stated", score.points, |out, points| out.string(&points.points.to_string()));
            return;
        }
        if let Some(points) = score.points {
            out.key("points").decimal(points.points);
            out.key("maximum").decimal(points.maximum);
            out.key("percent").optional(points.percent(), Writer::decimal);
        }
    });
}

/// Which indicators are missing and which of them decide, where a score follows from indicators; and the band, where the
/// index names bands.
#[cfg(feature = "indices")]
fn by_indicators(out: &mut Writer, finding: ConditionFinding<'_>) {
    let ids =
        |all: &[IndicatorOf<'_>]| all.iter().map(|each| each.indicator.id.to_string()).collect::<Vec<_>>();
    if finding.indicators().is_some() {
        out.key("indicators").object(|out| {
            out.key("unreported").strings(ids(&finding.unreported().collect::<Vec<_>>()));
            out.key("deciding").strings(ids(&finding.deciding_indicators()));
        });
    }
    let has_bands = finding.index().is_some_and(|index| index.is_complete() && !index.bands().is_empty());
    if has_bands && finding.score().is_some() {
        out.key("band").optional(finding.band(), crate::print::index::band_name);
    }
}

fn finding(out: &mut Writer, evaluation: &Evaluation, finding: Finding<'_>) {
    let criterion = finding.criterion();
    out.object(|out| {
        out.key("id").string(criterion.id.as_str());
        verdict(out, finding.outcome(), finding.reason());
        let demanded = finding.bound();
        out.key("observed").optional(finding.value(), |out, value| observed(out, value, demanded));
        target(out, finding);
        out.key("shortfall").optional(finding.shortfall(), shortfall);
        #[cfg(feature = "programmes")]
        super::programmes::exempted(out, finding);
        text(out.key("title"), &criterion.title);
        out.key("measure").string(measure_kind(&criterion.measure));
        out.key("lead_agencies").strings(&criterion.lead_agencies);
        out.key("citations").array(&criterion.citations, |out, each| citation(out, evaluation.rules(), each));
        source(out.key("source"), &criterion.source);
        out.key("interpretation").optional(criterion.interpretation.as_ref(), text);
        out.key("evidence").array(finding.evidence(), |out, evidence| {
            out.object(|out| {
                out.key("title").string(&evidence.title);
                out.key("reference").optional(evidence.reference.as_deref(), Writer::string);
                out.key("date").optional(evidence.date, date);
            });
        });
    });
}

/// What is demanded, and by which attribute it was chosen.
pub(super) fn target(out: &mut Writer, finding: Finding<'_>) {
    out.key("target").optional(finding.bound(), |out, demanded| {
        out.object(|out| {
            bound(out, demanded);
            if let Some((attribute, value)) = finding.chosen_by() {
                out.key("by").object(|out| out.key(attribute.as_str()).string(value));
            }
        });
    });
}

pub(super) fn measure_kind(measure: &Measure) -> &'static str {
    match measure {
        Measure::Percent { .. } => "percent",
        Measure::YesNo { .. } => "yes_no",
        Measure::Count { .. } => "count",
        #[cfg(feature = "programmes")]
        Measure::Amount { .. } => "amount",
    }
}

pub(super) fn observed(out: &mut Writer, value: Value, demanded: Option<Bound>) {
    out.object(|out| match value {
        Value::Percent(percent) => {
            out.entry("percent", percent.shown(demanded), Writer::decimal);
            if let Some(ratio) = percent.ratio() {
                out.key("numerator").integer(ratio.numerator);
                out.key("denominator").integer(ratio.denominator);
                out.entry("stated", percent.stated(), Writer::decimal);
            }
        }
        Value::YesNo(present) => out.key("present").boolean(present),
        #[cfg(feature = "programmes")]
        Value::Amount(amount) => out.key("amount").decimal(amount),
        Value::Count(count) => {
            out.entry("present", count.present, Writer::boolean);
            out.entry("count", count.number, Writer::integer);
        }
    });
}

pub(super) fn shortfall(out: &mut Writer, shortfall: Shortfall) {
    out.object(|out| {
        out.entry("percent", shortfall.percent, Writer::decimal);
        out.entry("count", shortfall.count, Writer::integer);
        #[cfg(feature = "programmes")]
        out.entry("amount", shortfall.amount, Writer::decimal);
    });
}

/// A citation with number and date of what it cites.
pub(super) fn citation(out: &mut Writer, rules: &RuleSet, citation: &Citation) {
    let resource = rules.resource(&citation.resource);
    out.object(|out| {
        out.key("resource").string(citation.resource.as_str());
        out.key("number").optional(resource.and_then(|resource| resource.number.as_deref()), Writer::string);
        out.key("date").optional(resource.and_then(|resource| resource.date), date);
        out.key("locator").optional(citation.locator.as_deref(), Writer::string);
    });
}

/// The documents at hand and missing, and for each step of the procedure the documents that it still needs.
fn documents(out: &mut Writer, evaluation: &Evaluation) {
    let ids = |wanted: bool| {
        evaluation
            .documents()
            .filter(move |(_, filed)| *filed == wanted)
            .map(|(required, _)| required.id.as_str())
    };
    out.key("documents").object(|out| {
        out.key("provided").strings(ids(true));
        out.key("missing").strings(ids(false));
    });
    out.key("procedure").object(|out| {
        out.key("steps").array(evaluation.rules().procedure(), |out, step| {
            let missing = evaluation
                .documents()
                .filter(|(required, filed)| !filed && required.needed_by.as_ref() == Some(&step.id))
                .map(|(required, _)| required.id.as_str());
            out.object(|out| {
                out.key("id").string(step.id.as_str());
                out.key("missing_documents").strings(missing);
            });
        });
    });
}
