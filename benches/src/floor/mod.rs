//! The same judgement by hand, as a careful author would write it for this one decision and no other.
//!
//! It is a floor, not an alternative. It stops at the first mistake and says little of it, knows one decision, and
//! is inexact where a product of score and percentage has more than 28 digits. It borrows all text that has no escapes;
//! the engine's dossiers own their text. Its arithmetic is the cheapest that is exact on figures of ordinary size.

mod judge;
mod model;
mod read;
mod write;

pub use judge::{Condition, Evaluation, Finding, Outcome, Reason, judge};
pub use model::{Basis, Count, Dossier, Evidence, Filed, Percent, Reported, Score, Subject, Text, Values};
pub use read::{check, read};
pub use write::{Book, write};
