//! `tieuchi standing` and `evaluate --register`.

use serde_json::{Value, json};
use tieuchi::Register;

use crate::documents::DISTRICT;
use crate::run::{World, assert_expected};

const REGISTER: &str = include_str!("../../../../tests/src/sample/register.json");

fn world() -> World {
    World::new().file("register.json", REGISTER)
}

#[test]
fn a_register_is_shown_whole_as_expected() {
    for language in ["vi", "en"] {
        let run = world().run(&["standing", "--register", "register.json", "--lang", language]).fine();
        assert_expected(&format!("standing.{language}.txt"), run.text());
    }
}

#[test]
fn units_are_found_by_id_and_name_and_as_of_a_day() {
    let arguments = [
        "standing",
        "--register",
        "register.json",
        "1",
        "Huyện B",
        "--as-of",
        "2025-06-30",
        "--format",
        "json",
    ];
    let run = world().run(&arguments).fine();
    let answers: Value = serde_json::from_str(run.text()).unwrap();
    let found: Vec<_> = answers
        .as_array()
        .unwrap()
        .iter()
        .map(|each| (each["name"].clone(), each["standing"]["recognised"]["number"].clone()))
        .collect();
    assert_eq!(found, [(json!("Huyện A"), json!("1/QĐ")), (json!("Huyện B"), json!("4/QĐ"))]);
    assert_eq!(answers[0]["standing"]["as_of"], "2025-06-30");
}

#[test]
fn a_unit_that_is_not_named_needs_its_level() {
    let run = world().run(&["standing", "--register", "register.json", "9"]);
    assert_eq!((run.status, run.text()), (Some(2), ""));
    assert_eq!(run.stderr, "error[unknown_unit]: the register does not name the unit `9`\n");
    let arguments = ["standing", "--register", "register.json", "9", "--level", "district"];
    let run = world().run(&arguments).fine();
    let expected = "Illustrative register\n  example.register@2024.1.0\n\n9\n • not assigned\n • encouraged to take part\n • no recognition in force is recorded\n";
    assert_eq!(run.text(), expected);
}

#[test]
fn the_built_in_register_knows_bim_son() {
    let run = World::new().run(&["standing", "Thị xã Bỉm Sơn", "--format", "json"]).fine();
    let answers: Value = serde_json::from_str(run.text()).unwrap();
    let standing = &answers[0]["standing"];
    let register = Register::builtin("vn.thanh-hoa.dx.register").unwrap();
    assert_eq!(standing["register"]["sha256"], register.sha256().to_string());
    assert_eq!((&standing["assigned"], &standing["finish"]), (&json!("assigned"), &json!({"by": 2025})));
    assert_eq!(standing["recognised"], Value::Null);
}

#[test]
fn an_evaluation_carries_it_as_its_last_key() {
    let dossier =
        json!({"rule_set": DISTRICT, "subject": {"id": "38.381", "level": "district"}, "year": 2024})
            .to_string();
    let world = World::new().file("dossier.json", &dossier);
    let plain = world.run(&["evaluate", "dossier.json", "--format", "json"]).fine();
    let with = ["evaluate", "dossier.json", "--format", "json", "--register", "vn.thanh-hoa.dx.register"];
    let with = world.run(&with).fine();
    let head = plain.text().strip_suffix("}\n").unwrap();
    let tail = with.text().strip_prefix(head).unwrap();
    assert!(tail.starts_with(",\"standing\":{\"register\":"), "{tail}");
    let text = ["evaluate", "dossier.json", "--lang", "en", "--register", "vn.thanh-hoa.dx.register"];
    let text = world.run(&text).fine();
    assert!(
        text.text()
            .contains("On record:  assigned, to finish by 2025; no recognition in force is recorded\n"),
        "{}",
        text.text()
    );
}

#[test]
fn what_cannot_be_is_refused() {
    let world = world().file("dossier.json", "{}").file("wrong.json", "{\"kind\": \"registre\"}");
    let csv = world.run(&["evaluate", "dossier.json", "--format", "csv", "--register", "register.json"]);
    assert_eq!((csv.status, csv.text()), (Some(2), ""));
    assert!(csv.stderr.starts_with("error: a CSV table has no columns for a register"), "{}", csv.stderr);
    let wrong = world.run(&["standing", "--register", "wrong.json"]);
    assert_eq!((wrong.status, wrong.text()), (Some(2), ""));
    assert!(wrong.stderr.contains("did you mean `register`?") && wrong.stderr.contains("wrong.json:1:10"));
    let day = world.run(&["standing", "--as-of", "2025-02-29"]);
    assert_eq!((day.status, day.text()), (Some(2), ""));
    let nothing = world.run(&["standing", "--register", "vn.thanh-hoa.dx.registre"]);
    assert_eq!(nothing.status, Some(2));
    assert!(
        nothing.stderr.starts_with("error[unknown_register]: there is no register"),
        "{}",
        nothing.stderr
    );
}
