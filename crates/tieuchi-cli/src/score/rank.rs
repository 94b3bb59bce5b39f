//! `tieuchi rank`: dossiers in the order of their scores in one index, with shared places for equal shares.

use std::io::{self, Write as _};

use csv::Writer;
use tieuchi::{Language, RankBy, Ranked, Ranking, visible};

use crate::INVALID;
use crate::args::{RankArgs, TextJsonOrCsv};
use crate::dossiers::{self, Wanted};
use crate::evaluate::table;
use crate::messages::Messages;
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

pub(crate) fn run(args: &RankArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let language = terminal.language;
    let wanted =
        Wanted { paths: &args.dossiers, rules: args.rules.as_deref(), beside: None, jsonl: args.jsonl };
    let Some(dossiers) = dossiers::read(&wanted, terminal, messages) else { return Ok(INVALID) };
    let by = RankBy { index: args.index.as_deref(), year: args.year, basis: args.basis };
    let ranking = match Ranking::of(&dossiers.all, &by) {
        Ok(ranking) => ranking,
        Err(error) => {
            dossiers.report(&error, messages);
            return Ok(INVALID);
        }
    };
    match args.format {
        TextJsonOrCsv::Json => {
            let mut output = terminal::data_output();
            writeln!(output, "{}", ranking.to_json())?;
            output.flush()?;
        }
        TextJsonOrCsv::Csv => {
            let mut writer = Writer::from_writer(terminal::data_output());
            writer.write_record(HEAD)?;
            for each in ranking.ranked() {
                writer.write_record(cells(each))?;
            }
            writer.flush()?;
        }
        TextJsonOrCsv::Text => {
            let mut page = Page::new(terminal::output_width());
            let (year, basis) = (ranking.year().to_string(), ranking.basis().label(language));
            let index = visible(ranking.index().as_str());
            page.paragraph(0, &Word::ScoreOf.with(language, &[&index, &year, basis]), style::BOLD);
            if ranking.ranked().iter().any(|each| each.dossier.is_illustrative()) {
                page.field(0, 0, Word::Warning.get(language), Word::Illustrative.get(language));
            }
            page.lines(lines(ranking.ranked(), page.width(), language));
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
            band.map_or_else(|| "–".to_owned(), |band| visible(band).into_owned()),
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
