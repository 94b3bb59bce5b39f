//! Parts of a rule set that this engine asks nothing of: kept as they stand in the canonical form, over which the hash is
//! taken, and not checked beyond it.

use crate::json::tape::{Item, Kind};
use crate::json::write::Writer;
#[cfg(not(feature = "procedure"))]
use crate::model::criterion::Criterion;
#[cfg(not(feature = "procedure"))]
use crate::model::unread::Acting;
#[cfg(not(feature = "procedure"))]
use crate::read::acts::Known;
use crate::read::fields::Reader;
use crate::value::order::sort;

#[cfg(not(feature = "procedure"))]
impl Reader<'_> {
    pub(super) fn acting(
        &mut self,
        [assessments, decisive, conference, withdrawal, duties]: [Option<Item<'_, '_>>; 5],
        _: &Known,
        _: &[Criterion],
    ) -> Acting {
        let mut unread = Vec::new();
        for (name, part) in [
            ("assessments", assessments),
            ("conference", conference),
            ("decisive", decisive),
            ("duties", duties),
            ("withdrawal", withdrawal),
        ] {
            unread.extend(self.unread(part).map(|part| (name, part)));
        }
        Acting(unread)
    }
}

impl Reader<'_> {
    /// The canonical form of a part, whatever it says; `None` where there is nothing.
    pub(super) fn unread(&mut self, part: Option<Item<'_, '_>>) -> Option<String> {
        let part = part.filter(|part| says_something(*part))?;
        let mut out = Writer::default();
        self.tree(&mut out, part);
        Some(out.finish())
    }

    fn tree(&mut self, out: &mut Writer, item: Item<'_, '_>) {
        match item.kind() {
            Kind::Object => {
                let mut entries = self.entries(item);
                entries.retain(|(_, _, value)| says_something(*value));
                sort(&mut entries, |left, right| left.1.cmp(&right.1));
                out.object(|out| {
                    for (_, name, value) in entries {
                        self.tree(out.key(&name), value);
                    }
                });
            }
            Kind::Array => out.array(item.items(), |out, item| self.tree(out, item)),
            Kind::String => out.string(&self.string(item).unwrap_or_default()),
            _ => out.raw(item.raw()),
        }
    }
}

/// Whether it is there at all: `null` and an empty list are not.
fn says_something(item: Item<'_, '_>) -> bool {
    !item.is_null() && (item.kind() != Kind::Array || item.items().next().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse::parse;
    use crate::limits::Limits;

    /// The canonical form of a document's part by what it is read as, and as it is kept unread.
    fn both(canonical: &str, document: &str, name: &str) -> (Option<String>, Option<String>) {
        let limits = Limits::default();
        let part = |text: &str| {
            let Ok(tape) = parse(text, &limits) else { panic!("it is JSON") };
            let mut reader = Reader::new(&limits, true);
            let part = reader.unread(tape.root().get(name));
            assert!(!reader.sink.failed());
            part
        };
        let found = part(canonical);
        assert!(found.as_ref().is_none_or(|found| canonical.contains(&format!("\"{name}\":{found}"))));
        (found, part(document))
    }

    #[test]
    fn what_is_kept_unread_hashes_as_what_is_read() {
        let district = include_str!("../../../../rules/data/vn.thanh-hoa.dx.district.json");
        let commune = include_str!("../../../../rules/data/vn.thanh-hoa.dx.commune.json");
        let assessed = include_str!("../../../../tests/vectors/rule-sets/procedure.json");
        let mut parts = 0;
        for document in [district, commune, assessed] {
            let rules = crate::model::rule_set::RuleSet::from_json(document).expect("it reads");
            for name in ["assessments", "conference", "decisive", "duties", "withdrawal"] {
                let (read, unread) = both(&rules.to_canonical_json(), document, name);
                assert_eq!(read, unread, "{name} of {}", rules.id());
                parts += usize::from(read.is_some());
            }
        }
        assert!(parts > 6);
    }
}
