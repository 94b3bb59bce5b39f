//! `tieuchi rules`: what is there, what it says, whether it is sound.

mod assessments;
mod bar;
pub(crate) mod check;
pub(crate) mod criterion;
pub(crate) mod diff;
pub(crate) mod export;
pub(crate) mod fmt;
pub(crate) mod import;
pub(crate) mod index;
mod junit;
pub(crate) mod list;
pub(crate) mod mutate;
pub(crate) mod new;
pub(crate) mod readings;
pub(crate) mod resolve;
pub(crate) mod schema;
pub(crate) mod show;
mod suite;
pub(crate) mod test;
