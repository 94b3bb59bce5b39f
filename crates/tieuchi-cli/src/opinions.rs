//! `tieuchi opinions`: what one agency is asked of dossiers, and what it says.

use std::io::{self, Write as _};

use csv::Writer;
use tieuchi::{Evaluation, GivenIn, Language, Sheet, SheetEntry, visible};

use crate::INVALID;
use crate::args::{List, OpinionsArgs, TextJsonOrCsv};
use crate::dossiers::{self, Wanted};
use crate::evaluate::table::{Figures, target, text};
use crate::json;
use crate::messages::Messages;
use crate::rules::show::column;
use crate::terminal::{self, Terminal};
use crate::text::page::Page;
use crate::text::report::verdict;
use crate::text::{cite, style};
use crate::words::Word;

/// What stands above the columns.
const HEAD: [&str; 28] = [
    "subject_id",
    "subject_name",
    "year",
    "rule_set",
    "version",
    "illustrative",
    "agency",
    "list",
    "id",
    "title",
    "target_kind",
    "target",
    "observed_percent",
    "numerator",
    "denominator",
    "count",
    "present",
    "outcome",
    "reason",
    "says",
    "says_percent",
    "says_numerator",
    "says_denominator",
    "says_count",
    "says_present",
    "reference",
    "date",
    "note",
];

pub(crate) fn run(args: &OpinionsArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let wanted =
        Wanted { paths: &args.dossiers, rules: args.rules.as_deref(), beside: None, jsonl: args.jsonl };
    let Some(dossiers) = dossiers::read(&wanted, terminal, messages) else { return Ok(INVALID) };
    if !dossiers.are_distinct(messages) {
        return Ok(INVALID);
    }
    let evaluations: Vec<Evaluation> =
        dossiers.all.iter().map(|dossier| dossier.rules().evaluate(dossier)).collect();
    let list = match args.list {
        List::Opinions => GivenIn::Opinions,
        List::Appraisals => GivenIn::Appraisals,
    };
    let mut sheets = Vec::with_capacity(evaluations.len());
    for (number, evaluation) in evaluations.iter().enumerate() {
        match evaluation.sheet(&args.agency, list) {
            Ok(sheet) => sheets.push(sheet),
            Err(diagnostic) => {
                dossiers.report_of(number, std::slice::from_ref(&*diagnostic), messages);
                return Ok(INVALID);
            }
        }
    }
    match args.format {
        _ if args.blank => data(sheets.iter().map(Sheet::to_blank_json))?,
        TextJsonOrCsv::Json => data(sheets.iter().map(Sheet::to_json))?,
        TextJsonOrCsv::Csv => {
            let mut writer = Writer::from_writer(terminal::data_output());
            writer.write_record(HEAD)?;
            for sheet in &sheets {
                for entry in sheet.entries() {
                    writer.write_record(row(sheet, entry))?;
                }
            }
            writer.flush()?;
        }
        TextJsonOrCsv::Text => {
            let mut page = Page::new(terminal::output_width());
            for sheet in &sheets {
                write(&mut page, sheet, terminal.language);
            }
            let mut output = terminal.text_output();
            output.write_all(page.finish().as_bytes())?;
            output.flush()?;
        }
    }
    Ok(0)
}

fn data(sheets: impl Iterator<Item = String>) -> io::Result<()> {
    let mut output = terminal::data_output();
    writeln!(output, "{}", json::array(sheets))?;
    output.flush()
}

fn write(page: &mut Page, sheet: &Sheet<'_>, language: Language) {
    let evaluation = sheet.evaluation();
    let (rules, subject) = (evaluation.rules(), evaluation.subject());
    page.gap();
    let name = visible(subject.name.as_deref().unwrap_or(subject.id.as_str()));
    page.paragraph(0, &format!("{name}, {}", evaluation.year()), style::BOLD);
    page.paragraph(0, &cite::agency_in(rules, &sheet.agency().id, evaluation.year(), language), style::PLAIN);
    if evaluation.dossier().is_illustrative() {
        page.field(0, 0, Word::Warning.get(language), Word::Illustrative.get(language));
    }
    if sheet.entries().is_empty() {
        let is_own = rules.subject_agency() == Some(&sheet.agency().id);
        let word = if is_own { Word::OwnAgency } else { Word::NoCriteriaAsked };
        page.paragraph(0, word.get(language), style::PLAIN);
    }
    let column = column(&[Word::Target, Word::Observed, Word::Verdict, Word::Says], language);
    for entry in sheet.entries() {
        let (finding, criterion) = (&entry.finding, entry.finding.criterion());
        let (id, title) = (visible(criterion.id.as_str()), visible(criterion.title.get(language)));
        page.hanging(1, &id, style::of(finding.outcome()), &title, style::BOLD);
        let mut field = |label: Word, text: &str| {
            if !text.is_empty() {
                page.field(3, column, label.get(language), text);
            }
        };
        field(Word::Target, &cite::at_level(rules, entry.level, &finding.target_text(language), language));
        field(Word::Observed, &finding.observed_text(language));
        let found = format!("{} ({})", verdict(finding.outcome(), language), finding.explain(language));
        field(Word::Verdict, &found);
        let says = entry.outcome.map(|outcome| {
            let observed = entry.observed_text(language);
            let word = verdict(outcome, language);
            if observed.is_empty() { word } else { format!("{word} ({observed})") }
        });
        field(Word::Says, says.as_deref().unwrap_or_else(|| Word::NothingSaid.get(language)));
    }
}

fn row(sheet: &Sheet<'_>, entry: &SheetEntry<'_>) -> [String; HEAD.len()] {
    let evaluation = sheet.evaluation();
    let (rules, subject) = (evaluation.rules(), evaluation.subject());
    let (finding, criterion) = (&entry.finding, entry.finding.criterion());
    let bound = finding.bound();
    let (kind, figure) = target(bound);
    let reported = Figures::of(finding.value(), bound);
    let says = Figures::of(entry.statement.and_then(|statement| statement.value), bound);
    let said = |of: &dyn Fn(&tieuchi::Statement) -> Option<String>| {
        entry.statement.and_then(of).map(|said| text(&said)).unwrap_or_default()
    };
    [
        text(subject.id.as_str()),
        text(subject.name.as_deref().unwrap_or_default()),
        evaluation.year().to_string(),
        text(rules.id().as_str()),
        rules.version().to_string(),
        evaluation.dossier().is_illustrative().to_string(),
        text(sheet.agency().id.as_str()),
        sheet.given_in().as_str().to_owned(),
        text(criterion.id.as_str()),
        text(&criterion.title.vi),
        kind.to_owned(),
        figure,
        reported.percent,
        reported.numerator,
        reported.denominator,
        reported.count,
        reported.present.to_owned(),
        finding.outcome().as_str().to_owned(),
        finding.reason().as_str().to_owned(),
        entry.outcome.map(|outcome| outcome.as_str().to_owned()).unwrap_or_default(),
        says.percent,
        says.numerator,
        says.denominator,
        says.count,
        says.present.to_owned(),
        said(&|statement| statement.reference.clone()),
        said(&|statement| statement.date.map(|date| date.to_string())),
        said(&|statement| statement.note.clone()),
    ]
}
