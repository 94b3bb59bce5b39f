//! The canonical form of a roster, over which its hash is taken.

use crate::json::write::Writer;
use crate::model::roster::{Content, RosterUnit};
use crate::print::dossier::date;
use crate::print::parts::{list, source, text};
use crate::print::rule_set::resource;
use crate::value::id::SubjectId;

pub(crate) fn canonical(content: &Content) -> String {
    let mut out = Writer::with_capacity(1 << 16);
    out.object(|out| {
        date(out.key("date"), content.date);
        out.key("format").integer(1_u32);
        out.key("id").string(content.id.as_str());
        out.entry("interpretation", content.interpretation.as_ref(), text);
        out.key("kind").string("roster");
        out.key("levels").strings(&content.levels);
        list(out, "resources", &content.resources, resource);
        out.entry("source", content.source.as_ref(), source);
        text(out.key("title"), &content.title);
        list(out, "units", &content.units, unit);
        out.key("version").string(&content.version.to_string());
    });
    out.finish()
}

fn unit(out: &mut Writer, listed: &RosterUnit) {
    out.object(|out| {
        out.key("id").string(listed.unit.id.as_str());
        out.key("level").string(listed.unit.level.as_str());
        out.key("name").string(&listed.unit.name);
        out.entry("part_of", listed.part_of.as_ref().map(SubjectId::as_str), Writer::string);
    });
}
