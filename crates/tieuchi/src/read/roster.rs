//! Reading a roster.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::code::Code;
use crate::diagnostic::entry::Diagnostic;
use crate::diagnostic::phrase::Phrase;
use crate::diagnostic::sink::{Detail, from_syntax};
use crate::json::parse::parse;
use crate::json::tape::Item;
use crate::limits::Limits;
use crate::model::kind::DocumentKind;
use crate::model::register::Unit;
use crate::model::roster::{Content, RosterUnit};
use crate::read::acts::{Known, ids_of};
use crate::read::fields::Reader;
use crate::value::id::{Level, SubjectId};

/// What a text says as a roster, if it can be read, or all that is wrong with it.
pub(crate) fn read(text: &str, limits: &Limits) -> Result<Content, Vec<Diagnostic>> {
    let tape = parse(text, limits).map_err(|error| vec![from_syntax(error, text)])?;
    let mut reader = Reader::new(limits, true);
    if reader.is_other(tape.root(), DocumentKind::Roster) {
        return Err(reader.sink.finish(text));
    }
    match reader.roster(tape.root()) {
        Some(content) if !reader.sink.failed() => Ok(content),
        _ => Err(reader.sink.finish(text)),
    }
}

/// The levels that units name, by their ids, collected before any unit refers to another.
fn levels_of(units: Option<Item<'_, '_>>) -> BTreeMap<String, String> {
    let mut levels = BTreeMap::new();
    for unit in units.into_iter().flat_map(Item::items) {
        let string = |key| unit.get(key).and_then(Item::string);
        if let (Some(id), Some(level)) = (string("id"), string("level")) {
            levels.insert(id.into_owned(), level.into_owned());
        }
    }
    levels
}

impl Reader<'_> {
    fn roster(&mut self, root: Item<'_, '_>) -> Option<Content> {
        let [
            schema,
            kind,
            format,
            id,
            version,
            title,
            date,
            levels,
            units,
            source,
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
                "date",
                "levels",
                "units",
                "source",
                "resources",
                "interpretation",
            ],
        )?;
        self.head(schema, format);
        if let Some(kind) = self.required(root, kind, "kind") {
            self.word(kind, ["roster"], |kind| kind);
        }
        let known = Known { resources: ids_of(resources), ..Known::default() };
        let id = self.required(root, id, "id").and_then(|id| self.id(id));
        let version = self.required(root, version, "version").and_then(|version| self.version(version));
        let title = self.required_text(root, title, "title");
        let date = self.required(root, date, "date").and_then(|date| self.date(date));
        let levels = self.required_list(root, levels, "levels");
        if let Some(list) = levels
            && list.items().next().is_none()
        {
            self.sink.report(Code::Empty, list, Detail::default);
        }
        let mut seen = BTreeSet::new();
        let levels: Vec<Level> = self.list(levels, |reader, level| reader.new_id(level, &mut seen));
        let units = self.required_list(root, units, "units");
        let named = levels_of(units);
        let mut seen = BTreeSet::new();
        let units = self.list(units, |reader, unit| reader.roster_unit(unit, &levels, &named, &mut seen));
        let source = self.optional_source(source, &known);
        let mut seen = BTreeSet::new();
        let resources = self.list(resources, |reader, item| reader.resource(item, &mut seen));
        let interpretation = self.optional_text(interpretation);
        Some(Content {
            id: id?,
            version: version?,
            title,
            date: date?,
            levels,
            units,
            source,
            resources,
            interpretation,
        })
    }

    fn roster_unit(
        &mut self,
        item: Item<'_, '_>,
        levels: &[Level],
        named: &BTreeMap<String, String>,
        seen: &mut BTreeSet<String>,
    ) -> Option<RosterUnit> {
        let [id, name, level_item, part_of] = self.fields(item, &["id", "name", "level", "part_of"])?;
        let id = self.required_id(item, id, seen);
        let name = self.required_filled(item, name, "name");
        let level = self
            .required(item, level_item, "level")
            .and_then(|level| self.one_of(level, Code::LevelNotInRoster, levels.iter()).cloned());
        // Without its level, nobody knows of what it is part.
        let level = level?;
        let above = levels.iter().take_while(|known| **known != level).last();
        let part_of = match (above, part_of) {
            (None, None) => None,
            (None, Some(part_of)) => {
                self.found(Code::PartOfNothing, part_of, level.as_str());
                return None;
            }
            (Some(above), part_of) => {
                let part_of = self.required(item, part_of, "part_of")?;
                Some(self.part_of(part_of, above, named)?)
            }
        };
        Some(RosterUnit { unit: Unit { id, name, level }, part_of })
    }

    /// A unit of the level above. So no unit is part of itself, whatever stands between.
    fn part_of(
        &mut self,
        item: Item<'_, '_>,
        above: &Level,
        named: &BTreeMap<String, String>,
    ) -> Option<SubjectId> {
        let id: SubjectId = self.id(item)?;
        match named.get(id.as_str()) {
            None => {
                self.unknown(Code::NotInRoster, item, id.as_str(), &mut named.keys().map(String::as_str));
                None
            }
            Some(level) if level != above.as_str() => {
                self.sink.report(Code::PartOfOtherLevel, item, || {
                    let expected = Phrase::verbatim(above.as_str());
                    Detail::default().found(Phrase::verbatim(id.as_str())).expected(expected)
                });
                None
            }
            Some(_) => Some(id),
        }
    }
}
