//! `tieuchi province`, `tieuchi upkeep` and `tieuchi outlook`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::run::{World, assert_expected};

/// A path in the folder of examples.
fn example(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    root.join("rules/examples").join(path).to_string_lossy().into_owned()
}

/// The command for the illustrative province with more arguments.
fn province(arguments: &[&str]) -> Vec<String> {
    let fixed = ["province".to_owned(), "--rules".to_owned(), example("province/rules")];
    let documents = [
        "--roster".to_owned(),
        example("province/roster.json"),
        "--register".to_owned(),
        example("province/register.json"),
    ];
    fixed.into_iter().chain(documents).chain(arguments.iter().map(|it| (*it).to_owned())).collect()
}

fn run(world: &World, arguments: &[String]) -> crate::run::Run {
    world.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn a_province_is_shown_as_expected() {
    let folder = example("province/dossiers");
    for language in ["vi", "en"] {
        let shown = run(&World::new(), &province(&["--year", "2025", "--lang", language, &folder])).fine();
        assert_expected(&format!("province.{language}.txt"), shown.text());
    }
    let table = run(&World::new(), &province(&["--year", "2025", "--format", "csv", &folder])).fine();
    assert_expected("province.csv", table.text());
}

#[test]
fn lines_and_files_in_any_order_give_the_same_bytes() {
    let folder = PathBuf::from(example("province/dossiers"));
    let file = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let one_line = |name: &str| serde_json::from_str::<Value>(&file(name)).unwrap().to_string();
    let mut lines: Vec<String> = file("communes.jsonl").lines().map(str::to_owned).collect();
    lines.extend([one_line("district-a-2025.json"), one_line("district-b-2025.json")]);
    lines.reverse();
    let world = World::new();
    let whole = folder.to_string_lossy().into_owned();
    let of_folder = run(&world, &province(&["--year", "2025", "--format", "json", &whole])).fine();
    let arguments = province(&["--year", "2025", "--format", "json", "--jsonl", "-"]);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let of_lines = world.pipe(&arguments, lines.join("\n").as_bytes()).fine();
    assert_eq!(of_folder.text(), of_lines.text());
}

#[test]
fn the_whole_province_is_there_with_the_real_roster() {
    let world = World::new();
    let folder = world.path("dossiers");
    std::fs::create_dir_all(folder.join("deeper")).unwrap();
    std::fs::copy(example("bim-son-2024-hair.json"), folder.join("deeper/town.json")).unwrap();
    let commune = json!({"rule_set": "vn.thanh-hoa.dx.commune", "illustrative": true, "year": 2024,
        "subject": {"id": "38.381.14818", "level": "commune"}});
    std::fs::write(folder.join("ward.json"), commune.to_string()).unwrap();
    let register = json!({"kind": "register", "id": "illustrative", "version": "1.0.0",
        "title": {"vi": "Sổ theo dõi minh họa"}, "levels": [{"level": "commune", "all_named": false}],
        "decisions": [{"kind": "recognition", "year": 2023, "number": "1/QĐ-MH", "date": "2024-01-05",
            "unit": {"id": "38.381.14818", "name": "Phường Ngọc Trạo", "level": "commune"}}]});
    let world = world.file("register.json", register.to_string());
    let arguments =
        ["province", "--year", "2024", "--register", "register.json", "--format", "json", "dossiers"];
    let answer: Value = serde_json::from_str(world.run(&arguments).fine().text()).unwrap();
    let units = answer["units"].as_array().unwrap();
    assert_eq!(units.len(), 26);
    let members: u64 = units.iter().map(|unit| unit["members"]["units"].as_u64().unwrap()).sum();
    assert_eq!((members, &answer["totals"]["members"]["units"]), (549, &json!(549)));
    let town = units.iter().find(|unit| unit["id"] == "38.381").unwrap();
    assert_eq!(town["outcome"], "not_met");
    let rollup = &town["rollup"];
    // The ward is recognised; by an incomplete rule set nobody knows whether it maintains its criteria.
    assert_eq!([&rollup["sure"], &rollup["possible"], &rollup["units"]], [&json!(0), &json!(1), &json!(7)]);
    assert_eq!((&rollup["contradicted"], &rollup["not_known"]), (&json!(true), &json!(["38.381.14818"])));
    assert_eq!(answer["contradicted"], json!(["38.381"]));
    assert_eq!((&answer["set_aside"], &answer["illustrative"]), (&json!(0), &json!(true)));
    assert_eq!(answer["roster"]["date"], "2025-01-04");
}

#[test]
fn ten_thousand_dossiers_are_read_line_by_line() {
    let mut units = vec![json!({"id": "p", "name": "P", "level": "district"})];
    let mut lines = String::new();
    for number in 0..10_000 {
        let id = format!("p.{number}");
        units.push(json!({"id": id, "name": id, "level": "commune", "part_of": "p"}));
        let dossier = json!({"rule_set": "example.province.commune", "subject": {"id": id, "level": "commune"},
            "year": 2025, "values": {"I.1": number % 101, "I.2": true}});
        writeln!(lines, "{dossier}").unwrap();
    }
    let roster = json!({"kind": "roster", "id": "x", "version": "1.0.0", "title": {"vi": "x"},
        "date": "2025-12-31", "levels": ["district", "commune"], "units": units});
    let world = World::new().file("roster.json", roster.to_string()).file("all.jsonl", lines);
    let rules = example("province/rules");
    let arguments =
        ["province", "--year", "2025", "--rules", &rules, "--roster", "roster.json", "--format", "json"];
    let answer = world.run(&[arguments.as_slice(), &["all.jsonl"]].concat()).fine();
    let answer: Value = serde_json::from_str(answer.text()).unwrap();
    // Of each 101 in turn 21 are at 80 % or more; 10 000 = 99 × 101 + 1.
    assert_eq!(answer["totals"]["members"]["met"], json!(99 * 21));
    assert_eq!(answer["totals"]["members"]["not_met"], json!(10_000 - 99 * 21));
}

#[test]
fn everything_wrong_is_said_and_nothing_is_summed_up() {
    let good = r#"{"rule_set": "example.province.commune", "subject": {"id": "A.1", "level": "commune"}, "year": 2025}"#;
    let lines = [
        good,
        &good.replace("A.1", "A.7"),
        good,
        &good.replace("2025", "\"2025\""),
        &good.replace("commune\"}", "district\"}"),
    ];
    let world =
        World::new().file("all.jsonl", lines.join("\n")).file("wrong.json", "{\"kind\": \"rooster\"}");
    let refused = run(&world, &province(&["--year", "2025", "--lang", "en", "all.jsonl"]));
    assert_eq!((refused.status, refused.text()), (Some(2), ""));
    for (code, place) in [
        ("error[not_in_roster]: the roster has no unit `A.7`; did you mean `A.1`?", "all.jsonl:2"),
        ("error[evaluated_twice]: the unit `A.1` has two dossiers of the year `2025`", "all.jsonl:3"),
        ("error[wrong_type]", "all.jsonl:4"),
        ("error[wrong_level]", "all.jsonl:5"),
    ] {
        assert!(refused.stderr.contains(code) && refused.stderr.contains(place), "{}", refused.stderr);
    }
    let year = run(&world, &province(&["--year", "2026", "all.jsonl"]));
    assert_eq!((year.status, year.text()), (Some(2), ""));
    assert!(year.stderr.starts_with("error[year_not_assessed]"), "{}", year.stderr);
    let roster = world.run(&["province", "--year", "2025", "--roster", "wrong.json", "all.jsonl"]);
    assert_eq!((roster.status, roster.text()), (Some(2), ""));
    assert!(roster.stderr.contains("did you mean `roster`?"), "{}", roster.stderr);
    let none = world.run(&["province", "--year", "2025", "--roster", "vn.thanh-hoa.rooster", "all.jsonl"]);
    assert!(none.stderr.starts_with("error[unknown_roster]"), "{}", none.stderr);
}

const EARLIER: &str = r#"{"rule_set": "example.province.commune", "subject": {"id": "A.2", "level": "commune"},
    "year": 2024, "values": {"I.1": {"numerator": 850, "denominator": 1000}, "I.2": true}}"#;

#[test]
fn upkeep_names_what_has_fallen_and_on_what_ground() {
    let later = EARLIER.replace("2024", "2025").replace("850", "790").replace("true", "null");
    let world = World::new().file("earlier.json", EARLIER).file("later.json", &later);
    let (rules, register) = (example("province/rules"), example("province/register.json"));
    let files = ["upkeep", "--rules", &rules, "earlier.json", "later.json"];
    for language in ["vi", "en"] {
        let more = ["--register", register.as_str(), "--lang", language];
        let shown = world.run(&[files.as_slice(), &more].concat()).fine();
        assert_expected(&format!("upkeep.{language}.txt"), shown.text());
    }
    let plain = world.run(&[files.as_slice(), &["--format", "json"]].concat()).fine();
    let with = ["--format", "json", "--register", register.as_str(), "--as-of", "2025-01-09"];
    let with = world.run(&[files.as_slice(), &with].concat()).fine();
    assert!(with.text().starts_with(plain.text().strip_suffix("}\n").unwrap()));
    let answer: Value = serde_json::from_str(with.text()).unwrap();
    assert_eq!((&answer["maintained"], &answer["standing"]["recognised"]), (&json!("fallen"), &Value::Null));
    // Without a record of recognition nothing is said of one.
    let shown = world.run(&[files.as_slice(), &["--lang", "en"]].concat()).fine();
    assert!(shown.text().contains("below the earlier dossier"), "{}", shown.text());
    assert!(!shown.text().contains("recognition,"), "{}", shown.text());
}

#[test]
fn upkeep_names_the_files_that_do_not_go_together() {
    let later = EARLIER.replace("2024", "2025");
    let world = World::new()
        .file("earlier.json", EARLIER)
        .file("later.json", &later)
        .file("other.json", later.replace("A.2", "A.1"))
        .file("two.jsonl", format!("{0}\n{0}\n", later.replace('\n', "")));
    let rules = example("province/rules");
    let wrong = |earlier: &str, later: &str| {
        let run = world.run(&["upkeep", "--rules", &rules, "--lang", "en", earlier, later]);
        assert_eq!((run.status, run.text()), (Some(2), ""));
        run.stderr
    };
    let years = "expected dossiers of two years, that of the earlier year first";
    assert_eq!(
        wrong("later.json", "earlier.json"),
        format!(
            "error[not_earlier]: the year `2025` is not before `2024`; {years}\n--> later.json\n::: earlier.json\n\n"
        )
    );
    assert_eq!(
        wrong("later.json", "later.json"),
        format!(
            "error[not_earlier]: the year `2025` is not before `2025`; {years}\n--> later.json\n::: later.json\n\n"
        )
    );
    assert_eq!(
        wrong("earlier.json", "other.json"),
        "error[other_subject]: this evaluation is of the unit `A.2`, not of `A.1`\n--> earlier.json\n::: other.json\n\n"
    );
    assert_eq!(
        wrong("earlier.json", "two.jsonl"),
        "error: `two.jsonl` holds 2 dossiers; exactly one is expected here\n"
    );
}

#[test]
fn decisions_that_no_unit_of_the_roster_has_are_named() {
    let register = std::fs::read_to_string(example("province/register.json")).unwrap();
    let world = World::new().file("register.json", register.replacen("\"A.1\"", "\"A.11\"", 1));
    let (rules, roster) = (example("province/rules"), example("province/roster.json"));
    let folder = example("province/dossiers");
    let fixed =
        ["province", "--year", "2025", "--rules", &rules, "--roster", &roster, "--register", "register.json"];
    let shown = world.run(&[fixed.as_slice(), &["--lang", "en", &folder]].concat()).fine();
    let told = "Note: the register holds a decision on Xã minh họa A.1 (code A.11), which the roster of 31 December 2025 \
                does not name, so it is not counted; is it the code A.1?";
    let words = shown.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.ends_with(told), "{words}");
    let table = world.run(&[fixed.as_slice(), &["--lang", "en", "--format", "csv", &folder]].concat());
    assert_eq!((table.status, table.stderr.trim_end()), (Some(0), told));
    let json = world.run(&[fixed.as_slice(), &["--format", "json", &folder]].concat()).fine();
    let answer: Value = serde_json::from_str(json.text()).unwrap();
    let unlisted = json!([{"id": "A.11", "name": "Xã minh họa A.1", "level": "commune",
        "recognised": {"number": "1/QĐ-MH", "date": "2025-01-10", "year": 2024}, "withdrawn": null, "nearest": "A.1"}]);
    assert_eq!(answer["unlisted"], unlisted);
    // What is decided later is not on record yet.
    let before = ["--as-of", "2025-01-09", "--format", "json", &folder];
    let json = world.run(&[fixed.as_slice(), &before].concat()).fine();
    let answer: Value = serde_json::from_str(json.text()).unwrap();
    assert_eq!(answer["unlisted"], json!([]));
}

#[test]
fn amounts_have_their_unit_and_exemptions_their_authority_in_other_years_too() {
    let read = |name: &str| -> Value {
        serde_json::from_str(&std::fs::read_to_string(example(&format!("levels/{name}"))).unwrap()).unwrap()
    };
    let (mut earlier, mut later) = (read("dossier.json"), read("dossier.json"));
    earlier["values"]["A.1"] = json!("50");
    later["year"] = json!(2025);
    later["exemptions"][0]["until"] = json!("2025-12-31");
    earlier["exemptions"] = later["exemptions"].clone();
    let world = World::new().file("earlier.json", earlier.to_string()).file("later.json", later.to_string());
    let rules = example("levels/rules.json");
    let run = |command: &[&str]| {
        let run = world.run(&[command, &["--rules", &rules, "--lang", "en"]].concat()).fine();
        run.text().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let upkeep = run(&["upkeep", "earlier.json", "later.json"]);
    assert!(upkeep.contains("exempt by 12/QĐ-MH"), "{upkeep}");
    let outlook = run(&["outlook", "earlier.json", "--year", "2025"]);
    assert!(outlook.contains("50 million dong"), "{outlook}");
    assert!(outlook.contains("– exempt by 12/QĐ-MH"), "{outlook}");
}

#[test]
fn an_outlook_is_for_the_next_year_unless_another_is_named() {
    let dossier = example("bim-son-2024-met.json");
    for language in ["vi", "en"] {
        let shown = World::new().run(&["outlook", &dossier, "--lang", language]).fine();
        assert_expected(&format!("outlook.{language}.txt"), shown.text());
    }
    let json = World::new().run(&["outlook", &dossier, "--format", "json"]).fine();
    let answer: Value = serde_json::from_str(json.text()).unwrap();
    assert_eq!((&answer["values_of"], &answer["year"]), (&json!(2024), &json!(2025)));
    let (rules, open) = (example("index"), example("index/dossiers/open.json"));
    let none = World::new().run(&["outlook", "--rules", &rules, &open]);
    let wrong = "error[no_next_year]: the rule set assesses no year after `2024`; name `2024`\n--> ";
    assert!(none.stderr.starts_with(wrong) && none.stderr.ends_with("open.json\n\n"), "{}", none.stderr);
    let json =
        World::new().run(&["outlook", "--rules", &rules, &open, "--year", "2024", "--format", "json"]).fine();
    let answer: Value = serde_json::from_str(json.text()).unwrap();
    let raise = json!([{"indicator": "B.1", "points": "0", "maximum": "20", "gain": "20"}]);
    assert_eq!(answer["scores"][0]["raise"], raise);
    let year = World::new().run(&["outlook", &dossier, "--year", "2030"]);
    assert!(year.stderr.starts_with("error[year_not_assessed]"), "{}", year.stderr);
    assert!(year.stderr.ends_with("bim-son-2024-met.json\n\n"), "{}", year.stderr);
    assert_eq!(answer["rule_set"]["id"], "example.commune");
}
