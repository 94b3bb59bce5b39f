//! `tieuchi rules check`: lints, what stands beside a rule set, SARIF, fixes and pages.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::documents::{sound_rules, with};
use crate::run::World;

/// The folder of what ships.
fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules/data")
}

const PRINT: &str = "Điều 1. Ban hành Bộ tiêu chí thử.\n\nĐiều 2. Đạt mọi tiêu chí được giao. Điểm tự đánh giá đạt từ 70% trở lên.\n";

/// The SHA-256 of [`PRINT`].
const PRINT_SHA256: &str = "76c9c21996b8b3db2034b6a27f475ce476ab5b0998048e1006f6855c83e42fe9";

/// The sound set as an interim one, with nothing quoted but two articles.
fn rules() -> Value {
    let mut rules = sound_rules();
    rules["status"] = json!("interim");
    for criterion in rules["groups"][0]["criteria"].as_array_mut().unwrap() {
        let title = criterion["title"]["vi"].clone();
        criterion["source"] = json!({"resource": "tt-2", "locator": "Phụ lục", "quote": title});
    }
    rules["documents"] = json!([]);
    rules["procedure"] = json!([]);
    rules
}

fn transcription() -> Value {
    json!({
        "kind": "transcription", "rule_set": "vn.thu.xa", "resource": "qd-1", "scan": {"sha256": PRINT_SHA256},
        "rows": [
            {"at": "Điều 1", "text": "Điều 1. Ban hành Bộ tiêu chí thử."},
            {"at": "Điều 2", "text": "Điều 2. Đạt mọi tiêu chí được giao. Điểm tự đánh giá đạt từ 70% trở lên."}
        ]
    })
}

fn exceptions() -> Value {
    json!({
        "kind": "lint_exceptions", "document": "vn.thu.xa",
        "accepted": [{
            "code": "quotes_not_proven", "pointer": "/resources/1/id", "found": "tt-2",
            "reason": {"vi": "Thông tư này chưa được quét.", "en": "The circular is not scanned yet."}
        }]
    })
}

/// A rule set with a transcription and exceptions beside it, and the scanned text.
fn world() -> World {
    World::new()
        .file("rules.json", rules().to_string())
        .file("rules.qd-1.transcription.json", transcription().to_string())
        .file("rules.lints.json", exceptions().to_string())
        .file("scan.txt", PRINT)
}

#[test]
fn what_ships_is_sound() {
    let mut files: Vec<String> = std::fs::read_dir(data())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| path.to_str().unwrap().to_owned())
        .collect();
    files.sort();
    let arguments: Vec<&str> =
        ["rules", "check"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let run = World::new().run(&arguments).fine();
    assert_eq!(run.text().lines().count(), files.len(), "{}", run.text());
}

#[test]
fn what_stands_beside_a_rule_set_is_checked_with_it() {
    let expected = "\
rules.json: fine (vn.thu.xa@2025.1.0, 1 group, 5 criteria, 1 warning accepted)
rules.lints.json: fine (vn.thu.xa, 1 exception)
rules.qd-1.transcription.json: fine (vn.thu.xa, 2 rows)
";
    assert_eq!(world().run(&["rules", "check", "rules.json"]).fine().text(), expected);
    // Each file once, in whatever way it is named.
    let run = world().run(&["rules", "check", "rules.json", "./rules.qd-1.transcription.json"]).fine();
    assert_eq!(run.text().lines().count(), 3, "{}", run.text());
    let vi = world().run(&["rules", "check", "--lang", "vi", "rules.json"]).fine();
    assert_eq!(
        vi.text().lines().next(),
        Some("rules.json: hợp lệ (vn.thu.xa@2025.1.0, 1 nhóm, 5 tiêu chí, chấp nhận 1 cảnh báo)")
    );
}

#[test]
fn a_quote_that_was_changed_and_a_source_without_transcription_are_noticed() {
    let mut changed = rules();
    changed["conditions"][0]["source"]["quote"] = json!("Đạt mọi tiêu chí.");
    let run = world().file("rules.json", changed.to_string()).run(&["rules", "check", "rules.json"]);
    assert_eq!(run.status, Some(1));
    assert!(
        run.stderr.starts_with(
            "warning[quote_not_in_row]: the quote does not stand word for word at `Điều 2` of the transcription; it differs from `chí.` on\n"
        ),
        "{}",
        run.stderr
    );
    let world = World::new().file("rules.json", rules().to_string());
    let run = world.run(&["rules", "check", "rules.json"]);
    assert_eq!(
        (run.status, run.text()),
        (Some(1), "rules.json: 2 warnings (vn.thu.xa@2025.1.0, 1 group, 5 criteria)\n")
    );
    assert!(run.stderr.contains(
        "warning[quotes_not_proven]: there is no transcription of the resource `qd-1` to prove its quotes by\n"
    ));
}

#[test]
fn what_stands_beside_the_wrong_rule_set_is_noticed() {
    let mut other = transcription();
    other["rule_set"] = json!("vn.thu.huyen");
    let mut another = exceptions();
    another["document"] = json!("vn.thu.huyen");
    let run = world()
        .file("rules.qd-1.transcription.json", other.to_string())
        .file("rules.lints.json", another.to_string())
        .run(&["rules", "check", "rules.json"]);
    assert_eq!(
        (run.status, run.text()),
        (
            Some(1),
            "rules.json: 2 warnings (vn.thu.xa@2025.1.0, 1 group, 5 criteria)\n\
             rules.lints.json: 1 error (vn.thu.huyen, 1 exception)\n\
             rules.qd-1.transcription.json: 1 error (vn.thu.huyen, 2 rows)\n"
        )
    );
    for message in [
        "error[wrong_exceptions]: these exceptions are for `vn.thu.huyen`, not for `vn.thu.xa`\n",
        "error[wrong_transcription]: this transcription is for `vn.thu.huyen`, not for `vn.thu.xa`\n",
    ] {
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
    // That of a rule set whose name begins alike is not taken for this one's.
    let mut near = transcription();
    near["rule_set"] = json!("another");
    let run = world()
        .file("rules.next.json", "{}")
        .file("rules.next.transcription.json", near.to_string())
        .run(&["rules", "check", "rules.json"])
        .fine();
    assert_eq!(run.text().lines().count(), 3, "{}", run.text());
}

#[test]
fn a_scan_proves_the_transcription_that_was_made_of_it() {
    let run = world().run(&["rules", "check", "--scan", "scan.txt", "rules.json"]).fine();
    assert_eq!(
        run.text().lines().last(),
        Some("rules.qd-1.transcription.json: fine (vn.thu.xa, 2 rows, the scan agrees)")
    );
    let other = world().file("scan.txt", PRINT.replace("70%", "75%"));
    let run = other.run(&["rules", "check", "rules.json", "--scan", "scan.txt", "--lang", "vi"]);
    assert_eq!(run.status, Some(1));
    for message in [
        "lỗi[other_scan]: văn bản quét có SHA-256 ",
        "lỗi[not_in_scan]: văn bản quét không khớp với dòng này: văn bản quét có `3: 75% trở lên.`, bản chép có `70% trở lên.`\n",
    ] {
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
    let two = ["rules", "check", "rules.json", "--scan", "scan.txt", "--scan", "other.txt"];
    let run = world().file("other.txt", "Một văn bản khác.").run(&two);
    assert_eq!(
        (run.status, run.stderr.as_str()),
        (Some(2), "error: `other.txt`: no transcription here was made of this scanned text\n")
    );
    // That of a rule set with an error is proven all the same.
    let broken = with(rules(), "/status", json!("acepted"));
    let run = world().file("rules.json", broken.to_string()).run(&[
        "rules",
        "check",
        "rules.json",
        "--scan",
        "scan.txt",
    ]);
    assert_eq!(
        (run.status, run.text()),
        (
            Some(1),
            "rules.json: 1 error\nrules.lints.json: fine (vn.thu.xa, 1 exception)\n\
             rules.qd-1.transcription.json: fine (vn.thu.xa, 2 rows, the scan agrees)\n"
        )
    );
    let run = world().run(&["rules", "check", "rules.json", "--scan", "nowhere.txt"]);
    assert_eq!(
        (run.status, run.stderr.as_str()),
        (Some(2), "error: cannot read `nowhere.txt`: there is no such file\n")
    );
}

#[test]
fn tests_transcriptions_and_exceptions_are_checked_by_themselves() {
    let tests = json!({"kind": "rule_tests", "rule_set": "a", "bases": {"empty": {}},
        "cases": [{"name": "a", "base": "empty", "error": "missing_key"}]});
    let world = world()
        .file("a.tests.json", tests.to_string())
        .file("b.tests.json", json!({"kind": "rule_tests"}).to_string());
    let run = world.run(&["rules", "check", "a.tests.json", "b.tests.json", "rules.lints.json"]);
    assert_eq!(
        (run.status, run.text()),
        (
            Some(1),
            "a.tests.json: fine (a, 1 test)\nb.tests.json: 2 errors\nrules.lints.json: fine (vn.thu.xa, 1 exception)\n"
        )
    );
}

#[test]
fn a_check_as_sarif_has_rules_places_and_reasons() {
    let mut rules = rules();
    rules["groups"][0]["title"] = json!({"vi": "𝐇ạ tầng số "});
    let world = world()
        .file("Bộ tiêu chí.json", rules.to_string())
        .file("Bộ tiêu chí.lints.json", exceptions().to_string());
    let run = world.run(&["rules", "check", "--format", "sarif", "Bộ tiêu chí.json"]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(1), ""));
    let log: Value = serde_json::from_str(run.text()).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    assert_eq!(run["invocations"], json!([{"executionSuccessful": true}]));
    let driver = &run["tool"]["driver"];
    assert_eq!((&driver["name"], &driver["version"]), (&json!("tieuchi"), &json!(env!("CARGO_PKG_VERSION"))));
    let rules_of = driver["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    let codes: Vec<&str> = results.iter().map(|result| result["ruleId"].as_str().unwrap()).collect();
    assert_eq!(codes, ["text_without_translation", "stray_space", "quotes_not_proven", "quotes_not_proven"]);
    for result in results {
        let rule = &rules_of[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(rule["defaultConfiguration"]["level"], result["level"]);
        assert!(!rule["shortDescription"]["text"].as_str().unwrap().is_empty());
        assert!(rule["help"]["markdown"].as_str().unwrap().contains("Before:"));
        assert_eq!(
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            "B%E1%BB%99%20ti%C3%AAu%20ch%C3%AD.json"
        );
    }
    // One line of JSON: a column is an offset in UTF-16 code units, the letter beyond the first plane being two.
    let text = rules.to_string();
    let region = &results[1]["locations"][0]["physicalLocation"]["region"];
    let start = text[..text.find("\"𝐇").unwrap()].encode_utf16().count() + 1;
    assert_eq!(
        *region,
        json!({"startLine": 1, "startColumn": start, "endLine": 1, "endColumn": start + "\"𝐇ạ tầng số \"".encode_utf16().count()})
    );
    assert_eq!(
        results[1]["locations"][0]["logicalLocations"],
        json!([{"fullyQualifiedName": "/groups/0/title/vi"}])
    );
    assert_eq!(
        results[3]["suppressions"],
        json!([{"kind": "external", "justification": "The circular is not scanned yet."}])
    );
    assert_eq!(results[0].get("suppressions"), None);

    let run = world.run(&["rules", "check", "--format", "sarif", "nowhere.json"]);
    let log: Value = serde_json::from_str(run.text()).unwrap();
    assert_eq!(run.status, Some(2));
    assert_eq!(log["runs"][0]["invocations"], json!([{"executionSuccessful": false}]));
}

#[test]
fn json_names_what_is_accepted_and_why() {
    let run = world().run(&["rules", "check", "--format", "json", "rules.json"]).fine();
    let entries: Value = serde_json::from_str(run.text()).unwrap();
    let accepted = &entries[0]["accepted"];
    assert_eq!(accepted[0]["diagnostic"]["code"], "quotes_not_proven");
    assert_eq!(accepted[0]["reason"], exceptions()["accepted"][0]["reason"]);
    assert_eq!(entries[2]["id"], "vn.thu.xa");
    assert_eq!((&entries[2]["version"], &entries[2]["sha256"]), (&Value::Null, &Value::Null));
}

#[test]
fn a_fix_changes_the_mechanical_and_says_what() {
    let mut wrong = rules();
    wrong["groups"][0]["title"]["vi"] = json!("HA\u{323} TẦNG SỐ ");
    wrong["groups"][0]["criteria"][0]["targets"]["2025"]["at_least"] = json!("70.0");
    let text = serde_json::to_string_pretty(&wrong).unwrap();
    let world = world().file("rules.json", &text);
    let checked = world.run(&["rules", "check", "rules.json"]);
    assert!(checked.stderr.contains("error["), "{}", checked.stderr);
    let run = world.run(&["rules", "check", "--fix", "rules.json"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let line = |needle: &str| 1 + text.lines().position(|line| line.contains(needle)).unwrap();
    let mut expected = [
        (line("70.0"), "/groups/0/criteria/0/targets/2025/at_least", "\"70.0\" → \"70\""),
        (line("HA\u{323}"), "/groups/0/title/vi", "\"HA\u{323} TẦNG SỐ \" → \"HẠ TẦNG SỐ\""),
    ];
    expected.sort_unstable();
    let said = expected.map(|(line, pointer, change)| format!("rules.json:{line} ({pointer}): {change}\n"));
    assert_eq!(run.stderr, said.concat());
    let fixed = std::fs::read_to_string(world.path("rules.json")).unwrap();
    assert_eq!(fixed, text.replace("HA\u{323} TẦNG SỐ ", "HẠ TẦNG SỐ").replace("70.0", "70"));
    // Nothing is left beside it, and a second fix has nothing to do.
    let names: Vec<_> =
        std::fs::read_dir(world.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 4, "{names:?}");
    world.run(&["rules", "check", "--fix", "rules.json"]).fine();
}

#[test]
fn a_fix_leaves_alone_what_it_cannot_read_and_what_is_of_another_kind() {
    // Keys are data of the author.
    let mut twice = rules();
    twice["groups"][0]["criteria"][2]["targets"]["2025"]["by"]["region"]["island "] =
        json!({"at_least": "3"});
    let text = twice.to_string();
    let world = World::new().file("rules.json", &text);
    world.run(&["rules", "check", "--fix", "rules.json"]);
    assert_eq!(std::fs::read_to_string(world.path("rules.json")).unwrap(), text);
    for text in
        ["{\"groups\": [], \"conditions\": [ \" a \"".to_owned(), String::from("{\"values\": \" a \"}")]
    {
        let world = World::new().file("x.json", &text);
        let run = world.run(&["rules", "check", "--fix", "x.json"]);
        assert_eq!(run.status, Some(1));
        assert_eq!(std::fs::read_to_string(world.path("x.json")).unwrap(), text);
    }
    let run = World::new().pipe(&["rules", "check", "--fix", "-"], b"{}");
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.starts_with("error: `--fix` changes files, not standard input\n"), "{}", run.stderr);
}

#[test]
fn a_code_is_explained_in_the_reader_s_language() {
    let run = World::new().run(&["rules", "check", "--explain", "decimal_form"]).fine();
    assert_eq!(
        run.text(),
        "decimal_form (warning)\n\n\
         A decimal that is not in normal form.\n\n\
         The number has zeros at its beginning or end that say nothing.\n\n\
         Value and hash are the same, but `70.0` and `70` read like two numbers when two versions are compared. `tieuchi rules check --fix` writes it in normal form.\n\n\
         Before:\n\n```\n{\"at_least\": \"70.0\"}\n```\n\nAfter:\n\n```\n{\"at_least\": \"70\"}\n```\n"
    );
    let vi = World::new().run(&["rules", "check", "--explain", "decimal_form", "--lang", "vi"]).fine();
    assert!(
        vi.text().starts_with("decimal_form (cảnh báo)\n\nSố thập phân chưa viết gọn.\n"),
        "{}",
        vi.text()
    );
    for (code, message) in [
        ("target_fall", "error: there is no code `target_fall`; did you mean `target_falls`?\n"),
        ("missing_key", "error: the code `missing_key` has no page; its message says what to write\n"),
    ] {
        let run = World::new().run(&["rules", "check", "--explain", code]);
        assert_eq!((run.status, run.text(), run.stderr.as_str()), (Some(2), "", message));
    }
}
