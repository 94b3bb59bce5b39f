//! The little JSON that is ours and not the engine's: lists of rule sets, envelopes around diagnostics.

use tieuchi::json_escaped;

use tieuchi::Text;

/// A JSON string.
pub(crate) fn string(text: &str) -> String {
    format!("\"{}\"", json_escaped(text))
}

/// A text in both languages.
pub(crate) fn text(text: &Text) -> String {
    let english = text.en.as_deref().map_or_else(|| "null".to_owned(), string);
    object(&[("vi", string(&text.vi)), ("en", english)])
}

/// A JSON object of keys and values that are JSON already.
pub(crate) fn object(entries: &[(&str, String)]) -> String {
    let entries: Vec<String> =
        entries.iter().map(|(key, value)| format!("{}:{value}", string(key))).collect();
    format!("{{{}}}", entries.join(","))
}

/// A JSON array of values that are JSON already.
pub(crate) fn array(items: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", items.into_iter().collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped() {
        assert_eq!(string("a\"\\\n\u{1b}ấ"), r#""a\"\\\n\u001bấ""#);
        assert_eq!(object(&[("a", array(["1".to_owned(), string("b")]))]), r#"{"a":[1,"b"]}"#);
    }
}
