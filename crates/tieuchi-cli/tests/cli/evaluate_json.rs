//! JSON answers are the library's bytes.

use serde_json::json;
use tieuchi::{Evaluation, RuleSet, RuleSets};

use crate::documents::{DISTRICT, district, met, mixed, open, small_rules, with};
use crate::run::World;

fn world() -> World {
    World::new()
        .file("rules.json", small_rules().to_string())
        .file("mixed.json", mixed().to_string())
        .file("met.json", met().to_string())
        .file("open.json", open().to_string())
        .file("bad.json", "{\"rule_set\": 1}")
        .file("all.jsonl", format!("{}\n{}\n", mixed(), met()))
}

fn evaluate(dossier: &serde_json::Value) -> Evaluation {
    let rules = RuleSet::from_json(&small_rules().to_string()).unwrap();
    rules.evaluate(&rules.read_dossier(&dossier.to_string()).unwrap())
}

#[test]
fn one_dossier_gives_the_library_s_bytes() {
    let expected = evaluate(&mixed()).to_json() + "\n";
    for language in ["vi", "en"] {
        let run = world()
            .run(&["evaluate", "--rules", "rules.json", "--format", "json", "--lang", language, "mixed.json"])
            .fine();
        assert_eq!(run.text(), expected);
    }
    let standard_input = world().pipe(
        &["evaluate", "--rules", "rules.json", "--format", "json", "-"],
        mixed().to_string().as_bytes(),
    );
    assert_eq!(standard_input.fine().text(), expected);
}

#[test]
fn built_in_rule_sets_need_no_option() {
    let world = World::new().file("district.json", district().to_string());
    let sets = RuleSets::builtin();
    let dossier = sets.read_dossier(&district().to_string()).unwrap();
    let expected = dossier.rules().evaluate(&dossier).to_json() + "\n";
    let versioned = format!("{DISTRICT}@{}", dossier.rules().version());
    for arguments in [vec![], vec!["--rules", DISTRICT], vec!["--rules", versioned.as_str()]] {
        let all = [["evaluate", "--format", "json", "district.json"].as_slice(), &arguments].concat();
        assert_eq!(world.run(&all).fine().text(), expected);
    }
}

#[test]
fn several_dossiers_give_an_array() {
    let run = world()
        .run(&["evaluate", "--rules", "rules.json", "--format", "json", "mixed.json", "met.json"])
        .fine();
    assert_eq!(run.text(), format!("[{},{}]\n", evaluate(&mixed()).to_json(), evaluate(&met()).to_json()));
}

#[test]
fn lines_give_an_array_however_many() {
    let both = format!("[{},{}]\n", evaluate(&mixed()).to_json(), evaluate(&met()).to_json());
    let run = world().run(&["evaluate", "--rules", "rules.json", "--format", "json", "all.jsonl"]).fine();
    assert_eq!(run.text(), both);
    let one = world()
        .file("one.jsonl", met().to_string())
        .run(&["evaluate", "--rules", "rules.json", "--format", "json", "one.jsonl"])
        .fine();
    assert_eq!(one.text(), format!("[{}]\n", evaluate(&met()).to_json()));
    let none = world()
        .file("none.jsonl", "\n \r\n")
        .run(&["evaluate", "--rules", "rules.json", "--format", "json", "none.jsonl"])
        .fine();
    assert_eq!(none.text(), "[]\n");
}

#[test]
fn answers_stand_in_the_order_of_the_arguments() {
    let arguments = ["evaluate", "--rules", "rules.json", "open.json", "all.jsonl", "met.json", "--format"];
    let expected = [open(), mixed(), met(), met()].map(|dossier| evaluate(&dossier).to_json());
    let array = world().run(&[arguments.as_slice(), &["json"]].concat()).fine();
    assert_eq!(array.text(), format!("[{}]\n", expected.join(",")));
    let lines = world().run(&[arguments.as_slice(), &["jsonl"]].concat()).fine();
    assert_eq!(lines.text(), expected.join("\n") + "\n");
}

#[test]
fn with_anything_invalid_an_array_is_not_begun() {
    for arguments in [
        vec!["bad.json"],
        vec!["mixed.json", "bad.json", "met.json"],
        vec!["all.jsonl", "bad.json"],
        vec!["mixed.json", "nowhere.json"],
        vec!["mixed.json", "nowhere.jsonl"],
        vec!["mixed.json", "."],
    ] {
        let all =
            [["evaluate", "--rules", "rules.json", "--format", "json"].as_slice(), arguments.as_slice()]
                .concat();
        let run = world().run(&all);
        assert_eq!((run.status, run.text()), (Some(2), ""), "{arguments:?}");
        assert!(!run.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn with_json_lines_the_valid_ones_are_answered() {
    let run = world().run(&[
        "evaluate",
        "--rules",
        "rules.json",
        "--format",
        "jsonl",
        "mixed.json",
        "bad.json",
        "met.json",
    ]);
    assert_eq!(run.status, Some(2));
    assert_eq!(run.text(), format!("{}\n{}\n", evaluate(&mixed()).to_json(), evaluate(&met()).to_json()));
    assert!(run.stderr.starts_with("error[missing_key]: the key `subject` is missing\n --> bad.json:1:1\n"));
    assert!(run.stderr.ends_with("3 errors in 1 of 3 dossiers\n"), "{}", run.stderr);
}

#[test]
fn a_receipt_is_the_library_s() {
    let receipt = evaluate(&mixed()).receipt();
    let run = world()
        .run(&["evaluate", "--rules", "rules.json", "--format", "json", "--receipt", "mixed.json"])
        .fine();
    assert_eq!(run.text(), format!("{}\n", receipt.to_json()));
    // The same dossier spelled otherwise has the same hash.
    let spelled = with(mixed(), "/values/I.3", json!({"count": 4}));
    let run = world()
        .file("spelled.json", serde_json::to_string_pretty(&spelled).unwrap().replace('\n', "\r\n"))
        .run(&["evaluate", "--rules", "rules.json", "--format", "jsonl", "--receipt", "spelled.json"])
        .fine();
    assert_eq!(run.text(), format!("{}\n", receipt.to_json()));
}

#[test]
fn rule_sets_come_from_a_directory_too() {
    let other = with(with(small_rules(), "/version", json!("2025.2.0")), "/status", json!("draft"));
    let world = world();
    std::fs::create_dir(world.path("sets")).unwrap();
    let world = world
        .file("sets/a.json", small_rules().to_string())
        .file("sets/b.json", other.to_string())
        .file("sets/notes.txt", "not a rule set")
        .file("old.json", with(met(), "/rule_set", json!("vn.thu.xa@2025.1.0")).to_string());
    let arguments = ["evaluate", "--rules", "sets", "--format", "json"];
    let newest = world.run(&[arguments.as_slice(), &["met.json"]].concat()).fine();
    assert!(newest.text().contains(r#""version":"2025.2.0","status":"draft""#), "the highest version counts");
    let named = world.run(&[arguments.as_slice(), &["old.json"]].concat()).fine();
    assert_eq!(named.text(), evaluate(&met()).to_json() + "\n");

    let twice = world
        .file("sets/c.json", small_rules().to_string())
        .run(&[arguments.as_slice(), &["met.json"]].concat());
    assert_eq!((twice.status, twice.text()), (Some(2), ""));
    assert_eq!(
        twice.stderr,
        "error: `sets/a.json` and `sets/c.json` both hold the rule set vn.thu.xa@2025.1.0\n"
    );
}
