// What every way into the package exports alike.

export { DossierError, RuleSetError, TieuchiError } from "./api.js";
export { SEMANTICS, VERSION } from "./dist/about.js";
