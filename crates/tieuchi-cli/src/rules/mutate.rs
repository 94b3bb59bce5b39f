//! `tieuchi rules mutate`: whether the tests of a rule set notice when it changes.

use std::io::{self, Write as _};

use tieuchi::{Language, visible};
use tieuchi_author::{Change, Fate, Mutant, Mutation};

use crate::args::{MutateArgs, TextOrJson};
use crate::json;
use crate::messages::Messages;
use crate::rules::bar::Bar;
use crate::rules::suite::{self, Suite};
use crate::terminal::{self, Terminal};
use crate::text::page::Page;
use crate::text::style;
use crate::words::{self, Thing, Word};
use crate::{FALLS_SHORT, INVALID};

pub(crate) fn run(args: &MutateArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let Some(suites) = suite::load(&args.tests, args.rules.as_deref(), terminal, messages) else {
        return Ok(INVALID);
    };
    let before = messages.errors();
    for suite in &suites {
        if suite.tests.run(&suite.rules, &|_| ()).results.iter().any(|result| !result.passed()) {
            messages.failure(&Word::PassFirst.with(terminal.language, &[&suite.name]));
        }
    }
    if messages.errors() > before {
        return Ok(INVALID);
    }
    let mut all = Vec::with_capacity(suites.len());
    for suite in &suites {
        let bar = Bar::new();
        all.push(suite.tests.run_mutants(&suite.rules, &|done, of| bar.set(done, of)));
    }
    let pairs = suites.iter().zip(&all);
    match args.format {
        TextOrJson::Text => {
            let mut page = Page::new(terminal::output_width());
            for (suite, mutation) in pairs {
                page.gap();
                write(&mut page, suite, mutation, terminal);
            }
            let mut output = terminal.text_output();
            output.write_all(page.finish().as_bytes())?;
            output.flush()?;
        }
        TextOrJson::Json => {
            let mut output = terminal::data_output();
            writeln!(output, "{}", json::array(pairs.map(|(suite, mutation)| entry(suite, mutation))))?;
            output.flush()?;
        }
    }
    let falls_short =
        |mutation: &Mutation| !mutation.stale.is_empty() || mutation.survivors().next().is_some();
    Ok(if all.iter().any(falls_short) { FALLS_SHORT } else { 0 })
}

fn write(page: &mut Page, suite: &Suite, mutation: &Mutation, terminal: Terminal) {
    let language = terminal.language;
    page.paragraph(0, &suite::title(suite, terminal), style::BOLD);
    for (mutant, fate) in &mutation.mutants {
        match fate {
            Fate::Survived => {
                let said = format!("{}: {}", Word::Survivor.get(language), named(mutant, language));
                page.hanging(2, "✗", style::BAD, &said, style::PLAIN);
            }
            Fate::Explained(reason) => {
                let said = format!("{}: {}", Word::ExplainedSurvivor.get(language), named(mutant, language));
                page.hanging(2, "–", style::FAINT, &said, style::PLAIN);
                page.paragraph(6, &visible(reason.get(language)), style::PLAIN);
            }
            Fate::Killed(_) | Fate::Invalid => {}
        }
    }
    for id in &mutation.stale {
        page.hanging(2, "✗", style::BAD, &Word::StaleSurvivor.with(language, &[&visible(id)]), style::PLAIN);
    }
    let numbers = [
        words::counted(mutation.mutants.len(), Thing::Mutant, language),
        mutation.count(|fate| matches!(fate, Fate::Killed(_))).to_string(),
        mutation.count(|fate| matches!(fate, Fate::Explained(_))).to_string(),
        mutation.count(|fate| *fate == Fate::Invalid).to_string(),
        mutation.survivors().count().to_string(),
    ];
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let style = if mutation.survivors().next().is_some() { style::BAD } else { style::GOOD };
    page.paragraph(2, &Word::Mutants.with(language, &numbers), style);
}

/// The id of a mutant, which says what is changed, and how.
fn named(mutant: &Mutant, language: Language) -> String {
    format!("{} ({})", visible(&mutant.id), visible(&mutant.change.text(language)))
}

fn entry(suite: &Suite, mutation: &Mutation) -> String {
    let each = |(mutant, fate): &(Mutant, Fate)| {
        let (name, killer, reason) = match fate {
            Fate::Killed(case) => ("killed", json::string(case), "null".to_owned()),
            Fate::Survived => ("survived", "null".to_owned(), "null".to_owned()),
            Fate::Explained(reason) => ("explained", "null".to_owned(), json::text(reason)),
            Fate::Invalid => ("invalid", "null".to_owned(), "null".to_owned()),
        };
        let (from, to) = match &mutant.change {
            Change::Replaced { from, to } => (json::string(from), json::string(to)),
            Change::Dropped => ("null".to_owned(), "null".to_owned()),
        };
        json::object(&[
            ("id", json::string(&mutant.id)),
            ("pointer", json::string(&mutant.pointer)),
            ("from", from),
            ("to", to),
            ("fate", json::string(name)),
            ("killed_by", killer),
            ("reason", reason),
        ])
    };
    json::object(&[
        ("file", json::string(&suite.name)),
        ("rule_set", json::string(&words::rule_set(&suite.rules))),
        ("sha256", json::string(&suite.rules.sha256().to_string())),
        ("mutants", json::array(mutation.mutants.iter().map(each))),
        ("stale", json::array(mutation.stale.iter().map(|id| json::string(id)))),
    ])
}
