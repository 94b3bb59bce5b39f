//! Who acts, in the canonical form of a rule set, as it was kept.

use crate::json::write::Writer;
use crate::model::unread::Acting;

/// One of the parts, where there is one.
pub(super) fn acting(out: &mut Writer, Acting(parts): &Acting, part: &str) {
    if let Some((name, json)) = parts.iter().find(|(name, _)| *name == part) {
        out.key(name).raw(json);
    }
}
