//! Every way to write a number, at every edge, and what comes of it: a table per kind of value.
//!
//! The district rule set asks for at least 70 % in II.3, for one or more in II.4, for yes in V.2 and for 70 % of the
//! points.

mod count;
mod percent;
mod rule_set;

use tieuchi::Diagnostic;
use tieuchi_tests::json::Json;
use tieuchi_tests::run::{DISTRICT, result};

fn codes(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|found| found.code().as_str()).collect::<Vec<_>>().join(", ")
}

/// What the dossier comes to under a pointer: the outcome and what was observed, or the codes of what is wrong.
fn judged(rest: &str, list: &str, number: usize) -> String {
    let head = r#""rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "38.381", "level": "district"}, "year": 2024"#;
    match DISTRICT.read_dossier(&format!("{{{head}, {rest}}}")) {
        Ok(dossier) => {
            let json = result(&DISTRICT.evaluate(&dossier));
            let found = &json.get(list).expect("always there").items()[number];
            let Some(Json::Text(outcome)) = found.get("outcome") else { panic!("always there") };
            format!("{outcome} {}", found.get("observed").expect("always there").compact())
        }
        Err(error) => codes(error.diagnostics()),
    }
}

fn percent(value: &str) -> String {
    judged(&format!("\"values\": {{\"II.3\": {value}}}"), "criteria", 3)
}

fn count(value: &str) -> String {
    judged(&format!("\"values\": {{\"II.4\": {value}}}"), "criteria", 4)
}

fn yes_no(value: &str) -> String {
    judged(&format!("\"values\": {{\"V.2\": {value}}}"), "criteria", 21)
}

/// Points out of 1000, or out of what stands behind a slash.
fn points(figures: &str) -> String {
    let (points, maximum) = figures.split_once(" / ").unwrap_or((figures, "1000"));
    let score = format!(
        r#"{{"index": "dti-3853-district", "year": 2024, "basis": "self", "points": {points}, "maximum": {maximum}}}"#
    );
    judged(&format!("\"scores\": [{score}]"), "conditions", 2)
}

fn all(kind: impl Fn(&str) -> String, rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(input, expected)| {
            let found = kind(input);
            (found != *expected).then(|| format!("{input}: {found}, expected {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The same answer for many inputs.
fn each(kind: impl Fn(&str) -> String, expected: &str, inputs: &[&str]) {
    let rows: Vec<(&str, &str)> = inputs.iter().map(|input| (*input, expected)).collect();
    all(kind, &rows);
}
