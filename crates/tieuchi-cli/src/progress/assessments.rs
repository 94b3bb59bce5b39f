//! What each assessment comes to, where they differ, whether a conference is required, and which assessment decides.

use tieuchi::{Assessed, ConferenceState, Extent, GivenTally, Language, Outcome, Progress, visible};

use crate::progress::report::agency;
use crate::text::page::Page;
use crate::text::report::verdict;
use crate::text::{cite, style};
use crate::words::{self, Word};

pub(super) fn write(page: &mut Page, progress: &Progress<'_>, language: Language) {
    if progress.assessments().is_empty() {
        return;
    }
    page.heading(Word::Assessments.get(language));
    for assessed in progress.assessments() {
        let title = visible(assessed.assessment().title.get(language));
        page.hanging(1, "•", style::of(outcome(assessed)), &title, style::BOLD);
        page.paragraph(3, &comes_to(assessed, language), style::PLAIN);
        for statement in assessed.stated() {
            let said = statement.outcome.map(|outcome| verdict(outcome, language)).unwrap_or_default();
            let by = agency(progress, &statement.agency, language);
            page.paragraph(3, &Word::StatedOnWhole.with(language, &[&by, &said]), style::PLAIN);
        }
    }
    differences(page, progress, language);
    if let Some(state) = progress.conference() {
        page.gap();
        let title = visible(state.conference().title.get(language));
        page.field(0, 0, &title, &conference(state, language));
    }
    if let Some(assessed) = progress.deciding() {
        page.gap();
        let title = visible(assessed.assessment().title.get(language));
        let mut says = format!("{title}: {}", comes_to(assessed, language));
        if let Some(state) = progress.conference().filter(|state| state.is_awaited()) {
            let awaited = visible(state.conference().title.get(language));
            says = format!("{says}; {}", Word::AwaitsConference.with(language, &[&awaited]));
        }
        page.field(0, 0, Word::Decides.get(language), &says);
    }
}

/// The outcome by an assessment; what was not given at all is open.
fn outcome(assessed: &Assessed<'_>) -> Outcome {
    if assessed.extent() == Extent::None { Outcome::Undetermined } else { assessed.outcome() }
}

/// The outcome and the tally: `✗ không đạt: 20 đạt, 1 không đạt, 2 chưa có`.
fn comes_to(assessed: &Assessed<'_>, language: Language) -> String {
    let extent = assessed.extent();
    if extent == Extent::None {
        return Word::GivenNone.get(language).to_owned();
    }
    let GivenTally { met, not_met, undetermined, not_given, not_applicable } = assessed.tally();
    let tally = words::tally(tieuchi::Tally { met, not_met, undetermined, not_applicable }, language);
    let mut parts = Vec::new();
    if !tally.is_empty() {
        parts.push(tally);
    }
    if extent == Extent::Whole {
        parts.push(Word::GivenOnWhole.get(language).to_owned());
    } else if not_given > 0 {
        parts.push(Word::NotGiven.with(language, &[&not_given.to_string()]));
    }
    let level = assessed.reached_level().map(|level| {
        let title = visible(level.level().title.get(language));
        format!(", {}", Word::LevelMet.with(language, &[&title]))
    });
    let outcome = verdict(assessed.outcome(), language);
    format!("{outcome}{}: {}", level.unwrap_or_default(), parts.join(", "))
}

fn differences(page: &mut Page, progress: &Progress<'_>, language: Language) {
    let all = progress.disagreements();
    if all.is_empty() {
        page.gap();
        page.paragraph(0, Word::NoDifferences.get(language), style::PLAIN);
        return;
    }
    page.heading(&format!("{} ({})", Word::Differences.get(language), all.len()));
    for difference in &all {
        let criterion = difference.criterion;
        let (id, title) = (visible(criterion.id.as_str()), visible(criterion.title.get(language)));
        let title = cite::at_level(progress.evaluation().rules(), difference.level, &title, language);
        page.hanging(1, &id, style::OPEN, &title, style::BOLD);
        for (assessment, position) in &difference.positions {
            let by = position.agency.map_or_else(
                || Word::SelfAssessor.get(language).to_owned(),
                |id| agency(progress, id, language),
            );
            let mut says = verdict(position.outcome, language);
            let observed = position.observed_text(criterion, difference.bound, language);
            if !observed.is_empty() {
                says = format!("{says} ({observed})");
            }
            let title = visible(assessment.title.get(language));
            let said = format!("{by} ({}): {says}", title.trim_end_matches('.'));
            page.hanging(3, "•", style::of(position.outcome), &said, style::PLAIN);
        }
    }
}

fn conference(state: &ConferenceState<'_>, language: Language) -> String {
    let ids = |ids: &[&tieuchi::CriterionId]| {
        ids.iter().map(|id| visible(id.as_str()).into_owned()).collect::<Vec<_>>()
    };
    match state.is_required() {
        Some(false) => Word::ConferenceNotRequired.get(language).to_owned(),
        None => Word::ConferenceOpen.with(language, &[&ids(state.open()).join(", ")]),
        Some(true) => {
            let mut on = ids(state.criteria());
            if state.is_on_the_whole() {
                on.push(Word::TheWhole.get(language).to_owned());
            }
            let held = state.held().map(|day| Word::HeldOn.with(language, &[&words::date(day, language)]));
            let held = held.unwrap_or_else(|| Word::NotHeld.get(language).to_owned());
            let mut says = vec![Word::ConferenceRequired.with(language, &[&on.join(", ")]), held];
            says.extend(
                state
                    .held_too_early()
                    .map(|day| Word::HeldTooEarly.with(language, &[&words::date(day, language)])),
            );
            says.join("; ")
        }
    }
}
