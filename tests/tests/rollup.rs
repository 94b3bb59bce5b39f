//! Roll-ups and overviews: what counts, what may count, and what a unit reports beside it.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tieuchi::{
    Code, Diagnostic, Evaluation, Maintained, Outcome, Overview, Reason, Register, Rollup, RollupOf, Roster,
    RuleSets, SubjectId, Year,
};
use tieuchi_tests::run::rule_set;
use tieuchi_tests::sample::{edited, province};

fn sets() -> RuleSets {
    [province::COMMUNE, province::DISTRICT].into_iter().map(rule_set).collect()
}

fn evaluate(text: &str) -> Evaluation {
    let dossier = sets().read_dossier(text).expect("it can be read");
    dossier.rules().evaluate(&dossier)
}

/// The dossiers of communes of the example whose ids begin so.
fn communes(prefix: &str) -> Vec<Evaluation> {
    let all = province::COMMUNES.lines().map(evaluate);
    all.filter(|evaluation| evaluation.subject().id.as_str().starts_with(prefix)).collect()
}

fn reporting(unit: &str, value: &str) -> Evaluation {
    evaluate(&format!(
        r#"{{"rule_set": "example.province.district", "subject": {{"id": "{unit}", "level": "district"}}, "year": 2025,
            "values": {{"I.1": {value}}}}}"#
    ))
}

fn register() -> Register {
    Register::from_json(province::REGISTER).expect("it can be read")
}

fn roll_up(
    register: &Register,
    unit: &str,
    year: u16,
    as_of: Option<&str>,
    evaluations: &[Evaluation],
) -> Rollup {
    let roster = Roster::from_json(province::ROSTER).expect("it can be read");
    let (unit, year) = (SubjectId::new(unit).expect("an id"), Year::new(year).expect("a year"));
    let as_of = as_of.map(|day| day.parse().expect("a day"));
    let of = RollupOf { roster: &roster, register, unit: &unit, year, as_of, evaluations };
    rule_set(province::DISTRICT).roll_up(&of).unwrap_or_else(|error| panic!("{error}"))
}

/// What counts for sure, what may, and of how many.
fn numbers(rollup: &Rollup) -> (u64, u64, u64) {
    (rollup.sure().numerator, rollup.possible().numerator, rollup.units())
}

#[test]
fn a_commune_counts_where_it_is_recognised_and_maintains_its_criteria() {
    let rollup = roll_up(&register(), "A", 2025, None, &communes("A"));
    assert_eq!(numbers(&rollup), (1, 2, 4));
    let members: Vec<_> = rollup
        .members()
        .iter()
        .map(|member| (member.unit.id.as_str(), member.maintained, member.fallen.len(), member.outcome))
        .collect();
    assert_eq!(
        members,
        [
            // 85 % in 2024, 86 % in 2025.
            ("A.1", Some(Maintained::Yes), 0, Some(Outcome::Met)),
            // 85 %, then 82 %: above the 80 % of 2025, below what it was.
            ("A.2", Some(Maintained::Fallen), 1, Some(Outcome::Met)),
            // No dossier of 2025.
            ("A.3", Some(Maintained::NotKnown), 0, None),
            // Withdrawn.
            ("A.4", None, 0, None),
        ]
    );
    assert_eq!((rollup.outcome(), rollup.reason()), (Outcome::NotMet, Reason::BelowTarget));
    // Even with A.3 two of four are missing.
    assert_eq!(rollup.shortfall().and_then(|short| short.count), Some(2));
    assert_eq!(rollup.is_contradicted(), None, "nothing is reported");
}

#[test]
fn decisions_count_up_to_the_day_and_not_for_later_years() {
    let of = |year, as_of| numbers(&roll_up(&register(), "A", year, as_of, &communes("A")));
    assert_eq!(of(2025, Some("2025-01-09")), (0, 0, 4));
    assert_eq!(of(2025, Some("2025-08-31")), (1, 3, 4), "A.4 is not withdrawn yet");
    // In the year of the recognition the evaluation is compared with itself.
    assert_eq!(of(2024, None), (3, 3, 4));
    assert_eq!(roll_up(&register(), "A", 2024, None, &communes("A")).outcome(), Outcome::Met);
    let later = edited(province::REGISTER, "\"id\": \"example.province.register\"", "\"id\": \"later\"")
        .replace("\"year\": 2024", "\"year\": 2025")
        .replace("2025-01-10", "2025-06-10");
    let later = Register::from_json(&later).expect("it can be read");
    assert_eq!(numbers(&roll_up(&later, "A", 2024, None, &communes("A"))), (0, 0, 4));
}

#[test]
fn what_is_not_known_leaves_the_outcome_open() {
    let rollup = roll_up(&register(), "A", 2024, None, &[]);
    assert_eq!(numbers(&rollup), (0, 3, 4));
    // 50 % are asked for: none may do, three would.
    assert_eq!((rollup.outcome(), rollup.reason()), (Outcome::Undetermined, Reason::SomeUndetermined));
    assert_eq!(rollup.shortfall(), None);
}

#[test]
fn what_a_district_reports_is_held_against_the_record() {
    let contradicted = |value: &str| {
        let mut evaluations = communes("A");
        evaluations.push(reporting("A", value));
        roll_up(&register(), "A", 2025, None, &evaluations).is_contradicted()
    };
    for (value, expected) in [
        (r#"{"numerator": 4, "denominator": 4}"#, Some(true)),
        (r#"{"numerator": 1, "denominator": 4}"#, Some(false)),
        (r#"{"numerator": 2, "denominator": 4}"#, Some(false)),
        (r#"{"numerator": 0, "denominator": 4}"#, Some(true)),
        (r#"{"numerator": 1, "denominator": 2}"#, Some(true)),
        (r#""25""#, Some(false)),
        (r#""50.0""#, Some(false)),
        (r#""49.9""#, Some(true)),
        (r#""100""#, Some(true)),
        ("null", None),
    ] {
        assert_eq!(contradicted(value), expected, "{value}");
    }
}

#[test]
fn a_roll_up_has_the_same_bytes_always() {
    let rollup = roll_up(&register(), "B", 2025, Some("2025-12-31"), &communes("B"));
    let (rules, roster) = (rollup.rules().sha256(), rollup.roster().sha256());
    let register = rollup.register().sha256();
    let expected = format!(
        r#"{{"engine":{{"name":"tieuchi","semantics":1}},"rule_set":{{"id":"example.province.district","version":"2024.1.0","status":"draft","complete":true,"sha256":"{rules}"}},"roster":{{"id":"example.province.roster","version":"2025.1.0","date":"2025-12-31","sha256":"{roster}"}},"register":{{"id":"example.province.register","version":"2025.1.0","sha256":"{register}"}},"unit":{{"id":"B","name":"Huyện minh họa B","level":"district"}},"year":2025,"as_of":"2025-12-31","illustrative":true,"criterion":"I.1","outcome":"not_met","reason":"below_target","units":2,"recognised":1,"sure":0,"possible":0,"target":{{"at_least":"100"}},"shortfall":{{"percent":"100","count":2}},"reported":null,"contradicted":null,"counted":[],"not_known":[],"members":[{{"id":"B.1","name":"Xã minh họa B.1","level":"commune","outcome":"not_met","recognised":{{"number":"5/QĐ-MH","date":"2025-01-10","year":2024}},"withdrawn":null,"maintained":"fallen","compared_with":2024,"fallen":["I.1"]}},{{"id":"B.2","name":"Xã minh họa B.2","level":"commune","outcome":"not_met","recognised":null,"withdrawn":null,"maintained":null,"compared_with":null,"fallen":[]}}],"unlisted":[],"title":{{"en":"Share of communes recognised and maintaining their criteria","vi":"Tỷ lệ xã được công nhận và duy trì ổn định"}},"source":{{"locator":"Phụ lục, I.1","quote":"Tỷ lệ xã được công nhận và duy trì ổn định: 50%; 100%","resource":"minh-hoa"}},"interpretation":{{"en":"A commune counts where a decision recognises it that is not withdrawn, and no criterion has fallen in the year.","vi":"Xã được tính khi có quyết định công nhận chưa bị thu hồi và không có tiêu chí nào sụt giảm trong năm."}}}}"#
    );
    assert_eq!(rollup.to_json(), expected);
}

#[test]
fn everything_wrong_is_said_at_once() {
    let roster = Roster::from_json(province::ROSTER).expect("it can be read");
    let unit = SubjectId::new("A").expect("an id");
    let year = Year::new(2025).expect("a year");
    let mut evaluations = communes("");
    evaluations.extend(communes("A.1"));
    let register = register();
    let of = RollupOf {
        roster: &roster,
        register: &register,
        unit: &unit,
        year,
        as_of: None,
        evaluations: &evaluations,
    };
    let error = rule_set(province::DISTRICT).roll_up(&of).expect_err("it is wrong");
    let codes: Vec<Code> = error.diagnostics().iter().map(Diagnostic::code).collect();
    // B.1 of both years, B.2; then A.1 of both years again.
    assert_eq!(
        codes,
        [Code::NotPartOf, Code::NotPartOf, Code::NotPartOf, Code::EvaluatedTwice, Code::EvaluatedTwice]
    );
    let wrong = |unit: &str, year: u16| {
        let (unit, year) = (SubjectId::new(unit).expect("an id"), Year::new(year).expect("a year"));
        let of = RollupOf { unit: &unit, year, evaluations: &[], ..of };
        let error = rule_set(province::DISTRICT).roll_up(&of).expect_err("it is wrong");
        error.diagnostics().iter().map(Diagnostic::code).collect::<Vec<_>>()
    };
    assert_eq!(wrong("C", 2025), [Code::NotInRoster]);
    assert_eq!(wrong("A.1", 2025), [Code::WrongLevel]);
    assert_eq!(wrong("A", 2026), [Code::YearNotAssessed]);
}

#[test]
fn an_overview_does_not_hang_on_the_order_of_dossiers() {
    let roster = Roster::from_json(province::ROSTER).expect("it can be read");
    let (rules, register) = (rule_set(province::DISTRICT), register());
    let year = Year::new(2025).expect("a year");
    let overview = |evaluations: &[Evaluation]| {
        let mut overview = Overview::new(&rules, &roster, &register, year, None).expect("it fits");
        for each in evaluations {
            overview.add(each).expect("it fits");
        }
        overview
    };
    let mut evaluations = communes("");
    evaluations.push(reporting("A", r#"{"numerator": 4, "denominator": 4}"#));
    let forwards = overview(&evaluations);
    evaluations.reverse();
    assert_eq!(overview(&evaluations).to_json(), forwards.to_json());
    let rows = forwards.rows();
    let contradicted: Vec<_> = rows.iter().map(|row| row.rollup.is_contradicted()).collect();
    assert_eq!(contradicted, [Some(true), None]);
    // The dossier of 2024 of A.3 is kept for its recognition; none is set aside.
    assert_eq!(forwards.set_aside(), 0);
}

/// A register in which these communes are recognised for 2024.
fn recognising(communes: &BTreeSet<usize>) -> Register {
    let decisions = communes.iter().map(|number| {
        let unit = format!(r#"{{"id": "A.{number}", "name": "x", "level": "commune"}}"#);
        format!(
            r#"{{"kind": "recognition", "unit": {unit}, "year": 2024, "number": "1", "date": "2025-01-10"}}"#
        )
    });
    let decisions = decisions.collect::<Vec<_>>().join(", ");
    let text = format!(
        r#"{{"kind": "register", "id": "x", "version": "1.0.0", "title": {{"vi": "x"}},
            "levels": [{{"level": "commune", "all_named": false}}], "decisions": [{decisions}]}}"#
    );
    Register::from_json(&text).expect("it can be read")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// More recognitions never lower what is sure or what is possible; and what is sure is possible.
    #[test]
    fn more_recognitions_never_lower_it(
        some in prop::collection::btree_set(1_usize..=4, 0..=4),
        more in prop::collection::btree_set(1_usize..=4, 0..=4),
        year in 2024_u16..=2025,
    ) {
        let evaluations = communes("A");
        let all: BTreeSet<usize> = some.union(&more).copied().collect();
        let few = numbers(&roll_up(&recognising(&some), "A", year, None, &evaluations));
        let many = numbers(&roll_up(&recognising(&all), "A", year, None, &evaluations));
        prop_assert!(few.0 <= many.0 && few.1 <= many.1, "{few:?} {many:?}");
        prop_assert!(few.0 <= few.1 && few.1 <= few.2);
    }

    /// Evaluations at hand only narrow the interval.
    #[test]
    fn more_evaluations_only_narrow_it(kept in prop::collection::btree_set(0_usize..5, 0..=5)) {
        let all = communes("A");
        let some: Vec<Evaluation> =
            all.iter().enumerate().filter(|(at, _)| kept.contains(at)).map(|(_, each)| each.clone()).collect();
        let with = numbers(&roll_up(&register(), "A", 2025, None, &all));
        let without = numbers(&roll_up(&register(), "A", 2025, None, &some));
        prop_assert!(without.0 <= with.0 && with.1 <= without.1, "{without:?} {with:?}");
    }
}
