import * as engine from "./dist/lean.js";
import shape from "./dist/lean.shape.js";
import { fromNetwork } from "./load.js";

const address = new URL("./dist/lean_bg.wasm", import.meta.url);
export const { init, RuleSet, RuleSets, Dossier, Register, Roster, Overview, rank, rankJson, vocabulary } =
  fromNetwork(engine, shape, address);
export { init as default };
export * from "./common.js";
