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
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::RuleSet, Self::Index, Self::Register, Self::Roster, Self::Dossier];

    /// `rule_set`, `index`, `register`, `roster` or `dossier`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RuleSet => "rule_set",
            Self::Index => "index",
            Self::Register => "register",
            Self::Roster => "roster",
            Self::Dossier => "dossier",
        }
    }
}
