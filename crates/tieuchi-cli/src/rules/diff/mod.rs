//! `tieuchi rules diff`: what changed in meaning from one version of a rule set to another.

mod data;
mod markdown;
mod said;
mod show;

use std::io::{self, Write as _};
use std::path::Path;

use tieuchi::{Limits, RuleSet};
use tieuchi_author::{Flips, Renames, RuleDiff};

use crate::args::{DiffArgs, DiffFormat};
use crate::dossiers;
use crate::input::{Input, shown};
use crate::messages::Messages;
use crate::rules::bar::Bar;
use crate::terminal::{self, Terminal};
use crate::words::{self, Word};
use crate::{FALLS_SHORT, INVALID, named, sets};

pub(crate) fn run(args: &DiffArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let inputs = [&args.old, &args.new].into_iter().chain(&args.map).chain(&args.dossiers);
    if inputs.map(|path| Input::new(path)).filter(|input| *input == Input::StandardInput).count() > 1 {
        messages.failure(Word::StandardInputTwice.get(terminal.language));
        return Ok(INVALID);
    }
    let (old, new) = (load(&args.old, terminal, messages), load(&args.new, terminal, messages));
    let (Some(old), Some(new)) = (old, new) else { return Ok(INVALID) };
    if old.id() != new.id() && !args.force {
        let names = [words::rule_set(&old), words::rule_set(&new)];
        let [from, to] = names.each_ref().map(|name| tieuchi::visible(name));
        messages.failure(&Word::OtherSet.with(terminal.language, &[&from, &to]));
        return Ok(INVALID);
    }
    let (old, new) = (with_indices(&old, &new), with_indices(&new, &old));
    let renames = match &args.map {
        Some(map) => match renames(map, &old, &new, messages) {
            Some(renames) => renames,
            None => return Ok(INVALID),
        },
        None => Renames::default(),
    };
    let diff = {
        let bar = Bar::new();
        RuleDiff::new(&old, &new, renames, &|done, of| bar.set(done, of))
    };
    let status = if diff.changes().is_empty() { 0 } else { FALLS_SHORT };
    let mut flips = Flips::new(diff);
    if !args.dossiers.is_empty() {
        let Some(inputs) = dossiers::inputs(&args.dossiers, messages) else { return Ok(INVALID) };
        for input in &inputs {
            dossiers::each_document(input, false, &Limits::default(), messages, |document, messages| {
                let line = document.line.map(|line| format!(":{line}")).unwrap_or_default();
                let added = tieuchi::utf8(document.bytes.unwrap_or_default())
                    .map_err(|diagnostic| vec![*diagnostic])
                    .and_then(|text| flips.add(&format!("{}{line}", document.name), text));
                if let Err(diagnostics) = added {
                    messages.diagnostics(&diagnostics, Some(document));
                }
            });
        }
        // A count with something missing would pass for the whole.
        if messages.errors() > 0 {
            return Ok(INVALID);
        }
    }
    let of_dossiers = (!args.dossiers.is_empty()).then_some(&flips);
    let mut output = match args.format {
        DiffFormat::Text => terminal.text_output(),
        DiffFormat::Json | DiffFormat::Markdown => terminal::data_output(),
    };
    let text = match args.format {
        DiffFormat::Text => show::page(flips.diff(), of_dossiers, terminal.language),
        DiffFormat::Json => data::json(flips.diff(), of_dossiers) + "\n",
        DiffFormat::Markdown => markdown::document(flips.diff(), of_dossiers, terminal.language),
    };
    output.write_all(text.as_bytes())?;
    output.flush()?;
    Ok(status)
}

/// The rule set that an id or a path names; nothing where it is none, which is then reported.
fn load(named: &Path, terminal: Terminal, messages: &mut Messages) -> Option<RuleSet> {
    match sets::document(named, messages)? {
        sets::Document::Rules(rules) => Some(rules),
        sets::Document::Index(_) => {
            messages.failure(&Word::NotRules.with(terminal.language, &[&shown(named)]));
            None
        }
    }
}

/// A version with the indices that the other one has attached, where it has none itself: a file comes without.
fn with_indices(rules: &RuleSet, other: &RuleSet) -> RuleSet {
    if !rules.attached().is_empty() {
        return rules.clone();
    }
    let used = other.attached().iter().filter(|index| rules.uses_index(index.id().as_str()));
    // What does not fit is left out: dossiers then give points alone.
    rules.with_indices(used.cloned()).unwrap_or_else(|_| rules.clone())
}

fn renames(path: &Path, old: &RuleSet, new: &RuleSet, messages: &mut Messages) -> Option<Renames> {
    named::read(&Input::new(path), messages, |text| Renames::from_json(text, old, new))
}
