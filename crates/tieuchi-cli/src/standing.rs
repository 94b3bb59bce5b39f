//! `tieuchi standing`: what a register says of units.

use std::io::{self, Write as _};
use std::path::Path;

use tieuchi::{Date, Finish, Language, Register, RegisterError, Standing, SubjectId, Unit, visible};

use crate::INVALID;
use crate::args::{StandingArgs, TextOrJson};
use crate::json;
use crate::messages::Messages;
use crate::named;
use crate::terminal::{self, Terminal};
use crate::text::page::Page;
use crate::text::style;
use crate::words::{self, Word};

pub(crate) fn run(args: &StandingArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let Some(register) = load(&args.register, messages) else { return Ok(INVALID) };
    let Some(units) = units(args, &register, messages) else { return Ok(INVALID) };
    match args.format {
        TextOrJson::Json => {
            let mut output = terminal::data_output();
            writeln!(output, "{}", json::array(units.iter().map(|unit| entry(&register, unit, args.as_of))))?;
            output.flush()?;
        }
        TextOrJson::Text => {
            let mut output = terminal.text_output();
            let page = Page::new(terminal::output_width());
            let text = write(page, &register, &units, args, terminal.language);
            output.write_all(text.as_bytes())?;
            output.flush()?;
        }
    }
    Ok(0)
}

/// The register that an id or a path names; nothing where something is wrong with it, which is then reported.
pub(crate) fn load(named: &Path, messages: &mut Messages) -> Option<Register> {
    let told = |error: RegisterError| error.diagnostics().to_vec();
    let (builtin, from_json) = (
        |id: &str| Register::builtin(id).map_err(told),
        |text: &str| Register::from_json(text).map_err(told),
    );
    named::load(named, messages, builtin, from_json)
}

/// The units asked for, each with its level.
fn units(args: &StandingArgs, register: &Register, messages: &mut Messages) -> Option<Vec<Unit>> {
    if args.units.is_empty() {
        return Some(register.units().into_iter().cloned().collect());
    }
    let mut units = Vec::with_capacity(args.units.len());
    for named in &args.units {
        let found = register.look_up_unit(named);
        match (found, &args.level, SubjectId::new(named)) {
            (Ok(unit), level, _) if level.as_ref().is_none_or(|level| *level == unit.level) => {
                units.push(unit.clone());
            }
            // An id that the register does not name: nobody but the asker knows of which level it is.
            (_, Some(level), Ok(id)) => units.push(Unit { id, name: named.clone(), level: level.clone() }),
            (Err(diagnostic), _, _) => messages.diagnostics(std::slice::from_ref(&*diagnostic), None),
            (Ok(unit), ..) => units.push(unit.clone()),
        }
    }
    (units.len() == args.units.len()).then_some(units)
}

fn entry(register: &Register, unit: &Unit, as_of: Option<Date>) -> String {
    let standing = register.standing(&unit.id, &unit.level, as_of);
    json::object(&[
        ("unit", json::string(unit.id.as_str())),
        ("name", json::string(&unit.name)),
        ("level", json::string(unit.level.as_str())),
        ("standing", standing.to_json()),
    ])
}

fn write(
    mut page: Page,
    register: &Register,
    units: &[Unit],
    args: &StandingArgs,
    language: Language,
) -> String {
    page.paragraph(0, &visible(register.title().get(language)), style::BOLD);
    let named = format!("{}@{}", visible(register.id().as_str()), register.version());
    page.paragraph(2, &named, style::PLAIN);
    if let Some(day) = args.as_of {
        page.paragraph(2, &Word::AsOf.with(language, &[&words::date(day, language)]), style::PLAIN);
    }
    for unit in units {
        page.gap();
        let (name, id) = (visible(&unit.name), visible(unit.id.as_str()));
        let heading = if name == id { name.into_owned() } else { Word::Coded.with(language, &[&name, &id]) };
        page.paragraph(0, &heading, style::BOLD);
        let standing = register.standing(&unit.id, &unit.level, args.as_of);
        for sentence in sentences(&standing, language) {
            page.hanging(1, "•", style::PLAIN, &sentence, style::PLAIN);
        }
    }
    if args.units.is_empty() && !register.totals().is_empty() {
        page.gap();
        for total in register.totals() {
            let (count, year) = (total.units.to_string(), total.year.to_string());
            let level = words::level(&total.level, language);
            page.paragraph(0, &Word::UnitsInYear.with(language, &[&count, &level, &year]), style::PLAIN);
        }
    }
    page.finish()
}

/// What a register says of a unit, in words.
pub(crate) fn sentences(standing: &Standing<'_>, language: Language) -> Vec<String> {
    let finishing = |label: &str, finish: Option<Finish>| match finish {
        Some(Finish::In(year)) => {
            format!("{label}, {}", Word::FinishIn.with(language, &[&year.to_string()]))
        }
        Some(Finish::By(year)) => {
            format!("{label}, {}", Word::FinishBy.with(language, &[&year.to_string()]))
        }
        None => label.to_owned(),
    };
    let finish = standing.assignment().map(|assignment| assignment.finish);
    let mut sentences = vec![finishing(standing.assigned().label(language), finish)];
    if let Some(volunteers) = standing.may_volunteer() {
        sentences.push(finishing(Word::MayVolunteer.get(language), volunteers.finish));
    }
    let decisions = [(standing.recognised(), Word::Recognised), (standing.withdrawn(), Word::Withdrawn)];
    for (decision, word) in decisions {
        if let Some(decision) = decision {
            let (year, date) = (decision.year.to_string(), words::date(decision.date, language));
            sentences.push(word.with(language, &[&year, &visible(&decision.number), &date]));
        }
    }
    if standing.recognised().is_none() {
        sentences.push(Word::NothingOnRecord.get(language).to_owned());
    }
    sentences
}
