//! What one assessment comes to. Every assessment is judged by the same code as the dossier's own values.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::assessment::{Assessment, Assessors, GivenIn};
use crate::model::criterion::Criterion;
use crate::model::evaluation::Evaluation;
use crate::model::plan::Demanded;
use crate::model::progress::levels::{AtLevel, asked_at, demanded};
use crate::model::progress::{View, says};
use crate::model::rule_set::{Condition, RuleSet};
use crate::model::statement::Statement;
use crate::model::verdict::Verdict;
use crate::value::id::AgencyId;
use crate::value::outcome::{Outcome, Reason};
use crate::value::quantity::{Bound, Value};

/// What one assessment comes to.
pub struct Assessed<'e> {
    evaluation: &'e Evaluation,
    assessment: &'e Assessment,
    stated: Vec<&'e Statement>,
    /// One for each level of recognition, from the lowest; one where the rule set has none.
    pub(super) at: Vec<AtLevel<'e>>,
    /// For each criterion the lowest level that asks for it.
    asked_at: Vec<usize>,
}

/// What one assessment says of a criterion.
pub struct AssessedCriterion<'e> {
    /// The criterion.
    pub criterion: &'e Criterion,
    /// Against the targets of which level, from the lowest; 0 where the rule set has none.
    pub level: usize,
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
    /// Of the dossier as a whole, by everyone who is asked and has not spoken of every criterion assigned.
    Whole,
}

impl Extent {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::None, Self::Some, Self::All, Self::Whole];

    /// `none`, `some`, `all` or `whole`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Some => "some",
            Self::All => "all",
            Self::Whole => "whole",
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
    /// Against the targets of which level they differ, from the lowest; 0 where the rule set has none.
    pub level: usize,
    /// What is demanded of the subject there.
    pub bound: Option<Bound>,
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
    let (rules, subject) = (view.rules(), view.evaluation.subject());
    let asked_at = asked_at(rules, subject, view.evaluation.year());
    let assessments = view.rules().assessments().iter();
    assessments.map(|assessment| assess(view, assessment, list(assessment.given_in), &asked_at)).collect()
}

fn by_agency<'e>(view: View<'e>, statements: &'e [Statement]) -> Said<'e> {
    let mut said = Said::new();
    for statement in statements.iter().filter(|each| says(each) && view.counts(each.date)) {
        let of = statement.criterion.as_ref().map(AsRef::as_ref);
        said.entry((statement.agency.as_str(), of)).or_insert(statement);
    }
    said
}

fn assess<'e>(
    view: View<'e>,
    assessment: &'e Assessment,
    said: &Said<'e>,
    asked_at: &[usize],
) -> Assessed<'e> {
    let (rules, dossier) = (view.rules(), view.evaluation.dossier());
    let stated = stated(view, assessment, said);
    let demanded: Vec<_> =
        (0..view.evaluation.level_count()).map(|level| demanded(view.evaluation, level)).collect();
    let mut at: Vec<AtLevel<'e>> = Vec::new();
    for (level, here) in demanded.iter().enumerate() {
        let criteria = rules.criteria().iter().zip(here).zip(asked_at).enumerate();
        let criteria: Vec<_> = criteria
            .map(|(number, ((criterion, here), asked_at))| {
                let value = dossier.0.values.get(number).copied().flatten().filter(|_| view.is_ours);
                let stated_of = demanded.get(*asked_at).and_then(|asked| asked.get(number));
                let demanded = [*here, stated_of.copied().unwrap_or(*here)];
                criterion_of(assessment, criterion, level, demanded, value, said)
            })
            .collect();
        let outcome = |each: &AssessedCriterion<'_>| each.outcome.unwrap_or(Outcome::Undetermined);
        let outcomes: Vec<Outcome> = criteria.iter().map(outcome).collect();
        let own = rules.conditions_at(level);
        let verdict = Verdict::of(rules, dossier, view.is_ours, &outcomes, |outcome| outcome, own);
        let reason = match at.last() {
            #[cfg(feature = "programmes")]
            Some(below) => crate::model::level::above(verdict.reason, below.reason.outcome()),
            _ => with_stated(verdict.reason, &stated),
        };
        at.push(AtLevel { criteria, conditions: verdict.conditions, reason });
    }
    Assessed { evaluation: view.evaluation, assessment, stated, at, asked_at: asked_at.to_vec() }
}

/// What was stated of the whole by those who give the assessment, in the order of the rule set's agencies.
fn stated<'e>(view: View<'e>, assessment: &'e Assessment, said: &Said<'e>) -> Vec<&'e Statement> {
    if assessment.given_in == GivenIn::Values {
        return Vec::new();
    }
    let asked: BTreeSet<&AgencyId> = match &assessment.agencies {
        Assessors::Agencies(agencies) => agencies.iter().collect(),
        Assessors::Lead => {
            view.rules().criteria().iter().flat_map(|criterion| &criterion.lead_agencies).collect()
        }
    };
    let agencies = view.rules().agencies().iter().map(|agency| &agency.id);
    let asked = agencies.filter(|agency| asked.contains(agency));
    asked.filter_map(|agency| said.get(&(agency.as_str(), None)).copied()).collect()
}

/// What was stated of the whole counts with the criteria, and cannot lift them.
fn with_stated(reason: Reason, stated: &[&Statement]) -> Reason {
    match reason.outcome().and(whole(stated).unwrap_or(Outcome::NotApplicable)) {
        same if same == reason.outcome() => reason,
        Outcome::NotMet => Reason::SomeNotMet,
        _ => Reason::SomeUndetermined,
    }
}

/// What was stated of the whole, all of it together.
fn whole(stated: &[&Statement]) -> Option<Outcome> {
    let said = stated.iter().filter_map(|statement| statement.outcome);
    (!stated.is_empty()).then(|| Outcome::all(said))
}

/// What is said of a criterion at a level, of which is demanded the first of the two; the second is what is demanded by
/// the lowest level that asks for it: an outcome without a value is of that one.
fn criterion_of<'e>(
    assessment: &'e Assessment,
    criterion: &'e Criterion,
    level: usize,
    [demanded, stated_of]: [Demanded; 2],
    value: Option<Value>,
    said: &Said<'e>,
) -> AssessedCriterion<'e> {
    let bound = match demanded {
        Demanded::NotAssigned => {
            return AssessedCriterion {
                criterion,
                level,
                bound: None,
                outcome: Some(Outcome::NotApplicable),
                positions: Vec::new(),
                missing: Vec::new(),
            };
        }
        Demanded::Bound(bound) => Some(bound),
        Demanded::Unknown => None,
    };
    // A higher level asks no less: what fails the lower target fails its own.
    let carries = |outcome: &Outcome| demanded == stated_of || *outcome == Outcome::NotMet;
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
            let statement = said.get(&(agency.as_str(), Some(criterion.id.as_str()))).copied();
            let reason = statement.and_then(|statement| statement.value).map(judged);
            let outcome = reason.map(Reason::outcome).or_else(|| statement?.outcome.filter(carries));
            let Some((statement, outcome)) = statement.zip(outcome) else {
                missing.push(agency);
                continue;
            };
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
    AssessedCriterion { criterion, level, bound, outcome, positions, missing }
}

/// The criteria of which positions differ, each at the lowest level at which they do.
pub(super) fn disagreements<'p>(assessments: &'p [Assessed<'_>]) -> Vec<Disagreement<'p>> {
    let Some(first) = assessments.first() else { return Vec::new() };
    let criteria = first.asked_at.iter().enumerate();
    criteria
        .filter_map(|(number, asked_at)| {
            (*asked_at..first.at.len()).find_map(|level| differ_at(assessments, number, level))
        })
        .collect()
}

fn differ_at<'p>(assessments: &'p [Assessed<'_>], number: usize, level: usize) -> Option<Disagreement<'p>> {
    let mut positions = Vec::new();
    for assessed in assessments {
        let said = assessed.at(number, level).map(|each| each.positions.as_slice()).unwrap_or_default();
        positions.extend(said.iter().map(|position| (assessed.assessment, *position)));
    }
    let mut known = positions.iter().filter(|(_, position)| position.is_known());
    let (_, one) = known.next()?;
    if known.all(|(_, other)| other.outcome == one.outcome) {
        return None;
    }
    let AssessedCriterion { criterion, bound, .. } = assessments.first()?.at(number, level)?;
    Some(Disagreement { criterion, level, bound: *bound, positions })
}

impl<'e> Assessed<'e> {
    /// The assessment.
    pub fn assessment(&self) -> &'e Assessment {
        self.assessment
    }

    pub(crate) fn rules(&self) -> &'e RuleSet {
        self.evaluation.rules()
    }

    /// What it says of a criterion against the targets of a level.
    fn at(&self, number: usize, level: usize) -> Option<&AssessedCriterion<'e>> {
        self.at.get(level)?.criteria.get(number)
    }

    /// What it says of a criterion at each level from the lowest that asks for it.
    pub(super) fn where_asked(&self, number: usize) -> impl Iterator<Item = &AssessedCriterion<'e>> {
        let lowest = self.asked_at.get(number).copied().unwrap_or_default();
        (lowest..self.at.len()).filter_map(move |level| self.at(number, level))
    }

    /// What it says of each criterion, in the order of the rule set; where that has levels, at the lowest that asks for it.
    pub fn criteria(&self) -> impl Iterator<Item = &AssessedCriterion<'e>> {
        let asked = self.asked_at.iter().enumerate();
        asked.filter_map(|(number, level)| self.at(number, *level))
    }

    /// What was stated of the dossier as a whole, in the order of the rule set's agencies.
    pub fn stated(&self) -> &[&'e Statement] {
        &self.stated
    }

    /// What was stated of the whole, all of it together.
    pub(super) fn whole(&self) -> Option<Outcome> {
        whole(&self.stated)
    }

    /// How much of it was given.
    pub fn extent(&self) -> Extent {
        let GivenTally { met, not_met, undetermined, not_given, .. } = self.tally();
        let by: BTreeSet<&AgencyId> = self.stated.iter().map(|statement| &statement.agency).collect();
        let is_stated = |each: &AssessedCriterion<'_>| each.missing.iter().all(|agency| by.contains(agency));
        match (met + not_met + undetermined, not_given) {
            (1.., 0) => Extent::All,
            _ if !by.is_empty() && self.criteria().all(is_stated) => Extent::Whole,
            (0, _) if by.is_empty() && self.criteria().all(|each| each.positions.is_empty()) => Extent::None,
            _ => Extent::Some,
        }
    }

    /// How many criteria have which outcome.
    pub fn tally(&self) -> GivenTally {
        let mut tally = GivenTally::default();
        for criterion in self.criteria() {
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

    /// What each condition comes to by it, with the dossier's scores; where the rule set has levels, those of the lowest.
    pub fn conditions(&self) -> impl ExactSizeIterator<Item = (&'e Condition, Reason)> {
        let own = self.rules().conditions().get(self.rules().conditions_at(0)).unwrap_or_default();
        let reasons = self.at.first().map(|lowest| &*lowest.conditions).unwrap_or_default();
        own.iter().zip(reasons.iter().copied())
    }

    /// What the whole comes to by it, with what was stated of the whole; never met by a rule set that is incomplete. Where
    /// that has levels, the whole is the lowest.
    pub fn outcome(&self) -> Outcome {
        self.reason().outcome()
    }

    /// Why the whole has its outcome.
    pub fn reason(&self) -> Reason {
        self.at.first().map_or(Reason::NoneAssigned, |lowest| lowest.reason)
    }
}
