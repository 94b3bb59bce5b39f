//! The engine's errors as Python exceptions, with their diagnostics.

use std::io;
use std::path::Path;

use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use tieuchi::{Diagnostic, DossierError, IndexError, Language, RuleSetError};

/// What the engine refuses a document with.
pub(crate) trait Refusal: From<Box<Diagnostic>> + ToString {
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

/// The exception for a name that no rule set of the package has. There is no document in which it would have a place.
pub(crate) fn not_shipped(py: Python<'_>, error: &RuleSetError) -> PyErr {
    let found: Vec<String> = error
        .diagnostics()
        .iter()
        .map(|found| format!("{}: {}", found.code(), found.message(Language::English)))
        .collect();
    refused(py, error, &found.join("; "), None).unwrap_or_else(|failed| failed)
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
