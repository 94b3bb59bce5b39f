//! An overview: all units of a roster for one year, by their evaluations and by the decisions on record.

use std::collections::BTreeSet;

use crate::diagnostic::code::Code;
use crate::diagnostic::entry::Diagnostic;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::phrase::Phrase;
use crate::diagnostic::sink::{Detail, mismatch, whole};
use crate::error::ComparisonError;
use crate::model::dossier::Subject;
use crate::model::evaluation::Evaluation;
use crate::model::plan::Demanded;
use crate::model::register::{Decision, Register, Unit};
use crate::model::rollup::{Rollup, RollupMember};
use crate::model::roster::{Roster, RosterUnit, Unlisted};
use crate::model::rule_set::RuleSet;
use crate::model::upkeep::{Maintained, Upkeep, alone};
use crate::value::date::{Date, Year};
use crate::value::id::{CriterionId, Level};
use crate::value::outcome::{Outcome, Reason};
use crate::value::quantity::Bound;

/// An overview (tổng hợp) of all units of a roster for one year: what their dossiers come to, which of them are recognised
/// on record, and the criterion of the units above that follows from it.
///
/// Evaluations are added one by one, in any order. Of a unit that is not recognised no more is kept than the outcome, so
/// that many thousands take little room.
///
/// ```
/// use tieuchi::{Overview, Register, Roster, RuleSet, Year};
///
/// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
/// let roster = Roster::builtin("vn.thanh-hoa.roster")?;
/// let register = Register::builtin("vn.thanh-hoa.dx.register")?;
/// let mut overview = Overview::new(&rules, &roster, &register, Year::new(2024).unwrap(), None)?;
/// overview.add(&rules.evaluate(&rules.read_dossier(
///     r#"{"rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "38.381", "level": "district"}, "year": 2024,
///         "values": {"I.1": {"numerator": 7, "denominator": 7}}}"#,
/// )?))?;
/// let town = overview.rows().into_iter().find(|row| row.rollup.unit().id.as_str() == "38.381").unwrap();
/// // No decision is on record, so none of the seven is recognised.
/// assert_eq!((town.rollup.possible().numerator, town.rollup.units()), (0, 7));
/// assert_eq!(town.rollup.is_contradicted(), Some(true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Overview {
    rules: RuleSet,
    /// The number of the criterion that counts recognitions.
    criterion: usize,
    /// The level of the units that it counts.
    counted: Level,
    roster: Roster,
    register: Register,
    year: Year,
    as_of: Option<Date>,
    /// One for each unit of the roster, in its order.
    kept: Vec<Kept>,
    seen: BTreeSet<(usize, Year)>,
    set_aside: u64,
    illustrative: bool,
}

/// What is kept of a unit.
#[derive(Clone, Default, Debug)]
struct Kept {
    recognised: Option<Decision>,
    withdrawn: Option<Decision>,
    outcome: Option<Outcome>,
    current: Option<Evaluation>,
    earlier: Option<Evaluation>,
}

/// How many units come to what.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct UnitTally {
    /// How many there are.
    pub units: u64,
    /// Of how many the dossier is met.
    pub met: u64,
    /// Of how many it is not met.
    pub not_met: u64,
    /// Of how many it is undetermined.
    pub undetermined: u64,
    /// Of how many there is no dossier.
    pub no_dossier: u64,
    /// How many are recognised on record.
    pub recognised: u64,
    /// How many of those maintain their criteria.
    pub maintained: u64,
    /// How many of those do not.
    pub fallen: u64,
    /// Of how many of those it is not known.
    pub not_known: u64,
}

/// One unit of the level that the rule set assesses, with those that are part of it.
#[derive(Clone, Debug)]
pub struct OverviewRow {
    /// What its own dossier comes to; `None`: there is none.
    pub outcome: Option<Outcome>,
    /// The latest decision that recognises the unit itself.
    pub recognised: Option<Decision>,
    /// Its criterion by the decisions on record, with the list behind it.
    pub rollup: Rollup,
}

impl OverviewRow {
    /// The units that are part of it.
    pub fn tally(&self) -> UnitTally {
        let mut tally = UnitTally::default();
        for member in self.rollup.members() {
            tally.count(member.outcome, member.recognised.is_some());
            match member.maintained {
                Some(Maintained::Yes) => tally.maintained += 1,
                Some(Maintained::Fallen) => tally.fallen += 1,
                Some(Maintained::NotKnown) => tally.not_known += 1,
                None => {}
            }
        }
        tally
    }
}

impl UnitTally {
    /// The units of rows, without those that are part of them.
    pub fn of(rows: &[OverviewRow]) -> Self {
        let mut tally = Self::default();
        for row in rows {
            tally.count(row.outcome, row.recognised.is_some());
        }
        tally
    }

    /// All units that are part of those of rows.
    pub fn within(rows: &[OverviewRow]) -> Self {
        let mut all = Self::default();
        for tally in rows.iter().map(OverviewRow::tally) {
            all.units += tally.units;
            all.met += tally.met;
            all.not_met += tally.not_met;
            all.undetermined += tally.undetermined;
            all.no_dossier += tally.no_dossier;
            all.recognised += tally.recognised;
            all.maintained += tally.maintained;
            all.fallen += tally.fallen;
            all.not_known += tally.not_known;
        }
        all
    }

    fn count(&mut self, outcome: Option<Outcome>, recognised: bool) {
        self.units += 1;
        self.recognised += u64::from(recognised);
        match outcome {
            Some(Outcome::Met) => self.met += 1,
            Some(Outcome::NotMet) => self.not_met += 1,
            Some(Outcome::Undetermined | Outcome::NotApplicable) => self.undetermined += 1,
            None => self.no_dossier += 1,
        }
    }
}

fn problem(code: Code, found: &str) -> Diagnostic {
    whole(code, Detail::default().found(Phrase::verbatim(found)))
}

/// A unit that is not there, with the nearest of its level.
pub(crate) fn not_in_roster(roster: &Roster, id: &str, level: &Level) -> Diagnostic {
    let nearest = roster.nearest(id, Some(level));
    whole(Code::NotInRoster, Detail::default().found(Phrase::verbatim(id)).nearest(nearest))
}

pub(crate) fn year_not_assessed(rules: &RuleSet, year: &str) -> Diagnostic {
    let years = Phrase::names(rules.years().iter().map(ToString::to_string));
    whole(Code::YearNotAssessed, Detail::default().found(Phrase::verbatim(year)).expected(years))
}

impl Overview {
    /// An overview of nothing yet, or all that makes it impossible.
    pub(crate) fn begin(
        rules: &RuleSet,
        roster: &Roster,
        register: &Register,
        year: Year,
        as_of: Option<Date>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut wrong = Vec::new();
        if !rules.years().contains(&year) {
            wrong.push(year_not_assessed(rules, &year.to_string()));
        }
        let counting = rules.criteria().iter().enumerate();
        let counting =
            counting.filter_map(|(number, one)| Some((number, one.rollup.as_deref()?.level.clone())));
        let Some((criterion, counted)) = counting.into_iter().next() else {
            wrong.push(problem(Code::NoRollup, rules.id().as_str()));
            return Err(wrong);
        };
        for level in [rules.level(), &counted] {
            if !roster.levels().contains(level) {
                let nearest = nearest(level.as_str(), &mut roster.levels().iter().map(Level::as_str));
                let found = Detail::default().found(Phrase::verbatim(level.as_str()));
                wrong.push(whole(Code::LevelNotInRoster, found.nearest(nearest)));
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let kept = roster.units().iter().map(|listed| {
            let (recognised, withdrawn) = register.in_force(&listed.unit.id, &listed.unit.level, as_of);
            // Who is recognised for a later year only is not so yet.
            let recognised = recognised.into_iter().rfind(|decision| decision.year <= year).cloned();
            Kept { recognised, withdrawn: withdrawn.cloned(), ..Kept::default() }
        });
        Ok(Self {
            rules: rules.clone(),
            criterion,
            counted,
            roster: roster.clone(),
            register: register.clone(),
            year,
            as_of,
            kept: kept.collect(),
            seen: BTreeSet::new(),
            set_aside: 0,
            illustrative: false,
        })
    }

    /// The rule set.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// The criterion that counts recognitions.
    pub fn criterion(&self) -> Option<&CriterionId> {
        self.rules.criteria().get(self.criterion).map(|criterion| &criterion.id)
    }

    /// The level of the units that it counts.
    pub fn counted(&self) -> &Level {
        &self.counted
    }

    /// The roster.
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// The register.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// The year assessed.
    pub fn year(&self) -> Year {
        self.year
    }

    /// The day up to which decisions count; `None`: all on record.
    pub fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// Whether any evaluation is of illustrative figures.
    pub fn is_illustrative(&self) -> bool {
        self.illustrative
    }

    /// How many evaluations were set aside: of years that are neither the one assessed nor the one for which the unit is
    /// recognised, or of levels that are not looked at.
    pub fn set_aside(&self) -> u64 {
        self.set_aside
    }

    /// Adds an evaluation, unless the roster does not have its subject, there is one of the same subject and year already, or
    /// it is by another rule set than the one that the overview is for.
    pub fn add(&mut self, evaluation: &Evaluation) -> Result<(), ComparisonError> {
        let subject = evaluation.subject();
        let number = self.place(subject)?;
        let is_subject = subject.level == *self.rules.level();
        if is_subject && evaluation.rules().id() != self.rules.id() {
            let (found, expected) = (evaluation.rules().id().as_str(), self.rules.id().as_str());
            return Err(mismatch(Code::WrongRuleSet, found, expected).into());
        }
        let year = evaluation.year();
        if !self.seen.insert((number, year)) {
            return Err(mismatch(Code::EvaluatedTwice, subject.id.as_str(), &year.to_string()).into());
        }
        let Some(kept) = self.kept.get_mut(number).filter(|_| is_subject || subject.level == self.counted)
        else {
            self.set_aside += 1;
            return Ok(());
        };
        let recognised_for = kept.recognised.as_ref().map(|decision| decision.year);
        let mut used = false;
        if year == self.year {
            used = true;
            kept.outcome = Some(evaluation.outcome());
            kept.current = (is_subject || recognised_for.is_some()).then(|| evaluation.clone());
        }
        if recognised_for == Some(year) {
            used = true;
            kept.earlier = Some(evaluation.clone());
        }
        if used {
            self.illustrative |= evaluation.dossier().is_illustrative();
        } else {
            self.set_aside += 1;
        }
        Ok(())
    }

    /// The units of which the register holds decisions and which the roster does not name: nobody counts them.
    pub fn unlisted(&self) -> Vec<Unlisted> {
        self.roster.unlisted(&self.register, self.as_of)
    }

    fn place(&self, subject: &Subject) -> Result<usize, ComparisonError> {
        let number = self.roster.number(subject.id.as_str());
        let listed = number.and_then(|number| self.roster.units().get(number));
        match (number, listed) {
            (Some(number), Some(listed)) if listed.unit.level == subject.level => Ok(number),
            _ => Err(not_in_roster(&self.roster, subject.id.as_str(), &subject.level).into()),
        }
    }

    /// Every unit of the level that the rule set assesses, in the order of the roster.
    pub fn rows(&self) -> Vec<OverviewRow> {
        let units = self.roster.units().iter().enumerate();
        let subjects = units.filter(|(_, listed)| listed.unit.level == *self.rules.level());
        subjects.filter_map(|(number, listed)| self.row(number, listed)).collect()
    }

    pub(crate) fn row_of(&self, number: usize) -> Option<OverviewRow> {
        self.row(number, self.roster.units().get(number)?)
    }

    fn row(&self, number: usize, listed: &RosterUnit) -> Option<OverviewRow> {
        let kept = self.kept.get(number)?;
        let members = self.roster.within(number, &self.counted);
        let members = members.into_iter().filter_map(|member| self.member(member)).collect();
        let current = kept.current.as_ref();
        let id = self.criterion()?.as_str();
        let rollup = Rollup {
            rules: self.rules.clone(),
            criterion: self.criterion,
            roster: self.roster.clone(),
            register: self.register.clone(),
            unit: listed.unit.clone(),
            year: self.year,
            as_of: self.as_of,
            members,
            demanded: self.demanded(&listed.unit, current),
            reported: current.and_then(|current| current.finding(id)?.value()),
            illustrative: self.illustrative,
        };
        Some(OverviewRow { outcome: kept.outcome, recognised: kept.recognised.clone(), rollup })
    }

    fn member(&self, number: usize) -> Option<RollupMember> {
        let (listed, kept) = (self.roster.units().get(number)?, self.kept.get(number)?);
        let (maintained, compared_with, fallen) = match (&kept.recognised, &kept.current, &kept.earlier) {
            (None, ..) => (None, None, Vec::new()),
            (Some(_), None, _) => (Some(Maintained::NotKnown), None, Vec::new()),
            (Some(_), Some(later), Some(earlier)) if earlier.rules().id() == later.rules().id() => {
                let upkeep = Upkeep { earlier, later };
                let fallen = upkeep.findings().filter(|finding| finding.status().has_fallen());
                let fallen = fallen.map(|finding| finding.criterion().id.clone()).collect();
                (Some(upkeep.maintained()), Some(earlier.year()), fallen)
            }
            (Some(_), Some(later), _) => {
                let failed = later.findings().filter(|finding| finding.outcome() == Outcome::NotMet);
                (Some(alone(later)), None, failed.map(|finding| finding.criterion().id.clone()).collect())
            }
        };
        Some(RollupMember {
            unit: listed.unit.clone(),
            recognised: kept.recognised.clone(),
            withdrawn: kept.withdrawn.clone(),
            outcome: kept.outcome,
            maintained,
            compared_with,
            fallen,
        })
    }

    /// What is demanded of a unit in the year. Where that depends on an attribute, its own dossier states it.
    fn demanded(&self, unit: &Unit, current: Option<&Evaluation>) -> Result<Bound, Reason> {
        let named = Subject {
            id: unit.id.clone(),
            name: Some(unit.name.clone()),
            level: unit.level.clone(),
            attributes: Vec::new(),
        };
        let subject = current.map_or(&named, Evaluation::subject);
        let plan = self.rules.0.plans.iter().find(|plan| plan.year == self.year);
        let demand = plan.and_then(|plan| plan.demands.get(self.criterion));
        match demand.map(|demand| demand.of(subject)) {
            Some(Demanded::Bound(bound)) => Ok(bound),
            Some(Demanded::Unknown) => Err(Reason::AttributeNotReported),
            Some(Demanded::NotAssigned) | None => Err(Reason::NotAssigned),
        }
    }
}
