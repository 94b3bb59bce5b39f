// Compiled with nothing but ES2022 and the DOM, never run.

import init, { type Evaluation, RuleSet } from "tieuchi";

await init();
const rules = RuleSet.builtin("vn.thanh-hoa.dx.district");
const evaluation: Evaluation = rules.evaluate("{}");
rules.dispose();
export { evaluation };
