//! Out and in again.

use calamine::{Data, Reader as _};
use proptest::prelude::*;
use tieuchi::{RuleSet, RuleSets};
use tieuchi_author::{ImportOptions, ReviewFormat, Tree, import, review};

use super::files::{DISTRICT, based, rules, said};

/// Every rule set that ships, and the illustrative ones.
fn all() -> Vec<RuleSet> {
    let examples = [
        include_str!("../../../../rules/examples/levels/rules.json"),
        include_str!("../../../../rules/examples/province/rules/commune.json"),
        include_str!("../../../../rules/examples/province/rules/district.json"),
        include_str!("../../../../tests/src/sample/rule_set.json"),
    ];
    let examples = examples.iter().map(|text| RuleSet::from_json(text).unwrap());
    RuleSets::builtin().iter().cloned().chain(examples).collect()
}

#[test]
fn a_workbook_is_read_as_the_set_that_it_was_made_of() {
    for set in all() {
        let bytes = review(&set).to_bytes(ReviewFormat::Xlsx).unwrap();
        let again = import(&bytes, &ImportOptions::default());
        assert_eq!(said(&again.findings), [], "{}", set.id());
        assert_eq!(rules(&again).to_canonical_json(), set.to_canonical_json());
        assert_eq!(rules(&again).sha256(), set.sha256());
        assert_eq!(bytes, review(&set).to_bytes(ReviewFormat::Xlsx).unwrap(), "the same bytes each time");
    }
}

#[test]
fn a_csv_with_its_base_is_read_as_the_set_that_it_was_made_of() {
    for set in all() {
        let bytes = review(&set).to_bytes(ReviewFormat::Csv).unwrap();
        let again = import(&bytes, &based(&set));
        assert_eq!(said(&again.findings), [], "{}", set.id());
        assert_eq!(rules(&again).sha256(), set.sha256());
    }
}

#[test]
fn words_that_files_have_a_meaning_for_survive() {
    let text = include_str!("../../../../rules/examples/levels/rules.json");
    for words in [
        "_x0041_ _x000D_ _x005F_",
        "=1+1",
        "@a",
        "- a",
        "[a] b",
        "\"a\" b",
        "{}",
        "a;b,c\td",
        "null",
        "a\n\nb",
        "  a ",
    ] {
        let mut tree = Tree::parse(text, &tieuchi::Limits::default()).unwrap();
        for pointer in [
            "/groups/0/criteria/0/source/quote",
            "/groups/0/title/vi",
            "/agencies/0/name/vi",
            "/resources/0/title/vi",
        ] {
            *tree.at_mut(pointer).unwrap() = Tree::text(words);
        }
        let criterion = tree.at_mut("/groups/0/criteria/0").unwrap();
        criterion.set("lead_agencies", Tree::List(vec![Tree::text("ubnd-tinh-minh-hoa")]));
        criterion.set("citations", Tree::List(vec![Tree::object([("resource", Tree::text("qd-minh-hoa"))])]));
        let set = RuleSet::from_json(&tree.to_json()).unwrap();
        for format in [ReviewFormat::Xlsx, ReviewFormat::Csv] {
            let bytes = review(&set).to_bytes(format).unwrap();
            let options = if format == ReviewFormat::Csv { based(&set) } else { ImportOptions::default() };
            assert_eq!(
                rules(&import(&bytes, &options)).to_canonical_json(),
                set.to_canonical_json(),
                "{words}"
            );
        }
    }
}

#[test]
fn another_reader_finds_the_same_texts_in_the_workbook() {
    let set = RuleSet::builtin(DISTRICT).unwrap();
    let bytes = review(&set).to_bytes(ReviewFormat::Xlsx).unwrap();
    let mut workbook = calamine::Xlsx::new(std::io::Cursor::new(&bytes)).unwrap();
    let sheet = workbook.worksheet_range("Tiêu chí").unwrap();
    let row: Vec<&Data> =
        sheet.rows().find(|row| row[0] == Data::String("I".into())).unwrap().iter().collect();
    assert_eq!(row[1], &Data::String("TIÊU CHÍ CHUNG".into()));
    let first = sheet.rows().nth(3).unwrap();
    let texts: Vec<String> = first.iter().take(8).map(ToString::to_string).collect();
    assert_eq!(
        texts,
        [
            "1",
            "Tỷ lệ xã, phường, thị trấn được công nhận hoàn thành các tiêu chí chuyển đổi số cấp xã và duy trì ổn định.",
            "%",
            "100%",
            "100%",
            "Sở Thông tin và Truyền thông",
            "",
            "Các Quyết định công nhận hoàn thành các tiêu chí chuyển đổi số cấp xã",
        ]
    );
}

/// The pointers at which two sets differ, with what the second says there.
fn differences(left: &RuleSet, right: &RuleSet) -> Vec<(String, String)> {
    fn compare(left: &Tree, right: &Tree, pointer: &str, out: &mut Vec<(String, String)>) {
        match (left, right) {
            (Tree::Object(a), Tree::Object(b)) if a.iter().map(|e| &e.0).eq(b.iter().map(|e| &e.0)) => {
                for ((key, left), (_, right)) in a.iter().zip(b) {
                    compare(left, right, &format!("{pointer}/{key}"), out);
                }
            }
            (Tree::List(a), Tree::List(b)) if a.len() == b.len() => {
                for (number, (left, right)) in a.iter().zip(b).enumerate() {
                    compare(left, right, &format!("{pointer}/{number}"), out);
                }
            }
            _ if left == right => {}
            _ => out.push((pointer.to_owned(), right.to_json())),
        }
    }
    let tree = |set: &RuleSet| Tree::parse(&set.to_canonical_json(), &tieuchi::Limits::default()).unwrap();
    let mut out = Vec::new();
    compare(&tree(left), &tree(right), "", &mut out);
    out
}

/// The workbook with one cell of one sheet set.
fn edited(bytes: &[u8], sheet: &str, row: u32, column: u16, text: &str) -> Vec<u8> {
    let mut old = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let mut new = rust_xlsxwriter::Workbook::new();
    for name in old.sheet_names() {
        let worksheet = new.add_worksheet().set_name(&name).unwrap();
        let range = old.worksheet_range(&name).unwrap();
        for (at, cells) in (0_u32..).zip(range.rows()) {
            for (number, cell) in (0_u16..).zip(cells) {
                let said = if (name.as_str(), at, number) == (sheet, row, column) {
                    text.to_owned()
                } else {
                    cell.to_string()
                };
                worksheet.write_string(at, number, said).unwrap();
            }
        }
    }
    new.save_to_buffer().unwrap()
}

#[test]
fn an_edited_cell_is_exactly_one_change() {
    let set = RuleSet::builtin(DISTRICT).unwrap();
    let bytes = review(&set).to_bytes(ReviewFormat::Xlsx).unwrap();
    for (sheet, row, column, text, pointer, value) in [
        ("Tiêu chí", 7, 4, "82,5%", "/groups/1/criteria/2/targets/2025/at_least", "\"82.5\""),
        ("Tiêu chí", 7, 3, "", "/groups/1/criteria/2/targets", r#"{"2025":{"at_least":"80"}}"#),
        (
            "Tiêu chí",
            7,
            5,
            "Sở Y tế\nCông an tỉnh",
            "/groups/1/criteria/2/lead_agencies",
            r#"["so-y-te","cong-an-tinh"]"#,
        ),
        (
            "Tiêu chí",
            7,
            7,
            "Quyết định số 411/QĐ-TTg ngày 31/3/2022",
            "/groups/1/criteria/2/citations",
            r#"[{"resource":"qd-411-2022"}]"#,
        ),
        ("Bộ tiêu chí", 2, 2, "2024.3.0", "/version", "\"2024.3.0\""),
    ] {
        let import = import(&edited(&bytes, sheet, row, column, text), &ImportOptions::default());
        assert_eq!(said(&import.findings), []);
        assert_eq!(differences(&set, rules(&import)), [(pointer.to_owned(), value.to_owned())]);
    }
}

#[test]
fn an_edit_that_makes_no_rule_set_is_said_at_its_cell() {
    let set = RuleSet::builtin(DISTRICT).unwrap();
    let bytes = review(&set).to_bytes(ReviewFormat::Xlsx).unwrap();
    for (sheet, row, column, text, expected) in [
        ("Tiêu chí", 7, 4, "nhiều", "not_a_target 'Tiêu chí'!E8"),
        ("Tiêu chí", 7, 5, "Sở Y tê", "unknown_agency 'Tiêu chí'!F8"),
        ("Tiêu chí", 7, 7, "Quyết định số 1/QĐ-TTg", "unknown_resource 'Tiêu chí'!H8"),
        ("Tiêu chí", 7, 2, "Hệ thống", "percent_unit 'Tiêu chí'!C8"),
        ("Tiêu chí", 7, 0, "5", "duplicate_id 'Tiêu chí'!A10"),
        ("Bộ tiêu chí", 2, 2, "hai", "invalid_version 'Bộ tiêu chí'!C3"),
        ("Bộ tiêu chí", 3, 1, "/version", "duplicate_key 'Bộ tiêu chí'!B4"),
    ] {
        let import = import(&edited(&bytes, sheet, row, column, text), &ImportOptions::default());
        let found: Vec<String> = import
            .findings
            .iter()
            .filter(|finding| finding.is_error())
            .map(|finding| format!("{} {}", finding.diagnostic.code(), finding.place()))
            .collect();
        assert!(import.rules.is_none() && found.contains(&expected.to_owned()), "{expected}: {found:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_amount_and_every_word_survives_the_workbook(
        mantissa in 0_i128..10_i128.pow(28),
        scale in 0_u32..=28,
        words in "\\PC{0,30}",
        attribute in "\\PC{1,12}",
    ) {
        let decimal = tieuchi::Decimal::from_i128_with_scale(mantissa, scale).normalize().to_string();
        let mut tree = Tree::parse(
            include_str!("../../../../rules/examples/levels/rules.json"),
            &tieuchi::Limits::default(),
        ).unwrap();
        *tree.at_mut("/groups/0/criteria/0/targets/2025").unwrap() = Tree::object([
            ("at_least", Tree::text(&decimal)),
            ("by", Tree::object([("region", Tree::object([(attribute, Tree::object([("at_most", Tree::text(&decimal))]))]))])),
        ]);
        *tree.at_mut("/groups/0/criteria/0/source/quote").unwrap() = Tree::text(&words);
        *tree.at_mut("/groups/0/criteria/0/title/vi").unwrap() = Tree::text(&words);
        // Of what was made up, only what is a rule set is of interest.
        if let Ok(set) = RuleSet::from_json(&tree.to_json()) {
            for format in [ReviewFormat::Xlsx, ReviewFormat::Csv] {
                let bytes = review(&set).to_bytes(format).unwrap();
                let options = if format == ReviewFormat::Csv { based(&set) } else { ImportOptions::default() };
                let again = import(&bytes, &options);
                prop_assert_eq!(rules(&again).to_canonical_json(), set.to_canonical_json());
            }
        }
    }
}
