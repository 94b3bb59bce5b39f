//! Several versions of a rule set side by side: which one applies, and where two overlap or none is there.

use std::collections::{BTreeMap, BTreeSet};

use tieuchi::{Code, Date, Diagnostic, Level, RuleSet, RuleSetId, Said, Status, Version, Year};

/// Why a rule set does not apply.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Against {
    /// It assesses subjects of another level.
    OtherLevel,
    /// It does not assess the year.
    OtherYear,
    /// It is a draft.
    Draft,
    /// Its status says that it is no longer in use.
    Deprecated,
    /// It is in force from this day on.
    NotYetInForce(Date),
    /// It was in force up to this day.
    NoLongerInForce(Date),
    /// This higher version applies in its place.
    Superseded(Version),
}

impl Against {
    /// The name for programs: `other_level`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::OtherLevel => "other_level",
            Self::OtherYear => "other_year",
            Self::Draft => "draft",
            Self::Deprecated => "deprecated",
            Self::NotYetInForce(_) => "not_yet_in_force",
            Self::NoLongerInForce(_) => "no_longer_in_force",
            Self::Superseded(_) => "superseded",
        }
    }
}

/// A rule set at hand, and what speaks against it.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The rule set.
    pub rules: RuleSet,
    /// Why it does not apply: every reason; none where it applies.
    pub against: Vec<Against>,
}

/// Which of the rule sets at hand apply.
#[derive(Clone, Debug)]
pub struct Resolution {
    /// The day as of which it is said.
    pub as_of: Date,
    /// Every rule set, by id and version.
    pub candidates: Vec<Candidate>,
    /// Overlaps and holes among the versions for the level.
    pub findings: Vec<Diagnostic>,
}

impl Resolution {
    /// The rule sets that apply: of each id one at most.
    pub fn applies(&self) -> impl Iterator<Item = &RuleSet> {
        self.candidates
            .iter()
            .filter(|candidate| candidate.against.is_empty())
            .map(|candidate| &candidate.rules)
    }
}

/// Which of these rule sets apply to subjects of a level in a year, as of a day; without one, as of the year's last.
///
/// A version applies that assesses the level and the year, is in force on the day and is neither a draft nor out of use; of
/// several with the same id the highest. Versions with the same id supersede one another, rule sets with different ids do not.
///
/// ```
/// use tieuchi::{Level, RuleSets, Year};
/// use tieuchi_author::resolve;
///
/// let all: Vec<_> = RuleSets::builtin().iter().cloned().collect();
/// let found = resolve(&all, &Level::new("district").unwrap(), Year::new(2024).unwrap(), None);
/// assert_eq!(found.applies().map(|rules| rules.id().as_str()).collect::<Vec<_>>(), ["vn.thanh-hoa.dx.district"]);
/// assert_eq!(found.as_of.to_string(), "2024-12-31");
/// ```
pub fn resolve(all: &[RuleSet], level: &Level, year: Year, as_of: Option<Date>) -> Resolution {
    let as_of = as_of.unwrap_or_else(|| Date::last_of(year));
    let mut sorted: Vec<&RuleSet> = all.iter().collect();
    sorted.sort_by(|left, right| {
        (left.id().as_str(), left.version()).cmp(&(right.id().as_str(), right.version()))
    });
    let mut highest: BTreeMap<&str, Version> = BTreeMap::new();
    let mut candidates = Vec::new();
    for rules in &sorted {
        let against = against(rules, level, year, as_of);
        if against.is_empty() {
            highest.insert(rules.id().as_str(), rules.version());
        }
        candidates.push(Candidate { rules: (*rules).clone(), against });
    }
    for candidate in candidates.iter_mut().filter(|candidate| candidate.against.is_empty()) {
        let higher = highest.get(candidate.rules.id().as_str());
        let higher = higher.filter(|higher| **higher > candidate.rules.version());
        candidate.against.extend(higher.map(|higher| Against::Superseded(*higher)));
    }
    let of_level: Vec<&RuleSet> = sorted.into_iter().filter(|rules| rules.level() == level).collect();
    Resolution { as_of, candidates, findings: findings(&of_level) }
}

fn against(rules: &RuleSet, level: &Level, year: Year, as_of: Date) -> Vec<Against> {
    let (from, until) = validity(rules);
    let reasons = [
        (rules.level() != level).then_some(Against::OtherLevel),
        (!rules.years().contains(&year)).then_some(Against::OtherYear),
        (rules.status() == Status::Draft).then_some(Against::Draft),
        (rules.status() == Status::Deprecated).then_some(Against::Deprecated),
        from.filter(|from| as_of < *from).map(Against::NotYetInForce),
        until.filter(|until| *until < as_of).map(Against::NoLongerInForce),
    ];
    reasons.into_iter().flatten().collect()
}

/// From when to when a rule set is in force; `None` where that end is open.
fn validity(rules: &RuleSet) -> (Option<Date>, Option<Date>) {
    rules.validity().map_or((None, None), |valid| (valid.from, valid.until))
}

/// Overlaps and holes among versions, which are sorted by id and version.
fn findings(sets: &[&RuleSet]) -> Vec<Diagnostic> {
    let mut of_ids: BTreeMap<&str, Vec<&RuleSet>> = BTreeMap::new();
    for rules in sets {
        of_ids.entry(rules.id().as_str()).or_default().push(rules);
    }
    let mut found = Vec::new();
    for versions in of_ids.values() {
        overlaps(versions, &mut found);
        let counting: Vec<&RuleSet> = versions
            .iter()
            .copied()
            .filter(|rules| !matches!(rules.status(), Status::Draft | Status::Deprecated))
            .collect();
        if let Some(first) = counting.first() {
            years(first.id(), &counting, &mut found);
            days(first.id(), &counting, &mut found);
        }
    }
    found
}

fn overlaps(versions: &[&RuleSet], found: &mut Vec<Diagnostic>) {
    let in_force: Vec<&RuleSet> = versions
        .iter()
        .copied()
        .filter(|rules| matches!(rules.status(), Status::Interim | Status::Accepted))
        .collect();
    for (number, later) in in_force.iter().enumerate() {
        for earlier in in_force.iter().take(number) {
            let years: Vec<String> = earlier
                .years()
                .iter()
                .filter(|year| later.years().contains(year))
                .map(ToString::to_string)
                .collect();
            let ((from, until), (other_from, other_until)) = (validity(earlier), validity(later));
            // An open beginning is before every day, an open end after every day.
            let from = from.max(other_from);
            let until = match (until, other_until) {
                (Some(until), Some(other)) => Some(until.min(other)),
                (until, other) => until.or(other),
            };
            let is_empty = from.zip(until).is_some_and(|(from, until)| until < from);
            if years.is_empty() || is_empty {
                continue;
            }
            let period = format!("{}: {}", years.join(", "), span(from, until));
            found
                .push(Said::found(&period).one_of([name(earlier), name(later)]).alone(Code::VersionsOverlap));
        }
    }
}

fn years(id: &RuleSetId, versions: &[&RuleSet], found: &mut Vec<Diagnostic>) {
    let assessed: BTreeSet<u16> =
        versions.iter().flat_map(|rules| rules.years()).map(|year| year.number()).collect();
    let (Some(first), Some(last)) = (assessed.first(), assessed.last()) else { return };
    for year in (*first..*last).filter(|year| !assessed.contains(year)) {
        let said = Said::found(&year.to_string()).expected(id.as_str());
        found.push(said.alone(Code::YearUncovered));
    }
}

fn days(id: &RuleSetId, versions: &[&RuleSet], found: &mut Vec<Diagnostic>) {
    let mut periods: Vec<_> = versions.iter().map(|rules| validity(rules)).collect();
    periods.sort();
    let mut covered: Option<Option<Date>> = None;
    for (from, until) in periods {
        if let (Some(Some(end)), Some(from)) = (covered, from)
            && let (Some(first), Some(last)) = (after(end), before(from))
            && first <= last
        {
            let gap = span(Some(first), Some(last));
            found.push(Said::found(&gap).expected(id.as_str()).alone(Code::DaysUncovered));
        }
        covered = Some(match covered {
            None => until,
            Some(held) => held.zip(until).map(|(held, until)| held.max(until)),
        });
    }
}

fn name(rules: &RuleSet) -> String {
    format!("{}@{}", rules.id(), rules.version())
}

/// A period, both ends inclusive.
fn span(from: Option<Date>, until: Option<Date>) -> String {
    let end = |day: Option<Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    format!("{} – {}", end(from), end(until))
}

/// The day after.
fn after(day: Date) -> Option<Date> {
    let (year, month) = (day.year(), day.month());
    Date::new(year, month, day.day() + 1)
        .or_else(|| Date::new(year, month + 1, 1))
        .or_else(|| Date::new(Year::new(year.number() + 1)?, 1, 1))
}

/// The day before.
fn before(day: Date) -> Option<Date> {
    let (year, month) = (day.year(), day.month());
    let last = |month| (28..=31).rev().find_map(|day| Date::new(year, month, day));
    Date::new(year, month, day.day() - 1)
        .or_else(|| last(month - 1))
        .or_else(|| Some(Date::last_of(Year::new(year.number() - 1)?)))
}
