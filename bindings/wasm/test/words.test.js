// The words of the types are those of the engine: this fails when one is added on one side only.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { RuleSet, vocabulary } from "tieuchi";
import ts from "typescript";
import { example, textOf } from "./files.js";

const file = fileURLToPath(new URL("../index.d.ts", import.meta.url));
const program = ts.createProgram([file], { strict: true, target: ts.ScriptTarget.ESNext });
const checker = program.getTypeChecker();
const members = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)));

/** The string literals of an exported union, in their order. */
function union(name) {
  const alias = members.find((member) => member.name === name);
  return alias.declarations[0].type.types.map(({ literal }) => literal.text);
}

const words = vocabulary();
const { version } = JSON.parse(textOf("bindings/wasm/package.json"));

for (const [name, type] of Object.entries({
  outcome: "Outcome",
  reason: "Reason",
  status: "Status",
  basis: "Basis",
  severity: "Severity",
  assigned: "Assigned",
  maintained: "Maintained",
  criterionUpkeep: "CriterionUpkeep",
  code: "Code",
})) {
  test(`${type} is what the engine has`, () => assert.deepEqual(union(type), Object.keys(words[name])));
}

for (const [name, type] of Object.entries({
  agencyKind: "AgencyKind",
  givenIn: "GivenIn",
  extent: "Extent",
  holds: "Holds",
  timing: "Timing",
  toDo: "ToDo",
})) {
  test(`${type} is what the engine has`, () => assert.deepEqual(union(type), words[name]));
}

test("Language is what the engine has", () => assert.deepEqual(union("Language"), Object.keys(words.outcome.met)));

test("Measure is what the engine has", () => {
  const rules = JSON.parse(RuleSet.builtin("vn.thanh-hoa.dx.district").toCanonicalJson());
  rules.groups[0].criteria[0].measure.kind = "no_such_kind";
  assert.throws(() => RuleSet.fromJson(rules), ({ diagnostics }) => {
    const { expected } = diagnostics.find(({ pointer }) => pointer.endsWith("/measure/kind"));
    assert.deepEqual(expected.split(", "), union("Measure"));
    return true;
  });
});

test("officials read Vietnamese", () => {
  assert.deepEqual(words.outcome.not_met, { vi: "không đạt", en: "not met" });
  assert.equal(words.code.fewer_than_declared, "warning");
  assert.equal(words.code.unknown_key, "error");
});

test("what the types export is what the package exports", async () => {
  const isValue = (symbol) => symbol.flags & ts.SymbolFlags.Value;
  const declared = members.filter(isValue).map((member) => member.name);
  for (const entry of ["tieuchi", "tieuchi/lean", "../index.js", "../lean.js"]) {
    const { default: main, ...named } = await import(entry);
    assert.deepEqual(Object.keys(named).sort(), declared.sort(), entry);
    assert.equal(main, named.init);
    assert.equal(named.VERSION, version);
    assert.equal(named.SEMANTICS, RuleSet.builtin("vn.thanh-hoa.dx.district").evaluate(example("met")).engine.semantics);
  }
});
