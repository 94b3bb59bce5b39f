// `types.ts` holds what must and must not compile.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

test("the types say what the package takes and gives", () => {
  const here = fileURLToPath(new URL(".", import.meta.url));
  const compiler = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
  try {
    execFileSync(process.execPath, [compiler, "--project", here], { encoding: "utf8" });
  } catch (error) {
    assert.fail(error.stdout);
  }
});
