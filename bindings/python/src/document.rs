//! Documents as Python hands them over: text, bytes, a file, or a mapping.

use std::borrow::Cow;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use pyo3::exceptions::{PyTypeError, PyUnicodeEncodeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyByteArray, PyBytes, PyDict, PyMapping, PyMemoryView, PyString, PyType};
use tieuchi::{Diagnostic, Limits};

use crate::convert;
use crate::error::{Failure, Refusal};

/// What the engine refuses a document with: it may be too large, or no text.
pub(crate) trait Reading: Refusal + From<Box<Diagnostic>> {}

impl<E: Refusal + From<Box<Diagnostic>>> Reading for E {}

/// A document that needs nothing of the interpreter any more.
pub(crate) enum Document {
    Text(PyBackedStr),
    Bytes(PyBackedBytes),
    File(PathBuf),
    /// The JSON text made of a mapping.
    Mapping(String),
    /// What is too large, seen before it was copied or encoded; it has at least so many bytes.
    TooLarge(usize),
}

impl Document {
    /// Takes an argument; `what` is its name in messages.
    pub(crate) fn of(given: &Bound<'_, PyAny>, what: &str) -> PyResult<Self> {
        let py = given.py();
        let most = Limits::default().document_bytes;
        if let Ok(text) = given.cast::<PyString>() {
            // A character is at least one byte, and encoding them all takes memory.
            let length = text.len()?;
            if length > most {
                return Ok(Self::TooLarge(length));
            }
            return backed(text, || what.to_owned()).map(Self::Text);
        }
        if let Ok(bytes) = given.cast::<PyBytes>() {
            return Ok(Self::Bytes(bytes.clone().into()));
        }
        if given.is_instance_of::<PyDict>() {
            return Self::mapping(given);
        }
        if let Ok(bytes) = given.cast::<PyByteArray>() {
            if bytes.len() > most {
                return Ok(Self::TooLarge(bytes.len()));
            }
            return Ok(Self::Bytes(bytes.clone().into()));
        }
        if given.is_instance_of::<PyMemoryView>() {
            let size: usize = given.getattr("nbytes")?.extract()?;
            if size > most {
                return Ok(Self::TooLarge(size));
            }
            let bytes = given.call_method0("tobytes")?;
            return Ok(Self::Bytes(bytes.cast::<PyBytes>()?.clone().into()));
        }
        if given.is_instance(path_like(py)?)? {
            let name = py.import("os")?.call_method1("fsdecode", (given,))?;
            return Ok(Self::File(PathBuf::from(name.extract::<OsString>()?)));
        }
        if given.cast::<PyMapping>().is_ok() {
            return Self::mapping(given);
        }
        let found = given.get_type().qualname()?;
        Err(PyTypeError::new_err(format!(
            "{what} is a str or bytes that holds JSON, a path to a file of it, or a mapping, not `{found}`"
        )))
    }

    fn mapping(given: &Bound<'_, PyAny>) -> PyResult<Self> {
        // How large the text would be is not worth finding out: of it, as of a pipe, it is said that it is larger.
        let larger = Limits::default().document_bytes.saturating_add(1);
        Ok(convert::json(given)?.map_or(Self::TooLarge(larger), Self::Mapping))
    }

    /// Reads the text with the interpreter released. The size is checked before anything else is done with it.
    pub(crate) fn read<T: Send, E: Reading + Send>(
        &self,
        py: Python<'_>,
        read: impl FnOnce(&str) -> Result<T, E> + Send,
    ) -> PyResult<T> {
        let path = if let Self::File(path) = self { Some(path.as_path()) } else { None };
        py.detach(|| read(&self.text()?).map_err(Failure::Refused))
            .map_err(|failure| failure.raise(py, path, self.advice()))
    }

    /// What to give instead of a text that was refused, where that is the name of a file.
    fn advice(&self) -> Option<&'static str> {
        match self {
            Self::Text(text) if is_file_name(text) => Some("a file is given by its path, a `pathlib.Path`"),
            _ => None,
        }
    }

    fn text<E: Reading>(&self) -> Result<Cow<'_, str>, Failure<E>> {
        match self {
            Self::Text(text) => Ok(Cow::Borrowed(text)),
            Self::Bytes(bytes) => Ok(Cow::Borrowed(utf8::<E>(bytes)?)),
            Self::Mapping(text) => Ok(Cow::Borrowed(text)),
            Self::TooLarge(bytes) => {
                Limits::default().check_bytes(*bytes).map_err(E::from)?;
                Ok(Cow::Borrowed(""))
            }
            Self::File(path) => {
                let bytes = contents(path)?;
                utf8::<E>(&bytes)?;
                // It has just been checked, so nothing is replaced.
                Ok(Cow::Owned(String::from_utf8(bytes).unwrap_or_default()))
            }
        }
    }
}

/// Whether a text that is no document looks like the name of a file: one line with a separator of folders or the ending of
/// JSON files, and nothing that only JSON, markup or an address would hold.
fn is_file_name(text: &str) -> bool {
    let text = text.trim();
    let has_folder = text.contains(['/', '\\']);
    let has_ending =
        text.get(text.len().saturating_sub(5)..).is_some_and(|end| end.eq_ignore_ascii_case(".json"));
    (has_folder || has_ending)
        && !text.starts_with("//")
        && !text.starts_with("/*")
        && !text.contains("://")
        && !text.contains(['"', '{', '}', '[', ']', '<', '>', '\n', '\r'])
}

fn utf8<E: Reading>(bytes: &[u8]) -> Result<&str, E> {
    Limits::default().check_bytes(bytes.len())?;
    Ok(tieuchi::utf8(bytes)?)
}

/// The bytes of a file, if they are not too many: asked of the file system before any is read, and counted all the
/// same, since not everything that can be read knows its size.
fn contents<E: Reading>(path: &Path) -> Result<Vec<u8>, Failure<E>> {
    let limits = Limits::default();
    let (bytes, size) = (|| -> io::Result<_> {
        let file = File::open(path)?;
        let size = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
        let mut bytes = Vec::new();
        if limits.check_bytes(size).is_ok() {
            file.take(limits.document_bytes as u64 + 1).read_to_end(&mut bytes)?;
        }
        Ok((bytes, size))
    })()
    .map_err(Failure::Unreadable)?;
    limits.check_bytes(size.max(bytes.len())).map_err(E::from)?;
    Ok(bytes)
}

fn path_like(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, "os", "PathLike")
}

/// An id or another name that is given as text; `what` is what it is called in messages.
pub(crate) fn name(given: &Bound<'_, PyAny>, what: &str) -> PyResult<PyBackedStr> {
    let Ok(text) = given.cast::<PyString>() else {
        let found = given.get_type().qualname()?;
        return Err(PyTypeError::new_err(format!("{what} is text, not a `{found}`")));
    };
    backed(text, || what.to_owned())
}

/// A text without a copy; `what` names it where it is no text.
pub(crate) fn backed(text: &Bound<'_, PyString>, what: impl FnOnce() -> String) -> PyResult<PyBackedStr> {
    PyBackedStr::try_from(text.clone()).map_err(|error| {
        let py = text.py();
        if !error.is_instance_of::<PyUnicodeEncodeError>(py) {
            return error;
        }
        let place = || -> PyResult<(usize, String)> {
            let at: usize = error.value(py).getattr("start")?.extract()?;
            Ok((at, text.get_item(at)?.repr()?.to_string()))
        };
        match place() {
            Ok((at, half)) => PyValueError::new_err(format!(
                "{} holds {half} at index {at}, half of a surrogate pair and no character",
                what()
            )),
            Err(failed) => failed,
        }
    })
}
