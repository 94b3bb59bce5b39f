//! `tieuchi rules fmt`.

use crate::documents::sound_rules;
use crate::run::World;

#[test]
fn files_are_laid_out_once_and_keep_their_hash() {
    let world = World::new().file("rules.json", sound_rules().to_string()).file("a.lints.json", EXCEPTIONS);
    let hash = || world.run(&["rules", "check", "--format", "json", "rules.json"]).fine().text().to_owned();
    let before = hash();
    let check = world.run(&["rules", "fmt", "--check", "rules.json", "a.lints.json"]);
    assert_eq!(
        (check.status, check.text(), check.stderr.as_str()),
        (Some(1), "rules.json: not formatted; run `tieuchi rules fmt`\n", "")
    );
    let run = world.run(&["rules", "fmt", "rules.json", "a.lints.json"]).fine();
    assert_eq!(run.text(), "rules.json: formatted\n");
    assert_eq!(hash(), before);
    let text = std::fs::read_to_string(world.path("rules.json")).unwrap();
    assert!(
        text.starts_with(
            "{\n  \"id\": \"vn.thu.xa\",\n  \"version\": \"2025.1.0\",\n  \"status\": \"draft\",\n"
        ),
        "{text}"
    );
    assert_eq!(world.run(&["rules", "fmt", "--check", "rules.json", "a.lints.json"]).fine().text(), "");
    assert_eq!(world.run(&["rules", "fmt", "rules.json"]).fine().text(), "");
}

const EXCEPTIONS: &str =
    "{\n  \"kind\": \"lint_exceptions\",\n  \"document\": \"a\",\n  \"accepted\": []\n}\n";

#[test]
fn standard_input_is_laid_out_on_standard_output() {
    let mixed = br#"{"document": "a", "kind": "lint_exceptions", "accepted": []}"#;
    assert_eq!(World::new().pipe(&["rules", "fmt", "-"], mixed).fine().text(), EXCEPTIONS);
}

#[test]
fn what_cannot_be_laid_out_is_named_and_left_alone() {
    for (text, message) in [
        ("{\"rule_set\": \"a\", \"values\": {}}", "error: `x.json`: documents of this kind have no layout\n"),
        ("{\"kind\": \"index\",", "error[unexpected_end]: "),
        ("{\"kind\": \"index\", \"id\": 1, \"id\": 2}", "error[duplicate_key]: "),
    ] {
        let world = World::new().file("x.json", text);
        let run = world.run(&["rules", "fmt", "x.json"]);
        assert_eq!((run.status, run.text()), (Some(2), ""));
        assert!(run.stderr.starts_with(message), "{}", run.stderr);
        assert_eq!(std::fs::read_to_string(world.path("x.json")).unwrap(), text);
    }
    let run = World::new().run(&["rules", "fmt", "nowhere.json"]);
    assert_eq!(run.stderr, "error: cannot read `nowhere.json`: there is no such file\n");
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let world = World::new().file("rules.json", sound_rules().to_string());
    let mode = std::fs::Permissions::from_mode(0o640);
    std::fs::set_permissions(world.path("rules.json"), mode).unwrap();
    symlink("rules.json", world.path("link.json")).unwrap();
    world.run(&["rules", "fmt", "link.json"]).fine();
    assert!(std::fs::symlink_metadata(world.path("link.json")).unwrap().is_symlink());
    assert_eq!(std::fs::metadata(world.path("rules.json")).unwrap().permissions().mode() & 0o777, 0o640);
    world.run(&["rules", "fmt", "--check", "rules.json"]).fine();
}
