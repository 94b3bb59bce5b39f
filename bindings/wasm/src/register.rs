//! Registers, and what they say of a unit.

use tieuchi::{Assigned, Language, Level, SubjectId, utf8, visible};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Json, RuleSet, day, labels, refused, thrown};

/// A register.
#[wasm_bindgen]
pub struct Register(pub(crate) tieuchi::Register);

#[wasm_bindgen]
impl Register {
    /// The register of a JSON document.
    pub fn from_json(document: &[u8]) -> Result<Register, String> {
        let read = || tieuchi::Register::from_json(utf8(document)?);
        read().map(Self).map_err(throws!(tieuchi::RegisterError))
    }

    /// A register that ships with the package.
    #[cfg(feature = "builtin")]
    pub fn builtin(id: &str) -> Result<Register, String> {
        tieuchi::Register::builtin(id).map(Self).map_err(throws!(tieuchi::RegisterError))
    }

    /// Its canonical form.
    pub fn canonical_json(&self) -> String {
        self.0.to_canonical_json()
    }

    /// What identifies it, as JSON.
    pub fn describe(&self) -> String {
        identity(self.0.id().as_str(), self.0.version(), self.0.sha256())
    }

    /// The units that it names, as JSON.
    pub fn units(&self) -> String {
        let mut out = Json::default();
        out.open('[');
        for unit in self.0.units() {
            write(&mut out, unit);
        }
        out.close(']');
        out.0
    }

    /// The unit that has this id or name, as JSON.
    pub fn unit(&self, named: &str) -> Result<String, String> {
        let found = self.0.look_up_unit(named);
        let unit = found.map_err(|what| refused(&what.message(Language::English)))?;
        let mut out = Json::default();
        write(&mut out, unit);
        Ok(out.0)
    }

    /// What it says of a unit, as JSON.
    pub fn standing(&self, unit: &str, level: &str, as_of: Option<String>) -> Result<String, String> {
        let no_id = |text: &str, what| refused(&format!("`{}` is no id: {what}", visible(text)));
        let id = SubjectId::new(unit).map_err(|what| no_id(unit, what))?;
        let of_level = Level::new(level).map_err(|what| no_id(level, what))?;
        Ok(self.0.standing(&id, &of_level, day(as_of)?).to_json())
    }
}

#[wasm_bindgen]
impl RuleSet {
    /// What a dossier, read against `reader`, comes to, and what a register says of its subject.
    pub fn evaluate_with_standing(
        &self,
        reader: &RuleSet,
        document: &[u8],
        register: &Register,
        as_of: Option<String>,
    ) -> Result<String, String> {
        let day = day(as_of)?;
        let evaluation = self.0.evaluate(&reader.read(document)?);
        Ok(evaluation.to_json_with_standing(&evaluation.standing(&register.0, day)))
    }
}

/// What identifies a document, as JSON.
pub(crate) fn identity(id: &str, version: tieuchi::Version, sha256: tieuchi::Digest) -> String {
    let mut out = Json::default();
    out.open('{').entry("id", id);
    out.entry("version", &version.to_string());
    out.entry("sha256", &sha256.to_string());
    out.close('}');
    out.0
}

fn write(out: &mut Json, unit: &tieuchi::Unit) {
    out.open('{').entry("id", unit.id.as_str());
    out.entry("name", &unit.name);
    out.entry("level", unit.level.as_str());
    out.close('}');
}

pub(crate) fn words(out: &mut Json) {
    let words = Assigned::ALL.map(|word| (word.as_str(), labels(|language| word.label(language))));
    out.words("assigned", &words);
}
