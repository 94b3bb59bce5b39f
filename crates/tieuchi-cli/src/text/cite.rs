//! Legal grounds in words: who leads, where it is written, what is cited.

use tieuchi::{AgencyId, Citation, Language, Resource, RuleSet, Source, StepId, visible};

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
