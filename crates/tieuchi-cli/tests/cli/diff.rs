//! `tieuchi rules diff`, `tieuchi rules resolve` and `tieuchi verify`.

use serde_json::{Value, json};

use crate::documents::{met, mixed, small_rules};
use crate::run::{World, assert_expected};

/// The small set, with an agency more.
fn original() -> Value {
    let mut set = small_rules();
    set["agencies"]
        .as_array_mut()
        .unwrap()
        .push(json!({"id": "so-b", "name": {"vi": "Sở B", "en": "Department B"}}));
    set
}

/// The set as the province revises it.
fn revised() -> Value {
    let mut set = small_rules();
    set["version"] = json!("2025.2.0");
    set["valid"] = json!({"from": "2025-07-01", "until": "2025-12-31"});
    let criteria = &mut set["groups"][0]["criteria"];
    criteria[0]["targets"]["2025"] = json!({"at_least": "75"});
    criteria[1]["title"] = json!({"vi": "Tỷ lệ thiết bị bị hỏng.", "en": "Share of broken devices."});
    criteria[1]["source"]["quote"] = json!("Tỷ lệ thiết bị bị hỏng.");
    criteria[2]["targets"]["2025"]["by"]["region"] =
        json!({"mountain": {"at_least": "5"}, "island": {"at_least": "1"}});
    criteria[3]["lead_agencies"] = json!(["ubnd-xa"]);
    criteria[3]["coordinating_agencies"] = json!([]);
    criteria[3]["citations"] = json!([{"resource": "tt-2", "locator": "Điều 4"}]);
    criteria[4]["id"] = json!("I.6");
    set["conditions"][1]["score"]["at_least_percent"] = json!("65");
    set["documents"].as_array_mut().unwrap().remove(1);
    set
}

fn world() -> World {
    let mut unreadable = met();
    unreadable["documents"] = json!([{"id": "report", "agency": "so-b"}]);
    let mut of_other = met();
    of_other["rule_set"] = json!("vn.thu.xa@2024.1.0");
    World::new()
        .file("old.json", original().to_string())
        .file("new.json", revised().to_string())
        .file("map.json", json!({"criteria": {"I.5": "I.6"}}).to_string())
        .file("mixed.json", mixed().to_string())
        .file("all.jsonl", format!("{}\n{}\n{}\n", met(), unreadable, of_other))
}

const DIFF: [&str; 9] =
    ["rules", "diff", "old.json", "new.json", "--map", "map.json", "--dossiers", "mixed.json", "all.jsonl"];

#[test]
fn a_revision_is_said_as_expected() {
    for language in ["vi", "en"] {
        let run = world().run(&[DIFF.as_slice(), &["--lang", language]].concat());
        assert_eq!((run.status, run.stderr.as_str()), (Some(1), ""));
        assert_expected(&format!("diff.{language}.txt"), run.text());
        let run = world().run(&[DIFF.as_slice(), &["--format", "markdown", "--lang", language]].concat());
        assert_expected(&format!("diff.{language}.md"), run.text());
        let unmapped = world().run(&["rules", "diff", "old.json", "new.json", "--lang", language]);
        assert_expected(&format!("diff.unmapped.{language}.txt"), unmapped.text());
    }
}

#[test]
fn json_holds_the_whole_witness() {
    let run = world().run(&[DIFF.as_slice(), &["--format", "json"]].concat());
    let diff: Value = serde_json::from_str(run.text()).unwrap();
    assert_eq!(diff["effect"]["direction"], "both");
    assert_eq!((diff["same"].as_bool(), diff["decides"].as_bool()), (Some(false), Some(true)));
    let harder = &diff["effect"]["witnesses"][0];
    assert_eq!(
        (&harder["judged"]["what"], &harder["from"], &harder["to"]),
        (&json!("whole"), &json!("met"), &json!("not_met"))
    );
    // Both dossiers can be put back into the command line.
    for (side, rules, outcome) in [("old", "old.json", "met"), ("new", "new.json", "not_met")] {
        let world = world().file("witness.json", harder[side].to_string());
        let run = world.run(&["evaluate", "witness.json", "--rules", rules, "--format", "json"]).fine();
        assert_eq!(serde_json::from_str::<Value>(run.text()).unwrap()["outcome"], outcome);
    }
    assert_eq!(diff["dossiers"]["aside"], 1);
    assert_eq!(diff["dossiers"]["unreadable"][0]["diagnostics"][0]["code"], "unknown_agency");
    let parts: Vec<&Value> = diff["parts"].as_array().unwrap().iter().map(|part| &part["new"]).collect();
    assert_eq!(parts, [&json!("I.1"), &json!("I.3"), &json!("self-score")]);
}

#[test]
fn the_exit_status_is_that_of_diff() {
    let world = world();
    let same = world.run(&["rules", "diff", "old.json", "old.json"]).fine();
    assert_eq!(same.text(), "vn.thu.xa@2025.1.0 → vn.thu.xa@2025.1.0\n  Both versions say the same.\n");
    assert_eq!(world.run(&["rules", "diff", "old.json", "new.json"]).status, Some(1));
    let again = world.file("again.json", small_rules().to_string());
    let run = again.run(&["rules", "diff", "old.json", "again.json"]);
    assert!(run.text().contains("! two different contents have the same version 2025.1.0"), "{}", run.text());
    let world = again;
    let mut other = small_rules();
    other["id"] = json!("vn.khac");
    let world = world.file("other.json", other.to_string());
    let run = world.run(&["rules", "diff", "old.json", "other.json"]);
    assert_eq!((run.status, run.text()), (Some(2), ""));
    assert_eq!(
        run.stderr,
        "error: vn.thu.xa@2025.1.0 and vn.khac@2025.1.0 are different rule sets; to compare them all the same, add --force\n"
    );
    assert_eq!(world.run(&["rules", "diff", "old.json", "other.json", "--force"]).status, Some(1));
    assert_eq!(world.run(&["rules", "diff", "old.json", "nowhere.json"]).status, Some(2));
    assert_eq!(world.run(&["rules", "diff", "-", "-"]).status, Some(2));
    let broken = world.file("map.json", r#"{"criteria": {"I.5": "I.7"}}"#);
    let run = broken.run(&["rules", "diff", "old.json", "new.json", "--map", "map.json"]);
    assert_eq!((run.status, run.text()), (Some(2), ""));
    assert!(run.stderr.contains("the rule set `vn.thu.xa@2025.2.0` has no `I.7`"), "{}", run.stderr);
}

#[test]
fn words_alone_are_told_from_what_decides() {
    let mut new = small_rules();
    new["version"] = json!("2025.1.1");
    new["title"]["en"] = json!("Criteria on trial");
    let run = World::new()
        .file("old.json", small_rules().to_string())
        .file("new.json", new.to_string())
        .run(&["rules", "diff", "old.json", "new.json"]);
    assert_eq!(run.status, Some(1));
    let said = run.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("every dossier that both versions can read comes to the same"), "{said}");
}

#[test]
fn a_dossier_that_the_older_version_refuses_stops_the_count() {
    let mut wrong = met();
    wrong["values"]["I.1"] = json!("70,5");
    let run = world().file("wrong.json", wrong.to_string()).run(&[
        "rules",
        "diff",
        "old.json",
        "new.json",
        "--dossiers",
        "wrong.json",
    ]);
    assert_eq!((run.status, run.text()), (Some(2), ""));
    assert!(run.stderr.contains("decimal_comma"), "{}", run.stderr);
}

fn versions() -> World {
    let mut earlier = small_rules();
    earlier["valid"]["until"] = json!("2025-05-31");
    let world = World::new();
    std::fs::create_dir(world.path("versions")).unwrap();
    world
        .file("versions/1.json", earlier.to_string())
        .file("versions/2.json", revised().to_string())
        .file("dossier.json", mixed().to_string())
}

#[test]
fn the_version_that_applies_is_said_with_every_reason() {
    let resolve = ["rules", "resolve", "--subject", "commune", "--year", "2025", "--rules", "versions"];
    for language in ["vi", "en"] {
        let run = versions().run(&[resolve.as_slice(), &["--lang", language]].concat());
        assert_eq!(run.status, Some(1));
        assert_expected(&format!("resolve.{language}.txt"), &format!("{}{}", run.text(), run.stderr));
    }
    let run = versions().run(&[resolve.as_slice(), &["--as-of", "2025-03-01", "--format", "json"]].concat());
    let resolution: Value = serde_json::from_str(run.text()).unwrap();
    assert_eq!(resolution["applies"], json!(["vn.thu.xa@2025.1.0"]));
    assert_eq!(resolution["candidates"][1]["against"], json!(["not_yet_in_force"]));
    assert_eq!(resolution["findings"][0]["code"], "days_uncovered");
    let between = versions().run(&[resolve.as_slice(), &["--as-of", "2025-06-15"]].concat());
    assert_eq!(between.status, Some(1));
    assert!(between.text().contains("No rule set applies."), "{}", between.text());
}

#[test]
fn a_subject_is_a_level_or_a_unit_of_the_roster() {
    let world = World::new();
    let run = |subject: &str| world.run(&["rules", "resolve", "--subject", subject, "--year", "2024"]);
    assert!(run("Thị xã Bỉm Sơn").fine().text().starts_with("district, year 2024, as of 31 December 2024\n"));
    assert!(run("38.381").fine().text().contains("vn.thanh-hoa.dx.district@"));
    let unknown = run("Sao Hỏa");
    assert_eq!((unknown.status, unknown.text()), (Some(2), ""));
    assert!(unknown.stderr.contains("`Sao Hỏa` is neither the level of a rule set"), "{}", unknown.stderr);
    assert_eq!(run("districts").status, Some(2));
}

#[test]
fn a_receipt_is_checked_as_expected() {
    let world = versions();
    let args = ["evaluate", "--format", "json", "--receipt", "--rules", "versions/1.json", "dossier.json"];
    let receipt = world.run(&args).fine();
    let mut other = mixed();
    other["values"]["I.4"] = json!(true);
    let world = world.file("receipt.json", receipt.text()).file("other.json", other.to_string());
    let verify = |dossier: &str, language: &str| {
        world.run(&["verify", "receipt.json", dossier, "--rules", "versions", "--lang", language])
    };
    for language in ["vi", "en"] {
        let run = verify("dossier.json", language).fine();
        assert_expected(&format!("verify.{language}.txt"), run.text());
        let run = verify("other.json", language);
        assert_eq!((run.status, run.stderr.as_str()), (Some(1), ""));
        assert_expected(&format!("verify.other.{language}.txt"), run.text());
    }
    let run = world.run(&["verify", "receipt.json", "dossier.json", "--format", "json"]);
    assert_eq!(run.status, Some(1));
    let verification: Value = serde_json::from_str(run.text()).unwrap();
    assert_eq!(verification["checks"][2]["finding"]["code"], "receipt_rule_set_missing");
    assert_eq!(verification["checks"][4]["holds"], Value::Null);
    let world = world.file("no-receipt.json", mixed().to_string());
    let run = world.run(&["verify", "no-receipt.json", "dossier.json"]);
    assert_eq!((run.status, run.text()), (Some(2), ""));
    assert!(run.stderr.contains("missing_key"), "{}", run.stderr);
}
