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
pub(crate) fn nearest<'c>(wrong: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    if wrong.len() > MAX_LENGTH {
        return None;
    }
    let folded = wrong.to_lowercase();
    let allowed = (folded.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .take(MAX_CANDIDATES)
        .filter(|candidate| {
            candidate.len() <= MAX_LENGTH && candidate.len().abs_diff(wrong.len()) <= 3 * allowed
        })
        .map(|candidate| (candidate, candidate.to_lowercase()))
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
