//! The data that flows between the stages: rule sets, dossiers, evaluations.

pub(crate) mod act;
pub(crate) mod agency;
#[cfg(feature = "procedure")]
pub(crate) mod assessment;
pub(crate) mod condition;
pub(crate) mod criterion;
mod deciding;
pub(crate) mod dossier;
pub(crate) mod evaluation;
#[cfg(feature = "programmes")]
pub(crate) mod exemption;
#[cfg(feature = "indices")]
pub(crate) mod index;
#[cfg(any(feature = "register", feature = "indices"))]
pub(crate) mod kind;
#[cfg(feature = "programmes")]
pub(crate) mod level;
#[cfg(feature = "rollup")]
pub(crate) mod outlook;
#[cfg(feature = "rollup")]
pub(crate) mod overview;
#[cfg(feature = "indices")]
mod pivotal;
pub(crate) mod plan;
#[cfg(feature = "indices")]
pub(crate) mod possible;
#[cfg(feature = "procedure")]
pub(crate) mod progress;
#[cfg(all(feature = "rollup", feature = "indices"))]
pub(crate) mod raise;
#[cfg(feature = "indices")]
pub(crate) mod ranking;
#[cfg(feature = "indices")]
mod reach;
#[cfg(feature = "register")]
pub(crate) mod register;
#[cfg(feature = "rollup")]
pub(crate) mod rollup;
#[cfg(feature = "rollup")]
pub(crate) mod roster;
pub(crate) mod rule_set;
#[cfg(feature = "indices")]
pub(crate) mod score;
#[cfg(feature = "procedure")]
pub(crate) mod sheet;
#[cfg(feature = "procedure")]
pub(crate) mod statement;
#[cfg(not(feature = "procedure"))]
pub(crate) mod unread;
#[cfg(feature = "rollup")]
pub(crate) mod upkeep;
pub(crate) mod verdict;
