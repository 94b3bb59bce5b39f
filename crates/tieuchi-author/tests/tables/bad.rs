//! Tables that are refused, each with its place; none makes the reader fail.

use proptest::prelude::*;
use rust_xlsxwriter::{Format, Formula, Workbook};
use tieuchi::{Code, Language};
use tieuchi_author::{ImportOptions, import};

use super::files::{archive, errors, fill, new, said, workbook};
use super::published::spreadsheet;

const HEADING: &[&str] = &["STT", "Tiêu chí", "Đơn vị tính", "Năm 2026", "Cơ quan chủ trì"];
const GROUP: &[&str] = &["I", "Nhóm"];

fn whole(code: Code) -> Vec<(Code, String)> {
    vec![(code, String::new())]
}

fn at(code: Code, cell: &str) -> (Code, String) {
    (code, format!("Sheet1!{cell}"))
}

/// The parts of a workbook with this sheet.
fn sheet(xml: &str) -> Vec<u8> {
    archive(&[
        ("xl/workbook.xml", br#"<workbook xmlns:r="r"><sheets><sheet name="Sheet1" r:id="a"/></sheets></workbook>"#.as_slice()),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", xml.as_bytes()),
    ])
}

#[test]
fn what_is_no_table_is_refused_by_its_kind() {
    let old = [[0xd0_u8, 0xcf, 0x11, 0xe0].as_slice(), &[0; 600]].concat();
    let wide: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
    let encrypted = [old.clone(), wide].concat();
    let docx = archive(&[("word/document.xml", b"<a/>")]);
    let xlsb = archive(&[("xl/workbook.bin", b"")]);
    let zip = archive(&[("a.txt", b"")]);
    for bytes in [old.as_slice(), b"%PDF-1.7", b"{\\rtf1", &docx, &xlsb, &zip] {
        assert_eq!(errors(bytes, &new()), whole(Code::NotATable));
    }
    assert_eq!(errors(&encrypted, &new()), whole(Code::WorkbookEncrypted));
    // A part that is encrypted says so in its flags, in both of its headings.
    let mut locked = archive(&[("xl/workbook.xml", b"<workbook/>".as_slice())]);
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = locked.windows(4).position(|window| window == mark).unwrap();
        locked[at + flags] |= 1;
    }
    assert_eq!(errors(&locked, &new()), whole(Code::WorkbookEncrypted));
    let ods = archive(&[
        ("content.xml", b"".as_slice()),
        ("META-INF/manifest.xml", b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
    ]);
    assert_eq!(errors(&ods, &new()), whole(Code::WorkbookEncrypted));
    let named = ImportOptions { is_workbook: true, ..new() };
    assert_eq!(errors(b"STT,Ti\xc3\xaau ch\xc3\xad\n", &named), whole(Code::WorkbookBroken));
}

#[test]
fn text_of_another_encoding_is_not_guessed() {
    // "Tiêu chí" in Windows-1258, and UTF-16 as Excel's "Unicode text".
    for bytes in [b"STT,Ti\xeau ch\xed\n".as_slice(), b"\xff\xfeS\0T\0T\0"] {
        assert_eq!(errors(bytes, &new()), whole(Code::InvalidUtf8));
    }
    assert_eq!(errors("STT,\"Tiêu chí\nI,a\n".as_bytes(), &new()), whole(Code::WorkbookBroken));
    assert_eq!(errors(b"STT\0", &new()), whole(Code::NotATable));
}

#[test]
fn sheets_without_a_table_and_with_several_are_refused() {
    assert_eq!(errors(b"", &new()), whole(Code::EmptySheet));
    assert_eq!(errors(&workbook(|_| ()), &new()), [(Code::EmptySheet, "Sheet1".to_owned())]);
    assert_eq!(
        errors(&workbook(|sheet| fill(sheet, 0, &[&["a", "b"]])), &new()),
        [(Code::NoTable, "Sheet1".to_owned())]
    );
    let mut two = Workbook::new();
    for _ in 0..2 {
        fill(two.add_worksheet(), 0, &[HEADING, GROUP, &["1", "Tỷ lệ", "%", "≥ 70%", "Sở Y tế"]]);
    }
    let two = two.save_to_buffer().unwrap();
    let found = import(&two, &new()).findings;
    assert_eq!(said(&found), whole(Code::SeveralTables));
    assert_eq!(
        found[0].diagnostic.message(Language::English),
        "the sheets `Sheet1` and `Sheet2` all hold a table of criteria; choose one with `--sheet`"
    );
    assert!(import(&two, &ImportOptions { sheet: Some("Sheet2"), ..new() }).rules.is_some());
    let found = import(&two, &ImportOptions { sheet: Some("Sheet3"), ..new() }).findings;
    assert_eq!(said(&found), whole(Code::UnknownSheet));
    let again =
        workbook(|sheet| fill(sheet, 0, &[HEADING, GROUP, &["1", "Tỷ lệ", "%", "≥ 70%"], &[], HEADING]));
    assert_eq!(errors(&again, &new()), [at(Code::SecondTable, "A5")]);
}

#[test]
fn every_cell_that_cannot_be_read_is_named_at_once() {
    let bytes = workbook(|sheet| {
        fill(
            sheet,
            0,
            &[
                &["STT", "Tiêu chí", "Đơn vị tính", "Năm 2026", "Năm 2026", "Ghi chú"],
                &["1", "Không có nhóm", "%", "70%"],
                GROUP,
                &["1", "", "%", "≥ 70%"],
                &["2", "Tỷ lệ", "", "70"],
                &["II.3", "Tỷ lệ", "%", "≥ 70%"],
                &["4", "Tỷ lệ", "%", "#0.825"],
                &["5", "Tỷ lệ", "%", "%70"],
                &["6", "Số điểm", "Điểm", "%0.5"],
                &["7", "Tỷ lệ", "%", "#0.30000000000000004"],
                &["8", "Thu nhập", "triệu đồng, tính tròn", "4.342,5"],
                &["9", "Tỷ lệ", "%", "4.342%"],
                &["10", "Tỷ lệ", "%", "> 70%"],
                &["", "Tỷ lệ", "%", "70%"],
                &["11", "Ngày", "%"],
                &["12", "Công thức", "%"],
            ],
        );
        sheet.write_formula(15, 3, Formula::new("=D5+1").set_result("70")).unwrap();
        let day = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write_number_with_format(14, 3, 45_000, &day).unwrap();
    });
    assert_eq!(
        errors(&bytes, &new()),
        [
            at(Code::ColumnTwice, "E1"),
            at(Code::RowUnclear, "A2"),
            at(Code::CellMissing, "B4"),
            at(Code::CellMissing, "C5"),
            at(Code::RowUnclear, "A6"),
            at(Code::AmbiguousNumber, "D7"),
            at(Code::NotATarget, "D8"),
            at(Code::PercentUnit, "D9"),
            at(Code::NumberNotTyped, "D10"),
            at(Code::StrictTarget, "D13"),
            at(Code::RowUnclear, "A14"),
            at(Code::CellKind, "D15"),
            at(Code::CellFormula, "D16"),
        ]
    );
}

#[test]
fn the_engine_s_own_errors_are_said_at_the_cell() {
    let bytes = workbook(|sheet| {
        fill(sheet, 0, &[HEADING, GROUP, &["1", "a", "%", "≥ 70%"], &["1", "b", "%", "≥ 70%"]]);
    });
    assert_eq!(errors(&bytes, &new()), [at(Code::DuplicateId, "A4")]);
}

#[test]
fn what_the_table_cannot_say_is_asked_for() {
    let bytes = workbook(|sheet| fill(sheet, 0, &[HEADING, GROUP, &["1", "a", "%", "≥ 70%"]]));
    let found = import(&bytes, &ImportOptions::default()).findings;
    let asked = found.iter().find(|finding| finding.diagnostic.code() == Code::OptionNeeded).unwrap();
    assert_eq!(
        asked.diagnostic.message(Language::English),
        "the table does not say enough for a new rule set; add `--id` and `--level`, or name a set to start from with `--base`"
    );
}

#[test]
fn a_workbook_that_unfolds_too_far_is_refused_before_it_does() {
    let zeros = vec![b' '; (64 << 20) + 1];
    let bomb = archive(&[("xl/workbook.xml", zeros.as_slice())]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(errors(&bomb, &new()), whole(Code::WorkbookTooLarge));
    let parts: Vec<String> = (0..2_001).map(|number| format!("{number}")).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(errors(&archive(&parts), &new()), whole(Code::WorkbookTooLarge));
}

#[test]
fn cells_far_out_and_cells_repeated_without_end_are_refused() {
    for xml in [
        r#"<worksheet><sheetData><row><c r="A1048576" t="inlineStr"><is><t>a</t></is></c></row></sheetData></worksheet>"#,
        r#"<worksheet><sheetData><row><c r="XFD1" t="inlineStr"><is><t>a</t></is></c></row></sheetData></worksheet>"#,
    ] {
        assert_eq!(errors(&sheet(xml), &new()), whole(Code::SheetTooLarge));
    }
    let cell = r#"<table:table-cell table:number-columns-repeated="900" office:value-type="string"><text:p>a</text:p></table:table-cell>"#;
    let rows =
        format!(r#"<table:table-row table:number-rows-repeated="4000000000">{cell}</table:table-row>"#);
    assert_eq!(errors(&spreadsheet(&rows), &new()), whole(Code::SheetTooLarge));
    let merged: String = (0..50).map(|_| r#"<mergeCell ref="A1:XFD1048576"/>"#).collect();
    let far =
        r#"<c r="A90000" t="inlineStr"><is><t>a</t></is></c><c r="ZZ1" t="inlineStr"><is><t>a</t></is></c>"#;
    let xml = format!("<worksheet><sheetData>{far}</sheetData>{merged}</worksheet>");
    assert_eq!(errors(&sheet(&xml), &new()), whole(Code::SheetTooLarge));
}

#[test]
fn broken_parts_are_named() {
    for xml in [
        "<worksheet><sheetData>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
        "<a>&b;</a>",
        "<c r=\"7\"/>",
        "<c r",
    ] {
        let found = import(&sheet(xml), &new()).findings;
        let codes = said(&found);
        let broken =
            codes == whole(Code::WorkbookBroken) || codes == [(Code::EmptySheet, "Sheet1".to_owned())];
        assert!(broken, "{xml}: {codes:?}");
    }
    let fine = workbook(|sheet| fill(sheet, 0, &[HEADING]));
    assert_eq!(errors(&fine[..fine.len() / 2], &new()), whole(Code::WorkbookBroken));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_make_the_reader_fail(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = import(&bytes, &new());
    }

    #[test]
    fn no_sheet_makes_the_reader_fail(xml in "(<[/]?(worksheet|row|c|v|t|is|f|mergeCell|rPh)( (r|t|s|ref)=\"[A-Z0-9:sn]{0,9}\")?[/]?>|[ -~]{0,6}){0,40}") {
        let _ = import(&sheet(&xml), &new());
    }

    #[test]
    fn no_table_makes_the_reader_fail(cells in proptest::collection::vec("[\"IVA0-9.,;%≥\n -]{0,6}|\\PC{0,10}", 0..40)) {
        let text = format!("STT,Tiêu chí,Đơn vị tính,Năm 2026,Cơ quan chủ trì,Văn bản liên quan\n{}", cells.join(","));
        let _ = import(text.as_bytes(), &new());
    }
}

#[test]
fn no_bent_workbook_makes_the_reader_fail() {
    let fine = workbook(|sheet| fill(sheet, 0, &[HEADING, GROUP, &["1", "Tỷ lệ", "%", "70%", "Sở Y tế"]]));
    for at in (0..fine.len()).step_by(29) {
        for change in [0xff, 0x01] {
            let mut bytes = fine.clone();
            bytes[at] ^= change;
            let _ = import(&bytes, &new());
        }
    }
}
