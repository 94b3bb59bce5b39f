//! Pages for people to read: styles, wrapping, tables, legal grounds, and the report of an evaluation.

pub(crate) mod cite;
pub(crate) mod levels;
pub(crate) mod page;
pub(crate) mod report;
pub(crate) mod shortcomings;
pub(crate) mod style;
pub(crate) mod table;
