//! Whether a receipt still holds: the evaluation repeated with the version of the rule set that made it.

use std::str::FromStr as _;

use tieuchi::{
    Code, Diagnostic, Dossier, Evaluation, Findings, Json, JsonItem, JsonKind, Limits, RuleSet, RuleSets,
    SEMANTICS, Said, Version,
};

use crate::cases::LIMITS;
use crate::hash::sha256;
use crate::tree::Tree;

/// Something that must be as it was when the receipt was made.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Check {
    /// The evaluation that the receipt holds is the one that it was made of.
    Receipt,
    /// The engine comes to outcomes as it did.
    Semantics,
    /// The version of the rule set is at hand, and says what it said.
    RuleSet,
    /// The indices by which scores were worked out say what they said.
    Indices,
    /// The dossier says what it said.
    Dossier,
    /// The evaluation comes out as it did, to the byte.
    Evaluation,
}

impl Check {
    /// Each of them, in the order in which they are made.
    pub const ALL: [Self; 6] =
        [Self::Receipt, Self::Semantics, Self::RuleSet, Self::Indices, Self::Dossier, Self::Evaluation];

    /// `receipt`, `semantics`, `rule_set`, `indices`, `dossier` or `evaluation`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Receipt => "receipt",
            Self::Semantics => "semantics",
            Self::RuleSet => "rule_set",
            Self::Indices => "indices",
            Self::Dossier => "dossier",
            Self::Evaluation => "evaluation",
        }
    }
}

/// What a check comes to.
#[derive(Clone, Debug)]
pub enum Checked {
    /// It is as it was.
    Holds,
    /// It is not.
    Fails(Box<Diagnostic>),
    /// It cannot be said: what it takes is not at hand.
    Open,
}

/// Whether a receipt holds.
#[derive(Clone, Debug)]
pub struct Verification {
    /// The rule set that the receipt names: `vn.thanh-hoa.dx.district@2024.1.0`.
    pub rule_set: String,
    /// Each check.
    pub checks: Vec<(Check, Checked)>,
    /// What comes to something else: `outcome`, or the id of a criterion; what it came to then, and what it comes to now.
    pub differences: Vec<(String, String, String)>,
}

impl Verification {
    /// Whether everything is as it was.
    pub fn holds(&self) -> bool {
        self.checks.iter().all(|(_, checked)| matches!(checked, Checked::Holds))
    }

    /// Checks a receipt against a dossier and the rule sets at hand. What is wrong with the receipt as a document is the first
    /// error, what the rule set that made it finds wrong with the dossier the second.
    ///
    /// ```
    /// use tieuchi::RuleSets;
    /// use tieuchi_author::Verification;
    ///
    /// let sets = RuleSets::builtin();
    /// let dossier = r#"{"rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "1", "level": "district"}, "year": 2024}"#;
    /// let read = sets.read_dossier(dossier).unwrap();
    /// let receipt = read.rules().evaluate(&read).receipt();
    /// assert!(Verification::of(receipt.to_json(), dossier, &sets).unwrap().unwrap().holds());
    /// let other = dossier.replace("2024", "2025");
    /// let verification = Verification::of(receipt.to_json(), &other, &sets).unwrap().unwrap();
    /// assert!(!verification.holds());
    /// ```
    pub fn of(
        receipt: &str,
        dossier: &str,
        sets: &RuleSets,
    ) -> Result<Result<Self, Vec<Diagnostic>>, Vec<Diagnostic>> {
        Ok(Receipt::read(receipt)?.verify(receipt, dossier, sets))
    }
}

/// What a receipt states.
struct Receipt {
    id: String,
    version: Version,
    rules: String,
    semantics: String,
    indices: Vec<String>,
    dossier: String,
    evaluation: String,
    /// The evaluation without the receipt's own key.
    made_of: Tree,
}

impl Receipt {
    fn read(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let limits = Limits { diagnostics: Limits::default().diagnostics, ..LIMITS };
        let json = Json::parse(text, &limits).map_err(|diagnostic| vec![*diagnostic])?;
        let mut findings = Findings::new(&limits);
        match Self::document(&mut findings, json.root()) {
            Some(receipt) if !findings.failed() => Ok(receipt),
            _ => Err(findings.finish(text)),
        }
    }

    fn document(findings: &mut Findings<'_>, root: JsonItem<'_, '_>) -> Option<Self> {
        let all = findings.fields(root, &KEYS)?;
        let given = KEYS.into_iter().zip(all);
        let mut parts = Vec::new();
        for (key, part) in given {
            if !MAY_LACK.contains(&key) {
                findings.required(root, part, key);
            }
            parts.push(part);
        }
        let part = |name: &str| {
            let place = KEYS.iter().position(|key| *key == name)?;
            parts.get(place).copied().flatten()
        };
        let engine = part("engine").and_then(|engine| {
            let [name, semantics] = findings.fields(engine, &["name", "semantics"])?;
            if let Some(name) = findings.required(engine, name, "name") {
                findings.word(name, ["tieuchi"]);
            }
            findings.required(engine, semantics, "semantics").map(|semantics| semantics.raw().to_owned())
        });
        let rules = part("rule_set").and_then(|rules| {
            let [id, version, status, complete, _, sha256] =
                findings.fields(rules, &["id", "version", "status", "complete", "missing", "sha256"])?;
            findings.required(rules, status, "status");
            findings.required(rules, complete, "complete");
            let id = findings.required(rules, id, "id").and_then(|id| findings.filled(id));
            let version = findings.required(rules, version, "version").and_then(|item| {
                let text = findings.filled(item)?;
                let version = Version::from_str(&text);
                if version.is_err() {
                    findings.say(Code::InvalidVersion, item, Said::found(&text));
                }
                version.ok()
            });
            let sha256 = findings.required(rules, sha256, "sha256").and_then(|item| digest(findings, item));
            Some((id?, version?, sha256?))
        });
        let mut indices = Vec::new();
        for index in part("indices").map(|indices| findings.items(indices)).unwrap_or_default() {
            let Some([id, version, status, sha256]) =
                findings.fields(index, &["id", "version", "status", "sha256"])
            else {
                continue;
            };
            findings.required(index, version, "version");
            findings.required(index, status, "status");
            let id = findings.required(index, id, "id").and_then(|id| findings.filled(id));
            let sha256 = findings.required(index, sha256, "sha256").and_then(|item| digest(findings, item));
            indices.extend(id.zip(sha256).map(|(id, sha256)| format!("{id} {sha256}")));
        }
        let hashes = part("receipt").and_then(|receipt| {
            let both = findings.fields(receipt, &["dossier", "evaluation"])?;
            let hashes = both.into_iter().zip(["dossier", "evaluation"]).map(|(item, name)| {
                let item = findings.required(receipt, item, name)?;
                let [sha256] = findings.fields(item, &["sha256"])?;
                let sha256 = findings.required(item, sha256, "sha256")?;
                digest(findings, sha256)
            });
            let hashes: Vec<Option<String>> = hashes.collect();
            hashes.into_iter().collect::<Option<Vec<String>>>()
        });
        let mut made_of = Tree::read(root, findings);
        made_of.take("receipt");
        let (id, version, rules) = rules?;
        let [dossier, evaluation] = <[String; 2]>::try_from(hashes?).ok()?;
        Some(Self { id, version, rules, semantics: engine?, indices, dossier, evaluation, made_of })
    }

    fn verify(self, text: &str, dossier: &str, sets: &RuleSets) -> Result<Verification, Vec<Diagnostic>> {
        // It was read once already, and gives the places of what does not hold.
        let json = Json::parse(text, &LIMITS).map_err(|diagnostic| vec![*diagnostic])?;
        let fails = |code: Code, pointer: &str, found: &str, expected: &str| {
            let mut findings = Findings::new(&LIMITS);
            findings.say(
                code,
                json.at(pointer).unwrap_or(json.root()),
                Said::in_full(found).one_of([expected]),
            );
            findings
                .finish(text)
                .into_iter()
                .next()
                .map_or(Checked::Open, |said| Checked::Fails(Box::new(said)))
        };
        let same = |code: Code, pointer: &str, found: &str, expected: &str| {
            if found == expected { Checked::Holds } else { fails(code, pointer, found, expected) }
        };
        let (name, own) = (format!("{}@{}", self.id, self.version), sha256(&self.made_of.to_json()));
        let receipt = same(Code::ReceiptAltered, "/receipt/evaluation/sha256", &own, &self.evaluation);
        let now = SEMANTICS.to_string();
        let semantics = same(Code::ReceiptSemantics, "/engine/semantics", &now, &self.semantics);
        let mut checks = vec![(Check::Receipt, receipt), (Check::Semantics, semantics)];
        let mut differences = Vec::new();
        let found =
            sets.iter().find(|rules| rules.id().as_str() == self.id && rules.version() == self.version);
        let Some(rules) = found else {
            let missing = fails(Code::ReceiptRuleSetMissing, "/rule_set", &name, "");
            checks.push((Check::RuleSet, missing));
            checks.extend(
                [Check::Indices, Check::Dossier, Check::Evaluation].map(|check| (check, Checked::Open)),
            );
            return Ok(Verification { rule_set: name, checks, differences });
        };
        let hash = rules.sha256().to_string();
        let (dossier, evaluation) = evaluate(rules, dossier)?;
        checks.push((
            Check::RuleSet,
            same(Code::ReceiptRuleSetChanged, "/rule_set/sha256", &hash, &self.rules),
        ));
        let used: Vec<String> =
            evaluation.indices().map(|index| format!("{} {}", index.id(), index.sha256())).collect();
        let pointer = if self.indices.is_empty() { "" } else { "/indices" };
        let (at_hand, then) = (used.join(", "), self.indices.join(", "));
        checks.push((Check::Indices, same(Code::ReceiptIndexChanged, pointer, &at_hand, &then)));
        let hash = dossier.sha256().to_string();
        checks.push((
            Check::Dossier,
            same(Code::ReceiptDossierChanged, "/receipt/dossier/sha256", &hash, &self.dossier),
        ));
        let hash = evaluation.receipt().evaluation_sha256().to_string();
        let again =
            same(Code::ReceiptEvaluationChanged, "/receipt/evaluation/sha256", &hash, &self.evaluation);
        if !matches!(again, Checked::Holds) {
            differences = self.differences(&evaluation);
        }
        checks.push((Check::Evaluation, again));
        Ok(Verification { rule_set: name, checks, differences })
    }

    /// What the receipt holds of the whole and of each criterion, where it comes to something else now.
    fn differences(&self, evaluation: &Evaluation) -> Vec<(String, String, String)> {
        let said = |tree: Option<&Tree>| tree.and_then(Tree::as_str).unwrap_or_default().to_owned();
        let mut all = vec![(
            "outcome".to_owned(),
            said(self.made_of.get("outcome")),
            evaluation.outcome().as_str().to_owned(),
        )];
        let held = self.made_of.get("criteria").map(Tree::items).unwrap_or_default();
        for criterion in held {
            let id = said(criterion.get("id"));
            let now = evaluation.finding(&id).map(|finding| finding.outcome().as_str().to_owned());
            all.push((id, said(criterion.get("outcome")), now.unwrap_or_default()));
        }
        all.retain(|(_, then, now)| then != now);
        all
    }
}

/// The keys of an evaluation with its receipt.
const KEYS: [&str; 20] = [
    "engine",
    "rule_set",
    "indices",
    "subject",
    "year",
    "illustrative",
    "outcome",
    "reason",
    "conditions",
    "groups",
    "criteria",
    "level",
    "levels",
    "exemptions",
    "unreported",
    "deciding",
    "documents",
    "procedure",
    "agencies",
    "receipt",
];

/// Those that are there only where they say something.
const MAY_LACK: [&str; 5] = ["indices", "level", "levels", "exemptions", "agencies"];

fn digest(findings: &mut Findings<'_>, item: JsonItem<'_, '_>) -> Option<String> {
    if item.kind() != JsonKind::String {
        findings.not_a_string(item);
        return None;
    }
    let text = findings.filled(item)?;
    let is_digest = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if !is_digest {
        findings.say(Code::InvalidId, item, Said::found(&text).expected("SHA-256"));
    }
    is_digest.then_some(text)
}

fn evaluate(rules: &RuleSet, dossier: &str) -> Result<(Dossier, Evaluation), Vec<Diagnostic>> {
    let dossier = rules.read_dossier(dossier).map_err(|error| error.diagnostics().to_vec())?;
    let evaluation = rules.evaluate(&dossier);
    Ok((dossier, evaluation))
}
