//! The comparison as a page for people.

use tieuchi::{Language, visible};
use tieuchi_author::{Direction, Flips, How, Part, RuleChange, RuleDiff};

use crate::rules::diff::said;
use crate::terminal;
use crate::text::page::Page;
use crate::text::style;
use crate::words::{self, Thing, Word};

pub(super) fn page(diff: &RuleDiff, flips: Option<&Flips>, language: Language) -> String {
    let mut page = Page::new(terminal::output_width());
    let names = [diff.old(), diff.new_rules()].map(|rules| visible(&words::rule_set(rules)).into_owned());
    page.paragraph(0, &Word::DiffOf.with(language, &[&names[0], &names[1]]), style::BOLD);
    for sentence in said::whole(diff, language) {
        page.paragraph(2, sentence, of(diff.whole().direction()));
    }
    for witness in diff.whole().witnesses() {
        let text = said::witness(witness, language);
        page.field(2, 0, Word::Witness.get(language), &text);
    }
    for note in said::notes(diff, language) {
        page.hanging(2, "!", style::OPEN, &note, style::PLAIN);
    }
    let mut last: Option<&Part> = None;
    for change in diff.changes() {
        if last != Some(&change.part) {
            page.heading(&heading(diff, &change.part, language));
            last = Some(&change.part);
        }
        write(&mut page, diff, change, language);
    }
    if let Some(flips) = flips {
        units(&mut page, flips, language);
    }
    page.finish()
}

const fn of(direction: Direction) -> anstyle::Style {
    match direction {
        Direction::Harder => style::BAD,
        Direction::Easier => style::GOOD,
        Direction::Both | Direction::Open => style::OPEN,
        Direction::Neither => style::PLAIN,
    }
}

/// The part, and of a criterion its title.
fn heading(diff: &RuleDiff, part: &Part, language: Language) -> String {
    let name = said::part(part, language);
    let criterion = part.new.as_deref().and_then(|id| diff.new_rules().criterion(id));
    let criterion = criterion.or_else(|| part.old.as_deref().and_then(|id| diff.old().criterion(id)));
    match criterion.filter(|_| part.kind == Some(tieuchi_author::Kind::Criterion)) {
        Some(criterion) => format!("{name} · {}", visible(criterion.title.get(language))),
        None => name,
    }
}

fn write(page: &mut Page, diff: &RuleDiff, change: &RuleChange, language: Language) {
    let field = said::field(change, language);
    let (from, to) = (change.from.as_ref(), change.to.as_ref());
    let values = format!("{} → {}", said::value(from, language), said::value(to, language));
    let text = match (change.how, change.field.is_empty()) {
        _ if from.is_none() && to.is_none() => match change.how {
            How::Moved if !change.field.is_empty() => {
                format!("{field}: {}", Word::IsMoved.get(language))
            }
            _ => field,
        },
        (How::Added, true) => format!("{field}: {}", said::value(to, language)),
        (How::Removed, true) => format!("{field}: {}", said::value(from, language)),
        (How::Added, false) if change.target.is_none() => {
            format!("{field}: {}", Word::AddedOne.with(language, &[&said::value(to, language)]))
        }
        (How::Removed, false) if change.target.is_none() => {
            format!("{field}: {}", Word::RemovedOne.with(language, &[&said::value(from, language)]))
        }
        _ => format!("{field}: {values}"),
    };
    page.hanging(2, "•", style::PLAIN, &text, style::PLAIN);
    // Of a criterion that is new or gone its targets say more.
    let is_shown = change.decides && !(change.field.is_empty() && change.effect.witnesses().next().is_none());
    if is_shown {
        page.paragraph(4, said::effect(diff, change, language), of(change.effect.direction()));
    }
    for witness in change.effect.witnesses() {
        page.paragraph(6, &said::witness(witness, language), style::FAINT);
    }
}

fn units(page: &mut Page, flips: &Flips, language: Language) {
    page.heading(Word::UnitsTitle.get(language));
    for sentence in summary(flips, language) {
        page.paragraph(2, &sentence, style::PLAIN);
    }
    for (from, to, number) in flips.counts() {
        let dossiers = words::counted(number, Thing::Dossier, language);
        let flip = format!("{} → {}: {dossiers}", from.label(language), to.label(language));
        page.hanging(2, "•", style::PLAIN, &flip, if from == to { style::FAINT } else { style::PLAIN });
    }
    for unit in flips.units() {
        let (from, to) = unit.whole;
        let name = unit_name(unit, language);
        let text = format!("{name}: {} → {}", from.label(language), to.label(language));
        page.hanging(2, style::mark(to), style::of(to), &text, style::PLAIN);
        for part in parts(unit, language) {
            page.paragraph(6, &part, style::FAINT);
        }
    }
    for text in unreadable(flips, language) {
        page.hanging(2, "!", style::BAD, &text, style::PLAIN);
    }
}

/// How many dossiers were judged, set aside, not read.
pub(super) fn summary(flips: &Flips, language: Language) -> Vec<String> {
    let dossiers = |number| words::counted(number, Thing::Dossier, language);
    let judged =
        Word::UnitsJudged.with(language, &[&dossiers(flips.judged()), &flips.units().len().to_string()]);
    let aside = (flips.aside() > 0).then(|| Word::UnitsAside.with(language, &[&dossiers(flips.aside())]));
    let number = flips.unreadable().len();
    let unread = (number > 0).then(|| Word::UnitsUnreadable.with(language, &[&dossiers(number)]));
    std::iter::once(judged).chain(aside).chain(unread).collect()
}

/// The dossiers that the newer version cannot read, each with the codes.
pub(super) fn unreadable(flips: &Flips, language: Language) -> Vec<String> {
    let each = flips.unreadable().iter().map(|(name, diagnostics)| {
        let mut codes: Vec<&str> = diagnostics.iter().map(|found| found.code().as_str()).collect();
        codes.dedup();
        Word::UnitUnreadable.with(language, &[name, &codes.join(", ")])
    });
    each.collect()
}

/// The unit, its year and its file.
pub(super) fn unit_name(unit: &tieuchi_author::UnitFlip, language: Language) -> String {
    let subject = unit.subject.name.as_deref().unwrap_or(unit.subject.id.as_str());
    let year = Word::WitnessYear.with(language, &[&unit.year.to_string()]);
    format!("{}, {year} ({})", visible(subject), unit.name)
}

/// What of a unit comes to something else beside the whole.
pub(super) fn parts(unit: &tieuchi_author::UnitFlip, language: Language) -> Vec<String> {
    let none = Word::Nothing.get(language);
    let (before, after) = &unit.level;
    let level = (before != after).then(|| {
        let [before, after] = [before, after].map(|level| level.as_deref().map_or(none.into(), visible));
        Word::LevelFlip.with(language, &[&before, &after])
    });
    let parts = unit.parts.iter().map(|(judged, from, to)| {
        format!("{}: {} → {}", said::judged(judged, language), from.label(language), to.label(language))
    });
    level.into_iter().chain(parts).collect()
}
