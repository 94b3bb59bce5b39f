//! The comparison for programs.

use tieuchi::RuleSet;
use tieuchi_author::{Direction, Effect, Flips, Judged, Part, RuleChange, RuleDiff, UnitFlip, Witness};

use crate::json;

/// With more values than this in the dossiers of all witnesses, only those of the whole are written.
const MOST_VALUES: usize = 500_000;

pub(super) fn json(diff: &RuleDiff, flips: Option<&Flips>) -> String {
    let deciding = diff.changes().iter().filter(|change| change.decides).count();
    let criteria = diff.old().criteria().len() + diff.new_rules().criteria().len();
    let of = (deciding.saturating_mul(criteria) <= MOST_VALUES).then_some(diff);
    let parts = diff.deciding_parts().into_iter().map(|part| {
        let effect = diff.effect_of(part);
        let mut entries = part_entries(part);
        entries.push(("effect", self::effect(&effect, None)));
        json::object(&entries)
    });
    let likely = diff.likely_renames().iter().map(|likely| {
        json::object(&[
            ("kind", json::string(likely.kind.key())),
            ("old", json::string(&likely.old)),
            ("new", json::string(&likely.new)),
            ("title", json::string(&likely.title)),
        ])
    });
    json::object(&[
        ("old", identity(diff.old())),
        ("new", identity(diff.new_rules())),
        ("same", diff.changes().is_empty().to_string()),
        ("decides", diff.decides().to_string()),
        ("proven_same", diff.is_proven_same().to_string()),
        ("effect", effect(diff.whole(), Some(diff))),
        ("parts", json::array(parts)),
        ("changes", json::array(diff.changes().iter().map(|each| change(each, of)))),
        ("likely_renames", json::array(likely)),
        ("dossiers", flips.map_or_else(|| "null".to_owned(), dossiers)),
    ])
}

fn identity(rules: &RuleSet) -> String {
    json::object(&[
        ("id", json::string(rules.id().as_str())),
        ("version", json::string(&rules.version().to_string())),
        ("sha256", json::string(&rules.sha256().to_string())),
    ])
}

fn optional(text: Option<&str>) -> String {
    text.map_or_else(|| "null".to_owned(), json::string)
}

fn part_entries(part: &Part) -> Vec<(&'static str, String)> {
    vec![
        ("kind", optional(part.kind.map(tieuchi_author::Kind::key))),
        ("old", optional(part.old.as_deref())),
        ("new", optional(part.new.as_deref())),
    ]
}

fn change(change: &RuleChange, of: Option<&RuleDiff>) -> String {
    let target = change.target.as_ref().map(|of| {
        let (name, value) = of.audience.as_ref().map(|(name, value)| (name.as_str(), value.as_str())).unzip();
        json::object(&[
            ("year", of.year.to_string()),
            ("level", optional(of.level.as_deref())),
            ("attribute", optional(name)),
            ("value", optional(value)),
        ])
    });
    let null = || "null".to_owned();
    let mut entries = part_entries(&change.part);
    entries.extend([
        ("field", json::string(&change.field)),
        ("target", target.unwrap_or_else(null)),
        ("how", json::string(change.how.as_str())),
        ("from", change.from.as_ref().map_or_else(null, json::text)),
        ("to", change.to.as_ref().map_or_else(null, json::text)),
        ("decides", change.decides.to_string()),
        ("effect", if change.decides { effect(&change.effect, of) } else { null() }),
    ]);
    json::object(&entries)
}

/// An effect with its witnesses, and with their dossiers where a comparison is given that makes them.
fn effect(effect: &Effect, of: Option<&RuleDiff>) -> String {
    let is_shown = effect.direction() != Direction::Neither;
    json::object(&[
        ("direction", json::string(effect.direction().as_str())),
        ("witnesses", json::array(effect.witnesses().filter(|_| is_shown).map(|each| witness(each, of)))),
    ])
}

fn judged(judged: &Judged) -> String {
    let (what, id, level) = match judged {
        Judged::Whole => ("whole", None, None),
        Judged::Level(id) => ("level", Some(id), None),
        Judged::Condition(id) => ("condition", Some(id), None),
        Judged::Criterion(id, level) => ("criterion", Some(id), level.as_ref()),
    };
    json::object(&[
        ("what", json::string(what)),
        ("id", optional(id.map(String::as_str))),
        ("level", optional(level.map(String::as_str))),
    ])
}

fn witness(witness: &Witness, of: Option<&RuleDiff>) -> String {
    let focus = witness
        .focus
        .iter()
        .map(|(name, value)| json::object(&[("name", json::string(name)), ("value", json::string(value))]));
    let null = || "null".to_owned();
    let dossiers = of.and_then(|diff| diff.dossiers(witness));
    let (old, new) = dossiers.map_or_else(|| (null(), null()), |(old, new)| (old.to_json(), new.to_json()));
    json::object(&[
        ("judged", judged(&witness.judged)),
        ("from", json::string(witness.from.as_str())),
        ("to", json::string(witness.to.as_str())),
        ("year", witness.year.to_string()),
        ("focus", json::array(focus)),
        ("old", old),
        ("new", new),
    ])
}

fn dossiers(flips: &Flips) -> String {
    let counts = flips.counts().map(|(from, to, number)| {
        json::object(&[
            ("from", json::string(from.as_str())),
            ("to", json::string(to.as_str())),
            ("dossiers", number.to_string()),
        ])
    });
    let unreadable = flips.unreadable().iter().map(|(name, diagnostics)| {
        let diagnostics = diagnostics.iter().map(tieuchi::Diagnostic::to_json);
        json::object(&[("file", json::string(name)), ("diagnostics", json::array(diagnostics))])
    });
    json::object(&[
        ("judged", flips.judged().to_string()),
        ("aside", flips.aside().to_string()),
        ("counts", json::array(counts)),
        ("units", json::array(flips.units().iter().map(unit))),
        ("unreadable", json::array(unreadable)),
    ])
}

fn unit(unit: &UnitFlip) -> String {
    let parts = unit.parts.iter().map(|(part, from, to)| {
        json::object(&[
            ("judged", judged(part)),
            ("from", json::string(from.as_str())),
            ("to", json::string(to.as_str())),
        ])
    });
    json::object(&[
        ("file", json::string(&unit.name)),
        ("subject", json::string(unit.subject.id.as_str())),
        ("name", optional(unit.subject.name.as_deref())),
        ("year", unit.year.to_string()),
        ("from", json::string(unit.whole.0.as_str())),
        ("to", json::string(unit.whole.1.as_str())),
        ("level_from", optional(unit.level.0.as_deref())),
        ("level_to", optional(unit.level.1.as_deref())),
        ("parts", json::array(parts)),
    ])
}
