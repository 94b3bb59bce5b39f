//! Answers as a table in long form (CSV, RFC 4180): a row for the whole, for each level of recognition, for
//! each condition and for each criterion.
//!
//! It is made for spreadsheets, so nothing that comes from a document may act as a formula there.

use std::io;

use csv::Writer;
use tieuchi::{Bound, ConditionFinding, Decimal, Evaluation, Finding, LevelFinding, Value, visible};

/// What stands above the columns.
const HEAD: [&str; 32] = [
    "kind",
    "subject_id",
    "subject_name",
    "year",
    "rule_set",
    "version",
    "illustrative",
    "group",
    "id",
    "title",
    "outcome",
    "reason",
    "observed_percent",
    "numerator",
    "denominator",
    "count",
    "present",
    "target_kind",
    "target",
    "shortfall_percent",
    "shortfall_count",
    "score_index",
    "score_year",
    "score_basis",
    "score_points",
    "score_maximum",
    "shortfall_points",
    "lead_agencies",
    "source",
    "amount",
    "shortfall_amount",
    "level",
];

const RECEIPT: [&str; 2] = ["dossier_sha256", "evaluation_sha256"];

/// Makes rows.
pub(crate) struct Rows {
    receipt: bool,
    has_head: bool,
}

impl Rows {
    pub(crate) const fn new(receipt: bool) -> Self {
        Self { receipt, has_head: false }
    }

    /// The head, unless it was given already.
    pub(crate) fn head(&mut self) -> io::Result<Vec<u8>> {
        let mut writer = Writer::from_writer(Vec::new());
        self.write_head(&mut writer)?;
        writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }

    /// The rows of an evaluation, after the head where it is the first.
    pub(crate) fn of(&mut self, evaluation: &Evaluation) -> io::Result<Vec<u8>> {
        let mut writer = Writer::from_writer(Vec::with_capacity(16 << 10));
        self.write_head(&mut writer)?;
        let hashes = self.receipt.then(|| {
            let receipt = evaluation.receipt();
            [receipt.dossier_sha256().to_string(), receipt.evaluation_sha256().to_string()]
        });
        let mut write = |row: Row| writer.write_record(row.cells(evaluation, hashes.as_ref()));
        write(whole(evaluation))?;
        let mut levels = evaluation.levels().peekable();
        if levels.peek().is_none() {
            for finding in evaluation.conditions() {
                write(condition(evaluation, &finding))?;
            }
        }
        for level in levels {
            write(self::level(&level))?;
            for finding in level.conditions() {
                let id = text(level.level().id.as_str());
                write(Row { level: id, ..condition(evaluation, &finding) })?;
            }
        }
        for (group, _) in evaluation.groups() {
            for criterion in group.criteria {
                if let Some(finding) = evaluation.finding(criterion.id.as_str()) {
                    write(Row { group: text(group.id.as_str()), ..self::criterion(evaluation, &finding) })?;
                }
            }
        }
        writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }

    fn write_head(&mut self, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        if std::mem::replace(&mut self.has_head, true) {
            return Ok(());
        }
        let receipt = if self.receipt { RECEIPT.as_slice() } else { &[] };
        Ok(writer.write_record(HEAD.iter().chain(receipt))?)
    }
}

/// What is particular to a row; what all rows of a dossier share is added when it is written.
#[derive(Default)]
struct Row {
    kind: &'static str,
    group: String,
    id: String,
    title: String,
    outcome: &'static str,
    reason: &'static str,
    observed_percent: String,
    numerator: String,
    denominator: String,
    count: String,
    present: &'static str,
    target_kind: &'static str,
    target: String,
    shortfall_percent: String,
    shortfall_count: String,
    score_index: String,
    score_year: String,
    score_basis: &'static str,
    score_points: String,
    score_maximum: String,
    shortfall_points: String,
    lead_agencies: String,
    source: String,
    amount: String,
    shortfall_amount: String,
    level: String,
}

impl Row {
    fn cells(self, evaluation: &Evaluation, hashes: Option<&[String; 2]>) -> Vec<String> {
        let (rules, subject) = (evaluation.rules(), evaluation.subject());
        let cells = [
            self.kind.to_owned(),
            text(subject.id.as_str()),
            text(subject.name.as_deref().unwrap_or_default()),
            evaluation.year().to_string(),
            text(rules.id().as_str()),
            rules.version().to_string(),
            evaluation.dossier().is_illustrative().to_string(),
            self.group,
            self.id,
            self.title,
            self.outcome.to_owned(),
            self.reason.to_owned(),
            self.observed_percent,
            self.numerator,
            self.denominator,
            self.count,
            self.present.to_owned(),
            self.target_kind.to_owned(),
            self.target,
            self.shortfall_percent,
            self.shortfall_count,
            self.score_index,
            self.score_year,
            self.score_basis.to_owned(),
            self.score_points,
            self.score_maximum,
            self.shortfall_points,
            self.lead_agencies,
            self.source,
            self.amount,
            self.shortfall_amount,
            self.level,
        ];
        cells.into_iter().chain(hashes.into_iter().flatten().cloned()).collect()
    }
}

fn whole(evaluation: &Evaluation) -> Row {
    let rules = evaluation.rules();
    Row {
        kind: "whole",
        title: text(&rules.title().vi),
        outcome: evaluation.outcome().as_str(),
        reason: evaluation.reason().as_str(),
        source: rules.source().map(|source| text(&source.locator)).unwrap_or_default(),
        ..Row::default()
    }
}

fn level(finding: &LevelFinding<'_>) -> Row {
    let level = finding.level();
    Row {
        kind: "level",
        id: text(level.id.as_str()),
        title: text(&level.title.vi),
        outcome: finding.outcome().as_str(),
        reason: finding.reason().as_str(),
        source: text(&level.source.locator),
        level: text(level.id.as_str()),
        ..Row::default()
    }
}

fn condition(evaluation: &Evaluation, finding: &ConditionFinding<'_>) -> Row {
    let condition = finding.condition();
    let mut row = Row {
        kind: "condition",
        id: text(condition.id.as_str()),
        title: condition.title.as_ref().map(|title| text(&title.vi)).unwrap_or_default(),
        outcome: finding.outcome().as_str(),
        reason: finding.reason().as_str(),
        source: text(&condition.source.locator),
        ..Row::default()
    };
    if let Some(demand) = finding.score_demand() {
        row.target_kind = "at_least_percent";
        row.target = number(demand.at_least_percent);
        row.score_index = text(demand.index.as_str());
        row.score_year = finding.score_year().unwrap_or_else(|| evaluation.year().number()).to_string();
        row.score_basis = demand.basis.as_str();
        row.shortfall_points = finding.missing_points().map(number).unwrap_or_default();
    }
    if let Some((score, points)) = finding.score().and_then(|score| Some((score, score.total()?))) {
        row.observed_percent = score.percent().map(number).unwrap_or_default();
        row.score_maximum = score.maximum_points().map(number).unwrap_or_default();
        if points.is_exact() {
            row.score_points = number(points.low());
        }
    }
    row
}

fn criterion(evaluation: &Evaluation, finding: &Finding<'_>) -> Row {
    let criterion = finding.criterion();
    let bound = finding.bound();
    let agencies = criterion
        .lead_agencies
        .iter()
        .map(|id| evaluation.rules().agency(id).map_or(id.as_str(), |agency| agency.name.vi.as_str()));
    let mut row = Row {
        kind: "criterion",
        id: text(criterion.id.as_str()),
        title: text(&criterion.title.vi),
        outcome: finding.outcome().as_str(),
        reason: finding.reason().as_str(),
        lead_agencies: text(&agencies.collect::<Vec<_>>().join("; ")),
        source: text(&criterion.source.locator),
        ..Row::default()
    };
    (row.target_kind, row.target) = target(bound);
    let figures = Figures::of(finding.value(), bound);
    row.observed_percent = figures.percent;
    row.numerator = figures.numerator;
    row.denominator = figures.denominator;
    row.count = figures.count;
    row.amount = figures.amount;
    row.present = figures.present;
    if let Some(shortfall) = finding.shortfall() {
        row.shortfall_percent = shortfall.percent.map(number).unwrap_or_default();
        row.shortfall_amount = shortfall.amount.map(number).unwrap_or_default();
        row.shortfall_count = shortfall.count.map(|count| count.to_string()).unwrap_or_default();
    }
    row
}

/// The kind of a bound and its figure.
pub(crate) fn target(bound: Option<Bound>) -> (&'static str, String) {
    match bound {
        None => ("", String::new()),
        Some(Bound::AtLeast(least)) => ("at_least", number(least)),
        Some(Bound::AtMost(most)) => ("at_most", number(most)),
        Some(Bound::Present) => ("present", "true".to_owned()),
    }
}

/// A value, a cell for each of its figures.
#[derive(Default)]
pub(crate) struct Figures {
    pub(crate) percent: String,
    pub(crate) numerator: String,
    pub(crate) denominator: String,
    pub(crate) count: String,
    pub(crate) amount: String,
    pub(crate) present: &'static str,
}

impl Figures {
    pub(crate) fn of(value: Option<Value>, bound: Option<Bound>) -> Self {
        let mut figures = Self::default();
        match value {
            None => {}
            Some(Value::Percent(percent)) => {
                figures.percent = percent.shown(bound).map(number).unwrap_or_default();
                if let Some(ratio) = percent.ratio() {
                    figures.numerator = ratio.numerator.to_string();
                    figures.denominator = ratio.denominator.to_string();
                }
            }
            Some(Value::YesNo(present)) => figures.present = truth(present),
            Some(Value::Amount(amount)) => figures.amount = number(amount),
            Some(Value::Count(count)) => {
                figures.count = count.number.map(|number| number.to_string()).unwrap_or_default();
                figures.present = count.present.map(truth).unwrap_or_default();
            }
        }
        figures
    }
}

const fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// A decimal in normal form: no exponent, no trailing zeros.
pub(crate) fn number(decimal: Decimal) -> String {
    decimal.normalize().to_string()
}

/// Text of a document, made harmless: a spreadsheet takes a cell that begins with one of these for a formula, unless an
/// apostrophe stands before it.
pub(crate) fn text(text: &str) -> String {
    let shown = visible(text);
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{shown}") } else { shown.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts_as_a_formula() {
        for (raw, cell) in [
            ("=1+1", "'=1+1"),
            ("+84", "'+84"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\\u{9}=1"),
            ("\r=1", "'\\u{d}=1"),
            ("＝1", "'＝1"),
            ("a=1", "a=1"),
            ("Bỉm Sơn\n\u{202e}", "Bỉm Sơn\\u{a}\\u{202e}"),
            ("", ""),
        ] {
            assert_eq!(text(raw), cell);
        }
    }
}
