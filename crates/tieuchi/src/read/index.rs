//! Reading an index document as a whole, and whether its maxima add up.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::diagnostic::code::Code;
use crate::diagnostic::entry::Diagnostic;
use crate::diagnostic::phrase::{Noun, Phrase, Word};
use crate::diagnostic::sink::{Detail, from_syntax};
use crate::json::parse::parse;
use crate::json::tape::Item;
use crate::limits::Limits;
use crate::model::index::{Band, Content, DeclaredIndicators, Indicator, IndicatorGroup};
use crate::model::kind::DocumentKind;
use crate::model::rule_set::Status;
use crate::read::acts::{Known, ids_of};
use crate::read::fields::Reader;
use crate::value::decimal::compare;
use crate::value::exact::Exact;

/// The most indicators of an index, parts included: their points are added up exactly.
const MOST: usize = 1000;

/// What a text says as an index, if it can be read, and all that was found.
pub(crate) fn read(text: &str, limits: &Limits) -> (Option<Content>, Vec<Diagnostic>) {
    let tape = match parse(text, limits) {
        Ok(tape) => tape,
        Err(error) => return (None, vec![from_syntax(error, text)]),
    };
    let mut reader = Reader::new(limits, true);
    if reader.is_other(tape.root(), DocumentKind::Index) {
        return (None, reader.sink.finish(text));
    }
    let content = reader.index_document(tape.root());
    let content = content.filter(|_| !reader.sink.failed());
    (content, reader.sink.finish(text))
}

impl Reader<'_> {
    fn index_document(&mut self, root: Item<'_, '_>) -> Option<Content> {
        let [
            schema,
            kind,
            format,
            id,
            version,
            status,
            title,
            subject,
            years,
            maximum_item,
            declared_item,
            source,
            groups_item,
            bands,
            missing,
            resources,
            interpretation,
        ] = self.fields(
            root,
            &[
                "$schema",
                "kind",
                "format",
                "id",
                "version",
                "status",
                "title",
                "subject",
                "years",
                "maximum",
                "declared",
                "source",
                "groups",
                "bands",
                "missing",
                "resources",
                "interpretation",
            ],
        )?;
        self.head(schema, format);
        let kind = self.required(root, kind, "kind");
        kind.and_then(|kind| self.word(kind, [()], |()| "index"));
        let known = Known { resources: ids_of(resources), ..Known::default() };
        let id = self.required(root, id, "id").and_then(|id| self.id(id));
        let version = self.required(root, version, "version").and_then(|version| self.version(version));
        let status = self
            .required(root, status, "status")
            .and_then(|status| self.word(status, Status::ALL, Status::as_str));
        // What an incomplete index leaves open, nobody knows.
        let is_partial = status == Some(Status::Incomplete);
        let title = self.required_text(root, title, "title");
        let level = self.required(root, subject, "subject").and_then(|subject| self.level(subject));
        let years = if is_partial { years } else { self.required_list(root, years, "years") };
        let years = years.map(|years| self.years(years)).unwrap_or_default();
        let maximum = if is_partial { maximum_item } else { self.required(root, maximum_item, "maximum") };
        let maximum = maximum.and_then(|maximum| self.decimal(maximum, Word::ADecimal));
        let declared =
            if is_partial { declared_item } else { self.required(root, declared_item, "declared") };
        let declared = declared.and_then(|declared| self.declared_indicators(declared, &known));
        let source = self.optional_source(source, &known);
        let mut seen = BTreeSet::new();
        let resources = self.list(resources, |reader, item| reader.resource(item, &mut seen));

        let groups_item = self.required_list(root, groups_item, "groups");
        let (group_count, indicator_count) = counts(groups_item);
        // Where members are missing, maxima may be less than their sum should be.
        let is_whole = !is_partial
            && declared.as_ref().is_none_or(|declared| {
                reaches(group_count, declared.groups) && reaches(indicator_count, declared.indicators)
            });
        let (groups, indicators) = self.indicator_groups(groups_item, &known, is_whole)?;
        if let (Some(item), Some(declared), Some(list)) = (declared_item, &declared, groups_item) {
            self.compare_with_declared_indicators(item, declared, counts(Some(list)), is_partial);
        }
        if let (Some(item), Some(list), Some(maximum)) = (maximum_item, groups_item, maximum) {
            let maxima: Vec<Exact> = groups.iter().map(|group| Exact::decimal(group.maximum)).collect();
            self.check_sum(item, list.items().count(), &maxima, maximum, is_whole);
        }
        let mut seen = BTreeSet::new();
        let mut previous = None;
        let bands = self.list(bands, |reader, item| reader.band(item, &known, &mut seen, &mut previous));
        let missing = self.list(missing, |reader, item| reader.missing_part(item, &known));
        let interpretation = self.optional_text(interpretation);
        Some(Content {
            id: id?,
            version: version?,
            status: status?,
            title,
            level: level?,
            years,
            maximum,
            declared,
            source,
            groups,
            indicators,
            bands,
            missing,
            resources,
            interpretation,
        })
    }

    fn declared_indicators(&mut self, item: Item<'_, '_>, known: &Known) -> Option<DeclaredIndicators> {
        let [groups, indicators, source] = self.fields(item, &["groups", "indicators", "source"])?;
        let groups = self.required(item, groups, "groups").and_then(|groups| self.count(groups));
        let indicators =
            self.required(item, indicators, "indicators").and_then(|indicators| self.count(indicators));
        let source = self.optional_source(source, known);
        Some(DeclaredIndicators { groups: groups?, indicators: indicators?, source })
    }

    /// More than declared is an error. Fewer is a warning, unless the status says so already: such an index is read,
    /// and scores nothing.
    fn compare_with_declared_indicators(
        &mut self,
        item: Item<'_, '_>,
        declared: &DeclaredIndicators,
        (groups, indicators): (usize, usize),
        is_partial: bool,
    ) {
        for (key, noun, found, declared) in [
            ("groups", Noun::Groups, groups, declared.groups),
            ("indicators", Noun::Indicators, indicators, declared.indicators),
        ] {
            let found = u64::try_from(found).unwrap_or(u64::MAX);
            let at = item.get(key).unwrap_or(item);
            let code = match found.cmp(&declared) {
                std::cmp::Ordering::Greater => Code::MoreThanDeclared,
                std::cmp::Ordering::Less if !is_partial => Code::IndexFewerThanDeclared,
                _ => continue,
            };
            self.sink.report(code, at, || {
                Detail::default().found(Phrase::Number(found)).expected(Phrase::Counted(declared, noun))
            });
        }
    }

    /// Groups and the indicators of all of them; `None` where there are too many to look at what they say.
    fn indicator_groups(
        &mut self,
        list: Option<Item<'_, '_>>,
        known: &Known,
        is_whole: bool,
    ) -> Option<(Vec<IndicatorGroup>, Vec<Indicator>)> {
        let most = MOST.min(self.limits.criteria);
        let members = list.into_iter().flat_map(Item::items).filter_map(|group| group.get("indicators"));
        let total: usize = members.map(count).sum();
        if let Some(list) = list
            && total > most
        {
            self.sink.report(Code::TooManyIndicators, list, || {
                Detail::default().found(Phrase::number(total)).expected(Phrase::number(most))
            });
            return None;
        }
        let mut indicators = Vec::new();
        let (mut seen, mut ids) = (BTreeSet::new(), BTreeSet::new());
        let groups = self.list(list, |reader, item| {
            let [id, title, maximum_item, source, interpretation, members] =
                reader.fields(item, &["id", "title", "maximum", "source", "interpretation", "indicators"])?;
            let id = reader.required_id(item, id, &mut seen);
            let title = reader.required_text(item, title, "title");
            let maximum_item = reader.required(item, maximum_item, "maximum");
            let maximum = maximum_item.and_then(|maximum| reader.decimal(maximum, Word::ADecimal));
            let source = reader.optional_source(source, known);
            let interpretation = reader.optional_text(interpretation);
            let members = reader.required_list(item, members, "indicators");
            let start = indicators.len();
            let maxima = reader.list(members, |reader, item| {
                reader.indicator(item, known, &mut ids, &mut indicators, false)
            });
            if let (Some(at), Some(list), Some(maximum)) = (maximum_item, members, maximum) {
                reader.check_sum(at, list.items().count(), &maxima, maximum, is_whole);
            }
            let members = start..indicators.len();
            Some(IndicatorGroup { id, title, maximum: maximum?, source, interpretation, members })
        });
        Some((groups, indicators))
    }

    /// Whether the maxima of all members add up to that of the whole; where members are missing, they may be less.
    pub(super) fn check_sum(
        &mut self,
        at: Item<'_, '_>,
        members: usize,
        maxima: &[Exact],
        maximum: Decimal,
        is_whole: bool,
    ) {
        // Where one could not be read, nobody knows.
        if maxima.len() != members {
            return;
        }
        let (sum, whole) = (Exact::sum(maxima), Exact::decimal(maximum));
        if sum > whole || (is_whole && sum < whole) {
            self.sink.report(Code::MaximumSum, at, || {
                let found = Phrase::verbatim(at.string().as_deref().unwrap_or(at.raw()));
                Detail::default().found(found).expected(Phrase::verbatim(&sum.plain()))
            });
        }
    }

    fn band(
        &mut self,
        item: Item<'_, '_>,
        known: &Known,
        seen: &mut BTreeSet<String>,
        previous: &mut Option<Decimal>,
    ) -> Option<Band> {
        let [id, title, at_least_percent, source] =
            self.fields(item, &["id", "title", "at_least_percent", "source"])?;
        let id = self.required_id(item, id, seen);
        let title = self.required_text(item, title, "title");
        let at = self.required(item, at_least_percent, "at_least_percent");
        let percent = at.and_then(|percent| self.percent(percent));
        if let (Some(at), Some(percent)) = (at, percent) {
            if previous.is_some_and(|previous| compare(percent, previous).is_ge()) {
                self.found(Code::BandsNotDescending, at, at.raw());
            }
            *previous = Some(percent);
        }
        let source = self.optional_source(source, known);
        Some(Band { id, title, at_least_percent: percent?, source })
    }
}

/// How many groups stand in a document, and how many indicators in them, parts not counted.
fn counts(groups: Option<Item<'_, '_>>) -> (usize, usize) {
    let all = || groups.into_iter().flat_map(Item::items);
    let indicators = all().filter_map(|group| group.get("indicators"));
    (all().count(), indicators.map(|list| list.items().count()).sum())
}

/// How many indicators a list holds, with the parts of each.
fn count(list: Item<'_, '_>) -> usize {
    let parts = |indicator: Item<'_, '_>| indicator.get("scoring")?.get("parts").map(count);
    list.items().map(|indicator| 1 + parts(indicator).unwrap_or(0)).sum()
}

fn reaches(have: usize, declared: u64) -> bool {
    u64::try_from(have).is_ok_and(|have| have >= declared)
}

/// Whether an index holds all that its source declares.
pub(crate) fn is_complete(content: &Content) -> bool {
    let indicators = content.groups.iter().map(|group| {
        let (mut next, mut count) = (group.members.start, 0);
        while let Some(indicator) = content.indicators.get(next)
            && next < group.members.end
        {
            (next, count) = (indicator.after, count + 1);
        }
        count
    });
    content.status != Status::Incomplete
        && content.declared.as_ref().is_some_and(|declared| {
            reaches(content.groups.len(), declared.groups) && reaches(indicators.sum(), declared.indicators)
        })
}
