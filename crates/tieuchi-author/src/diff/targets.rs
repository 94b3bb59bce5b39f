//! What each version demands of a criterion, for each year, level and kind of subject; and the values at which two demands
//! part.

use std::collections::{BTreeMap, BTreeSet};

use tieuchi::{
    Bound, Criterion, Decimal, Language, Measure, RecognitionLevelId, RuleSet, Target, Text, Year,
};

use crate::diff::{Change, Effect, How, Kind, Pair, Renames, TargetOf};
use crate::tree::Tree;

/// What a version demands of a criterion.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Asked {
    /// It does not have the criterion, or does not assess the year.
    Absent,
    /// It does not assign the criterion.
    NotAssigned,
    /// This.
    Bound(Bound),
}

impl Asked {
    /// Whether a value falls short of it.
    pub(super) fn fails(self, value: Reported) -> bool {
        let Self::Bound(bound) = self else { return false };
        match (bound, value) {
            (Bound::AtLeast(least), Reported::Number(number)) => number < least,
            (Bound::AtMost(most), Reported::Number(number)) => number > most,
            (Bound::Present, Reported::Number(number)) => number < Decimal::ONE,
            (Bound::Present, Reported::Is(present)) => !present,
            // The number decides, and none was reported.
            (_, Reported::Is(_)) => false,
        }
    }

    pub(super) const fn bound(self) -> Option<Bound> {
        if let Self::Bound(bound) = self { Some(bound) } else { None }
    }

    /// In words; nothing where the version says nothing.
    fn text(self, criterion: Option<&Criterion>) -> Option<Text> {
        match self {
            Self::Absent => None,
            Self::NotAssigned => {
                Some(Text { vi: "không giao".to_owned(), en: Some("not assigned".to_owned()) })
            }
            Self::Bound(bound) => {
                let of = |language| criterion.map(|criterion| criterion.bound_text(bound, language));
                Some(Text { vi: of(Language::Vietnamese)?, en: of(Language::English) })
            }
        }
    }
}

/// A value that a witness reports.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reported {
    Number(Decimal),
    Is(bool),
}

/// The attributes of a subject.
pub(super) type Attributes = BTreeMap<String, String>;

/// The target of a criterion in a year, at a level.
fn target<'c>(
    criterion: &'c Criterion,
    year: Year,
    level: Option<&RecognitionLevelId>,
) -> Option<&'c Target> {
    let target = criterion.target(year)?;
    Some(level.map_or(target, |level| target.at_level(level)))
}

/// The attribute on which a target depends.
fn attribute<'c>(
    criterion: Option<&'c Criterion>,
    year: Year,
    level: Option<&RecognitionLevelId>,
) -> Option<&'c str> {
    let by = target(criterion?, year, level)?.by.as_ref()?;
    Some(by.attribute.as_str())
}

/// What a version demands of subjects with these attributes.
pub(super) fn asked(
    criterion: Option<&Criterion>,
    rules: &RuleSet,
    year: Year,
    level: Option<&RecognitionLevelId>,
    attributes: &Attributes,
) -> Asked {
    let Some(criterion) = criterion.filter(|_| rules.years().contains(&year)) else { return Asked::Absent };
    let bound = target(criterion, year, level).and_then(|target| {
        let by = target.by.as_ref();
        let listed = by.and_then(|by| by.case(attributes.get(by.attribute.as_str())?));
        listed.unwrap_or(target.general)
    });
    bound.map_or(Asked::NotAssigned, Asked::Bound)
}

/// The levels to compare, each with its id in both versions: those that both have, or one where either has none.
pub(super) fn levels(
    old: &RuleSet,
    new: &RuleSet,
    renames: &Renames,
) -> Vec<Option<(RecognitionLevelId, RecognitionLevelId)>> {
    if old.levels().len() == 0 || new.levels().len() == 0 {
        return vec![None];
    }
    let of_both = old.levels().filter_map(|level| {
        let id = renames.new_id(Kind::Level, level.id.as_str())?;
        let new = new.levels().find(|level| level.id.as_str() == id)?;
        Some(Some((level.id.clone(), new.id.clone())))
    });
    of_both.collect()
}

/// For every attribute that one of the versions names, a value that neither lists.
pub(super) fn other_attributes(old: &RuleSet, new: &RuleSet) -> Attributes {
    let mut listed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for criterion in old.criteria().iter().chain(new.criteria()) {
        for (_, target) in &criterion.targets {
            let at = target.at.iter().map(|(_, target)| target);
            for by in std::iter::once(target).chain(at).filter_map(|target| target.by.as_ref()) {
                let values = listed.entry(by.attribute.to_string()).or_default();
                values.extend(by.cases.iter().map(|(value, _)| value.clone()));
            }
        }
    }
    let unlisted = |values: BTreeSet<String>| {
        let mut other = "other".to_owned();
        while values.contains(&other) {
            other.push('-');
        }
        other
    };
    listed.into_iter().map(|(attribute, values)| (attribute, unlisted(values))).collect()
}

/// The values of attributes for which one of the versions lists a target of its own.
fn audiences(
    pair: Pair<'_>,
    year: Year,
    level: Option<&(RecognitionLevelId, RecognitionLevelId)>,
) -> Vec<(String, String)> {
    let of = |criterion: Option<&Criterion>, level: Option<&RecognitionLevelId>| -> Vec<(String, String)> {
        let by = criterion.and_then(|criterion| target(criterion, year, level)?.by.as_ref());
        let listed = by
            .into_iter()
            .flat_map(|by| by.cases.iter().map(|(value, _)| (by.attribute.to_string(), value.clone())));
        listed.collect()
    };
    let mut all = of(pair.new, level.map(|level| &level.1));
    for audience in of(pair.old, level.map(|level| &level.0)) {
        if !all.contains(&audience) {
            all.push(audience);
        }
    }
    all
}

/// The targets of a criterion that changed.
pub(super) fn target_changes(old: &RuleSet, new: &RuleSet, renames: &Renames, pair: Pair<'_>) -> Vec<Change> {
    let years: BTreeSet<Year> = old.years().iter().chain(new.years()).copied().collect();
    let (levels, mut changes) = (levels(old, new, renames), Vec::new());
    let is_same = |left: &Change, right: &Change| {
        let key = |change: &Change| change.target.clone().map(|of| (of.year, of.audience));
        (key(left), &left.from, &left.to, &left.field) == (key(right), &right.from, &right.to, &right.field)
    };
    for year in years {
        let of_levels: Vec<Vec<Change>> =
            levels.iter().map(|level| of_year(old, new, pair, year, level.as_ref())).collect();
        // Where every level has the same, it is said once.
        let first = of_levels.first().cloned().unwrap_or_default();
        let all_same = of_levels.iter().all(|level| {
            level.len() == first.len() && level.iter().zip(&first).all(|(left, right)| is_same(left, right))
        });
        if all_same {
            changes.extend(first.into_iter().map(|mut change| {
                if let Some(of) = &mut change.target {
                    of.level = None;
                }
                change
            }));
        } else {
            changes.extend(of_levels.into_iter().flatten());
        }
    }
    changes
}

fn of_year(
    old: &RuleSet,
    new: &RuleSet,
    pair: Pair<'_>,
    year: Year,
    level: Option<&(RecognitionLevelId, RecognitionLevelId)>,
) -> Vec<Change> {
    let (old_level, new_level) = (level.map(|level| &level.0), level.map(|level| &level.1));
    let change = |field: &str, audience, from: Option<Text>, to: Option<Text>| Change {
        part: pair.part(),
        field: field.to_owned(),
        target: Some(TargetOf { year, level: new_level.map(ToString::to_string), audience }),
        how: match (&from, &to) {
            (None, _) => How::Added,
            (_, None) => How::Removed,
            _ => How::Changed,
        },
        from,
        to,
        decides: true,
        effect: Effect::default(),
    };
    let mut changes = Vec::new();
    let (was, is) = (attribute(pair.old, year, old_level), attribute(pair.new, year, new_level));
    let is_in_both = pair.old.is_some()
        && pair.new.is_some()
        && [old, new].iter().all(|rules| rules.years().contains(&year));
    if is_in_both && was != is {
        let shown = |name: &str| Text { vi: name.to_owned(), en: None };
        changes.push(change("attribute", None, was.map(shown), is.map(shown)));
    }
    for audience in std::iter::once(None).chain(audiences(pair, year, level).into_iter().map(Some)) {
        let attributes: Attributes = audience.clone().into_iter().collect();
        let from = asked(pair.old, old, year, old_level, &attributes);
        let to = asked(pair.new, new, year, new_level, &attributes);
        let says_nothing = |asked| matches!(asked, Asked::Absent | Asked::NotAssigned);
        if from != to && !(says_nothing(from) && says_nothing(to)) {
            changes.push(change("targets", audience, from.text(pair.old), to.text(pair.new)));
        }
    }
    changes
}

/// Values at which two demands may part: one for each stretch between the limits, the limits, and what lies beyond them.
pub(super) fn candidates(pair: Pair<'_>, demands: &[Asked]) -> Vec<Reported> {
    let measures: Vec<&Measure> =
        [pair.old, pair.new].into_iter().flatten().map(|one| &one.measure).collect();
    if measures.iter().any(|measure| matches!(measure, Measure::YesNo { .. })) {
        return vec![Reported::Is(true), Reported::Is(false)];
    }
    let is_count = measures.iter().any(|measure| matches!(measure, Measure::Count { .. }));
    let is_percent = measures.iter().any(|measure| matches!(measure, Measure::Percent { .. }));
    let limits = demands.iter().filter_map(|asked| {
        Some(match asked.bound()? {
            Bound::AtLeast(limit) | Bound::AtMost(limit) => limit,
            Bound::Present => Decimal::ONE,
        })
    });
    let mut limits: Vec<Decimal> = limits.collect();
    limits.sort();
    limits.dedup();
    let mut values = between(&limits, is_count);
    values.extend(&limits);
    values.extend(beyond(&limits, is_count));
    let most = if is_percent { Decimal::ONE_HUNDRED } else { Decimal::MAX };
    values.retain(|value| !value.is_sign_negative() && *value <= most);
    values.into_iter().map(Reported::Number).collect()
}

/// A value strictly between each two neighbours, where there is one.
pub(super) fn between(limits: &[Decimal], whole: bool) -> Vec<Decimal> {
    let pairs = limits.windows(2).filter_map(|pair| {
        let [low, high] = pair else { return None };
        let middle = low.checked_add(*high)?.checked_div(Decimal::TWO)?.normalize();
        let middle = if whole { middle.floor() } else { middle };
        (*low < middle && middle < *high).then_some(middle)
    });
    pairs.collect()
}

/// The smallest step below the lowest limit and above the highest.
pub(super) fn beyond(limits: &[Decimal], whole: bool) -> Vec<Decimal> {
    let scale = limits.iter().map(|limit| limit.normalize().scale()).max().unwrap_or_default();
    let step = if whole { Decimal::ONE } else { Decimal::new(1, scale.max(2)) };
    let below = limits.first().and_then(|lowest| lowest.checked_sub(step));
    let above = limits.last().and_then(|highest| highest.checked_add(step));
    [below, above].into_iter().flatten().map(|value| value.normalize()).collect()
}

/// A value that meets all demands with room to spare; `None` where there is none.
pub(super) fn comfortable(measure: &Measure, demands: &[Asked]) -> Option<Reported> {
    if matches!(measure, Measure::YesNo { .. }) {
        return Some(Reported::Is(true));
    }
    let (mut least, mut most) = (None::<Decimal>, None::<Decimal>);
    for bound in demands.iter().filter_map(|asked| asked.bound()) {
        match bound {
            Bound::AtLeast(limit) => least = Some(least.map_or(limit, |held| held.max(limit))),
            Bound::AtMost(limit) => most = Some(most.map_or(limit, |held| held.min(limit))),
            Bound::Present => least = Some(least.map_or(Decimal::ONE, |held| held.max(Decimal::ONE))),
        }
    }
    let value = match (least, most, measure) {
        (_, None, Measure::Percent { .. }) => Decimal::ONE_HUNDRED,
        (least, None, _) => least.map_or(Decimal::ONE, twice),
        (None, Some(_), _) => Decimal::ZERO,
        (Some(least), Some(most), _) if least <= most => least,
        _ => return None,
    };
    Some(Reported::Number(value.normalize()))
}

/// Twice as much, as long as that is a number that can be counted.
fn twice(number: Decimal) -> Decimal {
    number.checked_add(number).filter(|twice| *twice < Decimal::from(1_u64 << 53)).unwrap_or(number)
}

/// What a value of this measure is in a dossier.
pub(super) fn written(value: Reported, measure: &Measure) -> Tree {
    match (value, measure) {
        (Reported::Is(present), _) => Tree::Bool(present),
        (Reported::Number(number), Measure::Percent { .. } | Measure::Amount { .. }) => {
            Tree::Text(number.to_string())
        }
        (Reported::Number(number), _) => Tree::Number(number.to_string()),
    }
}
