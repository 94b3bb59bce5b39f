//! Levels of recognition, on the illustrative set of the vectors: one stands on the other, and reporting settles them.

use std::fs;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;
use tieuchi::{Evaluation, Outcome, RuleSet};
use tieuchi_tests::run::{evaluation, rule_set};
use tieuchi_tests::vectors::{RULE_SETS, folder};

use tieuchi_tests::generate::config;

static LEVELS: LazyLock<RuleSet> = LazyLock::new(|| {
    let path = folder().join(RULE_SETS).join("levels.json");
    rule_set(&fs::read_to_string(path).expect("it is there"))
});

/// What is reported: values of the four criteria, the points, the region.
type Reported = [Option<&'static str>; 6];

const NAMES: [&str; 6] = ["L.1", "L.2", "L.3", "M.1", "score", "region"];
const CHOICES: [&[&str]; 6] = [
    &["59.9", "60", "70", "80", "{\"numerator\": 0, \"denominator\": 0}"],
    &["true", "false"],
    &["44", "45", "50", "55", "60", "70"],
    &["true", "2", "3", "false"],
    &["69", "70", "80"],
    &["\"plain\"", "\"mountain\""],
];

fn reported() -> impl Strategy<Value = Reported> {
    CHOICES.map(|choices| prop::option::weighted(0.75, select(choices)))
}

fn judge(reported: &Reported) -> Evaluation {
    let values = NAMES.iter().zip(reported).take(4).filter_map(|(name, value)| Some((name, (*value)?)));
    let values: Vec<String> = values.map(|(name, value)| format!("\"{name}\": {value}")).collect();
    let points = reported[4].unwrap_or("null");
    let region = reported[5].unwrap_or("null");
    evaluation(
        &LEVELS,
        &format!(
            r#"{{"rule_set": "example.levels", "year": 2024, "values": {{{}}},
                "subject": {{"id": "1", "level": "commune", "attributes": {{"region": {region}}}}},
                "scores": [{{"index": "example.index", "year": 2024, "basis": "official", "points": {points}}}]}}"#,
            values.join(", ")
        ),
    )
}

fn outcomes(evaluation: &Evaluation) -> Vec<Outcome> {
    evaluation.levels().map(|level| level.outcome()).collect()
}

/// How far up a level is: ruled out, open, or met.
fn height(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Met => 2,
        Outcome::Undetermined => 1,
        Outcome::NotMet | Outcome::NotApplicable => 0,
    }
}

/// The items as `deciding` names them; two conditions ask for the score.
fn names_of(item: usize) -> &'static [&'static str] {
    match item {
        0 => &["L.1"],
        1 => &["L.2"],
        2 => &["L.3"],
        3 => &["M.1"],
        4 => &["advanced-score", "model-score"],
        _ => &["subject.attributes.region"],
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn a_level_is_never_above_one_below_it(reported in reported()) {
        let evaluation = judge(&reported);
        let heights: Vec<u8> = outcomes(&evaluation).into_iter().map(height).collect();
        prop_assert!(heights.is_sorted_by(|lower, higher| lower >= higher), "{heights:?}");
        prop_assert_eq!(evaluation.levels().next().map(|lowest| lowest.outcome()), Some(evaluation.outcome()));
        let reached = evaluation.reached_level().map(|level| level.level().id.to_string());
        let met = evaluation.levels().filter(|level| level.outcome() == Outcome::Met).last();
        prop_assert_eq!(reached, met.map(|level| level.level().id.to_string()));
    }

    #[test]
    fn reporting_settles_levels_and_only_what_decides_does(reported in reported()) {
        let before = judge(&reported);
        let deciding: Vec<String> = before.deciding().iter().map(ToString::to_string).collect();
        for (item, choices) in CHOICES.iter().enumerate().filter(|(item, _)| reported[*item].is_none()) {
            let decides = names_of(item).iter().any(|name| deciding.iter().any(|each| each == name));
            for choice in *choices {
                let mut more = reported;
                more[item] = Some(choice);
                let after = outcomes(&judge(&more));
                for (was, is) in outcomes(&before).into_iter().zip(after) {
                    prop_assert!(was == is || was == Outcome::Undetermined, "{more:?}: {was} to {is}");
                    prop_assert!(was == is || decides, "{more:?}: {was} to {is} though {deciding:?}");
                }
            }
        }
    }
}
