//! Which of the unreported could still change the outcome of the whole, or of a level of recognition.
//!
//! While nothing has failed, something missing matters if a report of it could make something fail, or if the whole can
//! still be met, for which all that is missing must be reported. A value whose target depends on an attribute that is
//! missing too matters only under values of that attribute with which it applies and nothing fails already.
//!
//! A level is the whole of its own conditions and of those of all levels below it. A level asks no less of a criterion than
//! one below it does, so that a value which meets the higher target meets the lower one too.

use rust_decimal::Decimal;

use crate::model::condition::ConditionFinding;
#[cfg(feature = "indices")]
use crate::model::condition::IndicatorOf;
use crate::model::criterion::Measure;
use crate::model::evaluation::{Evaluation, Finding, Unreported};
use crate::value::decimal::MAX_COUNT;
#[cfg(feature = "programmes")]
use crate::value::decimal::largest;
use crate::value::id::{AttributeName, ConditionId};
use crate::value::order::distinct;
use crate::value::outcome::{Outcome, Reason};
use crate::value::quantity::Bound;

pub(super) fn deciding(evaluation: &Evaluation) -> Vec<Unreported<'_>> {
    let open: Vec<Whole<'_>> =
        (0..evaluation.level_count()).filter_map(|level| Whole::of(evaluation, level)).collect();
    if open.is_empty() {
        return Vec::new();
    }
    let mut unreported = evaluation.unreported();
    unreported.retain(|missing| open.iter().any(|whole| whole.hangs_on(missing)));
    unreported
}

/// All that one level asks for: its own conditions and those of the levels below. Without levels, all conditions.
struct Whole<'e> {
    conditions: Vec<ConditionFinding<'e>>,
    legs: Vec<Leg<'e>>,
    /// Every condition on criteria, each by its bit.
    asking: u64,
    may_be_met: bool,
    /// The indicators that decide its conditions.
    #[cfg(feature = "indices")]
    indicators: Vec<IndicatorOf<'e>>,
}

/// A criterion as the conditions of one level ask for it.
struct Leg<'e> {
    finding: Finding<'e>,
    /// The conditions that ask for it, each by its bit.
    asked_by: u64,
}

impl<'e> Whole<'e> {
    /// What an undetermined level asks for.
    fn of(evaluation: &'e Evaluation, level: usize) -> Option<Self> {
        if evaluation.outcome_at(level) != Outcome::Undetermined {
            return None;
        }
        let conditions: Vec<_> =
            evaluation.all_conditions().filter(|condition| condition.level() <= level).collect();
        let (mut legs, mut asking) = (Vec::new(), 0);
        for level in 0..=level {
            let own: Vec<_> = conditions.iter().filter(|condition| condition.level() == level).collect();
            asking |= own.iter().fold(0, |bits, condition| bits | condition.bit());
            legs.extend(evaluation.findings_at(level).filter_map(|finding| {
                let asked = own.iter().filter(|condition| condition.asks_for(finding.number()));
                let asked_by = asked.fold(0, |bits, condition| bits | condition.bit());
                (asked_by != 0).then_some(Leg { finding, asked_by })
            }));
        }
        // Those of one level stand in order.
        #[cfg(feature = "programmes")]
        crate::value::order::sort(&mut legs, |left, right| {
            left.finding.number().cmp(&right.finding.number())
        });
        let mut whole = Self {
            conditions,
            legs,
            asking,
            may_be_met: false,
            #[cfg(feature = "indices")]
            indicators: Vec::new(),
        };
        whole.may_be_met = evaluation.rules().is_complete()
            && !whole.conditions.is_empty()
            && whole.conditions.iter().all(ConditionFinding::may_be_met)
            && whole.criteria_may_be_met(None);
        #[cfg(feature = "indices")]
        {
            let conditions = whole.conditions.iter();
            whole.indicators = conditions.flat_map(|each| each.deciding(whole.may_be_met)).collect();
        }
        Some(whole)
    }

    /// Whether something that was not reported could change the outcome.
    fn hangs_on(&self, missing: &Unreported<'_>) -> bool {
        match missing {
            Unreported::Criterion(id) => {
                let Some(first) = self.legs.first() else { return false };
                let number = first.finding.evaluation().rules().criterion_number(id.as_str());
                let from = self.legs.partition_point(|leg| Some(leg.finding.number()) < number);
                let legs = self.legs.iter().skip(from);
                legs.take_while(|leg| Some(leg.finding.number()) == number)
                    .any(|leg| self.criterion_matters(leg))
            }
            Unreported::Score(id) => self.score_matters(id),
            #[cfg(feature = "indices")]
            Unreported::Indicator(indicator) => self.indicators.contains(indicator),
            Unreported::Attribute(attribute) => {
                self.depending_on(attribute).next().is_some()
                    && (self.may_be_met || self.attribute_may_fail(attribute))
            }
        }
    }

    /// Whether some report of all that is missing would meet every criterion that applies, and leave one that does for
    /// every condition on criteria; where given, with a value of an attribute.
    fn criteria_may_be_met(&self, given: Option<(&AttributeName, Option<&str>)>) -> bool {
        let mut applying = 0;
        let mut attributes = Vec::new();
        for leg in &self.legs {
            match leg.finding.reason() {
                Reason::AttributeNotReported => attributes.extend(leg.finding.attribute()),
                Reason::ZeroDenominator | Reason::OtherRuleSet => return false,
                reason if reason.outcome() != Outcome::NotApplicable => applying |= leg.asked_by,
                _ => {}
            }
        }
        // For which conditions something can apply, in every way that the attributes can be.
        #[cfg(feature = "programmes")]
        let mut ways = vec![applying];
        #[cfg(not(feature = "programmes"))]
        let mut ways = [applying];
        for attribute in distinct(attributes) {
            let values = match given {
                Some((given, value)) if given == attribute => vec![value],
                _ => self.values_of(attribute),
            };
            let fitting: Vec<u64> =
                values.into_iter().filter_map(|value| self.fits(attribute, value)).collect();
            #[cfg(feature = "programmes")]
            {
                let all = ways.iter().flat_map(|way| fitting.iter().map(move |applying| way | applying));
                ways = distinct(all.collect());
            }
            // Where all conditions ask for the same criteria, the way with the most is enough.
            #[cfg(not(feature = "programmes"))]
            {
                let Some(most) = fitting.into_iter().reduce(|left, right| left | right) else { return false };
                for way in &mut ways {
                    *way |= most;
                }
            }
        }
        ways.contains(&self.asking)
    }

    /// Every value that targets list for an attribute, and `None` for any other.
    fn values_of(&self, attribute: &AttributeName) -> Vec<Option<&'e str>> {
        let mut values = vec![None];
        for leg in self.depending_on(attribute) {
            values.extend(leg.finding.listed_values().map(Some));
        }
        distinct(values)
    }

    /// Whether all that depends on an attribute may be met, or not apply, where it has a value; and if so, for which
    /// conditions something then applies.
    fn fits(&self, attribute: &AttributeName, value: Option<&str>) -> Option<u64> {
        let mut applying = 0;
        for leg in self.depending_on(attribute) {
            let Some(bound) = leg.finding.bound_for(value) else { continue };
            applying |= leg.asked_by;
            let judged = judged(&leg.finding, bound);
            if !matches!(judged.outcome(), Outcome::Met) && !is_missing(judged) {
                return None;
            }
        }
        Some(applying)
    }

    /// Whether what is missing of a criterion's value could change the outcome.
    fn criterion_matters(&self, leg: &Leg<'_>) -> bool {
        let finding = &leg.finding;
        let open = finding.attribute().filter(|_| finding.reason() == Reason::AttributeNotReported);
        let Some(attribute) = open else {
            return is_missing(finding.reason())
                && (self.may_be_met || finding.bound().is_some_and(|bound| value_may_fail(finding, bound)));
        };
        self.values_of(attribute).into_iter().any(|value| {
            finding.bound_for(value).is_some_and(|bound| {
                is_missing(judged(finding, bound))
                    && !self.already_fails(attribute, value)
                    && (value_may_fail(finding, bound)
                        || (self.may_be_met && self.criteria_may_be_met(Some((attribute, value)))))
            })
        })
    }

    /// Whether something that was reported fails where an attribute has a value.
    fn already_fails(&self, attribute: &AttributeName, value: Option<&str>) -> bool {
        self.depending_on(attribute).any(|leg| {
            let bound = leg.finding.bound_for(value);
            bound.is_some_and(|bound| judged(&leg.finding, bound).outcome() == Outcome::NotMet)
        })
    }

    /// Whether a score could change the outcome: meet it with all else, or fail its condition.
    fn score_matters(&self, id: &ConditionId) -> bool {
        self.conditions
            .iter()
            .filter(|condition| condition.condition().id == *id)
            .filter_map(ConditionFinding::score_demand)
            .any(|demand| self.may_be_met || !demand.at_least_percent.is_zero())
    }

    /// Whether something may fail under some value of the attribute.
    fn attribute_may_fail(&self, attribute: &AttributeName) -> bool {
        self.values_of(attribute).into_iter().any(|value| {
            self.depending_on(attribute).any(|leg| {
                let bound = leg.finding.bound_for(value);
                bound.is_some_and(|bound| value_may_fail(&leg.finding, bound))
            })
        })
    }

    /// The legs that are open because an attribute was not reported.
    fn depending_on(&self, attribute: &AttributeName) -> impl Iterator<Item = &Leg<'e>> {
        let open = self.legs.iter().filter(|leg| leg.finding.reason() == Reason::AttributeNotReported);
        open.filter(move |leg| leg.finding.attribute() == Some(attribute))
    }
}

/// Whether the value, with what is missing of it reported, may fail a bound.
fn value_may_fail(finding: &Finding<'_>, bound: Bound) -> bool {
    let judged = judged(finding, bound);
    if !is_missing(judged) {
        return judged.outcome() == Outcome::NotMet;
    }
    let largest = match finding.criterion().measure {
        Measure::Percent { .. } => Decimal::ONE_HUNDRED,
        Measure::YesNo { .. } | Measure::Count { .. } => Decimal::from(MAX_COUNT),
        #[cfg(feature = "programmes")]
        Measure::Amount { .. } => largest(),
    };
    match bound {
        // Where only the number is missing, one is too few, or it would not be missed.
        Bound::AtLeast(least) => !least.is_zero(),
        Bound::AtMost(most) => most < largest,
        Bound::Present => true,
    }
}

/// What the value comes to against a bound.
fn judged(finding: &Finding<'_>, bound: Bound) -> Reason {
    finding.value().map_or(Reason::NotReported, |value| value.judge(bound))
}

fn is_missing(reason: Reason) -> bool {
    matches!(reason, Reason::NotReported | Reason::NumberNotReported)
}
