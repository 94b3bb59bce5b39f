//! What is called otherwise in the newer version, and what follows from that for documents.

use std::collections::{BTreeMap, BTreeSet};

use tieuchi::{Code, Diagnostic, Findings, Json, JsonItem, JsonKind, Limits, RuleSet, Said};

use crate::diff::Kind;
use crate::tree::Tree;

/// What stands behind an id that has no counterpart, so that nothing new is taken for it.
const GONE: char = '\0';

/// From old ids to new ones: what is called otherwise, and what is gone although its id is in use again.
///
/// ```
/// use tieuchi::RuleSet;
/// use tieuchi_author::Renames;
///
/// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district").unwrap();
/// let map = r#"{"criteria": {"II.3": "II.4", "II.4": "II.3"}}"#;
/// assert!(Renames::from_json(map, &rules, &rules).is_ok());
/// let found = Renames::from_json(r#"{"criteria": {"II.3": "II.4"}}"#, &rules, &rules).unwrap_err();
/// assert_eq!(found[0].code(), tieuchi::Code::RenamedTwice);
/// ```
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Renames(BTreeMap<(Kind, String), Option<String>>);

impl Renames {
    /// The map of a JSON text, for these two versions; all that is wrong with it at once.
    pub fn from_json(text: &str, old: &RuleSet, new: &RuleSet) -> Result<Self, Vec<Diagnostic>> {
        let limits = Limits::default();
        let json = Json::parse(text, &limits).map_err(|diagnostic| vec![*diagnostic])?;
        let mut findings = Findings::new(&limits);
        let renames = Self::read(json.root(), old, new, &mut findings);
        if findings.failed() { Err(findings.finish(text)) } else { Ok(renames) }
    }

    fn read(root: JsonItem<'_, '_>, old: &RuleSet, new: &RuleSet, findings: &mut Findings<'_>) -> Self {
        let mut renames = BTreeMap::new();
        let (old_set, new_set) = (canonical(old), canonical(new));
        let Some(fields) = findings.fields(root, &NAMES) else { return Self::default() };
        let [_, note, kinds @ ..] = fields;
        if let Some(note) = note {
            findings.filled(note);
        }
        for (kind, map) in Kind::ALL.into_iter().zip(kinds) {
            let Some(map) = map else { continue };
            let (old_ids, new_ids) = (ids(&old_set, kind), ids(&new_set, kind));
            let entries = findings.entries(map);
            let moved: BTreeSet<&str> = entries.iter().map(|(_, name, _)| &**name).collect();
            // What an id of the newer version stands for: something unmapped of the same id, until something is mapped to it.
            let mut taken: BTreeMap<&str, &str> = BTreeMap::new();
            for id in old_ids.iter().filter(|id| !moved.contains(*id) && new_ids.contains(*id)) {
                taken.insert(id, id);
            }
            for (key, name, value) in &entries {
                if !old_ids.contains(&**name) {
                    findings.say(Code::UnknownRename, *key, unknown(name, old, &old_ids));
                    continue;
                }
                if value.kind() == JsonKind::Null {
                    renames.insert((kind, name.to_string()), None);
                    continue;
                }
                let Some(target) = findings.filled(*value) else { continue };
                let Some(known) = new_ids.get(target.as_str()).copied() else {
                    findings.say(Code::UnknownRename, *value, unknown(&target, new, &new_ids));
                    continue;
                };
                if let Some(other) = taken.insert(known, name) {
                    findings.say(Code::RenamedTwice, *value, Said::found(&target).expected(other));
                    continue;
                }
                renames.insert((kind, name.to_string()), Some(target));
            }
        }
        Self(renames)
    }

    /// The new id of something old, marked where it has none.
    fn renamed(&self, kind: Kind, id: &str) -> Option<String> {
        let target = self.0.get(&(kind, id.to_owned()))?;
        Some(target.clone().unwrap_or_else(|| format!("{id}{GONE}")))
    }

    /// The new id of something old: its own, unless the map says otherwise; `None` where the map says that it is gone.
    pub(super) fn new_id(&self, kind: Kind, id: &str) -> Option<String> {
        self.0.get(&(kind, id.to_owned())).cloned().unwrap_or_else(|| Some(id.to_owned()))
    }

    /// The old ids of what is called otherwise now, by the new ones.
    pub(super) fn old_ids(&self, kind: Kind) -> BTreeMap<&str, &str> {
        let of_kind = self.0.iter().filter(|((of, _), _)| *of == kind);
        of_kind.filter_map(|((_, old), new)| Some((new.as_deref()?, old.as_str()))).collect()
    }

    /// Gives everything that a rule set or a dossier names its new id.
    pub(super) fn apply(&self, tree: &mut Tree) {
        if !self.0.is_empty() {
            self.within(tree, None);
        }
    }

    fn within(&self, tree: &mut Tree, of: Option<(Kind, Names)>) {
        match tree {
            Tree::Text(text) => {
                if let Some((kind, Names::One)) = of
                    && let Some(id) = self.renamed(kind, text)
                {
                    *text = id;
                }
            }
            Tree::List(items) => {
                let each = of.map(|(kind, _)| (kind, Names::One));
                for item in items {
                    if let (Some((kind, _)), Some(id)) = (of, item.get("id").and_then(Tree::as_str))
                        && let Some(id) = self.renamed(kind, id)
                    {
                        item.set("id", Tree::Text(id));
                    }
                    self.within(item, each.filter(|_| matches!(item, Tree::Text(_))));
                }
            }
            Tree::Object(entries) => {
                for (key, value) in entries {
                    if let Some((kind, Names::Keys)) = of
                        && let Some(id) = self.renamed(kind, key)
                    {
                        *key = id;
                        self.within(value, None);
                    } else if !matches!(key.as_str(), "by" | "attributes") {
                        self.within(value, named_by(key));
                    }
                }
            }
            _ => {}
        }
    }
}

/// The keys of a map, `$schema` and `note` first.
const NAMES: [&str; 13] = [
    "$schema",
    "note",
    "criteria",
    "groups",
    "conditions",
    "levels",
    "agencies",
    "documents",
    "steps",
    "duties",
    "resources",
    "indices",
    "assessments",
];

/// How names stand under a key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    /// It holds one.
    One,
    /// It lists several, or things that have them as ids.
    Several,
    /// They are keys themselves.
    Keys,
}

/// What the names under a key of rule sets and dossiers are names of.
fn named_by(key: &str) -> Option<(Kind, Names)> {
    Some(match key {
        "successor" | "issuer" | "agency" | "authority" => (Kind::Agency, Names::One),
        "agencies" | "lead_agencies" | "coordinating_agencies" | "actors" | "sends_to" | "authorities" => {
            (Kind::Agency, Names::Several)
        }
        "criterion" => (Kind::Criterion, Names::One),
        "criteria" => (Kind::Criterion, Names::Several),
        "values" => (Kind::Criterion, Names::Keys),
        "groups" => (Kind::Group, Names::Several),
        "per_group" => (Kind::Group, Names::Keys),
        "conditions" => (Kind::Condition, Names::Several),
        "levels" => (Kind::Level, Names::Several),
        "at" => (Kind::Level, Names::Keys),
        "documents" | "produces" => (Kind::Document, Names::Several),
        "needed_by" | "step" => (Kind::Step, Names::One),
        "procedure" => (Kind::Step, Names::Several),
        "duty" => (Kind::Duty, Names::One),
        "duties" => (Kind::Duty, Names::Several),
        "resource" => (Kind::Resource, Names::One),
        "resources" => (Kind::Resource, Names::Several),
        "index" => (Kind::Index, Names::One),
        "indices" => (Kind::Index, Names::Several),
        "assessment" => (Kind::Assessment, Names::One),
        "assessments" | "between" => (Kind::Assessment, Names::Several),
        _ => return None,
    })
}

fn unknown(id: &str, rules: &RuleSet, known: &BTreeSet<&str>) -> Said {
    let set = format!("{}@{}", rules.id(), rules.version());
    Said::found(id).expected(&set).nearest(id, known.iter().copied())
}

/// The canonical form of a rule set as a tree.
pub(super) fn canonical(rules: &RuleSet) -> Tree {
    Tree::parse(&rules.to_canonical_json(), &crate::cases::LIMITS).unwrap_or(Tree::Object(Vec::new()))
}

/// The things of one kind in a rule set.
pub(super) fn members(set: &Tree, kind: Kind) -> Vec<&Tree> {
    let of = |key: &str| set.get(key).map(Tree::items).unwrap_or_default();
    let nested = |outer: &str, inner: &str| -> Vec<&Tree> {
        of(outer).iter().flat_map(|each| each.get(inner).map(Tree::items).unwrap_or_default()).collect()
    };
    match kind {
        Kind::Criterion => nested("groups", "criteria"),
        Kind::Condition => of("conditions").iter().chain(nested("levels", "conditions")).collect(),
        Kind::Step => of("procedure").iter().collect(),
        _ => of(kind.key()).iter().collect(),
    }
}

/// The id of a thing.
pub(super) fn id(thing: &Tree) -> &str {
    thing.get("id").and_then(Tree::as_str).unwrap_or_default()
}

/// The id as the document has it.
pub(super) fn plain(id: &str) -> &str {
    id.trim_end_matches(GONE)
}

fn ids(set: &Tree, kind: Kind) -> BTreeSet<&str> {
    members(set, kind).into_iter().map(id).collect()
}
