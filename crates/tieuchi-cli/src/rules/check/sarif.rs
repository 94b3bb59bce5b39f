//! What a check finds as SARIF 2.1.0, the form in which editors and CI servers read it.

use tieuchi::{Code, Diagnostic, Language, Severity, Text};
use tieuchi_author::page;

use crate::input::Input;
use crate::json;
use crate::rules::check::files::{Checked, Content};

/// The schema of the form.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The log of one run.
pub(super) fn log(files: &[Checked], is_whole: bool, language: Language) -> String {
    let mut codes: Vec<Code> = Vec::new();
    let mut results = Vec::new();
    for (file, content) in files.iter().filter_map(|file| Some((file, file.content.as_ref().ok()?))) {
        let place = Place::of(&file.input, content);
        let open = content.diagnostics.iter().map(|diagnostic| (diagnostic, None));
        let accepted = content.accepted.iter().map(|(diagnostic, reason)| (diagnostic, Some(reason)));
        for (diagnostic, reason) in open.chain(accepted) {
            let rule = codes.iter().position(|code| *code == diagnostic.code()).unwrap_or_else(|| {
                codes.push(diagnostic.code());
                codes.len() - 1
            });
            results.push(result(diagnostic, rule, reason, &place, language));
        }
    }
    let driver = json::object(&[
        ("name", json::string("tieuchi")),
        ("version", json::string(env!("CARGO_PKG_VERSION"))),
        ("rules", json::array(codes.into_iter().map(|code| rule(code, language)))),
    ]);
    let run = json::object(&[
        ("tool", json::object(&[("driver", driver)])),
        ("invocations", json::array([json::object(&[("executionSuccessful", is_whole.to_string())])])),
        ("columnKind", json::string("utf16CodeUnits")),
        ("results", json::array(results)),
    ]);
    json::object(&[
        ("$schema", json::string(SCHEMA)),
        ("version", json::string("2.1.0")),
        ("runs", json::array([run])),
    ])
}

fn level(severity: Severity) -> String {
    json::string(severity.as_str())
}

fn text(text: &str) -> String {
    json::object(&[("text", json::string(text))])
}

fn rule(code: Code, language: Language) -> String {
    let configuration = json::object(&[("level", level(code.severity()))]);
    let mut entries = vec![("id", json::string(code.as_str())), ("defaultConfiguration", configuration)];
    if let Some(page) = page(code, language) {
        entries.push(("shortDescription", text(page.lines().next().unwrap_or_default())));
        entries
            .push(("help", json::object(&[("text", json::string(page)), ("markdown", json::string(page))])));
    }
    json::object(&entries)
}

fn result(
    diagnostic: &Diagnostic,
    rule: usize,
    reason: Option<&Text>,
    place: &Place<'_>,
    language: Language,
) -> String {
    let mut entries = vec![
        ("ruleId", json::string(diagnostic.code().as_str())),
        ("ruleIndex", rule.to_string()),
        ("level", level(diagnostic.severity())),
        ("message", text(&diagnostic.message(language))),
        ("locations", json::array([place.location(diagnostic)])),
    ];
    if let Some(reason) = reason {
        let suppression =
            [("kind", json::string("external")), ("justification", json::string(reason.get(language)))];
        entries.push(("suppressions", json::array([json::object(&suppression)])));
    }
    json::object(&entries)
}

/// A file in which something is found.
struct Place<'c> {
    uri: Option<String>,
    text: &'c str,
    /// Where each line starts, in bytes.
    lines: Vec<usize>,
}

impl<'c> Place<'c> {
    fn of(input: &Input, content: &'c Content) -> Self {
        let text = std::str::from_utf8(&content.bytes).unwrap_or_default();
        // A byte-order mark is no column.
        let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut lines = vec![first];
        let bytes = text.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                lines.push(at + 1);
            }
        }
        Self { uri: input.path().map(|path| uri(&path.to_string_lossy())), text, lines }
    }

    fn location(&self, diagnostic: &Diagnostic) -> String {
        let mut location = Vec::new();
        if let Some(uri) = &self.uri {
            let mut physical = vec![("artifactLocation", json::object(&[("uri", json::string(uri))]))];
            if !self.text.is_empty() {
                let span = diagnostic.span();
                let (first, from) = self.position(span.start);
                let (last, to) = self.position(span.end);
                let region = [
                    ("startLine", first.to_string()),
                    ("startColumn", from.to_string()),
                    ("endLine", last.to_string()),
                    ("endColumn", to.to_string()),
                ];
                physical.push(("region", json::object(&region)));
            }
            location.push(("physicalLocation", json::object(&physical)));
        }
        if !diagnostic.pointer().is_empty() {
            let logical = json::object(&[("fullyQualifiedName", json::string(diagnostic.pointer()))]);
            location.push(("logicalLocations", json::array([logical])));
        }
        json::object(&location)
    }

    /// Line and column, from 1, the column in UTF-16 code units.
    fn position(&self, at: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= at).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or_default();
        let before = self.text.get(start..at).unwrap_or_default();
        (line, 1 + before.encode_utf16().count())
    }
}

/// A path as a URI: relative ones stay relative to where the check was run.
fn uri(path: &str) -> String {
    use std::fmt::Write as _;
    let mut uri = String::new();
    let path = path.replace('\\', "/");
    if path.starts_with('/') {
        uri.push_str("file://");
    } else if path.as_bytes().get(1) == Some(&b':') {
        uri.push_str("file:///");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("rules/Bộ tiêu chí.json"), "rules/B%E1%BB%99%20ti%C3%AAu%20ch%C3%AD.json");
        assert_eq!(uri("/tmp/a.json"), "file:///tmp/a.json");
        assert_eq!(uri("C:\\luat\\a.json"), "file:///C%3A/luat/a.json");
    }
}
