// README's code runs as it stands.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
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

test("node", () => {
  const folder = fileURLToPath(new URL("../dist/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}readme.js`, blocks.get("node"));
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const printed = execFileSync(process.execPath, [`${folder}readme.js`], { cwd: root, encoding: "utf8" });
  const rules = RuleSet.builtin("vn.thanh-hoa.dx.district");
  const { outcome, criteria } = rules.evaluate(example("hair"));
  assert.ok(printed.startsWith(`${outcome} ${criteria.find((one) => one.outcome === "not_met").id} {`), printed);
  assert.ok(printed.endsWith("chưa đủ điều kiện đề nghị công nhận\n"), printed);
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
