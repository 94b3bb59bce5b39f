// The conformance vectors and the cases of the procedure in Node, each a test by its name.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as tieuchi from "tieuchi";
import { vectorFiles } from "./files.js";
import { caseCountOf, casesOf, check, checkCase, countOf, idsOf } from "./vectors.js";

const files = vectorFiles();
const ids = idsOf(files);

test("there are as many vectors as committed", () => assert.equal(ids.length, countOf(files)));

for (const id of ids) {
  test(id, async () => assert.deepEqual(await check(tieuchi, files, id), []));
}

const cases = casesOf(files);

test("there are as many cases of the procedure as committed", () => assert.equal(cases.length, caseCountOf(files)));

for (const name of cases) {
  test(`progress/${name}`, () => assert.deepEqual(checkCase(tieuchi, files, name), []));
}
