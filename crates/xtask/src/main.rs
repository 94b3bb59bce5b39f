//! `cargo xtask`: what plain cargo cannot do, as thin steps around it.

mod python;
mod wasm;

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

/// What a task fails with: one line for a person.
type Outcome = Result<(), String>;

/// A task: its name, what it does, and how.
struct Task {
    name: &'static str,
    about: &'static str,
    run: fn() -> Outcome,
}

const TASKS: &[Task] = &[
    Task { name: "test", about: "set up and pass every check and test", run: test },
    Task {
        name: "python",
        about: "of these, those of the Python package and the reference evaluator",
        run: python::test,
    },
    Task {
        name: "reference",
        about: "compare the engine with the reference evaluator: `--count 100000`, `--seed 1`, …",
        run: python::reference,
    },
    Task { name: "bless", about: "rewrite the exact bytes of vectors and cases", run: bless },
    Task { name: "wasm", about: "build the npm package and print its sizes", run: wasm::build },
    Task { name: "wasm-test", about: "build the npm package and pass its tests", run: wasm::test },
    Task { name: "deny", about: "check licences, sources and advisories with cargo-deny", run: deny },
];

fn main() -> ExitCode {
    let name = env::args().nth(1).unwrap_or_default();
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        eprintln!("usage: cargo xtask TASK\n");
        for task in TASKS {
            eprintln!("  {:9} {}", task.name, task.about);
        }
        return ExitCode::from(2);
    };
    match (task.run)() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn test() -> Outcome {
    cargo("the layout of the code", "fmt --all --check")?;
    cargo("lints", "clippy --locked --workspace --all-targets --all-features -- -D warnings")?;
    // What a browser will carry: the engine alone, with nothing built in.
    cargo("the engine alone", "clippy --locked --package tieuchi --no-default-features -- -D warnings")?;
    docs()?;
    cargo("tests", "test --locked --workspace --all-features")?;
    python::test()?;
    wasm::test()?;
    python::streams()?;
    first_command_of_readme()
}

fn bless() -> Outcome {
    step(
        "the vectors' bytes",
        cargo_command("test --locked --package tieuchi-tests --test conformance --test progress")
            .env("TIEUCHI_BLESS", "1"),
    )
}

fn deny() -> Outcome {
    cargo("licences, sources, duplicates", "deny --locked --all-features check licenses sources bans")?;
    // The database of advisories comes over the network, which is not there everywhere.
    if let Err(message) = cargo("advisories", "deny --locked --all-features check advisories") {
        println!("xtask: the advisories could not be checked, or there is one: {message}");
    }
    Ok(())
}

fn docs() -> Outcome {
    let mut command = cargo_command("doc --locked --workspace --no-deps --all-features");
    step("the documentation", command.env("RUSTDOCFLAGS", "-D warnings"))
}

/// README promises its first two commands: this runs the first, and is the second.
fn first_command_of_readme() -> Outcome {
    let readme =
        std::fs::read_to_string(root().join("README.md")).map_err(|error| format!("README.md: {error}"))?;
    let mut commands = readme.split("```sh\n").skip(1).filter_map(|block| block.split_once("\n```"));
    let (first, _) = commands.next().ok_or("README.md has no command")?;
    let (second, _) = commands.next().ok_or("README.md has no second command")?;
    if second != "cargo xtask test" {
        return Err(format!("README's second command is `{second}`, not this one"));
    }
    step("README's first command", Command::new("sh").args(["-c", first]))
}

fn cargo(what: &str, arguments: &str) -> Outcome {
    step(what, &mut cargo_command(arguments))
}

fn cargo_command(arguments: &str) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments.split(' '));
    command
}

fn step(what: &str, command: &mut Command) -> Outcome {
    println!("\n== {what}");
    let start = Instant::now();
    if command.get_current_dir().is_none() {
        command.current_dir(root());
    }
    let status = command.status().map_err(|error| format!("{what}: {error}"))?;
    println!("== {what}: {status}, {} s", start.elapsed().as_secs());
    if status.success() { Ok(()) } else { Err(format!("{what} failed: {status}")) }
}

fn root() -> PathBuf {
    // This crate stands two folders below the root.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}
