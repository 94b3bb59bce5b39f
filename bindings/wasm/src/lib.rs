//! The engine for JavaScript: text in, text out, so that no number passes through a double.
//!
//! This is the core that `api.js` wraps; nobody else calls it. Handles hold no dossier for long: each is read where it is
//! used, since JavaScript drops one without a word, and memory here would fill up until the program yields. Documents come
//! as bytes, results go as JSON text. What is thrown is the text of [`thrown`].

/// What an error of a document throws.
macro_rules! throws {
    ($error:ty) => {
        |error: $error| thrown(&error.to_json(), &error)
    };
}

#[cfg(any(feature = "rollup", feature = "indices"))]
mod dossiers;
#[cfg(feature = "procedure")]
mod procedure;
#[cfg(feature = "register")]
mod register;
#[cfg(feature = "rollup")]
mod several;

use std::fmt::Display;

use tieuchi::{
    AgencyKind, Basis, Code, Language, Limits, Outcome, Reason, Severity, Status, json_escaped, utf8,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// Half the size of the standard library's.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// What a failure throws: the diagnostics' JSON, which holds no line feed, then a line feed and the message.
fn thrown(diagnostics: &str, message: &impl Display) -> String {
    format!("{diagnostics}\n{message}")
}

/// What an argument throws that names nothing: no diagnostics, and before them the name of another error than the document's.
#[cfg(any(feature = "register", feature = "indices", feature = "procedure"))]
fn refused(message: &impl Display) -> String {
    format!("RangeError[]\n{message}")
}

/// The day of an argument.
#[cfg(any(feature = "register", feature = "procedure"))]
fn day(text: Option<String>) -> Result<Option<tieuchi::Date>, String> {
    let parse = |text: String| {
        let day = text.parse::<tieuchi::Date>();
        day.map_err(|what| refused(&format!("`{}` is {what}", tieuchi::visible(&text))))
    };
    text.map(parse).transpose()
}

/// A rule set.
#[wasm_bindgen]
pub struct RuleSet(tieuchi::RuleSet);

#[wasm_bindgen]
impl RuleSet {
    /// The rule set of a JSON document.
    pub fn from_json(document: &[u8]) -> Result<RuleSet, String> {
        let read = || tieuchi::RuleSet::from_json(utf8(document)?);
        read().map(Self).map_err(throws!(tieuchi::RuleSetError))
    }

    /// A rule set that ships with the package.
    #[cfg(feature = "builtin")]
    pub fn builtin(id: &str) -> Result<RuleSet, String> {
        tieuchi::RuleSet::builtin(id).map(Self).map_err(throws!(tieuchi::RuleSetError))
    }

    /// The same rule set with index documents attached.
    #[cfg(feature = "indices")]
    pub fn with_indices(&self, indices: &Indices) -> Result<RuleSet, String> {
        self.0.with_indices(indices.0.iter().cloned()).map(Self).map_err(throws!(tieuchi::IndexError))
    }

    /// Its canonical form.
    pub fn canonical_json(&self) -> String {
        self.0.to_canonical_json()
    }

    /// Its duties, as JSON.
    #[cfg(feature = "builtin")]
    pub fn duties(&self) -> String {
        self.0.duties_to_json(None).unwrap_or_default()
    }

    /// The duties of an agency, as JSON; nothing where there is no such agency.
    #[cfg(feature = "builtin")]
    pub fn duties_of(&self, agency: &str) -> Option<String> {
        self.0.duties_to_json(Some(agency)).ok()
    }

    /// The agency that acts for this one on a day, as JSON; nothing where there is no such agency or day.
    #[cfg(feature = "builtin")]
    pub fn agency_at(&self, id: &str, day: &str) -> Option<String> {
        self.0.agency_at_to_json(id, day.parse().ok()?)
    }

    /// What identifies it, as JSON.
    pub fn describe(&self) -> String {
        let rules = &self.0;
        let mut out = Json::default();
        out.open('{');
        out.entry("id", rules.id().as_str());
        out.entry("version", &rules.version().to_string());
        out.entry("status", rules.status().as_str());
        out.entry("level", rules.level().as_str());
        out.entry("sha256", &rules.sha256().to_string());
        out.key("isComplete").raw(if rules.is_complete() { "true" } else { "false" });
        out.key("years").open('[');
        for year in rules.years() {
            out.raw(&year.to_string());
        }
        out.close(']');
        out.key("warnings").open('[');
        for warning in rules.warnings() {
            out.raw(&warning.to_json());
        }
        out.close(']').close('}');
        out.0
    }

    /// A criterion, as JSON.
    pub fn criterion_json(&self, id: &str) -> Option<String> {
        self.0.criterion_to_json(id)
    }

    /// What is wrong with the id of a criterion, in words; nothing where there is such a criterion.
    pub fn no_criterion(&self, id: &str) -> Option<String> {
        self.0.look_up_criterion(id).err().map(|found| found.message(Language::English))
    }

    /// What is wrong with the id of an agency, in words; nothing where there is such an agency.
    pub fn no_agency(&self, id: &str) -> Option<String> {
        self.0.look_up_agency(id).err().map(|found| found.message(Language::English))
    }

    /// Reads a dossier, for what is wrong with it alone.
    pub fn check_dossier(&self, document: &[u8]) -> Result<(), String> {
        self.read(document).map(drop)
    }

    /// The canonical form of a dossier.
    pub fn dossier_json(&self, document: &[u8]) -> Result<String, String> {
        Ok(self.read(document)?.to_canonical_json())
    }

    /// The SHA-256 of a dossier's canonical form.
    pub fn dossier_sha256(&self, document: &[u8]) -> Result<String, String> {
        Ok(self.read(document)?.sha256().to_string())
    }

    /// What each score of a dossier comes to, as JSON.
    #[cfg(feature = "indices")]
    pub fn dossier_scores(&self, document: &[u8]) -> Result<String, String> {
        Ok(self.read(document)?.scores_to_json())
    }

    /// What a dossier, read against `reader`, comes to.
    pub fn evaluate(&self, reader: &RuleSet, document: &[u8]) -> Result<String, String> {
        Ok(self.0.evaluate(&reader.read(document)?).to_json())
    }

    /// The receipt of an evaluation.
    pub fn receipt(&self, reader: &RuleSet, document: &[u8]) -> Result<String, String> {
        Ok(self.0.evaluate(&reader.read(document)?).receipt().to_json().to_owned())
    }

    /// An evaluation in words, as JSON; nothing in a language that the engine does not speak.
    pub fn explain(
        &self,
        reader: &RuleSet,
        document: &[u8],
        language: &str,
    ) -> Result<Option<String>, String> {
        let dossier = reader.read(document)?;
        Ok(language.parse().ok().map(|language| self.in_words(&dossier, language)))
    }
}

impl RuleSet {
    fn read(&self, document: &[u8]) -> Result<tieuchi::Dossier, String> {
        let read = || self.0.read_dossier(utf8(document)?);
        read().map_err(throws!(tieuchi::DossierError))
    }

    fn in_words(&self, dossier: &tieuchi::Dossier, language: Language) -> String {
        let evaluation = self.0.evaluate(dossier);
        let mut out = Json::default();
        out.open('{').entry("text", evaluation.explain(language));
        out.key("conditions").open('[');
        for finding in evaluation.conditions() {
            out.open('{').entry("id", finding.condition().id.as_str());
            out.entry("text", &finding.explain(language));
            out.close('}');
        }
        out.close(']').key("criteria").open('[');
        for finding in evaluation.findings() {
            out.open('{').entry("id", finding.criterion().id.as_str());
            out.entry("text", &finding.explain(language));
            out.entry("observed", &finding.observed_text(language));
            out.entry("target", &finding.target_text(language));
            out.close('}');
        }
        out.close(']').close('}');
        out.0
    }
}

/// Index documents to be attached.
#[cfg(feature = "indices")]
#[wasm_bindgen]
pub struct Indices(Vec<tieuchi::Index>);

#[cfg(feature = "indices")]
#[wasm_bindgen]
impl Indices {
    /// None yet.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::new_without_default, reason = "JavaScript knows no default")]
    pub fn new() -> Indices {
        Self(Vec::new())
    }

    /// Adds the index of a JSON document.
    pub fn add(&mut self, document: &[u8]) -> Result<(), String> {
        let read = || tieuchi::Index::from_json(utf8(document)?);
        self.0.push(read().map_err(throws!(tieuchi::IndexError))?);
        Ok(())
    }
}

/// Rule sets at hand, from which each dossier picks its own.
#[wasm_bindgen]
pub struct RuleSets(tieuchi::RuleSets);

#[wasm_bindgen]
impl RuleSets {
    /// None yet.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::new_without_default, reason = "JavaScript knows no default")]
    pub fn new() -> RuleSets {
        Self(tieuchi::RuleSets::new())
    }

    /// All that ship with the package.
    #[cfg(feature = "builtin")]
    pub fn builtin() -> RuleSets {
        Self(tieuchi::RuleSets::builtin())
    }

    /// The rule set with this number, in the order added; nothing past the last.
    #[cfg(feature = "builtin")]
    pub fn member(&self, number: usize) -> Option<RuleSet> {
        self.0.iter().nth(number).cloned().map(RuleSet)
    }

    /// Adds a rule set.
    pub fn add(&mut self, rules: &RuleSet) {
        self.0.add(rules.0.clone());
    }

    /// Reads a dossier and gives the id and version, `ID@VERSION`, of the rule set that it picked.
    pub fn check_dossier(&self, document: &[u8]) -> Result<String, String> {
        let dossier = self.read(document)?;
        let rules = dossier.rules();
        Ok(format!("{}@{}", rules.id(), rules.version()))
    }

    /// What a dossier, read against the rule set that it picks, comes to.
    pub fn evaluate(&self, document: &[u8]) -> Result<String, String> {
        let dossier = self.read(document)?;
        Ok(dossier.rules().evaluate(&dossier).to_json())
    }
}

impl RuleSets {
    fn read(&self, document: &[u8]) -> Result<tieuchi::Dossier, String> {
        let read = || self.0.read_dossier(utf8(document)?);
        read().map_err(throws!(tieuchi::DossierError))
    }
}

/// What changes only when an outcome could.
#[wasm_bindgen]
pub fn semantics() -> u32 {
    tieuchi::SEMANTICS
}

/// The most bytes of a document: what is longer need not be copied to be refused.
#[wasm_bindgen]
pub fn document_bytes() -> usize {
    Limits::default().document_bytes
}

/// How deep arrays and objects of a document may lie inside one another.
#[wasm_bindgen]
pub fn depth() -> usize {
    Limits::default().depth
}

/// What refusing a document of so many bytes throws; it is named as its error is.
#[wasm_bindgen]
pub fn too_large(bytes: usize, error: &str) -> String {
    let Err(diagnostic) = Limits::default().check_bytes(bytes) else { return String::new() };
    match error {
        "DossierError" => throws!(tieuchi::DossierError)(diagnostic.into()),
        #[cfg(feature = "indices")]
        "IndexDocumentError" => throws!(tieuchi::IndexError)(diagnostic.into()),
        #[cfg(feature = "register")]
        "RegisterError" => throws!(tieuchi::RegisterError)(diagnostic.into()),
        #[cfg(feature = "rollup")]
        "RosterError" => throws!(tieuchi::RosterError)(diagnostic.into()),
        _ => throws!(tieuchi::RuleSetError)(diagnostic.into()),
    }
}

/// A text with what hides or reorders written out, for messages.
#[wasm_bindgen]
pub fn visible(text: &str) -> String {
    tieuchi::visible(text).into_owned()
}

/// Every word of the engine's that results use, with the words that officials read, as JSON.
#[wasm_bindgen]
pub fn vocabulary() -> String {
    let mut out = Json::default();
    out.open('{');
    out.words("outcome", &Outcome::ALL.map(|word| (word.as_str(), labels(|language| word.label(language)))));
    out.words("reason", &Reason::ALL.map(|word| (word.as_str(), labels(|language| word.label(language)))));
    out.words("status", &Status::ALL.map(|word| (word.as_str(), labels(|language| word.label(language)))));
    out.words("basis", &Basis::ALL.map(|word| (word.as_str(), labels(|language| word.label(language)))));
    out.words(
        "severity",
        &Severity::ALL.map(|word| (word.as_str(), labels(|language| word.label(language)))),
    );
    out.key("agencyKind").open('[');
    for kind in AgencyKind::ALL {
        out.string(kind.as_str());
    }
    out.close(']');
    #[cfg(feature = "register")]
    register::words(&mut out);
    #[cfg(feature = "rollup")]
    several::words(&mut out);
    #[cfg(feature = "procedure")]
    procedure::words(&mut out);
    out.key("code").open('{');
    for code in Code::ALL {
        out.entry(code.as_str(), code.severity().as_str());
    }
    out.close('}').close('}');
    out.0
}

fn labels(label: impl Fn(Language) -> &'static str) -> [&'static str; 2] {
    Language::ALL.map(label)
}

/// A JSON text in the making.
#[derive(Default)]
struct Json(String);

impl Json {
    fn separate(&mut self) {
        if !matches!(self.0.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
    }

    fn open(&mut self, bracket: char) -> &mut Self {
        self.separate();
        self.0.push(bracket);
        self
    }

    fn close(&mut self, bracket: char) -> &mut Self {
        self.0.push(bracket);
        self
    }

    fn key(&mut self, key: &str) -> &mut Self {
        self.string(key);
        self.0.push(':');
        self
    }

    /// A value that is JSON.
    fn raw(&mut self, json: &str) {
        self.separate();
        self.0.push_str(json);
    }

    fn entry(&mut self, key: &str, text: &str) {
        self.key(key).string(text);
    }

    fn string(&mut self, text: &str) {
        self.separate();
        self.0.push('"');
        self.0.push_str(&json_escaped(text));
        self.0.push('"');
    }

    #[cfg(feature = "procedure")]
    fn strings(&mut self, key: &str, texts: &[&str]) {
        self.key(key).open('[');
        for text in texts {
            self.string(text);
        }
        self.close(']');
    }

    /// Words, each with what officials read.
    fn words(&mut self, key: &str, words: &[(&str, [&str; 2])]) {
        self.key(key).open('{');
        for (word, labels) in words {
            self.key(word).open('{');
            for (language, label) in Language::ALL.iter().zip(labels) {
                self.entry(language.tag(), label);
            }
            self.close('}');
        }
        self.close('}');
    }
}
