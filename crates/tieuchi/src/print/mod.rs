//! What goes out: evaluations as JSON, documents in canonical form, explanations in words.

pub(crate) mod dossier;
pub(crate) mod evaluation;
pub(crate) mod explain;
pub(crate) mod figure;
#[cfg(feature = "indices")]
pub(crate) mod index;
mod parts;
#[cfg(feature = "procedure")]
pub(crate) mod progress;
#[cfg(feature = "register")]
pub(crate) mod register;
pub(crate) mod rule_set;
#[cfg(feature = "procedure")]
pub(crate) mod sheet;
