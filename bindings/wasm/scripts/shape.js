// `node shape.js NAME`: writes what the module of that name imports and exports, which `load.js` compares with what it
// is given.

import { readFileSync, writeFileSync } from "node:fs";
import { shapeOf } from "../load.js";

const [name] = process.argv.slice(2);
const file = (ending) => new URL(`../dist/${name}${ending}`, import.meta.url);
const shape = shapeOf(new WebAssembly.Module(readFileSync(file("_bg.wasm"))));
writeFileSync(file(".shape.js"), `export default ${JSON.stringify(shape)};\n`);
