//! The command line, run inside an interpreter.

use std::ffi::OsString;
use std::io::Write as _;

use pyo3::prelude::*;

/// Runs the command line with these arguments, the name of the program first, and gives its exit status.
#[pyfunction]
pub(crate) fn main(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| {
        let status = tieuchi_cli::main_from(arguments);
        // A program's own standard output is flushed as it ends, an interpreter's module's is not. What cannot be
        // written any more, nobody reads.
        let _ = std::io::stdout().flush();
        status
    })
}
