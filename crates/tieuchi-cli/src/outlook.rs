//! `tieuchi outlook`: a dossier's values by another year's targets.

use std::io::{self, Write as _};

use tieuchi::{Language, Outlook, OutlookFinding, OutlookScore, visible};

use crate::INVALID;
use crate::args::{OutlookArgs, TextOrJson};
use crate::dossiers::{self, Wanted};
use crate::json;
use crate::messages::Messages;
use crate::rules::index::number;
use crate::score;
use crate::terminal::{self, Terminal};
use crate::text::page::Page;
use crate::text::report::verdict;
use crate::text::{style, table};
use crate::words::{self, Word};

pub(crate) fn run(args: &OutlookArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let wanted =
        Wanted { paths: &args.dossiers, rules: args.rules.as_deref(), beside: None, jsonl: args.jsonl };
    let Some(dossiers) = dossiers::read(&wanted, terminal, messages) else { return Ok(INVALID) };
    let mut outlooks = Vec::with_capacity(dossiers.all.len());
    for (number, dossier) in dossiers.all.iter().enumerate() {
        match dossier.rules().outlook(dossier, args.year) {
            Ok(outlook) => outlooks.push(outlook),
            Err(error) => dossiers.report_of(number, error.diagnostics(), messages),
        }
    }
    if messages.errors() > 0 {
        return Ok(INVALID);
    }
    match args.format {
        TextOrJson::Json => {
            let mut output = terminal::data_output();
            let all = outlooks.iter().map(Outlook::to_json);
            if dossiers.several {
                writeln!(output, "{}", json::array(all))?;
            } else {
                writeln!(output, "{}", all.collect::<String>())?;
            }
            output.flush()?;
        }
        TextOrJson::Text => {
            let mut page = Page::new(terminal::output_width());
            for (number, outlook) in outlooks.iter().enumerate() {
                if number > 0 {
                    page.rule();
                }
                write(&mut page, outlook, terminal.language);
            }
            let mut output = terminal.text_output();
            output.write_all(page.finish().as_bytes())?;
            output.flush()?;
        }
    }
    Ok(0)
}

fn write(page: &mut Page, outlook: &Outlook, language: Language) {
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
        let text = score_text(&score, language);
        // What another year's score comes to is no verdict on the one that is asked for.
        if score.other_year().is_some() {
            page.hanging(1, "•", style::PLAIN, &text, style::PLAIN);
        } else {
            let outcome = score.outcome();
            page.verdict(1, &verdict(outcome, language), style::of(outcome), &text);
        }
    }
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
    let text = score.explain(language);
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
