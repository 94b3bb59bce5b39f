//! Progress as JSON. Every key is always there, in this order; what there is none of is `null`.

use crate::json::write::Writer;
use crate::model::act::RequiredDocument;
#[cfg(feature = "programmes")]
use crate::model::progress::AssessedLevel;
use crate::model::progress::{
    Assessed, AssessedCriterion, Blocked, ConferenceState, Disagreement, DocumentNeed, Extent, Outstanding,
    Position, Progress, StepProgress,
};
use crate::model::rule_set::{Condition, RuleSet};
use crate::model::statement::Statement;
use crate::print::acting::step_subjects;
use crate::print::dossier::date;
use crate::print::evaluation::{head, observed, subject};
use crate::print::parts::{source, text};
use crate::print::rule_set::deadline;
use crate::value::id::AgencyId;
use crate::value::outcome::{Outcome, Reason};
use crate::value::quantity::Bound;

pub(crate) fn json(progress: &Progress<'_>) -> String {
    let evaluation = progress.evaluation();
    let mut out = Writer::with_capacity(1 << 15);
    out.object(|out| {
        head(out, evaluation);
        subject(out.key("subject"), evaluation.subject());
        out.key("year").integer(evaluation.year().number());
        out.key("illustrative").boolean(evaluation.dossier().is_illustrative());
        out.key("as_of").optional(progress.as_of(), date);
        out.key("reached").optional(progress.reached(), |out, step| out.string(step.step().id.as_str()));
        out.key("next").optional(progress.next(), |out, step| {
            out.object(|out| {
                out.key("step").string(step.step().id.as_str());
                out.key("must_act").strings(progress.must_act());
            });
        });
        out.key("steps").array(progress.steps(), step);
        out.key("assessments").array(progress.assessments(), assessed);
        out.key("disagreements").array(progress.disagreements(), |out, each| {
            disagreement(out, evaluation.rules(), &each);
        });
        out.key("conference").optional(progress.conference(), conference);
        decisive(out.key("decisive"), progress);
    });
    out.finish()
}

fn step(out: &mut Writer, progress: &StepProgress<'_>) {
    let step = progress.step();
    out.object(|out| {
        out.key("id").string(step.id.as_str());
        out.key("holds").string(progress.holds().as_str());
        step_subjects(out.key("subjects"), &step.subjects);
        out.key("done").optional(progress.done(), date);
        out.key("deadline").optional(step.deadline.as_ref(), deadline);
        out.key("timing").optional(progress.timing(), |out, timing| out.string(timing.as_str()));
        out.key("actors").strings(&step.actors);
        out.key("needs").array(progress.needs(), need);
        out.key("produces").strings(&step.produces);
        out.key("sends_to").strings(&step.sends_to);
        out.key("outstanding").array(progress.outstanding(), outstanding);
        blocked(out.key("blocked_by"), progress.blocked_by());
        text(out.key("title"), &step.title);
        source(out.key("source"), &step.source);
        out.key("interpretation").optional(step.interpretation.as_ref(), text);
    });
}

fn need(out: &mut Writer, need: &DocumentNeed<'_>) {
    out.object(|out| {
        out.key("document").string(need.document.id.as_str());
        out.key("filed").boolean(need.filed);
        out.key("filed_by").strings(&need.filed_by);
        out.key("issuer").optional(issuer(need.document), Writer::string);
        out.key("to_do").optional(need.to_do, |out, to_do| out.string(to_do.as_str()));
        text(out.key("title"), &need.document.title);
    });
}

fn issuer(document: &RequiredDocument) -> Option<&str> {
    document.issuer.as_ref().map(AgencyId::as_str)
}

fn outstanding(out: &mut Writer, owed: &Outstanding<'_>) {
    out.object(|out| {
        out.key("assessment").string(owed.assessment.id.as_str());
        out.key("agency").string(owed.agency.as_str());
        out.key("criteria").strings(&owed.criteria);
    });
}

fn blocked(out: &mut Writer, blocked: &Blocked<'_>) {
    out.object(|out| {
        out.key("steps").strings(&blocked.steps);
        out.key("documents").array(&blocked.documents, |out, document| {
            out.object(|out| {
                out.key("document").string(document.id.as_str());
                out.key("issuer").optional(issuer(document), Writer::string);
            });
        });
        out.key("assessments").array(&blocked.assessments, outstanding);
        let conference = blocked.conference.map(|conference| conference.id.as_str());
        out.key("conference").optional(conference, Writer::string);
    });
}

fn assessed(out: &mut Writer, assessed: &Assessed<'_>) {
    let assessment = assessed.assessment();
    out.object(|out| {
        out.key("id").string(assessment.id.as_str());
        out.key("given_in").string(assessment.given_in.as_str());
        out.key("given").string(assessed.extent().as_str());
        let tally = assessed.tally();
        out.key("met").integer(tally.met);
        out.key("not_met").integer(tally.not_met);
        out.key("undetermined").integer(tally.undetermined);
        out.key("not_given").integer(tally.not_given);
        out.key("not_applicable").integer(tally.not_applicable);
        out.key("conditions").array(assessed.conditions(), condition);
        verdict(out, assessed.reason());
        level(out, assessed);
        levels(out, assessed);
        out.key("stated").array(assessed.stated(), |out, statement| {
            out.object(|out| {
                out.key("agency").string(statement.agency.as_str());
                out.key("outcome").optional(statement.outcome, outcome);
                said(out, Some(statement));
            });
        });
        out.key("criteria").array(assessed.criteria(), |out, each| criterion(out, assessed.rules(), each));
        text(out.key("title"), &assessment.title);
        source(out.key("source"), &assessment.source);
        out.key("interpretation").optional(assessment.interpretation.as_ref(), text);
    });
}

/// Which level of recognition an assessment reaches, and which it does not rule out.
fn level(out: &mut Writer, assessed: &Assessed<'_>) {
    #[cfg(feature = "programmes")]
    if assessed.levels().len() > 0 {
        let id = |out: &mut Writer, level: AssessedLevel<'_, '_>| out.string(level.level().id.as_str());
        out.key("level").object(|out| {
            out.key("reached").optional(assessed.reached_level(), id);
            out.key("possible").optional(assessed.possible_level(), id);
        });
        return;
    }
    let _ = assessed;
    out.key("level").null();
}

/// What an assessment comes to at each level, with the criteria whose outcome there is not the one at the lowest level
/// that asks for them.
#[cfg(feature = "programmes")]
fn levels(out: &mut Writer, assessed: &Assessed<'_>) {
    out.key("levels").array(assessed.levels(), |out, level| {
        out.object(|out| {
            out.key("id").string(level.level().id.as_str());
            verdict(out, level.reason());
            out.key("conditions").array(level.conditions(), condition);
            let all = level.criteria().iter().zip(assessed.criteria());
            let differing =
                all.filter(|(here, lowest)| here.level > lowest.level && here.outcome != lowest.outcome);
            out.key("criteria").array(differing, |out, (here, _)| {
                out.object(|out| {
                    out.key("id").string(here.criterion.id.as_str());
                    out.key("outcome").optional(here.outcome, outcome);
                });
            });
        });
    });
}

#[cfg(not(feature = "programmes"))]
fn levels(out: &mut Writer, _: &Assessed<'_>) {
    out.key("levels").array([(); 0], |_, ()| {});
}

/// The level against whose targets something is said; `null` where the rule set has none.
pub(super) fn level_id(out: &mut Writer, rules: &RuleSet, level: usize) {
    #[cfg(feature = "programmes")]
    let id = rules.content().levels.get(level).map(|level| level.id.as_str());
    #[cfg(not(feature = "programmes"))]
    let (id, _) = (None, (rules, level));
    out.key("level").optional(id, Writer::string);
}

fn condition(out: &mut Writer, (condition, reason): (&Condition, Reason)) {
    out.object(|out| {
        out.key("id").string(condition.id.as_str());
        verdict(out, reason);
    });
}

fn verdict(out: &mut Writer, reason: Reason) {
    outcome(out.key("outcome"), reason.outcome());
    out.key("reason").string(reason.as_str());
}

fn outcome(out: &mut Writer, outcome: Outcome) {
    out.string(outcome.as_str());
}

fn criterion(out: &mut Writer, rules: &RuleSet, assessed: &AssessedCriterion<'_>) {
    out.object(|out| {
        out.key("id").string(assessed.criterion.id.as_str());
        level_id(out, rules, assessed.level);
        out.key("outcome").optional(assessed.outcome, outcome);
        out.key("positions").array(&assessed.positions, |out, each| {
            out.object(|out| position(out, each, assessed.bound));
        });
        out.key("missing").strings(&assessed.missing);
    });
}

fn position(out: &mut Writer, position: &Position<'_>, bound: Option<Bound>) {
    out.key("agency").optional(position.agency.map(AgencyId::as_str), Writer::string);
    outcome(out.key("outcome"), position.outcome);
    out.key("reason").optional(position.reason, |out, reason| out.string(reason.as_str()));
    out.key("observed").optional(position.value, |out, value| observed(out, value, bound));
    said(out, position.statement);
}

/// In which document, when and in which words something was said.
pub(super) fn said(out: &mut Writer, statement: Option<&Statement>) {
    let reference = statement.and_then(|statement| statement.reference.as_deref());
    out.key("reference").optional(reference, Writer::string);
    out.key("date").optional(statement.and_then(|statement| statement.date), date);
    out.key("note").optional(statement.and_then(|statement| statement.note.as_deref()), Writer::string);
}

fn disagreement(out: &mut Writer, rules: &RuleSet, disagreement: &Disagreement<'_>) {
    out.object(|out| {
        out.key("criterion").string(disagreement.criterion.id.as_str());
        level_id(out, rules, disagreement.level);
        out.key("positions").array(&disagreement.positions, |out, (assessment, position)| {
            out.object(|out| {
                out.key("assessment").string(assessment.id.as_str());
                out.key("agency").optional(position.agency.map(AgencyId::as_str), Writer::string);
                outcome(out.key("outcome"), position.outcome);
            });
        });
    });
}

fn conference(out: &mut Writer, state: &ConferenceState<'_>) {
    let conference = state.conference();
    out.object(|out| {
        out.key("id").string(conference.id.as_str());
        out.key("required").optional(state.is_required(), Writer::boolean);
        out.key("criteria").strings(state.criteria());
        out.key("on_the_whole").boolean(state.is_on_the_whole());
        out.key("open").strings(state.open());
        out.key("held").optional(state.held(), date);
        out.key("held_too_early").optional(state.held_too_early(), date);
        out.key("between").strings(&conference.between);
        out.key("actors").strings(&conference.actors);
        text(out.key("title"), &conference.title);
        source(out.key("source"), &conference.source);
        out.key("interpretation").optional(conference.interpretation.as_ref(), text);
    });
}

/// The assessment that decides: what it comes to, or that it has not been given.
fn decisive(out: &mut Writer, progress: &Progress<'_>) {
    let given = progress.decisive().zip(progress.deciding());
    out.optional(given, |out, (decisive, assessed)| {
        let reason = Some(assessed.reason()).filter(|_| assessed.extent() != Extent::None);
        out.object(|out| {
            out.key("assessment").string(decisive.assessment.as_str());
            out.key("given").string(assessed.extent().as_str());
            out.key("outcome").optional(reason.map(Reason::outcome), outcome);
            out.key("reason").optional(reason, |out, reason| out.string(reason.as_str()));
            level(out, assessed);
            out.key("awaits_conference").boolean(progress.awaits_conference());
            source(out.key("source"), &decisive.source);
            out.key("interpretation").optional(decisive.interpretation.as_ref(), text);
        });
    });
}
