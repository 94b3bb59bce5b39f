//! What the binary says of itself.

use crate::run::World;

#[test]
fn every_command_has_help_with_an_example() {
    for command in [
        vec![],
        vec!["evaluate"],
        vec!["duties"],
        vec!["score"],
        vec!["rank"],
        vec!["rules"],
        vec!["standing"],
        vec!["province"],
        vec!["upkeep"],
        vec!["outlook"],
        vec!["progress"],
        vec!["opinions"],
        vec!["rules", "list"],
        vec!["rules", "show"],
        vec!["rules", "check"],
        vec!["rules", "schema"],
        vec!["rules", "import"],
        vec!["rules", "export"],
        vec!["rules", "new"],
        vec!["rules", "diff"],
        vec!["rules", "resolve"],
        vec!["verify"],
        vec!["rules", "fmt"],
    ] {
        let run = World::new().run(&[command.as_slice(), &["--help"]].concat()).fine();
        let example = format!("Examples:\n  tieuchi {}", command.join(" "));
        assert!(run.text().contains(&example), "{command:?}: {}", run.text());
        assert!(run.text().contains("--lang <LANGUAGE>"), "{command:?}");
        assert!(run.text().lines().all(|line| line.chars().count() <= 110), "{command:?}");
    }
}

#[test]
fn the_version_is_the_package_s() {
    let run = World::new().run(&["--version"]).fine();
    assert_eq!(run.text(), format!("tieuchi {}\n", env!("CARGO_PKG_VERSION")));
}
