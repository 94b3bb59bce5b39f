//! `tieuchi duties`.

use serde_json::{Value, json};
use tieuchi::{RuleSet, RuleSets};

use crate::documents::{DISTRICT, small_rules, with};
use crate::run::{World, assert_expected};

const COMMUNE: &str = "vn.thanh-hoa.dx.commune";

#[test]
fn the_duties_of_an_agency_are_shown_as_expected() {
    for language in ["vi", "en"] {
        let run = World::new().run(&["duties", "--agency", "ubnd-xa-quang-trung", "--lang", language]).fine();
        assert_expected(&format!("duties.{language}.txt"), run.text());
    }
}

#[test]
fn without_an_agency_every_duty_of_every_set_is_shown_with_its_words() {
    let run = World::new().run(&["duties", "--lang", "vi"]).fine();
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = words(run.text());
    for rules in RuleSets::builtin().iter() {
        for duty in rules.duties() {
            assert!(shown.contains(&words(&duty.source.quote)), "{}", duty.id);
            assert!(shown.contains(&words(&duty.act.vi)), "{}", duty.id);
            assert!(shown.contains(&words(&duty.source.locator)), "{}", duty.id);
        }
    }
}

#[test]
fn json_holds_the_duties_as_the_set_has_them_and_the_agencies_that_they_name() {
    let run = World::new().run(&["duties", "--agency", "phong-vhtt", "--format", "json"]).fine();
    let shown: Value = serde_json::from_str(run.text()).unwrap();
    let rules = RuleSet::builtin(COMMUNE).unwrap();
    let canonical: Value = serde_json::from_str(&rules.to_canonical_json()).unwrap();
    let named = |duty: &&Value| duty["actors"].as_array().unwrap().contains(&json!("phong-vhtt"));
    let duties: Vec<&Value> = canonical["duties"].as_array().unwrap().iter().filter(named).collect();
    assert_eq!(duties.len(), 3);
    assert_eq!(
        shown,
        json!([{
            "rule_set": COMMUNE, "version": "2023.2.0", "agency": "phong-vhtt",
            "agencies": [{
                "id": "phong-vhtt", "kind": "agency",
                "name": {
                    "vi": "Phòng Văn hóa - Thông tin thị xã Bỉm Sơn",
                    "en": "Division of Culture and Information of Bỉm Sơn town"
                }
            }],
            "duties": duties,
        }])
    );
    let all = World::new().run(&["duties", "--format", "json"]).fine();
    let all: Value = serde_json::from_str(all.text()).unwrap();
    let ids: Vec<&str> =
        all.as_array().unwrap().iter().map(|set| set["rule_set"].as_str().unwrap()).collect();
    assert_eq!(ids, [COMMUNE, DISTRICT]);
    assert_eq!(all[0]["agency"], Value::Null);
}

#[test]
fn csv_has_a_row_for_each_duty_in_both_languages() {
    let run = World::new().run(&["duties", "--rules", COMMUNE, "--format", "csv", "--lang", "vi"]).fine();
    let mut lines = run.text().lines();
    assert_eq!(
        lines.next(),
        Some(
            "rule_set,version,id,actors,actors_vi,actors_en,act_vi,act_en,object_vi,object_en,before,until,\
             deadline_vi,deadline_en,resource,locator,quote"
        )
    );
    assert_eq!(lines.clone().count(), 11);
    let first = lines.find(|line| line.contains(",d4-1b,")).unwrap();
    assert!(first.contains(",ubnd-phuong-ngoc-trao;ubnd-xa-quang-trung,"), "{first}");
    assert!(
        first.contains(",2023-12-04,,trước ngày 04/12/2023,before 4 December 2023,cv-bim-son-2023,"),
        "{first}"
    );
    let en = World::new().run(&["duties", "--rules", COMMUNE, "--format", "csv", "--lang", "en"]).fine();
    assert_eq!(run.text(), en.text(), "the language changes nothing");
}

#[test]
fn an_unknown_agency_is_named_with_the_nearest() {
    let run = World::new().run(&["duties", "--agency", "so-tttx", "--lang", "en"]);
    assert_eq!((run.status, run.text()), (Some(2), ""));
    assert_eq!(
        run.stderr,
        "error[unknown_agency]: the rule set has no agency `so-tttx`; did you mean `so-tttt`?\n"
    );
    let run = World::new().run(&["duties", "--rules", "vn.thanh-hoa.dx.x"]);
    assert_eq!((run.status, run.text()), (Some(2), ""));
}

#[test]
fn a_set_without_duties_says_so() {
    let world = World::new().file("rules.json", small_rules().to_string());
    let run = world.run(&["duties", "--rules", "rules.json", "--agency", "so-a", "--lang", "en"]).fine();
    assert_eq!(
        run.text(),
        "vn.thu.xa@2025.1.0\nTrial criteria for communes\nThis rule set records no duty.\n"
    );
}

#[test]
fn an_agency_is_named_as_it_was_at_the_end_of_the_year() {
    let source = json!({"resource": "qd-1", "locator": "Điều 1", "quote": "Sở A"});
    let agencies = json!([
        {
            "id": "so-a", "name": {"vi": "Sở A", "en": "Department A"},
            "valid": {"until": "2025-06-30"}, "successor": "so-b"
        },
        {
            "id": "so-b", "name": {"vi": "Sở B", "en": "Department B"},
            "names": [{"name": {"vi": "Sở B mới", "en": "New Department B"}, "from": "2025-07-01"}]
        },
        {
            "id": "ubnd-xa", "name": {"vi": "Ủy ban nhân dân xã", "en": "Commune People's Committee"},
            "valid": {"until": "2025-06-30"}
        }
    ]);
    let mut rules = with(small_rules(), "/agencies", agencies);
    rules["years"] = json!([2024, 2025]);
    rules["groups"][0]["criteria"][1]["targets"]["2024"] = json!({"at_most": "2.5"});
    rules["groups"][0]["criteria"][1]["measure"]["numerator"] =
        json!({"what": {"vi": "thiết bị hỏng", "en": "broken devices"}, "source": source});
    let report = |year: u16| {
        let dossier = json!({
            "rule_set": "vn.thu.xa", "subject": {"id": "01", "level": "commune"}, "year": year,
            "values": {"I.2": "3"}
        });
        let world = World::new().file("rules.json", rules.to_string()).file("d.json", dossier.to_string());
        world.run(&["evaluate", "--rules", "rules.json", "d.json", "--lang", "en"]).fine().text().to_owned()
    };
    let (then, now) = (report(2024), report(2025));
    assert!(then.contains("Lead agency:       Department A\n"), "{then}");
    assert!(then.contains("Issued by:      Commune People's Committee\n"), "{then}");
    assert!(now.contains("Lead agency:       New Department B (formerly: Department A)\n"), "{now}");
    assert!(now.contains("Issued by:      Commune People's Committee (until 30 June 2025)\n"), "{now}");
    let world = World::new().file("rules.json", rules.to_string());
    let shown = world.run(&["rules", "show", "rules.json", "I.2", "--lang", "en"]).fine();
    assert!(
        shown.text().contains(
            "Numerator:    broken devices (Điều 1, 1/QĐ-UBND of 31 January 2025: “Sở A”)\n\
             Denominator:  not defined by the decision\n"
        ),
        "{}",
        shown.text()
    );
    let shown = world.run(&["rules", "show", "rules.json", "--lang", "en"]).fine();
    assert!(
        shown.text().contains(
            "Agencies in time\n \
             • Department A\n   In force:      first day unknown; to 30 June 2025 inclusive\n   \
             Successor:     Department B\n \
             • Department B\n   Names in time: New Department B (from 1 July 2025)\n \
             • Commune People's Committee\n   In force:      first day unknown; to 30 June 2025 inclusive\n"
        ),
        "{}",
        shown.text()
    );
}

#[test]
fn what_is_missing_of_the_source_is_said() {
    let dossier = json!({"rule_set": COMMUNE, "subject": {"id": "01", "level": "commune"}, "year": 2023});
    for language in ["vi", "en"] {
        let world = World::new().file("d.json", dossier.to_string());
        let run = world.run(&["evaluate", "d.json", "--lang", language]).fine();
        assert_expected(&format!("commune.{language}.txt"), run.text());
    }
}
