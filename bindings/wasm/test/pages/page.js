import * as tieuchi from "../../index.js";
import * as lean from "../../lean.js";
import { evalIsRefused, run } from "./run.js";

window.inPage = () => run(tieuchi);
// Not later: what a debugger runs is above the policy.
window.evalWasRefused = evalIsRefused();

window.inWorker = () =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
  });

/** The engine without rule sets, which gets one as text. */
window.lean = async (rulesText, dossier) => {
  await lean.init();
  return lean.RuleSet.fromJson(rulesText).evaluateJson(dossier);
};

/** What is said before the engine is loaded, and what loading says. */
window.beforeInit = () => {
  try {
    tieuchi.RuleSet.builtin("vn.thanh-hoa.dx.district");
    return "";
  } catch (error) {
    return error.message;
  }
};
window.load = () =>
  tieuchi.init().then(
    () => "loaded",
    (error) => error.name,
  );
window.ready = true;
