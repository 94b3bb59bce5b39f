//! Criteria, their measures and their targets.

use crate::model::act::{Citation, Source};
use crate::value::date::Year;
#[cfg(feature = "rollup")]
use crate::value::id::Level;
#[cfg(feature = "programmes")]
use crate::value::id::RecognitionLevelId;
use crate::value::id::{AgencyId, AttributeName, CriterionId};
use crate::value::language::Text;
use crate::value::quantity::Bound;

/// A criterion.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Criterion {
    /// Its id: `II.3`.
    pub id: CriterionId,
    /// Its title.
    pub title: Text,
    /// How it is measured.
    pub measure: Measure,
    /// A target for each year in which it is assigned, in the order of the years.
    pub targets: Vec<(Year, Target)>,
    /// Whether the source gives one target without a year; [`Criterion::targets`] then holds it for every year.
    pub every_year: bool,
    /// Who leads guidance and assessment.
    pub lead_agencies: Vec<AgencyId>,
    /// Who coordinates with them.
    pub coordinating_agencies: Vec<AgencyId>,
    /// The legal ground.
    pub citations: Vec<Citation>,
    /// Where it stands.
    pub source: Source,
    /// A reading beyond the source's words.
    pub interpretation: Option<Text>,
    /// From which recognitions its value follows, where it counts recognised units.
    #[cfg(feature = "rollup")]
    pub rollup: Option<Box<RollupRule>>,
    /// The canonical form of what says from which recognitions its value follows: the hash covers it.
    #[cfg(not(feature = "rollup"))]
    pub(crate) rollup: Option<String>,
}

#[cfg(feature = "rollup")]
/// That a criterion counts the recognised units of a level that are part of the subject.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RollupRule {
    /// The level of the units counted.
    pub level: Level,
    /// Where that is said, where it is not the criterion's own source.
    pub source: Option<Source>,
    /// How the words are read: which recognised units count.
    pub interpretation: Text,
}

/// How a criterion is measured.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Measure {
    /// In percent, 0 to 100.
    Percent {
        /// What numerator and denominator count, in the title's words.
        counted: Option<Text>,
        /// What exactly the numerator counts; `None`: the source does not define it.
        numerator: Option<Box<Definition>>,
        /// What exactly the denominator counts; `None`: the source does not define it.
        denominator: Option<Box<Definition>>,
    },
    /// By yes or no.
    YesNo {
        /// The label that the source prints.
        unit: Option<Text>,
    },
    /// By counting.
    Count {
        /// The label that the source prints.
        unit: Text,
    },
    /// By an amount, a decimal that is not negative.
    #[cfg(feature = "programmes")]
    Amount {
        /// The unit that the source prints.
        unit: Text,
    },
}

impl Measure {
    /// A percentage of which no more is known.
    #[cfg(feature = "indices")]
    pub(crate) const PERCENT: Self = Self::Percent { counted: None, numerator: None, denominator: None };
}

/// What a number counts, and who said so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Definition {
    /// What it counts.
    pub what: Text,
    /// Where that is said.
    pub source: Source,
}

/// What a criterion demands in one year.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// What it demands of every subject for which nothing else is listed; `None`: it is not assigned to them.
    pub general: Option<Bound>,
    /// What it demands by an attribute of the subject.
    pub by: Option<ByAttribute>,
    /// What it demands instead for levels of recognition, in their order.
    #[cfg(feature = "programmes")]
    pub at: Vec<(RecognitionLevelId, Self)>,
}

impl Target {
    /// What is demanded of subjects with a value of the attribute, or of any other; `None`: nothing.
    #[cfg(feature = "programmes")]
    pub(crate) fn bound_for(&self, value: Option<&str>) -> Option<Bound> {
        let listed = value.and_then(|value| self.by.as_ref()?.case(value));
        listed.unwrap_or(self.general)
    }

    /// The target for a level: its own, or the one for all levels that have none.
    #[cfg(feature = "programmes")]
    pub fn at_level(&self, level: &RecognitionLevelId) -> &Self {
        self.at.iter().find(|(id, _)| id == level).map_or(self, |(_, target)| target)
    }
}

/// Targets by an attribute of the subject.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ByAttribute {
    /// The attribute.
    pub attribute: AttributeName,
    /// A bound for each listed value, in the order of the rule set; `None`: not assigned.
    pub cases: Vec<(String, Option<Bound>)>,
}

impl ByAttribute {
    /// The bound listed for a value of the attribute: `None` where the value is not listed, `Some(None)` where the
    /// criterion is not assigned to such a subject.
    pub fn case(&self, value: &str) -> Option<Option<Bound>> {
        self.cases.iter().find(|(listed, _)| listed == value).map(|(_, bound)| *bound)
    }
}

impl Criterion {
    /// The target for a year, if the criterion is assigned in it.
    pub fn target(&self, year: Year) -> Option<&Target> {
        self.targets.iter().find(|(of, _)| *of == year).map(|(_, target)| target)
    }
}
