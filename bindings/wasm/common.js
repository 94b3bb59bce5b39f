// What every way into the package exports alike.

export { DossierError, IndexDocumentError, RuleSetError, TieuchiError } from "./api.js";
export { SEMANTICS, VERSION } from "./dist/about.js";
