//! What is wrong with a document: codes, places, and messages in both languages.

pub(crate) mod code;
pub(crate) mod entry;
pub(crate) mod nearest;
pub(crate) mod phrase;
pub(crate) mod sink;
pub(crate) mod template;
