//! Sheets as files.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError};
use tieuchi::{Code, Diagnostic, Said};

use crate::table::review::Sheet;

/// The most characters that a cell of Excel holds, which counts as UTF-16 does.
const MOST_CHARACTERS: usize = 32_767;

/// The narrowest and the widest column, in characters.
const WIDTHS: std::ops::RangeInclusive<u16> = 8..=60;

/// A workbook with these sheets. Every cell is a text, so that what is typed into one stays as it is typed.
pub(super) fn xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, Box<Diagnostic>> {
    for cell in sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten()) {
        if cell.encode_utf16().count() > MOST_CHARACTERS {
            let said = Said::found(cell).expected_number(MOST_CHARACTERS);
            return Err(Box::new(Diagnostic::of(Code::TextTooLongForCell, said)));
        }
    }
    written(sheets)
        .map_err(|error| Box::new(Diagnostic::of(Code::WorkbookBroken, Said::found(&error.to_string()))))
}

fn written(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same rule set gives the same bytes on every day.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let text = Format::new()
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin);
    let head = text.clone().set_bold().set_align(FormatAlign::VerticalCenter);
    for sheet in sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name)?;
        let columns = sheet.rows.first().map_or(0, Vec::len);
        for column in 0..columns {
            let longest = sheet.rows.iter().skip(sheet.heading).filter_map(|row| row.get(column));
            let longest = longest.flat_map(|cell| cell.lines()).map(|line| line.chars().count()).max();
            let wide = u16::try_from(longest.unwrap_or(0) + 2).unwrap_or(u16::MAX);
            let number = u16::try_from(column).unwrap_or(u16::MAX);
            worksheet.set_column_width(number, wide.clamp(*WIDTHS.start(), *WIDTHS.end()))?;
        }
        for (row, cells) in (0_u32..).zip(&sheet.rows) {
            let format = if (row as usize) < sheet.heading { &head } else { &text };
            for (column, cell) in (0_u16..).zip(cells) {
                if cell.is_empty() {
                    worksheet.write_blank(row, column, format)?;
                } else {
                    worksheet.write_string_with_format(row, column, cell, format)?;
                }
            }
        }
        worksheet.set_freeze_panes(u32::try_from(sheet.heading).unwrap_or(0), 2)?;
        worksheet.set_landscape();
        worksheet.set_repeat_rows(0, u32::try_from(sheet.heading.saturating_sub(1)).unwrap_or(0))?;
    }
    workbook.save_to_buffer()
}

/// One sheet as CSV, with the byte-order mark by which Excel knows UTF-8.
pub(super) fn csv(sheet: &Sheet) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in &sheet.rows {
        // Writing to memory cannot fail, and rows of one sheet have the same length.
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}
