//! The one layout of documents: keys in the order of their format's page, a line for each member.

use tieuchi::{Diagnostic, DocumentKind, Limits};

use crate::tree::Tree;

/// The keys of what stands under a key, or in a list under it, in their order; `""` is the document. What is not named here, such as years
/// and values by criterion, keeps its order.
type Shapes = &'static [(&'static str, &'static [&'static str])];

const RULE_SET: Shapes = &[
    (
        "",
        &[
            "$schema",
            "format",
            "id",
            "version",
            "status",
            "title",
            "subject",
            "years",
            "valid",
            "declared",
            "source",
            "missing",
            "agencies",
            "indices",
            "groups",
            "conditions",
            "levels",
            "exemptions",
            "documents",
            "procedure",
            "assessments",
            "decisive",
            "conference",
            "withdrawal",
            "duties",
            "resources",
            "interpretation",
        ],
    ),
    ("subject", &["level", "agency"]),
    ("declared", &["groups", "criteria", "per_group", "source", "interpretation"]),
    ("missing", &["what", "resource", "locator", "source", "interpretation"]),
    ("agencies", &["id", "name", "kind", "printed", "names", "valid", "successor", "interpretation"]),
    ("names", &["name", "from", "until", "derived", "interpretation"]),
    ("indices", &["id", "title", "maximum", "source", "interpretation"]),
    ("groups", &["id", "title", "source", "interpretation", "criteria"]),
    (
        "criteria",
        &[
            "id",
            "title",
            "measure",
            "targets",
            "target",
            "lead_agencies",
            "coordinating_agencies",
            "citations",
            "source",
            "interpretation",
            "rollup",
        ],
    ),
    ("measure", &["kind", "unit", "counted", "numerator", "denominator"]),
    ("numerator", &["what", "source"]),
    ("denominator", &["what", "source"]),
    ("rollup", &["level", "source", "interpretation"]),
    ("conditions", &["id", "title", "criteria", "score", "source", "interpretation"]),
    ("score", &["index", "year", "basis", "at_least_percent"]),
    ("levels", &["id", "title", "conditions", "source", "interpretation"]),
    ("exemptions", &["criteria", "authorities", "source", "interpretation"]),
    ("documents", &["id", "title", "issuer", "needed_by", "source", "interpretation"]),
    (
        "procedure",
        &[
            "id",
            "title",
            "actors",
            "produces",
            "sends_to",
            "subjects",
            "deadline",
            "source",
            "interpretation",
        ],
    ),
    ("subjects", &["id", "name"]),
    ("except", &["id", "name"]),
    ("assessments", &["id", "title", "given_in", "agencies", "step", "source", "interpretation"]),
    ("decisive", &["assessment", "source", "interpretation"]),
    ("conference", &["id", "title", "between", "step", "actors", "source", "interpretation"]),
    ("withdrawal", &["duty", "interpretation"]),
    ("duties", &["id", "actors", "act", "object", "deadline", "source", "interpretation"]),
];

const INDEX: Shapes = &[
    (
        "",
        &[
            "$schema",
            "kind",
            "format",
            "id",
            "version",
            "status",
            "title",
            "subject",
            "years",
            "maximum",
            "declared",
            "source",
            "groups",
            "bands",
            "missing",
            "resources",
            "interpretation",
        ],
    ),
    ("declared", &["groups", "indicators", "source"]),
    ("missing", &["what", "resource", "locator", "source", "interpretation"]),
    ("groups", &["id", "title", "maximum", "source", "interpretation", "indicators"]),
    ("indicators", &["id", "title", "maximum", "source", "interpretation", "scoring"]),
    ("parts", &["id", "title", "maximum", "source", "interpretation", "scoring"]),
    (
        "scoring",
        &["method", "measure", "steps", "otherwise", "counted", "full_at", "cases", "parts", "capped"],
    ),
    ("measure", &["kind", "unit"]),
    ("steps", &["at_least", "at_most", "points"]),
    ("cases", &["id", "title", "points"]),
    ("bands", &["id", "title", "at_least_percent", "source"]),
];

const REGISTER: Shapes = &[
    (
        "",
        &[
            "$schema",
            "kind",
            "format",
            "id",
            "version",
            "title",
            "levels",
            "assignments",
            "totals",
            "volunteers",
            "decisions",
            "resources",
            "interpretation",
        ],
    ),
    ("levels", &["level", "all_named", "interpretation"]),
    ("assignments", &["unit", "finish", "citations", "source", "interpretation"]),
    ("unit", &["id", "name", "level"]),
    ("units", &["id", "name", "level"]),
    ("totals", &["level", "year", "units", "citations", "interpretation"]),
    ("volunteers", &["level", "units", "finish", "source", "interpretation"]),
    ("decisions", &["kind", "unit", "year", "number", "date", "authority", "resource", "interpretation"]),
];

const ROSTER: Shapes = &[
    (
        "",
        &[
            "$schema",
            "kind",
            "format",
            "id",
            "version",
            "title",
            "date",
            "source",
            "interpretation",
            "levels",
            "resources",
            "units",
        ],
    ),
    ("units", &["id", "name", "level", "part_of"]),
];

const RULE_TESTS: Shapes = &[
    ("", &["$schema", "kind", "format", "rule_set", "note", "bases", "cases", "survivors"]),
    ("cases", &["name", "note", "base", "year", "values", "change", "expect", "error"]),
];

const TRANSCRIPTION: Shapes = &[
    ("", &["$schema", "kind", "format", "rule_set", "resource", "scan", "note", "rows"]),
    ("scan", &["sha256", "marks"]),
    ("rows", &["at", "text", "cells", "columns", "misprints"]),
];

const LINT_EXCEPTIONS: Shapes = &[
    ("", &["$schema", "kind", "format", "document", "note", "accepted"]),
    ("accepted", &["code", "pointer", "found", "reason"]),
];

/// What documents of every kind have.
const COMMON: Shapes = &[
    ("source", &["resource", "locator", "quote", "misprints"]),
    ("misprints", &["printed", "read"]),
    ("citations", &["resource", "locator"]),
    ("valid", &["from", "until", "derived", "interpretation"]),
    ("resources", &["id", "number", "date", "title", "issuer", "printed", "interpretation"]),
];

/// The parts of tests that are free in what they hold.
const FREE: [&str; 5] = ["bases", "values", "change", "expect", "error"];

/// The text of a document in the one layout; nothing where its kind has none. Only the order of keys and white space change.
///
/// ```
/// let text = r#"{"accepted": [], "document": "a", "kind": "lint_exceptions"}"#;
/// let formatted = tieuchi_author::formatted(text)?.unwrap();
/// assert_eq!(formatted, "{\n  \"kind\": \"lint_exceptions\",\n  \"document\": \"a\",\n  \"accepted\": []\n}\n");
/// # Ok::<(), Vec<tieuchi::Diagnostic>>(())
/// ```
pub fn formatted(text: &str) -> Result<Option<String>, Vec<Diagnostic>> {
    let limits = Limits::default();
    let tree = Tree::parse(text, &limits)?;
    let shapes = match DocumentKind::of(text) {
        Some(DocumentKind::RuleSet) => RULE_SET,
        Some(DocumentKind::Index) => INDEX,
        Some(DocumentKind::Register) => REGISTER,
        Some(DocumentKind::Roster) => ROSTER,
        Some(DocumentKind::RuleTests) => RULE_TESTS,
        Some(DocumentKind::Transcription) => TRANSCRIPTION,
        Some(DocumentKind::LintExceptions) => LINT_EXCEPTIONS,
        _ => return Ok(None),
    };
    let free: &[&str] = if shapes == RULE_TESTS { &FREE } else { &[] };
    // A roster has hundreds of units, which are read as a table.
    let tables: &[&str] = if shapes == ROSTER { &["units"] } else { &[] };
    let layout = Layout { shapes, free };
    Ok(Some(layout.ordered(&tree, "").to_lines_with(tables)))
}

struct Layout {
    shapes: Shapes,
    free: &'static [&'static str],
}

impl Layout {
    /// The tree with keys in their order, of what stands under this key.
    fn ordered(&self, tree: &Tree, under: &str) -> Tree {
        match tree {
            Tree::List(items) => Tree::List(items.iter().map(|item| self.ordered(item, under)).collect()),
            Tree::Object(entries) => {
                let mut entries: Vec<(String, Tree)> = entries.clone();
                let order = self.order(under, &entries);
                let place = |key: &str| order.iter().position(|name| *name == key).unwrap_or(usize::MAX);
                entries.sort_by_key(|(key, _)| place(key));
                let inner = |(key, value): (String, Tree)| {
                    let value =
                        if self.free.contains(&key.as_str()) { value } else { self.ordered(&value, &key) };
                    (key, value)
                };
                Tree::Object(entries.into_iter().map(inner).collect())
            }
            other => other.clone(),
        }
    }

    fn order(&self, under: &str, entries: &[(String, Tree)]) -> &'static [&'static str] {
        if entries.iter().any(|(key, _)| key == "vi") {
            return &["vi", "en"];
        }
        let shape = self.shapes.iter().chain(COMMON).find(|(key, _)| *key == under);
        shape.map_or(&[], |(_, order)| order)
    }
}
