//! Legal grounds in words: who leads, where it is written, what is cited.

use tieuchi::{
    AgencyId, Citation, Date, Language, MissingPart, Resource, RuleSet, Source, StepId, StepSubjects, Year,
    visible,
};

use crate::text::page::Page;
use crate::text::style;
use crate::words::{self, Word};

/// The names of agencies, `;` between them.
pub(crate) fn agencies(rules: &RuleSet, ids: &[AgencyId], language: Language) -> String {
    ids.iter().map(|id| agency(rules, id, language)).collect::<Vec<_>>().join("; ")
}

/// The name of an agency.
pub(crate) fn agency(rules: &RuleSet, id: &AgencyId, language: Language) -> String {
    let name = rules.agency(id).map_or(id.as_str(), |agency| agency.name.get(language));
    visible(name).into_owned()
}

/// The names that agencies have at the end of a year, `;` between them.
pub(crate) fn agencies_in(rules: &RuleSet, ids: &[AgencyId], year: Year, language: Language) -> String {
    ids.iter().map(|id| agency_in(rules, id, year, language)).collect::<Vec<_>>().join("; ")
}

/// The name that an agency has at the end of a year; who took over where it has ended, or that it has.
pub(crate) fn agency_in(rules: &RuleSet, id: &AgencyId, year: Year, language: Language) -> String {
    let then = Date::new(year, 12, 31).and_then(|day| rules.agency_at(id.as_str(), day));
    let Some(then) = then else { return agency(rules, id, language) };
    let name = visible(then.name.get(language));
    if let Some(ended) = then.ended {
        return Word::EndedAgency.with(language, &[&name, &words::date(ended, language)]);
    }
    if then.agency.id != *id {
        return Word::FormerAgency.with(language, &[&name, &agency(rules, id, language)]);
    }
    name.into_owned()
}

/// For which units a step holds, `;` between them; nothing where it holds for all.
pub(crate) fn subjects(subjects: &StepSubjects, language: Language) -> String {
    let units = subjects.named().iter().map(|unit| {
        let id = unit.id.as_ref().map(|id| format!(" ({})", visible(id.as_str()))).unwrap_or_default();
        format!("{}{id}", visible(&unit.name))
    });
    let units = units.collect::<Vec<_>>().join("; ");
    match subjects {
        StepSubjects::Except(_) => Word::AllBut.with(language, &[&units]),
        StepSubjects::All | StepSubjects::Only(_) => units,
    }
}

/// What is said against the targets of a level, with the level's title where the rule set has levels.
pub(crate) fn at_level(rules: &RuleSet, level: usize, text: &str, language: Language) -> String {
    match rules.levels().nth(level) {
        Some(level) => {
            format!("{text} ({})", Word::AtLevel.with(language, &[&visible(level.title.get(language))]))
        }
        None => text.to_owned(),
    }
}

/// The parts of the source that are not at hand under their heading: what each says, and where it would stand.
pub(crate) fn missing_parts(
    page: &mut Page,
    parts: &[MissingPart],
    resources: &[Resource],
    quoted: bool,
    language: Language,
) {
    if parts.is_empty() {
        return;
    }
    page.heading(Word::Lacking.get(language));
    for part in parts {
        let resource = resources.iter().find(|resource| resource.id == part.resource);
        let resource = resource.map(|resource| short(resource, language));
        let resource = resource.unwrap_or_else(|| part.resource.to_string());
        let parts = [&*visible(part.what.get(language)), &*visible(&part.locator), &*resource];
        page.hanging(1, "•", style::OPEN, &Word::LackingPart.with(language, &parts), style::PLAIN);
        if let Some(source) = part.source.as_ref().filter(|_| quoted) {
            page.paragraph(3, &quote(source, language), style::PLAIN);
        }
    }
}

/// Where something stands: `Phụ lục 1, II.3, 1042/QĐ-UBND ngày 18/03/2024`.
pub(crate) fn source(rules: &RuleSet, source: &Source, language: Language) -> String {
    let locator = visible(&source.locator);
    match rules.resource(&source.resource) {
        Some(resource) => format!("{locator}, {}", short(resource, language)),
        None => locator.into_owned(),
    }
}

/// The quote of a source in quotation marks.
pub(crate) fn quote(source: &Source, language: Language) -> String {
    Word::Quote.with(language, &[&words::multiline(&source.quote)])
}

/// What is cited, `;` between them.
pub(crate) fn citations(rules: &RuleSet, citations: &[Citation], language: Language) -> String {
    let cited = citations.iter().map(|citation| {
        let resource = rules.resource(&citation.resource);
        let named =
            resource.map_or_else(|| citation.resource.to_string(), |resource| short(resource, language));
        match &citation.locator {
            Some(locator) => format!("{}, {named}", visible(locator)),
            None => named,
        }
    });
    cited.collect::<Vec<_>>().join("; ")
}

/// Number and date of a resource: `411/QĐ-TTg ngày 31/03/2022`; its title where it has no number.
pub(crate) fn short(resource: &Resource, language: Language) -> String {
    let name = resource.number.as_deref().unwrap_or_else(|| resource.title.get(language));
    let name = visible(name);
    match resource.date {
        Some(date) => Word::NumberAndDate.with(language, &[&name, &words::date(date, language)]),
        None => name.into_owned(),
    }
}

/// A step of the procedure by its place and title: `2. Ý kiến nhận xét, góp ý …`.
pub(crate) fn step(rules: &RuleSet, id: &StepId, language: Language) -> Option<String> {
    let (number, step) = rules.procedure().iter().enumerate().find(|(_, step)| step.id == *id)?;
    Some(format!("{}. {}", number + 1, visible(step.title.get(language))))
}
