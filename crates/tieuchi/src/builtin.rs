//! The rule sets that ship with the crate.

use tieuchi_rules::Shipped;

use crate::api::RuleSets;
use crate::diagnostic::code::Code;
use crate::diagnostic::sink::{Detail, whole};
#[cfg(feature = "register")]
use crate::error::RegisterError;
use crate::error::RuleSetError;
#[cfg(feature = "register")]
use crate::model::register::Register;
use crate::model::rule_set::RuleSet;
use crate::read::dossier::unknown_rule_set;

impl RuleSet {
    /// A rule set that ships with the crate, by its id, optionally with `@version`.
    ///
    /// ```
    /// use tieuchi::RuleSet;
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// assert_eq!(rules.declared().criteria, 23);
    /// assert!(RuleSet::builtin("vn.thanh-hoa.dx.distrikt").is_err());
    /// # Ok::<(), tieuchi::RuleSetError>(())
    /// ```
    pub fn builtin(id: &str) -> Result<Self, RuleSetError> {
        if let Some(shipped) = tieuchi_rules::ALL.iter().find(|shipped| is_named(shipped, id)) {
            return Self::from_json(shipped.json).map(attach);
        }
        let diagnostics = vec![whole(Code::UnknownRuleSet, unknown(id, tieuchi_rules::ALL))];
        Err(RuleSetError { diagnostics })
    }
}

#[cfg(feature = "register")]
impl Register {
    /// Every register that ships with the crate.
    pub fn all_builtin() -> Vec<Self> {
        // That each of them can be read is proven by a test.
        tieuchi_rules::REGISTERS.iter().filter_map(|shipped| Self::from_json(shipped.json).ok()).collect()
    }

    /// A register that ships with the crate, by its id, optionally with `@version`.
    pub fn builtin(id: &str) -> Result<Self, RegisterError> {
        if let Some(shipped) = tieuchi_rules::REGISTERS.iter().find(|shipped| is_named(shipped, id)) {
            return Self::from_json(shipped.json);
        }
        let diagnostics = vec![whole(Code::UnknownRegister, unknown(id, tieuchi_rules::REGISTERS))];
        Err(RegisterError { diagnostics })
    }
}

#[cfg(feature = "rollup")]
impl crate::model::roster::Roster {
    /// Every roster that ships with the crate.
    pub fn all_builtin() -> Vec<Self> {
        // That each of them can be read is proven by a test.
        tieuchi_rules::ROSTERS.iter().filter_map(|shipped| Self::from_json(shipped.json).ok()).collect()
    }

    /// A roster that ships with the crate, by its id, optionally with `@version`.
    pub fn builtin(id: &str) -> Result<Self, crate::error::RosterError> {
        if let Some(shipped) = tieuchi_rules::ROSTERS.iter().find(|shipped| is_named(shipped, id)) {
            return Self::from_json(shipped.json);
        }
        let diagnostics = vec![whole(Code::UnknownRoster, unknown(id, tieuchi_rules::ROSTERS))];
        Err(crate::error::RosterError { diagnostics })
    }
}

fn is_named(shipped: &Shipped, id: &str) -> bool {
    id == shipped.id || id.split_once('@') == Some((shipped.id, shipped.version))
}

fn unknown(id: &str, shipped: &[Shipped]) -> Detail {
    let name = |shipped: &Shipped| match id.split_once('@') {
        Some(_) => format!("{}@{}", shipped.id, shipped.version),
        None => shipped.id.to_owned(),
    };
    let names: Vec<String> = shipped.iter().map(name).collect();
    unknown_rule_set(id, &names)
}

impl RuleSets {
    /// All that ship with the crate.
    pub fn builtin() -> Self {
        // That each of them can be read is proven by a test.
        Self(
            tieuchi_rules::ALL
                .iter()
                .filter_map(|shipped| RuleSet::from_json(shipped.json).ok().map(attach))
                .collect(),
        )
    }
}

/// A rule set with the index documents that ship for it.
#[cfg(feature = "indices")]
fn attach(rules: RuleSet) -> RuleSet {
    // That each of them can be read and attached is proven by a test.
    let read = tieuchi_rules::INDICES.iter().filter(|shipped| rules.uses_index(shipped.id));
    let indices = read.filter_map(|shipped| crate::model::index::Index::from_json(shipped.json).ok());
    rules.with_indices(indices).unwrap_or(rules)
}

#[cfg(not(feature = "indices"))]
fn attach(rules: RuleSet) -> RuleSet {
    rules
}
