//! `tieuchi outlook`: a dossier's values by another year's targets.

use std::io::{self, Write as _};

use tieuchi::{Language, Outlook, OutlookFinding, OutlookScore, visible};

use crate::INVALID;
use crate::args::{OutlookArgs, TextOrJson};
use crate::dossiers;
use crate::messages::Messages;
use crate::rules::index::number;
use crate::score;
use crate::terminal::{self, Terminal};
use crate::text::page::Page;
use crate::text::report::verdict;
use crate::text::{style, table};
use crate::words::{self, Word};

pub(crate) fn run(args: &OutlookArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let path = std::slice::from_ref(&args.dossier);
    let Some(dossiers) = dossiers::read(path, args.rules.as_deref(), terminal, messages) else {
        return Ok(INVALID);
    };
    let [dossier] = dossiers.as_slice() else { return Ok(INVALID) };
    let rules = dossier.rules();
    let next = || rules.years().iter().copied().find(|year| *year > dossier.year());
    let Some(year) = args.year.or_else(next) else {
        let year = dossier.year().to_string();
        messages.failure(&Word::NoNextYear.with(terminal.language, &[&year]));
        return Ok(INVALID);
    };
    let outlook = match rules.outlook(dossier, year) {
        Ok(outlook) => outlook,
        Err(error) => {
            messages.diagnostics(error.diagnostics(), None);
            return Ok(INVALID);
        }
    };
    match args.format {
        TextOrJson::Json => {
            let mut output = terminal::data_output();
            writeln!(output, "{}", outlook.to_json())?;
            output.flush()?;
        }
        TextOrJson::Text => {
            let text = write(Page::new(terminal::output_width()), &outlook, terminal.language);
            let mut output = terminal.text_output();
            output.write_all(text.as_bytes())?;
            output.flush()?;
        }
    }
    Ok(0)
}

fn write(mut page: Page, outlook: &Outlook, language: Language) -> String {
    page.paragraph(0, &score::subject(outlook.dossier()), style::BOLD);
    let (of, by) = (outlook.dossier().year().to_string(), outlook.year().to_string());
    page.paragraph(0, &Word::OutlookFor.with(language, &[&of, &by]), style::PLAIN);
    page.paragraph(0, &visible(&words::rule_set(outlook.rules())), style::PLAIN);
    if outlook.dossier().is_illustrative() {
        page.paragraph(
            0,
            &format!("{}: {}", Word::Warning.get(language), Word::Illustrative.get(language)),
            style::PLAIN,
        );
    }
    page.gap();
    let widths = [8, 22, 10];
    let room = table::room(page.width(), &widths);
    let titles = [Word::Number, Word::Observed, Word::Target, Word::Verdict].map(|word| word.get(language));
    let columns: Vec<table::Column<'_>> = titles
        .into_iter()
        .zip(widths.into_iter().chain([room]))
        .map(|(title, width)| table::Column { title, width })
        .collect();
    page.lines(table::table(&columns, outlook.findings().map(|finding| row(&finding, language)).collect()));
    page.heading(Word::Conditions.get(language));
    for score in outlook.scores() {
        let outcome = score.outcome();
        page.verdict(1, &verdict(outcome, language), style::of(outcome), &score_text(&score, language));
    }
    page.finish()
}

fn row(finding: &OutlookFinding<'_>, language: Language) -> (Vec<String>, anstyle::Style) {
    let shown = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    let outcome = finding.outcome();
    let cells = vec![
        visible(finding.criterion().id.as_str()).into_owned(),
        shown(finding.observed_text(language)),
        shown(finding.target_text(language)),
        format!("{} {}", style::mark(outcome), finding.explain(language)),
    ];
    (cells, style::of(outcome))
}

fn score_text(score: &OutlookScore<'_>, language: Language) -> String {
    let taken = score.score().map(|score| score.year.number());
    let taken = taken.filter(|year| *year != score.asked_year());
    let text = match taken {
        Some(year) => {
            let taken = Word::ScoreTaken.with(language, &[&year.to_string()]);
            format!("{}; {taken}", score.explain(language))
        }
        None => score.explain(language),
    };
    let Some(raises) = score.raises() else { return text };
    if raises.is_empty() {
        return text;
    }
    let each: Vec<String> = raises
        .iter()
        .map(|raise| {
            let gain = number(raise.gain, language);
            Word::RaiseOne.with(language, &[&visible(raise.indicator.id.as_str()), &gain])
        })
        .collect();
    let listed = Word::RaiseThese.with(language, &[&each.len().to_string(), &each.join(", ")]);
    text + "; " + &listed
}
