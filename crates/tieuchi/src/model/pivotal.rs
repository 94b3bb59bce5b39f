//! Which indicators that were not reported still decide whether a score reaches a share of its maximum: those for which
//! some completion of all others exists under which their own report decides.
//!
//! An indicator is followed from its own fewest and most points through every sum that holds it, with all that stands
//! beside it; it decides where the fewest lie below what is wanted and the most do not.

use crate::model::possible::{Member, Prospect};
use crate::model::reach::{Fineness, Reach};
use crate::value::exact::Exact;

/// What a sum comes to with the fewest points of one indicator, from `from` to `to`, and how much more with its most.
#[derive(Clone, Copy)]
struct Track {
    from: u128,
    to: u128,
    gain: u128,
}

/// A member of a sum: what it can come to, and the tracks of the indicators in it, by their numbers.
struct Followed {
    reach: Reach,
    tracks: Vec<(usize, Vec<Track>)>,
}

impl Prospect<'_> {
    /// Whether some report of all that is missing reaches what is wanted.
    pub(crate) fn may_reach(&self, wanted: &Exact) -> bool {
        self.settled.plus(&self.most) >= *wanted
    }

    /// The numbers of the indicators that decide whether what is wanted is reached, ascending.
    pub(crate) fn deciding(&self, wanted: &Exact) -> Vec<usize> {
        // As a difference there is none below zero, and then nothing decides.
        if self.settled >= *wanted {
            return Vec::new();
        }
        let wanted = self.unit.around(&wanted.minus(&self.settled)).1;
        let members: Vec<Followed> = self.open.iter().filter_map(|member| self.followed(member)).collect();
        let (before, behind) = beside(&members, self.fineness);
        let mut deciding = Vec::new();
        for ((member, before), behind) in members.iter().zip(&before).zip(&behind) {
            for (number, tracks) in &member.tracks {
                if tracks.iter().any(|track| track.decides(before, behind, wanted)) {
                    deciding.push(*number);
                }
            }
        }
        deciding
    }

    fn followed(&self, member: &Member<'_>) -> Option<Followed> {
        let (room, parts) = match member {
            Member::Indicator(number, indicator) => {
                let reach = self.reach_of(indicator);
                let ((from, _), (_, most)) = reach.ends()?;
                let to = self.unit.around(&indicator.least()).1;
                let track = Track { from, to, gain: most - from };
                return Some(Followed { reach, tracks: vec![(*number, vec![track])] });
            }
            Member::Capped { room, parts } => (self.unit.around(room), parts),
        };
        let parts: Vec<Followed> = parts.iter().filter_map(|part| self.followed(part)).collect();
        let (before, behind) = beside(&parts, self.fineness);
        let whole =
            before.last().zip(parts.last()).map(|(before, last)| before.plus(&last.reach, self.fineness));
        let reach = whole?.capped(room, self.fineness);
        let mut tracks = Vec::new();
        for ((part, before), behind) in parts.into_iter().zip(&before).zip(&behind) {
            let others = before.plus(behind, self.fineness);
            for (number, own) in part.tracks {
                let too_many = own.len().saturating_mul(others.intervals().len()) > self.fineness.sums;
                let others = if too_many { &others.hull() } else { &others };
                let moved = own.iter().flat_map(|track| {
                    let moved = others.intervals().iter().map(|(from, to)| track.moved(*from, *to));
                    moved.filter_map(|track| track.below(room.1))
                });
                tracks.push((number, few(moved.collect(), self.fineness)));
            }
        }
        Some(Followed { reach, tracks })
    }
}

impl Track {
    /// The track with others beside it.
    fn moved(self, from: u128, to: u128) -> Self {
        Self { from: self.from + from, to: self.to + to, ..self }
    }

    /// The track behind a cap. Where the most is cut off, the fewest points leave the widest gain, and no other matters.
    fn below(self, cap: u128) -> Option<Self> {
        let room = cap.checked_sub(self.from).filter(|room| *room > 0)?;
        if self.gain > room {
            return Some(Self { to: self.from, gain: room, ..self });
        }
        Some(Self { to: self.to.min(cap - self.gain), ..self })
    }

    /// Whether some total of the others lies so that the track begins below what is wanted and its gain reaches it.
    fn decides(self, before: &Reach, behind: &Reach, wanted: u128) -> bool {
        let most = self.to + self.gain;
        // As the one ascends, the least that suffices of the other descends.
        let mut left = behind.intervals();
        for (from, to) in before.intervals() {
            let most = most + to;
            while let [rest @ .., (_, enough), _] = left
                && most + enough >= wanted
            {
                left = left.get(..=rest.len()).unwrap_or_default();
            }
            if let [.., (least, enough)] = left
                && most + enough >= wanted
                && self.from + from + least < wanted
            {
                return true;
            }
        }
        false
    }
}

/// For each member, what all before it and all behind it can come to.
fn beside(members: &[Followed], fineness: Fineness) -> (Vec<Reach>, Vec<Reach>) {
    let one_way = |members: &mut dyn Iterator<Item = &Followed>| {
        let mut reach = Reach::nothing();
        members
            .map(|member| {
                let next = reach.plus(&member.reach, fineness);
                std::mem::replace(&mut reach, next)
            })
            .collect::<Vec<_>>()
    };
    let before = one_way(&mut members.iter());
    let mut behind = one_way(&mut members.iter().rev());
    behind.reverse();
    (before, behind)
}

/// The tracks, or where there are too many, one that stands for all.
fn few(tracks: Vec<Track>, fineness: Fineness) -> Vec<Track> {
    if tracks.len() <= fineness.tracks {
        return tracks;
    }
    let one = tracks.into_iter().reduce(|all, track| Track {
        from: all.from.min(track.from),
        to: all.to.max(track.to),
        gain: all.gain.max(track.gain),
    });
    one.into_iter().collect()
}
