//! The stages put together: what a user of the crate calls.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::compile::compile;
use crate::diagnostic::code::Code;
use crate::diagnostic::entry::Diagnostic;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::phrase::Phrase;
use crate::diagnostic::sink::{Detail, from_bytes, whole};
#[cfg(feature = "register")]
use crate::error::RegisterError;
use crate::error::{DossierError, RuleSetError};
use crate::evaluate::evaluate;
use crate::limits::Limits;
use crate::model::agency::Agency;
#[cfg(feature = "procedure")]
use crate::model::assessment::Duty;
#[cfg(feature = "procedure")]
use crate::model::assessment::GivenIn;
use crate::model::condition::ConditionFinding;
use crate::model::criterion::Criterion;
use crate::model::dossier::Dossier;
use crate::model::evaluation::{Evaluation, Finding};
#[cfg(feature = "procedure")]
use crate::model::progress::{Position, Progress};
#[cfg(feature = "register")]
use crate::model::register::{Recorded, Register, Standing, Unit};
use crate::model::rule_set::{Attached, RuleSet, RuleSetRef};
#[cfg(feature = "procedure")]
use crate::model::sheet::{self, Sheet, SheetEntry};
use crate::print;
use crate::print::evaluation::Hashes;
use crate::read;
use crate::value::date::Date;
use crate::value::digest::Digest;
use crate::value::language::Language;
use crate::value::quantity::Bound;

/// The text of UTF-8 bytes, or the one diagnostic that says where they are not.
///
/// ```
/// assert_eq!(tieuchi::utf8(b"{}").unwrap(), "{}");
/// assert_eq!(tieuchi::utf8(b"{\n \xff}").unwrap_err().line(), 2);
/// ```
pub fn utf8(bytes: &[u8]) -> Result<&str, Box<Diagnostic>> {
    std::str::from_utf8(bytes).map_err(|error| Box::new(from_bytes(bytes, error.valid_up_to())))
}

#[cfg(any(feature = "register", feature = "indices"))]
impl crate::model::kind::DocumentKind {
    /// The kind of a JSON text, where it is plain: it says so itself, or its keys are those of a rule set or of a dossier.
    ///
    /// ```
    /// use tieuchi::DocumentKind;
    ///
    /// assert_eq!(DocumentKind::of(r#"{"kind": "index"}"#), Some(DocumentKind::Index));
    /// assert_eq!(DocumentKind::of(r#"{"rule_set": "a", "values": {}}"#), Some(DocumentKind::Dossier));
    /// assert_eq!(DocumentKind::of(r#"{"kind": "indx", "groups": []}"#), None);
    /// ```
    pub fn of(text: &str) -> Option<Self> {
        read::kind::of(text, &Limits::default())
    }
}

/// What is said of a name that nothing has.
fn unknown(code: Code, name: &str, known: &mut dyn Iterator<Item = &str>) -> Box<Diagnostic> {
    let detail = Detail::default().found(Phrase::verbatim(name)).nearest(nearest(name, known));
    Box::new(whole(code, detail))
}

impl From<Box<Diagnostic>> for RuleSetError {
    fn from(diagnostic: Box<Diagnostic>) -> Self {
        Self { diagnostics: vec![*diagnostic] }
    }
}

#[cfg(feature = "register")]
impl From<Box<Diagnostic>> for RegisterError {
    fn from(diagnostic: Box<Diagnostic>) -> Self {
        Self { diagnostics: vec![*diagnostic] }
    }
}

impl From<Box<Diagnostic>> for DossierError {
    fn from(diagnostic: Box<Diagnostic>) -> Self {
        Self { diagnostics: vec![*diagnostic] }
    }
}

impl RuleSet {
    /// The rule set of a JSON text, with the default [`Limits`].
    ///
    /// The format is described in `docs/rule-format.md`. All errors are reported at once:
    ///
    /// ```
    /// use tieuchi::{Code, RuleSet};
    ///
    /// let error = RuleSet::from_json("{\"id\": \"a b\", \"yeers\": []}").unwrap_err();
    /// let codes: Vec<Code> = error.diagnostics().iter().map(|found| found.code()).collect();
    /// assert!(codes.contains(&Code::InvalidId) && codes.contains(&Code::UnknownKey));
    /// ```
    pub fn from_json(text: &str) -> Result<Self, RuleSetError> {
        Self::from_json_with(text, &Limits::default())
    }

    /// The rule set of a JSON text, with limits of your own.
    pub fn from_json_with(text: &str, limits: &Limits) -> Result<Self, RuleSetError> {
        match read::rule_set::read(text, limits) {
            (Some(content), warnings) => {
                let digest = Digest::of(&print::rule_set::canonical(&content));
                Ok(Self(Arc::new(compile(content, warnings, digest)), Attached::default()))
            }
            (None, diagnostics) => Err(RuleSetError { diagnostics }),
        }
    }

    /// The canonical form: the same content always gives the same text. It reads back to an equal rule set.
    pub fn to_canonical_json(&self) -> String {
        print::rule_set::canonical(self.content())
    }

    /// The criterion with this id, or a diagnostic that names the nearest one.
    ///
    /// ```
    /// use tieuchi::RuleSet;
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// assert_eq!(rules.look_up_criterion("II.3").map(|found| found.id.as_str()), Ok("II.3"));
    /// assert_eq!(rules.look_up_criterion("ii.3").unwrap_err().nearest(), Some("II.3"));
    /// # Ok::<(), tieuchi::RuleSetError>(())
    /// ```
    pub fn look_up_criterion(&self, id: &str) -> Result<&Criterion, Box<Diagnostic>> {
        self.criterion(id).ok_or_else(|| {
            let mut known = self.criteria().iter().map(|criterion| criterion.id.as_str());
            unknown(Code::UnknownCriterion, id, &mut known)
        })
    }

    /// The agency with this id, or a diagnostic that names the nearest one.
    ///
    /// ```
    /// use tieuchi::RuleSet;
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// assert_eq!(rules.look_up_agency("so-tttt").map(|found| found.name.vi.as_str()), Ok("Sở Thông tin và Truyền thông"));
    /// assert_eq!(rules.look_up_agency("so-ttt").unwrap_err().nearest(), Some("so-tttt"));
    /// # Ok::<(), tieuchi::RuleSetError>(())
    /// ```
    pub fn look_up_agency(&self, id: &str) -> Result<&Agency, Box<Diagnostic>> {
        self.agencies().iter().find(|agency| agency.id.as_str() == id).ok_or_else(|| {
            let mut known = self.agencies().iter().map(|agency| agency.id.as_str());
            unknown(Code::UnknownAgency, id, &mut known)
        })
    }

    /// One criterion as it stands in the canonical form ([`RuleSet::to_canonical_json`]).
    ///
    /// ```
    /// use tieuchi::RuleSet;
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// let criterion = rules.criterion_to_canonical_json("II.3").unwrap();
    /// assert!(rules.to_canonical_json().contains(&criterion));
    /// # Ok::<(), tieuchi::RuleSetError>(())
    /// ```
    pub fn criterion_to_canonical_json(&self, id: &str) -> Option<String> {
        self.criterion(id).map(print::rule_set::canonical_criterion)
    }

    /// One criterion as JSON for who shows it: each citation with number and date of what it cites, as in a finding; each
    /// target with its year, what it demands of every subject and what by an attribute. Every key is always there.
    ///
    /// ```
    /// use tieuchi::RuleSet;
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// let criterion = rules.criterion_to_json("II.3").unwrap();
    /// assert!(criterion.contains(r#""targets":[{"year":2024,"general":{"at_least":"70"},"by":null,"at":[]},"#));
    /// assert!(criterion.contains(r#""number":"411/QĐ-TTg","date":"2022-03-31","locator":null"#));
    /// # Ok::<(), tieuchi::RuleSetError>(())
    /// ```
    pub fn criterion_to_json(&self, id: &str) -> Option<String> {
        self.criterion(id).map(|criterion| print::criterion::json(self, criterion))
    }

    /// The duties that bind this agency, in the order of the rule set, or a diagnostic that names the nearest agency.
    ///
    /// An agency is bound where a duty names it. Of a class of agencies the duties are those of the class alone: who
    /// belongs to it the rule set does not say.
    ///
    /// ```
    /// use tieuchi::RuleSet;
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// let duties = rules.duties_of("so-noi-vu").unwrap();
    /// assert_eq!(duties.iter().map(|duty| duty.source.locator.as_str()).collect::<Vec<_>>(), ["Điều 4, khoản 2"]);
    /// assert_eq!(rules.duties_of("so-noivu").unwrap_err().nearest(), Some("so-noi-vu"));
    /// # Ok::<(), tieuchi::RuleSetError>(())
    /// ```
    #[cfg(feature = "procedure")]
    pub fn duties_of(&self, agency: &str) -> Result<Vec<&Duty>, Box<Diagnostic>> {
        self.look_up_agency(agency)?;
        let binds = |duty: &&Duty| duty.actors.iter().any(|actor| actor.as_str() == agency);
        Ok(self.duties().iter().filter(binds).collect())
    }

    /// The duties of an agency, or all, as they stand in the canonical form ([`RuleSet::to_canonical_json`]): a JSON
    /// array.
    ///
    /// ```
    /// use tieuchi::RuleSet;
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// assert!(rules.to_canonical_json().contains(&rules.duties_to_json(None).unwrap()));
    /// assert!(rules.duties_to_json(Some("so-noi-vu")).unwrap().starts_with("[{\"act\":"));
    /// # Ok::<(), tieuchi::RuleSetError>(())
    /// ```
    #[cfg(feature = "procedure")]
    pub fn duties_to_json(&self, agency: Option<&str>) -> Result<String, Box<Diagnostic>> {
        let duties = match agency {
            Some(agency) => self.duties_of(agency)?,
            None => self.duties().iter().collect(),
        };
        Ok(print::acting::canonical_duties(&duties))
    }

    /// What [`RuleSet::agency_at`] says, as JSON: `id` of the agency that acts, its `name`, and `ended`, a day or `null`.
    ///
    /// ```
    /// use tieuchi::RuleSet;
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.commune")?;
    /// let then = rules.agency_at_to_json("bcd-thi-xa", "2024-12-31".parse().unwrap()).unwrap();
    /// assert!(then.starts_with("{\"id\":\"bcd-thi-xa\",\"name\":{") && then.ends_with("\"ended\":null}"));
    /// # Ok::<(), tieuchi::RuleSetError>(())
    /// ```
    pub fn agency_at_to_json(&self, id: &str, day: Date) -> Option<String> {
        self.agency_at(id, day).map(|then| print::rule_set::agency_at(&then))
    }

    /// The dossier of a JSON text, read against this rule set with the default [`Limits`].
    ///
    /// The format is described in `docs/dossier-format.md`. All errors are reported at once.
    ///
    /// ```
    /// use tieuchi::{Code, RuleSet};
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// let error = rules.read_dossier(
    ///     r#"{"rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "38.381", "level": "district"},
    ///         "year": 2024, "values": {"II.3": "99,5"}}"#,
    /// ).unwrap_err();
    /// assert_eq!(error.diagnostics()[0].code(), Code::DecimalComma);
    /// assert_eq!(error.diagnostics()[0].pointer(), "/values/II.3");
    /// # Ok::<(), tieuchi::RuleSetError>(())
    /// ```
    pub fn read_dossier(&self, text: &str) -> Result<Dossier, DossierError> {
        self.read_dossier_with(text, &Limits::default())
    }

    /// The dossier of a JSON text, with limits of your own.
    pub fn read_dossier_with(&self, text: &str, limits: &Limits) -> Result<Dossier, DossierError> {
        read::dossier::read(self, text, limits).map_err(|diagnostics| DossierError { diagnostics })
    }

    /// What the dossier comes to. This cannot fail; a dossier that was read against a rule set of other content is
    /// undetermined throughout.
    pub fn evaluate(&self, dossier: &Dossier) -> Evaluation {
        evaluate(self, dossier)
    }
}

impl Criterion {
    /// A bound of this criterion in words: `≥ 70%`, `có`.
    ///
    /// ```
    /// use tieuchi::{Language, RuleSet, Year};
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// let criterion = rules.criterion("II.3").unwrap();
    /// let bound = criterion.target(Year::new(2024).unwrap()).unwrap().general.unwrap();
    /// assert_eq!(criterion.bound_text(bound, Language::Vietnamese), "≥ 70%");
    /// # Ok::<(), tieuchi::RuleSetError>(())
    /// ```
    pub fn bound_text(&self, bound: Bound, language: Language) -> String {
        print::explain::bound(bound, self, language)
    }
}

impl Dossier {
    /// The canonical form: the same content always gives the same text, however it was laid out or spelled.
    ///
    /// ```
    /// use tieuchi::RuleSet;
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// let head = r#""rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "1", "level": "district"}, "year": 2024"#;
    /// let short = rules.read_dossier(&format!(r#"{{{head}, "values": {{"II.3": 82.50, "II.4": 12, "I.1": null}}}}"#))?;
    /// let long = rules.read_dossier(
    ///     &format!(r#"{{"values": {{"II.4": {{"count": 12}}, "II.3": {{"percent": "82.5"}}}}, {head}}}"#),
    /// )?;
    /// assert_eq!(short.to_canonical_json(), long.to_canonical_json());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_canonical_json(&self) -> String {
        print::dossier::canonical(self)
    }

    /// The SHA-256 of the canonical form.
    pub fn sha256(&self) -> Digest {
        Digest::of(&self.to_canonical_json())
    }
}

impl Evaluation {
    /// The evaluation as JSON: the same bytes for the same rule set and dossier, everywhere and always. The format is
    /// described in `docs/results.md`.
    pub fn to_json(&self) -> String {
        print::evaluation::json(self, None)
    }

    /// The evaluation bound to the dossier by hashes; they are computed here, not before.
    pub fn receipt(&self) -> Receipt {
        let evaluation = self.to_json();
        let hashes = Hashes { dossier: self.dossier().sha256(), evaluation: Digest::of(&evaluation) };
        let json = print::evaluation::json(self, Some(&hashes));
        Receipt { dossier: hashes.dossier, evaluation: hashes.evaluation, json }
    }

    /// What the outcome means, in words: "đủ điều kiện đề nghị công nhận", never that anyone is recognised.
    pub fn explain(&self, language: Language) -> &'static str {
        print::explain::whole(self.outcome(), language)
    }
}

#[cfg(feature = "procedure")]
impl Progress<'_> {
    /// It as JSON, with every key always there. The format is described in `docs/procedure.md`.
    pub fn to_json(&self) -> String {
        print::progress::json(self)
    }
}

#[cfg(feature = "procedure")]
impl Evaluation {
    /// What an agency is asked of the dossier in one of its lists, and what it has said; or a diagnostic that names the
    /// nearest agency.
    ///
    /// ```
    /// use tieuchi::{GivenIn, RuleSet};
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// let dossier = rules.read_dossier(
    ///     r#"{"rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "38.381", "level": "district"}, "year": 2024,
    ///         "opinions": [{"agency": "so-y-te", "criterion": "V.2", "outcome": "met"}]}"#,
    /// )?;
    /// let evaluation = rules.evaluate(&dossier);
    /// let sheet = evaluation.sheet("so-y-te", GivenIn::Opinions).unwrap();
    /// let open: Vec<_> = sheet.entries().iter().filter(|entry| entry.statement.is_none()).collect();
    /// assert_eq!((sheet.entries().len(), open[0].finding.criterion().id.as_str()), (2, "V.3"));
    /// assert_eq!(evaluation.sheet("so-yte", GivenIn::Opinions).err().unwrap().nearest(), Some("so-y-te"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sheet(&self, agency: &str, given_in: GivenIn) -> Result<Sheet<'_>, Box<Diagnostic>> {
        Ok(sheet::of(self, self.rules().look_up_agency(agency)?, given_in))
    }
}

#[cfg(feature = "procedure")]
impl Position<'_> {
    /// The value in words, as [`Finding::observed_text`] gives it; nothing where the outcome alone was stated. Criterion and
    /// bound are those of the [`AssessedCriterion`](crate::AssessedCriterion) or [`Disagreement`](crate::Disagreement).
    pub fn observed_text(&self, criterion: &Criterion, bound: Option<Bound>, language: Language) -> String {
        let value = self.value.map(|value| print::explain::value_of(value, criterion, bound, language));
        value.unwrap_or_default()
    }
}

#[cfg(feature = "procedure")]
impl SheetEntry<'_> {
    /// The value that the agency finds in words; nothing where it states none.
    pub fn observed_text(&self, language: Language) -> String {
        let value = self.statement.and_then(|statement| statement.value);
        let (criterion, bound) = (self.finding.criterion(), self.finding.bound());
        value.map(|value| print::explain::value_of(value, criterion, bound, language)).unwrap_or_default()
    }
}

#[cfg(feature = "procedure")]
impl Sheet<'_> {
    /// It as JSON: what the agency is asked, what the subject reports, what the agency says.
    pub fn to_json(&self) -> String {
        print::sheet::json(self)
    }

    /// The blank sheet: under `to_fill` what the agency has not said yet, in the form of a dossier, and under
    /// `criteria` what it needs to say it.
    pub fn to_blank_json(&self) -> String {
        print::sheet::blank(self)
    }
}

impl Finding<'_> {
    /// The reason in words, with the distance where there is one: "thấp hơn chỉ tiêu: thiếu 1,7461 điểm phần trăm,
    /// cần thêm 330 hộ gia đình".
    pub fn explain(&self, language: Language) -> String {
        print::explain::finding(self, language)
    }

    /// The target in words: `≥ 70%`; nothing where there is none.
    pub fn target_text(&self, language: Language) -> String {
        print::explain::target(self.bound(), self.criterion(), language)
    }

    /// The value in words: `68,2539% (12.900/18.900)`; nothing where none was reported.
    pub fn observed_text(&self, language: Language) -> String {
        print::explain::observed(self.value(), self.bound(), self.criterion(), language)
    }
}

#[cfg(feature = "programmes")]
impl Evaluation {
    /// Which level of recognition is reached and what the next one lacks, in words; `None` where the rule set has no levels.
    pub fn level_text(&self, language: Language) -> Option<String> {
        print::explain::level(self, language)
    }
}

impl ConditionFinding<'_> {
    /// What is asked, what was reached and what is missing, in words.
    pub fn explain(&self, language: Language) -> String {
        print::explain::condition(self, language)
    }
}

#[cfg(feature = "register")]
impl Register {
    /// The register of a JSON text, with the default [`Limits`].
    ///
    /// The format is described in `docs/register-format.md`. All errors are reported at once:
    ///
    /// ```
    /// use tieuchi::{Code, Register};
    ///
    /// let error = Register::from_json("{\"kind\": \"registre\"}").unwrap_err();
    /// let codes: Vec<Code> = error.diagnostics().iter().map(|found| found.code()).collect();
    /// assert!(codes.contains(&Code::UnknownWord) && codes.contains(&Code::MissingKey));
    /// ```
    pub fn from_json(text: &str) -> Result<Self, RegisterError> {
        Self::from_json_with(text, &Limits::default())
    }

    /// The register of a JSON text, with limits of your own.
    pub fn from_json_with(text: &str, limits: &Limits) -> Result<Self, RegisterError> {
        let entries =
            read::register::read(text, limits).map_err(|diagnostics| RegisterError { diagnostics })?;
        let digest = Digest::of(&print::register::canonical(&entries));
        Ok(Self(Arc::new(Recorded { entries, digest })))
    }

    /// The canonical form: the same content always gives the same text. It reads back to an equal register.
    pub fn to_canonical_json(&self) -> String {
        print::register::canonical(&self.0.entries)
    }

    /// The unit with this id or name, among those that the register names, or a diagnostic with the nearest one.
    ///
    /// ```
    /// use tieuchi::Register;
    ///
    /// let register = Register::builtin("vn.thanh-hoa.dx.register")?;
    /// assert_eq!(register.look_up_unit("38.381").unwrap().name, "Thị xã Bỉm Sơn");
    /// assert_eq!(register.look_up_unit("Thị xã Bỉn Sơn").unwrap_err().nearest(), Some("Thị xã Bỉm Sơn"));
    /// # Ok::<(), tieuchi::RegisterError>(())
    /// ```
    pub fn look_up_unit(&self, named: &str) -> Result<&Unit, Box<Diagnostic>> {
        let units = self.units();
        let found = units.iter().find(|unit| unit.id.as_str() == named || unit.name == named);
        found.copied().ok_or_else(|| {
            let mut known = units.iter().flat_map(|unit| [unit.id.as_str(), unit.name.as_str()]);
            unknown(Code::UnknownUnit, named, &mut known)
        })
    }
}

#[cfg(feature = "register")]
impl Evaluation {
    /// What a register says of the subject ([`Register::standing`]).
    ///
    /// ```
    /// use tieuchi::{Register, RuleSet};
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// let dossier = rules.read_dossier(
    ///     r#"{"rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "38.381", "level": "district"}, "year": 2024}"#,
    /// )?;
    /// let evaluation = rules.evaluate(&dossier);
    /// let register = Register::builtin("vn.thanh-hoa.dx.register")?;
    /// let standing = evaluation.standing(&register, None);
    /// assert!(standing.assignment().is_some() && standing.recognised().is_none());
    /// assert!(evaluation.to_json_with_standing(&standing).contains(r#""standing":{"register":"#));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn standing<'r>(&self, register: &'r Register, as_of: Option<Date>) -> Standing<'r> {
        let subject = self.subject();
        register.standing(&subject.id, &subject.level, as_of)
    }

    /// The evaluation's JSON with one key more at its end, `standing`: what a register says of the subject.
    pub fn to_json_with_standing(&self, standing: &Standing<'_>) -> String {
        print::evaluation::json_with_standing(self, standing)
    }
}

#[cfg(feature = "register")]
impl Standing<'_> {
    /// What the register says of the unit, as JSON with every key always there.
    ///
    /// ```
    /// use tieuchi::{Level, Register, SubjectId};
    ///
    /// let register = Register::builtin("vn.thanh-hoa.dx.register")?;
    /// let unit = SubjectId::new("38.381").unwrap();
    /// let standing = register.standing(&unit, &Level::new("district").unwrap(), None);
    /// assert!(standing.to_json().contains(r#""assigned":"assigned","finish":{"by":2025}"#));
    /// # Ok::<(), tieuchi::RegisterError>(())
    /// ```
    pub fn to_json(&self) -> String {
        print::register::json(self)
    }
}

/// A receipt: an evaluation with the hashes of its dossier's canonical form and of its own JSON.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
    dossier: Digest,
    evaluation: Digest,
    json: String,
}

impl Receipt {
    /// The SHA-256 of the dossier's canonical form.
    pub fn dossier_sha256(&self) -> Digest {
        self.dossier
    }

    /// The SHA-256 of the evaluation's JSON, the bytes of [`Evaluation::to_json`].
    pub fn evaluation_sha256(&self) -> Digest {
        self.evaluation
    }

    /// The evaluation's JSON with one key more at its end, `receipt`, that holds both hashes.
    pub fn to_json(&self) -> &str {
        &self.json
    }
}

/// Rule sets at hand, from which each dossier picks its own by name.
///
/// ```
/// use tieuchi::RuleSets;
///
/// let sets = RuleSets::builtin();
/// let dossier = sets.read_dossier(
///     r#"{"rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "38.381", "level": "district"}, "year": 2025}"#,
/// )?;
/// assert_eq!(dossier.rules().evaluate(&dossier).year().number(), 2025);
/// # Ok::<(), tieuchi::DossierError>(())
/// ```
#[derive(Clone, Default, Debug)]
pub struct RuleSets(pub(crate) Vec<RuleSet>);

impl RuleSets {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a rule set. Of two with the same id and version, the one added last counts.
    pub fn add(&mut self, rules: RuleSet) {
        self.0.retain(|held| (held.id(), held.version()) != (rules.id(), rules.version()));
        self.0.push(rules);
    }

    /// The rule sets, in the order added.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &RuleSet> {
        self.0.iter()
    }

    /// The dossier of a JSON text, read against the rule set that it names; where it names no version, against the
    /// highest at hand.
    pub fn read_dossier(&self, text: &str) -> Result<Dossier, DossierError> {
        self.read_dossier_with(text, &Limits::default())
    }

    /// The dossier of a JSON text, with limits of your own.
    pub fn read_dossier_with(&self, text: &str, limits: &Limits) -> Result<Dossier, DossierError> {
        self.read(text, limits).map_err(|diagnostics| DossierError { diagnostics })
    }

    fn read(&self, text: &str, limits: &Limits) -> Result<Dossier, Vec<Diagnostic>> {
        let tape = read::dossier::parse_dossier(text, limits)?;
        // With a single rule set every mistake is a mistake against that one.
        if let [only] = self.0.as_slice() {
            return read::dossier::read_tape(only, &tape, limits);
        }
        let named = read::dossier::read_rule_set_ref(&tape, limits)?;
        let rules = self
            .iter()
            .filter(|rules| {
                *rules.id() == named.id && named.version.is_none_or(|version| version == rules.version())
            })
            .max_by_key(|rules| rules.version());
        if let Some(rules) = rules {
            return read::dossier::read_tape(rules, &tape, limits);
        }
        let known = self.names(named.version.is_some());
        Err(read::dossier::no_such_rule_set(&tape, limits, &named, &known))
    }

    /// The names of the rule sets, each once: with their versions where a version was asked for.
    fn names(&self, with_versions: bool) -> Vec<String> {
        let mut seen = BTreeSet::new();
        self.iter()
            .map(|rules| {
                let version = with_versions.then(|| rules.version());
                RuleSetRef { id: rules.id().clone(), version }.to_string()
            })
            .filter(|name| seen.insert(name.clone()))
            .collect()
    }
}

impl FromIterator<RuleSet> for RuleSets {
    fn from_iter<T: IntoIterator<Item = RuleSet>>(sets: T) -> Self {
        let mut all = Self::new();
        sets.into_iter().for_each(|rules| all.add(rules));
        all
    }
}
