//! `tieuchi rules show INDEX`: an index as people read it, one of its indicators, or its canonical form.

use std::io::{self, Write as _};

use tieuchi::{Bound, Index, Indicator, Language, Scoring, Source, StepMeasure, visible};

use crate::INVALID;
use crate::args::{ShowArgs, TextOrJson};
use crate::messages::Messages;
use crate::terminal::{self, Terminal};
use crate::text::cite;
use crate::text::page::Page;
use crate::text::style;
use crate::words::{self, Word};

pub(super) fn run(
    index: &Index,
    args: &ShowArgs,
    terminal: Terminal,
    messages: &mut Messages,
) -> io::Result<u8> {
    let language = terminal.language;
    let chosen = args.criterion.as_deref();
    if let Some(id) = chosen
        && index.indicators().iter().all(|indicator| indicator.id.as_str() != id)
    {
        let name = visible(id).into_owned();
        messages.failure(&Word::NoIndicator.with(language, &[&words::index(index), &name]));
        return Ok(INVALID);
    }
    if args.format == TextOrJson::Json {
        let mut output = terminal::data_output();
        writeln!(output, "{}", index.to_canonical_json())?;
        output.flush()?;
        return Ok(0);
    }
    let mut page = Page::new(terminal::output_width());
    match chosen {
        Some(id) => {
            let parts = index.indicators().iter().filter(|indicator| indicator.id.as_str() == id);
            parts.for_each(|part| indicator(&mut page, 0, part, language));
        }
        None => write(&mut page, index, language),
    }
    let mut output = terminal.text_output();
    output.write_all(page.finish().as_bytes())?;
    output.flush()?;
    Ok(0)
}

fn write(page: &mut Page, index: &Index, language: Language) {
    page.paragraph(0, &visible(index.title().get(language)), style::BOLD);
    let facts = [
        visible(&words::index(index)).into_owned(),
        index.status().label(language).to_owned(),
        words::level(index.level(), language),
        words::years(index.years()),
        words::index_contents(index, language),
    ];
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    page.paragraph(0, &facts.join(" · "), style::PLAIN);
    page.paragraph(0, &format!("SHA-256: {}", index.sha256()), style::PLAIN);
    if !index.is_complete() {
        page.gap();
        page.field(0, 0, Word::Warning.get(language), Word::IncompleteIndex.get(language));
    }
    for group in index.groups() {
        let title = visible(group.title.get(language));
        page.heading(&format!(
            "{}. {title} ({})",
            visible(group.id.as_str()),
            points(group.maximum, language)
        ));
        for member in index.members(group) {
            indicator(page, 1, member, language);
        }
    }
    if !index.bands().is_empty() {
        page.heading(Word::Bands.get(language));
        for band in index.bands() {
            let from = Word::BandFrom.with(language, &[&percent(band.at_least_percent, language)]);
            page.hanging(
                1,
                "•",
                style::PLAIN,
                &format!("{}: {from}", visible(band.title.get(language))),
                style::PLAIN,
            );
        }
    }
    cite::missing_parts(page, index.missing(), index.resources(), true, language);
    if let Some(reading) = index.interpretation() {
        page.gap();
        page.field(0, 0, Word::Reading.get(language), &words::multiline(reading.get(language)));
    }
}

fn indicator(page: &mut Page, indent: usize, indicator: &Indicator, language: Language) {
    let title =
        format!("{} ({})", visible(indicator.title.get(language)), points(indicator.maximum, language));
    page.hanging(indent, &visible(indicator.id.as_str()), style::BOLD, &title, style::PLAIN);
    for line in scoring(indicator, language) {
        page.hanging(indent + 3, "•", style::PLAIN, &line, style::PLAIN);
    }
    if let Some(Source { locator, quote, .. }) = &indicator.source {
        let quoted = Word::Quote.with(language, &[&words::multiline(quote)]);
        page.field(indent + 3, 0, Word::Source.get(language), &format!("{}: {quoted}", visible(locator)));
    }
    if let Some(reading) = &indicator.interpretation {
        page.field(indent + 3, 0, Word::Reading.get(language), &words::multiline(reading.get(language)));
    }
}

/// The way of scoring, a line for each step or case.
fn scoring(indicator: &Indicator, language: Language) -> Vec<String> {
    match &indicator.scoring {
        Scoring::Steps { measure, steps, otherwise } => {
            let unit = match measure {
                StepMeasure::Percent => "%".to_owned(),
                StepMeasure::Count { unit } | StepMeasure::Amount { unit } => {
                    format!(" {}", visible(unit.get(language)))
                }
            };
            let bound = |bound: Bound| match bound {
                Bound::AtLeast(least) => format!("≥ {}{unit}", number(least, language)),
                Bound::AtMost(most) => format!("≤ {}{unit}", number(most, language)),
                Bound::Present => String::new(),
            };
            let mut lines: Vec<String> = steps
                .iter()
                .map(|step| format!("{}: {}", bound(step.bound), points(step.points, language)))
                .collect();
            lines.push(Word::Otherwise.with(language, &[&points(*otherwise, language)]));
            lines
        }
        Scoring::Proportion { full_at, .. } => {
            vec![Word::InProportion.with(language, &[&percent(*full_at, language)])]
        }
        Scoring::Cases(cases) => cases
            .iter()
            .map(|case| {
                let title = visible(case.title.get(language));
                format!("{title} (`{}`): {}", case.id, points(case.points, language))
            })
            .collect(),
        Scoring::YesNo => vec![Word::YesNoPoints.get(language).to_owned()],
        Scoring::Sum { capped: false } => vec![Word::SumOfParts.get(language).to_owned()],
        Scoring::Sum { capped: true } => vec![Word::CappedSum.get(language).to_owned()],
    }
}

pub(crate) fn points(points: tieuchi::Decimal, language: Language) -> String {
    Word::SomePoints.with(language, &[&number(points, language)])
}

fn percent(percent: tieuchi::Decimal, language: Language) -> String {
    format!("{}%", number(percent, language))
}

/// A decimal with the mark of the language.
pub(crate) fn number(decimal: tieuchi::Decimal, language: Language) -> String {
    let text = decimal.normalize().to_string();
    if language == Language::Vietnamese { text.replace('.', ",") } else { text }
}
