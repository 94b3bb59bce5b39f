// What the tests read from disk.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);

/** Every file of a folder: path under it to bytes. */
function filesOf(name) {
  const folder = fileURLToPath(new URL(name, root));
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.replace(folder, "").replace(/^\//, ""));
  return new Map(paths.sort().map((path) => [path, readFileSync(`${folder}${path}`)]));
}

/**
 * Every file of the conformance vectors: path under `tests/vectors` to bytes. With them, under `progress`, the cases of the
 * procedure, and how many there must be.
 */
export function vectorFiles() {
  const cases = Array.from(filesOf("tests/progress/"), ([path, bytes]) => [`progress/${path}`, bytes]);
  const [, count] = textOf("tests/tests/progress.rs").match(/^const CASES: usize = (\d+);$/m);
  return new Map([...filesOf("tests/vectors/"), ...cases, ["progress/count", Buffer.from(count)]]);
}

/** The text of a file of the repository. */
export function textOf(path) {
  return readFileSync(new URL(path, root), "utf8");
}

/** An illustrative dossier. */
export function example(name) {
  return textOf(`rules/examples/bim-son-2024-${name}.json`);
}
