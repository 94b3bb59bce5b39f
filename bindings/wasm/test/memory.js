// Calls of every kind, and how much the engine's memory grows under them.

import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { initSync } from "../dist/tieuchi.js";
import { rankJson, Register, Roster, RuleSet, RuleSets, TieuchiError } from "tieuchi";
import { example, textOf } from "./files.js";

// The engine that the package loaded, once more: it gives the same memory back.
const { memory } = initSync({ module: readFileSync(new URL("../dist/tieuchi_bg.wasm", import.meta.url)) });
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
const rules = RuleSet.builtin("vn.thanh-hoa.dx.district");
const dossiers = ["met", "hair", "incomplete"].map(example);
const procedure = example("procedure");
const nextYear = { rule_set: "vn.thanh-hoa.dx.district", subject: { id: "38.381", level: "district" }, year: 2025 };
const part = (name) => textOf(`rules/examples/province/${name}`);
const districts = RuleSet.fromJson(part("rules/district.json"));
const report = part("dossiers/district-a-2025.json");
const wrong = '{"rule_set": "x", "yaer": 1, "values": {"ấ": [1, 2, 3]}}';

const [registerText, rosterText] = [part("register.json"), part("roster.json")];
const record = () => ({ register: Register.fromJson(registerText), roster: Roster.fromJson(rosterText), year: 2025 });

const acts = [
  (dossier) => rules.evaluateJson(dossier),
  (dossier) => rules.readDossier(dossier).dispose(),
  (dossier) => rules.receiptJson(dossier),
  () => fails(() => rules.evaluateJson(wrong)),
  (dossier) => {
    const sets = RuleSets.of(rules);
    const read = sets.readDossier(dossier);
    sets.evaluateJson(dossier);
    read.rules.dispose();
    read.dispose();
    sets.dispose();
  },
  () => {
    const sets = RuleSets.of(rules).add(rules);
    for (const one of sets) one.dispose();
    sets.dispose();
  },
  () => fails(() => rules.criterion("III.33")),
  // What is not disposed of goes when it is collected.
  (dossier) => rules.readDossier(dossier),
  () => fails(() => RuleSet.fromJson('{"id": "a b"}')),
  (dossier) => {
    const of = record();
    const overview = districts.overview(of).add(report);
    overview.summaryJson();
    fails(() => overview.add(report));
    districts.rollUpJson({ ...of, unit: "A", dossiers: [report] });
    fails(() => districts.rollUpJson({ ...of, unit: "A", dossiers: [report, report] }));
    rules.evaluateWithStandingJson(dossier, of.register);
    for (const held of [overview, of.register, of.roster]) held.dispose();
  },
  // These go when they are collected.
  () => {
    const of = record();
    districts.overview(of).add(districts.readDossier(report));
  },
  (dossier) => rules.progressJson(procedure) + rules.sheetJson(dossier, "so-y-te") + rules.outlookJson(dossier),
  (dossier) => rules.upkeepJson(dossier, nextYear),
  (dossier) => rankJson([rules.readDossier(dossier)], { basis: "official" }),
  (dossier) => fails(() => rules.progressJson(dossier, "2024-02-30")),
];

function fails(act) {
  try {
    act();
  } catch (error) {
    if (error instanceof TieuchiError || error instanceof RangeError) return;
    throw error;
  }
  throw new Error("it did not fail");
}

/** Makes so many calls; the bytes of memory after a first fifth of them, and at the end. */
export async function grow(calls) {
  let early = 0;
  for (let call = 0; call < calls; call++) {
    acts[call % acts.length](dossiers[call % dossiers.length]);
    // Collected objects are given back between tasks.
    if (call % 1000 === 999) {
      collect();
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (call === Math.floor(calls / 5)) early = memory.buffer.byteLength;
  }
  return { early, late: memory.buffer.byteLength };
}

/** Adds so many communes to an overview in one go; the engine's bytes after a first fifth of them, and at the end. */
export function spread(communes) {
  const below = RuleSet.fromJson(part("rules/commune.json"));
  const roster = JSON.parse(rosterText);
  for (let number = 0; number < communes; number++) {
    roster.units.push({ id: `A.more-${number}`, name: "Xã minh họa", level: "commune", part_of: "A" });
  }
  const overview = districts.overview({ ...record(), roster: Roster.fromJson(roster) });
  let early;
  for (let number = 0; number < communes; number++) {
    const subject = { id: `A.more-${number}`, level: "commune" };
    const note = "x".repeat(10_000);
    overview.add(below.readDossier({ rule_set: below.id, subject, year: 2025, note }));
    if (number === Math.floor(communes / 5)) early = memory.buffer.byteLength;
  }
  const { units } = overview.summary().totals.members;
  overview.dispose();
  return { early, late: memory.buffer.byteLength, units };
}

/** Reads so many dossiers in one go; what is taken after a first fifth of them, and at the end. */
export function fill(calls) {
  const taken = () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return { engine: memory.buffer.byteLength, heap: heapUsed, arrays: arrayBuffers };
  };
  const sets = RuleSets.of(rules);
  let early;
  for (let count = 0; count < calls; count++) {
    const read = (count % 2 === 0 ? rules : sets).readDossier(dossiers[count % dossiers.length]);
    if (count % 100 === 0) read.rules.evaluateJson(read);
    if (count === Math.floor(calls / 5)) early = taken();
  }
  return { early, late: taken() };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const calls = Number(process.argv[2] ?? 1_000_000);
  const { early, late } = await grow(calls);
  console.log(`${calls} calls: ${early} bytes after a fifth of them, ${late} at the end`);
  process.exitCode = late > early ? 1 : 0;
}
