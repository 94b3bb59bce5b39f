//! What is said of a table, with the sheet and the cell.

use tieuchi::{Diagnostic, Severity, json_escaped};

/// One thing found in a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TableFinding {
    /// The sheet; empty where the file has only one, without a name, or where it is about the file.
    pub sheet: String,
    /// The cell, as spreadsheets write it: `E7`; empty for the sheet as a whole.
    pub cell: String,
    /// What is wrong, or how something was read.
    pub diagnostic: Diagnostic,
}

impl TableFinding {
    pub(super) fn at(sheet: &str, cell: &str, diagnostic: Diagnostic) -> Self {
        Self { sheet: sheet.to_owned(), cell: cell.to_owned(), diagnostic }
    }

    /// Something of the file as a whole.
    pub(super) fn whole(diagnostic: Diagnostic) -> Self {
        Self::at("", "", diagnostic)
    }

    /// Whether it keeps the table from being read.
    pub fn is_error(&self) -> bool {
        self.diagnostic.severity() == Severity::Error
    }

    /// Sheet and cell together: `Sheet1!E7`; empty for the file as a whole.
    pub fn place(&self) -> String {
        match (self.sheet.as_str(), self.cell.as_str()) {
            (sheet, "") => sheet.to_owned(),
            ("", cell) => cell.to_owned(),
            // As spreadsheets do.
            (sheet, cell) if sheet.chars().all(char::is_alphanumeric) => format!("{sheet}!{cell}"),
            (sheet, cell) => format!("'{}'!{cell}", sheet.replace('\'', "''")),
        }
    }

    /// The finding as a JSON object: `sheet`, `cell`, and the diagnostic.
    pub fn to_json(&self) -> String {
        format!(
            "{{\"sheet\":\"{}\",\"cell\":\"{}\",\"diagnostic\":{}}}",
            json_escaped(&self.sheet),
            json_escaped(&self.cell),
            self.diagnostic.to_json()
        )
    }
}
