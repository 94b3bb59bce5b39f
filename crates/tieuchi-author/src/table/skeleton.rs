//! A new rule set: what every set must have, with words that say what is to be filled in.

use tieuchi::{Level, RuleSetId, Year};

use crate::schema::Schema;
use crate::tree::Tree;

/// What a new rule set is for.
pub struct NewRuleSet<'n> {
    /// Its id.
    pub id: &'n RuleSetId,
    /// The level of the subjects.
    pub level: &'n Level,
    /// The years that may be assessed, ascending; one at least.
    pub years: &'n [Year],
}

impl NewRuleSet<'_> {
    /// The text of the rule set: a draft with one criterion to replace, which is sound as it stands.
    ///
    /// ```
    /// use tieuchi::{Level, RuleSet, RuleSetId, Status, Year};
    /// use tieuchi_author::NewRuleSet;
    ///
    /// let (id, level) = (RuleSetId::new("vn.thanh-hoa.dx.commune.2026")?, Level::new("commune")?);
    /// let new = NewRuleSet { id: &id, level: &level, years: &[Year::new(2026).unwrap()] };
    /// let rules = RuleSet::from_json(&new.rules())?;
    /// assert_eq!((rules.status(), rules.criteria().len()), (Status::Draft, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rules(&self) -> String {
        let quoting = |locator: &str, quote: &str| {
            Tree::object([
                ("resource", Tree::text("van-ban")),
                ("locator", Tree::text(locator)),
                ("quote", Tree::text(quote)),
            ])
        };
        let source = |locator: &str| quoting(locator, "(trích nguyên văn)");
        let title = "(tên tiêu chí, nguyên văn)";
        let number = |number: &str| Tree::Number(number.to_owned());
        let targets =
            self.years.iter().map(|year| (year.to_string(), Tree::object([("at_least", Tree::text("100"))])));
        let criterion = Tree::object([
            ("id", Tree::text("I.1")),
            ("title", both(title, "(title of the criterion)")),
            ("measure", Tree::object([("kind", Tree::text("percent"))])),
            ("targets", Tree::object(targets)),
            ("lead_agencies", Tree::List(vec![Tree::text("co-quan")])),
            ("citations", Tree::List(vec![Tree::object([("resource", Tree::text("van-ban"))])])),
            ("source", quoting("Phụ lục, I.1", title)),
        ]);
        let group = Tree::object([
            ("id", Tree::text("I")),
            ("title", both("(tên nhóm)", "(title of the group)")),
            ("source", source("Phụ lục, I")),
            ("criteria", Tree::List(vec![criterion])),
        ]);
        let condition = Tree::object([
            ("id", Tree::text("criteria")),
            (
                "title",
                both(
                    "Hoàn thành toàn bộ các tiêu chí được giao trong năm",
                    "All criteria assigned in the year are fulfilled",
                ),
            ),
            ("criteria", Tree::text("assigned")),
            ("source", source("(điều về điều kiện công nhận)")),
        ]);
        let declared = Tree::object([
            ("groups", number("1")),
            ("criteria", number("1")),
            ("per_group", Tree::object([("I", number("1"))])),
        ]);
        let first = self.years.first().map_or(1900, |year| year.number());
        let agency = Tree::object([
            ("id", Tree::text("co-quan")),
            ("name", both("(tên cơ quan)", "(name of the agency)")),
        ]);
        let resource = Tree::object([
            ("id", Tree::text("van-ban")),
            ("number", Tree::Null),
            ("date", Tree::Null),
            ("title", both("(tên văn bản ban hành)", "(title of the decision)")),
        ]);
        Tree::object([
            ("$schema", Tree::Text(format!("schemas/{}", Schema::RuleSet.file_name()))),
            ("format", number("1")),
            ("id", Tree::text(self.id.as_str())),
            ("version", Tree::Text(format!("{first}.1.0"))),
            ("status", Tree::text("draft")),
            ("title", both("(tên bộ tiêu chí)", "(title of the rule set)")),
            ("subject", Tree::object([("level", Tree::text(self.level.as_str()))])),
            ("years", Tree::List(self.years.iter().map(|year| number(&year.to_string())).collect())),
            ("declared", declared),
            ("source", source("Điều 1")),
            ("agencies", Tree::List(vec![agency])),
            ("groups", Tree::List(vec![group])),
            ("conditions", Tree::List(vec![condition])),
            ("resources", Tree::List(vec![resource])),
        ])
        .to_lines()
    }

    /// The text of its tests: one base dossier, and a case that expects what follows from it.
    pub fn tests(&self) -> String {
        let year = self.years.first().map_or(1900, |year| year.number());
        let subject = Tree::object([("id", Tree::text("x")), ("level", Tree::text(self.level.as_str()))]);
        let base = Tree::object([("subject", subject), ("year", Tree::Number(year.to_string()))]);
        let case = |name: &str, values: Option<Tree>, outcome: &str| {
            let mut case = Tree::object([("name", Tree::text(name)), ("base", Tree::text("trong"))]);
            if let Some(values) = values {
                case.set("values", values);
            }
            case.set("expect", Tree::object([("outcome", Tree::text(outcome))]));
            case
        };
        let value = |percent: &str| Some(Tree::object([("I.1", Tree::text(percent))]));
        Tree::object([
            ("kind", Tree::text("rule_tests")),
            ("rule_set", Tree::text(self.id.as_str())),
            ("bases", Tree::object([("trong", base)])),
            (
                "cases",
                Tree::List(vec![
                    case("I.1: chưa báo cáo", None, "undetermined"),
                    case("I.1: đúng chỉ tiêu", value("100"), "met"),
                    case("I.1: thiếu một chút", value("99.99"), "not_met"),
                ]),
            ),
        ])
        .to_lines()
    }
}

fn both(vi: &str, en: &str) -> Tree {
    Tree::object([("vi", Tree::text(vi)), ("en", Tree::text(en))])
}
