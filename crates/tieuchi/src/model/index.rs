//! A scoring index: groups of indicators with maxima, each indicator with its way of scoring, and bands of shares.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::entry::Diagnostic;
use crate::model::act::{MissingPart, Resource, Source};
use crate::model::rule_set::{Status, Version};
use crate::value::date::Year;
use crate::value::digest::Digest;
use crate::value::exact::Exact;
use crate::value::id::{BandId, CaseId, GroupId, IndexId, IndicatorId, Level};
use crate::value::language::Text;
use crate::value::quantity::Bound;

/// A scoring index (bộ chỉ số): one versioned document that says how indicators give points.
///
/// It is read from JSON and checked whole ([`Index::from_json`]); rule sets score by those attached to them
/// ([`RuleSet::with_indices`](crate::RuleSet::with_indices)). A clone costs nothing and shares it.
///
/// ```
/// use tieuchi::{Index, RuleSet};
///
/// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
/// let index: &Index = rules.index("dti-3853-district").unwrap();
/// assert!(!index.is_complete(), "its tables are not at hand, so it scores nothing");
/// # Ok::<(), tieuchi::RuleSetError>(())
/// ```
#[derive(Clone)]
pub struct Index(pub(crate) Arc<Compiled>);

/// A document made ready to score.
pub(crate) struct Compiled {
    pub(crate) content: Content,
    pub(crate) warnings: Vec<Diagnostic>,
    pub(crate) complete: bool,
    pub(crate) digest: Digest,
}

/// What an index document says.
pub(crate) struct Content {
    pub(crate) id: IndexId,
    pub(crate) version: Version,
    pub(crate) status: Status,
    pub(crate) title: Text,
    pub(crate) level: Level,
    pub(crate) years: Vec<Year>,
    pub(crate) maximum: Option<Decimal>,
    pub(crate) declared: Option<DeclaredIndicators>,
    pub(crate) source: Option<Source>,
    pub(crate) groups: Vec<IndicatorGroup>,
    /// The indicators of all groups in their order, parts behind the sum that they belong to.
    pub(crate) indicators: Vec<Indicator>,
    pub(crate) bands: Vec<Band>,
    pub(crate) missing: Vec<MissingPart>,
    pub(crate) resources: Vec<Resource>,
    pub(crate) interpretation: Option<Text>,
}

/// What the source says an index contains.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeclaredIndicators {
    /// How many groups.
    pub groups: u64,
    /// How many indicators, parts not counted.
    pub indicators: u64,
    /// Where the source says so.
    pub source: Option<Source>,
}

/// A group of indicators.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IndicatorGroup {
    /// Its id: `A`.
    pub id: GroupId,
    /// Its title.
    pub title: Text,
    /// The most points that it gives: the sum of its indicators' maxima.
    pub maximum: Decimal,
    /// Where it stands.
    pub source: Option<Source>,
    /// A reading beyond the source's words.
    pub interpretation: Option<Text>,
    pub(crate) members: Range<usize>,
}

/// An indicator, or a part of one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Indicator {
    /// Its id: `A.1`.
    pub id: IndicatorId,
    /// Its title.
    pub title: Text,
    /// The most points that it gives.
    pub maximum: Decimal,
    /// How its value gives points.
    pub scoring: Scoring,
    /// Where it stands; parts may stand where their sum does.
    pub source: Option<Source>,
    /// A reading beyond the source's words.
    pub interpretation: Option<Text>,
    /// The number of the indicator behind this one and all its parts.
    pub(crate) after: usize,
}

/// How a value gives points.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scoring {
    /// By steps: those of the first step that the value reaches.
    Steps {
        /// What the value is.
        measure: StepMeasure,
        /// From the best to the worst.
        steps: Vec<PointStep>,
        /// The points where no step is reached.
        otherwise: Decimal,
    },
    /// In proportion: the share reported × the maximum.
    Proportion {
        /// What numerator and denominator count, where the source says so.
        counted: Option<Text>,
        /// The percentage that gives all points already; 100 where the source names none.
        full_at: Decimal,
    },
    /// By the case that applies, in the order of the source.
    Cases(Vec<Case>),
    /// All points for yes, none for no.
    YesNo,
    /// The sum of its parts, which follow it.
    Sum {
        /// Whether the sum is cut off at the maximum, where the parts could give more.
        capped: bool,
    },
}

/// What a value that is scored by steps is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StepMeasure {
    /// A percentage.
    Percent,
    /// A whole number of something.
    Count {
        /// Of what, as the source prints it.
        unit: Text,
    },
    /// An amount with decimals.
    Amount {
        /// Of what, as the source prints it.
        unit: Text,
    },
}

/// A step, and what it gives.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PointStep {
    /// What the value has to reach, or to keep within.
    pub bound: Bound,
    /// The points.
    pub points: Decimal,
}

/// A case that the source names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
    /// Its id: `half`.
    pub id: CaseId,
    /// What it is.
    pub title: Text,
    /// The points.
    pub points: Decimal,
}

/// A band of shares with a name, as in "xếp hạng mức độ".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Band {
    /// Its id: `good`.
    pub id: BandId,
    /// Its name.
    pub title: Text,
    /// The least share of the maximum, in percent.
    pub at_least_percent: Decimal,
    /// Where it stands.
    pub source: Option<Source>,
}

impl Indicator {
    /// Whether it is a sum, which takes no value of its own.
    pub const fn is_sum(&self) -> bool {
        matches!(self.scoring, Scoring::Sum { .. })
    }

    /// The fewest points that any value gives.
    pub(crate) fn least(&self) -> Exact {
        match &self.scoring {
            Scoring::Steps { otherwise, .. } => Exact::decimal(*otherwise),
            Scoring::Cases(cases) => {
                cases.iter().map(|case| Exact::decimal(case.points)).min().unwrap_or_else(Exact::zero)
            }
            Scoring::Proportion { .. } | Scoring::YesNo | Scoring::Sum { .. } => Exact::zero(),
        }
    }
}

impl Index {
    pub(crate) fn content(&self) -> &Content {
        &self.0.content
    }

    /// Its id, by which rule sets refer to it.
    pub fn id(&self) -> &IndexId {
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

    /// The level of the subjects it scores.
    pub fn level(&self) -> &Level {
        &self.content().level
    }

    /// The years that it scores, ascending; none where they are not known.
    pub fn years(&self) -> &[Year] {
        &self.content().years
    }

    /// The most points it gives; `None` where it is not known, which only an incomplete index leaves open.
    pub fn maximum(&self) -> Option<Decimal> {
        self.content().maximum
    }

    /// What its source says it contains.
    pub fn declared(&self) -> Option<&DeclaredIndicators> {
        self.content().declared.as_ref()
    }

    /// The act that it models.
    pub fn source(&self) -> Option<&Source> {
        self.content().source.as_ref()
    }

    /// Its groups, in its order.
    pub fn groups(&self) -> &[IndicatorGroup] {
        &self.content().groups
    }

    /// The indicators of all groups in their order, the parts of a sum behind it.
    pub fn indicators(&self) -> &[Indicator] {
        &self.content().indicators
    }

    /// The indicators of a group, the parts of a sum behind it.
    pub fn members(&self, group: &IndicatorGroup) -> &[Indicator] {
        self.indicators().get(group.members.clone()).unwrap_or_default()
    }

    /// Its bands, from the highest.
    pub fn bands(&self) -> &[Band] {
        &self.content().bands
    }

    /// The parts of its source that its makers did not have.
    pub fn missing(&self) -> &[MissingPart] {
        &self.content().missing
    }

    /// The documents that it cites.
    pub fn resources(&self) -> &[Resource] {
        &self.content().resources
    }

    /// A reading of the source as a whole.
    pub fn interpretation(&self) -> Option<&Text> {
        self.content().interpretation.as_ref()
    }

    /// Whether it holds all that its source declares. One that does not scores no indicators.
    pub fn is_complete(&self) -> bool {
        self.0.complete
    }

    /// What was found on reading it that does not forbid its use.
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.0.warnings
    }

    /// The SHA-256 of its canonical form ([`Index::to_canonical_json`]).
    pub fn sha256(&self) -> Digest {
        self.0.digest
    }

    /// The numbers of the indicators that stand directly in a range: of the parts of a sum, or the members of a group.
    pub(crate) fn directly_in(&self, range: Range<usize>) -> impl Iterator<Item = usize> {
        let mut next = range.start;
        std::iter::from_fn(move || {
            let at = next;
            next = self.indicators().get(at)?.after;
            (at < range.end).then_some(at)
        })
    }

    /// The numbers of the parts of an indicator.
    pub(crate) fn parts_of(&self, number: usize) -> impl Iterator<Item = usize> {
        let after = self.indicators().get(number).map_or(0, |indicator| indicator.after);
        self.directly_in(number + 1..after)
    }
}

/// Two indices are equal when their content is.
impl PartialEq for Index {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.digest == other.0.digest
    }
}

impl Eq for Index {}

impl fmt::Debug for Index {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Index({}@{})", self.id(), self.version())
    }
}
