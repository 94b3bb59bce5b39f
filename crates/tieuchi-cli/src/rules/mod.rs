//! `tieuchi rules`: what is there, what it says, whether it is sound.

mod assessments;
mod bar;
pub(crate) mod check;
pub(crate) mod criterion;
pub(crate) mod fmt;
pub(crate) mod index;
mod junit;
pub(crate) mod list;
pub(crate) mod mutate;
pub(crate) mod readings;
pub(crate) mod show;
mod suite;
pub(crate) mod test;
