//! Diagnostics for people: the message, the place, the line of the document with a mark under it.
//!
//! Documents may be hostile: whatever could hide or reorder text is shown as one placeholder each, so that columns hold,
//! and of a line however long only what is around the place is looked at.

use std::borrow::Cow;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use tieuchi::{Code, Diagnostic, Language, Severity, visible};

use crate::words::Word;

/// What the diagnostics are about.
pub(crate) struct Document<'d> {
    /// The name of the file, ready to be shown.
    pub(crate) name: &'d str,
    pub(crate) bytes: &'d [u8],
    /// The number of its line, where it is one line of the file.
    pub(crate) line: Option<u64>,
}

/// What stands for a character that could hide or reorder text.
const PLACEHOLDER: char = '\u{fffd}';

/// What stands for the part of a line that is left out.
const ELLIPSIS: &str = "…";

/// Where the renderer marks a second file: after the title, the place and an empty line.
const SECOND_FILE: usize = 3;

/// The most characters of a JSON pointer that are shown.
const POINTER: usize = 120;

/// The diagnostic as text with escapes of colour, with a line end.
pub(crate) fn render(
    diagnostic: &Diagnostic,
    document: Option<&Document<'_>>,
    language: Language,
    width: usize,
) -> String {
    let severity = diagnostic.severity();
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .with_name(severity.label(language))
        .primary_title(diagnostic.message(language))
        .id(diagnostic.code().as_str())
        .elements(document.map(|document| origin(diagnostic, document)));
    let excerpt = document.and_then(|document| Some((document, Excerpt::of(diagnostic, document, width)?)));
    if let Some((document, excerpt)) = &excerpt {
        group = group.element(
            Snippet::source(excerpt.text.as_str())
                .line_start(line(diagnostic, document))
                .annotation(AnnotationKind::Primary.span(excerpt.mark.clone())),
        );
    }
    if !diagnostic.pointer().is_empty() {
        let note = Level::NOTE.with_name(Word::Pointer.get(language));
        group = group.element(note.message(pointer(diagnostic.pointer())));
    }
    // Wide enough that the renderer does not cut what was cut to fit already.
    let renderer = Renderer::styled().term_width(4 * width);
    let text = renderer.render(&[group]);
    // The place is given apart from the line, because in a line that is cut the renderer would count the wrong column;
    // it then takes the line for one of a second file and says so.
    let lines = text
        .lines()
        .enumerate()
        .filter(|(number, line)| !(*number == SECOND_FILE && excerpt.is_some() && line.contains(":::")))
        .map(|(_, line)| line);
    let end = if document.is_some() { "\n\n" } else { "\n" };
    lines.collect::<Vec<_>>().join("\n") + end
}

/// The line of the file.
fn line(diagnostic: &Diagnostic, document: &Document<'_>) -> usize {
    let before = document.line.map_or(0, |line| usize::try_from(line - 1).unwrap_or(usize::MAX));
    before.saturating_add(diagnostic.line() as usize)
}

fn origin<'o>(diagnostic: &Diagnostic, document: &Document<'o>) -> Origin<'o> {
    let origin = Origin::path(document.name);
    match (diagnostic.code(), document.line) {
        // A name alone says where what is no text is wrong.
        _ if diagnostic.line() == 0 => origin,
        // They are about the whole document.
        (Code::DocumentTooLarge | Code::TooManyDiagnostics, None) => origin,
        (Code::DocumentTooLarge | Code::TooManyDiagnostics, Some(_)) => {
            origin.line(line(diagnostic, document))
        }
        _ => origin.line(line(diagnostic, document)).char_column(diagnostic.column() as usize),
    }
}

fn pointer(pointer: &str) -> String {
    let shown = visible(pointer);
    if shown.chars().count() <= POINTER {
        return shown.into_owned();
    }
    let cut: String = shown.chars().take(POINTER).collect();
    cut + ELLIPSIS
}

/// The part of a line around a place.
struct Excerpt {
    text: String,
    /// What is marked, in bytes of the text.
    mark: std::ops::Range<usize>,
}

impl Excerpt {
    fn of(diagnostic: &Diagnostic, document: &Document<'_>, width: usize) -> Option<Self> {
        if document.bytes.is_empty() || diagnostic.code() == Code::TooManyDiagnostics {
            return None;
        }
        // The numbers in the margin and a little air.
        let columns = width.saturating_sub(12);
        let span = diagnostic.span();
        let (before, after) = document.bytes.split_at(span.start.min(document.bytes.len()));
        // What follows the place gets two thirds, unless it needs less.
        let needed = head(after, columns).length();
        let before = tail(before, (columns / 3).max(columns - needed));
        let after = head(after, columns.saturating_sub(before.length()));
        let marked = document.bytes.get(span.clone()).unwrap_or_default();
        let marked = head(marked, after.length()).length();

        let mut text = if before.cut { ELLIPSIS.to_owned() } else { String::new() };
        text.push_str(&before.text);
        let from = text.len();
        text.push_str(&after.text);
        if after.cut {
            text.push_str(ELLIPSIS);
        }
        // A place beyond the last character is marked too.
        if from == text.len() {
            text.push(' ');
        }
        let rest = text.get(from..).unwrap_or_default();
        let end = rest.char_indices().nth(marked.max(1)).map_or(text.len(), |(at, _)| from + at);
        Some(Self { text, mark: from..end })
    }
}

/// Text that is safe to show, and whether there was more of the line.
struct Part {
    text: String,
    cut: bool,
}

impl Part {
    fn length(&self) -> usize {
        self.text.chars().count()
    }
}

/// The bytes that a line of at most so many characters has at the very most.
const fn reach(most: usize) -> usize {
    4 * (most + 1)
}

/// At most so many characters from the start, up to the line end. Lines end with LF, CR LF or CR.
fn head(bytes: &[u8], most: usize) -> Part {
    let near = bytes.get(..reach(most)).unwrap_or(bytes);
    let end = near.iter().position(|byte| is_line_end(*byte));
    let text = String::from_utf8_lossy(near.get(..end.unwrap_or(near.len())).unwrap_or_default());
    let cut = (end.is_none() && near.len() < bytes.len()) || text.chars().nth(most).is_some();
    Part { text: text.chars().take(most).map(safe).collect(), cut }
}

/// At most so many characters up to the end, from the line start.
fn tail(bytes: &[u8], most: usize) -> Part {
    let mut from = bytes.len().saturating_sub(reach(most));
    // Not within a character.
    while bytes.get(from).is_some_and(|byte| byte & 0xc0 == 0x80) {
        from += 1;
    }
    let near = bytes.get(from..).unwrap_or_default();
    let start = near.iter().rposition(|byte| is_line_end(*byte)).map(|end| end + 1);
    let line = near.get(start.unwrap_or(0)..).unwrap_or_default();
    let is_first = start.is_none() && from == 0;
    // A byte-order mark is no character of the first line.
    let line = if is_first { line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line) } else { line };
    let text = String::from_utf8_lossy(line);
    let extra = text.chars().count().saturating_sub(most);
    let cut = extra > 0 || (start.is_none() && from > 0);
    Part { text: text.chars().skip(extra).map(safe).collect(), cut }
}

const fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

fn safe(character: char) -> char {
    let mut buffer = [0; 4];
    match visible(character.encode_utf8(&mut buffer)) {
        _ if character == '\t' => ' ',
        Cow::Borrowed(_) => character,
        Cow::Owned(_) => PLACEHOLDER,
    }
}
