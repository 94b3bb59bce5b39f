//! JSON Schemas (draft 2020-12) of every kind of document: what an editor completes, explains and checks while somebody types.
//!
//! The types mirror what the readers take, key by key; nothing is read into them. A comment on a field is what editors show of
//! the key, in both languages. A test compares the schemas with the readers on thousands of changed documents.

#![expect(dead_code, clippy::large_enum_variant, reason = "of these types only the schemas are used")]

mod criteria;
mod dossier;
mod evaluation;
mod index;
mod keywords;
mod parts;
mod register;
mod roster;
mod rule_set;
mod rule_tests;
mod scalars;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

/// A kind of document that there is a JSON Schema of.
///
/// ```
/// use tieuchi_author::Schema;
///
/// assert_eq!(Schema::RuleSet.file_name(), "rule-set.schema.json");
/// assert!(Schema::RuleSet.to_json().contains("\"Bộ tiêu chí · Rule set\""));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Schema {
    /// Rule sets.
    RuleSet,
    /// Scoring indices.
    Index,
    /// Registers of decisions.
    Register,
    /// Rosters of units.
    Roster,
    /// Dossiers.
    Dossier,
    /// Tests of rules.
    RuleTests,
    /// Evaluations.
    Evaluation,
}

impl Schema {
    /// Each of them.
    pub const ALL: [Self; 7] = [
        Self::RuleSet,
        Self::Index,
        Self::Register,
        Self::Roster,
        Self::Dossier,
        Self::RuleTests,
        Self::Evaluation,
    ];

    /// `rule-set`, `index`, `register`, `roster`, `dossier`, `rule-tests` or `evaluation`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RuleSet => "rule-set",
            Self::Index => "index",
            Self::Register => "register",
            Self::Roster => "roster",
            Self::Dossier => "dossier",
            Self::RuleTests => "rule-tests",
            Self::Evaluation => "evaluation",
        }
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|schema| schema.as_str() == name)
    }

    /// The name of its file: `rule-set.schema.json`.
    pub fn file_name(self) -> String {
        format!("{}.schema.json", self.as_str())
    }

    /// The schema as JSON, on lines.
    pub fn to_json(self) -> String {
        let (mut schema, title) = match self {
            Self::RuleSet => (of::<rule_set::RuleSet>(), "Bộ tiêu chí · Rule set"),
            Self::Index => (of::<index::Index>(), "Bộ chỉ số · Index"),
            Self::Register => (of::<register::Register>(), "Sổ theo dõi · Register"),
            Self::Roster => (of::<roster::Roster>(), "Danh sách đơn vị · Roster"),
            Self::Dossier => (of::<dossier::Dossier>(), "Hồ sơ · Dossier"),
            Self::RuleTests => (of::<rule_tests::RuleTests>(), "Phép thử · Rule tests"),
            Self::Evaluation => (result::<evaluation::Evaluation>(), "Kết quả đánh giá · Evaluation"),
        };
        schema.insert("title".to_owned(), title.into());
        format!("{:#}\n", schema.as_value())
    }
}

/// The schema of documents that somebody writes.
fn of<T: JsonSchema>() -> schemars::Schema {
    let mut schema = from::<T>();
    keywords::finish(&mut schema);
    schema
}

/// The schema of results, which leave out what there is none of.
fn result<T: JsonSchema>() -> schemars::Schema {
    let mut schema = from::<T>();
    keywords::left_out(&mut schema);
    keywords::finish(&mut schema);
    schema
}

fn from<T: JsonSchema>() -> schemars::Schema {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    generator.subschema_for::<scalars::Stated>();
    generator.subschema_for::<scalars::Absent>();
    generator.into_root_schema_for::<T>()
}
