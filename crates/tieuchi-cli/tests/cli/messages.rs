//! Diagnostics on standard error.

use crate::documents::{DISTRICT, small_rules};
use crate::run::{World, assert_expected};

const MANY: &str = r#"{
	"rule_set": "vn.thu.xa",
	"subject": {"id": "38.381", "name": "Xã Hà Long", "level": "district"},
	"year": 2026,
	"valuess": {},
	"values": {
		"I.1": "99,5", "I.11": 1,
		"I.2": {"numerator": 9, "denominator": 7},
		"I.3": -1, "I.4": 1, "I.5": 1234567890123456789012345678901234567890
	},
	"documents": [{"id": "repot"}]
}
"#;

fn world() -> World {
    World::new().file("rules.json", small_rules().to_string())
}

fn said(world: &World, arguments: &[&str]) -> String {
    let run = world.run(&[["evaluate", "--rules", "rules.json"].as_slice(), arguments].concat());
    assert_eq!((run.status, run.text()), (Some(2), ""));
    run.stderr
}

#[test]
fn all_mistakes_are_shown_at_once_with_their_lines() {
    let world = world().file("many.json", MANY);
    for language in ["vi", "en"] {
        assert_expected(&format!("many.{language}.txt"), &said(&world, &["--lang", language, "many.json"]));
    }
}

#[test]
fn what_could_harm_is_one_placeholder_each_so_that_columns_hold() {
    // ESC, an override of direction, a zero-width space, a tab, in front of the mistake and in it.
    let text = "{\"rule_set\": \"vn.thu.xa\", \"a\u{202e}b\u{200b}c\":\t0}";
    let said = said(&world().file("hostile.json", text), &["hostile.json"]);
    assert!(said.contains("error[unknown_key]: there is no key `a\\u{202e}b\\u{200b}c` here; "), "{said}");
    let expected = " --> hostile.json:1:27\n  \
           |\n\
         1 | {\"rule_set\": \"vn.thu.xa\", \"a\u{fffd}b\u{fffd}c\": 0}\n  \
           |                           ^^^^^^^\n  \
           |\n  \
           = JSON pointer: /a\\u{202e}b\\u{200b}c\n\n";
    assert!(said.contains(expected), "{said}");
    for raw in ["\u{0}", "\u{1b}", "\u{7f}", "\u{9b}"] {
        let text = format!("{{\"note\": \"a{raw}b\", }}");
        let run = world().file("raw.json", text).run(&["evaluate", "--rules", "rules.json", "raw.json"]);
        assert!(run.stderr.contains("1 | {\"note\": \"a\u{fffd}b\", }\n"), "{}", run.stderr);
        assert!(!run.stderr.contains(raw));
    }
}

#[test]
fn of_a_long_line_only_the_place_is_shown() {
    let around = |before: usize, after: usize| {
        let text = format!(
            "{{\"rule_set\":\"vn.thu.xa\",\"subject\":{{\"id\":\"1\",\"level\":\"commune\"}},\"note\":\"{}\",\
             \"year\":2024,\"values\":{{\"I.1\":{{\"evidence\":[{{\"title\":\"{}\"}}]}}}}}}",
            "ắ".repeat(before),
            "ờ".repeat(after)
        );
        let said = said(&world().file("long.json", text), &["long.json"]);
        let line = said.lines().find(|line| line.starts_with("1 | ")).unwrap().to_owned();
        let mark = said.lines().find(|line| line.contains('^')).unwrap().to_owned();
        // The mark stands under the place.
        let at = mark.chars().position(|character| character == '^').unwrap();
        assert_eq!(line.chars().skip(at).take(4).collect::<String>(), "2024", "{said}");
        assert!(line.chars().count() <= 100, "{line}");
        assert!(said.contains(&format!(" --> long.json:1:{}\n", 81 + before)), "{said}");
        (line.contains("| …"), line.ends_with('…'))
    };
    assert_eq!(around(20_000, 20_000), (true, true));
    assert_eq!(around(1, 20_000), (true, true));
    assert_eq!(around(20_000, 1), (true, false));
}

#[test]
fn a_long_pointer_is_cut() {
    let key = "k".repeat(5_000);
    let said = said(&world().file("key.json", format!("{{\"{key}\": 1}}")), &["key.json"]);
    assert!(said.lines().all(|line| line.chars().count() < 400), "{said}");
    assert!(said.contains(&format!("= JSON pointer: /{}…\n", "k".repeat(119))), "{said}");
}

#[test]
fn more_mistakes_than_are_listed_are_counted() {
    let keys: Vec<String> = (0..150).map(|number| format!("\"k{number}\": 1")).collect();
    let said = said(&world().file("keys.json", format!("{{{}}}", keys.join(",\n"))), &["keys.json"]);
    assert!(
        said.contains("error[too_many_diagnostics]: 53 more errors are not listed\n--> keys.json\n"),
        "{said}"
    );
    assert!(said.ends_with("\n153 errors in 1 of 1 dossier\n"), "{said}");
}

#[test]
fn the_end_of_a_document_and_bytes_that_are_no_text_are_marked() {
    let marked = |document: &[u8]| {
        let run = World::new().file("bad.json", document).run(&["evaluate", "--rules", DISTRICT, "bad.json"]);
        run.stderr.lines().skip(2).take(3).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(marked(b"{\"a\": 1"), "  |\n1 | {\"a\": 1 \n  |        ^");
    assert_eq!(marked(b"{\"a\":\r\n \"\xff\"}"), "  |\n2 |  \"\u{fffd}\"}\n  |   ^");
    // A byte-order mark takes no column.
    assert_eq!(marked("\u{feff}[1,]".as_bytes()), "  |\n1 | [1,]\n  |   ^");
}

#[test]
fn every_message_has_both_languages() {
    let world = world().file("many.json", MANY);
    let (vi, en) =
        (said(&world, &["--lang", "vi", "many.json"]), said(&world, &["--lang", "en", "many.json"]));
    let codes = |text: &str| -> Vec<String> {
        text.lines()
            .filter_map(|line| Some(line.split_once('[')?.1.split_once("]: ")?.0.to_owned()))
            .collect()
    };
    assert_eq!(codes(&vi), codes(&en));
    assert!(vi.lines().filter(|line| line.starts_with("lỗi[")).count() == codes(&vi).len());
}
