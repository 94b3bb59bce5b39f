//! Text that is safe to show.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character can hide, reorder or forge what a reader sees: controls, marks of direction, zero-width
/// and other invisible characters, separators of lines, private-use and unassigned noncharacters.
pub(crate) fn is_unsafe(character: char) -> bool {
    // The last two code points of every plane are never characters.
    let noncharacter = u32::from(character) & 0xfffe == 0xfffe;
    noncharacter
        || matches!(character,
        '\u{0}'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{fffe}'..='\u{ffff}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{10ffff}')
}

/// The text with every unsafe character written out as `\u{…}`: for terminals, messages and reports.
///
/// Line ends and tabs are unsafe too: a name with a line end in it could forge a line of a report.
///
/// ```
/// assert_eq!(tieuchi::visible("Bỉm Sơn"), "Bỉm Sơn");
/// assert_eq!(tieuchi::visible("a\u{202e}b\n"), r"a\u{202e}b\u{a}");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_unsafe(character) {
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(character));
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_or_reorders_is_shown_by_number() {
        for hidden in [
            '\u{0}', '\u{1b}', '\u{7f}', '\u{85}', '\u{200b}', '\u{200f}', '\u{202e}', '\u{2066}', '\u{feff}',
        ] {
            assert_eq!(visible(&hidden.to_string()), format!("\\u{{{:x}}}", u32::from(hidden)));
        }
    }
}
