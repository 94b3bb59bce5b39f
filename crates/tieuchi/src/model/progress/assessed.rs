//! What one assessment comes to. Every assessment is judged by the same code as the dossier's own values.

use std::collections::BTreeMap;

use crate::model::assessment::{Assessment, GivenIn};
use crate::model::criterion::Criterion;
use crate::model::evaluation::Evaluation;
use crate::model::plan::Demanded;
use crate::model::progress::{View, says};
use crate::model::rule_set::Condition;
use crate::model::statement::Statement;
use crate::model::verdict::Verdict;
use crate::value::id::AgencyId;
use crate::value::outcome::{Outcome, Reason};
use crate::value::quantity::{Bound, Value};

/// What one assessment comes to.
pub struct Assessed<'e> {
    evaluation: &'e Evaluation,
    assessment: &'e Assessment,
    criteria: Vec<AssessedCriterion<'e>>,
    stated: Vec<&'e Statement>,
    verdict: Verdict,
}

/// What one assessment says of a criterion.
pub struct AssessedCriterion<'e> {
    /// The criterion.
    pub criterion: &'e Criterion,
    /// What is demanded of the subject; `None` where nothing is, or where it depends on an attribute that is missing.
    pub bound: Option<Bound>,
    /// What it comes to; `None` while it has not been given, or not by all of several agencies.
    pub outcome: Option<Outcome>,
    /// What each agency says, in the order of the rule set.
    pub positions: Vec<Position<'e>>,
    /// The agencies that have not given theirs.
    pub missing: Vec<&'e AgencyId>,
}

/// What one agency says of a criterion.
#[derive(Clone, Copy, Debug)]
pub struct Position<'e> {
    /// Who says it; `None` for values of a subject of which the rule set names no one agency.
    pub agency: Option<&'e AgencyId>,
    /// What it comes to.
    pub outcome: Outcome,
    /// Why, where it follows from a value; `None` where the outcome alone was stated.
    pub reason: Option<Reason>,
    /// The value.
    pub value: Option<Value>,
    /// The statement; `None` for the subject's own values.
    pub statement: Option<&'e Statement>,
}

impl Position<'_> {
    /// Whether it can be compared: where the target is not known, nothing is said.
    fn is_known(&self) -> bool {
        self.reason != Some(Reason::AttributeNotReported)
    }
}

/// How much of an assessment was given.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Extent {
    /// Of no criterion.
    None,
    /// Of some of the criteria assigned.
    Some,
    /// Of every criterion assigned.
    All,
}

impl Extent {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::None, Self::Some, Self::All];

    /// `none`, `some` or `all`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Some => "some",
            Self::All => "all",
        }
    }
}

/// How many criteria have which outcome by an assessment.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct GivenTally {
    /// How many are met.
    pub met: u32,
    /// How many are not met.
    pub not_met: u32,
    /// How many are undetermined by what was given.
    pub undetermined: u32,
    /// How many were not given.
    pub not_given: u32,
    /// How many are not assigned.
    pub not_applicable: u32,
}

/// A criterion of which assessments, or agencies within one, say different things.
pub struct Disagreement<'p> {
    /// The criterion.
    pub criterion: &'p Criterion,
    /// Everything that was said of it: by which assessment, and what.
    pub positions: Vec<(&'p Assessment, Position<'p>)>,
}

/// The statements that say something, by agency and criterion.
type Said<'e> = BTreeMap<(&'e str, Option<&'e str>), &'e Statement>;

pub(super) fn all(view: View<'_>) -> Vec<Assessed<'_>> {
    let dossier = view.evaluation.dossier();
    let said = |statements| by_agency(view, statements);
    let (opinions, appraisals) = (said(dossier.opinions()), said(dossier.appraisals()));
    let none = Said::new();
    let list = |given_in| match given_in {
        GivenIn::Values => &none,
        GivenIn::Opinions => &opinions,
        GivenIn::Appraisals => &appraisals,
    };
    let assessments = view.rules().assessments().iter();
    assessments.map(|assessment| assess(view, assessment, list(assessment.given_in))).collect()
}

fn by_agency<'e>(view: View<'e>, statements: &'e [Statement]) -> Said<'e> {
    let mut said = Said::new();
    for statement in statements.iter().filter(|each| says(each) && view.counts(each.date)) {
        let of = statement.criterion.as_ref().map(AsRef::as_ref);
        said.entry((statement.agency.as_str(), of)).or_insert(statement);
    }
    said
}

fn assess<'e>(view: View<'e>, assessment: &'e Assessment, said: &Said<'e>) -> Assessed<'e> {
    let (rules, dossier) = (view.rules(), view.evaluation.dossier());
    let demands = rules.demands(view.evaluation.year(), 0);
    let criteria: Vec<_> = rules
        .criteria()
        .iter()
        .zip(demands)
        .enumerate()
        .map(|(number, (criterion, demand))| {
            let value = dossier.0.values.get(number).copied().flatten().filter(|_| view.is_ours);
            #[cfg_attr(not(feature = "programmes"), expect(unused_mut, reason = "exemptions change it"))]
            let mut demanded = demand.of(view.evaluation.subject());
            #[cfg(feature = "programmes")]
            if view.evaluation.reasons.get(number) == Some(&Reason::Exempt) {
                demanded = Demanded::NotAssigned;
            }
            criterion_of(assessment, criterion, demanded, value, said)
        })
        .collect();
    let whole = |agency: &'e AgencyId| said.get(&(agency.as_str(), None)).copied();
    let stated = agencies_of_the_whole(view, assessment).into_iter().filter_map(whole).collect();
    let outcome = |each: &AssessedCriterion<'_>| each.outcome.unwrap_or(Outcome::Undetermined);
    let outcomes: Vec<Outcome> = criteria.iter().map(outcome).collect();
    let lowest = rules.lowest_conditions();
    let verdict = Verdict::of(rules, dossier, view.is_ours, &outcomes, |outcome| outcome, lowest);
    Assessed { evaluation: view.evaluation, assessment, criteria, stated, verdict }
}

/// The agencies that may give an assessment on the whole.
fn agencies_of_the_whole<'e>(view: View<'e>, assessment: &'e Assessment) -> Vec<&'e AgencyId> {
    let agencies = view.rules().agencies().iter().map(|agency| &agency.id);
    agencies.filter(|agency| assessment.asks(agency, None, view.rules())).collect()
}

fn criterion_of<'e>(
    assessment: &'e Assessment,
    criterion: &'e Criterion,
    demanded: Demanded,
    value: Option<Value>,
    said: &Said<'e>,
) -> AssessedCriterion<'e> {
    let bound = match demanded {
        Demanded::NotAssigned => {
            let outcome = Some(Outcome::NotApplicable);
            return AssessedCriterion {
                criterion,
                bound: None,
                outcome,
                positions: Vec::new(),
                missing: Vec::new(),
            };
        }
        Demanded::Bound(bound) => Some(bound),
        Demanded::Unknown => None,
    };
    let judged = |value| demanded.judge(Some(value));
    let agencies = assessment.agencies_of(criterion);
    let (mut positions, mut missing) = (Vec::new(), Vec::new());
    if assessment.given_in == GivenIn::Values {
        if let Some(found) = value {
            let reason = judged(found);
            let agency = if let [only] = agencies { Some(only) } else { None };
            let outcome = reason.outcome();
            positions.push(Position { agency, outcome, reason: Some(reason), value, statement: None });
        } else {
            missing.extend(agencies);
        }
    } else {
        for agency in agencies {
            let Some(statement) = said.get(&(agency.as_str(), Some(criterion.id.as_str()))).copied() else {
                missing.push(agency);
                continue;
            };
            let reason = statement.value.map(judged);
            let outcome = reason.map(Reason::outcome).or(statement.outcome).unwrap_or(Outcome::Undetermined);
            let (agency, value) = (Some(agency), statement.value);
            positions.push(Position { agency, outcome, reason, value, statement: Some(statement) });
        }
    }
    let together = positions.iter().fold(Outcome::NotApplicable, |all, each| all.and(each.outcome));
    let outcome = match together {
        Outcome::NotApplicable => None,
        Outcome::NotMet => Some(Outcome::NotMet),
        // What one says of several decides only where it fails.
        Outcome::Met | Outcome::Undetermined => missing.is_empty().then_some(together),
    };
    AssessedCriterion { criterion, bound, outcome, positions, missing }
}

/// The criteria of which positions differ.
pub(super) fn disagreements<'p>(assessments: &'p [Assessed<'_>]) -> Vec<Disagreement<'p>> {
    let Some(first) = assessments.first() else { return Vec::new() };
    let mut disagreements = Vec::new();
    for (number, AssessedCriterion { criterion, .. }) in first.criteria.iter().enumerate() {
        let mut positions = Vec::new();
        for assessed in assessments {
            let held =
                assessed.criteria.get(number).map(|each| each.positions.as_slice()).unwrap_or_default();
            positions.extend(held.iter().map(|position| (assessed.assessment, *position)));
        }
        let mut known = positions.iter().filter(|(_, position)| position.is_known());
        if let Some((_, one)) = known.next()
            && known.any(|(_, other)| other.outcome != one.outcome)
        {
            disagreements.push(Disagreement { criterion, positions });
        }
    }
    disagreements
}

impl<'e> Assessed<'e> {
    /// The assessment.
    pub fn assessment(&self) -> &'e Assessment {
        self.assessment
    }

    /// What it says of each criterion, in the order of the rule set.
    pub fn criteria(&self) -> &[AssessedCriterion<'e>] {
        &self.criteria
    }

    /// What was stated of the dossier as a whole, in the order of the rule set's agencies.
    pub fn stated(&self) -> &[&'e Statement] {
        &self.stated
    }

    /// What was stated of the whole, all of it together.
    pub(super) fn whole(&self) -> Option<Outcome> {
        let said = self.stated.iter().filter_map(|statement| statement.outcome);
        (!self.stated.is_empty()).then(|| Outcome::all(said))
    }

    /// How much of it was given.
    pub fn extent(&self) -> Extent {
        let GivenTally { met, not_met, undetermined, not_given, .. } = self.tally();
        match (met + not_met + undetermined, not_given) {
            (0, _) if self.criteria.iter().all(|each| each.positions.is_empty()) => Extent::None,
            (1.., 0) => Extent::All,
            _ => Extent::Some,
        }
    }

    /// How many criteria have which outcome.
    pub fn tally(&self) -> GivenTally {
        let mut tally = GivenTally::default();
        for criterion in &self.criteria {
            match criterion.outcome {
                Some(Outcome::Met) => tally.met += 1,
                Some(Outcome::NotMet) => tally.not_met += 1,
                Some(Outcome::Undetermined) => tally.undetermined += 1,
                Some(Outcome::NotApplicable) => tally.not_applicable += 1,
                None => tally.not_given += 1,
            }
        }
        tally
    }

    /// What each condition comes to by it, with the dossier's scores.
    pub fn conditions(&self) -> impl ExactSizeIterator<Item = (&'e Condition, Reason)> {
        let rules = self.evaluation.rules();
        let lowest = rules.conditions().get(rules.lowest_conditions()).unwrap_or_default();
        lowest.iter().zip(self.verdict.conditions.iter().copied())
    }

    /// What the whole comes to by it, with what was stated of the whole; never met by a rule set that is incomplete.
    pub fn outcome(&self) -> Outcome {
        self.reason().outcome()
    }

    /// Why the whole has its outcome.
    pub fn reason(&self) -> Reason {
        let reason = self.verdict.reason;
        let stated = self.whole().unwrap_or(Outcome::NotApplicable);
        match reason.outcome().and(stated) {
            same if same == reason.outcome() => reason,
            Outcome::NotMet => Reason::SomeNotMet,
            _ => Reason::SomeUndetermined,
        }
    }
}
