//! `tieuchi opinions`.

use std::path::Path;

use serde_json::{Value, json};
use tieuchi::RuleSets;

use crate::progress::example;
use crate::run::{World, assert_expected};

fn world() -> World {
    World::new().file("a.json", example())
}

fn json(args: &[&str]) -> Value {
    let run = world().run(&[&["opinions", "a.json"], args].concat()).fine();
    serde_json::from_str(run.text()).unwrap()
}

#[test]
fn the_view_of_an_agency_is_shown_as_expected() {
    for language in ["vi", "en"] {
        let run = world().run(&["opinions", "--agency", "so-y-te", "--lang", language, "a.json"]).fine();
        assert_expected(&format!("opinions.{language}.txt"), run.text());
    }
    let run = world().run(&["opinions", "--agency", "so-y-te", "--format", "csv", "a.json"]).fine();
    assert_expected("opinions.csv", run.text());
}

#[test]
fn an_agency_sees_the_criteria_that_it_leads_and_what_it_says() {
    let found = json(&["--agency", "so-y-te", "--format", "json"]);
    let criteria = found[0]["criteria"].as_array().unwrap();
    let ids: Vec<&Value> = criteria.iter().map(|criterion| &criterion["id"]).collect();
    assert_eq!(ids, [&json!("V.2"), &json!("V.3")]);
    assert_eq!((&criteria[0]["statement"]["outcome"], &criteria[0]["agrees"]), (&json!("met"), &json!(true)));
    assert_eq!((&criteria[1]["statement"], &criteria[1]["agrees"]), (&Value::Null, &Value::Null));
    assert_eq!(criteria[1]["observed"], json!({"percent": "100", "numerator": 31, "denominator": 31}));
}

#[test]
fn an_appraiser_sees_every_criterion() {
    let found = json(&["--agency", "so-tttt", "--list", "appraisals", "--format", "json"]);
    let criteria = found[0]["criteria"].as_array().unwrap();
    assert_eq!(criteria.len(), 23);
    let differing: Vec<&Value> = criteria
        .iter()
        .filter(|criterion| criterion["agrees"] == json!(false))
        .map(|criterion| &criterion["id"])
        .collect();
    assert_eq!(differing, [&json!("II.3")]);
}

/// The sheet as it is printed can go into a dossier, and once it is filled in the agency owes nothing more.
#[test]
fn a_blank_sheet_is_filled_in_and_put_into_the_dossier() {
    let blank = json(&["--agency", "so-y-te", "--blank"]);
    assert_eq!(
        blank[0]["to_fill"],
        json!({"opinions": [{
            "agency": "so-y-te", "criterion": "V.3", "outcome": null, "value": null, "reference": null, "date": null,
            "note": null,
        }]})
    );
    assert_eq!(blank[0]["criteria"][0]["target"], json!({"at_least": "100"}));
    let dossier: Value = serde_json::from_str(&example()).unwrap();
    let mut entry = blank[0]["to_fill"]["opinions"][0].clone();
    for filled in [false, true] {
        if filled {
            entry["value"] = json!({"numerator": 31, "denominator": 31});
            entry["outcome"] = json!("met");
        }
        let mut with = dossier.clone();
        with["opinions"].as_array_mut().unwrap().push(entry.clone());
        let read = RuleSets::builtin().read_dossier(&with.to_string()).unwrap();
        let evaluation = read.rules().evaluate(&read);
        let progress = evaluation.progress(None);
        assert_eq!(progress.steps()[1].outstanding().is_empty(), filled);
    }
}

#[test]
fn an_agency_that_is_not_known_is_refused_with_the_nearest() {
    let run = world().run(&["opinions", "--agency", "so-yte", "--lang", "en", "a.json"]);
    assert_eq!((run.status, run.text()), (Some(2), ""));
    assert!(run.stderr.contains("did you mean `so-y-te`?"), "{}", run.stderr);
}

#[test]
fn the_subject_s_own_agency_is_told_that_it_is() {
    for (language, says) in
        [("vi", "Đây là cơ quan của chính đơn vị"), ("en", "This is the subject's own agency")]
    {
        let run =
            world().run(&["opinions", "--agency", "ubnd-cap-huyen", "--lang", language, "a.json"]).fine();
        assert!(run.text().contains(says), "{}", run.text());
    }
}

#[test]
fn an_agency_is_asked_for_what_any_level_asks() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let read = |path: &str| std::fs::read_to_string(tests.join(path)).expect("it is there");
    let case: Value = serde_json::from_str(&read("progress/levels-differ-above.case.json")).unwrap();
    let world = World::new()
        .file("rules.json", read("vectors/rule-sets/assessed-levels.json"))
        .file("a.json", case["dossier"].to_string());
    let args = ["opinions", "--agency", "health", "--rules", "rules.json", "--format"];
    let run = |format: &str| world.run(&[&args[..], &[format, "a.json"]].concat()).fine().text().to_owned();
    let found: Value = serde_json::from_str(&run("json")).unwrap();
    let asked: Vec<_> =
        found[0]["criteria"].as_array().unwrap().iter().map(|each| (&each["id"], &each["level"])).collect();
    assert_eq!(asked, [(&json!("A.1"), &json!("basic")), (&json!("B.1"), &json!("advanced"))]);
    let text = world
        .run(&["opinions", "--agency", "health", "--rules", "rules.json", "--lang", "en", "a.json"])
        .fine();
    assert!(
        text.text().contains("(60 million dong)") && text.text().contains("(level Advanced)"),
        "{}",
        text.text()
    );
}
