//! The data that flows between the stages: rule sets, dossiers, evaluations.

pub(crate) mod act;
pub(crate) mod agency;
pub(crate) mod criterion;
mod deciding;
pub(crate) mod dossier;
pub(crate) mod evaluation;
pub(crate) mod plan;
#[cfg(feature = "register")]
pub(crate) mod register;
pub(crate) mod rule_set;
