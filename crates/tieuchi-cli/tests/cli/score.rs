//! `tieuchi score`, `tieuchi rank`, and index documents among rule sets.

use std::path::Path;

use serde_json::{Value, json};

use crate::run::World;

/// A world that holds the illustrative rule set and index, and dossiers for them.
fn world() -> World {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules/examples/index");
    let read = |name: &str| std::fs::read_to_string(examples.join(name)).expect("it is there");
    let world = World::new();
    std::fs::create_dir(world.path("sets")).expect("it is empty");
    world
        .file("sets/rules.json", read("example.commune.json"))
        .file("sets/index.json", read("example.dti.json"))
        .file("whole.json", read("dossiers/whole.json"))
        .file("open.json", read("dossiers/open.json"))
}

#[test]
fn a_directory_holds_rule_sets_and_the_indices_that_they_score_by() {
    let run = world().run(&["score", "--rules", "sets", "--format", "json", "whole.json"]).fine();
    let found: Value = serde_json::from_str(run.text()).unwrap();
    let score = &found[0]["scores"][0];
    assert_eq!(score["total"], json!({"points": "81.1891", "low": "81.1891", "high": "81.1891"}));
    assert_eq!((&score["stated"], &score["band"]["id"]), (&json!("81.19"), &json!("good")));
    assert_eq!(
        score["groups"][1],
        json!({"id": "B", "maximum": "35", "points": "28.3333", "low": "28.3333", "high": "28.3333"})
    );
    let evaluated = world().run(&["evaluate", "--rules", "sets", "--format", "json", "open.json"]).fine();
    let found: Value = serde_json::from_str(evaluated.text()).unwrap();
    assert_eq!(found["deciding"], json!(["example.dti/2024/self/B.1", "example.dti/2024/self/C.2"]));
}

#[test]
fn the_report_names_the_indicators_that_decide() {
    let run = world().run(&["evaluate", "--rules", "sets", "--lang", "vi", "open.json"]).fine();
    let text = run.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("từ 60 đến 90/100, còn phụ thuộc vào chỉ số B.1, C.2"), "{text}");
    assert!(
        text.contains("Kết luận chung còn phụ thuộc vào: Chỉ số B.1, năm 2024, điểm tự đánh giá; Chỉ số C.2"),
        "{text}"
    );
}

#[test]
fn scores_as_a_table_have_a_row_for_the_whole_each_group_and_each_indicator() {
    let run = world().run(&["score", "--rules", "sets", "--format", "csv", "open.json"]).fine();
    let rows: Vec<&str> = run.text().lines().collect();
    assert_eq!(rows.len(), 1 + 1 + 3 + 10);
    assert!(rows[1].ends_with("example.dti,2024,self,total,example.dti,100,,60,90,,"), "{}", rows[1]);
    assert!(rows[3].ends_with("group,B,35,,15,35,,"), "{}", rows[3]);
}

#[test]
fn places_reach_from_the_best_to_the_worst_that_is_possible() {
    let run = world().run(&["rank", "--rules", "sets", "--format", "csv", "open.json", "whole.json"]).fine();
    let rows: Vec<&str> = run.text().lines().skip(1).collect();
    assert_eq!(
        rows,
        [
            "1,2,0,minh-hoa-2,Xã minh họa 2,60,90,100,,",
            "1,2,0,minh-hoa-1,Xã minh họa 1,81.1891,81.1891,100,81.1891,good"
        ]
    );
    let none = world().run(&["rank", "--rules", "sets", "--year", "2023", "whole.json"]);
    assert_eq!(none.status, Some(2));
}

#[test]
fn a_unit_counts_once() {
    let world = world();
    std::fs::copy(world.path("open.json"), world.path("again.json")).unwrap();
    for command in [["score", "--rules", "sets"], ["rank", "--rules", "sets"]] {
        let run = world
            .run(&[command.as_slice(), &["--lang", "en", "open.json", "whole.json", "again.json"]].concat());
        assert_eq!((run.status, run.text()), (Some(2), ""));
        let wrong = "error[evaluated_twice]: the unit `minh-hoa-2` has two dossiers of the year `2024`; remove one\n\
                     --> open.json\n::: again.json\n\n";
        assert_eq!(run.stderr, wrong);
    }
}

#[test]
fn what_cannot_be_ranked_says_why() {
    let world = world();
    let rank = |more: &[&str]| {
        let run = world.run(&[&["rank", "--rules", "sets", "--lang", "en"], more, &["open.json"]].concat());
        assert_eq!((run.status, run.text()), (Some(2), ""));
        run.stderr
    };
    assert_eq!(
        rank(&["--index", "nope"]),
        "error[unknown_index]: the rule set uses no index `nope`\n |\n = indices in use: example.dti\n"
    );
    assert!(rank(&["--index", "example.dt"]).contains("`example.dt`; did you mean `example.dti`?\n"));
    assert_eq!(rank(&["--year", "2023"]), "error[no_such_score]: no dossier holds such a score\n");
    assert!(rank(&["--basis", "mine"]).contains("a basis is `official` or `self`"));
}

#[test]
fn dossiers_may_stand_on_lines() {
    let world = world();
    let one_line = |name: &str| {
        let text = std::fs::read_to_string(world.path(name)).unwrap();
        serde_json::from_str::<Value>(&text).unwrap().to_string()
    };
    let lines = format!("{}\n\n{}\n", one_line("open.json"), one_line("whole.json"));
    let world = world.file("all.jsonl", &lines).file("bad.jsonl", format!("{lines}{{}}\n"));
    for command in ["score", "rank", "progress", "outlook"] {
        let year = ["--year", "2024"];
        let more = if command == "outlook" { year.as_slice() } else { &[] };
        let run = |inputs: &[&str], input: &str| {
            let fixed = [command, "--rules", "sets", "--format", "json"];
            world.pipe(&[fixed.as_slice(), more, inputs].concat(), input.as_bytes())
        };
        let of_files = run(&["open.json", "whole.json"], "").fine();
        assert_eq!(run(&["all.jsonl"], "").fine().text(), of_files.text(), "{command}");
        assert_eq!(run(&["--jsonl", "-"], &lines).fine().text(), of_files.text(), "{command}");
        let bad = run(&["bad.jsonl"], "");
        assert_eq!((bad.status, bad.text()), (Some(2), ""));
        let wrong = "error[missing_key]: the key `rule_set` is missing\n --> bad.jsonl:4:1\n";
        assert!(bad.stderr.starts_with(wrong), "{}", bad.stderr);
    }
}

#[test]
fn an_index_is_checked_and_shown_like_a_rule_set() {
    let checked = world().run(&["rules", "check", "--lang", "en", "sets/index.json"]);
    // Two units of its own, and a resource that is none.
    assert_eq!(
        (checked.status, checked.text()),
        (
            Some(1),
            "sets/index.json: 3 warnings (example.dti@2024.1.0, 3 groups, 10 indicators; at most 100 points)\n"
        )
    );
    let shown = world().run(&["rules", "show", "--lang", "en", "sets/index.json", "C.1.a"]).fine();
    assert!(shown.text().contains("in proportion, all points from 80%"), "{}", shown.text());
    let shipped = world().run(&["rules", "show", "--lang", "en", "dti-3853-district"]).fine();
    assert!(shipped.text().contains("Parts of the source not at hand"), "{}", shipped.text());
}
