//! The nearest right name to a wrong one.

use crate::value::safe_text::visible;

/// Names longer than this are not compared: nobody mistypes them by a letter, and comparing costs their product.
const MAX_LENGTH: usize = 64;

/// The most names compared with one wrong name.
const MAX_CANDIDATES: usize = 2_000;

/// The candidate that a person most likely meant, if one is near: at most a third of the letters differ.
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
        .map(|candidate| (strsim::osa_distance(&folded, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| visible(candidate).into_owned())
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
        assert_eq!(nearest("I.3", ["I.1", "II.3"]).as_deref(), Some("I.1"), "the first of the nearest");
        assert_eq!(nearest(&"x".repeat(65), names), None);
    }
}
