//! The JSON text of a mapping: exact, strict, and with the place of whatever cannot be written.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple, PyType};
use tieuchi::{Limits, json_escaped};

use crate::document::backed;
use crate::place::Place;

/// How many values are written between two looks at what the process was signalled, Ctrl-C above all.
const VALUES_BETWEEN_SIGNALS: usize = 4096;

/// The JSON text of a mapping; nothing where that has more bytes than a document may have.
///
/// The walk ends where the limit is passed: a mapping that holds one list many times over is small in memory and would be
/// endless as text.
pub(crate) fn json(mapping: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    let limits = Limits::default();
    let mut out =
        Writer { text: String::new(), bytes: 0, values: 0, open: Vec::new(), limits, is_too_deep: false };
    out.value(mapping, &Place::Root)?;
    Ok(if out.is_too_large() { None } else { Some(out.text) })
}

struct Writer {
    text: String,
    /// How long the text is, or would be: past the limit it is only counted.
    bytes: usize,
    /// How many values have been looked at.
    values: usize,
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

    fn is_too_large(&self) -> bool {
        self.bytes > self.limits.document_bytes
    }

    fn value(&mut self, value: &Bound<'_, PyAny>, place: &Place<'_>) -> PyResult<()> {
        self.values += 1;
        if self.values.is_multiple_of(VALUES_BETWEEN_SIGNALS) {
            value.py().check_signals()?;
        }
        if value.is_none() {
            self.push("null");
        } else if let Ok(boolean) = value.cast::<PyBool>() {
            // Before integers, of which Python's booleans are some.
            self.push(if boolean.is_true() { "true" } else { "false" });
        } else if let Ok(text) = value.cast::<PyString>() {
            self.text(text, || format!("the text at {}", place.named()))?;
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

    /// A text of Python; `what` names it where it is none. It is not encoded where its length alone is too much.
    fn text(&mut self, text: &Bound<'_, PyString>, what: impl FnOnce() -> String) -> PyResult<()> {
        let length = text.len()?;
        if length > self.limits.document_bytes {
            self.bytes += length;
        } else {
            self.string(&backed(text, what)?);
        }
        Ok(())
    }

    fn string(&mut self, text: &str) {
        self.push("\"");
        self.push(&json_escaped(text));
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
                if out.is_too_large() {
                    break;
                }
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
                if key.len()? > out.limits.document_bytes {
                    out.bytes += key.len()?;
                    break;
                }
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
                if out.is_too_large() {
                    break;
                }
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

    fn scalar(&mut self, value: &Bound<'_, PyAny>, scalar: &Scalar<'_>, place: &Place<'_>) -> PyResult<()> {
        match scalar {
            Scalar::Plain(class) => {
                // Of numpy's class, since the value's own may say anything, itself for one; and no further than what it
                // must give.
                let plain = class.call_method1(intern!(value.py(), "item"), (value,))?;
                if let Ok(boolean) = plain.cast_exact::<PyBool>() {
                    self.push(if boolean.is_true() { "true" } else { "false" });
                } else if let Ok(integer) = plain.cast_exact::<PyInt>() {
                    self.integer(integer, place)?;
                } else {
                    return Err(unsupported(value, place));
                }
            }
            Scalar::Floating(format) => {
                // The shortest text that reads back to the same number of the same width.
                let arguments = PyDict::new(value.py());
                arguments.set_item("unique", true)?;
                arguments.set_item("trim", "0")?;
                let text = format.call((value,), Some(&arguments))?;
                self.number(&text, &name(value), place)?;
            }
        }
        Ok(())
    }
}

/// A scalar of numpy.
enum Scalar<'py> {
    /// An integer or a boolean, and numpy's class of them.
    Plain(Bound<'py, PyType>),
    /// A binary floating-point number other than Python's own, and what writes it.
    Floating(Bound<'py, PyAny>),
}

impl<'py> Scalar<'py> {
    /// What scalar a value is. Numpy is asked only where somebody has imported it; where the module of that name lacks
    /// what numpy has, it is another one, and there are no scalars.
    fn of(value: &Bound<'py, PyAny>) -> PyResult<Option<Self>> {
        let modules = value.py().import("sys")?.getattr("modules")?;
        let Ok(numpy) = modules.get_item("numpy") else { return Ok(None) };
        let class = |name| numpy.getattr(name).ok().and_then(|class| class.cast_into::<PyType>().ok());
        let is = |class: &Option<Bound<'py, PyType>>| match class {
            Some(class) => value.is_instance(class),
            None => Ok(false),
        };
        if is(&class("floating"))? {
            return Ok(numpy.getattr("format_float_positional").ok().map(Self::Floating));
        }
        // A duration is an integer to numpy, and none to anybody else.
        if is(&class("timedelta64"))? {
            return Ok(None);
        }
        for class in [class("integer"), class("bool_")] {
            if is(&class)? {
                return Ok(class.filter(|class| class.hasattr("item").unwrap_or(false)).map(Self::Plain));
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
