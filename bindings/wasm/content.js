// What a canonical form says, with a key also for what there is none of: lists are empty then, the rest is `null`.

/**
 * Title, groups, criteria and agencies of a rule set's canonical form, and what finds them by their ids; `criterion` asks
 * the engine for one.
 */
export function contentOf(document, criterion) {
  const groups = document.groups.map((group) => groupOf(group, criterion));
  const criteria = groups.flatMap((group) => group.criteria);
  const agencies = (document.agencies ?? []).map(agencyOf);
  return {
    title: document.title,
    groups,
    criteria,
    criterion: byId(criteria),
    agencies,
    agency: byId(agencies),
    missing: document.missing ?? [],
  };
}

/** The subject of a dossier's canonical form. */
export function subjectOf({ subject: { id, name = null, level, attributes = {} } }) {
  return { id, name, level, attributes };
}

function groupOf({ id, title, criteria, source = null, interpretation = null }, criterion) {
  return { id, title, criteria: criteria.map((each) => criterion(each.id)), source, interpretation };
}

function agencyOf(agency) {
  const { id, name, kind, printed = [], names = [], valid = null, successor = null, interpretation = null } = agency;
  return { id, name, kind, printed, names, valid, successor, interpretation };
}

function byId(members) {
  const found = new Map(members.map((member) => [member.id, member]));
  return (id) => found.get(id);
}
