//! Lints: what can be read, and looks like a slip of its author.

mod exceptions;
mod form;
mod pages;
mod status;
mod targets;
mod units;
mod used;
mod wording;

use tieuchi::{Code, Diagnostic, Findings, Json, Limits};

pub use crate::lint::exceptions::{LintExceptions, Settled};
pub(crate) use crate::lint::form::decimal;
pub use crate::lint::pages::{PAGES, page};

/// Leaves out what is not asked of a draft yet: translations, and numbers and dates of what is cited.
///
/// It is for what is left when exceptions have been settled, so that those of a set hold for its drafts too.
///
/// ```
/// let mut found = tieuchi_author::lints(r#"{"status": "draft", "resources": [{"id": "qd-1", "number": null}]}"#);
/// tieuchi_author::spare_a_draft("{\"status\": \"draft\"}", &mut found);
/// assert_eq!(found.iter().map(|found| found.code().as_str()).collect::<Vec<_>>(), ["resource_not_used"]);
/// ```
pub fn spare_a_draft(text: &str, found: &mut Vec<Diagnostic>) {
    let status = |json: Json<'_>| json.root().get("status")?.string().map(std::borrow::Cow::into_owned);
    let status = Json::parse(text, &Limits::default()).ok().and_then(status);
    if status.as_deref() == Some("draft") {
        found.retain(|found| {
            !matches!(found.code(), Code::TextWithoutTranslation | Code::ResourceWithoutNumber)
        });
    }
}

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
