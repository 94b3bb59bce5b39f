//! The rows of a table: groups, criteria, and what is neither.

use std::collections::{BTreeMap, BTreeSet};

use tieuchi::{Code, Diagnostic, Said};
use unicode_normalization::UnicodeNormalization as _;

use crate::table::finding::TableFinding;
use crate::table::flat::{Node, Place, is_number, read};
use crate::table::grid::{At, Grid, Held, one_line};
use crate::table::header::{Column, Header};
use crate::table::names::{Agencies, Named};
use crate::table::target::{self, Kind, Remark};
use crate::tree::Tree;

/// A group with its criteria.
pub(super) struct GroupRow {
    pub(super) id: String,
    pub(super) head: Node,
    pub(super) criteria: Vec<CriterionRow>,
}

/// A criterion as its row says it.
pub(super) struct CriterionRow {
    pub(super) id: String,
    /// The first cell of its row.
    pub(super) at: At,
    pub(super) node: Node,
    /// The cells of the row, a line each.
    pub(super) quote: String,
    /// The label in the unit's cell.
    pub(super) unit: String,
}

/// One table while it is read.
pub(super) struct Rows<'t> {
    pub(super) grid: &'t Grid,
    /// The number of the sheet.
    pub(super) sheet: usize,
    pub(super) header: &'t Header,
    pub(super) agencies: &'t mut Named,
    pub(super) resources: &'t mut Named,
    /// The kinds of units that a base knows, by their labels.
    pub(super) kinds: &'t BTreeMap<String, Kind>,
    pub(super) findings: Vec<TableFinding>,
    pub(super) bare: Option<(At, String)>,
    /// Merged cells that were read for what they cover, each said once.
    merged: BTreeSet<At>,
    /// What stands before the first point of a number: `1` of `1.1`.
    prefixes: BTreeSet<String>,
    errors: usize,
}

impl<'t> Rows<'t> {
    pub(super) fn new(
        (sheet, grid): (usize, &'t Grid),
        header: &'t Header,
        (agencies, resources): (&'t mut Named, &'t mut Named),
        kinds: &'t BTreeMap<String, Kind>,
    ) -> Self {
        let findings = header.findings(grid);
        let errors = findings.iter().filter(|finding| finding.is_error()).count();
        let column = header.column(&Column::Number).unwrap_or(0);
        let numbers = grid.rows().into_iter().filter_map(|row| grid.words(At { row, column }));
        let prefixes = numbers
            .filter_map(|number| {
                let (before, behind) = number.split_once('.')?;
                behind.starts_with(|first: char| first.is_ascii_digit()).then(|| before.to_owned())
            })
            .collect();
        let (bare, merged) = (None, BTreeSet::new());
        Self { grid, sheet, header, agencies, resources, kinds, findings, bare, merged, prefixes, errors }
    }

    /// The groups of the table, in its order.
    pub(super) fn read(&mut self) -> Vec<GroupRow> {
        let mut groups: Vec<GroupRow> = Vec::new();
        for row in self.grid.rows().into_iter().filter(|row| *row >= self.header.end) {
            if Header::at(self.grid, row).is_some() {
                self.say(At { row, column: 0 }, Code::SecondTable, Said::default());
                break;
            }
            match self.kind_of(row) {
                RowKind::Group => groups.extend(self.group(row)),
                RowKind::Criterion => {
                    let number = self.at(row, &Column::Number);
                    if let Some(group) = groups.last_mut() {
                        let criterion = self.criterion(row, &group.id);
                        group.criteria.extend(criterion);
                    } else {
                        let found = self.grid.words(number).unwrap_or_default();
                        self.say(number, Code::RowUnclear, Said::found(&found).one_of(["I", "A"]));
                    }
                }
                RowKind::Other => {
                    let first = self.grid.row(row).find_map(|(at, _)| Some((at, self.grid.words(at)?)));
                    if let Some((at, words)) = first {
                        self.say(at, Code::RowLeftOut, Said::found(&words));
                    }
                }
            }
        }
        groups
    }

    fn say(&mut self, at: At, code: Code, said: Said) {
        let finding = self.grid.say(at, code, said);
        self.errors += usize::from(finding.is_error());
        self.findings.push(finding);
    }

    fn remark(&mut self, at: At, (code, said): Remark) {
        self.say(at, code, said);
    }

    fn at(&self, row: u32, column: &Column) -> At {
        At { row, column: self.header.column(column).unwrap_or(0) }
    }

    fn kind_of(&self, row: u32) -> RowKind {
        let filled = |column: &Column| {
            self.header.column(column).is_some_and(|column| self.grid.get(At { row, column }).is_some())
        };
        if self.header.is_review() {
            let kind = Column::Key("/measure/kind".to_owned());
            return if filled(&kind) { RowKind::Criterion } else { RowKind::Group };
        }
        let says = self.header.columns.iter().any(|(column, _)| {
            let decides = matches!(column, Column::Unit | Column::Year(_) | Column::EveryYear | Column::Lead);
            decides && filled(column)
        });
        let number = self.grid.words(self.at(row, &Column::Number)).unwrap_or_default();
        let counted = number.trim_end_matches('.').parse::<u32>().is_ok();
        match (number.is_empty(), says) {
            (true, false) => RowKind::Other,
            (_, true) => RowKind::Criterion,
            // A number without a unit is that of a group where groups are numbered so: 1, and 1.1 in it.
            (false, false)
                if counted
                    && filled(&Column::Title)
                    && !self.prefixes.contains(number.trim_end_matches('.')) =>
            {
                RowKind::Criterion
            }
            (false, false) => RowKind::Group,
        }
    }

    fn group(&mut self, row: u32) -> Option<GroupRow> {
        let at = self.at(row, &Column::Number);
        let mut number = self.text(at)?;
        let title_at = self.at(row, &Column::Title);
        let mut title = self.text(title_at).unwrap_or_default();
        // "I. TIÊU CHÍ CHUNG" in one cell.
        if title.is_empty()
            && let Some((roman, rest)) = number.clone().split_once(['.', ' '])
        {
            (number, title) = (roman.to_owned(), rest.trim_start_matches(['.', ' ', '-', ':']).to_owned());
        }
        let id = self.own_id(row).unwrap_or_else(|| number.trim_end_matches(['.', ')']).to_owned());
        if tieuchi::GroupId::new(&id).is_err() {
            self.say(at, Code::RowUnclear, Said::found(&number).one_of(["I", "A"]));
            return None;
        }
        if title.is_empty() {
            self.say(title_at, Code::CellMissing, Said::default().expected("Tiêu chí"));
            return None;
        }
        let mut head = Node::object();
        self.put(&mut head, "/id", Tree::text(&id), at);
        self.put(&mut head, "/title/vi", read(&title, false), title_at);
        self.keys(row, &mut head);
        Some(GroupRow { id, head, criteria: Vec::new() })
    }

    fn criterion(&mut self, row: u32, group: &str) -> Option<CriterionRow> {
        let errors = self.errors;
        let at = self.at(row, &Column::Number);
        let number = self.text(at).unwrap_or_default();
        let bare = number.trim_end_matches(['.', ')']);
        let counted = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
        let id = match self.own_id(row) {
            Some(id) => id,
            // A whole number in a cell may be written 01.
            None if counted => format!("{group}.{}", bare.trim_start_matches('0')),
            None => bare.to_owned(),
        };
        let fits =
            self.header.is_review() || id.strip_prefix(group).is_some_and(|rest| rest.starts_with('.'));
        if !fits || tieuchi::CriterionId::new(&id).is_err() {
            let ways = ["1".to_owned(), format!("{group}.1")];
            self.say(at, Code::RowUnclear, Said::found(&number).one_of(ways));
        }
        let mut node = Node::object();
        self.put(&mut node, "/id", Tree::text(&id), at);
        let title_at = self.at(row, &Column::Title);
        match self.text(title_at) {
            Some(title) => self.put(&mut node, "/title/vi", read(&title, false), title_at),
            None => self.say(title_at, Code::CellMissing, Said::default().expected("Tiêu chí")),
        }
        let unit = self.measure(row, &mut node);
        if let Some((kind, unit)) = &unit {
            self.targets(row, &id, *kind, unit, &mut node);
        }
        self.agencies_of(row, &mut node);
        if let Some(column) = self.header.column(&Column::Related) {
            let at = At { row, column };
            if let Some(text) = self.covered_text(at) {
                let mut remarks = Vec::new();
                let citations = self.resources.citations(&text, &mut remarks);
                self.all_at(at, remarks);
                if !citations.is_empty() {
                    self.put(&mut node, "/citations", Tree::List(citations), at);
                }
            }
        }
        self.keys(row, &mut node);
        let quote = self.quote(row);
        let unit = unit.map(|(_, unit)| unit).unwrap_or_default();
        // What could not be read is left out, so that nobody takes the rest for the whole.
        (self.errors == errors).then_some(CriterionRow { id, at, node, quote, unit })
    }

    fn all_at(&mut self, at: At, remarks: Vec<Remark>) {
        for remark in remarks {
            self.remark(at, remark);
        }
    }

    fn put(&self, node: &mut Node, path: &str, tree: Tree, at: At) {
        let _ = node.put(path, Node::Leaf(tree, Place { sheet: self.sheet, at }));
    }

    /// The id that a review sheet states.
    fn own_id(&mut self, row: u32) -> Option<String> {
        let column = self.header.column(&Column::Key("/id".to_owned()))?;
        self.text(At { row, column })
    }

    /// The text of a cell: in a review sheet as it is, else on one line and in form C.
    fn text(&mut self, at: At) -> Option<String> {
        let text = match self.grid.get(at)? {
            Held::Text(text) if self.header.is_review() => text.trim().to_owned(),
            Held::Text(text) => one_line(text).nfc().collect(),
            Held::Number(number, _) => number.clone(),
            Held::Formula(formula) => {
                let said = Said::found(formula);
                self.say(at, Code::CellFormula, said);
                return None;
            }
            Held::Other(found) => {
                let said = Said::found(found);
                self.say(at, Code::CellKind, said);
                return None;
            }
        };
        (!text.is_empty()).then_some(text)
    }

    /// The cell that speaks for a cell: itself, or the merged one that covers it in its column or from another year.
    fn speaking(&mut self, at: At) -> At {
        if self.grid.get(at).is_some() {
            return at;
        }
        let Some(merged) = self.grid.covering(at).filter(|merged| merged.first.row >= self.header.end) else {
            return at;
        };
        let years = self.header.years();
        let is_year = |column: u32| years.iter().any(|(_, year)| *year == column);
        if merged.first.column != at.column && !(is_year(at.column) && is_year(merged.first.column)) {
            return at;
        }
        if self.grid.get(merged.first).is_some() && self.merged.insert(merged.first) {
            self.say(merged.first, Code::CellMerged, Said::found(&merged.to_string()));
        }
        merged.first
    }

    /// The text that speaks for a cell, with its line ends.
    fn covered_text(&mut self, at: At) -> Option<String> {
        let at = self.speaking(at);
        match self.grid.get(at)? {
            Held::Text(text) => Some(text.nfc().collect()),
            _ => self.text(at),
        }
    }

    /// Reads the unit; gives its kind and label.
    fn measure(&mut self, row: u32, node: &mut Node) -> Option<(Kind, String)> {
        let at = self.at(row, &Column::Unit);
        let speaking = match self.header.column(&Column::Unit) {
            Some(_) => self.speaking(at),
            None => at,
        };
        let label = match self.header.column(&Column::Unit) {
            Some(_) => self.text(speaking),
            None => None,
        };
        let key = Column::Key("/measure/kind".to_owned());
        if let Some(column) = self.header.column(&key) {
            let at_kind = At { row, column };
            let name = self.text(at_kind)?;
            let label = label.unwrap_or_default();
            let Some(kind) = Kind::named(&name) else {
                let names = Kind::ALL.map(Kind::as_str);
                let said = Said::found(&name).one_of(names).nearest(&name, names);
                self.say(at_kind, Code::UnknownWord, said);
                return None;
            };
            let percent = label == "%";
            if percent != (kind == Kind::Percent) {
                self.say(
                    at,
                    Code::PercentUnit,
                    Said::found(if percent { "%" } else { "percent" }).expected(if percent {
                        kind.as_str()
                    } else {
                        &label
                    }),
                );
                return None;
            }
            if !percent && !label.is_empty() {
                self.put(node, "/measure/unit/vi", read(&label, false), at);
            }
            return Some((kind, label));
        }
        let columns: Vec<u32> = self.target_columns().into_iter().map(|(_, column)| column).collect();
        let cells: Vec<Held> = columns
            .iter()
            .filter_map(|column| {
                let at = self.speaking(At { row, column: *column });
                self.grid.get(at).cloned()
            })
            .collect();
        let all = |is: &dyn Fn(&str) -> bool| {
            cells.iter().all(|held| matches!(held, Held::Text(text) if is(&one_line(text).to_lowercase())))
        };
        let Some(label) = label else {
            // Without a unit, targets that can only be of one kind say which.
            let percents = all(&|text| text.contains('%'))
                || cells.iter().all(|held| matches!(held, Held::Number(_, shown) if shown.percent));
            let kind = if cells.is_empty() {
                None
            } else if percents {
                Some(Kind::Percent)
            } else {
                all(&|text| text == "có").then_some(Kind::YesNo)
            };
            if kind.is_none() {
                self.say(at, Code::CellMissing, Said::default().expected("Đơn vị tính"));
            }
            let kind = kind?;
            self.put(node, "/measure/kind", Tree::text(kind.as_str()), at);
            return Some((kind, String::new()));
        };
        let plain: String =
            label.to_lowercase().split(['/', ' ', '-', ',']).filter(|part| !part.is_empty()).collect();
        let (kind, sure) = match self.kinds.get(&label) {
            Some(kind) => (*kind, true),
            None if matches!(plain.as_str(), "%" | "phầntrăm" | "tỷlệ%") => (Kind::Percent, true),
            None if matches!(plain.as_str(), "cókhông" | "cóhoặckhông" | "đạtkhôngđạt") => {
                (Kind::YesNo, true)
            }
            // "Có" of a counted unit is one or more.
            None if all(&|text| text == "có") => (Kind::Count, true),
            None => {
                let decimals = cells.iter().any(|held| {
                    matches!(held, Held::Number(text, _) | Held::Text(text) if text.contains([',', '.']))
                });
                (if decimals { Kind::Amount } else { Kind::Count }, false)
            }
        };
        if !sure {
            let code = if kind == Kind::Amount { Code::UnitReadAsAmount } else { Code::UnitReadAsCount };
            self.say(speaking, code, Said::found(&label));
        }
        self.put(node, "/measure/kind", Tree::text(kind.as_str()), at);
        if kind != Kind::Percent {
            self.put(node, "/measure/unit/vi", Tree::text(&label), at);
        }
        Some((kind, label))
    }

    fn target_columns(&self) -> Vec<(Option<u16>, u32)> {
        let years = self.header.years().into_iter().map(|(year, column)| (Some(year), column));
        let every = self.header.column(&Column::EveryYear).map(|column| (None, column));
        years.chain(every).collect()
    }

    fn targets(&mut self, row: u32, id: &str, kind: Kind, unit: &str, node: &mut Node) {
        let mut targets: Vec<(String, Tree)> = Vec::new();
        for (year, column) in self.target_columns() {
            let own = At { row, column };
            let at = self.speaking(own);
            let Some(held) = self.grid.get(at) else {
                if !self.header.is_review() {
                    self.say(own, Code::NotAssigned, Said::found(id));
                }
                continue;
            };
            let read = match target::read(held, kind, unit) {
                Ok(read) => read,
                Err(remark) => {
                    self.remark(at, remark);
                    continue;
                }
            };
            let said = target::quoted(held);
            self.all_at(at, read.remarks);
            if read.bare && self.bare.is_none() {
                self.bare = Some((at, said));
            }
            if let Some(target) = read.target {
                match year {
                    Some(year) => targets.push((year.to_string(), target)),
                    None => self.put(node, "/target", target, at),
                }
            }
        }
        let first = self.target_columns().first().map_or(0, |(_, column)| *column);
        let is_of_years =
            !matches!(node, Node::Object(entries) if entries.iter().any(|(key, _)| key == "target"));
        if is_of_years || !targets.is_empty() {
            self.put(node, "/targets", Tree::Object(targets), At { row, column: first });
        }
    }

    fn agencies_of(&mut self, row: u32, node: &mut Node) {
        let mut all = Agencies::default();
        let mut at = At { row, column: 0 };
        for (column, leads) in [(Column::Lead, true), (Column::Coordinating, false)] {
            let Some(column) = self.header.column(&column) else { continue };
            at = At { row, column };
            let Some(text) = self.covered_text(at) else { continue };
            let mut remarks = Vec::new();
            let found = self.agencies.agencies(&text, leads, &mut remarks);
            self.all_at(at, remarks);
            all.lead.extend(found.lead);
            all.coordinating.extend(found.coordinating);
        }
        for (path, ids) in [("/lead_agencies", all.lead), ("/coordinating_agencies", all.coordinating)] {
            if !ids.is_empty() {
                self.put(node, path, Tree::List(ids.into_iter().map(Tree::Text).collect()), at);
            }
        }
    }

    /// The keys of a review sheet.
    fn keys(&mut self, row: u32, node: &mut Node) {
        let keys: Vec<(String, u32)> = self
            .header
            .keys()
            .filter(|(key, _)| *key != "/id")
            .map(|(key, at)| (key.to_owned(), at))
            .collect();
        for (key, column) in keys {
            let at = At { row, column };
            let Some(text) = self.text(at) else { continue };
            let leaf = Node::Leaf(read(&text, is_number(&key)), Place { sheet: self.sheet, at });
            if node.put(&key, leaf).is_none() {
                self.say(at, Code::DuplicateKey, Said::found(&key));
            }
        }
    }

    /// The cells of the row in the order of a decision's columns, a line each.
    fn quote(&self, row: u32) -> String {
        let mut columns: Vec<u32> = self
            .header
            .columns
            .iter()
            .filter(|(column, _)| !matches!(column, Column::Number | Column::Key(_)))
            .map(|(_, at)| *at)
            .collect();
        columns.sort_unstable();
        let cells = columns.iter().filter_map(|column| self.grid.get(At { row, column: *column }));
        cells.map(|held| target::quoted(held).nfc().collect()).collect::<Vec<String>>().join("\n")
    }
}

enum RowKind {
    Group,
    Criterion,
    Other,
}

/// Something of the file as a whole.
pub(super) fn whole(code: Code, said: Said) -> TableFinding {
    TableFinding::whole(Diagnostic::of(code, said))
}
