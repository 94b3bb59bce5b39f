//! Looking for witnesses: each change that decides is tried by values at which the two versions may part, with room to
//! spare everywhere else. What is found was judged by the engine under both versions.

use std::collections::BTreeSet;

use tieuchi::{Condition, ConditionDemand, CriteriaSelection, Decimal, Outcome, RuleSet, Year};

use crate::cases::in_parallel;
use crate::diff::targets::{Asked, Reported, asked, between, beyond, candidates};
use crate::diff::witness::{Both, Facts, Flip, Judgement, Side};
use crate::diff::{Change, Direction, Effect, Judged, Kind, Renames, TargetOf, Witness, rank};

/// So many criteria are tried for a condition that asks for others than before.
const TRIED: usize = 64;

/// Finds the effect of each change that decides, and that of all together.
pub(super) fn effects(
    old: &RuleSet,
    new: &RuleSet,
    renames: &Renames,
    changes: &mut [Change],
    done: &(dyn Fn(usize, usize) + Sync),
) -> Effect {
    let both = Both::new(old, new, renames);
    let deciding: Vec<usize> =
        changes.iter().enumerate().filter(|(_, change)| change.decides).map(|(number, _)| number).collect();
    let found = in_parallel(&deciding, &|finished| done(finished, deciding.len()), |number| {
        changes.get(*number).map(|change| both.effect(change)).unwrap_or_default()
    });
    let mut whole = Effect::default();
    for (number, effect) in deciding.into_iter().zip(found) {
        whole.add(&effect);
        if let Some(change) = changes.get_mut(number) {
            change.effect = effect;
        }
    }
    of_recognition(whole)
}

/// Where it is shown of recognition that it becomes harder or easier, what is shown of conditions and criteria alone says
/// nothing of the whole.
fn of_recognition(effect: Effect) -> Effect {
    let is_of_it = |witness: &Witness| witness.judged.is_recognition();
    if ![&effect.harder, &effect.easier].into_iter().flatten().any(is_of_it) {
        return effect;
    }
    let kept = |witness: Option<Witness>| witness.filter(is_of_it);
    Effect { harder: kept(effect.harder), easier: kept(effect.easier), open: kept(effect.open) }
}

/// Which way an outcome goes.
const fn way(from: Outcome, to: Outcome) -> Direction {
    match (from, to) {
        (Outcome::Met | Outcome::NotApplicable, Outcome::NotMet) => Direction::Harder,
        (Outcome::NotMet, Outcome::Met | Outcome::NotApplicable) => Direction::Easier,
        (Outcome::Undetermined, _) | (_, Outcome::Undetermined) => Direction::Open,
        _ => Direction::Neither,
    }
}

/// Collects the witnesses of one change.
#[derive(Default)]
struct Found(Effect);

impl Found {
    /// Takes what a judgement shows: of the flips that go one way, the one that says most.
    fn add(&mut self, judgement: &Judgement, focus: &[(String, String)], counts: impl Fn(&Flip) -> bool) {
        for direction in [Direction::Harder, Direction::Easier, Direction::Open] {
            let flips =
                judgement.flips.iter().filter(|flip| way(flip.from, flip.to) == direction && counts(flip));
            let witnesses = flips.map(|flip| judgement.witness(flip, focus.to_vec()));
            let Some(best) = witnesses.min_by_key(rank) else { continue };
            let mut effect = Effect::default();
            match direction {
                Direction::Harder => effect.harder = Some(best),
                Direction::Easier => effect.easier = Some(best),
                _ => effect.open = Some(best),
            }
            self.0.add(&effect);
        }
    }
}

impl Both<'_> {
    fn effect(&self, change: &Change) -> Effect {
        let mut found = Found::default();
        match (change.part.kind, &change.target) {
            (Some(Kind::Criterion), Some(of)) => self.target(change, of, &mut found),
            (Some(Kind::Criterion), None) if change.field == "group" => self.all_conditions(&mut found),
            (Some(Kind::Condition), _) => self.condition(change, &mut found),
            (Some(Kind::Level), _) => self.all_conditions(&mut found),
            // What is read decides nothing of what both can read, and targets are changes of their own.
            _ if self.old.is_complete() != self.new.is_complete() => self.at_ease(&mut found),
            _ => {}
        }
        found.0
    }

    fn target(&self, change: &Change, of: &TargetOf, found: &mut Found) {
        let Some((number, pair)) = self.pairs.iter().enumerate().find(|(_, pair)| pair.part() == change.part)
        else {
            return;
        };
        if !self.years().contains(&of.year) {
            return;
        }
        let id = pair.id().to_owned();
        if change.field == "attribute" {
            // A subject that does not say what the target depends on.
            for side in [Side::Old, Side::New] {
                let mut attributes = self.attributes(None);
                for name in [&change.from, &change.to].into_iter().flatten() {
                    attributes.remove(&name.vi);
                }
                let facts = self.comfortable(of.year, attributes, side);
                if let Some(judgement) = self.judge(&facts) {
                    found.add(&judgement, &[], |flip| way(flip.from, flip.to) == Direction::Open);
                }
            }
            return;
        }
        let attributes = self.attributes(of.audience.as_ref());
        let level = self.levels.iter().flatten().find(|level| Some(level.1.as_str()) == of.level.as_deref());
        let before = asked(pair.old, self.old, of.year, level.map(|level| &level.0), &attributes);
        let after = asked(pair.new, self.new, of.year, level.map(|level| &level.1), &attributes);
        let is_own = |flip: &Flip| {
            matches!(&flip.judged, Judged::Criterion(judged, at)
            if *judged == id && (of.level.is_none() || *at == of.level))
        };
        for direction in [Direction::Harder, Direction::Easier] {
            let side = if direction == Direction::Harder { Side::Old } else { Side::New };
            for value in candidates(*pair, &[before, after]) {
                let flips = match direction {
                    Direction::Harder => after.fails(value) && !before.fails(value),
                    _ => before.fails(value) && !after.fails(value),
                };
                if !flips {
                    continue;
                }
                let base = self.comfortable(of.year, attributes.clone(), side);
                let Some(judgement) = self.judge(&base.with_value(number, value)) else { continue };
                if judgement.flips.iter().any(|flip| is_own(flip) && way(flip.from, flip.to) == direction) {
                    let mut focus = vec![(id.clone(), shown(value))];
                    focus.extend(of.audience.clone());
                    let counts = |flip: &Flip| {
                        way(flip.from, flip.to) == direction
                            && (is_own(flip) || !matches!(flip.judged, Judged::Criterion(..)))
                    };
                    found.add(&judgement, &focus, counts);
                    break;
                }
            }
        }
    }

    fn condition(&self, change: &Change, found: &mut Found) {
        let of = |rules: &'_ RuleSet, id: Option<&String>| -> Option<Condition> {
            let id = id?;
            rules.conditions().iter().find(|condition| condition.id.as_str() == id).cloned()
        };
        let (old, new) = (of(self.old, change.part.old.as_ref()), of(self.new, change.part.new.as_ref()));
        let id = change.part.id().unwrap_or_default();
        let counts = |flip: &Flip| {
            flip.judged.is_recognition() || matches!(&flip.judged, Judged::Condition(judged) if judged == id)
        };
        self.shares(old.as_ref(), new.as_ref(), found, &counts);
        self.members(old.as_ref(), new.as_ref(), found, &counts);
    }

    /// Scores about what the conditions ask of them.
    fn shares(
        &self,
        old: Option<&Condition>,
        new: Option<&Condition>,
        found: &mut Found,
        counts: &dyn Fn(&Flip) -> bool,
    ) {
        let demand = |condition: Option<&Condition>| condition.and_then(|one| one.demand.score().cloned());
        let (before, after) = (demand(old), demand(new));
        let mut limits: Vec<Decimal> =
            [&before, &after].into_iter().flatten().map(|demand| demand.at_least_percent).collect();
        limits.sort();
        limits.dedup();
        if limits.is_empty() {
            return;
        }
        let mut shares = between(&limits, false);
        shares.extend(&limits);
        shares.extend(beyond(&limits, false));
        shares.retain(|share| !share.is_sign_negative() && *share <= Decimal::ONE_HUNDRED);
        let first = before.as_ref().and_then(|demand| self.score(demand, Side::Old));
        let second = after.as_ref().and_then(|demand| self.score(demand, Side::New));
        for year in self.years() {
            for side in [Side::Old, Side::New] {
                let base = self.comfortable(year, self.attributes(None), side);
                for score in first.into_iter().chain(second.filter(|second| Some(*second) != first)) {
                    for share in &shares {
                        let Some(judgement) = self.judge(&base.with_share(score, *share)) else { continue };
                        let name = self.score_name(score, year);
                        found.add(&judgement, &[(name, format!("{share}%"))], counts);
                    }
                }
            }
        }
    }

    /// Criteria that one of the conditions asks for and the other does not, failed one at a time.
    fn members(
        &self,
        old: Option<&Condition>,
        new: Option<&Condition>,
        found: &mut Found,
        counts: &dyn Fn(&Flip) -> bool,
    ) {
        let is_same_level = old.zip(new).is_some_and(|_| self.levels.len() < 2);
        let (before, after) = (self.asked_by(old, Side::Old), self.asked_by(new, Side::New));
        let differing: Vec<usize> = if is_same_level {
            before.symmetric_difference(&after).copied().collect()
        } else {
            before.union(&after).copied().collect()
        };
        for year in self.years() {
            for number in differing.iter().take(TRIED) {
                for side in [Side::Old, Side::New] {
                    let base = self.comfortable(year, self.attributes(None), side);
                    self.fail(*number, &base, found, counts);
                }
            }
        }
    }

    /// A dossier that fails one criterion.
    fn fail(&self, number: usize, base: &Facts, found: &mut Found, counts: &dyn Fn(&Flip) -> bool) {
        let Some(pair) = self.pairs.get(number) else { return };
        let demands = self.demands(*pair, base.year, &base.attributes);
        let all: Vec<Asked> = demands.iter().flatten().copied().collect();
        let fails = |value: &Reported| all.iter().any(|asked| asked.fails(*value));
        for value in candidates(*pair, &all).into_iter().filter(fails) {
            if let Some(judgement) = self.judge(&base.with_value(number, value)) {
                found.add(&judgement, &[(pair.id().to_owned(), shown(value))], counts);
            }
        }
    }

    /// The criteria that a condition asks for, by their numbers.
    fn asked_by(&self, condition: Option<&Condition>, side: Side) -> BTreeSet<usize> {
        let Some(condition) = condition else { return BTreeSet::new() };
        let rules = if side == Side::Old { self.old } else { self.new };
        let is_asked = |id: &str| match &condition.demand {
            ConditionDemand::AssignedCriteria => true,
            ConditionDemand::Score(_) => false,
            ConditionDemand::Criteria(CriteriaSelection::Criteria(ids)) => {
                ids.iter().any(|listed| listed.as_str() == id)
            }
            ConditionDemand::Criteria(CriteriaSelection::Groups(groups)) => rules
                .groups()
                .filter(|group| groups.contains(group.id))
                .any(|group| group.criteria.iter().any(|criterion| criterion.id.as_str() == id)),
        };
        let asked = self.pairs.iter().enumerate().filter(|(_, pair)| {
            let own = if side == Side::Old { pair.old } else { pair.new };
            own.is_some_and(|criterion| is_asked(criterion.id.as_str()))
        });
        asked.map(|(number, _)| number).collect()
    }

    /// Each condition failed, of the whole and of the levels.
    fn all_conditions(&self, found: &mut Found) {
        for (rules, side) in [(self.old, Side::Old), (self.new, Side::New)] {
            for condition in rules.conditions() {
                let (old, new) =
                    if side == Side::Old { (Some(condition), None) } else { (None, Some(condition)) };
                let counts = |flip: &Flip| flip.judged.is_recognition();
                self.shares(old, new, found, &counts);
                self.members(old, new, found, &counts);
            }
        }
    }

    /// A dossier with room to spare everywhere, which a rule set that is incomplete leaves open.
    fn at_ease(&self, found: &mut Found) {
        let years: Vec<Year> = self.years();
        for (year, side) in years.into_iter().flat_map(|year| [(year, Side::Old), (year, Side::New)]) {
            let facts = self.comfortable(year, self.attributes(None), side);
            if let Some(judgement) = self.judge(&facts) {
                let is_open = |flip: &Flip| way(flip.from, flip.to) == Direction::Open;
                found.add(&judgement, &[], |flip| flip.judged.is_recognition() && is_open(flip));
            }
        }
    }
}

fn shown(value: Reported) -> String {
    match value {
        Reported::Number(number) => number.normalize().to_string(),
        Reported::Is(present) => present.to_string(),
    }
}
