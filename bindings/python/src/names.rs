//! The engine's lists of names, from which the tests prove that Python's enums are complete; and their labels.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use tieuchi::{
    AgencyKind, Assigned, Basis, Code, CriterionUpkeep, Language, Maintained, Outcome, Reason, Severity,
    Status,
};

/// Adds a tuple of names for each of the engine's enums.
pub(crate) fn add_to(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let lists = [
        ("AGENCY_KINDS", AgencyKind::ALL.map(AgencyKind::as_str).to_vec()),
        ("ASSIGNED", Assigned::ALL.map(Assigned::as_str).to_vec()),
        ("BASES", Basis::ALL.map(Basis::as_str).to_vec()),
        ("CODES", Code::ALL.iter().filter(|code| !code.is_for_authors()).map(|code| code.as_str()).collect()),
        ("CRITERION_UPKEEP", CriterionUpkeep::ALL.map(CriterionUpkeep::as_str).to_vec()),
        ("LANGUAGES", Language::ALL.map(Language::tag).to_vec()),
        ("MAINTAINED", Maintained::ALL.map(Maintained::as_str).to_vec()),
        ("OUTCOMES", Outcome::ALL.map(Outcome::as_str).to_vec()),
        ("REASONS", Reason::ALL.map(Reason::as_str).to_vec()),
        ("SEVERITIES", Severity::ALL.map(Severity::as_str).to_vec()),
        ("STATUSES", Status::ALL.map(Status::as_str).to_vec()),
    ];
    for (name, names) in lists {
        module.add(name, PyTuple::new(module.py(), names)?)?;
    }
    Ok(())
}

/// The words that officials read for a name; `kind` is the class of it.
#[pyfunction]
pub(crate) fn label(kind: &str, name: &str, language: &str) -> PyResult<&'static str> {
    let language = parse(language)?;
    let label = match kind {
        "Assigned" => {
            Assigned::ALL.into_iter().find(|each| each.as_str() == name).map(|each| each.label(language))
        }
        "Basis" => Basis::ALL.into_iter().find(|each| each.as_str() == name).map(|each| each.label(language)),
        "CriterionUpkeep" => CriterionUpkeep::ALL
            .into_iter()
            .find(|each| each.as_str() == name)
            .map(|each| each.label(language)),
        "Maintained" => {
            Maintained::ALL.into_iter().find(|each| each.as_str() == name).map(|each| each.label(language))
        }
        "Outcome" => {
            Outcome::ALL.into_iter().find(|each| each.as_str() == name).map(|each| each.label(language))
        }
        "Reason" => {
            Reason::ALL.into_iter().find(|each| each.as_str() == name).map(|each| each.label(language))
        }
        "Severity" => {
            Severity::ALL.into_iter().find(|each| each.as_str() == name).map(|each| each.label(language))
        }
        "Status" => {
            Status::ALL.into_iter().find(|each| each.as_str() == name).map(|each| each.label(language))
        }
        _ => None,
    };
    label.ok_or_else(|| PyValueError::new_err(format!("there is no {kind} `{name}`")))
}

/// A language by its tag.
pub(crate) fn parse(tag: &str) -> PyResult<Language> {
    tag.parse().map_err(|error: tieuchi::UnknownLanguage| {
        PyValueError::new_err(format!("{error}, not `{}`", tieuchi::visible(tag)))
    })
}
