// What the engine gives is what the types say: results are compiled as literals, where a key too many, one too few and a word
// that there is none of are errors.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { rank, Register, Roster, RuleSet, RuleSets } from "tieuchi";
import ts from "typescript";
import { example, textOf } from "./files.js";

const rules = RuleSet.builtin("vn.thanh-hoa.dx.district");
const register = Register.builtin("vn.thanh-hoa.dx.register");
const roster = Roster.builtin("vn.thanh-hoa.roster");
const levels = RuleSet.fromJson(textOf("rules/examples/levels/rules.json"));
const leveled = textOf("rules/examples/levels/dossier.json");
const part = (name) => textOf(`rules/examples/province/${name}`);
const index = (name) => textOf(`rules/examples/index/${name}`);
const scoring = RuleSet.fromJson(index("example.commune.json")).withIndices(index("example.dti.json"));
const districts = RuleSet.fromJson(part("rules/district.json"));
const sets = RuleSets.of(districts, RuleSet.fromJson(part("rules/commune.json")));
const lines = part("dossiers/communes.jsonl").trim().split("\n").map((line) => sets.readDossier(line));
const record = { roster: Roster.fromJson(part("roster.json")), register: Register.fromJson(part("register.json")) };
const procedures = RuleSet.fromJson(textOf("tests/vectors/rule-sets/procedure.json"));
const cases = ["appraisal-differs", "documents-by-agency", "conference-held", "opinions-given", "on-the-day", "nothing-yet", "conference-too-early"];
const assessed = RuleSet.fromJson(textOf("tests/vectors/rule-sets/assessed-levels.json"));
const { dossier: differing } = JSON.parse(textOf("tests/progress/levels-differ-above.case.json"));
const communes = RuleSet.builtin("vn.thanh-hoa.dx.commune");
const { dossier: ward } = JSON.parse(textOf("tests/progress/a-remaining-ward.case.json"));

const overview = districts.overview({ ...record, year: 2025 });
for (const line of lines) overview.add(line);
overview.add(part("dossiers/district-a-2025.json"));
const own = lines.filter(({ subject: { id } }) => id.startsWith("A."));

const later = { rule_set: rules.id, subject: { id: "38.381", level: "district" }, year: 2025, values: { "II.3": 75 } };

const results = [
  ["RuleSetDocument", rules.toDocument()],
  ["RuleSetDocument", levels.toDocument()],
  ["RuleSetDocument", procedures.toDocument()],
  ["RuleSetDocument", communes.toDocument()],
  ["RegisterDocument", register.toDocument()],
  ["RegisterDocument", record.register.toDocument()],
  ["RosterDocument", record.roster.toDocument()],
  ["DossierDocument", levels.readDossier(leveled).toDocument()],
  ["DossierDocument", rules.readDossier(example("procedure")).toDocument()],
  ["DossierDocument", scoring.readDossier(index("dossiers/open.json")).toDocument()],
  ["readonly Criterion[]", rules.criteria],
  ["readonly Criterion[]", levels.criteria],
  ["Evaluation", rules.evaluate(example("met"))],
  ["Evaluation", levels.evaluate(leveled)],
  ["Evaluation", scoring.evaluate(index("dossiers/open.json"))],
  ["EvaluationWithStanding", rules.evaluateWithStanding(example("hair"), register)],
  ["Receipt", rules.receipt(example("hair"))],
  ["readonly Score[]", scoring.readDossier(index("dossiers/open.json")).scores()],
  ["Standing", register.standing("38.381", "district")],
  ["Standing", register.standing("38.381.14812", "commune")],
  ["Standing", record.register.standing("A.1", "commune", "2025-12-31")],
  ["Progress", rules.progress(example("procedure"), "2024-12-31")],
  ...cases.map((name) => {
    const { dossier, as_of } = JSON.parse(textOf(`tests/progress/${name}.case.json`));
    return ["Progress", procedures.progress({ ...dossier, rule_set: procedures.id }, as_of ?? undefined)];
  }),
  ["Progress", assessed.progress(differing)],
  ["Progress", communes.progress(ward)],
  ["Sheet", rules.sheet(example("procedure"), "so-y-te")],
  ["Sheet", assessed.sheet(differing, "health")],
  ["BlankSheet", rules.sheet(example("met"), "so-y-te", { blank: true })],
  ["Upkeep", rules.upkeep(example("met"), later)],
  ["UpkeepWithStanding", rules.upkeep(example("met"), later, { register })],
  ["Outlook", rules.outlook(example("met"))],
  ["Outlook", scoring.outlook(index("dossiers/open.json"), 2024)],
  ["UnitRollup", districts.rollUp({ ...record, unit: "A", year: 2025, dossiers: own })],
  ["UnitRollup", rules.rollUp({ roster, register, unit: "38.381", year: 2024 })],
  ["OverviewSummary", overview.summary()],
  ["readonly Ranked[]", rank([scoring.readDossier(index("dossiers/open.json"))])],
];

test("every result is what its type says", () => {
  const file = fileURLToPath(new URL("results.ts", import.meta.url));
  const types = [...new Set(results.map(([type]) => type.match(/\w+(?=\[\]$)|^\w+$/)[0]))].join(", ");
  const literals = results.map(([type, result], number) => `export const r${number}: ${type} = ${JSON.stringify(result)};`);
  const text = `import type { ${types} } from "tieuchi";\n${literals.join("\n")}\n`;
  const options = {
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.esnext.d.ts", "lib.dom.d.ts"],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.readFile = (path) => (path === file ? text : readFile(path));
  host.getSourceFile = (path, ...how) =>
    path === file ? ts.createSourceFile(path, text, ...how) : getSourceFile(path, ...how);
  const program = ts.createProgram([file], options, host);
  const found = ts.getPreEmitDiagnostics(program).map(({ start, messageText, file: at }) => {
    const { line } = at.getLineAndCharacterOfPosition(start);
    const near = at.text.slice(Math.max(0, start - 40), start + 60);
    return `${results[line - 1]?.[0]}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}\n${near}`;
  });
  assert.deepEqual(found, []);
});
