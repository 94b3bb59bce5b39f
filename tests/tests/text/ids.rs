//! Ids: what is refused in every one of them.

use tieuchi::{Code, Language, RuleSet};
use tieuchi_tests::run::{dossier, rule_set};
use tieuchi_tests::sample::{DOSSIER, RULE_SET, edited};

use crate::{DECOMPOSED, UNSAFE, codes, escaped, is_refused, wrong};

/// Ids of the sample rule set where they are given or referred to: the words around one, and the id.
const RULE_SET_IDS: [(&str, &str); 25] = [
    ("\"id\": \"vn.mau.dx.huyen\"", "vn.mau.dx.huyen"),
    ("\"level\": \"district\"", "district"),
    ("{\"I\": 3", "I"),
    ("\"id\": \"so-tttt\"", "so-tttt"),
    ("\"id\": \"ubnd-huyen\"", "ubnd-huyen"),
    ("\"id\": \"dti\"", "dti"),
    ("\"id\": \"I\"", "I"),
    ("\"id\": \"II\"", "II"),
    ("\"id\": \"I.1\"", "I.1"),
    ("\"id\": \"II.1\"", "II.1"),
    ("\"by\": {\"region\"", "region"),
    ("{\"mountain\"", "mountain"),
    ("\"island\": null", "island"),
    ("\"lead_agencies\": [\"so-tttt\"]", "so-tttt"),
    ("\"citations\": [{\"resource\": \"qd-1\"}]", "qd-1"),
    ("\"resource\": \"qd-1\",\n", "qd-1"),
    ("\"id\": \"criteria\"", "criteria\""),
    ("\"id\": \"self-score\"", "self-score"),
    ("\"index\": \"dti\"", "dti"),
    ("\"id\": \"report\"", "report"),
    ("\"issuer\": \"ubnd-huyen\"", "ubnd-huyen"),
    ("\"needed_by\": \"appraisal\"", "appraisal"),
    ("\"id\": \"appraisal\"", "appraisal"),
    ("\"produces\": [\"report\"]", "report"),
    ("\"id\": \"qd-1\"", "qd-1"),
];

const DOSSIER_IDS: [(&str, &str); 13] = [
    ("\"rule_set\": \"vn.mau.dx.huyen\"", "vn.mau.dx.huyen"),
    ("\"id\": \"38.381\"", "38.381"),
    ("\"level\": \"district\"", "district"),
    ("{\"region\"", "region"),
    ("\"region\": \"plain\"", "plain"),
    ("\"II.1\": true", "II.1"),
    ("\"index\": \"dti\"", "dti"),
    ("\"id\": \"report\"", "report"),
    ("\"agency\": \"ubnd-huyen\"", "ubnd-huyen"),
    ("\"agency\": \"so-tttt\"", "so-tttt"),
    ("\"criterion\": \"I.1\"", "I.1"),
    ("\"step\": \"appraisal\"", "appraisal"),
    ("\"criterion\": \"I.2\"", "I.2"),
];

/// Puts something into an id, at its front and behind its first letter.
fn spoiled(what: &str, place: (&str, &str), inside: &str, code: Code) {
    let (around, id) = place;
    let rest = id.chars().next().map_or(0, char::len_utf8);
    // The id that stands last within the words.
    let at = around.rfind(id).expect("the id is within the words");
    for (from, to) in [(at, at), (at + rest, at + rest)] {
        let words = format!("{}{inside}{}", &around[..from], &around[to..]);
        is_refused(what, &edited(what, around, &words), &words[at - 1..], code);
    }
}

#[test]
fn invisible_characters_are_refused_in_every_id() {
    for character in UNSAFE {
        for place in RULE_SET_IDS {
            spoiled(RULE_SET, place, &escaped(character), Code::UnsafeText);
        }
        for place in DOSSIER_IDS {
            spoiled(DOSSIER, place, &escaped(character), Code::UnsafeText);
        }
    }
}

#[test]
fn the_nearest_name_shows_no_invisible_character() {
    for character in UNSAFE {
        let id = format!("\"id\": \"so{}tttt\"", escaped(character));
        for diagnostic in wrong(RULE_SET, &edited(RULE_SET, "\"id\": \"so-tttt\"", &id)) {
            for language in Language::ALL {
                let message = diagnostic.message(language);
                assert!(!message.contains(UNSAFE), "{message:?}");
            }
            assert!(!diagnostic.nearest().unwrap_or_default().contains(UNSAFE), "{diagnostic:?}");
        }
    }
}

#[test]
fn it_is_all_one_whether_an_invisible_character_is_escaped() {
    for character in UNSAFE.into_iter().filter(|character| *character >= ' ') {
        spoiled(RULE_SET, RULE_SET_IDS[8], &character.to_string(), Code::UnsafeText);
        spoiled(DOSSIER, DOSSIER_IDS[1], &character.to_string(), Code::UnsafeText);
        spoiled(DOSSIER, DOSSIER_IDS[4], &character.to_string(), Code::UnsafeText);
    }
}

#[test]
fn decomposed_letters_are_refused_in_every_id() {
    for inside in [DECOMPOSED, "e\\u0301", "Thi\u{323}", "o\u{31b}\u{301}"] {
        for place in RULE_SET_IDS {
            spoiled(RULE_SET, place, inside, Code::NotNormalized);
        }
        for place in DOSSIER_IDS {
            spoiled(DOSSIER, place, inside, Code::NotNormalized);
        }
    }
}

#[test]
fn what_is_no_letter_is_refused_in_ids_of_the_format() {
    for inside in [" ", "/", "😀", "\\\"", "\u{a0}", "~", "@"] {
        for place in RULE_SET_IDS.into_iter().filter(|(_, id)| !["mountain", "island"].contains(id)) {
            spoiled(RULE_SET, place, inside, Code::InvalidId);
        }
    }
    // Any text that shows is an id of a subject, or a value of an attribute.
    let rules = rule_set(RULE_SET);
    for id in ["Thị xã Bỉm Sơn / 38.381", "😀", "1 000", "\\\"x\\\"", "`", "مدينة"] {
        let text = edited(DOSSIER, "\"id\": \"38.381\"", &format!("\"id\": \"{id}\""));
        assert_eq!(dossier(&rules, &text).subject().id.as_str(), id.replace('\\', ""));
        let text = edited(DOSSIER, "\"plain\"", &format!("\"{id}\""));
        assert_eq!(dossier(&rules, &text).subject().attribute("region"), Some(id.replace('\\', "").as_str()));
    }
}

#[test]
fn letters_of_any_script_are_ids() {
    for id in ["Tiêu.chí-Đ_1", "指标", "критерий", "معيار"] {
        let text = edited(RULE_SET, "\"id\": \"II.1\"", &format!("\"id\": \"{id}\""));
        assert_eq!(rule_set(&text).criteria().last().map(|last| last.id.as_str()), Some(id));
    }
    for (bytes, is_id) in [(128, true), (129, false)] {
        let text = edited(RULE_SET, "\"id\": \"II.1\"", &format!("\"id\": \"{}\"", "x".repeat(bytes)));
        assert_eq!(RuleSet::from_json(&text).is_ok(), is_id);
        let text = edited(DOSSIER, "38.381", &"x".repeat(bytes));
        assert_eq!(rule_set(RULE_SET).read_dossier(&text).is_ok(), is_id);
    }
}

/// Invisible too: shorthand format controls, and code points that are never characters.
#[test]
fn rarer_invisible_characters_are_refused_too() {
    for character in ['\u{1bca0}', '\u{1bca3}', '\u{fdd0}', '\u{fdef}', '\u{1fffe}', '\u{2ffff}', '\u{dfffe}']
    {
        let text = edited(DOSSIER, "38.381", &format!("38{character}381"));
        let found = rule_set(RULE_SET).read_dossier(&text).err().map(|error| codes(error.diagnostics()));
        assert_eq!(found, Some(vec![Code::UnsafeText]), "U+{:04X}", u32::from(character));
    }
}
