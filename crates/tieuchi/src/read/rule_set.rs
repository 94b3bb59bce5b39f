//! Reading a rule set as a whole.

use std::collections::BTreeSet;

use crate::diagnostic::code::Code;
use crate::diagnostic::entry::Diagnostic;
use crate::diagnostic::phrase::{Noun, Phrase, Word};
use crate::diagnostic::sink::{Detail, from_syntax};
use crate::json::parse::parse;
use crate::json::tape::{Item, Kind};
use crate::limits::Limits;
use crate::model::criterion::Criterion;
use crate::model::rule_set::{
    Basis, Condition, ConditionDemand, Content, Declared, GroupHead, IndexEntry, ScoreDemand, ScoreYear,
    Status, Validity, ValidityEnd,
};
use crate::read::acts::{Known, ids_of};
use crate::read::fields::Reader;
use crate::value::date::Year;
use crate::value::id::{AgencyId, ConditionId, GroupId, Level};
use crate::value::order::sorted;

/// The version of the format that this engine reads.
const FORMAT: u64 = 1;

/// What a text says as a rule set, if it can be read, and all that was found.
pub(crate) fn read(text: &str, limits: &Limits) -> (Option<Content>, Vec<Diagnostic>) {
    let tape = match parse(text, limits) {
        Ok(tape) => tape,
        Err(error) => return (None, vec![from_syntax(error, text)]),
    };
    let mut reader = Reader::new(limits, true);
    #[cfg(any(feature = "register", feature = "indices"))]
    if reader.is_other(tape.root(), crate::model::kind::DocumentKind::RuleSet) {
        return (None, reader.sink.finish(text));
    }
    let content = reader.rule_set(tape.root());
    #[cfg(feature = "programmes")]
    if let Some(content) = content.as_ref().filter(|_| !reader.sink.failed()) {
        reader.compare_levels(tape.root(), content);
    }
    let content = content.filter(|_| !reader.sink.failed());
    (content, reader.sink.finish(text))
}

impl Reader<'_> {
    #[expect(clippy::too_many_lines, reason = "one line for each key of the format, twice")]
    fn rule_set(&mut self, root: Item<'_, '_>) -> Option<Content> {
        let [
            schema,
            format,
            id,
            version,
            status,
            title,
            subject,
            years,
            valid,
            declared,
            source,
            missing,
            agencies,
            indices,
            groups,
            conditions_item,
            levels_item,
            exemptions_item,
            documents,
            procedure,
            assessments,
            decisive,
            conference,
            withdrawal,
            duties,
            resources,
            interpretation,
        ] = self.fields(
            root,
            &[
                "$schema",
                "format",
                "id",
                "version",
                "status",
                "title",
                "subject",
                "years",
                "valid",
                "declared",
                "source",
                "missing",
                "agencies",
                "indices",
                "groups",
                "conditions",
                "levels",
                "exemptions",
                "documents",
                "procedure",
                "assessments",
                "decisive",
                "conference",
                "withdrawal",
                "duties",
                "resources",
                "interpretation",
            ],
        )?;
        self.head(schema, format);
        let known = Known {
            agencies: ids_of(agencies),
            resources: ids_of(resources),
            indices: ids_of(indices),
            documents: ids_of(documents),
            steps: ids_of(procedure),
            #[cfg(feature = "procedure")]
            duties: ids_of(duties),
            #[cfg(feature = "programmes")]
            groups: ids_of(groups),
            #[cfg(feature = "programmes")]
            levels: ids_of(levels_item),
        };
        let id = self.required(root, id, "id").and_then(|id| self.id(id));
        let version = self.required(root, version, "version").and_then(|version| self.version(version));
        let status = self
            .required(root, status, "status")
            .and_then(|status| self.word(status, Status::ALL, Status::as_str));
        let title = self.required_text(root, title, "title");
        let (level, subject_agency) = self
            .required(root, subject, "subject")
            .map(|subject| self.assessed(subject, &known))
            .unwrap_or_default();
        let years =
            self.required_list(root, years, "years").map(|years| self.years(years)).unwrap_or_default();
        let valid = valid.and_then(|valid| self.validity(valid));
        let declared_item = self.required(root, declared, "declared");
        let declared = declared_item.and_then(|declared| self.declared(declared, &known));
        let source = source.and_then(|source| self.source(source, &known));

        let mut seen = BTreeSet::new();
        let resources = self.list(resources, |reader, item| reader.resource(item, &mut seen));
        let missing = self.list(missing, |reader, item| reader.missing_part(item, &known));
        let mut seen = BTreeSet::new();
        let agencies = self.list(agencies, |reader, item| reader.agency(item, &known, &mut seen));
        let mut seen = BTreeSet::new();
        let indices = self.list(indices, |reader, item| reader.index(item, &known, &mut seen));

        let (mut criteria, mut criterion_ids) = (Vec::new(), BTreeSet::new());
        let groups_item = self.required_list(root, groups, "groups");
        let groups = self.groups(groups_item, &years, &known, &mut criteria, &mut criterion_ids);
        if let (Some(item), Some(declared), Some(_)) = (declared_item, &declared, &groups) {
            self.compare_with_declared(item, declared, groups_item, status);
        }

        let mut condition_ids = BTreeSet::new();
        // The conditions of levels stand in them.
        let conditions_item = match levels_item {
            None => self.required_list(root, conditions_item, "conditions"),
            Some(_) => conditions_item,
        };
        #[cfg_attr(not(feature = "programmes"), expect(unused_mut, reason = "levels add conditions"))]
        let mut conditions = self.list(conditions_item, |reader, item| {
            reader.condition(item, &known, &criterion_ids, &mut condition_ids)
        });
        #[cfg(feature = "programmes")]
        let levels = levels_item.map(|levels| {
            if conditions_item.is_some() {
                self.wrong_form(root, Word::SeveralKeys, Word::ConditionsOrLevels);
            }
            self.levels(levels, &known, &criterion_ids, &mut condition_ids, &mut conditions)
        });
        #[cfg(feature = "programmes")]
        self.limit_conditions(conditions_item.or(levels_item), &conditions);
        #[cfg(feature = "programmes")]
        let exemptions =
            exemptions_item.and_then(|exemptions| self.exemption_rule(exemptions, &known, &criterion_ids));
        #[cfg(not(feature = "programmes"))]
        for (item, name) in [(levels_item, "levels"), (exemptions_item, "exemptions")] {
            if let Some(item) = item {
                self.not_supported(item, name);
            }
        }
        let mut seen = BTreeSet::new();
        let documents = self.list(documents, |reader, item| reader.document(item, &known, &mut seen));
        let mut seen = BTreeSet::new();
        let procedure = self.list(procedure, |reader, item| reader.step(item, &known, &mut seen));
        let acting = [assessments, decisive, conference, withdrawal, duties];
        let acting = self.acting(acting, &known, &criteria);
        let interpretation = self.optional_text(interpretation);

        Some(Content {
            id: id?,
            version: version?,
            status: status?,
            title,
            level: level?,
            subject_agency,
            years,
            valid,
            declared: declared?,
            source,
            missing,
            agencies,
            indices,
            groups: groups?,
            criteria,
            conditions,
            #[cfg(feature = "programmes")]
            levels: levels.unwrap_or_default(),
            #[cfg(feature = "programmes")]
            exemptions,
            documents,
            procedure,
            acting,
            resources,
            interpretation,
        })
    }

    /// What every document begins with: a schema, which is a string without effect, and the version of the format, of
    /// which any but ours is refused by name.
    pub(crate) fn head(&mut self, schema: Option<Item<'_, '_>>, format: Option<Item<'_, '_>>) {
        if let Some(schema) = schema {
            self.string(schema);
        }
        let Some(item) = format else { return };
        if self.count(item).is_some_and(|format| format != FORMAT) {
            self.sink.report(Code::UnsupportedFormat, item, || {
                Detail::default().found(Phrase::verbatim(item.raw())).expected(Phrase::Number(FORMAT))
            });
        }
    }

    pub(super) fn version(&mut self, item: Item<'_, '_>) -> Option<crate::model::rule_set::Version> {
        let string = self.string(item)?;
        let version = string.parse().ok();
        if version.is_none() {
            self.found(Code::InvalidVersion, item, &string);
        }
        version
    }

    #[cfg(feature = "indices")]
    pub(super) fn level(&mut self, item: Item<'_, '_>) -> Option<Level> {
        let [level] = self.fields(item, &["level"])?;
        self.required(item, level, "level").and_then(|level| self.id(level))
    }

    /// The level of the subjects, and the agency that they are.
    fn assessed(&mut self, item: Item<'_, '_>, known: &Known) -> (Option<Level>, Option<AgencyId>) {
        let Some([level, agency]) = self.fields(item, &["level", "agency"]) else { return (None, None) };
        let level = self.required(item, level, "level").and_then(|level| self.id(level));
        let agency = agency.and_then(|agency| self.reference(agency, &known.agencies, Code::UnknownAgency));
        (level, agency)
    }

    pub(super) fn years(&mut self, list: Item<'_, '_>) -> Vec<Year> {
        if list.items().next().is_none() {
            self.sink.report(Code::Empty, list, Detail::default);
        }
        let mut previous = None;
        self.list(Some(list), |reader, item| {
            let year = reader.year(item)?;
            if previous.is_some_and(|previous| year <= previous) {
                reader.found(Code::YearsNotAscending, item, item.raw());
                return None;
            }
            previous = Some(year);
            Some(year)
        })
    }

    pub(super) fn validity(&mut self, item: Item<'_, '_>) -> Option<Validity> {
        let stated = self.fields(item, &["from", "until", "derived", "interpretation"])?;
        Some(self.validity_of(stated))
    }

    /// A validity whose keys may stand among others: two days, the second not before the first, which of them are derived,
    /// and from what.
    pub(super) fn validity_of(&mut self, stated: [Option<Item<'_, '_>>; 4]) -> Validity {
        let [from, until_item, derived, interpretation] = stated;
        let from = from.and_then(|from| self.date(from));
        let until = until_item.and_then(|until| self.date(until));
        if let (Some(item), Some(from), Some(until)) = (until_item, from, until)
            && until < from
        {
            self.sink.report(Code::ValidityReversed, item, || {
                let expected = Phrase::verbatim(&from.to_string());
                Detail::default().found(Phrase::verbatim(&until.to_string())).expected(expected)
            });
        }
        let derived =
            self.list(derived, |reader, end| reader.word(end, ValidityEnd::ALL, ValidityEnd::as_str));
        let interpretation = self.optional_text(interpretation);
        Validity { from, until, derived, interpretation }
    }

    fn declared(&mut self, item: Item<'_, '_>, known: &Known) -> Option<Declared> {
        let [groups, criteria, per_group_item, source, interpretation] =
            self.fields(item, &["groups", "criteria", "per_group", "source", "interpretation"])?;
        let groups = self.required(item, groups, "groups").and_then(|groups| self.count(groups));
        let criteria = self.required(item, criteria, "criteria").and_then(|criteria| self.count(criteria));
        let mut per_group = Vec::new();
        for (key, name, value) in per_group_item.map(|item| self.entries(item)).unwrap_or_default() {
            let count = self.count(value);
            let id: Option<GroupId> = self.id_of(key, &name);
            if let (Some(id), Some(count)) = (id, count) {
                per_group.push((id, count));
            }
        }
        let source = self.optional_source(source, known);
        let interpretation = self.optional_text(interpretation);
        let declared = Declared { groups: groups?, criteria: criteria?, per_group, source, interpretation };
        if let Some(item) = per_group_item
            && u64::try_from(declared.per_group.len()).is_ok_and(|named| named == declared.groups)
        {
            let sum: u64 =
                declared.per_group.iter().map(|(_, count)| count).fold(0, |sum, n| sum.saturating_add(*n));
            if sum != declared.criteria {
                self.sink.report(Code::DeclaredMismatch, item, || {
                    let found = Phrase::Counted(sum, Noun::Criteria);
                    Detail::default().found(found).expected(Phrase::Number(declared.criteria))
                });
            }
        }
        Some(declared)
    }

    /// More than declared is an error. Fewer is a warning, unless the status says so already: such a set is read, and
    /// never met.
    fn compare_with_declared(
        &mut self,
        item: Item<'_, '_>,
        declared: &Declared,
        groups: Option<Item<'_, '_>>,
        status: Option<Status>,
    ) {
        // What stands in the document counts, whether or not it can be read.
        let groups: Vec<(String, usize)> = groups
            .into_iter()
            .flat_map(Item::items)
            .map(|group| {
                let id = group.get("id").and_then(Item::string).unwrap_or_default().into_owned();
                (id, group.get("criteria").into_iter().flat_map(Item::items).count())
            })
            .collect();
        let by_id = sorted(&groups, |left, right| left.0.cmp(&right.0));
        let at = |key: &str| item.get(key).unwrap_or(item);
        let mut compare = |item, noun, found: usize, declared: u64| {
            let found = u64::try_from(found).unwrap_or(u64::MAX);
            if found > declared {
                self.mismatch(Code::MoreThanDeclared, item, found, (declared, noun));
            } else if found < declared && status != Some(Status::Incomplete) {
                self.mismatch(Code::FewerThanDeclared, item, found, (declared, noun));
            }
        };
        compare(at("groups"), Noun::Groups, groups.len(), declared.groups);
        let criteria = groups.iter().map(|(_, members)| members).sum();
        compare(at("criteria"), Noun::Criteria, criteria, declared.criteria);
        let mut unknown = Vec::new();
        // They stand in the order in which they were read.
        let mut entries = item.get("per_group").into_iter().flat_map(Item::entries);
        for (id, count) in &declared.per_group {
            let place = entries.find(|(key, _)| key.says(id.as_str())).map_or(item, |(_, value)| value);
            let found = by_id.binary_search_by(|(group, _)| group.as_str().cmp(id.as_str()));
            match found.ok().and_then(|at| by_id.get(at)) {
                Some((_, members)) => compare(place, Noun::CriteriaOfGroup, *members, *count),
                // The group may be one of those that are missing as a whole.
                None if u64::try_from(groups.len()).is_ok_and(|have| have < declared.groups) => {
                    compare(place, Noun::CriteriaOfGroup, 0, *count);
                }
                None => unknown.push((place, id)),
            }
        }
        for (place, id) in unknown {
            let mut known = groups.iter().map(|(group, _)| group.as_str());
            self.unknown(Code::UnknownGroup, place, id.as_str(), &mut known);
        }
    }

    fn mismatch(&mut self, code: Code, item: Item<'_, '_>, found: u64, (declared, noun): (u64, Noun)) {
        self.sink.report(code, item, || {
            Detail::default().found(Phrase::Number(found)).expected(Phrase::Counted(declared, noun))
        });
    }

    fn index(
        &mut self,
        item: Item<'_, '_>,
        known: &Known,
        seen: &mut BTreeSet<String>,
    ) -> Option<IndexEntry> {
        let [id, title, maximum, source, interpretation] =
            self.fields(item, &["id", "title", "maximum", "source", "interpretation"])?;
        let id = self.required_id(item, id, seen);
        let title = self.required_text(item, title, "title");
        let maximum = maximum.and_then(|maximum| self.decimal(maximum, Word::ADecimal));
        let source = self.optional_source(source, known);
        let interpretation = self.optional_text(interpretation);
        Some(IndexEntry { id, title, maximum, source, interpretation })
    }

    /// The groups; `None` where there are too many criteria to look at what they say.
    fn groups(
        &mut self,
        list: Option<Item<'_, '_>>,
        years: &[Year],
        known: &Known,
        criteria: &mut Vec<Criterion>,
        criterion_ids: &mut BTreeSet<String>,
    ) -> Option<Vec<GroupHead>> {
        let members = |group: Item<'_, '_>| group.get("criteria").into_iter().flat_map(Item::items).count();
        let total: usize = list.into_iter().flat_map(Item::items).map(members).sum();
        if let Some(list) = list
            && total > self.limits.criteria
        {
            let most = self.limits.criteria;
            self.sink.report(Code::TooManyCriteria, list, || {
                Detail::default().found(Phrase::number(total)).expected(Phrase::number(most))
            });
            return None;
        }
        let mut seen = BTreeSet::new();
        let groups = self.list(list, |reader, item| {
            let [id, title, source, interpretation, members] =
                reader.fields(item, &["id", "title", "source", "interpretation", "criteria"])?;
            let id = reader.required_id(item, id, &mut seen);
            let title = reader.required_text(item, title, "title");
            let source = reader.optional_source(source, known);
            let interpretation = reader.optional_text(interpretation);
            let members = reader.required_list(item, members, "criteria");
            let start = criteria.len();
            criteria.extend(
                reader.list(members, |reader, item| reader.criterion(item, years, known, criterion_ids)),
            );
            Some(GroupHead { id, title, source, interpretation, members: start..criteria.len() })
        });
        Some(groups)
    }

    pub(super) fn condition(
        &mut self,
        item: Item<'_, '_>,
        known: &Known,
        criterion_ids: &BTreeSet<String>,
        seen: &mut BTreeSet<String>,
    ) -> Option<Condition> {
        let [id, title, criteria, score, source, interpretation] =
            self.fields(item, &["id", "title", "criteria", "score", "source", "interpretation"])?;
        let id = self.required(item, id, "id").and_then(|id| self.condition_id(id, criterion_ids, seen));
        let title = self.optional_text(title);
        let demand = match (criteria, score) {
            (Some(criteria), None) => self.criteria_demand(criteria, known, criterion_ids),
            (None, Some(score)) => self.score_demand(score, known).map(ConditionDemand::Score),
            (found, _) => {
                let found = if found.is_some() { Word::SeveralKeys } else { Word::Nothing };
                self.wrong_form(item, found, Word::OneCondition);
                None
            }
        };
        let source = self.required_source(item, source, known);
        let interpretation = self.optional_text(interpretation);
        Some(Condition { id: id?, title, demand: demand?, source, interpretation })
    }

    fn criteria_demand(
        &mut self,
        item: Item<'_, '_>,
        known: &Known,
        criterion_ids: &BTreeSet<String>,
    ) -> Option<ConditionDemand> {
        if matches!(item.kind(), Kind::Array | Kind::Object) {
            #[cfg(feature = "programmes")]
            return self.criteria_selection(item, known, criterion_ids).map(ConditionDemand::Criteria);
            #[cfg(not(feature = "programmes"))]
            {
                let _ = (known, criterion_ids);
                self.not_supported(item, "criteria");
                return None;
            }
        }
        #[cfg(feature = "programmes")]
        if item.string().is_none() {
            self.wrong_type(item, Word::SomeCriteria);
            return None;
        }
        self.word(item, [()], |()| "assigned").map(|()| ConditionDemand::AssignedCriteria)
    }

    /// Reports something of the format that this build does without.
    #[cfg(not(all(feature = "programmes", feature = "indices")))]
    pub(super) fn not_supported(&mut self, item: Item<'_, '_>, name: &str) {
        self.found(Code::NotSupported, item, name);
    }

    /// An id that no other condition has, and no criterion: results name both in one list.
    fn condition_id(
        &mut self,
        item: Item<'_, '_>,
        criterion_ids: &BTreeSet<String>,
        seen: &mut BTreeSet<String>,
    ) -> Option<ConditionId> {
        let id: ConditionId = self.new_id(item, seen)?;
        if criterion_ids.contains(id.as_str()) {
            self.duplicate_id(item, id.as_str(), Word::IdOfCriterion);
            return None;
        }
        Some(id)
    }

    fn score_demand(&mut self, item: Item<'_, '_>, known: &Known) -> Option<ScoreDemand> {
        let [index, year, basis, at_least_percent] =
            self.fields(item, &["index", "year", "basis", "at_least_percent"])?;
        let index = self.required(item, index, "index").and_then(|index| {
            if known.indices.is_empty() {
                self.id(index)
            } else {
                self.reference(index, &known.indices, Code::UnknownIndex)
            }
        });
        let year = self
            .required(item, year, "year")
            .and_then(|year| self.word(year, ScoreYear::ALL, ScoreYear::as_str));
        let basis =
            self.required(item, basis, "basis").and_then(|basis| self.word(basis, Basis::ALL, Basis::as_str));
        let at_least_percent = self
            .required(item, at_least_percent, "at_least_percent")
            .and_then(|at_least_percent| self.percent(at_least_percent));
        Some(ScoreDemand { index: index?, year: year?, basis: basis?, at_least_percent: at_least_percent? })
    }
}
