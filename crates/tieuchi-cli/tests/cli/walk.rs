//! The walk-through of a revision, as its pages print it, command by command.

use std::path::{Path, PathBuf};

use crate::run::World;

#[test]
fn the_walk_through_is_what_comes_out() {
    for page in ["revise.md", "revise.vi.md"] {
        let path = root().join("docs").join(page);
        let text = std::fs::read_to_string(&path).unwrap();
        let walked = walk(&text);
        if std::env::var_os("TIEUCHI_BLESS").is_some() {
            std::fs::write(&path, &walked).unwrap();
        } else {
            assert!(walked == text, "not what {page} prints:\n{walked}");
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The page with what its commands print now and its edits made, in a folder with what the page asks for.
fn walk(page: &str) -> String {
    let file = |name: &str| std::fs::read(root().join("rules").join(name)).unwrap();
    let world = World::new()
        .file("phu-luc-1.xlsx", file("examples/revision/phu-luc-1.xlsx"))
        .file("district.tests.json", file("data/vn.thanh-hoa.dx.district.tests.json"))
        .file("district.lints.json", file("data/vn.thanh-hoa.dx.district.lints.json"));
    let mut walked = Vec::new();
    let mut rest = page;
    while let Some((before, block)) = rest.split_once("```") {
        let (block, after) = block.split_once("\n```").expect("every block ends");
        let (kind, lines) = block.split_once('\n').expect("every block has a kind");
        walked.push(before.to_owned());
        let lines = match kind {
            "console" => console(&world, lines),
            "diff" => edited(&world, lines),
            kind => panic!("a block of the kind {kind}"),
        };
        walked.push(format!("```{kind}\n{}\n```", lines.trim_end()));
        rest = after;
    }
    walked.concat() + rest
}

/// Each command with what it prints, messages first, and its status where it is not 0.
fn console(world: &World, lines: &str) -> String {
    let mut printed = Vec::new();
    for line in lines.lines().filter(|line| line.starts_with("$ ")) {
        let arguments: Vec<&str> = line.strip_prefix("$ tieuchi ").unwrap().split(' ').collect();
        let run = world.run(&arguments);
        let status = run.status.filter(|status| *status != 0).map(|status| format!("? {status}\n"));
        let stderr = run.stderr.trim_end();
        let gap = if stderr.is_empty() { "" } else { "\n" };
        printed.push(format!("{line}\n{}{stderr}{gap}{}\n", status.unwrap_or_default(), run.text()));
    }
    printed.concat().replace("\n\n\n", "\n\n")
}

/// One line of a file in place of another that stands in it once.
fn edited(world: &World, lines: &str) -> String {
    let all: Vec<&str> = lines.lines().collect();
    let [file, from, to] = all[..] else { panic!("a file, a line and another: {lines}") };
    let (from, to) = (from.strip_prefix('-').unwrap(), to.strip_prefix('+').unwrap());
    let text = std::fs::read_to_string(world.path(file)).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from}");
    std::fs::write(world.path(file), text.replace(from, to)).unwrap();
    lines.to_owned()
}
