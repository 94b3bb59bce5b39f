//! What crates beside the engine read and check documents of their own with: the strict reader, and the one catalogue of
//! messages.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::code::Code;
use crate::diagnostic::entry::Diagnostic;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::phrase::{Phrase, Word};
use crate::diagnostic::sink::{Detail, from_syntax, whole};
use crate::json::parse::parse;
use crate::json::tape::{Item, Kind, Tape};
use crate::limits::Limits;
use crate::model::evaluation::Evaluation;
use crate::model::rule_set::{RuleSet, RuleSetRef};
use crate::print::evaluation::json_of;
use crate::read::fields::Reader;
use crate::value::date::Year;
use crate::value::language::Text;

/// A JSON text that was read as strictly as every document, with the place of everything in it.
///
/// ```
/// use tieuchi::{Json, JsonKind, Limits};
///
/// let json = Json::parse(r#"{"targets": {"2024": 70.0}}"#, &Limits::default())?;
/// let target = json.at("/targets/2024").unwrap();
/// assert_eq!((target.kind(), target.raw(), target.span()), (JsonKind::Number, "70.0", 21..25));
/// assert_eq!(target.pointer(), "/targets/2024");
/// # Ok::<(), Box<tieuchi::Diagnostic>>(())
/// ```
pub struct Json<'t>(Tape<'t>);

/// One value of a [`Json`], or a key.
#[derive(Clone, Copy)]
pub struct JsonItem<'p, 't>(Item<'p, 't>);

/// What a JSON value is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum JsonKind {
    /// `null`.
    Null,
    /// `true`.
    True,
    /// `false`.
    False,
    /// A number.
    Number,
    /// A string.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
}

impl<'t> Json<'t> {
    /// Reads a text; what is wrong with it as JSON is the one diagnostic.
    pub fn parse(text: &'t str, limits: &Limits) -> Result<Self, Box<Diagnostic>> {
        parse(text, limits).map(Self).map_err(|error| Box::new(from_syntax(error, text)))
    }

    /// The value that the document is.
    pub fn root(&self) -> JsonItem<'_, 't> {
        JsonItem(self.0.root())
    }

    /// The value at a JSON pointer (RFC 6901).
    pub fn at(&self, pointer: &str) -> Option<JsonItem<'_, 't>> {
        let mut item = self.root();
        for name in pointer.split('/').skip(1) {
            let name = name.replace("~1", "/").replace("~0", "~");
            item = match item.kind() {
                JsonKind::Array => item.items().nth(name.parse().ok()?)?,
                _ => item.get(&name)?,
            };
        }
        Some(item)
    }
}

impl<'p, 't> JsonItem<'p, 't> {
    /// What it is.
    pub fn kind(self) -> JsonKind {
        match self.0.kind() {
            Kind::Null => JsonKind::Null,
            Kind::True => JsonKind::True,
            Kind::False => JsonKind::False,
            Kind::Number => JsonKind::Number,
            Kind::String | Kind::Escaped => JsonKind::String,
            Kind::Array => JsonKind::Array,
            Kind::Object => JsonKind::Object,
        }
    }

    /// What a string says; nothing for what is no string.
    pub fn string(self) -> Option<Cow<'t, str>> {
        self.0.string()
    }

    /// The text as written, with the quotes of a string.
    pub fn raw(self) -> &'t str {
        self.0.raw()
    }

    /// Where it stands, in bytes of the text.
    pub fn span(self) -> Range<usize> {
        self.0.span()
    }

    /// Its JSON pointer; a key's is that of its value.
    pub fn pointer(self) -> String {
        self.0.pointer()
    }

    /// The values of a list; nothing for what is none.
    pub fn items(self) -> impl Iterator<Item = JsonItem<'p, 't>> {
        self.0.items().map(JsonItem)
    }

    /// The keys and values of an object; nothing for what is none.
    pub fn entries(self) -> impl Iterator<Item = (JsonItem<'p, 't>, JsonItem<'p, 't>)> {
        self.0.entries().map(|(key, value)| (JsonItem(key), JsonItem(value)))
    }

    /// The value of the first entry with this key.
    pub fn get(self, key: &str) -> Option<JsonItem<'p, 't>> {
        self.0.get(key).map(JsonItem)
    }
}

impl RuleSetRef {
    /// Whether it names this rule set.
    pub fn names(&self, rules: &RuleSet) -> bool {
        self.id == *rules.id() && self.version.is_none_or(|version| version == rules.version())
    }
}

/// The name among those known that was probably meant by a wrong one.
pub fn nearest_name<'n>(wrong: &str, known: impl IntoIterator<Item = &'n str>) -> Option<String> {
    nearest(wrong, &mut known.into_iter())
}

impl Evaluation {
    /// The evaluation as JSON, where the list `criteria` holds the findings of these criteria alone: of a large rule set
    /// all of it is long.
    ///
    /// ```
    /// use tieuchi::RuleSet;
    ///
    /// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
    /// let dossier = rules.read_dossier(
    ///     r#"{"rule_set": "vn.thanh-hoa.dx.district", "subject": {"id": "1", "level": "district"}, "year": 2024}"#,
    /// ).unwrap();
    /// let evaluation = rules.evaluate(&dossier);
    /// let all: Vec<&str> = rules.criteria().iter().map(|criterion| criterion.id.as_str()).collect();
    /// assert_eq!(evaluation.to_json_of(&all), evaluation.to_json());
    /// assert!(evaluation.to_json_of(&["II.3"]).contains(r#""criteria":[{"id":"II.3","#));
    /// # Ok::<(), tieuchi::RuleSetError>(())
    /// ```
    pub fn to_json_of(&self, criteria: &[&str]) -> String {
        json_of(self, criteria)
    }
}

/// What a [`Findings::say`] says beyond code and place.
#[derive(Default)]
pub struct Said(Detail);

impl Said {
    /// What was found: words of the document, shortened and without invisible characters.
    #[must_use]
    pub fn found(text: &str) -> Self {
        Self(Detail::default().found(Phrase::verbatim(text)))
    }

    /// What was found, however long: a hash, or a list of them.
    #[must_use]
    pub fn in_full(text: &str) -> Self {
        Self(Detail::default().found(Phrase::names([text])))
    }

    /// How many were found.
    #[must_use]
    pub fn number(number: usize) -> Self {
        Self(Detail::default().found(Phrase::number(number)))
    }

    /// A name that stands twice.
    #[must_use]
    pub fn in_use(name: &str) -> Self {
        Self(Detail::default().found(Phrase::verbatim(name)).how(Word::InUse))
    }

    /// What was expected.
    #[must_use]
    pub fn expected(self, text: &str) -> Self {
        Self(self.0.expected(Phrase::verbatim(text)))
    }

    /// What was expected: one of these.
    #[must_use]
    pub fn one_of<T: AsRef<str>>(self, names: impl IntoIterator<Item = T>) -> Self {
        Self(self.0.expected(Phrase::names(names)))
    }

    /// What was found: these names.
    #[must_use]
    pub fn names<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> Self {
        Self(Detail::default().found(Phrase::names(names)))
    }

    /// How many were expected.
    #[must_use]
    pub fn expected_number(self, number: usize) -> Self {
        Self(self.0.expected(Phrase::number(number)))
    }

    /// It as a diagnostic of its own, about no place in a document.
    pub fn alone(self, code: Code) -> Diagnostic {
        whole(code, self.0)
    }

    /// The name among these that was probably meant by a wrong one.
    #[must_use]
    pub fn nearest<'n>(self, wrong: &str, names: impl IntoIterator<Item = &'n str>) -> Self {
        Self(self.0.nearest(nearest(wrong, &mut names.into_iter())))
    }
}

impl Diagnostic {
    /// Something said of what is no JSON text, such as a cell of a table: without pointer, line and column.
    ///
    /// ```
    /// use tieuchi::{Code, Diagnostic, Language, Said};
    ///
    /// let diagnostic = Diagnostic::of(Code::CellFormula, Said::found("SUM(E5:E9)"));
    /// assert_eq!(diagnostic.line(), 0);
    /// assert!(diagnostic.message(Language::English).contains("`SUM(E5:E9)`"));
    /// ```
    pub fn of(code: Code, said: Said) -> Self {
        Self { line: 0, column: 0, ..whole(code, said.0) }
    }
}

/// What is wrong with a document, collected while it is read.
///
/// ```
/// use tieuchi::{Code, Findings, Json, Limits, Said};
///
/// let text = r#"{"name": "", "yeer": 2024}"#;
/// let (json, limits) = (Json::parse(text, &Limits::default())?, Limits::default());
/// let mut findings = Findings::new(&limits);
/// let [name, year] = findings.fields(json.root(), &["name", "year"]).unwrap();
/// assert!(year.is_none() && findings.filled(name.unwrap()).is_none());
/// let codes: Vec<Code> = findings.finish(text).iter().map(|found| found.code()).collect();
/// assert_eq!(codes, [Code::Empty, Code::UnknownKey]);
/// # Ok::<(), Box<tieuchi::Diagnostic>>(())
/// ```
pub struct Findings<'l>(Reader<'l>);

impl<'l> Findings<'l> {
    /// Nothing yet; text must be in normalization form C.
    pub fn new(limits: &'l Limits) -> Self {
        Self(Reader::new(limits, true))
    }

    /// Whether there is an error among them.
    pub fn failed(&self) -> bool {
        self.0.sink.failed()
    }

    /// Says something of a place.
    pub fn say(&mut self, code: Code, at: JsonItem<'_, '_>, said: Said) {
        self.0.sink.report(code, at.0, || said.0);
    }

    /// The values of the keys that an object may have, each in its place; `null` counts as absent. Other keys, keys that
    /// stand twice and what is no object are reported.
    pub fn fields<'p, 't, const N: usize>(
        &mut self,
        object: JsonItem<'p, 't>,
        names: &[&'static str; N],
    ) -> Option<[Option<JsonItem<'p, 't>>; N]> {
        Some(self.0.fields(object.0, names)?.map(|field| field.map(JsonItem)))
    }

    /// A field that must be there.
    pub fn required<'p, 't>(
        &mut self,
        object: JsonItem<'p, 't>,
        field: Option<JsonItem<'p, 't>>,
        name: &'static str,
    ) -> Option<JsonItem<'p, 't>> {
        self.0.required(object.0, field.map(|field| field.0), name).map(JsonItem)
    }

    /// The keys and values of an object whose keys are data, none of them twice.
    pub fn entries<'p, 't>(
        &mut self,
        object: JsonItem<'p, 't>,
    ) -> Vec<(JsonItem<'p, 't>, Cow<'t, str>, JsonItem<'p, 't>)> {
        let entries = self.0.entries(object.0).into_iter();
        entries.map(|(key, name, value)| (JsonItem(key), name, JsonItem(value))).collect()
    }

    /// The members of a list.
    pub fn items<'p, 't>(&mut self, list: JsonItem<'p, 't>) -> Vec<JsonItem<'p, 't>> {
        self.0.list(Some(list.0), |_, item| Some(JsonItem(item)))
    }

    /// A string that is not empty.
    pub fn filled(&mut self, item: JsonItem<'_, '_>) -> Option<String> {
        self.0.filled(item.0)
    }

    /// A year.
    pub fn year(&mut self, item: JsonItem<'_, '_>) -> Option<Year> {
        self.0.year(item.0)
    }

    /// A rule set's id, optionally with a version.
    pub fn rule_set_ref(&mut self, item: JsonItem<'_, '_>) -> Option<RuleSetRef> {
        self.0.rule_set_ref(item.0, None)
    }

    /// A text in Vietnamese and perhaps English.
    pub fn text(&mut self, item: JsonItem<'_, '_>) -> Text {
        self.0.text(item.0)
    }

    /// The version of the format, the one that is read.
    pub fn format(&mut self, item: JsonItem<'_, '_>) {
        self.0.head(None, Some(item.0));
    }

    /// One of several words.
    pub fn word<const N: usize>(
        &mut self,
        item: JsonItem<'_, '_>,
        words: [&'static str; N],
    ) -> Option<&'static str> {
        self.0.word(item.0, words, |word| word)
    }

    /// Says that a value is not an object.
    pub fn not_an_object(&mut self, item: JsonItem<'_, '_>) {
        self.0.wrong_type(item.0, Word::AnObject);
    }

    /// Says that a value is not a list.
    pub fn not_a_list(&mut self, item: JsonItem<'_, '_>) {
        self.0.wrong_type(item.0, Word::AList);
    }

    /// Says that a value is not a string.
    pub fn not_a_string(&mut self, item: JsonItem<'_, '_>) {
        self.0.wrong_type(item.0, Word::AString);
    }

    /// All of it in the order of the text, with lines and columns.
    pub fn finish(self, text: &str) -> Vec<Diagnostic> {
        self.0.sink.finish(text)
    }
}
