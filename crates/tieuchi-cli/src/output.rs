//! Files that are written: each whole or not at all, and none in place of another unless somebody says so.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

/// Writes a file: what is there before is kept unless it may be replaced, and never half of it is there.
pub(crate) fn write(path: &Path, content: &[u8], may_replace: bool) -> io::Result<()> {
    let name = path.file_name().ok_or(io::ErrorKind::IsADirectory)?;
    let mut beside = OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}.tmp", std::process::id()));
    let beside = path.with_file_name(beside);
    let written = (|| {
        keep(path, may_replace)?;
        let mut file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
        file.write_all(content)?;
        file.sync_all()?;
        keep(path, may_replace)?;
        fs::rename(&beside, path)
    })();
    if written.is_err() {
        // It may not be there at all.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// An error where something is there that may not be replaced.
fn keep(path: &Path, may_replace: bool) -> io::Result<()> {
    if !may_replace && path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    Ok(())
}
