//! Lints: what can be read, and looks like a slip of its author.

mod exceptions;
mod form;
mod pages;
mod status;
mod targets;
mod units;
mod used;
mod wording;

use tieuchi::{Diagnostic, Findings, Json, Limits};

pub use crate::lint::exceptions::{LintExceptions, Settled};
pub(crate) use crate::lint::form::decimal;
pub use crate::lint::pages::{PAGES, page};

/// What looks like a slip in the text of a rule set or an index that can be read.
///
/// ```
/// use tieuchi::Code;
///
/// let text = r#"{"groups": [], "resources": [{"id": "qd-1", "number": "1/QĐ", "date": null}]}"#;
/// let codes: Vec<Code> = tieuchi_author::lints(text).iter().map(|found| found.code()).collect();
/// assert_eq!(codes, [Code::ResourceNotUsed, Code::ResourceWithoutNumber]);
/// ```
pub fn lints(text: &str) -> Vec<Diagnostic> {
    // Warnings beyond the limit would be dropped, and exceptions from them look stale.
    let limits = Limits { diagnostics: usize::MAX, ..Limits::default() };
    let json = match Json::parse(text, &limits) {
        Ok(json) => json,
        Err(diagnostic) => return vec![*diagnostic],
    };
    let mut findings = Findings::new(&limits);
    for family in [targets::check, used::check, wording::check, units::check, status::check, form::check] {
        family(json.root(), &mut findings);
    }
    findings.finish(text)
}
