//! The first stage: text becomes checked data, or a list of all that is wrong with it.

mod acts;
mod agencies;
mod criteria;
pub(crate) mod dossier;
mod fields;
#[cfg(feature = "register")]
pub(crate) mod register;
pub(crate) mod rule_set;
mod scalars;
mod statements;
mod values;
