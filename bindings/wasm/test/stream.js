// Answers dossiers line by line, for comparing with other ways into the engine:
//
//     node stream.js RULES < dossiers.jsonl > answers.jsonl
//
// RULES is a file, or the id of a built-in rule set. A line is a dossier's text as a JSON string; a byte that is not UTF-8
// stands in it as Python's `surrogateescape` writes it, U+DC80 to U+DCFF. The answer is the evaluation's JSON, or the
// diagnostics' as `{"diagnostics":[…]}`.

import { readFileSync } from "node:fs";
import { RuleSet, TieuchiError } from "tieuchi";

const [named] = process.argv.slice(2);
if (named === undefined) {
  console.error("usage: node stream.js RULES < dossiers.jsonl");
  process.exit(2);
}
const rules = named.endsWith(".json") ? RuleSet.fromJson(readFileSync(named)) : RuleSet.builtin(named);

function bytesOf(text) {
  const characters = Array.from(text, (character) => {
    const number = character.codePointAt(0);
    return number >= 0xdc80 && number <= 0xdcff ? Buffer.of(number - 0xdc00) : Buffer.from(character);
  });
  return Buffer.concat(characters);
}

function answer(text) {
  try {
    return rules.evaluateJson(text.isWellFormed() ? text : bytesOf(text));
  } catch (error) {
    if (!(error instanceof TieuchiError)) throw error;
    // The engine and JavaScript escape the same characters in the same way.
    return JSON.stringify({ diagnostics: error.diagnostics });
  }
}

for (const line of readFileSync(0, "utf8").split("\n")) {
  if (line !== "") process.stdout.write(`${answer(JSON.parse(line))}\n`);
}
