//! `tieuchi score`: the points of dossiers, of the whole and of each indicator.

pub(crate) mod rank;

use std::io::{self, Write as _};

use csv::Writer;
use tieuchi::{Decimal, Dossier, Language, PointRange, Score, visible};

use crate::INVALID;
use crate::args::{ScoreArgs, TextJsonOrCsv};
use crate::dossiers::{self, Wanted};
use crate::evaluate::table;
use crate::json;
use crate::messages::Messages;
use crate::rules::index::number;
use crate::terminal::{self, Terminal};
use crate::text::page::Page;
use crate::text::{style, table as columns};
use crate::words::Word;

/// What stands above the columns.
const HEAD: [&str; 14] = [
    "subject_id",
    "subject_name",
    "illustrative",
    "index",
    "year",
    "basis",
    "kind",
    "id",
    "maximum",
    "points",
    "low",
    "high",
    "percent",
    "band",
];

pub(crate) fn run(args: &ScoreArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let wanted =
        Wanted { paths: &args.dossiers, rules: args.rules.as_deref(), beside: None, jsonl: args.jsonl };
    let Some(dossiers) = dossiers::read(&wanted, terminal, messages) else { return Ok(INVALID) };
    if !dossiers.are_distinct(messages) {
        return Ok(INVALID);
    }
    match args.format {
        TextJsonOrCsv::Json => {
            let mut output = terminal::data_output();
            writeln!(output, "{}", json::array(dossiers.all.iter().map(Dossier::scores_to_json)))?;
            output.flush()?;
        }
        TextJsonOrCsv::Csv => {
            let mut writer = Writer::from_writer(terminal::data_output());
            writer.write_record(HEAD)?;
            for dossier in &dossiers.all {
                for score in dossier.scores() {
                    rows(dossier, score, |row| writer.write_record(row))?;
                }
            }
            writer.flush()?;
        }
        TextJsonOrCsv::Text => {
            let mut page = Page::new(terminal::output_width());
            for dossier in &dossiers.all {
                write(&mut page, dossier, terminal.language);
            }
            let mut output = terminal.text_output();
            output.write_all(page.finish().as_bytes())?;
            output.flush()?;
        }
    }
    Ok(0)
}

/// The subject by its name, else by its id.
pub(crate) fn subject(dossier: &Dossier) -> String {
    let subject = dossier.subject();
    visible(subject.name.as_deref().unwrap_or(subject.id.as_str())).into_owned()
}

/// Points, or the interval of what is possible.
fn points(range: &PointRange, language: Language) -> String {
    let (low, high) = (number(range.low(), language), number(range.high(), language));
    if range.is_exact() { low } else { Word::Between.with(language, &[&low, &high]) }
}

fn share(score: &Score, language: Language) -> String {
    score.percent().map_or_else(|| "–".to_owned(), |percent| format!("{}%", number(percent, language)))
}

fn write(page: &mut Page, dossier: &Dossier, language: Language) {
    page.gap();
    page.paragraph(0, &format!("{}, {}", subject(dossier), dossier.year()), style::BOLD);
    if dossier.is_illustrative() {
        page.field(0, 0, Word::Warning.get(language), Word::Illustrative.get(language));
    }
    if dossier.scores().is_empty() {
        page.paragraph(0, Word::NoPoints.get(language), style::PLAIN);
    }
    for score in dossier.scores() {
        page.gap();
        let index = dossier.rules().index(score.index.as_str());
        let title = index.map_or(score.index.as_str(), |index| index.title().get(language));
        let (year, basis) = (score.year.to_string(), score.basis.label(language));
        let heading = Word::ScoreOf.with(language, &[&visible(title), &year, basis]);
        page.hanging(0, "•", style::PLAIN, &heading, style::BOLD);
        let whole = score.total().map_or_else(String::new, |range| points(&range, language));
        let maximum = score.maximum_points().map_or_else(String::new, |maximum| number(maximum, language));
        let mut facts = vec![format!("{whole}/{maximum} ({})", share(score, language))];
        if let Some(band) = score.band(dossier.rules()) {
            facts.push(visible(band.title.get(language)).into_owned());
        }
        if score.indicators.is_none() {
            facts.push(Word::StatedOnly.get(language).to_owned());
        }
        page.field(2, 0, Word::Points.get(language), &facts.join(" · "));
        page.lines(details(score, page.width(), language));
    }
}

/// A table of groups and indicators, each with its value and its points.
fn details(score: &Score, page: usize, language: Language) -> Vec<String> {
    let Some(score) = &score.indicators else { return Vec::new() };
    let mut rows = Vec::new();
    let mut indicators = score.indicators();
    for (group, range) in score.groups() {
        let id = visible(group.id.as_str()).into_owned();
        let title = visible(group.title.get(language)).into_owned();
        let cells = vec![id, title, String::new(), points(&range, language), number(group.maximum, language)];
        rows.push((cells, style::PLAIN));
        let members = score.index().members(group).len();
        for (indicator, reported, range) in indicators.by_ref().take(members) {
            let value = reported.map(|value| indicator.value_text(value, language));
            rows.push((
                vec![
                    visible(indicator.id.as_str()).into_owned(),
                    visible(indicator.title.get(language)).into_owned(),
                    value.unwrap_or_else(|| if indicator.is_sum() { "" } else { "–" }.to_owned()),
                    points(range, language),
                    number(indicator.maximum, language),
                ],
                style::PLAIN,
            ));
        }
    }
    let (id, value, reached, maximum) = (8, 22, 16, 8);
    let title = columns::room(page, &[id, value, reached, maximum]).max(12);
    let head = [
        (Word::Number, id),
        (Word::Indicator, title),
        (Word::Observed, value),
        (Word::Points, reached),
        (Word::Maximum, maximum),
    ]
    .map(|(word, width)| columns::Column { title: word.get(language), width });
    columns::table(&head, rows)
}

/// The rows of a score: the whole, each group, each indicator.
fn rows(
    dossier: &Dossier,
    score: &Score,
    mut write: impl FnMut([String; 14]) -> csv::Result<()>,
) -> csv::Result<()> {
    let mut row =
        |kind: &str, id: &str, maximum: Option<Decimal>, range: Option<&PointRange>, more: [String; 2]| {
            let [percent, band] = more;
            let exact = range.filter(|range| range.is_exact());
            write([
                table::text(dossier.subject().id.as_str()),
                table::text(dossier.subject().name.as_deref().unwrap_or_default()),
                dossier.is_illustrative().to_string(),
                table::text(score.index.as_str()),
                score.year.to_string(),
                score.basis.as_str().to_owned(),
                kind.to_owned(),
                table::text(id),
                maximum.map(table::number).unwrap_or_default(),
                exact.map(|range| table::number(range.low())).unwrap_or_default(),
                range.map(|range| table::number(range.low())).unwrap_or_default(),
                range.map(|range| table::number(range.high())).unwrap_or_default(),
                percent,
                band,
            ])
        };
    let percent = score.percent().map(table::number).unwrap_or_default();
    let band = score.band(dossier.rules()).map(|band| table::text(band.id.as_str())).unwrap_or_default();
    let id = score.index.as_str();
    row("total", id, score.maximum_points(), score.total().as_ref(), [percent, band])?;
    let Some(indicators) = &score.indicators else { return Ok(()) };
    for (group, range) in indicators.groups() {
        row("group", group.id.as_str(), Some(group.maximum), Some(&range), Default::default())?;
    }
    for (indicator, _, range) in indicators.indicators() {
        row("indicator", indicator.id.as_str(), Some(indicator.maximum), Some(range), Default::default())?;
    }
    Ok(())
}
