//! What goes out: evaluations as JSON, documents in canonical form, explanations in words.

#[cfg(feature = "procedure")]
pub(crate) mod acting;
#[cfg(feature = "rollup")]
mod compare;
pub(crate) mod criterion;
pub(crate) mod dossier;
pub(crate) mod evaluation;
pub(crate) mod explain;
pub(crate) mod figure;
#[cfg(feature = "indices")]
pub(crate) mod index;
#[cfg(feature = "rollup")]
pub(crate) mod outlook;
mod parts;
#[cfg(feature = "programmes")]
mod programmes;
#[cfg(feature = "procedure")]
pub(crate) mod progress;
#[cfg(feature = "indices")]
pub(crate) mod ranking;
#[cfg(feature = "register")]
pub(crate) mod register;
#[cfg(feature = "rollup")]
pub(crate) mod rollup;
#[cfg(feature = "rollup")]
pub(crate) mod roster;
pub(crate) mod rule_set;
#[cfg(feature = "procedure")]
pub(crate) mod sheet;
#[cfg(not(feature = "procedure"))]
mod unread;
#[cfg(feature = "rollup")]
pub(crate) mod upkeep;
