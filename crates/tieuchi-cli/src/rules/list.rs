//! `tieuchi rules list`: what is built in.

use std::io::{self, Write as _};

use tieuchi::{DocumentKind, Index, Language, Register, Roster, RuleSet, RuleSets, Text, Version, visible};

use crate::args::{ListArgs, TextOrJson};
use crate::json;
use crate::terminal::{self, Terminal};
use crate::text::page::Page;
use crate::text::style;
use crate::words::{self, Thing, Word};

pub(crate) fn run(args: &ListArgs, terminal: Terminal) -> io::Result<u8> {
    let sets = RuleSets::builtin();
    match args.format {
        TextOrJson::Json => {
            let mut output = terminal::data_output();
            let registers = Register::all_builtin().iter().map(register_entry).collect::<Vec<_>>();
            let rosters = Roster::all_builtin().iter().map(roster_entry).collect::<Vec<_>>();
            let all = sets.iter().map(entry).chain(registers).chain(rosters);
            writeln!(output, "{}", json::array(all))?;
            output.flush()?;
        }
        TextOrJson::Text => {
            let mut output = terminal.text_output();
            let mut page = Page::new(terminal::output_width());
            for rules in sets.iter() {
                write(&mut page, rules, terminal.language);
                for index in rules.attached() {
                    write_index(&mut page, index, terminal.language);
                }
            }
            for register in Register::all_builtin() {
                write_register(&mut page, &register, terminal.language);
            }
            for roster in Roster::all_builtin() {
                write_roster(&mut page, &roster, terminal.language);
            }
            output.write_all(page.finish().as_bytes())?;
            output.flush()?;
        }
    }
    Ok(0)
}

fn write(page: &mut Page, rules: &RuleSet, language: Language) {
    named(page, rules.id().as_str(), rules.version(), rules.title(), language);
    let facts = [
        rules.status().label(language).to_owned(),
        words::level(rules.level(), language),
        words::years(rules.years()),
        words::contents(rules, language),
    ];
    page.paragraph(2, &facts.join(" · "), style::PLAIN);
}

/// An index under the rule set that uses it.
fn write_index(page: &mut Page, index: &Index, language: Language) {
    let name = format!("{}: {}", Word::Index.get(language), visible(&words::index(index)));
    page.hanging(2, "•", style::PLAIN, &name, style::PLAIN);
    let facts = [index.status().label(language).to_owned(), words::index_contents(index, language)];
    page.paragraph(4, &facts.join(" · "), style::PLAIN);
}

/// A register, which says which units are recognised.
fn write_register(page: &mut Page, register: &Register, language: Language) {
    named(page, register.id().as_str(), register.version(), register.title(), language);
    let facts = [Word::RegisterOf.get(language).to_owned(), words::register_contents(register, language)];
    page.paragraph(2, &facts.join(" · "), style::PLAIN);
}

fn named(page: &mut Page, id: &str, version: Version, title: &Text, language: Language) {
    page.gap();
    page.paragraph(0, &format!("{}@{version}", visible(id)), style::BOLD);
    page.paragraph(2, &visible(title.get(language)), style::PLAIN);
}

/// A roster, by which `province` looks at units.
fn write_roster(page: &mut Page, roster: &Roster, language: Language) {
    named(page, roster.id().as_str(), roster.version(), roster.title(), language);
    let day = words::date(roster.date(), language);
    let facts = [
        Word::RosterOf.get(language).to_owned(),
        day,
        words::counted(roster.units().len(), Thing::Unit, language),
    ];
    page.paragraph(2, &facts.join(" · "), style::PLAIN);
}

fn index_entry(index: &Index) -> String {
    json::object(&[
        ("id", json::string(index.id().as_str())),
        ("version", json::string(&index.version().to_string())),
        ("status", json::string(index.status().as_str())),
        ("complete", index.is_complete().to_string()),
        ("sha256", json::string(&index.sha256().to_string())),
    ])
}

fn register_entry(register: &Register) -> String {
    json::object(&[
        ("kind", json::string(DocumentKind::Register.as_str())),
        ("id", json::string(register.id().as_str())),
        ("version", json::string(&register.version().to_string())),
        ("title", json::text(register.title())),
        ("units", register.units().len().to_string()),
        ("decisions", register.decisions().len().to_string()),
        ("sha256", json::string(&register.sha256().to_string())),
    ])
}

fn roster_entry(roster: &Roster) -> String {
    json::object(&[
        ("kind", json::string(DocumentKind::Roster.as_str())),
        ("id", json::string(roster.id().as_str())),
        ("version", json::string(&roster.version().to_string())),
        ("title", json::text(roster.title())),
        ("date", json::string(&roster.date().to_string())),
        ("levels", json::array(roster.levels().iter().map(|level| json::string(level.as_str())))),
        ("units", roster.units().len().to_string()),
        ("sha256", json::string(&roster.sha256().to_string())),
    ])
}

fn entry(rules: &RuleSet) -> String {
    json::object(&[
        ("kind", json::string(DocumentKind::RuleSet.as_str())),
        ("id", json::string(rules.id().as_str())),
        ("version", json::string(&rules.version().to_string())),
        ("status", json::string(rules.status().as_str())),
        ("complete", rules.is_complete().to_string()),
        ("title", json::text(rules.title())),
        ("level", json::string(rules.level().as_str())),
        ("years", json::array(rules.years().iter().map(ToString::to_string))),
        ("groups", rules.groups().len().to_string()),
        ("criteria", rules.criteria().len().to_string()),
        ("sha256", json::string(&rules.sha256().to_string())),
        ("indices", json::array(rules.attached().iter().map(index_entry))),
    ])
}
