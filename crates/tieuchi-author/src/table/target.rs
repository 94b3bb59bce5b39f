//! Targets as cells say them: `70%`, `≤ 5%`, `Từ 70% trở lên`, `Có`, and in review sheets a line for each exception.

use rust_decimal::Decimal;
use tieuchi::{Code, Limits, Said, json_escaped};

use crate::table::figure::{self, Figure};
use crate::table::grid::{Held, Shown, one_line};
use crate::tree::Tree;

/// What the criterion's value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Percent,
    YesNo,
    Count,
    Amount,
}

impl Kind {
    pub(super) const ALL: [Self; 4] = [Self::Percent, Self::YesNo, Self::Count, Self::Amount];

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::YesNo => "yes_no",
            Self::Count => "count",
            Self::Amount => "amount",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// How targets of this kind are written.
    const fn examples(self) -> &'static [&'static str] {
        match self {
            Self::Percent => &["70%", "≤ 5%", "82,5%"],
            Self::YesNo => &["Có"],
            Self::Count => &["Có", "≥ 3", "≤ 10"],
            Self::Amount => &["≥ 42,5", "≤ 10"],
        }
    }
}

/// What is wrong with a target, or how it was read.
pub(super) type Remark = (Code, Said);

/// A target that was read.
#[derive(Default)]
pub(super) struct Read {
    /// The target; `None` where the cell says that there is none.
    pub(super) target: Option<Tree>,
    /// Whether a figure stands alone and is read as a minimum.
    pub(super) bare: bool,
    pub(super) remarks: Vec<Remark>,
}

/// Reads what a cell says of a criterion whose values are of a kind, with its unit.
pub(super) fn read(held: &Held, kind: Kind, unit: &str) -> Result<Read, Remark> {
    match held {
        Held::Text(text) => read_text(text, kind, unit),
        Held::Number(text, shown) => read_number(text, *shown, kind, unit),
        Held::Formula(formula) => Err((Code::CellFormula, Said::found(formula))),
        Held::Other(text) => Err((Code::CellKind, Said::found(text))),
    }
}

/// How a cell is quoted: a number as it is read, with a decimal comma.
pub(super) fn quoted(held: &Held) -> String {
    match held {
        Held::Text(text) | Held::Formula(text) | Held::Other(text) => one_line(text),
        Held::Number(text, shown) => {
            let exact = Decimal::from_str_exact(text).ok();
            match exact.filter(|_| shown.percent).and_then(figure::hundredfold) {
                Some(percent) => figure::write(&percent.to_string()) + "%",
                None => figure::write(text),
            }
        }
    }
}

fn read_number(text: &str, shown: Shown, kind: Kind, unit: &str) -> Result<Read, Remark> {
    let not_a_target = || (Code::NotATarget, Said::found(text).one_of(kind.examples()));
    let number = Decimal::from_str_exact(text).map_err(|_| not_a_target())?.normalize();
    // Nobody types more digits than Excel keeps: what has more was calculated.
    if text.bytes().filter(u8::is_ascii_digit).count() > 15 {
        return Err((Code::NumberNotTyped, Said::found(text)));
    }
    if number.is_sign_negative() && !number.is_zero() || kind == Kind::YesNo {
        return Err(not_a_target());
    }
    let number = match (shown.percent, kind) {
        (true, Kind::Percent) => figure::hundredfold(number).ok_or_else(not_a_target)?,
        (true, _) => {
            let percent = figure::hundredfold(number).ok_or_else(not_a_target)?;
            return Err((Code::PercentUnit, Said::found(&format!("{percent}%")).expected(unit)));
        }
        // 0.825 of a cell that shows no percentage may be 82.5 % or less than one.
        (false, Kind::Percent) if !number.is_zero() && number <= Decimal::ONE => {
            let hundredfold = figure::hundredfold(number).ok_or_else(not_a_target)?;
            let ways = [hundredfold, number].map(|way| figure::write(&way.to_string()) + "%");
            return Err((Code::AmbiguousNumber, Said::found(text).one_of(ways)));
        }
        (false, _) => number,
    };
    let mut read = bound("at_least", number, kind).ok_or_else(not_a_target)?;
    read.bare = true;
    if shown.decimals.is_some_and(|decimals| number.scale() as usize > decimals) {
        let whole = figure::write(&number.to_string());
        read.remarks.push((Code::NumberShownRounded, Said::found(&whole)));
    }
    Ok(read)
}

fn bound(key: &str, number: Decimal, kind: Kind) -> Option<Read> {
    let possible = match kind {
        Kind::Percent => number <= Decimal::ONE_HUNDRED,
        Kind::Count => number.is_integer(),
        Kind::YesNo => false,
        Kind::Amount => true,
    };
    let target = Tree::object([(key, Tree::Text(number.normalize().to_string()))]);
    possible.then(|| Read { target: Some(target), ..Read::default() })
}

fn read_text(text: &str, kind: Kind, unit: &str) -> Result<Read, Remark> {
    if text.trim_start().starts_with('{') {
        let raw = Tree::parse(text, &Limits::default());
        return raw
            .map(|target| Read { target: Some(target), ..Read::default() })
            .map_err(|_| (Code::NotATarget, Said::found(text).one_of(kind.examples())));
    }
    if !text.lines().any(|line| line.trim_start().starts_with('[')) {
        return read_line(&one_line(text), kind, unit);
    }
    let mut whole = Read { target: Some(Tree::Object(Vec::new())), ..Read::default() };
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let not_a_target = || (Code::NotATarget, Said::found(line).one_of(kind.examples()));
        let (case, said) = Case::split(line).ok_or_else(not_a_target)?;
        let read =
            if said == NOT_ASSIGNED { Read::default() } else { read_line(&one_line(said), kind, unit)? };
        whole.bare |= read.bare;
        whole.remarks.extend(read.remarks);
        let target = whole.target.get_or_insert_with(|| Tree::Object(Vec::new()));
        case.put(target, read.target).ok_or_else(not_a_target)?;
    }
    Ok(whole)
}

/// What a line says where a criterion is not assigned.
const NOT_ASSIGNED: &str = "không giao";

const AT_LEAST: [&str; 10] = [
    "≥",
    ">=",
    "=>",
    "tối thiểu",
    "ít nhất",
    "không dưới",
    "không thấp hơn",
    "không ít hơn",
    "đạt tối thiểu",
    "đạt ít nhất",
];
const AT_MOST: [&str; 8] =
    ["≤", "<=", "=<", "tối đa", "không quá", "không vượt quá", "không cao hơn", "không nhiều hơn"];
const NEITHER: [&str; 3] = ["đạt từ", "đạt", "từ"];
const STRICT: [&str; 10] =
    ["<", ">", "dưới", "trên", "hơn", "nhỏ hơn", "lớn hơn", "cao hơn", "thấp hơn", "nhiều hơn"];

/// One demand, without exceptions.
fn read_line(text: &str, kind: Kind, unit: &str) -> Result<Read, Remark> {
    let lower = text.to_lowercase();
    let not_a_target = || (Code::NotATarget, Said::found(text).one_of(kind.examples()));
    if matches!(lower.as_str(), "-" | "–" | "—" | "không giao") {
        return Ok(Read::default());
    }
    if lower == "có" {
        let fits = matches!(kind, Kind::YesNo | Kind::Count);
        let present = Tree::object([("present", Tree::Bool(true))]);
        return fits.then(|| Read { target: Some(present), ..Read::default() }).ok_or_else(not_a_target);
    }
    let of = |words: &[&'static str]| -> Option<String> {
        words.iter().find_map(|word| Some(lower.strip_prefix(word)?.trim_start().to_owned()))
    };
    let (key, rest) = match (of(&AT_LEAST), of(&AT_MOST), of(&NEITHER)) {
        (Some(rest), _, _) => (Some("at_least"), rest),
        (_, Some(rest), _) => (Some("at_most"), rest),
        (_, _, Some(rest)) => (None, rest),
        _ if of(&STRICT).is_some() => {
            return Err((Code::StrictTarget, Said::found(text).one_of(kind.examples())));
        }
        _ => (None, lower.clone()),
    };
    let (behind, rest) = match (rest.strip_suffix("trở lên"), rest.strip_suffix("trở xuống")) {
        (Some(rest), _) => (Some("at_least"), rest.trim_end().to_owned()),
        (_, Some(rest)) => (Some("at_most"), rest.trim_end().to_owned()),
        _ => (None, rest),
    };
    if key.is_some() && behind.is_some() && key != behind {
        return Err(not_a_target());
    }
    let label = unit.to_lowercase();
    let rest = match rest.strip_suffix(&label) {
        Some(rest) if !label.is_empty() && kind != Kind::Percent => rest.trim_end().to_owned(),
        _ => rest,
    };
    let (digits, percent) = match rest.strip_suffix('%') {
        Some(digits) => (digits.trim_end(), true),
        None => (rest.as_str(), false),
    };
    if percent && kind != Kind::Percent {
        return Err((Code::PercentUnit, Said::found(text).expected(unit)));
    }
    // Documents write 01 to 09 for counts.
    let digits = match digits.strip_prefix('0') {
        Some(digit) if digit.len() == 1 && kind == Kind::Count => digit,
        _ => digits,
    };
    let key_or_least = key.or(behind).unwrap_or("at_least");
    let mut read = match figure::read(digits).ok_or_else(not_a_target)? {
        Figure::One(number) => {
            // As of a cell with a number.
            if kind == Kind::Percent && !percent && !number.is_zero() && number <= Decimal::ONE {
                let hundredfold = figure::hundredfold(number).ok_or_else(not_a_target)?;
                let ways = [hundredfold, number].map(|way| figure::write(&way.to_string()) + "%");
                return Err((Code::AmbiguousNumber, Said::found(text).one_of(ways)));
            }
            bound(key_or_least, number, kind).ok_or_else(not_a_target)?
        }
        Figure::Two { decimal, thousands } => {
            let ways = [decimal, thousands];
            let mut possible = ways.iter().filter_map(|way| Some((way, bound(key_or_least, *way, kind)?)));
            let (number, mut read) = possible.next().ok_or_else(not_a_target)?;
            if possible.next().is_some() {
                let ways = ways.map(|way| figure::write(&way.to_string()));
                return Err((Code::AmbiguousNumber, Said::found(text).one_of(ways)));
            }
            let read_as = figure::write(&number.to_string()) + if percent { "%" } else { "" };
            read.remarks.push((Code::NumberReadAs, Said::found(text).expected(&read_as)));
            read
        }
    };
    read.bare = key.is_none() && behind.is_none();
    Ok(read)
}

/// For whom a line of a target holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Case {
    level: Option<String>,
    /// An attribute of the subject and its value.
    attribute: Option<(String, String)>,
}

impl Case {
    /// `[level; attribute = value] …`.
    fn split(line: &str) -> Option<(Self, &str)> {
        let Some(rest) = line.strip_prefix('[') else { return Some((Self::default(), line)) };
        let mut case = Self::default();
        let mut rest = rest;
        loop {
            let (name, after) = word(rest)?;
            let after = after.trim_start();
            if let Some(value) = after.strip_prefix('=') {
                let (value, after) = word(value)?;
                case.attribute = Some((name, value));
                rest = after.trim_start();
            } else {
                case.level = Some(name);
                rest = after;
            }
            if let Some(after) = rest.strip_prefix(']') {
                return Some((case, after.trim()));
            }
            rest = rest.strip_prefix(';')?;
        }
    }

    fn write(&self) -> String {
        let attribute =
            self.attribute.as_ref().map(|(name, value)| format!("{} = {}", quote(name), quote(value)));
        let parts: Vec<String> = self.level.as_deref().map(quote).into_iter().chain(attribute).collect();
        if parts.is_empty() { String::new() } else { format!("[{}] ", parts.join("; ")) }
    }

    /// Puts what a line demands into the target; `None` where something is there already.
    fn put(self, target: &mut Tree, demand: Option<Tree>) -> Option<()> {
        match self {
            Self { level: Some(level), attribute } => within(target, "at", |levels| {
                within(levels, &level, |target| Self { level: None, attribute }.put(target, demand))
            }),
            Self { level: None, attribute: Some((name, value)) } => within(target, "by", |attributes| {
                within(attributes, &name, |cases| {
                    let free = cases.get(&value).is_none();
                    cases.set(&value, demand.unwrap_or(Tree::Null));
                    free.then_some(())
                })
            }),
            Self { level: None, attribute: None } => {
                let free = ["at_least", "at_most", "present"].iter().all(|key| target.get(key).is_none());
                for (key, value) in demand?.entries() {
                    target.set(key, value.clone());
                }
                free.then_some(())
            }
        }
    }
}

/// Sets what stands under a key of an object, made where it is missing, by what `change` makes of it.
fn within<R>(tree: &mut Tree, key: &str, change: impl FnOnce(&mut Tree) -> R) -> R {
    let mut inner = tree.get(key).cloned().unwrap_or_else(|| Tree::Object(Vec::new()));
    let result = change(&mut inner);
    tree.set(key, inner);
    result
}

/// A name, in quotes where it holds a mark.
fn word(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start();
    if text.starts_with('"') {
        let mut escaped = false;
        let end = text.char_indices().skip(1).find_map(|(at, character)| {
            let ends = character == '"' && !escaped;
            escaped = character == '\\' && !escaped;
            ends.then_some(at + 1)
        })?;
        let quoted = Tree::parse(text.get(..end)?, &Limits::default()).ok()?;
        return Some((quoted.as_str()?.to_owned(), text.get(end..)?));
    }
    let end = text.find(['=', ';', ']', '['])?;
    let name = text.get(..end)?.trim_end();
    (!name.is_empty()).then(|| (name.to_owned(), text.get(end..).unwrap_or_default()))
}

fn quote(name: &str) -> String {
    let plain = !name.contains(['=', ';', ']', '[', '"', '\\', '\n']) && name.trim() == name;
    if plain { name.to_owned() } else { format!("\"{}\"", json_escaped(name)) }
}

/// A target with every bound as a text, so that equal ones are the same tree.
pub(super) fn normal(target: &Tree) -> Tree {
    match target {
        Tree::Number(number) => Tree::Text(number.clone()),
        Tree::Object(entries) => {
            let mut entries: Vec<(String, Tree)> =
                entries.iter().map(|(key, value)| (key.clone(), normal(value))).collect();
            entries.sort_by(|left, right| left.0.cmp(&right.0));
            Tree::Object(entries)
        }
        other => other.clone(),
    }
}

/// How a cell says a target, so that it reads as the same.
pub(super) fn write(target: &Tree, kind: Kind, unit: &str) -> String {
    let mut lines = Vec::new();
    lines_of(target, &Case::default(), kind, &mut lines);
    for (level, target) in target.get("at").map(Tree::entries).unwrap_or_default() {
        let case = Case { level: Some(level.clone()), attribute: None };
        lines_of(target, &case, kind, &mut lines);
    }
    let text = lines.join("\n");
    let same = read_text(&text, kind, unit)
        .is_ok_and(|read| read.target.is_some_and(|read| normal(&read) == normal(target)));
    if same { text } else { target.to_json() }
}

fn lines_of(target: &Tree, case: &Case, kind: Kind, lines: &mut Vec<String>) {
    if let Some(demand) = demand(target, kind) {
        lines.push(case.write() + &demand);
    }
    for (attribute, cases) in target.get("by").map(Tree::entries).unwrap_or_default() {
        for (value, target) in cases.entries() {
            let case = Case { attribute: Some((attribute.clone(), value.clone())), ..case.clone() };
            let demand = demand(target, kind).unwrap_or_else(|| NOT_ASSIGNED.to_owned());
            lines.push(case.write() + &demand);
        }
    }
}

fn demand(target: &Tree, kind: Kind) -> Option<String> {
    if target.get("present").is_some() {
        return Some("Có".to_owned());
    }
    let sign = |key: &str| match (key, kind) {
        ("at_least", Kind::Percent) => "",
        ("at_least", _) => "≥ ",
        _ => "≤ ",
    };
    ["at_least", "at_most"].into_iter().find_map(|key| {
        let (Tree::Text(number) | Tree::Number(number)) = target.get(key)? else { return None };
        let percent = if kind == Kind::Percent { "%" } else { "" };
        Some(format!("{}{}{percent}", sign(key), figure::write(number)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tieuchi::{Diagnostic, Language};

    fn tree(text: &str) -> Tree {
        Tree::parse(text, &Limits::default()).unwrap()
    }

    fn target(text: &str, kind: Kind) -> Result<Option<String>, Code> {
        let read = read(&Held::Text(text.to_owned()), kind, "Điểm");
        read.map(|read| read.target.map(|target| target.to_json())).map_err(|(code, _)| code)
    }

    #[test]
    fn targets_are_read_as_decisions_print_them() {
        let at_least = |number: &str| Ok(Some(format!(r#"{{"at_least":"{number}"}}"#)));
        let at_most = |number: &str| Ok(Some(format!(r#"{{"at_most":"{number}"}}"#)));
        for text in [
            "70%",
            "70 %",
            "70",
            "≥ 70%",
            "≥70",
            ">= 70%",
            "Từ 70% trở lên",
            "Tối thiểu\n70%",
            "70% trở lên",
            "đạt 70%",
        ] {
            assert_eq!(target(text, Kind::Percent), at_least("70"), "{text}");
        }
        for text in ["≤ 5%", "<=5", "Không quá 5%", "tối đa 5%", "Từ 5% trở xuống", "không vượt quá 5 %"]
        {
            assert_eq!(target(text, Kind::Percent), at_most("5"), "{text}");
        }
        assert_eq!(target("99,66%", Kind::Percent), at_least("99.66"));
        assert_eq!(target("4.342", Kind::Percent), at_least("4.342"));
        assert_eq!(target("4.342", Kind::Count), at_least("4342"));
        assert_eq!(target("01", Kind::Count), at_least("1"));
        assert_eq!(target("03 điểm", Kind::Count), at_least("3"));
        assert_eq!(target("42,5", Kind::Amount), at_least("42.5"));
        for kind in [Kind::Count, Kind::YesNo] {
            assert_eq!(target("Có", kind), Ok(Some(r#"{"present":true}"#.to_owned())));
        }
        assert_eq!(target("-", Kind::Count), Ok(None));
        for (text, kind, code) in [
            ("4.342", Kind::Amount, Code::AmbiguousNumber),
            ("0,825", Kind::Percent, Code::AmbiguousNumber),
            ("1", Kind::Percent, Code::AmbiguousNumber),
            ("70%", Kind::Count, Code::PercentUnit),
            ("trên 70%", Kind::Percent, Code::StrictTarget),
            ("> 70%", Kind::Percent, Code::StrictTarget),
            ("101%", Kind::Percent, Code::NotATarget),
            ("-5%", Kind::Percent, Code::NotATarget),
            ("Có", Kind::Percent, Code::NotATarget),
            ("không", Kind::YesNo, Code::NotATarget),
            ("x", Kind::YesNo, Code::NotATarget),
            ("2,5", Kind::Count, Code::NotATarget),
            ("tối đa 5% trở lên", Kind::Percent, Code::NotATarget),
            ("70% - 80%", Kind::Percent, Code::NotATarget),
            ("[", Kind::Percent, Code::NotATarget),
            ("[a = b] 5%\n[a = b] 6%", Kind::Percent, Code::NotATarget),
        ] {
            assert_eq!(target(text, kind), Err(code), "{text}");
        }
    }

    #[test]
    fn numbers_of_cells_are_read_with_their_format() {
        let number = |text: &str, percent, decimals, kind| {
            read(&Held::Number(text.to_owned(), Shown { percent, decimals }), kind, "Điểm")
                .map(|read| {
                    let remarks: Vec<Code> = read.remarks.iter().map(|(code, _)| *code).collect();
                    (read.target.unwrap().to_json(), remarks)
                })
                .map_err(|(code, _)| code)
        };
        let fine = |number: &str| Ok((format!(r#"{{"at_least":"{number}"}}"#), Vec::new()));
        assert_eq!(number("0.825", true, Some(1), Kind::Percent), fine("82.5"));
        assert_eq!(number("70", false, None, Kind::Percent), fine("70"));
        assert_eq!(number("4342", false, Some(0), Kind::Count), fine("4342"));
        assert_eq!(number("0.825", true, Some(0), Kind::Percent).unwrap().1, [Code::NumberShownRounded]);
        for (text, percent, kind, code) in [
            ("0.825", false, Kind::Percent, Code::AmbiguousNumber),
            ("1", false, Kind::Percent, Code::AmbiguousNumber),
            ("70", true, Kind::Percent, Code::NotATarget),
            ("0.7", true, Kind::Count, Code::PercentUnit),
            ("0.30000000000000004", true, Kind::Percent, Code::NumberNotTyped),
            ("-1", false, Kind::Count, Code::NotATarget),
            ("1", false, Kind::YesNo, Code::NotATarget),
        ] {
            assert_eq!(number(text, percent, None, kind), Err(code), "{text}");
        }
        let (code, said) =
            read(&Held::Number("0.825".into(), Shown::default()), Kind::Percent, "%").err().unwrap();
        assert_eq!(
            Diagnostic::of(code, said).message(Language::English),
            "`0.825` can be read in two ways; write `82,5%` or `0,8250%`".replace("0,8250", "0,825")
        );
    }

    #[test]
    fn targets_with_exceptions_read_as_they_were_written() {
        for (text, kind, lines) in [
            (r#"{"at_least":"70"}"#, Kind::Percent, "70%"),
            (r#"{"at_most":"2.5"}"#, Kind::Percent, "≤ 2,5%"),
            (r#"{"at_least":"4.342"}"#, Kind::Amount, "≥ 4,3420"),
            (
                r#"{"at_least":"50","by":{"region":{"mountain":{"at_least":"42.5"},"island":null}},"at":{"advanced":{"at_least":"60"}}}"#,
                Kind::Amount,
                "≥ 50\n[region = mountain] ≥ 42,5\n[region = island] không giao\n[advanced] ≥ 60",
            ),
            (r#"{"by":{"region":{"a=b] ":{"present":true}}}}"#, Kind::Count, "[region = \"a=b] \"] Có"),
            (r#"{"by":{"region":{}}}"#, Kind::Count, r#"{"by":{"region":{}}}"#),
        ] {
            let target = tree(text);
            assert_eq!(write(&target, kind, ""), lines);
            let read = read(&Held::Text(lines.to_owned()), kind, "").ok().unwrap();
            assert_eq!(normal(&read.target.unwrap()), normal(&target));
        }
    }

    proptest! {
        #[test]
        fn every_bound_survives_its_cell(mantissa in 0_i128..10_i128.pow(28), scale in 0_u32..=28, most: bool) {
            let decimal = Decimal::from_i128_with_scale(mantissa, scale).normalize();
            let key = if most { "at_most" } else { "at_least" };
            let target = Tree::object([(key, Tree::Text(decimal.to_string()))]);
            let text = write(&target, Kind::Amount, "triệu đồng");
            let is_json = text.starts_with('{');
            prop_assert!(!is_json);
            let read = read(&Held::Text(text), Kind::Amount, "triệu đồng").ok().unwrap();
            prop_assert_eq!(read.target, Some(target));
            prop_assert!(read.remarks.is_empty() && !read.bare);
        }

        #[test]
        fn no_cell_makes_the_reader_fail(text in "[\\[\\]=;\"{}0-9,.%≥≤ \na-zàếộ]{0,40}|\\PC{0,40}") {
            for kind in Kind::ALL {
                let _ = read(&Held::Text(text.clone()), kind, "Điểm");
            }
        }
    }
}
