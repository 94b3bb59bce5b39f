//! Whether a conference is required: two assessments say different things of a criterion, or of the whole.

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
}

pub(super) fn state<'e>(view: View<'e>, assessments: &[Assessed<'e>]) -> Option<ConferenceState<'e>> {
    let conference = view.rules().conference()?;
    let of = |id: &AssessmentId| assessments.iter().find(|assessed| assessed.assessment().id == *id);
    let [one, other] = &conference.between;
    let (one, other) = (of(one)?, of(other)?);
    let (mut criteria, mut open) = (Vec::new(), Vec::new());
    let mut assigned = false;
    let wholes = one.whole().zip(other.whole());
    for (left, right) in one.criteria().iter().zip(other.criteria()) {
        assigned |= left.outcome != Some(Outcome::NotApplicable);
        match (left.outcome, right.outcome) {
            // Where the target is not known, neither says anything.
            (Some(left_says), Some(right_says)) if left.bound.is_some() => {
                if left_says != right_says {
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
    let held = view.first_event(&conference.id);
    Some(ConferenceState { conference, criteria, on_the_whole, open, held })
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

    /// The day on which it was held.
    pub fn held(&self) -> Option<Date> {
        self.held
    }

    /// Whether it is required and was not held.
    pub fn is_awaited(&self) -> bool {
        self.is_required() == Some(true) && self.held.is_none()
    }
}
