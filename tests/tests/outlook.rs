//! Outlooks: this year's values by another year's targets, and the fewest indicators to raise.

use proptest::prelude::*;
use tieuchi::{Code, Index, Outcome, Outlook, Reason, RuleSet, Year};
use tieuchi_tests::run::{DISTRICT, rule_set};

fn district(values: &str) -> Outlook {
    let text = format!(
        r#"{{"rule_set": "vn.thanh-hoa.dx.district", "subject": {{"id": "38.381", "level": "district"}}, "year": 2024,
            {values}}}"#
    );
    let dossier = DISTRICT.read_dossier(&text).expect("it can be read");
    DISTRICT.outlook(&dossier, Year::new(2025).expect("a year")).expect("it is a year of the rule set")
}

#[test]
fn shortfalls_are_in_their_own_units() {
    let outlook = district(
        r#""values": {"II.3": {"numerator": 13230, "denominator": 18900}, "III.4": "88.4", "II.2": false, "IV.1": null}"#,
    );
    let of = |id: &str| {
        let finding =
            outlook.findings().find(|finding| finding.criterion().id.as_str() == id).expect("it is there");
        let short = finding.shortfall();
        let percent = short.and_then(|short| short.percent).map(|percent| percent.normalize().to_string());
        (finding.reason(), percent, short.and_then(|short| short.count))
    };
    // 80 % of 18 900 are 15 120.
    assert_eq!(of("II.3"), (Reason::BelowTarget, Some("10".to_owned()), Some(1890)));
    assert_eq!(of("III.4"), (Reason::BelowTarget, Some("1.6".to_owned()), None));
    assert_eq!(of("II.2"), (Reason::Absent, None, None));
    assert_eq!(of("IV.1"), (Reason::NotReported, None, None));
    assert_eq!(outlook.findings().count(), 23);
}

#[test]
fn points_are_missing_where_no_index_is_attached() {
    let outlook = district(
        r#""scores": [{"index": "dti-3853-district", "year": 2023, "basis": "official", "points": "695.5", "maximum": "1000"},
                      {"index": "dti-3853-district", "year": 2024, "basis": "self", "points": "781", "maximum": "1000"}]"#,
    );
    let scores: Vec<_> = outlook
        .scores()
        .map(|score| {
            let missing = score.missing_points().map(|points| points.normalize().to_string());
            let taken = score.score().map(|score| score.year.number());
            (score.condition().id.to_string(), score.asked_year(), taken, missing, score.raises().is_some())
        })
        .collect();
    assert_eq!(
        scores,
        [
            ("previous-score".to_owned(), 2024, Some(2023), Some("4.5".to_owned()), false),
            ("self-score".to_owned(), 2025, Some(2024), None, false),
        ]
    );
}

#[test]
fn without_a_year_it_is_the_next() {
    let dossier = |year: u16| {
        let text = format!(
            r#"{{"rule_set": "vn.thanh-hoa.dx.district", "subject": {{"id": "1", "level": "district"}}, "year": {year}}}"#
        );
        DISTRICT.read_dossier(&text).expect("it can be read")
    };
    let next = DISTRICT.outlook(&dossier(2024), None).expect("there is one");
    assert_eq!(next.year().number(), 2025);
    let error = DISTRICT.outlook(&dossier(2025), None).expect_err("there is none");
    let text = "no_next_year: the rule set assesses no year after `2025`; name `2024` or `2025`";
    assert_eq!(error.to_string(), text);
}

#[test]
fn a_year_outside_is_an_error() {
    let dossier = DISTRICT
        .read_dossier(r#"{"rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "1", "level": "district"}, "year": 2025}"#)
        .expect("it can be read");
    let error = DISTRICT.outlook(&dossier, Year::new(2026).expect("a year")).expect_err("no such year");
    let [found] = error.diagnostics() else { panic!("there is one") };
    assert_eq!((found.code(), found.expected().as_deref()), (Code::YearNotAssessed, Some("2024, 2025")));
}

/// A member of an index: an indicator with its maximum and whether it is met already, or a capped sum.
#[derive(Clone, Debug)]
enum Member {
    One(u8, bool),
    Sum(Vec<Member>, u8),
}

impl Member {
    fn most(&self) -> u32 {
        match self {
            Self::One(maximum, _) => u32::from(*maximum),
            Self::Sum(parts, cut) => {
                let all: u32 = parts.iter().map(Self::most).sum();
                // A cap of at least one point, at most all.
                all.saturating_sub(u32::from(*cut)).max(1)
            }
        }
    }

    /// What it gives where these indicators, by their places among all, are raised.
    fn points(&self, next: &mut usize, raised: u32) -> u32 {
        match self {
            Self::One(maximum, met) => {
                let is_raised = raised >> *next & 1 == 1;
                *next += 1;
                if *met || is_raised { u32::from(*maximum) } else { 0 }
            }
            Self::Sum(parts, _) => {
                let sum: u32 = parts.iter().map(|part| part.points(next, raised)).sum();
                sum.min(self.most())
            }
        }
    }

    fn json(&self, next: &mut usize, sums: &mut usize, values: &mut Vec<String>) -> String {
        let head = |id: &str, most: u32| {
            format!(
                r#""id": "{id}", "title": {{"vi": "x"}}, "maximum": "{most}", "source": {{"resource": "qd", "locator": "x", "quote": "x"}}"#
            )
        };
        match self {
            Self::One(maximum, met) => {
                let id = format!("i{next}");
                *next += 1;
                values.push(format!(r#""{id}": {met}"#));
                format!(r#"{{{}, "scoring": {{"method": "yes_no"}}}}"#, head(&id, u32::from(*maximum)))
            }
            Self::Sum(parts, _) => {
                let id = format!("s{sums}");
                *sums += 1;
                let parts: Vec<String> = parts.iter().map(|part| part.json(next, sums, values)).collect();
                format!(
                    r#"{{{}, "scoring": {{"method": "sum", "capped": true, "parts": [{}]}}}}"#,
                    head(&id, self.most()),
                    parts.join(", ")
                )
            }
        }
    }
}

/// The ids of the indicators to raise, or nothing where the index cannot be read.
fn raises(members: &[Member]) -> Vec<usize> {
    let (mut next, mut sums, mut values) = (0, 0, Vec::new());
    let indicators: Vec<String> =
        members.iter().map(|member| member.json(&mut next, &mut sums, &mut values)).collect();
    let most: u32 = members.iter().map(Member::most).sum();
    let index = format!(
        r#"{{"kind": "index", "id": "example", "version": "1.0.0", "status": "draft", "title": {{"vi": "x"}},
            "subject": {{"level": "commune"}}, "years": [2024], "maximum": "{most}",
            "declared": {{"groups": 1, "indicators": {}}},
            "groups": [{{"id": "A", "title": {{"vi": "x"}}, "maximum": "{most}", "indicators": [{}]}}],
            "resources": [{{"id": "qd", "title": {{"vi": "x"}}}}]}}"#,
        indicators.len(),
        indicators.join(", ")
    );
    let index = Index::from_json(&index).unwrap_or_else(|error| panic!("{error}\n{index}"));
    let source = r#"{"resource": "qd", "locator": "x", "quote": "x"}"#;
    let rules: RuleSet = rule_set(&format!(
        r#"{{"id": "example.outlook", "version": "1.0.0", "status": "draft", "title": {{"vi": "x"}},
            "subject": {{"level": "commune"}}, "years": [2024, 2025], "declared": {{"groups": 0, "criteria": 0}},
            "groups": [], "conditions": [{{"id": "score", "score": {{"index": "example", "year": "current",
            "basis": "self", "at_least_percent": "70"}}, "source": {source}}}],
            "resources": [{{"id": "qd", "title": {{"vi": "x"}}}}]}}"#
    ));
    let rules = rules.with_indices([index]).unwrap_or_else(|error| panic!("{error}"));
    let text = format!(
        r#"{{"rule_set": "example.outlook", "subject": {{"id": "1", "level": "commune"}}, "year": 2024,
            "scores": [{{"index": "example", "year": 2024, "basis": "self", "indicators": {{{}}}}}]}}"#,
        values.join(", ")
    );
    let dossier = rules.read_dossier(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let outlook = rules.outlook(&dossier, Year::new(2025).expect("a year")).expect("it is assessed");
    let score = outlook.scores().next().expect("there is one");
    let raises = score.raises().expect("indicators are reported");
    assert_eq!(raises.is_empty(), score.outcome() == Outcome::Met);
    raises
        .iter()
        .map(|raise| raise.indicator.id.as_str().trim_start_matches('i').parse().expect("a number"))
        .collect()
}

fn reaches(members: &[Member], raised: u32) -> bool {
    let mut next = 0;
    let points: u32 = members.iter().map(|member| member.points(&mut next, raised)).sum();
    let most: u32 = members.iter().map(Member::most).sum();
    points * 10 >= most * 7
}

fn one() -> impl Strategy<Value = Member> {
    (1_u8..=9, prop::bool::weighted(0.2)).prop_map(|(maximum, met)| Member::One(maximum, met))
}

fn member() -> impl Strategy<Value = Member> {
    let inner = prop_oneof![
        3 => one(),
        1 => (prop::collection::vec(one(), 1..=3), 0_u8..=8).prop_map(|(parts, cut)| Member::Sum(parts, cut)),
    ];
    prop_oneof![
        2 => one(),
        2 => (prop::collection::vec(inner, 1..=3), 0_u8..=12).prop_map(|(parts, cut)| Member::Sum(parts, cut)),
    ]
}

fn leaves(members: &[Member]) -> usize {
    members.iter().map(|member| if let Member::Sum(parts, _) = member { leaves(parts) } else { 1 }).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// The indicators named reach the share, and no fewer do: every smaller set is tried.
    #[test]
    fn no_smaller_set_reaches_the_share(members in prop::collection::vec(member(), 1..=4)) {
        let count = leaves(&members);
        prop_assume!(count <= 12);
        let named = raises(&members);
        let set = named.iter().fold(0_u32, |set, number| set | 1 << number);
        prop_assert_eq!(set.count_ones() as usize, named.len(), "each once");
        prop_assert!(reaches(&members, set), "{named:?}");
        let fewer = (0..1_u32 << count).filter(|tried| (tried.count_ones() as usize) < named.len());
        for tried in fewer {
            prop_assert!(!reaches(&members, tried), "{tried:b} would do, {named:?} are named");
        }
    }
}
