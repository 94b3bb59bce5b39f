//! The engine's errors as Python exceptions, with their diagnostics.

use std::io;
use std::path::Path;

use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use tieuchi::{
    ComparisonError, Diagnostic, DossierError, IndexError, Language, RegisterError, RosterError, RuleSetError,
};

/// What the engine refuses something with.
pub(crate) trait Refusal: ToString {
    /// The name of the exception in `tieuchi._errors`.
    const EXCEPTION: &'static str;

    /// The cell that holds the exception once it was looked up.
    fn class() -> &'static PyOnceLock<Py<PyType>>;

    /// All that is wrong, as JSON.
    fn json(&self) -> String;
}

macro_rules! refusals {
    ($($error:ident as $name:literal)*) => {$(
        impl Refusal for $error {
            const EXCEPTION: &'static str = $name;

            fn class() -> &'static PyOnceLock<Py<PyType>> {
                static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
                &CLASS
            }

            fn json(&self) -> String {
                self.to_json()
            }
        }
    )*};
}

refusals! {
    RuleSetError as "RuleSetError"
    // Python has an `IndexError` of another kind.
    IndexError as "IndexDocumentError"
    DossierError as "DossierError"
    RegisterError as "RegisterError"
    RosterError as "RosterError"
    ComparisonError as "ComparisonError"
}

/// Why a document could not be taken.
pub(crate) enum Failure<E> {
    /// The engine refuses it.
    Refused(E),
    /// Its file cannot be read.
    Unreadable(io::Error),
}

impl<E> From<E> for Failure<E> {
    fn from(error: E) -> Self {
        Self::Refused(error)
    }
}

impl<E: Refusal> Failure<E> {
    /// The exception; `advice` is what to do instead, where there is more to say than the engine does.
    pub(crate) fn raise(self, py: Python<'_>, path: Option<&Path>, advice: Option<&str>) -> PyErr {
        match self {
            Self::Refused(error) => {
                let mut message = error.to_string();
                if let Some(advice) = advice {
                    message = format!("{message}; {advice}");
                }
                refused(py, &error, &message, path).unwrap_or_else(|failed| failed)
            }
            Self::Unreadable(error) => unreadable(&error, path),
        }
    }
}

/// The exception for a name that nothing in the package has. There is no document in which it would have a place.
pub(crate) fn not_shipped<E: Refusal>(py: Python<'_>, error: &E, diagnostics: &[Diagnostic]) -> PyErr {
    let found: Vec<String> = diagnostics
        .iter()
        .map(|found| format!("{}: {}", found.code(), found.message(Language::English)))
        .collect();
    refused(py, error, &found.join("; "), None).unwrap_or_else(|failed| failed)
}

/// The exception for what cannot be counted or compared. It is about objects, and no place in a document.
pub(crate) fn impossible(py: Python<'_>, error: &ComparisonError) -> PyErr {
    not_shipped(py, error, error.diagnostics())
}

fn refused<E: Refusal>(py: Python<'_>, error: &E, message: &str, path: Option<&Path>) -> PyResult<PyErr> {
    let class = E::class().import(py, "tieuchi._errors", E::EXCEPTION)?;
    let file = path.map(|path| path.as_os_str().to_os_string());
    Ok(PyErr::from_value(class.call_method1("_of", (message, error.json(), file))?))
}

/// As `open` raises it: `FileNotFoundError` and its kin, with number and name.
fn unreadable(error: &io::Error, path: Option<&Path>) -> PyErr {
    match error.raw_os_error() {
        Some(number) => {
            let text = error.to_string();
            let words = text.split(" (os error").next().unwrap_or_default().to_owned();
            PyOSError::new_err((number, words, path.map(|path| path.as_os_str().to_os_string())))
        }
        // What never reached the system: a name with a NUL in it.
        None => PyValueError::new_err(error.to_string()),
    }
}
