// What a canonical form says, with a key also for what there is none of: lists are empty then, the rest is `null`.

/** Title, groups, criteria and agencies of a rule set's canonical form, and what finds them by their ids. */
export function contentOf(document) {
  const resources = new Map(document.resources?.map((resource) => [resource.id, resource]));
  const groups = document.groups.map((group) => groupOf(group, resources));
  const criteria = groups.flatMap((group) => group.criteria);
  const agencies = (document.agencies ?? []).map(agencyOf);
  return {
    title: document.title,
    groups,
    criteria,
    criterion: byId(criteria),
    agencies,
    agency: byId(agencies),
  };
}

/** The subject of a dossier's canonical form. */
export function subjectOf({ subject: { id, name = null, level, attributes = {} } }) {
  return { id, name, level, attributes };
}

function groupOf({ id, title, criteria, source = null, interpretation = null }, resources) {
  return { id, title, criteria: criteria.map((each) => criterionOf(each, resources)), source, interpretation };
}

function criterionOf(criterion, resources) {
  const { id, title, measure, targets, source, interpretation = null } = criterion;
  const { lead_agencies = [], coordinating_agencies = [], citations = [] } = criterion;
  return {
    id,
    title,
    measure: measureOf(measure),
    targets,
    lead_agencies,
    coordinating_agencies,
    citations: citations.map((citation) => citationOf(citation, resources)),
    source,
    interpretation,
  };
}

function measureOf({ kind, unit = null, counted = null }) {
  return { kind, unit, counted };
}

/** As evaluations have it: with number and date of what is cited. */
function citationOf({ resource, locator = null }, resources) {
  const { number = null, date = null } = resources.get(resource);
  return { resource, number, date, locator };
}

function agencyOf({ id, name, kind, printed = [], interpretation = null }) {
  return { id, name, kind, printed, interpretation };
}

function byId(members) {
  const found = new Map(members.map((member) => [member.id, member]));
  return (id) => found.get(id);
}
