//! JSON: a strict reader that keeps the place of everything, and a writer.

pub(crate) mod parse;
mod plain;
pub(crate) mod position;
pub(crate) mod tape;
pub(crate) mod write;
