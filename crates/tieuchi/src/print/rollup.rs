//! Roll-ups and overviews as JSON. Every key is always there, in this order; what there is none of is `null`.

use crate::json::write::Writer;
use crate::model::overview::{Overview, OverviewRow, UnitTally};
use crate::model::register::Unit;
use crate::model::rollup::{Rollup, RollupMember};
use crate::model::roster::{Roster, Unlisted};
use crate::model::upkeep::Maintained;
use crate::print::dossier::date;
use crate::print::evaluation::{engine, observed, rule_set, shortfall, verdict};
use crate::print::parts::{source, text};
use crate::print::register::{identity, on_record};
use crate::print::rule_set::bound;
use crate::value::outcome::Outcome;

pub(crate) fn json(rollup: &Rollup) -> String {
    let mut out = Writer::with_capacity(1 << 13);
    out.object(|out| {
        engine(out.key("engine"));
        rule_set(out.key("rule_set"), rollup.rules());
        roster(out.key("roster"), rollup.roster());
        identity(out.key("register"), rollup.register());
        unit(out.key("unit"), rollup.unit());
        out.key("year").integer(rollup.year().number());
        out.key("as_of").optional(rollup.as_of(), date);
        out.key("illustrative").boolean(rollup.is_illustrative());
        count(out, rollup);
        out.key("counted").strings(ids(rollup, Some(true)));
        out.key("not_known").strings(ids(rollup, None));
        out.key("members").array(rollup.members(), member);
        out.key("unlisted").array(&rollup.unlisted(), unlisted);
        let criterion = rollup.criterion();
        out.key("title").optional(criterion, |out, criterion| text(out, &criterion.title));
        let ground = rollup.rule().and_then(|rule| rule.source.as_ref());
        let ground = ground.or(criterion.map(|criterion| &criterion.source));
        out.key("source").optional(ground, source);
        out.key("interpretation").optional(rollup.rule(), |out, rule| text(out, &rule.interpretation));
    });
    out.finish()
}

fn ids(rollup: &Rollup, counts: Option<bool>) -> impl Iterator<Item = &str> {
    let members = rollup.members().iter().filter(move |member| member.counts() == counts);
    members.map(|member| member.unit.id.as_str())
}

/// The criterion, what it comes to, and the numbers behind it.
fn count(out: &mut Writer, rollup: &Rollup) {
    let id = rollup.criterion().map(|criterion| criterion.id.as_str());
    out.key("criterion").optional(id, Writer::string);
    verdict(out, rollup.outcome(), rollup.reason());
    out.key("units").integer(rollup.units());
    out.key("recognised").integer(rollup.recognised());
    out.key("sure").integer(rollup.sure().numerator);
    out.key("possible").integer(rollup.possible().numerator);
    out.key("target").optional(rollup.bound(), |out, demanded| out.object(|out| bound(out, demanded)));
    out.key("shortfall").optional(rollup.shortfall(), shortfall);
    out.key("reported").optional(rollup.reported(), |out, value| observed(out, value, rollup.bound()));
    out.key("contradicted").optional(rollup.is_contradicted(), Writer::boolean);
}

pub(super) fn roster(out: &mut Writer, roster: &Roster) {
    out.object(|out| {
        out.key("id").string(roster.id().as_str());
        out.key("version").string(&roster.version().to_string());
        date(out.key("date"), roster.date());
        out.key("sha256").string(&roster.sha256().to_string());
    });
}

fn unit(out: &mut Writer, unit: &Unit) {
    out.object(|out| named(out, unit));
}

fn named(out: &mut Writer, unit: &Unit) {
    out.key("id").string(unit.id.as_str());
    out.key("name").string(&unit.name);
    out.key("level").string(unit.level.as_str());
}

fn member(out: &mut Writer, member: &RollupMember) {
    out.object(|out| {
        named(out, &member.unit);
        out.key("outcome").optional(member.outcome.map(Outcome::as_str), Writer::string);
        out.key("recognised").optional(member.recognised.as_ref(), on_record);
        out.key("withdrawn").optional(member.withdrawn.as_ref(), on_record);
        out.key("maintained").optional(member.maintained.map(Maintained::as_str), Writer::string);
        let compared = member.compared_with.map(crate::value::date::Year::number);
        out.key("compared_with").optional(compared, Writer::integer);
        out.key("fallen").strings(&member.fallen);
    });
}

/// A unit of the register that the roster does not name.
fn unlisted(out: &mut Writer, unlisted: &Unlisted) {
    out.object(|out| {
        named(out, &unlisted.unit);
        out.key("recognised").optional(unlisted.recognised.as_ref(), on_record);
        out.key("withdrawn").optional(unlisted.withdrawn.as_ref(), on_record);
        out.key("nearest").optional(unlisted.nearest.as_deref(), Writer::string);
    });
}

pub(crate) fn overview(overview: &Overview) -> String {
    let rows = overview.rows();
    let is_contradicted = |row: &&OverviewRow| row.rollup.is_contradicted() == Some(true);
    let contradicted = rows.iter().filter(is_contradicted).map(|row| row.rollup.unit().id.as_str());
    let mut out = Writer::with_capacity(1 << 16);
    out.object(|out| {
        engine(out.key("engine"));
        rule_set(out.key("rule_set"), overview.rules());
        roster(out.key("roster"), overview.roster());
        identity(out.key("register"), overview.register());
        out.key("year").integer(overview.year().number());
        out.key("as_of").optional(overview.as_of(), date);
        out.key("illustrative").boolean(overview.is_illustrative());
        out.key("units").array(&rows, row);
        out.key("totals").object(|out| {
            out.key("units").object(|out| by_outcome(out, UnitTally::of(&rows)));
            out.key("members").object(|out| tally(out, UnitTally::within(&rows)));
        });
        out.key("contradicted").strings(contradicted);
        out.key("set_aside").integer(overview.set_aside());
        out.key("unlisted").array(&overview.unlisted(), unlisted);
    });
    out.finish()
}

fn row(out: &mut Writer, row: &OverviewRow) {
    out.object(|out| {
        named(out, row.rollup.unit());
        out.key("outcome").optional(row.outcome.map(Outcome::as_str), Writer::string);
        out.key("recognised").optional(row.recognised.as_ref(), on_record);
        out.key("members").object(|out| tally(out, row.tally()));
        out.key("rollup").object(|out| {
            count(out, &row.rollup);
            out.key("counted").strings(ids(&row.rollup, Some(true)));
            out.key("not_known").strings(ids(&row.rollup, None));
        });
    });
}

fn by_outcome(out: &mut Writer, tally: UnitTally) {
    out.key("units").integer(tally.units);
    out.key("met").integer(tally.met);
    out.key("not_met").integer(tally.not_met);
    out.key("undetermined").integer(tally.undetermined);
    out.key("no_dossier").integer(tally.no_dossier);
    out.key("recognised").integer(tally.recognised);
}

fn tally(out: &mut Writer, tally: UnitTally) {
    by_outcome(out, tally);
    out.key("maintained").integer(tally.maintained);
    out.key("fallen").integer(tally.fallen);
    out.key("not_known").integer(tally.not_known);
}
