//! The Python package and the reference evaluator: their own environment under `target/`, their checks and tests, and the
//! comparison of all languages.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::{Outcome, cargo, root, step};

/// How many random dossiers the tests put to the reference evaluator; `cargo xtask reference` takes any number.
const REFERENCE_DOSSIERS: &str = "10000";

/// How many random dossiers must get the same bytes from the engine and its bindings.
const STREAMED_DOSSIERS: &str = "20000";

const REQUIREMENTS: &str = "bindings/python/requirements-dev.txt";

/// Sets up, checks and tests the package and the reference evaluator.
pub(crate) fn test() -> Outcome {
    package()?;
    reference_itself()?;
    compare_with_reference(&["--count".into(), REFERENCE_DOSSIERS.into()])
}

/// Compares the engine with the reference evaluator, with the options that follow the task's name.
pub(crate) fn reference() -> Outcome {
    environment()?;
    compare_with_reference(&env::args().skip(2).collect::<Vec<_>>())
}

fn package() -> Outcome {
    environment()?;
    // `--locked` for the cargo that maturin calls; the environment comes first so that pip finds maturin.
    let mut install = program("pip");
    install.args(["install", "--quiet", "--disable-pip-version-check", "--no-build-isolation", "--no-deps"]);
    install.args(["--force-reinstall", "./bindings/python"]).env("MATURIN_PEP517_ARGS", "--locked");
    step("the Python package", install.env("PATH", path()?))?;
    let folder = root().join("bindings/python");
    let run = |what, name, arguments: &[&str]| {
        step(what, program(name).args(arguments).current_dir(&folder).env("PATH", path()?))
    };
    run("the package's tests", "python", &["-m", "pytest", "--quiet"])?;
    run("the package's types", "mypy", &[])?;
    run(
        "the native module's stubs",
        "python",
        &["-m", "mypy.stubtest", "--mypy-config-file", "pyproject.toml", "tieuchi._native"],
    )?;
    run("the package's lints", "ruff", &["check", "."])?;
    run("the package's layout", "ruff", &["format", "--check", "."])
}

fn reference_itself() -> Outcome {
    let folder = root().join("tests/reference");
    let run = |what, name, arguments: &[&str]| step(what, program(name).args(arguments).current_dir(&folder));
    run("the reference evaluator's tests", "python", &["-m", "unittest"])?;
    run("the reference evaluator's types", "mypy", &["--strict", "."])?;
    run("the reference evaluator's lints", "ruff", &["check", "."])?;
    run("the reference evaluator's layout", "ruff", &["format", "--check", "."])
}

fn compare_with_reference(options: &[String]) -> Outcome {
    let binary = command_line()?;
    for (what, script) in
        [("the reference evaluator", "compare.py"), ("its scores by indicators", "scores.py")]
    {
        let mut command = program("python");
        command.arg(format!("tests/reference/{script}")).arg("--binary").arg(&binary).args(options);
        step(&format!("the engine and {what}"), &mut command)?;
    }
    Ok(())
}

/// The same bytes from the engine, the command line and both packages, which were built before, for dossiers well- and
/// malformed.
pub(crate) fn streams() -> Outcome {
    // As the tests were built, so that nothing is built twice; unoptimised, it checks for overflow.
    cargo("the engine as a stream", "build --locked --workspace --all-features --example stream")?;
    let native = format!("'{}'", built()?.join("examples/stream").display());
    let mut command = program("python");
    command.args(["tests/reference/streams.py", "--count", STREAMED_DOSSIERS, "--native", &native]);
    command.args(["--python", "target/python-venv/bin/python bindings/python/tests/stream.py"]);
    command.args(["--node", "node bindings/wasm/test/stream.js"]);
    command.arg("--binary").arg(command_line()?);
    step("the same bytes from the engine and its bindings", &mut command)
}

/// The command line, optimised: what README's first command builds.
fn command_line() -> Result<PathBuf, String> {
    cargo("the command line", "build --release --locked --package tieuchi-cli")?;
    let debug = built()?;
    Ok(debug.with_file_name("release").join("tieuchi"))
}

/// The folder of what cargo built without optimisation, this program among it.
fn built() -> Result<PathBuf, String> {
    let this = env::current_exe().map_err(|error| format!("this program's place: {error}"))?;
    this.parent().map(PathBuf::from).ok_or_else(|| "this program is in no folder".into())
}

/// Makes the environment and installs what the checks need, unless both are there already.
fn environment() -> Outcome {
    let python = env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let version = version(&python)?;
    let pins =
        fs::read_to_string(root().join(REQUIREMENTS)).map_err(|error| format!("{REQUIREMENTS}: {error}"))?;
    let wanted = format!("# {version}\n{pins}");
    let stamp = environment_folder().join("installed.txt");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let mut create = Command::new(python);
    step("an environment for Python", create.args(["-m", "venv", "--clear"]).arg(environment_folder()))?;
    let mut install = program("pip");
    install.args(["install", "--quiet", "--disable-pip-version-check", "--cache-dir", "target/pip"]);
    step("what the Python checks need", install.args(["--requirement", REQUIREMENTS]))?;
    fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// The interpreter's version; an error that says what to install where it cannot be used.
fn version(python: &OsStr) -> Result<String, String> {
    let needed = "the Python package needs CPython 3.10 or later with its module venv";
    let name = python.display();
    let mut asked = Command::new(python);
    asked.args([
        "-c",
        "import sys, venv, ensurepip; print(sys.version_info >= (3, 10), sys.executable, sys.version)",
    ]);
    let answer = asked.output().map_err(|error| {
        format!("{needed}; `{name}`: {error} (another interpreter can be named in PYTHON)")
    })?;
    if !answer.status.success() {
        return Err(format!("{needed}; `{name}` lacks that module (Debian's package python3-venv has it)"));
    }
    let said = String::from_utf8_lossy(&answer.stdout).replace('\n', " ");
    match said.trim().split_once(' ') {
        Some(("True", version)) => Ok(version.to_owned()),
        _ => Err(format!("{needed}; `{name}` is {}", said.trim_start_matches("False "))),
    }
}

/// A program of the environment; it leaves nothing beside the sources.
fn program(name: &str) -> Command {
    let mut command = Command::new(environment_folder().join("bin").join(name));
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    command
        .env("MYPY_CACHE_DIR", root().join("target/mypy"))
        .env("RUFF_CACHE_DIR", root().join("target/ruff"));
    command
}

/// The search path with the environment first.
fn path() -> Result<std::ffi::OsString, String> {
    let inherited = env::var_os("PATH").unwrap_or_default();
    let folders = [environment_folder().join("bin")].into_iter().chain(env::split_paths(&inherited));
    env::join_paths(folders).map_err(|error| format!("PATH: {error}"))
}

fn environment_folder() -> PathBuf {
    root().join("target/python-venv")
}
