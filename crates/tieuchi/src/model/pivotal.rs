//! Which indicators that were not reported still decide whether a score reaches a share of its maximum: those for which
//! some completion of all others exists under which their own report decides.
//!
//! What the others can come to is a set of intervals: a point for each total of steps and cases, an interval where
//! something is scored in proportion. An indicator is followed from its own fewest and most points through every sum that
//! holds it, with all that stands beside it; it decides where the fewest lie below what is wanted and the most do not.

use crate::model::index::{Indicator, Scoring};
use crate::model::score::{IndicatorScore, PointRange};
use crate::value::exact::Exact;
use crate::value::order::sort;

/// The most intervals that a set keeps; a larger one is taken as all that lies between its ends. What decides may then be
/// named too often, and never too rarely.
const MOST: usize = 512;

/// The most sums that two sets are combined to; of more, the smaller set too is taken as all between its ends.
const MOST_SUMS: usize = 1 << 14;

/// How something counts that no report can settle: a ratio whose denominator is zero.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Open {
    /// With its fewest points: what is then reached is reached for sure.
    AtItsFewest,
    /// With its most: what is then missed is missed for sure.
    AtItsMost,
}

/// What several indicators can come to, in ascending order.
type Reach = Vec<(Exact, Exact)>;

/// What a sum comes to with the fewest points of one indicator, from `from` to `to`, and how much more with its most.
struct Track {
    from: Exact,
    to: Exact,
    gain: Exact,
}

/// A member of a sum: what it can come to, and the tracks of the indicators in it, by their numbers.
struct Member {
    reach: Reach,
    tracks: Vec<(usize, Vec<Track>)>,
}

/// What can still become of a score.
pub(crate) struct Prospect<'s> {
    score: &'s IndicatorScore,
    wanted: &'s Exact,
    open: Open,
}

impl<'s> Prospect<'s> {
    pub(crate) fn new(score: &'s IndicatorScore, wanted: &'s Exact, open: Open) -> Self {
        Self { score, wanted, open }
    }

    /// Whether some report of all that is missing reaches what is wanted.
    pub(crate) fn may_be_reached(&self) -> bool {
        self.bound(|range| &range.high) >= *self.wanted
    }

    /// The sum of one end of every range, with what is open where it counts.
    fn bound(&self, end: impl Fn(&PointRange) -> &Exact) -> Exact {
        let index = self.score.index();
        let mut done: Vec<Exact> = Vec::new();
        let count = index.indicators().len();
        for (number, indicator) in index.indicators().iter().enumerate().rev() {
            let Some(range) = self.score.range(number) else { continue };
            let points = match indicator.scoring {
                Scoring::Sum { capped } => {
                    let parts: Vec<usize> = index.parts_of(number).collect();
                    let sum = Exact::sum(parts.iter().filter_map(|part| done.get(count - 1 - part)));
                    if capped { sum.min(Exact::decimal(indicator.maximum)) } else { sum }
                }
                _ if self.is_reported(number) => self.settled(range).clone(),
                _ => end(range).clone(),
            };
            done.push(points);
        }
        let whole: Vec<usize> = index.directly_in(0..count).collect();
        Exact::sum(whole.iter().filter_map(|number| done.get(count - 1 - number)))
    }

    fn is_reported(&self, number: usize) -> bool {
        self.score.values().get(number).is_some_and(Option::is_some)
    }

    /// The points of something that was reported.
    fn settled<'r>(&self, range: &'r PointRange) -> &'r Exact {
        match self.open {
            Open::AtItsFewest => &range.low,
            Open::AtItsMost => &range.high,
        }
    }

    /// The numbers of the indicators that decide, ascending.
    pub(crate) fn deciding(&self) -> Vec<usize> {
        let index = self.score.index();
        let mut members = self.members(&mut index.directly_in(0..index.indicators().len()));
        // What nothing can change is taken off at once: sums of many ratios are long numbers.
        let mut settled = Exact::zero();
        members.retain(|member| match member.reach.as_slice() {
            [(from, to)] if from == to => {
                settled = settled.plus(from);
                false
            }
            _ => true,
        });
        // As a difference there is none below zero, and then nothing decides.
        if settled >= *self.wanted {
            return Vec::new();
        }
        let wanted = self.wanted.minus(&settled);
        let (before, behind) = beside(&members);
        let mut deciding = Vec::new();
        for ((member, before), behind) in members.iter().zip(&before).zip(&behind) {
            for (number, tracks) in &member.tracks {
                if tracks.iter().any(|track| decides(track, before, behind, &wanted)) {
                    deciding.push(*number);
                }
            }
        }
        deciding
    }

    fn members(&self, numbers: &mut dyn Iterator<Item = usize>) -> Vec<Member> {
        numbers.filter_map(|number| self.member(number)).collect()
    }

    fn member(&self, number: usize) -> Option<Member> {
        let indicator = self.score.index().indicators().get(number)?;
        let Scoring::Sum { capped } = indicator.scoring else { return self.leaf(number, indicator) };
        let parts = self.members(&mut self.score.index().parts_of(number));
        let (before, behind) = beside(&parts);
        let mut reach =
            before.last().zip(parts.last()).map_or_else(nothing, |(before, last)| sums(before, &last.reach));
        let cap = capped.then(|| Exact::decimal(indicator.maximum));
        if let Some(cap) = &cap {
            for (from, to) in &mut reach {
                *from = std::cmp::Ord::min(&*from, cap).clone();
                *to = std::cmp::Ord::min(&*to, cap).clone();
            }
            reach = tidy(reach);
        }
        let mut tracks = Vec::new();
        for ((part, before), behind) in parts.into_iter().zip(&before).zip(&behind) {
            if part.tracks.is_empty() {
                continue;
            }
            let others = sums(before, behind);
            for (leaf, own) in part.tracks {
                let others =
                    if own.len().saturating_mul(others.len()) > MOST_SUMS { &hull(&others) } else { &others };
                let moved = own.iter().flat_map(|track| {
                    others.iter().map(|(from, to)| Track {
                        from: track.from.plus(from),
                        to: track.to.plus(to),
                        gain: track.gain.clone(),
                    })
                });
                let moved = match &cap {
                    Some(cap) => moved.filter_map(|track| track.below(cap)).collect(),
                    None => moved.collect(),
                };
                tracks.push((leaf, few(moved)));
            }
        }
        Some(Member { reach, tracks })
    }

    fn leaf(&self, number: usize, indicator: &Indicator) -> Option<Member> {
        let range = self.score.range(number)?;
        if self.is_reported(number) {
            let points = self.settled(range).clone();
            return Some(Member { reach: vec![(points.clone(), points)], tracks: Vec::new() });
        }
        let each =
            |points: &mut dyn Iterator<Item = Exact>| points.map(|points| (points.clone(), points)).collect();
        let reach: Reach = match &indicator.scoring {
            Scoring::Proportion { .. } => vec![(range.low.clone(), range.high.clone())],
            Scoring::Steps { steps, .. } => {
                let points = steps.iter().map(|step| Exact::decimal(step.points));
                each(&mut points.chain([indicator.least()]))
            }
            Scoring::Cases(cases) => each(&mut cases.iter().map(|case| Exact::decimal(case.points))),
            Scoring::YesNo | Scoring::Sum { .. } => {
                each(&mut [range.low.clone(), range.high.clone()].into_iter())
            }
        };
        let gain = range.high.minus(&range.low);
        let tracks = if gain.is_zero() {
            Vec::new()
        } else {
            vec![(number, vec![Track { from: range.low.clone(), to: range.low.clone(), gain }])]
        };
        Some(Member { reach: tidy(reach), tracks })
    }
}

impl Track {
    /// The track behind a cap. Where the most is cut off, the fewest points leave the widest gain, and no other matters.
    fn below(self, cap: &Exact) -> Option<Self> {
        if self.from >= *cap {
            return None;
        }
        let room = cap.minus(&self.from);
        if self.gain > room {
            return Some(Self { to: self.from.clone(), from: self.from, gain: room });
        }
        let to = self.to.min(cap.minus(&self.gain));
        Some(Self { to, ..self })
    }
}

/// Whether some total of the others lies so that the track begins below what is wanted and its gain reaches it.
fn decides(track: &Track, before: &Reach, behind: &Reach, wanted: &Exact) -> bool {
    let most = track.to.plus(&track.gain);
    // As the one ascends, the least that suffices of the other descends.
    let mut left = behind.as_slice();
    for (from, to) in before {
        let most = most.plus(to);
        while let [rest @ .., _, _] = left
            && let [.., lower, _] = left
            && most.plus(&lower.1) >= *wanted
        {
            left = left.get(..=rest.len()).unwrap_or_default();
        }
        if let [.., (least, enough)] = left
            && most.plus(enough) >= *wanted
            && track.from.plus(from).plus(least) < *wanted
        {
            return true;
        }
    }
    false
}

fn nothing() -> Reach {
    vec![(Exact::zero(), Exact::zero())]
}

/// For each member, what all before it and all behind it can come to.
fn beside(members: &[Member]) -> (Vec<Reach>, Vec<Reach>) {
    let one_way = |members: &mut dyn Iterator<Item = &Member>| {
        let mut reach = nothing();
        members
            .map(|member| {
                let next = sums(&reach, &member.reach);
                std::mem::replace(&mut reach, next)
            })
            .collect::<Vec<_>>()
    };
    let before = one_way(&mut members.iter());
    let mut behind = one_way(&mut members.iter().rev());
    behind.reverse();
    (before, behind)
}

/// Every sum of one of each.
fn sums(left: &Reach, right: &Reach) -> Reach {
    if left.len().saturating_mul(right.len()) > MOST_SUMS {
        return if left.len() < right.len() { sums(&hull(left), right) } else { sums(left, &hull(right)) };
    }
    let all = left.iter().flat_map(|(from, to)| {
        right.iter().map(move |(more_from, more_to)| (from.plus(more_from), to.plus(more_to)))
    });
    tidy(all.collect())
}

/// All between its ends.
fn hull(reach: &Reach) -> Reach {
    match reach.as_slice() {
        [(from, _), .., (_, to)] => vec![(from.clone(), to.clone())],
        _ => reach.clone(),
    }
}

/// In ascending order, none touching another, and not too many.
fn tidy(mut reach: Reach) -> Reach {
    sort(&mut reach, |left, right| left.0.cmp(&right.0));
    let mut merged: Reach = Vec::with_capacity(reach.len());
    for (from, to) in reach {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = to.max(last.1.clone()),
            _ => merged.push((from, to)),
        }
    }
    if merged.len() > MOST { hull(&merged) } else { merged }
}

/// The tracks, or where there are too many, one that stands for all.
fn few(tracks: Vec<Track>) -> Vec<Track> {
    if tracks.len() <= MOST {
        return tracks;
    }
    tracks
        .into_iter()
        .reduce(|all, track| Track {
            from: all.from.min(track.from),
            to: all.to.max(track.to),
            gain: all.gain.max(track.gain),
        })
        .into_iter()
        .collect()
}
