//! The value types: everything small that a rule set, a dossier or an evaluation is made of.

pub(crate) mod date;
pub(crate) mod decimal;
pub(crate) mod digest;
#[cfg(feature = "indices")]
pub(crate) mod exact;
pub(crate) mod id;
pub(crate) mod language;
#[cfg(feature = "rollup")]
mod level;
#[cfg(feature = "indices")]
pub(crate) mod natural;
pub(crate) mod nfc;
mod nfc_tables;
pub(crate) mod order;
pub(crate) mod outcome;
pub(crate) mod quantity;
pub(crate) mod safe_text;
pub(crate) mod wide;
