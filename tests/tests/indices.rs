//! Laws of scores by indicators, on random indices and values, and the words for them.

use proptest::prelude::*;
use tieuchi::{Evaluation, Index, Language, Outcome, RuleSet};
use tieuchi_tests::vectors::folder;

/// An indicator that is scored by cases: the points of each, in half points, the last the maximum.
type Points = Vec<u8>;

/// What is reported of one: a case, or nothing.
type Reported = Option<usize>;

fn read(path: &str) -> String {
    std::fs::read_to_string(folder().join(path)).expect("it is there")
}

fn half(points: u32) -> String {
    format!("{}.{}", points / 2, points % 2 * 5)
}

/// A rule set with an index of two groups: cases alone, and a capped sum of cases.
fn rules(plain: &[Points], parts: &[Points], cap: u32) -> RuleSet {
    let most = |all: &[Points]| all.iter().map(|points| u32::from(*points.last().unwrap_or(&0))).sum::<u32>();
    let indicators = |name: &str, all: &[Points]| {
        let each = all.iter().enumerate().map(|(number, points)| {
            let cases = points.iter().enumerate().map(|(case, points)| {
                format!(
                    r#"{{"id": "c{case}", "title": {{"vi": "x"}}, "points": "{}"}}"#,
                    half((*points).into())
                )
            });
            format!(
                r#"{{"id": "{name}{number}", "title": {{"vi": "x"}}, "maximum": "{}", {SOURCE},
                    "scoring": {{"method": "cases", "cases": [{}]}}}}"#,
                half(u32::from(*points.last().unwrap_or(&0))),
                cases.collect::<Vec<_>>().join(",")
            )
        });
        each.collect::<Vec<_>>().join(",")
    };
    let index = format!(
        r#"{{"kind": "index", "id": "example.dti", "version": "1.0.0", "status": "accepted", "title": {{"vi": "x"}},
            "subject": {{"level": "commune"}}, "years": [2024], "maximum": "{}",
            "declared": {{"groups": 2, "indicators": {}}},
            "groups": [
              {{"id": "P", "title": {{"vi": "x"}}, "maximum": "{}", "indicators": [{}]}},
              {{"id": "S", "title": {{"vi": "x"}}, "maximum": "{}", "indicators": [
                {{"id": "sum", "title": {{"vi": "x"}}, "maximum": "{}", {SOURCE},
                  "scoring": {{"method": "sum", "capped": true, "parts": [{}]}}}}]}}],
            "resources": [{{"id": "r", "title": {{"vi": "x"}}}}]}}"#,
        half(most(plain) + cap),
        plain.len() + 1,
        half(most(plain)),
        indicators("p", plain),
        half(cap),
        half(cap),
        indicators("s", parts),
    );
    let index = Index::from_json(&index).unwrap_or_else(|error| panic!("{}\n{index}", error.to_json()));
    let rules = RuleSet::from_json(&read("rule-sets/scored.json")).expect("it reads");
    rules.with_indices([index]).expect("it fits")
}

const SOURCE: &str = r#""source": {"resource": "r", "locator": "x", "quote": "x"}"#;

fn judge(rules: &RuleSet, plain: &[Reported], parts: &[Reported], turned: bool) -> Evaluation {
    let text = dossier(plain, parts, turned, None);
    let dossier = rules.read_dossier(&text).unwrap_or_else(|error| panic!("{}\n{text}", error.to_json()));
    rules.evaluate(&dossier)
}

fn dossier(plain: &[Reported], parts: &[Reported], turned: bool, stated: Option<&str>) -> String {
    let named = |name: &'static str, all: &[Reported]| {
        let each = all.iter().enumerate().map(move |(number, case)| {
            let case = case.map_or_else(|| "null".to_owned(), |case| format!("\"c{case}\""));
            format!("\"{name}{number}\": {case}")
        });
        each.collect::<Vec<_>>()
    };
    let mut values = [named("p", plain), named("s", parts)].concat();
    if turned {
        values.reverse();
    }
    let points = stated.map_or_else(|| "null".to_owned(), |points| format!("\"{points}\""));
    format!(
        r#"{{"rule_set": "example.scored", "subject": {{"id": "x", "level": "commune"}}, "year": 2024,
            "scores": [{{"index": "example.dti", "year": 2024, "basis": "self", "points": {points},
                         "indicators": {{{}}}}}]}}"#,
        values.join(",")
    )
}

/// Every way to report what is missing.
fn completions(all: &[Points], reported: &[Reported]) -> Vec<Vec<Reported>> {
    all.iter().zip(reported).fold(vec![Vec::new()], |done, (points, reported)| {
        let choices: Vec<Reported> =
            if reported.is_some() { vec![*reported] } else { (0..points.len()).map(Some).collect() };
        let extended = done.iter().flat_map(|before| {
            choices.iter().map(move |choice| before.iter().copied().chain([*choice]).collect())
        });
        extended.collect()
    })
}

fn points() -> impl Strategy<Value = Points> {
    prop::collection::btree_set(0_u8..40, 1..4).prop_map(|points| points.into_iter().collect())
}

/// Indicators with what is reported of each.
fn reported(most: usize) -> impl Strategy<Value = (Vec<Points>, Vec<Reported>)> {
    let one = points().prop_flat_map(|points| {
        let cases = points.len();
        (Just(points), prop::option::of(0..cases))
    });
    prop::collection::vec(one, 1..=most).prop_map(|all| all.into_iter().unzip())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// The interval is the smallest that holds every completion, its outcome is that of all of them or open, and what
    /// decides is exactly what changes the outcome of some completion.
    #[test]
    fn the_interval_and_what_decides_are_those_of_all_completions(
        (plain, plain_reported) in reported(3), (parts, part_reported) in reported(3), share in 1_u32..=100,
    ) {
        let most: u32 = parts.iter().map(|points| u32::from(*points.last().unwrap_or(&0))).sum();
        let rules = rules(&plain, &parts, most * share / 100);
        let evaluation = judge(&rules, &plain_reported, &part_reported, false);
        let turned = judge(&rules, &plain_reported, &part_reported, true);
        prop_assert_eq!(evaluation.to_json(), turned.to_json());
        let total = |evaluation: &Evaluation| {
            evaluation.dossier().scores()[0].total().expect("it has points")
        };
        let mut outcomes = Vec::new();
        let (mut low, mut high) = (None, None);
        let all: Vec<(Vec<Reported>, Vec<Reported>)> = completions(&plain, &plain_reported)
            .into_iter()
            .flat_map(|left| completions(&parts, &part_reported).into_iter().map(move |right| (left.clone(), right)))
            .collect();
        for (left, right) in &all {
            let complete = judge(&rules, left, right, false);
            let points = total(&complete);
            prop_assert!(points.is_exact());
            low = Some(low.map_or(points.low(), |low: tieuchi::Decimal| low.min(points.low())));
            high = Some(high.map_or(points.high(), |high: tieuchi::Decimal| high.max(points.high())));
            outcomes.push(complete.outcome());
        }
        let found = total(&evaluation);
        prop_assert_eq!((Some(found.low()), Some(found.high())), (low, high));
        let (met, not_met) = (outcomes.contains(&Outcome::Met), outcomes.contains(&Outcome::NotMet));
        let expected = match (met, not_met) {
            (true, false) => Outcome::Met,
            (false, true) => Outcome::NotMet,
            _ => Outcome::Undetermined,
        };
        prop_assert_eq!(evaluation.outcome(), expected);

        // An indicator decides if two completions that differ in it alone differ in their outcome.
        let outcome_of = |wanted: &(Vec<Reported>, Vec<Reported>)| {
            all.iter().position(|held| held == wanted).map(|at| outcomes[at])
        };
        let mut deciding = Vec::new();
        let ids = (0..plain.len()).map(|at| (true, at)).chain((0..parts.len()).map(|at| (false, at)));
        for (is_plain, at) in ids {
            let (points, own) = if is_plain { (&plain[at], plain_reported[at]) } else { (&parts[at], part_reported[at]) };
            let changes = all.iter().any(|held| {
                (0..points.len()).any(|case| {
                    let mut other = held.clone();
                    if is_plain { other.0[at] = Some(case) } else { other.1[at] = Some(case) }
                    outcome_of(&other).is_some_and(|other| Some(other) != outcome_of(held))
                })
            });
            if own.is_none() && changes {
                deciding.push(format!("example.dti/2024/self/{}{at}", if is_plain { "p" } else { "s" }));
            }
        }
        let found: Vec<String> = evaluation.deciding().iter().map(ToString::to_string).collect();
        prop_assert_eq!(found, deciding);
    }

    /// Points stated beside indicators are read where some completion gives them, and are then the total.
    #[test]
    fn stated_points_are_those_of_a_completion(
        (plain, plain_reported) in reported(3), (parts, part_reported) in reported(3), share in 1_u32..=100,
    ) {
        let most: u32 = parts.iter().map(|points| u32::from(*points.last().unwrap_or(&0))).sum();
        let rules = rules(&plain, &parts, most * share / 100);
        let total = |dossier: &tieuchi::Dossier| dossier.scores()[0].total().expect("it has points");
        let mut possible = Vec::new();
        for left in completions(&plain, &plain_reported) {
            for right in completions(&parts, &part_reported) {
                possible.push(total(judge(&rules, &left, &right, false).dossier()).low());
            }
        }
        for halves in 0..=240 {
            let stated = half(halves);
            let text = dossier(&plain_reported, &part_reported, false, Some(&stated));
            let stated = tieuchi::Decimal::new(i64::from(halves) * 5, 1);
            match rules.read_dossier(&text) {
                Ok(dossier) => {
                    prop_assert!(possible.contains(&stated), "{}", stated);
                    prop_assert!(total(&dossier).is_exact() && total(&dossier).low() == stated);
                }
                Err(_) => prop_assert!(!possible.contains(&stated), "{}", stated),
            }
        }
    }

    /// More points for one indicator never make an outcome worse.
    #[test]
    fn more_points_never_lower_the_outcome((plain, reported) in reported(4), at in 0_usize..4) {
        let at = at % plain.len();
        let rules = rules(&plain, &[vec![10]], 10);
        let rank = |outcome| match outcome {
            Outcome::NotMet => 0,
            Outcome::Met => 2,
            Outcome::Undetermined | Outcome::NotApplicable => 1,
        };
        let mut ranks = Vec::new();
        for case in 0..plain[at].len() {
            let mut with = reported.clone();
            with[at] = Some(case);
            ranks.push(rank(judge(&rules, &with, &[Some(0)], false).outcome()));
        }
        prop_assert!(ranks.is_sorted(), "{ranks:?}");
    }
}

/// What a condition of a vector's evaluation says.
fn said(vector: &str, language: Language) -> String {
    let index = Index::from_json(&read("indices/methods.json")).expect("it reads");
    let rules = RuleSet::from_json(&read("rule-sets/scored.json")).expect("it reads");
    let rules = rules.with_indices([index]).expect("it fits");
    let dossier = rules.read_dossier(&read(&format!("scoring/{vector}/dossier.json"))).expect("it reads");
    let evaluation = rules.evaluate(&dossier);
    evaluation.conditions().map(|condition| condition.explain(language)).collect()
}

#[test]
fn the_words_say_what_is_sure_and_what_decides() {
    const VI: &str = "điểm tự đánh giá năm 2024, từ 70% tổng số điểm trở lên: ";
    const EN: &str = "self-assessment of 2024, at least 70% of all points: ";
    for (vector, vi, en) in [
        ("example", "81,1891/100 (81,1891%); xếp mức Tốt", "81.1891/100 (81.1891%); band: Good"),
        (
            "a-hair-below",
            "69,9999/100 (69,9999%), thiếu 0,0001 điểm; xếp mức Khá",
            "69.9999/100 (69.9999%), 0.0001 points short; band: Fair",
        ),
        (
            "open",
            "từ 60 đến 90/100, còn phụ thuộc vào chỉ số B.1, C.2",
            "from 60 to 90/100, depends on the indicators B.1, C.2",
        ),
        (
            "small-beside-large",
            "từ 60 đến 80/100, còn phụ thuộc vào chỉ số B.2",
            "from 60 to 80/100, depends on the indicator B.2",
        ),
        ("already-reached", "từ 70 đến 100/100, đã chắc chắn đạt", "from 70 to 100/100, already reached"),
        (
            "out-of-reach",
            "từ 35 đến 60/100, không còn đạt được, thiếu ít nhất 10 điểm",
            "from 35 to 60/100, can no longer be reached, at least 10 points short",
        ),
        (
            "denominator-zero-beside-missing",
            "từ 55 đến 85/100, mẫu số bằng 0",
            "from 55 to 85/100, denominator is zero",
        ),
    ] {
        assert_eq!(said(vector, Language::Vietnamese), format!("{VI}{vi}"), "{vector}");
        assert_eq!(said(vector, Language::English), format!("{EN}{en}"), "{vector}");
    }
}

#[test]
fn an_index_reads_back_from_its_canonical_form_and_its_layout_does_not_count() {
    let index = Index::from_json(&read("indices/methods.json")).expect("it reads");
    let again = Index::from_json(&index.to_canonical_json()).expect("it reads");
    assert_eq!((again.sha256(), again.to_canonical_json()), (index.sha256(), index.to_canonical_json()));
    assert!(index.is_complete());
    let other = Index::from_json(&read("indices/methods.json").replace("\"counted\"", "\"counted\" "))
        .expect("it reads");
    assert_eq!(other, index);
}

#[test]
fn the_indices_that_ship_read_without_warnings_and_hold_no_guess() {
    for shipped in tieuchi_rules::INDICES {
        let index = Index::from_json(shipped.json).unwrap_or_else(|error| panic!("{}", error.to_json()));
        assert_eq!(
            (index.id().as_str(), index.version().to_string().as_str()),
            (shipped.id, shipped.version)
        );
        assert_eq!(index.warnings(), []);
        assert!(!index.is_complete() && index.indicators().is_empty() && index.maximum().is_none());
        assert!(!index.missing().is_empty(), "it says what is missing");
    }
    let rules = RuleSet::builtin("vn.thanh-hoa.dx.district").expect("it ships");
    assert_eq!(rules.attached().len(), 1);
}

#[test]
fn an_index_has_at_most_a_thousand_indicators_parts_included() {
    let index = |count: usize| {
        let part = |number| {
            format!(
                r#"{{"id": "p{number}", "title": {{"vi": "x"}}, "maximum": 1, "scoring": {{"method": "yes_no"}}}}"#
            )
        };
        let parts: Vec<String> = (1..count).map(part).collect();
        let most = count - 1;
        Index::from_json(&format!(
            r#"{{"kind": "index", "id": "x", "version": "1.0.0", "status": "draft", "title": {{"vi": "x"}},
                "subject": {{"level": "commune"}}, "years": [2024], "maximum": {most},
                "declared": {{"groups": 1, "indicators": 1}},
                "groups": [{{"id": "G", "title": {{"vi": "x"}}, "maximum": {most}, "indicators": [
                  {{"id": "sum", "title": {{"vi": "x"}}, "maximum": {most}, {SOURCE},
                    "scoring": {{"method": "sum", "parts": [{}]}}}}]}}],
                "resources": [{{"id": "r", "title": {{"vi": "x"}}}}]}}"#,
            parts.join(",")
        ))
    };
    assert_eq!(index(1000).map(|index| index.indicators().len()), Ok(1000));
    let error = index(1001).expect_err("it has too many");
    let codes: Vec<&str> = error.diagnostics().iter().map(|found| found.code().as_str()).collect();
    assert_eq!(codes, ["too_many_indicators"]);
    assert_eq!(
        error.diagnostics()[0].message(Language::English),
        "the index has 1001 indicators; at most 1000 are allowed"
    );
}

/// A dossier of a unit and year with a score of its own.
fn scored(rules: &RuleSet, unit: &str, year: u16, score: &str) -> tieuchi::Dossier {
    let text = format!(
        r#"{{"rule_set": "example.scored", "subject": {{"id": "{unit}", "level": "commune"}}, "year": {year}, "scores":
            [{{"index": "example.dti", {score}}}]}}"#
    );
    rules.read_dossier(&text).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_ranking_chooses_one_kind_of_scores_and_says_what_is_wrong() {
    use tieuchi::{Basis, RankBy, Ranking, Year};

    let rules = RuleSet::from_json(&read("rule-sets/scored.json")).expect("it reads");
    let own = |points: u8| format!(r#""year": 2024, "basis": "self", "points": {points}, "maximum": 100"#);
    let official = r#""year": 2023, "basis": "official", "points": 60, "maximum": 100"#;
    let dossiers = [
        scored(&rules, "a", 2024, &own(70)),
        scored(&rules, "b", 2024, &own(80)),
        scored(&rules, "c", 2024, official),
    ];
    let all = RankBy::default();
    let of_self = RankBy { basis: Some(Basis::SelfAssessed), ..all };
    let ranking = Ranking::of(&dossiers, &of_self).expect("there are two");
    let kind = (ranking.index().as_str(), ranking.year().number(), ranking.basis());
    assert_eq!(kind, ("example.dti", 2024, Basis::SelfAssessed));
    assert_eq!(
        ranking.to_json(),
        r#"[{"best_place":1,"worst_place":1,"shared_with":0,"subject":"b","name":null,"low":"80","high":"80","maximum":"100","percent":"80","band":null},{"best_place":2,"worst_place":2,"shared_with":0,"subject":"a","name":null,"low":"70","high":"70","maximum":"100","percent":"70","band":null}]"#
    );
    let wrong = |dossiers: &[tieuchi::Dossier], by: &RankBy<'_>| {
        let error = Ranking::of(dossiers, by).expect_err("it is wrong");
        let mut found: Vec<_> = error
            .with_dossiers()
            .map(|(found, dossiers)| (found.code().as_str(), dossiers.to_vec()))
            .collect();
        assert_eq!(found.len(), 1);
        found.remove(0)
    };
    assert_eq!(wrong(&dossiers, &all), ("several_scores", vec![]));
    assert_eq!(wrong(&dossiers, &RankBy { year: Year::new(2025), ..all }), ("no_such_score", vec![]));
    assert_eq!(wrong(&[], &RankBy { index: Some("x"), ..all }), ("no_such_score", vec![]));
    assert_eq!(wrong(&dossiers, &RankBy { index: Some("x"), ..all }), ("unknown_index", vec![]));
    let twice = [dossiers[0].clone(), dossiers[1].clone(), scored(&rules, "a", 2024, official)];
    assert_eq!(wrong(&twice, &of_self), ("evaluated_twice", vec![0, 2]));
    // The dossier of the next year holds the same score once more.
    let later =
        [dossiers[2].clone(), scored(&rules, "a", 2023, official), scored(&rules, "a", 2024, official)];
    assert_eq!(wrong(&later, &all), ("duplicate_score", vec![1, 2]));
}

#[test]
fn places_are_shared_and_the_next_are_left_out() {
    let rules = RuleSet::from_json(&read("rule-sets/scored.json")).expect("it reads");
    let dossiers = ["7/9", "70/90", "2/3", "66.6666/100", "9/9"].map(|score| {
        let (points, maximum) = score.split_once('/').expect("points and maximum");
        let text = format!(
            r#"{{"rule_set": "example.scored", "subject": {{"id": "x", "level": "commune"}}, "year": 2024, "scores":
                [{{"index": "example.dti", "year": 2024, "basis": "self", "points": {points}, "maximum": {maximum}}}]}}"#
        );
        rules.read_dossier(&text).expect("it reads")
    });
    let scores: Vec<_> = dossiers.iter().map(|dossier| &dossier.scores()[0]).collect();
    let places: Vec<(usize, usize, usize)> = tieuchi::rank(&scores)
        .into_iter()
        .flatten()
        .map(|place| (place.best, place.worst, place.shared_with))
        .collect();
    assert_eq!(places, [(2, 2, 1), (2, 2, 1), (4, 4, 0), (5, 5, 0), (1, 1, 0)]);
}
