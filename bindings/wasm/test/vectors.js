// Runs the conformance vectors (`tests/vectors/README.md`) and the cases of the procedure wherever JavaScript runs: all files
// go in, what is wrong comes out.

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The vectors among these files: `Map` of path under `tests/vectors` to bytes. */
export function idsOf(files) {
  const ids = new Set();
  for (const path of files.keys()) {
    const [group, name, file] = path.split("/");
    if (file !== undefined && group !== "rule-sets") ids.add(`${group}/${name}`);
  }
  return [...ids].sort();
}

/** How many vectors there must be. */
export function countOf(files) {
  return Number(decoder.decode(files.get("count")));
}

/** What is wrong with the answer to one vector; nothing where all its files are as committed. */
export async function check(tieuchi, files, id) {
  const vector = JSON.parse(decoder.decode(files.get(`${id}/vector.json`)));
  const found = await answer(tieuchi, files, id, vector);
  const read = new Set(["vector.json", vector.rules === undefined ? "rules.json" : "dossier.json"]);
  for (const path of vector.indices ?? []) if (path.startsWith(`${id}/`)) read.add(path.slice(id.length + 1));
  const required = found.answered(files.has(`${id}/evaluation.sha256`));
  const wrong = [];
  for (const [name, text] of Object.entries(found.texts)) {
    const held = files.get(`${id}/${name}`);
    if (held === undefined && name !== required) continue;
    read.add(name);
    if (held === undefined || decoder.decode(held) !== `${text}\n`) wrong.push(`${id}/${name} differs:\n${text}`);
  }
  if (found.evaluated) read.add("dossier.json");
  for (const path of files.keys()) {
    if (path.startsWith(`${id}/`) && !read.has(path.slice(id.length + 1))) wrong.push(`nothing reads ${path}`);
  }
  return wrong;
}

/** The cases of the procedure among these files, which lie under `progress`. */
export function casesOf(files) {
  const paths = [...files.keys()].filter((path) => path.startsWith("progress/") && path.endsWith(CASE));
  return paths.map((path) => path.slice("progress/".length, -CASE.length)).sort();
}

const CASE = ".case.json";

/** How many cases there must be. */
export function caseCountOf(files) {
  return Number(decoder.decode(files.get("progress/count")));
}

/** What is wrong with the progress of one case; nothing where it has the bytes committed. */
export function checkCase(tieuchi, files, name) {
  const { rules: named, as_of, dossier } = JSON.parse(decoder.decode(files.get(`progress/${name}${CASE}`)));
  const rules = named.endsWith(".json") ? tieuchi.RuleSet.fromJson(files.get(named)) : tieuchi.RuleSet.builtin(named);
  try {
    const json = rules.progressJson(dossier, as_of ?? undefined);
    const held = decoder.decode(files.get(`progress/${name}.progress.json`));
    return held === `${json}\n` ? [] : [`progress/${name} differs:\n${json}`];
  } finally {
    rules.dispose();
  }
}

/** Runs all of them: how many there are, how many there must be, and what is wrong. */
export async function checkAll(tieuchi, files) {
  const [ids, cases] = [idsOf(files), casesOf(files)];
  const wrong = [];
  for (const id of ids) wrong.push(...(await check(tieuchi, files, id)));
  for (const name of cases) wrong.push(...checkCase(tieuchi, files, name));
  return { ran: ids.length + cases.length, expected: countOf(files) + caseCountOf(files), wrong };
}

async function answer(tieuchi, files, id, { rules: named, indices = [] }) {
  const held = [];
  const keep = (one) => (held.push(one), one);
  try {
    const rulesNamed = (name) =>
      keep(
        name.endsWith(".json")
          ? tieuchi.RuleSet.fromJson(files.get(name))
          : tieuchi.RuleSet.builtin(name),
      );
    const attached = (rules) =>
      indices.length === 0 ? rules : keep(rules.withIndices(...indices.map((path) => files.get(path))));
    const sets =
      named === undefined
        ? [keep(tieuchi.RuleSet.fromJson(files.get(`${id}/rules.json`)))]
        : [named].flat().map(rulesNamed).map(attached);
    const document = files.get(`${id}/dossier.json`);
    const dossier = keep(
      (sets.length === 1 ? sets[0] : keep(tieuchi.RuleSets.of(...sets))).readDossier(document),
    );
    const rules = keep(dossier.rules);
    const json = rules.evaluateJson(dossier);
    if (sets.length === 1 && sets[0].evaluateJson(document) !== json) throw new Error("text and dossier differ");
    const all = keep(tieuchi.RuleSets.of(...sets));
    if (all.evaluateJson(document) !== json) throw new Error("of several, another rule set evaluates");
    if (all.evaluateJson(dossier) !== json) throw new Error("of several, another rule set evaluates what was read");
    const texts = {
      "evaluation.json": json,
      "evaluation.sha256": await sha256(json),
      "receipt.json": rules.receiptJson(dossier),
      "rules.canonical.json": rules.toCanonicalJson(),
      "dossier.canonical.json": dossier.toCanonicalJson(),
    };
    return { evaluated: true, texts, answered: (hashed) => (hashed ? "evaluation.sha256" : "evaluation.json") };
  } catch (error) {
    if (!(error instanceof tieuchi.TieuchiError)) throw error;
    // The engine and JavaScript escape the same characters in the same way.
    const texts = { "diagnostics.json": JSON.stringify(error.diagnostics) };
    return { evaluated: false, texts, answered: () => "diagnostics.json" };
  } finally {
    for (const one of held) one.dispose();
  }
}

async function sha256(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
