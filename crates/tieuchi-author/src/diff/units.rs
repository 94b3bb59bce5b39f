//! What becomes of dossiers at hand when the newer version counts.

use std::collections::BTreeMap;

use tieuchi::{Diagnostic, Evaluation, Outcome, RuleSet, Subject, Year};

use crate::cases::LIMITS;
use crate::diff::map::{canonical, id, members};
use crate::diff::witness::Both;
use crate::diff::{Judged, Kind, RuleDiff};
use crate::tree::Tree;

/// A dossier that the two versions judge differently.
#[derive(Clone, Debug)]
pub struct UnitFlip {
    /// The name of the file, and of the line in it.
    pub name: String,
    /// The subject.
    pub subject: Subject,
    /// The year assessed.
    pub year: Year,
    /// What the whole comes to by the older version, and by the newer.
    pub whole: (Outcome, Outcome),
    /// The level that is reached, by the older version and by the newer.
    pub level: (Option<String>, Option<String>),
    /// The levels, conditions and criteria that come to something else.
    pub parts: Vec<(Judged, Outcome, Outcome)>,
}

/// What becomes of dossiers when the newer version counts.
///
/// ```
/// use tieuchi::{Outcome, RuleSet};
/// use tieuchi_author::{Flips, Renames, RuleDiff};
///
/// let old = RuleSet::builtin("vn.thanh-hoa.dx.district").unwrap();
/// let text = old.to_canonical_json().replacen(r#""2024":{"at_least":"70"}"#, r#""2024":{"at_least":"75"}"#, 1);
/// let new = RuleSet::from_json(&text).unwrap();
/// let mut flips = Flips::new(RuleDiff::new(&old, &new, Renames::default(), &|_, _| ()));
/// flips.add("a.json", r#"{"rule_set": "vn.thanh-hoa.dx.district", "year": 2024,
///   "subject": {"id": "38.381", "level": "district"}, "values": {"II.3": "72"}}"#).unwrap();
/// assert_eq!(flips.units()[0].whole, (Outcome::Undetermined, Outcome::NotMet));
/// ```
pub struct Flips {
    diff: RuleDiff,
    /// The ids of the older version that have no counterpart.
    gone: BTreeMap<Kind, Vec<String>>,
    units: Vec<UnitFlip>,
    unreadable: Vec<(String, Vec<Diagnostic>)>,
    counts: BTreeMap<(&'static str, &'static str), (Outcome, Outcome, usize)>,
    judged: usize,
    aside: usize,
}

impl Flips {
    /// No dossier yet.
    pub fn new(diff: RuleDiff) -> Self {
        let (old, new) = (canonical(&diff.old), canonical(&diff.new));
        let gone = |kind: Kind| -> Vec<String> {
            let known: Vec<&str> = members(&new, kind).into_iter().map(id).collect();
            let ids = members(&old, kind).into_iter().map(id);
            let has_none = |old: &&str| {
                let new = diff.renames.new_id(kind, old);
                new.is_none_or(|new| !known.contains(&new.as_str()))
            };
            ids.filter(has_none).map(ToOwned::to_owned).collect()
        };
        let kinds = [Kind::Criterion, Kind::Index, Kind::Document, Kind::Step];
        let gone = kinds.map(|kind| (kind, gone(kind))).into_iter().collect();
        Self {
            diff,
            gone,
            units: Vec::new(),
            unreadable: Vec::new(),
            counts: BTreeMap::new(),
            judged: 0,
            aside: 0,
        }
    }

    /// What the dossiers are judged by.
    pub const fn diff(&self) -> &RuleDiff {
        &self.diff
    }

    /// Adds a dossier; what the older version finds wrong with it is an error.
    pub fn add(&mut self, name: &str, text: &str) -> Result<(), Vec<Diagnostic>> {
        let mut tree = Tree::parse(text, &LIMITS)?;
        if self.is_of_other(&tree) {
            self.aside += 1;
            return Ok(());
        }
        let read = |rules: &RuleSet, text: &str| -> Result<Evaluation, Vec<Diagnostic>> {
            let dossier = rules.read_dossier(text).map_err(|error| error.diagnostics().to_vec())?;
            Ok(rules.evaluate(&dossier))
        };
        let old = read(&self.diff.old, text)?;
        self.carry(&mut tree);
        let new = match read(&self.diff.new, &tree.to_json()) {
            Ok(new) => new,
            Err(diagnostics) => {
                self.unreadable.push((name.to_owned(), diagnostics));
                return Ok(());
            }
        };
        self.judged += 1;
        let whole = (old.outcome(), new.outcome());
        let count = self.counts.entry((whole.0.as_str(), whole.1.as_str())).or_insert((whole.0, whole.1, 0));
        count.2 += 1;
        let flips = Both::new(&self.diff.old, &self.diff.new, &self.diff.renames).flips(&old, &new);
        if flips.is_empty() {
            return Ok(());
        }
        let reached = |of: &Evaluation| of.reached_level().map(|level| level.level().id.to_string());
        let parts = flips.into_iter().filter(|flip| flip.judged != Judged::Whole);
        self.units.push(UnitFlip {
            name: name.to_owned(),
            subject: old.subject().clone(),
            year: old.year(),
            whole,
            level: (reached(&old), reached(&new)),
            parts: parts.map(|flip| (flip.judged, flip.from, flip.to)).collect(),
        });
        Ok(())
    }

    /// Whether a dossier names another rule set, or another version.
    fn is_of_other(&self, dossier: &Tree) -> bool {
        let Some(named) = dossier.get("rule_set").and_then(Tree::as_str) else { return false };
        let (id, version) = named.split_once('@').map_or((named, None), |(id, version)| (id, Some(version)));
        let old = &self.diff.old;
        id != old.id().as_str() || version.is_some_and(|version| version != old.version().to_string())
    }

    /// The dossier for the newer version: without what it has no place for, by its ids.
    fn carry(&self, dossier: &mut Tree) {
        let is_gone =
            |kind: Kind, id: &str| self.gone.get(&kind).is_some_and(|ids| ids.iter().any(|gone| gone == id));
        if let Some(Tree::Object(values)) = dossier.get_mut("values") {
            values.retain(|(id, _)| !is_gone(Kind::Criterion, id));
        }
        for (list, key, kind) in [
            ("evidence", "criterion", Kind::Criterion),
            ("opinions", "criterion", Kind::Criterion),
            ("appraisals", "criterion", Kind::Criterion),
            ("exemptions", "criterion", Kind::Criterion),
            ("scores", "index", Kind::Index),
            ("documents", "id", Kind::Document),
            ("events", "step", Kind::Step),
        ] {
            if let Some(Tree::List(items)) = dossier.get_mut(list) {
                items.retain(|item| item.get(key).and_then(Tree::as_str).is_none_or(|id| !is_gone(kind, id)));
            }
        }
        self.diff.renames.apply(dossier);
        let new = &self.diff.new;
        dossier.set("rule_set", Tree::Text(format!("{}@{}", new.id(), new.version())));
    }

    /// The dossiers of which something comes to something else, in the order added.
    pub fn units(&self) -> &[UnitFlip] {
        &self.units
    }

    /// How many come to what by the older version and to what by the newer.
    pub fn counts(&self) -> impl Iterator<Item = (Outcome, Outcome, usize)> {
        self.counts.values().copied()
    }

    /// The names of the dossiers that the newer version cannot read, and why.
    pub fn unreadable(&self) -> &[(String, Vec<Diagnostic>)] {
        &self.unreadable
    }

    /// How many dossiers both versions judged.
    pub const fn judged(&self) -> usize {
        self.judged
    }

    /// How many dossiers are of another rule set or version, and were set aside.
    pub const fn aside(&self) -> usize {
        self.aside
    }
}
