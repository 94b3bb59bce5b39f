//! The report that officials read. Whole pages are in `expected/`; read them as an official would.

use serde_json::json;

use crate::documents::{district, met, mixed, open, small_rules, with};
use crate::run::{World, assert_expected};

fn world() -> World {
    World::new()
        .file("rules.json", small_rules().to_string())
        .file("mixed.json", mixed().to_string())
        .file("met.json", met().to_string())
        .file("open.json", open().to_string())
        .file("district.json", district().to_string())
}

/// Text without its layout.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn report(world: &World, language: &str, dossier: &str) -> String {
    let run = world.run(&["evaluate", "--rules", "rules.json", "--lang", language, dossier]).fine();
    run.text().to_owned()
}

#[test]
fn whole_reports_are_as_expected() {
    for language in ["vi", "en"] {
        for dossier in ["mixed", "met", "open"] {
            assert_expected(
                &format!("{dossier}.{language}.txt"),
                &report(&world(), language, &format!("{dossier}.json")),
            );
        }
        let narrow = world().variable("COLUMNS", "80");
        assert_expected(&format!("mixed.{language}.80.txt"), &report(&narrow, language, "mixed.json"));
    }
}

#[test]
fn the_district_set_is_reported_as_expected() {
    for columns in ["80", "120"] {
        for language in ["vi", "en"] {
            let run = world()
                .variable("COLUMNS", columns)
                .run(&["evaluate", "--lang", language, "district.json"])
                .fine();
            // The words of the set may change; what the dossier comes to may not.
            let outcome = match language {
                "vi" => "Kết luận: ✗ chưa đủ điều kiện đề nghị công nhận ",
                _ => "Outcome: ✗ not eligible to be proposed for recognition ",
            };
            assert!(words(run.text()).contains(outcome), "{}", run.text());
            let short = match language {
                "vi" => "thấp hơn chỉ tiêu: thiếu 1,7461 điểm phần trăm, cần thêm 330 hộ gia đình",
                _ => "below target: 1.7461 percentage points short, 330 more households",
            };
            assert!(words(run.text()).contains(short), "{}", run.text());
        }
    }
}

#[test]
fn nobody_is_called_recognised() {
    let (vi, en) = (words(&report(&world(), "vi", "met.json")), words(&report(&world(), "en", "met.json")));
    assert!(vi.contains("Kết luận: ✓ đủ điều kiện đề nghị công nhận "), "{vi}");
    assert!(vi.contains("việc công nhận do cấp có thẩm quyền quyết định."), "{vi}");
    assert!(en.contains("Outcome: ✓ eligible to be proposed for recognition "), "{en}");
    assert!(!en.contains("recognised"), "{en}");
}

#[test]
fn illustrative_figures_and_an_incomplete_set_are_said_to_be_so() {
    let vi = words(&report(&world(), "vi", "mixed.json"));
    assert!(vi.contains("Lưu ý: số liệu minh họa, không phải số liệu thật của đơn vị "), "{vi}");
    assert!(!report(&world(), "vi", "met.json").contains("minh họa"));

    let incomplete =
        with(with(small_rules(), "/status", json!("incomplete")), "/declared/criteria", json!(37));
    let world = world().file("rules.json", incomplete.to_string());
    let vi = words(&report(&world, "vi", "met.json"));
    assert!(vi.contains("Kết luận: ? chưa đủ thông tin để xác định "), "{vi}");
    assert!(vi.contains("Lưu ý: bộ tiêu chí này chưa đầy đủ so với văn bản nguồn"), "{vi}");
    let en = words(&report(&world, "en", "met.json"));
    assert!(en.contains("Warning: this rule set does not hold all that its source declares"), "{en}");
}

#[test]
fn several_reports_are_parted_by_a_line() {
    let one = report(&world(), "en", "open.json");
    let run = world()
        .file("two.jsonl", format!("{}\n{}\n", open(), open()))
        .run(&["evaluate", "--rules", "rules.json", "two.jsonl"])
        .fine();
    assert_eq!(run.text(), format!("{one}\n{}\n\n{one}", "═".repeat(100)));
}

#[test]
fn a_receipt_adds_both_hashes_each_on_one_line() {
    let rules = tieuchi::RuleSet::from_json(&small_rules().to_string()).unwrap();
    let receipt = rules.evaluate(&rules.read_dossier(&met().to_string()).unwrap()).receipt();
    let run = world()
        .variable("COLUMNS", "60")
        .run(&["evaluate", "--rules", "rules.json", "--receipt", "--lang", "vi", "met.json"])
        .fine();
    let end = format!(
        "\nSHA-256 hồ sơ:   {}\nSHA-256 kết quả: {}\n",
        receipt.dossier_sha256(),
        receipt.evaluation_sha256()
    );
    assert!(run.text().ends_with(&end), "{}", run.text());
}

#[test]
fn nothing_in_a_dossier_or_a_rule_set_reaches_the_terminal_raw() {
    let hostile = "x\u{1b}[2J\u{202e}\u{200b}\u{7}\u{9b}y";
    let shown = "x\\u{1b}[2J\\u{202e}\\u{200b}\\u{7}\\u{9b}y";
    let dossier =
        with(with(mixed(), "/subject/name", json!(hostile)), "/note", json!(format!("a\n{hostile}")));
    let rules = ["/title/vi", "/groups/0/title/vi", "/groups/0/criteria/0/title/vi", "/agencies/0/name/vi"]
        .into_iter()
        .chain(["/resources/0/number", "/documents/1/title/vi", "/procedure/0/title/vi"])
        .chain(["/groups/0/criteria/0/source/locator", "/conditions/1/title/vi"])
        .fold(small_rules(), |rules, pointer| with(rules, pointer, json!(hostile)));
    // What is counted must be words of the title.
    let rules = with(rules, "/groups/0/criteria/0/measure", json!({"kind": "percent"}));
    let world = world().file("rules.json", rules.to_string()).file("hostile.json", dossier.to_string());
    for arguments in [
        vec!["evaluate", "--rules", "rules.json", "--lang", "vi", "hostile.json"],
        vec!["rules", "show", "rules.json", "--lang", "vi"],
        vec!["rules", "show", "rules.json", "I.1", "--lang", "vi"],
    ] {
        let run = world.run(&arguments).fine();
        assert!(run.text().contains(shown), "{}", run.text());
        assert!(run.text().chars().all(|character| character == '\n' || !character.is_control()));
        assert!(!run.text().contains(['\u{202e}', '\u{200b}']));
    }
}

#[test]
fn the_locale_chooses_the_language() {
    let first = |world: World| {
        let run = world.run(&["evaluate", "--rules", "rules.json", "met.json"]).fine();
        run.text().split(':').next().unwrap().to_owned()
    };
    assert_eq!(first(world()), "Subject");
    assert_eq!(first(world().variable("LANG", "vi_VN.UTF-8")), "Đơn vị");
    assert_eq!(
        first(world().variable("LANG", "vi_VN.UTF-8").variable("LC_MESSAGES", "en_US.UTF-8")),
        "Subject"
    );
    assert_eq!(first(world().variable("LANG", "en_US.UTF-8").variable("LC_ALL", "vi")), "Đơn vị");
    assert_eq!(first(world().variable("LC_ALL", "").variable("LC_MESSAGES", "vi_VN")), "Đơn vị");
    let asked = world().variable("LANG", "vi_VN.UTF-8");
    assert!(report(&asked, "en", "met.json").starts_with("Subject:"));
}
