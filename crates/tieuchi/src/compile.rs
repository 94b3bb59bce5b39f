//! The second stage: a rule set is worked out once, so that evaluating it is a walk over flat lists.

use crate::diagnostic::entry::Diagnostic;
use crate::model::plan::{Demand, YearPlan};
use crate::model::rule_set::{Compiled, Content, Status};
use crate::value::date::Year;
use crate::value::digest::Digest;

pub(crate) fn compile(content: Content, warnings: Vec<Diagnostic>, digest: Digest) -> Compiled {
    let plans = content.years.iter().map(|year| plan(&content, *year)).collect();
    let complete = is_complete(&content);
    let mut by_id: Vec<u32> = (0_u32..).take(content.criteria.len()).collect();
    by_id.sort_by_key(|number| content.criteria.get(*number as usize).map(|criterion| &criterion.id));
    Compiled { content, warnings, complete, digest, by_id, plans }
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
    let reaches = |have: usize, declared: u64| u64::try_from(have).is_ok_and(|have| have >= declared);
    content.status != Status::Incomplete
        && reaches(content.groups.len(), content.declared.groups)
        && reaches(content.criteria.len(), content.declared.criteria)
        && content.declared.per_group.iter().all(|(id, declared)| {
            content.groups.iter().any(|group| group.id == *id && reaches(group.members.len(), *declared))
        })
}
