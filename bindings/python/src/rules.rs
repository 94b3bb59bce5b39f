//! Rule sets.

use pyo3::prelude::*;

use crate::document::Document;
use crate::error::Failure;
use crate::evaluation::{Dossier, Evaluation};

/// A rule set; `tieuchi.RuleSet` wraps it.
#[pyclass(frozen, module = "tieuchi._native")]
pub(crate) struct RuleSet {
    pub(crate) inner: tieuchi::RuleSet,
}

#[pymethods]
impl RuleSet {
    #[staticmethod]
    fn builtin(py: Python<'_>, id: &str) -> PyResult<Self> {
        py.detach(|| tieuchi::RuleSet::builtin(id))
            .map(|inner| Self { inner })
            .map_err(|error| Failure::Refused(error).raise(py, None))
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

    /// The same rule set with index documents attached.
    fn with_indices(&self, py: Python<'_>, documents: Vec<Bound<'_, PyAny>>) -> PyResult<Self> {
        let indices = documents
            .into_iter()
            .map(|document| Document::of(&document, "an index")?.read(py, tieuchi::Index::from_json));
        let indices: Vec<tieuchi::Index> = indices.collect::<PyResult<_>>()?;
        py.detach(|| self.inner.with_indices(indices))
            .map(|inner| Self { inner })
            .map_err(|error| Failure::Refused(error).raise(py, None))
    }

    /// The canonical forms of the index documents attached.
    fn attached(&self) -> Vec<String> {
        self.inner.attached().iter().map(tieuchi::Index::to_canonical_json).collect()
    }

    /// The warnings as a JSON array.
    fn warnings_json(&self) -> String {
        let warnings: Vec<String> = self.inner.warnings().iter().map(tieuchi::Diagnostic::to_json).collect();
        format!("[{}]", warnings.join(","))
    }

    fn to_canonical_json(&self, py: Python<'_>) -> String {
        py.detach(|| self.inner.to_canonical_json())
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
    inner: tieuchi::RuleSets,
}

#[pymethods]
impl RuleSets {
    #[new]
    fn new(sets: Vec<PyRef<'_, RuleSet>>) -> Self {
        Self { inner: sets.into_iter().map(|set| set.inner.clone()).collect() }
    }

    #[staticmethod]
    fn builtin(py: Python<'_>) -> Self {
        Self { inner: py.detach(tieuchi::RuleSets::builtin) }
    }

    /// The rule sets, in the order added.
    fn members(&self) -> Vec<RuleSet> {
        self.inner.iter().map(|set| RuleSet { inner: set.clone() }).collect()
    }

    /// A dossier and the place among the members of the rule set that it picks.
    fn read_dossier(&self, document: &Bound<'_, PyAny>) -> PyResult<(Dossier, usize)> {
        let inner =
            Document::of(document, "a dossier")?.read(document.py(), |text| self.inner.read_dossier(text))?;
        let picked = inner.rules();
        let is_picked = |set: &tieuchi::RuleSet| (set.id(), set.version()) == (picked.id(), picked.version());
        let at = self.inner.iter().position(is_picked).unwrap_or_default();
        Ok((Dossier { inner }, at))
    }
}
