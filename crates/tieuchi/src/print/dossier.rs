//! The canonical form of a dossier, over which a receipt takes its hash: keys in the order of their bytes, nothing that
//! is absent, every value in its full form, scores in the order of index, year and basis, all evidence in one list.

use crate::json::write::Writer;
use crate::model::dossier::{Dossier, Evidence, FiledDocument, Score};
#[cfg(feature = "procedure")]
use crate::model::statement::{Event, Statement};
use crate::print::parts::list;
use crate::value::date::Date;
use crate::value::order::sorted;
use crate::value::quantity::{Percent, Value};

pub(crate) fn canonical(dossier: &Dossier) -> String {
    let mut out = Writer::with_capacity(4096);
    out.object(|out| {
        #[cfg(feature = "procedure")]
        list(out, "appraisals", dossier.appraisals(), statement);
        list(out, "documents", dossier.documents(), document);
        #[cfg(feature = "procedure")]
        list(out, "events", dossier.events(), event);
        list(out, "evidence", dossier.evidence(), evidence);
        #[cfg(feature = "programmes")]
        list(out, "exemptions", dossier.exemptions(), exemption);
        out.key("format").integer(1_u32);
        if dossier.is_illustrative() {
            out.key("illustrative").boolean(true);
        }
        out.entry("note", dossier.note(), Writer::string);
        #[cfg(feature = "procedure")]
        list(out, "opinions", dossier.opinions(), statement);
        out.key("rule_set").string(&dossier.rule_set().to_string());
        let scores = sorted(dossier.scores(), |left, right| {
            (&left.index, left.year, left.basis).cmp(&(&right.index, right.year, right.basis))
        });
        list(out, "scores", &scores, |out, each| score(out, each));
        out.key("subject").object(|out| {
            let subject = dossier.subject();
            if !subject.attributes.is_empty() {
                out.key("attributes").object(|out| {
                    for (name, value) in &subject.attributes {
                        out.key(name.as_str()).string(value);
                    }
                });
            }
            out.key("id").string(subject.id.as_str());
            out.key("level").string(subject.level.as_str());
            out.entry("name", subject.name.as_deref(), Writer::string);
        });
        out.key("values").object(|out| values(out, dossier));
        out.key("year").integer(dossier.year().number());
    });
    out.finish()
}

fn values(out: &mut Writer, dossier: &Dossier) {
    let criteria = dossier.rules().criteria();
    for &number in &dossier.rules().0.criteria_by_id {
        if let (Some(criterion), Some(Some(reported))) = (criteria.get(number), dossier.0.values.get(number))
        {
            value(out.key(criterion.id.as_str()), *reported);
        }
    }
}

fn value(out: &mut Writer, value: Value) {
    out.object(|out| match value {
        Value::Percent(reported) => percent(out, reported),
        Value::YesNo(present) => out.key("present").boolean(present),
        #[cfg(feature = "programmes")]
        Value::Amount(amount) => out.key("amount").decimal(amount),
        Value::Count(count) => {
            out.entry("count", count.number, Writer::integer);
            out.entry("present", count.present, Writer::boolean);
        }
    });
}

pub(super) fn percent(out: &mut Writer, percent: Percent) {
    if let Some(ratio) = percent.ratio() {
        out.key("denominator").integer(ratio.denominator);
        out.key("numerator").integer(ratio.numerator);
    }
    match percent {
        // The digits stated are part of what a percentage beside its ratio says.
        Percent::Both(stated, _) => out.key("percent").string(&stated.to_string()),
        _ => out.entry("percent", percent.stated(), Writer::decimal),
    }
}

fn score(out: &mut Writer, score: &Score) {
    out.object(|out| {
        out.key("basis").string(score.basis.as_str());
        out.key("index").string(score.index.as_str());
        #[cfg(feature = "indices")]
        if let Some(indicators) = &score.indicators {
            crate::print::index::values(out.key("indicators"), indicators);
            if score.points.is_none() {
                out.entry("maximum", indicators.index().maximum(), Writer::decimal);
            }
        }
        if let Some(points) = score.points {
            out.key("maximum").decimal(points.maximum);
            // Beside indicators, the digits stated are part of what the points say.
            #[cfg(feature = "indices")]
            if score.indicators.is_some() {
                out.key("points").string(&points.points.to_string());
            } else {
                out.key("points").decimal(points.points);
            }
            #[cfg(not(feature = "indices"))]
            out.key("points").decimal(points.points);
        }
        out.key("year").integer(score.year.number());
    });
}

pub(super) fn date(out: &mut Writer, date: Date) {
    out.string(&date.to_string());
}

fn document(out: &mut Writer, document: &FiledDocument) {
    out.object(|out| {
        out.entry("agency", document.agency.as_ref(), |out, agency| out.string(agency.as_str()));
        out.entry("date", document.date, date);
        out.key("id").string(document.id.as_str());
        out.entry("reference", document.reference.as_deref(), Writer::string);
    });
}

fn evidence(out: &mut Writer, evidence: &Evidence) {
    out.object(|out| {
        out.key("criterion").string(evidence.criterion.as_str());
        out.entry("date", evidence.date, date);
        out.entry("reference", evidence.reference.as_deref(), Writer::string);
        out.key("title").string(&evidence.title);
    });
}

#[cfg(feature = "programmes")]
fn exemption(out: &mut Writer, exemption: &crate::model::exemption::Exemption) {
    out.object(|out| {
        out.key("authority").string(exemption.authority.as_str());
        out.key("criterion").string(exemption.criterion.as_str());
        date(out.key("from"), exemption.from);
        out.key("reason").string(&exemption.reason);
        out.key("reference").string(&exemption.reference);
        date(out.key("until"), exemption.until);
    });
}

#[cfg(feature = "procedure")]
fn event(out: &mut Writer, event: &Event) {
    out.object(|out| {
        date(out.key("date"), event.date);
        out.entry("note", event.note.as_deref(), Writer::string);
        out.entry("reference", event.reference.as_deref(), Writer::string);
        out.key("step").string(event.step.as_str());
    });
}

#[cfg(feature = "procedure")]
fn statement(out: &mut Writer, statement: &Statement) {
    out.object(|out| {
        out.key("agency").string(statement.agency.as_str());
        out.entry("criterion", statement.criterion.as_ref(), |out, criterion| out.string(criterion.as_str()));
        out.entry("date", statement.date, date);
        out.entry("note", statement.note.as_deref(), Writer::string);
        out.entry("outcome", statement.outcome, |out, outcome| out.string(outcome.as_str()));
        out.entry("reference", statement.reference.as_deref(), Writer::string);
        out.entry("value", statement.value, value);
    });
}
