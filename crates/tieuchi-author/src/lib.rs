//! What authors of rule sets work with: tests of rules as data and what follows from them, tables
//! of criteria.
//!
//! Everything here works on texts and gives texts and values: files, terminals and clocks are the command line's.

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

mod cases;
mod coverage;
mod diff;
mod fix;
mod hash;
mod items;
mod layout;
mod lint;
mod mutate;
mod receipt;
mod schema;
mod table;
mod transcription;
mod tree;
mod versions;

pub use crate::cases::{Case, CaseResult, Difference, Fault, RuleTests, Run};
pub use crate::coverage::{Cell, Cells, Coverage, Demanded, Row};
pub use crate::diff::{
    Change as RuleChange, Direction, Effect, Flips, How, Judged, Kind, LikelyRename, Part, Renames, RuleDiff,
    TargetOf, UnitFlip, Witness,
};
pub use crate::fix::{Fix, Fixed, fix};
pub use crate::layout::formatted;
pub use crate::lint::{LintExceptions, PAGES, Settled, lints, page, spare_a_draft};
pub use crate::mutate::{Change, Fate, Mutant, Mutation, mutants};
pub use crate::receipt::{Check, Checked, Verification};
pub use crate::schema::Schema;
pub use crate::table::{
    Import, ImportOptions, NewRuleSet, Review, ReviewFormat, TableFinding, import, review,
};
pub use crate::transcription::{Transcription, quoted_resources, unproven_quotes};
pub use crate::tree::Tree;
pub use crate::versions::{Against, Candidate, Resolution, resolve};
