//! Pieces of JSON that several documents share. Keys stand in the order of their bytes.

use crate::json::write::Writer;
use crate::model::act::Source;
use crate::value::language::Text;

pub(super) fn text(out: &mut Writer, text: &Text) {
    out.object(|out| {
        out.entry("en", text.en.as_deref(), Writer::string);
        out.key("vi").string(&text.vi);
    });
}

pub(super) fn source(out: &mut Writer, source: &Source) {
    out.object(|out| {
        out.key("locator").string(&source.locator);
        list(out, "misprints", &source.misprints, |out, misprint| {
            out.object(|out| {
                out.key("printed").string(&misprint.printed);
                out.key("read").string(&misprint.read);
            });
        });
        out.key("quote").string(&source.quote);
        out.key("resource").string(source.resource.as_str());
    });
}

/// Key and list, unless the list is empty.
pub(super) fn list<T>(out: &mut Writer, key: &str, items: &[T], item: impl FnMut(&mut Writer, &T)) {
    if !items.is_empty() {
        out.key(key).array(items, item);
    }
}

/// Key and list of strings, unless the list is empty.
pub(super) fn strings<T: AsRef<str>>(out: &mut Writer, key: &str, items: &[T]) {
    list(out, key, items, |out, item| out.string(item.as_ref()));
}
