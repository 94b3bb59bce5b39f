//! The result as JSON, by serde's derive: the same keys, the same order, the same bytes as the engine's.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Serialize, Serializer};
use tieuchi::{Measure, RuleSet};

use super::judge::{Condition, Evaluation, Finding, Outcome};
use super::model::{Basis, Count, Dossier, Evidence, Percent, Score, Text, Values};

/// What the decision says, laid out for writing. By hand it would stand in the program's text; it is made of the rule
/// set once, before anything is timed.
#[derive(Debug)]
pub struct Book<'r> {
    rule_set: RuleSetOut<'r>,
    groups: Vec<(&'r str, usize)>,
    criteria: Vec<CriterionText<'r>>,
    conditions: Vec<ConditionText<'r>>,
    documents: Vec<(&'r str, Option<&'r str>)>,
    steps: Vec<&'r str>,
}

#[derive(Debug)]
struct CriterionText<'r> {
    title: TextOut<'r>,
    measure: &'static str,
    lead_agencies: Vec<&'r str>,
    citations: Vec<CitationOut<'r>>,
    source: SourceOut<'r>,
    interpretation: Option<TextOut<'r>>,
}

#[derive(Debug)]
struct ConditionText<'r> {
    title: Option<TextOut<'r>>,
    source: SourceOut<'r>,
    interpretation: Option<TextOut<'r>>,
}

impl<'r> Book<'r> {
    /// What this rule set says.
    pub fn of(rules: &'r RuleSet) -> Self {
        let criteria = rules.criteria().iter().map(|criterion| CriterionText {
            title: TextOut::of(&criterion.title),
            measure: match criterion.measure {
                Measure::Percent { .. } => "percent",
                Measure::YesNo { .. } => "yes_no",
                Measure::Count { .. } => "count",
                Measure::Amount { .. } => "amount",
            },
            lead_agencies: criterion.lead_agencies.iter().map(AsRef::as_ref).collect(),
            citations: criterion
                .citations
                .iter()
                .map(|citation| {
                    let resource = rules.resource(&citation.resource);
                    CitationOut {
                        resource: citation.resource.as_str(),
                        number: resource.and_then(|resource| resource.number.as_deref()),
                        date: resource.and_then(|resource| resource.date).map(|date| date.to_string()),
                        locator: citation.locator.as_deref(),
                    }
                })
                .collect(),
            source: SourceOut::of(&criterion.source),
            interpretation: criterion.interpretation.as_ref().map(TextOut::of),
        });
        let conditions = rules.conditions().iter().map(|condition| ConditionText {
            title: condition.title.as_ref().map(TextOut::of),
            source: SourceOut::of(&condition.source),
            interpretation: condition.interpretation.as_ref().map(TextOut::of),
        });
        let documents = rules
            .documents()
            .iter()
            .map(|document| (document.id.as_str(), document.needed_by.as_ref().map(AsRef::as_ref)));
        Self {
            rule_set: RuleSetOut {
                id: rules.id().as_str(),
                version: rules.version().to_string(),
                status: rules.status().as_str(),
                complete: rules.is_complete(),
                sha256: rules.sha256().to_string(),
            },
            groups: rules.groups().map(|group| (group.id.as_str(), group.criteria.len())).collect(),
            criteria: criteria.collect(),
            conditions: conditions.collect(),
            documents: documents.collect(),
            steps: rules.procedure().iter().map(|step| step.id.as_str()).collect(),
        }
    }
}

/// A decimal in normal form, as text.
#[derive(Clone, Copy, Debug)]
struct Exact(Decimal);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.normalize())
    }
}

#[derive(Clone, Copy, Debug, Serialize)]
struct TextOut<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    en: Option<&'r str>,
    vi: &'r str,
}

impl<'r> TextOut<'r> {
    fn of(text: &'r tieuchi::Text) -> Self {
        Self { en: text.en.as_deref(), vi: &text.vi }
    }
}

#[derive(Debug, Serialize)]
struct SourceOut<'r> {
    locator: &'r str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    misprints: Vec<MisprintOut<'r>>,
    quote: &'r str,
    resource: &'r str,
}

#[derive(Debug, Serialize)]
struct MisprintOut<'r> {
    printed: &'r str,
    read: &'r str,
}

impl<'r> SourceOut<'r> {
    fn of(source: &'r tieuchi::Source) -> Self {
        let misprints = source.misprints.iter();
        Self {
            locator: &source.locator,
            misprints: misprints
                .map(|misprint| MisprintOut { printed: &misprint.printed, read: &misprint.read })
                .collect(),
            quote: &source.quote,
            resource: source.resource.as_str(),
        }
    }
}

#[derive(Debug, Serialize)]
struct CitationOut<'r> {
    resource: &'r str,
    number: Option<&'r str>,
    date: Option<String>,
    locator: Option<&'r str>,
}

#[derive(Debug, Serialize)]
struct RuleSetOut<'r> {
    id: &'r str,
    version: String,
    status: &'r str,
    complete: bool,
    sha256: String,
}

#[derive(Serialize)]
struct Whole<'a> {
    engine: Engine,
    rule_set: &'a RuleSetOut<'a>,
    subject: SubjectOut<'a>,
    year: u16,
    illustrative: bool,
    outcome: &'static str,
    reason: &'static str,
    conditions: Vec<ConditionOut<'a>>,
    groups: Vec<GroupOut<'a>>,
    criteria: Vec<FindingOut<'a>>,
    unreported: &'a [&'static str],
    deciding: &'a [&'static str],
    documents: DocumentsOut<'a>,
    procedure: ProcedureOut<'a>,
}

#[derive(Serialize)]
struct Engine {
    name: &'static str,
    semantics: u32,
}

#[derive(Serialize)]
struct SubjectOut<'a> {
    id: &'a str,
    name: Option<&'a str>,
    level: &'a str,
    attributes: &'a BTreeMap<Text<'a>, Text<'a>>,
}

#[derive(Default, Serialize)]
struct TallyOut {
    met: u32,
    not_met: u32,
    undetermined: u32,
    not_applicable: u32,
}

#[derive(Serialize)]
struct GroupOut<'a> {
    id: &'a str,
    met: u32,
    not_met: u32,
    undetermined: u32,
    not_applicable: u32,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ConditionOut<'a> {
    Criteria {
        id: &'a str,
        outcome: &'static str,
        reason: &'static str,
        met: u32,
        not_met: u32,
        undetermined: u32,
        not_applicable: u32,
        title: Option<TextOut<'a>>,
        source: &'a SourceOut<'a>,
        interpretation: Option<TextOut<'a>>,
    },
    Score {
        id: &'a str,
        outcome: &'static str,
        reason: &'static str,
        index: &'static str,
        year: u16,
        basis: &'static str,
        observed: Option<ScoreOut>,
        target: ScoreTarget,
        shortfall: Option<MissingPoints>,
        title: Option<TextOut<'a>>,
        source: &'a SourceOut<'a>,
        interpretation: Option<TextOut<'a>>,
    },
}

#[derive(Serialize)]
struct ScoreOut {
    points: Exact,
    maximum: Exact,
    percent: Option<Exact>,
}

#[derive(Serialize)]
struct ScoreTarget {
    at_least_percent: Exact,
}

#[derive(Serialize)]
struct MissingPoints {
    points: Exact,
}

#[derive(Serialize)]
struct FindingOut<'a> {
    id: &'static str,
    outcome: &'static str,
    reason: &'static str,
    observed: Option<Observed>,
    target: Target,
    shortfall: Option<Shortfall>,
    title: TextOut<'a>,
    measure: &'static str,
    lead_agencies: &'a [&'a str],
    citations: &'a [CitationOut<'a>],
    source: &'a SourceOut<'a>,
    interpretation: Option<TextOut<'a>>,
    evidence: Vec<EvidenceOut<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Observed {
    Stated {
        percent: Exact,
    },
    Ratio {
        #[serde(skip_serializing_if = "Option::is_none")]
        percent: Option<Exact>,
        numerator: u64,
        denominator: u64,
        #[serde(skip_serializing_if = "Option::is_none")]
        stated: Option<Exact>,
    },
    YesNo {
        present: bool,
    },
    Count {
        #[serde(skip_serializing_if = "Option::is_none")]
        present: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        count: Option<u64>,
    },
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Target {
    AtLeast(Exact),
    Present(bool),
}

#[derive(Serialize)]
struct Shortfall {
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<Exact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u64>,
}

#[derive(Serialize)]
struct EvidenceOut<'a> {
    title: &'a str,
    reference: Option<&'a str>,
    date: Option<&'a str>,
}

#[derive(Serialize)]
struct DocumentsOut<'a> {
    provided: Vec<&'a str>,
    missing: Vec<&'a str>,
}

#[derive(Serialize)]
struct ProcedureOut<'a> {
    steps: Vec<StepOut<'a>>,
}

#[derive(Serialize)]
struct StepOut<'a> {
    id: &'a str,
    missing_documents: Vec<&'a str>,
}

/// Writes what a dossier came to.
///
/// # Panics
///
/// Never: what is written has no map keys that are not text.
pub fn write(book: &Book<'_>, dossier: &Dossier<'_>, evaluation: &Evaluation) -> Vec<u8> {
    let not_reported = |outcome: &Finding| outcome.reason.as_str() == "not_reported";
    let mut unreported: Vec<&'static str> = evaluation
        .findings
        .iter()
        .filter(|finding| not_reported(finding))
        .map(|finding| finding.id)
        .collect();
    let scores = evaluation.conditions.iter();
    unreported.extend(
        scores.filter(|condition| condition.reason.as_str() == "not_reported").map(|condition| condition.id),
    );
    let is_open = evaluation.outcome == Outcome::Undetermined;
    let deciding = if is_open { unreported.as_slice() } else { &[] };
    let (provided, missing): (Vec<_>, Vec<_>) =
        book.documents.iter().partition(|(id, _)| dossier.documents.iter().any(|filed| &*filed.id == *id));
    let steps = book.steps.iter().map(|step| StepOut {
        id: step,
        missing_documents: missing
            .iter()
            .filter(|(_, needed_by)| *needed_by == Some(step))
            .map(|(id, _)| *id)
            .collect(),
    });
    let whole = Whole {
        engine: Engine { name: "tieuchi", semantics: 1 },
        rule_set: &book.rule_set,
        subject: SubjectOut {
            id: &dossier.subject.id,
            name: dossier.subject.name.as_deref(),
            level: &dossier.subject.level,
            attributes: &dossier.subject.attributes,
        },
        year: dossier.year,
        illustrative: dossier.illustrative,
        outcome: evaluation.outcome.as_str(),
        reason: evaluation.reason.as_str(),
        conditions: conditions(book, dossier, evaluation),
        groups: groups(book, evaluation),
        criteria: findings(book, dossier, evaluation),
        unreported: &unreported,
        deciding,
        documents: DocumentsOut {
            provided: provided.iter().map(|(id, _)| *id).collect(),
            missing: missing.iter().map(|(id, _)| *id).collect(),
        },
        procedure: ProcedureOut { steps: steps.collect() },
    };
    let mut out = Vec::with_capacity(1 << 15);
    serde_json::to_writer(&mut out, &whole).expect("a vector takes every byte");
    out
}

fn tally(findings: &[Finding]) -> TallyOut {
    let mut tally = TallyOut::default();
    for finding in findings {
        match finding.outcome {
            Outcome::Met => tally.met += 1,
            Outcome::NotMet => tally.not_met += 1,
            Outcome::Undetermined => tally.undetermined += 1,
        }
    }
    tally
}

fn groups<'a>(book: &'a Book<'_>, evaluation: &Evaluation) -> Vec<GroupOut<'a>> {
    let mut rest = evaluation.findings.as_slice();
    let group = |(id, members): &(&'a str, usize)| {
        let (own, others) = rest.split_at(*members);
        rest = others;
        let TallyOut { met, not_met, undetermined, not_applicable } = tally(own);
        GroupOut { id, met, not_met, undetermined, not_applicable }
    };
    book.groups.iter().map(group).collect()
}

fn conditions<'a>(
    book: &'a Book<'_>,
    dossier: &Dossier<'_>,
    evaluation: &Evaluation,
) -> Vec<ConditionOut<'a>> {
    let one = |(condition, text): (&Condition, &'a ConditionText<'_>)| {
        let (id, outcome, reason) = (condition.id, condition.outcome.as_str(), condition.reason.as_str());
        let (title, source, interpretation) = (text.title, &text.source, text.interpretation);
        let score = |year: u16, basis: Basis| {
            let score = dossier.scores.iter().find(|score| score.year == year && score.basis == basis);
            ConditionOut::Score {
                id,
                outcome,
                reason,
                index: "dti-3853-district",
                year,
                basis: if basis == Basis::Official { "official" } else { "self" },
                observed: score.map(score_out),
                target: ScoreTarget { at_least_percent: Exact(Decimal::from(70)) },
                shortfall: condition.missing.map(|points| MissingPoints { points: Exact(points) }),
                title,
                source,
                interpretation,
            }
        };
        match id {
            "previous-score" => score(dossier.year - 1, Basis::Official),
            "self-score" => score(dossier.year, Basis::SelfAssessed),
            _ => {
                let TallyOut { met, not_met, undetermined, not_applicable } = tally(&evaluation.findings);
                ConditionOut::Criteria {
                    id,
                    outcome,
                    reason,
                    met,
                    not_met,
                    undetermined,
                    not_applicable,
                    title,
                    source,
                    interpretation,
                }
            }
        }
    };
    evaluation.conditions.iter().zip(&book.conditions).map(one).collect()
}

fn score_out(score: &Score<'_>) -> ScoreOut {
    let percent = (score.points * Decimal::ONE_HUNDRED).checked_div(score.maximum);
    let shown = percent.map(|percent| percent.round_dp_with_strategy(4, RoundingStrategy::ToZero));
    ScoreOut { points: Exact(score.points), maximum: Exact(score.maximum), percent: shown.map(Exact) }
}

fn findings<'a>(
    book: &'a Book<'_>,
    dossier: &'a Dossier<'_>,
    evaluation: &Evaluation,
) -> Vec<FindingOut<'a>> {
    let texts = book.criteria.iter().zip(dossier.values.evidence());
    evaluation
        .findings
        .iter()
        .zip(observations(&dossier.values))
        .zip(texts)
        .map(|((finding, value), (text, evidence))| FindingOut {
            id: finding.id,
            outcome: finding.outcome.as_str(),
            reason: finding.reason.as_str(),
            observed: value.map(|value| value.observed(finding)),
            target: match text.measure {
                "percent" => Target::AtLeast(Exact(finding.target)),
                _ => Target::Present(true),
            },
            shortfall: (finding.shortfall.is_some() || finding.count.is_some())
                .then(|| Shortfall { percent: finding.shortfall.map(Exact), count: finding.count }),
            title: text.title,
            measure: text.measure,
            lead_agencies: &text.lead_agencies,
            citations: &text.citations,
            source: &text.source,
            interpretation: text.interpretation,
            evidence: evidence.iter().map(evidence_out).collect(),
        })
        .collect()
}

fn evidence_out<'a>(evidence: &'a Evidence<'_>) -> EvidenceOut<'a> {
    EvidenceOut {
        title: &evidence.title,
        reference: evidence.reference.as_deref(),
        date: evidence.date.as_deref(),
    }
}

/// A value of any kind.
#[derive(Clone, Copy)]
enum Value {
    Percent(Percent),
    YesNo(bool),
    Count(Count),
}

impl Value {
    fn observed(self, finding: &Finding) -> Observed {
        let percent = finding.observed.map(Exact);
        match self {
            Self::Percent(Percent::Stated(stated)) => Observed::Stated { percent: Exact(stated) },
            Self::Percent(Percent::Ratio(numerator, denominator)) => {
                Observed::Ratio { percent, numerator, denominator, stated: None }
            }
            Self::Percent(Percent::Both(stated, numerator, denominator)) => {
                Observed::Ratio { percent, numerator, denominator, stated: Some(Exact(stated)) }
            }
            Self::YesNo(present) => Observed::YesNo { present },
            Self::Count(Count { present, number }) => Observed::Count { present, count: number },
        }
    }
}

fn observations(values: &Values<'_>) -> [Option<Value>; 23] {
    let percent = |value: Option<Percent>| value.map(Value::Percent);
    let count = |value: Option<Count>| value.map(Value::Count);
    [
        percent(values.i_1.value),
        percent(values.ii_1.value),
        count(values.ii_2.value),
        percent(values.ii_3.value),
        count(values.ii_4.value),
        count(values.ii_5.value),
        percent(values.iii_1.value),
        percent(values.iii_2.value),
        percent(values.iii_3.value),
        percent(values.iii_4.value),
        percent(values.iii_5.value),
        percent(values.iii_6.value),
        percent(values.iii_7.value),
        count(values.iii_8.value),
        count(values.iii_9.value),
        percent(values.iv_1.value),
        percent(values.iv_2.value),
        percent(values.iv_3.value),
        percent(values.iv_4.value),
        count(values.iv_5.value),
        percent(values.v_1.value),
        values.v_2.value.map(Value::YesNo),
        percent(values.v_3.value),
    ]
}
