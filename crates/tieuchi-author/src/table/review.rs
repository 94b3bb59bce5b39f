//! Review sheets: a whole rule set as tables that officials read, correct and give back.
//!
//! Every fact stands in one cell: the criteria in the table as provinces publish it, with columns for what decides or cites
//! beside it, each other list in a sheet of its own, and the rest line by line.

use std::collections::BTreeMap;

use tieuchi::{Code, Diagnostic, Limits, RuleSet, Said};

use crate::table::finding::TableFinding;
use crate::table::flat::{Node, Place, Places, flatten, is_number, read as value, write as cell_of};
use crate::table::grid::{At, Grid, Held};
use crate::table::header::{Header, NUMBER};
use crate::table::import::{Built, plain};
use crate::table::names::Named;
use crate::table::published::Rows;
use crate::table::target::{self, Kind};
use crate::table::write;
use crate::tree::Tree;

/// The sheet of criteria, and the one with what is in no list.
const CRITERIA: &str = "Tiêu chí";
const REST: &str = "Bộ tiêu chí";

/// The lists of a rule set that have sheets of their own.
const LISTS: [(&str, &str); 10] = [
    ("conditions", "Điều kiện công nhận"),
    ("levels", "Mức công nhận"),
    ("agencies", "Cơ quan"),
    ("resources", "Văn bản"),
    ("indices", "Bộ chỉ số"),
    ("documents", "Hồ sơ"),
    ("procedure", "Trình tự"),
    ("assessments", "Các lần đánh giá"),
    ("duties", "Trách nhiệm"),
    ("missing", "Phần chưa có"),
];

/// What keys are called in the headings.
const LABELS: [(&str, &str); 47] = [
    ("id", "Mã"),
    ("title", "Tên"),
    ("name", "Tên"),
    ("vi", "tiếng Việt"),
    ("en", "tiếng Anh"),
    ("measure", "Đơn vị tính"),
    ("kind", "loại"),
    ("unit", "nhãn"),
    ("counted", "đối tượng đếm"),
    ("numerator", "tử số"),
    ("denominator", "mẫu số"),
    ("what", "nội dung"),
    ("source", "Nguồn"),
    ("resource", "văn bản"),
    ("locator", "vị trí"),
    ("quote", "trích nguyên văn"),
    ("misprints", "lỗi in"),
    ("printed", "chữ in"),
    ("read", "đọc là"),
    ("interpretation", "Cách hiểu"),
    ("rollup", "Tổng hợp từ cấp dưới"),
    ("level", "cấp"),
    ("number", "Số"),
    ("date", "Ngày"),
    ("issuer", "Cơ quan ban hành"),
    ("valid", "Hiệu lực"),
    ("from", "từ ngày"),
    ("until", "đến hết ngày"),
    ("derived", "suy ra"),
    ("names", "Tên theo thời gian"),
    ("successor", "Cơ quan kế tiếp"),
    ("criteria", "Tiêu chí"),
    ("groups", "Nhóm"),
    ("score", "Điểm"),
    ("index", "bộ chỉ số"),
    ("year", "năm"),
    ("basis", "người chấm"),
    ("at_least_percent", "tỷ lệ tối thiểu"),
    ("actors", "Người thực hiện"),
    ("deadline", "Thời hạn"),
    ("years", "Năm đánh giá"),
    ("status", "Tình trạng"),
    ("version", "Phiên bản"),
    ("subject", "Đơn vị được đánh giá"),
    ("declared", "Số lượng văn bản nêu"),
    ("per_group", "từng nhóm"),
    ("conditions", "Điều kiện"),
];

/// One sheet, ready to be written: rows of texts, the first of them a heading.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) heading: usize,
    pub(super) rows: Vec<Vec<String>>,
}

/// A rule set as tables.
pub struct Review {
    sheets: Vec<Sheet>,
}

/// What kind of file a review is written as.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ReviewFormat {
    /// A workbook of Excel: the whole rule set.
    Xlsx,
    /// Comma-separated values: the table of criteria alone.
    Csv,
}

impl Review {
    /// The bytes of the file.
    pub fn to_bytes(&self, format: ReviewFormat) -> Result<Vec<u8>, Box<Diagnostic>> {
        match format {
            ReviewFormat::Xlsx => write::xlsx(&self.sheets),
            ReviewFormat::Csv => Ok(self.sheets.first().map(write::csv).unwrap_or_default()),
        }
    }
}

/// The tables of a rule set. What [`import`](crate::import) makes of the workbook is the same rule set.
///
/// ```
/// use tieuchi::RuleSet;
/// use tieuchi_author::{ImportOptions, ReviewFormat, import, review};
///
/// let rules = RuleSet::builtin("vn.thanh-hoa.dx.district")?;
/// let workbook = review(&rules).to_bytes(ReviewFormat::Xlsx).unwrap();
/// let (again, _) = import(&workbook, &ImportOptions::default()).rules.unwrap();
/// assert_eq!(again.sha256(), rules.sha256());
/// # Ok::<(), tieuchi::RuleSetError>(())
/// ```
pub fn review(rules: &RuleSet) -> Review {
    let limits = Limits {
        document_bytes: usize::MAX,
        string_bytes: usize::MAX,
        entries: usize::MAX,
        ..Limits::default()
    };
    // What a rule set prints is JSON.
    let document = Tree::parse(&rules.to_canonical_json(), &limits).unwrap_or(Tree::Null);
    let mut sheets = vec![criteria(&document)];
    let mut rest = Vec::new();
    let mut lists = BTreeMap::new();
    for (key, tree) in document.entries() {
        let objects = tree.items().iter().all(|item| matches!(item, Tree::Object(_)));
        match LISTS.iter().position(|(name, _)| name == key) {
            _ if key == "groups" => {}
            Some(number) if matches!(tree, Tree::List(_)) && objects => {
                lists.insert(number, tree);
            }
            _ => flatten(tree, &format!("/{key}"), &mut rest),
        }
    }
    rest.sort_by_key(|(path, _)| order(path));
    let heading = ["Mục", "Khóa", "Giá trị"].map(str::to_owned).to_vec();
    let rows = rest.into_iter().map(|(path, text)| vec![label(&path), path, text]);
    sheets.push(Sheet {
        name: REST.to_owned(),
        heading: 1,
        rows: std::iter::once(heading).chain(rows).collect(),
    });
    for (number, tree) in lists {
        let name = LISTS.get(number).map_or("", |(_, name)| *name);
        sheets.push(list(name, tree.items()));
    }
    Review { sheets }
}

/// The facts of a set that people look for first.
fn order(path: &str) -> usize {
    const FIRST: [&str; 9] =
        ["/id", "/version", "/status", "/title", "/subject", "/years", "/valid", "/declared", "/source"];
    FIRST.iter().position(|first| path.starts_with(first)).unwrap_or(FIRST.len())
}

/// What a path is called: `Nguồn – vị trí`.
fn label(path: &str) -> String {
    let names = path.split('/').skip(1).map(|key| {
        let (name, number) = key.split_once('#').unwrap_or((key, ""));
        let known = LABELS.iter().find(|(known, _)| *known == name).map_or(name, |(_, label)| label);
        if number.is_empty() { known.to_owned() } else { format!("{known} {number}") }
    });
    names.collect::<Vec<_>>().join(" – ")
}

/// A list of things as a table: a row for each, a column for each path.
fn list(name: &str, items: &[Tree]) -> Sheet {
    let flat: Vec<Vec<(String, String)>> = items
        .iter()
        .map(|item| {
            let mut flat = Vec::new();
            flatten(item, "", &mut flat);
            flat
        })
        .collect();
    let columns = columns(&flat);
    let mut rows = vec![columns.iter().map(|path| label(path)).collect(), columns.clone()];
    rows.extend(flat.into_iter().map(|cells| in_columns(&columns, cells)));
    Sheet { name: name.to_owned(), heading: 2, rows }
}

/// The paths of all rows, each once, those of one key side by side.
fn columns(rows: &[Vec<(String, String)>]) -> Vec<String> {
    const FIRST: [&str; 6] = ["/id", "/title", "/name", "/measure", "/source", "/interpretation"];
    let place = |path: &str| FIRST.iter().position(|first| path.starts_with(first)).unwrap_or(FIRST.len());
    let mut columns: Vec<&String> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for (path, _) in rows.iter().flatten() {
        if seen.insert(path) {
            columns.push(path);
        }
    }
    columns.sort_by_key(|path| {
        let first = path.split(['/', '#']).nth(1).unwrap_or_default();
        // Of a text, Vietnamese stands before English.
        (place(path), first.to_owned(), path.replace("/vi", "/0"))
    });
    columns.into_iter().cloned().collect()
}

fn in_columns(columns: &[String], cells: Vec<(String, String)>) -> Vec<String> {
    let mut by_path: BTreeMap<String, String> = cells.into_iter().collect();
    columns.iter().map(|path| by_path.remove(path).unwrap_or_default()).collect()
}

/// What one row of the table says beside its first columns.
struct Line {
    cells: Vec<String>,
    keys: Vec<(String, String)>,
}

/// The table of criteria.
fn criteria(document: &Tree) -> Sheet {
    let agencies = Named::new(document.get("agencies"), false);
    let resources = Named::new(document.get("resources"), false);
    let years: Vec<String> =
        document.get("years").map(Tree::items).unwrap_or_default().iter().map(Tree::to_json).collect();
    let groups = document.get("groups").map(Tree::items).unwrap_or_default();
    let members = |group: &'_ Tree| group.get("criteria").map(Tree::items).unwrap_or_default().to_vec();
    let every = groups.iter().flat_map(members).any(|criterion| criterion.get("target").is_some());
    let mut heading = [vec![], vec![]];
    let mut column = |vi: &str, en: &str| {
        let [first, second] = &mut heading;
        first.push(vi.to_owned());
        second.push(en.to_owned());
    };
    column("STT", NUMBER);
    column("Nhóm tiêu chí/ tiêu chí thành phần", "Group or criterion");
    column("Đơn vị tính", "Unit");
    for year in &years {
        column(&format!("Năm {year}"), &format!("Year {year}"));
    }
    if every {
        column("Chỉ tiêu (mọi năm)", "Target of every year");
    }
    column("Cơ quan chủ trì", "Lead agencies");
    column("Cơ quan phối hợp", "Coordinating agencies");
    column("Văn bản liên quan", "Related acts");
    let mut lines = Vec::new();
    for group in groups {
        let id = text(group, "id");
        let mut cells = vec![String::new(); years.len() + usize::from(every) + 6];
        let mut rest = group.clone();
        rest.take("criteria");
        set(&mut cells, 0, &cell_of(&Tree::text(&id)));
        set(&mut cells, 1, &title(&mut rest));
        rest.take("id");
        lines.push(line(cells, &rest));
        for criterion in group.get("criteria").map(Tree::items).unwrap_or_default() {
            lines.push(criterion_line(criterion, &id, &years, every, (&agencies, &resources)));
        }
    }
    // So that a set without any criterion has the column that says what a row is.
    let mut kind = vec![("/measure/kind".to_owned(), String::new())];
    let mut all: Vec<Vec<(String, String)>> = lines.iter().map(|line| line.keys.clone()).collect();
    all.push(std::mem::take(&mut kind));
    let columns = columns(&all);
    let [mut vi, mut en] = heading;
    vi.extend(columns.iter().map(|path| label(path)));
    en.extend(columns.iter().cloned());
    let mut rows = vec![vi, en];
    rows.extend(lines.into_iter().map(|line| {
        let mut cells = line.cells;
        cells.extend(in_columns(&columns, line.keys));
        cells
    }));
    Sheet { name: CRITERIA.to_owned(), heading: 2, rows }
}

fn text(tree: &Tree, key: &str) -> String {
    tree.get(key).and_then(Tree::as_str).unwrap_or_default().to_owned()
}

fn set(cells: &mut [String], number: usize, text: &str) {
    if let Some(cell) = cells.get_mut(number) {
        text.clone_into(cell);
    }
}

/// Takes the Vietnamese title.
fn title(tree: &mut Tree) -> String {
    let vi = tree.get_mut("title").and_then(|title| title.take("vi"));
    if tree.get("title").is_some_and(|title| title.entries().is_empty()) {
        tree.take("title");
    }
    vi.map(|vi| cell_of(&vi)).unwrap_or_default()
}

fn line(cells: Vec<String>, rest: &Tree) -> Line {
    let mut keys = Vec::new();
    if !rest.entries().is_empty() {
        flatten(rest, "", &mut keys);
    }
    Line { cells, keys }
}

fn criterion_line(
    criterion: &Tree,
    group: &str,
    years: &[String],
    every: bool,
    (agencies, resources): (&Named, &Named),
) -> Line {
    let mut rest = criterion.clone();
    let mut cells = vec![String::new(); years.len() + usize::from(every) + 6];
    let id = text(criterion, "id");
    // The number in the group, where the id is made of it.
    let number = id.strip_prefix(group).and_then(|rest| rest.strip_prefix('.')).filter(|number| {
        number.bytes().all(|byte| byte.is_ascii_digit()) && !number.starts_with('0') && !number.is_empty()
    });
    let bare = id.bytes().all(|byte| byte.is_ascii_digit());
    set(&mut cells, 0, number.unwrap_or(&id));
    if number.is_some() || !(bare || id.ends_with(['.', ')'])) {
        rest.take("id");
    }
    set(&mut cells, 1, &title(&mut rest));
    let kind = criterion.at("/measure/kind").and_then(Tree::as_str).and_then(Kind::named);
    let kind = kind.unwrap_or(Kind::YesNo);
    let mut unit = String::new();
    if kind == Kind::Percent {
        set(&mut cells, 2, "%");
    } else if let Some(measure) = rest.get_mut("measure")
        && let Some(label) = measure.get_mut("unit").and_then(|unit| unit.take("vi"))
    {
        unit = cell_of(&label);
        set(&mut cells, 2, &unit);
        if measure.get("unit").is_some_and(|unit| unit.entries().is_empty()) {
            measure.take("unit");
        }
    }
    let said = |target: &Tree| target::write(target, kind, &unit);
    let targets = rest.take("targets");
    for (place, year) in years.iter().enumerate() {
        if let Some(target) = targets.as_ref().and_then(|targets| targets.get(year)) {
            set(&mut cells, 3 + place, &said(target));
        }
    }
    let next = 3 + years.len();
    if let Some(target) = rest.take("target") {
        set(&mut cells, next, &said(&target));
    }
    let next = next + usize::from(every);
    for (place, key) in ["lead_agencies", "coordinating_agencies"].into_iter().enumerate() {
        let ids = rest.take(key).unwrap_or(Tree::Null);
        set(&mut cells, next + place, &agencies.write_agencies(ids.items()));
    }
    let citations = rest.take("citations").unwrap_or(Tree::Null);
    set(&mut cells, next + 2, &resources.write_citations(citations.items()));
    line(cells, &rest)
}

/// Whether these are the sheets of a whole review.
pub(super) fn is_workbook(grids: &[Grid]) -> bool {
    let rest = grids.iter().find(|grid| grid.name == REST);
    rest.is_some_and(|grid| rest_heading(grid).is_some())
}

/// The row of the heading and the columns of paths and values.
fn rest_heading(grid: &Grid) -> Option<(u32, u32, u32)> {
    grid.rows().into_iter().take(10).find_map(|row| {
        let of = |words: &str| {
            grid.row(row).find(|(at, _)| grid.words(*at).as_deref() == Some(words)).map(|(at, _)| at.column)
        };
        Some((row, of("Khóa")?, of("Giá trị")?))
    })
}

/// The rule set of a whole review.
pub(super) fn read(grids: &[Grid], findings: &mut Vec<TableFinding>) -> Option<Built> {
    let mut document = Node::object();
    for (number, grid) in grids.iter().enumerate() {
        if grid.name == REST {
            read_rest((number, grid), &mut document, findings);
        } else if let Some((key, _)) = LISTS.iter().find(|(_, name)| *name == grid.name) {
            let items = read_list((number, grid), findings);
            let _ = document.put(&format!("/{key}"), items);
        } else if grid.name != CRITERIA && !grid.is_empty() {
            findings.push(grid.say_whole(Code::SheetLeftOut, Said::default()));
        }
    }
    let mut places = Places::new();
    let mut document = document.finish("", &mut places);
    let criteria = grids.iter().enumerate().find(|(_, grid)| grid.name == CRITERIA);
    let Some(((number, grid), header)) =
        criteria.and_then(|(number, grid)| Some(((number, grid), Header::find(grid)?)))
    else {
        let names = grids.iter().map(|grid| grid.name.as_str());
        findings.push(TableFinding::whole(Diagnostic::of(
            Code::UnknownSheet,
            Said::found(CRITERIA).one_of(names),
        )));
        return None;
    };
    let mut agencies = Named::new(document.get("agencies"), false);
    let mut resources = Named::new(document.get("resources"), false);
    let kinds = BTreeMap::new();
    let mut rows = Rows::new((number, grid), &header, (&mut agencies, &mut resources), &kinds);
    let groups = rows.read();
    findings.append(&mut rows.findings);
    let mut all = Vec::new();
    for (number, group) in groups.into_iter().enumerate() {
        let pointer = format!("/groups/{number}");
        let mut head = group.head.finish(&pointer, &mut places);
        let criteria = group.criteria.into_iter().enumerate().map(|(number, row)| {
            let pointer = format!("{pointer}/criteria/{number}");
            row.node.finish(&pointer, &mut places)
        });
        head.set("criteria", Tree::List(criteria.collect()));
        all.push(head);
    }
    document.set("groups", Tree::List(all));
    let sheets = grids.iter().map(|grid| grid.name.clone()).collect();
    Some(Built { document, places, sheets })
}

/// What a cell says; a formula and the like are reported.
fn said(grid: &Grid, at: At, findings: &mut Vec<TableFinding>) -> Option<String> {
    match grid.get(at)? {
        Held::Formula(formula) => {
            findings.push(grid.say(at, Code::CellFormula, Said::found(formula)));
            None
        }
        Held::Other(found) => {
            findings.push(grid.say(at, Code::CellKind, Said::found(found)));
            None
        }
        held => plain(held),
    }
}

fn read_rest((sheet, grid): (usize, &Grid), document: &mut Node, findings: &mut Vec<TableFinding>) {
    let Some((heading, paths, values)) = rest_heading(grid) else { return };
    for row in grid.rows().into_iter().filter(|row| *row > heading) {
        let (path_at, value_at) = (At { row, column: paths }, At { row, column: values });
        let Some(path) = said(grid, path_at, findings) else {
            if let Some(words) = grid.words(value_at) {
                findings.push(grid.say(value_at, Code::RowLeftOut, Said::found(&words)));
            }
            continue;
        };
        let Some(text) = said(grid, value_at, findings) else { continue };
        let leaf = Node::Leaf(value(&text, is_number(&path)), Place { sheet, at: value_at });
        if document.put(&path, leaf).is_none() {
            findings.push(grid.say(path_at, Code::DuplicateKey, Said::found(&path)));
        }
    }
}

fn read_list((sheet, grid): (usize, &Grid), findings: &mut Vec<TableFinding>) -> Node {
    let is_paths =
        |row: u32| grid.row(row).any(|(at, _)| grid.words(at).is_some_and(|words| words.starts_with('/')));
    let mut items = BTreeMap::new();
    let rows = grid.rows();
    let Some(heading) = rows.iter().copied().take(10).find(|row| is_paths(*row)) else {
        return Node::List(items);
    };
    let mut columns = BTreeMap::new();
    for (at, _) in grid.row(heading) {
        match grid.words(at) {
            Some(path) if path.starts_with('/') => {
                columns.insert(at.column, path);
            }
            Some(words) => findings.push(grid.say(at, Code::ColumnLeftOut, Said::found(&words))),
            None => {}
        }
    }
    for row in rows.into_iter().filter(|row| *row > heading) {
        let mut item = Node::object();
        for (at, _) in grid.row(row) {
            let Some(text) = said(grid, at, findings) else { continue };
            let Some(path) = columns.get(&at.column) else {
                findings.push(grid.say(at, Code::RowLeftOut, Said::found(&text)));
                continue;
            };
            if item.put(path, Node::Leaf(value(&text, false), Place { sheet, at })).is_none() {
                findings.push(grid.say(at, Code::DuplicateKey, Said::found(path)));
            }
        }
        items.insert(items.len() + 1, item);
    }
    Node::List(items)
}
