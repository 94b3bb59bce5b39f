//! The form of what is written: white space at the ends of texts, decimals.

use rust_decimal::Decimal;
use tieuchi::{Code, Findings, JsonItem, JsonKind, Said};

use crate::items::every;

/// The keys whose values are decimals.
const DECIMALS: [&str; 7] =
    ["at_least", "at_most", "at_least_percent", "maximum", "points", "otherwise", "full_at"];

pub(super) fn check(root: JsonItem<'_, '_>, findings: &mut Findings<'_>) {
    every(root, &mut |key, item| {
        if let Some(text) = item.string()
            && text.trim() != text
        {
            findings.say(Code::StraySpace, item, Said::found(&text));
        } else if let Some((written, normal)) = decimal(key, item) {
            findings.say(Code::DecimalForm, item, Said::found(&written).expected(&normal));
        }
    });
}

/// A decimal that is not in normal form, and how it is written in it.
pub(crate) fn decimal(key: &str, item: JsonItem<'_, '_>) -> Option<(String, String)> {
    if !DECIMALS.contains(&key) || !matches!(item.kind(), JsonKind::String | JsonKind::Number) {
        return None;
    }
    let written = item.string().unwrap_or(item.raw().into()).into_owned();
    let normal = Decimal::from_str_exact(&written).ok()?.normalize().to_string();
    (normal != written).then_some((written, normal))
}
