//! Which kind of file a table is, and its parts taken apart within limits.

use std::io::{Cursor, Read as _};

use tieuchi::{Code, Diagnostic, Said};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::table::grid::Grid;
use crate::table::{csv, ods, xlsx};

/// The most bytes that all parts of a workbook may unfold to.
const MOST_BYTES: usize = 64 << 20;

/// The most parts of a workbook.
const MOST_PARTS: usize = 2_000;

/// The sheets of a file.
pub(super) fn open(bytes: &[u8], is_named_workbook: bool) -> Result<Vec<Grid>, Box<Diagnostic>> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return workbook(bytes);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        // What is protected by a password is wrapped like this, and so is what Excel 97 wrote.
        let wide: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
        let encrypted = bytes.windows(wide.len()).any(|window| window == wide);
        return Err(if encrypted { refuse(Code::WorkbookEncrypted) } else { not_a_table(".xls") });
    }
    let known: [(&[u8], &str); 5] = [
        (b"%PDF", "PDF"),
        (b"{\\rtf", "RTF"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"<html", "HTML"),
    ];
    if let Some((_, name)) = known.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(not_a_table(name));
    }
    if is_named_workbook {
        return Err(broken("zip"));
    }
    Ok(vec![csv::read(bytes)?])
}

fn workbook(bytes: &[u8]) -> Result<Vec<Grid>, Box<Diagnostic>> {
    let mut parts =
        Parts { archive: ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken("zip"))?, room: MOST_BYTES };
    if parts.archive.len() > MOST_PARTS {
        return Err(too_large());
    }
    let names: Vec<String> =
        parts.archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    let has = |part: &str| names.iter().any(|name| name == part);
    if has("xl/workbook.xml") {
        xlsx::read(&mut parts)
    } else if has("xl/workbook.bin") {
        Err(not_a_table(".xlsb"))
    } else if has("word/document.xml") {
        Err(not_a_table(".docx"))
    } else if has("content.xml") {
        ods::read(&mut parts)
    } else {
        Err(not_a_table("zip"))
    }
}

/// The parts of a workbook, of which no more is unfolded than there is room for.
pub(super) struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    room: usize,
}

impl Parts<'_> {
    /// The text of a part; `None` where there is none of that name.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Box<Diagnostic>> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(reason)) if reason.to_lowercase().contains("password") => {
                return Err(refuse(Code::WorkbookEncrypted));
            }
            Err(_) => return Err(broken(name)),
        };
        let mut bytes = Vec::new();
        // What the part says of its own size is not believed.
        let most = u64::try_from(self.room).unwrap_or(u64::MAX).saturating_add(1);
        part.take(most).read_to_end(&mut bytes).map_err(|_| broken(name))?;
        self.room = self.room.checked_sub(bytes.len()).ok_or_else(too_large)?;
        let text = String::from_utf8(bytes).map_err(|_| broken(name))?;
        Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }
}

pub(super) fn refuse(code: Code) -> Box<Diagnostic> {
    Box::new(Diagnostic::of(code, Said::default()))
}

pub(super) fn broken(part: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::of(Code::WorkbookBroken, Said::found(part)))
}

fn not_a_table(kind: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::of(Code::NotATable, Said::found(kind)))
}

fn too_large() -> Box<Diagnostic> {
    Box::new(Diagnostic::of(Code::WorkbookTooLarge, Said::default().expected_number(MOST_BYTES)))
}
