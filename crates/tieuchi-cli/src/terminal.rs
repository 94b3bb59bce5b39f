//! Where output goes: standard output in large pieces, colours where they are wanted, widths that fit.

use std::io::{self, BufWriter, Write};

use anstream::{AutoStream, ColorChoice};
use tieuchi::Language;

use crate::args::Color;

/// Output is handed on in pieces of this many bytes.
const BUFFER: usize = 64 << 10;

/// Columns where nobody says how many there are.
const COLUMNS: usize = 100;

/// Lines longer than this are hard to read, however wide the screen.
const MOST_COLUMNS: usize = 120;

/// Tables cannot be laid out in less.
const LEAST_COLUMNS: usize = 60;

/// How people are spoken to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terminal {
    pub(crate) language: Language,
    color: Color,
}

impl Terminal {
    pub(crate) const fn new(language: Language, color: Color) -> Self {
        Self { language, color }
    }

    /// Standard output for people: escapes of colour are dropped where they are not wanted.
    pub(crate) fn text_output(self) -> Box<dyn Write> {
        let stdout = io::stdout().lock();
        let choice = self.choice(|| AutoStream::choice(&stdout));
        Box::new(BufWriter::with_capacity(BUFFER, AutoStream::new(stdout, choice)))
    }

    /// Standard error.
    pub(crate) fn messages(self) -> AutoStream<io::Stderr> {
        let stderr = io::stderr();
        let choice = self.choice(|| AutoStream::choice(&stderr));
        AutoStream::new(stderr, choice)
    }

    fn choice(self, automatic: impl Fn() -> ColorChoice) -> ColorChoice {
        match self.color {
            Color::Auto => automatic(),
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        }
    }
}

/// Standard output for programs: every byte as it is.
pub(crate) fn data_output() -> Box<dyn Write> {
    Box::new(BufWriter::with_capacity(BUFFER, io::stdout().lock()))
}

/// The columns of standard output.
pub(crate) fn output_width() -> usize {
    width(terminal_size::terminal_size_of(io::stdout()))
}

/// The columns of standard error.
pub(crate) fn message_width() -> usize {
    width(terminal_size::terminal_size_of(io::stderr()))
}

/// The columns of a terminal, else those that the environment names (as `ls` and `clap` have it), else a hundred.
fn width(size: Option<(terminal_size::Width, terminal_size::Height)>) -> usize {
    let named = || std::env::var("COLUMNS").ok()?.parse().ok();
    size.map(|(width, _)| usize::from(width.0))
        .or_else(named)
        .unwrap_or(COLUMNS)
        .clamp(LEAST_COLUMNS, MOST_COLUMNS)
}

/// One line on standard error, before anything is known of language and colours.
pub(crate) fn say(line: &str) {
    // There is nobody left to tell that standard error is gone.
    let _ = writeln!(io::stderr(), "{line}");
}
