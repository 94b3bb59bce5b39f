//! An outlook as JSON. Every key is always there, in this order; what there is none of is `null`.

use crate::json::write::Writer;
use crate::model::outlook::{Outlook, OutlookFinding, OutlookScore};
use crate::print::evaluation::{engine, observed, observed_score, rule_set, shortfall, subject, verdict};
use crate::print::parts::text;
use crate::print::rule_set::bound;

pub(crate) fn json(outlook: &Outlook) -> String {
    let mut out = Writer::with_capacity(1 << 13);
    out.object(|out| {
        engine(out.key("engine"));
        rule_set(out.key("rule_set"), outlook.rules());
        subject(out.key("subject"), outlook.dossier().subject());
        out.key("values_of").integer(outlook.dossier().year().number());
        out.key("year").integer(outlook.year().number());
        out.key("illustrative").boolean(outlook.dossier().is_illustrative());
        out.key("criteria").array(outlook.findings(), finding);
        out.key("scores").array(outlook.scores(), score);
    });
    out.finish()
}

fn finding(out: &mut Writer, finding: OutlookFinding<'_>) {
    out.object(|out| {
        out.key("id").string(finding.criterion().id.as_str());
        verdict(out, finding.outcome(), finding.reason());
        out.key("observed").optional(finding.value(), |out, value| observed(out, value, finding.bound()));
        out.key("target").optional(finding.bound(), |out, demanded| out.object(|out| bound(out, demanded)));
        out.key("shortfall").optional(finding.shortfall(), shortfall);
        text(out.key("title"), &finding.criterion().title);
    });
}

fn score(out: &mut Writer, each: OutlookScore<'_>) {
    out.object(|out| {
        out.key("id").string(each.condition().id.as_str());
        verdict(out, each.outcome(), each.reason());
        out.key("index").string(each.demand().index.as_str());
        out.key("year").integer(each.asked_year());
        out.key("basis").string(each.basis().as_str());
        out.key("score_of").optional(each.score().map(|score| score.year.number()), Writer::integer);
        out.key("observed").optional(each.score(), observed_score);
        out.key("target").object(|out| out.key("at_least_percent").decimal(each.demand().at_least_percent));
        out.key("shortfall").optional(each.missing_points(), |out, points| {
            out.object(|out| out.key("points").decimal(points));
        });
        #[cfg(feature = "indices")]
        out.key("raise").optional(each.raises(), |out, raises| {
            out.array(raises, |out, raise| {
                out.object(|out| {
                    out.key("indicator").string(raise.indicator.id.as_str());
                    out.key("points").decimal(raise.points);
                    out.key("maximum").decimal(raise.indicator.maximum);
                    out.key("gain").decimal(raise.gain);
                });
            });
        });
        #[cfg(not(feature = "indices"))]
        out.key("raise").null();
    });
}
