//! Which outcomes and boundaries of a rule set tests have exercised.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use tieuchi::{
    Bound, ConditionFinding, ConditionId, CriterionId, Evaluation, Finding, Measure, Outcome, Percent,
    Reason, RecognitionLevelId, RuleSet, Target, Value, Year,
};

/// Something that tests can exercise of a demand.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Cell {
    /// It is met.
    Met,
    /// It is not met.
    NotMet,
    /// The value is exactly the target.
    Exact,
    /// The value misses the target by a hair: by one unit, or by a hundredth of what is measured at the most.
    Hair,
    /// Nothing was reported, or what was reported leaves it open.
    Missing,
}

impl Cell {
    /// Each of them.
    pub const ALL: [Self; 5] = [Self::Met, Self::NotMet, Self::Exact, Self::Hair, Self::Missing];

    /// `met`, `not_met`, `exact`, `hair` or `missing`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Exact => "exact",
            Self::Hair => "hair",
            Self::Missing => "missing",
        }
    }
}

/// Of some cells, each that is there.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Cells(u8);

impl Cells {
    fn with(self, cell: Cell, is_there: bool) -> Self {
        if is_there { Self(self.0 | 1 << cell as u8) } else { self }
    }

    /// Whether a cell is there.
    pub const fn has(self, cell: Cell) -> bool {
        self.0 & 1 << cell as u8 != 0
    }

    /// How many are there.
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }
}

/// What of a rule set one demand asks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Demanded {
    /// The target of a criterion in a year.
    Target {
        /// The criterion.
        criterion: CriterionId,
        /// The year.
        year: Year,
        /// The level of recognition that has a target of its own; `None`: every other level, or there are none.
        level: Option<RecognitionLevelId>,
        /// The attribute's value that the target is listed for; `None`: of every other subject.
        audience: Option<String>,
        /// The target.
        bound: Bound,
    },
    /// A condition.
    Condition(ConditionId),
    /// A level of recognition.
    Level(RecognitionLevelId),
    /// The whole.
    Whole,
}

/// One demand of a rule set, and what of it tests exercised.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The demand.
    pub demanded: Demanded,
    /// What can happen to it at all.
    pub possible: Cells,
    /// What tests exercised of that.
    pub exercised: Cells,
}

impl Row {
    fn new(demanded: Demanded, possible: &[Cell]) -> Self {
        let possible = possible.iter().fold(Cells::default(), |all, cell| all.with(*cell, true));
        Self { demanded, possible, exercised: Cells::default() }
    }

    /// The cells that can happen and that no test exercised.
    pub fn open(&self) -> impl Iterator<Item = Cell> {
        Cell::ALL.into_iter().filter(|cell| self.possible.has(*cell) && !self.exercised.has(*cell))
    }
}

/// Every demand of a rule set, with what tests exercised of it.
#[derive(Clone, Debug)]
pub struct Coverage {
    rows: Vec<Row>,
    /// The rows of targets.
    targets: BTreeMap<Key, usize>,
    /// The row of the first condition; those of the others follow, then those of levels, and then that of the whole.
    conditions: usize,
}

/// A target: the number of its criterion, its year, the level and the attribute's value that it is listed for.
type Key = (usize, Year, Option<RecognitionLevelId>, Option<String>);

impl Coverage {
    /// Nothing exercised yet of any demand of a rule set.
    pub fn of(rules: &RuleSet) -> Self {
        let (mut rows, mut targets) = (Vec::new(), BTreeMap::new());
        for (number, criterion) in rules.criteria().iter().enumerate() {
            for (year, target) in &criterion.targets {
                let of_levels = target.at.iter().map(|(level, target)| (Some(level.clone()), target));
                for (level, target) in std::iter::once((None, target)).chain(of_levels) {
                    for (audience, bound) in audiences(target) {
                        let cells = cells_of(&criterion.measure, bound);
                        targets.insert((number, *year, level.clone(), audience.clone()), rows.len());
                        let (criterion, year, level) = (criterion.id.clone(), *year, level.clone());
                        let demanded = Demanded::Target { criterion, year, level, audience, bound };
                        rows.push(Row::new(demanded, &cells));
                    }
                }
            }
        }
        let conditions = rows.len();
        for condition in rules.conditions() {
            let cells: &[Cell] = match condition.demand.score() {
                Some(_) => &Cell::ALL,
                None => &[Cell::Met, Cell::NotMet, Cell::Missing],
            };
            rows.push(Row::new(Demanded::Condition(condition.id.clone()), cells));
        }
        let whole: &[Cell] = if rules.is_complete() {
            &[Cell::Met, Cell::NotMet, Cell::Missing]
        } else {
            &[Cell::NotMet, Cell::Missing]
        };
        rows.extend(rules.levels().map(|level| Row::new(Demanded::Level(level.id.clone()), whole)));
        rows.push(Row::new(Demanded::Whole, whole));
        Self { rows, targets, conditions }
    }

    /// Adds what an evaluation exercises.
    pub(crate) fn add(&mut self, evaluation: &Evaluation) {
        let year = evaluation.year();
        if evaluation.rules().levels().len() == 0 {
            for (number, finding) in evaluation.findings().enumerate() {
                self.add_finding(number, year, None, &finding);
            }
        }
        let mut outcomes = Vec::new();
        for level in evaluation.levels() {
            for (number, finding) in level.findings().enumerate() {
                self.add_finding(number, year, Some(level.level().id), &finding);
            }
            outcomes.push(level.outcome());
        }
        outcomes.push(evaluation.outcome());
        let all = evaluation.levels().flat_map(|level| level.conditions().collect::<Vec<_>>());
        let conditions: Vec<_> =
            if outcomes.len() > 1 { all.collect() } else { evaluation.conditions().collect() };
        let (of_conditions, of_outcomes) =
            self.rows.split_at_mut_checked(self.conditions + conditions.len()).unwrap_or_default();
        for (condition, row) in conditions.iter().zip(of_conditions.iter_mut().skip(self.conditions)) {
            row.exercised = exercised_score(of_outcome(row.exercised, condition.outcome()), condition);
        }
        for (outcome, row) in outcomes.into_iter().zip(of_outcomes) {
            row.exercised = of_outcome(row.exercised, outcome);
        }
    }

    /// Adds what a finding exercises: of the target that is listed for the level and the subject, or of the general one.
    fn add_finding(
        &mut self,
        number: usize,
        year: Year,
        level: Option<&RecognitionLevelId>,
        finding: &Finding<'_>,
    ) {
        let Some(bound) = finding.bound() else { return };
        let own_level = level.filter(|level| {
            let target = finding.criterion().target(year);
            target.is_some_and(|target| target.at.iter().any(|(listed, _)| listed == *level))
        });
        let value = finding.chosen_by().map(|(_, value)| value.to_owned());
        let row = [value, None]
            .into_iter()
            .find_map(|of| self.targets.get(&(number, year, own_level.cloned(), of)));
        if let Some(row) = row.and_then(|row| self.rows.get_mut(*row)) {
            row.exercised = exercised(row.exercised, finding, bound);
        }
    }

    /// Every demand, in the order of the rule set: targets, conditions, levels, the whole.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How many cells were exercised, and how many there are.
    pub fn counts(&self) -> (u64, u64) {
        let sum = |of: fn(&Row) -> Cells| self.rows.iter().map(|row| u64::from(of(row).count())).sum();
        (sum(|row| Cells(row.exercised.0 & row.possible.0)), sum(|row| row.possible))
    }

    /// The share that was exercised, in percent with one decimal, rounded down: all is 100 and nothing less is.
    pub fn percent(&self) -> Decimal {
        let (exercised, all) = self.counts();
        let tenths = (exercised * 1000).checked_div(all).unwrap_or(1000);
        Decimal::new(i64::try_from(tenths).unwrap_or_default(), 1).normalize()
    }
}

/// What a target demands, and of whom.
fn audiences(target: &Target) -> impl Iterator<Item = (Option<String>, Bound)> {
    let listed = target.by.iter().flat_map(|by| &by.cases);
    let listed = listed.filter_map(|(value, bound)| Some((Some(value.clone()), (*bound)?)));
    target.general.map(|bound| (None, bound)).into_iter().chain(listed)
}

/// What can happen to a target.
fn cells_of(measure: &Measure, bound: Bound) -> Vec<Cell> {
    let cannot_fail = match (measure, bound) {
        (_, Bound::AtLeast(least)) => least.is_zero(),
        (Measure::Percent { .. }, Bound::AtMost(most)) => most == Decimal::ONE_HUNDRED,
        _ => false,
    };
    let has_no_number = matches!(measure, Measure::YesNo { .. });
    let can = |cell: &Cell| match cell {
        Cell::Met | Cell::Missing => true,
        Cell::NotMet => !cannot_fail,
        Cell::Exact => !has_no_number,
        Cell::Hair => !has_no_number && !cannot_fail,
    };
    Cell::ALL.into_iter().filter(can).collect()
}

fn of_outcome(cells: Cells, outcome: Outcome) -> Cells {
    match outcome {
        Outcome::Met => cells.with(Cell::Met, true),
        Outcome::NotMet => cells.with(Cell::NotMet, true),
        Outcome::Undetermined => cells.with(Cell::Missing, true),
        Outcome::NotApplicable => cells,
    }
}

fn exercised(cells: Cells, finding: &Finding<'_>, bound: Bound) -> Cells {
    let cells = of_outcome(cells, finding.outcome());
    let Some(value) = finding.value() else { return cells };
    let is_missed = finding.outcome() == Outcome::NotMet;
    cells
        .with(Cell::Exact, is_exactly(value, bound))
        .with(Cell::Hair, is_missed && is_hair(value, bound, finding))
}

/// Whether a value is what a target names. "Có" for what is counted is one.
fn is_exactly(value: Value, bound: Bound) -> bool {
    let limit = match bound {
        Bound::AtLeast(limit) | Bound::AtMost(limit) => limit,
        Bound::Present => Decimal::ONE,
    };
    match value {
        Value::Percent(Percent::Stated(percent)) => percent == limit,
        Value::Percent(Percent::Ratio(ratio) | Percent::Both(_, ratio)) => {
            let hundredfold = Decimal::from(ratio.numerator).checked_mul(Decimal::ONE_HUNDRED);
            let wanted = Decimal::from(ratio.denominator).checked_mul(limit);
            ratio.denominator != 0 && hundredfold.is_some() && hundredfold == wanted
        }
        Value::Count(count) => count.number.is_some_and(|number| Decimal::from(number) == limit),
        Value::Amount(amount) => amount == limit,
        Value::YesNo(_) => false,
    }
}

/// Whether a value that misses its target does so by the least that is measured.
fn is_hair(value: Value, bound: Bound, finding: &Finding<'_>) -> bool {
    let hundredth = Decimal::new(1, 2);
    let Some(shortfall) = finding.shortfall() else {
        // "Có" is missed by what is not there.
        return bound == Bound::Present && matches!(value, Value::Count(_));
    };
    let is_small = |missing: Option<Decimal>| missing.is_some_and(|missing| missing <= hundredth);
    shortfall.count == Some(1) || is_small(shortfall.percent) || is_small(shortfall.amount)
}

/// Where a condition is about a score, whether it is exactly what is asked, or misses it by a hair.
fn exercised_score(cells: Cells, condition: &ConditionFinding<'_>) -> Cells {
    let (Some(demand), Some(score)) = (condition.score_demand(), condition.score()) else { return cells };
    let exact = score.points.is_some_and(|points| {
        let hundredfold = points.points.checked_mul(Decimal::ONE_HUNDRED);
        let wanted = points.maximum.checked_mul(demand.at_least_percent);
        !points.maximum.is_zero() && hundredfold.is_some() && hundredfold == wanted
    });
    let hair = condition.reason() == Reason::BelowTarget
        && condition.missing_points().zip(score.maximum_points()).is_some_and(|(missing, maximum)| {
            missing.checked_mul(Decimal::from(10_000)).is_some_and(|missing| missing <= maximum)
        });
    cells.with(Cell::Exact, exact).with(Cell::Hair, hair)
}
