//! From a table to a rule set.

use std::collections::BTreeSet;

use tieuchi::{Code, Diagnostic, Limits, RuleSet, Said, Year};

use crate::table::finding::TableFinding;
use crate::table::flat::{Place, Places, ordered};
use crate::table::grid::{Grid, Held};
use crate::table::header::{Column, Header};
use crate::table::names::{Act, Named, acts};
use crate::table::open::open;
use crate::table::published::{CriterionRow, GroupRow, Rows, whole};
use crate::table::review;
use crate::table::revise::{Old, draft, kinds_of, revised};
use crate::tree::Tree;

/// What a table does not say of itself.
#[derive(Clone, Copy, Default, Debug)]
pub struct ImportOptions<'o> {
    /// The sheet to read, where several hold a table.
    pub sheet: Option<&'o str>,
    /// The id of the rule set.
    pub id: Option<&'o str>,
    /// The level of the subjects.
    pub level: Option<&'o str>,
    /// The years that may be assessed; those of the table where it is empty.
    pub years: &'o [Year],
    /// The rule set from which everything is taken that the table does not say.
    pub base: Option<&'o RuleSet>,
    /// Whether the name of the file says that it is a workbook, so that text is no table but a broken file.
    pub is_workbook: bool,
}

/// What became of a table.
pub struct Import {
    /// The rule set with its text, where nothing keeps it from being one.
    pub rules: Option<(RuleSet, String)>,
    /// What is to be said of the table; errors are among it where there is no rule set.
    pub findings: Vec<TableFinding>,
}

/// Reads the bytes of a table: a workbook (`.xlsx`, `.ods`) or CSV, as provinces publish it or as [`review`](crate::review)
/// writes it.
///
/// ```
/// use tieuchi_author::{ImportOptions, import};
///
/// let table = "STT,Tiêu chí,Đơn vị tính,Năm 2026,Cơ quan chủ trì,Văn bản liên quan\n\
///              I,HẠ TẦNG SỐ,,,,\n\
///              1,Tỷ lệ hộ gia đình được phủ mạng,%,\"82,5%\",Sở Khoa học và Công nghệ,Quyết định số 411/QĐ-TTg ngày 31/3/2022\n";
/// let options = ImportOptions { id: Some("vn.minh-hoa.dx.commune"), level: Some("commune"), ..ImportOptions::default() };
/// let import = import(table.as_bytes(), &options);
/// let (rules, _) = import.rules.unwrap();
/// assert_eq!(rules.criterion("I.1").unwrap().lead_agencies[0].as_str(), "so-khoa-hoc-va-cong-nghe");
/// assert_eq!(rules.resources()[0].number.as_deref(), Some("411/QĐ-TTg"));
/// ```
pub fn import(bytes: &[u8], options: &ImportOptions<'_>) -> Import {
    let mut findings = Vec::new();
    let built = build(bytes, options, &mut findings);
    let rules = built.filter(|_| !findings.iter().any(TableFinding::is_error)).and_then(|built| {
        let text = ordered(built.document.clone()).to_lines();
        match RuleSet::from_json(&text) {
            Ok(rules) => Some((rules, text)),
            Err(error) => {
                let of = |diagnostic: &Diagnostic| built.place(diagnostic.clone());
                findings.extend(error.diagnostics().iter().map(of));
                None
            }
        }
    });
    Import { rules, findings }
}

/// A rule set before it is checked, with the places of its values.
pub(super) struct Built {
    pub(super) document: Tree,
    pub(super) places: Places,
    pub(super) sheets: Vec<String>,
}

impl Built {
    /// What the engine says of a value, at the cell that the value comes from.
    fn place(&self, diagnostic: Diagnostic) -> TableFinding {
        let pointer = diagnostic.pointer();
        let under =
            |of: &str| pointer.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let above = |of: &str| of.strip_prefix(pointer).is_some_and(|rest| rest.starts_with('/'));
        let nearest = self.places.iter().filter(|(of, _)| under(of)).max_by_key(|(of, _)| of.len());
        let place = nearest.or_else(|| self.places.iter().find(|(of, _)| !pointer.is_empty() && above(of)));
        match place {
            Some((_, place)) => {
                let sheet = self.sheets.get(place.sheet).map_or("", String::as_str);
                TableFinding::at(sheet, &place.at.to_string(), diagnostic)
            }
            None => TableFinding::whole(diagnostic),
        }
    }
}

fn build(bytes: &[u8], options: &ImportOptions<'_>, findings: &mut Vec<TableFinding>) -> Option<Built> {
    let grids = match open(bytes, options.is_workbook) {
        Ok(grids) => grids,
        Err(diagnostic) => {
            findings.push(TableFinding::whole(*diagnostic));
            return None;
        }
    };
    if review::is_workbook(&grids) {
        let given = [
            ("--sheet", options.sheet.is_some()),
            ("--id", options.id.is_some()),
            ("--level", options.level.is_some()),
            ("--years", !options.years.is_empty()),
            ("--base", options.base.is_some()),
        ];
        let given: Vec<&str> = given.iter().filter(|(_, given)| *given).map(|(name, _)| *name).collect();
        if !given.is_empty() {
            findings.push(whole(Code::OptionNotNeeded, Said::names(given)));
            return None;
        }
        return review::read(&grids, findings);
    }
    let (number, header) = choose(&grids, options.sheet, findings)?;
    let grid = grids.get(number)?;
    if header.is_review() && options.base.is_none() {
        findings.push(grid.say_whole(Code::BaseNeeded, Said::default()));
        return None;
    }
    let base = match options.base.map(|base| Tree::parse(&base.to_canonical_json(), &Limits::default())) {
        Some(Ok(base)) => Some(base),
        Some(Err(diagnostics)) => {
            findings.extend(diagnostics.into_iter().map(TableFinding::whole));
            return None;
        }
        None => None,
    };
    let mut table = Table::read((number, grid), &header, base.as_ref(), findings);
    let names = grids.iter().map(|grid| grid.name.clone()).collect();
    let years = years(options, &header);
    let document = match base {
        Some(base) => table.revise(&base, &years, options, findings),
        None => table.found(&years, options, findings)?,
    };
    Some(Built { document, places: table.places, sheets: names })
}

/// The years of the options, or else those of the table.
fn years(options: &ImportOptions<'_>, header: &Header) -> Vec<u16> {
    if options.years.is_empty() {
        header.years().into_iter().map(|(year, _)| year).collect()
    } else {
        options.years.iter().map(|year| year.number()).collect()
    }
}

/// The sheet with the table.
fn choose(grids: &[Grid], wanted: Option<&str>, findings: &mut Vec<TableFinding>) -> Option<(usize, Header)> {
    let columns = ["STT", "Tiêu chí"];
    if let Some(name) = wanted {
        let Some(number) = grids.iter().position(|grid| grid.name == name) else {
            let names = || grids.iter().map(|grid| grid.name.as_str());
            findings
                .push(whole(Code::UnknownSheet, Said::found(name).one_of(names()).nearest(name, names())));
            return None;
        };
        let grid = grids.get(number)?;
        let header = Header::find(grid);
        if header.is_none() {
            let code = if grid.is_empty() { Code::EmptySheet } else { Code::NoTable };
            let said = if grid.is_empty() { Said::default() } else { Said::default().one_of(columns) };
            findings.push(grid.say_whole(code, said));
        }
        return header.map(|header| (number, header));
    }
    let mut found: Vec<(usize, Header)> = Vec::new();
    for (number, grid) in grids.iter().enumerate() {
        found.extend(Header::find(grid).map(|header| (number, header)));
    }
    if found.len() > 1 {
        let names = found.iter().filter_map(|(number, _)| Some(grids.get(*number)?.name.as_str()));
        findings.push(whole(Code::SeveralTables, Said::names(names)));
        return None;
    }
    let only = found.pop();
    if let Some((number, _)) = &only {
        let others = grids.iter().enumerate().filter(|(other, grid)| other != number && !grid.is_empty());
        findings.extend(others.map(|(_, grid)| grid.say_whole(Code::SheetLeftOut, Said::default())));
    } else {
        let diagnostic = if grids.iter().all(Grid::is_empty) {
            Diagnostic::of(Code::EmptySheet, Said::default())
        } else {
            Diagnostic::of(Code::NoTable, Said::default().one_of(columns))
        };
        let name = grids.first().filter(|_| grids.len() == 1).map_or("", |grid| grid.name.as_str());
        findings.push(TableFinding::at(name, "", diagnostic));
    }
    only
}

/// A table that was read.
pub(super) struct Table {
    /// The name of its sheet.
    sheet: String,
    groups: Vec<(Tree, Vec<(CriterionFacts, Tree)>)>,
    agencies: Named,
    resources: Named,
    /// What the rows above the table say.
    title: Option<String>,
    appendix: String,
    /// The act that issues the table, where the rows above name one.
    act: Option<String>,
    bare: bool,
    is_review: bool,
    /// The keys of criteria for which it has no column.
    unsaid: Vec<&'static str>,
    places: Places,
}

/// What a row says beside the criterion's keys.
pub(super) struct CriterionFacts {
    id: String,
    quote: String,
    /// The label in the unit's cell.
    pub(super) unit: String,
    place: Place,
}

const TITLE: &str = "(chưa đặt tên bộ tiêu chí)";

impl Table {
    fn read(
        (sheet, grid): (usize, &Grid),
        header: &Header,
        base: Option<&Tree>,
        findings: &mut Vec<TableFinding>,
    ) -> Self {
        let of = |key: &str| base.and_then(|base| base.get(key));
        let open = !header.is_review();
        let (mut agencies, mut resources) =
            (Named::new(of("agencies"), open), Named::new(of("resources"), open));
        let above: Vec<String> = grid
            .rows()
            .into_iter()
            .filter(|row| *row < header.first)
            .flat_map(|row| grid.row(row).map(|(at, _)| at).collect::<Vec<_>>())
            .filter_map(|at| grid.words(at))
            .collect();
        let act = acts(&above.join("; ")).into_iter().find(Act::is_numbered);
        let act = act.filter(|_| open).map(|act| resources.act(&act));
        let kinds = of("groups").map(kinds_of).unwrap_or_default();
        let mut rows = Rows::new((sheet, grid), header, (&mut agencies, &mut resources), &kinds);
        let groups = rows.read();
        let bare_target = rows.bare.take().filter(|_| open);
        if let (Some((at, said)), None) = (&bare_target, base) {
            findings.push(grid.say(*at, Code::BareTarget, Said::found(said)));
        }
        findings.append(&mut rows.findings);
        let mut places = Places::new();
        let groups = finish(groups, sheet, &mut places);
        if groups.is_empty() && !findings.iter().any(TableFinding::is_error) {
            findings.push(grid.say_whole(Code::EmptySheet, Said::default()));
        }
        let title = above.iter().find(|text| text.to_lowercase().contains("tiêu chí")).cloned();
        let appendix = above.iter().find(|text| text.to_lowercase().starts_with("phụ lục"));
        let appendix = appendix.map(|text| text.split(' ').take(3).collect::<Vec<_>>().join(" "));
        let name = if grid.name.is_empty() { "Bảng" } else { &grid.name };
        Self {
            sheet: grid.name.clone(),
            groups,
            agencies,
            resources,
            title,
            appendix: appendix.unwrap_or_else(|| name.to_owned()),
            act,
            bare: bare_target.is_some(),
            is_review: header.is_review(),
            unsaid: [(Column::Lead, "lead_agencies"), (Column::Related, "citations")]
                .into_iter()
                .filter(|(column, _)| !header.columns.contains_key(column))
                .map(|(_, key)| key)
                .collect(),
            places,
        }
    }

    fn count(&self) -> usize {
        self.groups.iter().map(|(_, criteria)| criteria.len()).sum()
    }

    fn declared(&self) -> Tree {
        let number = |number: usize| Tree::Number(number.to_string());
        let per_group = self.groups.iter().map(|(head, criteria)| {
            (head.get("id").and_then(Tree::as_str).unwrap_or_default(), number(criteria.len()))
        });
        Tree::object([
            ("groups", number(self.groups.len())),
            ("criteria", number(self.count())),
            ("per_group", Tree::object(per_group)),
        ])
    }

    /// Where a row stands, with its words.
    pub(super) fn source(&self, resource: &str, id: &str, quote: &str) -> Tree {
        Tree::object([
            ("resource", Tree::text(resource)),
            ("locator", Tree::Text(format!("{}, {id}", self.appendix))),
            ("quote", Tree::text(quote)),
        ])
    }

    /// A new rule set of the table alone.
    fn found(
        &mut self,
        years: &[u16],
        options: &ImportOptions<'_>,
        findings: &mut Vec<TableFinding>,
    ) -> Option<Tree> {
        let needed = [
            ("--id", options.id.is_none()),
            ("--level", options.level.is_none()),
            ("--years", years.is_empty()),
        ];
        let needed: Vec<&str> = needed.iter().filter(|(_, needed)| *needed).map(|(name, _)| *name).collect();
        if !needed.is_empty() {
            findings.push(whole(Code::OptionNeeded, Said::default().one_of(needed)));
            return None;
        }
        let mut provisional = vec!["conditions", "version", "valid", "documents", "procedure"];
        let act = self.act.clone().unwrap_or_else(|| {
            provisional.push("source");
            self.resources.placeholder("van-ban-ban-hanh", "(chưa nêu văn bản ban hành bảng này)")
        });
        if self.title.is_none() {
            provisional.push("title");
        }
        provisional.sort_unstable();
        findings.push(whole(Code::NotInTable, Said::names(provisional)));
        let declared = self.declared();
        let groups = std::mem::take(&mut self.groups).into_iter().map(|(mut head, criteria)| {
            let id = head.get("id").and_then(Tree::as_str).unwrap_or_default().to_owned();
            let title = head.at("/title/vi").and_then(Tree::as_str).unwrap_or_default().to_owned();
            head.set("source", self.source(&act, &id, &title));
            let criteria = criteria.into_iter().map(|(facts, mut criterion)| {
                criterion.set("source", self.source(&act, &facts.id, &facts.quote));
                criterion
            });
            head.set("criteria", Tree::List(criteria.collect()));
            head
        });
        let groups = Tree::List(groups.collect());
        let vi = |text: &str| Tree::object([("vi", Tree::text(text))]);
        let first = years.first().copied().unwrap_or(1900);
        let condition = Tree::object([
            ("id", Tree::text("criteria")),
            ("criteria", Tree::text("assigned")),
            ("source", self.source(&act, "điều kiện công nhận", "(chưa nêu điều kiện công nhận)")),
        ]);
        let mut document = Tree::object([
            ("format", Tree::Number("1".to_owned())),
            ("id", Tree::text(options.id.unwrap_or_default())),
            ("version", Tree::Text(format!("{first}.1.0"))),
            ("status", Tree::text("draft")),
            ("title", vi(self.title.as_deref().unwrap_or(TITLE))),
            ("subject", Tree::object([("level", Tree::text(options.level.unwrap_or_default()))])),
            ("years", Tree::List(years.iter().map(|year| Tree::Number(year.to_string())).collect())),
            ("declared", declared),
            ("groups", groups),
            ("conditions", Tree::List(vec![condition])),
        ]);
        document.set("agencies", std::mem::take(&mut self.agencies).into_list());
        document.set("resources", std::mem::take(&mut self.resources).into_list());
        if self.bare {
            document.set(
                "interpretation",
                vi("Bảng ghi mức mà không ghi “trở lên” hay “không quá”; được hiểu là mức tối thiểu: bằng hoặc cao hơn là đạt."),
            );
        }
        Some(document)
    }

    /// The base with what the table says.
    fn revise(
        &mut self,
        base: &Tree,
        years: &[u16],
        options: &ImportOptions<'_>,
        findings: &mut Vec<TableFinding>,
    ) -> Tree {
        let mut document = base.clone();
        let old = Old::of(base);
        let act = self
            .act
            .clone()
            .or_else(|| base.at("/source/resource").and_then(Tree::as_str).map(str::to_owned))
            .or_else(|| old.resource());
        let act = act.unwrap_or_else(|| {
            findings.push(whole(Code::NotInTable, Said::names(["source"])));
            self.resources.placeholder("van-ban-ban-hanh", "(chưa nêu văn bản ban hành bảng này)")
        });
        // A table with as many criteria as before says nothing new of how many there are.
        if self.counts() != old.counts() {
            document.set("declared", self.declared());
            findings.push(whole(Code::NotInTable, Said::names(["declared"])));
        }
        let stated: BTreeSet<&str> = self
            .groups
            .iter()
            .flat_map(|(_, criteria)| criteria)
            .map(|(facts, _)| facts.id.as_str())
            .collect();
        for id in old.ids().filter(|id| !stated.contains(id)) {
            findings.push(whole(Code::CriterionDropped, Said::found(id)));
        }
        let groups = std::mem::take(&mut self.groups);
        let unsaid = std::mem::take(&mut self.unsaid);
        let groups = groups.into_iter().map(|(head, criteria)| {
            let mut group = if self.is_review { head } else { old.group(&head, self, &act) };
            let criteria = criteria.into_iter().map(|(facts, fresh)| {
                if self.is_review {
                    return fresh;
                }
                let before = old.criterion(&facts.id);
                let (mut criterion, changed) = match before {
                    Some(before) => revised(before, &fresh, &facts, years, &unsaid),
                    None => (fresh, true),
                };
                if changed {
                    let mut source = self.source(&act, &facts.id, &facts.quote);
                    // Where the table names no act of its own, the row is still that of the base's.
                    if let (None, Some(locator)) =
                        (&self.act, before.and_then(|before| before.at("/source/locator")))
                    {
                        source.set("locator", locator.clone());
                    }
                    criterion.set("source", source);
                    let said = Diagnostic::of(Code::CriterionChanged, Said::found(&facts.id));
                    findings.push(TableFinding::at(&self.sheet, &facts.place.at.to_string(), said));
                }
                criterion
            });
            group.set("criteria", Tree::List(criteria.collect()));
            group
        });
        let groups = Tree::List(groups.collect());
        document.set("groups", groups);
        let (agencies, resources) =
            (std::mem::take(&mut self.agencies).into_list(), std::mem::take(&mut self.resources).into_list());
        for (key, list) in [("agencies", agencies), ("resources", resources)] {
            if !list.items().is_empty() {
                document.set(key, list);
            }
        }
        if !years.is_empty() {
            document
                .set("years", Tree::List(years.iter().map(|year| Tree::Number(year.to_string())).collect()));
        }
        if let Some(id) = options.id {
            document.set("id", Tree::text(id));
        }
        if let (Some(level), Some(subject)) = (options.level, document.get_mut("subject")) {
            subject.set("level", Tree::text(level));
        }
        draft(document, base, findings)
    }

    /// The groups with how many criteria each has.
    fn counts(&self) -> Vec<(String, usize)> {
        let of = |(head, criteria): &(Tree, Vec<_>)| {
            (head.get("id").and_then(Tree::as_str).unwrap_or_default().to_owned(), criteria.len())
        };
        self.groups.iter().map(of).collect()
    }
}

/// The trees of the groups and criteria, with the places of their values.
fn finish(
    groups: Vec<GroupRow>,
    sheet: usize,
    places: &mut Places,
) -> Vec<(Tree, Vec<(CriterionFacts, Tree)>)> {
    let mut all = Vec::new();
    for (number, group) in groups.into_iter().enumerate() {
        let pointer = format!("/groups/{number}");
        let head = group.head.finish(&pointer, places);
        let criteria = group.criteria.into_iter().enumerate().map(|(number, row)| {
            let pointer = format!("{pointer}/criteria/{number}");
            let CriterionRow { id, at, node, quote, unit } = row;
            let place = Place { sheet, at };
            places.push((pointer.clone(), place));
            (CriterionFacts { id, quote, unit, place }, node.finish(&pointer, places))
        });
        all.push((head, criteria.collect()));
    }
    all
}

/// The text of a cell of a review sheet.
pub(super) fn plain(held: &Held) -> Option<String> {
    match held {
        Held::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Held::Number(number, _) => Some(number.clone()),
        Held::Formula(_) | Held::Other(_) => None,
    }
}
