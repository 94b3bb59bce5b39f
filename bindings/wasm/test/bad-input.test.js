// Whatever is passed in, a clear exception comes out, and the engine works on.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import vm from "node:vm";
import { Dossier, DossierError, init, RuleSet, RuleSetError, RuleSets, TieuchiError } from "tieuchi";
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
  "RuleSets.evaluate": (value) => RuleSets.of(rules).evaluate(value),
  "RuleSets.evaluateJson": (value) => RuleSets.of(rules).evaluateJson(value),
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

  test(`${name} says which document cannot be read`, () => {
    const Unreadable = name === "RuleSet.fromJson" ? RuleSetError : DossierError;
    const large = new Uint8Array((16 << 20) + 1);
    for (const value of ["", "{}", { id: 1 }, Uint8Array.of(0xff), large]) {
      assert.throws(() => act(value), (error) => {
        assert.ok(error instanceof Unreadable && error instanceof TieuchiError, `${error}`);
        assert.equal(error.name, Unreadable.name);
        return true;
      });
    }
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
});

test("the place of what JSON has no form for is a JSON pointer that shows everything", () => {
  refuses(() => rules.evaluate({ "a/b~c": [NaN] }), TypeError, /^the dossier at \/a~1b~0c\/0 is NaN$/);
  refuses(() => rules.evaluate({ "\u202ea\n": NaN }), TypeError, /^the dossier at \/\\u\{202e\}a\\u\{a\} is NaN$/);
  refuses(() => rules.evaluate({ [Symbol("\u202e")]: 1 }), TypeError, /the key Symbol\(\\u\{202e\}\)/);
  const named = { a: new (class {}) };
  Object.defineProperty(named.a.constructor, "name", { value: "\u001b[2J" });
  refuses(() => rules.evaluate(named), TypeError, /at \/a is a \\u\{1b\}\[2J/);
  refuses(() => rules.explain(met, "\u202e"), TypeError, /not `\\u\{202e\}`$/);
});

test("plain data is refused for its depth as text is", () => {
  const nested = (levels) => {
    let inner = 1;
    for (let level = 1; level < levels; level++) inner = level % 2 === 0 ? [inner] : { a: inner };
    return { deep: inner };
  };
  for (const levels of [64, 65, 66, 300, 100_000]) {
    const { error } = outcomeOf(() => rules.evaluate(nested(levels)));
    assert.ok(error instanceof TieuchiError);
    assert.equal(error.diagnostics[0].code === "too_deep", levels > 64, `${levels}`);
    if (levels > 1000) continue;
    const { error: ofText } = outcomeOf(() => rules.evaluate(JSON.stringify(nested(levels))));
    assert.deepEqual(error.diagnostics, ofText.diagnostics);
  }
});

test("plain data that stands for a long text is refused before it is written", () => {
  let wide = [];
  for (let times = 0; times < 26; times++) wide = [wide, wide];
  const text = "x".repeat(2 ** 20);
  const longKey = Object.fromEntries([["x".repeat(2 ** 28), 1]]);
  for (const value of [wide, Array(600).fill(text), "\0".repeat(2 ** 28), longKey]) {
    const { error } = outcomeOf(() => rules.evaluate({ a: value }));
    assert.ok(error instanceof TieuchiError, `${error}`);
    assert.deepEqual(error.diagnostics.map(({ code }) => code), ["document_too_large"]);
  }
  refuses(() => rules.evaluate({ a: Array(2 ** 31) }), TypeError, /at \/a\/0 is undefined/);
});

function outcomeOf(act) {
  try {
    return { value: act() };
  } catch (error) {
    return { error };
  }
}

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

test("bytes are what they are, whatever they say of themselves", () => {
  const json = rules.evaluateJson(met);
  for (const [name, value] of [
    ["length", 1],
    ["length", 2 ** 32],
    ["byteLength", 1],
    ["byteOffset", 5],
    ["buffer", new ArrayBuffer(1)],
    [Symbol.toStringTag, "Int8Array"],
    ["constructor", Array],
  ]) {
    const lying = Uint8Array.from(Buffer.from(met));
    Object.defineProperty(lying, name, { value });
    assert.equal(rules.evaluateJson(lying), json);
    assert.equal(rules.evaluateJson(rules.readDossier(lying)), json);
  }
  for (const pretended of [
    { [Symbol.toStringTag]: "Uint8Array", length: 2 },
    Object.defineProperty(new Int8Array(2), Symbol.toStringTag, { value: "Uint8Array" }),
  ]) {
    assert.throws(() => rules.evaluate(pretended), Error);
  }
  const large = new Uint8Array((16 << 20) + 1);
  Object.defineProperty(large, "byteLength", { value: 1 });
  assert.throws(() => rules.evaluate(large), ({ diagnostics }) => diagnostics[0].code === "document_too_large");
});

test("bytes may lie in any buffer", () => {
  const json = rules.evaluateJson(met);
  const bytes = Buffer.from(met);
  const most = { maxByteLength: bytes.length + 10 };
  for (const buffer of [
    new SharedArrayBuffer(bytes.length),
    new SharedArrayBuffer(bytes.length, most),
    new ArrayBuffer(bytes.length, most),
  ]) {
    const view = new Uint8Array(buffer);
    view.set(bytes);
    assert.equal(rules.evaluateJson(view), json);
    const dossier = rules.readDossier(view);
    view.fill(0);
    assert.equal(rules.evaluateJson(dossier), json);
  }
});

test("bytes that are gone are refused", () => {
  const detached = new Uint8Array(8);
  structuredClone(detached, { transfer: [detached.buffer] });
  const shrunk = new ArrayBuffer(8, { maxByteLength: 8 });
  const outside = new Uint8Array(shrunk, 4, 4);
  shrunk.resize(2);
  for (const gone of [detached, outside]) {
    refuses(() => rules.evaluate(gone), TypeError, /^the dossier is a Uint8Array whose bytes are gone/);
    refuses(() => RuleSet.fromJson(gone), TypeError, /^the rule set is a Uint8Array whose bytes are gone/);
  }
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
  for (const value of [undefined, null, 1, {}, ["II.3"], Symbol("s")]) {
    refuses(() => rules.criterion(value), TypeError, /^the id of a criterion must be a string, not /);
    refuses(() => rules.agency(value), TypeError, /^the id of an agency must be a string, not /);
  }
  refuses(() => rules.criterion("\ud800"), TypeError, /half of a surrogate pair/);
  assert.throws(() => RuleSet.builtin(""), RuleSetError);
  refuses(() => RuleSets.of(rules, {}), TypeError, /^RuleSets\.of takes rule sets, not an object$/);
  refuses(() => RuleSets.of().add(rules.readDossier(met)), TypeError, /^RuleSets\.add takes rule sets, not a Dossier$/);
});

test("an id of nothing has its nearest, and shows everything", () => {
  for (const [act, message] of [
    [() => rules.criterion("ii.3"), /^the rule set has no criterion `ii\.3`; did you mean `II\.3`\?$/],
    [() => rules.criterion("constructor"), /^the rule set has no criterion `constructor`$/],
    [() => rules.criterion("\u202eII"), /`\\u\{202e\}II`/],
    [() => rules.agency("so-ttt"), /^the rule set has no agency `so-ttt`; did you mean `so-tttt`\?$/],
    [() => rules.agency("__proto__"), /^the rule set has no agency `__proto__`$/],
  ]) {
    refuses(act, RangeError, message);
  }
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
  refuses(() => mine.criteria, Error, gone("RuleSet"));
  refuses(() => mine.criterion("II.3"), Error, gone("RuleSet"));
  refuses(() => mine.toDocument(), Error, gone("RuleSet"));
  refuses(() => RuleSets.of().add(mine), Error, gone("RuleSet"));
  refuses(() => RuleSets.of(mine), Error, gone("RuleSet"));
  refuses(() => rules.evaluate(dossier), Error, gone("Dossier"));
  refuses(() => dossier.sha256, Error, gone("Dossier"));
  refuses(() => dossier.subject, Error, gone("Dossier"));
  refuses(() => dossier.toDocument(), Error, gone("Dossier"));
  refuses(() => RuleSets.of(rules).evaluate(dossier), Error, gone("Dossier"));
  refuses(() => sets.readDossier(met), Error, gone("RuleSets"));
  refuses(() => sets.evaluate(met), Error, gone("RuleSets"));
  refuses(() => sets.evaluate(rules.readDossier(met)), Error, gone("RuleSets"));
  refuses(() => sets.add(rules), Error, gone("RuleSets"));
  refuses(() => sets.size, Error, gone("RuleSets"));
  refuses(() => [...sets], Error, gone("RuleSets"));
});

test("what a disposed rule set gave lives on", () => {
  const mine = RuleSet.fromJson(rules.toCanonicalJson());
  const dossier = mine.readDossier(met);
  mine.dispose();
  assert.equal(dossier.rules.evaluate(dossier).outcome, "met");
});

test("a rule set goes with the last that needs it", () => {
  const mine = RuleSet.fromJson(rules.toCanonicalJson());
  const sets = RuleSets.of(mine, mine);
  const dossier = sets.readDossier(met);
  const again = dossier.rules;
  assert.equal(dossier.rules, again);
  mine.dispose();
  sets.dispose();
  dossier.dispose();
  assert.equal(again.evaluate(met).outcome, "met");
  again.dispose();
  refuses(() => again.evaluate(met), Error, /^this RuleSet was disposed of$/);
});

test("a rule set that was overtaken goes, and those of several live on", () => {
  const text = rules.toCanonicalJson();
  const [one, two] = [RuleSet.fromJson(text), RuleSet.fromJson(text)];
  const sets = RuleSets.of(one).add(two);
  one.dispose();
  two.dispose();
  assert.equal(sets.evaluate(met).outcome, "met");
  const [mine] = sets;
  assert.equal([...sets][0], mine);
  mine.dispose();
  const [again] = sets;
  assert.notEqual(again, mine);
  sets.dispose();
  assert.equal(again.evaluate(met).outcome, "met");
});

test("the rule set of a dossier may be disposed of by itself", () => {
  const dossier = rules.readDossier(met);
  const mine = dossier.rules;
  mine.dispose();
  assert.notEqual(dossier.rules, mine);
  assert.equal(dossier.rules.evaluate(dossier).outcome, "met");
});

test("a document that disposes of what it is read with is told so", () => {
  for (const act of [
    (mine, document) => mine.evaluate(document),
    (mine, document) => mine.receipt(document),
    (mine, document) => mine.explain(document, "vi"),
    (mine, document) => mine.readDossier(document),
  ]) {
    const mine = RuleSet.fromJson(rules.toCanonicalJson());
    refuses(() => act(mine, disposing(mine)), Error, /^this RuleSet was disposed of$/);
  }
  const sets = RuleSets.of(rules);
  refuses(() => sets.readDossier(disposing(sets)), Error, /^this RuleSets was disposed of$/);
  const others = RuleSets.of(rules);
  refuses(() => others.evaluate(disposing(others)), Error, /^this RuleSets was disposed of$/);
});

function disposing(held) {
  return {
    get year() {
      held.dispose();
      return 2024;
    },
  };
}

test("`init` takes anything in Node, where there is nothing to load", async () => {
  await init("https://example.invalid/");
});
