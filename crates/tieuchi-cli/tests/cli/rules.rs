//! `tieuchi rules`.

use serde_json::{Value, json};
use tieuchi::{Register, Roster, RuleSet, RuleSets};

use crate::documents::{DISTRICT, small_rules, sound_rules, with};
use crate::run::{World, assert_expected};

fn world() -> World {
    World::new().file("rules.json", small_rules().to_string())
}

#[test]
fn the_built_in_sets_are_listed() {
    let run = World::new().run(&["rules", "list", "--format", "json"]).fine();
    let listed: Value = serde_json::from_str(run.text()).unwrap();
    let sets = RuleSets::builtin();
    let (registers, rosters) = (Register::all_builtin(), Roster::all_builtin());
    let listed_count = listed.as_array().unwrap().len();
    assert_eq!(listed_count, sets.iter().len() + registers.len() + rosters.len());
    for (entry, rules) in listed.as_array().unwrap().iter().zip(sets.iter()) {
        assert_eq!(
            *entry,
            json!({
                "kind": "rule_set",
                "id": rules.id().as_str(),
                "version": rules.version().to_string(),
                "status": rules.status().as_str(),
                "complete": rules.is_complete(),
                "title": {"vi": rules.title().vi, "en": rules.title().en},
                "level": rules.level().as_str(),
                "years": rules.years().iter().map(|year| year.number()).collect::<Vec<_>>(),
                "groups": rules.groups().len(),
                "criteria": rules.criteria().len(),
                "sha256": rules.sha256().to_string(),
                "indices": rules.attached().iter().map(|index| json!({
                    "id": index.id().as_str(),
                    "version": index.version().to_string(),
                    "status": index.status().as_str(),
                    "complete": index.is_complete(),
                    "sha256": index.sha256().to_string(),
                })).collect::<Vec<_>>(),
            })
        );
    }
    let [register, roster] = listed.as_array().unwrap().last_chunk().unwrap();
    assert_eq!(
        *register,
        json!({
            "kind": "register",
            "id": registers[0].id().as_str(),
            "version": registers[0].version().to_string(),
            "title": {"vi": registers[0].title().vi, "en": registers[0].title().en},
            "units": registers[0].units().len(),
            "decisions": 0,
            "sha256": registers[0].sha256().to_string(),
        })
    );
    assert_eq!(
        *roster,
        json!({
            "kind": "roster",
            "id": rosters[0].id().as_str(),
            "version": rosters[0].version().to_string(),
            "title": {"vi": rosters[0].title().vi, "en": rosters[0].title().en},
            "date": rosters[0].date().to_string(),
            "levels": ["district", "commune"],
            "units": 575,
            "sha256": rosters[0].sha256().to_string(),
        })
    );
    let vi = World::new().run(&["rules", "list", "--lang", "vi"]).fine();
    assert!(vi.text().contains("  Sổ theo dõi · 19 đơn vị, 0 quyết định\n"), "{}", vi.text());
    let rules = RuleSet::builtin(DISTRICT).unwrap();
    let expected = format!(
        "{DISTRICT}@{}\n  {}\n  tạm thời · cấp huyện · 2024, 2025 · 5 nhóm, 23 tiêu chí\n",
        rules.version(),
        rules.title().vi
    );
    assert!(vi.text().contains(&expected), "{}", vi.text());
}

#[test]
fn a_set_and_a_criterion_are_shown_as_expected() {
    for language in ["vi", "en"] {
        let set = world().run(&["rules", "show", "rules.json", "--lang", language]).fine();
        assert_expected(&format!("rules.{language}.txt"), set.text());
        for criterion in ["I.3", "I.4", "I.5"] {
            let one = world().run(&["rules", "show", "rules.json", criterion, "--lang", language]).fine();
            assert_expected(&format!("rules.{criterion}.{language}.txt"), one.text());
        }
    }
}

#[test]
fn every_criterion_of_the_district_set_is_shown_with_its_words() {
    let rules = RuleSet::builtin(DISTRICT).unwrap();
    for criterion in rules.criteria() {
        let run =
            World::new().run(&["rules", "show", DISTRICT, criterion.id.as_str(), "--lang", "vi"]).fine();
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = words(run.text());
        assert!(shown.contains(&words(&format!("“{}”", criterion.source.quote))), "{shown}");
        assert!(shown.contains(&words(&criterion.source.locator)), "{shown}");
        for citation in &criterion.citations {
            let resource = rules.resource(&citation.resource).unwrap();
            assert!(shown.contains(resource.number.as_deref().unwrap_or(&resource.title.vi)), "{shown}");
        }
        if let Some(reading) = &criterion.interpretation {
            assert!(shown.contains(&words(&reading.vi)), "{shown}");
        }
    }
}

#[test]
fn json_is_the_canonical_form() {
    let rules = RuleSet::from_json(&small_rules().to_string()).unwrap();
    let set = world().run(&["rules", "show", "rules.json", "--format", "json"]).fine();
    assert_eq!(set.text(), rules.to_canonical_json() + "\n");
    let one = world().run(&["rules", "show", "rules.json", "I.4", "--format", "json", "--lang", "vi"]).fine();
    let criterion = one.text().trim_end();
    assert!(rules.to_canonical_json().contains(criterion));
    assert_eq!(serde_json::from_str::<Value>(criterion).unwrap()["id"], "I.4");

    let built_in = World::new().run(&["rules", "show", DISTRICT, "--format", "json"]).fine();
    assert_eq!(built_in.text(), RuleSet::builtin(DISTRICT).unwrap().to_canonical_json() + "\n");
}

#[test]
fn what_is_not_there_is_named_with_the_nearest() {
    for (arguments, message) in [
        (
            vec!["rules.json", "i.4"],
            "error[unknown_criterion]: the rule set has no criterion `i.4`; did you mean `I.4`?\n",
        ),
        (vec!["rules.json", "X.99"], "error[unknown_criterion]: the rule set has no criterion `X.99`\n"),
        (vec!["nowhere.json"], "error: cannot read `nowhere.json`: there is no such file\n"),
    ] {
        let run = world().run(&[["rules", "show"].as_slice(), &arguments].concat());
        assert_eq!((run.status, run.text(), run.stderr.as_str()), (Some(2), "", message));
    }
    let run = world().run(&["rules", "show", "vn.thanh-hoa.dx.distict", "--lang", "vi"]);
    assert!(run.stderr.starts_with(
        "lỗi[unknown_rule_set]: không có bộ tiêu chí `vn.thanh-hoa.dx.distict`; bộ tiêu chí hiện có: "
    ));
    assert!(run.stderr.ends_with("; có phải `vn.thanh-hoa.dx.district` không?\n"), "{}", run.stderr);
}

#[test]
fn sound_sets_are_fine() {
    let sound = || World::new().file("rules.json", sound_rules().to_string());
    let run = sound().run(&["rules", "check", "rules.json"]).fine();
    assert_eq!(run.text(), "rules.json: fine (vn.thu.xa@2025.1.0, 1 group, 5 criteria)\n");
    let vi = sound().run(&["rules", "check", "--lang", "vi", "rules.json"]).fine();
    assert_eq!(vi.text(), "rules.json: hợp lệ (vn.thu.xa@2025.1.0, 1 nhóm, 5 tiêu chí)\n");
}

#[test]
fn errors_and_warnings_fall_short_and_what_cannot_be_read_is_worse() {
    let few = with(sound_rules(), "/declared/criteria", json!(37));
    let wrong = with(with(small_rules(), "/status", json!("acepted")), "/years", json!([2025, 2024]));
    let world = World::new()
        .file("rules.json", sound_rules().to_string())
        .file("few.json", few.to_string())
        .file("wrong.json", wrong.to_string());
    let run = world.run(&["rules", "check", "few.json"]);
    assert_eq!(run.status, Some(1));
    assert_eq!(
        run.text(),
        "few.json: 1 warning (vn.thu.xa@2025.1.0, 1 group, 5 criteria (the source declares 1 group, 37 criteria))\n"
    );
    assert!(run.stderr.starts_with(
        "warning[fewer_than_declared]: the source declares 37 criteria, but there are only 5; "
    ));

    let run = world.run(&["rules", "check", "rules.json", "wrong.json", "few.json"]);
    assert_eq!(run.status, Some(1));
    assert_eq!(run.text().lines().nth(1), Some("wrong.json: 2 errors"));
    assert!(run.stderr.contains("error[unknown_word]") && run.stderr.contains("error[years_not_ascending]"));

    let run = world.run(&["rules", "check", "nowhere.json", "rules.json"]);
    assert_eq!(run.status, Some(2));
    assert_eq!(run.text().lines().next(), Some("nowhere.json: cannot be read"));
    assert_eq!(run.stderr, "error: cannot read `nowhere.json`: there is no such file\n");
}

#[test]
fn a_check_as_json_holds_what_the_library_says() {
    let wrong = with(small_rules(), "/status", json!("acepted")).to_string();
    let world = World::new().file("rules.json", sound_rules().to_string());
    let run = world.file("wrong.json", &wrong).run(&[
        "rules",
        "check",
        "--format",
        "json",
        "rules.json",
        "wrong.json",
        "--lang",
        "vi",
    ]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(1), ""));
    let rules = RuleSet::from_json(&sound_rules().to_string()).unwrap();
    let error = RuleSet::from_json(&wrong).unwrap_err();
    assert_eq!(
        run.text(),
        format!(
            "[{{\"file\":\"rules.json\",\"id\":\"vn.thu.xa\",\"version\":\"2025.1.0\",\"sha256\":\"{}\",\"diagnostics\":[],\"accepted\":[]}},\
             {{\"file\":\"wrong.json\",\"id\":null,\"version\":null,\"sha256\":null,\"diagnostics\":{},\"accepted\":[]}}]\n",
            rules.sha256(),
            error.to_json()
        )
    );
}

#[test]
fn a_set_can_be_checked_and_shown_from_standard_input() {
    let text = sound_rules().to_string();
    let checked = World::new().pipe(&["rules", "check", "-"], text.as_bytes()).fine();
    assert_eq!(checked.text(), "<stdin>: fine (vn.thu.xa@2025.1.0, 1 group, 5 criteria)\n");
    let shown = World::new().pipe(&["rules", "show", "-", "--format", "json"], text.as_bytes()).fine();
    let world = World::new().file("rules.json", text);
    assert_eq!(shown.text(), world.run(&["rules", "show", "rules.json", "--format", "json"]).text());
}
