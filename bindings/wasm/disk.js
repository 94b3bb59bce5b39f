// Loads a compiled engine in Node, which reads it from disk when the package is imported.

import { readFileSync } from "node:fs";
import { over } from "./api.js";

/** What the package exports over the engine whose `.wasm` lies here. */
export function fromDisk(engine, address) {
  engine.initSync({ module: readFileSync(address) });
  // The same as in a browser, where there is something to wait for.
  const init = async () => {};
  return { init, ...over(engine, () => {}) };
}
