// `types.ts` holds what must and must not compile; `types.oldest.ts` compiles with as little as there may be.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

for (const project of ["tsconfig.json", "tsconfig.oldest.json"]) {
  test(`the types say what the package takes and gives: ${project}`, () => {
    const file = fileURLToPath(new URL(project, import.meta.url));
    const compiler = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
    try {
      execFileSync(process.execPath, [compiler, "--project", file], { encoding: "utf8" });
    } catch (error) {
      assert.fail(error.stdout);
    }
  });
}
