//! The JSON text of a mapping: exact, strict, and with the place of whatever cannot be written.

use std::fmt::Write as _;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple, PyType};
use tieuchi::Limits;

use crate::document::backed;
use crate::place::Place;

/// The JSON text of a mapping; or how many bytes it would have, where those are more than a document may have.
pub(crate) fn json(mapping: &Bound<'_, PyAny>) -> PyResult<Result<String, usize>> {
    let limits = Limits::default();
    let mut out = Writer { text: String::new(), bytes: 0, open: Vec::new(), limits, is_too_deep: false };
    out.value(mapping, &Place::Root)?;
    Ok(if out.bytes > limits.document_bytes { Err(out.bytes) } else { Ok(out.text) })
}

struct Writer {
    text: String,
    /// How long the text is, or would be: past the limit it is only counted.
    bytes: usize,
    /// The identities of the mappings and lists that are being written, outermost first.
    open: Vec<usize>,
    limits: Limits,
    /// The text ends where it went too deep, which is what the engine will report.
    is_too_deep: bool,
}

impl Writer {
    fn push(&mut self, text: &str) {
        self.bytes += text.len();
        if self.bytes <= self.limits.document_bytes && !self.is_too_deep {
            self.text.push_str(text);
        }
    }

    fn value(&mut self, value: &Bound<'_, PyAny>, place: &Place<'_>) -> PyResult<()> {
        if value.is_none() {
            self.push("null");
        } else if let Ok(boolean) = value.cast::<PyBool>() {
            // Before integers, of which Python's booleans are some.
            self.push(if boolean.is_true() { "true" } else { "false" });
        } else if let Ok(text) = value.cast::<PyString>() {
            let text = backed(text, || format!("the text at {}", place.named()))?;
            self.string(&text);
        } else if let Ok(integer) = value.cast::<PyInt>() {
            self.integer(integer, place)?;
        } else if value.is_instance_of::<PyFloat>() {
            let class = value.py().get_type::<PyFloat>();
            let text = class.call_method1(intern!(value.py(), "__repr__"), (value,))?;
            self.number(&text, "float", place)?;
        } else if let Ok(mapping) = value.cast::<PyDict>() {
            self.mapping(value, &mapping.items(), place)?;
        } else if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
            self.list(value, place)?;
        } else if value.is_instance(decimal(value.py())?)? {
            let text = decimal(value.py())?.call_method1(intern!(value.py(), "__str__"), (value,))?;
            self.number(&text, "Decimal", place)?;
        } else if let Ok(mapping) = value.cast::<PyMapping>() {
            self.mapping(value, &mapping.items()?, place)?;
        } else if let Some(scalar) = Scalar::of(value)? {
            self.scalar(value, &scalar, place)?;
        } else {
            return Err(unsupported(value, place));
        }
        Ok(())
    }

    fn integer(&mut self, integer: &Bound<'_, PyInt>, place: &Place<'_>) -> PyResult<()> {
        if let Ok(small) = integer.extract::<i64>() {
            self.push(&small.to_string());
            return Ok(());
        }
        let class = integer.py().get_type::<PyInt>();
        let text = class.call_method1(intern!(integer.py(), "__repr__"), (integer,));
        // Python writes out no more than some thousand digits.
        let text = text.map_err(|_| {
            let place = place.named();
            PyValueError::new_err(format!("{place}: the integer is too large to be written out"))
        })?;
        self.push(text.cast::<PyString>()?.to_str()?);
        Ok(())
    }

    /// A number that Python has written out.
    fn number(&mut self, text: &Bound<'_, PyAny>, kind: &str, place: &Place<'_>) -> PyResult<()> {
        let text = text.cast::<PyString>()?.to_str()?;
        let is_number =
            text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'));
        if !is_number {
            let place = place.named();
            return Err(PyValueError::new_err(format!(
                "{place}: the {kind} {text} is no number; a value that is not reported is None"
            )));
        }
        self.push(text);
        Ok(())
    }

    fn string(&mut self, text: &str) {
        self.push("\"");
        let mut rest = text;
        while let Some(at) = rest.find(|character| matches!(character, '"' | '\\' | '\0'..='\u{1f}')) {
            let (plain, from) = rest.split_at(at);
            self.push(plain);
            let (special, after) = from.split_at(1);
            let mut escaped = String::with_capacity(6);
            match special {
                "\"" | "\\" => escaped.extend(["\\", special]),
                _ => special.bytes().for_each(|byte| {
                    let _ = write!(escaped, "\\u{byte:04x}");
                }),
            }
            self.push(&escaped);
            rest = after;
        }
        self.push(rest);
        self.push("\"");
    }

    fn mapping(
        &mut self,
        mapping: &Bound<'_, PyAny>,
        items: &Bound<'_, PyList>,
        place: &Place<'_>,
    ) -> PyResult<()> {
        self.nested(mapping, "{", "}", place, |out| {
            for (number, item) in items.iter().enumerate() {
                let pair: PyResult<(Bound<'_, PyAny>, Bound<'_, PyAny>)> = item.extract();
                let (key, value) = pair.map_err(|_| {
                    let place = place.named();
                    PyTypeError::new_err(format!("{place}: its items are no pairs of a key and a value"))
                })?;
                let Ok(key) = key.cast::<PyString>() else {
                    let (place, key_type) = (place.named(), name(&key));
                    let key = shortened(&key);
                    return Err(PyTypeError::new_err(format!(
                        "{place}: the key {key} is of the type `{key_type}`; keys are text"
                    )));
                };
                let key = backed(key, || format!("a key of {}", place.named()))?;
                if number > 0 {
                    out.push(",");
                }
                out.string(&key);
                out.push(":");
                out.value(&value, &Place::Key(place, &key))?;
            }
            Ok(())
        })
    }

    fn list(&mut self, list: &Bound<'_, PyAny>, place: &Place<'_>) -> PyResult<()> {
        self.nested(list, "[", "]", place, |out| {
            for (index, item) in list.try_iter()?.enumerate() {
                if index > 0 {
                    out.push(",");
                }
                out.value(&item?, &Place::Item(place, index))?;
            }
            Ok(())
        })
    }

    /// Writes what is inside a mapping or a list, unless that is itself or too deep.
    fn nested(
        &mut self,
        container: &Bound<'_, PyAny>,
        opening: &str,
        closing: &str,
        place: &Place<'_>,
        inside: impl FnOnce(&mut Self) -> PyResult<()>,
    ) -> PyResult<()> {
        let identity = container.as_ptr().addr();
        if self.open.contains(&identity) {
            let place = place.named();
            return Err(PyValueError::new_err(format!("{place}: it holds itself, so it has no end")));
        }
        self.push(opening);
        if self.open.len() >= self.limits.depth {
            self.is_too_deep = true;
        } else {
            self.open.push(identity);
            inside(self)?;
            self.open.pop();
        }
        self.push(closing);
        Ok(())
    }

    fn scalar(&mut self, value: &Bound<'_, PyAny>, scalar: &Scalar, place: &Place<'_>) -> PyResult<()> {
        match scalar {
            Scalar::Plain => self.value(&value.call_method0("item")?, place),
            Scalar::Floating => {
                // The shortest text that reads back to the same number of the same width.
                let numpy = value.py().import("numpy")?;
                let arguments = PyDict::new(value.py());
                arguments.set_item("unique", true)?;
                arguments.set_item("trim", "0")?;
                let text = numpy.call_method("format_float_positional", (value,), Some(&arguments))?;
                self.number(&text, &name(value), place)
            }
        }
    }
}

/// A scalar of numpy.
enum Scalar {
    /// An integer or a boolean.
    Plain,
    /// A binary floating-point number other than Python's own.
    Floating,
}

impl Scalar {
    /// What scalar a value is; numpy is asked only where somebody has imported it.
    fn of(value: &Bound<'_, PyAny>) -> PyResult<Option<Self>> {
        let modules = value.py().import("sys")?.getattr("modules")?;
        let Ok(numpy) = modules.get_item("numpy") else { return Ok(None) };
        for (class, scalar) in
            [("floating", Self::Floating), ("integer", Self::Plain), ("bool_", Self::Plain)]
        {
            // A duration is an integer to numpy, and none to anybody else.
            if value.is_instance(&numpy.getattr(class)?)? && name(value) != "timedelta64" {
                return Ok(Some(scalar));
            }
        }
        Ok(None)
    }
}

fn unsupported(value: &Bound<'_, PyAny>, place: &Place<'_>) -> PyErr {
    let (place, name) = (place.named(), name(value));
    let advice = match name.as_str() {
        "Fraction" => "; give numerator and denominator, or a Decimal",
        "date" | "datetime" => "; write a date as text, like \"2024-03-18\"",
        _ => "; a document holds mappings, lists, text, numbers, booleans and None",
    };
    PyTypeError::new_err(format!("{place}: a `{name}` cannot be written{advice}"))
}

fn name(value: &Bound<'_, PyAny>) -> String {
    value.get_type().qualname().map_or_else(|_| "object".to_owned(), |name| name.to_string())
}

fn shortened(key: &Bound<'_, PyAny>) -> String {
    let Ok(shown) = key.repr().and_then(|repr| backed(&repr, String::new)) else { return "?".to_owned() };
    tieuchi::visible(&shown).chars().take(60).collect()
}

fn decimal(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, "decimal", "Decimal")
}
