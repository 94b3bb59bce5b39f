//! Exit statuses.

use crate::documents::{met, mixed, open, small_rules};
use crate::run::World;

fn world() -> World {
    World::new()
        .file("rules.json", small_rules().to_string())
        .file("met.json", met().to_string())
        .file("not-met.json", mixed().to_string())
        .file("open.json", open().to_string())
        .file("bad.json", "{}")
        .file("bad.jsonl", format!("{}\n{{}}\n", met()))
        .file("none.jsonl", "\n")
}

#[test]
fn the_status_tells_the_outcome_only_when_asked() {
    for (dossiers, status, by_outcome) in [
        (vec!["met.json"], 0, 0),
        (vec!["met.json", "met.json"], 0, 0),
        (vec!["not-met.json"], 0, 1),
        (vec!["open.json"], 0, 3),
        (vec!["met.json", "open.json"], 0, 3),
        (vec!["open.json", "not-met.json", "met.json"], 0, 1),
        (vec!["none.jsonl"], 0, 3),
        (vec!["bad.json"], 2, 2),
        (vec!["met.json", "bad.json"], 2, 2),
        (vec!["not-met.json", "nowhere.json"], 2, 2),
        (vec!["bad.jsonl"], 2, 2),
        (vec!["not-met.json", "bad.jsonl"], 2, 2),
    ] {
        for format in ["text", "json", "jsonl", "csv"] {
            let world = world();
            let arguments =
                [["evaluate", "--rules", "rules.json", "--format", format].as_slice(), &dossiers].concat();
            assert_eq!(world.run(&arguments).status, Some(status), "{dossiers:?} {format}");
            let asked = [arguments.as_slice(), &["--exit-code"]].concat();
            assert_eq!(world.run(&asked).status, Some(by_outcome), "{dossiers:?} {format} --exit-code");
        }
    }
}

#[test]
fn bad_usage_is_invalid() {
    let world = world();
    for arguments in [
        vec![],
        vec!["evaluate"],
        vec!["evaluate", "--format", "xml", "met.json"],
        vec!["evaluate", "--lang", "fr", "met.json"],
        vec!["evaluate", "--nonsense", "met.json"],
        vec!["judge", "met.json"],
        vec!["rules"],
        vec!["rules", "show"],
        vec!["rules", "check"],
        vec!["evaluate", "-", "met.json", "-"],
        vec!["evaluate", "--rules", "-", "-"],
        vec!["rules", "check", "-", "-"],
    ] {
        let run = world.run(&arguments);
        assert_eq!((run.status, run.text()), (Some(2), ""), "{arguments:?}");
        assert!(!run.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn arguments_are_repeated_without_what_could_harm() {
    let run = World::new().run(&["evaluate", "--\u{1b}[31mred\u{202e}\u{7}"]);
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.starts_with("error: unexpected argument '--red\\u{202e}' found\n"), "{}", run.stderr);
    assert!(!run.stderr.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{}", run.stderr);
}
