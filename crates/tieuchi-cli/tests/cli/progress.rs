//! `tieuchi progress`.

use std::path::Path;

use serde_json::{Value, json};
use tieuchi::RuleSets;

use crate::run::{World, assert_expected};

/// The example whose opinions, appraisal and events are recorded.
pub(crate) fn example() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules/examples/bim-son-2024-procedure.json");
    std::fs::read_to_string(path).expect("it is there")
}

fn world() -> World {
    World::new().file("a.json", example())
}

/// What the engine says, without the command line.
fn engine() -> String {
    let dossier = RuleSets::builtin().read_dossier(&example()).unwrap();
    dossier.rules().evaluate(&dossier).progress(Some("2024-12-31".parse().unwrap())).to_json()
}

#[test]
fn the_progress_of_a_dossier_is_shown_as_expected() {
    for language in ["vi", "en"] {
        let run = world().run(&["progress", "--as-of", "2024-12-31", "--lang", language, "a.json"]).fine();
        assert_expected(&format!("progress.{language}.txt"), run.text());
    }
}

#[test]
fn json_is_the_engine_s_own_an_object_for_one_and_an_array_for_several() {
    let args = ["progress", "--as-of", "2024-12-31", "--lang", "vi", "--format"];
    let run = |more: &[&str]| world().run(&[args.as_slice(), more].concat()).fine().text().to_owned();
    let one = engine();
    assert_eq!(run(&["json", "a.json"]), format!("{one}\n"));
    assert_eq!(run(&["json", "a.json", "a.json"]), format!("[{one},{one}]\n"));
    assert_eq!(run(&["jsonl", "a.json", "a.json"]), format!("{one}\n{one}\n"));
}

#[test]
fn what_is_dated_after_the_day_does_not_count() {
    let run = world().run(&["progress", "--as-of", "2024-11-30", "--format", "json", "a.json"]).fine();
    let found: Value = serde_json::from_str(run.text()).unwrap();
    assert_eq!((&found["as_of"], &found["reached"]), (&json!("2024-11-30"), &json!("agency-opinions")));
    assert_eq!(found["decisive"]["outcome"], Value::Null);
}

#[test]
fn a_day_that_does_not_exist_is_refused() {
    let run = world().run(&["progress", "--as-of", "2024-02-30", "a.json"]);
    assert_eq!((run.status, run.text()), (Some(2), ""));
    assert!(run.stderr.contains("2024-02-30"), "{}", run.stderr);
}

#[test]
fn a_dossier_that_cannot_be_read_is_said_and_nothing_is_printed() {
    let broken = example().replacen("\"date\": \"2024-11-28\"", "\"date\": \"2024-11-24\"", 1);
    let run = world().file("b.json", broken).run(&["progress", "--lang", "en", "a.json", "b.json"]);
    assert_eq!((run.status, run.text()), (Some(2), ""));
    assert!(run.stderr.contains("`self-assessment 2024-11-25`"), "{}", run.stderr);
}

/// The text of a case of the procedure, whose rule set lies among the vectors or ships.
fn shown(case: &str, rules: Option<&str>, language: &str) -> String {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let read = |path: String| std::fs::read_to_string(tests.join(path)).expect("it is there");
    let case: Value = serde_json::from_str(&read(format!("progress/{case}.case.json"))).unwrap();
    let mut world = World::new().file("a.json", case["dossier"].to_string());
    let mut args = vec!["progress", "--lang", language, "a.json"];
    if let Some(rules) = rules {
        world = world.file("rules.json", read(format!("vectors/rule-sets/{rules}.json")));
        args.extend(["--rules", "rules.json"]);
    }
    world.run(&args).fine().text().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_step_says_for_which_units_it_holds() {
    let ward = shown("a-remaining-ward", None, "vi");
    assert!(ward.contains(
        "không áp dụng cho đơn vị này (áp dụng cho: phường Ngọc Trạo (38.381.14818); xã Quang Trung (38.381.14824))"
    ));
    let named = shown("a-ward-with-a-step-of-its-own", None, "en");
    assert!(named.contains(
        "not for this subject (for: all but phường Ngọc Trạo (38.381.14818); xã Quang Trung (38.381.14824))"
    ));
    assert!(named.contains("Held up by: comes after step 3, which is not done"));
    let unsure = shown("a-name-spelt-otherwise", Some("named-steps"), "en");
    assert!(unsure.contains(
        "not known whether for this subject: it is for phường Hai; the dossier has P. Hai (9). If both are one unit, \
         give it the id that the rule set has, or the name where it has no id"
    ));
}

#[test]
fn a_conference_that_was_held_too_early_is_said_and_awaited() {
    let early = shown("conference-too-early", Some("procedure"), "en");
    assert!(early.contains(
        "not held; the one on 18 December 2024 does not count, since what differs was stated later"
    ));
    assert!(early.contains("not held: Hội nghị"));
}

#[test]
fn assessments_say_which_level_they_reach_and_amounts_have_their_unit() {
    let page = shown("levels-differ-above", Some("assessed-levels"), "en");
    assert!(page.contains("met, reaches the level Basic: 2 met"));
    assert!(page.contains("met, reaches the level Advanced: 2 met"));
    assert!(page.contains("A.1 Thu nhập (level Advanced)"));
    assert!(page.contains("not met (55 million dong)"));
}

#[test]
fn what_is_given_on_the_whole_is_not_counted_as_missing() {
    let page = shown("both-state-the-whole", Some("procedure"), "vi");
    assert!(page.contains("chưa xác định: 1 không áp dụng, đánh giá về cả hồ sơ"), "{page}");
}

#[test]
fn a_set_without_a_procedure_says_so() {
    let levels = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules/examples/levels");
    let read = |name: &str| std::fs::read_to_string(levels.join(name)).expect("it is there");
    let world = World::new().file("rules.json", read("rules.json")).file("a.json", read("dossier.json"));
    let run = world.run(&["progress", "--lang", "en", "--rules", "rules.json", "a.json"]).fine();
    assert!(run.text().ends_with("Steps\nThis rule set states no procedure.\n"), "{}", run.text());
    assert!(!run.text().contains("Next step"));
}
