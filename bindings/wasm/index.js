import * as engine from "./dist/tieuchi.js";
import { over, TieuchiError } from "./api.js";
import shape from "./dist/tieuchi.shape.js";
import { loader } from "./load.js";

const { init, ready } = loader(engine, shape, new URL("./dist/tieuchi_bg.wasm", import.meta.url));
export const { RuleSet, RuleSets, Dossier, vocabulary } = over(engine, ready);
export { init, TieuchiError };
export default init;
