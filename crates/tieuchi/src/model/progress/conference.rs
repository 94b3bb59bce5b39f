//! Whether a conference is required: two assessments say different things of a criterion, or of the whole.

use std::collections::BTreeSet;

use crate::model::assessment::Conference;
use crate::model::progress::View;
use crate::model::progress::assessed::Assessed;
use crate::value::date::Date;
use crate::value::id::{AssessmentId, CriterionId};
use crate::value::outcome::Outcome;

/// Whether the conference is required, on what, and whether it was held.
pub struct ConferenceState<'e> {
    conference: &'e Conference,
    criteria: Vec<&'e CriterionId>,
    on_the_whole: bool,
    open: Vec<&'e CriterionId>,
    held: Option<Date>,
    held_too_early: Option<Date>,
}

pub(super) fn state<'e>(view: View<'e>, assessments: &[Assessed<'e>]) -> Option<ConferenceState<'e>> {
    let conference = view.rules().conference()?;
    let of = |id: &AssessmentId| assessments.iter().find(|assessed| assessed.assessment().id == *id);
    let [one, other] = &conference.between;
    let (one, other) = (of(one)?, of(other)?);
    let (mut criteria, mut open) = (Vec::new(), Vec::new());
    let mut assigned = false;
    let wholes = one.whole().zip(other.whole());
    for (number, (left, right)) in one.criteria().zip(other.criteria()).enumerate() {
        assigned |= left.outcome != Some(Outcome::NotApplicable);
        match (left.outcome, right.outcome) {
            // Where the target is not known, neither says anything.
            (Some(_), Some(_)) if left.bound.is_some() => {
                let mut levels = one.where_asked(number).zip(other.where_asked(number));
                if levels.any(|(left, right)| {
                    left.outcome.zip(right.outcome).is_some_and(|(left, right)| left != right)
                }) {
                    criteria.push(&left.criterion.id);
                }
            }
            (Some(Outcome::NotApplicable), _) => {}
            // Who states the whole has said what there is to say of it.
            _ if wholes.is_some() => {}
            _ => open.push(&left.criterion.id),
        }
    }
    if !assigned && wholes.is_none() {
        open.extend(view.rules().criteria().iter().map(|criterion| &criterion.id));
    }
    let on_the_whole = wholes.is_some_and(|(left, right)| left != right);
    let differ_since = since(&[one, other], &criteria, on_the_whole);
    let (mut held, mut held_too_early) = (None, None);
    for event in view.events().filter(|event| event.step == conference.id) {
        if differ_since.is_some_and(|since| event.date < since) {
            held_too_early = held_too_early.max(Some(event.date));
        } else {
            held = Some(held.map_or(event.date, |held: Date| held.min(event.date)));
        }
    }
    held_too_early = held_too_early.filter(|_| held.is_none());
    Some(ConferenceState { conference, criteria, on_the_whole, open, held, held_too_early })
}

/// The day of the last statement in which the two differ, where one is dated: nobody can have met about it before.
fn since(both: &[&Assessed<'_>], criteria: &[&CriterionId], on_the_whole: bool) -> Option<Date> {
    let differing: BTreeSet<&str> = criteria.iter().map(|id| id.as_str()).collect();
    let of_criteria = both.iter().flat_map(|assessed| assessed.criteria());
    let of_criteria = of_criteria
        .filter(|each| differing.contains(each.criterion.id.as_str()))
        .flat_map(|each| &each.positions)
        .filter_map(|position| position.statement?.date);
    let wholes = both.iter().filter(|_| on_the_whole).flat_map(|assessed| assessed.stated());
    of_criteria.chain(wholes.filter_map(|statement| statement.date)).max()
}

impl<'e> ConferenceState<'e> {
    /// The conference.
    pub fn conference(&self) -> &'e Conference {
        self.conference
    }

    /// Whether it is required; `None` while that depends on an assessment that is missing.
    pub fn is_required(&self) -> Option<bool> {
        let differs = self.on_the_whole || !self.criteria.is_empty();
        if differs { Some(true) } else { self.open.is_empty().then_some(false) }
    }

    /// The criteria on which the two differ.
    pub fn criteria(&self) -> &[&'e CriterionId] {
        &self.criteria
    }

    /// Whether the two differ in what they state of the whole.
    pub fn is_on_the_whole(&self) -> bool {
        self.on_the_whole
    }

    /// The criteria on which the two cannot be compared yet.
    pub fn open(&self) -> &[&'e CriterionId] {
        &self.open
    }

    /// The day on which it was held: the first that is not before the last dated statement in which the two differ.
    pub fn held(&self) -> Option<Date> {
        self.held
    }

    /// The last day on which one was held, where all were before the two differed and none counts.
    pub fn held_too_early(&self) -> Option<Date> {
        self.held_too_early
    }

    /// Whether it is required and was not held.
    pub fn is_awaited(&self) -> bool {
        self.is_required() == Some(true) && self.held.is_none()
    }
}
