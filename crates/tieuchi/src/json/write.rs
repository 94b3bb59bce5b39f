//! The JSON writer: compact, in the order written, escaping only what JSON demands.

use std::borrow::Cow;
use std::fmt::Write as _;

use rust_decimal::Decimal;

use crate::json::plain::plain_bytes;
use crate::value::decimal::normal_form;

/// Writes one JSON text. The caller writes keys and values in turn; commas are set here.
#[derive(Default)]
pub(crate) struct Writer {
    text: String,
}

impl Writer {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes) }
    }

    pub(crate) fn finish(self) -> String {
        self.text
    }

    fn separate(&mut self) {
        if !matches!(self.text.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.text.push(',');
        }
    }

    pub(crate) fn object(&mut self, content: impl FnOnce(&mut Self)) {
        self.separate();
        self.text.push('{');
        content(self);
        self.text.push('}');
    }

    pub(crate) fn array<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut item: impl FnMut(&mut Self, T),
    ) {
        self.separate();
        self.text.push('[');
        for each in items {
            item(self, each);
        }
        self.text.push(']');
    }

    pub(crate) fn strings<T: AsRef<str>>(&mut self, items: impl IntoIterator<Item = T>) {
        self.array(items, |out, item| out.string(item.as_ref()));
    }

    /// A key; a value must follow.
    pub(crate) fn key(&mut self, key: &str) -> &mut Self {
        self.string(key);
        self.text.push(':');
        self
    }

    pub(crate) fn string(&mut self, string: &str) {
        self.separate();
        self.text.push('"');
        push_escaped(&mut self.text, string);
        self.text.push('"');
    }

    pub(crate) fn integer(&mut self, number: impl Into<u64>) {
        self.separate();
        let _ = write!(self.text, "{}", number.into());
    }

    pub(crate) fn decimal(&mut self, decimal: Decimal) {
        self.string(&normal_form(decimal));
    }

    pub(crate) fn boolean(&mut self, value: bool) {
        self.separate();
        self.text.push_str(if value { "true" } else { "false" });
    }

    /// A value that is JSON, as it is to be written.
    #[cfg(any(test, not(all(feature = "rollup", feature = "procedure"))))]
    pub(crate) fn raw(&mut self, json: &str) {
        self.separate();
        self.text.push_str(json);
    }

    pub(crate) fn null(&mut self) {
        self.separate();
        self.text.push_str("null");
    }

    /// A value where there is one, else `null`.
    pub(crate) fn optional<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        match value {
            Some(value) => write(self, value),
            None => self.null(),
        }
    }

    /// Key and value where there is a value, else nothing.
    pub(crate) fn entry<T>(&mut self, key: &str, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        if let Some(value) = value {
            write(self.key(key), value);
        }
    }
}

/// The text as it stands between the quotes of a JSON string: escaped where JSON demands it, and nowhere else.
///
/// This is how everything that the engine writes is escaped; `\u{2028}` and letters of any script stay as they are.
///
/// ```
/// assert_eq!(tieuchi::json_escaped("Bỉm Sơn"), "Bỉm Sơn");
/// assert_eq!(tieuchi::json_escaped("\"a\\b\"\n\u{1}"), r#"\"a\\b\"\n\u0001"#);
/// ```
pub fn json_escaped(text: &str) -> Cow<'_, str> {
    if plain_bytes(text.as_bytes()) == text.len() {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    push_escaped(&mut escaped, text);
    Cow::Owned(escaped)
}

fn push_escaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some((plain, escaped)) = rest.split_at_checked(plain_bytes(rest.as_bytes()))
        && let Some(byte) = escaped.bytes().next()
    {
        out.push_str(plain);
        push_escape(out, byte);
        rest = escaped.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
}

fn push_escape(out: &mut String, byte: u8) {
    match byte {
        b'"' => out.push_str("\\\""),
        b'\\' => out.push_str("\\\\"),
        8 => out.push_str("\\b"),
        9 => out.push_str("\\t"),
        10 => out.push_str("\\n"),
        12 => out.push_str("\\f"),
        13 => out.push_str("\\r"),
        _ => {
            let _ = write!(out, "\\u{byte:04x}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_json_demands_is_escaped() {
        let mut out = Writer::default();
        out.object(|out| {
            out.key("a\"b").string("\\ \n \u{1} \u{1f} \u{7f} ấ /");
            out.key("list").array([1_u64, 2], Writer::integer);
            out.key("none").null();
            out.key("decimal").decimal(Decimal::new(-0, 3));
        });
        assert_eq!(
            out.finish(),
            "{\"a\\\"b\":\"\\\\ \\n \\u0001 \\u001f \u{7f} ấ /\",\"list\":[1,2],\"none\":null,\"decimal\":\"0\"}"
        );
    }
}
