// Node reads the engine from disk when the package is imported.

import { readFileSync } from "node:fs";
import * as engine from "./dist/lean.js";
import { over, TieuchiError } from "./api.js";

engine.initSync({ module: readFileSync(new URL("./dist/lean_bg.wasm", import.meta.url)) });

/** The same as in a browser, where there is something to wait for. */
export async function init() {}
export const { RuleSet, RuleSets, Dossier, vocabulary } = over(engine, () => {});
export { TieuchiError };
export default init;
