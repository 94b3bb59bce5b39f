// What every way into the package exports alike.

export {
  ComparisonError,
  DossierError,
  IndexDocumentError,
  RegisterError,
  RosterError,
  RuleSetError,
  TieuchiError,
} from "./api.js";
export { SEMANTICS, VERSION } from "./dist/about.js";
