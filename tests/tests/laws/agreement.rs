//! The engine and the oracle, which shares nothing with it, come to the same.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use tieuchi::{Evaluation, Outcome, Reason};
use tieuchi_tests::generate::{case, config, rules_and_case};
use tieuchi_tests::model::{Case, Rules};
use tieuchi_tests::oracle::{Verdict, verdict};
use tieuchi_tests::run::{DISTRICT, DISTRICT_RULES, judge, rule_set};

fn found(evaluation: &Evaluation) -> Verdict {
    Verdict {
        criteria: evaluation.findings().map(|finding| finding.outcome()).collect(),
        legs: evaluation.conditions().map(|condition| condition.outcome()).collect(),
        whole: evaluation.outcome(),
    }
}

fn tallies(rules: &Rules, criteria: &[Outcome]) -> Vec<[usize; 4]> {
    let groups = rules.criteria.last().map_or(0, |last| last.group + 1);
    let count = |group, outcome| {
        let members = rules.criteria.iter().zip(criteria);
        members.filter(|(criterion, of)| criterion.group == group && **of == outcome).count()
    };
    (0..groups).map(|group| Outcome::ALL.map(|outcome| count(group, outcome))).collect()
}

fn agrees(evaluation: &Evaluation, rules: &Rules, case: &Case) {
    let expected = verdict(rules, case);
    assert_eq!(found(evaluation), expected);
    let counted: Vec<_> = evaluation
        .groups()
        .map(|(_, tally)| {
            [tally.met, tally.not_met, tally.undetermined, tally.not_applicable].map(|count| count as usize)
        })
        .collect();
    assert_eq!(counted, tallies(rules, &expected.criteria));
    assert_ne!(evaluation.outcome(), Outcome::NotApplicable);
    assert!(rules.complete || evaluation.outcome() != Outcome::Met, "an incomplete rule set is never met");
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn a_random_rule_set_judges_as_the_oracle((rules, case) in rules_and_case(), seed: u64) {
        let set = rule_set(&rules.json().compact());
        prop_assert_eq!(set.is_complete(), rules.complete);
        agrees(&judge(&set, &rules, &case, seed), &rules, &case);
    }
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn the_district_rule_set_judges_as_the_oracle(case in case(&DISTRICT_RULES), seed: u64) {
        agrees(&judge(&DISTRICT, &DISTRICT_RULES, &case, seed), &DISTRICT_RULES, &case);
    }

    #[test]
    fn a_dossier_of_another_rule_set_decides_no_criterion((rules, case) in rules_and_case(), seed: u64) {
        let dossier = judge(&rule_set(&rules.json().compact()), &rules, &case, seed).dossier().clone();
        let foreign = DISTRICT.evaluate(&dossier);
        for finding in foreign.findings() {
            prop_assert_eq!(finding.reason(), Reason::OtherRuleSet);
            prop_assert_eq!((finding.value(), finding.shortfall()), (None, None));
        }
        prop_assert_ne!(foreign.outcome(), Outcome::Met);
    }
}

/// `RuleSet::evaluate`: "a dossier that was read against a rule set of other content is undetermined throughout".
#[test]
fn a_dossier_of_another_rule_set_decides_no_condition_either() {
    let text = DISTRICT.to_canonical_json();
    let other = rule_set(&text.replacen("2024.2.0", "2024.2.1", 1));
    assert_ne!(other.sha256(), DISTRICT.sha256());
    let evaluation = tieuchi_tests::run::evaluation(
        &DISTRICT,
        r#"{"rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "38.381", "level": "district"}, "year": 2024,
            "scores": [{"index": "dti-3853-district", "year": 2023, "basis": "official", "points": 1, "maximum": 1000}]}"#,
    );
    let foreign = other.evaluate(evaluation.dossier());
    let outcomes: Vec<Outcome> = foreign.conditions().map(|condition| condition.outcome()).collect();
    assert_eq!(outcomes, [Outcome::Undetermined; 3]);
    assert_eq!(foreign.outcome(), Outcome::Undetermined);
}

/// A law that is never tried on a met rule set proves little: the generator reaches every outcome and every reason.
#[test]
fn the_generator_reaches_every_outcome_and_reason() {
    let mut runner = TestRunner::new(config(1));
    let (mut wholes, mut reasons) = ([0; 3], BTreeSet::new());
    for seed in 0..400 {
        let (rules, case) =
            rules_and_case().new_tree(&mut runner).expect("the strategy rejects nothing").current();
        let evaluation = judge(&rule_set(&rules.json().compact()), &rules, &case, seed);
        let number = Outcome::ALL.iter().position(|outcome| *outcome == evaluation.outcome());
        wholes[number.expect("one of four")] += 1;
        let findings = evaluation.findings().map(|finding| finding.reason());
        let conditions = evaluation.conditions().map(|condition| condition.reason());
        reasons.extend(findings.chain(conditions).map(Reason::as_str));
        reasons.insert(evaluation.reason().as_str());
    }
    let never: Vec<&str> =
        Reason::ALL.into_iter().map(Reason::as_str).filter(|reason| !reasons.contains(reason)).collect();
    let elsewhere = [
        "already_reached",
        "out_of_reach",
        "indicators_not_reported",
        "exempt",
        "lower_level_not_met",
        "lower_level_undetermined",
        "other_rule_set",
    ];
    assert_eq!(never, elsewhere, "tests of their own are for those");
    assert!(wholes.iter().all(|count| *count > 30), "met, not met, undetermined: {wholes:?}");
}
