//! Comparisons of versions: what is claimed of a change is what trying every dossier of a grid shows.

use tieuchi::{Code, Diagnostic, Evaluation, Outcome, RuleSet};
use tieuchi_author::{Direction, Flips, How, Judged, Kind, Renames, RuleChange, RuleDiff, Tree};

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

const SOURCE: &str = r#"{"resource": "r", "locator": "1", "quote": "q"}"#;

fn criterion(id: &str, measure: &str, targets: &str) -> String {
    format!(
        r#"{{"id": "{id}", "title": {{"vi": "Tiêu chí {id}"}}, "measure": {measure}, "targets": {{{targets}}},
            "citations": [{{"resource": "r"}}], "source": {SOURCE}}}"#
    )
}

const PERCENT: &str = r#"{"kind": "percent"}"#;
const COUNT: &str = r#"{"kind": "count", "unit": {"vi": "điểm"}}"#;
const YES_NO: &str = r#"{"kind": "yes_no"}"#;

/// A small set of these criteria.
fn set(version: &str, criteria: &[String], conditions: &str) -> String {
    let number = criteria.len();
    format!(
        r#"{{"id": "a", "version": "{version}", "status": "accepted", "title": {{"vi": "Bộ"}}, "subject": {{"level": "x"}},
            "years": [2024, 2025], "declared": {{"groups": 1, "criteria": {number}}},
            "groups": [{{"id": "A", "title": {{"vi": "Nhóm"}}, "criteria": [{}]}}],
            {conditions}, "resources": [{{"id": "r", "number": "1", "title": {{"vi": "R"}}}}]}}"#,
        criteria.join(", ")
    )
}

fn all_criteria() -> String {
    format!(r#""conditions": [{{"id": "criteria", "criteria": "assigned", "source": {SOURCE}}}]"#)
}

fn read(text: &str) -> RuleSet {
    RuleSet::from_json(text).unwrap_or_else(|error| panic!("{error:?}\n{text}"))
}

fn diff(old: &RuleSet, new: &RuleSet) -> RuleDiff {
    RuleDiff::new(old, new, Renames::default(), &|_, _| ())
}

/// A bound on what is measured by numbers.
fn bound(dice: &mut Dice, step: u64) -> String {
    let limit = step * (1 + dice.below(4));
    let key = if dice.below(4) == 0 { "at_most" } else { "at_least" };
    format!(r#""{key}": {limit}"#)
}

fn target(dice: &mut Dice, step: u64) -> String {
    let general = bound(dice, step);
    match dice.below(4) {
        0 => {
            let listed = bound(dice, step);
            format!(r#"{{{general}, "by": {{"region": {{"mountain": {{{listed}}}, "island": null}}}}}}"#)
        }
        1 => {
            let listed = bound(dice, step);
            format!(r#"{{{general}, "by": {{"region": {{"mountain": {{{listed}}}}}}}}}"#)
        }
        _ => format!("{{{general}}}"),
    }
}

/// Targets of some of the years, at least one.
fn targets(dice: &mut Dice, target: impl Fn(&mut Dice) -> String) -> String {
    let years: &[u16] = match dice.below(6) {
        0 => &[2024],
        1 => &[2025],
        _ => &[2024, 2025],
    };
    let each: Vec<String> = years.iter().map(|year| format!(r#""{year}": {}"#, target(dice))).collect();
    each.join(", ")
}

fn random(version: &str, dice: &mut Dice) -> String {
    let mut criteria = vec![
        criterion("A.1", PERCENT, &targets(dice, |dice| target(dice, 10))),
        criterion("A.2", COUNT, &targets(dice, |dice| target(dice, 1))),
        criterion("A.3", YES_NO, &targets(dice, |_| r#"{"present": true}"#.to_owned())),
    ];
    if dice.below(5) == 0 {
        criteria.remove(2);
    }
    set(version, &criteria, &all_criteria())
}

/// Every dossier of the grid, without its rule set: targets lie on tens of percents and on whole numbers from 1 to 4.
fn grid() -> Vec<Tree> {
    let mut all = Vec::new();
    for year in [2024, 2025] {
        for region in ["plain", "mountain", "island"] {
            for percent in (0..=45).step_by(5) {
                for count in 0..=5 {
                    for present in [true, false] {
                        let text = format!(
                            r#"{{"subject": {{"id": "1", "level": "x", "attributes": {{"region": "{region}"}}}}, "year": {year},
                                "values": {{"A.1": "{percent}", "A.2": {count}, "A.3": {present}}}}}"#
                        );
                        all.push(Tree::parse(&text, &tieuchi::Limits::default()).unwrap());
                    }
                }
            }
        }
    }
    all
}

/// The dossier as a version reads it: without the criteria that it does not have.
fn evaluate(rules: &RuleSet, dossier: &Tree) -> Evaluation {
    let mut dossier = dossier.clone();
    dossier.set("rule_set", Tree::text("a"));
    for id in ["A.1", "A.2", "A.3"] {
        if rules.criterion(id).is_none() {
            dossier.get_mut("values").unwrap().take(id);
        }
    }
    rules.evaluate(&rules.read_dossier(&dossier.to_json()).unwrap())
}

/// Whether something becomes harder, and whether something becomes easier.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct Ways(bool, bool);

impl Ways {
    fn add(&mut self, from: Outcome, to: Outcome) {
        use Outcome::{Met, NotApplicable, NotMet};
        self.0 |= matches!((from, to), (Met | NotApplicable, NotMet));
        self.1 |= matches!((from, to), (NotMet, Met | NotApplicable));
    }

    fn claimed(effect: &tieuchi_author::Effect) -> Self {
        Self(effect.harder.is_some(), effect.easier.is_some())
    }
}

#[test]
fn what_is_claimed_agrees_with_every_dossier_of_a_grid() {
    let (mut dice, grid) = (Dice(0x9e37_79b9_7f4a_7c15), grid());
    let (mut both, mut neither) = (0, 0);
    for _ in 0..40 {
        let (old, new) = (read(&random("1.0.0", &mut dice)), read(&random("2.0.0", &mut dice)));
        let diff = diff(&old, &new);
        let (mut whole, mut criteria) = (Ways::default(), [Ways::default(); 3]);
        for dossier in &grid {
            let (before, after) = (evaluate(&old, dossier), evaluate(&new, dossier));
            whole.add(before.outcome(), after.outcome());
            for (id, ways) in ["A.1", "A.2", "A.3"].into_iter().zip(&mut criteria) {
                let outcome = |evaluation: &Evaluation| {
                    evaluation.finding(id).map_or(Outcome::NotApplicable, |finding| finding.outcome())
                };
                ways.add(outcome(&before), outcome(&after));
            }
        }
        let said = format!("{}\n{}", old.to_canonical_json(), new.to_canonical_json());
        for (id, ways) in ["A.1", "A.2", "A.3"].into_iter().zip(criteria) {
            let mut effect = tieuchi_author::Effect::default();
            for change in diff.changes().iter().filter(|change| change.part.id() == Some(id)) {
                effect.harder = effect.harder.or(change.effect.harder.clone());
                effect.easier = effect.easier.or(change.effect.easier.clone());
            }
            assert_eq!(Ways::claimed(&effect), ways, "{id}\n{said}");
        }
        let is_shown = diff.whole().witnesses().any(|witness| witness.judged == Judged::Whole);
        if is_shown || whole != Ways::default() {
            assert_eq!(Ways::claimed(diff.whole()), whole, "{said}");
        }
        both += u32::from(diff.whole().direction() == Direction::Both);
        neither += u32::from(whole == Ways::default());
    }
    assert!(both > 5 && neither < 35, "{both} {neither}");
}

/// One to three conditions on criteria and on a score.
fn conditions(dice: &mut Dice) -> String {
    let all: Vec<String> = ["first", "second", "third"]
        .into_iter()
        .filter_map(|id| {
            let demand = match dice.below(7) {
                0 | 1 => r#""criteria": "assigned""#.to_owned(),
                2 => r#""criteria": ["A.1"]"#.to_owned(),
                3 => r#""criteria": ["A.1", "A.2"]"#.to_owned(),
                4 | 5 => {
                    let (share, basis) = (60 + 10 * dice.below(3), ["self", "official"][usize::from(dice.below(2) == 0)]);
                    format!(
                        r#""score": {{"index": "i", "year": "current", "basis": "{basis}", "at_least_percent": {share}}}"#
                    )
                }
                _ if id != "first" => return None,
                _ => r#""criteria": {"groups": ["A"]}"#.to_owned(),
            };
            Some(format!(r#"{{"id": "{id}", {demand}, "source": {SOURCE}}}"#))
        })
        .collect();
    format!(r#""indices": [{{"id": "i", "title": {{"vi": "I"}}}}], "conditions": [{}]"#, all.join(", "))
}

#[test]
fn what_is_claimed_of_conditions_agrees_with_every_dossier_of_a_grid() {
    let (mut dice, mut both) = (Dice(7), 0);
    let present = r#""2024": {"present": true}"#;
    let criteria = ["A.1", "A.2", "A.3"].map(|id| criterion(id, YES_NO, present));
    let mut grid = Vec::new();
    for number in 0..8 {
        for (own, official) in (0..16).map(|number| (55 + 10 * (number / 4), 55 + 10 * (number % 4))) {
            let [first, second, third] = [1, 2, 4].map(|bit| number & bit != 0);
            grid.push(format!(
                r#"{{"rule_set": "a", "subject": {{"id": "1", "level": "x"}}, "year": 2024,
                    "values": {{"A.1": {first}, "A.2": {second}, "A.3": {third}}},
                    "scores": [{{"index": "i", "year": 2024, "basis": "self", "points": {own}, "maximum": 100}},
                      {{"index": "i", "year": 2024, "basis": "official", "points": {official}, "maximum": 100}}]}}"#
            ));
        }
    }
    for _ in 0..60 {
        let [old, new] =
            ["1.0.0", "2.0.0"].map(|version| read(&set(version, &criteria, &conditions(&mut dice))));
        let diff = diff(&old, &new);
        let mut whole = Ways::default();
        for dossier in &grid {
            let outcome = |rules: &RuleSet| rules.evaluate(&rules.read_dossier(dossier).unwrap()).outcome();
            whole.add(outcome(&old), outcome(&new));
        }
        let said = format!("{}\n{}", old.to_canonical_json(), new.to_canonical_json());
        let shown = |witness: &Option<tieuchi_author::Witness>| {
            witness.as_ref().is_some_and(|witness| witness.judged == Judged::Whole)
        };
        let claimed = Ways(shown(&diff.whole().harder), shown(&diff.whole().easier));
        assert_eq!(claimed, whole, "{said}");
        both += u32::from(diff.whole().direction() == Direction::Both);
    }
    assert!(both > 5, "{both}");
}

#[test]
fn every_witness_is_judged_as_it_says() {
    let mut dice = Dice(42);
    for _ in 0..40 {
        let (old, new) = (read(&random("1.0.0", &mut dice)), read(&random("2.0.0", &mut dice)));
        let diff = diff(&old, &new);
        for witness in diff.changes().iter().flat_map(|change| change.effect.witnesses()) {
            let judge = |rules: &RuleSet, dossier: &Tree| {
                let evaluation = rules.evaluate(&rules.read_dossier(&dossier.to_json()).unwrap());
                match &witness.judged {
                    Judged::Whole => evaluation.outcome(),
                    Judged::Condition(_) => evaluation.conditions().next().unwrap().outcome(),
                    Judged::Criterion(id, _) => {
                        evaluation.finding(id).map_or(Outcome::NotApplicable, |finding| finding.outcome())
                    }
                    Judged::Level(_) => panic!("there are no levels"),
                }
            };
            let (before, after) = diff.dossiers(witness).unwrap();
            assert_eq!((judge(&old, &before), judge(&new, &after)), (witness.from, witness.to));
        }
    }
}

/// A set of two criteria, with a score.
fn base() -> String {
    let criteria = [
        criterion("A.1", PERCENT, r#""2024": {"at_least": 70}, "2025": {"at_least": 80}"#),
        criterion("A.2", COUNT, r#""2024": {"present": true}"#),
    ];
    let conditions = format!(
        r#""conditions": [{{"id": "criteria", "criteria": "assigned", "source": {SOURCE}}},
          {{"id": "score", "score": {{"index": "i", "year": "previous", "basis": "official", "at_least_percent": 70}}, "source": {SOURCE}}}]"#
    );
    set("1.0.0", &criteria, &conditions)
}

/// The base with parts of its text replaced.
fn changed(parts: &[(&str, &str)]) -> RuleSet {
    let mut text = base().replace(r#""version": "1.0.0""#, r#""version": "1.1.0""#);
    for (from, to) in parts {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    read(&text)
}

/// What changed beside the version.
fn only(diff: &RuleDiff) -> Vec<&RuleChange> {
    diff.changes().iter().filter(|change| change.field != "version").collect()
}

#[test]
fn words_alone_are_proven_to_decide_nothing() {
    let old = read(&base());
    let new = changed(&[("Tiêu chí A.1", "Tiêu chí số một"), (r#""quote": "q""#, r#""quote": "khác""#)]);
    let diff = diff(&old, &new);
    assert!(!diff.decides() && diff.whole().direction() == Direction::Neither);
    assert!(only(&diff).iter().any(|change| change.field == "title.vi"));
    assert!(only(&diff).iter().all(|change| change.effect.witnesses().next().is_none()));
    assert!(diff_is_empty(&old, &old));
}

fn diff_is_empty(old: &RuleSet, new: &RuleSet) -> bool {
    diff(old, new).changes().is_empty()
}

#[test]
fn a_share_of_a_score_is_shown_by_a_score_between() {
    let diff = diff(&read(&base()), &changed(&[(r#""at_least_percent": 70"#, r#""at_least_percent": 75"#)]));
    let witness = diff.whole().harder.clone().unwrap();
    assert_eq!(
        (witness.judged, witness.focus),
        (Judged::Whole, vec![("i/2023/official".to_owned(), "72.5%".to_owned())])
    );
    assert_eq!(diff.whole().direction(), Direction::Harder);
}

#[test]
fn a_condition_that_is_gone_makes_it_easier() {
    let criteria = format!(r#"{{"id": "criteria", "criteria": "assigned", "source": {SOURCE}}},"#);
    let diff = diff(&read(&base()), &changed(&[(&criteria, "")]));
    assert_eq!(diff.whole().direction(), Direction::Easier);
    assert_eq!(diff.whole().easier.as_ref().unwrap().judged, Judged::Whole);
}

#[test]
fn a_set_that_is_incomplete_is_shown_by_a_criterion() {
    let incomplete = |text: String| text.replace(r#""criteria": 2}"#, r#""criteria": 3}"#);
    let old = read(&incomplete(base()));
    let new = read(&incomplete(base().replace(r#""at_least": 80"#, r#""at_least": 60"#)));
    let effect = diff(&old, &new).whole().clone();
    assert_eq!(effect.direction(), Direction::Easier);
    // A rule set that is incomplete is never met, and neither is its condition on all criteria.
    let witness = effect.easier.unwrap();
    assert_eq!(witness.judged, Judged::Criterion("A.1".to_owned(), None));
    assert_eq!((witness.from, witness.to), (Outcome::NotMet, Outcome::Met));
}

#[test]
fn what_lacks_completeness_leaves_open_what_was_met() {
    let old = read(&base());
    let new = read(&base().replace(r#""criteria": 2}"#, r#""criteria": 3}"#));
    let diff = diff(&old, &new);
    assert_eq!(diff.whole().direction(), Direction::Open);
    let witness = diff.whole().open.as_ref().unwrap();
    assert_eq!((witness.from, witness.to), (Outcome::Met, Outcome::Undetermined));
}

#[test]
fn a_group_that_completes_a_set_decides() {
    let declared = |text: String| text.replace(r#""groups": 1"#, r#""groups": 2"#);
    let old = read(&declared(base()));
    let group = r#"]}, {"id": "B", "title": {"vi": "Nhóm sau"}, "criteria": []}],
            "conditions""#;
    let text = declared(base()).replace(
        r#"]}],
            "conditions""#,
        group,
    );
    let new = read(&text);
    assert!(!old.is_complete() && new.is_complete());
    let diff = diff(&old, &new);
    assert!(!diff.is_proven_same());
    let witness = diff.whole().open.as_ref().unwrap();
    assert_eq!((witness.from, witness.to), (Outcome::Undetermined, Outcome::Met));
}

#[test]
fn an_attribute_that_must_be_stated_is_open() {
    let by = r#"{"at_least": 70, "by": {"region": {"mountain": {"at_least": 70}}}}"#;
    let diff = diff(&read(&base()), &changed(&[(r#"{"at_least": 70}"#, by)]));
    let change = only(&diff)[0];
    assert_eq!((change.field.as_str(), change.effect.direction()), ("attribute", Direction::Open));
    assert_eq!(only(&diff).len(), 1);
}

#[test]
fn renames_are_followed_by_the_map_and_guessed_at_without() {
    let old = read(&base());
    let new = changed(&[(r#""id": "A.1""#, r#""id": "A.7""#), (r#""at_least": 70}"#, r#""at_least": 75}"#)]);
    let map = Renames::from_json(r#"{"criteria": {"A.1": "A.7"}}"#, &old, &new).unwrap();
    let mapped = RuleDiff::new(&old, &new, map, &|_, _| ());
    let hows: Vec<How> = only(&mapped).iter().map(|change| change.how).collect();
    assert_eq!(hows, [How::Renamed, How::Changed]);
    let witness = mapped.whole().harder.as_ref().unwrap();
    let (before, after) = mapped.dossiers(witness).unwrap();
    assert_eq!(before.at("/values/A.1"), after.at("/values/A.7"));
    assert!(mapped.likely_renames().is_empty() && after.at("/values/A.1").is_none());
    let unmapped = diff(&old, &new);
    let likely = &unmapped.likely_renames()[0];
    assert_eq!((likely.kind, likely.old.as_str(), likely.new.as_str()), (Kind::Criterion, "A.1", "A.7"));
    assert_eq!(unmapped.whole().direction(), Direction::Both);
}

#[test]
fn a_map_that_cannot_be_is_refused() {
    let rules = read(&base());
    let codes = |map: &str| -> Vec<Code> {
        let found = Renames::from_json(map, &rules, &rules).unwrap_err();
        found.iter().map(Diagnostic::code).collect()
    };
    assert_eq!(codes(r#"{"criteria": {"A.9": "A.1"}}"#), [Code::UnknownRename]);
    assert_eq!(codes(r#"{"criteria": {"A.1": "A.9"}}"#), [Code::UnknownRename]);
    assert_eq!(codes(r#"{"criteria": {"A.1": "A.2"}}"#), [Code::RenamedTwice]);
    assert_eq!(codes(r#"{"criterion": {"A.1": "A.2"}}"#), [Code::UnknownKey]);
    assert_eq!(codes(r#"{"criteria": {"A.1": "A.1", "A.1": null}}"#), [Code::DuplicateKey]);
    assert_eq!(codes(r#"{"criteria": ["A.1"]}"#), [Code::WrongType]);
    assert!(Renames::from_json(r#"{"criteria": {"A.1": "A.2", "A.2": null}}"#, &rules, &rules).is_ok());
}

#[test]
fn what_the_map_calls_gone_is_gone_although_its_id_is_in_use() {
    let old = read(&base());
    let new = changed(&[("Tiêu chí A.2", "Một tiêu chí khác hẳn")]);
    let map = Renames::from_json(r#"{"criteria": {"A.2": null}}"#, &old, &new).unwrap();
    let diff = RuleDiff::new(&old, &new, map, &|_, _| ());
    let hows: Vec<How> =
        only(&diff).iter().filter(|change| change.field.is_empty()).map(|change| change.how).collect();
    assert_eq!(hows, [How::Removed, How::Added]);
}

#[test]
fn another_measure_is_a_change_of_its_own() {
    let old = read(&base());
    let new = changed(&[(COUNT, YES_NO)]);
    let diff = diff(&old, &new);
    assert!(diff.decides());
    let change = only(&diff).into_iter().find(|change| change.field == "measure.kind").unwrap();
    assert_eq!(change.to.as_ref().unwrap().vi, "yes_no");
}

#[test]
fn levels_are_told_apart() {
    let level = |id: &str| {
        format!(
            r#"{{"id": "{id}", "title": {{"vi": "{id}"}}, "source": {SOURCE},
                "conditions": [{{"id": "of-{id}", "criteria": "assigned", "source": {SOURCE}}}]}}"#
        )
    };
    let with = |target: &str| {
        let levels = format!(r#""levels": [{}, {}]"#, level("low"), level("high"));
        read(&set("1.0.0", &[criterion("A.1", PERCENT, target)], &levels))
    };
    let old = with(r#""2024": {"at_least": 50, "at": {"high": {"at_least": 60}}}"#);
    let new = with(r#""2024": {"at_least": 50, "at": {"high": {"at_least": 70}}}"#);
    let diff = diff(&old, &new);
    let change = only(&diff)[0];
    assert_eq!(change.target.as_ref().unwrap().level.as_deref(), Some("high"));
    let witness = diff.whole().harder.as_ref().unwrap();
    assert_eq!(
        (&witness.judged, witness.from, witness.to),
        (&Judged::Level("high".to_owned()), Outcome::Met, Outcome::NotMet)
    );
    assert_eq!(diff.whole().direction(), Direction::Harder);
}

#[test]
fn dossiers_at_hand_are_counted() {
    let old = read(&base());
    let new = changed(&[
        (r#"{"at_least": 70}"#, r#"{"at_least": 75}"#),
        (COUNT, PERCENT),
        (r#"{"present": true}"#, r#"{"at_least": 1}"#),
    ]);
    let mut flips = Flips::new(diff(&old, &new));
    let dossier = |rules: &str, values: &str| {
        format!(
            r#"{{"rule_set": "{rules}", "subject": {{"id": "1", "level": "x"}}, "year": 2024, "values": {{{values}}}}}"#
        )
    };
    flips.add("a", &dossier("a", r#""A.1": "72""#)).unwrap();
    flips.add("b", &dossier("a@1.0.0", r#""A.1": "80""#)).unwrap();
    flips.add("c", &dossier("a", r#""A.1": "80", "A.2": true"#)).unwrap();
    flips.add("d", &dossier("b", "")).unwrap();
    flips.add("e", &dossier("a@0.9.0", "")).unwrap();
    assert!(flips.add("f", &dossier("a", r#""A.3": 1"#)).is_err());
    assert_eq!((flips.judged(), flips.aside(), flips.units().len()), (2, 2, 1));
    let (name, diagnostics) = &flips.unreadable()[0];
    assert_eq!((name.as_str(), diagnostics[0].code()), ("c", Code::WrongType));
    let unit = &flips.units()[0];
    assert_eq!((unit.name.as_str(), unit.whole), ("a", (Outcome::Undetermined, Outcome::NotMet)));
}

/// The changes of a rule set of which no dossier is found that is judged differently; all that decide are tried.
fn unshown(text: &str) -> Vec<String> {
    let old = read(text);
    let canonical = old.to_canonical_json();
    let mutants = tieuchi_author::mutants(&canonical).into_iter().filter_map(|mutant| {
        let new = RuleSet::from_json(&mutant.apply(&canonical)).ok()?;
        let diff = diff(&old, &new);
        assert!(diff.decides(), "{}", mutant.id);
        let is_unshown = diff.whole().direction() == Direction::Neither;
        // There is none exactly where it is proven.
        assert_eq!(diff.is_proven_same(), is_unshown, "{}", mutant.id);
        is_unshown.then_some(mutant.id)
    });
    mutants.collect()
}

#[test]
fn every_change_that_decides_is_shown_by_a_witness() {
    let district = RuleSet::builtin("vn.thanh-hoa.dx.district").unwrap().to_canonical_json();
    let levels = include_str!("../../../rules/examples/levels/rules.json");
    assert_eq!(unshown(&district), ["years/2024:dropped", "years/2025:dropped"]);
    assert_eq!(unshown(levels), ["years/2024:dropped", "years/2025:dropped", "exemptions:dropped"]);
}
