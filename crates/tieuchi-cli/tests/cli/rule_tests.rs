//! `tieuchi rules test` and `tieuchi rules mutate`.

use std::io::Read as _;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::documents::small_rules;
use crate::run::{World, assert_expected};

/// Tests of the small rule set: what passes, what does not, and why.
fn small_tests() -> Value {
    json!({
        "kind": "rule_tests",
        "rule_set": "vn.thu.xa",
        "bases": {
            "met": {
                "subject": {"id": "1", "level": "commune", "attributes": {"region": "plain"}}, "year": 2025,
                "values": {"I.1": "75", "I.2": "1", "I.3": 12, "I.4": true, "I.5": "60"},
                "scores": [{"index": "dti", "year": 2025, "basis": "self", "points": "700", "maximum": "1000"}]
            }
        },
        "cases": [
            {"name": "đạt", "base": "met", "expect": {"outcome": "met"}},
            {"name": "miền núi", "base": "met", "values": {"I.3": 3},
             "change": {"subject": {"attributes": {"region": "mountain"}}},
             "expect": {"criteria": {"I.3": {"outcome": "met", "target": {"at_least": "3"}}}}},
            {"name": "dấu phẩy", "base": "met", "values": {"I.1": "70,5"}, "error": "decimal_comma"}
        ]
    })
}

fn failing_tests() -> Value {
    let mut tests = small_tests();
    tests["cases"] = json!([
        {"name": "số khác", "base": "met", "values": {"I.1": "69.99"}, "expect": {"outcome": "met", "criteria": {"I.1": {"shortfall": {"percent": 0.02}}}}},
        {"name": "gõ nhầm", "base": "met", "expect": {"criteria": {"I.1": {"outcom": "met"}}}},
        {"name": "không có", "base": "met", "expect": {"criteria": {"II.7": {"outcome": "met"}}}},
        {"name": "bị từ chối", "base": "met", "values": {"I.1": "101"}, "expect": {"outcome": "met"}},
        {"name": "lỗi khác", "base": "met", "values": {"I.1": "101"}, "error": [{"code": "negative", "pointer": "/values/I.1"}]},
        {"name": "không bị từ chối", "base": "met", "error": ["negative", "not_whole"]}
    ]);
    tests
}

fn world(tests: &Value) -> World {
    World::new()
        .file("xa.json", small_rules().to_string())
        .file("xa.tests.json", serde_json::to_string_pretty(tests).unwrap())
}

#[test]
fn the_rule_set_beside_the_tests_is_tested() {
    for path in ["xa.tests.json", "."] {
        let run = world(&small_tests()).run(&["rules", "test", path, "--lang", "en"]).fine();
        assert!(
            run.text().ends_with("xa.tests.json: vn.thu.xa@2025.1.0\n  3 tests: all pass\n"),
            "{}",
            run.text()
        );
    }
}

#[test]
fn what_does_not_pass_is_said_as_expected() {
    for language in ["vi", "en"] {
        let run = world(&failing_tests()).run(&["rules", "test", "xa.tests.json", "--lang", language]);
        assert_eq!((run.status, run.stderr.as_str()), (Some(1), ""));
        assert_expected(&format!("rule-tests.{language}.txt"), run.text());
    }
}

#[test]
fn coverage_is_shown_as_expected_and_may_be_asked_for() {
    for language in ["vi", "en"] {
        let run = world(&small_tests()).run(&["rules", "test", ".", "--coverage", "--lang", language]).fine();
        assert_expected(&format!("rule-tests-coverage.{language}.txt"), run.text());
    }
    let short = world(&small_tests()).run(&["rules", "test", ".", "--min-coverage", "50", "--lang", "en"]);
    assert_eq!(short.status, Some(1));
    assert!(short.stderr.contains("the coverage of 28.2% is below 50%"), "{}", short.stderr);
    world(&small_tests()).run(&["rules", "test", ".", "--min-coverage", "28.2"]).fine();
}

#[test]
fn programs_read_json_and_junit() {
    let run = world(&failing_tests()).run(&["rules", "test", ".", "--format", "json"]);
    let read: Value = serde_json::from_str(run.text()).unwrap();
    let cases = read[0]["cases"].as_array().unwrap();
    let kinds: Vec<&str> = cases.iter().map(|case| case["fault"]["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["differs", "differs", "differs", "refused", "other_errors", "not_refused"]);
    assert_eq!(
        cases[0]["fault"]["differences"][0],
        json!({"pointer": "/criteria/I.1/shortfall/percent", "expected": 0.02, "found": "0.01", "known": true, "nearest": null})
    );
    assert_eq!(cases[1]["fault"]["differences"][0]["nearest"], "outcome");
    let demands = read[0]["coverage"]["demands"].as_array().unwrap();
    assert!(demands.iter().any(|row| row["criterion"] == "I.3" && row["attribute_value"] == "mountain"));

    let run = world(&failing_tests()).run(&["rules", "test", ".", "--format", "junit", "--lang", "vi"]);
    assert_eq!(run.status, Some(1));
    assert_expected("rule-tests.xml", &run.text().replace("./", ""));
}

#[test]
fn what_cannot_be_tested_is_said() {
    let said = |world: World, arguments: &[&str]| {
        let run = world.run(&[&["rules", "test", "--lang", "en"], arguments].concat());
        assert_eq!((run.status, run.text()), (Some(2), ""));
        run.stderr
    };
    let mut typo = small_tests();
    typo["cases"][0]["expekt"] = json!({});
    typo["cases"][1]["base"] = json!("mett");
    let found = said(world(&typo), &["."]);
    assert!(
        found.contains("unknown_key") && found.contains("unknown_base") && found.contains("2 errors in"),
        "{found}"
    );

    let mut other = small_tests();
    other["rule_set"] = json!("vn.thu.xa@2024.1.0");
    let found = said(world(&other), &["."]);
    assert!(found.contains("these tests are for vn.thu.xa@2024.1.0, which . does not hold"), "{found}");
    let found = said(world(&small_tests()), &["xa.tests.json", "--rules", "vn.thanh-hoa.dx.district"]);
    assert!(
        found.contains("these tests are for vn.thu.xa, which vn.thanh-hoa.dx.district does not hold"),
        "{found}"
    );

    let found = said(world(&small_tests()), &["xa.json"]);
    assert!(found.contains("xa.json: this file holds no tests"), "{found}");
    let found = said(World::new(), &["."]);
    assert!(found.contains("there are no *.tests.json files"), "{found}");
    let found = said(World::new(), &["none.tests.json"]);
    assert!(found.contains("none.tests.json"), "{found}");
}

#[test]
fn tests_are_run_again_when_a_file_changes() {
    let world = world(&small_tests());
    let mut child = world.spawn(&["rules", "test", "--watch", "xa.tests.json", "--lang", "en"]);
    let mut stdout = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let (mut all, mut some) = (String::new(), [0; 4096]);
        while let Ok(read @ 1..) = stdout.read(&mut some) {
            all.push_str(&String::from_utf8_lossy(&some[..read]));
            if all.contains("do not") {
                break;
            }
        }
        all
    });
    let start = Instant::now();
    // A file system may keep no finer time than a second.
    while !reader.is_finished() && start.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(1200));
        std::fs::write(world.path("xa.tests.json"), failing_tests().to_string()).unwrap();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let all = reader.join().unwrap();
    assert!(all.contains("3 tests: all pass") && all.contains("6 tests: 0 pass, 6 do not"), "{all}");
}

#[test]
fn changes_that_no_test_notices_are_listed_as_expected() {
    let mut tests = small_tests();
    tests["survivors"] = json!({
        "I.2/2025/at_most=2.49": {"vi": "Chưa có phép thử ở ranh giới này.", "en": "No test at this boundary yet."},
        "I.9:dropped": {"vi": "Không còn."}
    });
    for language in ["vi", "en"] {
        let run = world(&tests).run(&["rules", "mutate", "xa.tests.json", "--lang", language]);
        assert_eq!((run.status, run.stderr.as_str()), (Some(1), ""));
        assert_expected(&format!("mutants.{language}.txt"), run.text());
    }
    let run = world(&tests).run(&["rules", "mutate", ".", "--format", "json"]);
    let read: Value = serde_json::from_str(run.text()).unwrap();
    let fates: std::collections::BTreeSet<&str> = read[0]["mutants"]
        .as_array()
        .unwrap()
        .iter()
        .map(|mutant| mutant["fate"].as_str().unwrap())
        .collect();
    assert!(fates.is_superset(&["killed", "survived", "explained"].into()), "{fates:?}");
    assert_eq!(read[0]["stale"], json!(["I.9:dropped"]));

    let failing = world(&failing_tests()).run(&["rules", "mutate", ".", "--lang", "en"]);
    assert_eq!((failing.status, failing.text()), (Some(2), ""));
    assert!(failing.stderr.contains("the tests must pass first"), "{}", failing.stderr);
}
