//! The conformance vectors against the engine, each a test by its id.
//!
//! A vector holds the exact bytes of the answer and, in `expect`, key facts that were derived without the engine. Both
//! must hold. `TIEUCHI_BLESS=1` rewrites the bytes, never the facts, and only where the facts hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;
use tieuchi::{
    Code, Diagnostic, Dossier, DossierError, Index, IndexError, RuleSet, RuleSetError, RuleSets, utf8,
};
use tieuchi_tests::vectors::{
    CriterionFact, Expect, Facts, INDICES, Place, RULE_SETS, Refusal, Rules, Vector, Verdict, files, folder,
    ids, load,
};

const OF_REGISTERS: &str = "vectors hold rule sets and dossiers; `messages` shows it";

const OF_ROSTERS: &str = "vectors hold one rule set and one dossier; `messages` shows it";

const OF_RANKINGS: &str = "vectors hold one dossier; `messages` shows it";

/// Codes that no vector shows, each with its reason. A code that a vector does show must not stand here.
const NOT_SHOWN: [(Code, &str); 25] = [
    (Code::UnknownRegister, OF_REGISTERS),
    (Code::UnknownUnit, OF_REGISTERS),
    (Code::UnknownLevel, OF_REGISTERS),
    (Code::DecisionsNotInOrder, OF_REGISTERS),
    (Code::DecisionBeforeYear, OF_REGISTERS),
    (Code::AlreadyRecognised, OF_REGISTERS),
    (Code::NothingToWithdraw, OF_REGISTERS),
    (Code::UnknownRoster, OF_ROSTERS),
    (Code::LevelNotInRoster, OF_ROSTERS),
    (Code::NotInRoster, OF_ROSTERS),
    (Code::PartOfOtherLevel, OF_ROSTERS),
    (Code::PartOfNothing, OF_ROSTERS),
    (Code::NoRollup, OF_ROSTERS),
    (Code::EvaluatedTwice, OF_ROSTERS),
    (Code::NotPartOf, OF_ROSTERS),
    (Code::OtherSubject, OF_ROSTERS),
    (Code::NotEarlier, OF_ROSTERS),
    (Code::NoNextYear, OF_ROSTERS),
    (Code::NoSuchScore, OF_RANKINGS),
    (Code::SeveralScores, OF_RANKINGS),
    (Code::OtherDocument, "the engine for pages knows no other kinds of documents"),
    (Code::NotSupported, "the engine is tested with all that it can do"),
    (Code::TooManyIndicators, "its document would have more than 1 000 indicators"),
    (Code::DocumentTooLarge, "its document would have more than 16 MiB"),
    (Code::TooManyEntries, "its document would have more than 100 000 entries"),
];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials: Vec<Trial> =
        ids().into_iter().map(|id| Trial::test(id.clone(), move || run(&id).map_err(Failed::from))).collect();
    trials.push(Trial::test("there are as many vectors as committed", || Ok(as_many_as_committed()?)));
    trials.push(Trial::test("every code is shown", || Ok(every_code_is_shown()?)));
    trials.push(Trial::test("every rule set is used", || Ok(every_rule_set_is_used()?)));
    trials.push(Trial::test("every index is used", || Ok(every_index_is_used()?)));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// What a vector's documents come to.
struct Answer {
    /// The evaluation's or the diagnostics' JSON.
    json: String,
    /// The diagnostics of reading the rule set that do not forbid its use.
    warnings: Vec<Diagnostic>,
    /// What there is only where the dossier was evaluated.
    more: Option<More>,
}

struct More {
    sha256: String,
    receipt: String,
    rules: String,
    dossier: String,
}

fn run(id: &str) -> Result<(), String> {
    let vector = load(id)?;
    if vector.comment.is_empty() || vector.flags.is_empty() {
        return Err("it has no comment or no flag".to_owned());
    }
    let here = folder().join(id);
    let answer = answer(&vector, &here)?;
    let wrong = differences(&vector.expect, &answer);
    if !wrong.is_empty() {
        return Err(format!("{}\n\n{}\n\n{}", vector.comment, wrong.join("\n"), answer.json));
    }
    let mut known = vec!["vector.json"];
    known.push(if vector.rules.is_some() { "dossier.json" } else { "rules.json" });
    known.extend(vector.indices.iter().filter_map(|path| path.strip_prefix(&format!("{id}/"))));
    match &answer.more {
        None => {
            compare(&here, "diagnostics.json", &answer.json)?;
            known.push("diagnostics.json");
        }
        Some(more) => {
            let answered =
                if here.join("evaluation.sha256").exists() { "evaluation.sha256" } else { "evaluation.json" };
            for (name, text) in [
                ("evaluation.json", &answer.json),
                ("evaluation.sha256", &more.sha256),
                ("receipt.json", &more.receipt),
                ("rules.canonical.json", &more.rules),
                ("dossier.canonical.json", &more.dossier),
            ] {
                if name == answered || here.join(name).exists() {
                    compare(&here, name, text)?;
                    known.push(name);
                }
            }
            known.push("dossier.json");
        }
    }
    let stray: Vec<String> =
        files(&here).into_iter().filter(|name| !known.contains(&name.as_str())).collect();
    if stray.is_empty() { Ok(()) } else { Err(format!("files that nothing reads: {}", stray.join(", "))) }
}

fn answer(vector: &Vector, here: &Path) -> Result<Answer, String> {
    let sets = match &vector.rules {
        Some(Rules::One(name)) => vec![rule_set(name)?],
        Some(Rules::Several(names)) => {
            names.iter().map(|name| rule_set(name)).collect::<Result<Vec<_>, _>>()?
        }
        None => match read_rule_set(&read(&here.join("rules.json"))?) {
            Ok(set) => vec![set],
            Err(error) => return Ok(Answer { json: error.to_json(), warnings: Vec::new(), more: None }),
        },
    };
    let (sets, indices) = match attach(vector, sets)? {
        Ok(attached) => attached,
        Err(error) => return Ok(Answer { json: error.to_json(), warnings: Vec::new(), more: None }),
    };
    let of_indices = indices.iter().flat_map(|index| index.warnings().to_vec());
    let warnings = sets.iter().flat_map(|set| set.warnings().to_vec()).chain(of_indices).collect();
    match read_dossier(sets, &read(&here.join("dossier.json"))?) {
        Ok(dossier) => {
            let evaluation = dossier.rules().evaluate(&dossier);
            let receipt = evaluation.receipt();
            let more = More {
                sha256: receipt.evaluation_sha256().to_string(),
                receipt: receipt.to_json().to_owned(),
                rules: dossier.rules().to_canonical_json(),
                dossier: dossier.to_canonical_json(),
            };
            Ok(Answer { json: evaluation.to_json(), warnings, more: Some(more) })
        }
        Err(error) => Ok(Answer { json: error.to_json(), warnings, more: None }),
    }
}

/// The rule sets with the vector's index documents; what refuses one of those is the answer.
type Attached = Result<(Vec<RuleSet>, Vec<Index>), IndexError>;

fn attach(vector: &Vector, sets: Vec<RuleSet>) -> Result<Attached, String> {
    if vector.indices.is_empty() {
        return Ok(Ok((sets, Vec::new())));
    }
    let mut indices = Vec::new();
    for name in &vector.indices {
        let bytes = read(&folder().join(name))?;
        let text = utf8(&bytes).map_err(|error| error.to_string())?;
        match Index::from_json(text) {
            Ok(index) => indices.push(index),
            Err(error) => return Ok(Err(error)),
        }
    }
    let attached: Result<Vec<RuleSet>, IndexError> =
        sets.iter().map(|set| set.with_indices(indices.iter().cloned())).collect();
    Ok(attached.map(|sets| (sets, indices)))
}

fn rule_set(name: &str) -> Result<RuleSet, String> {
    let set = if Path::new(name).extension().is_some_and(|extension| extension == "json") {
        read_rule_set(&read(&folder().join(name))?)
    } else {
        RuleSet::builtin(name)
    };
    set.map_err(|error| format!("{name}: {error}"))
}

fn read_rule_set(bytes: &[u8]) -> Result<RuleSet, RuleSetError> {
    RuleSet::from_json(utf8(bytes)?)
}

fn read_dossier(mut sets: Vec<RuleSet>, bytes: &[u8]) -> Result<Dossier, DossierError> {
    let text = utf8(bytes)?;
    match sets.pop() {
        Some(only) if sets.is_empty() => only.read_dossier(text),
        last => sets.into_iter().chain(last).collect::<RuleSets>().read_dossier(text),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Compares a file with a text and the line end behind it; or writes it.
fn compare(here: &Path, name: &str, text: &str) -> Result<(), String> {
    let path: PathBuf = here.join(name);
    let text = format!("{text}\n");
    let held = read(&path).unwrap_or_default();
    // Canonical forms are facts: they were worked out without the engine.
    let may_be_blessed = !name.ends_with(".canonical.json");
    if held == text.as_bytes() {
        Ok(())
    } else if may_be_blessed && std::env::var_os("TIEUCHI_BLESS").is_some_and(|bless| bless == "1") {
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
    } else {
        let same = held.iter().zip(text.as_bytes()).take_while(|(held, found)| held == found).count();
        Err(format!(
            "{name} differs from byte {same} on; TIEUCHI_BLESS=1 rewrites it\n\nfound:\n{text}\nheld:\n{}",
            String::from_utf8_lossy(&held)
        ))
    }
}

/// Where the facts and the answer disagree.
fn differences(expect: &Expect, answer: &Answer) -> Vec<String> {
    let mut wrong = Wrong::default();
    match (expect, serde_json::from_str(&answer.json)) {
        (Expect::Refusal(refusal), Ok(diagnostics)) if answer.more.is_none() => {
            wrong.refusal(refusal, &diagnostics);
        }
        (Expect::Evaluation(facts), Ok(evaluation)) if answer.more.is_some() => {
            wrong.evaluation(facts, &evaluation);
            wrong.around(facts, answer);
        }
        (Expect::Refusal(_), Ok(_)) => wrong.0.push("it should be refused, and evaluates".to_owned()),
        (Expect::Evaluation(_), Ok(_)) => wrong.0.push("it should evaluate, and is refused".to_owned()),
        (_, Err(error)) => wrong.0.push(format!("the answer is no JSON: {error}")),
    }
    wrong.0
}

/// Lists what is wrong.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn unless_equal<T: PartialEq + Debug>(&mut self, what: &str, expected: &T, found: &T) {
        if expected != found {
            self.0.push(format!("{what}: expected {expected:?}, found {found:?}"));
        }
    }

    fn unless_named(&mut self, what: &str, expected: impl Iterator<Item = String>, found: &[Value]) {
        let found: BTreeSet<String> = found.iter().map(|member| text(&member["id"])).collect();
        self.unless_equal(&format!("ids of {what}"), &expected.collect(), &found);
    }

    fn refusal(&mut self, refusal: &Refusal, diagnostics: &Value) {
        self.unless_equal("diagnostics", &refusal.diagnostics, &places(diagnostics));
        for (key, by_pointer) in
            [("found", &refusal.found), ("expected", &refusal.expected), ("nearest", &refusal.nearest)]
        {
            for (pointer, expected) in by_pointer {
                let at = members(diagnostics).iter().filter(|found| found["pointer"] == pointer.as_str());
                let found: Vec<String> = at.map(|found| text(&found[key])).collect();
                self.unless_equal(&format!("{pointer}: {key}"), &vec![expected.clone()], &found);
            }
        }
    }

    fn evaluation(&mut self, facts: &Facts, evaluation: &Value) {
        self.unless_equal("outcome", &facts.outcome, &text(&evaluation["outcome"]));
        self.unless_equal("reason", &facts.reason, &text(&evaluation["reason"]));
        self.unless_equal("unreported", &facts.unreported, &texts(&evaluation["unreported"]));
        self.unless_equal("deciding", &facts.deciding, &texts(&evaluation["deciding"]));

        let conditions = members(&evaluation["conditions"]);
        self.unless_named("conditions", facts.conditions.keys().cloned(), conditions);
        for (id, verdict) in &facts.conditions {
            let found = member(conditions, id);
            self.unless_equal(id, verdict, &(text(&found["outcome"]), text(&found["reason"])));
        }
        let criteria = members(&evaluation["criteria"]);
        for found in criteria {
            let (id, outcome) = (text(&found["id"]), text(&found["outcome"]));
            match facts.criteria.get(&id).or_else(|| facts.criteria.get("*")) {
                Some(CriterionFact::Verdict(verdict)) => {
                    self.unless_equal(&id, verdict, &(outcome, text(&found["reason"])));
                }
                Some(CriterionFact::Outcome(expected)) => self.unless_equal(&id, expected, &outcome),
                None => self.0.push(format!("criterion {id}: nothing is expected")),
            }
        }
        for id in facts.criteria.keys().filter(|id| *id != "*" && member(criteria, id).is_null()) {
            self.0.push(format!("criterion {id}: it is not there"));
        }
        for (key, values, found) in [
            ("observed", &facts.observed, criteria),
            ("target", &facts.target, criteria),
            ("shortfall", &facts.shortfall, criteria),
            ("observed", &facts.condition_observed, conditions),
            ("shortfall", &facts.condition_shortfall, conditions),
        ] {
            for (id, expected) in values {
                self.unless_equal(&format!("{id}: {key}"), expected, &member(found, id)[key]);
            }
        }
        for (id, titles) in &facts.evidence {
            let evidence = members(&member(criteria, id)["evidence"]);
            let found = evidence.iter().map(|evidence| text(&evidence["title"])).collect();
            self.unless_equal(&format!("{id}: evidence"), titles, &found);
        }
        self.levels(facts, evaluation);
        for (id, verdict) in &facts.without_exemption {
            let found = &member(criteria, id)["exemption"]["without"];
            self.unless_equal(id, verdict, &(text(&found["outcome"]), text(&found["reason"])));
        }
        if let Some(in_force) = &facts.in_force {
            let found = members(&evaluation["exemptions"]);
            let found = found.iter().map(|each| each["in_force"] == true).collect();
            self.unless_equal("exemptions in force", in_force, &found);
        }
        if let Some(groups) = &facts.groups {
            let found = members(&evaluation["groups"]);
            self.unless_named("groups", groups.keys().cloned(), found);
            for (id, tally) in groups {
                for (outcome, count) in tally {
                    let found = &member(found, id)[outcome];
                    self.unless_equal(&format!("group {id}: {outcome}"), &Value::from(*count), found);
                }
            }
        }
    }

    fn levels(&mut self, facts: &Facts, evaluation: &Value) {
        let verdict = |found: &Value| (text(&found["outcome"]), text(&found["reason"]));
        let by_id = |list: &Value| -> BTreeMap<String, Verdict> {
            members(list).iter().map(|each| (text(&each["id"]), verdict(each))).collect()
        };
        if let Some(levels) = &facts.levels {
            self.unless_equal("levels", levels, &by_id(&evaluation["levels"]));
        }
        for (key, expected) in facts.level.iter().flatten() {
            let found = evaluation["level"][key].as_str().map(str::to_owned);
            self.unless_equal(&format!("level {key}"), expected, &found);
        }
        for (key, expected) in facts.lacking.iter().flatten() {
            let found = members(&evaluation["level"]["lacking"][key]);
            let found = found.iter().map(|each| text(&each["id"])).collect();
            self.unless_equal(&format!("lacking {key}"), expected, &found);
        }
        for (id, expected) in facts.differing.iter().flatten() {
            let found = by_id(&member(members(&evaluation["levels"]), id)["criteria"]);
            self.unless_equal(&format!("level {id}: criteria"), expected, &found);
        }
    }

    /// What stands around the criteria.
    fn around(&mut self, facts: &Facts, answer: &Answer) {
        let receipt = answer.more.as_ref().map_or("", |more| &more.receipt);
        let Ok(evaluation) = serde_json::from_str::<Value>(receipt) else {
            self.0.push("the receipt is no JSON".to_owned());
            return;
        };
        for (key, expected) in facts.documents.iter().flatten() {
            let found = texts(&evaluation["documents"][key]);
            self.unless_equal(&format!("documents {key}"), expected, &found);
        }
        if let Some(procedure) = &facts.procedure {
            let steps = members(&evaluation["procedure"]["steps"]);
            self.unless_named("steps", procedure.keys().cloned(), steps);
            for (id, missing) in procedure {
                let found = texts(&member(steps, id)["missing_documents"]);
                self.unless_equal(&format!("step {id}"), missing, &found);
            }
        }
        if let Some(illustrative) = facts.illustrative {
            self.unless_equal("illustrative", &Value::from(illustrative), &evaluation["illustrative"]);
        }
        if let Some(complete) = facts.complete {
            self.unless_equal("complete", &Value::from(complete), &evaluation["rule_set"]["complete"]);
        }
        if let Some(warnings) = &facts.warnings {
            let found = answer.warnings.iter().map(|warning| {
                let (code, pointer) = (warning.code().to_string(), warning.pointer().to_owned());
                (code, pointer, warning.line(), warning.column())
            });
            self.unless_equal("warnings", warnings, &found.collect());
        }
        for (what, expected, found) in [
            ("hash of the rule set", &facts.rule_set_sha256, &evaluation["rule_set"]["sha256"]),
            ("hash of the dossier", &facts.dossier_sha256, &evaluation["receipt"]["dossier"]["sha256"]),
        ] {
            if let Some(expected) = expected {
                self.unless_equal(what, expected, &text(found));
            }
        }
    }
}

fn places(diagnostics: &Value) -> Vec<Place> {
    let number = |value: &Value| value.as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
    members(diagnostics)
        .iter()
        .map(|found| {
            let (line, column) = (number(&found["line"]), number(&found["column"]));
            (text(&found["code"]), text(&found["pointer"]), line, column)
        })
        .collect()
}

fn members(list: &Value) -> &[Value] {
    list.as_array().map_or(&[], Vec::as_slice)
}

fn member<'v>(list: &'v [Value], id: &str) -> &'v Value {
    list.iter().find(|member| member["id"] == id).unwrap_or(&Value::Null)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn texts(list: &Value) -> Vec<String> {
    members(list).iter().map(text).collect()
}

fn as_many_as_committed() -> Result<(), String> {
    let held = fs::read_to_string(folder().join("count")).map_err(|error| format!("count: {error}"))?;
    let found = ids().len();
    if held.trim() == found.to_string() {
        Ok(())
    } else {
        Err(format!("there are {found} vectors, and `tests/vectors/count` says {}", held.trim()))
    }
}

fn every_code_is_shown() -> Result<(), String> {
    let mut shown = BTreeSet::new();
    for id in ids() {
        let places = match load(&id)?.expect {
            Expect::Refusal(refusal) => refusal.diagnostics,
            Expect::Evaluation(facts) => facts.warnings.unwrap_or_default(),
        };
        shown.extend(places.into_iter().map(|(code, ..)| code));
    }
    let excepted: BTreeSet<String> = NOT_SHOWN.iter().map(|(code, _)| code.to_string()).collect();
    // What is said of the documents of authors is shown where these are tested.
    let all = Code::ALL.iter().filter(|code| !code.is_for_authors());
    let all: BTreeSet<String> = all.map(ToString::to_string).collect();
    let missing: Vec<&String> =
        all.iter().filter(|code| !shown.contains(*code) && !excepted.contains(*code)).collect();
    let needless: Vec<&String> = excepted.intersection(&shown).collect();
    let unknown: Vec<&String> = shown.difference(&all).collect();
    if missing.is_empty() && needless.is_empty() && unknown.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "shown by no vector: {missing:?}; shown though excepted: {needless:?}; no code: {unknown:?}"
        ))
    }
}

fn every_rule_set_is_used() -> Result<(), String> {
    let mut used = BTreeSet::new();
    for id in ids() {
        match load(&id)?.rules {
            Some(Rules::One(name)) => drop(used.insert(name)),
            Some(Rules::Several(names)) => used.extend(names),
            None => {}
        }
    }
    let unused: Vec<String> = files(&folder().join(RULE_SETS))
        .into_iter()
        .filter(|name| !used.contains(&format!("{RULE_SETS}/{name}")))
        .collect();
    if unused.is_empty() { Ok(()) } else { Err(format!("used by no vector: {}", unused.join(", "))) }
}

fn every_index_is_used() -> Result<(), String> {
    let mut used = BTreeSet::new();
    for id in ids() {
        used.extend(load(&id)?.indices);
    }
    let unused: Vec<String> = files(&folder().join(INDICES))
        .into_iter()
        .filter(|name| !used.contains(&format!("{INDICES}/{name}")))
        .collect();
    if unused.is_empty() { Ok(()) } else { Err(format!("used by no vector: {}", unused.join(", "))) }
}
