// Compiled, never run.

import init, {
  type Agency,
  type Citation,
  type Code,
  type Criterion,
  type CriterionTarget,
  type Diagnostic,
  Dossier,
  type Duty,
  type DossierDocument,
  DossierError,
  type Evaluation,
  type EvaluationWithStanding,
  type Finding,
  type Group,
  type Outcome,
  type Outlook,
  Overview,
  type OverviewSummary,
  type Progress,
  rank,
  type Ranked,
  Register,
  type RegisterDocument,
  RegisterError,
  Roster,
  type RosterDocument,
  RuleSet,
  type RuleSetDocument,
  RuleSetError,
  RuleSets,
  SEMANTICS,
  type BlankSheet,
  ComparisonError,
  type Sheet,
  type Source,
  type Standing,
  type Subject,
  type Text,
  TieuchiError,
  type UnitRollup,
  type Upkeep,
  type UpkeepWithStanding,
  VERSION,
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
same<typeof rules.title, Text>(true);
same<typeof rules.groups, readonly Group[]>(true);
same<typeof rules.criteria, readonly Criterion[]>(true);
same<typeof rules.agencies, readonly Agency[]>(true);
const criterion: Criterion = rules.criterion("II.3");
same<typeof criterion.targets, readonly CriterionTarget[]>(true);
const least: string | undefined = criterion.targets[0]?.by?.cases[0]?.target?.at_least;
same<typeof criterion.citations, readonly Citation[]>(true);
same<typeof criterion.measure.kind, "percent" | "yes_no" | "count" | "amount">(true);
same<typeof criterion.every_year, boolean>(true);
const counted: string | undefined = criterion.rollup?.level;
const atLevel: string | undefined = criterion.targets[0]?.at[0]?.general?.at_least;
same<Group["source"], Source | null>(true);
const agencyName: string = rules.agency("so-tttt").name.vi;
// @ts-expect-error there may be no target for all
criterion.targets[0]!.general.at_least;
// @ts-expect-error nobody changes a rule set
rules.criterion("II.3").title.vi = "x";
// @ts-expect-error ids are text
rules.agency(1);
const content: RuleSetDocument = rules.toDocument();
RuleSet.fromJson(content);
RuleSet.fromJson({ ...content, version: "2024.2.0" });
for (const { score, criteria } of content.conditions ?? content.levels?.[0]?.conditions ?? []) {
  const demanded: string | undefined = score?.at_least_percent ?? (criteria === "assigned" ? criteria : undefined);
  demanded?.length;
}

interface MySubject {
  id: string;
  level: string;
}
interface MyDossier {
  rule_set: string;
  subject: MySubject;
  year: number;
  values: Record<string, string | boolean | { numerator: number; denominator: number }>;
  documents?: { id: string; date?: string }[];
}
declare const mine: MyDossier;
rules.evaluate(mine);
rules.readDossier(mine);
const document: DossierDocument = { rule_set: "x", subject: { id: "1", level: "commune" }, year: 2025 };
rules.explain(document, "vi");

// Keys of one's own, in type literals and in interfaces, some of them optional.
interface MyPercent {
  numerator: number;
  denominator: number;
}
interface MyValues {
  "I.1"?: MyPercent | null;
  "II.3"?: string;
  "II.4": number;
}
interface Of<Values, Attributes = { region?: string }> {
  rule_set: string;
  subject: { id: string; level: string; attributes?: Attributes };
  year: number;
  values: Values;
}
interface MyAttributes {
  region?: "plain" | "mountain";
}
declare const ofLiteral: Of<{ "II.3"?: string; "II.4": number }>;
declare const ofInterface: Of<MyValues, MyAttributes>;
declare const ofReadonly: Readonly<Of<Readonly<MyValues>>>;
rules.evaluate(ofLiteral);
rules.evaluate(ofInterface);
rules.evaluate(ofReadonly);
rules.readDossier(ofInterface);
rules.evaluateJson(ofInterface);
rules.receipt(ofInterface);
rules.receiptJson(ofInterface);
rules.explain(ofInterface, "vi");
rules.evaluate({ ...ofLiteral, values: { "II.3": "82.5", "II.4": null, "II.2": true, "I.1": { percent: 1 } } });
declare const wrong: {
  date: Of<{ "II.3": Date }>;
  bigint: Of<{ "II.3"?: bigint }>;
  action: Of<{ "II.3": () => string }>;
  part: Of<{ "II.3": { percent: Date } }>;
  undefined: Of<{ "II.3"?: string | undefined }>;
  list: Of<string[]>;
  attribute: Of<MyValues, { region: number }>;
};
// @ts-expect-error a date is no value
rules.evaluate(wrong.date);
// @ts-expect-error nor is a BigInt
rules.evaluate(wrong.bigint);
// @ts-expect-error nor is a function
rules.evaluate(wrong.action);
// @ts-expect-error nor is a date a percentage
rules.evaluate(wrong.part);
// @ts-expect-error a value is left out or `null`, and never undefined
rules.evaluate(wrong.undefined);
// @ts-expect-error values have keys
rules.evaluate(wrong.list);
// @ts-expect-error attributes are text
rules.evaluate(wrong.attribute);
// @ts-expect-error a date is no value
rules.evaluate({ ...ofLiteral, values: { "II.3": new Date() } });
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
all.evaluate(dossier).outcome;
all.evaluate(ofInterface).outcome;
all.evaluateJson(mine).length;
// @ts-expect-error a date is no value here either
all.readDossier(wrong.date);
const more: RuleSets = RuleSets.builtin().add(rules);
same<typeof more.size, number>(true);
for (const one of more) same<typeof one, RuleSet>(true);
// @ts-expect-error a dossier is no rule set
more.add(dossier);
same<typeof dossier.subject, Subject>(true);
same<typeof dossier.year, number>(true);
same<typeof dossier.ruleSet, string>(true);
rules.evaluate(dossier.toDocument());
same<typeof SEMANTICS, number>(true);
same<typeof VERSION, string>(true);

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
rules.agencyAt("so-tttt", "2024-12-31").name.vi.length;

try {
  rules.evaluate("{}");
} catch (error) {
  if (error instanceof RuleSetError) same<typeof error.name, "RuleSetError">(true);
  if (error instanceof DossierError) error.diagnostics.length;
  if (error instanceof TieuchiError) {
    same<typeof error.diagnostics, readonly Diagnostic[]>(true);
    const code: Code | undefined = error.diagnostics[0]?.code;
    // @ts-expect-error there is no such code
    if (code === "no_such_code") throw error;
  }
}

same<keyof ReturnType<typeof vocabulary>["outcome"], Outcome>(true);

const register: Register = Register.builtin("vn.thanh-hoa.dx.register");
const roster: Roster = Roster.builtin("vn.thanh-hoa.roster");
const record: RegisterDocument = register.toDocument();
const units: RosterDocument = roster.toDocument();
Register.fromJson(record);
Roster.fromJson({ ...units, date: "2025-06-30" });
same<(typeof roster.units)[0]["part_of"], string | undefined>(true);
const standing: Standing = register.standing(register.unit("38.381").id, "district", "2024-12-31");
const finish: number | undefined = standing.finish?.by ?? standing.finish?.in;
// @ts-expect-error a day is text
register.standing("38.381", "district", new Date());
const standingToo: EvaluationWithStanding = rules.evaluateWithStanding(ofInterface, register);
same<typeof standingToo.standing.assigned, "assigned" | "not_assigned" | "not_known">(true);
// @ts-expect-error the register comes as one that was read
rules.evaluateWithStanding(ofInterface, record);
const progress: Progress = rules.progress(mine, "2024-12-31");
progress.next?.must_act[0]?.length;
const sheet: Sheet = rules.sheet(dossier, "so-y-te");
const blank: BlankSheet = rules.sheet(ofInterface, "so-y-te", { list: "appraisals", blank: true });
sheet.criteria[0]?.statement?.observed?.percent?.length;
blank.to_fill.appraisals?.[0]?.criterion.length;
// @ts-expect-error nobody fills in values
rules.sheet(dossier, "so-y-te", { list: "values" });
const upkeep: Upkeep = rules.upkeep(ofLiteral, mine);
same<typeof upkeep.maintained, "maintained" | "fallen" | "not_known">(true);
const onRecord: UpkeepWithStanding = rules.upkeep(dossier, ofInterface, { register, asOf: "2025-12-31" });
onRecord.standing.withdrawn?.date.length;
// @ts-expect-error a day says nothing without a register
rules.upkeep(dossier, dossier, { asOf: "2025-12-31" });
const outlook: Outlook = rules.outlook(dossier, 2025);
outlook.scores[0]?.raise?.[0]?.gain.length;
const rollup: UnitRollup = rules.rollUp({ unit: "38.381", year: 2024, roster, register, dossiers: [dossier] });
rules.rollUp({ unit: "38.381", year: 2024, roster, register, dossiers: [ofInterface] });
rollup.members[0]?.recognised?.number.length;
// @ts-expect-error it counts the units of a roster
rules.rollUp({ unit: "38.381", year: 2024, register });
const overview: Overview = rules.overview({ year: 2024, roster, register }).add(dossier).add(ofInterface);
const summary: OverviewSummary = overview.summary();
same<typeof summary.totals.members.maintained, number>(true);
const places: readonly Ranked[] = rank([dossier], { index: "x", year: 2024, basis: "self" });
// @ts-expect-error only dossiers that were read have a place
rank([mine]);
// @ts-expect-error nothing is made with `new`
new Overview();
try {
  overview.add("{}");
} catch (error) {
  if (error instanceof ComparisonError) same<typeof error.name, "ComparisonError">(true);
  if (error instanceof RegisterError) same<typeof error.name, "RegisterError">(true);
}

const amounts: DossierDocument = {
  ...document,
  values: { "A.1": { amount: "48.75" } },
  opinions: [{ agency: "a", criterion: "A.1", value: "69.9" }],
  exemptions: [
    { criterion: "B.1", authority: "a", reason: "r", reference: "1", from: "2024-01-01", until: "2024-12-31" },
  ],
};
const leveled = rules.evaluate(amounts);
const lacking: string | undefined = leveled.level?.lacking?.criteria[0]?.shortfall?.amount;
leveled.levels?.[0]?.criteria[0]?.exemption?.without.outcome;
const exempt: boolean | undefined = leveled.exemptions?.[0]?.in_force;
const exempting: string | undefined = leveled.criteria[0]?.exemption?.authority;
for (const held of [register, roster, overview]) held.dispose();

{
  using held = rules.readDossier("{}");
  held.sha256;
}
rules.dispose();
export { exempt, exempting, finish, lacking, places, agencyName, atLevel, counted, least, points };
