import * as engine from "./dist/tieuchi.js";
import shape from "./dist/tieuchi.shape.js";
import { fromNetwork } from "./load.js";

const address = new URL("./dist/tieuchi_bg.wasm", import.meta.url);
export const { init, RuleSet, RuleSets, Dossier, Register, Roster, Overview, rank, rankJson, vocabulary } =
  fromNetwork(engine, shape, address);
export { init as default };
export * from "./common.js";
