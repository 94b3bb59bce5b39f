//! Ways through a JSON document that was read.

use tieuchi::JsonItem;

/// What the string under a key says.
pub(crate) fn says(object: JsonItem<'_, '_>, key: &str) -> Option<String> {
    Some(object.get(key)?.string()?.into_owned())
}

/// The members of the list under a key.
pub(crate) fn list<'p, 't>(object: JsonItem<'p, 't>, key: &str) -> impl Iterator<Item = JsonItem<'p, 't>> {
    object.get(key).into_iter().flat_map(JsonItem::items)
}

/// The criteria of all groups.
pub(crate) fn criteria<'p, 't>(root: JsonItem<'p, 't>) -> impl Iterator<Item = JsonItem<'p, 't>> {
    list(root, "groups").flat_map(|group| list(group, "criteria"))
}

/// Everything in a document, each with the key under which it, or the list that it is in, stands.
pub(crate) fn every<'p, 't>(item: JsonItem<'p, 't>, found: &mut dyn FnMut(&str, JsonItem<'p, 't>)) {
    within("", item, found);
}

fn within<'p, 't>(key: &str, item: JsonItem<'p, 't>, found: &mut dyn FnMut(&str, JsonItem<'p, 't>)) {
    found(key, item);
    item.items().for_each(|item| within(key, item, found));
    for (key, value) in item.entries() {
        within(&key.string().unwrap_or_default(), value, found);
    }
}
