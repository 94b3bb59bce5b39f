//! What changed in meaning from one version of a rule set to another, and whether recognition becomes harder or easier:
//! shown by a dossier that the two judge differently.

mod changes;
mod map;
mod search;
mod targets;
mod units;
mod witness;

use tieuchi::{Criterion, Outcome, RuleSet, Text, Year};

pub use crate::diff::map::Renames;
pub use crate::diff::units::{Flips, UnitFlip};
use crate::tree::Tree;

/// Things of a rule set that have ids.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// A criterion.
    Criterion,
    /// A group of criteria.
    Group,
    /// A condition of recognition.
    Condition,
    /// A level of recognition.
    Level,
    /// An agency.
    Agency,
    /// A document that a dossier must hold.
    Document,
    /// A step of the procedure.
    Step,
    /// A duty.
    Duty,
    /// A document that is cited.
    Resource,
    /// A scoring index.
    Index,
    /// An assessment.
    Assessment,
}

impl Kind {
    /// Each of them.
    pub const ALL: [Self; 11] = [
        Self::Criterion,
        Self::Group,
        Self::Condition,
        Self::Level,
        Self::Agency,
        Self::Document,
        Self::Step,
        Self::Duty,
        Self::Resource,
        Self::Index,
        Self::Assessment,
    ];

    /// The key of a map of renames.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Criterion => "criteria",
            Self::Group => "groups",
            Self::Condition => "conditions",
            Self::Level => "levels",
            Self::Agency => "agencies",
            Self::Document => "documents",
            Self::Step => "steps",
            Self::Duty => "duties",
            Self::Resource => "resources",
            Self::Index => "indices",
            Self::Assessment => "assessments",
        }
    }
}

/// What of a rule set a change is about: a thing with its ids, or the rule set as a whole.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Part {
    /// What kind of thing; `None`: the rule set as a whole.
    pub kind: Option<Kind>,
    /// Its id in the older version.
    pub old: Option<String>,
    /// Its id in the newer version.
    pub new: Option<String>,
}

impl Part {
    pub(crate) const SET: Self = Self { kind: None, old: None, new: None };

    /// Its id in the newer version, else in the older.
    pub fn id(&self) -> Option<&str> {
        self.new.as_deref().or(self.old.as_deref())
    }
}

/// How something changed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum How {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another id.
    Renamed,
    /// It says something else.
    Changed,
    /// Things stand in another order.
    Moved,
}

impl How {
    /// `added`, `removed`, `renamed`, `changed` or `moved`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::Changed => "changed",
            Self::Moved => "moved",
        }
    }
}

/// Of which year, level and subjects a target is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct TargetOf {
    /// The year.
    pub year: Year,
    /// The level of recognition in the newer version; `None`: every level, or there is but one.
    pub level: Option<String>,
    /// The attribute of the subject and its value; `None`: every subject for which nothing else is listed.
    pub audience: Option<(String, String)>,
}

/// One thing that changed.
#[derive(Clone, Debug)]
pub struct Change {
    /// What it is about.
    pub part: Part,
    /// Which field of it, with points between a field and what stands in it: `source.quote`; empty where it is the part as a
    /// whole, `targets` where it is a target.
    pub field: String,
    /// Of which year, level and subjects, where it is a target.
    pub target: Option<TargetOf>,
    /// How it changed.
    pub how: How,
    /// What the older version says.
    pub from: Option<Text>,
    /// What the newer version says.
    pub to: Option<Text>,
    /// Whether it may take part in what a dossier comes to; words, agencies, citations, documents and duties do not.
    pub decides: bool,
    /// Which dossiers show what it changes; nothing where it does not decide.
    pub effect: Effect,
}

/// What of an evaluation a witness is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Judged {
    /// The whole.
    Whole,
    /// A level of recognition.
    Level(String),
    /// A condition.
    Condition(String),
    /// A criterion, at a level where there are several.
    Criterion(String, Option<String>),
}

impl Judged {
    /// Whether it is what recognition is proposed by.
    pub const fn is_recognition(&self) -> bool {
        matches!(self, Self::Whole | Self::Level(_))
    }
}

/// A dossier that the two versions judge differently; [`RuleDiff::dossiers`] gives it.
#[derive(Clone, Debug)]
pub struct Witness {
    /// What of it they judge differently.
    pub judged: Judged,
    /// What it comes to by the older version.
    pub from: Outcome,
    /// What it comes to by the newer version.
    pub to: Outcome,
    /// What matters in it: a name (a criterion, an attribute, a score), and what it is.
    pub focus: Vec<(String, String)>,
    /// The year assessed.
    pub year: Year,
    recipe: witness::Recipe,
}

/// The witnesses of what a change does.
#[derive(Clone, Default, Debug)]
pub struct Effect {
    /// What was met is not met any more.
    pub harder: Option<Witness>,
    /// What was not met is met now.
    pub easier: Option<Witness>,
    /// Judged differently, but undetermined by one of the two: something else must be reported.
    pub open: Option<Witness>,
}

/// What a change does to recognition.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Direction {
    /// It becomes harder.
    Harder,
    /// It becomes easier.
    Easier,
    /// For some harder, for others easier.
    Both,
    /// Something else must be reported.
    Open,
    /// No dossier was found that is judged differently.
    Neither,
}

impl Direction {
    /// `harder`, `easier`, `both`, `open` or `neither`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Harder => "harder",
            Self::Easier => "easier",
            Self::Both => "both",
            Self::Open => "open",
            Self::Neither => "neither",
        }
    }
}

impl Effect {
    /// What the witnesses show.
    pub const fn direction(&self) -> Direction {
        match (&self.harder, &self.easier, &self.open) {
            (Some(_), Some(_), _) => Direction::Both,
            (Some(_), None, _) => Direction::Harder,
            (None, Some(_), _) => Direction::Easier,
            (None, None, Some(_)) => Direction::Open,
            (None, None, None) => Direction::Neither,
        }
    }

    /// The witnesses: of what becomes harder, of what becomes easier, and where there is neither, of what is left open.
    pub fn witnesses(&self) -> impl Iterator<Item = &Witness> {
        let open = self.open.as_ref().filter(|_| self.direction() == Direction::Open);
        [self.harder.as_ref(), self.easier.as_ref(), open].into_iter().flatten()
    }

    /// Takes over the witnesses of another effect that show more.
    fn add(&mut self, other: &Self) {
        let better = |held: &mut Option<Witness>, found: &Option<Witness>| {
            let is_better = |found: &Witness| held.as_ref().is_none_or(|held| rank(found) < rank(held));
            if let Some(found) = found.as_ref().filter(|found| is_better(found)) {
                *held = Some(found.clone());
            }
        };
        better(&mut self.harder, &other.harder);
        better(&mut self.easier, &other.easier);
        better(&mut self.open, &other.open);
    }
}

/// The whole says most, then levels, conditions and criteria.
const fn rank(witness: &Witness) -> u8 {
    match witness.judged {
        Judged::Whole => 0,
        Judged::Level(_) => 1,
        Judged::Condition(_) => 2,
        Judged::Criterion(..) => 3,
    }
}

/// Something gone and something new of the same title, which may be one thing under another id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LikelyRename {
    /// What kind of thing.
    pub kind: Kind,
    /// The id of what is gone.
    pub old: String,
    /// The id of what is new.
    pub new: String,
    /// Their title.
    pub title: String,
}

/// What changed from one version of a rule set to another.
///
/// ```
/// use tieuchi::RuleSet;
/// use tieuchi_author::{Direction, Renames, RuleDiff};
///
/// let old = RuleSet::builtin("vn.thanh-hoa.dx.district").unwrap();
/// let text = old.to_canonical_json().replacen(r#""2024":{"at_least":"70"}"#, r#""2024":{"at_least":"75"}"#, 1);
/// let new = RuleSet::from_json(&text).unwrap();
/// let diff = RuleDiff::new(&old, &new, Renames::default(), &|_, _| ());
/// assert_eq!((diff.changes().len(), diff.whole().direction()), (1, Direction::Harder));
/// let witness = diff.whole().harder.as_ref().unwrap();
/// assert_eq!(witness.focus, [("II.3".to_owned(), "72.5".to_owned())]);
/// ```
#[derive(Clone, Debug)]
pub struct RuleDiff {
    old: RuleSet,
    new: RuleSet,
    renames: Renames,
    changes: Vec<Change>,
    likely: Vec<LikelyRename>,
    whole: Effect,
}

impl RuleDiff {
    /// Compares two versions, and says while it looks for witnesses for how many changes that is done, and of how many.
    pub fn new(old: &RuleSet, new: &RuleSet, renames: Renames, done: &(dyn Fn(usize, usize) + Sync)) -> Self {
        let (mut changes, likely) = changes::of(old, new, &renames);
        let whole = search::effects(old, new, &renames, &mut changes, done);
        Self { old: old.clone(), new: new.clone(), renames, changes, likely, whole }
    }

    /// The older version.
    pub const fn old(&self) -> &RuleSet {
        &self.old
    }

    /// The newer version.
    pub const fn new_rules(&self) -> &RuleSet {
        &self.new
    }

    /// What changed: of the rule set as a whole, then in the order of the newer version; what is gone comes first of its kind.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Things gone and new of the same title.
    pub fn likely_renames(&self) -> &[LikelyRename] {
        &self.likely
    }

    /// Whether something changed that may take part in what dossiers come to.
    pub fn decides(&self) -> bool {
        self.changes.iter().any(|change| change.decides)
    }

    /// Whether a change that decides does so only by which dossiers a version reads: its years, the level of its subjects, who
    /// is exempted, the maximum of a score. It changes nothing of what both can read.
    pub fn is_of_reading(&self, change: &Change) -> bool {
        let both = [&self.old, &self.new];
        match (change.part.kind, &change.target) {
            (None, _) => {
                change.field == "years"
                    || change.field == "subject.level"
                    || change.field.starts_with("exemptions.")
            }
            (Some(Kind::Index), _) => change.field == "maximum",
            (Some(Kind::Criterion), Some(of)) => !both.iter().all(|rules| rules.years().contains(&of.year)),
            _ => false,
        }
    }

    /// Whether it is certain that every dossier that both versions can read comes to the same, because nothing that decides
    /// changed but which dossiers are read.
    pub fn is_proven_same(&self) -> bool {
        self.changes.iter().all(|change| !change.decides || self.is_of_reading(change))
    }

    /// What all changes together do to recognition. Where no dossier shows it of the whole or of a level, because a rule set
    /// that is incomplete is never met or a condition stands in the way, the witnesses are about conditions or criteria.
    pub const fn whole(&self) -> &Effect {
        &self.whole
    }

    /// The dossier of a witness, as the older version reads it, and the same for the newer: criteria by their new ids, without
    /// what it does not ask for.
    pub fn dossiers(&self, witness: &Witness) -> Option<(Tree, Tree)> {
        witness::Both::new(&self.old, &self.new, &self.renames).dossiers(&witness.recipe)
    }

    /// What the changes of one part do to recognition, in one.
    pub fn effect_of(&self, part: &Part) -> Effect {
        let mut effect = Effect::default();
        for change in self.changes.iter().filter(|change| change.part == *part) {
            effect.add(&change.effect);
        }
        effect
    }

    /// The parts with a change that decides, each once, in the order of the changes.
    pub fn deciding_parts(&self) -> Vec<&Part> {
        let mut parts: Vec<&Part> = Vec::new();
        for change in self.changes.iter().filter(|change| change.decides) {
            if parts.last() != Some(&&change.part) {
                parts.push(&change.part);
            }
        }
        parts
    }
}

/// A criterion of the older version, of the newer, or of both.
#[derive(Clone, Copy)]
struct Pair<'d> {
    old: Option<&'d Criterion>,
    new: Option<&'d Criterion>,
}

impl Pair<'_> {
    /// The id in the newer version, else in the older.
    fn id(&self) -> &str {
        self.new.or(self.old).map(|criterion| criterion.id.as_str()).unwrap_or_default()
    }

    fn part(&self) -> Part {
        let id = |criterion: Option<&Criterion>| criterion.map(|criterion| criterion.id.to_string());
        Part { kind: Some(Kind::Criterion), old: id(self.old), new: id(self.new) }
    }
}

/// The criteria of both versions: those gone, and then those of the newer version in its order.
fn pairs<'d>(old: &'d RuleSet, new: &'d RuleSet, renames: &Renames) -> Vec<Pair<'d>> {
    let mut counterparts = std::collections::BTreeMap::new();
    let mut pairs = Vec::new();
    for criterion in old.criteria() {
        let id = renames.new_id(Kind::Criterion, criterion.id.as_str());
        match id.filter(|id| new.criterion(id).is_some()) {
            Some(id) => drop(counterparts.insert(id, criterion)),
            None => pairs.push(Pair { old: Some(criterion), new: None }),
        }
    }
    let all = new.criteria().iter();
    pairs.extend(all.map(|criterion| Pair {
        old: counterparts.get(criterion.id.as_str()).copied(),
        new: Some(criterion),
    }));
    pairs
}
