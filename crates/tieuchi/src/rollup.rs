//! Rosters, roll-ups, upkeep and outlooks: what users of the crate call.

use std::sync::Arc;

use crate::diagnostic::code::Code;
use crate::diagnostic::entry::Diagnostic;
use crate::diagnostic::phrase::Phrase;
use crate::diagnostic::sink::{Detail, mismatch, whole};
use crate::error::{ComparisonError, RosterError};
use crate::limits::Limits;
use crate::model::dossier::Dossier;
use crate::model::evaluation::Evaluation;
use crate::model::outlook::Outlook;
use crate::model::overview::{Overview, year_not_assessed};
use crate::model::register::{Register, Standing};
use crate::model::rollup::Rollup;
use crate::model::roster::{Listed, Roster, RosterUnit};
use crate::model::rule_set::RuleSet;
use crate::model::upkeep::Upkeep;
use crate::print;
use crate::read;
use crate::value::date::{Date, Year};
use crate::value::digest::Digest;
use crate::value::id::SubjectId;
use crate::value::order::places;

impl From<Box<Diagnostic>> for RosterError {
    fn from(diagnostic: Box<Diagnostic>) -> Self {
        Self { diagnostics: vec![*diagnostic] }
    }
}

impl From<Diagnostic> for ComparisonError {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::of(vec![diagnostic])
    }
}

impl Roster {
    /// The roster of a JSON text, with the default [`Limits`].
    ///
    /// The format is described in `docs/roster-format.md`. All errors are reported at once:
    ///
    /// ```
    /// use tieuchi::{Code, Roster};
    ///
    /// let error = Roster::from_json(
    ///     r#"{"kind": "roster", "id": "example", "version": "2024.1.0", "title": {"vi": "Danh sách minh họa"},
    ///         "date": "2024-12-31", "levels": ["district", "commune"],
    ///         "units": [{"id": "1", "name": "Huyện A", "level": "district"},
    ///                   {"id": "1.1", "name": "Xã B", "level": "commune", "part_of": "2"},
    ///                   {"id": "1.2", "name": "Xã C", "level": "commune"}]}"#,
    /// ).unwrap_err();
    /// let codes: Vec<Code> = error.diagnostics().iter().map(|found| found.code()).collect();
    /// assert_eq!(codes, [Code::NotInRoster, Code::MissingKey]);
    /// ```
    pub fn from_json(text: &str) -> Result<Self, RosterError> {
        Self::from_json_with(text, &Limits::default())
    }

    /// The roster of a JSON text, with limits of your own.
    pub fn from_json_with(text: &str, limits: &Limits) -> Result<Self, RosterError> {
        let content = read::roster::read(text, limits).map_err(|diagnostics| RosterError { diagnostics })?;
        let digest = Digest::of(&print::roster::canonical(&content));
        let by_id = places(&content.units, |left, right| left.unit.id.cmp(&right.unit.id));
        let mut listed = Listed { parts: vec![Vec::new(); content.units.len()], content, by_id, digest };
        let id_of = |listed: &Listed, number: usize| {
            listed.content.units.get(number).map(|unit| unit.unit.id.clone())
        };
        for number in 0..listed.content.units.len() {
            let above = listed.content.units.get(number).and_then(|unit| unit.part_of.clone());
            let Some(above) = above else { continue };
            let at = listed.by_id.binary_search_by(|place| id_of(&listed, *place).cmp(&Some(above.clone())));
            let whole = at.ok().and_then(|at| listed.by_id.get(at).copied());
            if let Some(parts) = whole.and_then(|whole| listed.parts.get_mut(whole)) {
                parts.push(number);
            }
        }
        Ok(Self(Arc::new(listed)))
    }

    /// The canonical form: the same content always gives the same text. It reads back to an equal roster.
    pub fn to_canonical_json(&self) -> String {
        print::roster::canonical(self.content())
    }

    /// The unit with this id, or a diagnostic that names the nearest one.
    ///
    /// ```
    /// use tieuchi::Roster;
    ///
    /// let roster = Roster::builtin("vn.thanh-hoa.roster")?;
    /// assert_eq!(roster.look_up_unit("38.381").unwrap().unit.name, "Thị xã Bỉm Sơn");
    /// assert_eq!(roster.look_up_unit("38-381").unwrap_err().nearest(), Some("38.381"));
    /// # Ok::<(), tieuchi::RosterError>(())
    /// ```
    pub fn look_up_unit(&self, id: &str) -> Result<&RosterUnit, Box<Diagnostic>> {
        self.unit(id).ok_or_else(|| {
            let detail = Detail::default().found(Phrase::verbatim(id)).nearest(self.nearest(id, None));
            Box::new(whole(Code::NotInRoster, detail))
        })
    }
}

/// What [`RuleSet::roll_up`] counts.
#[derive(Clone, Copy, Debug)]
pub struct RollupOf<'a> {
    /// The units on one day.
    pub roster: &'a Roster,
    /// The decisions on record.
    pub register: &'a Register,
    /// The unit whose criterion is worked out.
    pub unit: &'a SubjectId,
    /// The year assessed.
    pub year: Year,
    /// The day up to which decisions count; `None`: all on record.
    pub as_of: Option<Date>,
    /// Evaluations of units that are part of it, of the year and of the years for which they were recognised, and of the
    /// unit itself, for what it reports.
    pub evaluations: &'a [Evaluation],
}

impl Overview {
    /// An overview of nothing yet; [`Overview::add`] adds evaluations.
    ///
    /// It is an error where the rule set does not assess the year or has no criterion that counts recognitions, and where
    /// the roster lacks a level that is asked for.
    pub fn new(
        rules: &RuleSet,
        roster: &Roster,
        register: &Register,
        year: Year,
        as_of: Option<Date>,
    ) -> Result<Self, ComparisonError> {
        Self::begin(rules, roster, register, year, as_of).map_err(ComparisonError::of)
    }

    /// The overview as JSON, every key always there. The format is described in `docs/province.md`.
    pub fn to_json(&self) -> String {
        print::rollup::overview(self)
    }
}

impl RuleSet {
    /// The criterion of a unit that follows from the recognitions of the units that are part of it, with the list behind the
    /// number. All that is wrong is reported at once.
    ///
    /// ```
    /// use tieuchi::{Outcome, Register, RollupOf, Roster, RuleSet, SubjectId, Year};
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// let roster = Roster::builtin("vn.thanh-hoa.roster")?;
    /// let register = Register::builtin("vn.thanh-hoa.dx.register")?;
    /// let town = SubjectId::new("38.381")?;
    /// let year = Year::new(2024).unwrap();
    /// let of = RollupOf { roster: &roster, register: &register, unit: &town, year, as_of: None, evaluations: &[] };
    /// let rollup = rules.roll_up(&of)?;
    /// assert_eq!(rollup.criterion().unwrap().id.as_str(), "I.1");
    /// // Seven units are part of it, and no decision on record recognises one.
    /// assert_eq!((rollup.units(), rollup.recognised(), rollup.outcome()), (7, 0, Outcome::NotMet));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn roll_up(&self, of: &RollupOf<'_>) -> Result<Rollup, ComparisonError> {
        let mut overview = Overview::new(self, of.roster, of.register, of.year, of.as_of)?;
        let mut wrong = Vec::new();
        let id = of.unit.as_str();
        let number = of.roster.number(id);
        let level = of.roster.unit(id).map(|listed| &listed.unit.level);
        match level {
            None => wrong.push(crate::model::overview::not_in_roster(of.roster, id, self.level())),
            Some(level) if level != self.level() => {
                wrong.push(mismatch(Code::WrongLevel, level.as_str(), self.level().as_str()));
            }
            Some(_) => {}
        }
        for evaluation in of.evaluations {
            let subject = &evaluation.subject().id;
            if let Err(error) = overview.add(evaluation) {
                wrong.extend_from_slice(error.diagnostics());
            } else if number.is_some()
                && subject != of.unit
                && !of.roster.is_within(subject.as_str(), of.unit)
            {
                wrong.push(mismatch(Code::NotPartOf, subject.as_str(), id));
            }
        }
        let row = number.filter(|_| wrong.is_empty()).and_then(|number| overview.row_of(number));
        row.map(|row| row.rollup).ok_or_else(|| ComparisonError::of(wrong))
    }

    /// What a dossier's values come to against the targets of another year of the rule set; without a year, of the next that
    /// it assesses after the dossier's.
    ///
    /// ```
    /// use tieuchi::{RuleSet, Year};
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// let dossier = rules.read_dossier(
    ///     r#"{"rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "38.381", "level": "district"}, "year": 2024,
    ///         "values": {"II.3": {"numerator": 13230, "denominator": 18900}}}"#,
    /// )?;
    /// let outlook = rules.outlook(&dossier, Year::new(2025).unwrap())?;
    /// let finding = outlook.findings().find(|finding| finding.criterion().id.as_str() == "II.3").unwrap();
    /// // 70 % of 18 900 households are enough for 2024; 2025 asks for 80 %.
    /// assert_eq!(finding.shortfall().unwrap().count, Some(1890));
    /// assert_eq!(rules.outlook(&dossier, None)?.year(), outlook.year());
    /// assert!(rules.outlook(&dossier, Year::new(2026).unwrap()).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn outlook(
        &self,
        dossier: &Dossier,
        year: impl Into<Option<Year>>,
    ) -> Result<Outlook, ComparisonError> {
        let next = || self.years().iter().copied().find(|year| *year > dossier.year());
        let Some(year) = year.into().or_else(next) else {
            let years = Phrase::names(self.years().iter().map(ToString::to_string));
            let after = Detail::default().found(Phrase::verbatim(&dossier.year().to_string()));
            return Err(whole(Code::NoNextYear, after.expected(years)).into());
        };
        if !self.years().contains(&year) {
            return Err(year_not_assessed(self, &year.to_string()).into());
        }
        Ok(Outlook { rules: self.clone(), dossier: dossier.clone(), year })
    }
}

impl Rollup {
    /// The roll-up as JSON, every key always there. The format is described in `docs/province.md`.
    pub fn to_json(&self) -> String {
        print::rollup::json(self)
    }
}

impl Outlook {
    /// The outlook as JSON, every key always there. The format is described in `docs/province.md`.
    pub fn to_json(&self) -> String {
        print::outlook::json(self)
    }
}

impl Evaluation {
    /// Whether the subject has kept its criteria since an earlier evaluation, criterion by criterion.
    ///
    /// Both must be of one subject and by one rule set, of whatever version, and the earlier one of an earlier year. Nothing
    /// here says that the subject is recognised: that a register says ([`Evaluation::standing`]).
    ///
    /// ```
    /// use tieuchi::{CriterionUpkeep, Maintained, RuleSet};
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// let evaluate = |year: u16, covered: u32| {
    ///     let text = format!(
    ///         r#"{{"rule_set": "vn.thanh-hoa.dx.district", "subject": {{"id": "38.381", "level": "district"}},
    ///             "year": {year}, "values": {{"II.3": {{"numerator": {covered}, "denominator": 1000}}}}}}"#
    ///     );
    ///     rules.read_dossier(&text).map(|dossier| rules.evaluate(&dossier))
    /// };
    /// let (earlier, later) = (evaluate(2024, 850)?, evaluate(2025, 820)?);
    /// let upkeep = later.upkeep(&earlier)?;
    /// let finding = upkeep.findings().find(|finding| finding.criterion().id.as_str() == "II.3").unwrap();
    /// assert_eq!(finding.status(), CriterionUpkeep::BelowEarlierLevel);
    /// assert_eq!(upkeep.maintained(), Maintained::Fallen);
    /// assert!(upkeep.grounds().unwrap().source.locator.starts_with("Điều 4"));
    /// assert!(earlier.upkeep(&later).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn upkeep<'e>(&'e self, earlier: &'e Self) -> Result<Upkeep<'e>, ComparisonError> {
        let mut diagnostics = Vec::new();
        let (before, now) = (earlier.subject(), self.subject());
        if before.id != now.id || before.level != now.level {
            diagnostics.push(mismatch(Code::OtherSubject, before.id.as_str(), now.id.as_str()));
        }
        if earlier.rules().id() != self.rules().id() {
            let (found, expected) = (earlier.rules().id().as_str(), self.rules().id().as_str());
            diagnostics.push(mismatch(Code::WrongRuleSet, found, expected));
        }
        if earlier.year() >= self.year() {
            let (found, expected) = (earlier.year().to_string(), self.year().to_string());
            diagnostics.push(mismatch(Code::NotEarlier, &found, &expected));
        }
        if diagnostics.is_empty() {
            return Ok(Upkeep { earlier, later: self });
        }
        Err(ComparisonError::of(diagnostics))
    }
}

impl Upkeep<'_> {
    /// The upkeep as JSON, every key always there. The format is described in `docs/province.md`.
    pub fn to_json(&self) -> String {
        print::upkeep::json(self, None)
    }

    /// The same with one key more at its end, `standing`: what a register says of the subject.
    pub fn to_json_with_standing(&self, standing: &Standing<'_>) -> String {
        print::upkeep::json(self, Some(standing))
    }
}
