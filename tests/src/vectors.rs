//! The conformance vectors: where they lie and what each says. The format is described in `tests/vectors/README.md`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

/// The folder of the vectors.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

/// The folder of the illustrative dossiers.
pub fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules/examples")
}

/// The folder that holds rule sets and no vectors.
pub const RULE_SETS: &str = "rule-sets";

/// The folder that holds index documents and no vectors.
pub const INDICES: &str = "indices";

/// What `vector.json` says.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Vector {
    /// The folder's path under that of the vectors.
    pub id: String,
    /// What the vector shows, and why the answer is what it is.
    pub comment: String,
    /// What it is about.
    pub flags: Vec<Flag>,
    /// The rule sets; none where the folder holds a `rules.json` of its own.
    pub rules: Option<Rules>,
    /// The index documents attached to every rule set that uses them: paths under the folder of the vectors.
    #[serde(default)]
    pub indices: Vec<String>,
    /// The key facts of the answer, derived without the engine.
    pub expect: Expect,
}

/// What a vector is about.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Criteria measured by an amount with a unit.
    Amount,
    /// Targets that vary by an attribute of the subject.
    Attribute,
    /// Text, JSON syntax, places.
    Bytes,
    /// Criteria that count something.
    Count,
    /// The numbers and conditions of the district decision.
    Decision,
    /// What could still change the outcome of the whole.
    Deciding,
    /// Canonical forms and hashes.
    Digest,
    /// Display that never flatters.
    Display,
    /// Exactness of numbers.
    Exact,
    /// Exemptions from criteria.
    Exemption,
    /// The forms in which something may be written.
    Form,
    /// Rule sets that do not hold all that their source declares.
    Incomplete,
    /// Strong Kleene logic.
    Kleene,
    /// Levels of recognition.
    Level,
    /// Limits on what is read.
    Limit,
    /// What was not reported.
    Missing,
    /// Ratios, alone or beside a percentage.
    Ratio,
    /// Scores and their conditions.
    Score,
    /// What must be refused.
    Strict,
    /// Years.
    Year,
}

/// The rule sets a dossier is read against: the id of one that ships, or paths under the folder of the vectors.
#[derive(Deserialize, Debug)]
#[serde(untagged)]
pub enum Rules {
    /// One.
    One(String),
    /// Several, of which the dossier picks its own.
    Several(Vec<String>),
}

/// A diagnostic: code, pointer, line, column.
pub type Place = (String, String, u32, u32);

/// An outcome and its reason.
pub type Verdict = (String, String);

/// The key facts of an answer.
#[derive(Deserialize, Debug)]
#[serde(untagged)]
pub enum Expect {
    /// The document is refused.
    Refusal(Refusal),
    /// The dossier evaluates.
    Evaluation(Box<Facts>),
}

/// What is wrong with a document, in the order of the text.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// All that is reported.
    pub diagnostics: Vec<Place>,
    /// What was found, by pointer.
    #[serde(default)]
    pub found: BTreeMap<String, String>,
    /// What was expected, by pointer.
    #[serde(default)]
    pub expected: BTreeMap<String, String>,
    /// The nearest right name, by pointer.
    #[serde(default)]
    pub nearest: BTreeMap<String, String>,
}

/// Key facts of an evaluation. What is left out is not asserted; every file's bytes assert all of it.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The outcome of the whole.
    pub outcome: String,
    /// Its reason.
    pub reason: String,
    /// Every condition.
    pub conditions: BTreeMap<String, Verdict>,
    /// Every criterion; those not listed have the outcome under `*`.
    pub criteria: BTreeMap<String, CriterionFact>,
    /// All that was not reported.
    pub unreported: Vec<String>,
    /// What of it could still change the outcome of the whole.
    pub deciding: Vec<String>,
    /// By criterion.
    #[serde(default)]
    pub observed: BTreeMap<String, Value>,
    /// By criterion.
    #[serde(default)]
    pub target: BTreeMap<String, Value>,
    /// By criterion.
    #[serde(default)]
    pub shortfall: BTreeMap<String, Value>,
    /// By condition.
    #[serde(default)]
    pub condition_observed: BTreeMap<String, Value>,
    /// By condition.
    #[serde(default)]
    pub condition_shortfall: BTreeMap<String, Value>,
    /// Every level of recognition.
    pub levels: Option<BTreeMap<String, Verdict>>,
    /// The ids under `reached`, `possible` and `next` of the level.
    pub level: Option<BTreeMap<String, Option<String>>>,
    /// The ids of the criteria and conditions that the next level lacks.
    pub lacking: Option<BTreeMap<String, Vec<String>>>,
    /// By level, the criteria that differ from those of the lowest level, with outcome and reason: all of them.
    pub differing: Option<BTreeMap<String, BTreeMap<String, Verdict>>>,
    /// What a criterion from which the subject is exempt would be without that.
    #[serde(default)]
    pub without_exemption: BTreeMap<String, Verdict>,
    /// Whether each exemption holds for the year, in the order of the dossier.
    pub in_force: Option<Vec<bool>>,
    /// The titles of a criterion's evidence.
    #[serde(default)]
    pub evidence: BTreeMap<String, Vec<String>>,
    /// The tally of every group.
    pub groups: Option<BTreeMap<String, BTreeMap<String, u32>>>,
    /// Documents provided and missing.
    pub documents: Option<BTreeMap<String, Vec<String>>>,
    /// For each step the documents that it lacks.
    pub procedure: Option<BTreeMap<String, Vec<String>>>,
    /// Whether the dossier marks its figures as illustrative.
    pub illustrative: Option<bool>,
    /// Whether the rule set holds all that its source declares.
    pub complete: Option<bool>,
    /// What reading the rule set warns of.
    pub warnings: Option<Vec<Place>>,
    /// The hash of the rule set's canonical form.
    pub rule_set_sha256: Option<String>,
    /// The hash of the dossier's canonical form.
    pub dossier_sha256: Option<String>,
}

/// What becomes of a criterion, or of all others.
#[derive(Deserialize, Debug)]
#[serde(untagged)]
pub enum CriterionFact {
    /// Outcome and reason.
    Verdict(Verdict),
    /// Under `*`: the outcome alone.
    Outcome(String),
}

/// The ids of all vectors: every folder two levels down. Whether it holds a vector is for the runner to find out.
pub fn ids() -> Vec<String> {
    let mut ids: Vec<String> = folders(&folder())
        .into_iter()
        .filter(|group| ![RULE_SETS, INDICES].contains(&group.as_str()))
        .flat_map(|group| {
            folders(&folder().join(&group)).into_iter().map(move |name| format!("{group}/{name}"))
        })
        .collect();
    ids.sort();
    ids
}

/// The vector of this id.
pub fn load(id: &str) -> Result<Vector, String> {
    let path = folder().join(id).join("vector.json");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let vector: Vector =
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    if vector.id == id { Ok(vector) } else { Err(format!("its id is `{}`", vector.id)) }
}

fn folders(of: &Path) -> Vec<String> {
    names(of, Path::is_dir)
}

/// The names of the files in a folder, in order.
pub fn files(of: &Path) -> Vec<String> {
    names(of, Path::is_file)
}

fn names(of: &Path, wanted: impl Fn(&Path) -> bool) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(of)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| wanted(path))
        .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    names
}
