//! The second stage: a rule set is worked out once, so that evaluating it is a walk over flat lists.

use std::collections::BTreeMap;

use crate::diagnostic::entry::Diagnostic;
use crate::model::plan::{Demand, YearPlan};
use crate::model::rule_set::{Compiled, Content, Status};
use crate::value::date::Year;
use crate::value::digest::Digest;

pub(crate) fn compile(content: Content, warnings: Vec<Diagnostic>, digest: Digest) -> Compiled {
    let plans = content.years.iter().map(|year| plan(&content, *year)).collect();
    let complete = is_complete(&content);
    let criteria_by_id = in_order(&content.criteria, |criterion| criterion.id.as_str());
    let resources_by_id = in_order(&content.resources, |resource| resource.id.as_str());
    Compiled { content, warnings, complete, digest, criteria_by_id, resources_by_id, plans }
}

/// The numbers of the members, in the order of their ids.
fn in_order<T>(members: &[T], id: impl Fn(&T) -> &str) -> Vec<u32> {
    let mut numbers: Vec<u32> = (0_u32..).take(members.len()).collect();
    numbers.sort_by_key(|number| members.get(*number as usize).map(&id));
    numbers
}

fn plan(content: &Content, year: Year) -> YearPlan {
    let demands = content.criteria.iter().map(|criterion| match criterion.target(year) {
        None => Demand::Same(None),
        Some(target) => match &target.by {
            None => Demand::Same(target.general),
            Some(by) => Demand::By { general: target.general, by: by.clone() },
        },
    });
    YearPlan { year, demands: demands.collect() }
}

/// Whether the set holds all that its source declares.
fn is_complete(content: &Content) -> bool {
    let sizes: BTreeMap<_, _> = content.groups.iter().map(|group| (&group.id, group.members.len())).collect();
    let reaches = |have: usize, declared: u64| u64::try_from(have).is_ok_and(|have| have >= declared);
    content.status != Status::Incomplete
        && reaches(content.groups.len(), content.declared.groups)
        && reaches(content.criteria.len(), content.declared.criteria)
        && content
            .declared
            .per_group
            .iter()
            .all(|(id, declared)| sizes.get(id).is_some_and(|size| reaches(*size, *declared)))
}
