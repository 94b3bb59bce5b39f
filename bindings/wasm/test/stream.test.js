import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { RuleSet, TieuchiError } from "tieuchi";
import { example } from "./files.js";

const ID = "vn.thanh-hoa.dx.district";
const script = fileURLToPath(new URL("./stream.js", import.meta.url));
const set = fileURLToPath(new URL(`../../../rules/data/${ID}.json`, import.meta.url));

test("each line is answered in its place, by an evaluation or by diagnostics", () => {
  const rules = RuleSet.builtin(ID);
  const wrong = "{\u2028";
  const input = [example("met"), wrong, example("hair"), "{\udcff"].map((text) => JSON.stringify(text)).join("\n");
  for (const named of [ID, set]) {
    const lines = execFileSync(process.execPath, [script, named], { input, encoding: "utf8" }).split("\n");
    assert.throws(() => rules.evaluate(wrong), (error) => {
      assert.ok(error instanceof TieuchiError);
      const diagnostics = JSON.stringify({ diagnostics: error.diagnostics });
      assert.match(lines.splice(3, 1)[0], /^{"diagnostics":\[{"code":"invalid_utf8"/);
      assert.deepEqual(lines, [
        rules.evaluateJson(example("met")),
        diagnostics,
        rules.evaluateJson(example("hair")),
        "",
      ]);
      return true;
    });
  }
});
