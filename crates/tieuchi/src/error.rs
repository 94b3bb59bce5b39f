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
                more(out, self.diagnostics.len())
            }
        }
    )*};
}

/// How many more there are than the first.
fn more(out: &mut fmt::Formatter<'_>, all: usize) -> fmt::Result {
    match all {
        0 | 1 => Ok(()),
        several => write!(out, " (and {} more)", several - 1),
    }
}

errors! {
    /// A rule set that cannot be read, with every diagnostic.
    RuleSetError "rule set";
    /// A register that cannot be read, with every diagnostic.
    RegisterError "register";
    /// A roster that cannot be read, with every diagnostic.
    #[cfg(feature = "rollup")]
    RosterError "roster";
    /// An index that cannot be read or attached, with every diagnostic.
    #[cfg(feature = "indices")]
    IndexError "index";
    /// A dossier that cannot be read, with every diagnostic.
    DossierError "dossier";
}

/// What cannot be counted, ranked or compared, with every diagnostic. It is about what was given together, so that no
/// diagnostic has a place in a document.
#[cfg(any(feature = "rollup", feature = "indices"))]
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub struct ComparisonError {
    diagnostics: Vec<Diagnostic>,
    /// For each diagnostic the numbers of the dossiers that it is about.
    dossiers: Vec<Vec<usize>>,
}

#[cfg(any(feature = "rollup", feature = "indices"))]
impl ComparisonError {
    /// An error of diagnostics that are about no dossiers of a list.
    pub(crate) fn of(diagnostics: Vec<Diagnostic>) -> Self {
        Self::about(diagnostics.into_iter().map(|diagnostic| (diagnostic, Vec::new())))
    }

    /// An error of diagnostics, each with the numbers of the dossiers that it is about.
    pub(crate) fn about(found: impl IntoIterator<Item = (Diagnostic, Vec<usize>)>) -> Self {
        let (diagnostics, dossiers) = found.into_iter().unzip();
        Self { diagnostics, dossiers }
    }

    /// All that is wrong; never empty.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Each diagnostic with the numbers, from 0, of those of the dossiers given that it is about.
    pub fn with_dossiers(&self) -> impl ExactSizeIterator<Item = (&Diagnostic, &[usize])> {
        self.diagnostics.iter().zip(self.dossiers.iter().map(Vec::as_slice))
    }

    /// The diagnostics as a JSON array.
    pub fn to_json(&self) -> String {
        to_json(&self.diagnostics)
    }
}

/// The code and the message of the first diagnostic, and how many more there are.
#[cfg(any(feature = "rollup", feature = "indices"))]
impl fmt::Display for ComparisonError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(first) = self.diagnostics.first() {
            write!(out, "{}: {}", first.code(), first.message(crate::value::language::Language::English))?;
        }
        more(out, self.diagnostics.len())
    }
}
