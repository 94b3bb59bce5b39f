//! The table for spreadsheets.

use serde_json::json;

use crate::documents::{met, mixed, small_rules, with};
use crate::run::{World, assert_expected};

const HEAD: &str = "kind,subject_id,subject_name,year,rule_set,version,illustrative,group,id,title,outcome,reason,\
    observed_percent,numerator,denominator,count,present,target_kind,target,shortfall_percent,shortfall_count,\
    score_index,score_year,score_basis,score_points,score_maximum,shortfall_points,lead_agencies,source,\
    amount,shortfall_amount,level";

fn world() -> World {
    World::new().file("rules.json", small_rules().to_string()).file("mixed.json", mixed().to_string())
}

/// The cells of a row, by the name of the column. None of ours holds a comma or a quote.
fn cell<'t>(row: &'t str, column: &str) -> &'t str {
    let at = HEAD.split(',').position(|name| name == column).unwrap();
    row.split(',').nth(at).unwrap()
}

#[test]
fn a_dossier_gives_a_row_for_the_whole_each_condition_and_each_criterion() {
    let run = world().run(&["evaluate", "--rules", "rules.json", "--format", "csv", "mixed.json"]).fine();
    assert_expected("mixed.csv", run.text());
    assert_eq!(run.text().lines().next(), Some(HEAD));
}

#[test]
fn the_language_does_not_touch_it() {
    let arguments = ["evaluate", "--rules", "rules.json", "--format", "csv", "mixed.json", "--lang"];
    let vi = world().run(&[arguments.as_slice(), &["vi"]].concat()).fine();
    let en = world().run(&[arguments.as_slice(), &["en"]].concat()).fine();
    assert_eq!(vi.stdout, en.stdout);
}

#[test]
fn several_dossiers_share_one_head() {
    let run = world()
        .file("all.jsonl", format!("{}\n{}\n", met(), mixed()))
        .run(&["evaluate", "--rules", "rules.json", "--format", "csv", "mixed.json", "all.jsonl"])
        .fine();
    let rows: Vec<&str> = run.text().lines().collect();
    assert_eq!(rows.len(), 1 + 3 * 8);
    assert_eq!(rows.iter().filter(|row| row.starts_with("kind,")).count(), 1);
}

#[test]
fn without_a_dossier_there_is_the_head_alone_and_with_a_bad_one_nothing() {
    let world = world().file("none.jsonl", "").file("bad.json", "{}");
    let none = world.run(&["evaluate", "--rules", "rules.json", "--format", "csv", "none.jsonl"]).fine();
    assert_eq!(none.text(), format!("{HEAD}\n"));
    let bad = world.run(&["evaluate", "--rules", "rules.json", "--format", "csv", "bad.json", "mixed.json"]);
    assert_eq!((bad.status, bad.text().lines().count()), (Some(2), 9));
}

#[test]
fn a_receipt_adds_two_columns() {
    let run = world()
        .run(&["evaluate", "--rules", "rules.json", "--format", "csv", "--receipt", "mixed.json"])
        .fine();
    let rows: Vec<&str> = run.text().lines().collect();
    assert_eq!(rows[0], format!("{HEAD},dossier_sha256,evaluation_sha256"));
    let hashes: Vec<&str> = rows[1].rsplit(',').take(2).collect();
    assert!(hashes.iter().all(|hash| hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())));
    assert!(rows[1..].iter().all(|row| row.ends_with(&format!("{},{}", hashes[1], hashes[0]))));
}

#[test]
fn nothing_in_a_dossier_acts_as_a_formula() {
    for (name, shown) in [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\t=1", "'\\u{9}=1"),
        ("\r=1", "'\\u{d}=1"),
        ("Bỉm\nSơn", "Bỉm\\u{a}Sơn"),
        ("a\u{202e}b\u{1b}", "a\\u{202e}b\\u{1b}"),
    ] {
        let dossier = with(with(mixed(), "/subject/name", json!(name)), "/subject/id", json!("-38"));
        let run = world()
            .file("hostile.json", dossier.to_string())
            .run(&["evaluate", "--rules", "rules.json", "--format", "csv", "hostile.json"])
            .fine();
        for row in run.text().lines().skip(1) {
            assert_eq!(cell(row, "subject_name"), shown);
            assert_eq!(cell(row, "subject_id"), "'-38");
            assert_eq!(cell(row, "year"), "2025", "our own numbers stay numbers");
        }
    }
}

#[test]
fn what_holds_a_comma_or_a_quote_is_quoted() {
    let dossier = with(mixed(), "/subject/name", json!("Xã \"A\", huyện B"));
    let run = world()
        .file("quoted.json", dossier.to_string())
        .run(&["evaluate", "--rules", "rules.json", "--format", "csv", "quoted.json"])
        .fine();
    assert!(run.text().lines().skip(1).all(|row| row.contains(r#",01,"Xã ""A"", huyện B",2025,"#)));
}

#[test]
fn decimals_are_in_normal_form_and_never_flatter() {
    let dossier = with(mixed(), "/values/I.5", json!("49.99999999990"));
    let run = world()
        .file("near.json", dossier.to_string())
        .run(&["evaluate", "--rules", "rules.json", "--format", "csv", "near.json"])
        .fine();
    let row = run.text().lines().find(|row| cell(row, "id") == "I.5").unwrap();
    let cells =
        ["observed_percent", "target", "shortfall_percent", "outcome"].map(|column| cell(row, column));
    assert_eq!(cells, ["49.9999999999", "50", "0.0001", "not_met"]);
}
