//! `tieuchi province`: all units of a roster for one year, by their dossiers and by the decisions on record.

mod show;

use std::io::{self, Write as _};
use std::path::Path;

use tieuchi::{Limits, Overview, Roster, RosterError, RuleSet, RuleSets};

use crate::INVALID;
use crate::args::{ProvinceArgs, TextJsonOrCsv};
use crate::diagnostics::Document;
use crate::dossiers;
use crate::input::Input;
use crate::messages::Messages;
use crate::named;
use crate::sets;
use crate::standing;
use crate::terminal::{self, Terminal};
use crate::text::page::Page;
use crate::words::Word;

pub(crate) fn run(args: &ProvinceArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let Some(inputs) = dossiers::inputs(&args.paths, messages) else { return Ok(INVALID) };
    let beside = args.rules.iter().chain([&args.roster, &args.register]).map(|path| Input::new(path));
    if inputs.iter().cloned().chain(beside).filter(|input| *input == Input::StandardInput).count() > 1 {
        messages.failure(Word::StandardInputTwice.get(terminal.language));
        return Ok(INVALID);
    }
    let Some(sets) = sets::load(args.rules.as_deref(), terminal.language, messages) else {
        return Ok(INVALID);
    };
    let Some(roster) = load(&args.roster, messages) else { return Ok(INVALID) };
    let Some(register) = standing::load(&args.register, messages) else { return Ok(INVALID) };
    let Some(rules) = choose(&sets, args) else { return Ok(INVALID) };
    let mut overview = match Overview::new(rules, &roster, &register, args.year, args.as_of) {
        Ok(overview) => overview,
        Err(error) => {
            messages.diagnostics(error.diagnostics(), None);
            return Ok(INVALID);
        }
    };
    let limits = Limits::default();
    for input in &inputs {
        dossiers::each_document(input, args.jsonl, &limits, messages, |document, messages| {
            let Some(dossier) = dossiers::dossier(document, &sets, &limits, messages) else { return };
            if let Err(error) = overview.add(&dossier.rules().evaluate(&dossier)) {
                // It is about the dossier as a whole, and no place in it.
                let whole = Document { name: document.name, bytes: None, line: document.line };
                messages.diagnostics(error.diagnostics(), Some(&whole));
            }
        });
    }
    // A summary with something missing would pass for the whole.
    if messages.errors() > 0 {
        return Ok(INVALID);
    }
    match args.format {
        TextJsonOrCsv::Json => {
            let mut output = terminal::data_output();
            writeln!(output, "{}", overview.to_json())?;
            output.flush()?;
        }
        TextJsonOrCsv::Csv => {
            // A table has a row for each unit of the roster, and no place for others.
            for line in show::unlisted(&overview, terminal.language) {
                messages.line(&line);
            }
            show::csv(&overview)?;
        }
        TextJsonOrCsv::Text => {
            let page = show::page(Page::new(terminal::output_width()), &overview, terminal.language);
            let mut output = terminal.text_output();
            output.write_all(page.as_bytes())?;
            output.flush()?;
        }
    }
    Ok(0)
}

/// The roster that an id or a path names; nothing where something is wrong with it, which is then reported.
pub(crate) fn load(named: &Path, messages: &mut Messages) -> Option<Roster> {
    let told = |error: RosterError| error.diagnostics().to_vec();
    let (builtin, from_json) =
        (|id: &str| Roster::builtin(id).map_err(told), |text: &str| Roster::from_json(text).map_err(told));
    named::load(named, messages, builtin, from_json)
}

/// The rule set that counts recognitions: of those that assess the year, the highest version. Where there is none, one that
/// says why.
fn choose<'s>(sets: &'s RuleSets, args: &ProvinceArgs) -> Option<&'s RuleSet> {
    let counts = |rules: &RuleSet| rules.criteria().iter().any(|criterion| criterion.rollup.is_some());
    let fit = |rules: &RuleSet| (counts(rules), rules.years().contains(&args.year), rules.version());
    sets.iter().max_by_key(|rules| fit(rules))
}
