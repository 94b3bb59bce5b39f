//! What follows from several units, and from a register: registers, rosters, overviews, and the places of scores.

use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use tieuchi::{Basis, Date, Language, Level, RankBy, Ranking, SubjectId, Year};

use crate::document::{Document, name};
use crate::error::{impossible, not_shipped};
use crate::evaluation::{Dossier, Evaluation};
use crate::rules::RuleSet;

/// A register; `tieuchi.Register` wraps it.
#[pyclass(frozen, module = "tieuchi._native")]
pub(crate) struct Register {
    pub(crate) inner: tieuchi::Register,
}

#[pymethods]
impl Register {
    #[staticmethod]
    fn builtin(id: &Bound<'_, PyAny>) -> PyResult<Self> {
        let (py, id) = (id.py(), name(id, "the id of a register")?);
        py.detach(|| tieuchi::Register::builtin(&id))
            .map(|inner| Self { inner })
            .map_err(|error| not_shipped(py, &error, error.diagnostics()))
    }

    #[staticmethod]
    fn from_json(document: &Bound<'_, PyAny>) -> PyResult<Self> {
        let inner =
            Document::of(document, "a register")?.read(document.py(), tieuchi::Register::from_json)?;
        Ok(Self { inner })
    }

    #[getter]
    fn id(&self) -> &str {
        self.inner.id().as_str()
    }

    #[getter]
    fn version(&self) -> String {
        self.inner.version().to_string()
    }

    #[getter]
    fn sha256(&self) -> String {
        self.inner.sha256().to_string()
    }

    /// Id, name and level of each unit that it names.
    fn units(&self) -> Vec<(String, String, String)> {
        self.inner.units().into_iter().map(told).collect()
    }

    /// The unit with an id or name, or what is wrong with that, in words.
    fn unit(&self, named: &str) -> (Option<(String, String, String)>, String) {
        match self.inner.look_up_unit(named) {
            Ok(unit) => (Some(told(unit)), String::new()),
            Err(found) => (None, found.message(Language::English)),
        }
    }

    fn standing_json(
        &self,
        py: Python<'_>,
        unit: &str,
        level: &str,
        as_of: Option<&str>,
    ) -> PyResult<String> {
        let (unit, level) = (subject(unit)?, self::level(level)?);
        let as_of = as_of.map(day).transpose()?;
        Ok(py.detach(|| self.inner.standing(&unit, &level, as_of).to_json()))
    }

    fn to_canonical_json(&self, py: Python<'_>) -> String {
        py.detach(|| self.inner.to_canonical_json())
    }
}

fn told(unit: &tieuchi::Unit) -> (String, String, String) {
    (unit.id.to_string(), unit.name.clone(), unit.level.to_string())
}

/// A roster; `tieuchi.Roster` wraps it.
#[pyclass(frozen, module = "tieuchi._native")]
pub(crate) struct Roster {
    pub(crate) inner: tieuchi::Roster,
}

#[pymethods]
impl Roster {
    #[staticmethod]
    fn builtin(id: &Bound<'_, PyAny>) -> PyResult<Self> {
        let (py, id) = (id.py(), name(id, "the id of a roster")?);
        py.detach(|| tieuchi::Roster::builtin(&id))
            .map(|inner| Self { inner })
            .map_err(|error| not_shipped(py, &error, error.diagnostics()))
    }

    #[staticmethod]
    fn from_json(document: &Bound<'_, PyAny>) -> PyResult<Self> {
        let inner = Document::of(document, "a roster")?.read(document.py(), tieuchi::Roster::from_json)?;
        Ok(Self { inner })
    }

    #[getter]
    fn id(&self) -> &str {
        self.inner.id().as_str()
    }

    #[getter]
    fn version(&self) -> String {
        self.inner.version().to_string()
    }

    #[getter]
    fn sha256(&self) -> String {
        self.inner.sha256().to_string()
    }

    /// What is wrong with an id that no unit has, in words.
    fn no_unit(&self, id: &str) -> Option<String> {
        self.inner.look_up_unit(id).err().map(|found| found.message(Language::English))
    }

    fn to_canonical_json(&self, py: Python<'_>) -> String {
        py.detach(|| self.inner.to_canonical_json())
    }
}

/// An overview; `tieuchi.Overview` wraps it.
#[pyclass(frozen, module = "tieuchi._native")]
pub(crate) struct Overview {
    inner: Mutex<tieuchi::Overview>,
}

impl Overview {
    /// To be called with the interpreter released: whoever holds it may be at work for long.
    fn lock(&self) -> MutexGuard<'_, tieuchi::Overview> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl Overview {
    #[new]
    fn new(
        py: Python<'_>,
        rules: &RuleSet,
        roster: &Roster,
        register: &Register,
        year: &Bound<'_, PyAny>,
        as_of: Option<&str>,
    ) -> PyResult<Self> {
        let (year, as_of) = (self::year(year)?, as_of.map(day).transpose()?);
        py.detach(|| tieuchi::Overview::new(&rules.inner, &roster.inner, &register.inner, year, as_of))
            .map(|overview| Self { inner: Mutex::new(overview) })
            .map_err(|error| impossible(py, &error))
    }

    fn add(&self, py: Python<'_>, evaluation: &Evaluation) -> PyResult<()> {
        py.detach(|| self.lock().add(&evaluation.inner)).map_err(|error| impossible(py, &error))
    }

    fn to_json(&self, py: Python<'_>) -> String {
        py.detach(|| {
            // As it is now: whoever adds to it meanwhile does not wait.
            let overview = self.lock().clone();
            overview.to_json()
        })
    }
}

/// Dossiers by the places of their scores in one index, of one year and basis, as JSON.
#[pyfunction]
#[expect(clippy::needless_pass_by_value, reason = "a list of Python's is taken as a whole")]
pub(crate) fn rank_json(
    py: Python<'_>,
    dossiers: Vec<Py<Dossier>>,
    index: Option<&str>,
    year: Option<&Bound<'_, PyAny>>,
    basis: Option<&str>,
) -> PyResult<String> {
    let year = year.map(self::year).transpose()?;
    let basis = basis.and_then(|basis| Basis::ALL.into_iter().find(|known| known.as_str() == basis));
    let by = RankBy { index, year, basis };
    let dossiers: Vec<&tieuchi::Dossier> = dossiers.iter().map(|dossier| &dossier.get().inner).collect();
    py.detach(|| Ranking::of(dossiers, &by).map(|ranking| ranking.to_json()))
        .map_err(|error| impossible(py, &error))
}

/// A day of the calendar that the engine knows.
pub(crate) fn day(text: &str) -> PyResult<Date> {
    text.parse().map_err(|_| {
        PyValueError::new_err(format!("the days are those of the years 1900 to 2999, not {text}"))
    })
}

/// A year that the engine knows, of an `int`.
pub(crate) fn year(given: &Bound<'_, PyAny>) -> PyResult<Year> {
    let year = given.extract::<u16>().ok().and_then(Year::new);
    year.ok_or_else(|| {
        let given = given.str().map_or_else(|_| "a larger one".to_owned(), |given| given.to_string());
        PyValueError::new_err(format!("the years are those from 1900 to 2999, not {given}"))
    })
}

/// The id of a unit.
pub(crate) fn subject(text: &str) -> PyResult<SubjectId> {
    SubjectId::new(text).map_err(|error| no_id("the id of a unit", text, error))
}

fn level(text: &str) -> PyResult<Level> {
    Level::new(text).map_err(|error| no_id("the level of a unit", text, error))
}

fn no_id(what: &str, text: &str, error: tieuchi::InvalidId) -> PyErr {
    PyValueError::new_err(format!("`{}` is not {what}: {error}", tieuchi::visible(text)))
}
