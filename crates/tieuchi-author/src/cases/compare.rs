//! What an evaluation says beside what is expected of it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::tree::{Tree, in_pointer};

/// One place at which what is expected and what was found differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// The JSON pointer of the place in what is expected.
    pub pointer: String,
    /// What is expected there, as JSON.
    pub expected: String,
    /// What was found there, as JSON; `None` where the evaluation has nothing of that name, so that nothing can be
    /// expected there.
    pub found: Option<String>,
    /// The name nearest to one that the evaluation does not have.
    pub nearest: Option<String>,
}

/// Compares what is expected with what there is. Of an object only the keys that are expected are compared. An object may
/// stand for a list whose members have ids: each of its keys is then the id of a member. Anything else must be equal, and
/// numbers are equal by value.
pub(super) fn compare(expected: &Tree, actual: &Tree) -> Vec<Difference> {
    let mut differences = Vec::new();
    compare_at(expected, actual, &mut String::new(), &mut differences);
    differences
}

fn compare_at(expected: &Tree, actual: &Tree, pointer: &mut String, differences: &mut Vec<Difference>) {
    let differ = |pointer: &str| Difference {
        pointer: pointer.to_owned(),
        expected: expected.to_json(),
        found: Some(actual.to_json()),
        nearest: None,
    };
    match (expected, actual) {
        (Tree::Object(members), Tree::Object(entries)) => {
            let entries = entries.iter().map(|(key, value)| (key.as_str(), value)).collect();
            compare_members(members, &entries, pointer, differences);
        }
        (Tree::Object(members), Tree::List(items)) => {
            let items = items.iter().filter_map(|item| Some((id_of(item)?, item))).collect();
            compare_members(members, &items, pointer, differences);
        }
        (Tree::List(left), Tree::List(right)) if left.len() == right.len() => {
            for (number, (expected, actual)) in left.iter().zip(right).enumerate() {
                within(pointer, &number.to_string(), |pointer| {
                    compare_at(expected, actual, pointer, differences);
                });
            }
        }
        (Tree::Number(left), Tree::Number(right) | Tree::Text(right)) if is_same_number(left, right) => {}
        _ if expected == actual => {}
        _ => differences.push(differ(pointer)),
    }
}

fn compare_members(
    members: &[(String, Tree)],
    known: &BTreeMap<&str, &Tree>,
    pointer: &mut String,
    differences: &mut Vec<Difference>,
) {
    for (key, expected) in members {
        within(pointer, key, |pointer| match known.get(key.as_str()) {
            Some(actual) => compare_at(expected, actual, pointer, differences),
            None => differences.push(Difference {
                pointer: pointer.clone(),
                expected: expected.to_json(),
                found: None,
                nearest: tieuchi::nearest_name(key, known.keys().copied()),
            }),
        });
    }
}

fn within(pointer: &mut String, name: &str, compare: impl FnOnce(&mut String)) {
    let length = pointer.len();
    pointer.push('/');
    pointer.push_str(&in_pointer(name));
    compare(pointer);
    pointer.truncate(length);
}

fn id_of(member: &Tree) -> Option<&str> {
    member.get("id").and_then(Tree::as_str)
}

/// Whether two decimals, however they are written, are the same.
fn is_same_number(left: &str, right: &str) -> bool {
    let exact = |text: &str| {
        Decimal::from_str_exact(text)
            .or_else(|_| Decimal::from_scientific(text))
            .map(|number| number.normalize())
    };
    left == right || matches!((exact(left), exact(right)), (Ok(left), Ok(right)) if left == right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tieuchi::Limits;

    fn differences(expected: &str, actual: &str) -> Vec<(String, String, Option<String>)> {
        let parse = |text| Tree::parse(text, &Limits::default()).unwrap();
        let all = compare(&parse(expected), &parse(actual));
        all.into_iter().map(|each| (each.pointer, each.expected, each.found)).collect()
    }

    #[test]
    fn only_what_is_expected_is_compared() {
        let actual = r#"{"outcome": "met", "criteria": [{"id": "A/1", "shortfall": null, "observed": {"percent": "70.5"}}]}"#;
        for same in [
            "{}",
            r#"{"outcome": "met"}"#,
            r#"{"criteria": {"A/1": {"observed": {"percent": 70.50}}}}"#,
            r#"{"criteria": {"A/1": {"shortfall": null}}}"#,
        ] {
            assert_eq!(differences(same, actual), [], "{same}");
        }
        assert_eq!(
            differences(r#"{"criteria": {"A/1": {"observed": {"percent": 70.4}, "outcom": "met"}}}"#, actual),
            [
                (
                    "/criteria/A~11/observed/percent".to_owned(),
                    "70.4".to_owned(),
                    Some("\"70.5\"".to_owned())
                ),
                ("/criteria/A~11/outcom".to_owned(), "\"met\"".to_owned(), None),
            ]
        );
        assert_eq!(differences(r#"{"criteria": {"A": {}}}"#, actual).len(), 1);
        assert_eq!(differences(r#"{"criteria": []}"#, actual).len(), 1);
    }

    #[test]
    fn numbers_are_equal_by_value_and_by_nothing_less() {
        assert_eq!(differences("[1.0, 7e1]", r#"["1", 70]"#), []);
        assert_eq!(differences("[69.9999999999999999999999999]", "[70]").len(), 1);
        // What is written as text is compared as text: ids look like numbers too.
        assert_eq!(differences(r#"["1.10"]"#, r#"["1.1"]"#).len(), 1);
        assert_eq!(differences("[true]", "[1]").len(), 1);
    }
}
