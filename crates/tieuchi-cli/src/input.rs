//! Files and standard input, never more of them in memory than a document may have.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use tieuchi::{Diagnostic, Limits, visible};

/// Where a document comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Input {
    File(PathBuf),
    StandardInput,
}

/// Why a document is not at hand.
#[derive(Debug)]
pub(crate) enum ReadError {
    /// It cannot be read.
    Io(io::Error),
    /// The file has too many bytes.
    TooLarge(Box<Diagnostic>),
    /// It is a stream, and did not end within so many bytes.
    Endless(usize),
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Input {
    /// `-` is standard input.
    pub(crate) fn new(path: &Path) -> Self {
        if path.as_os_str() == "-" { Self::StandardInput } else { Self::File(path.to_owned()) }
    }

    /// The path of a file.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::StandardInput => None,
        }
    }

    /// The name that messages use.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::File(path) => shown(path),
            Self::StandardInput => "<stdin>".to_owned(),
        }
    }

    /// Whether the name says that the file holds a document on each line.
    pub(crate) fn is_lines_file(&self) -> bool {
        match self {
            Self::File(path) => {
                path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("jsonl"))
            }
            Self::StandardInput => false,
        }
    }

    /// Whether it can only be meant as a file: an id of something built in has no folder and no ending.
    pub(crate) fn is_path(&self) -> bool {
        match self {
            Self::StandardInput => true,
            Self::File(path) => {
                path.exists()
                    || path.components().count() > 1
                    || path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
            }
        }
    }

    /// Opens it for reading line by line.
    pub(crate) fn open(&self) -> io::Result<Box<dyn BufRead>> {
        Ok(match self {
            Self::File(path) => Box::new(BufReader::with_capacity(64 << 10, open_file(path)?)),
            Self::StandardInput => Box::new(io::stdin().lock()),
        })
    }

    /// Whether it can be opened, as far as that can be told without opening a pipe.
    pub(crate) fn look(&self) -> io::Result<()> {
        match self {
            Self::File(path) if std::fs::metadata(path)?.is_file() => File::open(path).map(drop),
            Self::File(path) if path.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Self::File(_) | Self::StandardInput => Ok(()),
        }
    }

    /// The whole document.
    pub(crate) fn read(&self, limits: &Limits) -> Result<Vec<u8>, ReadError> {
        match self {
            Self::File(path) => {
                let file = open_file(path)?;
                let metadata = file.metadata()?;
                let length = usize::try_from(metadata.len()).unwrap_or(usize::MAX);
                // What is no plain file has no length to go by.
                if metadata.is_file() {
                    limits.check_bytes(length).map_err(ReadError::TooLarge)?;
                }
                read_within(file, length.min(limits.document_bytes), limits)
            }
            Self::StandardInput => read_within(io::stdin().lock(), 0, limits),
        }
    }
}

/// The path as a message shows it.
pub(crate) fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy()).into_owned()
}

fn open_file(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    // Opening a directory succeeds, and only reading it would fail.
    if file.metadata()?.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
}

fn read_within(source: impl Read, expected: usize, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::with_capacity(expected + 1);
    let most = u64::try_from(limits.document_bytes).unwrap_or(u64::MAX);
    source.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() > limits.document_bytes {
        return Err(ReadError::Endless(limits.document_bytes));
    }
    Ok(bytes)
}
