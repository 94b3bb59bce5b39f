//! The binary `tieuchi`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(tieuchi_cli::main_from(std::env::args_os()))
}
