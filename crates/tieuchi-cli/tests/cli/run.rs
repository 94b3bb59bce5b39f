//! Running the binary in a world of its own: no locale, no terminal, no colours unless a test says so.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// Variables that change what is printed.
const VARIABLES: [&str; 9] =
    ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM", "CI"];

/// A directory with files, in which the binary runs.
pub(crate) struct World {
    directory: TempDir,
    variables: Vec<(String, String)>,
}

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: Option<i32>,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

impl World {
    pub(crate) fn new() -> Self {
        Self { directory: TempDir::new().unwrap(), variables: Vec::new() }
    }

    /// The same world with a file in it.
    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        std::fs::write(self.path(name), content).unwrap();
        self
    }

    /// The same world with a variable set.
    pub(crate) fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tieuchi"));
        command.args(arguments).current_dir(self.directory.path()).stdin(Stdio::null());
        for name in VARIABLES {
            command.env_remove(name);
        }
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs to the end, with nothing on standard input.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments).output().unwrap())
    }

    /// Runs to the end, with this on standard input.
    pub(crate) fn pipe(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut child = self.spawn(arguments);
        let mut stdin = child.stdin.take().unwrap();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                // A run that ends early reads no more of it.
                let _ = stdin.write_all(input);
            });
            Run::of(child.wait_with_output().unwrap())
        })
    }

    /// Starts a run with all streams open.
    pub(crate) fn spawn(&self, arguments: &[&str]) -> Child {
        self.command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }
}

impl Run {
    fn of(output: std::process::Output) -> Self {
        Self {
            status: output.status.code(),
            stdout: output.stdout,
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Standard output as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).unwrap()
    }

    /// That all went well: the status is 0 and nothing was said.
    #[track_caller]
    pub(crate) fn fine(self) -> Self {
        assert_eq!((self.status, self.stderr.as_str()), (Some(0), ""), "{}", self.text());
        self
    }
}

/// That a text is what a file of `expected/` holds. `TIEUCHI_BLESS=1` writes the file; read what it writes.
#[track_caller]
pub(crate) fn assert_expected(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cli/expected").join(name);
    if std::env::var_os("TIEUCHI_BLESS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(text == expected, "not what {} holds:\n{text}", path.display());
}
