//! Texts: translations, titles that can be taken for one another, titles and quotes, numbers and dates of what is cited.

use std::collections::BTreeMap;

use tieuchi::{Code, Findings, JsonItem, JsonKind, Said};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::items::{criteria, every, list, says};
use crate::transcription::{difference, words};

pub(super) fn check(root: JsonItem<'_, '_>, findings: &mut Findings<'_>) {
    translations(root, findings);
    confusable(list(root, "groups"), "title", findings);
    confusable(criteria(root), "title", findings);
    confusable(list(root, "agencies"), "name", findings);
    confusable(list(root, "resources"), "title", findings);
    criteria(root).for_each(|criterion| title(criterion, findings));
    for resource in list(root, "resources") {
        let is_missing = |key: &&str| resource.get(key).is_none_or(|value| value.kind() == JsonKind::Null);
        let missing: Vec<&str> = ["number", "date"].into_iter().filter(is_missing).collect();
        if !missing.is_empty() {
            let id = says(resource, "id").unwrap_or_default();
            let place = resource.get("id").unwrap_or(resource);
            findings.say(Code::ResourceWithoutNumber, place, Said::found(&id).one_of(missing));
        }
    }
}

/// Texts in Vietnamese alone; where nothing is translated, that is said once.
fn translations(root: JsonItem<'_, '_>, findings: &mut Findings<'_>) {
    let (mut missing, mut any) = (Vec::new(), false);
    every(root, &mut |_, item| {
        if let Some(text) = says(item, "vi") {
            match item.get("en").and_then(JsonItem::string) {
                Some(_) => any = true,
                None => missing.push((item, text)),
            }
        }
    });
    let said = if any { missing.len() } else { missing.len().min(1) };
    for (item, text) in missing.into_iter().take(said) {
        findings.say(Code::TextWithoutTranslation, item, Said::found(&text));
    }
}

/// Names that differ in nothing but case, diacritics, spaces and signs.
fn confusable<'p, 't: 'p>(
    items: impl Iterator<Item = JsonItem<'p, 't>>,
    key: &str,
    findings: &mut Findings<'_>,
) {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for item in items {
        let (Some(id), Some(name)) = (says(item, "id"), item.get(key)) else { continue };
        let Some((place, text)) = name.get("vi").zip(says(name, "vi")) else { continue };
        let letters = folded(&text);
        if letters.is_empty() {
            continue;
        }
        if let Some(other) = seen.get(&letters) {
            findings.say(Code::ConfusableTitle, place, Said::found(&text).expected(other));
        } else {
            seen.insert(letters, id);
        }
    }
}

/// The letters and digits of a text, without case and diacritics.
pub(super) fn folded(text: &str) -> String {
    let plain = text.nfd().filter(|character| !is_combining_mark(*character));
    let letters = plain.filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase);
    letters.map(|letter| if letter == 'đ' { 'd' } else { letter }).collect()
}

/// Whether the title of a criterion is that of the words it quotes, as they are printed or as they are to be read.
fn title(criterion: JsonItem<'_, '_>, findings: &mut Findings<'_>) {
    let Some(place) = criterion.get("title").and_then(|title| title.get("vi")) else { return };
    let Some(source) = criterion.get("source") else { return };
    let (Some(title), Some(printed)) = (place.string(), says(source, "quote")) else { return };
    let mut read = printed.clone();
    for misprint in list(source, "misprints") {
        if let (Some(wrong), Some(right)) = (says(misprint, "printed"), says(misprint, "read")) {
            read = read.replace(&wrong, &right);
        }
    }
    let title = words(title.trim_end_matches(['.', ',', ';', ':']));
    let differs = |quote: &str| difference(&title, &quote.split_whitespace().collect::<Vec<_>>());
    if let (Some(_), Some(rest)) = (differs(&read), differs(&printed)) {
        findings.say(Code::TitleNotInQuote, place, Said::found(&rest));
    }
}
