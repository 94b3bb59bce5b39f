//! The second stage: a rule set is worked out once, so that evaluating it is a walk over flat lists.

use crate::diagnostic::entry::Diagnostic;
use crate::model::plan::{Demand, YearPlan};
use crate::model::rule_set::{Compiled, Content, Status};
use crate::value::date::Year;
use crate::value::digest::Digest;
use crate::value::id::GroupId;
use crate::value::order::{places, sorted};

pub(crate) fn compile(content: Content, warnings: Vec<Diagnostic>, digest: Digest) -> Compiled {
    let plans = content.years.iter().map(|year| plan(&content, *year)).collect();
    let complete = is_complete(&content);
    let criteria_by_id = places(&content.criteria, |left, right| left.id.cmp(&right.id));
    let resources_by_id = places(&content.resources, |left, right| left.id.cmp(&right.id));
    Compiled { content, warnings, complete, digest, criteria_by_id, resources_by_id, plans }
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
    let by_id = sorted(&content.groups, |left, right| left.id.cmp(&right.id));
    let size = |id: &GroupId| {
        let at = by_id.binary_search_by(|group| group.id.cmp(id)).ok()?;
        by_id.get(at).map(|group| group.members.len())
    };
    let reaches = |have: usize, declared: u64| u64::try_from(have).is_ok_and(|have| have >= declared);
    content.status != Status::Incomplete
        && reaches(content.groups.len(), content.declared.groups)
        && reaches(content.criteria.len(), content.declared.criteria)
        && content
            .declared
            .per_group
            .iter()
            .all(|(id, declared)| size(id).is_some_and(|size| reaches(size, *declared)))
}
