import assert from "node:assert/strict";
import { test } from "node:test";
import { grow } from "./memory.js";

test("20 000 calls stay level in memory", async () => {
  const { early, late } = await grow(20_000);
  assert.ok(late <= early + (1 << 20), `${early} bytes, then ${late}`);
  assert.ok(late < 64 << 20, `${late} bytes`);
});
