//! The data that flows between the stages: rule sets, dossiers, evaluations.

pub(crate) mod act;
pub(crate) mod agency;
pub(crate) mod assessment;
pub(crate) mod condition;
pub(crate) mod criterion;
mod deciding;
pub(crate) mod dossier;
pub(crate) mod evaluation;
#[cfg(feature = "indices")]
pub(crate) mod index;
#[cfg(feature = "indices")]
mod pivotal;
pub(crate) mod plan;
#[cfg(feature = "procedure")]
pub(crate) mod progress;
#[cfg(feature = "register")]
pub(crate) mod register;
pub(crate) mod rule_set;
#[cfg(feature = "indices")]
pub(crate) mod score;
#[cfg(feature = "procedure")]
pub(crate) mod sheet;
pub(crate) mod verdict;
