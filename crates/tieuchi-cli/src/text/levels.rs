//! The parts of a report about levels of recognition above the lowest, and about exemptions.

use tieuchi::{Evaluation, Exemption, Language, LevelFinding, visible};

use crate::text::page::Page;
use crate::text::report::{condition, verdict};
use crate::text::style;
use crate::words::{self, Word};

pub(crate) fn write(page: &mut Page, evaluation: &Evaluation, language: Language) {
    for (number, level) in evaluation.levels().enumerate() {
        heading(page, number, &level, language);
        // The conditions of the lowest level stand above, as those of the whole.
        if number > 0 {
            for (number, finding) in level.conditions().enumerate() {
                condition(page, number, &finding, language);
            }
        }
    }
    next(page, evaluation, language);
    exemptions(page, evaluation, language);
}

fn heading(page: &mut Page, number: usize, level: &LevelFinding<'_>, language: Language) {
    let of = level.level();
    let named = [&*(number + 1).to_string(), &*visible(of.title.get(language)), of.id.as_str()];
    page.heading(&Word::LevelHead.with(language, &named));
    let outcome = level.outcome();
    page.verdict(1, &verdict(outcome, language), style::of(outcome), level.reason().label(language));
}

/// What the next level lacks: its criteria against its own targets.
fn next(page: &mut Page, evaluation: &Evaluation, language: Language) {
    let Some(next) = evaluation.next_level() else { return };
    let criteria = next.lacking_criteria();
    if criteria.is_empty() {
        return;
    }
    page.heading(&Word::NextLevel.with(language, &[&visible(next.level().title.get(language))]));
    for finding in criteria {
        let id = visible(finding.criterion().id.as_str());
        let (target, observed) = (finding.target_text(language), finding.observed_text(language));
        let mut text = finding.explain(language);
        if !target.is_empty() && !observed.is_empty() {
            text = format!("{text} ({})", Word::TargetAndObserved.with(language, &[&target, &observed]));
        } else if !target.is_empty() {
            text = format!("{text} ({})", Word::TargetOnly.with(language, &[&target]));
        }
        page.hanging(1, &id, style::of(finding.outcome()), &text, style::PLAIN);
    }
}

/// All exemptions, those that do not hold too.
fn exemptions(page: &mut Page, evaluation: &Evaluation, language: Language) {
    let all = evaluation.dossier().exemptions();
    if all.is_empty() {
        return;
    }
    page.heading(Word::Exemptions.get(language));
    for exemption in all {
        page.hanging(1, "•", style::PLAIN, &sentence(evaluation, exemption, language), style::PLAIN);
    }
}

fn sentence(evaluation: &Evaluation, exemption: &Exemption, language: Language) -> String {
    let agency = evaluation.rules().agency(&exemption.authority);
    let agency = agency.map_or(exemption.authority.as_str(), |agency| agency.name.get(language));
    let [agency, reference] = [agency, &exemption.reference].map(|text| visible(text).into_owned());
    let [from, until] = [exemption.from, exemption.until].map(|day| words::date(day, language));
    let year = evaluation.year();
    let word = if exemption.holds_for(year) { Word::ExemptionHeld } else { Word::ExemptionNotHeld };
    let criterion = visible(exemption.criterion.as_str()).into_owned();
    word.with(language, &[&criterion, &reference, &agency, &from, &until, &year.to_string()])
}
