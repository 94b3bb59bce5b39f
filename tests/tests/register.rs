//! Registers: what they say of units, and that only a decision on record says "recognised".

use tieuchi::{Assigned, Date, Finish, Level, Register, Standing, SubjectId, Year};
use tieuchi_tests::run::rule_set;
use tieuchi_tests::sample::{DOSSIER, REGISTER, RULE_SET, edited};

fn register() -> Register {
    Register::from_json(REGISTER).expect("it can be read")
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

fn standing<'r>(register: &'r Register, level: &str, unit: &str, as_of: Option<Date>) -> Standing<'r> {
    let (unit, level) = (SubjectId::new(unit).expect("an id"), Level::new(level).expect("a level"));
    register.standing(&unit, &level, as_of)
}

/// The numbers of the decisions that recognise and withdraw.
fn decisions(level: &str, unit: &str, as_of: Option<Date>) -> [Option<String>; 2] {
    let register = register();
    let standing = standing(&register, level, unit, as_of);
    [standing.recognised(), standing.withdrawn()].map(|decision| Some(decision?.number.clone()))
}

#[test]
fn what_ships_reads_and_says_what_it_promises() {
    for shipped in tieuchi_rules::REGISTERS {
        let register =
            Register::builtin(shipped.id).unwrap_or_else(|error| panic!("{}: {error}", shipped.id));
        assert_eq!(
            (register.id().as_str(), register.version().to_string()),
            (shipped.id, shipped.version.to_owned())
        );
        assert_eq!(register.decisions(), [], "no decision is at hand, so none is on record");
    }
    let register = Register::builtin("vn.thanh-hoa.dx.register").expect("it ships");
    let of = |level: &str| {
        let named = register.assignments().iter().filter(|each| each.unit.level.as_str() == level);
        named.map(|each| (each.unit.id.to_string(), each.finish.year().number())).collect::<Vec<_>>()
    };
    assert_eq!(of("district").len(), 12);
    assert!(of("district").iter().all(|(_, year)| *year == 2025));
    assert_eq!(of("commune"), [("38.381.14818".to_owned(), 2023), ("38.381.14824".to_owned(), 2023)]);
    let totals: Vec<(u16, u64)> =
        register.totals().iter().map(|total| (total.year.number(), total.units)).collect();
    assert_eq!(totals, [(2022, 94), (2023, 132), (2024, 133), (2025, 118)]);
}

#[test]
fn a_unit_is_assigned_or_not_or_nobody_knows() {
    let register = register();
    let assigned = |level, unit| standing(&register, level, unit, None).assigned();
    assert_eq!(assigned("district", "1"), Assigned::Yes);
    assert_eq!(assigned("district", "3"), Assigned::No, "all of this level are named");
    assert_eq!(assigned("commune", "1"), Assigned::NotKnown, "an id is one of its level");
    assert_eq!(assigned("province", "1"), Assigned::NotKnown, "a level that the register does not have");
}

#[test]
fn who_is_not_assigned_may_volunteer_where_the_words_say_so() {
    let register = register();
    let locator = |level, unit| {
        let invited = standing(&register, level, unit, None).may_volunteer();
        invited.map(|volunteers| volunteers.source.locator.as_str())
    };
    assert_eq!(locator("district", "1"), None, "it is assigned");
    assert_eq!(locator("district", "3"), Some("Điều 3"));
    assert_eq!(locator("commune", "1"), Some("Điều 4"), "it is named");
    assert_eq!(locator("commune", "2"), None, "it is not, and may be assigned");
    let finish = |level, unit| standing(&register, level, unit, None).may_volunteer()?.finish;
    assert_eq!(finish("commune", "1"), Some(Finish::In(Year::new(2023).expect("a year"))));
    assert_eq!(finish("district", "3"), None, "the words name no year");
}

#[test]
fn a_decision_counts_from_its_day_until_it_is_withdrawn() {
    let of = |as_of| decisions("district", "1", Some(day(as_of)));
    let number = |number: &str| Some(number.to_owned());
    assert_eq!(of("2024-01-09"), [None, None]);
    assert_eq!(of("2024-01-10"), [number("1/QĐ"), None]);
    assert_eq!(of("2025-01-15"), [number("2/QĐ"), None], "the latest");
    assert_eq!(of("2025-06-29"), [number("2/QĐ"), None]);
    assert_eq!(of("2025-06-30"), [number("1/QĐ"), number("3/QĐ")], "the year before stands");
    assert_eq!(decisions("district", "1", None), [number("1/QĐ"), number("3/QĐ")]);
    assert_eq!(decisions("district", "2", None), [None, number("5/QĐ")]);
    assert_eq!(decisions("district", "3", None), [None, None]);
    assert_eq!(decisions("commune", "1", None), [None, None], "another level is another unit");
}

#[test]
fn the_canonical_form_reads_back_and_hides_layout_alone() {
    let first = register();
    let again = Register::from_json(&first.to_canonical_json()).expect("it reads back");
    assert_eq!(again.to_canonical_json(), first.to_canonical_json());
    assert_eq!(again.sha256(), first.sha256());
    for (from, to) in [
        (r#"{"by": 2025}"#, r#"{"in": 2025}"#),
        (r#""finish": {"in": 2023},"#, r#""finish": {"by": 2023},"#),
        (r#""units": 12"#, r#""units": 13"#),
        (r#""all_named": false"#, r#""all_named": true"#),
        ("Xã Đ", "Xã E"),
        ("5/QĐ", "6/QĐ"),
        ("khuyến khích xã Đ", "khuyến khích xã E"),
    ] {
        let other = Register::from_json(&edited(REGISTER, from, to)).expect("it can be read");
        assert_ne!(other.sha256(), first.sha256(), "{to}");
    }
}

#[test]
fn an_evaluation_says_it_at_its_end_and_is_otherwise_the_same() {
    let rules = rule_set(RULE_SET);
    let evaluation = rules.evaluate(&rules.read_dossier(DOSSIER).expect("it can be read"));
    let register = register();
    let standing = evaluation.standing(&register, Some(day("2025-06-30")));
    let (plain, with) = (evaluation.to_json(), evaluation.to_json_with_standing(&standing));
    let expected =
        format!("{},\"standing\":{}}}", plain.strip_suffix('}').expect("an object"), standing.to_json());
    assert_eq!(with, expected);
    let hash = register.sha256();
    let level = rules.level();
    assert_eq!(evaluation.subject().level, *level);
    let sample = register.standing(
        &SubjectId::new("1").expect("an id"),
        &Level::new("district").expect("a level"),
        None,
    );
    assert_eq!(
        sample.to_json(),
        format!(
            r#"{{"register":{{"id":"example.register","version":"2024.1.0","sha256":"{hash}"}},"as_of":null,"assigned":"assigned","finish":{{"by":2025}},"may_volunteer":null,"volunteer_finish":null,"recognised":{{"number":"1/QĐ","date":"2024-01-10","year":2023}},"withdrawn":{{"number":"3/QĐ","date":"2025-06-30","year":2024}}}}"#
        )
    );
}
