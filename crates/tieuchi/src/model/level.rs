//! Levels of recognition, one above the other, and what a dossier comes to at each.

use std::fmt;
use std::ops::Range;

use crate::model::act::Source;
use crate::model::condition::ConditionFinding;
use crate::model::evaluation::{Evaluation, Finding};
use crate::model::rule_set::{Condition, ConditionDemand, Content, CriteriaSelection, RuleSet};
use crate::value::id::{CriterionId, GroupId, RecognitionLevelId};
use crate::value::language::Text;
use crate::value::order::sort;
use crate::value::outcome::{Outcome, Reason};

/// A rule set has at most so many levels.
pub(crate) const MOST_LEVELS: usize = 16;

/// A rule set has at most so many conditions on some of its criteria.
pub(crate) const MOST_CONDITIONS_ON_SOME: usize = 16;

/// A level without its conditions, which stand in one list for all levels.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct LevelHead {
    pub(crate) id: RecognitionLevelId,
    pub(crate) title: Text,
    pub(crate) source: Source,
    pub(crate) interpretation: Option<Text>,
    pub(crate) conditions: Range<usize>,
}

/// A level of recognition (mức công nhận) with its conditions.
#[derive(Clone, Copy, Debug)]
pub struct RecognitionLevel<'r> {
    /// Its id: `advanced`.
    pub id: &'r RecognitionLevelId,
    /// Its title.
    pub title: &'r Text,
    /// Where it stands.
    pub source: &'r Source,
    /// A reading beyond the source's words.
    pub interpretation: Option<&'r Text>,
    /// Its own conditions; those of the levels below hold besides.
    pub conditions: &'r [Condition],
}

impl Content {
    /// For each condition the numbers of the criteria that it asks for, ascending; `None`: all, or a score.
    pub(crate) fn members(&self) -> Vec<Option<Vec<usize>>> {
        self.conditions.iter().map(|condition| self.members_of(&condition.demand)).collect()
    }

    fn members_of(&self, demand: &ConditionDemand) -> Option<Vec<usize>> {
        let ConditionDemand::Criteria(selection) = demand else { return None };
        let mut numbers: Vec<usize> = match selection {
            CriteriaSelection::Criteria(ids) => {
                let number =
                    |id: &CriterionId| self.criteria.iter().position(|criterion| criterion.id == *id);
                ids.iter().filter_map(number).collect()
            }
            CriteriaSelection::Groups(ids) => {
                let group = |id: &GroupId| self.groups.iter().find(|group| group.id == *id);
                ids.iter().filter_map(group).flat_map(|group| group.members.clone()).collect()
            }
        };
        sort(&mut numbers, usize::cmp);
        Some(numbers)
    }

    /// For each level and criterion the highest level up to it with a condition that asks for the criterion.
    pub(crate) fn asking(&self, members: &[Option<Vec<usize>>]) -> Vec<Vec<Option<usize>>> {
        let mut asking = vec![None; self.criteria.len()];
        let levels = self.levels.iter().enumerate().map(|(place, level)| {
            for number in level.conditions.clone() {
                let demand = self.conditions.get(number).map(|condition| &condition.demand);
                match (demand, members.get(number)) {
                    (Some(ConditionDemand::AssignedCriteria), _) => asking.fill(Some(place)),
                    (_, Some(Some(members))) => {
                        for member in members {
                            if let Some(asking) = asking.get_mut(*member) {
                                *asking = Some(place);
                            }
                        }
                    }
                    _ => {}
                }
            }
            asking.clone()
        });
        levels.collect()
    }
}

impl RuleSet {
    /// Its levels of recognition, from the lowest; none where there is but one.
    pub fn levels(&self) -> impl ExactSizeIterator<Item = RecognitionLevel<'_>> {
        let content = self.content();
        content.levels.iter().map(|level| RecognitionLevel {
            id: &level.id,
            title: &level.title,
            source: &level.source,
            interpretation: level.interpretation.as_ref(),
            conditions: content.conditions.get(level.conditions.clone()).unwrap_or_default(),
        })
    }

    /// What it says of exemptions; `None`: it allows none.
    pub fn exemption_rule(&self) -> Option<&crate::model::exemption::ExemptionRule> {
        self.content().exemptions.as_ref()
    }
}

/// What a level comes to, by what it asks itself and by the level below it.
pub(crate) fn above(own: Reason, below: Outcome) -> Reason {
    match (own.outcome(), below) {
        (Outcome::NotMet, _) | (_, Outcome::Met) => own,
        (_, Outcome::NotMet) => Reason::LowerLevelNotMet,
        (Outcome::Met, _) => Reason::LowerLevelUndetermined,
        _ => own,
    }
}

/// What one level comes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct LevelReasons {
    /// One for each criterion, in the order of the rule set.
    pub(crate) criteria: Box<[Reason]>,
    pub(crate) reason: Reason,
}

/// What a dossier comes to at one level of recognition. A level is met where its own conditions hold and every level below
/// it is met.
#[derive(Clone, Copy)]
pub struct LevelFinding<'e> {
    evaluation: &'e Evaluation,
    level: RecognitionLevel<'e>,
    place: usize,
    reason: Reason,
}

impl<'e> LevelFinding<'e> {
    /// The level.
    pub fn level(&self) -> RecognitionLevel<'e> {
        self.level
    }

    /// The outcome.
    pub fn outcome(&self) -> Outcome {
        self.reason.outcome()
    }

    /// Why.
    pub fn reason(&self) -> Reason {
        self.reason
    }

    /// What each of its own conditions comes to.
    pub fn conditions(&self) -> impl Iterator<Item = ConditionFinding<'e>> + use<'e> {
        let content = self.evaluation.rules().content();
        let numbers = content.levels.get(self.place).map(|level| level.conditions.clone());
        let numbers = numbers.unwrap_or_default();
        self.evaluation.all_conditions().skip(numbers.start).take(numbers.len())
    }

    /// A finding for each criterion against the targets of this level, in the order of the rule set.
    pub fn findings(&self) -> impl Iterator<Item = Finding<'e>> + use<'e> {
        self.evaluation.findings_at(self.place)
    }

    /// The findings that differ from those of the whole, which are against the targets of the lowest level.
    pub fn differing(&self) -> impl Iterator<Item = Finding<'e>> + use<'e> {
        self.findings().zip(self.evaluation.findings()).filter_map(|(own, lowest)| {
            (own.reason() != lowest.reason() || own.bound() != lowest.bound()).then_some(own)
        })
    }

    /// The conditions that keep this level from being met, not met or undetermined.
    pub fn lacking_conditions(&self) -> impl Iterator<Item = ConditionFinding<'e>> + use<'e> {
        self.conditions().filter(|finding| finding.outcome() != Outcome::Met)
    }

    /// The criteria that keep this level from being met: those of its conditions that are not met or undetermined.
    pub fn lacking_criteria(&self) -> Vec<Finding<'e>> {
        let open = |finding: &Finding<'_>| {
            matches!(finding.outcome(), Outcome::NotMet | Outcome::Undetermined)
                && self.lacking_conditions().any(|condition| condition.asks_for(finding.number()))
        };
        self.findings().filter(open).collect()
    }
}

impl fmt::Debug for LevelFinding<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "LevelFinding({}: {}, {})", self.level.id, self.outcome(), self.reason)
    }
}

impl Evaluation {
    /// What each level of recognition comes to, from the lowest; none where the rule set has none.
    pub fn levels(&self) -> impl Iterator<Item = LevelFinding<'_>> {
        self.rules.levels().zip(&self.levels).enumerate().map(|(place, (level, reasons))| LevelFinding {
            evaluation: self,
            level,
            place,
            reason: reasons.reason,
        })
    }

    /// The highest level that is met.
    ///
    /// ```
    /// # use tieuchi::{Outcome, RuleSet};
    /// # let source = r#"{"resource": "a", "locator": "1", "quote": "a"}"#;
    /// # let item = |id: &str| format!(
    /// #     r#"{{"id": "{id}", "title": {{"vi": "a"}}, "measure": {{"kind": "yes_no"}}, "target": {{"present": true}}, "source": {source}}}"#
    /// # );
    /// # let level = |id: &str, asks: &str| format!(
    /// #     r#"{{"id": "{id}", "title": {{"vi": "{id}"}}, "source": {source}, "conditions": [{{"id": "of-{id}", "criteria": ["{asks}"], "source": {source}}}]}}"#
    /// # );
    /// # let text = format!(
    /// #     r#"{{"id": "example", "version": "1.0.0", "status": "draft", "title": {{"vi": "a"}}, "subject": {{"level": "commune"}},
    /// #         "years": [2024], "declared": {{"groups": 1, "criteria": 2}},
    /// #         "groups": [{{"id": "A", "title": {{"vi": "a"}}, "criteria": [{}, {}]}}],
    /// #         "levels": [{}, {}], "resources": [{{"id": "a", "title": {{"vi": "a"}}}}]}}"#,
    /// #     item("A.1"), item("A.2"), level("basic", "A.1"), level("advanced", "A.2")
    /// # );
    /// // Of two levels, `basic` asks for A.1 and `advanced` for A.2 too.
    /// let rules = RuleSet::from_json(&text)?;
    /// let dossier = rules.read_dossier(
    ///     r#"{"rule_set": "example", "subject": {"id": "1", "level": "commune"}, "year": 2024,
    ///         "values": {"A.1": true}}"#,
    /// )?;
    /// let evaluation = rules.evaluate(&dossier);
    /// assert_eq!(evaluation.reached_level().unwrap().level().id.as_str(), "basic");
    /// let next = evaluation.next_level().unwrap();
    /// assert_eq!(next.level().id.as_str(), "advanced");
    /// assert_eq!(next.lacking_criteria()[0].criterion().id.as_str(), "A.2");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn reached_level(&self) -> Option<LevelFinding<'_>> {
        self.levels().take_while(|level| level.outcome() == Outcome::Met).last()
    }

    /// The highest level that is not ruled out.
    pub fn possible_level(&self) -> Option<LevelFinding<'_>> {
        self.levels().take_while(|level| level.outcome() != Outcome::NotMet).last()
    }

    /// The lowest level that is not met; `None` where the highest is reached.
    pub fn next_level(&self) -> Option<LevelFinding<'_>> {
        self.levels().find(|level| level.outcome() != Outcome::Met)
    }
}
