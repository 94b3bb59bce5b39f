import assert from "node:assert/strict";
import { test } from "node:test";
import { fill, grow, spread } from "./memory.js";

test("20 000 calls stay level in memory", async () => {
  const { early, late } = await grow(20_000);
  assert.ok(late <= early + (1 << 20), `${early} bytes, then ${late}`);
  assert.ok(late < 64 << 20, `${late} bytes`);
});

test("50 000 dossiers stay level in memory where the program never yields", () => {
  const { early, late } = fill(50_000);
  for (const kind of ["engine", "heap", "arrays"]) {
    assert.ok(late[kind] <= early[kind] + (8 << 20), `${kind}: ${early[kind]} bytes, then ${late[kind]}`);
  }
});

test("an overview of 5 000 communes keeps no dossier of those that are not recognised", () => {
  const { early, late, units } = spread(5_000);
  assert.ok(units >= 5_000);
  assert.ok(late <= early + (8 << 20), `${early} bytes, then ${late}`);
});
