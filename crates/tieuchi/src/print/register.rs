//! Registers: their canonical form, and what they say of a unit as JSON.

use crate::json::write::Writer;
use crate::model::register::{
    AssignedTotal, Assignment, Decision, Entries, Finish, Register, RegisteredLevel, Standing, Unit,
    Volunteers,
};
use crate::print::parts::{list, source, text};
use crate::print::rule_set::{citation, resource};

/// The form over which the hash is taken: keys in the order of their bytes, nothing that is absent.
pub(crate) fn canonical(entries: &Entries) -> String {
    let mut out = Writer::with_capacity(1 << 14);
    out.object(|out| {
        list(out, "assignments", &entries.assignments, assignment);
        list(out, "decisions", &entries.decisions, decision);
        out.key("format").integer(1_u32);
        out.key("id").string(entries.id.as_str());
        out.entry("interpretation", entries.interpretation.as_ref(), text);
        out.key("kind").string("register");
        list(out, "levels", &entries.levels, level);
        list(out, "resources", &entries.resources, resource);
        text(out.key("title"), &entries.title);
        list(out, "totals", &entries.totals, total);
        out.key("version").string(&entries.version.to_string());
        list(out, "volunteers", &entries.volunteers, volunteers);
    });
    out.finish()
}

fn assignment(out: &mut Writer, assignment: &Assignment) {
    out.object(|out| {
        list(out, "citations", &assignment.citations, citation);
        finish(out.key("finish"), assignment.finish);
        out.entry("interpretation", assignment.interpretation.as_ref(), text);
        out.entry("source", assignment.source.as_ref(), source);
        unit(out.key("unit"), &assignment.unit);
    });
}

fn finish(out: &mut Writer, finish: Finish) {
    let key = match finish {
        Finish::In(_) => "in",
        Finish::By(_) => "by",
    };
    out.object(|out| out.key(key).integer(finish.year().number()));
}

fn unit(out: &mut Writer, unit: &Unit) {
    out.object(|out| {
        out.key("id").string(unit.id.as_str());
        out.key("level").string(unit.level.as_str());
        out.key("name").string(&unit.name);
    });
}

fn decision(out: &mut Writer, decision: &Decision) {
    out.object(|out| {
        out.entry("authority", decision.authority.as_ref(), text);
        out.key("date").string(&decision.date.to_string());
        out.entry("interpretation", decision.interpretation.as_ref(), text);
        out.key("kind").string(decision.kind.as_str());
        out.key("number").string(&decision.number);
        out.entry("resource", decision.resource.as_ref(), |out, id| out.string(id.as_str()));
        unit(out.key("unit"), &decision.unit);
        out.key("year").integer(decision.year.number());
    });
}

fn level(out: &mut Writer, level: &RegisteredLevel) {
    out.object(|out| {
        out.key("all_named").boolean(level.all_named);
        out.entry("interpretation", level.interpretation.as_ref(), text);
        out.key("level").string(level.level.as_str());
    });
}

fn total(out: &mut Writer, total: &AssignedTotal) {
    out.object(|out| {
        list(out, "citations", &total.citations, citation);
        out.entry("interpretation", total.interpretation.as_ref(), text);
        out.key("level").string(total.level.as_str());
        out.key("units").integer(total.units);
        out.key("year").integer(total.year.number());
    });
}

fn volunteers(out: &mut Writer, volunteers: &Volunteers) {
    out.object(|out| {
        out.entry("finish", volunteers.finish, finish);
        out.entry("interpretation", volunteers.interpretation.as_ref(), text);
        out.key("level").string(volunteers.level.as_str());
        source(out.key("source"), &volunteers.source);
        list(out, "units", &volunteers.units, unit);
    });
}

/// What a register says of a unit. Every key is always there, in this order.
pub(crate) fn json(standing: &Standing<'_>) -> String {
    let mut out = Writer::with_capacity(1 << 10);
    write(&mut out, standing);
    out.finish()
}

pub(super) fn write(out: &mut Writer, standing: &Standing<'_>) {
    let register = standing.register();
    out.object(|out| {
        identity(out.key("register"), register);
        out.key("as_of").optional(standing.as_of(), |out, day| out.string(&day.to_string()));
        out.key("assigned").string(standing.assigned().as_str());
        out.key("finish").optional(standing.assignment(), |out, assignment| finish(out, assignment.finish));
        out.key("may_volunteer")
            .optional(standing.may_volunteer(), |out, volunteers| source(out, &volunteers.source));
        let encouraged = standing.may_volunteer().and_then(|volunteers| volunteers.finish);
        out.key("volunteer_finish").optional(encouraged, finish);
        out.key("recognised").optional(standing.recognised(), on_record);
        out.key("withdrawn").optional(standing.withdrawn(), on_record);
    });
}

pub(super) fn identity(out: &mut Writer, register: &Register) {
    out.object(|out| {
        out.key("id").string(register.id().as_str());
        out.key("version").string(&register.version().to_string());
        out.key("sha256").string(&register.sha256().to_string());
    });
}

pub(super) fn on_record(out: &mut Writer, decision: &Decision) {
    out.object(|out| {
        out.key("number").string(&decision.number);
        out.key("date").string(&decision.date.to_string());
        out.key("year").integer(decision.year.number());
    });
}
