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
