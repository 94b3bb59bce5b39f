//! `tieuchi upkeep`: what became of a unit's criteria since an earlier year.

use std::io::{self, Write as _};

use tieuchi::{CriterionUpkeep, Language, Standing, Upkeep, UpkeepFinding, visible};

use crate::INVALID;
use crate::args::{TextOrJson, UpkeepArgs};
use crate::dossiers::{self, Wanted};
use crate::messages::Messages;
use crate::score;
use crate::standing::{self, sentences};
use crate::terminal::{self, Terminal};
use crate::text::page::Page;
use crate::text::{cite, style, table};
use crate::words::{self, Word};

pub(crate) fn run(args: &UpkeepArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let paths = [args.earlier.clone(), args.later.clone()];
    let register = match &args.register {
        Some(named) => match standing::load(named, messages) {
            Some(register) => Some(register),
            None => return Ok(INVALID),
        },
        None => None,
    };
    let wanted = Wanted {
        paths: &paths,
        rules: args.rules.as_deref(),
        beside: args.register.as_deref(),
        jsonl: false,
    };
    let Some(dossiers) = dossiers::read(&wanted, terminal, messages) else { return Ok(INVALID) };
    let Some(two) = dossiers.one_each(terminal, messages, &paths) else { return Ok(INVALID) };
    let [earlier, later] = two.each_ref().map(|dossier| dossier.rules().evaluate(dossier));
    let upkeep = match later.upkeep(&earlier) {
        Ok(upkeep) => upkeep,
        Err(error) => {
            dossiers.report_of_all(&error, messages);
            return Ok(INVALID);
        }
    };
    let standing = register.as_ref().map(|register| later.standing(register, args.as_of));
    match args.format {
        TextOrJson::Json => {
            let json = match &standing {
                Some(standing) => upkeep.to_json_with_standing(standing),
                None => upkeep.to_json(),
            };
            let mut output = terminal::data_output();
            writeln!(output, "{json}")?;
            output.flush()?;
        }
        TextOrJson::Text => {
            let page = Page::new(terminal::output_width());
            let text = write(page, &upkeep, standing.as_ref(), terminal.language);
            let mut output = terminal.text_output();
            output.write_all(text.as_bytes())?;
            output.flush()?;
        }
    }
    Ok(0)
}

fn write(mut page: Page, upkeep: &Upkeep<'_>, standing: Option<&Standing<'_>>, language: Language) -> String {
    let (earlier, later) = (upkeep.earlier(), upkeep.later());
    page.paragraph(0, &score::subject(later.dossier()), style::BOLD);
    let years = format!("{} – {}", earlier.year(), later.year());
    page.paragraph(0, &format!("{} {years}", Word::Upkeep.get(language)), style::PLAIN);
    page.paragraph(0, &visible(&words::rule_set(later.rules())), style::PLAIN);
    if earlier.dossier().is_illustrative() || later.dossier().is_illustrative() {
        page.paragraph(
            0,
            &format!("{}: {}", Word::Warning.get(language), Word::Illustrative.get(language)),
            style::PLAIN,
        );
    }
    if let Some(standing) = standing {
        let told = sentences(standing, language).join("; ");
        page.paragraph(0, &format!("{}: {told}", Word::Standing.get(language)), style::PLAIN);
    }
    page.paragraph(0, upkeep.maintained().label(language), style::BOLD);
    page.gap();
    let widths = [8, 18, 18, 10];
    let room = table::room(page.width(), &widths);
    let (before, now) = (earlier.year().to_string(), later.year().to_string());
    let titles =
        [Word::Number.get(language), &before, &now, Word::Target.get(language), Word::Kept.get(language)];
    let columns: Vec<table::Column<'_>> = titles
        .into_iter()
        .zip(widths.into_iter().chain([room]))
        .map(|(title, width)| table::Column { title, width })
        .collect();
    page.lines(table::table(
        &columns,
        upkeep.findings().map(|finding| row(&finding, standing, language)).collect(),
    ));
    if let Some(duty) = upkeep.grounds() {
        page.heading(Word::WithdrawalGround.get(language));
        page.paragraph(1, &cite::source(later.rules(), &duty.source, language), style::PLAIN);
        page.paragraph(1, &cite::quote(&duty.source, language), style::PLAIN);
        page.paragraph(1, Word::OnlyWithdrawn.get(language), style::PLAIN);
    }
    page.finish()
}

fn row(
    finding: &UpkeepFinding<'_>,
    standing: Option<&Standing<'_>>,
    language: Language,
) -> (Vec<String>, anstyle::Style) {
    let shown = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    let later = finding.later();
    let style = match finding.status() {
        CriterionUpkeep::Maintained => style::GOOD,
        CriterionUpkeep::NotKnown => style::OPEN,
        CriterionUpkeep::NotComparable | CriterionUpkeep::NotAssigned | CriterionUpkeep::Exempt => {
            style::FAINT
        }
        _ => style::BAD,
    };
    let explained = match standing {
        Some(standing) => finding.explain_with_standing(standing, language),
        None => finding.explain(language),
    };
    let cells = vec![
        visible(finding.criterion().id.as_str()).into_owned(),
        shown(finding.earlier_text(language)),
        shown(later.observed_text(language)),
        shown(later.target_text(language)),
        explained,
    ];
    (cells, style)
}
