//! A roster: the units of administration on one day, and which is part of which.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::diagnostic::nearest::nearest;
use crate::model::act::{Resource, Source};
use crate::model::register::{Decision, Register, Unit};
use crate::model::rule_set::Version;
use crate::value::date::Date;
use crate::value::digest::Digest;
use crate::value::id::{Level, RosterId, SubjectId};
use crate::value::language::Text;
use crate::value::order::distinct;

/// A roster (danh sách đơn vị): the units of administration on one day, as data. A clone shares it.
///
/// ```
/// use tieuchi::Roster;
///
/// let roster = Roster::builtin("vn.thanh-hoa.roster")?;
/// let town = roster.unit("38.381").unwrap();
/// assert_eq!(town.unit.name, "Thị xã Bỉm Sơn");
/// assert_eq!(roster.parts(&town.unit.id).count(), 7);
/// # Ok::<(), tieuchi::RosterError>(())
/// ```
#[derive(Clone)]
pub struct Roster(pub(crate) Arc<Listed>);

/// What a roster document says, with what is worked out once.
pub(crate) struct Listed {
    pub(crate) content: Content,
    /// The units' numbers, in the order of their ids.
    pub(crate) by_id: Vec<usize>,
    /// For each unit the numbers of its parts, in the roster's order.
    pub(crate) parts: Vec<Vec<usize>>,
    pub(crate) digest: Digest,
}

/// What a roster document says.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Content {
    pub(crate) id: RosterId,
    pub(crate) version: Version,
    pub(crate) title: Text,
    pub(crate) date: Date,
    /// From the highest to the lowest.
    pub(crate) levels: Vec<Level>,
    pub(crate) units: Vec<RosterUnit>,
    pub(crate) source: Option<Source>,
    pub(crate) resources: Vec<Resource>,
    pub(crate) interpretation: Option<Text>,
}

/// A unit of a roster.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RosterUnit {
    /// The unit.
    pub unit: Unit,
    /// The unit of the level above of which it is a part; `None` for those of the highest level.
    pub part_of: Option<SubjectId>,
}

/// A unit of which a register holds decisions and which a roster does not name ([`Roster::unlisted`]).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unlisted {
    /// The unit, as the register names it.
    pub unit: Unit,
    /// The latest decision that recognises it and was not withdrawn.
    pub recognised: Option<Decision>,
    /// The latest decision that withdrew a recognition of it.
    pub withdrawn: Option<Decision>,
    /// The id of the roster's unit of the same level that may be meant.
    pub nearest: Option<String>,
}

impl Roster {
    pub(crate) fn content(&self) -> &Content {
        &self.0.content
    }

    /// Its id.
    pub fn id(&self) -> &RosterId {
        &self.content().id
    }

    /// Its version.
    pub fn version(&self) -> Version {
        self.content().version
    }

    /// Its title.
    pub fn title(&self) -> &Text {
        &self.content().title
    }

    /// The day on which it holds.
    pub fn date(&self) -> Date {
        self.content().date
    }

    /// Its levels, from the highest to the lowest.
    pub fn levels(&self) -> &[Level] {
        &self.content().levels
    }

    /// Its units, in its order.
    pub fn units(&self) -> &[RosterUnit] {
        &self.content().units
    }

    /// Where it stands.
    pub fn source(&self) -> Option<&Source> {
        self.content().source.as_ref()
    }

    /// The documents that it cites.
    pub fn resources(&self) -> &[Resource] {
        &self.content().resources
    }

    /// Where it is known from, or how its source is read.
    pub fn interpretation(&self) -> Option<&Text> {
        self.content().interpretation.as_ref()
    }

    /// The SHA-256 of its canonical form ([`Roster::to_canonical_json`]).
    pub fn sha256(&self) -> Digest {
        self.0.digest
    }

    pub(crate) fn number(&self, id: &str) -> Option<usize> {
        let id_of = |number: &usize| self.units().get(*number).map_or("", |unit| unit.unit.id.as_str());
        let at = self.0.by_id.binary_search_by(|number| id_of(number).cmp(id)).ok()?;
        self.0.by_id.get(at).copied()
    }

    pub(crate) fn parts_of(&self, number: usize) -> &[usize] {
        self.0.parts.get(number).map(Vec::as_slice).unwrap_or_default()
    }

    /// The numbers of all units of a level that are within a unit, however many levels lie between, in the roster's order.
    pub(crate) fn within(&self, number: usize, level: &Level) -> Vec<usize> {
        let (mut found, mut open) = (Vec::new(), self.parts_of(number).to_vec());
        while let Some(part) = open.pop() {
            match self.units().get(part) {
                Some(listed) if listed.unit.level == *level => found.push(part),
                _ => open.extend(self.parts_of(part)),
            }
        }
        distinct(found)
    }

    /// Whether a unit is within another, however many levels lie between.
    pub(crate) fn is_within(&self, id: &str, whole: &SubjectId) -> bool {
        let mut unit = self.unit(id);
        // Each step leads to a higher level, of which there are so many.
        while let Some(above) = unit.and_then(|unit| unit.part_of.as_ref()) {
            if above == whole {
                return true;
            }
            unit = self.unit(above.as_str());
        }
        false
    }

    /// The unit with this id.
    pub fn unit(&self, id: &str) -> Option<&RosterUnit> {
        self.units().get(self.number(id)?)
    }

    /// The id of the unit, of a level where one is given, that is nearest to a wrong id.
    pub(crate) fn nearest(&self, id: &str, level: Option<&Level>) -> Option<String> {
        let alike =
            self.units().iter().filter(|listed| level.is_none_or(|level| listed.unit.level == *level));
        nearest(id, &mut alike.map(|listed| listed.unit.id.as_str()))
    }

    /// The units of which a register holds decisions, of up to a day, and which this roster does not name, in the order in
    /// which they first stand: units of another day, or ids that are mistyped. Nothing that is counted by the roster counts
    /// them.
    ///
    /// ```
    /// use tieuchi::{Register, Roster};
    ///
    /// let roster = Roster::builtin("vn.thanh-hoa.roster")?;
    /// let register = Register::from_json(
    ///     r#"{"kind": "register", "id": "own", "version": "1.0.0", "title": {"vi": "Sổ theo dõi minh họa"},
    ///         "levels": [{"level": "district", "all_named": false}],
    ///         "decisions": [{"kind": "recognition", "year": 2024, "number": "1/QĐ-MH", "date": "2025-01-10",
    ///                        "unit": {"id": "38.318", "name": "Thị xã Bỉm Sơn", "level": "district"}}]}"#,
    /// )?;
    /// let [unlisted] = roster.unlisted(&register, None).try_into().unwrap();
    /// assert_eq!((unlisted.unit.id.as_str(), unlisted.nearest.as_deref()), ("38.318", Some("38.381")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unlisted(&self, register: &Register, as_of: Option<Date>) -> Vec<Unlisted> {
        let is_named =
            |unit: &Unit| self.unit(unit.id.as_str()).is_some_and(|it| it.unit.level == unit.level);
        let decisions = register.decisions().iter().map(|decision| &decision.unit);
        let unlisted = decisions.filter(|unit| !is_named(unit));
        let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
        for unit in unlisted.filter(|unit| seen.insert((&unit.level, &unit.id))) {
            let (recognised, withdrawn) = register.in_force(&unit.id, &unit.level, as_of);
            let recognised = recognised.last().copied();
            if recognised.or(withdrawn).is_some() {
                found.push(Unlisted {
                    unit: unit.clone(),
                    recognised: recognised.cloned(),
                    withdrawn: withdrawn.cloned(),
                    nearest: self.nearest(unit.id.as_str(), Some(&unit.level)),
                });
            }
        }
        found
    }

    /// The unit of which a unit is a part.
    pub fn part_of(&self, id: &SubjectId) -> Option<&RosterUnit> {
        self.unit(self.unit(id.as_str())?.part_of.as_ref()?.as_str())
    }

    /// The units that are directly part of a unit, in the roster's order.
    pub fn parts(&self, id: &SubjectId) -> impl Iterator<Item = &RosterUnit> {
        let parts = self.number(id.as_str()).map(|number| self.parts_of(number)).unwrap_or_default();
        parts.iter().filter_map(|number| self.units().get(*number))
    }
}

/// Two rosters are equal when their content is.
impl PartialEq for Roster {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.digest == other.0.digest
    }
}

impl Eq for Roster {}

impl fmt::Debug for Roster {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Roster({}@{}, {})", self.id(), self.version(), self.date())
    }
}
