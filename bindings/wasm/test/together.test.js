// Registers, rosters, the procedure, and what follows from several dossiers, in Node.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import * as tieuchi from "tieuchi";
import * as lean from "tieuchi/lean";
import { example, textOf } from "./files.js";

const { ComparisonError, Overview, rank, rankJson, Register, RegisterError, Roster, RosterError, RuleSet, RuleSets } =
  tieuchi;
const { DossierError, TieuchiError } = tieuchi;
const ID = "vn.thanh-hoa.dx.district";
const rules = RuleSet.builtin(ID);
const register = Register.builtin("vn.thanh-hoa.dx.register");
const roster = Roster.builtin("vn.thanh-hoa.roster");
const [met, procedure] = [example("met"), example("procedure")];

const part = (name) => textOf(`rules/examples/province/${name}`);
const districts = RuleSet.fromJson(part("rules/district.json"));
const communes = RuleSet.fromJson(part("rules/commune.json"));
const sets = RuleSets.of(districts, communes);
const example1 = { roster: Roster.fromJson(part("roster.json")), register: Register.fromJson(part("register.json")) };
const lines = part("dossiers/communes.jsonl").trim().split("\n");
const reports = ["a", "b"].map((name) => part(`dossiers/district-${name}-2025.json`));

function frozen(value) {
  return typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
}

/** The result of a method is the data of its text, and nobody changes it. */
function same(held, method, ...given) {
  const result = held[method](...given);
  assert.deepEqual(result, JSON.parse(held[`${method}Json`](...given)));
  assert.ok(frozen(result));
  return result;
}

test("a register says what it is", () => {
  assert.equal(register.id, "vn.thanh-hoa.dx.register");
  assert.equal(Register.builtin(`${register.id}@${register.version}`).sha256, register.sha256);
  assert.match(register.title.vi, /./);
  assert.deepEqual(register.toDocument(), JSON.parse(register.toCanonicalJson()));
  assert.equal(register.toDocument(), register.toDocument());
  for (const document of [register.toCanonicalJson(), Buffer.from(register.toCanonicalJson()), register.toDocument()]) {
    assert.equal(Register.fromJson(document).sha256, register.sha256);
  }
  assert.equal(JSON.stringify(register), JSON.stringify({ id: register.id, version: register.version }));
  assert.match(inspect(register), /^Register \{ id: 'vn\./);
  assert.equal(String(register), "[object Register]");
});

test("a register names units, by id and by name", () => {
  const town = { id: "38.381", name: "Thị xã Bỉm Sơn", level: "district" };
  assert.deepEqual(register.unit("38.381"), town);
  assert.deepEqual(register.unit("Thị xã Bỉm Sơn"), town);
  assert.ok(register.units.some(({ id }) => id === town.id) && frozen(register.units));
  assert.throws(() => register.unit("Thị xã Bỉn Sơn"), { name: "RangeError", message: /`Thị xã Bỉm Sơn`/ });
  assert.throws(() => register.unit(1), TypeError);
});

test("a register says what it has of a unit, up to a day", () => {
  const standing = same(register, "standing", "38.381", "district");
  assert.deepEqual(Object.keys(standing), [
    "register",
    "as_of",
    "assigned",
    "finish",
    "may_volunteer",
    "volunteer_finish",
    "recognised",
    "withdrawn",
  ]);
  assert.deepEqual([standing.assigned, standing.finish, standing.recognised], ["assigned", { by: 2025 }, null]);
  const { register: record } = example1;
  const decision = { number: "1/QĐ-MH", date: "2025-01-10", year: 2024 };
  assert.deepEqual(record.standing("A.1", "commune").recognised, decision);
  assert.deepEqual(record.standing("A.1", "commune", "2025-01-10").recognised, decision);
  assert.equal(record.standing("A.1", "commune", "2025-01-09").recognised, null);
  assert.equal(record.standing("nobody", "commune").recognised, null);
});

test("an evaluation may have what a register says at its end", () => {
  const json = rules.evaluateWithStandingJson(met, register);
  assert.ok(json.startsWith(rules.evaluateJson(met).slice(0, -1)));
  const { standing, ...evaluation } = same(rules, "evaluateWithStanding", rules.readDossier(met), register, "2024-12-31");
  assert.deepEqual(evaluation, rules.evaluate(met));
  assert.deepEqual(standing, register.standing("38.381", "district", "2024-12-31"));
});

test("a roster lists the units of a day", () => {
  assert.equal(roster.id, "vn.thanh-hoa.roster");
  assert.equal(Roster.builtin(`${roster.id}@${roster.version}`).sha256, roster.sha256);
  assert.deepEqual(roster.levels, ["district", "commune"]);
  assert.match(roster.date, /^2025-01-/);
  assert.match(roster.title.vi, /./);
  const count = (level) => roster.units.filter((unit) => unit.level === level).length;
  assert.deepEqual([count("district"), count("commune")], [26, 549]);
  assert.equal(roster.units.find(({ level }) => level === "commune").part_of.startsWith("38."), true);
  assert.ok(frozen(roster.units));
  assert.equal(Roster.fromJson(roster.toDocument()).sha256, roster.sha256);
  assert.equal(JSON.stringify(roster), JSON.stringify({ id: roster.id, version: roster.version }));
  assert.match(inspect(roster), /^Roster \{ id: 'vn\./);
});

test("what cannot be read has an error of its own", () => {
  for (const [Class, Unreadable, id] of [
    [Register, RegisterError, "vn.thanh-hoa.dx.registre"],
    [Roster, RosterError, "vn.thanh-hoa.rosters"],
  ]) {
    for (const document of ["", "{}", { id: 1 }, Uint8Array.of(0xff), new Uint8Array((16 << 20) + 1)]) {
      assert.throws(() => Class.fromJson(document), (error) => {
        assert.ok(error instanceof Unreadable && error instanceof TieuchiError, `${error}`);
        assert.equal(error.name, Unreadable.name);
        assert.match(error.message, new RegExp(`^the ${Class.name.toLowerCase()} cannot be read: `));
        return true;
      });
    }
    assert.throws(() => Class.builtin(id), (error) => {
      assert.ok(error instanceof Unreadable);
      assert.match(error.diagnostics[0].nearest, /^vn\.thanh-hoa\./);
      return true;
    });
    assert.throws(() => Class.builtin(1), { name: "TypeError", message: "the id must be a string, not a number" });
    assert.throws(() => Class.fromJson(1), { name: "TypeError", message: /must be JSON text, bytes or a plain object/ });
    assert.throws(() => new Class(), { name: "TypeError", message: `a ${Class.name} is not made with \`new\`` });
  }
});

test("progress says how far a dossier has got", () => {
  const progress = same(rules, "progress", procedure);
  assert.deepEqual(progress.steps.map(({ id }) => id), rules.toDocument().procedure.map(({ id }) => id));
  assert.equal(progress.as_of, null);
  assert.ok(progress.steps.every(({ timing }) => timing === null));
  assert.equal(rules.progressJson(rules.readDossier(procedure)), rules.progressJson(procedure));
  assert.equal(rules.progress(procedure, "2024-01-01").reached, null);
  assert.notEqual(progress.reached, null);
});

test("a sheet is what an agency is asked", () => {
  const sheet = same(rules, "sheet", met, "so-y-te");
  assert.deepEqual(sheet.criteria.map(({ id }) => id), ["V.2", "V.3"]);
  assert.deepEqual(sheet.criteria.map(({ statement, agrees }) => [statement, agrees]), [[null, null], [null, null]]);
  const blank = same(rules, "sheet", met, "so-y-te", { blank: true });
  assert.deepEqual(blank.to_fill.opinions.map(({ criterion, outcome }) => [criterion, outcome]), [["V.2", null], ["V.3", null]]);
  const filled = JSON.parse(met);
  filled.opinions = [{ ...blank.to_fill.opinions[0], outcome: "met" }];
  assert.equal(rules.sheet(filled, "so-y-te").criteria[0].agrees, true);
  assert.equal(rules.sheet(filled, "so-y-te", { blank: true }).to_fill.opinions.length, 1);
  assert.deepEqual(rules.sheet(met, "so-y-te", { list: "appraisals" }).criteria, []);
});

const year = (number, covered) => ({
  rule_set: ID,
  subject: { id: "38.381", level: "district" },
  year: number,
  values: { "II.3": { numerator: covered, denominator: 1000 } },
});

test("a roster finds a unit by its id", () => {
  assert.equal(roster.unit("38.381").name, "Thị xã Bỉm Sơn");
  assert.throws(() => roster.unit(1), { name: "TypeError", message: "the id of the unit must be a string, not a number" });
});

test("upkeep holds two years against each other", () => {
  const upkeep = same(rules, "upkeep", year(2024, 850), rules.readDossier(year(2025, 820)));
  const { status } = upkeep.criteria.find(({ id }) => id === "II.3");
  assert.deepEqual([status, upkeep.maintained], ["below_earlier_level", "fallen"]);
  assert.match(upkeep.grounds.source.locator, /^Điều 4/);
  const by = { register, asOf: "2025-12-31" };
  assert.deepEqual(same(rules, "upkeep", year(2024, 850), year(2025, 820), by), {
    ...upkeep,
    standing: register.standing("38.381", "district", "2025-12-31"),
  });
  assert.throws(() => rules.upkeep(year(2025, 820), year(2024, 850)), (error) => {
    assert.ok(error instanceof ComparisonError && error instanceof TieuchiError);
    assert.deepEqual(error.diagnostics.map(({ code }) => code), ["not_earlier"]);
    assert.match(error.message, /^not_earlier: the year `2025` is not before `2024`; /);
    return true;
  });
  assert.throws(() => rules.upkeep(year(2025, 820), year(2025, 850)), ({ diagnostics }) => {
    assert.deepEqual(diagnostics.map(({ code }) => code), ["not_earlier"]);
    return true;
  });
  // An earlier dossier that was read is judged by the version it was read against.
  const older = RuleSet.fromJson({ ...rules.toDocument(), version: "2024.1.9" });
  const { earlier, rule_set } = rules.upkeep(older.readDossier(year(2024, 850)), year(2025, 820));
  assert.deepEqual([earlier.rule_set.version, rule_set.version], ["2024.1.9", rules.version]);
});

test("an outlook takes another year's targets, or the next's", () => {
  const dossier = rules.readDossier(year(2024, 700));
  const outlook = same(rules, "outlook", dossier);
  assert.deepEqual([outlook.values_of, outlook.year], [2024, 2025]);
  assert.deepEqual(outlook.criteria.find(({ id }) => id === "II.3").shortfall, { percent: "10", count: 100 });
  assert.deepEqual(rules.outlook(year(2024, 700), 2025), outlook);
  assert.throws(() => rules.outlook(year(2025, 700)), {
    name: "ComparisonError",
    message: "no_next_year: the rule set assesses no year after `2025`; name `2024` or `2025`",
  });
  assert.throws(() => rules.outlook(dossier, 2026), ({ name, diagnostics }) => {
    assert.deepEqual([name, diagnostics[0].code], ["ComparisonError", "year_not_assessed"]);
    return true;
  });
});

test("a roll-up counts the recognitions of a unit's parts", () => {
  const dossiers = lines.map((line) => sets.readDossier(line)).filter(({ subject: { id } }) => id.startsWith("A."));
  const of = { ...example1, unit: "A", year: 2025, dossiers: [reports[0], ...dossiers] };
  const rollup = same(districts, "rollUp", of);
  assert.equal(rollup.criterion, "I.1");
  assert.equal(rollup.units, rollup.members.length);
  assert.ok(rollup.counted.length <= rollup.possible && rollup.sure === rollup.counted.length);
  assert.equal(rollup.contradicted, true);
  // Without dossiers nothing says that a unit keeps its criteria; before the decisions none is recognised.
  assert.deepEqual(districts.rollUp({ ...example1, unit: "A", year: 2025 }).counted, []);
  assert.equal(districts.rollUp({ ...example1, unit: "A", year: 2025, asOf: "2025-01-01" }).recognised, 0);
  assert.throws(() => districts.rollUp({ ...example1, unit: "C", year: 2031 }), ({ name, diagnostics }) => {
    assert.deepEqual([name, diagnostics[0].code], ["ComparisonError", "year_not_assessed"]);
    return true;
  });
});

test("an overview takes dossiers one by one", () => {
  const overview = districts.overview({ ...example1, year: 2025 });
  for (const line of lines) assert.equal(overview.add(sets.readDossier(line)), overview);
  for (const report of reports) overview.add(report);
  const summary = same(overview, "summary");
  assert.deepEqual(summary.units.map(({ id }) => id), ["A", "B"]);
  assert.equal(summary.totals.members.units, example1.roster.units.filter(({ level }) => level === "commune").length);
  const dossiers = [...lines.map((line) => sets.readDossier(line)), ...reports];
  const own = dossiers.slice(0, -2).filter(({ subject: { id } }) => id.startsWith("A."));
  const { outcome, counted } = districts.rollUp({ ...example1, unit: "A", year: 2025, dossiers: [reports[0], ...own] });
  assert.deepEqual([summary.units[0].rollup.outcome, summary.units[0].rollup.counted], [outcome, counted]);
  assert.deepEqual(summary.unlisted, []);
  const mistyped = example1.register.toDocument();
  const [first, ...others] = mistyped.decisions;
  const register1 = Register.fromJson({ ...mistyped, decisions: [{ ...first, unit: { ...first.unit, id: "A.11" } }, ...others] });
  const lacking = districts.overview({ ...example1, register: register1, year: 2025 }).summary().unlisted;
  assert.deepEqual(lacking.map(({ id, nearest }) => [id, nearest]), [["A.11", "A.1"]]);
  // What is refused leaves it as it was.
  assert.throws(() => overview.add(reports[0]), ({ name, diagnostics }) => {
    assert.deepEqual([name, diagnostics[0].code], ["ComparisonError", "evaluated_twice"]);
    return true;
  });
  assert.throws(() => overview.add("{}"), DossierError);
  assert.deepEqual(overview.summary(), summary);
  assert.deepEqual(overview.toJSON(), { rules: { id: districts.id, version: districts.version }, year: 2025 });
  assert.equal(String(overview), "[object Overview]");
  overview.dispose();
  assert.throws(() => overview.summary(), { message: "this Overview was disposed of" });
  assert.equal(inspect(overview), "Overview (disposed of)");
});

test("an overview keeps what it is made with", () => {
  const mine = RuleSet.fromJson(part("rules/district.json"));
  const given = { roster: Roster.fromJson(part("roster.json")), register: Register.fromJson(part("register.json")) };
  const overview = mine.overview({ ...given, year: 2025 });
  for (const held of [mine, given.roster, given.register]) held.dispose();
  assert.equal(overview.add(reports[0]).summary().units[0].outcome, districts.evaluate(reports[0]).outcome);
  overview.dispose();
});

test("dossiers have places by their scores", () => {
  const scored = (id, points, more = []) =>
    rules.readDossier({
      ...year(2024, 700),
      subject: { id, level: "district" },
      scores: [{ index: "dti-3853-district", year: 2024, basis: "self", points, maximum: 100 }, ...more],
    });
  const official = { index: "dti-3853-district", year: 2024, basis: "official", points: "60", maximum: 100 };
  const dossiers = [scored("1", "71.5"), scored("2", "80"), scored("3", "71.50", [official]), rules.readDossier(year(2024, 1))];
  const by = { index: "dti-3853-district", year: 2024, basis: "self" };
  const ranked = rank(dossiers, by);
  assert.deepEqual(ranked, JSON.parse(rankJson(new Set(dossiers), by)));
  assert.ok(frozen(ranked));
  assert.deepEqual(
    ranked.map(({ subject, best_place, worst_place, shared_with }) => [subject, best_place, worst_place, shared_with]),
    [["2", 1, 1, 0], ["1", 2, 2, 1], ["3", 2, 2, 1]],
  );
  assert.deepEqual(ranked[1], {
    best_place: 2,
    worst_place: 2,
    shared_with: 1,
    subject: "1",
    name: null,
    low: "71.5",
    high: "71.5",
    maximum: "100",
    percent: "71.5",
    band: null,
  });
  const refused = (all, chosen, code) =>
    assert.throws(() => rank(all, chosen), ({ name, diagnostics }) => {
      assert.deepEqual([name, diagnostics[0].code], ["ComparisonError", code]);
      return true;
    });
  refused([], undefined, "no_such_score");
  refused(dossiers, undefined, "several_scores");
  refused(dossiers, { index: "dti" }, "unknown_index");
  refused([scored("1", "71.5"), scored("1", "80")], undefined, "evaluated_twice");
  assert.throws(() => rank(dossiers, { basis: "mine" }), { name: "TypeError", message: /^the bases are .*, not `mine`$/ });
  assert.throws(() => rank([met]), { name: "TypeError", message: "rank takes dossiers that were read, not a string" });
});

test("a rule set may have levels, amounts and exemptions", () => {
  const levels = RuleSet.fromJson(textOf("rules/examples/levels/rules.json"));
  const evaluation = levels.evaluate(textOf("rules/examples/levels/dossier.json"));
  assert.deepEqual(evaluation.levels.map(({ id }) => id), ["basic", "advanced", "model"]);
  assert.deepEqual(Object.keys(evaluation.level), ["reached", "possible", "next", "lacking"]);
  assert.equal(evaluation.criteria[0].observed.amount, "48.75");
  assert.deepEqual(evaluation.exemptions.map(({ criterion, in_force }) => [criterion, in_force]), [["B.1", true]]);
  assert.equal(evaluation.criteria.find(({ id }) => id === "B.1").exemption.without.reason, "not_reported");
  const { every_year, targets } = levels.criterion("A.2");
  assert.equal(every_year, true);
  assert.deepEqual(targets[0].at, [{ level: "advanced", general: { at_most: "2.5" }, by: null }]);
  assert.equal(rules.criterion("I.1").rollup.level, "commune");
  assert.equal(levels.toDocument().conditions, undefined);
  assert.equal(RuleSet.fromJson(levels.toDocument()).sha256, levels.sha256);
});

test("wrong arguments are refused by name", () => {
  const dossier = rules.readDossier(met);
  const of = { ...example1, unit: "A", year: 2025 };
  for (const [act, message] of [
    [() => rules.evaluateWithStanding(met, {}), /^the register must be a Register, not an object$/],
    [() => rules.evaluateWithStanding(met, roster), /^the register must be a Register, not a Roster$/],
    [() => rules.evaluateWithStanding(met, register, 1), /^the day must be a string, not a number$/],
    [() => register.standing(1, "district"), /^the id of the unit must be a string, not a number$/],
    [() => register.standing("1", undefined), /^the level must be a string, not undefined$/],
    [() => register.standing("1", "district", null), /^the day must be a string, not null$/],
    [() => rules.progress(met, new Date(0)), /^the day must be a string, not a Date$/],
    [() => rules.progress(1), /^the dossier must be JSON text, bytes or a plain object, not a number$/],
    [() => rules.sheet(met, 1), /^the id of an agency must be a string, not a number$/],
    [() => rules.sheet(met, "so-y-te", { list: "values" }), /^the lists are `opinions` and `appraisals`, not `values`$/],
    [() => rules.sheet(met, "so-y-te", { blank: 1 }), /^`blank` must be a boolean, not a number$/],
    [() => rules.sheet(met, "so-y-te", { blnak: true }), /^sheet knows no `blnak`, only `list`, `blank`$/],
    [() => rules.sheet(met, "so-y-te", null), /^sheet takes a plain object with `list`, `blank`, not null$/],
    [() => rules.upkeep(met, met, { asOf: "2024-01-01" }), /^a day says nothing without a register$/],
    [() => rules.upkeep(met, met, { register: 1 }), /^the register must be a Register, not a number$/],
    [() => rules.upkeep(1, met), /^the dossier must be JSON text/],
    [() => rules.outlook(met, "2025"), /^the year must be a whole number, not a string$/],
    [() => rules.outlook(met, 2024.5), /^the year must be a whole number, not 2024\.5$/],
    [() => districts.rollUp(), /^rollUp takes a plain object with `unit`, .*, not undefined$/],
    [() => districts.rollUp({ ...of, roster: register }), /^the roster must be a Roster, not a Register$/],
    [() => districts.rollUp({ ...of, dossiers: met }), /^the dossiers must be a list, not a string$/],
    [() => districts.rollUp({ ...of, dossiers: [1] }), /^the dossier must be JSON text/],
    [() => districts.overview({ ...example1, year: "2025" }), /^the year must be a whole number, not a string$/],
    [() => districts.overview({ year: 2025 }), /^the roster must be a Roster, not undefined$/],
    [() => rank(dossier), /^the dossiers must be a list, not a Dossier$/],
    [() => rank([dossier], { index: 1 }), /^the id of an index must be a string, not a number$/],
    [() => new Overview(), /^an Overview is not made with `new`$/],
  ]) {
    assert.throws(act, { name: "TypeError", message });
  }
  for (const [act, message] of [
    [() => rules.progress(met, "2024-02-30"), /^`2024-02-30` is not a day of the calendar/],
    [() => rules.evaluateWithStanding(met, register, "\u202e"), /^`\\u\{202e\}` is not a day/],
    [() => register.standing("1", "a b"), /^`a b` is no id: /],
    [() => register.standing("", "district"), /^`` is no id: an id must not be empty$/],
    [() => rules.sheet(met, "so-yte"), /`so-y-te`/],
    [() => roster.unit("38-381"), /^the roster has no unit `38-381`; did you mean `38.381`\?$/],
    [() => rules.outlook(met, 2 ** 16 + 2024), /^`67560` is no year from 1900 to 2999$/],
    [() => districts.rollUp({ ...of, year: -1 }), /^`-1` is no year/],
    [() => districts.rollUp({ ...of, unit: "" }), /^`` is no id/],
    [() => districts.overview({ ...example1, year: 2025, asOf: "x" }), /^`x` is not a day/],
  ]) {
    assert.throws(act, { name: "RangeError", message });
  }
  for (const act of [
    () => rules.evaluateWithStanding("{}", register),
    () => rules.progress("{}"),
    () => rules.sheet("{}", "so-y-te"),
    () => rules.upkeep(met, "{}"),
    () => rules.upkeep("{}", met),
    () => rules.outlook("{}"),
    () => districts.rollUp({ ...of, dossiers: ["{}"] }),
  ]) {
    assert.throws(act, DossierError);
  }
});

test("what was disposed of is refused", () => {
  const gone = {
    register: Register.fromJson(part("register.json")),
    roster: Roster.fromJson(part("roster.json")),
  };
  const overview = districts.overview({ ...gone, year: 2025 });
  for (const held of [...Object.values(gone), overview]) {
    held.dispose();
    held.dispose();
    held[Symbol.dispose]?.();
  }
  for (const [act, name] of [
    [() => gone.register.id, "Register"],
    [() => gone.register.units, "Register"],
    [() => gone.register.standing("A.1", "commune"), "Register"],
    [() => rules.evaluateWithStanding(met, gone.register), "Register"],
    [() => districts.rollUp({ ...example1, register: gone.register, unit: "A", year: 2025 }), "Register"],
    [() => gone.roster.units, "Roster"],
    [() => gone.roster.sha256, "Roster"],
    [() => districts.overview({ ...example1, roster: gone.roster, year: 2025 }), "Roster"],
    [() => overview.add(reports[0]), "Overview"],
    [() => JSON.stringify(overview), "Overview"],
  ]) {
    assert.throws(act, { name: "Error", message: `this ${name} was disposed of` });
  }
  const mine = RuleSet.fromJson(rules.toCanonicalJson());
  const disposing = {
    get year() {
      mine.dispose();
      return 2024;
    },
  };
  assert.throws(() => mine.upkeep(disposing, met), { message: "this RuleSet was disposed of" });
  assert.throws(() => mine.progress(met), { message: "this RuleSet was disposed of" });
});

test("the lean engine says where all this is to be had", () => {
  const rules = lean.RuleSet.fromJson(textOf(`rules/data/${ID}.json`));
  for (const act of [
    () => lean.Register.builtin("x"),
    () => lean.Register.fromJson("{}"),
    () => lean.Roster.builtin("x"),
    () => lean.Roster.fromJson("{}"),
    () => lean.rank([]),
    () => rules.evaluateWithStanding(met),
    () => rules.progress(met),
    () => rules.sheet(met, "so-y-te"),
    () => rules.upkeep(met, met),
    () => rules.outlook(met),
    () => rules.rollUp(),
    () => rules.overview(),
  ]) {
    assert.throws(act, { name: "Error", message: "`tieuchi/lean` has only what judging takes; import `tieuchi`" });
  }
  rules.dispose();
});
