//! `tieuchi rank`: dossiers in the order of their scores in one index, with shared places for equal shares.

use std::io::{self, Write as _};

use csv::Writer;
use tieuchi::{Dossier, Language, Place, Score, rank};

use crate::INVALID;
use crate::args::{RankArgs, TextJsonOrCsv};
use crate::dossiers::read;
use crate::evaluate::table;
use crate::json;
use crate::messages::Messages;
use crate::rules::index::number;
use crate::score::{points, share, subject};
use crate::terminal::{self, Terminal};
use crate::text::page::Page;
use crate::text::{style, table as columns};
use crate::words::Word;

const HEAD: [&str; 10] = [
    "best_place",
    "worst_place",
    "shared_with",
    "subject_id",
    "subject_name",
    "low",
    "high",
    "maximum",
    "percent",
    "band",
];

/// A dossier with the score that counts and its place.
struct Ranked<'d> {
    dossier: &'d Dossier,
    score: &'d Score,
    place: Place,
}

pub(crate) fn run(args: &RankArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let language = terminal.language;
    let Some(dossiers) = read(&args.dossiers, args.rules.as_deref(), terminal, messages) else {
        return Ok(INVALID);
    };
    let chosen: Vec<(&Dossier, &Score)> = dossiers
        .iter()
        .flat_map(|dossier| dossier.scores().iter().map(move |score| (dossier, score)))
        .filter(|(_, score)| {
            args.index.as_deref().is_none_or(|index| index == score.index.as_str())
                && args.year.is_none_or(|year| year == score.year.number())
                && args.basis.as_deref().is_none_or(|basis| basis == score.basis.as_str())
        })
        .collect();
    let mut kinds: Vec<String> = chosen
        .iter()
        .map(|(_, score)| format!("{}/{}/{}", score.index, score.year, score.basis.as_str()))
        .collect();
    kinds.sort();
    kinds.dedup();
    match kinds.len() {
        0 => {
            messages.failure(Word::NoScores.get(language));
            return Ok(INVALID);
        }
        1 => {}
        _ => {
            messages.failure(&Word::SeveralScores.with(language, &[&kinds.join(", ")]));
            return Ok(INVALID);
        }
    }
    let places = rank(&chosen.iter().map(|(_, score)| *score).collect::<Vec<_>>());
    let mut ranked: Vec<Ranked<'_>> = chosen
        .into_iter()
        .zip(places)
        .filter_map(|((dossier, score), place)| Some(Ranked { dossier, score, place: place? }))
        .collect();
    // Those of one place stay in the order given.
    ranked.sort_by_key(|ranked| (ranked.place.best, ranked.place.worst));
    match args.format {
        TextJsonOrCsv::Json => {
            let mut output = terminal::data_output();
            writeln!(output, "{}", json::array(ranked.iter().map(entry)))?;
            output.flush()?;
        }
        TextJsonOrCsv::Csv => {
            let mut writer = Writer::from_writer(terminal::data_output());
            writer.write_record(HEAD)?;
            for each in &ranked {
                writer.write_record(cells(each))?;
            }
            writer.flush()?;
        }
        TextJsonOrCsv::Text => {
            let mut page = Page::new(terminal::output_width());
            page.paragraph(0, &kinds.concat(), style::BOLD);
            if dossiers.iter().any(Dossier::is_illustrative) {
                page.field(0, 0, Word::Warning.get(language), Word::Illustrative.get(language));
            }
            page.lines(lines(&ranked, page.width(), language));
            let mut output = terminal.text_output();
            output.write_all(page.finish().as_bytes())?;
            output.flush()?;
        }
    }
    Ok(0)
}

fn lines(ranked: &[Ranked<'_>], page: usize, language: Language) -> Vec<String> {
    let rows = ranked.iter().map(|each| {
        let (best, worst) = (each.place.best.to_string(), each.place.worst.to_string());
        let place = if best != worst {
            Word::Places.with(language, &[&best, &worst])
        } else if each.place.shared_with > 0 {
            Word::PlaceShared.with(language, &[&best])
        } else {
            best
        };
        let band = each.score.band(each.dossier.rules()).map(|band| band.title.get(language));
        let cells = vec![
            place,
            subject(each.dossier),
            each.score.total().map_or_else(String::new, |range| points(&range, language)),
            share(each.score, language),
            band.map_or_else(|| "–".to_owned(), |band| tieuchi::visible(band).into_owned()),
        ];
        (cells, style::PLAIN)
    });
    let (place, reached, percent, band) = (14, 18, 10, 14);
    let name = columns::room(page, &[place, reached, percent, band]).max(12);
    let head = [
        (Word::Place, place),
        (Word::Subject, name),
        (Word::Points, reached),
        (Word::Share, percent),
        (Word::Band, band),
    ]
    .map(|(word, width)| columns::Column { title: word.get(language), width });
    columns::table(&head, rows.collect())
}

/// The cells of a row, numbers in normal form, empty where something is not known.
fn cells(ranked: &Ranked<'_>) -> [String; 10] {
    let Ranked { dossier, score, place } = ranked;
    let total = score.total();
    [
        place.best.to_string(),
        place.worst.to_string(),
        place.shared_with.to_string(),
        table::text(dossier.subject().id.as_str()),
        table::text(dossier.subject().name.as_deref().unwrap_or_default()),
        total.as_ref().map(|range| table::number(range.low())).unwrap_or_default(),
        total.as_ref().map(|range| table::number(range.high())).unwrap_or_default(),
        score.maximum_points().map(table::number).unwrap_or_default(),
        score.percent().map(table::number).unwrap_or_default(),
        score.band(dossier.rules()).map(|band| table::text(band.id.as_str())).unwrap_or_default(),
    ]
}

fn entry(ranked: &Ranked<'_>) -> String {
    let Ranked { dossier, score, place } = ranked;
    let text = |text: Option<String>| text.map_or_else(|| "null".to_owned(), |text| json::string(&text));
    let total = score.total();
    let low = total.as_ref().map(|range| number(range.low(), Language::English));
    let high = total.as_ref().map(|range| number(range.high(), Language::English));
    let band = score.band(dossier.rules()).map(|band| band.id.to_string());
    json::object(&[
        ("best_place", place.best.to_string()),
        ("worst_place", place.worst.to_string()),
        ("shared_with", place.shared_with.to_string()),
        ("subject", text(Some(dossier.subject().id.to_string()))),
        ("name", text(dossier.subject().name.clone())),
        ("low", text(low)),
        ("high", text(high)),
        ("maximum", text(score.maximum_points().map(table::number))),
        ("percent", text(score.percent().map(table::number))),
        ("band", text(band)),
    ])
}
