//! The first stage: text becomes checked data, or a list of all that is wrong with it.

mod acts;
mod agencies;
#[cfg(feature = "procedure")]
mod assessments;
mod criteria;
pub(crate) mod dossier;
pub(crate) mod fields;
#[cfg(feature = "indices")]
pub(crate) mod index;
#[cfg(feature = "indices")]
mod indicators;
#[cfg(any(feature = "register", feature = "indices"))]
pub(crate) mod kind;
#[cfg(feature = "procedure")]
mod opinions;
#[cfg(feature = "programmes")]
mod programmes;
#[cfg(feature = "register")]
pub(crate) mod register;
#[cfg(feature = "rollup")]
pub(crate) mod roster;
pub(crate) mod rule_set;
mod scalars;
#[cfg(feature = "indices")]
mod scoring;
mod statements;
#[cfg(any(test, not(feature = "rollup")))]
mod unread;
mod values;
