// What npm packs.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

test("the packed package holds what it imports, its types and its licenses", () => {
  const cwd = fileURLToPath(new URL("..", import.meta.url));
  const [{ files }] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd, encoding: "utf8" }));
  assert.deepEqual(
    files.map(({ path }) => path).sort(),
    [
      "LICENSE-APACHE",
      "LICENSE-MIT",
      "README.md",
      "api.js",
      "dist/lean.js",
      "dist/lean.shape.js",
      "dist/lean_bg.wasm",
      "dist/tieuchi.js",
      "dist/tieuchi.shape.js",
      "dist/tieuchi_bg.wasm",
      "index.d.ts",
      "index.js",
      "lean.d.ts",
      "lean.js",
      "lean.node.js",
      "load.js",
      "node.js",
      "package.json",
    ],
  );
});
