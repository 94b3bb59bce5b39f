//! The public API as an embedding program uses it.

use std::thread;

use tieuchi::{
    AgencyId, Code, Diagnostic, Dossier, DossierError, Evaluation, Language, Level, Limits, Outcome, Reason,
    RuleSet, RuleSetError, RuleSets, Unreported, Version,
};

const DISTRICT: &str = "vn.thanh-hoa.dx.district";

/// A rule set of another content, for subjects of another level.
const OTHER: &str = r#"{"id": "x.other", "version": "1.2.3", "status": "draft", "title": {"vi": "Thử"},
    "subject": {"level": "commune"}, "years": [2024], "declared": {"groups": 1, "criteria": 1},
    "resources": [{"id": "r", "title": {"vi": "Thử"}}],
    "groups": [{"id": "I", "title": {"vi": "Thử"}, "criteria": [{"id": "I.1", "title": {"vi": "Thử"},
        "measure": {"kind": "yes_no"}, "targets": {"2024": {"present": true}},
        "source": {"resource": "r", "locator": "1", "quote": "Có"}}]}],
    "conditions": [{"id": "criteria", "criteria": "assigned", "source": {"resource": "r", "locator": "2", "quote": "…"}}]}"#;

fn district() -> RuleSet {
    RuleSet::builtin(DISTRICT).expect("the district rule set reads")
}

fn dossier(values: &str) -> String {
    format!(
        r#"{{"rule_set": "{DISTRICT}", "subject": {{"id": "38.381", "level": "district"}}, "year": 2024, "values": {{{values}}}}}"#
    )
}

#[test]
fn what_evaluates_is_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>() {}
    shared::<RuleSet>();
    shared::<RuleSets>();
    shared::<Dossier>();
    shared::<Evaluation>();
    shared::<RuleSetError>();
    shared::<DossierError>();

    let rules = district();
    let text = dossier(r#""II.3": 69.996"#);
    let expected = rules.evaluate(&rules.read_dossier(&text).expect("it reads")).to_json();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let dossier = rules.read_dossier(&text).expect("it reads");
                assert_eq!(rules.evaluate(&dossier).to_json(), expected);
            });
        }
    });
}

#[test]
fn a_dossier_of_other_content_is_undetermined_throughout() {
    let rules = district();
    let dossier = rules.read_dossier(&dossier(r#""II.3": 82.5"#)).expect("it reads");
    let other = RuleSet::from_json(OTHER).expect("it reads");
    let evaluation = other.evaluate(&dossier);
    assert_eq!(evaluation.outcome(), Outcome::Undetermined);
    assert!(
        evaluation
            .findings()
            .all(|finding| finding.reason() == Reason::OtherRuleSet && finding.value().is_none())
    );

    // The same content loaded again is the same rule set.
    let again = RuleSet::from_json(&rules.to_canonical_json()).expect("it reads");
    assert_eq!(again, rules);
    assert_eq!(again.evaluate(&dossier).to_json(), rules.evaluate(&dossier).to_json());
}

#[test]
fn a_dossier_picks_its_rule_set_by_name_and_version() {
    let mut sets = RuleSets::builtin();
    sets.add(RuleSet::from_json(OTHER).expect("it reads"));
    let newer = OTHER.replace("1.2.3", "1.10.0");
    sets.add(RuleSet::from_json(&newer).expect("it reads"));
    let read = |rule_set: &str| {
        sets.read_dossier(&format!(
            r#"{{"rule_set": "{rule_set}", "subject": {{"id": "1", "level": "commune"}}, "year": 2024}}"#
        ))
    };
    let version = |rule_set: &str| read(rule_set).expect("it reads").rules().version().to_string();
    assert_eq!(version("x.other"), "1.10.0", "the highest");
    assert_eq!(version("x.other@1.2.3"), "1.2.3");

    let error = read("x.othr").expect_err("no such rule set");
    let [only] = error.diagnostics() else { panic!("one diagnostic: {error}") };
    assert_eq!(
        (only.code(), only.pointer(), only.nearest()),
        (Code::UnknownRuleSet, "/rule_set", Some("x.other"))
    );

    let count = sets.iter().len();
    sets.add(RuleSet::from_json(OTHER).expect("it reads"));
    assert_eq!(sets.iter().len(), count, "the same id and version is replaced");
}

#[test]
fn errors_say_what_where_and_how_many() {
    let error = district()
        .read_dossier(&dossier(r#""II.3": "99,5", "II.4": "12", "XX": 1"#))
        .expect_err("three errors");
    assert_eq!(error.diagnostics().len(), 3);
    assert_eq!(
        error.to_string(),
        "the dossier cannot be read: 1:125 at /values/II.3: decimal_comma: `\"99,5\"` has a comma; the decimal mark is a point, \
         as in `99.5` (and 2 more)"
    );
    let json: serde_json::Value = serde_json::from_str(&error.to_json()).expect("it is JSON");
    assert_eq!(json[1]["code"], "wrong_type");
    assert_eq!(json[1]["pointer"], "/values/II.4");
    assert_eq!(json[2]["code"], "unknown_criterion");
}

#[test]
fn serde_gives_the_shape_of_the_json() {
    let rules = district();
    let evaluation = rules.evaluate(
        &rules.read_dossier(&dossier(r#""I.1": {"numerator": 6, "denominator": 7}"#)).expect("it reads"),
    );
    let parse = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("it is JSON");
    assert_eq!(serde_json::to_value(&evaluation).expect("it serializes"), parse(&evaluation.to_json()));
    let receipt = evaluation.receipt();
    assert_eq!(serde_json::to_string(&receipt).expect("it serializes"), receipt.to_json());
    let error = rules.read_dossier("{}").expect_err("keys are missing");
    assert_eq!(serde_json::to_value(error.diagnostics()).expect("it serializes"), parse(&error.to_json()));
}

#[test]
fn a_receipt_is_the_evaluation_and_two_hashes() {
    let rules = district();
    let dossier = rules.read_dossier(&dossier(r#""II.4": 12"#)).expect("it reads");
    let evaluation = rules.evaluate(&dossier);
    let receipt = evaluation.receipt();
    assert_eq!(receipt.dossier_sha256(), dossier.sha256());
    let body = evaluation.to_json();
    let (head, tail) = receipt.to_json().split_once(",\"receipt\":").expect("the last key");
    assert_eq!(format!("{head}}}"), body);
    assert_eq!(
        tail,
        format!(
            "{{\"dossier\":{{\"sha256\":\"{}\"}},\"evaluation\":{{\"sha256\":\"{}\"}}}}}}",
            receipt.dossier_sha256(),
            receipt.evaluation_sha256()
        )
    );
}

#[test]
fn what_is_missing_is_named_and_decides_until_something_fails() {
    let rules = district();
    let evaluate = |values: &str| rules.evaluate(&rules.read_dossier(&dossier(values)).expect("it reads"));
    let open = evaluate(r#""II.3": 82.5"#);
    let named: Vec<String> = open.unreported().iter().map(ToString::to_string).collect();
    assert_eq!(named.len(), 24, "22 criteria and 2 scores");
    assert_eq!(named.first().map(String::as_str), Some("I.1"));
    assert_eq!(named.last().map(String::as_str), Some("self-score"));
    assert!(matches!(open.unreported().last(), Some(Unreported::Score(_))));
    assert_eq!(open.deciding(), open.unreported());

    let failed = evaluate(r#""II.3": 12"#);
    assert_eq!(failed.outcome(), Outcome::NotMet);
    assert_eq!(failed.unreported().len(), 24);
    assert!(failed.deciding().is_empty());
}

#[test]
fn findings_lead_to_the_words_of_the_decision() {
    let rules = district();
    let evaluation = rules.evaluate(&rules.read_dossier(&dossier(r#""IV.4": 59.9"#)).expect("it reads"));
    let finding = evaluation.finding("IV.4").expect("there is such a criterion");
    let criterion = finding.criterion();
    assert!(criterion.source.quote.contains("\n60%\n75%\n"), "{}", criterion.source.quote);
    assert_eq!(criterion.lead_agencies, [AgencyId::new("nhnn-thanh-hoa").expect("an id")]);
    assert_eq!(criterion.coordinating_agencies.len(), 1);
    assert_eq!(rules.criterion("V.3").map(|criterion| criterion.lead_agencies.len()), Some(3));
    let cited = criterion.citations.first().and_then(|citation| rules.resource(&citation.resource));
    assert_eq!(cited.and_then(|resource| resource.number.as_deref()), Some("1813/QĐ-TTg"));
    assert_eq!(
        cited.and_then(|resource| resource.date).map(|date| date.to_string()).as_deref(),
        Some("2021-10-28")
    );
    assert_eq!(finding.explain(Language::English), "below target: 0.1 percentage points short");
    assert_eq!(finding.explain(Language::Vietnamese), "thấp hơn chỉ tiêu: thiếu 0,1 điểm phần trăm");
    assert_eq!(
        (finding.target_text(Language::English), finding.observed_text(Language::Vietnamese)),
        ("≥ 60%".into(), "59,9%".into())
    );
}

#[test]
fn a_rule_set_answers_for_itself() {
    let rules = district();
    assert_eq!(rules.id().as_str(), DISTRICT);
    assert_eq!(rules.version(), Version { major: 2024, minor: 2, patch: 0 });
    assert_eq!(rules.level(), &Level::new("district").expect("a level"));
    assert_eq!(rules.groups().map(|group| group.criteria.len()).collect::<Vec<_>>(), [1, 5, 9, 5, 3]);
    assert!(rules.is_complete());
    assert_eq!(rules.documents().len(), 6);
    assert_eq!(rules.procedure().len(), 5);
    assert!(!rules.duties().is_empty());
    assert_eq!(format!("{rules:?}"), "RuleSet(vn.thanh-hoa.dx.district@2024.2.0)");
    let versioned = RuleSet::builtin(&format!("{DISTRICT}@2024.2.0"));
    assert_eq!(versioned.as_ref(), Ok(&rules));
    assert!(RuleSet::builtin(&format!("{DISTRICT}@2023.1.0")).is_err());
}

#[test]
fn a_criterion_says_what_it_cites_and_demands() {
    let regions = RuleSet::from_json(include_str!("../vectors/rule-sets/regions.json")).expect("it reads");
    assert_eq!(
        regions.criterion_to_json("R.1").as_deref(),
        Some(concat!(
            r#"{"id":"R.1","title":{"en":"Share by region","vi":"Tỷ lệ theo vùng"},"#,
            r#""measure":{"kind":"percent","unit":null,"counted":null,"numerator":null,"denominator":null},"targets":["#,
            r#"{"year":2024,"general":{"at_least":"70"},"by":{"attribute":"region","cases":["#,
            r#"{"value":"island","target":null},{"value":"mountain","target":{"at_least":"60"}}]},"at":[]},"#,
            r#"{"year":2025,"general":{"at_least":"80"},"by":null,"at":[]}],"every_year":false,"rollup":null,"#,
            r#""lead_agencies":[],"coordinating_agencies":[],"citations":[],"#,
            r#""source":{"locator":"R.1","quote":"Tỷ lệ theo vùng\n70%; miền núi 60%; hải đảo không giao","#,
            r#""resource":"qd-minh-hoa"},"interpretation":null}"#,
        ))
    );
    assert_eq!(regions.criterion_to_json("r.1"), None);

    // As the finding for it cites.
    let rules = district();
    let evaluation = rules.evaluate(&rules.read_dossier(&dossier("")).expect("it reads")).to_json();
    for criterion in rules.criteria() {
        let shown = rules.criterion_to_json(criterion.id.as_str()).expect("there is such a criterion");
        let from = shown.find(r#""citations":"#).expect("a key that is always there");
        assert!(evaluation.contains(shown[from..].trim_end_matches('}')), "{shown}");
    }
}

#[test]
fn limits_of_an_embedding_program_hold() {
    let limits = Limits { diagnostics: 2, ..Limits::default() };
    let error = district()
        .read_dossier_with(r#"{"a": 1, "b": 2, "c": 3, "d": 4}"#, &limits)
        .expect_err("unknown keys");
    let codes: Vec<Code> = error.diagnostics().iter().map(Diagnostic::code).collect();
    assert_eq!(codes, [Code::UnknownKey, Code::UnknownKey, Code::TooManyDiagnostics]);
    assert_eq!(
        error.diagnostics()[2].found().as_deref(),
        Some("5"),
        "two keys more, and three that are missing"
    );
}
