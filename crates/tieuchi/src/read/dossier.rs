//! Reading a dossier against a rule set.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::code::Code;
use crate::diagnostic::entry::Diagnostic;
use crate::diagnostic::phrase::{Phrase, Word};
use crate::diagnostic::sink::{Detail, from_syntax};
use crate::json::parse::parse;
use crate::json::tape::{Item, Kind, Tape};
use crate::limits::Limits;
use crate::model::dossier::{Dossier, DossierContent, Evidence, Score, Subject};
use crate::model::rule_set::{Basis, RuleSet, RuleSetRef};
use crate::read::fields::Reader;
#[cfg(feature = "procedure")]
use crate::read::opinions::Judged;
use crate::value::date::Year;
use crate::value::decimal::{compare, normal_form};
use crate::value::id::{AttributeName, CriterionId, IndexId, Level, RuleSetId, SubjectId};
use crate::value::nfc::is_nfc;
use crate::value::order::{sort, sort_by_cached_key};
use crate::value::quantity::{Points, Value};
use crate::value::safe_text::is_unsafe;

/// The dossier that a text holds, or all that is wrong with it.
pub(crate) fn read(rules: &RuleSet, text: &str, limits: &Limits) -> Result<Dossier, Vec<Diagnostic>> {
    read_tape(rules, &parse_dossier(text, limits)?, limits)
}

/// The JSON of a dossier, without a look at what it says.
pub(crate) fn parse_dossier<'t>(text: &'t str, limits: &Limits) -> Result<Tape<'t>, Vec<Diagnostic>> {
    parse(text, limits).map_err(|error| vec![from_syntax(error, text)])
}

/// The dossier that a parsed text holds, or all that is wrong with it.
pub(crate) fn read_tape(
    rules: &RuleSet,
    tape: &Tape<'_>,
    limits: &Limits,
) -> Result<Dossier, Vec<Diagnostic>> {
    let mut reader = Reader::new(limits, false);
    match reader.dossier(tape.root(), rules) {
        Some(content) if !reader.sink.failed() => Ok(Dossier(Arc::new(content))),
        _ => Err(reader.sink.finish(tape.text)),
    }
}

/// The rule set that a parsed dossier names, or what is wrong with the name.
pub(crate) fn read_rule_set_ref(tape: &Tape<'_>, limits: &Limits) -> Result<RuleSetRef, Vec<Diagnostic>> {
    let mut reader = Reader::new(limits, false);
    let root = tape.root();
    let reference = if root.kind() == Kind::Object {
        let named = root.get("rule_set").filter(|named| !named.is_null());
        reader.required(root, named, "rule_set").and_then(|named| reader.rule_set_ref(named, None))
    } else {
        reader.wrong_type(root, Word::AnObject);
        None
    };
    reference.ok_or_else(|| reader.sink.finish(tape.text))
}

/// The diagnostics of a dossier that names a rule set which is not among those at hand.
pub(crate) fn no_such_rule_set(
    tape: &Tape<'_>,
    limits: &Limits,
    found: &RuleSetRef,
    known: &[String],
) -> Vec<Diagnostic> {
    let mut reader = Reader::new(limits, false);
    let root = tape.root();
    reader.sink.report(Code::UnknownRuleSet, root.get("rule_set").unwrap_or(root), || {
        unknown_rule_set(&found.to_string(), known)
    });
    reader.sink.finish(tape.text)
}

/// What is said of the name of a rule set that is not there.
pub(crate) fn unknown_rule_set(found: &str, known: &[String]) -> Detail {
    Detail::default()
        .found(Phrase::verbatim(found))
        .expected(Phrase::names(known))
        .nearest(crate::diagnostic::nearest::nearest(found, &mut known.iter().map(String::as_str)))
}

impl Reader<'_> {
    fn dossier(&mut self, root: Item<'_, '_>, rules: &RuleSet) -> Option<DossierContent> {
        let [
            schema,
            format,
            rule_set,
            subject,
            year,
            illustrative,
            note,
            values,
            scores,
            documents,
            opinions,
            appraisals,
            events,
            evidence,
            exemptions_item,
        ] = self.fields(
            root,
            &[
                "$schema",
                "format",
                "rule_set",
                "subject",
                "year",
                "illustrative",
                "note",
                "values",
                "scores",
                "documents",
                "opinions",
                "appraisals",
                "events",
                "evidence",
                "exemptions",
            ],
        )?;
        self.head(schema, format);
        let rule_set =
            self.required(root, rule_set, "rule_set").and_then(|named| self.matching(named, rules));
        let subject =
            self.required(root, subject, "subject").and_then(|subject| self.subject(subject, rules));
        let year = self.required(root, year, "year").and_then(|year| self.assessed_year(year, rules));
        let illustrative = illustrative.and_then(|illustrative| self.boolean(illustrative)).unwrap_or(false);
        let note = self.optional_filled(note);
        let mut all_evidence = Vec::new();
        let values = self.values(values, rules, &mut all_evidence);
        let scores = self.scores(scores, rules);
        let documents = self.list(documents, |reader, item| reader.filed_document(item, rules));
        #[cfg(feature = "procedure")]
        let said = self.said([opinions, appraisals, events], &Judged::new(rules, subject.as_ref(), year));
        #[cfg(not(feature = "procedure"))]
        for (name, said) in [("opinions", opinions), ("appraisals", appraisals), ("events", events)] {
            // What is empty says nothing, with or without it.
            if let Some(said) =
                said.filter(|said| said.kind() != Kind::Array || said.items().next().is_some())
            {
                self.not_supported(said, name);
            }
        }
        self.add_list(evidence, &mut all_evidence, |reader, item| reader.evidence(item, rules, None));
        #[cfg(feature = "programmes")]
        let exemptions = self.exemptions(exemptions_item, rules);
        #[cfg(not(feature = "programmes"))]
        if let Some(item) = exemptions_item {
            self.not_supported(item, "exemptions");
        }
        if all_evidence.len() > 1 {
            let number = |evidence: &Evidence| rules.criterion_number(evidence.criterion.as_str());
            sort_by_cached_key(&mut all_evidence, number);
        }
        Some(DossierContent {
            rules: rules.clone(),
            rule_set: rule_set?,
            subject: subject?,
            year: year?,
            illustrative,
            note,
            values,
            evidence: all_evidence,
            scores,
            documents,
            #[cfg(feature = "procedure")]
            said,
            #[cfg(feature = "programmes")]
            exemptions,
        })
    }

    /// A reference to a rule set, most likely to the one given.
    pub(crate) fn rule_set_ref(
        &mut self,
        item: Item<'_, '_>,
        likely: Option<&RuleSetId>,
    ) -> Option<RuleSetRef> {
        let Some(string) = item.string() else {
            self.wrong_type(item, Word::AString);
            return None;
        };
        let (id, version) = match string.split_once('@') {
            Some((id, version)) => (id, Some(version)),
            None => (&*string, None),
        };
        let parsed = version.map(str::parse);
        if let (Some(version), Some(Err(_))) = (version, &parsed) {
            self.found(Code::InvalidVersion, item, version);
        }
        let id = match likely {
            Some(likely) if likely.as_str() == id => likely.clone(),
            _ => self.id_of(item, id)?,
        };
        match parsed {
            None => Some(RuleSetRef { id, version: None }),
            Some(version) => Some(RuleSetRef { id, version: Some(version.ok()?) }),
        }
    }

    fn matching(&mut self, item: Item<'_, '_>, rules: &RuleSet) -> Option<RuleSetRef> {
        let named = self.rule_set_ref(item, Some(rules.id()))?;
        if named.id != *rules.id() || named.version.is_some_and(|version| version != rules.version()) {
            self.sink.report(Code::WrongRuleSet, item, || {
                let ours =
                    RuleSetRef { id: rules.id().clone(), version: named.version.map(|_| rules.version()) };
                let ours = Phrase::verbatim(&ours.to_string());
                Detail::default().found(Phrase::verbatim(&named.to_string())).expected(ours)
            });
        }
        Some(named)
    }

    fn subject(&mut self, item: Item<'_, '_>, rules: &RuleSet) -> Option<Subject> {
        let [id, name, level, attributes] = self.fields(item, &["id", "name", "level", "attributes"])?;
        let id: Option<SubjectId> = self.required(item, id, "id").and_then(|id| self.id(id));
        let name = self.optional_filled(name);
        let level: Option<Level> = self.required(item, level, "level").and_then(|item| {
            let ours = rules.level();
            let level = if item.says(ours.as_str()) { ours.clone() } else { self.id(item)? };
            if level != *ours {
                self.sink.report(Code::WrongLevel, item, || {
                    let ours = Phrase::verbatim(ours.as_str());
                    Detail::default().found(Phrase::verbatim(level.as_str())).expected(ours)
                });
            }
            Some(level)
        });
        let mut stated = Vec::new();
        for (key, name, value) in attributes.map(|item| self.entries(item)).unwrap_or_default() {
            let name: Option<AttributeName> = self.id_of(key, &name);
            let value = if value.is_null() { None } else { self.attribute(value) };
            if let (Some(name), Some(value)) = (name, value) {
                stated.push((name, value));
            }
        }
        sort(&mut stated, |left, right| left.0.cmp(&right.0));
        Some(Subject { id: id?, name, level: level?, attributes: stated })
    }

    /// The value of an attribute is compared letter by letter, so it must be in the one form that compares.
    fn attribute(&mut self, item: Item<'_, '_>) -> Option<String> {
        let value = self.filled(item)?;
        let code = if value.chars().any(is_unsafe) {
            Code::UnsafeText
        } else if !is_nfc(&value) {
            Code::NotNormalized
        } else {
            return Some(value);
        };
        self.found(code, item, &value);
        None
    }

    fn assessed_year(&mut self, item: Item<'_, '_>, rules: &RuleSet) -> Option<Year> {
        let year = self.year(item)?;
        if !rules.years().contains(&year) {
            self.sink.report(Code::YearNotAssessed, item, || {
                let ours = Phrase::names(rules.years().iter().map(ToString::to_string));
                Detail::default().found(Phrase::verbatim(item.raw())).expected(ours)
            });
        }
        Some(year)
    }

    fn values(
        &mut self,
        object: Option<Item<'_, '_>>,
        rules: &RuleSet,
        all_evidence: &mut Vec<Evidence>,
    ) -> Vec<Option<Value>> {
        let criteria = rules.criteria();
        let mut values = vec![None; criteria.len()];
        let Some(object) = object else { return values };
        if object.kind() != Kind::Object {
            self.wrong_type(object, Word::AnObject);
            return values;
        }
        let mut seen = vec![false; criteria.len()];
        // Values mostly stand in the order of the rule set.
        let mut likely = 0;
        for (key, item) in object.entries() {
            let name = || key.string().unwrap_or_default();
            let number = match criteria.get(likely) {
                Some(criterion) if key.says(criterion.id.as_str()) => Some(likely),
                _ => rules.criterion_number(&name()),
            };
            let place = number.and_then(|number| Some((number, criteria.get(number)?)));
            let Some((number, criterion)) = place else {
                if self.id_of::<CriterionId>(key, &name()).is_some() {
                    self.unknown_criterion(key, &name(), rules);
                }
                continue;
            };
            likely = number + 1;
            if seen.get(number) == Some(&true) {
                self.duplicate_key(key, &name());
                continue;
            }
            if let Some(seen) = seen.get_mut(number) {
                *seen = true;
            }
            let reported = self.value(item, &criterion.measure);
            if let Some(value) = values.get_mut(number) {
                *value = reported.value;
            }
            let under = Some(&criterion.id);
            self.add_list(reported.evidence, all_evidence, |reader, item| {
                reader.evidence(item, rules, under)
            });
        }
        values
    }

    fn scores(&mut self, list: Option<Item<'_, '_>>, rules: &RuleSet) -> Vec<Score> {
        let mut seen = BTreeSet::new();
        self.list(list, |reader, item| reader.score(item, rules, &mut seen))
    }

    /// A score; `None` too where neither points nor indicators are reported, which is the same as no score.
    fn score<'r>(
        &mut self,
        item: Item<'_, '_>,
        rules: &'r RuleSet,
        seen: &mut BTreeSet<(&'r IndexId, Year, Basis)>,
    ) -> Option<Score> {
        let [index, year_item, basis, points_item, maximum_item, indicators_item] =
            self.fields(item, &["index", "year", "basis", "points", "maximum", "indicators"])?;
        let index = self
            .required(item, index, "index")
            .and_then(|index| self.one_of(index, Code::UnknownIndex, rules.known_indices()));
        let year = self.required(item, year_item, "year").and_then(|year| self.year(year));
        let basis =
            self.required(item, basis, "basis").and_then(|basis| self.word(basis, Basis::ALL, Basis::as_str));
        let points = points_item.map(|points| self.decimal(points, Word::ADecimal));
        let declared = index.and_then(|id| rules.maximum_of(id));
        let stated = maximum_item.map(|maximum| self.decimal(maximum, Word::ADecimal));
        if let (Some(item), Some(Some(stated)), Some(declared)) = (maximum_item, stated, declared)
            && compare(stated, declared).is_ne()
        {
            self.sink.report(Code::MaximumMismatch, item, || {
                let declared = Phrase::verbatim(&normal_form(declared));
                Detail::default().found(Phrase::verbatim(item.raw())).expected(declared)
            });
        }
        let maximum = match (stated, declared) {
            (Some(stated), _) => stated,
            (None, Some(declared)) => Some(declared),
            (None, None) => {
                // Without points, nobody needs to know of how many.
                points_item.and_then(|_| self.required(item, None, "maximum"));
                None
            }
        };
        let points = match (points, maximum) {
            (Some(Some(points)), Some(maximum)) => Some(Points { points, maximum }),
            _ => None,
        };
        if let (Some(item), Some(Points { points, maximum })) = (points_item, points)
            && compare(points, maximum).is_gt()
        {
            self.sink.report(Code::PointsAboveMaximum, item, || {
                let maximum = Phrase::verbatim(&normal_form(maximum));
                Detail::default().found(Phrase::verbatim(item.raw())).expected(maximum)
            });
        }
        #[cfg(not(feature = "indices"))]
        if let Some(item) = indicators_item {
            self.not_supported(item, "indicators");
        }
        #[cfg(feature = "indices")]
        let indicators = indicators_item.zip(index).and_then(|(item, index)| {
            let Some(index) = rules.index(index.as_str()) else {
                self.found(Code::IndexNotAtHand, item, index.as_str());
                return None;
            };
            self.indicator_score(item, index, year, year_item)
        });
        #[cfg(feature = "indices")]
        let stated_is_possible = match (points_item, points, &indicators) {
            (Some(item), Some(points), Some(indicators)) => {
                self.check_points(item, points.points, indicators)
            }
            _ => false,
        };
        let (index, year, basis) = (index?, year?, basis?);
        if !seen.insert((index, year, basis)) {
            self.found(Code::DuplicateScore, item, &format!("{index} {year} {}", basis.as_str()));
        }
        #[cfg(feature = "indices")]
        let is_reported = points.is_some() || indicators.is_some();
        #[cfg(not(feature = "indices"))]
        let is_reported = points.is_some();
        is_reported.then(|| Score {
            index: index.clone(),
            year,
            basis,
            points,
            #[cfg(feature = "indices")]
            indicators,
            #[cfg(feature = "indices")]
            stated_is_possible,
        })
    }
}
