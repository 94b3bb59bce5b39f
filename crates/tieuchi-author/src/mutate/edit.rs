//! Changing a JSON text in places, everything else of it left as it is.

use std::ops::Range;

use tieuchi::JsonItem;

/// What stands in place of a part of the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Edit {
    span: Range<usize>,
    text: String,
}

impl Edit {
    /// Another value in place of this one.
    pub(super) fn replace(item: JsonItem<'_, '_>, text: impl Into<String>) -> Self {
        Self { span: item.span(), text: text.into() }
    }

    /// The text from the beginning of one value to the end of another, replaced.
    pub(super) fn between(from: JsonItem<'_, '_>, to: JsonItem<'_, '_>, text: impl Into<String>) -> Self {
        Self { span: from.span().start..to.span().end, text: text.into() }
    }

    /// One entry of an object left out, with the comma that goes with it.
    pub(super) fn drop_entry(object: JsonItem<'_, '_>, key: &str) -> Option<Self> {
        let spans: Vec<_> = object.entries().map(|(key, value)| key.span().start..value.span().end).collect();
        let place = object.entries().position(|(name, _)| name.string().as_deref() == Some(key))?;
        Self::without(&spans, place)
    }

    /// One member of a list left out, with the comma that goes with it.
    pub(super) fn drop_item(list: JsonItem<'_, '_>, place: usize) -> Option<Self> {
        let spans: Vec<_> = list.items().map(JsonItem::span).collect();
        Self::without(&spans, place)
    }

    /// From the end of the member before to its own end, or to the beginning of the one behind where it is the first.
    fn without(spans: &[Range<usize>], place: usize) -> Option<Self> {
        let own = spans.get(place)?.clone();
        let before = place.checked_sub(1).and_then(|before| spans.get(before));
        let span = match (before, spans.get(place + 1)) {
            (Some(before), _) => before.end..own.end,
            (None, Some(behind)) => own.start..behind.start,
            (None, None) => own,
        };
        Some(Self { span, text: String::new() })
    }
}

/// The text with its edits, none of which overlap.
pub(super) fn apply(text: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.span.start);
    let (mut changed, mut at) = (String::with_capacity(text.len() + 16), 0);
    for edit in sorted {
        changed.push_str(text.get(at..edit.span.start).unwrap_or_default());
        changed.push_str(&edit.text);
        at = edit.span.end;
    }
    changed.push_str(text.get(at..).unwrap_or_default());
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use tieuchi::{Json, Limits};

    #[test]
    fn what_is_left_out_takes_its_comma_along() {
        let text = r#"{"list": [1, 2, 3], "one": [1], "object": {"a": 1, "b": 2}}"#;
        let json = Json::parse(text, &Limits::default()).unwrap();
        let [list, one, object] = ["list", "one", "object"].map(|key| json.root().get(key).unwrap());
        let left = |edit: Option<Edit>| apply(text, &[edit.unwrap()]);
        assert_eq!(left(Edit::drop_item(list, 0)), text.replace("1, 2, 3", "2, 3"));
        assert_eq!(left(Edit::drop_item(list, 1)), text.replace("1, 2, 3", "1, 3"));
        assert_eq!(left(Edit::drop_item(list, 2)), text.replace("1, 2, 3", "1, 2"));
        assert_eq!(left(Edit::drop_item(one, 0)), text.replace("[1]", "[]"));
        assert_eq!(left(Edit::drop_entry(object, "a")), text.replace(r#""a": 1, "#, ""));
        assert_eq!(left(Edit::drop_entry(object, "b")), text.replace(r#", "b": 2"#, ""));
        assert!(Edit::drop_entry(object, "c").is_none() && Edit::drop_item(one, 1).is_none());
    }

    #[test]
    fn edits_are_made_wherever_they_stand() {
        let text = "[10, 20]";
        let json = Json::parse(text, &Limits::default()).unwrap();
        let items: Vec<_> = json.root().items().collect();
        let edits = [Edit::replace(items[1], "\"2\""), Edit::replace(items[0], "")];
        assert_eq!(apply(text, &edits), "[, \"2\"]");
    }
}
