//! A small rule set and a dossier for it, written as people write them, to be spoiled in one place at a time.

/// A rule set with one of everything.
pub const RULE_SET: &str = include_str!("sample/rule_set.json");

/// A dossier for the sample rule set.
pub const DOSSIER: &str = include_str!("sample/dossier.json");

/// A register with one of everything.
pub const REGISTER: &str = include_str!("sample/register.json");

/// The illustrative programme of `rules/examples/levels`, with levels, amounts and exemptions.
pub mod levels {
    /// The rule set.
    pub const RULES: &str = include_str!("../../rules/examples/levels/rules.json");

    /// A dossier.
    pub const DOSSIER: &str = include_str!("../../rules/examples/levels/dossier.json");
}

/// The illustrative province of `rules/examples/province`: two districts with four communes and two.
pub mod province {
    /// The criteria for communes.
    pub const COMMUNE: &str = include_str!("../../rules/examples/province/rules/commune.json");

    /// The criteria for districts, one of which counts the communes that are recognised.
    pub const DISTRICT: &str = include_str!("../../rules/examples/province/rules/district.json");

    /// The units.
    pub const ROSTER: &str = include_str!("../../rules/examples/province/roster.json");

    /// The decisions.
    pub const REGISTER: &str = include_str!("../../rules/examples/province/register.json");

    /// Dossiers of communes, one on each line.
    pub const COMMUNES: &str = include_str!("../../rules/examples/province/dossiers/communes.jsonl");
}

/// The text with its only occurrence of some words replaced.
///
/// # Panics
///
/// Where the words do not stand in it exactly once.
pub fn edited(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "`{from}` stands exactly once");
    text.replacen(from, to, 1)
}
