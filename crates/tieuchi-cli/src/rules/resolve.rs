//! `tieuchi rules resolve`: which rule set and version applies, and why.

use std::io::{self, Write as _};

use tieuchi::{Language, Level, Roster, RuleSet, RuleSets, Status, visible};
use tieuchi_author::{Against, Candidate, Resolution, resolve};

use crate::args::{ResolveArgs, TextOrJson};
use crate::messages::Messages;
use crate::terminal::{self, Terminal};
use crate::text::page::Page;
use crate::text::style;
use crate::words::{self, Word};
use crate::{FALLS_SHORT, INVALID, json, province, sets};

pub(crate) fn run(args: &ResolveArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let Some(sets) = sets::load(args.rules.as_deref(), terminal.language, messages) else {
        return Ok(INVALID);
    };
    let Some(level) = level(args, &sets, terminal, messages) else { return Ok(INVALID) };
    let all: Vec<RuleSet> = sets.iter().cloned().collect();
    let resolution = resolve(&all, &level, args.year, args.as_of);
    match args.format {
        TextOrJson::Json => {
            let mut output = terminal::data_output();
            writeln!(output, "{}", data(&resolution, &level, args))?;
            output.flush()?;
        }
        TextOrJson::Text => {
            let mut output = terminal.text_output();
            output.write_all(page(&resolution, &level, args, terminal.language).as_bytes())?;
            output.flush()?;
            messages.diagnostics(&resolution.findings, None);
        }
    }
    let is_plain = resolution.applies().next().is_some() && resolution.findings.is_empty();
    Ok(if is_plain { 0 } else { FALLS_SHORT })
}

/// The level that is named, or that of the unit that is named.
fn level(args: &ResolveArgs, sets: &RuleSets, terminal: Terminal, messages: &mut Messages) -> Option<Level> {
    if let Some(rules) = sets.iter().find(|rules| rules.level().as_str() == args.subject) {
        return Some(rules.level().clone());
    }
    let roster: Roster = province::load(&args.roster, messages)?;
    let units = roster.units().iter().map(|listed| &listed.unit);
    let named: Vec<_> =
        units.filter(|unit| unit.id.as_str() == args.subject || unit.name == args.subject).collect();
    match named.as_slice() {
        [] => {
            let shown = visible(&args.subject);
            let roster = visible(roster.id().as_str()).into_owned();
            messages.failure(&Word::UnknownSubject.with(terminal.language, &[&shown, &roster]));
            None
        }
        [first, rest @ ..] if rest.iter().all(|unit| unit.level == first.level) => Some(first.level.clone()),
        several => {
            let ids: Vec<&str> = several.iter().map(|unit| unit.id.as_str()).collect();
            let shown = visible(&args.subject);
            messages
                .failure(&Word::SubjectTwice.with(terminal.language, &[&shown, &visible(&ids.join(", "))]));
            None
        }
    }
}

fn page(resolution: &Resolution, level: &Level, args: &ResolveArgs, language: Language) -> String {
    let mut page = Page::new(terminal::output_width());
    let day = words::date(resolution.as_of, language);
    let head = [words::level(level, language), args.year.to_string(), day];
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    page.paragraph(0, &Word::ResolveHead.with(language, &head), style::BOLD);
    for candidate in &resolution.candidates {
        let name = visible(&words::rule_set(&candidate.rules)).into_owned();
        if candidate.against.is_empty() {
            let text =
                format!("{name}: {} · {}", Word::Applies.get(language), reason(&candidate.rules, language));
            page.hanging(2, "✓", style::GOOD, &text, style::PLAIN);
        } else {
            let reasons: Vec<String> =
                candidate.against.iter().map(|against| said(against, candidate, language)).collect();
            page.hanging(2, "–", style::FAINT, &format!("{name}: {}", reasons.join("; ")), style::PLAIN);
        }
    }
    if resolution.applies().next().is_none() {
        page.paragraph(2, Word::AppliesNone.get(language), style::BAD);
    }
    page.finish()
}

/// Why a rule set applies.
fn reason(rules: &RuleSet, language: Language) -> String {
    let status = if rules.status() == Status::Incomplete {
        Word::NeverMet.get(language)
    } else {
        rules.status().label(language)
    };
    Word::ForIt.with(language, &[status])
}

fn said(against: &Against, candidate: &Candidate, language: Language) -> String {
    let rules = &candidate.rules;
    match against {
        Against::OtherLevel => Word::AgainstLevel.with(language, &[&words::level(rules.level(), language)]),
        Against::OtherYear => Word::AgainstYear.with(language, &[&words::years(rules.years())]),
        Against::Draft => Word::AgainstDraft.get(language).to_owned(),
        Against::Deprecated => Word::AgainstDeprecated.get(language).to_owned(),
        Against::NotYetInForce(day) => Word::AgainstBefore.with(language, &[&words::date(*day, language)]),
        Against::NoLongerInForce(day) => Word::AgainstAfter.with(language, &[&words::date(*day, language)]),
        Against::Superseded(version) => Word::AgainstSuperseded.with(language, &[&version.to_string()]),
    }
}

fn data(resolution: &Resolution, level: &Level, args: &ResolveArgs) -> String {
    let candidates = resolution.candidates.iter().map(|candidate| {
        let rules = &candidate.rules;
        let end = |from: bool| {
            let valid = rules.validity();
            let day = valid.and_then(|valid| if from { valid.from } else { valid.until });
            day.map_or_else(|| "null".to_owned(), |day| json::string(&day.to_string()))
        };
        let against = candidate.against.iter().map(|against| json::string(against.as_str()));
        json::object(&[
            ("id", json::string(rules.id().as_str())),
            ("version", json::string(&rules.version().to_string())),
            ("status", json::string(rules.status().as_str())),
            ("level", json::string(rules.level().as_str())),
            ("years", json::array(rules.years().iter().map(ToString::to_string))),
            ("from", end(true)),
            ("until", end(false)),
            ("sha256", json::string(&rules.sha256().to_string())),
            ("applies", candidate.against.is_empty().to_string()),
            ("against", json::array(against)),
        ])
    });
    json::object(&[
        ("level", json::string(level.as_str())),
        ("year", args.year.to_string()),
        ("as_of", json::string(&resolution.as_of.to_string())),
        ("applies", json::array(resolution.applies().map(|rules| json::string(&words::rule_set(rules))))),
        ("candidates", json::array(candidates)),
        ("findings", json::array(resolution.findings.iter().map(tieuchi::Diagnostic::to_json))),
    ])
}
