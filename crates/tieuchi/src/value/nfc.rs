//! Unicode normalization form C (UAX #15): whether a text is in it. Nothing here normalizes a text.
//!
//! Only the check is needed, so its tables are a tenth of those of a crate that can do everything, which counts where the
//! engine is sent to a browser. Tests make the tables anew from `unicode-normalization` and compare the answers.

use std::ops::Range;

use crate::value::nfc_tables::{
    BY_COMPOSED, COMPOSED, FIRST, MARKED_CLASS, MARKED_FROM, MARKED_LENGTH, SECOND,
};

/// Ascending or other numbers, their last eight bits apart from the rest: so they take the fewest bytes once compressed.
pub(super) struct Numbers<const N: usize> {
    pub(super) high: [u16; N],
    pub(super) low: [u8; N],
}

impl<const N: usize> Numbers<N> {
    fn get(&self, place: usize) -> Option<u32> {
        Some(u32::from(*self.high.get(place)?) << 8 | u32::from(*self.low.get(place)?))
    }
}

/// The first place from which on something holds no longer; up to there it always does.
fn end_of(places: Range<usize>, holds: &dyn Fn(usize) -> bool) -> usize {
    let Range { mut start, mut end } = places;
    while start < end {
        let middle = usize::midpoint(start, end);
        if holds(middle) {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    start
}

/// Bits of a character's class, above its canonical combining class.
const MAYBE: u16 = 0x100;
const NEVER: u16 = 0x200;

/// Whether the text is in form C.
pub(crate) fn is_nfc(text: &str) -> bool {
    if text.is_ascii() {
        return true;
    }
    let mut last = 0;
    let mut maybe = false;
    for character in text.chars() {
        let class = class(character);
        let order = class & 0xff;
        if class & NEVER != 0 || (order != 0 && order < last) {
            return false;
        }
        maybe |= class & MAYBE != 0;
        last = order;
    }
    !maybe || composed(text).into_iter().map(|(character, _)| character).eq(text.chars())
}

/// The canonical combining class of a character, and whether it may stand in form C at all or only in some places.
fn class(character: char) -> u16 {
    // Nothing below U+0300 is marked, nor is a Vietnamese letter.
    if matches!(character, '\0'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}') {
        return 0;
    }
    let number = u32::from(character);
    let after = end_of(0..MARKED_CLASS.len(), &|place| MARKED_FROM.get(place) <= Some(number));
    let place = after.wrapping_sub(1);
    match (MARKED_FROM.get(place), MARKED_LENGTH.get(place), MARKED_CLASS.get(place)) {
        (Some(from), Some(length), Some(class)) if number - from < u32::from(*length) => *class,
        _ => 0,
    }
}

/// The form C of a text that is in canonical order and holds no character that form C never has; each character with its
/// combining class.
fn composed(text: &str) -> Vec<(char, u16)> {
    let mut decomposed = Vec::with_capacity(text.len());
    for character in text.chars() {
        decompose(character, &mut decomposed);
    }
    let mut out: Vec<(char, u16)> = Vec::with_capacity(decomposed.len());
    let mut starter = None;
    let mut last = 0;
    for (character, order) in decomposed {
        // A character is kept from its starter by one of its own class or of none between them.
        let is_next = starter.is_some_and(|starter| starter + 1 == out.len());
        if (is_next || last < order)
            && let Some(slot) = starter.and_then(|starter: usize| out.get_mut(starter))
            && let Some(composed) = compose(slot.0, character)
        {
            slot.0 = composed;
            continue;
        }
        if order == 0 {
            starter = Some(out.len());
        }
        last = order;
        out.push((character, order));
    }
    out
}

/// Puts a character's full decomposition behind the others, in canonical order.
fn decompose(character: char, out: &mut Vec<(char, u16)>) {
    if let Some((first, second)) = parts(character) {
        decompose(first, out);
        decompose(second, out);
        return;
    }
    let order = class(character) & 0xff;
    let mut at = out.len();
    // A letter has few marks of its own, so this goes back only a few steps.
    while order != 0 && out.get(at.wrapping_sub(1)).is_some_and(|(_, before)| *before > order) {
        at -= 1;
    }
    out.insert(at, (character, order));
}

/// The first of the Hangul syllables and of their three kinds of parts; how many there are of the latter two, the last
/// counting "none".
const SYLLABLE: u32 = 0xac00;
const LEADING: u32 = 0x1100;
const VOWEL: u32 = 0x1161;
const TRAILING: u32 = 0x11a7;
const VOWELS: u32 = 21;
const TRAILINGS: u32 = 28;

/// The two characters that a composed one is made of.
fn parts(character: char) -> Option<(char, char)> {
    let number = u32::from(character);
    if ('\u{ac00}'..='\u{d7a3}').contains(&character) {
        let index = number - SYLLABLE;
        let (first, second) = if index.is_multiple_of(TRAILINGS) {
            (LEADING + index / (VOWELS * TRAILINGS), VOWEL + index / TRAILINGS % VOWELS)
        } else {
            (number - index % TRAILINGS, TRAILING + index % TRAILINGS)
        };
        return Some((char::from_u32(first)?, char::from_u32(second)?));
    }
    let place = |at| BY_COMPOSED.get(at).copied().map(usize::from);
    let composed = |at| COMPOSED.get(place(at)?);
    let at = end_of(0..BY_COMPOSED.len(), &|at| composed(at) < Some(number));
    if composed(at) != Some(number) {
        return None;
    }
    let place = place(at)?;
    Some((char::from_u32(FIRST.get(place)?)?, char::from_u32(SECOND.get(place)?)?))
}

/// The one character that two compose to.
fn compose(first: char, second: char) -> Option<char> {
    let (first, second) = (u32::from(first), u32::from(second));
    let (leading, vowel) = (first.wrapping_sub(LEADING), second.wrapping_sub(VOWEL));
    if leading < 19 && vowel < VOWELS {
        return char::from_u32(SYLLABLE + (leading * VOWELS + vowel) * TRAILINGS);
    }
    let (syllable, trailing) = (first.wrapping_sub(SYLLABLE), second.wrapping_sub(TRAILING));
    if syllable < 19 * VOWELS * TRAILINGS
        && syllable.is_multiple_of(TRAILINGS)
        && (1..TRAILINGS).contains(&trailing)
    {
        return char::from_u32(first + trailing);
    }
    let wanted = (Some(second), Some(first));
    let pair = |place| (SECOND.get(place), FIRST.get(place));
    let place = end_of(0..BY_COMPOSED.len(), &|place| pair(place) < wanted);
    if pair(place) == wanted { char::from_u32(COMPOSED.get(place)?) } else { None }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fmt::Write as _;
    use std::{env, fs};

    use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
    use unicode_normalization::{IsNormalized, UNICODE_VERSION, UnicodeNormalization as _, is_nfc_quick};

    use super::*;

    fn same(text: &str) {
        assert_eq!(is_nfc(text), unicode_normalization::is_nfc(text), "{text:?}");
    }

    #[test]
    fn only_form_c_is_nfc() {
        assert!(is_nfc("Thị xã Bỉm Sơn"));
        assert!(!is_nfc("Thi\u{323} xa\u{303}"));
        assert!(is_nfc("q\u{323}"), "no composed letter exists, so the pair is form C");
    }

    #[test]
    fn the_answer_is_that_of_unicode_normalization() {
        // Everything that is marked or composed, and a few letters that nothing is said of.
        let mut telling: Vec<char> = "ax\u{4e00}".chars().collect();
        for character in '\0'..=char::MAX {
            same(character.encode_utf8(&mut [0; 4]));
            if class(character) != 0 || (parts(character).is_some() && u32::from(character) % 7 != 1) {
                telling.push(character);
            }
        }
        // A fixed sequence of texts, most of which are in form C or nearly so.
        let mut state = 1_u64;
        let mut draw = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap_or_default() % below
        };
        let mut in_form = 0;
        for _ in 0..20_000 {
            let drawn: String = (0..=draw(5)).map(|_| telling[draw(telling.len())]).collect();
            let near: String = drawn.nfc().collect();
            let ordered: String = drawn.nfd().collect();
            let mixed: String = near.chars().chain(ordered.chars().skip(draw(3))).collect();
            for text in [&drawn, &near, &ordered, &mixed] {
                same(text);
                in_form += u32::from(is_nfc(text));
            }
        }
        assert!((20_000..76_000).contains(&in_form), "{in_form} of 80 000 are in form C");
    }

    #[test]
    fn each_pair_that_may_compose_is_judged_alike() {
        let all = |numbers: &dyn Fn(usize) -> Option<u32>| -> BTreeSet<char> {
            (0..BY_COMPOSED.len()).filter_map(numbers).filter_map(char::from_u32).collect()
        };
        let seconds = all(&|place| SECOND.get(place));
        for first in all(&|place| FIRST.get(place)).union(&all(&|place| COMPOSED.get(place))) {
            for second in &seconds {
                same(&format!("{first}{second}"));
            }
        }
    }

    #[test]
    fn hangul_is_judged_alike() {
        // One more at each end than compose, and all that do.
        for leading in '\u{10ff}'..='\u{1113}' {
            for vowel in '\u{1160}'..='\u{1176}' {
                for trailing in ["", "\u{11a7}", "\u{11a8}", "\u{11c2}", "\u{11c3}"] {
                    same(&format!("{leading}{vowel}{trailing}"));
                }
            }
        }
        for syllable in '\u{abff}'..='\u{d7a4}' {
            for trailing in ['\u{1161}', '\u{11a7}', '\u{11a8}', '\u{11c2}', '\u{11c3}'] {
                same(&format!("{syllable}{trailing}"));
            }
        }
    }

    /// `TIEUCHI_BLESS=1` rewrites the tables.
    #[test]
    fn the_tables_are_those_of_unicode_normalization() {
        let mut pairs = Vec::new();
        let mut marked: Vec<[u32; 3]> = Vec::new();
        for character in '\0'..=char::MAX {
            let number = u32::from(character);
            let class = match is_nfc_quick([character].into_iter()) {
                IsNormalized::No => u32::from(NEVER),
                IsNormalized::Maybe => u32::from(MAYBE) + u32::from(canonical_combining_class(character)),
                IsNormalized::Yes => u32::from(canonical_combining_class(character)),
            };
            match marked.last_mut() {
                Some([from, length, of]) if *from + *length == number && *of == class => *length += 1,
                _ if class != 0 => marked.push([number, 1, class]),
                _ => {}
            }
            let mut decomposed = Vec::new();
            decompose_canonical(character, |part| decomposed.push(part));
            if class & u32::from(NEVER) == 0
                && !('\u{ac00}'..='\u{d7a3}').contains(&character)
                && let [first @ .., second] = decomposed.as_slice()
                && !first.is_empty()
            {
                let first = first.iter().collect::<String>().nfc().next().unwrap_or_default();
                pairs.push((u32::from(*second), u32::from(first), number));
            }
        }
        pairs.sort_unstable();
        let mut by_composed: Vec<usize> = (0..pairs.len()).collect();
        by_composed.sort_by_key(|place| pairs[*place].2);

        let (major, minor, update) = UNICODE_VERSION;
        let mut text = format!(
            "//! What form C says of the characters of Unicode {major}.{minor}.{update}.\n//!\n\
             //! Generated from `unicode-normalization` by a test in `nfc.rs`: see there.\n\n\
             use super::nfc::Numbers;\n"
        );
        let mut array = |about: &str, opening: &str, numbers: &[u32], closing: &str| {
            let _ = write!(text, "{about}{opening}[");
            for (at, number) in numbers.iter().enumerate() {
                text.push_str(if at % 16 == 0 { "\n    " } else { " " });
                let _ = write!(text, "{number:#x},");
            }
            let _ = writeln!(text, "\n]{closing}");
        };
        let mut numbers = |name: &str, about: &str, numbers: Vec<u32>| {
            let about = format!("\n/// {about}\n#[rustfmt::skip]\n");
            let opening = format!("pub(super) static {name}: Numbers<{}> = Numbers {{ high: ", numbers.len());
            let (high, low): (Vec<u32>, Vec<u32>) =
                numbers.iter().map(|number| (number >> 8, number & 0xff)).unzip();
            array(&about, &opening, &high, ",");
            array("", "low: ", &low, "};");
        };
        numbers(
            "SECOND",
            "The second of two characters that compose, ascending.",
            pairs.iter().map(|pair| pair.0).collect(),
        );
        numbers(
            "FIRST",
            "The first of them, ascending for each second.",
            pairs.iter().map(|pair| pair.1).collect(),
        );
        numbers("COMPOSED", "What they compose to.", pairs.iter().map(|pair| pair.2).collect());
        numbers(
            "MARKED_FROM",
            "The first of some characters in a row that are of one class, ascending.",
            marked.iter().map(|row| row[0]).collect(),
        );
        let mut plain = |name: &str, about: &str, numbers: &[u32]| {
            let about = format!("\n/// {about}\n#[rustfmt::skip]\n");
            let opening = format!("pub(super) static {name}: [u16; {}] = ", numbers.len());
            array(&about, &opening, numbers, ";");
        };
        let by_composed: Vec<u32> =
            by_composed.into_iter().filter_map(|place| u32::try_from(place).ok()).collect();
        plain("BY_COMPOSED", "The places of these in the order of `COMPOSED`.", &by_composed);
        plain("MARKED_LENGTH", "How many they are.", &marked.iter().map(|row| row[1]).collect::<Vec<_>>());
        plain("MARKED_CLASS", "Their class.", &marked.iter().map(|row| row[2]).collect::<Vec<_>>());

        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/value/nfc_tables.rs");
        if env::var_os("TIEUCHI_BLESS").is_some_and(|bless| bless == "1") {
            fs::write(path, &text).unwrap();
        }
        assert!(fs::read_to_string(path).unwrap() == text, "TIEUCHI_BLESS=1 rewrites the tables");
    }
}
