//! Reading transcriptions.

use std::collections::BTreeSet;

use tieuchi::{Code, Diagnostic, Findings, Json, JsonItem, Limits, RuleSetId, Said};

use crate::transcription::{Row, RowKind, Transcription, words};

/// What transcriptions say that they are.
const KIND: &str = "transcription";

pub(super) fn read(text: &str, limits: &Limits) -> Result<Transcription, Vec<Diagnostic>> {
    let json = Json::parse(text, limits).map_err(|diagnostic| vec![*diagnostic])?;
    let mut findings = Findings::new(limits);
    match document(&mut findings, json.root(), text) {
        Some(transcription) if !findings.failed() => Ok(transcription),
        _ => Err(findings.finish(text)),
    }
}

fn document(findings: &mut Findings<'_>, root: JsonItem<'_, '_>, text: &str) -> Option<Transcription> {
    let [_, kind, format, rule_set, resource, scan, note, rows] = findings
        .fields(root, &["$schema", "kind", "format", "rule_set", "resource", "scan", "note", "rows"])?;
    if let Some(kind) = findings.required(root, kind, "kind") {
        findings.word(kind, [KIND]);
    }
    if let Some(format) = format {
        findings.format(format);
    }
    if let Some(note) = note {
        findings.filled(note);
    }
    let rule_set = findings.required(root, rule_set, "rule_set");
    let rule_set: Option<RuleSetId> = rule_set.and_then(|named| Some(findings.rule_set_ref(named)?.id));
    let resource = findings.required(root, resource, "resource").and_then(|id| findings.filled(id));
    let scan = findings.required(root, scan, "scan").and_then(|scan| {
        let [sha256, marks] = findings.fields(scan, &["sha256", "marks"])?;
        let sha256 = findings.required(scan, sha256, "sha256").and_then(|item| {
            let sha256 = findings.filled(item)?;
            let is_digest = sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
            if !is_digest {
                findings.say(Code::InvalidId, item, Said::found(&sha256).expected("SHA-256"));
            }
            Some(sha256.to_ascii_lowercase())
        });
        let marks = marks.map(|marks| findings.items(marks)).unwrap_or_default();
        let marks: Vec<String> = marks.into_iter().filter_map(|mark| findings.filled(mark)).collect();
        Some((sha256?, marks.iter().flat_map(|mark| mark.chars()).collect()))
    });
    let mut seen = BTreeSet::new();
    let rows = findings.required(root, rows, "rows").map(|rows| findings.items(rows)).unwrap_or_default();
    let rows = rows.into_iter().filter_map(|item| row(findings, item, &mut seen)).collect();
    let (sha256, marks) = scan?;
    Some(Transcription {
        text: text.to_owned(),
        rule_set: rule_set?,
        resource: resource?,
        sha256,
        marks,
        rows,
    })
}

fn row(findings: &mut Findings<'_>, item: JsonItem<'_, '_>, seen: &mut BTreeSet<String>) -> Option<Row> {
    let [at, text, cells, columns, misprints] =
        findings.fields(item, &["at", "text", "cells", "columns", "misprints"])?;
    let place = findings.required(item, at, "at");
    let at = place.and_then(|at| findings.filled(at));
    if let (Some(place), Some(at)) = (place, &at)
        && !seen.insert(at.clone())
    {
        findings.say(Code::DuplicateId, place, Said::in_use(at));
    }
    let (kind, cells) = match (text, cells, columns) {
        (Some(text), None, None) => (RowKind::Paragraph, vec![words(&findings.filled(text)?)]),
        (None, Some(cells), None) => (RowKind::Cells, all_cells(findings, cells)?),
        (None, None, Some(columns)) => (RowKind::Columns, all_cells(findings, columns)?),
        _ => {
            findings.say(Code::RowForm, item, Said::default());
            return None;
        }
    };
    let printed: String = cells.concat().join(" ");
    for misprint in misprints.map(|misprints| findings.items(misprints)).unwrap_or_default() {
        let [wrong, right] = findings.fields(misprint, &["printed", "read"])?;
        if let Some(right) = findings.required(misprint, right, "read") {
            findings.filled(right);
        }
        let Some(place) = findings.required(misprint, wrong, "printed") else { continue };
        let Some(wrong) = findings.filled(place) else { continue };
        if !printed.contains(&wrong) {
            findings.say(Code::MisprintNotInQuote, place, Said::found(&wrong));
        }
    }
    Some(Row { at: at?, cells, kind })
}

fn all_cells(findings: &mut Findings<'_>, list: JsonItem<'_, '_>) -> Option<Vec<Vec<String>>> {
    let items = findings.items(list);
    if items.is_empty() {
        findings.say(Code::Empty, list, Said::default());
    }
    items.into_iter().map(|cell| findings.filled(cell).map(|text| words(&text))).collect()
}
