// What the page and the worker do alike.

import { checkAll } from "../vectors.js";

export async function run(tieuchi) {
  await tieuchi.init();
  const packed = await (await fetch("/vectors.json")).json();
  const files = new Map(
    Object.entries(packed).map(([path, base64]) => [
      path,
      Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
    ]),
  );
  return checkAll(tieuchi, files);
}

/** Whether the policy keeps text from being run, as it must. */
export function evalIsRefused() {
  try {
    new Function("return 1")();
    return false;
  } catch {
    return true;
  }
}
