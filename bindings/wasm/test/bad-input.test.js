// Whatever is passed in, a clear exception comes out, and the engine works on.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import vm from "node:vm";
import { Dossier, init, RuleSet, RuleSets, TieuchiError } from "tieuchi";
import { example } from "./files.js";

const rules = RuleSet.builtin("vn.thanh-hoa.dx.district");
const met = example("met");

afterEach(() => assert.equal(rules.evaluate(met).outcome, "met"));

function refuses(act, kind, message) {
  assert.throws(act, (error) => {
    assert.ok(error instanceof kind, `${error}`);
    assert.match(error.message, message);
    return true;
  });
}

const takesDocument = {
  "RuleSet.fromJson": (value) => RuleSet.fromJson(value),
  readDossier: (value) => rules.readDossier(value),
  evaluate: (value) => rules.evaluate(value),
  evaluateJson: (value) => rules.evaluateJson(value),
  receipt: (value) => rules.receipt(value),
  receiptJson: (value) => rules.receiptJson(value),
  explain: (value) => rules.explain(value, "vi"),
  "RuleSets.readDossier": (value) => RuleSets.of(rules).readDossier(value),
};

const notDocuments = [
  [undefined, "undefined"],
  [null, "null"],
  [true, "a boolean"],
  [1, "a number"],
  [1n, "a BigInt"],
  [Symbol("s"), "a symbol"],
  [() => {}, "a function"],
  [[], "an array"],
  [new Date(0), "a Date"],
  [new Map(), "a Map"],
  [new ArrayBuffer(2), "an ArrayBuffer"],
  [new DataView(new ArrayBuffer(2)), "a DataView"],
  [Object("text"), "a String"],
  [Promise.resolve("{}"), "a Promise"],
];

for (const [name, act] of Object.entries(takesDocument)) {
  test(`${name} takes text, bytes or a plain object alone`, () => {
    for (const [value, kind] of notDocuments) {
      refuses(() => act(value), TypeError, new RegExp(`must be JSON text, bytes or a plain object, not ${kind}$`));
    }
  });

  test(`${name} refuses half a surrogate pair`, () => {
    refuses(() => act('{"a": "\ud800"}'), TypeError, /holds half of a surrogate pair/);
    refuses(() => act({ a: "\udc00x" }), TypeError, /at \/a is text with half of a surrogate pair/);
    refuses(() => act({ "\ud800": 1 }), TypeError, /half of a surrogate pair/);
  });

  test(`${name} refuses what is too large before it is copied`, () => {
    refusesLarge(act, "x".repeat((16 << 20) + 1), "ấ".repeat(6 << 20), new Uint8Array((16 << 20) + 1));
  });
}

test("the longest text there can be is refused", () => {
  refusesLarge(takesDocument.evaluateJson, "x".repeat(2 ** 29 - 24));
});

function refusesLarge(act, ...documents) {
  for (const large of documents) {
    assert.throws(() => act(large), (error) => {
      assert.ok(error instanceof TieuchiError);
      assert.equal(error.diagnostics.length, 1);
      assert.equal(error.diagnostics[0].code, "document_too_large");
      assert.equal(error.diagnostics[0].found, String(Buffer.byteLength(large)));
      return true;
    });
  }
}

test("what JSON has no form for is refused by name and place", () => {
  const cycle = { a: { b: [] } };
  cycle.a.b.push(cycle.a);
  for (const [value, message] of [
    [{ values: { "II.3": NaN } }, /^the dossier at \/values\/II\.3 is NaN$/],
    [{ a: [1, Infinity] }, /at \/a\/1 is Infinity$/],
    [{ a: -Infinity }, /at \/a is -Infinity$/],
    [{ a: 1n }, /at \/a is a BigInt/],
    [{ a: undefined }, /at \/a is undefined/],
    [{ a: [, 1] }, /at \/a\/0 is undefined/],
    [{ a() {} }, /at \/a is a function/],
    [{ a: Symbol("s") }, /at \/a is a symbol/],
    [{ a: new Date(0) }, /at \/a is a Date/],
    [{ a: new Map() }, /at \/a is a Map/],
    [{ a: Object(1) }, /at \/a is a Number/],
    [{ a: rules }, /at \/a is a RuleSet/],
    [{ [Symbol("s")]: 1 }, /is an object with the key Symbol\(s\)/],
    [cycle, /at \/a\/b\/0 is an object that holds itself$/],
  ]) {
    refuses(() => rules.evaluate(value), TypeError, message);
  }
  let deep = {};
  for (let depth = 0; depth < 100_000; depth++) deep = { deep };
  refuses(() => rules.evaluate(deep), TypeError, /is nested more than 256 levels deep$/);
});

test("what throws while it is read throws its own", () => {
  const own = new RangeError("mine");
  const hostile = {
    get a() {
      throw own;
    },
  };
  assert.throws(() => rules.evaluate(hostile), (error) => error === own);
});

test("an object in two places is no cycle, and one of another realm is plain", () => {
  const shared = { agency: "so-tttt" };
  assert.throws(() => rules.evaluate({ opinions: [shared, shared] }), TieuchiError);
  assert.equal(rules.evaluateJson(vm.runInNewContext(`(${met})`)), rules.evaluateJson(met));
  assert.equal(rules.evaluateJson(Object.assign(Object.create(null), JSON.parse(met))), rules.evaluateJson(met));
});

test("bytes that are not UTF-8 have a diagnostic", () => {
  assert.throws(() => rules.evaluate(new Uint8Array([0x7b, 0xff])), (error) => {
    assert.deepEqual(
      error.diagnostics.map(({ code, line, column }) => [code, line, column]),
      [["invalid_utf8", 1, 2]],
    );
    return true;
  });
});

test("a rule set of another format version is refused", () => {
  const other = { ...JSON.parse(rules.toCanonicalJson()), format: 2 };
  assert.throws(() => RuleSet.fromJson(other), (error) => {
    assert.equal(error.diagnostics[0].code, "unsupported_format");
    return true;
  });
});

test("ids and languages are strings", () => {
  for (const value of [undefined, null, 1, {}, ["vi"], Symbol("s")]) {
    refuses(() => RuleSet.builtin(value), TypeError, /^the id must be a string, not /);
    refuses(() => rules.explain(met, value), TypeError, /^the language must be a string, not /);
  }
  refuses(() => RuleSet.builtin("\ud800"), TypeError, /half of a surrogate pair/);
  refuses(() => rules.explain(met, "fr"), TypeError, /^the languages are `vi` and `en`, not `fr`$/);
  assert.throws(() => RuleSet.builtin("vn.thanh-hoa.dx.distrikt"), (error) => {
    assert.equal(error.diagnostics[0].nearest, "vn.thanh-hoa.dx.district");
    return true;
  });
  refuses(() => RuleSets.of(rules, {}), TypeError, /takes rule sets, not an object/);
});

test("nothing is made with `new`, and methods want their own object", () => {
  for (const Class of [RuleSet, Dossier, RuleSets]) {
    refuses(() => new Class(), TypeError, new RegExp(`a ${Class.name} is not made with`));
  }
  refuses(() => RuleSet.prototype.evaluate.call({}, met), TypeError, /./);
  refuses(() => RuleSet.prototype.evaluate.call(rules.readDossier(met), met), TypeError, /./);
});

test("disposing twice does nothing, using what was disposed of is refused", () => {
  const mine = RuleSet.fromJson(rules.toCanonicalJson());
  const dossier = mine.readDossier(met);
  const sets = RuleSets.of(mine);
  for (const held of [mine, dossier, sets]) {
    held.dispose();
    held.dispose();
    held[Symbol.dispose]?.();
  }
  const gone = (what) => new RegExp(`^this ${what} was disposed of$`);
  refuses(() => mine.evaluate(met), Error, gone("RuleSet"));
  refuses(() => mine.id, Error, gone("RuleSet"));
  refuses(() => mine.toCanonicalJson(), Error, gone("RuleSet"));
  refuses(() => RuleSets.of(mine), Error, gone("RuleSet"));
  refuses(() => rules.evaluate(dossier), Error, gone("Dossier"));
  refuses(() => dossier.sha256, Error, gone("Dossier"));
  refuses(() => sets.readDossier(met), Error, gone("RuleSets"));
});

test("what a disposed rule set gave lives on", () => {
  const mine = RuleSet.fromJson(rules.toCanonicalJson());
  const dossier = mine.readDossier(met);
  mine.dispose();
  assert.equal(dossier.rules.evaluate(dossier).outcome, "met");
});

test("a document that disposes of its rule set while it is read does no harm", () => {
  const mine = RuleSet.fromJson(rules.toCanonicalJson());
  const hostile = {
    get year() {
      mine.dispose();
      return 2024;
    },
  };
  assert.throws(() => mine.evaluate(hostile), Error);
});

test("`init` takes anything in Node, where there is nothing to load", async () => {
  await init("https://example.invalid/");
});
