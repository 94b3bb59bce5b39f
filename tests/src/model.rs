//! Rule sets and dossiers as plain data, from which the tests write JSON and work out what must come of it.

use std::collections::BTreeMap;

use tieuchi::{ConditionDemand, RuleSet, ScoreYear};

use crate::dice::Dice;
use crate::json::Json;

/// What of a rule set decides outcomes.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Its id.
    pub id: String,
    /// The level of its subjects.
    pub level: String,
    /// The years that may be assessed.
    pub years: Vec<u16>,
    /// The criteria of all groups.
    pub criteria: Vec<Criterion>,
    /// The conditions.
    pub legs: Vec<Leg>,
    /// Whether it holds all that it declares.
    pub complete: bool,
}

/// A criterion.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// The number of its group.
    pub group: usize,
    /// How it is measured.
    pub measure: Measure,
    /// What it demands in which year.
    pub targets: BTreeMap<u16, Target>,
}

/// How a criterion is measured.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Measure {
    /// In percent.
    Percent,
    /// By yes or no.
    YesNo,
    /// By counting.
    Count,
}

/// What a criterion demands in one year.
#[derive(Clone, Debug)]
pub struct Target {
    /// Of subjects for which nothing else is listed.
    pub general: Option<Bound>,
    /// By an attribute: its name, and what is demanded for which of its values.
    pub by: Option<(String, BTreeMap<String, Option<Bound>>)>,
}

/// A bound.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Bound {
    /// At least this decimal.
    AtLeast(String),
    /// At most this decimal.
    AtMost(String),
    /// "Có".
    Present,
}

/// A condition.
#[derive(Clone, Debug)]
pub enum Leg {
    /// All assigned criteria are met.
    Criteria,
    /// A share of an index's points.
    Score {
        /// The index.
        index: String,
        /// Whether the score is the one of the year before.
        previous: bool,
        /// `official` or `self`.
        basis: &'static str,
        /// The share.
        at_least: String,
    },
}

/// What of a dossier decides outcomes.
#[derive(Clone, Debug)]
pub struct Case {
    /// The year assessed.
    pub year: u16,
    /// The subject's attributes.
    pub attributes: BTreeMap<String, String>,
    /// A value for each criterion.
    pub values: Vec<Option<Given>>,
    /// The scores.
    pub scores: Vec<Score>,
}

/// A value as reported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Given {
    /// A percentage, its ratio, or both.
    Percent(Option<String>, Option<(u64, u64)>),
    /// Yes or no.
    YesNo(bool),
    /// A verdict, a number, or both.
    Count(Option<bool>, Option<u64>),
}

/// A score.
#[derive(Clone, Debug)]
pub struct Score {
    /// The index.
    pub index: String,
    /// The year.
    pub year: u16,
    /// `official` or `self`.
    pub basis: &'static str,
    /// The points, where reported.
    pub points: Option<String>,
    /// The maximum.
    pub maximum: String,
}

impl Rules {
    /// What decides outcomes in a rule set that was read.
    pub fn of(rules: &RuleSet) -> Self {
        let groups = rules.groups().enumerate().flat_map(|(number, group)| {
            group.criteria.iter().map(move |criterion| Criterion::of(number, criterion))
        });
        let legs = rules.conditions().iter().map(|condition| match &condition.demand {
            ConditionDemand::AssignedCriteria => Leg::Criteria,
            ConditionDemand::Criteria(_) => {
                unreachable!("no set with conditions on some criteria is modelled")
            }
            ConditionDemand::Score(score) => Leg::Score {
                index: score.index.to_string(),
                previous: score.year == ScoreYear::Previous,
                basis: score.basis.as_str(),
                at_least: score.at_least_percent.to_string(),
            },
        });
        Self {
            id: rules.id().to_string(),
            level: rules.level().to_string(),
            years: rules.years().iter().map(|year| year.number()).collect(),
            criteria: groups.collect(),
            legs: legs.collect(),
            complete: rules.is_complete(),
        }
    }

    /// The document.
    pub fn json(&self) -> Json {
        let groups = self.criteria.last().map_or(0, |last| last.group + 1);
        let group = |number: usize| {
            let members = self.criteria.iter().filter(|criterion| criterion.group == number);
            Json::object([
                ("id", Json::text(format!("G{number}"))),
                ("title", title("Nhóm")),
                ("criteria", Json::List(members.map(Criterion::json).collect())),
            ])
        };
        let declared = self.criteria.len() + usize::from(!self.complete);
        let index = |id: &str| Json::object([("id", Json::text(id)), ("title", title("Bộ chỉ số"))]);
        let mut limited = index("ix.a");
        limited.set("maximum", Json::text("1000"));
        let resource = Json::object([("id", Json::text("qd")), ("title", title("Quyết định"))]);
        Json::object([
            ("id", Json::text(&self.id)),
            ("version", Json::text("1.0.0")),
            ("status", Json::text("draft")),
            ("title", title("Bộ tiêu chí")),
            ("subject", Json::object([("level", Json::text(&self.level))])),
            ("years", Json::List(self.years.iter().map(Json::number).collect())),
            (
                "declared",
                Json::object([("groups", Json::number(groups)), ("criteria", Json::number(declared))]),
            ),
            ("indices", Json::List(vec![limited, index("ix.b")])),
            ("groups", Json::List((0..groups).map(group).collect())),
            ("conditions", Json::List(self.legs.iter().enumerate().map(Leg::json).collect())),
            ("resources", Json::List(vec![resource])),
        ])
    }
}

/// A text of the format.
fn title(vi: &str) -> Json {
    Json::object([("vi", Json::text(vi))])
}

fn source() -> Json {
    Json::object([
        ("resource", Json::text("qd")),
        ("locator", Json::text("Điều 1")),
        ("quote", Json::text("đúng nguyên văn")),
    ])
}

impl Criterion {
    fn of(group: usize, criterion: &tieuchi::Criterion) -> Self {
        let measure = match criterion.measure {
            tieuchi::Measure::Percent { .. } => Measure::Percent,
            tieuchi::Measure::YesNo { .. } => Measure::YesNo,
            tieuchi::Measure::Count { .. } => Measure::Count,
            tieuchi::Measure::Amount { .. } => unreachable!("no set with amounts is modelled"),
        };
        let bound = |bound: tieuchi::Bound| match bound {
            tieuchi::Bound::AtLeast(least) => Bound::AtLeast(least.to_string()),
            tieuchi::Bound::AtMost(most) => Bound::AtMost(most.to_string()),
            tieuchi::Bound::Present => Bound::Present,
        };
        let targets = criterion.targets.iter().map(|(year, target)| {
            let by = target.by.as_ref().map(|by| {
                let cases = by.cases.iter().map(|(value, case)| (value.clone(), case.map(bound)));
                (by.attribute.to_string(), cases.collect())
            });
            (year.number(), Target { general: target.general.map(bound), by })
        });
        Self { id: criterion.id.to_string(), group, measure, targets: targets.collect() }
    }

    fn json(&self) -> Json {
        let measure = match self.measure {
            Measure::Percent => Json::object([("kind", Json::text("percent"))]),
            Measure::YesNo => Json::object([("kind", Json::text("yes_no"))]),
            Measure::Count => Json::object([("kind", Json::text("count")), ("unit", title("Hệ thống"))]),
        };
        let targets = self.targets.iter().map(|(year, target)| (year.to_string(), target.json()));
        Json::object([
            ("id", Json::text(&self.id)),
            ("title", title("Tỷ lệ")),
            ("measure", measure),
            ("targets", Json::Object(targets.collect())),
            ("source", source()),
        ])
    }

    /// What it demands of a subject: the bound, nothing where it is not assigned; an error where that depends on an
    /// attribute that is not stated.
    ///
    /// # Errors
    ///
    /// The name of the attribute.
    pub fn demand(&self, case: &Case) -> Result<Option<&Bound>, &str> {
        let Some(target) = self.targets.get(&case.year) else { return Ok(None) };
        let Some((attribute, cases)) = &target.by else { return Ok(target.general.as_ref()) };
        let value = case.attributes.get(attribute).ok_or(attribute.as_str())?;
        Ok(cases.get(value).map_or(target.general.as_ref(), Option::as_ref))
    }
}

impl Target {
    fn json(&self) -> Json {
        let mut json = Json::Object(self.general.iter().map(Bound::entry).collect());
        if let Some((attribute, cases)) = &self.by {
            let case = |bound: &Option<Bound>| {
                bound.as_ref().map_or(Json::Null, |bound| Json::Object(vec![bound.entry()]))
            };
            let cases = cases.iter().map(|(value, bound)| (value.clone(), case(bound))).collect();
            json.set("by", Json::Object(vec![(attribute.clone(), Json::Object(cases))]));
        }
        json
    }
}

impl Bound {
    fn entry(&self) -> (String, Json) {
        let (key, value) = match self {
            Self::AtLeast(least) => ("at_least", Json::text(least)),
            Self::AtMost(most) => ("at_most", Json::text(most)),
            Self::Present => ("present", Json::Bool(true)),
        };
        (key.to_owned(), value)
    }
}

impl Leg {
    /// Its id, by its place among the conditions.
    pub fn id(number: usize) -> String {
        format!("leg-{number}")
    }

    fn json((number, leg): (usize, &Self)) -> Json {
        let demand = match leg {
            Self::Criteria => ("criteria", Json::text("assigned")),
            Self::Score { index, previous, basis, at_least } => {
                let score = Json::object([
                    ("index", Json::text(index)),
                    ("year", Json::text(if *previous { "previous" } else { "current" })),
                    ("basis", Json::text(*basis)),
                    ("at_least_percent", Json::text(at_least)),
                ]);
                ("score", score)
            }
        };
        Json::object([("id", Json::text(Self::id(number))), demand, ("source", source())])
    }
}

impl Case {
    /// The document, each value in one of the forms that mean it.
    pub fn json(&self, rules: &Rules, dice: &mut Dice) -> Json {
        let attributes = self.attributes.iter().map(|(name, value)| (name.clone(), Json::text(value)));
        let mut subject = Json::object([("id", Json::text("38.381")), ("level", Json::text(&rules.level))]);
        subject.set("attributes", Json::Object(attributes.collect()));
        let mut values = Vec::new();
        for (criterion, given) in rules.criteria.iter().zip(&self.values) {
            match given {
                Some(given) => values.push((criterion.id.clone(), given.json(dice))),
                None if dice.below(2) == 0 => values.push((criterion.id.clone(), Json::Null)),
                None => {}
            }
        }
        Json::object([
            ("rule_set", Json::text(&rules.id)),
            ("subject", subject),
            ("year", Json::number(self.year)),
            ("values", Json::Object(values)),
            ("scores", Json::List(self.scores.iter().map(|score| score.json(dice)).collect())),
        ])
    }
}

impl Given {
    /// The value in one of the forms that mean it.
    pub fn json(&self, dice: &mut Dice) -> Json {
        match self {
            Self::Percent(Some(percent), None) if dice.below(3) > 0 => spelled(percent, dice),
            Self::Percent(percent, ratio) => {
                let mut json = Json::Object(Vec::new());
                if let Some(percent) = percent {
                    json.set("percent", spelled(percent, dice));
                }
                if let Some((numerator, denominator)) = ratio {
                    json.set("numerator", Json::number(numerator));
                    json.set("denominator", Json::number(denominator));
                }
                json
            }
            Self::YesNo(present) if dice.below(2) == 0 => Json::Bool(*present),
            Self::YesNo(present) => Json::object([("present", Json::Bool(*present))]),
            Self::Count(None, Some(number)) if dice.below(2) == 0 => Json::number(number),
            Self::Count(Some(present), None) if dice.below(2) == 0 => Json::Bool(*present),
            Self::Count(present, number) => {
                let mut json = Json::Object(Vec::new());
                if let Some(present) = present {
                    json.set("present", Json::Bool(*present));
                }
                if let Some(number) = number {
                    json.set("count", Json::number(number));
                }
                json
            }
        }
    }
}

impl Score {
    fn json(&self, dice: &mut Dice) -> Json {
        let points = self.points.as_ref().map_or(Json::Null, |points| spelled(points, dice));
        Json::object([
            ("index", Json::text(&self.index)),
            ("year", Json::number(self.year)),
            ("basis", Json::text(self.basis)),
            ("points", points),
            ("maximum", spelled(&self.maximum, dice)),
        ])
    }
}

/// A plain decimal as text or as a number with the same digits.
fn spelled(decimal: &str, dice: &mut Dice) -> Json {
    if dice.below(2) == 0 { Json::text(decimal) } else { Json::number(decimal) }
}
