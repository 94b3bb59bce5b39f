//! The native half of the Python package `tieuchi`: documents in, JSON out.
//!
//! Nothing here decides anything, and nothing of the engine is modelled again: the Python half reads the engine's JSON.
//! What is written in Python around this module is the public interface; this module is private to it.

mod command_line;
mod comparison;
mod convert;
mod document;
mod error;
mod evaluation;
mod names;
mod place;
mod rules;

use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::wrap_pyfunction;

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    of_one_interpreter(module.py())?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("SEMANTICS", tieuchi::SEMANTICS)?;
    module.add_class::<rules::RuleSet>()?;
    module.add_class::<rules::RuleSets>()?;
    module.add_class::<evaluation::Dossier>()?;
    module.add_class::<evaluation::Evaluation>()?;
    module.add_class::<comparison::Register>()?;
    module.add_class::<comparison::Roster>()?;
    module.add_class::<comparison::Overview>()?;
    module.add_function(wrap_pyfunction!(comparison::rank_json, module)?)?;
    module.add_function(wrap_pyfunction!(names::label, module)?)?;
    module.add_function(wrap_pyfunction!(command_line::main, module)?)?;
    names::add_to(module)
}

/// A module with nothing in it, which exists in the interpreter that makes it first and in no other.
#[pymodule]
mod first {}

/// Refuses every interpreter of the process but the first: the classes and exceptions that are remembered here belong to
/// that one, and would be used by the others.
///
/// `_PYO3_DEF` is what pyo3's own macros name and its documentation does not. Its documented ways to the same check do not
/// serve: `wrap_pymodule!` panics in another interpreter, and a submodule that is exported is refused in pyo3's words and
/// not in ours. Where the name changes, this does not compile; where what it does changes, `tests/test_interpreters.py`
/// fails.
fn of_one_interpreter(py: Python<'_>) -> PyResult<()> {
    first::_PYO3_DEF.make_module(py).map(drop).map_err(|error| {
        let refused = PyImportError::new_err(
            "tieuchi can be used by one interpreter of a process, and another one has imported it; use threads or processes",
        );
        refused.set_cause(py, Some(error));
        refused
    })
}
