//! Dossiers and evaluations.

use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;

use crate::names::parse;
use crate::rules::RuleSet;

/// A dossier; `tieuchi.Dossier` wraps it.
#[pyclass(frozen, module = "tieuchi._native")]
pub(crate) struct Dossier {
    pub(crate) inner: tieuchi::Dossier,
}

#[pymethods]
impl Dossier {
    /// The rule set it was read against.
    #[getter]
    fn rules(&self) -> RuleSet {
        RuleSet { inner: self.inner.rules().clone() }
    }

    /// The rule set as the dossier names it.
    #[getter]
    fn rule_set(&self) -> String {
        self.inner.rule_set().to_string()
    }

    #[getter]
    fn year(&self) -> u16 {
        self.inner.year().number()
    }

    #[getter]
    fn sha256(&self, py: Python<'_>) -> String {
        py.detach(|| self.inner.sha256()).to_string()
    }

    fn to_canonical_json(&self, py: Python<'_>) -> String {
        py.detach(|| self.inner.to_canonical_json())
    }

    /// The scores as JSON.
    fn scores_json(&self, py: Python<'_>) -> String {
        py.detach(|| self.inner.scores_to_json())
    }
}

/// An evaluation; `tieuchi.Evaluation` wraps it.
#[pyclass(frozen, module = "tieuchi._native")]
pub(crate) struct Evaluation {
    pub(crate) inner: tieuchi::Evaluation,
}

#[pymethods]
impl Evaluation {
    #[getter]
    fn outcome(&self) -> &'static str {
        self.inner.outcome().as_str()
    }

    #[getter]
    fn reason(&self) -> &'static str {
        self.inner.reason().as_str()
    }

    /// The dossier that was evaluated.
    #[getter]
    fn dossier(&self) -> Dossier {
        Dossier { inner: self.inner.dossier().clone() }
    }

    fn to_json(&self, py: Python<'_>) -> String {
        py.detach(|| self.inner.to_json())
    }

    /// The hash of the dossier, the hash of the evaluation, and the receipt's JSON.
    fn receipt(&self, py: Python<'_>) -> (String, String, String) {
        py.detach(|| {
            let receipt = self.inner.receipt();
            let hashes = (receipt.dossier_sha256(), receipt.evaluation_sha256());
            (hashes.0.to_string(), hashes.1.to_string(), receipt.to_json().to_owned())
        })
    }

    /// What the whole comes to, in words.
    fn explain(&self, language: &str) -> PyResult<&'static str> {
        Ok(self.inner.explain(parse(language)?))
    }

    /// Why a criterion has its outcome, in words.
    fn explain_finding(&self, id: &str, language: &str) -> PyResult<String> {
        let language = parse(language)?;
        let finding = self.inner.finding(id).ok_or_else(|| PyKeyError::new_err(id.to_owned()))?;
        Ok(finding.explain(language))
    }

    /// Why a condition has its outcome, in words.
    fn explain_condition(&self, id: &str, language: &str) -> PyResult<String> {
        let language = parse(language)?;
        let mut conditions = self.inner.conditions();
        let finding = conditions
            .find(|finding| finding.condition().id.as_str() == id)
            .ok_or_else(|| PyKeyError::new_err(id.to_owned()))?;
        Ok(finding.explain(language))
    }
}
