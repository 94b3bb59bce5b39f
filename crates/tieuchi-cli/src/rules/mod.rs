//! `tieuchi rules`: what is there, what it says, whether it is sound.

mod assessments;
pub(crate) mod check;
pub(crate) mod criterion;
pub(crate) mod index;
pub(crate) mod list;
pub(crate) mod readings;
pub(crate) mod show;
