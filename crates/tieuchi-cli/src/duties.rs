//! `tieuchi duties`: who is bound to do what, by whose words.

use std::io::{self, Write as _};

use csv::Writer;
use tieuchi::{AgencyId, Deadline, Duty, Language, RuleSet, RuleSets, visible};

use crate::INVALID;
use crate::args::{DutiesArgs, TextJsonOrCsv};
use crate::evaluate::table::text;
use crate::json;
use crate::messages::Messages;
use crate::rules::show::{column, item, misprints};
use crate::sets;
use crate::terminal::{self, Terminal};
use crate::text::page::Page;
use crate::text::{cite, style};
use crate::words::{self, Word};

/// What stands above the columns.
const HEAD: [&str; 17] = [
    "rule_set",
    "version",
    "id",
    "actors",
    "actors_vi",
    "actors_en",
    "act_vi",
    "act_en",
    "object_vi",
    "object_en",
    "before",
    "until",
    "deadline_vi",
    "deadline_en",
    "resource",
    "locator",
    "quote",
];

pub(crate) fn run(args: &DutiesArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let Some(sets) = sets::load(args.rules.as_deref(), terminal.language, messages) else {
        return Ok(INVALID);
    };
    let Some(chosen) = choose(&sets, args.agency.as_deref(), messages) else { return Ok(INVALID) };
    match args.format {
        TextJsonOrCsv::Text => {
            let mut page = Page::new(terminal::output_width());
            for (rules, duties) in &chosen {
                page.gap();
                page.paragraph(0, &visible(&words::rule_set(rules)), style::BOLD);
                page.paragraph(0, &visible(rules.title().get(terminal.language)), style::PLAIN);
                write(&mut page, rules, duties, true, terminal.language);
            }
            let mut output = terminal.text_output();
            output.write_all(page.finish().as_bytes())?;
            output.flush()?;
        }
        TextJsonOrCsv::Json => {
            let mut output = terminal::data_output();
            let sets = chosen.iter().map(|(rules, duties)| entry(rules, duties, args.agency.as_deref()));
            writeln!(output, "{}", json::array(sets))?;
            output.flush()?;
        }
        TextJsonOrCsv::Csv => {
            let mut writer = Writer::from_writer(terminal::data_output());
            writer.write_record(HEAD)?;
            for (rules, duties) in &chosen {
                for duty in duties {
                    writer.write_record(row(rules, duty))?;
                }
            }
            writer.flush()?;
        }
    }
    Ok(0)
}

/// The duties to show of each rule set; nothing where no set knows the agency, which is then reported.
fn choose<'s>(
    sets: &'s RuleSets,
    agency: Option<&str>,
    messages: &mut Messages,
) -> Option<Vec<(&'s RuleSet, Vec<&'s Duty>)>> {
    let Some(agency) = agency else {
        return Some(sets.iter().map(|rules| (rules, rules.duties().iter().collect())).collect());
    };
    let (mut chosen, mut unknown) = (Vec::new(), Vec::new());
    for rules in sets.iter() {
        match rules.duties_of(agency) {
            Ok(duties) => chosen.push((rules, duties)),
            Err(diagnostic) => unknown.push(*diagnostic),
        }
    }
    if chosen.is_empty() {
        // Of several sets, the one with a name that is near.
        let near = unknown.iter().position(|diagnostic| diagnostic.nearest().is_some()).unwrap_or(0);
        messages.diagnostics(unknown.get(near..=near).unwrap_or_default(), None);
        return None;
    }
    Some(chosen)
}

/// The duties of a rule set as people read them, with their words where those are asked for.
pub(crate) fn write(page: &mut Page, rules: &RuleSet, duties: &[&Duty], quoted: bool, language: Language) {
    if duties.is_empty() {
        if quoted {
            page.paragraph(0, Word::NoDuties.get(language), style::PLAIN);
        }
        return;
    }
    page.heading(Word::Duties.get(language));
    let column = column(&[Word::Actors, Word::Object, Word::Deadline, Word::Ground], language);
    for (number, duty) in duties.iter().enumerate() {
        item(page, number, duty.act.get(language));
        page.field(4, column, Word::Actors.get(language), &cite::agencies(rules, &duty.actors, language));
        if let Some(object) = &duty.object {
            page.field(4, column, Word::Object.get(language), &visible(object.get(language)));
        }
        if let Some(deadline) = &duty.deadline {
            page.field(4, column, Word::Deadline.get(language), &words::deadline(deadline, language));
        }
        page.field(4, column, Word::Ground.get(language), &cite::source(rules, &duty.source, language));
        if quoted {
            page.paragraph(4, &cite::quote(&duty.source, language), style::PLAIN);
            misprints(page, 4, &duty.source, language);
            if let Some(reading) = &duty.interpretation {
                page.field(4, column, Word::Reading.get(language), &words::multiline(reading.get(language)));
            }
        }
    }
}

/// The duties of a rule set with what its ids of agencies stand for.
fn entry(rules: &RuleSet, duties: &[&Duty], agency: Option<&str>) -> String {
    let is_named = |id: &AgencyId| duties.iter().any(|duty| duty.actors.contains(id));
    let agencies = rules.agencies().iter().filter(|agency| is_named(&agency.id)).map(|agency| {
        let name = json::text(&agency.name);
        json::object(&[
            ("id", json::string(agency.id.as_str())),
            ("name", name),
            ("kind", json::string(agency.kind.as_str())),
        ])
    });
    json::object(&[
        ("rule_set", json::string(rules.id().as_str())),
        ("version", json::string(&rules.version().to_string())),
        ("agency", agency.map_or_else(|| "null".to_owned(), json::string)),
        ("agencies", json::array(agencies)),
        // The agency is known: it was looked up.
        ("duties", rules.duties_to_json(agency).unwrap_or_else(|_| "[]".to_owned())),
    ])
}

fn row(rules: &RuleSet, duty: &Duty) -> [String; HEAD.len()] {
    let [vi, en] = Language::ALL;
    let ids: Vec<&str> = duty.actors.iter().map(AgencyId::as_str).collect();
    let object = |language| duty.object.as_ref().map(|object| text(object.get(language))).unwrap_or_default();
    let deadline = |language| {
        let words = duty.deadline.as_ref().map(|deadline| words::deadline(deadline, language));
        words.map(|words| text(&words)).unwrap_or_default()
    };
    let (before, until) = match &duty.deadline {
        Some(Deadline::Before(day)) => (day.to_string(), String::new()),
        Some(Deadline::Until(day)) => (String::new(), day.to_string()),
        Some(Deadline::Words(_)) | None => (String::new(), String::new()),
    };
    [
        text(rules.id().as_str()),
        rules.version().to_string(),
        text(duty.id.as_str()),
        text(&ids.join(";")),
        text(&cite::agencies(rules, &duty.actors, vi)),
        text(&cite::agencies(rules, &duty.actors, en)),
        text(duty.act.get(vi)),
        text(duty.act.get(en)),
        object(vi),
        object(en),
        before,
        until,
        deadline(vi),
        deadline(en),
        text(duty.source.resource.as_str()),
        text(&duty.source.locator),
        text(&duty.source.quote),
    ]
}
