//! Upkeep as JSON. Every key is always there, in this order; what there is none of is `null`.

use crate::json::write::Writer;
use crate::model::assessment::Duty;
use crate::model::register::Standing;
use crate::model::upkeep::{Upkeep, UpkeepFinding};
use crate::print::evaluation::{engine, observed, rule_set, shortfall, subject, verdict};
use crate::print::parts::{source, text};
use crate::print::register::write as write_standing;
use crate::print::rule_set::bound;

pub(crate) fn json(upkeep: &Upkeep<'_>, standing: Option<&Standing<'_>>) -> String {
    let (earlier, later) = (upkeep.earlier(), upkeep.later());
    let mut out = Writer::with_capacity(1 << 13);
    out.object(|out| {
        engine(out.key("engine"));
        rule_set(out.key("rule_set"), later.rules());
        subject(out.key("subject"), later.subject());
        out.key("year").integer(later.year().number());
        out.key("earlier").object(|out| {
            rule_set(out.key("rule_set"), earlier.rules());
            out.key("year").integer(earlier.year().number());
            verdict(out, earlier.outcome(), earlier.reason());
        });
        let illustrative = earlier.dossier().is_illustrative() || later.dossier().is_illustrative();
        out.key("illustrative").boolean(illustrative);
        verdict(out, later.outcome(), later.reason());
        out.key("maintained").string(upkeep.maintained().as_str());
        out.key("criteria").array(upkeep.findings(), finding);
        let reading = later.rules().withdrawal().and_then(|withdrawal| withdrawal.interpretation.as_ref());
        out.key("grounds").optional(upkeep.grounds(), |out, duty| {
            out.object(|out| {
                ground(out, duty);
                out.key("interpretation").optional(reading, text);
            });
        });
        if let Some(standing) = standing {
            write_standing(out.key("standing"), standing);
        }
    });
    out.finish()
}

fn ground(out: &mut Writer, duty: &Duty) {
    out.key("duty").string(duty.id.as_str());
    out.key("actors").strings(&duty.actors);
    text(out.key("act"), &duty.act);
    source(out.key("source"), &duty.source);
}

fn finding(out: &mut Writer, finding: UpkeepFinding<'_>) {
    let later = finding.later();
    out.object(|out| {
        out.key("id").string(finding.criterion().id.as_str());
        out.key("status").string(finding.status().as_str());
        out.key("earlier").optional(finding.earlier(), |out, value| observed(out, value, later.bound()));
        out.key("later").optional(later.value(), |out, value| observed(out, value, later.bound()));
        out.key("target").optional(later.bound(), |out, demanded| out.object(|out| bound(out, demanded)));
        verdict(out, later.outcome(), later.reason());
        out.key("shortfall").optional(later.shortfall(), shortfall);
        text(out.key("title"), &finding.criterion().title);
    });
}
