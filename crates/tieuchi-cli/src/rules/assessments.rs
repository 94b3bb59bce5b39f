//! The assessments of a rule set: who gives each, which decides, what is held where two differ.

use tieuchi::{AssessmentId, Assessors, Language, RuleSet, visible};

use crate::rules::show::{column, item, misprints};
use crate::text::cite;
use crate::text::page::Page;
use crate::words::Word;

pub(crate) fn write(page: &mut Page, rules: &RuleSet, language: Language) {
    if rules.assessments().is_empty() {
        return;
    }
    page.heading(Word::Assessments.get(language));
    let labels = [Word::AssessedBy, Word::GivenInStep, Word::ConferenceBetween, Word::HeldBy, Word::Ground];
    let column = column(&labels, language);
    for (number, assessment) in rules.assessments().iter().enumerate() {
        item(page, number, assessment.title.get(language));
        let by = match &assessment.agencies {
            Assessors::Agencies(agencies) => cite::agencies(rules, agencies, language),
            Assessors::Lead => Word::LeadOfEach.get(language).to_owned(),
        };
        page.field(4, column, Word::AssessedBy.get(language), &by);
        if let Some(step) = assessment.step.as_ref().and_then(|step| cite::step(rules, step, language)) {
            page.field(4, column, Word::GivenInStep.get(language), &step);
        }
        page.field(4, column, Word::Ground.get(language), &cite::source(rules, &assessment.source, language));
        misprints(page, 4, &assessment.source, language);
    }
    let title = |id: &AssessmentId| {
        let assessment = rules.assessments().iter().find(|assessment| assessment.id == *id);
        assessment.map_or_else(|| id.to_string(), |found| visible(found.title.get(language)).into_owned())
    };
    if let Some(decisive) = rules.decisive() {
        page.gap();
        page.field(0, 0, Word::Decides.get(language), &title(&decisive.assessment));
        page.field(4, column, Word::Ground.get(language), &cite::source(rules, &decisive.source, language));
    }
    if let Some(conference) = rules.conference() {
        page.gap();
        let named = visible(conference.title.get(language));
        page.field(0, 0, Word::Conference.get(language), &named);
        let between = conference.between.iter().map(title).collect::<Vec<_>>().join("; ");
        page.field(4, column, Word::ConferenceBetween.get(language), &between);
        if let Some(step) = conference.step.as_ref().and_then(|step| cite::step(rules, step, language)) {
            page.field(4, column, Word::GivenInStep.get(language), &step);
        }
        let actors = cite::agencies(rules, &conference.actors, language);
        if !actors.is_empty() {
            page.field(4, column, Word::HeldBy.get(language), &actors);
        }
        page.field(4, column, Word::Ground.get(language), &cite::source(rules, &conference.source, language));
    }
}
