//! Reading a register.

use std::collections::BTreeSet;

use crate::diagnostic::code::Code;
use crate::diagnostic::entry::Diagnostic;
use crate::diagnostic::phrase::{Phrase, Word};
use crate::diagnostic::sink::{Detail, from_syntax};
use crate::json::parse::parse;
use crate::json::tape::Item;
use crate::limits::Limits;
use crate::model::act::Citation;
use crate::model::kind::DocumentKind;
use crate::model::register::{
    AssignedTotal, Assignment, Decision, DecisionKind, Entries, Finish, RegisteredLevel, Unit, Volunteers,
};
use crate::read::acts::{Known, ids_of};
use crate::read::fields::Reader;
use crate::value::id::Level;

/// What a text says as a register, if it can be read, and all that was found.
pub(crate) fn read(text: &str, limits: &Limits) -> Result<Entries, Vec<Diagnostic>> {
    let tape = parse(text, limits).map_err(|error| vec![from_syntax(error, text)])?;
    let mut reader = Reader::new(limits, true);
    if reader.is_other(tape.root(), DocumentKind::Register) {
        return Err(reader.sink.finish(text));
    }
    match reader.register(tape.root()) {
        Some(entries) if !reader.sink.failed() => Ok(entries),
        _ => Err(reader.sink.finish(text)),
    }
}

impl Reader<'_> {
    fn register(&mut self, root: Item<'_, '_>) -> Option<Entries> {
        let [
            schema,
            kind,
            format,
            id,
            version,
            title,
            levels,
            assignments,
            totals,
            volunteers,
            decisions,
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
                "title",
                "levels",
                "assignments",
                "totals",
                "volunteers",
                "decisions",
                "resources",
                "interpretation",
            ],
        )?;
        self.head(schema, format);
        if let Some(kind) = self.required(root, kind, "kind") {
            self.word(kind, ["register"], |kind| kind);
        }
        let known = Known { resources: ids_of(resources), ..Known::default() };
        let id = self.required(root, id, "id").and_then(|id| self.id(id));
        let version = self.required(root, version, "version").and_then(|version| self.version(version));
        let title = self.required_text(root, title, "title");
        let mut seen = BTreeSet::new();
        let resources = self.list(resources, |reader, item| reader.resource(item, &mut seen));
        let mut seen = BTreeSet::new();
        let levels = self.list(levels, |reader, item| reader.registered_level(item, &mut seen));
        let mut seen = BTreeSet::new();
        let assignments =
            self.list(assignments, |reader, item| reader.assignment(item, &levels, &known, &mut seen));
        let totals = self.list(totals, |reader, item| reader.assigned_total(item, &levels, &known));
        let volunteers = self.list(volunteers, |reader, item| reader.volunteers(item, &levels, &known));
        let decisions = self.decisions(decisions, &levels, &known);
        let interpretation = self.optional_text(interpretation);
        Some(Entries {
            id: id?,
            version: version?,
            title,
            levels,
            assignments,
            totals,
            volunteers,
            decisions,
            resources,
            interpretation,
        })
    }

    fn registered_level(
        &mut self,
        item: Item<'_, '_>,
        seen: &mut BTreeSet<String>,
    ) -> Option<RegisteredLevel> {
        let [level, all_named, interpretation] =
            self.fields(item, &["level", "all_named", "interpretation"])?;
        let level = self.required(item, level, "level").and_then(|level| self.new_id(level, seen));
        let all_named =
            self.required(item, all_named, "all_named").and_then(|all_named| self.boolean(all_named));
        let interpretation = self.optional_text(interpretation);
        Some(RegisteredLevel { level: level?, all_named: all_named?, interpretation })
    }

    fn assignment(
        &mut self,
        item: Item<'_, '_>,
        levels: &[RegisteredLevel],
        known: &Known,
        seen: &mut BTreeSet<String>,
    ) -> Option<Assignment> {
        let [unit, finish, citations, source, interpretation] =
            self.fields(item, &["unit", "finish", "citations", "source", "interpretation"])?;
        let unit_item = self.required(item, unit, "unit");
        let unit = unit_item.and_then(|unit| self.unit(unit, levels));
        if let (Some(item), Some(unit)) = (unit_item, &unit)
            && !seen.insert(key(unit))
        {
            self.duplicate_id(item, unit.id.as_str(), Word::InUse);
        }
        let finish = self.required(item, finish, "finish").and_then(|finish| self.finish(finish));
        let citations = self.citations(citations, known);
        let source = source.and_then(|source| self.source(source, known));
        let interpretation = self.optional_text(interpretation);
        Some(Assignment { unit: unit?, finish: finish?, citations, source, interpretation })
    }

    fn unit(&mut self, item: Item<'_, '_>, levels: &[RegisteredLevel]) -> Option<Unit> {
        let [id, name, level] = self.fields(item, &["id", "name", "level"])?;
        let id = self.required(item, id, "id").and_then(|id| self.id(id));
        let name = self.required_filled(item, name, "name");
        let level =
            self.required(item, level, "level").and_then(|level| self.level_of_register(level, levels));
        Some(Unit { id: id?, name, level: level? })
    }

    /// One of the levels that the register lists.
    fn level_of_register(&mut self, item: Item<'_, '_>, levels: &[RegisteredLevel]) -> Option<Level> {
        self.one_of(item, Code::UnknownLevel, levels.iter().map(|known| &known.level)).cloned()
    }

    fn finish(&mut self, item: Item<'_, '_>) -> Option<Finish> {
        let [exactly, at_latest] = self.fields(item, &["in", "by"])?;
        match (exactly, at_latest) {
            (Some(year), None) => self.year(year).map(Finish::In),
            (None, Some(year)) => self.year(year).map(Finish::By),
            (found, _) => {
                let found = if found.is_some() { Word::SeveralKeys } else { Word::Nothing };
                self.wrong_form(item, found, Word::OneFinish);
                None
            }
        }
    }

    fn citations(&mut self, list: Option<Item<'_, '_>>, known: &Known) -> Vec<Citation> {
        self.list(list, |reader, item| reader.citation(item, known))
    }

    fn assigned_total(
        &mut self,
        item: Item<'_, '_>,
        levels: &[RegisteredLevel],
        known: &Known,
    ) -> Option<AssignedTotal> {
        let [level, year, units, citations, interpretation] =
            self.fields(item, &["level", "year", "units", "citations", "interpretation"])?;
        let level =
            self.required(item, level, "level").and_then(|level| self.level_of_register(level, levels));
        let year = self.required(item, year, "year").and_then(|year| self.year(year));
        let units = self.required(item, units, "units").and_then(|units| self.count(units));
        let citations = self.citations(citations, known);
        let interpretation = self.optional_text(interpretation);
        Some(AssignedTotal { level: level?, year: year?, units: units?, citations, interpretation })
    }

    fn volunteers(
        &mut self,
        item: Item<'_, '_>,
        levels: &[RegisteredLevel],
        known: &Known,
    ) -> Option<Volunteers> {
        let [level, units, finish, source, interpretation] =
            self.fields(item, &["level", "units", "finish", "source", "interpretation"])?;
        let level =
            self.required(item, level, "level").and_then(|level| self.level_of_register(level, levels));
        let units = self.list(units, |reader, item| reader.unit(item, levels));
        let finish = finish.and_then(|finish| self.finish(finish));
        let source = self.required_source(item, source, known);
        let interpretation = self.optional_text(interpretation);
        Some(Volunteers { level: level?, units, finish, source, interpretation })
    }

    /// Decisions stand in the order of their dates. One that withdraws must find the unit recognised for that year, one
    /// that recognises must not.
    fn decisions(
        &mut self,
        list: Option<Item<'_, '_>>,
        levels: &[RegisteredLevel],
        known: &Known,
    ) -> Vec<Decision> {
        let mut recognised = BTreeSet::new();
        let mut latest = None;
        self.list(list, |reader, item| {
            let decision = reader.decision(item, levels, known)?;
            if latest.is_some_and(|latest| decision.date < latest) {
                reader.found(Code::DecisionsNotInOrder, item, &decision.date.to_string());
            }
            latest = Some(decision.date);
            let fits = match decision.kind {
                DecisionKind::Recognition => recognised.insert(of_year(&decision)),
                DecisionKind::Withdrawal => recognised.remove(&of_year(&decision)),
            };
            if !fits {
                let code = match decision.kind {
                    DecisionKind::Recognition => Code::AlreadyRecognised,
                    DecisionKind::Withdrawal => Code::NothingToWithdraw,
                };
                reader.sink.report(code, item, || {
                    let year = Phrase::verbatim(&decision.year.to_string());
                    Detail::default().found(Phrase::verbatim(decision.unit.id.as_str())).expected(year)
                });
            }
            Some(decision)
        })
    }

    fn decision(
        &mut self,
        item: Item<'_, '_>,
        levels: &[RegisteredLevel],
        known: &Known,
    ) -> Option<Decision> {
        let [kind, unit, year, number, date, authority, resource, interpretation] = self.fields(
            item,
            &["kind", "unit", "year", "number", "date", "authority", "resource", "interpretation"],
        )?;
        let kind = self
            .required(item, kind, "kind")
            .and_then(|kind| self.word(kind, DecisionKind::ALL, DecisionKind::as_str));
        let unit = self.required(item, unit, "unit").and_then(|unit| self.unit(unit, levels));
        let year = self.required(item, year, "year").and_then(|year| self.year(year));
        let number = self.required_filled(item, number, "number");
        let date = self.required(item, date, "date").and_then(|date| self.date(date));
        let authority = self.optional_text(authority);
        let resource =
            resource.and_then(|resource| self.reference(resource, &known.resources, Code::UnknownResource));
        let interpretation = self.optional_text(interpretation);
        if let (Some(year), Some(date)) = (year, date)
            && date.year() < year
        {
            self.sink.report(Code::DecisionBeforeYear, item, || {
                Detail::default()
                    .found(Phrase::verbatim(&date.to_string()))
                    .expected(Phrase::verbatim(&year.to_string()))
            });
        }
        Some(Decision {
            kind: kind?,
            unit: unit?,
            year: year?,
            number,
            date: date?,
            authority,
            resource,
            interpretation,
        })
    }
}

fn of_year(decision: &Decision) -> String {
    format!("{}\n{}", decision.year, key(&decision.unit))
}

/// What tells units apart.
fn key(unit: &Unit) -> String {
    format!("{}\n{}", unit.level, unit.id)
}
