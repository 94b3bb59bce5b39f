// The conformance vectors in headless Chromium, on a page and in a worker, under a strict policy.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { RuleSet } from "tieuchi";
import { launch, serve } from "./browser.js";
import { example, textOf, vectorFiles } from "./files.js";

let browser;
let server;
let page;
const refused = [];

before(async () => {
  const packed = Array.from(vectorFiles(), ([path, bytes]) => [path, bytes.toString("base64")]);
  server = await serve({ "/vectors.json": JSON.stringify(Object.fromEntries(packed)) });
  browser = await launch();
  page = await open(server);
});

after(async () => {
  await browser?.close();
  server?.close();
});

async function open({ address }) {
  const page = await browser.newPage();
  page.on("console", (message) => refused.push(message.text()));
  await page.goto(`${address}/test/pages/page.html`);
  await page.waitForFunction(() => window.ready);
  return page;
}

test("before it is loaded, the engine says what to do", async () => {
  assert.equal(await page.evaluate(() => window.beforeInit()), "the engine is not loaded yet; `await init()` first");
});

test("every vector on a page", async () => {
  const { ran, expected, wrong } = await page.evaluate(() => window.inPage());
  assert.deepEqual(wrong, []);
  assert.equal(ran, expected);
});

test("every vector in a worker", async () => {
  const { ran, expected, wrong, evalIsRefused } = await page.evaluate(() => window.inWorker());
  assert.deepEqual(wrong, []);
  assert.equal(ran, expected);
  assert.equal(evalIsRefused, true);
});

test("the engine without rule sets gives the same bytes", async () => {
  const rules = textOf("rules/data/vn.thanh-hoa.dx.district.json");
  const dossier = example("met");
  const inChromium = await page.evaluate(([rules, dossier]) => window.lean(rules, dossier), [rules, dossier]);
  assert.equal(inChromium, RuleSet.builtin("vn.thanh-hoa.dx.district").evaluateJson(dossier));
});

test("nothing above broke the policy, which refuses to run text", async () => {
  assert.deepEqual(refused, []);
  assert.equal(await page.evaluate(() => window.evalWasRefused), true);
});

test("without `wasm-unsafe-eval` loading fails, and says so", async () => {
  const stricter = await serve({}, "default-src 'none'; script-src 'self'; connect-src 'self'");
  try {
    const page = await open(stricter);
    assert.equal(await page.evaluate(() => window.load()), "CompileError");
  } finally {
    stricter.close();
  }
});
