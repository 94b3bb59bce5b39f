//! The readings of a rule set: what its makers understood where the decision's words leave room.

use tieuchi::{Language, RuleSet, Text, visible};

use crate::text::page::Page;
use crate::text::{cite, style};
use crate::words::{self, Word};

/// All readings, each under what it is about, in the order of the set.
pub(crate) fn write(page: &mut Page, rules: &RuleSet, language: Language) {
    let all = collect(rules, language);
    if all.is_empty() {
        return;
    }
    page.heading(Word::Readings.get(language));
    for (about, text) in all {
        page.hanging(1, "•", style::PLAIN, &about, style::BOLD);
        page.paragraph(3, &words::multiline(text.get(language)), style::PLAIN);
    }
}

fn collect<'r>(rules: &'r RuleSet, language: Language) -> Vec<(String, &'r Text)> {
    let mut all = Vec::new();
    let mut add = |about: String, text: Option<&'r Text>| all.extend(text.map(|text| (about, text)));
    let shown = |text: &str| visible(text).into_owned();

    add(shown(rules.title().get(language)), rules.interpretation());
    let validity = rules.validity().and_then(|validity| validity.interpretation.as_ref());
    add(Word::Validity.get(language).to_owned(), validity);
    add(Word::Contents.get(language).to_owned(), rules.declared().interpretation.as_ref());
    for part in rules.missing() {
        add(shown(part.what.get(language)), part.interpretation.as_ref());
    }
    for index in rules.indices() {
        add(shown(index.title.get(language)), index.interpretation.as_ref());
    }
    for group in rules.groups() {
        add(format!("{} {}", Word::Group.get(language), shown(group.id.as_str())), group.interpretation);
        for criterion in group.criteria {
            let about = format!("{} {}", Word::Criterion.get(language), shown(criterion.id.as_str()));
            add(about.clone(), criterion.interpretation.as_ref());
            add(about, criterion.rollup.as_ref().map(|rollup| &rollup.interpretation));
        }
    }
    for condition in rules.conditions() {
        let title = condition.title.as_ref().map_or(condition.id.as_str(), |title| title.get(language));
        add(shown(title), condition.interpretation.as_ref());
    }
    for level in rules.levels() {
        add(shown(level.title.get(language)), level.interpretation);
    }
    let exemptions = rules.exemption_rule().and_then(|rule| rule.interpretation.as_ref());
    add(Word::Exemptions.get(language).to_owned(), exemptions);
    for document in rules.documents() {
        add(shown(document.title.get(language)), document.interpretation.as_ref());
    }
    for step in rules.procedure() {
        add(shown(step.title.get(language)), step.interpretation.as_ref());
    }
    for assessment in rules.assessments() {
        add(shown(assessment.title.get(language)), assessment.interpretation.as_ref());
    }
    let decisive = rules.decisive().and_then(|decisive| decisive.interpretation.as_ref());
    add(Word::Decides.get(language).to_owned(), decisive);
    if let Some(conference) = rules.conference() {
        add(shown(conference.title.get(language)), conference.interpretation.as_ref());
    }
    let withdrawal = rules.withdrawal().and_then(|withdrawal| withdrawal.interpretation.as_ref());
    add(Word::WithdrawalGround.get(language).to_owned(), withdrawal);
    for duty in rules.duties() {
        add(shown(duty.act.get(language)), duty.interpretation.as_ref());
    }
    for agency in rules.agencies() {
        let name = shown(agency.name.get(language));
        add(name.clone(), agency.interpretation.as_ref());
        add(name, agency.valid.as_ref().and_then(|valid| valid.interpretation.as_ref()));
        for dated in &agency.names {
            add(shown(dated.name.get(language)), dated.valid.interpretation.as_ref());
        }
    }
    for resource in rules.resources() {
        add(cite::short(resource, language), resource.interpretation.as_ref());
    }
    all
}
