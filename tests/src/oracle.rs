//! What must come of a rule set and a dossier, worked out the plain way: rationals, and the rules word for word.

use num_rational::BigRational;
use tieuchi::Outcome::{self, Met, NotApplicable, NotMet, Undetermined};

use crate::exact::{decimal, ratio, whole};
use crate::model::{Bound, Case, Criterion, Given, Leg, Rules};

/// All outcomes of one case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// Of each criterion.
    pub criteria: Vec<Outcome>,
    /// Of each condition.
    pub legs: Vec<Outcome>,
    /// Of the whole.
    pub whole: Outcome,
}

/// What the case comes to.
pub fn verdict(rules: &Rules, case: &Case) -> Verdict {
    let criteria: Vec<Outcome> = rules
        .criteria
        .iter()
        .zip(&case.values)
        .map(|(criterion, given)| of_criterion(criterion, given.as_ref(), case))
        .collect();
    let held = |outcome| if outcome == Met && !rules.complete { Undetermined } else { outcome };
    let legs: Vec<Outcome> = rules
        .legs
        .iter()
        .map(|leg| match leg {
            Leg::Criteria => held(all(&criteria)),
            Leg::Score { index, previous, basis, at_least } => {
                let year = case.year - u16::from(*previous);
                of_score((index.as_str(), year, *basis), at_least, case)
            }
        })
        .collect();
    let whole = held(all(&legs));
    Verdict { criteria, legs, whole }
}

/// Strong Kleene conjunction without the members that do not apply; undetermined where none is left.
fn all(members: &[Outcome]) -> Outcome {
    let applying: Vec<&Outcome> = members.iter().filter(|outcome| **outcome != NotApplicable).collect();
    if applying.contains(&&NotMet) {
        NotMet
    } else if applying.is_empty() || applying.contains(&&Undetermined) {
        Undetermined
    } else {
        Met
    }
}

fn of_criterion(criterion: &Criterion, given: Option<&Given>, case: &Case) -> Outcome {
    match (criterion.demand(case), given) {
        (Err(_), _) | (Ok(Some(_)), None) => Undetermined,
        (Ok(None), _) => NotApplicable,
        (Ok(Some(bound)), Some(given)) => of_value(bound, given),
    }
}

/// Whether a value meets a bound.
pub fn meets(bound: &Bound, given: &Given) -> bool {
    of_value(bound, given) == Met
}

fn of_value(bound: &Bound, given: &Given) -> Outcome {
    match (bound, given) {
        (Bound::Present, Given::YesNo(present)) => decided(*present),
        (Bound::Present, Given::Count(_, Some(number))) => decided(*number >= 1),
        (Bound::Present, Given::Count(present, None)) => present.map_or(Undetermined, decided),
        (Bound::Present, Given::Percent(..)) | (_, Given::YesNo(_)) => unreachable!("of another kind"),
        (_, Given::Percent(..)) => figure(given).map_or(Undetermined, |percent| within(bound, &percent)),
        (_, Given::Count(_, Some(number))) => within(bound, &whole(*number)),
        (_, Given::Count(None, None)) => Undetermined,
        (_, Given::Count(Some(false), None)) => within(bound, &whole(0)),
        // "There are some" is one or more, and nobody knows how many.
        (Bound::AtLeast(least), Given::Count(Some(true), None)) => {
            if decimal(least) <= whole(1) {
                Met
            } else {
                Undetermined
            }
        }
        (Bound::AtMost(most), Given::Count(Some(true), None)) => {
            if decimal(most) < whole(1) {
                NotMet
            } else {
                Undetermined
            }
        }
    }
}

fn decided(holds: bool) -> Outcome {
    if holds { Met } else { NotMet }
}

fn within(bound: &Bound, number: &BigRational) -> Outcome {
    match bound {
        Bound::AtLeast(least) => decided(*number >= decimal(least)),
        Bound::AtMost(most) => decided(*number <= decimal(most)),
        Bound::Present => unreachable!("not a number"),
    }
}

/// The number that a value stands for: its ratio in percent, else its percentage, else its count.
pub fn figure(given: &Given) -> Option<BigRational> {
    match given {
        Given::Percent(_, Some((_, 0))) | Given::Percent(None, None) | Given::YesNo(_) => None,
        Given::Percent(_, Some((numerator, denominator))) => {
            Some(ratio(*numerator, *denominator) * whole(100))
        }
        Given::Percent(Some(percent), None) => Some(decimal(percent)),
        Given::Count(_, number) => number.map(whole),
    }
}

fn of_score(asked: (&str, u16, &str), at_least: &str, case: &Case) -> Outcome {
    let score = case.scores.iter().find(|score| (score.index.as_str(), score.year, score.basis) == asked);
    let Some((points, maximum)) = score.and_then(|score| Some((score.points.as_ref()?, &score.maximum)))
    else {
        return Undetermined;
    };
    if decimal(maximum) == whole(0) {
        return Undetermined;
    }
    decided(decimal(points) * whole(100) >= decimal(at_least) * decimal(maximum))
}
