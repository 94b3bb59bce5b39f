//! `tieuchi rules test`: whether rule sets decide as their tests say.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use tieuchi::{Diagnostic, Language, RuleSet, visible};
use tieuchi_author::{CaseResult, Cell, Coverage, Demanded, Difference, Fault, Row};

use crate::args::{TestArgs, TestFormat};
use crate::json;
use crate::messages::Messages;
use crate::rules::bar::Bar;
use crate::rules::index::number;
use crate::rules::junit::{self, SuiteResults};
use crate::rules::suite::{self, Suite};
use crate::terminal::{self, Terminal};
use crate::text::page::Page;
use crate::text::style;
use crate::text::table::{Column, room, table};
use crate::words::{self, Thing, Word};
use crate::{FALLS_SHORT, INVALID};

/// How often files are looked at.
const LOOK: Duration = Duration::from_millis(300);

pub(crate) fn run(args: &TestArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    if !args.watch {
        return once(args, terminal, messages);
    }
    loop {
        let before = times(args);
        once(args, terminal, messages)?;
        messages.line(Word::Watching.get(terminal.language));
        while times(args) == before {
            std::thread::sleep(LOOK);
        }
    }
}

/// When each file was changed.
fn times(args: &TestArgs) -> BTreeMap<PathBuf, Option<SystemTime>> {
    let files = suite::watched(&args.tests, args.rules.as_deref()).into_iter();
    files.map(|path| (path.clone(), path.metadata().and_then(|facts| facts.modified()).ok())).collect()
}

fn once(args: &TestArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let Some(suites) = suite::load(&args.tests, args.rules.as_deref(), terminal, messages) else {
        return Ok(INVALID);
    };
    let bar = Bar::new();
    let all: usize = suites.iter().map(|suite| suite.tests.cases().len()).sum();
    let mut before = 0;
    let mut runs = Vec::with_capacity(suites.len());
    for suite in &suites {
        runs.push(suite.tests.run(&suite.rules, &|done| bar.set(before + done, all)));
        before += suite.tests.cases().len();
    }
    drop(bar);
    let mut falls_short = false;
    for (suite, run) in suites.iter().zip(&runs) {
        falls_short |= run.results.iter().any(|result| !result.passed());
        let percent = run.coverage.percent();
        if let Some(least) = args.min_coverage.filter(|least| percent < *least) {
            let [percent, least] = [percent, least].map(|share| number(share, terminal.language));
            let said = Word::CoverageShort.with(terminal.language, &[&suite.name, &percent, &least]);
            messages.failure(&said);
            falls_short = true;
        }
    }
    let pairs = suites.iter().zip(&runs);
    match args.format {
        TestFormat::Text => {
            let mut page = Page::new(terminal::output_width());
            for (suite, run) in pairs {
                page.gap();
                write(&mut page, suite, &run.results, terminal);
                if args.coverage {
                    write_coverage(&mut page, &suite.rules, &run.coverage, terminal.language);
                }
            }
            let mut output = terminal.text_output();
            output.write_all(page.finish().as_bytes())?;
            output.flush()?;
        }
        TestFormat::Json => {
            let mut output = terminal::data_output();
            writeln!(
                output,
                "{}",
                json::array(pairs.map(|(suite, run)| entry(suite, &run.results, &run.coverage)))
            )?;
            output.flush()?;
        }
        TestFormat::Junit => {
            let results: Vec<SuiteResults> = pairs
                .map(|(suite, run)| SuiteResults {
                    name: suite.name.clone(),
                    cases: run
                        .results
                        .iter()
                        .map(|result| {
                            let wrong = result.fault.as_ref().map(|fault| lines_of(fault, terminal.language));
                            (result.case.name().to_owned(), wrong.map(|lines| lines.join("\n")))
                        })
                        .collect(),
                })
                .collect();
            let mut output = terminal::data_output();
            junit::write(&mut output, &results)?;
            output.flush()?;
        }
    }
    Ok(if falls_short { FALLS_SHORT } else { 0 })
}

fn write(page: &mut Page, suite: &Suite, results: &[CaseResult<'_>], terminal: Terminal) {
    let language = terminal.language;
    page.paragraph(0, &suite::title(suite, terminal), style::BOLD);
    for result in results {
        let Some(fault) = &result.fault else { continue };
        let line = suite.line_of(result.case.pointer()).map(|line| format!(":{line}")).unwrap_or_default();
        let name = format!("{} ({}{line})", visible(result.case.name()), suite.name);
        page.hanging(2, "✗", style::BAD, &name, style::PLAIN);
        for line in lines_of(fault, language) {
            page.paragraph(6, &line, style::PLAIN);
        }
    }
    let passed = results.iter().filter(|result| result.passed()).count();
    let all = words::counted(results.len(), Thing::Test, language);
    if passed == results.len() {
        page.paragraph(2, &Word::TestsPassed.with(language, &[&all]), style::GOOD);
    } else {
        let numbers = [passed.to_string(), (results.len() - passed).to_string()];
        let [passed, failed] = &numbers;
        page.paragraph(2, &Word::TestsFailed.with(language, &[&all, passed, failed]), style::BAD);
    }
}

/// What is wrong, a line for each.
fn lines_of(fault: &Fault, language: Language) -> Vec<String> {
    let said = |diagnostics: &[Diagnostic]| -> Vec<String> {
        let line = |diagnostic: &Diagnostic| {
            let message = diagnostic.message(language);
            format!("{} {}: {message}", visible(diagnostic.pointer()), diagnostic.code())
        };
        diagnostics.iter().map(line).collect()
    };
    match fault {
        Fault::Differs(differences) => {
            differences.iter().map(|difference| difference_line(difference, language)).collect()
        }
        Fault::Refused(found) => {
            let head = Word::WasRefused.get(language).to_owned();
            std::iter::once(head).chain(said(found)).collect()
        }
        Fault::OtherErrors { expected, found } => {
            let named = |(code, pointer): &(String, Option<String>)| match pointer {
                Some(pointer) => format!("{code} ({})", visible(pointer)),
                None => code.clone(),
            };
            let expected: Vec<String> = expected.iter().map(named).collect();
            let codes: Vec<&str> = found.iter().map(|diagnostic| diagnostic.code().as_str()).collect();
            let head = Word::OtherErrors.with(language, &[&expected.join(", "), &codes.join(", ")]);
            std::iter::once(head).chain(said(found)).collect()
        }
        Fault::NotRefused(codes) => vec![Word::NotRefused.with(language, &[&codes.join(", ")])],
    }
}

fn difference_line(difference: &Difference, language: Language) -> String {
    let said = match (&difference.found, &difference.nearest) {
        (Some(found), _) => {
            let parts = [visible(&difference.expected), visible(found)];
            let [expected, found] = &parts;
            Word::ExpectedHere.with(language, &[expected, found])
        }
        (None, Some(nearest)) => {
            let meant = Word::DidYouMean.with(language, &[nearest]);
            format!("{}; {meant}", Word::NothingThere.get(language))
        }
        (None, None) => Word::NothingThere.get(language).to_owned(),
    };
    format!("{}: {said}", visible(&difference.pointer))
}

fn write_coverage(page: &mut Page, rules: &RuleSet, coverage: &Coverage, language: Language) {
    let cells = [Word::CellMet, Word::CellNotMet, Word::CellExact, Word::CellHair, Word::CellMissing];
    let titles = cells.map(|word| word.get(language));
    let widths = titles.map(|title| title.chars().count());
    let demand = room(terminal::output_width(), &widths);
    let mut columns = vec![Column { title: Word::Demand.get(language), width: demand }];
    columns.extend(titles.into_iter().zip(widths).map(|(title, width)| Column { title, width }));
    let rows = coverage.rows().iter().map(|row| {
        let marks = Cell::ALL.map(|cell| mark(row, cell).to_owned());
        let all: Vec<String> = std::iter::once(demanded(rules, row, language)).chain(marks).collect();
        (all, style::PLAIN)
    });
    page.gap();
    page.lines(table(&columns, rows.collect()));
    let (exercised, all) = coverage.counts();
    let (counts, percent) = (format!("{exercised}/{all}"), number(coverage.percent(), language));
    let style = if exercised == all { style::GOOD } else { style::OPEN };
    page.paragraph(2, &Word::Coverage.with(language, &[&counts, &percent]), style);
}

fn mark(row: &Row, cell: Cell) -> &'static str {
    match (row.possible.has(cell), row.exercised.has(cell)) {
        (false, _) => "–",
        (true, true) => "✓",
        (true, false) => "✗",
    }
}

fn demanded(rules: &RuleSet, row: &Row, language: Language) -> String {
    match &row.demanded {
        Demanded::Target { criterion, year, level, audience, bound } => {
            let target = rules
                .criterion(criterion.as_str())
                .map(|criterion| criterion.bound_text(*bound, language))
                .unwrap_or_default();
            let of: Vec<String> = [
                Some(year.to_string()),
                level.as_ref().map(ToString::to_string),
                audience.as_ref().map(|value| visible(value).into_owned()),
            ]
            .into_iter()
            .flatten()
            .collect();
            format!("{criterion} ({}): {target}", of.join(", "))
        }
        Demanded::Condition(id) => id.to_string(),
        Demanded::Level(id) => Word::LevelReached.get(language).to_owned() + " " + id.as_str(),
        Demanded::Whole => Word::WholeDemand.get(language).to_owned(),
    }
}

fn entry(suite: &Suite, results: &[CaseResult<'_>], coverage: &Coverage) -> String {
    let case = |result: &CaseResult<'_>| {
        json::object(&[
            ("name", json::string(result.case.name())),
            ("pointer", json::string(result.case.pointer())),
            ("passed", result.passed().to_string()),
            ("fault", result.fault.as_ref().map_or_else(|| "null".to_owned(), fault_entry)),
        ])
    };
    let (exercised, all) = coverage.counts();
    json::object(&[
        ("file", json::string(&suite.name)),
        ("rule_set", json::string(&words::rule_set(&suite.rules))),
        ("sha256", json::string(&suite.rules.sha256().to_string())),
        ("cases", json::array(results.iter().map(case))),
        (
            "coverage",
            json::object(&[
                ("exercised", exercised.to_string()),
                ("possible", all.to_string()),
                ("percent", json::string(&coverage.percent().to_string())),
                ("demands", json::array(coverage.rows().iter().map(row_entry))),
            ]),
        ),
    ])
}

fn fault_entry(fault: &Fault) -> String {
    let optional = |text: &Option<String>| text.as_deref().map_or_else(|| "null".to_owned(), json::string);
    match fault {
        Fault::Differs(differences) => {
            let each = |difference: &Difference| {
                json::object(&[
                    ("pointer", json::string(&difference.pointer)),
                    ("expected", difference.expected.clone()),
                    ("found", difference.found.clone().unwrap_or_else(|| "null".to_owned())),
                    ("known", difference.found.is_some().to_string()),
                    ("nearest", optional(&difference.nearest)),
                ])
            };
            json::object(&[
                ("kind", json::string("differs")),
                ("differences", json::array(differences.iter().map(each))),
            ])
        }
        Fault::Refused(found) => json::object(&[
            ("kind", json::string("refused")),
            ("diagnostics", json::array(found.iter().map(Diagnostic::to_json))),
        ]),
        Fault::OtherErrors { expected, found } => {
            let each = |(code, pointer): &(String, Option<String>)| {
                json::object(&[("code", json::string(code)), ("pointer", optional(pointer))])
            };
            json::object(&[
                ("kind", json::string("other_errors")),
                ("expected", json::array(expected.iter().map(each))),
                ("diagnostics", json::array(found.iter().map(Diagnostic::to_json))),
            ])
        }
        Fault::NotRefused(codes) => json::object(&[
            ("kind", json::string("not_refused")),
            ("expected", json::array(codes.iter().map(|code| json::string(code)))),
        ]),
    }
}

fn row_entry(row: &Row) -> String {
    let cells = |of: &dyn Fn(Cell) -> bool| {
        json::array(Cell::ALL.into_iter().filter(|cell| of(*cell)).map(|cell| json::string(cell.as_str())))
    };
    let mut entries = match &row.demanded {
        Demanded::Target { criterion, year, level, audience, .. } => vec![
            ("criterion", json::string(criterion.as_str())),
            ("year", year.to_string()),
            ("level", level.as_ref().map_or_else(|| "null".to_owned(), |level| json::string(level.as_str()))),
            ("attribute_value", audience.as_deref().map_or_else(|| "null".to_owned(), json::string)),
        ],
        Demanded::Condition(id) => vec![("condition", json::string(id.as_str()))],
        Demanded::Level(id) => vec![("level", json::string(id.as_str()))],
        Demanded::Whole => vec![("whole", "true".to_owned())],
    };
    entries.push(("exercised", cells(&|cell| row.possible.has(cell) && row.exercised.has(cell))));
    entries.push(("open", cells(&|cell| row.possible.has(cell) && !row.exercised.has(cell))));
    json::object(&entries)
}
