//! Agencies and acts by the names that cells give them.

use std::collections::{BTreeMap, BTreeSet};

use tieuchi::{Code, Date, Said};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::table::flat::is_plain;
use crate::table::grid::one_line;
use crate::table::target::Remark;
use crate::tree::Tree;

/// Words that names of agencies begin with, by which several in one cell are told apart.
const AGENCIES: [&str; 34] = [
    "Sở ",
    "Công an ",
    "UBND ",
    "Ủy ban ",
    "Uỷ ban ",
    "Ban ",
    "Trung tâm ",
    "Ngân hàng ",
    "NHNN ",
    "Văn phòng ",
    "Cục ",
    "Chi cục ",
    "Bộ ",
    "Hội ",
    "Hội đồng ",
    "Tỉnh đoàn",
    "Kho bạc ",
    "Bảo hiểm ",
    "BHXH ",
    "Các ",
    "Phòng ",
    "Thanh tra ",
    "Báo ",
    "Đài ",
    "Liên minh ",
    "Mặt trận ",
    "Trường ",
    "Viện ",
    "Tòa ",
    "Toà ",
    "Bưu điện ",
    "Doanh nghiệp ",
    "Huyện ",
    "Đoàn ",
];

/// Kinds of acts, each with what ids of them begin with.
const ACTS: [(&str, &str); 16] = [
    ("Quyết định", "qd"),
    ("Nghị định", "nd"),
    ("Nghị quyết", "nq"),
    ("Kế hoạch", "kh"),
    ("Chỉ thị", "ct"),
    ("Công văn", "cv"),
    ("Thông tư liên tịch", "ttlt"),
    ("Thông tư", "tt"),
    ("Luật", "luat"),
    ("Hướng dẫn", "hd"),
    ("Thông báo", "tb"),
    ("Tờ trình", "ttr"),
    ("Báo cáo", "bc"),
    ("Đề án", "da"),
    ("Chương trình", "ctr"),
    ("Kết luận", "kl"),
];

/// An id made of a name: its letters without their marks.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for character in name.nfd().filter(|character| !is_combining_mark(*character)) {
        match character {
            'đ' | 'Đ' => slug.push('d'),
            _ if character.is_ascii_alphanumeric() => slug.push(character.to_ascii_lowercase()),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(60);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "x".to_owned() } else { slug.to_owned() }
}

/// Things with ids, those of a base and those that the table adds: agencies, or acts.
#[derive(Default)]
pub(super) struct Named {
    list: Vec<Tree>,
    /// The places in the list by id, by name and by an act's number; several may have the same name or number.
    ids: BTreeMap<String, usize>,
    names: BTreeMap<String, BTreeSet<usize>>,
    numbers: BTreeMap<String, BTreeSet<usize>>,
    /// Whether the table may add others.
    open: bool,
}

impl Named {
    /// Those of a list.
    pub(super) fn new(list: Option<&Tree>, open: bool) -> Self {
        let mut all = Self { open, ..Self::default() };
        for each in list.map(Tree::items).unwrap_or_default() {
            all.push(each.clone());
        }
        all
    }

    /// All of them, those added last.
    pub(super) fn into_list(self) -> Tree {
        Tree::List(self.list)
    }

    fn push(&mut self, each: Tree) {
        let place = self.list.len();
        if let Some(id) = id(&each) {
            self.ids.entry(id.to_owned()).or_insert(place);
        }
        for name in names_of(&each) {
            self.names.entry(key(name)).or_default().insert(place);
        }
        if let Some(number) = each.get("number").and_then(Tree::as_str) {
            self.numbers.entry(number.to_owned()).or_default().insert(place);
        }
        self.list.push(each);
    }

    /// The id of the only one with a name.
    fn id_of(&self, name: &str) -> Option<&str> {
        if let Some(id) = name.strip_prefix('[').and_then(|id| id.strip_suffix(']')) {
            return self.ids.get_key_value(id).map(|(id, _)| id.as_str());
        }
        self.only(self.names.get(&key(name))?.iter().copied())
    }

    /// The id, where there is one only.
    fn only(&self, mut places: impl Iterator<Item = usize>) -> Option<&str> {
        let first = places.next()?;
        if places.next().is_some() { None } else { id(self.list.get(first)?) }
    }

    fn with_id(&self, id: &str) -> Option<&Tree> {
        self.list.get(*self.ids.get(id)?)
    }

    fn add(&mut self, id: &str, entry: impl FnOnce(&str) -> Tree) -> String {
        let mut free = id.to_owned();
        let mut number = 1;
        while self.ids.contains_key(&free) {
            number += 1;
            free = format!("{id}-{number}");
        }
        self.push(entry(&free));
        free
    }

    fn unknown(&self, code: Code, name: &str) -> Remark {
        (code, Said::found(name).nearest(name, self.list.iter().flat_map(names_of)))
    }
}

fn id(each: &Tree) -> Option<&str> {
    each.get("id")?.as_str()
}

/// Names that differ in case and white space alone are one.
fn key(name: &str) -> String {
    one_line(name).to_lowercase()
}

/// Every name of an agency or act.
fn names_of(each: &Tree) -> impl Iterator<Item = &str> {
    let vi = |key: &str| each.get(key).and_then(|name| name.get("vi")).and_then(Tree::as_str);
    let printed = each.get("printed").map(Tree::items).unwrap_or_default().iter().filter_map(Tree::as_str);
    let dated = each.get("names").map(Tree::items).unwrap_or_default().iter();
    let dated = dated.filter_map(|name| name.get("name")?.get("vi")?.as_str());
    vi("name").into_iter().chain(vi("title")).chain(printed).chain(dated)
}

/// The agencies of a cell: those that lead and those that coordinate.
#[derive(Default, PartialEq, Eq, Debug)]
pub(super) struct Agencies {
    pub(super) lead: Vec<String>,
    pub(super) coordinating: Vec<String>,
}

impl Named {
    /// The agencies that a cell names; new ones are added. `lead` says whether the column is that of those that lead.
    pub(super) fn agencies(&mut self, text: &str, lead: bool, remarks: &mut Vec<Remark>) -> Agencies {
        let mut agencies = Agencies::default();
        for (name, role) in self.split_agencies(text) {
            let id = match self.id_of(&name) {
                Some(id) => id.to_owned(),
                None if !self.open => {
                    remarks.push(self.unknown(Code::UnknownAgency, &name));
                    continue;
                }
                None => {
                    if name.contains(',') {
                        remarks.push((Code::AgencyWithComma, Said::found(&name)));
                    }
                    self.add(&slug(&name), |id| {
                        Tree::object([
                            ("id", Tree::text(id)),
                            ("name", Tree::object([("vi", Tree::text(&name))])),
                        ])
                    })
                }
            };
            let list = if role.unwrap_or(lead) { &mut agencies.lead } else { &mut agencies.coordinating };
            if !list.contains(&id) {
                list.push(id);
            }
        }
        agencies
    }

    /// The names in a cell, each with whether it leads, where the cell says so.
    fn split_agencies(&self, text: &str) -> Vec<(String, Option<bool>)> {
        if !self.open {
            // A review sheet has a line for each.
            return text
                .lines()
                .map(one_line)
                .filter(|line| !line.is_empty())
                .map(|line| (line, None))
                .collect();
        }
        let mut pieces: Vec<String> = Vec::new();
        for line in text.split(['\n', ';']) {
            let line = one_line(line);
            let bare = line.trim_start_matches(['-', '+', '•', '–']).trim_start().to_owned();
            let is_new = bare.len() < line.len() || starts_as(&bare, &AGENCIES);
            match pieces.last_mut() {
                // A name that is broken over lines goes on.
                Some(last) if !is_new && !line.is_empty() && !text.contains(';') => {
                    last.push(' ');
                    last.push_str(&bare);
                }
                _ if bare.is_empty() => {}
                _ => pieces.push(bare),
            }
        }
        let pieces = pieces.iter().flat_map(|piece| {
            split_at(piece, &[". - ", ", - ", "). "], |rest| {
                starts_as(rest.trim_start_matches(['-', ' ']), &AGENCIES)
            })
        });
        pieces
            .flat_map(|piece| {
                let (piece, role) = role_of(&piece);
                let names = if self.id_of(&piece).is_some() {
                    vec![piece]
                } else {
                    split_at(&piece, &[", ", " và "], |rest| starts_as(rest, &AGENCIES))
                };
                names.into_iter().map(move |name| {
                    let (name, own) = role_of(&name);
                    (name, own.or(role))
                })
            })
            .filter(|(name, _)| !name.is_empty())
            .collect()
    }

    /// How a cell names these agencies, so that it reads as the same ones.
    pub(super) fn write_agencies(&self, ids: &[Tree]) -> String {
        let one = |id: &str| {
            let name = self.with_id(id).and_then(|agency| agency.get("name")?.get("vi")?.as_str());
            match name.filter(|name| {
                self.id_of(name) == Some(id)
                    && is_plain(name)
                    && one_line(name) == **name
                    && !name.starts_with('[')
            }) {
                Some(name) => name.to_owned(),
                None => format!("[{id}]"),
            }
        };
        ids.iter().filter_map(Tree::as_str).map(one).collect::<Vec<_>>().join("\n")
    }
}

fn starts_as(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

/// Splits behind each separator after which a new name begins.
fn split_at(text: &str, separators: &[&str], begins: impl Fn(&str) -> bool) -> Vec<String> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let separator =
            separators.iter().find(|separator| rest.strip_prefix(**separator).is_some_and(&begins));
        match separator {
            Some(separator) => {
                // A closing bracket belongs to what stands before it.
                let kept = usize::from(separator.starts_with(')'));
                pieces.push(text.get(from..at + kept).unwrap_or_default().to_owned());
                at += separator.len();
                from = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    pieces.push(text.get(from..).unwrap_or_default().to_owned());
    pieces
}

/// A name without what is said of its part, and whether it leads.
fn role_of(text: &str) -> (String, Option<bool>) {
    let text = text.trim_start_matches(['-', '+', '•', '–', ' ']);
    let text = text.trim_end_matches([' ', ',']);
    let text = if text.ends_with("...") { text } else { text.trim_end_matches('.') };
    for (word, leads) in [("chủ trì", true), ("phối hợp", false)] {
        let lower = text.to_lowercase();
        let bracket = format!("({word})");
        if lower.ends_with(&bracket) && lower.len() == text.len() {
            let name = text.get(..text.len() - bracket.len()).unwrap_or(text);
            return (name.trim_end().to_owned(), Some(leads));
        }
        if let Some(rest) = lower.strip_prefix(word).and_then(|rest| rest.trim_start().strip_prefix(':'))
            && lower.len() == text.len()
        {
            let name = text.get(text.len() - rest.len()..).unwrap_or(text);
            return (name.trim_start().to_owned(), Some(leads));
        }
    }
    (text.to_owned(), None)
}

/// An act as a cell names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Act {
    /// The words, with the kind where it is that of the act before.
    words: String,
    kind: Option<&'static (&'static str, &'static str)>,
    number: Option<String>,
    date: Option<Date>,
}

impl Act {
    fn read(words: &str) -> Self {
        let lower = words.to_lowercase();
        let kind = ACTS.iter().find(|(kind, _)| lower.contains(&kind.to_lowercase()));
        Self { words: words.to_owned(), kind, number: number_in(words), date: date_in(words) }
    }

    /// Whether it has a number.
    pub(super) fn is_numbered(&self) -> bool {
        self.number.is_some()
    }

    /// What its id is made of: `qd-411-2022`.
    fn id(&self) -> String {
        let Some(number) = &self.number else { return slug(&self.words) };
        let kind = self.kind.map_or("vb", |(_, short)| short);
        let first = number.split('/').next().unwrap_or_default();
        let named = number.split('/').nth(1).and_then(|year| year.parse::<u16>().ok());
        let year = named.or_else(|| self.date.map(|date| date.year().number()));
        let id = slug(&format!("{kind}-{first}"));
        year.map_or_else(|| id.clone(), |year| format!("{id}-{year}"))
    }

    pub(super) fn resource(&self, id: &str) -> Tree {
        let date = self.date.map_or(Tree::Null, |date| Tree::Text(date.to_string()));
        Tree::object([
            ("id", Tree::text(id)),
            ("number", self.number.as_deref().map_or(Tree::Null, Tree::text)),
            ("date", date),
            ("title", Tree::object([("vi", Tree::text(&self.words))])),
        ])
    }
}

/// The acts that a text names.
pub(super) fn acts(text: &str) -> Vec<Act> {
    let mut acts: Vec<Act> = Vec::new();
    let begins = |rest: &str| {
        let kinds = ACTS.iter().any(|(kind, _)| rest.trim_start_matches(['-', ' ']).starts_with(kind));
        (kinds || rest.starts_with("số ")) && number_in(rest).is_some()
    };
    // A line that begins as an act does is one; any other goes on with the line before it.
    let joined = text.lines().map(|line| [if begins(line.trim()) { "; " } else { " " }, line].concat());
    let whole = one_line(&joined.collect::<String>());
    let pieces = whole.split(';').flat_map(|piece| split_at(piece.trim(), &[", ", " và ", ". "], begins));
    for piece in pieces {
        let piece = piece.trim_matches([' ', '-', '.', ',']);
        if piece.is_empty() {
            continue;
        }
        let mut act = Act::read(piece);
        // "Kế hoạch số 106/KH-UBND …, số 97/KH-UBND …": the second is of the kind of the first.
        if let (None, true, Some(before)) = (act.kind, piece.starts_with("số "), acts.last()) {
            act.kind = before.kind;
            if let Some((kind, _)) = before.kind {
                act.words = format!("{kind} {piece}");
            }
        }
        acts.push(act);
    }
    acts
}

impl Named {
    /// The acts that a cell cites; new ones are added.
    pub(super) fn citations(&mut self, text: &str, remarks: &mut Vec<Remark>) -> Vec<Tree> {
        let mut citations: Vec<Tree> = Vec::new();
        let mut cite = |id: &str, locator: Option<&str>| {
            let mut citation = Tree::object([("resource", Tree::text(id))]);
            if let Some(locator) = locator {
                citation.set("locator", Tree::text(locator));
            }
            if !citations.contains(&citation) {
                citations.push(citation);
            }
        };
        if !self.open {
            for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                let (name, locator) = match line.split_once("] ") {
                    Some((id, locator)) if line.starts_with('[') => (format!("{id}]"), Some(locator)),
                    _ => (line.to_owned(), None),
                };
                match self.act_of(&name) {
                    Some(id) => cite(&id, locator),
                    None => remarks.push(self.unknown(Code::UnknownResource, &name)),
                }
            }
            return citations;
        }
        // A cell that is the title of one act names that act, whatever marks it holds.
        if let Some(id) = self.id_of(&one_line(text)) {
            cite(id, None);
            return citations;
        }
        for act in acts(text) {
            let known = self.known(&act);
            let id = known.unwrap_or_else(|| {
                if act.number.is_none() {
                    remarks.push((Code::CitationUnclear, Said::found(&act.words)));
                }
                self.add(&act.id(), |id| act.resource(id))
            });
            cite(&id, None);
        }
        citations
    }

    /// Adds an act, or finds it.
    pub(super) fn act(&mut self, act: &Act) -> String {
        self.known(act).unwrap_or_else(|| self.add(&act.id(), |id| act.resource(id)))
    }

    /// Adds something under an id of its own.
    pub(super) fn placeholder(&mut self, id: &str, title: &str) -> String {
        self.add(id, |id| {
            Tree::object([("id", Tree::text(id)), ("title", Tree::object([("vi", Tree::text(title))]))])
        })
    }

    fn act_of(&self, name: &str) -> Option<String> {
        self.id_of(name).map(str::to_owned).or_else(|| self.known(&Act::read(name)))
    }

    /// The only one with the act's number, and its date where both have one; or with its words.
    fn known(&self, act: &Act) -> Option<String> {
        let Some(number) = &act.number else { return self.id_of(&act.words).map(str::to_owned) };
        let same_day = |place: &usize| {
            let date = self.list.get(*place).and_then(|each| each.get("date")?.as_str());
            match (date, act.date) {
                (Some(date), Some(of_act)) => date == of_act.to_string(),
                _ => true,
            }
        };
        self.only(self.numbers.get(number)?.iter().copied().filter(same_day)).map(str::to_owned)
    }

    /// How a cell names these acts, so that it reads as the same ones.
    pub(super) fn write_citations(&self, citations: &[Tree]) -> String {
        let one = |citation: &Tree| {
            let id = citation.get("resource")?.as_str()?;
            if let Some(locator) = citation.get("locator").and_then(Tree::as_str) {
                return Some(format!("[{id}] {locator}"));
            }
            let title =
                self.with_id(id).and_then(|act| act.get("title")?.get("vi")?.as_str()).unwrap_or_default();
            let short = short_title(title);
            let fits = |name: &&str| {
                self.act_of(name).as_deref() == Some(id)
                    && is_plain(name)
                    && one_line(name) == **name
                    && !name.starts_with('[')
            };
            let name = [short.as_str(), title].into_iter().find(fits);
            Some(name.map_or_else(|| format!("[{id}]"), str::to_owned))
        };
        citations.iter().filter_map(one).collect::<Vec<_>>().join("\n")
    }
}

/// A title up to its date, as tables cite acts: `Quyết định số 411/QĐ-TTg ngày 31/3/2022`.
fn short_title(title: &str) -> String {
    let mut short = String::new();
    for word in title.split(' ') {
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
        if word.matches('/').count() == 2 && date_in(&short).is_some() {
            return short;
        }
    }
    title.to_owned()
}

/// The first word that is the number of an act: `411/QĐ-TTg`, `85/2016/NĐ-CP`.
fn number_in(text: &str) -> Option<String> {
    text.split([' ', ',', ';', '(', ')', ':']).map(|word| word.trim_end_matches('.')).find_map(|word| {
        let (first, rest) = word.split_once('/')?;
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let code = match rest.split_once('/') {
            Some((year, code)) if digits(year) => code,
            Some(_) => return None,
            None => rest,
        };
        let first = first.split('-').next().unwrap_or_default();
        (digits(first) && code.chars().next().is_some_and(char::is_uppercase)).then(|| word.to_owned())
    })
}

/// The first date: `31/3/2022` or `31 tháng 3 năm 2022`.
fn date_in(text: &str) -> Option<Date> {
    let of = |day: &str, month: &str, year: &str| -> Option<Date> {
        let number = |text: &str| text.parse::<u16>().ok();
        format!("{:04}-{:02}-{:02}", number(year)?, number(month)?, number(day)?).parse().ok()
    };
    let words: Vec<&str> =
        text.split([' ', ',', ';', '(', ')']).map(|word| word.trim_end_matches('.')).collect();
    let slashes = words.iter().find_map(|word| match word.split('/').collect::<Vec<_>>().as_slice() {
        [day, month, year] => of(day, month, year),
        _ => None,
    });
    slashes.or_else(|| {
        words.windows(5).find_map(|words| match words {
            [day, "tháng", month, "năm", year] => of(day, month, year),
            _ => None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open() -> Named {
        Named::new(None, true)
    }

    #[test]
    fn ids_are_made_of_the_letters_of_a_name() {
        assert_eq!(slug("Sở Thông tin và Truyền thông"), "so-thong-tin-va-truyen-thong");
        assert_eq!(slug("Sở Lao động – Thương binh và Xã hội"), "so-lao-dong-thuong-binh-va-xa-hoi");
        assert_eq!(slug("…"), "x");
    }

    #[test]
    fn agencies_of_a_cell_are_told_apart_by_how_names_begin() {
        let mut named = open();
        let mut ids = |text: &str| named.agencies(text, true, &mut Vec::new());
        let lead = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            ids("Sở Y tế, Sở Giáo dục và Đào tạo, Sở Lao động – Thương binh và Xã hội").lead,
            lead(&["so-y-te", "so-giao-duc-va-dao-tao", "so-lao-dong-thuong-binh-va-xa-hoi"])
        );
        assert_eq!(ids("Sở Văn hóa, Thể thao và\nDu lịch").lead, lead(&["so-van-hoa-the-thao-va-du-lich"]));
        assert_eq!(
            ids("Sở Y tế\nCông an tỉnh; UBND cấp huyện").lead,
            lead(&["so-y-te", "cong-an-tinh", "ubnd-cap-huyen"])
        );
        let both = ids(
            "- Ngân hàng Nhà nước Việt Nam - CN Thanh Hóa (chủ trì). - Các sở, ban, ngành được phân công QLNN đối với các lĩnh vực (phối hợp)",
        );
        assert_eq!(both.lead, lead(&["ngan-hang-nha-nuoc-viet-nam-cn-thanh-hoa"]));
        assert_eq!(both.coordinating, lead(&["cac-so-ban-nganh-duoc-phan-cong-qlnn-doi-voi-cac-linh-vuc"]));
    }

    #[test]
    fn acts_of_a_cell_are_told_apart_by_their_numbers() {
        let ids = |text: &str| acts(text).iter().map(Act::id).collect::<Vec<_>>();
        assert_eq!(
            ids(
                "Quyết định số 1813/QĐ-TTg ngày 28/10/2021; Kế hoạch số 106/KH-UBND ngày 12/4/2022, số 97/KH-UBND ngày 04/4/2022"
            ),
            ["qd-1813-2021", "kh-106-2022", "kh-97-2022"]
        );
        assert_eq!(
            ids("Thông tư 54/2017/TT-BYT và Thông tư 46/2018/TT-BYT của Bộ Y tế"),
            ["tt-54-2017", "tt-46-2018"]
        );
        assert_eq!(ids("Nghị quyết số 06-NQ/TU ngày 10 tháng 11 năm 2021"), ["nq-06-nq-2021"]);
        assert_eq!(
            ids(
                "Nghị định 42/2022/NĐ-CP ngày 24/6/2022 của Chính phủ Quy định về việc cung cấp thông tin và dịch vụ công"
            ),
            ["nd-42-2022"]
        );
        assert_eq!(
            ids("Quyết định số 411/QĐ-TTg ngày 31/3/2022\nKế hoạch số 134/KH-UBND\nngày 16/5/2022"),
            ["qd-411-2022", "kh-134-2022"]
        );
        let act = acts("Quyết định số 411/QĐ-TTg\nngày 31/3/2022").remove(0);
        assert_eq!(
            act.resource("a").to_json(),
            r#"{"id":"a","number":"411/QĐ-TTg","date":"2022-03-31","title":{"vi":"Quyết định số 411/QĐ-TTg ngày 31/3/2022"}}"#
        );
        assert_eq!(acts("Các Quyết định công nhận hoàn thành các tiêu chí").remove(0).number, None);
    }
}
