//! Reading agencies: their names, how long they exist, who takes over.

use std::collections::BTreeSet;

use crate::diagnostic::code::Code;
use crate::diagnostic::sink::Detail;
use crate::json::tape::Item;
use crate::model::agency::{Agency, AgencyKind, DatedName};
use crate::read::acts::Known;
use crate::read::fields::Reader;
use crate::value::date::Date;

impl Reader<'_> {
    pub(super) fn agency(
        &mut self,
        item: Item<'_, '_>,
        known: &Known,
        seen: &mut BTreeSet<String>,
    ) -> Option<Agency> {
        let [id, name, kind, printed, names, valid, successor_item, interpretation] = self.fields(
            item,
            &["id", "name", "kind", "printed", "names", "valid", "successor", "interpretation"],
        )?;
        let id = self.required_id(item, id, seen);
        let name = self.required_text(item, name, "name");
        let kind = match kind {
            Some(kind) => self.word(kind, AgencyKind::ALL, AgencyKind::as_str),
            None => Some(AgencyKind::Agency),
        };
        let printed = self.list(printed, Self::filled);
        let mut last = None;
        let names = self.list(names, |reader, item| reader.dated_name(item, &mut last));
        let valid_item = valid;
        let valid = valid.and_then(|valid| self.validity(valid));
        let mut successor = None;
        if let Some(place) = successor_item {
            successor = self.reference(place, &known.agencies, Code::UnknownAgency);
            // All lines of successors go down the list, so that none leads back to its beginning.
            if let Some(successor) = place.string()
                && seen.contains(&*successor)
            {
                self.found(Code::SuccessorAbove, place, &successor);
            }
            // Nobody takes over from an agency that goes on.
            let valid = self.required(item, valid_item, "valid");
            if let Some(valid) = valid {
                let until = valid.get("until").filter(|until| !until.is_null());
                self.required(valid, until, "until");
            }
        }
        let interpretation = self.optional_text(interpretation);
        Some(Agency { id, name, kind: kind?, printed, names, valid, successor, interpretation })
    }

    /// A name that begins after the one before it has ended.
    fn dated_name(&mut self, item: Item<'_, '_>, last: &mut Option<Date>) -> Option<DatedName> {
        let [name, from, until, derived, interpretation] =
            self.fields(item, &["name", "from", "until", "derived", "interpretation"])?;
        let name = self.required_text(item, name, "name");
        let valid = self.validity_of([from, until, derived, interpretation]);
        // A beginning that is missing lies before every day, an end that is missing beyond.
        if let Some(ended) = last.replace(valid.until.unwrap_or(Date::LAST))
            && valid.from <= Some(ended)
        {
            self.sink.report(Code::PeriodsOverlap, item, Detail::default);
        }
        Some(DatedName { name, valid })
    }
}
