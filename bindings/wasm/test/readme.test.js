// README's code runs as it stands.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { RuleSet } from "tieuchi";
import { launch, serve } from "./browser.js";
import { example, textOf } from "./files.js";

const blocks = new Map(
  Array.from(textOf("bindings/wasm/README.md").matchAll(/```js\n\/\/ (\w+)\n(.*?)```/gs), ([, name, code]) => [
    name,
    code,
  ]),
);
// A browser knows no package by its name; a bundler would put the file's there.
const inBrowser = (name) => blocks.get(name).replace('"tieuchi"', '"/index.js"');

let browser;
let server;

before(async () => {
  const page = (script) => `<!doctype html><meta charset="utf-8"><script type="module" src="${script}"></script>`;
  server = await serve({
    "/browser.html": page("browser.js"),
    "/browser.js": `${inBrowser("browser")}\nconsole.log("done");`,
    "/worker.html": page("start.js"),
    "/start.js": 'window.worker = new Worker("worker.js", { type: "module" });',
    "/worker.js": inBrowser("worker"),
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
});

test("there is a block for each", () => assert.deepEqual([...blocks.keys()], ["node", "browser", "worker"]));

/** What a script prints that has the package installed and runs at the root of the repository. */
function printed(script) {
  const folder = mkdtempSync(`${tmpdir()}/tieuchi-`);
  try {
    mkdirSync(`${folder}/node_modules`);
    symlinkSync(fileURLToPath(new URL("..", import.meta.url)), `${folder}/node_modules/tieuchi`);
    writeFileSync(`${folder}/readme.mjs`, script);
    const root = fileURLToPath(new URL("../../../", import.meta.url));
    return execFileSync(process.execPath, [`${folder}/readme.mjs`], { cwd: root, encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("node", () => {
  const text = printed(blocks.get("node"));
  const rules = RuleSet.builtin("vn.thanh-hoa.dx.district");
  const { outcome, criteria } = rules.evaluate(example("hair"));
  assert.ok(text.startsWith(`${outcome} ${criteria.find((one) => one.outcome === "not_met").id} {`), text);
  assert.ok(text.endsWith("chưa đủ điều kiện đề nghị công nhận\n"), text);
});

test("node, in the README of the project", () => {
  const [[, code]] = textOf("README.md").matchAll(/```js\n(.*?)```/gs);
  const [, said] = code.match(/console\.log\(.*\); \/\/ (.*)\n/);
  assert.equal(printed(code), `${said}\n`);
});

test("browser", async () => {
  const page = await browser.newPage();
  const printed = [];
  page.on("console", (message) => printed.push(message.text()));
  await page.goto(`${server.address}/browser.html`);
  await assert.doesNotReject(async () => {
    for (let tries = 0; !printed.includes("done"); tries++) {
      if (tries === 200) throw new Error(printed.join("\n"));
      await page.waitForTimeout(50);
    }
  });
  assert.match(printed.join("\n"), /1:\d+: không có khóa `yaer` ở đây/);
});

test("worker", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.address}/worker.html`);
  await page.waitForFunction(() => window.worker);
  const answer = await page.evaluate(
    (dossier) =>
      new Promise((resolve, reject) => {
        window.worker.onmessage = ({ data }) => resolve(data);
        window.worker.onerror = (event) => reject(new Error(event.message));
        window.worker.postMessage(dossier);
      }),
    example("met"),
  );
  assert.equal(answer, RuleSet.builtin("vn.thanh-hoa.dx.district").evaluateJson(example("met")));
});
