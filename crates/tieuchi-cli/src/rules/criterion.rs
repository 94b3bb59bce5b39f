//! `tieuchi rules show ID CRITERION`: everything about one criterion.

use tieuchi::{Criterion, Definition, Language, Measure, RuleSet, visible};
use unicode_width::UnicodeWidthStr;

use crate::rules::show;
use crate::text::page::Page;
use crate::text::{cite, style};
use crate::words::{self, Word};

pub(crate) fn write(page: &mut Page, rules: &RuleSet, criterion: &Criterion, language: Language) {
    let id = visible(criterion.id.as_str());
    page.hanging(0, &id, style::BOLD, &visible(criterion.title.get(language)), style::BOLD);
    page.gap();

    let years: Vec<String> =
        rules.years().iter().map(|year| Word::TargetOf.with(language, &[&year.to_string()])).collect();
    let labels = [
        Word::RuleSet,
        Word::Group,
        Word::Unit,
        Word::Numerator,
        Word::Denominator,
        Word::Agency,
        Word::Coordinating,
        Word::Source,
        Word::Reading,
    ]
    .map(|label| label.get(language));
    let widest = labels.into_iter().chain(years.iter().map(String::as_str)).map(UnicodeWidthStr::width).max();
    let column = widest.unwrap_or(0) + 1;
    let mut field = |label: &str, text: &str| {
        if !text.is_empty() {
            page.field(0, column, label, text);
        }
    };
    field(Word::RuleSet.get(language), &visible(&words::rule_set(rules)));
    if let Some(group) =
        rules.groups().find(|group| group.criteria.iter().any(|each| each.id == criterion.id))
    {
        let title = format!("{}. {}", visible(group.id.as_str()), visible(group.title.get(language)));
        field(Word::Group.get(language), &title);
    }
    field(Word::Unit.get(language), &unit(&criterion.measure, language));
    if let Measure::Percent { numerator, denominator, .. } = &criterion.measure {
        field(Word::Numerator.get(language), &definition(rules, numerator.as_deref(), language));
        field(Word::Denominator.get(language), &definition(rules, denominator.as_deref(), language));
    }
    if criterion.every_year {
        let target = criterion.targets.first().map(|(_, target)| target);
        field(Word::Target.get(language), &show::target(criterion, target, language));
    }
    for (label, year) in years.iter().zip(rules.years()).filter(|_| !criterion.every_year) {
        field(label, &show::target(criterion, criterion.target(*year), language));
    }
    field(Word::Agency.get(language), &cite::agencies(rules, &criterion.lead_agencies, language));
    field(
        Word::Coordinating.get(language),
        &cite::agencies(rules, &criterion.coordinating_agencies, language),
    );
    field(Word::Source.get(language), &cite::source(rules, &criterion.source, language));
    page.paragraph(2, &cite::quote(&criterion.source, language), style::PLAIN);
    show::misprints(page, 2, &criterion.source, language);
    related(page, rules, criterion, language);
    if let Some(reading) = &criterion.interpretation {
        page.gap();
        page.field(0, 0, Word::Reading.get(language), &words::multiline(reading.get(language)));
    }
    if let Some(rollup) = &criterion.rollup {
        page.gap();
        let counted = Word::RollupOf.with(language, &[&words::level(&rollup.level, language)]);
        page.paragraph(0, &format!("{counted}:"), style::FAINT);
        page.paragraph(2, &words::multiline(rollup.interpretation.get(language)), style::PLAIN);
    }
}

/// What a number counts and who said so, or that nobody did.
fn definition(rules: &RuleSet, definition: Option<&Definition>, language: Language) -> String {
    let Some(definition) = definition else { return Word::NotDefined.get(language).to_owned() };
    let (what, source) = (visible(definition.what.get(language)), &definition.source);
    format!("{what} ({}: {})", cite::source(rules, source, language), cite::quote(source, language))
}

fn unit(measure: &Measure, language: Language) -> String {
    let unit = show::unit(measure, language);
    match measure {
        Measure::Percent { counted: Some(counted), .. } => {
            Word::Counted.with(language, &[&unit, &visible(counted.get(language))])
        }
        _ => unit,
    }
}

/// What is cited: number and date, then the title, and what of it the copy prints otherwise or is a reading.
fn related(page: &mut Page, rules: &RuleSet, criterion: &Criterion, language: Language) {
    if criterion.citations.is_empty() {
        return;
    }
    page.gap();
    page.paragraph(0, &format!("{}:", Word::Related.get(language)), style::FAINT);
    for citation in &criterion.citations {
        let cited = cite::citations(rules, std::slice::from_ref(citation), language);
        page.hanging(1, "•", style::PLAIN, &cited, style::BOLD);
        let Some(resource) = rules.resource(&citation.resource) else { continue };
        let title = visible(resource.title.get(language));
        if !cited.contains(&*title) {
            page.paragraph(3, &title, style::PLAIN);
        }
        if let Some(printed) = &resource.printed {
            page.paragraph(3, &Word::PrintedAs.with(language, &[&visible(printed)]), style::OPEN);
        }
        if let Some(reading) = &resource.interpretation {
            page.field(3, 0, Word::Reading.get(language), &words::multiline(reading.get(language)));
        }
    }
}
