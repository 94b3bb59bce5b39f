//! Who acts, in the canonical form of a rule set.

use crate::json::write::Writer;
use crate::model::act::{NamedSubject, Step, StepSubjects};
use crate::model::assessment::{Acting, Assessment, Assessors, Conference, Decisive};
use crate::model::assessment::{Duty, Withdrawal};
use crate::print::parts::{list, source, strings, text};
use crate::print::rule_set::deadline;
use crate::value::id::{StepId, SubjectId};

/// One of the parts, where there is one.
pub(super) fn acting(out: &mut Writer, acting: &Acting, part: &str) {
    match part {
        "assessments" => list(out, part, &acting.assessments, assessment),
        "conference" => out.entry(part, acting.conference.as_ref(), conference),
        "decisive" => out.entry(part, acting.decisive.as_ref(), decisive),
        "duties" => list(out, part, &acting.duties, duty),
        _ => out.entry(part, acting.withdrawal.as_ref(), withdrawal),
    }
}

/// For which units a step holds; nothing where it holds for all.
pub(super) fn subjects_of(out: &mut Writer, step: &Step) {
    out.entry(
        "subjects",
        Some(&step.subjects).filter(|subjects| **subjects != StepSubjects::All),
        step_subjects,
    );
}

/// For which units a step holds, as rule sets and progress write it; `null`: for all.
pub(super) fn step_subjects(out: &mut Writer, subjects: &StepSubjects) {
    let list = |out: &mut Writer, named: &[NamedSubject]| {
        out.array(named, |out, subject| {
            out.object(|out| {
                out.entry("id", subject.id.as_ref().map(SubjectId::as_str), Writer::string);
                out.key("name").string(&subject.name);
            });
        });
    };
    match subjects {
        StepSubjects::All => out.null(),
        StepSubjects::Only(named) => list(out, named),
        StepSubjects::Except(named) => out.object(|out| list(out.key("except"), named)),
    }
}

fn assessment(out: &mut Writer, assessment: &Assessment) {
    out.object(|out| {
        match &assessment.agencies {
            Assessors::Agencies(agencies) => strings(out, "agencies", agencies),
            Assessors::Lead => out.key("agencies").string("lead"),
        }
        out.key("given_in").string(assessment.given_in.as_str());
        out.key("id").string(assessment.id.as_str());
        out.entry("interpretation", assessment.interpretation.as_ref(), text);
        source(out.key("source"), &assessment.source);
        out.entry("step", assessment.step.as_ref().map(StepId::as_str), Writer::string);
        text(out.key("title"), &assessment.title);
    });
}

fn conference(out: &mut Writer, conference: &Conference) {
    out.object(|out| {
        strings(out, "actors", &conference.actors);
        out.key("between").strings(&conference.between);
        out.key("id").string(conference.id.as_str());
        out.entry("interpretation", conference.interpretation.as_ref(), text);
        source(out.key("source"), &conference.source);
        out.entry("step", conference.step.as_ref().map(StepId::as_str), Writer::string);
        text(out.key("title"), &conference.title);
    });
}

fn decisive(out: &mut Writer, decisive: &Decisive) {
    out.object(|out| {
        out.key("assessment").string(decisive.assessment.as_str());
        out.entry("interpretation", decisive.interpretation.as_ref(), text);
        source(out.key("source"), &decisive.source);
    });
}

/// Duties as they stand in the canonical form.
pub(crate) fn canonical_duties(duties: &[&Duty]) -> String {
    let mut out = Writer::default();
    out.array(duties, |out, one| duty(out, one));
    out.finish()
}

fn duty(out: &mut Writer, duty: &Duty) {
    out.object(|out| {
        text(out.key("act"), &duty.act);
        strings(out, "actors", &duty.actors);
        out.entry("deadline", duty.deadline.as_ref(), deadline);
        out.key("id").string(duty.id.as_str());
        out.entry("interpretation", duty.interpretation.as_ref(), text);
        out.entry("object", duty.object.as_ref(), text);
        source(out.key("source"), &duty.source);
    });
}

fn withdrawal(out: &mut Writer, withdrawal: &Withdrawal) {
    out.object(|out| {
        out.key("duty").string(withdrawal.duty.as_str());
        out.entry("interpretation", withdrawal.interpretation.as_ref(), text);
    });
}
