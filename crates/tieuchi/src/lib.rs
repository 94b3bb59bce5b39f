//! A rules engine for public recognition criteria: declarative rule sets, exact evaluation, every outcome explained and
//! traceable to the words of the decision.
//!
//! ```
//! use tieuchi::{Language, Outcome, RuleSet};
//!
//! let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
//! let dossier = rules.read_dossier(
//!     r#"{"rule_set": "vn.thanh-hoa.dx.district",
//!         "subject": {"id": "38.381", "level": "district"},
//!         "year": 2024,
//!         "values": {"II.3": "69.996"}}"#,
//! )?;
//! let evaluation = rules.evaluate(&dossier);
//! let finding = evaluation.finding("II.3").unwrap();
//! assert_eq!(finding.outcome(), Outcome::NotMet);
//! assert_eq!(finding.explain(Language::English), "below target: 0.004 percentage points short");
//! assert_eq!(finding.criterion().source.locator, "Phụ lục 1, II.3");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Nothing here reads a file, a clock, a locale or a binary floating-point number. One rule set and one dossier give the
//! same bytes of JSON everywhere and always, for as long as [`SEMANTICS`] is the same.

#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::float_arithmetic,
        clippy::unreachable,
        clippy::todo
    )
)]

mod api;
#[cfg(feature = "builtin")]
mod builtin;
mod compile;
mod diagnostic;
#[cfg(feature = "author")]
mod document;
mod error;
mod evaluate;
#[cfg(feature = "indices")]
mod indices;
mod json;
mod limits;
mod model;
mod print;
mod read;
#[cfg(feature = "rollup")]
mod rollup;
#[cfg(feature = "serde")]
mod serialize;
mod value;

pub use rust_decimal::Decimal;

pub use crate::api::{Receipt, RuleSets, utf8};
pub use crate::diagnostic::code::{Code, Severity};
pub use crate::diagnostic::entry::Diagnostic;
#[cfg(feature = "author")]
pub use crate::document::{Findings, Json, JsonItem, JsonKind, Said, nearest_name};
#[cfg(any(feature = "rollup", feature = "indices"))]
pub use crate::error::ComparisonError;
#[cfg(feature = "indices")]
pub use crate::error::IndexError;
#[cfg(feature = "rollup")]
pub use crate::error::RosterError;
pub use crate::error::{DossierError, RegisterError, RuleSetError};
pub use crate::json::write::json_escaped;
pub use crate::limits::Limits;
pub use crate::model::act::{
    Citation, Deadline, Misprint, MissingPart, RequiredDocument, Resource, Source, Step,
};
#[cfg(feature = "procedure")]
pub use crate::model::act::{NamedSubject, StepSubjects};
pub use crate::model::agency::{Agency, AgencyAt, AgencyKind, DatedName};
#[cfg(feature = "procedure")]
pub use crate::model::assessment::{Assessment, Assessors, Conference, Decisive, Duty, GivenIn, Withdrawal};
pub use crate::model::condition::ConditionFinding;
#[cfg(feature = "indices")]
pub use crate::model::condition::IndicatorOf;
#[cfg(feature = "rollup")]
pub use crate::model::criterion::RollupRule;
pub use crate::model::criterion::{ByAttribute, Criterion, Definition, Measure, Target};
pub use crate::model::dossier::{Dossier, Evidence, FiledDocument, Score, Subject};
pub use crate::model::evaluation::{Evaluation, Finding, SEMANTICS, Tally, Unreported};
#[cfg(feature = "programmes")]
pub use crate::model::exemption::{Exemption, ExemptionRule};
#[cfg(feature = "indices")]
pub use crate::model::index::{
    Band, Case, DeclaredIndicators, Index, Indicator, IndicatorGroup, PointStep, Scoring, StepMeasure,
};
#[cfg(any(feature = "register", feature = "indices"))]
pub use crate::model::kind::DocumentKind;
#[cfg(feature = "programmes")]
pub use crate::model::level::{LevelFinding, RecognitionLevel};
#[cfg(all(feature = "rollup", feature = "indices"))]
pub use crate::model::outlook::Raise;
#[cfg(feature = "rollup")]
pub use crate::model::outlook::{Outlook, OutlookFinding, OutlookScore};
#[cfg(feature = "rollup")]
pub use crate::model::overview::{Overview, OverviewRow, UnitTally};
#[cfg(all(feature = "procedure", feature = "programmes"))]
pub use crate::model::progress::AssessedLevel;
#[cfg(feature = "procedure")]
pub use crate::model::progress::{
    Assessed, AssessedCriterion, Blocked, ConferenceState, Disagreement, DocumentNeed, Extent, GivenTally,
    Holds, Outstanding, Position, Progress, StepProgress, Timing, ToDo,
};
#[cfg(feature = "indices")]
pub use crate::model::ranking::{RankBy, Ranked, Ranking, check_distinct};
#[cfg(feature = "register")]
pub use crate::model::register::{
    Assigned, AssignedTotal, Assignment, Decision, DecisionKind, Finish, Register, RegisteredLevel, Standing,
    Unit, Volunteers,
};
#[cfg(feature = "rollup")]
pub use crate::model::rollup::{Rollup, RollupMember};
#[cfg(feature = "rollup")]
pub use crate::model::roster::{Roster, RosterUnit, Unlisted};
#[cfg(feature = "programmes")]
pub use crate::model::rule_set::CriteriaSelection;
pub use crate::model::rule_set::{
    Basis, Condition, ConditionDemand, Declared, GroupRef, IndexEntry, InvalidVersion, RuleSet, RuleSetRef,
    ScoreDemand, ScoreYear, Status, Validity, ValidityEnd, Version,
};
#[cfg(feature = "indices")]
pub use crate::model::score::{IndicatorScore, IndicatorValue, Place, PointRange, rank};
#[cfg(feature = "procedure")]
pub use crate::model::sheet::{Sheet, SheetEntry};
#[cfg(feature = "procedure")]
pub use crate::model::statement::{Event, Statement};
#[cfg(feature = "rollup")]
pub use crate::model::upkeep::{CriterionUpkeep, Maintained, Upkeep, UpkeepFinding};
#[cfg(feature = "rollup")]
pub use crate::rollup::RollupOf;
pub use crate::value::date::{Date, InvalidDate, Year};
pub use crate::value::digest::Digest;
#[cfg(feature = "programmes")]
pub use crate::value::id::RecognitionLevelId;
pub use crate::value::id::{
    AgencyId, AssessmentId, AttributeName, BandId, CaseId, ConditionId, CriterionId, DocumentId, DutyId,
    GroupId, IndexId, IndicatorId, InvalidId, Level, RegisterId, ResourceId, RosterId, RuleSetId, StepId,
    SubjectId,
};
pub use crate::value::language::{Language, Text, UnknownLanguage};
pub use crate::value::outcome::{Outcome, Reason};
pub use crate::value::quantity::{Bound, Count, Percent, Points, Ratio, Shortfall, Value};
pub use crate::value::safe_text::visible;

/// The Rust of README, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
