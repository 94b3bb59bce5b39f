//! Files made for the tests.

use std::io::Write as _;

use rust_xlsxwriter::{Format, Workbook, Worksheet};
use tieuchi::{Code, RuleSet};
use tieuchi_author::{Import, ImportOptions, TableFinding, import};
use zip::write::SimpleFileOptions;

pub(crate) const DISTRICT: &str = "vn.thanh-hoa.dx.district";

/// Options for a set of no base.
pub(crate) fn new() -> ImportOptions<'static> {
    ImportOptions { id: Some("vn.thu"), level: Some("commune"), ..ImportOptions::default() }
}

pub(crate) fn based(base: &RuleSet) -> ImportOptions<'_> {
    ImportOptions { base: Some(base), ..ImportOptions::default() }
}

/// A workbook with one sheet.
pub(crate) fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

/// Puts rows of texts into a sheet, the first in this row; cells that begin with `#` are numbers, those that begin with `%` are
/// numbers shown as percentages.
pub(crate) fn fill(sheet: &mut Worksheet, first: u32, rows: &[&[&str]]) {
    let percent = Format::new().set_num_format("0.0%");
    for (row, cells) in (first..).zip(rows) {
        for (column, cell) in (0_u16..).zip(*cells) {
            match (cell.strip_prefix('#'), cell.strip_prefix('%')) {
                (Some(number), _) => {
                    sheet.write_number(row, column, number.parse::<f64>().unwrap()).unwrap();
                }
                (_, Some(number)) if !number.is_empty() => {
                    let number = number.parse::<f64>().unwrap();
                    sheet.write_number_with_format(row, column, number, &percent).unwrap();
                }
                _ if cell.is_empty() => {}
                _ => {
                    sheet.write_string(row, column, *cell).unwrap();
                }
            }
        }
    }
}

/// The heading that provinces print.
pub(crate) const HEADING: &[&str] = &[
    "STT",
    "Nhóm tiêu chí/ tiêu chí thành phần",
    "Đơn vị\ntính",
    "Năm\n2024",
    "Năm\n2025",
    "Cơ quan chủ trì\nhướng dẫn và\nđánh giá",
    "Văn bản liên quan\nđến các tiêu chí",
];

/// A ZIP archive of these parts.
pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The codes with their places.
pub(crate) fn said(findings: &[TableFinding]) -> Vec<(Code, String)> {
    findings.iter().map(|finding| (finding.diagnostic.code(), finding.place())).collect()
}

/// The errors of a table that is refused.
pub(crate) fn errors(bytes: &[u8], options: &ImportOptions<'_>) -> Vec<(Code, String)> {
    let import = import(bytes, options);
    assert!(import.rules.is_none());
    let errors: Vec<TableFinding> = import.findings.into_iter().filter(TableFinding::is_error).collect();
    assert!(!errors.is_empty());
    said(&errors)
}

/// The rule set of a table that is read.
pub(crate) fn rules(import: &Import) -> &RuleSet {
    match &import.rules {
        Some((rules, _)) => rules,
        None => panic!("{:#?}", import.findings),
    }
}
