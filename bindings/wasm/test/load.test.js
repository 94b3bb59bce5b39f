// What `init` takes where there is something to load: what browsers and bundlers import, in Node.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const file = (name) => readFileSync(new URL(`../dist/${name}_bg.wasm`, import.meta.url));
// A module with nothing in it.
const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

test("what failed to load may be tried again", async () => {
  const { init, RuleSet } = await import("../lean.js");
  const wasm = { "Content-Type": "application/wasm" };
  for (const [wrong, kind, message] of [
    [empty, TypeError, /^the \.wasm is not that of this version of the package$/],
    [new WebAssembly.Module(empty), TypeError, /not that of this version/],
    [Promise.resolve(empty), TypeError, /not that of this version/],
    [file("tieuchi"), TypeError, /not that of this version/],
    [new Response(empty, { headers: wasm }), TypeError, /not that of this version/],
    [Uint8Array.of(1, 2), WebAssembly.CompileError, /./],
    [new Response("", { status: 404 }), Error, /status 404$/],
    [1, TypeError, /^init takes the address/],
    ["data:text/plain,x", WebAssembly.CompileError, /./],
  ]) {
    await assert.rejects(init(wrong), (error) => {
      assert.ok(error instanceof kind, `${error}`);
      assert.match(error.message, message);
      return true;
    });
    assert.throws(() => RuleSet.fromJson("{}"), /the engine is not loaded yet/);
  }
  await assert.rejects(init(Promise.reject(new RangeError("mine"))), { name: "RangeError", message: "mine" });
  await init(new Response(file("lean"), { headers: wasm }));
  assert.throws(() => RuleSet.fromJson("{}"), { name: "RuleSetError" });
  await init();
});

test("bytes, a module and a response of any type load", async () => {
  const { init, RuleSet } = await import("../index.js");
  await init(new Response(file("tieuchi")));
  assert.equal(RuleSet.builtin("vn.thanh-hoa.dx.district").level, "district");
});
