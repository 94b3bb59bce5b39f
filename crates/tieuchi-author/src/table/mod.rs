//! Tables of criteria, as provinces publish them, and rule sets: import, export, review sheets, new sets.
//!
//! Files come as bytes and go as bytes; a finding names the sheet and the cell.

mod csv;
mod figure;
mod finding;
mod flat;
mod grid;
mod header;
mod import;
mod names;
mod ods;
mod open;
mod published;
mod review;
mod revise;
mod skeleton;
mod target;
mod write;
mod xlsx;
mod xml;

pub use finding::TableFinding;
pub use import::{Import, ImportOptions, import};
pub use review::{Review, ReviewFormat, review};
pub use skeleton::NewRuleSet;
