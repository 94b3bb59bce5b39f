//! What can be put right without knowing the source: the form of text and of decimals. Every change is one value, where it stands;
//! all else stays as it is, byte by byte.

use std::ops::Range;

use tieuchi::{Diagnostic, DocumentKind, Json, JsonItem, JsonKind, Limits, json_escaped};
use unicode_normalization::UnicodeNormalization as _;

use crate::items::every;
use crate::lint::decimal;

/// A text in which the form was put right.
#[derive(Clone, Debug)]
pub struct Fixed {
    /// The whole text.
    pub text: String,
    /// What was changed, in the order of the text.
    pub changes: Vec<Fix>,
}

/// One change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// The JSON pointer of the value, in the text as it was.
    pub pointer: String,
    /// The line, from 1.
    pub line: usize,
    /// The value as it was, as JSON.
    pub from: String,
    /// The value as it is, as JSON.
    pub to: String,
}

/// Puts right what is mechanical in a rule set, index, register, roster or transcription: text in Unicode normalization form C, no white
/// space at the ends of texts, decimals in normal form. Other documents stay as they are.
///
/// ```
/// let text = r#"{"conditions": [], "groups": [{"id": "I", "title": {"vi": "Nhóm chung "}}]}"#;
/// let fixed = tieuchi_author::fix(text)?;
/// assert_eq!(fixed.text, text.replace("chung ", "chung"));
/// assert_eq!(fixed.changes[0].pointer, "/groups/0/title/vi");
/// # Ok::<(), Box<tieuchi::Diagnostic>>(())
/// ```
pub fn fix(text: &str) -> Result<Fixed, Box<Diagnostic>> {
    let json = Json::parse(text, &Limits::default())?;
    let mut edits: Vec<(Range<usize>, Fix)> = Vec::new();
    let is_transcription = match DocumentKind::of(text) {
        Some(DocumentKind::RuleSet | DocumentKind::Index | DocumentKind::Register | DocumentKind::Roster) => {
            false
        }
        Some(DocumentKind::Transcription) => true,
        _ => return Ok(Fixed { text: text.to_owned(), changes: Vec::new() }),
    };
    let mut change = |item: JsonItem<'_, '_>, to: String| {
        let fix = Fix { pointer: item.pointer(), line: 0, from: item.raw().to_owned(), to };
        edits.push((item.span(), fix));
    };
    every(json.root(), &mut |key, item| {
        for (name, _) in item.entries() {
            if let Some(to) = composed(name, false) {
                change(name, to);
            }
        }
        // What a transcription says is proven word by word: white space does not count in it, and its numbers are texts.
        let number = if is_transcription { None } else { decimal(key, item) };
        if let Some((_, normal)) = number {
            let is_text = item.kind() == JsonKind::String;
            change(item, if is_text { quoted(&normal) } else { normal });
        } else if let Some(to) = composed(item, !is_transcription) {
            change(item, to);
        }
    });
    edits.sort_by_key(|(span, _)| span.start);
    let (mut fixed, mut from, mut line) = (String::with_capacity(text.len()), 0, 1);
    for (span, fix) in &mut edits {
        let before = text.get(from..span.start).unwrap_or_default();
        line += before.matches('\n').count();
        fix.line = line;
        fixed.push_str(before);
        fixed.push_str(&fix.to);
        from = span.end;
    }
    fixed.push_str(text.get(from..).unwrap_or_default());
    Ok(Fixed { text: fixed, changes: edits.into_iter().map(|(_, fix)| fix).collect() })
}

/// A string in form C, without white space at its ends where that is asked; nothing where it is so already.
fn composed(item: JsonItem<'_, '_>, trims: bool) -> Option<String> {
    let text = item.string()?;
    let composed: String = text.nfc().collect();
    let right = if trims { composed.trim() } else { &composed };
    (*right != *text).then(|| quoted(right))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", json_escaped(text))
}
