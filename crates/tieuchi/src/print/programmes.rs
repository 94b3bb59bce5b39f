//! What other programmes of recognition need, as documents and results write it.

use crate::json::write::Writer;
use crate::model::condition::ConditionFinding;
use crate::model::criterion::Target;
use crate::model::evaluation::{Evaluation, Finding};
use crate::model::exemption::{Exemption, ExemptionRule};
use crate::model::level::LevelFinding;
use crate::model::rule_set::{Content, CriteriaSelection};
use crate::print::dossier::date;
use crate::print::evaluation as results;
use crate::print::parts::{list, source, text};
use crate::print::rule_set::condition;
use crate::value::order::sorted;

/// The levels of a rule set, unless it has none.
pub(super) fn levels(out: &mut Writer, content: &Content) {
    list(out, "levels", &content.levels, |out, level| {
        out.object(|out| {
            let own = content.conditions.get(level.conditions.clone()).unwrap_or_default();
            out.key("conditions").array(own, condition);
            out.key("id").string(level.id.as_str());
            out.entry("interpretation", level.interpretation.as_ref(), text);
            source(out.key("source"), &level.source);
            text(out.key("title"), &level.title);
        });
    });
}

pub(super) fn targets_by_level(out: &mut Writer, target: &Target, write: impl Fn(&mut Writer, &Target)) {
    if !target.at.is_empty() {
        out.key("at").object(|out| {
            for (level, target) in sorted(&target.at, |left, right| left.0.cmp(&right.0)) {
                write(out.key(level.as_str()), target);
            }
        });
    }
}

pub(super) fn selection(out: &mut Writer, selection: &CriteriaSelection) {
    match selection {
        CriteriaSelection::Criteria(ids) => out.strings(ids),
        CriteriaSelection::Groups(ids) => out.object(|out| out.key("groups").strings(ids)),
    }
}

pub(super) fn exemption_rule(out: &mut Writer, rule: &ExemptionRule) {
    out.object(|out| {
        out.key("authorities").strings(&rule.authorities);
        match &rule.criteria {
            Some(ids) => out.key("criteria").strings(ids),
            None => out.key("criteria").string("all"),
        }
        out.entry("interpretation", rule.interpretation.as_ref(), text);
        source(out.key("source"), &rule.source);
    });
}

/// What each level comes to, which is reached, and what the next one lacks; nothing where the rule set has no levels.
pub(super) fn by_level(out: &mut Writer, evaluation: &Evaluation) {
    if evaluation.rules().levels().len() == 0 {
        return;
    }
    let id = |out: &mut Writer, level: LevelFinding<'_>| out.string(level.level().id.as_str());
    let next = evaluation.next_level();
    out.key("level").object(|out| {
        out.key("reached").optional(evaluation.reached_level(), id);
        out.key("possible").optional(evaluation.possible_level(), id);
        out.key("next").optional(next, id);
        out.key("lacking").optional(next, |out, next| {
            out.object(|out| {
                out.key("criteria").array(next.lacking_criteria(), |out, finding| {
                    out.object(|out| {
                        out.key("id").string(finding.criterion().id.as_str());
                        results::verdict(out, finding.outcome(), finding.reason());
                        results::target(out, finding);
                        out.key("shortfall").optional(finding.shortfall(), results::shortfall);
                    });
                });
                out.key("conditions").array(next.lacking_conditions(), lacking_condition);
            });
        });
    });
    out.key("levels").array(evaluation.levels(), |out, level| one_level(out, evaluation, level));
}

fn lacking_condition(out: &mut Writer, finding: ConditionFinding<'_>) {
    out.object(|out| {
        out.key("id").string(finding.condition().id.as_str());
        results::verdict(out, finding.outcome(), finding.reason());
        out.key("shortfall").optional(finding.missing_points(), |out, points| {
            out.object(|out| out.key("points").decimal(points));
        });
    });
}

fn one_level(out: &mut Writer, evaluation: &Evaluation, finding: LevelFinding<'_>) {
    let level = finding.level();
    out.object(|out| {
        out.key("id").string(level.id.as_str());
        results::verdict(out, finding.outcome(), finding.reason());
        out.key("conditions").array(finding.conditions(), |out, each| results::condition(out, each));
        out.key("criteria").array(finding.differing(), |out, each| {
            out.object(|out| {
                out.key("id").string(each.criterion().id.as_str());
                results::verdict(out, each.outcome(), each.reason());
                out.key("observed")
                    .optional(each.value(), |out, value| results::observed(out, value, each.bound()));
                results::target(out, each);
                out.key("shortfall").optional(each.shortfall(), results::shortfall);
                exempted(out, each);
            });
        });
        text(out.key("title"), level.title);
        source(out.key("source"), level.source);
        out.key("interpretation").optional(level.interpretation, text);
    });
    let _ = evaluation;
}

/// The exemption that holds, and what the finding would be without it.
pub(super) fn exempted(out: &mut Writer, finding: Finding<'_>) {
    if let Some((exemption, without)) = finding.exemption() {
        out.key("exemption").object(|out| {
            written(out, exemption);
            out.key("without").object(|out| results::verdict(out, without.outcome(), without));
        });
    }
}

/// All exemptions of the dossier, each with whether it holds for the year; nothing where there is none.
pub(super) fn exemptions(out: &mut Writer, evaluation: &Evaluation) {
    list(out, "exemptions", evaluation.dossier().exemptions(), |out, exemption| {
        out.object(|out| {
            out.key("criterion").string(exemption.criterion.as_str());
            out.key("in_force").boolean(exemption.holds_for(evaluation.year()));
            written(out, exemption);
        });
    });
}

fn written(out: &mut Writer, exemption: &Exemption) {
    out.key("authority").string(exemption.authority.as_str());
    out.key("reason").string(&exemption.reason);
    out.key("reference").string(&exemption.reference);
    date(out.key("from"), exemption.from);
    date(out.key("until"), exemption.until);
}
