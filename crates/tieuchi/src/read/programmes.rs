//! Reading what other programmes of recognition need: levels, conditions on some criteria, exemptions.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::diagnostic::code::Code;
use crate::diagnostic::phrase::{Phrase, Word};
use crate::diagnostic::sink::Detail;
use crate::json::tape::{Item, Kind};
use crate::model::criterion::Target;
use crate::model::exemption::{Exemption, ExemptionRule};
use crate::model::level::{LevelHead, MOST_CONDITIONS_ON_SOME, MOST_LEVELS};
use crate::model::rule_set::{Condition, ConditionDemand, Content, CriteriaSelection, RuleSet};
use crate::read::acts::Known;
use crate::read::fields::Reader;
use crate::value::date::Date;
use crate::value::decimal::compare;
use crate::value::id::{AgencyId, CriterionId, GroupId, Id};
use crate::value::quantity::Bound;

impl Reader<'_> {
    /// The levels from the lowest; their conditions are added to one list.
    pub(super) fn levels(
        &mut self,
        list: Item<'_, '_>,
        known: &Known,
        criterion_ids: &BTreeSet<String>,
        condition_ids: &mut BTreeSet<String>,
        conditions: &mut Vec<Condition>,
    ) -> Vec<LevelHead> {
        let count = list.items().count();
        if list.kind() == Kind::Array && count == 0 {
            self.sink.report(Code::Empty, list, Detail::default);
        }
        if count > MOST_LEVELS {
            self.sink.report(Code::TooManyLevels, list, || {
                Detail::default().found(Phrase::number(count)).expected(Phrase::number(MOST_LEVELS))
            });
            return Vec::new();
        }
        let mut seen = BTreeSet::new();
        self.list(Some(list), |reader, item| {
            let [id, title, own, source, interpretation] =
                reader.fields(item, &["id", "title", "conditions", "source", "interpretation"])?;
            let id = reader.required_id(item, id, &mut seen);
            let title = reader.required_text(item, title, "title");
            let own = reader.required_list(item, own, "conditions");
            let start = conditions.len();
            reader.add_list(own, conditions, |reader, item| {
                reader.condition(item, known, criterion_ids, condition_ids)
            });
            let source = reader.required_source(item, source, known);
            let interpretation = reader.optional_text(interpretation);
            Some(LevelHead { id, title, source, interpretation, conditions: start..conditions.len() })
        })
    }

    /// What is worked out for conditions on some criteria grows with every one of them.
    pub(super) fn limit_conditions(&mut self, list: Option<Item<'_, '_>>, conditions: &[Condition]) {
        let on_some = |each: &&Condition| matches!(each.demand, ConditionDemand::Criteria(_));
        let count = conditions.iter().filter(on_some).count();
        if let Some(list) = list.filter(|_| count > MOST_CONDITIONS_ON_SOME) {
            self.sink.report(Code::TooManyConditions, list, || {
                let most = Phrase::number(MOST_CONDITIONS_ON_SOME);
                Detail::default().found(Phrase::number(count)).expected(most)
            });
        }
    }

    /// Some criteria: a list of their ids, or of their groups'.
    pub(super) fn criteria_selection(
        &mut self,
        item: Item<'_, '_>,
        known: &Known,
        criterion_ids: &BTreeSet<String>,
    ) -> Option<CriteriaSelection> {
        if item.kind() == Kind::Array {
            let ids = self.ids_in(item, criterion_ids, Code::UnknownCriterion);
            return Some(CriteriaSelection::Criteria(ids));
        }
        let [groups] = self.fields(item, &["groups"])?;
        let groups = self.required(item, groups, "groups")?;
        Some(CriteriaSelection::Groups(self.ids_in::<GroupId>(groups, &known.groups, Code::UnknownGroup)))
    }

    /// A list of references that is not empty and names nothing twice.
    fn ids_in<T: Id + AsRef<str>>(
        &mut self,
        list: Item<'_, '_>,
        known: &BTreeSet<String>,
        code: Code,
    ) -> Vec<T> {
        if list.kind() == Kind::Array && list.items().next().is_none() {
            self.sink.report(Code::Empty, list, Detail::default);
        }
        let mut seen = BTreeSet::new();
        self.list(Some(list), |reader, item| {
            let id: T = reader.reference(item, known, code)?;
            if !seen.insert(id.as_ref().to_owned()) {
                reader.duplicate_id(item, id.as_ref(), Word::TwiceInList);
                return None;
            }
            Some(id)
        })
    }

    pub(super) fn exemption_rule(
        &mut self,
        item: Item<'_, '_>,
        known: &Known,
        criterion_ids: &BTreeSet<String>,
    ) -> Option<ExemptionRule> {
        let [criteria, authorities, source, interpretation] =
            self.fields(item, &["criteria", "authorities", "source", "interpretation"])?;
        let criteria = self.required(item, criteria, "criteria").and_then(|criteria| match criteria.kind() {
            Kind::Array => {
                Some(Some(self.ids_in::<CriterionId>(criteria, criterion_ids, Code::UnknownCriterion)))
            }
            Kind::String | Kind::Escaped => self.word(criteria, [()], |()| "all").map(|()| None),
            _ => {
                self.wrong_type(criteria, Word::ExemptCriteria);
                None
            }
        });
        let authorities = self
            .required(item, authorities, "authorities")
            .map(|authorities| self.ids_in::<AgencyId>(authorities, &known.agencies, Code::UnknownAgency));
        let source = self.required_source(item, source, known);
        let interpretation = self.optional_text(interpretation);
        Some(ExemptionRule { criteria: criteria?, authorities: authorities?, source, interpretation })
    }

    /// The exemptions of a dossier.
    pub(super) fn exemptions(&mut self, list: Option<Item<'_, '_>>, rules: &RuleSet) -> Vec<Exemption> {
        let Some(list) = list else { return Vec::new() };
        let Some(rule) = rules.exemption_rule() else {
            if list.kind() != Kind::Array {
                self.wrong_type(list, Word::AList);
            } else if list.items().next().is_some() {
                self.sink.report(Code::ExemptionsNotAllowed, list, Detail::default);
            }
            return Vec::new();
        };
        // From when to when; those of one criterion do not overlap, so that only the nearest can.
        let mut held: BTreeMap<(CriterionId, Date), Date> = BTreeMap::new();
        self.list(Some(list), |reader, item| {
            let exemption = reader.exemption(item, rules, rule)?;
            let Exemption { criterion, from, until, .. } = &exemption;
            let nearest = held.range(..=(criterion.clone(), *until)).next_back();
            if nearest.is_some_and(|((other, _), ended)| other == criterion && ended >= from) {
                reader.found(Code::ExemptionsOverlap, item, criterion.as_str());
            }
            held.insert((criterion.clone(), *from), *until);
            Some(exemption)
        })
    }

    fn exemption(&mut self, item: Item<'_, '_>, rules: &RuleSet, rule: &ExemptionRule) -> Option<Exemption> {
        let [criterion, authority, reason, reference, from, until_item] =
            self.fields(item, &["criterion", "authority", "reason", "reference", "from", "until"])?;
        let criterion = self.required(item, criterion, "criterion").and_then(|place| {
            let id = self.criterion_of(place, rules)?.id.clone();
            if let Some(listed) = rule.criteria.as_ref().filter(|_| !rule.allows(&id)) {
                self.sink.report(Code::CriterionNotExemptible, place, || {
                    Detail::default().found(Phrase::verbatim(id.as_str())).expected(Phrase::names(listed))
                });
            }
            Some(id)
        });
        let authority = self.required(item, authority, "authority").and_then(|place| {
            let id = self.agency_of(place, rules)?;
            if !rule.authorities.contains(&id) {
                self.sink.report(Code::AuthorityNotAllowed, place, || {
                    let expected = Phrase::names(&rule.authorities);
                    Detail::default().found(Phrase::verbatim(id.as_str())).expected(expected)
                });
            }
            Some(id)
        });
        let reason = self.required_filled(item, reason, "reason");
        let reference = self.required_filled(item, reference, "reference");
        let from = self.required(item, from, "from").and_then(|from| self.date(from));
        let until = self.required(item, until_item, "until").and_then(|until| self.date(until));
        if let (Some(from), Some(until), Some(place)) = (from, until, until_item)
            && until < from
        {
            self.sink.report(Code::ValidityReversed, place, || {
                let from = Phrase::verbatim(&from.to_string());
                Detail::default().found(Phrase::verbatim(&until.to_string())).expected(from)
            });
        }
        Some(Exemption {
            criterion: criterion?,
            authority: authority?,
            reason,
            reference,
            from: from?,
            until: until?,
        })
    }

    /// A level asks no less of a criterion than a level below it that asks for the criterion too.
    pub(super) fn compare_levels(&mut self, root: Item<'_, '_>, content: &Content) {
        let members = content.members();
        let asking = content.asking(&members);
        let groups = root.get("groups").into_iter().flat_map(Item::items);
        let items = groups.flat_map(|group| group.get("criteria").into_iter().flat_map(Item::items));
        for (number, (criterion, item)) in content.criteria.iter().zip(items).enumerate() {
            let mut places: Vec<usize> =
                asking.iter().filter_map(|level| level.get(number).copied().flatten()).collect();
            places.dedup();
            for pair in places.windows(2) {
                let [lower, higher] = pair else { continue };
                let (Some(lower), Some(higher)) = (content.levels.get(*lower), content.levels.get(*higher))
                else {
                    continue;
                };
                for (year, target) in &criterion.targets {
                    if !is_weaker(target.at_level(&lower.id), target.at_level(&higher.id)) {
                        continue;
                    }
                    let place = if criterion.every_year {
                        item.get("target")
                    } else {
                        item.get("targets").and_then(|targets| targets.get(&year.to_string()))
                    };
                    let place = place.unwrap_or(item);
                    let at = place.get("at");
                    let own = [&higher, &lower].into_iter().find_map(|level| at?.get(level.id.as_str()));
                    self.sink.report(Code::LevelWeaker, own.unwrap_or(place), || {
                        let lower = Phrase::verbatim(lower.id.as_str());
                        Detail::default().found(Phrase::verbatim(higher.id.as_str())).expected(lower)
                    });
                    if criterion.every_year {
                        break;
                    }
                }
            }
        }
    }
}

/// Whether the second target asks less than the first, or something else, of some subject.
fn is_weaker(lower: &Target, higher: &Target) -> bool {
    let listed = |target: &Target| -> Vec<Option<String>> {
        let cases = target.by.iter().flat_map(|by| by.cases.iter().map(|(value, _)| Some(value.clone())));
        cases.chain([None]).collect()
    };
    let attribute = |target: &Target| target.by.as_ref().map(|by| by.attribute.clone());
    let differ = matches!((attribute(lower), attribute(higher)), (Some(left), Some(right)) if left != right);
    let (of_lower, of_higher) = (listed(lower), listed(higher));
    let fails = |left: &Option<String>, right: &Option<String>| {
        asks_less(lower.bound_for(left.as_deref()), higher.bound_for(right.as_deref()))
    };
    if differ {
        return of_lower.iter().any(|left| of_higher.iter().any(|right| fails(left, right)));
    }
    of_lower.iter().chain(&of_higher).any(|value| fails(value, value))
}

fn asks_less(lower: Option<Bound>, higher: Option<Bound>) -> bool {
    match (lower, higher) {
        (None, _) | (Some(Bound::Present), Some(Bound::Present)) => false,
        (Some(Bound::AtLeast(lower)), Some(Bound::AtLeast(higher))) => compare(higher, lower).is_lt(),
        (Some(Bound::AtMost(lower)), Some(Bound::AtMost(higher))) => compare(higher, lower).is_gt(),
        (Some(Bound::Present), Some(Bound::AtLeast(higher))) => compare(higher, Decimal::ONE).is_lt(),
        (Some(Bound::AtLeast(lower)), Some(Bound::Present)) => compare(Decimal::ONE, lower).is_lt(),
        _ => true,
    }
}
