// An engine whose memory is full. In a file of its own, since what it holds is not given back to anybody.

import assert from "node:assert/strict";
import { test } from "node:test";
import { initSync } from "../dist/tieuchi.js";
import { RuleSet } from "tieuchi";

const PAGE = 1 << 16;
const MOST_PAGES = 1 << 16;

test("an engine that gets no memory says so, and works on once it has some", () => {
  const rules = RuleSet.builtin("vn.thanh-hoa.dx.district");
  const text = rules.toCanonicalJson();
  const { memory } = initSync();
  memory.grow(MOST_PAGES - memory.buffer.byteLength / PAGE - 256);
  const read = [];
  assert.throws(
    () => {
      while (read.length < 10_000) read.push(RuleSet.fromJson(text));
    },
    { name: "TieuchiMemoryError", message: /^the engine is out of memory: dispose of rule sets/ },
  );
  for (const one of read) one.dispose();
  assert.equal(RuleSet.fromJson(text).sha256, rules.sha256);
});
