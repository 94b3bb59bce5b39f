// `node about.js VERSION`: writes what the package exports of itself and of the engine before the engine is loaded.

import { readFileSync, writeFileSync } from "node:fs";
import { initSync, semantics } from "../dist/lean.js";

const [version] = process.argv.slice(2);
const file = (name) => new URL(`../dist/${name}`, import.meta.url);
initSync({ module: readFileSync(file("lean_bg.wasm")) });
writeFileSync(
  file("about.js"),
  `export const VERSION = ${JSON.stringify(version)};\nexport const SEMANTICS = ${semantics()};\n`,
);
