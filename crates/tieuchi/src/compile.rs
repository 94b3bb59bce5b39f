//! The second stage: a rule set is worked out once, so that evaluating it is a walk over flat lists.

use crate::diagnostic::entry::Diagnostic;
use crate::model::plan::{Demand, YearPlan};
use crate::model::rule_set::{Compiled, Content, Status};
use crate::value::date::Year;
use crate::value::digest::Digest;
use crate::value::id::GroupId;
use crate::value::order::{places, sorted};

pub(crate) fn compile(content: Content, warnings: Vec<Diagnostic>, digest: Digest) -> Compiled {
    #[cfg(feature = "programmes")]
    let members = content.members();
    #[cfg(feature = "programmes")]
    let asking = content.asking(&members);
    #[cfg(not(feature = "programmes"))]
    let asking = Asking::new();
    let plans = content
        .years
        .iter()
        .flat_map(|year| (0..levels(&content)).map(|level| plan(&content, *year, level, &asking)))
        .collect();
    let complete = is_complete(&content);
    let criteria_by_id = places(&content.criteria, |left, right| left.id.cmp(&right.id));
    let resources_by_id = places(&content.resources, |left, right| left.id.cmp(&right.id));
    Compiled {
        content,
        warnings,
        complete,
        digest,
        criteria_by_id,
        resources_by_id,
        plans,
        #[cfg(feature = "programmes")]
        members,
    }
}

/// How many levels there are to plan for: one where the set has none.
fn levels(content: &Content) -> usize {
    #[cfg(feature = "programmes")]
    return content.levels.len().max(1);
    #[cfg(not(feature = "programmes"))]
    {
        let _ = content;
        1
    }
}

#[cfg(not(feature = "programmes"))]
type Asking = Vec<()>;

/// For each level and criterion the level whose target counts there: the highest up to it with a condition that asks for
/// the criterion; where there is none, that of the lowest counts.
#[cfg(feature = "programmes")]
type Asking = Vec<Vec<Option<usize>>>;

fn plan(content: &Content, year: Year, level: usize, asking: &Asking) -> YearPlan {
    let demands = content.criteria.iter().enumerate().map(|(number, criterion)| {
        let target = criterion.target(year);
        #[cfg(feature = "programmes")]
        let target = target.map(|target| {
            let asks = asking.get(level).and_then(|asking| asking.get(number)).copied().flatten();
            let level = content.levels.get(asks.unwrap_or_default());
            level.map_or(target, |level| target.at_level(&level.id))
        });
        #[cfg(not(feature = "programmes"))]
        let _ = (number, asking);
        match target {
            None => Demand::Same(None),
            Some(target) => match &target.by {
                None => Demand::Same(target.general),
                Some(by) => Demand::By { general: target.general, by: by.clone() },
            },
        }
    });
    YearPlan { year, level, demands: demands.collect() }
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
