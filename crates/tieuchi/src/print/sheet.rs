//! What one agency is asked, as JSON: what it has said, and its blank sheet.

use crate::json::write::Writer;
use crate::model::assessment::GivenIn;
use crate::model::sheet::{Sheet, SheetEntry};
use crate::print::dossier::date;
use crate::print::evaluation::{head, measure_kind, observed, subject};
use crate::print::parts::text;
use crate::print::progress::{level_id, said};
use crate::print::rule_set::bound;
use crate::value::outcome::Outcome;

/// The criteria of which the agency is asked, and what it says of each.
pub(crate) fn json(sheet: &Sheet<'_>) -> String {
    let mut out = Writer::with_capacity(1 << 13);
    out.object(|out| {
        whose(out, sheet);
        out.key("criteria").array(sheet.entries(), |out, entry| {
            out.object(|out| {
                asked(out, entry);
                out.key("statement").optional(entry.statement, |out, statement| {
                    out.object(|out| {
                        out.key("outcome").optional(entry.outcome, |out, it| out.string(it.as_str()));
                        let value = statement.value;
                        out.key("observed")
                            .optional(value, |out, value| observed(out, value, entry.finding.bound()));
                        said(out, Some(statement));
                    });
                });
                out.key("agrees").optional(agrees(entry), Writer::boolean);
            });
        });
    });
    out.finish()
}

/// What the agency has not said yet, in the form of a dossier, and beside it what it needs to say it.
pub(crate) fn blank(sheet: &Sheet<'_>) -> String {
    let mut out = Writer::with_capacity(1 << 13);
    let open = || sheet.entries().iter().filter(|entry| entry.statement.is_none());
    out.object(|out| {
        whose(out, sheet);
        out.key("to_fill").object(|out| {
            out.key(sheet.given_in.as_str()).array(open(), |out, entry| {
                out.object(|out| {
                    out.key("agency").string(sheet.agency.id.as_str());
                    out.key("criterion").string(entry.finding.criterion().id.as_str());
                    for key in ["outcome", "value", "reference", "date", "note"] {
                        out.key(key).null();
                    }
                });
            });
        });
        out.key("criteria").array(open(), |out, entry| {
            out.object(|out| {
                asked(out, entry);
                out.key("evidence").array(entry.finding.evidence(), |out, evidence| {
                    out.object(|out| {
                        out.key("title").string(&evidence.title);
                        out.key("reference").optional(evidence.reference.as_deref(), Writer::string);
                        out.key("date").optional(evidence.date, date);
                    });
                });
            });
        });
    });
    out.finish()
}

fn whose(out: &mut Writer, sheet: &Sheet<'_>) {
    head(out, sheet.evaluation);
    subject(out.key("subject"), sheet.evaluation.subject());
    out.key("year").integer(sheet.evaluation.year().number());
    out.key("illustrative").boolean(sheet.evaluation.dossier().is_illustrative());
    out.key("agency").object(|out| {
        out.key("id").string(sheet.agency.id.as_str());
        text(out.key("name"), &sheet.agency.name);
    });
    let rules = sheet.evaluation.rules();
    let assessment =
        rules.assessment_by(&sheet.agency.id, sheet.given_in).filter(|_| sheet.given_in != GivenIn::Values);
    out.key("assessment").optional(assessment, |out, assessment| out.string(assessment.id.as_str()));
}

/// What the subject reports of a criterion, against what.
fn asked(out: &mut Writer, entry: &SheetEntry<'_>) {
    let finding = &entry.finding;
    let (criterion, demanded) = (finding.criterion(), finding.bound());
    out.key("id").string(criterion.id.as_str());
    level_id(out, finding.evaluation().rules(), entry.level);
    out.key("outcome").string(finding.outcome().as_str());
    out.key("reason").string(finding.reason().as_str());
    out.key("observed").optional(finding.value(), |out, value| observed(out, value, demanded));
    out.key("target").optional(demanded, |out, demanded| out.object(|out| bound(out, demanded)));
    out.key("measure").string(measure_kind(&criterion.measure));
    text(out.key("title"), &criterion.title);
}

/// Whether the agency says what the subject's value comes to; `None` while one of the two is missing.
fn agrees(entry: &SheetEntry<'_>) -> Option<bool> {
    let reported = entry.finding.value().map(|_| entry.finding.outcome());
    let both: Option<(Outcome, Outcome)> = reported.zip(entry.outcome);
    both.map(|(reported, says)| reported == says)
}
