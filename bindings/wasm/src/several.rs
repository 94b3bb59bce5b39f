//! Units and years together: rosters, the roll-up of recognitions, overviews, upkeep, outlook.

use tieuchi::{
    ComparisonError, CriterionUpkeep, Dossier, Evaluation, Language, Maintained, RollupOf, SubjectId, Year,
    utf8, visible,
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::dossiers::Dossiers;
use crate::register::{Register, identity};
use crate::{Json, RuleSet, day, labels, refused, thrown};

/// What cannot be counted or compared throws, which is not the document's error.
pub(crate) fn incomparable(error: &ComparisonError) -> String {
    format!("ComparisonError{}", thrown(&error.to_json(), error))
}

pub(crate) fn year_of(text: &str) -> Result<Year, String> {
    let year = text.parse().ok().and_then(Year::new);
    year.ok_or_else(|| refused(&format!("`{}` is no year from 1900 to 2999", visible(text))))
}

fn judged(dossier: &Dossier) -> Evaluation {
    dossier.rules().evaluate(dossier)
}

/// A roster.
#[wasm_bindgen]
pub struct Roster(tieuchi::Roster);

#[wasm_bindgen]
impl Roster {
    /// The roster of a JSON document.
    pub fn from_json(document: &[u8]) -> Result<Roster, String> {
        let read = || tieuchi::Roster::from_json(utf8(document)?);
        read().map(Self).map_err(throws!(tieuchi::RosterError))
    }

    /// A roster that ships with the package.
    #[cfg(feature = "builtin")]
    pub fn builtin(id: &str) -> Result<Roster, String> {
        tieuchi::Roster::builtin(id).map(Self).map_err(throws!(tieuchi::RosterError))
    }

    /// Its canonical form.
    pub fn canonical_json(&self) -> String {
        self.0.to_canonical_json()
    }

    /// What identifies it, as JSON.
    pub fn describe(&self) -> String {
        identity(self.0.id().as_str(), self.0.version(), self.0.sha256())
    }

    /// The number of the unit that has this id.
    pub fn unit(&self, id: &str) -> Result<usize, String> {
        let unit = self.0.look_up_unit(id).map_err(|what| refused(&what.message(Language::English)))?;
        Ok(self.0.units().iter().position(|listed| listed == unit).unwrap_or_default())
    }
}

/// An overview.
#[wasm_bindgen]
pub struct Overview(tieuchi::Overview);

#[wasm_bindgen]
impl Overview {
    /// Adds what a dossier, read against `reader`, comes to.
    pub fn add(&mut self, reader: &RuleSet, document: &[u8]) -> Result<(), String> {
        let evaluation = judged(&reader.read(document)?);
        self.0.add(&evaluation).map_err(|error| incomparable(&error))
    }

    /// Adds what a dossier, read against the overview's own rule set, comes to.
    pub fn add_own(&mut self, document: &[u8]) -> Result<(), String> {
        self.add(&RuleSet(self.0.rules().clone()), document)
    }

    /// All of it, as JSON.
    pub fn summary(&self) -> String {
        self.0.to_json()
    }
}

#[wasm_bindgen]
impl RuleSet {
    /// An overview of nothing yet.
    pub fn overview(
        &self,
        roster: &Roster,
        register: &Register,
        year: &str,
        as_of: Option<String>,
    ) -> Result<Overview, String> {
        let (year, day) = (year_of(year)?, day(as_of)?);
        let overview = tieuchi::Overview::new(&self.0, &roster.0, &register.0, year, day);
        overview.map(Overview).map_err(|error| incomparable(&error))
    }

    /// The criterion of a unit that follows from the recognitions of its parts, as JSON.
    pub fn roll_up(
        &self,
        roster: &Roster,
        register: &Register,
        unit: &str,
        year: &str,
        as_of: Option<String>,
        dossiers: &Dossiers,
    ) -> Result<String, String> {
        let id =
            SubjectId::new(unit).map_err(|what| refused(&format!("`{}` is no id: {what}", visible(unit))))?;
        let evaluations: Vec<_> = dossiers.0.iter().map(judged).collect();
        let rollup = self.0.roll_up(&RollupOf {
            roster: &roster.0,
            register: &register.0,
            unit: &id,
            year: year_of(year)?,
            as_of: day(as_of)?,
            evaluations: &evaluations,
        });
        rollup.map(|rollup| rollup.to_json()).map_err(|error| incomparable(&error))
    }

    /// What became of the criteria of a dossier since an earlier one, which `earlier` reads and judges, as JSON.
    pub fn upkeep(
        &self,
        earlier: &RuleSet,
        before: &[u8],
        reader: &RuleSet,
        document: &[u8],
    ) -> Result<String, String> {
        self.compare(earlier, before, reader, document, None)
    }

    /// The same, and what a register says of the subject.
    pub fn upkeep_with_standing(
        &self,
        earlier: &RuleSet,
        before: &[u8],
        reader: &RuleSet,
        document: &[u8],
        register: &Register,
        as_of: Option<String>,
    ) -> Result<String, String> {
        self.compare(earlier, before, reader, document, Some((register, day(as_of)?)))
    }

    /// What a dossier's values come to by the targets of another year, as JSON; without a year, of the next that is assessed.
    pub fn outlook(&self, reader: &RuleSet, document: &[u8], year: Option<String>) -> Result<String, String> {
        let year = year.map(|year| year_of(&year)).transpose()?;
        let dossier = reader.read(document)?;
        let outlook = self.0.outlook(&dossier, year);
        outlook.map(|outlook| outlook.to_json()).map_err(|error| incomparable(&error))
    }
}

impl RuleSet {
    fn compare(
        &self,
        earlier: &RuleSet,
        before: &[u8],
        reader: &RuleSet,
        document: &[u8],
        register: Option<(&Register, Option<tieuchi::Date>)>,
    ) -> Result<String, String> {
        let before = judged(&earlier.read(before)?);
        let now = self.0.evaluate(&reader.read(document)?);
        let upkeep = now.upkeep(&before).map_err(|error| incomparable(&error))?;
        Ok(match register {
            Some((register, day)) => upkeep.to_json_with_standing(&now.standing(&register.0, day)),
            None => upkeep.to_json(),
        })
    }
}

pub(crate) fn words(out: &mut Json) {
    let words = Maintained::ALL.map(|word| (word.as_str(), labels(|language| word.label(language))));
    out.words("maintained", &words);
    let words = CriterionUpkeep::ALL.map(|word| (word.as_str(), labels(|language| word.label(language))));
    out.words("criterionUpkeep", &words);
}
