//! A rule set: one versioned, declarative document, checked and ready to evaluate.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::entry::Diagnostic;
use crate::model::act::{MissingPart, RequiredDocument, Resource, Source, Step};
use crate::model::agency::Agency;
#[cfg(feature = "procedure")]
use crate::model::assessment::Acting;
use crate::model::criterion::Criterion;
use crate::model::plan::{Demand, YearPlan};
#[cfg(not(feature = "procedure"))]
use crate::model::unread::Acting;
use crate::value::date::{Date, Year};
use crate::value::digest::Digest;
#[cfg(feature = "programmes")]
use crate::value::id::CriterionId;
use crate::value::id::{
    AgencyId, ConditionId, DocumentId, GroupId, IndexId, Level, ResourceId, RuleSetId, StepId,
};
use crate::value::language::{Language, Text};

/// A rule set (bộ tiêu chí): criteria, targets, conditions, documents, procedure, duties and sources.
///
/// It is read from JSON and checked whole ([`RuleSet::from_json`]), or one of those that ship with the crate
/// ([`RuleSet::builtin`]). It is compiled once and evaluates any number of dossiers; a clone costs nothing and shares it.
///
/// ```
/// use tieuchi::{Outcome, RuleSet};
///
/// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
/// assert_eq!(rules.criteria().len(), 23);
///
/// let dossier = rules.read_dossier(
///     r#"{"rule_set": "vn.thanh-hoa.dx.district",
///         "subject": {"id": "38.381", "name": "Thị xã Bỉm Sơn", "level": "district"},
///         "year": 2024,
///         "values": {"II.3": {"numerator": 12900, "denominator": 18900}}}"#,
/// )?;
/// let evaluation = rules.evaluate(&dossier);
/// assert_eq!(evaluation.outcome(), Outcome::NotMet);
/// assert_eq!(evaluation.finding("II.3").unwrap().shortfall().unwrap().count, Some(330));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct RuleSet(pub(crate) Arc<Compiled>, pub(crate) Attached);

/// The index documents that go with a rule set; nothing where the engine is built without them.
#[derive(Clone, Default)]
pub(crate) struct Attached(#[cfg(feature = "indices")] pub(crate) Option<Arc<[crate::model::index::Index]>>);

/// A rule set with all that is worked out once.
pub(crate) struct Compiled {
    pub(crate) content: Content,
    pub(crate) warnings: Vec<Diagnostic>,
    pub(crate) complete: bool,
    pub(crate) digest: Digest,
    /// The criteria's numbers, in the order of their ids.
    pub(crate) criteria_by_id: Vec<usize>,
    /// The resources' numbers, in the order of their ids.
    pub(crate) resources_by_id: Vec<usize>,
    pub(crate) plans: Vec<YearPlan>,
    /// For each condition the numbers of the criteria that it asks for; `None`: all, or a score.
    #[cfg(feature = "programmes")]
    pub(crate) members: Vec<Option<Vec<usize>>>,
}

/// What a rule-set document says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Content {
    pub(crate) id: RuleSetId,
    pub(crate) version: Version,
    pub(crate) status: Status,
    pub(crate) title: Text,
    pub(crate) level: Level,
    pub(crate) subject_agency: Option<AgencyId>,
    pub(crate) years: Vec<Year>,
    pub(crate) valid: Option<Validity>,
    pub(crate) declared: Declared,
    pub(crate) source: Option<Source>,
    pub(crate) missing: Vec<MissingPart>,
    pub(crate) agencies: Vec<Agency>,
    pub(crate) indices: Vec<IndexEntry>,
    pub(crate) groups: Vec<GroupHead>,
    /// The criteria of all groups, in the order of the rule set.
    pub(crate) criteria: Vec<Criterion>,
    /// The conditions, those of all levels in one list.
    pub(crate) conditions: Vec<Condition>,
    #[cfg(feature = "programmes")]
    pub(crate) levels: Vec<crate::model::level::LevelHead>,
    #[cfg(feature = "programmes")]
    pub(crate) exemptions: Option<crate::model::exemption::ExemptionRule>,
    pub(crate) documents: Vec<RequiredDocument>,
    pub(crate) procedure: Vec<Step>,
    pub(crate) acting: Acting,
    pub(crate) resources: Vec<Resource>,
    pub(crate) interpretation: Option<Text>,
}

/// A group without its criteria, which stand in one list for all groups.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct GroupHead {
    pub(crate) id: GroupId,
    pub(crate) title: Text,
    pub(crate) source: Option<Source>,
    pub(crate) interpretation: Option<Text>,
    pub(crate) members: Range<usize>,
}

/// A version: three whole numbers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Version {
    /// The first, by custom the year of the decision.
    pub major: u32,
    /// The second.
    pub minor: u32,
    /// The third.
    pub patch: u32,
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// A text that is not a version.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a version is three whole numbers, like `2024.1.0`")]
pub struct InvalidVersion;

impl std::str::FromStr for Version {
    type Err = InvalidVersion;

    fn from_str(text: &str) -> Result<Self, InvalidVersion> {
        let mut parts = text.split('.').map(|part| {
            let canonical =
                part == "0" || (!part.starts_with('0') && part.bytes().all(|byte| byte.is_ascii_digit()));
            if canonical { part.parse().map_err(|_| InvalidVersion) } else { Err(InvalidVersion) }
        });
        let mut next = || parts.next().unwrap_or(Err(InvalidVersion));
        let version = Self { major: next()?, minor: next()?, patch: next()? };
        if parts.next().is_none() { Ok(version) } else { Err(InvalidVersion) }
    }
}

/// How far a rule set may be relied on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Status {
    /// Parts of the source are missing: it can never be met.
    Incomplete,
    /// Not decided yet.
    Draft,
    /// Decided for the time being ("tạm thời").
    Interim,
    /// Decided.
    Accepted,
    /// No longer in force.
    Deprecated,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 5] =
        [Self::Incomplete, Self::Draft, Self::Interim, Self::Accepted, Self::Deprecated];

    /// The name on every wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Incomplete => "incomplete",
            Self::Draft => "draft",
            Self::Interim => "interim",
            Self::Accepted => "accepted",
            Self::Deprecated => "deprecated",
        }
    }

    /// The word that officials read.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Incomplete => language.pick("chưa đầy đủ", "incomplete"),
            Self::Draft => language.pick("dự thảo", "draft"),
            Self::Interim => language.pick("tạm thời", "interim"),
            Self::Accepted => language.pick("chính thức", "accepted"),
            Self::Deprecated => language.pick("hết dùng", "deprecated"),
        }
    }
}

/// The legal force of the source, both ends inclusive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Validity {
    /// The first day.
    pub from: Option<Date>,
    /// The last day; `None` while no end is known.
    pub until: Option<Date>,
    /// Which ends the source itself does not state.
    pub derived: Vec<ValidityEnd>,
    /// Where a derived end comes from.
    pub interpretation: Option<Text>,
}

/// An end of a validity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ValidityEnd {
    /// The first day.
    From,
    /// The last day.
    Until,
}

impl ValidityEnd {
    /// Both ends.
    pub const ALL: [Self; 2] = [Self::From, Self::Until];

    /// `from` or `until`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::Until => "until",
        }
    }
}

/// What the source says it contains.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Declared {
    /// How many groups.
    pub groups: u64,
    /// How many criteria.
    pub criteria: u64,
    /// How many criteria in which group.
    pub per_group: Vec<(GroupId, u64)>,
    /// Where the source says so.
    pub source: Option<Source>,
    /// Where a number comes from that the source does not state.
    pub interpretation: Option<Text>,
}

/// What a rule set says of a scoring index that its conditions refer to; how the index scores is a document of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IndexEntry {
    /// Its id.
    pub id: IndexId,
    /// Its title.
    pub title: Text,
    /// The most points it gives, where known.
    pub maximum: Option<Decimal>,
    /// Where it stands.
    pub source: Option<Source>,
    /// A reading beyond the source's words.
    pub interpretation: Option<Text>,
}

/// A condition of recognition; all of a rule set's must hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Condition {
    /// Its id: `previous-score`.
    pub id: ConditionId,
    /// Its title.
    pub title: Option<Text>,
    /// What it demands.
    pub demand: ConditionDemand,
    /// Where it stands.
    pub source: Source,
    /// A reading beyond the source's words.
    pub interpretation: Option<Text>,
}

/// What a condition demands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ConditionDemand {
    /// All criteria assigned to the subject in the year are met.
    AssignedCriteria,
    /// Those of some criteria that are assigned to the subject in the year are met.
    #[cfg(feature = "programmes")]
    Criteria(CriteriaSelection),
    /// A share of an index's points.
    Score(ScoreDemand),
}

impl ConditionDemand {
    /// The share of an index's points, where it demands one.
    pub fn score(&self) -> Option<&ScoreDemand> {
        if let Self::Score(demand) = self { Some(demand) } else { None }
    }
}

/// Some of a rule set's criteria.
#[cfg(feature = "programmes")]
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CriteriaSelection {
    /// Those listed.
    Criteria(Vec<CriterionId>),
    /// Those of the groups listed.
    Groups(Vec<GroupId>),
}

/// A share of an index's points.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScoreDemand {
    /// Of which index.
    pub index: IndexId,
    /// Of which year, as seen from the dossier's.
    pub year: ScoreYear,
    /// By whom it was scored.
    pub basis: Basis,
    /// At least this share of the maximum, in percent.
    pub at_least_percent: Decimal,
}

/// Of which year a score is, as seen from the dossier's year.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ScoreYear {
    /// The year before.
    Previous,
    /// The same year.
    Current,
}

impl ScoreYear {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Previous, Self::Current];

    /// `previous` or `current`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Previous => "previous",
            Self::Current => "current",
        }
    }

    /// The number of that year for a dossier of this year.
    pub(crate) const fn of(self, year: Year) -> u16 {
        match self {
            Self::Previous => year.previous(),
            Self::Current => year.number(),
        }
    }
}

/// By whom a score was given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Basis {
    /// The authority's result.
    Official,
    /// The subject's assessment of itself.
    SelfAssessed,
}

impl Basis {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Official, Self::SelfAssessed];

    /// `official` or `self`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::SelfAssessed => "self",
        }
    }

    /// The words that officials read.
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Official => language.pick("kết quả đánh giá", "official result"),
            Self::SelfAssessed => language.pick("điểm tự đánh giá", "self-assessment"),
        }
    }
}

impl RuleSet {
    pub(crate) fn content(&self) -> &Content {
        &self.0.content
    }

    /// Its id.
    pub fn id(&self) -> &RuleSetId {
        &self.content().id
    }

    /// Its version.
    pub fn version(&self) -> Version {
        self.content().version
    }

    /// How far it may be relied on.
    pub fn status(&self) -> Status {
        self.content().status
    }

    /// Its title.
    pub fn title(&self) -> &Text {
        &self.content().title
    }

    /// The level of the subjects it assesses.
    pub fn level(&self) -> &Level {
        &self.content().level
    }

    /// The years that may be assessed, ascending.
    pub fn years(&self) -> &[Year] {
        &self.content().years
    }

    /// The legal force of its source.
    pub fn validity(&self) -> Option<&Validity> {
        self.content().valid.as_ref()
    }

    /// What its source says it contains.
    pub fn declared(&self) -> &Declared {
        &self.content().declared
    }

    /// The act that it models.
    pub fn source(&self) -> Option<&Source> {
        self.content().source.as_ref()
    }

    /// A reading of the source as a whole.
    pub fn interpretation(&self) -> Option<&Text> {
        self.content().interpretation.as_ref()
    }

    /// Whether it holds all that its source declares. A set that does not is never met.
    pub fn is_complete(&self) -> bool {
        self.0.complete
    }

    /// The parts of its source that its makers did not have.
    pub fn missing(&self) -> &[MissingPart] {
        &self.content().missing
    }

    /// Its groups with their criteria, in its order.
    pub fn groups(&self) -> impl ExactSizeIterator<Item = GroupRef<'_>> {
        let content = self.content();
        content.groups.iter().map(|group| GroupRef {
            id: &group.id,
            title: &group.title,
            source: group.source.as_ref(),
            interpretation: group.interpretation.as_ref(),
            criteria: content.criteria.get(group.members.clone()).unwrap_or_default(),
        })
    }

    /// The criteria of all groups, in its order.
    pub fn criteria(&self) -> &[Criterion] {
        &self.content().criteria
    }

    /// The criterion with this id.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria().get(self.criterion_number(id)?)
    }

    pub(crate) fn criterion_number(&self, id: &str) -> Option<usize> {
        number_of(&self.0.criteria_by_id, self.criteria(), |criterion| criterion.id.as_str(), id)
    }

    /// What is judged in a year, for a level of recognition.
    pub(crate) fn plan(&self, year: Year, level: usize) -> Option<&YearPlan> {
        self.0.plans.iter().find(|plan| plan.year == year && plan.level == level)
    }

    /// Its conditions, all of which must hold; where it has levels, those of all levels, in their order.
    pub fn conditions(&self) -> &[Condition] {
        &self.content().conditions
    }

    /// The documents that a dossier must hold.
    pub fn documents(&self) -> &[RequiredDocument] {
        &self.content().documents
    }

    /// The document with this id.
    pub fn document(&self, id: &DocumentId) -> Option<&RequiredDocument> {
        self.documents().iter().find(|document| document.id == *id)
    }

    /// The steps of the procedure, in their order.
    pub fn procedure(&self) -> &[Step] {
        &self.content().procedure
    }

    /// The step with this id.
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        self.procedure().iter().find(|step| step.id == *id)
    }

    /// The scoring indices that it describes.
    pub fn indices(&self) -> &[IndexEntry] {
        &self.content().indices
    }

    /// The index documents attached to it, in the order in which it refers to them.
    #[cfg(feature = "indices")]
    pub fn attached(&self) -> &[crate::model::index::Index] {
        self.1.0.as_deref().unwrap_or_default()
    }

    /// The index document attached to it under this id.
    #[cfg(feature = "indices")]
    pub fn index(&self, id: &str) -> Option<&crate::model::index::Index> {
        self.attached().iter().find(|index| index.id().as_str() == id)
    }

    /// The agencies that it names.
    pub fn agencies(&self) -> &[Agency] {
        &self.content().agencies
    }

    /// The agency with this id.
    pub fn agency(&self, id: &AgencyId) -> Option<&Agency> {
        self.agencies().iter().find(|agency| agency.id == *id)
    }

    /// The documents that it cites.
    pub fn resources(&self) -> &[Resource] {
        &self.content().resources
    }

    /// The resource with this id.
    pub fn resource(&self, id: &ResourceId) -> Option<&Resource> {
        let resources = self.resources();
        resources.get(number_of(
            &self.0.resources_by_id,
            resources,
            |resource| resource.id.as_str(),
            id.as_str(),
        )?)
    }

    /// What each criterion demands in a year, in the order of the criteria; nothing for a year that is not assessed.
    pub(crate) fn demands(&self, year: Year, level: usize) -> &[Demand] {
        self.plan(year, level).map(|plan| plan.demands.as_slice()).unwrap_or_default()
    }

    /// The own conditions of a level, by their numbers; all where there are no levels.
    #[cfg(feature = "procedure")]
    pub(crate) fn conditions_at(&self, level: usize) -> Range<usize> {
        #[cfg(feature = "programmes")]
        if let Some(level) = self.content().levels.get(level) {
            return level.conditions.clone();
        }
        let _ = level;
        0..self.conditions().len()
    }

    /// What was found on reading it that does not forbid its use.
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.0.warnings
    }

    /// The SHA-256 of its canonical form ([`RuleSet::to_canonical_json`]).
    pub fn sha256(&self) -> Digest {
        self.0.digest
    }

    /// Whether both have the same content, however it was laid out.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.digest == other.0.digest
    }

    /// The most points of an index, as the rule set or the index's own document states it.
    pub(crate) fn maximum_of(&self, index: &IndexId) -> Option<Decimal> {
        let stated = self.indices().iter().find(|entry| entry.id == *index).and_then(|entry| entry.maximum);
        #[cfg(feature = "indices")]
        let stated = stated.or_else(|| {
            self.index(index.as_str())
                .filter(|index| index.is_complete())
                .and_then(crate::model::index::Index::maximum)
        });
        stated
    }

    /// Every index that a dossier may give a score for.
    pub(crate) fn known_indices(&self) -> impl Iterator<Item = &IndexId> + Clone {
        let demanded =
            self.conditions().iter().filter_map(|condition| Some(&condition.demand.score()?.index));
        self.indices().iter().map(|index| &index.id).chain(demanded)
    }
}

/// Two rule sets are equal when their content is.
impl PartialEq for RuleSet {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other)
    }
}

impl Eq for RuleSet {}

impl fmt::Debug for RuleSet {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "RuleSet({}@{})", self.id(), self.version())
    }
}

/// A group of a rule set with its criteria.
#[derive(Clone, Copy, Debug)]
pub struct GroupRef<'r> {
    /// Its id: `II`.
    pub id: &'r GroupId,
    /// Its title.
    pub title: &'r Text,
    /// Where it stands.
    pub source: Option<&'r Source>,
    /// A reading beyond the source's words.
    pub interpretation: Option<&'r Text>,
    /// Its criteria, in the order of the rule set.
    pub criteria: &'r [Criterion],
}

/// A rule set's id, and its version where one is named: `vn.thanh-hoa.dx.district@2024.1.0`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleSetRef {
    /// The id.
    pub id: RuleSetId,
    /// The version, where one is named.
    pub version: Option<Version>,
}

impl fmt::Display for RuleSetRef {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.version {
            Some(version) => write!(out, "{}@{version}", self.id),
            None => self.id.fmt(out),
        }
    }
}

/// The number of the member with this id, from the numbers in the order of their ids.
fn number_of<T>(by_id: &[usize], members: &[T], id_of: impl Fn(&T) -> &str, id: &str) -> Option<usize> {
    let name = |number: usize| members.get(number).map_or("", &id_of);
    let at = by_id.binary_search_by(|number| name(*number).cmp(id)).ok()?;
    by_id.get(at).copied()
}
