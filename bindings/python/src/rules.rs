//! Rule sets.

use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::prelude::*;
use tieuchi::Language;

use crate::comparison::{Register, Roster, day, subject, year};
use crate::document::{Document, name};
use crate::error::{Failure, impossible, not_shipped};
use crate::evaluation::{Dossier, Evaluation};

/// A rule set; `tieuchi.RuleSet` wraps it.
#[pyclass(frozen, module = "tieuchi._native")]
pub(crate) struct RuleSet {
    pub(crate) inner: tieuchi::RuleSet,
}

#[pymethods]
impl RuleSet {
    #[staticmethod]
    fn builtin(id: &Bound<'_, PyAny>) -> PyResult<Self> {
        let (py, id) = (id.py(), name(id, "the id of a rule set")?);
        py.detach(|| tieuchi::RuleSet::builtin(&id))
            .map(|inner| Self { inner })
            .map_err(|error| not_shipped(py, &error, error.diagnostics()))
    }

    #[staticmethod]
    fn from_json(document: &Bound<'_, PyAny>) -> PyResult<Self> {
        let inner = Document::of(document, "a rule set")?.read(document.py(), tieuchi::RuleSet::from_json)?;
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
    fn status(&self) -> &'static str {
        self.inner.status().as_str()
    }

    #[getter]
    fn level(&self) -> &str {
        self.inner.level().as_str()
    }

    #[getter]
    fn years(&self) -> Vec<u16> {
        self.inner.years().iter().map(|year| year.number()).collect()
    }

    #[getter]
    fn is_complete(&self) -> bool {
        self.inner.is_complete()
    }

    #[getter]
    fn sha256(&self) -> String {
        self.inner.sha256().to_string()
    }

    /// What is wrong with the id of a criterion, in words; nothing where there is such a criterion.
    fn no_criterion(&self, id: &str) -> Option<String> {
        self.inner.look_up_criterion(id).err().map(|found| found.message(Language::English))
    }

    /// The same rule set with index documents attached.
    fn with_indices(&self, py: Python<'_>, documents: Vec<Bound<'_, PyAny>>) -> PyResult<Self> {
        let indices = documents
            .into_iter()
            .map(|document| Document::of(&document, "an index")?.read(py, tieuchi::Index::from_json));
        let indices: Vec<tieuchi::Index> = indices.collect::<PyResult<_>>()?;
        py.detach(|| self.inner.with_indices(indices))
            .map(|inner| Self { inner })
            .map_err(|error| Failure::Refused(error).raise(py, None, None))
    }

    /// The canonical forms of the index documents attached.
    fn attached(&self) -> Vec<String> {
        self.inner.attached().iter().map(tieuchi::Index::to_canonical_json).collect()
    }

    /// The same of the id of an agency.
    fn no_agency(&self, id: &str) -> Option<String> {
        self.inner.look_up_agency(id).err().map(|found| found.message(Language::English))
    }

    /// A criterion as JSON, with what it cites; nothing where there is no such criterion.
    fn criterion_to_json(&self, id: &str) -> Option<String> {
        self.inner.criterion_to_json(id)
    }

    /// The JSON of each warning.
    fn warnings(&self) -> Vec<String> {
        self.inner.warnings().iter().map(tieuchi::Diagnostic::to_json).collect()
    }

    fn to_canonical_json(&self, py: Python<'_>) -> String {
        py.detach(|| self.inner.to_canonical_json())
    }

    /// The duties of an agency as a JSON array; nothing where there is no such agency.
    fn duties_of_json(&self, agency: &str) -> Option<String> {
        self.inner.duties_to_json(Some(agency)).ok()
    }

    /// The agency that acts for this one on a day, as JSON.
    fn agency_at_json(&self, id: &str, day: &str) -> Option<String> {
        self.inner.agency_at_to_json(id, day.parse().ok()?)
    }

    /// The criterion of a unit that follows from the recognitions of its parts, as JSON.
    #[expect(clippy::too_many_arguments, reason = "as Python calls it")]
    fn roll_up_json(
        &self,
        py: Python<'_>,
        roster: &Roster,
        register: &Register,
        unit: &str,
        year: &Bound<'_, PyAny>,
        evaluations: Vec<Py<Evaluation>>,
        as_of: Option<&str>,
    ) -> PyResult<String> {
        let (unit, year, as_of) = (subject(unit)?, self::year(year)?, as_of.map(day).transpose()?);
        let evaluations: Vec<tieuchi::Evaluation> =
            evaluations.into_iter().map(|evaluation| evaluation.get().inner.clone()).collect();
        let (roster, register) = (&roster.inner, &register.inner);
        let of = tieuchi::RollupOf { roster, register, unit: &unit, year, as_of, evaluations: &evaluations };
        py.detach(|| self.inner.roll_up(&of).map(|rollup| rollup.to_json()))
            .map_err(|error| impossible(py, &error))
    }

    /// What a dossier's values come to against the targets of another year, or of the next that is assessed, as JSON.
    fn outlook_json(
        &self,
        py: Python<'_>,
        dossier: &Dossier,
        year: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<String> {
        let year = year.map(self::year).transpose()?;
        py.detach(|| self.inner.outlook(&dossier.inner, year).map(|outlook| outlook.to_json()))
            .map_err(|error| impossible(py, &error))
    }

    fn read_dossier(&self, document: &Bound<'_, PyAny>) -> PyResult<Dossier> {
        let inner =
            Document::of(document, "a dossier")?.read(document.py(), |text| self.inner.read_dossier(text))?;
        Ok(Dossier { inner })
    }

    fn evaluate(&self, py: Python<'_>, dossier: &Dossier) -> Evaluation {
        Evaluation { inner: py.detach(|| self.inner.evaluate(&dossier.inner)) }
    }

    /// Reads a dossier and evaluates it.
    fn evaluate_document(&self, document: &Bound<'_, PyAny>) -> PyResult<Evaluation> {
        let inner = Document::of(document, "a dossier")?.read(document.py(), |text| {
            self.inner.read_dossier(text).map(|dossier| self.inner.evaluate(&dossier))
        })?;
        Ok(Evaluation { inner })
    }
}

/// Rule sets at hand; `tieuchi.RuleSets` wraps it.
#[pyclass(frozen, module = "tieuchi._native")]
pub(crate) struct RuleSets {
    inner: Mutex<tieuchi::RuleSets>,
}

impl RuleSets {
    /// Nothing of Python runs while this is held.
    fn lock(&self) -> MutexGuard<'_, tieuchi::RuleSets> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl RuleSets {
    #[new]
    fn new() -> Self {
        Self { inner: Mutex::default() }
    }

    #[staticmethod]
    fn builtin(py: Python<'_>) -> Self {
        Self { inner: Mutex::new(py.detach(tieuchi::RuleSets::builtin)) }
    }

    fn add(&self, rules: &RuleSet) {
        self.lock().add(rules.inner.clone());
    }

    /// The rule sets, in the order added.
    fn members(&self) -> Vec<RuleSet> {
        self.lock().iter().map(|set| RuleSet { inner: set.clone() }).collect()
    }

    fn read_dossier(&self, document: &Bound<'_, PyAny>) -> PyResult<Dossier> {
        let document_read = Document::of(document, "a dossier")?;
        // As they are now: whoever adds to them meanwhile does not wait for a file.
        let sets = self.lock().clone();
        let inner = document_read.read(document.py(), |text| sets.read_dossier(text))?;
        Ok(Dossier { inner })
    }
}
