//! The kinds of documents.

/// The kind of a document.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DocumentKind {
    /// A rule set.
    RuleSet,
    /// A scoring index.
    Index,
    /// A register.
    Register,
    /// A roster.
    Roster,
    /// A dossier.
    Dossier,
    /// Tests of a rule set.
    #[cfg(feature = "author")]
    RuleTests,
    /// The transcription of a source.
    #[cfg(feature = "author")]
    Transcription,
    /// Exceptions from lints.
    #[cfg(feature = "author")]
    LintExceptions,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: &[Self] = &[
        Self::RuleSet,
        Self::Index,
        Self::Register,
        Self::Roster,
        Self::Dossier,
        #[cfg(feature = "author")]
        Self::RuleTests,
        #[cfg(feature = "author")]
        Self::Transcription,
        #[cfg(feature = "author")]
        Self::LintExceptions,
    ];

    /// `rule_set`, `index`, `register`, `roster`, `dossier`, `rule_tests`, `transcription` or `lint_exceptions`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RuleSet => "rule_set",
            Self::Index => "index",
            Self::Register => "register",
            Self::Roster => "roster",
            Self::Dossier => "dossier",
            #[cfg(feature = "author")]
            Self::RuleTests => "rule_tests",
            #[cfg(feature = "author")]
            Self::Transcription => "transcription",
            #[cfg(feature = "author")]
            Self::LintExceptions => "lint_exceptions",
        }
    }
}
