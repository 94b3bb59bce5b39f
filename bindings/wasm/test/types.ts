// Compiled, never run.

import init, {
  type Code,
  type Diagnostic,
  Dossier,
  type Duty,
  type DossierDocument,
  type Evaluation,
  type Finding,
  type Outcome,
  RuleSet,
  RuleSets,
  TieuchiError,
  vocabulary,
} from "tieuchi";
import * as lean from "tieuchi/lean";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_: Same<A, B>): void {}

await init();
await init(new URL("https://example.invalid/tieuchi_bg.wasm"));
await lean.init(fetch("lean_bg.wasm"));
// @ts-expect-error a number is no address
await init(1);

const rules = RuleSet.builtin("vn.thanh-hoa.dx.district");
same<typeof rules, RuleSet>(true);
same<typeof rules.years, readonly number[]>(true);
lean.RuleSet.fromJson(new Uint8Array());
RuleSet.fromJson({ id: "x", years: [2024], valid: null });
interface Subject {
  id: string;
  level: string;
}
interface MyDossier {
  rule_set: string;
  subject: Subject;
  year: number;
  values: Record<string, string | boolean | { numerator: number; denominator: number }>;
  documents?: { id: string; date?: string }[];
}
declare const mine: MyDossier;
rules.evaluate(mine);
rules.readDossier(mine);
const document: DossierDocument = { rule_set: "x", subject: { id: "1", level: "commune" }, year: 2025 };
rules.explain(document, "vi");
// @ts-expect-error a year is a number
rules.evaluate({ ...mine, year: new Date() });
// @ts-expect-error an array is no document
RuleSet.fromJson([]);
// @ts-expect-error a date is no plain data
RuleSet.fromJson({ date: new Date() });
// @ts-expect-error a BigInt is no plain data
rules.evaluate({ year: 2024n });
// @ts-expect-error nor is undefined
rules.evaluate({ year: undefined });
// @ts-expect-error the id is text
RuleSet.builtin(1);
// @ts-expect-error nothing is made with `new`
new RuleSet();
// @ts-expect-error it is read-only
rules.id = "x";
// @ts-expect-error a rule set is no dossier
rules.evaluate(rules);

const dossier: Dossier = rules.readDossier("{}");
const all: RuleSets = RuleSets.of(rules, dossier.rules);
same<ReturnType<typeof all.readDossier>, Dossier>(true);
// @ts-expect-error a dossier that was read is no document
all.readDossier(dossier);

const evaluation: Evaluation = rules.evaluate(dossier);
same<typeof evaluation.outcome, "met" | "not_met" | "undetermined">(true);
same<Finding["outcome"], Outcome>(true);
const text: string = rules.evaluateJson("{}");
const hash: string = rules.receipt(text).receipt.dossier.sha256;
// @ts-expect-error only a receipt has hashes
evaluation.receipt;
// @ts-expect-error nobody changes a result
evaluation.criteria.push(evaluation.criteria[0]!);
// @ts-expect-error a finding may have no observation
evaluation.criteria[0]!.observed.percent;
// @ts-expect-error a decimal is text
const points: number | undefined = evaluation.criteria[0]?.observed?.percent;
// @ts-expect-error the outcome of the whole always applies
if (evaluation.outcome === "not_applicable") throw new Error(hash);

for (const condition of evaluation.conditions) {
  if (condition.index !== undefined) {
    same<typeof condition.basis, "official" | "self">(true);
    condition.observed?.points?.length;
  } else {
    same<typeof condition.met, number>(true);
  }
}

rules.explain(dossier, "vi").criteria[0]?.text.length;
// @ts-expect-error there are two languages
rules.explain(dossier, "fr");

const deadline = rules.dutiesOf("so-tttt")[0]?.deadline;
if (deadline && "before" in deadline) same<typeof deadline.before, string>(true);
same<typeof rules.duties, readonly Duty[]>(true);
rules.agencyAt("so-tttt", "2024-12-31")?.name.vi.length;

try {
  rules.evaluate("{}");
} catch (error) {
  if (error instanceof TieuchiError) {
    same<typeof error.diagnostics, readonly Diagnostic[]>(true);
    const code: Code | undefined = error.diagnostics[0]?.code;
    // @ts-expect-error there is no such code
    if (code === "no_such_code") throw error;
  }
}

same<keyof ReturnType<typeof vocabulary>["outcome"], Outcome>(true);

{
  using held = rules.readDossier("{}");
  held.sha256;
}
rules.dispose();
export { points };
