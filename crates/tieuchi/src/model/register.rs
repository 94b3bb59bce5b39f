//! A register: which units are to finish in which year, and which decisions have recognised or withdrawn.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::model::act::{Citation, Resource, Source};
use crate::model::rule_set::Version;
use crate::value::date::{Date, Year};
use crate::value::digest::Digest;
use crate::value::id::{Level, RegisterId, ResourceId, SubjectId};
use crate::value::language::{Language, Text};

/// A register (sổ theo dõi): assignments and decisions on record, as data.
///
/// It is the only ground on which anything here says that a unit is recognised ([`Register::standing`]). A clone costs
/// nothing and shares it.
///
/// ```
/// use tieuchi::{Level, Register, SubjectId};
///
/// let register = Register::builtin("vn.thanh-hoa.dx.register")?;
/// let bim_son = SubjectId::new("38.381").unwrap();
/// let standing = register.standing(&bim_son, &Level::new("district").unwrap(), None);
/// assert_eq!(standing.assignment().unwrap().finish.year().number(), 2025);
/// assert!(standing.recognised().is_none());
/// # Ok::<(), tieuchi::RegisterError>(())
/// ```
#[derive(Clone)]
pub struct Register(pub(crate) Arc<Recorded>);

/// What a register document says, with its hash.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Recorded {
    pub(crate) entries: Entries,
    pub(crate) digest: Digest,
}

/// What a register document says.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Entries {
    pub(crate) id: RegisterId,
    pub(crate) version: Version,
    pub(crate) title: Text,
    pub(crate) levels: Vec<RegisteredLevel>,
    pub(crate) assignments: Vec<Assignment>,
    pub(crate) totals: Vec<AssignedTotal>,
    pub(crate) volunteers: Vec<Volunteers>,
    pub(crate) decisions: Vec<Decision>,
    pub(crate) resources: Vec<Resource>,
    pub(crate) interpretation: Option<Text>,
}

/// A level whose units are assigned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegisteredLevel {
    /// The level.
    pub level: Level,
    /// Whether every assigned unit of the level is named, so that one that is not named is not assigned.
    pub all_named: bool,
    /// A reading beyond the sources' words.
    pub interpretation: Option<Text>,
}

/// A unit that is to finish.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assignment {
    /// The unit.
    pub unit: Unit,
    /// When it is to finish.
    pub finish: Finish,
    /// The acts that assign it.
    pub citations: Vec<Citation>,
    /// The words, where they are at hand.
    pub source: Option<Source>,
    /// Where it is known from, or how the words are read.
    pub interpretation: Option<Text>,
}

/// A unit of administration.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit {
    /// Its id, as dossiers give it.
    pub id: SubjectId,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: Level,
}

/// When a unit is to finish.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Finish {
    /// In this year.
    In(Year),
    /// In this year or before.
    By(Year),
}

impl Finish {
    /// The year.
    pub const fn year(self) -> Year {
        match self {
            Self::In(year) | Self::By(year) => year,
        }
    }
}

/// How many units of a level are to finish in a year, where their names are not known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AssignedTotal {
    /// The level.
    pub level: Level,
    /// The year.
    pub year: Year,
    /// How many.
    pub units: u64,
    /// The acts that say so.
    pub citations: Vec<Citation>,
    /// Where it is known from.
    pub interpretation: Option<Text>,
}

/// Units that are encouraged to finish though they are not assigned ("khuyến khích").
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Volunteers {
    /// Of which level.
    pub level: Level,
    /// Which; all that are not assigned where there are none.
    pub units: Vec<Unit>,
    /// When they are encouraged to finish, where the words say so.
    pub finish: Option<Finish>,
    /// The words.
    pub source: Source,
    /// A reading beyond the words.
    pub interpretation: Option<Text>,
}

/// A decision on record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decision {
    /// What it does.
    pub kind: DecisionKind,
    /// To which unit.
    pub unit: Unit,
    /// For which year the unit is recognised, or was.
    pub year: Year,
    /// Its number.
    pub number: String,
    /// Its date, from which it holds.
    pub date: Date,
    /// Who took it.
    pub authority: Option<Text>,
    /// The document, where the register lists it.
    pub resource: Option<ResourceId>,
    /// Where it is known from.
    pub interpretation: Option<Text>,
}

/// What a decision does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DecisionKind {
    /// Recognises (công nhận).
    Recognition,
    /// Withdraws a recognition (thu hồi).
    Withdrawal,
}

impl DecisionKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Recognition, Self::Withdrawal];

    /// `recognition` or `withdrawal`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Recognition => "recognition",
            Self::Withdrawal => "withdrawal",
        }
    }
}

/// Whether a unit was assigned.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Assigned {
    /// It was.
    Yes,
    /// Every assigned unit of its level is named, and it is not among them.
    No,
    /// The register does not name every assigned unit of its level.
    NotKnown,
}

impl Assigned {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::NotKnown];

    /// `assigned`, `not_assigned` or `not_known`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "assigned",
            Self::No => "not_assigned",
            Self::NotKnown => "not_known",
        }
    }

    /// The words that officials read.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Yes => language.pick("được giao chỉ tiêu", "assigned"),
            Self::No => language.pick("không được giao chỉ tiêu", "not assigned"),
            Self::NotKnown => {
                language.pick("không rõ có được giao chỉ tiêu hay không", "not known whether assigned")
            }
        }
    }
}

impl Register {
    fn entries(&self) -> &Entries {
        &self.0.entries
    }

    /// Its id.
    pub fn id(&self) -> &RegisterId {
        &self.entries().id
    }

    /// Its version.
    pub fn version(&self) -> Version {
        self.entries().version
    }

    /// Its title.
    pub fn title(&self) -> &Text {
        &self.entries().title
    }

    /// The levels whose units are assigned.
    pub fn levels(&self) -> &[RegisteredLevel] {
        &self.entries().levels
    }

    /// The units that are to finish, in the register's order.
    pub fn assignments(&self) -> &[Assignment] {
        &self.entries().assignments
    }

    /// How many units are to finish in which year, where their names are not known.
    pub fn totals(&self) -> &[AssignedTotal] {
        &self.entries().totals
    }

    /// Who is encouraged to finish without being assigned.
    pub fn volunteers(&self) -> &[Volunteers] {
        &self.entries().volunteers
    }

    /// The decisions on record, in the register's order, which is that of their dates.
    pub fn decisions(&self) -> &[Decision] {
        &self.entries().decisions
    }

    /// The documents that it cites.
    pub fn resources(&self) -> &[Resource] {
        &self.entries().resources
    }

    /// The resource with this id.
    pub fn resource(&self, id: &ResourceId) -> Option<&Resource> {
        self.resources().iter().find(|resource| resource.id == *id)
    }

    /// A reading beyond the sources' words.
    pub fn interpretation(&self) -> Option<&Text> {
        self.entries().interpretation.as_ref()
    }

    /// The SHA-256 of its canonical form.
    pub fn sha256(&self) -> Digest {
        self.0.digest
    }

    /// Every unit that it names, each once, in the order in which they first stand.
    pub fn units(&self) -> Vec<&Unit> {
        let assigned = self.assignments().iter().map(|assignment| &assignment.unit);
        let invited = self.volunteers().iter().flat_map(|each| &each.units);
        let decided = self.decisions().iter().map(|decision| &decision.unit);
        let mut units: Vec<&Unit> = Vec::new();
        let mut seen = BTreeSet::new();
        for unit in assigned.chain(invited).chain(decided) {
            if seen.insert((&unit.level, &unit.id)) {
                units.push(unit);
            }
        }
        units
    }

    /// What the register says of a unit, by the decisions of up to a day (that day's too), or by all on record.
    pub fn standing(&self, unit: &SubjectId, level: &Level, as_of: Option<Date>) -> Standing<'_> {
        let is_it = |named: &Unit| named.id == *unit && named.level == *level;
        let assignment = self.assignments().iter().find(|assignment| is_it(&assignment.unit));
        let known = self.levels().iter().find(|known| known.level == *level);
        let assigned = match (assignment, known) {
            (Some(_), _) => Assigned::Yes,
            (None, Some(level)) if level.all_named => Assigned::No,
            (None, _) => Assigned::NotKnown,
        };
        let invited =
            self.volunteers().iter().filter(|each| each.level == *level && assigned != Assigned::Yes).find(
                |each| each.units.iter().any(is_it) || (each.units.is_empty() && assigned == Assigned::No),
            );
        let (mut recognised, withdrawn) = self.in_force(unit, level, as_of);
        let recognised = recognised.pop();
        Standing { register: self, as_of, assigned, assignment, invited, recognised, withdrawn }
    }

    /// The decisions that recognise a unit and are not withdrawn, in their order, and the latest that withdrew one.
    pub(crate) fn in_force(
        &self,
        unit: &SubjectId,
        level: &Level,
        as_of: Option<Date>,
    ) -> (Vec<&Decision>, Option<&Decision>) {
        let (mut recognised, mut withdrawn) = (Vec::new(), None);
        for decision in self.decisions() {
            let is_its = decision.unit.id == *unit && decision.unit.level == *level;
            if is_its && as_of.is_none_or(|day| decision.date <= day) {
                match decision.kind {
                    DecisionKind::Recognition => recognised.push(decision),
                    DecisionKind::Withdrawal => {
                        recognised.retain(|held: &&Decision| held.year != decision.year);
                        withdrawn = Some(decision);
                    }
                }
            }
        }
        (recognised, withdrawn)
    }
}

impl fmt::Debug for Register {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Register")
            .field("id", &self.id().as_str())
            .field("version", &self.version().to_string())
            .finish_non_exhaustive()
    }
}

/// What a register says of a unit ([`Register::standing`]).
#[derive(Clone, Copy, Debug)]
pub struct Standing<'r> {
    register: &'r Register,
    as_of: Option<Date>,
    assigned: Assigned,
    assignment: Option<&'r Assignment>,
    invited: Option<&'r Volunteers>,
    recognised: Option<&'r Decision>,
    withdrawn: Option<&'r Decision>,
}

impl<'r> Standing<'r> {
    /// The register that says so.
    pub fn register(&self) -> &'r Register {
        self.register
    }

    /// The day up to which decisions count; `None`: all on record.
    pub fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// Whether the unit was assigned.
    pub fn assigned(&self) -> Assigned {
        self.assigned
    }

    /// Its assignment.
    pub fn assignment(&self) -> Option<&'r Assignment> {
        self.assignment
    }

    /// On which words it is encouraged to finish without being assigned; `None` too where that is not known.
    pub fn may_volunteer(&self) -> Option<&'r Volunteers> {
        self.invited
    }

    /// The latest decision that recognises it and was not withdrawn.
    pub fn recognised(&self) -> Option<&'r Decision> {
        self.recognised
    }

    /// The latest decision that withdrew a recognition of it, whether or not it was recognised again.
    pub fn withdrawn(&self) -> Option<&'r Decision> {
        self.withdrawn
    }
}
