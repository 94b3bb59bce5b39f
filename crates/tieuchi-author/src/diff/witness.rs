//! Dossiers that are built to be judged by both versions, and where the two come to something else.

use std::collections::BTreeSet;

use tieuchi::{
    Basis, Decimal, Evaluation, IndexId, Outcome, RecognitionLevelId, RuleSet, ScoreDemand, ScoreYear, Year,
};

use crate::diff::map::plain;
use crate::diff::targets::{self, Asked, Attributes, Reported, asked, comfortable, written};
use crate::diff::{Judged, Kind, Pair, Renames, Witness, pairs};
use crate::tree::Tree;

/// Both versions, side by side.
pub(super) struct Both<'d> {
    pub(super) old: &'d RuleSet,
    pub(super) new: &'d RuleSet,
    pub(super) renames: &'d Renames,
    pub(super) pairs: Vec<Pair<'d>>,
    pub(super) levels: Vec<Option<(RecognitionLevelId, RecognitionLevelId)>>,
    /// For every attribute a value for which nothing is listed.
    others: Attributes,
    /// What is asked of scores: by the older version, by the newer.
    scores: Vec<ScoreKey>,
}

/// A score that at least one of the versions asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct ScoreKey {
    old: Option<IndexId>,
    new: Option<IndexId>,
    year: ScoreYear,
    basis: Basis,
}

impl ScoreKey {
    /// The number of the year that the score is of, for a dossier of this year.
    const fn year_of(&self, year: Year) -> u16 {
        match self.year {
            ScoreYear::Previous => year.number() - 1,
            ScoreYear::Current => year.number(),
        }
    }
}

/// Which of the versions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    Old,
    New,
}

/// How a dossier is made, which takes less room than the dossier.
#[derive(Clone, Debug)]
pub(super) struct Recipe {
    year: Year,
    attributes: Attributes,
    prefer: Side,
    value: Option<(usize, Reported)>,
    share: Option<(usize, Decimal)>,
}

/// What a dossier says, for both versions.
#[derive(Clone)]
pub(super) struct Facts {
    pub(super) year: Year,
    pub(super) attributes: Attributes,
    recipe: Recipe,
    /// A value for each pair of criteria, as the older and as the newer version measures it.
    values: Vec<[Option<Reported>; 2]>,
    /// The share of each score, in percent.
    shares: Vec<Decimal>,
}

/// What an evaluation says, by name.
pub(super) struct Flip {
    pub(super) judged: Judged,
    pub(super) from: Outcome,
    pub(super) to: Outcome,
}

impl<'d> Both<'d> {
    pub(super) fn new(old: &'d RuleSet, new: &'d RuleSet, renames: &'d Renames) -> Self {
        let mut both = Self {
            old,
            new,
            renames,
            pairs: pairs(old, new, renames),
            levels: targets::levels(old, new, renames),
            others: targets::other_attributes(old, new),
            scores: Vec::new(),
        };
        for demand in old.conditions().iter().filter_map(|condition| condition.demand.score()) {
            let key = both.key(demand, Side::Old);
            both.add_score(key);
        }
        for demand in new.conditions().iter().filter_map(|condition| condition.demand.score()) {
            let key = both.key(demand, Side::New);
            both.add_score(key);
        }
        both
    }

    fn add_score(&mut self, key: ScoreKey) {
        if !self.scores.contains(&key) {
            self.scores.push(key);
        }
    }

    /// The score that is asked for, as both versions know it.
    fn key(&self, demand: &ScoreDemand, side: Side) -> ScoreKey {
        let counterpart = |index: &IndexId| {
            let id = self.renames.new_id(Kind::Index, index.as_str())?;
            known_indices(self.new).into_iter().find(|known| known.as_str() == id)
        };
        let (old, new) = match side {
            Side::Old => (Some(demand.index.clone()), counterpart(&demand.index)),
            Side::New => {
                let old = known_indices(self.old).into_iter();
                let mut old = old.filter(|index| counterpart(index).as_ref() == Some(&demand.index));
                (old.next(), Some(demand.index.clone()))
            }
        };
        ScoreKey { old, new, year: demand.year, basis: demand.basis }
    }

    pub(super) fn score(&self, demand: &ScoreDemand, side: Side) -> Option<usize> {
        let key = self.key(demand, side);
        self.scores.iter().position(|held| *held == key)
    }

    /// The name of a score, as every wire writes it: `INDEX/YEAR/BASIS`.
    pub(super) fn score_name(&self, score: usize, year: Year) -> String {
        let Some(key) = self.scores.get(score) else { return String::new() };
        let index = key.new.as_ref().or(key.old.as_ref()).map(IndexId::as_str).unwrap_or_default();
        format!("{index}/{}/{}", key.year_of(year), key.basis.as_str())
    }

    /// The years that both assess.
    pub(super) fn years(&self) -> Vec<Year> {
        self.old.years().iter().copied().filter(|year| self.new.years().contains(year)).collect()
    }

    /// The attributes of a subject for which nothing is listed, or what is listed for this audience.
    pub(super) fn attributes(&self, audience: Option<&(String, String)>) -> Attributes {
        let mut attributes = self.others.clone();
        attributes.extend(audience.cloned());
        attributes
    }

    /// What both versions demand of a criterion, at all levels: of the older first.
    pub(super) fn demands(&self, pair: Pair<'_>, year: Year, attributes: &Attributes) -> [Vec<Asked>; 2] {
        let of = |criterion, rules: &RuleSet| {
            let own = std::iter::once(None).chain(rules.levels().map(|level| Some(level.id)));
            own.map(|level| asked(criterion, rules, year, level, attributes)).collect()
        };
        [of(pair.old, self.old), of(pair.new, self.new)]
    }

    /// A dossier with room to spare everywhere; where the two versions cannot both be met, one that this version is met by.
    pub(super) fn comfortable(&self, year: Year, attributes: Attributes, prefer: Side) -> Facts {
        let values = self.pairs.iter().map(|pair| {
            let [old, new] = self.demands(*pair, year, &attributes);
            let all: Vec<Asked> = old.iter().chain(&new).copied().collect();
            let own = if prefer == Side::Old { &old } else { &new };
            let kinds = [pair.old, pair.new].map(|criterion| criterion.map(|criterion| &criterion.measure));
            kinds.map(|measure| {
                let measure = measure?;
                comfortable(measure, &all).or_else(|| comfortable(measure, own))
            })
        });
        let values = values.collect();
        let shares = vec![Decimal::ONE_HUNDRED; self.scores.len()];
        let recipe = Recipe { year, attributes: attributes.clone(), prefer, value: None, share: None };
        Facts { year, attributes, recipe, values, shares }
    }

    /// The dossier as one of the versions reads it; `None` where it cannot be said in it.
    fn dossier(&self, facts: &Facts, side: Side) -> Option<Tree> {
        let rules = if side == Side::Old { self.old } else { self.new };
        let mut subject = Tree::object([
            ("id", Tree::text("witness")),
            // Of subjects of different levels no dossier is of both.
            ("level", Tree::text(self.old.level().as_str())),
        ]);
        if !facts.attributes.is_empty() {
            let attributes = facts.attributes.iter().map(|(name, value)| (name.as_str(), Tree::text(value)));
            subject.set("attributes", Tree::object(attributes));
        }
        let values = self.pairs.iter().zip(&facts.values).filter_map(|(pair, [old, new])| {
            let (criterion, value) = match side {
                Side::Old => (pair.old?, (*old)?),
                Side::New => (pair.new?, (*new)?),
            };
            Some((criterion.id.as_str(), written(value, &criterion.measure)))
        });
        let values = Tree::object(values);
        let mut scores = Vec::new();
        let mut seen = BTreeSet::new();
        for (key, share) in self.scores.iter().zip(&facts.shares) {
            let Some(index) = (if side == Side::Old { &key.old } else { &key.new }) else { continue };
            let maximum = maximum(rules, index);
            let points = share.checked_mul(maximum)?.checked_div(Decimal::ONE_HUNDRED)?.normalize();
            let year = key.year_of(facts.year);
            if !seen.insert((index.to_string(), year, key.basis)) {
                continue;
            }
            scores.push(Tree::object([
                ("index", Tree::text(index.as_str())),
                ("year", Tree::Number(year.to_string())),
                ("basis", Tree::text(key.basis.as_str())),
                ("points", Tree::Text(points.to_string())),
                ("maximum", Tree::Text(maximum.normalize().to_string())),
            ]));
        }
        let mut dossier = Tree::object([
            ("rule_set", Tree::Text(format!("{}@{}", rules.id(), rules.version()))),
            ("subject", subject),
            ("year", Tree::Number(facts.year.to_string())),
            ("illustrative", Tree::Bool(true)),
            ("values", values),
        ]);
        if !scores.is_empty() {
            dossier.set("scores", Tree::List(scores));
        }
        Some(dossier)
    }

    /// The dossier of a recipe, as the older and as the newer version reads it.
    pub(super) fn dossiers(&self, recipe: &Recipe) -> Option<(Tree, Tree)> {
        let mut facts = self.comfortable(recipe.year, recipe.attributes.clone(), recipe.prefer);
        if let Some((pair, value)) = recipe.value {
            facts = facts.with_value(pair, value);
        }
        if let Some((score, share)) = recipe.share {
            facts = facts.with_share(score, share);
        }
        Some((self.dossier(&facts, Side::Old)?, self.dossier(&facts, Side::New)?))
    }

    /// The dossier in both forms, and where the versions come to something else; nothing where one of them cannot read it.
    pub(super) fn judge(&self, facts: &Facts) -> Option<Judgement> {
        let (old, new) = (self.dossier(facts, Side::Old)?, self.dossier(facts, Side::New)?);
        let evaluate = |rules: &RuleSet, dossier: &Tree| {
            let dossier = rules.read_dossier_with(&dossier.to_json(), &crate::cases::LIMITS).ok()?;
            Some(rules.evaluate(&dossier))
        };
        let flips = self.flips(&evaluate(self.old, &old)?, &evaluate(self.new, &new)?);
        Some(Judgement { recipe: facts.recipe.clone(), flips })
    }

    /// What comes to something else: the whole, levels, conditions, criteria. What only one version has is not applicable by
    /// the other.
    pub(super) fn flips(&self, old: &Evaluation, new: &Evaluation) -> Vec<Flip> {
        let mut flips = Vec::new();
        let mut add = |judged: Judged, from: Outcome, to: Outcome| {
            if from != to {
                flips.push(Flip { judged, from, to });
            }
        };
        add(Judged::Whole, old.outcome(), new.outcome());
        for (before, after) in self.levels.iter().flatten() {
            let found = (
                old.levels().find(|level| level.level().id == before),
                new.levels().find(|level| level.level().id == after),
            );
            if let (Some(before), Some(level)) = found {
                add(Judged::Level(after.to_string()), before.outcome(), level.outcome());
            }
        }
        let conditions = |evaluation: &Evaluation, renames: &Renames| -> Vec<(String, Outcome)> {
            let all: Vec<_> = if evaluation.rules().levels().len() == 0 {
                evaluation.conditions().collect()
            } else {
                evaluation.levels().flat_map(|level| level.conditions().collect::<Vec<_>>()).collect()
            };
            let named = all.into_iter().map(|finding| {
                let id = finding.condition().id.as_str();
                let id = renames.new_id(Kind::Condition, id).unwrap_or_else(|| format!("{id}\0"));
                (id, finding.outcome())
            });
            named.collect()
        };
        let (before, after) = (conditions(old, self.renames), conditions(new, &Renames::default()));
        let outcome = |all: &[(String, Outcome)], id: &str| {
            all.iter().find(|(held, _)| held == id).map_or(Outcome::NotApplicable, |(_, outcome)| *outcome)
        };
        let gone = before.iter().filter(|(id, _)| !after.iter().any(|(held, _)| held == id));
        for (id, _) in gone.chain(&after) {
            add(Judged::Condition(plain(id).to_owned()), outcome(&before, id), outcome(&after, id));
        }
        let whole = [None];
        let levels: &[Option<(RecognitionLevelId, RecognitionLevelId)>] =
            if self.levels.is_empty() { &whole } else { &self.levels };
        for level in levels {
            let before = Findings::of(old, level.as_ref().map(|level| &level.0));
            let after = Findings::of(new, level.as_ref().map(|level| &level.1));
            for pair in &self.pairs {
                let from = pair.old.map_or(Outcome::NotApplicable, |one| before.outcome(one.id.as_str()));
                let to = pair.new.map_or(Outcome::NotApplicable, |one| after.outcome(one.id.as_str()));
                let level = level.as_ref().map(|level| level.1.to_string());
                add(Judged::Criterion(pair.id().to_owned(), level), from, to);
            }
        }
        flips
    }
}

/// What each criterion comes to at a level.
struct Findings<'e>(std::collections::BTreeMap<&'e str, Outcome>);

impl<'e> Findings<'e> {
    fn of(evaluation: &'e Evaluation, level: Option<&RecognitionLevelId>) -> Self {
        let of_level = level.and_then(|id| evaluation.levels().find(|level| level.level().id == id));
        let entry = |finding: tieuchi::Finding<'e>| (finding.criterion().id.as_str(), finding.outcome());
        Self(match of_level {
            Some(level) => level.findings().map(entry).collect(),
            None => evaluation.findings().map(entry).collect(),
        })
    }

    fn outcome(&self, id: &str) -> Outcome {
        self.0.get(id).copied().unwrap_or(Outcome::NotApplicable)
    }
}

impl Facts {
    /// The same with another value of one criterion.
    pub(super) fn with_value(&self, pair: usize, value: Reported) -> Self {
        let mut facts = self.clone();
        facts.recipe.value = Some((pair, value));
        if let Some(held) = facts.values.get_mut(pair) {
            *held = [Some(value); 2];
        }
        facts
    }

    /// The same with another share of one score, in percent.
    pub(super) fn with_share(&self, score: usize, share: Decimal) -> Self {
        let mut facts = self.clone();
        facts.recipe.share = Some((score, share));
        if let Some(held) = facts.shares.get_mut(score) {
            *held = share;
        }
        facts
    }
}

/// How a dossier is made, and what the two versions judge differently of it.
pub(super) struct Judgement {
    recipe: Recipe,
    pub(super) flips: Vec<Flip>,
}

impl Judgement {
    /// The witness that one of the flips makes of it.
    pub(super) fn witness(&self, flip: &Flip, focus: Vec<(String, String)>) -> Witness {
        Witness {
            judged: flip.judged.clone(),
            from: flip.from,
            to: flip.to,
            focus,
            year: self.recipe.year,
            recipe: self.recipe.clone(),
        }
    }
}

/// The indices for which a version reads scores.
fn known_indices(rules: &RuleSet) -> Vec<IndexId> {
    let listed = rules.indices().iter().map(|index| index.id.clone());
    let demanded = rules.conditions().iter().filter_map(|condition| condition.demand.score());
    listed.chain(demanded.map(|demand| demand.index.clone())).collect()
}

/// The maximum that a score must have; a hundred where it may have any.
fn maximum(rules: &RuleSet, index: &IndexId) -> Decimal {
    let stated = rules.indices().iter().find(|entry| entry.id == *index).and_then(|entry| entry.maximum);
    let attached = rules.index(index.as_str()).filter(|index| index.is_complete());
    stated.or_else(|| attached?.maximum()).unwrap_or(Decimal::ONE_HUNDRED)
}
