//! The native half of the Python package `tieuchi`: documents in, JSON out.
//!
//! Nothing here decides anything, and nothing of the engine is modelled again: the Python half reads the engine's JSON.
//! What is written in Python around this module is the public interface; this module is private to it.

mod command_line;
mod convert;
mod document;
mod error;
mod evaluation;
mod names;
mod place;
mod rules;

use pyo3::prelude::*;

#[pymodule]
mod _native {
    #[pymodule_export]
    use crate::command_line::main;
    #[pymodule_export]
    use crate::evaluation::{Dossier, Evaluation};
    #[pymodule_export]
    use crate::names::label;
    #[pymodule_export]
    use crate::rules::{RuleSet, RuleSets};

    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        module.add("SEMANTICS", tieuchi::SEMANTICS)?;
        crate::names::add_to(module)
    }
}
