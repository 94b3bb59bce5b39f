//! Broken pipes, full disks, colours and widths.

use std::io::{Read as _, Write as _};

use crate::documents::{district, met, mixed, sound_rules};
use crate::run::World;

fn world() -> World {
    World::new()
        .file("rules.json", sound_rules().to_string())
        .file("mixed.json", mixed().to_string())
        .file("met.json", met().to_string())
}

/// The status and standard error of a run whose reader goes away after a hundred bytes.
fn broken_pipe(arguments: &[&str]) -> (Option<i32>, String) {
    let line = format!("{}\n", district());
    let world = World::new().file("many.jsonl", line.repeat(400));
    let mut child = world.spawn(arguments);
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 100]).unwrap();
    drop(stdout);
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    (child.wait().unwrap().code(), said)
}

#[test]
fn a_reader_that_has_seen_enough_is_no_mistake() {
    for format in ["text", "json", "jsonl", "csv"] {
        let arguments = ["evaluate", "--format", format, "many.jsonl"];
        assert_eq!(broken_pipe(&arguments), (Some(0), String::new()), "{format}");
        // But nobody may take it for "all met".
        let asked = [arguments.as_slice(), &["--exit-code"]].concat();
        assert_eq!(broken_pipe(&asked), (Some(141), String::new()), "{format}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported() {
    let world = world();
    for arguments in [
        vec!["evaluate", "--rules", "rules.json", "met.json"],
        vec!["evaluate", "--rules", "rules.json", "--format", "json", "met.json"],
        vec!["evaluate", "--rules", "rules.json", "--format", "csv", "met.json"],
        vec!["rules", "list"],
        vec!["rules", "show", "rules.json"],
        vec!["rules", "check", "rules.json"],
    ] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = world.command(&arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            said, "error: cannot write to standard output: no space is left on the device\n",
            "{arguments:?}"
        );
    }
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    let arguments = ["evaluate", "--rules", "rules.json", "mixed.json", "nowhere.json"];
    let escapes = |world: &World, color: &[&str]| {
        let run = world.run(&[arguments.as_slice(), color].concat());
        (run.text().contains('\u{1b}'), run.stderr.contains('\u{1b}'))
    };
    let none = (false, false);
    let both = (true, true);
    assert_eq!(escapes(&world(), &[]), none, "a pipe is no terminal");
    assert_eq!(escapes(&world(), &["--color", "always"]), both);
    assert_eq!(escapes(&world(), &["--color", "never"]), none);
    let forced = world().variable("CLICOLOR_FORCE", "1");
    assert_eq!(escapes(&forced, &[]), both);
    assert_eq!(escapes(&forced, &["--color", "never"]), none);
    let refused = forced.variable("NO_COLOR", "1");
    assert_eq!(escapes(&refused, &[]), none);
    assert_eq!(escapes(&refused, &["--color", "always"]), both, "who asks for it gets it");
}

#[test]
fn colours_say_nothing_that_words_do_not() {
    let arguments = ["evaluate", "--rules", "rules.json", "mixed.json", "--color"];
    let plain = world().run(&[arguments.as_slice(), &["never"]].concat()).fine();
    let coloured = world().run(&[arguments.as_slice(), &["always"]].concat()).fine();
    let mut stripped = String::new();
    let mut rest = coloured.text();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        stripped.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    stripped.push_str(rest);
    assert_eq!(stripped, plain.text());
    assert!(coloured.text().contains("\u{1b}[1m\u{1b}[31m✗ not met\u{1b}[0m"), "{}", coloured.text());
}

#[test]
fn data_is_never_coloured() {
    for format in ["json", "jsonl", "csv"] {
        let run = world()
            .run(&[
                "evaluate",
                "--rules",
                "rules.json",
                "--format",
                format,
                "--color",
                "always",
                "mixed.json",
            ])
            .fine();
        assert!(!run.text().contains('\u{1b}'));
    }
}

#[test]
fn pages_are_as_wide_as_is_said() {
    let widest = |columns: &str| {
        let world = World::new().file("district.json", district().to_string()).variable("COLUMNS", columns);
        let mut widest = 0;
        for language in ["vi", "en"] {
            for arguments in [
                vec!["evaluate", "--lang", language, "district.json"],
                vec!["rules", "show", "--lang", language, "vn.thanh-hoa.dx.district"],
                vec!["rules", "show", "--lang", language, "vn.thanh-hoa.dx.district", "IV.4"],
            ] {
                let run = world.run(&arguments).fine();
                // All letters of ours are composed and one column wide.
                let most = run.text().lines().map(|line| line.chars().count()).max().unwrap();
                widest = widest.max(most);
            }
        }
        widest
    };
    assert_eq!(widest("80"), 80);
    assert_eq!(widest("100"), 100);
    assert_eq!(widest(""), 100, "where nobody says");
    assert_eq!(widest("nonsense"), 100);
    assert_eq!(widest("120"), 120);
    assert_eq!(widest("300"), 120, "longer lines are hard to read");
}

#[test]
fn standard_error_that_is_gone_ends_nothing() {
    let world = world();
    let mut child = world.spawn(&["evaluate", "--rules", "rules.json", "--format", "csv", "--jsonl", "-"]);
    drop(child.stderr.take());
    let mut stdin = child.stdin.take().unwrap();
    writeln!(stdin, "{{}}\n{}", met()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 9);
}
