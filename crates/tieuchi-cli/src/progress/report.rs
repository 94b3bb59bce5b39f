//! Progress as an official reads it: what is reached, who must act, and each step with what it lacks.

use anstyle::Style;
use tieuchi::{
    AgencyId, Blocked, DocumentNeed, Holds, Language, Outstanding, Progress, StepProgress, Timing, ToDo,
    visible,
};

use crate::progress::assessments;
use crate::rules::show::column;
use crate::text::page::Page;
use crate::text::{cite, style};
use crate::words::{self, Word};

pub(crate) fn write(page: &mut Page, progress: &Progress<'_>, language: Language) {
    head(page, progress, language);
    page.heading(Word::Steps.get(language));
    if progress.steps().is_empty() {
        page.paragraph(0, Word::NoProcedure.get(language), style::PLAIN);
    }
    let next = progress.next().map(|next| &next.step().id);
    let next = progress.steps().iter().position(|step| Some(&step.step().id) == next).unwrap_or_default();
    for (number, each) in progress.steps().iter().enumerate() {
        step(page, progress, [number, next], each, language);
    }
    assessments::write(page, progress, language);
}

fn head(page: &mut Page, progress: &Progress<'_>, language: Language) {
    let evaluation = progress.evaluation();
    let (rules, subject) = (evaluation.rules(), evaluation.subject());
    let name = visible(subject.name.as_deref().unwrap_or(subject.id.as_str()));
    page.paragraph(0, &format!("{name}, {}", evaluation.year()), style::BOLD);
    page.paragraph(0, &visible(rules.title().get(language)), style::PLAIN);
    if let Some(day) = progress.as_of() {
        page.paragraph(0, &Word::AsOf.with(language, &[&words::date(day, language)]), style::PLAIN);
    }
    page.gap();
    let column = column(&[Word::Reached, Word::NextStep, Word::MustAct, Word::Warning], language);
    let mut field = |label: Word, text: &str| page.field(0, column, label.get(language), text);
    if evaluation.dossier().is_illustrative() {
        field(Word::Warning, Word::Illustrative.get(language));
    }
    let named = |step: &StepProgress<'_>| cite::step(rules, &step.step().id, language).unwrap_or_default();
    if progress.steps().is_empty() {
        return;
    }
    let reached = progress.reached().map(named);
    field(Word::Reached, reached.as_deref().unwrap_or_else(|| Word::NothingReached.get(language)));
    let next = progress.next().map(named);
    field(Word::NextStep, next.as_deref().unwrap_or_else(|| Word::NoNextStep.get(language)));
    let must_act = progress.must_act();
    if !must_act.is_empty() {
        let acting = must_act.into_iter().map(|id| agency(progress, id, language));
        field(Word::MustAct, &acting.collect::<Vec<_>>().join("; "));
    }
}

/// The name that an agency has in the year assessed.
pub(super) fn agency(progress: &Progress<'_>, id: &AgencyId, language: Language) -> String {
    let evaluation = progress.evaluation();
    cite::agency_in(evaluation.rules(), id, evaluation.year(), language)
}

/// A step by its place, with the place of the next step.
fn step(
    page: &mut Page,
    progress: &Progress<'_>,
    [number, next]: [usize; 2],
    of: &StepProgress<'_>,
    language: Language,
) {
    let (rules, step) = (progress.evaluation().rules(), of.step());
    let lead = format!("{:>2}.", number + 1);
    page.hanging(0, &lead, style::PLAIN, &visible(step.title.get(language)), style::BOLD);
    let (status, style) = status(progress, of, language);
    page.paragraph(4, &status, style);
    if of.holds() == Holds::No {
        return;
    }
    let column = column(
        &[
            Word::Actors,
            Word::Deadline,
            Word::Filed,
            Word::ToPrepare,
            Word::ToWaitFor,
            Word::NotSaidYet,
            Word::NotReportedYet,
            Word::HeldUpBy,
        ],
        language,
    );
    let mut field = |label: Word, text: &str| {
        if !text.is_empty() {
            page.field(4, column, label.get(language), text);
        }
    };
    field(Word::Actors, &cite::agencies_in(rules, &step.actors, progress.evaluation().year(), language));
    if let Some(deadline) = &step.deadline {
        field(Word::Deadline, &words::deadline(deadline, language));
    }
    let list = |wanted: Option<ToDo>| {
        let needs = of.needs().iter().filter(|need| need.to_do == wanted);
        needs.map(|need| document(progress, need, language)).collect::<Vec<_>>().join("; ")
    };
    field(Word::Filed, &list(None));
    field(Word::ToPrepare, &list(Some(ToDo::Prepare)));
    field(Word::ToWaitFor, &list(Some(ToDo::WaitFor)));
    field(Word::ToWaitFor, &list(Some(ToDo::NotStated)));
    for owed in of.outstanding() {
        let label = if owed.is_own() { Word::NotReportedYet } else { Word::NotSaidYet };
        field(label, &outstanding(progress, owed, language));
    }
    field(Word::HeldUpBy, &held_up(progress, next, of.blocked_by(), language));
}

fn status(progress: &Progress<'_>, of: &StepProgress<'_>, language: Language) -> (String, Style) {
    let subjects = cite::subjects(&of.step().subjects, language);
    if of.holds() == Holds::No {
        return (Word::NotForSubject.with(language, &[&subjects]), style::FAINT);
    }
    let done = of.done().map(|day| Word::DoneOn.with(language, &[&words::date(day, language)]));
    let (word, style) = match of.timing() {
        None => (None, if done.is_some() { style::GOOD } else { style::OPEN }),
        Some(Timing::DoneInTime) => (Some(Word::DoneInTime), style::GOOD),
        Some(Timing::DoneLate) => (Some(Word::DoneLate), style::BAD),
        Some(Timing::Due) => (Some(Word::Due), style::OPEN),
        Some(Timing::Overdue) => (Some(Word::Overdue), style::BAD),
    };
    let mut status = vec![done.unwrap_or_else(|| Word::NotDone.get(language).to_owned())];
    status.extend(word.map(|word| word.get(language).to_owned()));
    if of.holds() == Holds::NotKnown {
        let own = progress.evaluation().subject();
        let id = visible(own.id.as_str());
        let name = own.name.as_deref().map(|name| format!("{} ({id})", visible(name)));
        let own = name.unwrap_or_else(|| id.into_owned());
        status.push(Word::MayBeForSubject.with(language, &[&subjects, &own]));
    }
    (status.join("; "), style)
}

fn document(progress: &Progress<'_>, need: &DocumentNeed<'_>, language: Language) -> String {
    let title = visible(need.document.title.get(language));
    let title = title.trim_end_matches(['.', ';']);
    match (&need.document.issuer, need.to_do) {
        (Some(issuer), Some(ToDo::WaitFor | ToDo::NotStated)) => {
            Word::FromAgency.with(language, &[title, &agency(progress, issuer, language)])
        }
        (None, Some(_)) => Word::FromNobody.with(language, &[title]),
        _ => title.to_owned(),
    }
}

/// An agency and the criteria of which it has said nothing.
fn outstanding(progress: &Progress<'_>, owed: &Outstanding<'_>, language: Language) -> String {
    let criteria: Vec<_> = owed.criteria.iter().map(|id| visible(id.as_str())).collect();
    Word::OfCriteria.with(language, &[&agency(progress, owed.agency, language), &criteria.join(", ")])
}

fn held_up(progress: &Progress<'_>, next: usize, blocked: &Blocked<'_>, language: Language) -> String {
    let mut all = Vec::new();
    if !blocked.steps.is_empty() {
        all.push(Word::AfterStep.with(language, &[&(next + 1).to_string()]));
    }
    if !blocked.documents.is_empty() {
        let titles = blocked.documents.iter().map(|document| visible(document.title.get(language)));
        all.push(Word::DocumentsLacking.with(language, &[&titles.collect::<Vec<_>>().join("; ")]));
    }
    for owed in &blocked.assessments {
        all.push(Word::SayingLacking.with(language, &[&outstanding(progress, owed, language)]));
    }
    if let Some(conference) = blocked.conference {
        all.push(Word::ConferenceLacking.with(language, &[&visible(conference.title.get(language))]));
    }
    all.join("\n")
}
