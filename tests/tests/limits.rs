//! Every limit at its edge and one beyond, as it comes and as an embedding program sets it, and input that means harm.

use tieuchi::{Code, Diagnostic, Dossier, DossierError, Limits, RuleSet, RuleSetError, Severity};
use tieuchi_tests::json::Json;
use tieuchi_tests::model::Leg;
use tieuchi_tests::run::{DISTRICT, DISTRICT_RULES, rule_set};
use tieuchi_tests::sample::{DOSSIER, RULE_SET, edited};

const HEAD: &str = r#""rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "38.381", "level": "district"}, "year": 2024"#;

fn read(rest: &str, limits: &Limits) -> Result<Dossier, DossierError> {
    DISTRICT.read_dossier_with(&format!("{{{HEAD}, {rest}}}"), limits)
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<Code> {
    diagnostics.iter().map(Diagnostic::code).collect()
}

/// The only diagnostic of a refusal, and that it has this code.
fn only(code: Code, diagnostics: &[Diagnostic]) -> &Diagnostic {
    assert_eq!(codes(diagnostics), [code]);
    &diagnostics[0]
}

/// The only diagnostic has this code, and says what was found and what was allowed.
fn refused(refusal: Result<Dossier, DossierError>, code: Code, found: Option<&str>, expected: Option<&str>) {
    let error = refusal.expect_err("it is beyond the limit");
    let diagnostic = only(code, error.diagnostics());
    assert_eq!((diagnostic.found().as_deref(), diagnostic.expected().as_deref()), (found, expected));
}

fn sample() -> RuleSet {
    rule_set(RULE_SET)
}

#[test]
fn a_document_has_at_most_16_mebibytes() {
    let most = 16 << 20;
    let text = format!("{{{HEAD}}}");
    let padded = |bytes: usize| format!("{text}{}", " ".repeat(bytes - text.len()));
    assert!(DISTRICT.read_dossier(&padded(most)).is_ok());
    let refusal = DISTRICT.read_dossier(&padded(most + 1));
    refused(refusal, Code::DocumentTooLarge, Some("16777217"), Some("16777216"));
    let error = RuleSet::from_json(&padded(most + 1)).expect_err("it is too large");
    only(Code::DocumentTooLarge, error.diagnostics());
}

#[test]
fn a_document_has_at_most_the_bytes_allowed() {
    let limits = |document_bytes| Limits { document_bytes, ..Limits::default() };
    assert!(sample().read_dossier_with(DOSSIER, &limits(DOSSIER.len())).is_ok());
    let refusal = sample().read_dossier_with(DOSSIER, &limits(DOSSIER.len() - 1));
    let (found, expected) = (DOSSIER.len().to_string(), (DOSSIER.len() - 1).to_string());
    refused(refusal, Code::DocumentTooLarge, Some(&found), Some(&expected));
    // A byte-order mark is three bytes of the document.
    let marked = format!("\u{feff}{DOSSIER}");
    assert!(sample().read_dossier_with(&marked, &limits(marked.len())).is_ok());
    assert!(sample().read_dossier_with(&marked, &limits(marked.len() - 1)).is_err());
    assert!(RuleSet::from_json_with(RULE_SET, &limits(RULE_SET.len())).is_ok());
    assert!(RuleSet::from_json_with(RULE_SET, &limits(RULE_SET.len() - 1)).is_err());
}

#[test]
fn arrays_and_objects_nest_64_deep() {
    // The document itself is the first level.
    let nested = |levels: usize| format!("\"x\": {}{}", "[".repeat(levels - 1), "]".repeat(levels - 1));
    let limits = Limits::default();
    only(Code::UnknownKey, read(&nested(64), &limits).expect_err("no such key").diagnostics());
    refused(read(&nested(65), &limits), Code::TooDeep, None, Some("64"));
    let objects = format!("\"x\": {}1{}", "{\"x\": ".repeat(64), "}".repeat(64));
    refused(read(&objects, &limits), Code::TooDeep, None, Some("64"));
}

#[test]
fn arrays_and_objects_nest_as_deep_as_allowed() {
    let evidence = r#""values": {"II.4": {"count": 1, "evidence": [{"title": "x"}]}}"#;
    assert!(read(evidence, &Limits { depth: 5, ..Limits::default() }).is_ok());
    let refusal = read(evidence, &Limits { depth: 4, ..Limits::default() });
    let error = refusal.expect_err("the evidence is five levels deep");
    let place = only(Code::TooDeep, error.diagnostics());
    assert_eq!((place.line(), place.column(), place.expected().as_deref()), (1, 151, Some("4")));
    let hundred = format!("\"x\": {}{}", "[".repeat(99), "]".repeat(99));
    let limits = Limits { depth: 100, ..Limits::default() };
    only(Code::UnknownKey, read(&hundred, &limits).expect_err("no such key").diagnostics());
    refused(DISTRICT.read_dossier_with("[]", &Limits { depth: 0, ..limits }), Code::TooDeep, None, Some("0"));
}

#[test]
fn a_decimal_has_at_most_28_digits() {
    let limits = Limits::default();
    let percent = |digits: &str| format!("\"values\": {{\"II.3\": {digits}}}");
    assert!(read(&percent("69.99999999999999999999999999"), &limits).is_ok());
    let more = "69.999999999999999999999999999";
    refused(read(&percent(more), &limits), Code::TooManyDigits, Some(more), Some("28"));
    // More than 28 are never taken.
    let loose = Limits { digits: 1000, ..Limits::default() };
    refused(read(&percent(more), &loose), Code::TooManyDigits, Some(more), Some("28"));
}

#[test]
fn a_decimal_has_at_most_the_digits_allowed() {
    let limits = Limits { digits: 3, ..Limits::default() };
    let percent = |digits: &str| read(&format!("\"values\": {{\"II.3\": {digits}}}"), &limits);
    for taken in ["82.5", "\"0.12\"", "0.123", "825e-1", "100", "0", "0.000", "0e9"] {
        assert!(percent(taken).is_ok(), "{taken}");
    }
    for (beyond, found) in
        [("82.55", "82.55"), ("\"82.50\"", "\"82.50\""), ("0.1234", "0.1234"), ("1e-4", "1e-4")]
    {
        refused(percent(beyond), Code::TooManyDigits, Some(found), Some("3"));
    }
    refused(read("\"values\": {\"II.4\": 1000}", &limits), Code::TooManyDigits, Some("1000"), Some("3"));
    assert!(read("\"values\": {\"II.4\": 999}", &limits).is_ok());
    let rules = RuleSet::from_json_with(&edited(RULE_SET, "\"80\"", "\"80.55\""), &limits);
    let error = rules.expect_err("a target has four digits, the index 1000 points");
    assert_eq!(codes(error.diagnostics()), [Code::TooManyDigits, Code::TooManyDigits]);
}

#[test]
fn a_string_has_at_most_64_kibibytes_as_written() {
    let limits = Limits::default();
    let note = |inside: &str| format!("\"note\": \"{inside}\"");
    assert!(read(&note(&"x".repeat(65_536)), &limits).is_ok());
    refused(read(&note(&"x".repeat(65_537)), &limits), Code::StringTooLong, Some("65537"), Some("65536"));
    // An escape counts as it is written, a letter with its bytes.
    assert!(read(&note(&"\\u0061".repeat(10_922)), &limits).is_ok());
    let escaped = "\\u0061".repeat(10_923);
    refused(read(&note(&escaped), &limits), Code::StringTooLong, Some("65538"), Some("65536"));
    assert!(read(&note(&"ấ".repeat(21_845)), &limits).is_ok());
    let letters = "ấ".repeat(21_846);
    refused(read(&note(&letters), &limits), Code::StringTooLong, Some("65538"), Some("65536"));
    let key = format!("\"{}\": 1", "k".repeat(65_537));
    refused(read(&key, &limits), Code::StringTooLong, Some("65537"), Some("65536"));
}

#[test]
fn a_string_has_at_most_the_bytes_allowed() {
    // The longest string of the head is the id of the rule set.
    let limits = |string_bytes| Limits { string_bytes, ..Limits::default() };
    assert!(read("\"note\": \"x\"", &limits(24)).is_ok());
    refused(read("\"note\": \"x\"", &limits(23)), Code::StringTooLong, Some("24"), Some("23"));
    let longer = format!("\"note\": \"{}\"", "x".repeat(70_000));
    assert!(read(&longer, &limits(70_000)).is_ok());
}

/// The document of a rule set with so many yes-or-no criteria.
fn rule_set_of(criteria: usize) -> String {
    let mut rules = DISTRICT_RULES.clone();
    let pattern = rules.criteria[21].clone();
    rules.criteria = (0..criteria)
        .map(|number| {
            let mut criterion = pattern.clone();
            (criterion.id, criterion.group) = (format!("I.{number}"), 0);
            criterion
        })
        .collect();
    rules.legs = vec![Leg::Criteria];
    rules.json().compact()
}

fn refused_criteria(refusal: Result<RuleSet, RuleSetError>, found: &str, most: &str) {
    let error = refusal.expect_err("it is beyond the limit");
    let is_it = |found: &&Diagnostic| found.code() == Code::TooManyCriteria;
    let diagnostic = error.diagnostics().iter().find(is_it).expect("it is said");
    assert_eq!((diagnostic.found().as_deref(), diagnostic.expected().as_deref()), (Some(found), Some(most)));
    assert_eq!(diagnostic.pointer(), "/groups");
}

#[test]
fn a_rule_set_has_at_most_10_000_criteria() {
    let rules = rule_set(&rule_set_of(10_000));
    assert_eq!((rules.criteria().len(), rules.is_complete()), (10_000, true));
    refused_criteria(RuleSet::from_json(&rule_set_of(10_001)), "10001", "10000");
}

#[test]
fn a_rule_set_has_at_most_the_criteria_allowed() {
    let limits = |criteria| Limits { criteria, ..Limits::default() };
    assert!(RuleSet::from_json_with(RULE_SET, &limits(4)).is_ok());
    refused_criteria(RuleSet::from_json_with(RULE_SET, &limits(3)), "4", "3");
    refused_criteria(RuleSet::from_json_with(RULE_SET, &limits(0)), "4", "0");
}

#[test]
fn a_list_or_object_has_at_most_100_000_entries() {
    let limits = Limits::default();
    let list = |entries: usize| format!("\"x\": [{}]", vec!["1"; entries].join(","));
    only(Code::UnknownKey, read(&list(100_000), &limits).expect_err("no such key").diagnostics());
    refused(read(&list(100_001), &limits), Code::TooManyEntries, None, Some("100000"));
    let object = |entries: usize| {
        let entries: Vec<String> = (0..entries).map(|number| format!("\"{number}\":1")).collect();
        format!("\"x\": {{{}}}", entries.join(","))
    };
    only(Code::UnknownKey, read(&object(100_000), &limits).expect_err("no such key").diagnostics());
    refused(read(&object(100_001), &limits), Code::TooManyEntries, None, Some("100000"));
    // Two lists do not add up.
    let two = format!("{}, {}", list(60_000), list(60_000).replacen('x', "y", 1));
    assert_eq!(codes(read(&two, &limits).expect_err("no such keys").diagnostics()), [Code::UnknownKey; 2]);
}

#[test]
fn a_list_or_object_has_at_most_the_entries_allowed() {
    let limits = |entries| Limits { entries, ..Limits::default() };
    let four = r#""evidence": [{"criterion": "II.4", "title": "a"}, {"criterion": "II.4", "title": "b"}]"#;
    assert!(read(four, &limits(4)).is_ok(), "the document has four keys");
    refused(read(four, &limits(3)), Code::TooManyEntries, None, Some("3"));
    for (text, entries) in
        [("[1]", 1), ("[1, 2]", 2), ("{\"a\": 1}", 1), ("{\"a\": 1, \"b\": 2}", 2), ("[]", 0), ("{}", 0)]
    {
        let error = DISTRICT.read_dossier_with(text, &limits(entries)).expect_err("no dossier");
        assert!(!codes(error.diagnostics()).contains(&Code::TooManyEntries), "{text} has {entries}");
    }
    refused(DISTRICT.read_dossier_with("[1, 2]", &limits(1)), Code::TooManyEntries, None, Some("1"));
}

#[test]
fn a_limit_of_no_entries_takes_none() {
    let limits = Limits { entries: 0, ..Limits::default() };
    refused(DISTRICT.read_dossier_with("[1]", &limits), Code::TooManyEntries, None, Some("0"));
    refused(DISTRICT.read_dossier_with("{\"a\": 1}", &limits), Code::TooManyEntries, None, Some("0"));
}

/// So many keys that no dossier has.
fn unknown_keys(count: usize) -> String {
    (0..count).map(|number| format!("\"key-{number}\": 1")).collect::<Vec<_>>().join(",\n")
}

/// So many diagnostics are listed, and so many more counted.
fn listed(error: &DossierError, listed: usize, counted: &str) {
    let (last, rest) = error.diagnostics().split_last().expect("never empty");
    assert_eq!((rest.len(), last.code()), (listed, Code::TooManyDiagnostics));
    assert_eq!(last.found().as_deref(), Some(counted));
}

#[test]
fn a_hundred_diagnostics_are_listed_and_the_rest_counted() {
    let limits = Limits::default();
    let exact = read(&unknown_keys(100), &limits).expect_err("no such keys");
    assert_eq!(codes(exact.diagnostics()), [Code::UnknownKey; 100]);
    listed(&read(&unknown_keys(101), &limits).expect_err("no such keys"), 100, "1");
    let many = read(&unknown_keys(1000), &limits).expect_err("no such keys");
    listed(&many, 100, "900");
    let last = many.diagnostics().last().expect("never empty");
    assert_eq!((last.pointer(), last.line()), ("", 1000), "at the end of the text");
    assert!(many.to_string().ends_with(" (and 100 more)"), "{many}");
}

#[test]
fn as_many_diagnostics_are_listed_as_allowed() {
    let limits = |diagnostics| Limits { diagnostics, ..Limits::default() };
    for most in [0, 1, 5, 9] {
        let counted = (10 - most).to_string();
        listed(&read(&unknown_keys(10), &limits(most)).expect_err("no such keys"), most, &counted);
    }
    let all = read(&unknown_keys(1000), &limits(1000)).expect_err("no such keys");
    assert_eq!(codes(all.diagnostics()), [Code::UnknownKey; 1000]);
}

/// The sample with so many groups declared and named that it does not hold.
fn lacking(groups: usize) -> String {
    let names: Vec<String> =
        (0..groups).map(|number| format!("\"X{number}\": 0, \"Y{number}\": 1")).collect();
    let text = edited(RULE_SET, "\"II\": 1}}", &format!("\"II\": 1, {}}}}}", names.join(", ")));
    let declared = format!("\"groups\": {}, \"criteria\": {}", 2 + 2 * groups, 4 + groups);
    edited(&text, "\"groups\": 2, \"criteria\": 4", &declared)
}

#[test]
fn warnings_do_not_forbid_reading() {
    let rules = rule_set(&lacking(10));
    assert_eq!(codes(rules.warnings()), [Code::FewerThanDeclared; 12]);
    assert!(rules.warnings().iter().all(|warning| warning.severity() == Severity::Warning));
    assert!(!rules.is_complete());
}

/// What was read holds no error, however much there is to warn of.
#[test]
fn more_warnings_than_are_listed_are_still_no_error() {
    let rules = rule_set(&lacking(200));
    let errors: Vec<Code> = rules
        .warnings()
        .iter()
        .filter(|found| found.severity() == Severity::Error)
        .map(Diagnostic::code)
        .collect();
    assert_eq!(errors, []);
}

/// Where something forbids reading, it is said, however much there is to warn of.
#[test]
fn warnings_do_not_crowd_out_errors() {
    let text = edited(&lacking(200), "\"criteria\": \"assigned\"", "\"criteria\": \"all\"");
    let error = RuleSet::from_json(&text).expect_err("no such demand");
    assert!(codes(error.diagnostics()).contains(&Code::UnknownWord));
}

/// A limit that is broken says nothing about the criteria that were therefore not read.
#[test]
fn too_many_criteria_draw_no_other_diagnostic() {
    let error = RuleSet::from_json_with(RULE_SET, &Limits { criteria: 3, ..Limits::default() });
    let found = codes(error.expect_err("it is beyond the limit").diagnostics());
    assert_eq!(found, [Code::TooManyCriteria]);
}

#[test]
fn five_thousand_levels_end_in_one_diagnostic() {
    let open = format!("\"x\": {}", "[".repeat(5000));
    refused(read(&open, &Limits::default()), Code::TooDeep, None, Some("64"));
    let closed = format!("\"x\": {}{}", "{\"x\":[".repeat(2500), "]}".repeat(2500));
    refused(read(&closed, &Limits::default()), Code::TooDeep, None, Some("64"));
    // Depth costs no stack, where it is allowed.
    let limits = Limits { depth: usize::MAX, ..Limits::default() };
    only(Code::UnknownKey, read(&closed, &limits).expect_err("no such key").diagnostics());
    let error = RuleSet::from_json_with(&format!("{{{closed}}}"), &limits).expect_err("no rule set");
    assert_eq!(error.diagnostics()[0].code(), Code::MissingKey);
}

#[test]
fn a_string_of_a_hundred_megabytes_ends_in_one_diagnostic() {
    let long = format!("\"note\": \"{}\"", "x".repeat(100_000_000));
    let bytes = format!("{{{HEAD}, {long}}}").len().to_string();
    refused(read(&long, &Limits::default()), Code::DocumentTooLarge, Some(&bytes), Some("16777216"));
    let limits = Limits { document_bytes: usize::MAX, ..Limits::default() };
    refused(read(&long, &limits), Code::StringTooLong, Some("100000000"), Some("65536"));
    let limits = Limits { string_bytes: usize::MAX, ..limits };
    assert!(read(&long, &limits).is_ok());
}

#[test]
fn a_number_of_a_million_digits_ends_in_one_diagnostic() {
    let limits = Limits::default();
    let nines = "9".repeat(1_000_000);
    let shown = format!("{}…", "9".repeat(60));
    let value =
        |criterion: &str, number: &str| read(&format!("\"values\": {{\"{criterion}\": {number}}}"), &limits);
    refused(value("II.3", &nines), Code::TooManyDigits, Some(&shown), Some("28"));
    refused(value("II.4", &nines), Code::TooManyDigits, Some(&shown), Some("28"));
    let small = format!("0.{}1", "0".repeat(1_000_000));
    refused(value("II.3", &small), Code::TooManyDigits, Some(&format!("{}…", &small[..60])), Some("28"));
    let power = format!("1e{nines}");
    refused(value("II.3", &power), Code::TooManyDigits, Some(&format!("{}…", &power[..60])), Some("28"));
    let zeros = "0".repeat(1_000_000);
    refused(value("II.3", &zeros), Code::InvalidNumber, Some(&format!("{}…", &zeros[..60])), None);
    let text = format!("\"{}\"", "9".repeat(60_000));
    refused(value("II.3", &text), Code::TooManyDigits, Some(&format!("{}…", &text[..60])), Some("28"));
    // Zero has no digits that count.
    assert!(value("II.3", &format!("0.{zeros}")).is_ok());
    let year = format!("{{\"year\": {nines}}}");
    let error = DISTRICT.read_dossier(&year).expect_err("no dossier");
    assert_eq!(codes(error.diagnostics()), [Code::MissingKey, Code::MissingKey, Code::InvalidYear]);
}

#[test]
fn tens_of_thousands_of_mistakes_end_in_a_hundred_and_a_count() {
    let limits = Limits::default();
    for count in [10_000, 40_000] {
        let counted = (count - 100).to_string();
        listed(&read(&unknown_keys(count), &limits).expect_err("no such keys"), 100, &counted);
        let criteria = format!("\"values\": {{{}}}", unknown_keys(count));
        listed(&read(&criteria, &limits).expect_err("no such criteria"), 100, &counted);
        let scores = format!("\"scores\": [{}]", vec!["1"; count].join(","));
        listed(&read(&scores, &limits).expect_err("no scores"), 100, &counted);
        let same = format!("\"subject\": 1{}", ", \"subject\": 1".repeat(count));
        let error = DISTRICT.read_dossier(&format!("{{{same}}}")).expect_err("no dossier");
        // The subject itself is wrong, and two keys are missing.
        listed(&error, 100, &(count + 3 - 100).to_string());
    }
}

#[test]
fn the_limits_are_those_of_the_documentation() {
    let documented = Limits {
        document_bytes: 16_777_216,
        depth: 64,
        digits: 28,
        string_bytes: 65_536,
        criteria: 10_000,
        entries: 100_000,
        diagnostics: 100,
    };
    assert_eq!(Limits::default(), documented);
}

#[test]
fn a_broken_limit_is_said_as_json_too() {
    let error =
        read(&unknown_keys(3), &Limits { diagnostics: 1, ..Limits::default() }).expect_err("no such keys");
    let json = Json::parse(&error.to_json());
    let last = json.items().last().expect("never empty");
    assert_eq!(last.get("code"), Some(&Json::text("too_many_diagnostics")));
    assert_eq!(last.get("found"), Some(&Json::text("2")));
}
