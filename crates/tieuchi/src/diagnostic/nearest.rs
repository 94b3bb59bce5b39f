//! The nearest right name to a wrong one.

use std::cmp::Reverse;

use crate::value::safe_text::visible;

/// Names longer than this are not compared: nobody mistypes them by a letter, and comparing costs their product.
const MAX_LENGTH: usize = 64;

/// The most names compared with one wrong name.
const MAX_CANDIDATES: usize = 2_000;

/// The candidate that a person most likely meant, if one is near: at most a third of the letters differ. Of several as
/// near, the one that begins most like it, because names begin with what they belong to (`II.1`) and people rarely
/// mistake the beginning; then the first.
///
/// The candidates come as any iterator, so that this is compiled once.
pub(crate) fn nearest(wrong: &str, candidates: &mut dyn Iterator<Item = &str>) -> Option<String> {
    if wrong.len() > MAX_LENGTH {
        return None;
    }
    let folded = lower_case(wrong);
    let allowed = (folded.chars().count() / 3).max(1);
    candidates
        .take(MAX_CANDIDATES)
        .filter(|candidate| {
            candidate.len() <= MAX_LENGTH && candidate.len().abs_diff(wrong.len()) <= 3 * allowed
        })
        .map(|candidate| (candidate, lower_case(candidate)))
        .map(|(candidate, name)| {
            (strsim::osa_distance(&folded, &name), common_prefix(&folded, &name), candidate)
        })
        .filter(|(distance, _, candidate)| *distance <= allowed && *distance < candidate.chars().count())
        .min_by_key(|(distance, prefix, _)| (*distance, Reverse(*prefix)))
        .map(|(_, _, candidate)| visible(candidate).into_owned())
}

fn common_prefix(left: &str, right: &str) -> usize {
    left.chars().zip(right.chars()).take_while(|(left, right)| left == right).count()
}

/// The text in lower case, as far as its letters are Vietnamese: those of all Unicode would take a tenth of what a browser
/// loads of this engine.
fn lower_case(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter),
            // Here each capital is followed by its small letter.
            'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ạ'..='Ỹ' => {
                char::from_u32(u32::from(letter) | 1).unwrap_or(letter)
            }
            'Ư' => 'ư',
            _ => letter.to_ascii_lowercase(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::lower_case;

    fn nearest<'c>(wrong: &str, names: impl IntoIterator<Item = &'c str>) -> Option<String> {
        super::nearest(wrong, &mut names.into_iter())
    }

    #[test]
    fn a_near_name_is_found_and_a_far_one_is_not() {
        let names = ["at_least", "at_most", "present", "by"];
        assert_eq!(nearest("atleast", names).as_deref(), Some("at_least"));
        assert_eq!(nearest("At_Most", names).as_deref(), Some("at_most"));
        assert_eq!(nearest("minimum", names), None);
        assert_eq!(nearest("x", ["y"]), None);
        assert_eq!(nearest(&"x".repeat(65), names), None);
    }

    #[test]
    fn of_names_as_near_the_one_that_begins_alike_is_meant() {
        for order in [["I.2", "II.1"], ["II.1", "I.2"]] {
            assert_eq!(nearest("II.2", order).as_deref(), Some("II.1"));
        }
        assert_eq!(nearest("I.3", ["II.3", "I.1"]).as_deref(), Some("I.1"));
        assert_eq!(nearest("ii.2", ["I.2", "II.1"]).as_deref(), Some("II.1"), "whatever the case");
        assert_eq!(
            nearest("so-tttc", ["so-ttc", "so-tttt", "so-tttx"]).as_deref(),
            Some("so-tttt"),
            "then the first"
        );
        assert_eq!(nearest("I.22", ["I.23", "II.22", "I.2"]).as_deref(), Some("I.23"));
        assert_eq!(nearest("II.2", ["II.1", "ii.2"]).as_deref(), Some("ii.2"), "nearer comes first");
    }

    #[test]
    fn vietnamese_letters_have_their_lower_case() {
        let letters =
            "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz";
        assert_eq!(lower_case(&letters.to_uppercase()), letters);
        assert_eq!(lower_case(letters), letters);
        for letter in ('\0'..='\u{ff}').chain('\u{1ea0}'..='\u{1ef9}') {
            assert_eq!(lower_case(&letter.to_string()), letter.to_lowercase().to_string());
        }
    }
}
