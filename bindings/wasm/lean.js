import * as engine from "./dist/lean.js";
import { over, TieuchiError } from "./api.js";
import shape from "./dist/lean.shape.js";
import { loader } from "./load.js";

const { init, ready } = loader(engine, shape, new URL("./dist/lean_bg.wasm", import.meta.url));
export const { RuleSet, RuleSets, Dossier, vocabulary } = over(engine, ready);
export { init, TieuchiError };
export default init;
