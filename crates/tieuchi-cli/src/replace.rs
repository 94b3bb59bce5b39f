//! Files that are changed in their place: written whole beside it, then renamed, so that nobody ever finds half of one.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// Replaces what a file holds.
pub(crate) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    // A link stays one, and what it names is replaced.
    let path = fs::canonicalize(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = write(&beside, content, &path).and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        // The error that counts is the first.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn write(beside: &Path, content: &[u8], path: &Path) -> io::Result<()> {
    let mut file = File::create_new(beside)?;
    file.write_all(content)?;
    file.set_permissions(fs::metadata(path)?.permissions())?;
    file.sync_all()
}
