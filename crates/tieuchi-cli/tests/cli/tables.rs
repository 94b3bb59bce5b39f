//! `tieuchi rules import`, `export` and `new`.

use serde_json::Value;
use tieuchi::RuleSet;

use crate::documents::DISTRICT;
use crate::run::World;

const TABLE: &str = "STT,Tiêu chí,Đơn vị tính,Năm 2026,Cơ quan chủ trì,Văn bản liên quan\n\
                     I,HẠ TẦNG SỐ,,,,\n\
                     1,Tỷ lệ hộ gia đình,%,\"≥ 82,5%\",Sở Y tế,Quyết định số 411/QĐ-TTg ngày 31/3/2022\n";

const NEW: [&str; 4] = ["--id", "vn.thu", "--level", "commune"];

fn import<'a>(table: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [["rules", "import", table, "--output", "rules.json"].as_slice(), more].concat()
}

#[test]
fn an_exported_workbook_is_the_rule_set_again() {
    let world = World::new();
    let run = world.run(&["rules", "export", DISTRICT, "--output", "review.xlsx", "--lang", "vi"]).fine();
    assert_eq!(run.text(), "đã ghi review.xlsx\n");
    let run = world.run(&import("review.xlsx", &[])).fine();
    let rules = RuleSet::builtin(DISTRICT).unwrap();
    assert_eq!(
        run.text(),
        format!("rules.json was written: {DISTRICT}@{}, 5 groups, 23 criteria\n", rules.version())
    );
    let again = RuleSet::from_json(&std::fs::read_to_string(world.path("rules.json")).unwrap()).unwrap();
    assert_eq!(again.sha256(), rules.sha256());
    let run = world.run(&import("review.xlsx", &["--force", "--base", DISTRICT]));
    assert_eq!(run.status, Some(2));
    assert!(
        run.stderr.contains("error[option_not_needed]") && run.stderr.contains("`--base`"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_csv_needs_its_base() {
    let world = World::new();
    let run = world.run(&["rules", "export", DISTRICT, "--output", "criteria.csv"]);
    assert_eq!((run.status, run.text()), (Some(0), "criteria.csv was written\n"));
    assert!(run.stderr.contains("`--base`"));
    let run = world.run(&import("criteria.csv", &[]));
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("error[base_needed]"), "{}", run.stderr);
    world.run(&import("criteria.csv", &["--base", DISTRICT])).fine();
}

#[test]
fn a_new_table_is_a_draft_that_checks() {
    let world = World::new().file("table.csv", TABLE);
    let run = world.run(&import("table.csv", &NEW));
    assert_eq!(
        (run.status, run.text()),
        (Some(0), "rules.json was written: vn.thu@2026.1.0, 1 group, 1 criterion\n")
    );
    assert!(run.stderr.contains("warning[not_in_table]"), "{}", run.stderr);
    let run = world.run(&["rules", "check", "rules.json"]).fine();
    assert_eq!(run.text(), "rules.json: fine (vn.thu@2026.1.0, 1 group, 1 criterion)\n");
}

#[test]
fn cells_that_cannot_be_read_are_said_in_both_languages_and_nothing_is_written() {
    let world = World::new().file("table.csv", TABLE.replace("82,5%", "0,825"));
    let run = world.run(&import("table.csv", &NEW));
    assert_eq!((run.status, run.text()), (Some(2), ""));
    assert!(run.stderr.contains(
        "error[ambiguous_number]: `≥ 0,825` can be read in two ways; write `82,5%` or `0,825%`\n--> table.csv, D3\n"
    ), "{}", run.stderr);
    assert!(run.stderr.ends_with("1 error in table.csv\nnothing was written\n"), "{}", run.stderr);
    let vi = world.run(&[import("table.csv", &NEW), vec!["--lang", "vi"]].concat());
    assert!(
        vi.stderr.contains("lỗi[ambiguous_number]: `≥ 0,825` có thể hiểu theo hai cách"),
        "{}",
        vi.stderr
    );
    let json = world.run(&[import("table.csv", &NEW), vec!["--format", "json"]].concat());
    let said: Value = serde_json::from_str(json.text()).unwrap();
    assert_eq!((json.status, json.stderr.as_str()), (Some(2), ""));
    assert_eq!((&said["output"], &said["sha256"]), (&Value::Null, &Value::Null));
    let found = said["findings"].as_array().unwrap();
    assert!(
        found.iter().any(|each| each["cell"] == "D3" && each["diagnostic"]["code"] == "ambiguous_number")
    );
    assert!(!world.path("rules.json").exists());
}

#[test]
fn files_are_written_whole_and_over_others_only_when_told() {
    let world = World::new().file("table.csv", TABLE).file("rules.json", "mine");
    let run = world.run(&import("table.csv", &NEW));
    assert_eq!(run.status, Some(2));
    assert!(
        run.stderr.contains("`rules.json` is there already") && run.stderr.contains("`--force`"),
        "{}",
        run.stderr
    );
    assert_eq!(std::fs::read_to_string(world.path("rules.json")).unwrap(), "mine");
    let forced = world.run(&[import("table.csv", &NEW), vec!["--force"]].concat());
    assert_eq!(forced.status, Some(0));
    assert_ne!(std::fs::read_to_string(world.path("rules.json")).unwrap(), "mine");

    let run = world.run(&[
        "rules",
        "import",
        "table.csv",
        "--output",
        "./table.csv",
        "--force",
        "--id",
        "a",
        "--level",
        "b",
    ]);
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("`./table.csv` is what is read"), "{}", run.stderr);
    let run = world.run(&["rules", "export", "rules.json", "--output", "review.pdf"]);
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("must end in `.xlsx`, `.csv`"), "{}", run.stderr);
    let run = world.run(&["rules", "export", "rules.json", "--output", "nowhere/review.xlsx"]);
    assert_eq!(run.status, Some(2));
    let mut left: Vec<String> = std::fs::read_dir(world.path("."))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["rules.json", "table.csv"]);
}

#[test]
fn a_new_set_checks_and_its_tests_pass() {
    let world = World::new();
    let arguments =
        ["rules", "new", "vn.moi", "--level", "commune", "--years", "2026,2027", "--output", "moi.json"];
    let run = world.run(&arguments).fine();
    assert_eq!(run.text(), "moi.json was written\nmoi.tests.json was written\n");
    world.run(&["rules", "check", "moi.json"]).fine();
    world.run(&["rules", "test", "moi.tests.json"]).fine();
    let rules: Value = serde_json::from_slice(&std::fs::read(world.path("moi.json")).unwrap()).unwrap();
    assert_eq!(rules["$schema"], "schemas/rule-set.schema.json");
    let run = world.run(&arguments);
    assert_eq!((run.status, run.stderr.matches("is there already").count()), (Some(2), 2));
    let run =
        world.run(&["rules", "new", "vn.moi", "--level", "x", "--years", "2027,2026", "--output", "b.json"]);
    assert_eq!(run.status, Some(2));
    assert!(
        run.stderr.contains("error[years_not_ascending]") && !world.path("b.json").exists(),
        "{}",
        run.stderr
    );
}
