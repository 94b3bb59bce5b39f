//! The overview as people read it, and as a table.

use std::io;

use csv::Writer;
use tieuchi::{Language, Outcome, Overview, OverviewRow, UnitTally, Unlisted, visible};

use crate::evaluate::table::{number, text};
use crate::terminal;
use crate::text::page::Page;
use crate::text::report::verdict;
use crate::text::{style, table};
use crate::words::{self, Thing, Word};

/// What stands above the columns.
const HEAD: [&str; 21] = [
    "id",
    "name",
    "level",
    "year",
    "outcome",
    "recognised",
    "members",
    "met",
    "not_met",
    "undetermined",
    "no_dossier",
    "members_recognised",
    "maintained",
    "fallen",
    "not_known",
    "criterion",
    "sure",
    "possible",
    "criterion_outcome",
    "reported",
    "contradicted",
];

pub(super) fn csv(overview: &Overview) -> io::Result<()> {
    let mut writer = Writer::from_writer(terminal::data_output());
    writer.write_record(HEAD)?;
    for row in overview.rows() {
        writer.write_record(cells(overview, &row))?;
    }
    writer.flush()
}

fn cells(overview: &Overview, row: &OverviewRow) -> [String; HEAD.len()] {
    let (rollup, tally) = (&row.rollup, row.tally());
    let unit = rollup.unit();
    let reported = rollup.reported().and_then(|reported| match reported {
        tieuchi::Value::Percent(percent) => percent.shown(rollup.bound()),
        _ => None,
    });
    [
        text(unit.id.as_str()),
        text(&unit.name),
        text(unit.level.as_str()),
        overview.year().to_string(),
        row.outcome.map_or("no_dossier", Outcome::as_str).to_owned(),
        row.recognised.is_some().to_string(),
        tally.units.to_string(),
        tally.met.to_string(),
        tally.not_met.to_string(),
        tally.undetermined.to_string(),
        tally.no_dossier.to_string(),
        tally.recognised.to_string(),
        tally.maintained.to_string(),
        tally.fallen.to_string(),
        tally.not_known.to_string(),
        rollup.criterion().map(|criterion| text(criterion.id.as_str())).unwrap_or_default(),
        rollup.sure().numerator.to_string(),
        rollup.possible().numerator.to_string(),
        rollup.outcome().as_str().to_owned(),
        reported.map(number).unwrap_or_default(),
        rollup.is_contradicted().map(|contradicted| contradicted.to_string()).unwrap_or_default(),
    ]
}

pub(super) fn page(mut page: Page, overview: &Overview, language: Language) -> String {
    let rows = overview.rows();
    head(&mut page, overview, language);
    let criterion = overview.criterion().map(|id| visible(id.as_str()).into_owned()).unwrap_or_default();
    let widths = [20, 14, 14, 15, 9];
    let room = table::room(page.width(), &widths);
    let titles = [
        Word::Subject.get(language).to_owned(),
        Word::Members.get(language).to_owned(),
        Word::RecognisedUnits.get(language).to_owned(),
        criterion,
        Word::ReportedValue.get(language).to_owned(),
        Word::Verdict.get(language).to_owned(),
    ];
    let widths = widths.into_iter().chain([room]);
    let columns: Vec<table::Column<'_>> =
        titles.iter().zip(widths).map(|(title, width)| table::Column { title, width }).collect();
    page.gap();
    let lines = rows.iter().map(|row| line(row, language)).collect();
    page.lines(table::table(&columns, lines));
    page.gap();
    let label = Word::AllUnits.get(language);
    let (own, within) = (UnitTally::of(&rows), UnitTally::within(&rows));
    let level = |level| words::level(level, language);
    for (of, tally) in [(level(overview.rules().level()), own), (level(overview.counted()), within)] {
        page.paragraph(
            0,
            &format!("{label}, {of}: {} ({})", tally.units, outcomes(tally, language)),
            style::PLAIN,
        );
    }
    contradictions(&mut page, &rows, language);
    if overview.set_aside() > 0 {
        let number = usize::try_from(overview.set_aside()).unwrap_or(usize::MAX);
        let counted = words::counted(number, Thing::Dossier, language);
        page.paragraph(0, &Word::SetAside.with(language, &[&counted]), style::PLAIN);
    }
    let unlisted = unlisted(overview, language);
    if !unlisted.is_empty() {
        page.gap();
    }
    for line in unlisted {
        page.paragraph(0, &line, style::BAD);
    }
    page.finish()
}

/// The units of which the register holds decisions and which the roster does not name, a sentence each.
pub(super) fn unlisted(overview: &Overview, language: Language) -> Vec<String> {
    let sentence = |unlisted: Unlisted| {
        let day = words::date(overview.roster().date(), language);
        let unit = [&*unlisted.unit.name, unlisted.unit.id.as_str()].map(|text| visible(text).into_owned());
        let text = Word::UnlistedUnit.with(language, &[&unit[0], &unit[1], &day]);
        let nearest = unlisted.nearest.map(|id| Word::NearestUnit.with(language, &[&visible(&id)]));
        text + &nearest.unwrap_or_default()
    };
    overview.unlisted().into_iter().map(sentence).collect()
}

fn head(page: &mut Page, overview: &Overview, language: Language) {
    let (rules, roster, register) = (overview.rules(), overview.roster(), overview.register());
    page.paragraph(0, &visible(roster.title().get(language)), style::BOLD);
    let named = format!("{}@{}", visible(roster.id().as_str()), roster.version());
    let day = words::date(roster.date(), language);
    let named = Word::OnDay.with(language, &[&named, &day]);
    let on_record = format!("{}@{}", visible(register.id().as_str()), register.version());
    let on_record = match overview.as_of() {
        Some(day) => format!("{on_record}, {}", Word::AsOf.with(language, &[&words::date(day, language)])),
        None => on_record,
    };
    let column = 20;
    page.field(0, column, Word::RosterOf.get(language), &named);
    page.field(0, column, Word::RegisterOf.get(language), &on_record);
    page.field(0, column, Word::RuleSet.get(language), &visible(&words::rule_set(rules)));
    page.field(0, column, Word::Year.get(language), &overview.year().to_string());
    if overview.is_illustrative() {
        page.field(0, column, Word::Warning.get(language), Word::Illustrative.get(language));
    }
}

fn line(row: &OverviewRow, language: Language) -> (Vec<String>, anstyle::Style) {
    let (rollup, tally) = (&row.rollup, row.tally());
    let name = visible(&rollup.unit().name);
    let parts = [
        (tally.maintained, Word::MaintainedUnits),
        (tally.fallen, Word::FallenUnits),
        (tally.not_known, Word::OpenUnits),
    ];
    let parts = parts.into_iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> =
        parts.map(|(number, word)| word.with(language, &[&number.to_string()])).collect();
    let recognised =
        if parts.is_empty() { "0".to_owned() } else { format!("{}: {}", tally.recognised, parts.join(", ")) };
    let reported = rollup.reported_text(language);
    let reported = if rollup.is_contradicted() == Some(true) { format!("{reported} !") } else { reported };
    let outcome =
        row.outcome.map_or_else(|| Word::NoDossier.get(language).to_owned(), |it| verdict(it, language));
    let cells = vec![
        name.into_owned(),
        outcomes(tally, language),
        recognised,
        rollup.observed_text(language),
        if reported.is_empty() { "–".to_owned() } else { reported },
        outcome,
    ];
    (cells, row.outcome.map_or(style::FAINT, style::of))
}

/// `3 đạt, 4 chưa có hồ sơ`; what there is none of is left out.
fn outcomes(tally: UnitTally, language: Language) -> String {
    let labels = [
        (tally.met, Outcome::Met.label(language)),
        (tally.not_met, Outcome::NotMet.label(language)),
        (tally.undetermined, Outcome::Undetermined.label(language)),
        (tally.no_dossier, Word::NoDossier.get(language)),
    ];
    let told = labels.into_iter().filter(|(number, _)| *number > 0);
    told.map(|(number, label)| format!("{number} {label}")).collect::<Vec<_>>().join(", ")
}

/// What units report that is not what is on record.
fn contradictions(page: &mut Page, rows: &[OverviewRow], language: Language) {
    for row in rows.iter().filter(|row| row.rollup.is_contradicted() == Some(true)) {
        page.gap();
        let rollup = &row.rollup;
        let id = rollup.criterion().map(|criterion| visible(criterion.id.as_str()).into_owned());
        let criterion = Word::RollupOf.with(language, &[&id.unwrap_or_default()]);
        page.hanging(0, "!", style::BAD, &visible(&rollup.unit().name), style::BOLD);
        page.paragraph(
            2,
            &Word::Contradicted.with(language, &[&rollup.reported_text(language)]),
            style::PLAIN,
        );
        page.paragraph(2, &format!("{criterion}: {}", rollup.explain(language)), style::PLAIN);
    }
}
