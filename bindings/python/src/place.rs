//! A place in a mapping, for messages.

use std::fmt::{self, Write as _};

/// A place: the steps to it from the document as a whole. It lives on the stack of what walks the mapping.
pub(crate) enum Place<'p> {
    /// The document itself.
    Root,
    /// Under a key of a mapping.
    Key(&'p Place<'p>, &'p str),
    /// An item of a list.
    Item(&'p Place<'p>, usize),
}

/// A JSON pointer (RFC 6901), without invisible characters.
impl fmt::Display for Place<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Key(parent, key) => {
                write!(out, "{parent}/")?;
                tieuchi::visible(key).chars().try_for_each(|character| match character {
                    '~' => out.write_str("~0"),
                    '/' => out.write_str("~1"),
                    other => out.write_char(other),
                })
            }
            Self::Item(parent, index) => write!(out, "{parent}/{index}"),
        }
    }
}

impl Place<'_> {
    /// The place as a message names it.
    pub(crate) fn named(&self) -> String {
        match self {
            Self::Root => "the document".to_owned(),
            _ => format!("`{self}`"),
        }
    }
}
