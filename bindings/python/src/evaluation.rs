//! Dossiers and evaluations.

use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use tieuchi::GivenIn;

use crate::comparison::{Register, day};
use crate::error::impossible;
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

    /// The same with what a register says of the subject.
    fn to_json_with_standing(
        &self,
        py: Python<'_>,
        register: &Register,
        as_of: Option<&str>,
    ) -> PyResult<String> {
        let as_of = as_of.map(day).transpose()?;
        Ok(py.detach(|| self.inner.to_json_with_standing(&self.inner.standing(&register.inner, as_of))))
    }

    /// What a register says of the subject, as JSON.
    fn standing_json(&self, py: Python<'_>, register: &Register, as_of: Option<&str>) -> PyResult<String> {
        let as_of = as_of.map(day).transpose()?;
        Ok(py.detach(|| self.inner.standing(&register.inner, as_of).to_json()))
    }

    /// Whether the criteria were kept since an earlier evaluation, as JSON, with a register's word where one is given.
    fn upkeep_json(
        &self,
        py: Python<'_>,
        earlier: &Self,
        register: Option<&Register>,
        as_of: Option<&str>,
    ) -> PyResult<String> {
        let as_of = as_of.map(day).transpose()?;
        py.detach(|| {
            let upkeep = self.inner.upkeep(&earlier.inner)?;
            Ok(match register {
                Some(register) => upkeep.to_json_with_standing(&self.inner.standing(&register.inner, as_of)),
                None => upkeep.to_json(),
            })
        })
        .map_err(|error: tieuchi::ComparisonError| impossible(py, &error))
    }

    /// Where the dossier stands in its procedure, as JSON.
    fn progress_json(&self, py: Python<'_>, as_of: Option<&str>) -> PyResult<String> {
        let as_of = as_of.map(day).transpose()?;
        Ok(py.detach(|| self.inner.progress(as_of).to_json()))
    }

    /// What an agency is asked in a list and has said, or its blank sheet, as JSON; nothing where there is no such agency.
    fn sheet_json(&self, py: Python<'_>, agency: &str, list: &str, blank: bool) -> PyResult<Option<String>> {
        let lists = [GivenIn::Opinions, GivenIn::Appraisals];
        let given_in = lists.into_iter().find(|each| each.as_str() == list).ok_or_else(|| {
            let list = tieuchi::visible(list);
            PyValueError::new_err(format!("a list is `opinions` or `appraisals`, not `{list}`"))
        })?;
        Ok(py.detach(|| {
            let sheet = self.inner.sheet(agency, given_in).ok()?;
            Some(if blank { sheet.to_blank_json() } else { sheet.to_json() })
        }))
    }

    /// What the whole comes to, in words.
    fn explain(&self, language: &str) -> PyResult<&'static str> {
        Ok(self.inner.explain(parse(language)?))
    }

    /// Which level of recognition is reached, in words; nothing where there are no levels.
    fn level_text(&self, language: &str) -> PyResult<Option<String>> {
        Ok(self.inner.level_text(parse(language)?))
    }

    /// Of a criterion, at a level of recognition where one is named: why it has its outcome, its target and its value, in
    /// words.
    fn explain_finding(
        &self,
        id: &str,
        level: Option<&str>,
        language: &str,
    ) -> PyResult<(String, String, String)> {
        let language = parse(language)?;
        let finding = match level {
            None => self.inner.finding(id),
            Some(level) => self
                .level(level)
                .and_then(|level| level.findings().find(|found| found.criterion().id.as_str() == id)),
        };
        let finding = finding.ok_or_else(|| PyKeyError::new_err(id.to_owned()))?;
        Ok((finding.explain(language), finding.target_text(language), finding.observed_text(language)))
    }

    /// Why a condition, of a level of recognition where one is named, has its outcome, in words; and which indicators
    /// decide it.
    fn explain_condition(&self, id: &str, level: Option<&str>, language: &str) -> PyResult<(String, String)> {
        let language = parse(language)?;
        let is_it = |finding: &tieuchi::ConditionFinding<'_>| finding.condition().id.as_str() == id;
        let finding = match level {
            None => self.inner.conditions().find(is_it),
            Some(level) => self.level(level).and_then(|level| level.conditions().find(is_it)),
        };
        let finding = finding.ok_or_else(|| PyKeyError::new_err(id.to_owned()))?;
        Ok((finding.explain(language), finding.deciding_text(language)))
    }
}

impl Evaluation {
    fn level(&self, id: &str) -> Option<tieuchi::LevelFinding<'_>> {
        self.inner.levels().find(|level| level.level().id.as_str() == id)
    }
}
