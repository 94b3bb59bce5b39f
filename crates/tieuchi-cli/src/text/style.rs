//! Colours. They repeat what the words say and never say more.

use anstyle::{AnsiColor, Style};
use tieuchi::Outcome;

pub(crate) const PLAIN: Style = Style::new();
pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const FAINT: Style = Style::new().dimmed();
pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
pub(crate) const OPEN: Style = AnsiColor::Yellow.on_default().bold();

/// The style of an outcome.
pub(crate) const fn of(outcome: Outcome) -> Style {
    match outcome {
        Outcome::Met => GOOD,
        Outcome::NotMet => BAD,
        Outcome::Undetermined => OPEN,
        Outcome::NotApplicable => FAINT,
    }
}

/// The mark of an outcome, which stands before its word.
pub(crate) const fn mark(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "✓",
        Outcome::NotMet => "✗",
        Outcome::Undetermined => "?",
        Outcome::NotApplicable => "–",
    }
}
