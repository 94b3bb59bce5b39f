// What the tests read from disk.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);

/** Every file of the conformance vectors: path under `tests/vectors` to bytes. */
export function vectorFiles() {
  const folder = fileURLToPath(new URL("tests/vectors/", root));
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.replace(folder, "").replace(/^\//, ""));
  return new Map(paths.sort().map((path) => [path, readFileSync(`${folder}${path}`)]));
}

/** The text of a file of the repository. */
export function textOf(path) {
  return readFileSync(new URL(path, root), "utf8");
}

/** An illustrative dossier. */
export function example(name) {
  return textOf(`rules/examples/bim-son-2024-${name}.json`);
}
