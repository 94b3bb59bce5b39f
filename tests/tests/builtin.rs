//! The rule sets that ship and the example dossiers: they read, they say what they promise, and every number of the
//! district decision stands in the words quoted for it.

use std::fs;

use tieuchi::{
    Bound, ConditionDemand, Criterion, Deadline, Decimal, Evaluation, Measure, Outcome, Roster, RuleSet,
    RuleSets, Source, StepSubjects, SubjectId,
};
use tieuchi_tests::vectors::{examples, files};

const DISTRICT: &str = "vn.thanh-hoa.dx.district";

const COMMUNE: &str = "vn.thanh-hoa.dx.commune";

/// The town's letter, on which the communes' set rests.
const LETTER: &str = include_str!("../sources/bim-son-2023.txt");

fn district() -> RuleSet {
    RuleSet::builtin(DISTRICT).expect("it ships")
}

#[test]
fn every_rule_set_reads_without_warnings_and_is_what_it_says() {
    for shipped in tieuchi_rules::ALL {
        let rules =
            RuleSet::from_json(shipped.json).unwrap_or_else(|error| panic!("{}: {error}", shipped.id));
        assert_eq!(rules.warnings(), [], "{}", shipped.id);
        assert_eq!(rules.id().as_str(), shipped.id);
        assert_eq!(rules.version().to_string(), shipped.version, "{}", shipped.id);
        assert_eq!(RuleSet::builtin(shipped.id), Ok(rules.clone()));
        assert_eq!(RuleSet::builtin(&format!("{}@{}", shipped.id, shipped.version)), Ok(rules));
    }
}

#[test]
fn every_rule_set_that_ships_is_at_hand() {
    let at_hand: Vec<(String, String)> = RuleSets::builtin()
        .iter()
        .map(|rules| (rules.id().to_string(), rules.version().to_string()))
        .collect();
    let shipped: Vec<(String, String)> =
        tieuchi_rules::ALL.iter().map(|set| (set.id.to_owned(), set.version.to_owned())).collect();
    assert_eq!(at_hand, shipped);
    assert!(shipped.is_sorted(), "they stand in the order of their ids");
}

/// The example of this name, evaluated by the built-in rule set that it names.
fn example(name: &str) -> Evaluation {
    let text = fs::read_to_string(examples().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let dossier = RuleSets::builtin().read_dossier(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(dossier.is_illustrative(), "{name} is marked");
    assert!(dossier.note().is_some_and(|note| note.starts_with("Số liệu minh họa, không phải số liệu thật")));
    let references = dossier.documents().iter().filter_map(|document| document.reference.as_ref());
    let references =
        references.chain(dossier.evidence().iter().filter_map(|evidence| evidence.reference.as_ref()));
    for reference in references {
        assert!(reference.starts_with("…/"), "{name}: {reference} looks like a real number");
    }
    dossier.rules().evaluate(&dossier)
}

#[test]
fn every_example_gives_the_outcome_that_its_name_promises() {
    let found: Vec<(String, Outcome)> = files(&examples())
        .into_iter()
        .filter(|name| name != "README.md")
        .map(|name| {
            let outcome = example(&name).outcome();
            (name, outcome)
        })
        .collect();
    let promised = [
        ("bim-son-2024-hair.json", Outcome::NotMet),
        ("bim-son-2024-incomplete.json", Outcome::Undetermined),
        ("bim-son-2024-met.json", Outcome::Met),
        ("bim-son-2024-procedure.json", Outcome::Met),
    ];
    assert_eq!(found, promised.map(|(name, outcome)| (name.to_owned(), outcome)));
}

#[test]
fn the_example_that_is_met_is_met_throughout() {
    let evaluation = example("bim-son-2024-met.json");
    assert_eq!(evaluation.tally().met, 23);
    assert!(evaluation.conditions().all(|condition| condition.outcome() == Outcome::Met));
    assert!(evaluation.documents().all(|(_, filed)| filed));
}

#[test]
fn the_example_by_a_hair_fails_in_one_household() {
    let evaluation = example("bim-son-2024-hair.json");
    let failing: Vec<_> = evaluation.findings().filter(|finding| finding.outcome() != Outcome::Met).collect();
    let [finding] = failing.as_slice() else { panic!("{failing:?}") };
    assert_eq!(finding.criterion().id.as_str(), "II.3");
    let shortfall = finding.shortfall().expect("it falls short");
    assert_eq!((shortfall.percent, shortfall.count), (Some(Decimal::new(4, 3)), Some(1)));
    assert!(evaluation.documents().all(|(_, filed)| filed));
}

#[test]
fn the_incomplete_example_lacks_values_a_score_and_documents() {
    let evaluation = example("bim-son-2024-incomplete.json");
    assert_eq!(evaluation.tally().not_met, 0);
    let unreported: Vec<String> = evaluation.unreported().iter().map(ToString::to_string).collect();
    assert_eq!(unreported, ["II.1", "III.3", "III.5", "IV.3", "IV.4", "V.1", "V.3", "self-score"]);
    let filed: Vec<&str> = evaluation
        .documents()
        .filter(|(_, filed)| *filed)
        .map(|(document, _)| document.id.as_str())
        .collect();
    assert_eq!(filed, ["report"]);
}

#[test]
fn the_example_of_a_procedure_waits_for_a_conference_and_for_one_opinion() {
    let evaluation = example("bim-son-2024-procedure.json");
    let progress = evaluation.progress(None);
    assert_eq!(progress.reached().expect("four steps are done").step().id.as_str(), "appraisal");
    let next = progress.next().expect("the submission is left");
    assert_eq!(next.step().id.as_str(), "submission");
    let blocked = next.blocked_by();
    let owed: Vec<_> =
        blocked.assessments.iter().map(|owed| (owed.agency.as_str(), owed.criteria[0].as_str())).collect();
    assert_eq!(owed, [("so-y-te", "V.3")]);
    assert_eq!(blocked.conference.expect("it was not held").id.as_str(), "appraisal-conference");
    let state = progress.conference().expect("the set knows one");
    let on: Vec<&str> = state.criteria().iter().map(|id| id.as_str()).collect();
    assert_eq!((state.is_required(), on), (Some(true), vec!["II.3"]));
    let deciding = progress.deciding().expect("the appraisal decides");
    assert_eq!((deciding.assessment().id.as_str(), deciding.outcome()), ("appraisal", Outcome::NotMet));
    assert_eq!(deciding.tally().met, 22);
    assert_eq!(evaluation.outcome(), Outcome::Met, "by the town's own figures");
}

/// The cells of the table's row: title, unit, a target for each year, agencies, acts cited.
fn cells(criterion: &Criterion) -> Vec<&str> {
    criterion.source.quote.split('\n').collect()
}

/// A bound as the decision prints it.
fn printed(bound: Bound) -> String {
    match bound {
        Bound::AtLeast(least) => format!("{least}%"),
        Bound::AtMost(_) => "no target of the decision is a maximum".to_owned(),
        Bound::Present => "Có".to_owned(),
    }
}

#[test]
fn every_target_of_the_decision_stands_in_its_row_under_its_year() {
    let rules = district();
    let mut traced = 0;
    for criterion in rules.criteria() {
        for (column, year) in rules.years().iter().enumerate() {
            let target = criterion.target(*year).expect("every criterion is assigned in every year");
            assert_eq!(
                target.by, None,
                "{}: the decision makes no difference between districts",
                criterion.id
            );
            let bound = target.general.expect("it has a target");
            assert_eq!(cells(criterion)[2 + column], printed(bound), "{} in {year}", criterion.id);
            traced += 1;
        }
    }
    assert_eq!(traced, 46, "23 criteria in 2024 and 2025");
}

#[test]
fn every_title_and_unit_of_the_decision_stands_in_its_row() {
    for criterion in district().criteria() {
        let unit = match &criterion.measure {
            Measure::Percent { .. } => "%",
            Measure::YesNo { unit } => unit.as_ref().map_or("", |unit| &unit.vi),
            Measure::Count { unit } | Measure::Amount { unit } => &unit.vi,
        };
        assert_eq!(cells(criterion)[..2], [criterion.title.vi.as_str(), unit], "{}", criterion.id);
    }
}

#[test]
fn every_agency_and_act_of_a_criterion_stands_in_its_row() {
    let rules = district();
    for criterion in rules.criteria() {
        let cells = cells(criterion);
        for id in criterion.lead_agencies.iter().chain(&criterion.coordinating_agencies) {
            let agency = rules.agency(id).expect("the rule set has it");
            let mut forms = agency.printed.iter().chain([&agency.name.vi]);
            assert!(forms.any(|form| cells[4].contains(form.as_str())), "{}: {id}", criterion.id);
        }
        for citation in &criterion.citations {
            let resource = rules.resource(&citation.resource).expect("the rule set has it");
            let words = resource.number.as_ref().unwrap_or(&resource.title.vi);
            let is_printed = cells.get(5).is_some_and(|acts| acts.contains(words.as_str()));
            assert!(
                is_printed || criterion.interpretation.is_some(),
                "{}: {words} is cited, and neither printed nor explained",
                criterion.id
            );
        }
    }
}

#[test]
fn the_counts_and_the_seventy_percent_of_the_decision_stand_in_their_quotes() {
    let rules = district();
    let declared = rules.declared();
    let quote = &declared.source.as_ref().expect("it is quoted").quote;
    assert!(quote.contains(&format!("{} nhóm tiêu chí", declared.groups)));
    assert!(quote.contains(&format!("{} tiêu chí thành phần", declared.criteria)));
    let in_words: Vec<u64> = quote
        .split("gồm ")
        .filter_map(|words| words.split_once(" tiêu chí thành phần")?.0.parse().ok())
        .collect();
    let per_group: Vec<u64> = declared.per_group.iter().map(|(_, count)| *count).collect();
    assert_eq!(in_words, per_group);

    let shares: Vec<(String, bool)> = rules
        .conditions()
        .iter()
        .filter_map(|condition| match &condition.demand {
            ConditionDemand::Score(score) => {
                let words = format!("Đạt từ {}% tổng số điểm trở lên", score.at_least_percent);
                Some((condition.id.to_string(), condition.source.quote.contains(&words)))
            }
            _ => None,
        })
        .collect();
    assert_eq!(shares, [("previous-score".to_owned(), true), ("self-score".to_owned(), true)]);
}

/// Words with single spaces between them and without the marks of bold and italic type.
fn words(text: &str) -> String {
    text.replace('*', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All that a rule set quotes.
fn quotes(rules: &RuleSet) -> Vec<&Source> {
    let mut all: Vec<&Source> = rules.source().into_iter().chain(&rules.declared().source).collect();
    all.extend(rules.missing().iter().filter_map(|part| part.source.as_ref()));
    all.extend(rules.indices().iter().filter_map(|index| index.source.as_ref()));
    all.extend(rules.groups().filter_map(|group| group.source));
    all.extend(rules.criteria().iter().map(|criterion| &criterion.source));
    all.extend(rules.conditions().iter().map(|condition| &condition.source));
    all.extend(rules.documents().iter().map(|document| &document.source));
    all.extend(rules.procedure().iter().map(|step| &step.source));
    all.extend(rules.duties().iter().map(|duty| &duty.source));
    all.extend(rules.assessments().iter().map(|assessment| &assessment.source));
    all.extend(rules.decisive().map(|decisive| &decisive.source));
    all.extend(rules.conference().map(|conference| &conference.source));
    all
}

/// Section 2 of Appendix 2 of the district decision.
const PROCEDURE: &str = include_str!("../sources/district-2024-procedure.txt");

#[test]
fn every_quote_of_the_assessments_stands_in_the_decision() {
    let (rules, decision) = (district(), words(PROCEDURE));
    let sources = rules.assessments().iter().map(|assessment| &assessment.source);
    let sources = sources.chain(rules.decisive().map(|decisive| &decisive.source));
    let sources = sources.chain(rules.conference().map(|conference| &conference.source));
    let mut found = 0;
    for source in sources.chain(rules.procedure().iter().map(|step| &step.source)) {
        assert_eq!(source.resource.as_str(), "qd-1042-2024");
        assert!(decision.contains(&source.quote), "{}: {}", source.locator, source.quote);
        for misprint in &source.misprints {
            assert!(source.quote.contains(&misprint.printed));
        }
        found += 1;
    }
    assert_eq!(found, 4 + 1 + 1 + 5);
    for assessment in rules.assessments() {
        assert!(assessment.interpretation.is_some(), "{}: the words leave room", assessment.id);
    }
    assert!(rules.decisive().expect("it says which decides").interpretation.is_some());
}

#[test]
fn the_assessments_of_the_decision_are_given_in_its_steps_by_their_actors() {
    let rules = district();
    for assessment in rules.assessments() {
        let step = assessment.step.as_ref().and_then(|id| rules.step(id)).expect("the procedure has it");
        match &assessment.agencies {
            tieuchi::Assessors::Agencies(agencies) => {
                assert!(agencies.iter().all(|agency| step.actors.contains(agency)), "{}", assessment.id);
            }
            tieuchi::Assessors::Lead => assert_eq!(assessment.id.as_str(), "agency-opinions"),
        }
    }
    assert_eq!(rules.subject_agency().map(tieuchi::AgencyId::as_str), Some("ubnd-cap-huyen"));
    let commune = RuleSet::builtin(COMMUNE).expect("it ships");
    assert!(commune.assessments().is_empty() && commune.conference().is_none(), "its letter names none");
}

#[test]
fn every_quote_of_the_communes_set_stands_in_the_letter() {
    let (rules, letter) = (RuleSet::builtin(COMMUNE).expect("it ships"), words(LETTER));
    let quotes = quotes(&rules);
    assert_eq!(quotes.len(), 2 + 3 + 1 + 2 + 5 + 11);
    for source in quotes {
        assert_eq!(source.resource.as_str(), "cv-bim-son-2023");
        assert!(letter.contains(&source.quote), "{}: {}", source.locator, source.quote);
    }
    for agency in rules.agencies() {
        assert!(agency.printed.iter().all(|form| letter.contains(form)), "{}", agency.id);
    }
    let printed = rules.resources().iter().filter_map(|resource| resource.printed.as_ref());
    assert!(printed.clone().all(|printed| letter.contains(printed)));
    assert_eq!(printed.count(), 2);
    let roster = Roster::builtin("vn.thanh-hoa.roster").expect("it ships");
    let mut of_others = Vec::new();
    for step in rules.procedure() {
        for named in step.subjects.named() {
            assert!(letter.contains(&named.name), "{}: {}", step.id, named.name);
            // The ids are the roster's, of units of that name within the town.
            let unit = roster.units().iter().find(|unit| Some(&unit.unit.id) == named.id.as_ref());
            let unit = unit.unwrap_or_else(|| panic!("{}: {}", step.id, named.name));
            assert_eq!(unit.unit.name.to_lowercase(), named.name.to_lowercase());
            assert_eq!(unit.part_of.as_ref().map(SubjectId::as_str), Some("38.381"));
        }
        if let StepSubjects::Except(_) = step.subjects {
            of_others.push((step.id.as_str(), step.interpretation.is_some()));
            let actor = rules.agency(&step.actors[0]).expect("it is one of its agencies");
            assert!(actor.name.vi.contains("các phường còn lại"));
        }
    }
    assert_eq!(of_others, [("self-assessment-others", true)]);
    assert!(letter.contains("4.2. UBND các phường còn lại của Thị xã"));
}

#[test]
fn every_number_and_day_of_the_communes_set_stands_in_its_quote() {
    let rules = RuleSet::builtin(COMMUNE).expect("it ships");
    let declared = rules.declared();
    let quote = &declared.source.as_ref().expect("it is quoted").quote;
    assert!(quote.contains(&format!("{:02} nhóm với {} chỉ tiêu", declared.groups, declared.criteria)));
    assert!(declared.interpretation.is_some(), "the numbers per group are not the letter's");
    let per_group: Vec<u64> = declared.per_group.iter().map(|(_, count)| *count).collect();
    assert_eq!(per_group, [11, 6, 12, 8]);
    assert!(rules.groups().all(|group| group.criteria.is_empty() && group.interpretation.is_some()));
    for condition in rules.conditions() {
        if let ConditionDemand::Score(score) = &condition.demand {
            assert!(
                condition
                    .source
                    .quote
                    .contains(&format!("đạt từ {}% tổng số điểm trở lên", score.at_least_percent))
            );
        }
    }
    let steps = rules.procedure().iter().map(|step| (&step.deadline, &step.source));
    let duties = rules.duties().iter().map(|duty| (&duty.deadline, &duty.source));
    let mut days = 0;
    for (deadline, source) in steps.chain(duties) {
        match deadline {
            Some(Deadline::Before(day)) => {
                let printed = format!("trước ngày {:02}/{:02}/{}", day.day(), day.month(), day.year());
                assert!(source.quote.contains(&printed), "{printed}");
                days += 1;
            }
            Some(Deadline::Words(words)) => assert!(source.quote.contains(&words.vi)),
            Some(Deadline::Until(day)) => panic!("the letter says of no day that it is the last: {day}"),
            None => {}
        }
    }
    assert_eq!(days, 6);
}

#[test]
fn the_duties_of_the_communes_set_leave_no_sentence_of_the_letter_out() {
    let (rules, letter) = (RuleSet::builtin(COMMUNE).expect("it ships"), words(LETTER));
    let from = letter.find("4.1. UBND phường").expect("it is there");
    let until = letter.find("Nơi nhận:").expect("it is there");
    let mut rest = letter[from..until].to_owned();
    for duty in rules.duties() {
        rest = rest.replace(&duty.source.quote, "");
    }
    let rest: Vec<&str> = rest.split_whitespace().filter(|word| *word != "-").collect();
    assert_eq!(
        rest.join(" "),
        "4.1. UBND phường Ngọc Trạo và UBND xã Quang Trung 4.2. UBND các phường còn lại của Thị xã \
         5. Phòng Văn hóa - Thông tin 6. Các Doanh nghiệp bưu chính, Viễn thông trên địa bàn Thị xã"
            .replace(" - ", " "),
        "only headings are left"
    );
}
