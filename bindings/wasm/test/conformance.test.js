// The conformance vectors in Node, each a test by its id.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as tieuchi from "tieuchi";
import { vectorFiles } from "./files.js";
import { check, countOf, idsOf } from "./vectors.js";

const files = vectorFiles();
const ids = idsOf(files);

test("there are as many vectors as committed", () => assert.equal(ids.length, countOf(files)));

for (const id of ids) {
  test(id, async () => assert.deepEqual(await check(tieuchi, files, id), []));
}
