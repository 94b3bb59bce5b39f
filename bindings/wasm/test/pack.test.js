// What npm packs.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { posix } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { textOf } from "./files.js";

let packed;

before(() => {
  const cwd = fileURLToPath(new URL("..", import.meta.url));
  const [{ files }] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd, encoding: "utf8" }));
  packed = files.map(({ path }) => path).sort();
});

test("the packed package holds what it imports, its types, its documents and its licenses", () => {
  assert.deepEqual(
    packed,
    [
      "LICENSE-APACHE",
      "LICENSE-MIT",
      "README.md",
      "api.js",
      "common.js",
      "content.js",
      "disk.js",
      "dist/about.js",
      "dist/lean.js",
      "dist/lean.shape.js",
      "dist/lean_bg.wasm",
      "dist/tieuchi.js",
      "dist/tieuchi.shape.js",
      "dist/tieuchi_bg.wasm",
      "docs/design.md",
      "docs/dossier-format.md",
      "docs/index-format.md",
      "docs/procedure.md",
      "docs/province.md",
      "docs/register-format.md",
      "docs/results.md",
      "docs/roster-format.md",
      "docs/rule-format.md",
      "index.d.ts",
      "index.js",
      "lean.d.ts",
      "lean.js",
      "lean.node.js",
      "load.js",
      "node.js",
      "package.json",
      "rules/examples/levels/rules.json",
    ],
  );
});

/** The links of a Markdown text that say no protocol. */
function linksOf(text) {
  const links = Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, link]) => link);
  return links.filter((link) => !/^[a-z]+:/i.test(link));
}

/** The anchors of a Markdown text's headings. */
function anchorsOf(text) {
  const headings = Array.from(text.matchAll(/^#+ (.*)$/gm), ([, heading]) => heading);
  return headings.map((heading) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s-]/gu, "").replaceAll(" ", "-"));
}

test("every link between the packed documents leads somewhere", () => {
  const documents = packed.filter((path) => path.endsWith(".md"));
  assert.ok(linksOf(textOf("bindings/wasm/README.md")).length >= 4);
  for (const document of documents) {
    for (const link of linksOf(textOf(`bindings/wasm/${document}`))) {
      const [path, anchor] = link.split("#");
      const target = path === "" ? document : posix.join(posix.dirname(document), path);
      assert.ok(packed.includes(target), `${document}: ${link}`);
      if (anchor === undefined) continue;
      assert.ok(anchorsOf(textOf(`bindings/wasm/${target}`)).includes(anchor), `${document}: ${link}`);
    }
  }
});

test("the packed documents are the project's", () => {
  for (const path of packed.filter((path) => /^(docs|rules)\//.test(path))) {
    assert.equal(textOf(`bindings/wasm/${path}`), textOf(path), path);
  }
});
