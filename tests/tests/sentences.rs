//! The page that lists every sentence which binds someone, `docs/sentences.md`, and the data: each says all that the other
//! says, and what shows a sentence is there.

use std::collections::BTreeSet;
use std::path::Path;

use tieuchi::{RuleSet, Source};

const PAGE: &str = include_str!("../../docs/sentences.md");

/// A row: where, the words, the place in the data, what shows it.
fn rows(part: &str) -> Vec<[&str; 4]> {
    let part = PAGE.split("\n## ").find(|found| found.starts_with(part)).expect("the page has such a part");
    part.lines()
        .filter(|line| line.starts_with('|'))
        .skip(2)
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            cells.try_into().unwrap_or_else(|_| panic!("no row of four cells: {line}"))
        })
        .collect()
}

/// What stands in backticks.
fn marked(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every sentence that a rule set quotes as binding, with its place: `conditions criteria`.
fn quoted(rules: &RuleSet) -> Vec<(String, &Source)> {
    let mut all: Vec<(String, &Source)> = Vec::new();
    all.extend(rules.source().map(|source| ("source".to_owned(), source)));
    all.extend(rules.declared().source.as_ref().map(|source| ("declared".to_owned(), source)));
    all.extend(rules.conditions().iter().map(|each| (format!("conditions {}", each.id), &each.source)));
    all.extend(rules.criteria().iter().map(|each| (format!("groups {}", each.id), &each.source)));
    all.extend(rules.documents().iter().map(|each| (format!("documents {}", each.id), &each.source)));
    all.extend(rules.procedure().iter().map(|each| (format!("procedure {}", each.id), &each.source)));
    all.extend(rules.assessments().iter().map(|each| (format!("assessments {}", each.id), &each.source)));
    all.extend(rules.decisive().map(|decisive| ("decisive".to_owned(), &decisive.source)));
    all.extend(rules.conference().map(|conference| ("conference".to_owned(), &conference.source)));
    all.extend(rules.duties().iter().map(|each| (format!("duties {}", each.id), &each.source)));
    all
}

fn the_page_and_the_data_agree(part: &str, id: &str) {
    let rules = RuleSet::builtin(id).expect("it ships");
    let rows = rows(part);
    let entries = rows.iter().map(|[.., place, _]| place).filter(|place| !place.contains(','));
    let listed: BTreeSet<String> = entries.map(|place| marked(place).join(" ")).collect();
    for (place, source) in quoted(&rules) {
        let row = rows.iter().find(|[.., data, _]| {
            let marked = marked(data);
            marked.join(" ") == place || (!place.contains(' ') && marked.contains(&place.as_str()))
        });
        let [locator, words, ..] = row.unwrap_or_else(|| panic!("{place} is not on the page"));
        assert_eq!(*locator, source.locator, "{place}");
        let words = words.trim_matches(['“', '”']).trim_end_matches('…');
        let quote = on_one_line(&source.quote).replace('|', "/");
        assert!(quote.contains(words), "{place}: {words}");
    }
    let places: BTreeSet<String> = quoted(&rules).into_iter().map(|(place, _)| place).collect();
    for place in listed.iter().filter(|place| place.contains(' ')) {
        assert!(places.contains(place), "{place} is not in the data");
    }
}

#[test]
fn every_sentence_of_the_decision_is_listed() {
    the_page_and_the_data_agree("The province's decision", "vn.thanh-hoa.dx.district");
}

#[test]
fn every_sentence_of_the_letter_is_listed() {
    the_page_and_the_data_agree("The town's letter", "vn.thanh-hoa.dx.commune");
}

#[test]
fn what_shows_a_sentence_is_there() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut shown = 0;
    for [.., shows] in rows("The province's decision").into_iter().chain(rows("The town's letter")) {
        for name in marked(shows) {
            let is_there = if let Some(case) = name.strip_prefix("progress/") {
                tests.join("progress").join(format!("{case}.case.json")).is_file()
            } else if Path::new(name).extension().is_some_and(|extension| extension == "rs") {
                tests.join("tests").join(name).is_file()
            } else {
                tests.join("vectors").join(name).join("vector.json").is_file()
            };
            assert!(is_there, "{name} shows nothing: it is not there");
            shown += 1;
        }
        assert!(shows.contains('`') || shows.starts_with("decides nothing"), "{shows}");
    }
    assert!(shown > 60, "the page names {shown} vectors, cases and tests");
}
