//! Tables as provinces publish them.

use std::fmt::Write as _;

use rust_xlsxwriter::{Format, Worksheet};
use tieuchi::{Bound, Code, Measure, RuleSet, Status};
use tieuchi_author::{ImportOptions, Tree, import};

use super::files::{DISTRICT, HEADING, archive, based, errors, fill, new, rules, said, workbook};

/// Appendix 1 of the district decision as its sheet: rows above the heading, groups merged over the columns, percentages as Excel
/// keeps them, the acts of III.3 merged over III.4.
fn appendix(sheet: &mut Worksheet) {
    let set = RuleSet::builtin(DISTRICT).unwrap();
    let plain = Format::new();
    sheet.set_name("Phụ lục 1").unwrap();
    sheet.merge_range(0, 0, 0, 6, "Phụ lục 1", &plain).unwrap();
    sheet.write_string(1, 0, "Bộ tiêu chí tạm thời chuyển đổi số cấp huyện đến năm 2025").unwrap();
    fill(sheet, 3, &[HEADING]);
    let percent = Format::new().set_num_format("0%");
    let mut row = 4;
    for group in set.groups() {
        sheet.write_string(row, 0, group.id.as_str()).unwrap();
        sheet.merge_range(row, 1, row, 6, &group.title.vi, &plain).unwrap();
        row += 1;
        for (number, criterion) in (1_u32..).zip(group.criteria) {
            let cells: Vec<&str> = criterion.source.quote.split('\n').collect();
            sheet.write_number(row, 0, number).unwrap();
            sheet.write_string(row, 1, cells[0].replacen(" của ", "\ncủa ", 1)).unwrap();
            sheet.write_string(row, 2, cells[1]).unwrap();
            for (column, cell) in (3_u16..).zip(&cells[2..4]) {
                match cell.strip_suffix('%') {
                    Some(number) => {
                        let share: f64 = format!("{number}e-2").parse().unwrap();
                        sheet.write_number_with_format(row, column, share, &percent).unwrap();
                    }
                    None => {
                        sheet.write_string(row, column, *cell).unwrap();
                    }
                }
            }
            sheet.write_string(row, 5, cells[4]).unwrap();
            match criterion.id.as_str() {
                "III.3" => {
                    sheet.merge_range(row, 6, row + 1, 6, cells[5], &plain).unwrap();
                }
                "III.4" => {}
                _ => {
                    sheet.write_string(row, 6, cells[5]).unwrap();
                }
            }
            row += 1;
        }
    }
}

#[test]
fn the_printed_appendix_says_nothing_that_its_rule_set_does_not() {
    let base = RuleSet::builtin(DISTRICT).unwrap();
    let import = import(&workbook(appendix), &based(&base));
    assert_eq!(said(&import.findings), [(Code::CellMerged, "'Phụ lục 1'!G16".to_owned())]);
    assert_eq!(rules(&import).to_canonical_json(), base.to_canonical_json());
}

#[test]
fn the_printed_appendix_alone_is_a_draft_with_the_same_demands() {
    let base = RuleSet::builtin(DISTRICT).unwrap();
    let options = ImportOptions { id: Some(DISTRICT), level: Some("district"), ..ImportOptions::default() };
    let import = import(&workbook(appendix), &options);
    let set = rules(&import);
    assert_eq!((set.status(), set.is_complete(), set.years()), (Status::Draft, true, base.years()));
    assert_eq!(set.title().vi, "Bộ tiêu chí tạm thời chuyển đổi số cấp huyện đến năm 2025");
    for (found, expected) in set.criteria().iter().zip(base.criteria()) {
        assert_eq!(
            (&found.id, &found.title.vi, &found.targets),
            (&expected.id, &expected.title.vi, &expected.targets)
        );
        assert_eq!(
            (&found.source.locator, &found.source.quote),
            (&expected.source.locator, &expected.source.quote)
        );
        let kind = |measure: &Measure| std::mem::discriminant(measure);
        assert_eq!(kind(&found.measure), kind(&expected.measure), "{}", found.id);
        assert_eq!(found.lead_agencies.len(), expected.lead_agencies.len(), "{}", found.id);
        assert_eq!(found.coordinating_agencies.len(), expected.coordinating_agencies.len(), "{}", found.id);
        let cited = |set: &RuleSet, of: &tieuchi::Criterion| -> Vec<_> {
            let resources = of.citations.iter().filter_map(|citation| set.resource(&citation.resource));
            resources.map(|resource| (resource.number.clone(), resource.date)).collect()
        };
        assert_eq!(cited(set, found), cited(&base, expected), "{}", found.id);
    }
    let codes: Vec<Code> = said(&import.findings).into_iter().map(|(code, _)| code).collect();
    assert!(
        codes.contains(&Code::NotInTable)
            && codes.contains(&Code::BareTarget)
            && codes.contains(&Code::CitationUnclear)
    );
}

#[test]
fn a_revised_cell_changes_its_criterion_and_makes_the_set_a_draft() {
    let base = RuleSet::builtin(DISTRICT).unwrap();
    let percent = Format::new().set_num_format("0.0%");
    let bytes = workbook(|sheet| {
        appendix(sheet);
        // II.3 of 2025.
        sheet.write_number_with_format(9, 4, 0.825, &percent).unwrap();
    });
    let import = import(&bytes, &based(&base));
    assert_eq!(
        said(&import.findings),
        [
            (Code::CellMerged, "'Phụ lục 1'!G16".to_owned()),
            (Code::CriterionChanged, "'Phụ lục 1'!A10".to_owned()),
            (Code::VersionToRaise, String::new()),
        ]
    );
    let set = rules(&import);
    assert_eq!((set.status(), set.version()), (Status::Draft, base.version()));
    for (found, expected) in set.criteria().iter().zip(base.criteria()) {
        if found.id.as_str() == "II.3" {
            assert_eq!(found.targets[1].1.general, Some(Bound::AtLeast("82.5".parse().unwrap())));
            assert_eq!(found.source.quote, expected.source.quote.replace("80%", "82,5%"));
            assert_eq!((&found.title, &found.citations), (&expected.title, &expected.citations));
        } else {
            assert_eq!(found, expected);
        }
    }
}

#[test]
fn of_what_it_has_no_column_a_table_says_nothing() {
    let base = RuleSet::builtin(DISTRICT).unwrap();
    let bytes = workbook(|sheet| {
        appendix(sheet);
        sheet.write_string(3, 5, "Đơn vị theo dõi riêng").unwrap();
        sheet.write_string(3, 6, "Ghi chú").unwrap();
    });
    let import = import(&bytes, &based(&base));
    for (found, expected) in rules(&import).criteria().iter().zip(base.criteria()) {
        assert_eq!((&found.lead_agencies, &found.citations), (&expected.lead_agencies, &expected.citations));
    }
}

#[test]
fn a_heading_of_two_rows_is_read_with_its_merged_cells_and_without() {
    let rows: &[&[&str]] = &[
        &["TT", "TIÊU CHÍ", "ĐVT", "Chỉ tiêu", "", "Cơ quan chủ trì", "Cơ quan phối hợp"],
        &["", "", "", "Năm 2026", "Năm 2027"],
        &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        &["A", "NHÓM A"],
        &["1.", "Tỷ lệ hộ", "%", "%0.5", "60%", "Sở Y tế", "Công an tỉnh; UBND cấp xã"],
        &["A.2", "Số điểm", "Điểm", "#12", "Có", "Sở Y tế", ""],
    ];
    for merged in [false, true] {
        let bytes = workbook(|sheet| {
            fill(sheet, 0, rows);
            if merged {
                let plain = Format::new();
                sheet.merge_range(0, 0, 1, 0, "TT", &plain).unwrap();
                sheet.merge_range(0, 3, 0, 4, "Chỉ tiêu", &plain).unwrap();
            }
        });
        let import = import(&bytes, &new());
        let set = rules(&import);
        assert_eq!(set.years().iter().map(|year| year.number()).collect::<Vec<_>>(), [2026, 2027]);
        let ids: Vec<&str> = set.criteria().iter().map(|criterion| criterion.id.as_str()).collect();
        assert_eq!(ids, ["A.1", "A.2"]);
        let first = &set.criteria()[0];
        assert_eq!(first.targets[0].1.general, Some(Bound::AtLeast("50".parse().unwrap())));
        assert_eq!((first.lead_agencies.len(), first.coordinating_agencies.len()), (1, 2));
        assert_eq!(first.source.quote, "Tỷ lệ hộ\n%\n50%\n60%\nSở Y tế\nCông an tỉnh; UBND cấp xã");
    }
}

#[test]
fn groups_numbered_by_figures_and_titles_in_one_cell_are_read() {
    let bytes = workbook(|sheet| {
        fill(
            sheet,
            0,
            &[
                &["STT", "Tiêu chí", "Đơn vị tính", "Năm 2026"],
                &["1", "Nhóm một"],
                &["1.1", "Có điểm truy cập", "Có/Không", "Có"],
                &["II. Nhóm hai"],
                &["1", "Tỷ lệ", "%", "≤ 5%"],
            ],
        );
    });
    let import = import(&bytes, &new());
    let ids: Vec<&str> = rules(&import).criteria().iter().map(|criterion| criterion.id.as_str()).collect();
    assert_eq!(ids, ["1.1", "II.1"]);
}

#[test]
fn the_act_above_the_table_is_its_source() {
    let text = "PHỤ LỤC I\n(Kèm theo Quyết định số 15/QĐ-UBND ngày 3/2/2026 của Chủ tịch UBND tỉnh)\n\n\
                STT\tTiêu chí\tĐơn vị tính\tNăm 2026\n\nI\tNhóm\n1\tTỷ lệ\t%\t≥ 80%\n";
    let import = import(text.as_bytes(), &new());
    let set = rules(&import);
    let source = &set.criteria()[0].source;
    assert_eq!((source.resource.as_str(), source.locator.as_str()), ("qd-15-2026", "PHỤ LỤC I, I.1"));
    assert_eq!(set.resources()[0].date.unwrap().to_string(), "2026-02-03");
}

#[test]
fn rows_of_text_are_where_spreadsheets_count_them() {
    let text =
        "STT,Tiêu chí,Đơn vị tính,Năm 2026\r\n\r\nI,Nhóm,,\r\n1,\"Tỷ lệ\r\nhộ\",%,x\r\n\r\n\r\n2,b,%,y\r\n";
    let expected = [(Code::NotATarget, "D4".to_owned()), (Code::NotATarget, "D7".to_owned())];
    assert_eq!(errors(text.as_bytes(), &new()), expected);
    assert_eq!(errors(text.replace('\r', "").as_bytes(), &new()), expected);
    assert_eq!(errors(format!("\u{feff}{}", text.replace(',', ";")).as_bytes(), &new()), expected);
}

/// A spreadsheet of `LibreOffice` with these rows of XML.
pub(crate) fn spreadsheet(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">
        <office:body><office:spreadsheet><table:table table:name="Bảng 1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".as_slice()),
        ("content.xml", content.as_bytes()),
    ])
}

fn cells(texts: &[&str]) -> String {
    let cell = |text: &&str| match text.strip_prefix('<') {
        Some(_) => (*text).to_owned(),
        None if text.is_empty() => "<table:table-cell/>".to_owned(),
        None => format!(
            r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
        ),
    };
    format!("<table:table-row>{}</table:table-row>", texts.iter().map(cell).collect::<String>())
}

#[test]
fn a_table_of_libreoffice_is_read_with_its_percentages_and_merged_cells() {
    let share = r#"<table:table-cell office:value-type="percentage" office:value="0.825"><text:p>82,5%</text:p></table:table-cell>"#;
    let merged = r#"<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>Sở Y tế</text:p></table:table-cell>"#;
    let rows = [
        cells(&["STT", "Tiêu chí", "Đơn vị tính", "Năm 2026", "Cơ quan chủ trì"]),
        r#"<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#.to_owned(),
        cells(&["I", "Nhóm"]),
        cells(&["1", "Tỷ lệ&amp;<text:line-break/>hộ", "%", share, merged]),
        cells(&["2", "Điểm", "Điểm", "Có", "<table:covered-table-cell/>"]),
        r#"<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#.to_owned(),
    ];
    let import = import(&spreadsheet(&rows.concat()), &new());
    let set = rules(&import);
    let [first, second] = set.criteria() else { panic!() };
    assert_eq!(first.title.vi, "Tỷ lệ& hộ");
    assert_eq!(first.targets[0].1.general, Some(Bound::AtLeast("82.5".parse().unwrap())));
    assert_eq!(first.lead_agencies, second.lead_agencies);
    assert_eq!(second.source.quote, "Điểm\nĐiểm\nCó");
    assert!(said(&import.findings).contains(&(Code::CellMerged, "'Bảng 1'!E5".to_owned())));
}

#[test]
fn ten_thousand_criteria_are_read_and_written() {
    let mut text =
        "STT,Tiêu chí,Đơn vị tính,Năm 2026,Cơ quan chủ trì,Văn bản liên quan\nI,Nhóm,,,,\n".to_owned();
    for number in 1..=10_000 {
        writeln!(
            text,
            "{number},Tỷ lệ {number},%,\"82,5%\",Sở số {number},Quyết định số {number}/QĐ-UBND ngày 1/2/2026"
        )
        .unwrap();
    }
    let import = import(text.as_bytes(), &new());
    let set = rules(&import);
    assert_eq!((set.criteria().len(), set.resources().len()), (10_000, 10_001));
    let last = set.criterion("I.10000").unwrap();
    assert_eq!(last.lead_agencies[0].as_str(), "so-so-10000");
    let tree = Tree::parse(&set.to_canonical_json(), &tieuchi::Limits::default()).unwrap();
    assert_eq!(tree.at("/declared/per_group/I"), Some(&Tree::Number("10000".to_owned())));
}
