//! What reading can fail with.

use std::fmt;

use crate::diagnostic::entry::{Diagnostic, to_json};

macro_rules! errors {
    ($($(#[doc = $doc:literal])* $(#[cfg($cfg:meta)])? $name:ident $what:literal;)*) => {$(
        $(#[doc = $doc])*
        $(#[cfg($cfg)])?
        #[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
        pub struct $name {
            pub(crate) diagnostics: Vec<Diagnostic>,
        }

        $(#[cfg($cfg)])?
        impl $name {
            /// All that is wrong, in the order of the text; never empty.
            pub fn diagnostics(&self) -> &[Diagnostic] {
                &self.diagnostics
            }

            /// The diagnostics as a JSON array.
            pub fn to_json(&self) -> String {
                to_json(&self.diagnostics)
            }
        }

        /// The first diagnostic with its line, column and JSON pointer, and how many more there are.
        $(#[cfg($cfg)])?
        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(out, "the {} cannot be read", $what)?;
                if let Some(first) = self.diagnostics.first() {
                    write!(out, ": {first}")?;
                }
                match self.diagnostics.len() {
                    0 | 1 => Ok(()),
                    several => write!(out, " (and {} more)", several - 1),
                }
            }
        }
    )*};
}

errors! {
    /// A rule set that cannot be read, with every diagnostic.
    RuleSetError "rule set";
    /// A register that cannot be read, with every diagnostic.
    RegisterError "register";
    /// A roster that cannot be read, with every diagnostic.
    #[cfg(feature = "rollup")]
    RosterError "roster";
    /// What cannot be counted or compared, with every diagnostic.
    #[cfg(feature = "rollup")]
    ComparisonError "comparison";
    /// An index that cannot be read or attached, with every diagnostic.
    #[cfg(feature = "indices")]
    IndexError "index";
    /// A dossier that cannot be read, with every diagnostic.
    DossierError "dossier";
}
