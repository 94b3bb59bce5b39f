//! Rosters: what ships, what is part of what, and what is refused.

use tieuchi::{Code, Register, Roster, SubjectId};
use tieuchi_tests::sample::{edited, province};

fn codes(text: &str) -> Vec<(Code, String)> {
    let error = Roster::from_json(text).expect_err("it is wrong");
    error.diagnostics().iter().map(|found| (found.code(), found.pointer().to_owned())).collect()
}

fn of(units: &str) -> String {
    format!(
        r#"{{"kind": "roster", "id": "x", "version": "1.0.0", "title": {{"vi": "x"}}, "date": "2024-12-31",
            "levels": ["province", "district", "commune"], "units": [{units}]}}"#
    )
}

#[test]
fn what_ships_is_the_province_of_january_2025() {
    for shipped in tieuchi_rules::ROSTERS {
        let roster = Roster::builtin(shipped.id).unwrap_or_else(|error| panic!("{}: {error}", shipped.id));
        let named = (roster.id().as_str(), roster.version().to_string());
        assert_eq!(named, (shipped.id, shipped.version.to_owned()));
    }
    let roster = Roster::builtin("vn.thanh-hoa.roster").expect("it ships");
    let of = |level: &str| roster.units().iter().filter(|unit| unit.unit.level.as_str() == level).count();
    assert_eq!((of("district"), of("commune"), roster.units().len()), (26, 549, 575));
    assert_eq!(roster.date().to_string(), "2025-01-04");
    assert!(roster.units().iter().all(|unit| unit.unit.name != "Huyện Đông Sơn"), "it was merged by then");
    let town = SubjectId::new("38.381").expect("an id");
    let parts: Vec<&str> = roster.parts(&town).map(|part| part.unit.name.as_str()).collect();
    assert_eq!(
        parts,
        [
            "Phường Bắc Sơn",
            "Phường Ba Đình",
            "Phường Lam Sơn",
            "Phường Ngọc Trạo",
            "Phường Đông Sơn",
            "Phường Phú Sơn",
            "Xã Quang Trung"
        ]
    );
    let ward = SubjectId::new("38.381.14818").expect("an id");
    assert_eq!(roster.part_of(&ward).map(|unit| unit.unit.name.as_str()), Some("Thị xã Bỉm Sơn"));
    assert_eq!(roster.part_of(&town), None);
}

#[test]
fn the_register_that_ships_calls_units_as_the_roster_does() {
    let roster = Roster::builtin("vn.thanh-hoa.roster").expect("it ships");
    let register = Register::builtin("vn.thanh-hoa.dx.register").expect("it ships");
    for unit in register.units() {
        assert_eq!(roster.unit(unit.id.as_str()).map(|listed| &listed.unit), Some(unit));
    }
}

#[test]
fn the_canonical_form_reads_back_and_hides_layout_alone() {
    let first = Roster::from_json(province::ROSTER).expect("it can be read");
    let again = Roster::from_json(&first.to_canonical_json()).expect("it reads back");
    assert_eq!((again.to_canonical_json(), again.sha256()), (first.to_canonical_json(), first.sha256()));
    for (from, to) in [
        ("2025-12-31", "2025-12-30"),
        ("Xã minh họa A.1", "Xã minh họa A.0"),
        ("Không đơn vị nào có thật.", "Không có đơn vị nào có thật."),
    ] {
        let other = Roster::from_json(&edited(province::ROSTER, from, to)).expect("it can be read");
        assert_ne!(other, first, "{to}");
    }
    assert!(first.to_canonical_json().starts_with(
        r#"{"date":"2025-12-31","format":1,"id":"example.province.roster","interpretation":{"en":"None of the units is real.","vi":"Không đơn vị nào có thật."},"kind":"roster","levels":["district","commune"],"title":{"en":"Illustrative roster","vi":"Danh sách đơn vị minh họa"},"units":[{"id":"A","level":"district","name":"Huyện minh họa A"},{"id":"A.1","level":"commune","name":"Xã minh họa A.1","part_of":"A"}"#
    ));
}

#[test]
fn a_unit_is_found_by_its_id_or_the_nearest_is_named() {
    let roster = Roster::from_json(province::ROSTER).expect("it can be read");
    assert_eq!(roster.look_up_unit("A.1").map(|unit| unit.unit.name.as_str()), Ok("Xã minh họa A.1"));
    let wrong = roster.look_up_unit("a.1").expect_err("there is none");
    assert_eq!((wrong.code(), wrong.nearest()), (Code::NotInRoster, Some("A.1")));
    assert_eq!(roster.look_up_unit("nowhere").expect_err("there is none").nearest(), None);
}

#[test]
fn decisions_on_units_that_a_roster_lacks_are_found() {
    let roster = Roster::from_json(province::ROSTER).expect("it can be read");
    let unlisted = |register: &str, day: &str| -> Vec<(String, Option<String>)> {
        let register = Register::from_json(register).expect("it can be read");
        let found = roster.unlisted(&register, day.parse().ok());
        found.into_iter().map(|one| (one.unit.id.to_string(), one.nearest)).collect()
    };
    assert_eq!(unlisted(province::REGISTER, "2025-12-31"), []);
    let mistyped = province::REGISTER.replacen("\"A.1\"", "\"A.11\"", 1);
    let found = [("A.11".to_owned(), Some("A.1".to_owned()))];
    assert_eq!(unlisted(&mistyped, "2025-12-31"), found);
    assert_eq!(unlisted(&mistyped, "2025-01-09"), [], "it was not decided yet");
}

#[test]
fn a_unit_is_part_of_one_of_the_level_just_above() {
    let province = r#"{"id": "1", "name": "Tỉnh", "level": "province"}"#;
    let district = r#"{"id": "2", "name": "Huyện", "level": "district", "part_of": "1"}"#;
    let at = |code, pointer: &str| vec![(code, pointer.to_owned())];
    assert!(Roster::from_json(&of(&format!("{district}, {province}"))).is_ok(), "in any order");
    let commune = |part_of: &str| {
        of(&format!(r#"{province}, {district}, {{"id": "3", "name": "Xã", "level": "commune"{part_of}}}"#))
    };
    assert!(Roster::from_json(&commune(r#", "part_of": "2""#)).is_ok());
    assert_eq!(codes(&commune("")), at(Code::MissingKey, "/units/2"), "a commune without a district");
    assert_eq!(codes(&commune(r#", "part_of": "1""#)), at(Code::PartOfOtherLevel, "/units/2/part_of"));
    assert_eq!(
        codes(&commune(r#", "part_of": "3""#)),
        at(Code::PartOfOtherLevel, "/units/2/part_of"),
        "itself"
    );
    assert_eq!(codes(&commune(r#", "part_of": "4""#)), at(Code::NotInRoster, "/units/2/part_of"));
    let circle = r#"{"id": "1", "name": "A", "level": "district", "part_of": "2"}, {"id": "2", "name": "B", "level": "district", "part_of": "1"}"#;
    assert_eq!(codes(&of(circle)).len(), 2, "no line leads back to its beginning");
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let units = r#"{"id": "1", "name": "A", "level": "province", "part_of": "1"},
        {"id": "1", "name": "", "level": "province"}, {"id": "2", "name": "B", "level": "town"}, {"nam": "C"}"#;
    let found = codes(&of(units));
    let expected = [
        (Code::PartOfNothing, "/units/0/part_of"),
        (Code::DuplicateId, "/units/1/id"),
        (Code::Empty, "/units/1/name"),
        (Code::LevelNotInRoster, "/units/2/level"),
        (Code::MissingKey, "/units/3"),
        (Code::MissingKey, "/units/3"),
        (Code::MissingKey, "/units/3"),
        (Code::UnknownKey, "/units/3/nam"),
    ];
    assert_eq!(found, expected.map(|(code, pointer)| (code, pointer.to_owned())));
    let none = r#"{"kind": "rooster", "id": "x", "version": "1.0.0", "title": {"vi": "x"}, "levels": [], "units": []}"#;
    let found: Vec<Code> = codes(none).into_iter().map(|(code, _)| code).collect();
    assert_eq!(found, [Code::MissingKey, Code::UnknownWord, Code::Empty]);
    let register = none.replace("rooster", "register");
    assert_eq!(codes(&register), [(Code::OtherDocument, "/kind".to_owned())], "and then nothing else");
}
