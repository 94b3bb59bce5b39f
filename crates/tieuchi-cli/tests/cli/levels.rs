//! Levels of recognition, amounts and exemptions, on the illustrative set that ships as an example.

use std::fs;
use std::path::Path;

use crate::run::{World, assert_expected};

fn world() -> World {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules/examples/levels");
    let read = |name: &str| fs::read_to_string(examples.join(name)).unwrap();
    World::new().file("rules.json", read("rules.json")).file("dossier.json", read("dossier.json"))
}

#[test]
fn a_report_shows_the_level_and_what_the_next_one_lacks() {
    for language in ["vi", "en"] {
        let run =
            world().run(&["evaluate", "--rules", "rules.json", "--lang", language, "dossier.json"]).fine();
        assert_expected(&format!("levels.{language}.txt"), run.text());
    }
}

#[test]
fn a_table_has_a_row_for_each_level_and_each_of_its_conditions() {
    let run = world().run(&["evaluate", "--rules", "rules.json", "--format", "csv", "dossier.json"]).fine();
    assert_expected("levels.csv", run.text());
}

#[test]
fn a_rule_set_is_shown_with_its_levels_and_exemptions() {
    for language in ["vi", "en"] {
        let run = world().run(&["rules", "show", "rules.json", "--lang", language]).fine();
        assert_expected(&format!("levels-rules.{language}.txt"), run.text());
        let run = world().run(&["rules", "show", "rules.json", "A.1", "--lang", language]).fine();
        assert_expected(&format!("levels-criterion.{language}.txt"), run.text());
    }
}
