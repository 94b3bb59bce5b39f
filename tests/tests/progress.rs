//! Where dossiers stand in their procedure: each case a test by its name.
//!
//! A case holds a dossier and, in `expect`, facts that were worked out by hand; beside it lie the exact bytes of the
//! progress's JSON. Both must hold. `TIEUCHI_BLESS=1` rewrites the bytes, never the facts, and only where the facts hold.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use serde_json::Value;
use tieuchi::{Date, RuleSet};
use tieuchi_tests::vectors::{files, folder};

/// How many cases there are, so that none is skipped unseen.
const CASES: usize = 62;

const CASE: &str = ".case.json";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    comment: String,
    /// The id of a rule set that ships, or a path under the folder of the vectors.
    rules: String,
    as_of: Option<String>,
    dossier: Value,
    /// A path into the progress → what stands there.
    expect: BTreeMap<String, Value>,
}

fn main() -> ExitCode {
    let names: Vec<String> =
        files(&cases()).into_iter().filter_map(|name| Some(name.strip_suffix(CASE)?.to_owned())).collect();
    let found = names.len();
    let mut trials: Vec<Trial> = names
        .into_iter()
        .map(|name| Trial::test(name.clone(), move || run(&name).map_err(Failed::from)))
        .collect();
    trials.push(Trial::test("there are as many cases as committed", move || match found {
        CASES => Ok(()),
        _ => Err(format!("there are {found} cases, and {CASES} were committed").into()),
    }));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("progress")
}

fn run(name: &str) -> Result<(), String> {
    let case: Case = serde_json::from_str(&read(&cases().join(format!("{name}{CASE}")))?)
        .map_err(|error| format!("it is no case: {error}"))?;
    let rules = rule_set(&case.rules)?;
    let dossier = rules.read_dossier(&case.dossier.to_string()).map_err(|error| error.to_string())?;
    let as_of: Option<Date> = case.as_of.map(|day| day.parse().expect("a day of the calendar"));
    let evaluation = rules.evaluate(&dossier);
    let json = evaluation.progress(as_of).to_json();
    let progress: Value = serde_json::from_str(&json).map_err(|error| error.to_string())?;
    let mut wrong = Vec::new();
    for (path, expected) in &case.expect {
        match at(&progress, path) {
            Some(found) if found == expected => {}
            found => wrong.push(format!("{path}: expected {expected}, found {found:?}")),
        }
    }
    // What a procedure says changes nothing of what the dossier comes to.
    if at(&progress, "/assessments/own/outcome").is_some_and(|own| *own != *evaluation.outcome().as_str()) {
        wrong.push("the subject's own assessment is not what the dossier comes to".to_owned());
    }
    if !wrong.is_empty() {
        return Err(format!("{}\n\n{}\n\n{json}", case.comment, wrong.join("\n")));
    }
    compare(&cases().join(format!("{name}.progress.json")), &format!("{json}\n"))
}

/// What stands at a path; members of lists are named by their place, `id`, `criterion` or `document`.
fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('/').skip(1).try_fold(value, |value, step| match value {
        Value::Array(members) => {
            let named = |member: &&Value| {
                ["id", "criterion", "document"].iter().any(|key| member.get(key).is_some_and(|id| id == step))
            };
            members.iter().find(named).or_else(|| members.get(step.parse::<usize>().ok()?))
        }
        _ => value.get(step),
    })
}

fn rule_set(named: &str) -> Result<RuleSet, String> {
    let set = if Path::new(named).extension().is_some_and(|extension| extension == "json") {
        RuleSet::from_json(&read(&folder().join(named))?)
    } else {
        RuleSet::builtin(named)
    };
    set.map_err(|error| format!("{named}: {error}"))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn compare(path: &Path, text: &str) -> Result<(), String> {
    if read(path).is_ok_and(|held| held == text) {
        return Ok(());
    }
    if std::env::var_os("TIEUCHI_BLESS").is_some_and(|bless| bless == "1") {
        return fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()));
    }
    Err(format!("{} holds other bytes; TIEUCHI_BLESS=1 rewrites it\n\nfound:\n{text}", path.display()))
}
