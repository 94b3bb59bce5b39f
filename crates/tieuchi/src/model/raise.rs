//! The fewest indicators that, raised to their most points, bring a score to what is wanted.
//!
//! What a sum gains by raising so many of its parts, chosen best, grows by ever smaller steps: that holds for one
//! indicator, for several sums beside one another, and under a cap. So the largest gain first is best for any number.

use crate::model::index::Scoring;
use crate::model::score::IndicatorScore;
use crate::value::exact::Exact;
use crate::value::order::sort;

/// An indicator by its number, and what raising it gains after those before it.
pub(crate) struct Gain {
    pub(crate) number: usize,
    pub(crate) points: Exact,
}

/// The indicators to raise, in the order of what they gain; none where the fewest points that are possible suffice, or
/// where all together do not.
pub(crate) fn fewest(score: &IndicatorScore, wanted: &Exact) -> Vec<Gain> {
    let index = score.index();
    let all = index.directly_in(0..index.indicators().len());
    let (mut reached, gains) = merged(score, all);
    let mut chosen = Vec::new();
    for gain in gains {
        if reached >= *wanted {
            break;
        }
        reached = reached.plus(&gain.points);
        chosen.push(gain);
    }
    if reached >= *wanted { chosen } else { Vec::new() }
}

/// The fewest points of several indicators together, and their gains, the largest first.
fn merged(score: &IndicatorScore, numbers: impl Iterator<Item = usize>) -> (Exact, Vec<Gain>) {
    let (mut fewest, mut gains) = (Exact::zero(), Vec::new());
    for number in numbers {
        let (points, own) = one(score, number);
        fewest = fewest.plus(&points);
        gains.extend(own);
    }
    // The sort keeps the order of equals, which is that of the index.
    sort(&mut gains, |left: &Gain, right: &Gain| right.points.cmp(&left.points));
    (fewest, gains)
}

fn one(score: &IndicatorScore, number: usize) -> (Exact, Vec<Gain>) {
    let Some(indicator) = score.index().indicators().get(number) else { return (Exact::zero(), Vec::new()) };
    let most = Exact::decimal(indicator.maximum);
    let Scoring::Sum { capped } = indicator.scoring else {
        let low = score.range(number).map_or_else(Exact::zero, |range| range.low.clone());
        let points = most.minus(&low);
        let gains = if points.is_zero() { Vec::new() } else { vec![Gain { number, points }] };
        return (low, gains);
    };
    let (fewest, gains) = merged(score, score.index().parts_of(number));
    if !capped {
        return (fewest, gains);
    }
    let mut room = most.minus(&fewest);
    let mut kept = Vec::new();
    for Gain { number, points } in gains {
        let points = points.min(room.clone());
        room = room.minus(&points);
        if !points.is_zero() {
            kept.push(Gain { number, points });
        }
    }
    (fewest.min(most), kept)
}
