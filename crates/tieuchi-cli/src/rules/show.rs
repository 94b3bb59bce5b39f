//! `tieuchi rules show`: a rule set as people read it, or its canonical form.

use std::io::{self, Write as _};

use tieuchi::{
    Condition, ConditionDemand, CriteriaSelection, Criterion, Language, Measure, RuleSet, Source, Target,
    Validity, ValidityEnd, Year, visible,
};
use unicode_width::UnicodeWidthStr as _;

use crate::INVALID;
use crate::args::{ShowArgs, TextOrJson};
use crate::duties;
use crate::messages::Messages;
use crate::rules::{assessments, criterion, index, readings};
use crate::sets::{self, Document};
use crate::terminal::{self, Terminal};
use crate::text::page::Page;
use crate::text::{cite, style, table};
use crate::words::{self, Word};

/// More years than this share one column of the table.
const YEAR_COLUMNS: usize = 3;

pub(crate) fn run(args: &ShowArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let language = terminal.language;
    let rules = match sets::document(&args.rules, messages) {
        None => return Ok(INVALID),
        Some(Document::Index(index)) => return index::run(&index, args, terminal, messages),
        Some(Document::Rules(rules)) => rules,
    };
    let criterion = match args.criterion.as_deref().map(|id| rules.look_up_criterion(id)).transpose() {
        Ok(criterion) => criterion,
        Err(diagnostic) => {
            messages.diagnostics(std::slice::from_ref(&*diagnostic), None);
            return Ok(INVALID);
        }
    };
    if args.format == TextOrJson::Json {
        let json = match criterion {
            Some(criterion) => rules.criterion_to_canonical_json(criterion.id.as_str()).unwrap_or_default(),
            None => rules.to_canonical_json(),
        };
        let mut output = terminal::data_output();
        writeln!(output, "{json}")?;
        output.flush()?;
        return Ok(0);
    }
    let mut page = Page::new(terminal::output_width());
    match criterion {
        Some(criterion) => criterion::write(&mut page, &rules, criterion, language),
        None => write(&mut page, &rules, language),
    }
    let mut output = terminal.text_output();
    output.write_all(page.finish().as_bytes())?;
    output.flush()?;
    Ok(0)
}

fn write(page: &mut Page, rules: &RuleSet, language: Language) {
    head(page, rules, language);
    groups(page, rules, language);
    conditions(page, rules, language);
    documents(page, rules, language);
    procedure(page, rules, language);
    assessments::write(page, rules, language);
    duties::write(page, rules, &rules.duties().iter().collect::<Vec<_>>(), false, language);
    agencies(page, rules, language);
    resources(page, rules, language);
    readings::write(page, rules, language);
}

fn head(page: &mut Page, rules: &RuleSet, language: Language) {
    page.paragraph(0, &visible(rules.title().get(language)), style::BOLD);
    let labels = [
        Word::Id,
        Word::Version,
        Word::Status,
        Word::Level,
        Word::Years,
        Word::Validity,
        Word::Contents,
        Word::Source,
    ];
    let column = column(&labels, language);
    let mut field = |label: Word, text: &str| page.field(0, column, label.get(language), text);
    field(Word::Id, &visible(rules.id().as_str()));
    field(Word::Version, &rules.version().to_string());
    field(Word::Status, rules.status().label(language));
    field(Word::Level, &words::level(rules.level(), language));
    field(Word::Years, &words::years(rules.years()));
    if let Some(validity) = rules.validity() {
        field(Word::Validity, &in_force(validity, language));
    }
    field(Word::Contents, &words::contents(rules, language));
    if let Some(source) = rules.source() {
        field(Word::Source, &cite::source(rules, source, language));
        page.paragraph(column + 1, &cite::quote(source, language), style::PLAIN);
        misprints(page, column + 1, source, language);
    }
    page.field(0, column, "SHA-256", &rules.sha256().to_string());
    if !rules.is_complete() {
        page.paragraph(
            0,
            &format!("{}: {}", Word::Warning.get(language), Word::Incomplete.get(language)),
            style::OPEN,
        );
    }
    cite::missing_parts(page, rules.missing(), rules.resources(), true, language);
}

/// From when to when, and what of it the source does not itself say.
fn in_force(validity: &Validity, language: Language) -> String {
    let end = |date: Option<tieuchi::Date>, which: ValidityEnd, known: Word, unknown: Word| {
        let Some(date) = date else { return unknown.get(language).to_owned() };
        let text = known.with(language, &[&words::date(date, language)]);
        if validity.derived.contains(&which) { Word::Derived.with(language, &[&text]) } else { text }
    };
    let from = end(validity.from, ValidityEnd::From, Word::ValidFrom, Word::NoFrom);
    let until = end(validity.until, ValidityEnd::Until, Word::ValidUntil, Word::NoUntil);
    format!("{from}; {until}")
}

/// What is wrong in the print of a quote.
pub(crate) fn misprints(page: &mut Page, indent: usize, source: &Source, language: Language) {
    for misprint in &source.misprints {
        let parts = [&*visible(&misprint.printed), &*visible(&misprint.read)];
        page.paragraph(indent, &Word::Misprint.with(language, &parts), style::OPEN);
    }
}

fn groups(page: &mut Page, rules: &RuleSet, language: Language) {
    let years = rules.years();
    let by_year: Vec<Vec<Year>> = if years.len() > YEAR_COLUMNS {
        vec![years.to_vec()]
    } else {
        years.iter().map(|year| vec![*year]).collect()
    };
    let widest = |least: usize, most: usize, text: &dyn Fn(&Criterion) -> String| {
        rules.criteria().iter().map(|criterion| text(criterion).width()).max().unwrap_or(0).clamp(least, most)
    };
    let id = widest(Word::Number.get(language).width(), 12, &|criterion| criterion.id.to_string());
    let narrow = page.width() < 100;
    let unit = widest(4, if narrow { 9 } else { 12 }, &|criterion| unit(&criterion.measure, language));
    let titles: Vec<String> = by_year
        .iter()
        .map(|years| match years.as_slice() {
            [year] if narrow => year.to_string(),
            [year] => Word::InYear.with(language, &[&year.to_string()]),
            _ => Word::Target.get(language).to_owned(),
        })
        .collect();
    let targets: Vec<usize> = by_year
        .iter()
        .zip(&titles)
        .map(|(years, title)| widest(title.width(), 16, &|criterion| targets(criterion, years, language)))
        .collect();
    let agency = if narrow { 16 } else { 24 };
    let others: Vec<usize> = [id, unit, agency].into_iter().chain(targets.iter().copied()).collect();
    let title = table::room(page.width(), &others).max(12);
    for group in rules.groups() {
        page.gap();
        let id_text = format!("{}.", visible(group.id.as_str()));
        let mut heading = visible(group.title.get(language)).into_owned();
        if let Some(lacking) = words::lacking(rules, &group, language) {
            heading = format!("{heading} ({lacking})");
        }
        page.hanging(0, &id_text, style::BOLD, &heading, style::BOLD);
        if group.criteria.is_empty() {
            continue;
        }
        let mut columns = vec![
            table::Column { title: Word::Number.get(language), width: id },
            table::Column { title: Word::Criterion.get(language), width: title },
            table::Column { title: Word::Unit.get(language), width: unit },
        ];
        for (title, width) in titles.iter().zip(&targets) {
            columns.push(table::Column { title, width: *width });
        }
        columns.push(table::Column { title: Word::Agency.get(language), width: agency });
        let rows = group.criteria.iter().map(|criterion| {
            let mut cells = vec![
                visible(criterion.id.as_str()).into_owned(),
                visible(criterion.title.get(language)).into_owned(),
                self::unit(&criterion.measure, language),
            ];
            cells.extend(by_year.iter().map(|years| self::targets(criterion, years, language)));
            cells.push(cite::agencies(rules, &criterion.lead_agencies, language));
            (cells, style::PLAIN)
        });
        page.lines(table::table(&columns, rows.collect()));
    }
}

/// The unit as the source prints it.
pub(crate) fn unit(measure: &Measure, language: Language) -> String {
    match measure {
        Measure::Percent { .. } => "%".to_owned(),
        Measure::YesNo { unit: None } => Word::YesNo.get(language).to_owned(),
        Measure::YesNo { unit: Some(unit) } | Measure::Count { unit } | Measure::Amount { unit } => {
            visible(unit.get(language)).into_owned()
        }
    }
}

/// The targets of some years, each with its year where there are several.
fn targets(criterion: &Criterion, years: &[Year], language: Language) -> String {
    if criterion.every_year {
        return target(criterion, criterion.targets.first().map(|(_, target)| target), language);
    }
    let of = |year: &Year| target(criterion, criterion.target(*year), language);
    match years {
        [year] => of(year),
        _ => years.iter().map(|year| format!("{year}: {}", of(year))).collect::<Vec<_>>().join("; "),
    }
}

/// A target, with what it is for subjects of a certain kind.
pub(crate) fn target(criterion: &Criterion, target: Option<&Target>, language: Language) -> String {
    let bound = |bound: Option<tieuchi::Bound>| {
        bound.map_or_else(
            || Word::NotAssigned.get(language).to_owned(),
            |bound| criterion.bound_text(bound, language),
        )
    };
    let Some(target) = target else { return bound(None) };
    let parts = |target: &Target| {
        let mut parts = vec![bound(target.general)];
        if let Some(by) = &target.by {
            parts.extend(by.cases.iter().map(|(value, case)| {
                let named = [&*bound(*case), by.attribute.as_str(), &*visible(value)];
                Word::TargetBy.with(language, &named)
            }));
        }
        parts.join("; ")
    };
    let at =
        target.at.iter().map(|(level, own)| Word::TargetAt.with(language, &[&parts(own), level.as_str()]));
    [parts(target)].into_iter().chain(at).collect::<Vec<_>>().join("; ")
}

fn conditions(page: &mut Page, rules: &RuleSet, language: Language) {
    if rules.levels().len() == 0 {
        page.heading(Word::Conditions.get(language));
        list_conditions(page, rules, rules.conditions(), language);
    }
    for (number, level) in rules.levels().enumerate() {
        let heading = [&*(number + 1).to_string(), &*visible(level.title.get(language)), level.id.as_str()];
        page.heading(&Word::LevelHead.with(language, &heading));
        page.field(0, 0, Word::Ground.get(language), &cite::source(rules, level.source, language));
        list_conditions(page, rules, level.conditions, language);
    }
    exemptions(page, rules, language);
}

/// Who may exempt from what.
fn exemptions(page: &mut Page, rules: &RuleSet, language: Language) {
    let Some(rule) = rules.exemption_rule() else { return };
    page.heading(Word::Exemptions.get(language));
    let column = column(&[Word::Criterion, Word::Authorities, Word::Ground], language);
    let criteria = rule.criteria.as_ref().map_or_else(
        || Word::AllCriteria.get(language).to_owned(),
        |listed| listed.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    );
    page.field(0, column, Word::Criterion.get(language), &criteria);
    let authorities = cite::agencies(rules, &rule.authorities, language);
    page.field(0, column, Word::Authorities.get(language), &authorities);
    page.paragraph(column + 1, &cite::quote(&rule.source, language), style::PLAIN);
    page.field(0, column, Word::Ground.get(language), &cite::source(rules, &rule.source, language));
}

fn list_conditions(page: &mut Page, rules: &RuleSet, conditions: &[Condition], language: Language) {
    for (number, condition) in conditions.iter().enumerate() {
        let title = condition.title.as_ref().map_or(condition.id.as_str(), |title| title.get(language));
        item(page, number, title);
        let some = match &condition.demand {
            ConditionDemand::Criteria(CriteriaSelection::Criteria(ids)) => {
                ids.iter().map(ToString::to_string)
            }
            _ => [].iter().map(ToString::to_string),
        };
        let groups = match &condition.demand {
            ConditionDemand::Criteria(CriteriaSelection::Groups(ids)) => ids.as_slice(),
            _ => &[],
        };
        let groups = groups.iter().map(|id| format!("{} {id}", Word::Group.get(language)));
        let asked: Vec<String> = some.chain(groups).collect();
        if !asked.is_empty() {
            page.field(4, 0, Word::Criterion.get(language), &asked.join(", "));
        }
        page.paragraph(4, &cite::quote(&condition.source, language), style::PLAIN);
        misprints(page, 4, &condition.source, language);
        page.field(4, 0, Word::Ground.get(language), &cite::source(rules, &condition.source, language));
    }
}

fn documents(page: &mut Page, rules: &RuleSet, language: Language) {
    if rules.documents().is_empty() {
        return;
    }
    page.heading(Word::Documents.get(language));
    let column = column(&[Word::Issuer, Word::NeededBy, Word::Ground], language);
    for (number, document) in rules.documents().iter().enumerate() {
        item(page, number, document.title.get(language));
        let issuer = document.issuer.as_ref().map_or_else(
            || Word::IssuerUnknown.get(language).to_owned(),
            |issuer| cite::agency(rules, issuer, language),
        );
        page.field(4, column, Word::Issuer.get(language), &issuer);
        if let Some(step) = document.needed_by.as_ref().and_then(|step| cite::step(rules, step, language)) {
            page.field(4, column, Word::NeededBy.get(language), &step);
        }
        page.field(4, column, Word::Ground.get(language), &cite::source(rules, &document.source, language));
    }
}

fn procedure(page: &mut Page, rules: &RuleSet, language: Language) {
    if rules.procedure().is_empty() {
        return;
    }
    page.heading(Word::Procedure.get(language));
    let labels =
        [Word::Actors, Word::Produces, Word::SendsTo, Word::ForSubjects, Word::Deadline, Word::Ground];
    let column = column(&labels, language);
    for (number, step) in rules.procedure().iter().enumerate() {
        item(page, number, step.title.get(language));
        let produces = step.produces.iter().map(|id| {
            let title = rules.document(id).map_or(id.as_str(), |document| document.title.get(language));
            visible(title).into_owned()
        });
        let mut field = |label: Word, text: &str| {
            if !text.is_empty() {
                page.field(4, column, label.get(language), text);
            }
        };
        field(Word::Actors, &cite::agencies(rules, &step.actors, language));
        field(Word::Produces, &produces.collect::<Vec<_>>().join("; "));
        field(Word::SendsTo, &cite::agencies(rules, &step.sends_to, language));
        field(Word::ForSubjects, &cite::subjects(&step.subjects, language));
        let deadline = step.deadline.as_ref().map(|deadline| words::deadline(deadline, language));
        field(Word::Deadline, &deadline.unwrap_or_default());
        field(Word::Ground, &cite::source(rules, &step.source, language));
        misprints(page, 4, &step.source, language);
    }
}

/// The agencies of which more than a name is known: when they end, who takes over, what they are called when.
fn agencies(page: &mut Page, rules: &RuleSet, language: Language) {
    let mut has_heading = false;
    let column = column(&[Word::Validity, Word::Successor, Word::OtherNames], language);
    for agency in rules.agencies() {
        if agency.valid.is_none() && agency.names.is_empty() {
            continue;
        }
        if !std::mem::replace(&mut has_heading, true) {
            page.heading(Word::Agencies.get(language));
        }
        page.hanging(1, "•", style::PLAIN, &visible(agency.name.get(language)), style::BOLD);
        if let Some(valid) = &agency.valid {
            page.field(3, column, Word::Validity.get(language), &in_force(valid, language));
        }
        if let Some(successor) = &agency.successor {
            let name = cite::agency(rules, successor, language);
            page.field(3, column, Word::Successor.get(language), &name);
        }
        for dated in &agency.names {
            let name = visible(dated.name.get(language));
            let day = |day| words::date(day, language);
            let text = match (dated.valid.from.map(day), dated.valid.until.map(day)) {
                (None, None) => name.into_owned(),
                (Some(from), None) => Word::NameFrom.with(language, &[&name, &from]),
                (None, Some(until)) => Word::NameUntil.with(language, &[&name, &until]),
                (Some(from), Some(until)) => Word::NameBetween.with(language, &[&name, &from, &until]),
            };
            page.field(3, column, Word::OtherNames.get(language), &text);
        }
    }
}

fn resources(page: &mut Page, rules: &RuleSet, language: Language) {
    if rules.resources().is_empty() {
        return;
    }
    page.heading(Word::Resources.get(language));
    for resource in rules.resources() {
        let short = cite::short(resource, language);
        page.hanging(1, "•", style::PLAIN, &short, style::BOLD);
        let title = visible(resource.title.get(language));
        if !short.starts_with(&*title) {
            page.paragraph(3, &title, style::PLAIN);
        }
        if let Some(printed) = &resource.printed {
            page.paragraph(3, &Word::PrintedAs.with(language, &[&visible(printed)]), style::OPEN);
        }
    }
}

/// A numbered item of a list.
pub(crate) fn item(page: &mut Page, number: usize, title: &str) {
    page.hanging(0, &format!("{:>2}.", number + 1), style::PLAIN, &visible(title), style::BOLD);
}

pub(crate) fn column(labels: &[Word], language: Language) -> usize {
    labels.iter().map(|label| label.get(language).width()).max().unwrap_or(0) + 1
}
