//! Whether what a rule set quotes, and the targets that it states, stand in the transcription.

use rust_decimal::Decimal;
use tieuchi::{Code, Diagnostic, Findings, Json, JsonItem, JsonKind, Limits, Said};

use crate::items::says;
use crate::transcription::{Row, RowKind, Transcription, words};

pub(super) fn check(transcription: &Transcription, rule_set: &str, limits: &Limits) -> Vec<Diagnostic> {
    let json = match Json::parse(rule_set, limits) {
        Ok(json) => json,
        Err(diagnostic) => return vec![*diagnostic],
    };
    let mut findings = Findings::new(limits);
    every_source(json.root(), &mut |source| {
        if says(source, "resource").as_deref() == Some(&transcription.resource) {
            quote(transcription, source, &mut findings);
        }
    });
    let groups = json.root().get("groups").into_iter().flat_map(JsonItem::items);
    for criterion in groups.flat_map(|group| group.get("criteria").into_iter().flat_map(JsonItem::items)) {
        let source = criterion.get("source");
        let is_ours =
            |source: &JsonItem<'_, '_>| says(*source, "resource").as_deref() == Some(&transcription.resource);
        if let Some(at) = source.filter(is_ours).and_then(|source| says(source, "locator")) {
            targets(transcription, &at, criterion, &mut findings);
        }
    }
    findings.finish(rule_set)
}

pub(super) fn resources(rule_set: &str, limits: &Limits) -> Vec<String> {
    let mut all = Vec::new();
    if let Ok(json) = Json::parse(rule_set, limits) {
        every_source(json.root(), &mut |source| {
            all.extend(says(source, "resource").filter(|resource| !all.contains(resource)));
        });
    }
    all
}

/// Everything that quotes something, wherever it stands.
fn every_source<'p, 't>(item: JsonItem<'p, 't>, found: &mut dyn FnMut(JsonItem<'p, 't>)) {
    if item.get("quote").is_some() {
        found(item);
    }
    item.items().for_each(|item| every_source(item, found));
    item.entries().for_each(|(_, value)| every_source(value, found));
}

fn quote(transcription: &Transcription, source: JsonItem<'_, '_>, findings: &mut Findings<'_>) {
    let (Some(place), Some(at)) = (source.get("locator"), says(source, "locator")) else { return };
    let (Some(item), Some(quote)) = (source.get("quote"), says(source, "quote")) else { return };
    let printed: Vec<&str> = transcription.rows_at(&at).flat_map(Row::words).collect();
    if printed.is_empty() {
        let known = transcription.rows.iter().map(|row| row.at.as_str());
        findings.say(Code::UnknownRow, place, Said::found(&at).nearest(&at, known));
        return;
    }
    if let Some(rest) = difference(&words(&quote), &printed) {
        findings.say(Code::QuoteNotInRow, item, Said::found(&rest).expected(&at));
    }
}

/// Where words do not stand in those that are printed: what follows behind the place up to which most of them do.
pub(crate) fn difference(quoted: &[String], printed: &[&str]) -> Option<String> {
    if stands(&quoted.join(" "), &printed.join(" ")) {
        return None;
    }
    let same = |from: usize| {
        let rest = printed.get(from..).unwrap_or_default();
        quoted.iter().zip(rest).take_while(|(quoted, printed)| quoted.as_str() == **printed).count()
    };
    let most = (0..printed.len()).map(same).max().unwrap_or(0);
    let rest = quoted.get(most..).unwrap_or_default();
    Some(rest.iter().take(8).map(String::as_str).collect::<Vec<_>>().join(" "))
}

/// Whether words stand in others without cutting one of them in two; signs around them may be left out.
fn stands(quote: &str, printed: &str) -> bool {
    let is_letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    printed.match_indices(quote).any(|(at, _)| {
        let (before, behind) = (printed.get(..at), printed.get(at + quote.len()..));
        let cuts_first =
            is_letter(before.and_then(|text| text.chars().next_back())) && is_letter(quote.chars().next());
        let cuts_last =
            is_letter(behind.and_then(|text| text.chars().next())) && is_letter(quote.chars().next_back());
        !cuts_first && !cuts_last
    })
}

fn targets(
    transcription: &Transcription,
    at: &str,
    criterion: JsonItem<'_, '_>,
    findings: &mut Findings<'_>,
) {
    let Some(place) = transcription.rows.iter().position(|row| row.at == at && row.kind == RowKind::Cells)
    else {
        return;
    };
    let columns = transcription.rows.iter().take(place).rfind(|row| row.kind == RowKind::Columns);
    let row = transcription.rows.get(place);
    let is_percent =
        criterion.get("measure").and_then(|measure| says(measure, "kind")).as_deref() == Some("percent");
    let years = criterion.get("targets").into_iter().flat_map(JsonItem::entries);
    let years = years.map(|(year, target)| (year.string().unwrap_or_default().into_owned(), target));
    let without = criterion.get("target").map(|target| (String::new(), target));
    for (year, target) in years.chain(without) {
        let title = |column: &Vec<String>| {
            if year.is_empty() {
                column.join(" ").to_lowercase().contains("chỉ tiêu")
            } else {
                column.contains(&year)
            }
        };
        let column = columns.and_then(|columns| columns.cells.iter().position(title));
        let cell = column.and_then(|column| row?.cells.get(column)).map(|cell| cell.join(" "));
        let cell = cell.unwrap_or_default();
        if target.get("by").is_some() || target.get("at").is_some() {
            each_number(target, &mut |number| {
                let stands = row.is_some_and(|row| row.words().any(|word| holds(word, &said(number))));
                if !stands {
                    findings.say(Code::TargetNotInRow, number, Said::found(&said(number)).expected(&cell));
                }
            });
        } else if !forms(target, is_percent).contains(&cell.to_lowercase()) {
            findings.say(Code::TargetNotInRow, target, Said::found(&plain(target)).expected(&cell));
        }
    }
}

/// Every number that a target names.
fn each_number<'p, 't>(target: JsonItem<'p, 't>, found: &mut dyn FnMut(JsonItem<'p, 't>)) {
    for (key, value) in target.entries() {
        match key.string().as_deref() {
            Some("at_least" | "at_most") => found(value),
            _ if value.kind() == JsonKind::Object => each_number(value, found),
            _ => {}
        }
    }
}

/// A target in the format's words.
fn plain(target: JsonItem<'_, '_>) -> String {
    let each = |(key, value): (JsonItem<'_, '_>, JsonItem<'_, '_>)| {
        format!("{} {}", key.string().unwrap_or_default(), said(value))
    };
    target.entries().map(each).collect::<Vec<_>>().join(", ")
}

fn said(item: JsonItem<'_, '_>) -> String {
    item.string().unwrap_or(item.raw().into()).into_owned()
}

/// The ways in which a decision prints a target, in lower case.
fn forms(target: JsonItem<'_, '_>, is_percent: bool) -> Vec<String> {
    if target.get("present").is_some() {
        return vec!["có".to_owned()];
    }
    let (number, before, behind): (_, &[&str], &[&str]) =
        match (target.get("at_least"), target.get("at_most")) {
            (Some(number), None) => {
                (number, &["", "≥", "≥ ", "từ ", "ít nhất ", "tối thiểu "], &["", " trở lên"])
            }
            (None, Some(number)) => (number, &["≤", "≤ ", "không quá ", "tối đa "], &["", " trở xuống"]),
            _ => return Vec::new(),
        };
    let sign = if is_percent { "%" } else { "" };
    let numbers = spellings(&said(number));
    let all = numbers.iter().flat_map(|number| {
        before.iter().flat_map(move |before| {
            behind.iter().map(move |behind| format!("{before}{number}{sign}{behind}"))
        })
    });
    all.collect()
}

/// A number as it may be printed: with a decimal comma or point, thousands set apart or not.
fn spellings(number: &str) -> Vec<String> {
    let Ok(number) = Decimal::from_str_exact(number) else { return vec![number.to_owned()] };
    let plain = number.normalize().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    if fraction.is_empty() {
        return vec![plain.clone(), grouped];
    }
    vec![plain.clone(), format!("{whole},{fraction}"), format!("{grouped},{fraction}")]
}

/// Whether a printed word is this number, with signs around it or not.
fn holds(word: &str, number: &str) -> bool {
    let bare = word.trim_matches(|sign: char| !sign.is_ascii_digit());
    spellings(number).iter().any(|spelling| spelling == bare)
}

impl Transcription {
    /// The rows of a place: the one of that name, and those within it.
    fn rows_at<'s>(&'s self, at: &'s str) -> impl Iterator<Item = &'s Row> {
        let within = move |row: &&Row| {
            row.at.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with(','))
        };
        self.rows.iter().filter(within)
    }
}

impl Row {
    fn words(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().flatten().map(String::as_str)
    }
}
