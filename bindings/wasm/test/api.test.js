// What the package gives, in Node.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inspect } from "node:util";
import * as tieuchi from "tieuchi";
import * as lean from "tieuchi/lean";
import { example, textOf } from "./files.js";

const { Dossier, DossierError, IndexDocumentError, RuleSet, RuleSetError, RuleSets, TieuchiError } = tieuchi;
const ID = "vn.thanh-hoa.dx.district";
const rules = RuleSet.builtin(ID);
const met = example("met");

test("a rule set says what it is", () => {
  assert.equal(rules.id, ID);
  assert.equal(rules.version, "2024.2.0");
  assert.equal(rules.status, "interim");
  assert.equal(rules.level, "district");
  assert.deepEqual(rules.years, [2024, 2025]);
  assert.equal(rules.isComplete, true);
  assert.deepEqual(rules.warnings, []);
  assert.equal(JSON.parse(rules.toCanonicalJson()).id, ID);
  assert.equal(RuleSet.builtin(`${ID}@2024.2.0`).sha256, rules.sha256);
});

test("a rule set holds groups, criteria and agencies", () => {
  assert.match(rules.title.vi, /^Bộ tiêu chí tạm thời về chuyển đổi số cấp huyện/);
  assert.deepEqual(
    rules.groups.map(({ id, criteria }) => [id, criteria.length]),
    [["I", 1], ["II", 5], ["III", 9], ["IV", 5], ["V", 3]],
  );
  assert.deepEqual(rules.criteria, rules.groups.flatMap(({ criteria }) => criteria));
  assert.equal(rules.groups[1].title.en, rules.toDocument().groups[1].title.en);
  assert.equal(rules.agency("so-tttt").name.en, "Department of Information and Communications");
  const keys = ["id", "name", "kind", "printed", "names", "valid", "successor", "interpretation"];
  assert.deepEqual(Object.keys(rules.agencies[0]), keys);
  assert.equal(rules.agency(rules.agencies[2].id), rules.agencies[2]);
});

test("a criterion says what it demands, with a key also for what there is none of", () => {
  const criterion = rules.criterion("II.3");
  assert.equal(criterion, rules.criteria.find(({ id }) => id === "II.3"));
  const { title, source, interpretation, ...rest } = criterion;
  assert.equal(title.vi, "Tỷ lệ hộ gia đình được phủ mạng Internet băng rộng cáp quang.");
  assert.equal(source.locator, "Phụ lục 1, II.3");
  assert.deepEqual(rest, {
    id: "II.3",
    measure: { kind: "percent", unit: null, counted: { vi: "hộ gia đình", en: "households" }, numerator: null, denominator: null },
    targets: [
      { year: 2024, general: { at_least: "70" }, by: null, at: [] },
      { year: 2025, general: { at_least: "80" }, by: null, at: [] },
    ],
    every_year: false,
    rollup: null,
    lead_agencies: ["so-tttt"],
    coordinating_agencies: [],
    citations: [
      { resource: "qd-411-2022", number: "411/QĐ-TTg", date: "2022-03-31", locator: null },
      rest.citations[1],
    ],
  });
  assert.equal(rest.citations[1].number, "134/KH-UBND");
  // What an evaluation says of it is the same.
  const { criteria } = rules.evaluate(met);
  for (const { id, ...found } of criteria) {
    const { measure, ...said } = rules.criterion(id);
    for (const key of ["title", "lead_agencies", "citations", "source", "interpretation"]) {
      assert.deepEqual(found[key], said[key], `${id} ${key}`);
    }
    assert.equal(found.measure, measure.kind);
  }
});

test("a target may differ by an attribute, and what has no parts has empty ones", () => {
  const small = RuleSet.fromJson({
    id: "x",
    version: "1.0.0",
    status: "draft",
    title: { vi: "x" },
    subject: { level: "commune" },
    years: [2024],
    declared: { groups: 1, criteria: 1 },
    groups: [
      {
        id: "I",
        title: { vi: "nhóm" },
        criteria: [
          {
            id: "I.1",
            title: { vi: "tiêu chí" },
            measure: { kind: "percent" },
            targets: { 2024: { by: { region: { mountain: { at_least: "60" }, island: null } } } },
            source: { resource: "r", locator: "1", quote: "q" },
          },
        ],
      },
    ],
    conditions: [],
    resources: [{ id: "r", title: { vi: "r" } }],
  });
  const { targets, citations, lead_agencies } = small.criterion("I.1");
  const cases = [{ value: "island", target: null }, { value: "mountain", target: { at_least: "60" } }];
  assert.deepEqual(targets, [{ year: 2024, general: null, by: { attribute: "region", cases }, at: [] }]);
  assert.deepEqual([citations, lead_agencies, small.agencies], [[], [], []]);
  assert.deepEqual([small.groups[0].source, small.groups[0].interpretation], [null, null]);
});

test("a rule set is data that nobody changes, read once", () => {
  const document = rules.toDocument();
  assert.deepEqual(document, JSON.parse(rules.toCanonicalJson()));
  assert.equal(rules.toDocument(), document);
  assert.equal(rules.criteria, rules.criteria);
  assert.equal(RuleSet.fromJson({ ...document, version: "2024.2.0" }).version, "2024.2.0");
  for (const held of [document.groups[0], rules.groups[0], rules.criteria[0].citations, rules.agencies[0].printed]) {
    assert.ok(Object.isFrozen(held));
  }
  assert.throws(() => rules.criteria.push({}), TypeError);
});

test("a rule set reads back from its canonical form, as text, bytes and plain data", () => {
  const text = rules.toCanonicalJson();
  for (const document of [text, new TextEncoder().encode(text), JSON.parse(text), `\ufeff${text}`]) {
    assert.equal(RuleSet.fromJson(document).sha256, rules.sha256);
  }
});

test("a dossier evaluates alike however it is given", () => {
  const json = rules.evaluateJson(met);
  const dossier = rules.readDossier(met);
  assert.ok(dossier instanceof Dossier);
  for (const document of [Buffer.from(met), JSON.parse(met), dossier, dossier.toCanonicalJson()]) {
    assert.equal(rules.evaluateJson(document), json);
    assert.deepEqual(rules.evaluate(document), JSON.parse(json));
  }
  assert.equal(dossier.rules.sha256, rules.sha256);
});

test("a dossier says whose it is, and of which year", () => {
  const dossier = rules.readDossier(met);
  const evaluation = rules.evaluate(dossier);
  assert.deepEqual(dossier.subject, evaluation.subject);
  assert.equal(dossier.subject, dossier.subject);
  assert.equal(dossier.year, 2024);
  assert.equal(dossier.ruleSet, JSON.parse(met).rule_set);
  assert.deepEqual(dossier.toDocument(), JSON.parse(dossier.toCanonicalJson()));
  assert.ok(Object.isFrozen(dossier.toDocument().values) && Object.isFrozen(dossier.subject));
  const nameless = { rule_set: `${ID}@${rules.version}`, subject: { id: "1", level: "district" }, year: 2025 };
  const { ruleSet, subject, year } = rules.readDossier(nameless);
  assert.deepEqual([ruleSet, year], [`${ID}@${rules.version}`, 2025]);
  assert.deepEqual(subject, { id: "1", name: null, level: "district", attributes: {} });
});

test("an evaluation is data that nobody changes", () => {
  const evaluation = rules.evaluate(met);
  assert.equal(evaluation.outcome, "met");
  assert.deepEqual(JSON.parse(JSON.stringify(evaluation)), JSON.parse(rules.evaluateJson(met)));
  assert.throws(() => evaluation.criteria.push({}), TypeError);
  assert.throws(() => {
    evaluation.criteria[0].outcome = "not_met";
  }, TypeError);
});

test("a number of plain data is the shortest text that reads back to it", () => {
  const one = (value) => ({
    rule_set: ID,
    subject: { id: "1", level: "district" },
    year: 2024,
    values: { "II.3": value },
  });
  const observed = (value) => rules.evaluate(one(value)).criteria.find(({ id }) => id === "II.3").observed;
  assert.deepEqual(observed(69.996), { percent: "69.996" });
  assert.deepEqual(observed(0.1 + 0.2), { percent: "0.30000000000000004" });
  assert.deepEqual(observed(-0), { percent: "0" });
  assert.deepEqual(observed(1e-7), { percent: "0.0000001" });
  assert.deepEqual(observed("69.99999999999999999999999999"), { percent: "69.99999999999999999999999999" });
});

test("a receipt binds the evaluation to its dossier", () => {
  const receipt = rules.receipt(met);
  assert.equal(receipt.receipt.dossier.sha256, rules.readDossier(met).sha256);
  assert.equal(rules.receiptJson(met).startsWith(rules.evaluateJson(met).slice(0, -1)), true);
});

test("an evaluation is put into words", () => {
  const hair = example("hair");
  const english = rules.explain(hair, "en");
  const vietnamese = rules.explain(hair, "vi");
  const { conditions, criteria } = rules.evaluate(hair);
  assert.deepEqual(english.conditions.map(({ id }) => id), conditions.map(({ id }) => id));
  assert.deepEqual(english.criteria.map(({ id }) => id), criteria.map(({ id }) => id));
  const below = criteria.find(({ reason }) => reason === "below_target").id;
  const words = ({ criteria }) => criteria.find(({ id }) => id === below);
  assert.match(words(english).text, /^below target: [\d.,]+ percentage points short/);
  assert.match(words(vietnamese).text, /^thấp hơn chỉ tiêu: thiếu [\d.,]+ điểm phần trăm/);
  assert.match(words(vietnamese).target, /^≥ \d+%$/);
  assert.equal(vietnamese.text, "chưa đủ điều kiện đề nghị công nhận");
});

test("of several rule sets a dossier picks its own", () => {
  const other = JSON.parse(rules.toCanonicalJson());
  other.id = "vn.other";
  const sets = RuleSets.of(rules, RuleSet.fromJson(other));
  assert.equal(sets.readDossier(met).rules.id, ID);
  assert.throws(() => sets.readDossier(met.replace(ID, "vn.othre")), (error) => {
    assert.equal(error.diagnostics[0].code, "unknown_rule_set");
    assert.equal(error.diagnostics[0].nearest, "vn.other");
    return true;
  });
});

test("rule sets at hand are a collection in the order of the engine's", () => {
  const other = (changes) => RuleSet.fromJson({ ...rules.toDocument(), ...changes });
  const sets = RuleSets.builtin();
  const shipped = [...sets].map(({ id }) => id);
  assert.ok(shipped.includes(ID));
  assert.equal(sets.size, shipped.length);
  assert.equal(sets.add(other({ id: "vn.other" })), sets);
  const named = () => Array.from(sets, ({ id, version }) => `${id}@${version}`);
  assert.equal(sets.size, shipped.length + 1);
  assert.equal(named().at(-1), `vn.other@${rules.version}`);
  // The one added last counts, and stands last.
  const changed = other({ title: { vi: "khác" } });
  sets.add(changed);
  assert.equal(sets.size, shipped.length + 1);
  assert.equal(named().at(-1), `${ID}@${rules.version}`);
  assert.equal([...sets].at(-1).title.vi, "khác");
  assert.deepEqual(sets.toJSON().map(({ id, version }) => `${id}@${version}`), named());
  assert.equal(sets.evaluate(met).rule_set.sha256, changed.sha256);
  // What is added while they are walked over is not walked over.
  let walked = 0;
  for (const one of sets) {
    sets.add(one);
    walked += 1;
  }
  assert.equal(walked, sets.size);
  assert.equal(RuleSets.of().size, 0);
});

test("of several rule sets the one that a dossier names evaluates it", () => {
  const newer = RuleSet.fromJson({ ...rules.toDocument(), version: "2999.0.0" });
  const sets = RuleSets.of(newer, rules);
  assert.equal(sets.evaluate(met).rule_set.version, "2999.0.0");
  const pinned = { ...JSON.parse(met), rule_set: `${ID}@${rules.version}` };
  assert.equal(sets.evaluate(pinned).rule_set.version, rules.version);
  assert.equal(sets.evaluateJson(pinned), rules.evaluateJson(pinned));
  // One that was read stays with the rule set it was read against.
  assert.equal(sets.evaluateJson(rules.readDossier(met)), rules.evaluateJson(met));
});

test("a dossier read against a rule set of other content is undetermined throughout", () => {
  const other = JSON.parse(rules.toCanonicalJson());
  other.version = "2024.9.9";
  const { outcome, criteria } = RuleSet.fromJson(other).evaluate(rules.readDossier(met));
  assert.equal(outcome, "undetermined");
  assert.deepEqual([...new Set(criteria.map(({ reason }) => reason))], ["other_rule_set"]);
});

test("an object says what it is", () => {
  const { id, version } = rules;
  const dossier = rules.readDossier(met);
  const sets = RuleSets.of(rules);
  assert.equal(JSON.stringify(rules), JSON.stringify({ id, version }));
  assert.equal(JSON.stringify(dossier), JSON.stringify({ rules: { id, version }, sha256: dossier.sha256 }));
  assert.equal(JSON.stringify(sets), JSON.stringify([{ id, version }]));
  assert.equal(inspect(rules), `RuleSet { id: '${id}', version: '${version}' }`);
  assert.match(inspect(dossier), /^Dossier \{\s+rules: \{ id: '/);
  for (const [name, held] of Object.entries({ RuleSet: rules, Dossier: dossier, RuleSets: sets })) {
    assert.equal(String(held), `[object ${name}]`);
    assert.ok(Object.isFrozen(held));
  }
  dossier.dispose();
  assert.equal(inspect(dossier), "Dossier (disposed of)");
});

test("an error lists every diagnostic, in both languages", () => {
  const document = `{"rule_set": "${ID}",\n "yaer": 2024}`;
  assert.throws(() => rules.evaluate(document), (error) => {
    assert.ok(error instanceof DossierError && error instanceof TieuchiError && error instanceof Error);
    assert.ok(!(error instanceof RuleSetError));
    assert.equal(error.name, "DossierError");
    assert.deepEqual(error.diagnostics.map(({ code }) => code), ["missing_key", "missing_key", "unknown_key"]);
    const [typo] = error.diagnostics.filter(({ code }) => code === "unknown_key");
    assert.deepEqual([typo.pointer, typo.line, typo.column, typo.nearest], ["/yaer", 2, 2, "year"]);
    assert.match(typo.message.vi, /^không có khóa `yaer` ở đây/);
    assert.equal(
      error.message,
      "the dossier cannot be read: 1:1: missing_key: the key `subject` is missing (and 2 more)",
    );
    assert.ok(Object.isFrozen(error.diagnostics) && Object.isFrozen(typo.message));
    return true;
  });
});

test("the lean engine has no rule sets, and says so", () => {
  assert.throws(() => lean.RuleSet.builtin(ID), {
    message: "`tieuchi/lean` has no built-in rule sets; import `tieuchi`",
  });
  assert.throws(() => lean.RuleSets.builtin(), {
    message: "`tieuchi/lean` has no built-in rule sets; import `tieuchi`",
  });
  assert.equal(lean.DossierError, DossierError);
  const same = lean.RuleSet.fromJson(rules.toCanonicalJson());
  assert.equal(same.evaluateJson(met), rules.evaluateJson(met));
  assert.throws(() => rules.evaluate(same.readDossier(met)), TypeError);
});

test("`init` may be called in Node too", async () => {
  await tieuchi.init();
  await tieuchi.default();
});

test("duties are filtered by agency, and agencies are those of the day", () => {
  const communes = RuleSet.builtin("vn.thanh-hoa.dx.commune");
  assert.equal(communes.duties.length, 11);
  const theirs = communes.duties.filter(({ actors }) => actors.includes("phong-vhtt"));
  assert.deepEqual(communes.dutiesOf("phong-vhtt"), theirs);
  assert.deepEqual(theirs.map(({ id }) => id), ["d5a", "d5b", "d5c"]);
  assert.deepEqual(communes.dutiesOf("ubnd-xa-quang-trung")[0].deadline, { before: "2023-11-30" });
  assert.throws(() => communes.dutiesOf("phong-vht"), { name: "RangeError", message: /`phong-vhtt`/ });
  assert.throws(() => communes.dutiesOf(1), TypeError);
  assert.equal(communes.agencyAt("ubnd-thi-xa", "2025-06-30").ended, null);
  assert.deepEqual(communes.agencyAt("ubnd-thi-xa", "2025-07-01"), {
    id: "ubnd-thi-xa",
    name: { vi: "Ủy ban nhân dân thị xã Bỉm Sơn", en: "People's Committee of Bỉm Sơn town" },
    ended: "2025-06-30",
  });
  assert.throws(() => communes.agencyAt("ubnd-thi-xax", "2025-07-01"), { name: "RangeError", message: /`ubnd-thi-xa`/ });
  assert.throws(() => communes.agencyAt("ubnd-thi-xa", "2025-02-30"), { name: "RangeError", message: /2025-02-30/ });
  assert.deepEqual(communes.missing.map(({ locator }) => locator).slice(1, 3), ["Phụ lục 01", "Phụ lục 02"]);
  communes.dispose();
});

test("the lean engine hashes what it does not read, and judges alike", () => {
  for (const name of ["vn.thanh-hoa.dx.commune", "vn.thanh-hoa.dx.district"]) {
    const [small, whole] = [lean.RuleSet, RuleSet].map((Rules) => Rules.fromJson(textOf(`rules/data/${name}.json`)));
    assert.equal(small.toCanonicalJson(), whole.toCanonicalJson());
    assert.equal(small.sha256, whole.sha256);
    for (const each of ["hair", "incomplete", "met"].map(example).filter((text) => text.includes(name))) {
      assert.equal(small.receiptJson(each), whole.receiptJson(each));
    }
    small.dispose();
    whole.dispose();
  }
  const small = lean.RuleSet.fromJson(textOf(`rules/data/${ID}.json`));
  const said = { agency: "so-y-te", criterion: "V.2", outcome: "met" };
  const dossier = (more) => ({ rule_set: ID, subject: { id: "1", level: "district" }, year: 2024, ...more });
  assert.equal(small.evaluate(dossier({ opinions: [], events: null })).outcome, "undetermined");
  for (const more of [{ opinions: [said] }, { appraisals: [said] }, { events: [{ step: "appraisal", date: "2024-12-01" }] }]) {
    assert.throws(() => small.evaluate(dossier(more)), ({ diagnostics: [found] }) => {
      assert.deepEqual([found.code, found.found], ["not_supported", Object.keys(more)[0]]);
      return true;
    });
  }
  small.dispose();
});

test("the lean engine says where duties are to be had", () => {
  const rules = lean.RuleSet.fromJson(textOf("rules/data/vn.thanh-hoa.dx.commune.json"));
  for (const asks of [() => rules.duties, () => rules.dutiesOf("phong-vhtt"), () => rules.agencyAt("bcd-tinh", "2024-01-01")]) {
    assert.throws(asks, /import `tieuchi`/);
  }
  const subject = { id: "1", level: "commune" };
  const evaluation = rules.evaluate({ rule_set: rules.id, subject, year: 2025 });
  assert.deepEqual(evaluation.rule_set.missing.map(({ locator }) => locator), [
    "toàn văn",
    "Phụ lục 01",
    "Phụ lục 02",
    "Bộ chỉ số ban hành kèm theo",
  ]);
  assert.deepEqual(evaluation.agencies.map(({ id, ended }) => [id, ended]), [
    ["ubnd-thi-xa", "2025-06-30"],
    ["phong-vhtt", "2025-06-30"],
    ["bcd-thi-xa", "2025-06-30"],
  ]);
  rules.dispose();
});

const root = new URL("../../../rules/examples/index/", import.meta.url);
const part = (name) => readFileSync(new URL(name, root), "utf8");

test("scores follow from indicators where an index is attached", () => {
  const rules = RuleSet.fromJson(part("example.commune.json")).withIndices(part("example.dti.json"));
  const dossier = rules.readDossier(part("dossiers/open.json"));
  const [score] = dossier.scores();
  assert.deepEqual(score.total, { points: null, low: "60", high: "90" });
  assert.deepEqual(score.unreported, ["B.1", "C.2"]);
  assert.deepEqual(rules.evaluate(dossier).deciding, ["example.dti/2024/self/B.1", "example.dti/2024/self/C.2"]);
  const refused = (index) => assert.throws(() => rules.withIndices(index), IndexDocumentError);
  refused("{");
  refused(part("example.commune.json"));
  refused(" ".repeat(2 ** 24 + 1));
  assert.throws(() => rules.withIndices(1), TypeError);
});

test("the lean engine scores no indicators, and says so", () => {
  const alone = lean.RuleSet.fromJson(part("example.commune.json"));
  const codes = (act) => {
    try {
      act();
    } catch ({ diagnostics }) {
      return diagnostics.map(({ code }) => code);
    }
  };
  assert.deepEqual(codes(() => alone.readDossier(part("dossiers/open.json"))), ["not_supported"]);
  assert.throws(() => alone.withIndices(part("example.dti.json")), /import `tieuchi`/);
});
