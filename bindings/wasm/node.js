import * as engine from "./dist/tieuchi.js";
import { fromDisk } from "./disk.js";

const address = new URL("./dist/tieuchi_bg.wasm", import.meta.url);
export const { init, RuleSet, RuleSets, Dossier, Register, Roster, Overview, rank, rankJson, vocabulary } =
  fromDisk(engine, address);
export { init as default };
export * from "./common.js";
