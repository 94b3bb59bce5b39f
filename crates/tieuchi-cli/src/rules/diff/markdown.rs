//! The comparison as tables for a proposal.

use std::fmt::Write as _;

use tieuchi::{Language, visible};
use tieuchi_author::{Flips, How, Part, RuleChange, RuleDiff};

use crate::rules::diff::{said, show};
use crate::words::{self, Word};

pub(super) fn document(diff: &RuleDiff, flips: Option<&Flips>, language: Language) -> String {
    let mut out = String::new();
    let names = [diff.old(), diff.new_rules()].map(|rules| escaped(&visible(&words::rule_set(rules))));
    let _ = writeln!(out, "# {}\n", Word::ProposalTitle.with(language, &[&names[0], &names[1]]));
    for sentence in said::whole(diff, language) {
        let _ = writeln!(out, "{sentence}\n");
    }
    for witness in diff.whole().witnesses() {
        let text = escaped(&said::witness(witness, language));
        let _ = writeln!(out, "- {}: {text}", Word::Witness.get(language));
    }
    for note in said::notes(diff, language) {
        let _ = writeln!(out, "- {}", escaped(&note));
    }
    if !out.ends_with("\n\n") {
        out.push('\n');
    }
    if !diff.changes().is_empty() {
        let _ = writeln!(out, "## {}\n", Word::ChangesTitle.get(language));
        head(
            &mut out,
            &[Word::ChangeColumn, Word::BeforeColumn, Word::AfterColumn, Word::EffectColumn],
            language,
        );
        let mut last: Option<&Part> = None;
        for change in diff.changes() {
            if last != Some(&change.part) {
                let _ = writeln!(out, "| **{}** | | | |", escaped(&said::part(&change.part, language)));
                last = Some(&change.part);
            }
            row(&mut out, diff, change, language);
        }
    }
    if let Some(flips) = flips {
        units(&mut out, flips, language);
    }
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    out
}

fn head(out: &mut String, columns: &[Word], language: Language) {
    let titles: Vec<&str> = columns.iter().map(|word| word.get(language)).collect();
    let _ = writeln!(out, "| {} |", titles.join(" | "));
    let _ = writeln!(out, "|{}", "---|".repeat(columns.len()));
}

fn row(out: &mut String, diff: &RuleDiff, change: &RuleChange, language: Language) {
    let cell = |said: Option<&tieuchi::Text>| said.map_or(String::new(), |_| said::value(said, language));
    let mut field = said::field(change, language);
    if change.how == How::Moved && !change.field.is_empty() {
        field = format!("{field}: {}", Word::IsMoved.get(language));
    }
    let mut effect = escaped(said::effect(diff, change, language));
    // Of a criterion that is new or gone its targets say more.
    if change.decides && change.field.is_empty() && change.effect.witnesses().next().is_none() {
        effect.clear();
    }
    for witness in change.effect.witnesses() {
        let _ = write!(effect, "<br>{}", escaped(&said::witness(witness, language)));
    }
    let cells = [field, cell(change.from.as_ref()), cell(change.to.as_ref())].map(|cell| escaped(&cell));
    let _ = writeln!(out, "| {} | {effect} |", cells.join(" | "));
}

fn units(out: &mut String, flips: &Flips, language: Language) {
    let _ = writeln!(out, "\n## {}\n", Word::UnitsTitle.get(language));
    let _ = writeln!(out, "{}\n", show::summary(flips, language).join(" "));
    if flips.counts().next().is_some() {
        head(out, &[Word::OldColumn, Word::NewColumn, Word::NumberColumn], language);
        for (from, to, number) in flips.counts() {
            let _ = writeln!(out, "| {} | {} | {number} |", from.label(language), to.label(language));
        }
        out.push('\n');
    }
    if !flips.units().is_empty() {
        head(out, &[Word::UnitColumn, Word::OldColumn, Word::NewColumn, Word::ChangeColumn], language);
        for unit in flips.units() {
            let (from, to) = unit.whole;
            let name = escaped(&show::unit_name(unit, language));
            let parts: Vec<String> = show::parts(unit, language).iter().map(|part| escaped(part)).collect();
            let _ = writeln!(
                out,
                "| {name} | {} | {} | {} |",
                from.label(language),
                to.label(language),
                parts.join("<br>")
            );
        }
        out.push('\n');
    }
    for text in show::unreadable(flips, language) {
        let _ = writeln!(out, "- {}", escaped(&text));
    }
}

/// Text in which nothing is markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '#' => out.extend(['\\', character]),
            '\n' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}
