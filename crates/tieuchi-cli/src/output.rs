//! Files that are written: whole or not at all, and over another only when that is wanted.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use crate::input::shown;
use crate::messages::Messages;
use crate::terminal::Terminal;
use crate::words::{self, Word};

/// Where a file is to be written.
pub(crate) struct Output<'o> {
    pub(crate) path: &'o Path,
    /// Whether one that is there may be replaced.
    pub(crate) force: bool,
}

impl Output<'_> {
    /// Whether it may be written, as far as can be told before there is anything to write; what is read is never written over.
    pub(crate) fn may_write(&self, inputs: &[&Path], terminal: Terminal, messages: &mut Messages) -> bool {
        let name = shown(self.path);
        let real = self.path.canonicalize().ok();
        if real.is_some() && inputs.iter().any(|input| input.canonicalize().ok() == real) {
            messages.failure(&Word::OutputIsInput.with(terminal.language, &[&name]));
            return false;
        }
        if !self.force && self.path.symlink_metadata().is_ok() {
            messages.failure(&Word::OutputThere.with(terminal.language, &[&name]));
            return false;
        }
        true
    }

    /// Writes it beside its place and puts it there once it is whole.
    pub(crate) fn write(&self, bytes: &[u8], terminal: Terminal, messages: &mut Messages) -> bool {
        let name = shown(self.path);
        match self.replace(bytes) {
            Ok(()) => true,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && !self.force => {
                messages.failure(&Word::OutputThere.with(terminal.language, &[&name]));
                false
            }
            Err(error) => {
                let reason = words::io_error(&error, terminal.language);
                messages.failure(&Word::CannotWriteFile.with(terminal.language, &[&name, &reason]));
                false
            }
        }
    }

    fn replace(&self, bytes: &[u8]) -> io::Result<()> {
        beside(self.path, |file, whole| fill(file, bytes).and_then(|()| self.put(whole)))
    }

    /// Puts the whole file in its place; without force only where nothing came there meanwhile.
    fn put(&self, whole: &Path) -> io::Result<()> {
        if self.force {
            return fs::rename(whole, self.path);
        }
        match fs::hard_link(whole, self.path) {
            Ok(()) => fs::remove_file(whole),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            // Not every file system has links.
            Err(_) => fs::rename(whole, self.path),
        }
    }
}

/// Replaces what a file holds; its permissions stay, and where it is a link what that names is replaced.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    beside(&path, |file, whole| {
        file.set_permissions(permissions)?;
        fill(file, bytes)?;
        fs::rename(whole, &path)
    })
}

/// Works with a new file beside another, of which nothing is left where that fails.
fn beside(path: &Path, work: impl FnOnce(File, &Path) -> io::Result<()>) -> io::Result<()> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
    let whole = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let file = File::create_new(&whole)?;
    let done = work(file, &whole);
    if done.is_err() {
        // The error that counts is the first.
        let _ = fs::remove_file(&whole);
    }
    done
}

fn fill(mut file: File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// Whether the name of a file ends so, in whatever case.
pub(crate) fn ends(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}
