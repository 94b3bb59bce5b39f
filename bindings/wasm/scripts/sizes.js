// Prints the sizes of the compiled engine, and fails where the one without rule sets is larger than it may be.

import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const most = Number(process.argv[2]);

function sizes(name) {
  const bytes = readFileSync(new URL(`../dist/${name}_bg.wasm`, import.meta.url));
  const gzip = gzipSync(bytes, { level: 9 }).length;
  console.log(`${name}: ${bytes.length} bytes, gzip ${gzip}, brotli ${brotliCompressSync(bytes).length}`);
  return gzip;
}

const lean = sizes("lean");
sizes("tieuchi");
if (lean > most) {
  console.error(`the engine without rule sets has ${lean} bytes gzipped; at most ${most} are allowed`);
  process.exitCode = 1;
}
