// Types of the package, by hand; `test/types.ts` checks them, `test/words.test.js` their words against the engine's.

/// <reference lib="esnext.disposable" />

/** What becomes of a criterion, a condition or the whole; the whole is never `not_applicable`. */
export type Outcome = "met" | "not_met" | "undetermined" | "not_applicable";

/** Why a criterion, a condition or the whole has its outcome. */
export type Reason =
  | "target_reached"
  | "below_target"
  | "above_target"
  | "present"
  | "absent"
  | "not_reported"
  | "number_not_reported"
  | "zero_denominator"
  | "already_reached"
  | "out_of_reach"
  | "indicators_not_reported"
  | "attribute_not_reported"
  | "not_assigned"
  | "exempt"
  | "all_met"
  | "some_not_met"
  | "some_undetermined"
  | "none_assigned"
  | "lower_level_not_met"
  | "lower_level_undetermined"
  | "rule_set_incomplete"
  | "other_rule_set";

/** How far a rule set may be relied on. */
export type Status = "incomplete" | "draft" | "interim" | "accepted" | "deprecated";

/** By whom a score was given. */
export type Basis = "official" | "self";

/** The unit a criterion is measured in. */
export type Measure = "percent" | "yes_no" | "count" | "amount";

/** What an agency of a rule set is: one, a class that its source does not list by name, a person by office. */
export type AgencyKind = "agency" | "class" | "office";

/** Whether a diagnostic forbids reading. */
export type Severity = "error" | "warning";

/** The languages of messages and explanations. */
export type Language = "vi" | "en";

/** The stable code of a diagnostic. New ones may come. */
export type Code =
  | "invalid_utf8"
  | "empty_document"
  | "unexpected_end"
  | "unexpected_token"
  | "trailing_comma"
  | "comment"
  | "invalid_number"
  | "invalid_escape"
  | "lone_surrogate"
  | "control_character"
  | "duplicate_key"
  | "document_too_large"
  | "too_deep"
  | "string_too_long"
  | "too_many_entries"
  | "too_many_criteria"
  | "too_many_digits"
  | "too_many_diagnostics"
  | "unknown_key"
  | "missing_key"
  | "wrong_type"
  | "unknown_word"
  | "wrong_form"
  | "unsupported_format"
  | "not_supported"
  | "empty"
  | "not_normalized"
  | "unsafe_text"
  | "invalid_id"
  | "invalid_version"
  | "invalid_date"
  | "invalid_year"
  | "invalid_decimal"
  | "decimal_comma"
  | "negative"
  | "not_whole"
  | "count_too_large"
  | "percent_above_100"
  | "duplicate_id"
  | "unknown_agency"
  | "unknown_resource"
  | "unknown_index"
  | "unknown_document"
  | "unknown_step"
  | "unknown_duty"
  | "unknown_assessment"
  | "assessor_twice"
  | "unknown_group"
  | "more_than_declared"
  | "fewer_than_declared"
  | "declared_mismatch"
  | "target_kind"
  | "target_year"
  | "unknown_recognition_level"
  | "level_weaker"
  | "too_many_levels"
  | "too_many_conditions"
  | "years_not_ascending"
  | "validity_reversed"
  | "periods_overlap"
  | "successor_above"
  | "misprint_not_in_quote"
  | "counted_not_in_title"
  | "unknown_rule_set"
  | "unknown_register"
  | "unknown_unit"
  | "unknown_level"
  | "decisions_not_in_order"
  | "decision_before_year"
  | "already_recognised"
  | "nothing_to_withdraw"
  | "unknown_roster"
  | "level_not_in_roster"
  | "not_in_roster"
  | "part_of_other_level"
  | "part_of_nothing"
  | "no_rollup"
  | "evaluated_twice"
  | "not_part_of"
  | "other_subject"
  | "not_earlier"
  | "wrong_rule_set"
  | "wrong_level"
  | "year_not_assessed"
  | "unknown_criterion"
  | "numerator_above_denominator"
  | "percent_mismatch"
  | "count_mismatch"
  | "unknown_assessor"
  | "outcome_mismatch"
  | "duplicate_statement"
  | "statements_differ"
  | "event_out_of_order"
  | "duplicate_score"
  | "points_above_maximum"
  | "maximum_mismatch"
  | "exemptions_not_allowed"
  | "criterion_not_exemptible"
  | "authority_not_allowed"
  | "exemptions_overlap"
  | "index_not_at_hand"
  | "index_incomplete"
  | "year_not_scored"
  | "unknown_indicator"
  | "indicator_is_sum"
  | "unknown_case"
  | "points_mismatch"
  | "index_fewer_than_declared"
  | "too_many_indicators"
  | "maximum_sum"
  | "parts_above_maximum"
  | "parts_below_maximum"
  | "maximum_not_given"
  | "steps_not_descending"
  | "bands_not_descending"
  | "full_at_zero"
  | "index_of_other_level"
  | "index_twice";

/** A decimal in normal form, as text: no exponent, no trailing zeros. */
export type Decimal = string;

/** A date: `2024-03-18`. */
export type IsoDate = string;

/** A SHA-256: 64 lower-case hexadecimal digits. */
export type Sha256 = string;

/** A text in Vietnamese and, where there is one, in English. */
export interface Text {
  readonly vi: string;
  readonly en?: string;
}

/** One thing that is wrong with a document, with its place. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** The JSON pointer (RFC 6901) of the place; empty for the document as a whole. */
  readonly pointer: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
  readonly found: string | null;
  readonly expected: string | null;
  /** The nearest right name. */
  readonly nearest: string | null;
  readonly message: { readonly vi: string; readonly en: string };
}

/** What cannot be read: every diagnostic, in the order of the text. What is thrown is one of its subclasses. */
export class TieuchiError extends Error {
  constructor(message: string, diagnostics: readonly Diagnostic[]);
  readonly name: "TieuchiError" | "RuleSetError" | "DossierError" | "IndexDocumentError";
  readonly diagnostics: readonly Diagnostic[];
}

/** A rule set that cannot be read, or that there is none of. */
export class RuleSetError extends TieuchiError {
  readonly name: "RuleSetError";
}

/** A dossier that cannot be read. */
export class DossierError extends TieuchiError {
  readonly name: "DossierError";
}

/** An index that cannot be read, or that does not fit the rule set. */
export class IndexDocumentError extends TieuchiError {
  readonly name: "IndexDocumentError";
}

/** Plain data that JSON has a form for. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * A document: JSON text, its UTF-8 bytes, or plain data. Text keeps every digit; in plain data a number is the shortest
 * text that reads back to it, so write decimals as text (`"82.50"`).
 */
export type Document = string | Uint8Array | { readonly [key: string]: Json };

/** An object with these keys. */
type Keyed<Keys, Value> = { readonly [Key in keyof Keys]: Value } & { readonly [Symbol.iterator]?: never };

/**
 * A dossier as plain data, described in `docs/dossier-format.md`: what an interface of your own has to be like. `null` is
 * not reported. `Values` and `Attributes` stand for the keys of your own, which methods find out by themselves.
 */
export interface DossierDocument<
  Values extends object = { readonly [criterion: string]: ReportedValue },
  Attributes extends object = { readonly [name: string]: string | null },
> {
  readonly $schema?: string;
  readonly format?: number | null;
  /** The id of the rule set, optionally with `@version`. */
  readonly rule_set: string;
  readonly subject: {
    readonly id: string;
    readonly name?: string | null;
    readonly level: string;
    readonly attributes?: Keyed<Attributes, string | null> | null;
  };
  readonly year: number;
  readonly illustrative?: boolean | null;
  readonly note?: string | null;
  /** By criterion. */
  readonly values?: Keyed<Values, ReportedValue> | null;
  readonly scores?: readonly ReportedScore[] | null;
  readonly documents?: readonly ({ readonly id: string; readonly agency?: string | null } & Reference)[] | null;
  readonly evidence?: readonly ({ readonly criterion: string; readonly title: string } & Reference)[] | null;
  readonly opinions?: readonly Statement[] | null;
  readonly appraisals?: readonly Statement[] | null;
  readonly events?: readonly ({ readonly step: string; readonly note?: string | null } & Reference)[] | null;
}

/** A percentage or a count, whether there is something, or either with its parts; decimals best as text. */
export type ReportedValue =
  | string
  | number
  | boolean
  | null
  | {
      readonly percent?: string | number | null;
      readonly numerator?: number | null;
      readonly denominator?: number | null;
      readonly present?: boolean | null;
      readonly count?: number | null;
      readonly evidence?: readonly ({ readonly title: string } & Reference)[] | null;
    };

/** A score of an index. */
export interface ReportedScore {
  readonly index: string;
  readonly year: number;
  readonly basis: Basis;
  readonly points?: string | number | null;
  readonly maximum?: string | number | null;
}

/** What an agency says of a criterion, or of the dossier as a whole. */
export interface Statement extends Reference {
  readonly agency: string;
  readonly criterion?: string | null;
  readonly outcome: Exclude<Outcome, "not_applicable">;
  readonly note?: string | null;
}

interface Reference {
  readonly reference?: string | null;
  readonly date?: IsoDate | null;
}

/**
 * A rule set as its canonical form has it, described in `docs/rule-format.md`. What there is none of has no key; decimals
 * are text.
 */
export interface RuleSetDocument {
  readonly agencies?: readonly {
    readonly id: string;
    readonly interpretation?: Text;
    readonly kind: AgencyKind;
    readonly name: Text;
    readonly names?: readonly ({ readonly name: Text } & Validity)[];
    readonly printed?: readonly string[];
    readonly successor?: string;
    readonly valid?: Validity;
  }[];
  readonly conditions: readonly ({
    readonly id: string;
    readonly interpretation?: Text;
    readonly source: Source;
    readonly title?: Text;
  } & (
    | { readonly criteria: "assigned"; readonly score?: never }
    | {
        readonly criteria?: never;
        readonly score: {
          readonly at_least_percent: Decimal;
          readonly basis: Basis;
          readonly index: string;
          readonly year: "previous" | "current";
        };
      }
  ))[];
  readonly declared: {
    readonly criteria: number;
    readonly groups: number;
    readonly interpretation?: Text;
    readonly per_group?: { readonly [group: string]: number };
    readonly source?: Source;
  };
  readonly documents?: readonly {
    readonly id: string;
    readonly interpretation?: Text;
    readonly issuer?: string;
    readonly needed_by?: string;
    readonly source: Source;
    readonly title: Text;
  }[];
  readonly duties?: readonly Duty[];
  readonly format: number;
  readonly groups: readonly {
    readonly criteria: readonly {
      readonly citations?: readonly { readonly locator?: string; readonly resource: string }[];
      readonly coordinating_agencies?: readonly string[];
      readonly id: string;
      readonly interpretation?: Text;
      readonly lead_agencies?: readonly string[];
      readonly measure: {
        readonly counted?: Text;
        readonly denominator?: Definition;
        readonly kind: Measure;
        readonly numerator?: Definition;
        readonly unit?: Text;
      };
      readonly source: Source;
      readonly targets: {
        readonly [year: string]: Bound & {
          readonly by?: { readonly [attribute: string]: { readonly [value: string]: Bound | null } };
        };
      };
      readonly title: Text;
    }[];
    readonly id: string;
    readonly interpretation?: Text;
    readonly source?: Source;
    readonly title: Text;
  }[];
  readonly id: string;
  readonly indices?: readonly {
    readonly id: string;
    readonly interpretation?: Text;
    readonly maximum?: Decimal;
    readonly source?: Source;
    readonly title: Text;
  }[];
  readonly interpretation?: Text;
  readonly missing?: readonly MissingPart[];
  readonly procedure?: readonly {
    readonly actors?: readonly string[];
    readonly deadline?: Deadline;
    readonly id: string;
    readonly interpretation?: Text;
    readonly produces?: readonly string[];
    readonly sends_to?: readonly string[];
    readonly source: Source;
    readonly subjects?: readonly { readonly id?: string; readonly name: string }[];
    readonly title: Text;
  }[];
  readonly resources?: readonly {
    readonly date?: IsoDate;
    readonly id: string;
    readonly interpretation?: Text;
    readonly issuer?: Text;
    readonly number?: string;
    readonly printed?: string;
    readonly title: Text;
  }[];
  readonly source?: Source;
  readonly status: Status;
  readonly subject: { readonly level: string };
  readonly title: Text;
  readonly valid?: Validity;
  readonly version: string;
  readonly years: readonly number[];
}

/** A group of criteria (nhóm tiêu chí). */
export interface Group {
  /** `II` */
  readonly id: string;
  readonly title: Text;
  /** In the order of the rule set. */
  readonly criteria: readonly Criterion[];
  readonly source: Source | null;
  /** A reading beyond the source's words. */
  readonly interpretation: Text | null;
}

/** A criterion (tiêu chí thành phần). */
export interface Criterion {
  /** `II.3` */
  readonly id: string;
  /** In the decision's words. */
  readonly title: Text;
  readonly measure: CriterionMeasure;
  /** Ascending by year. */
  readonly targets: readonly CriterionTarget[];
  /** The ids of who leads guidance and assessment. */
  readonly lead_agencies: readonly string[];
  /** The ids of who coordinates with them. */
  readonly coordinating_agencies: readonly string[];
  /** The legal ground. */
  readonly citations: readonly Citation[];
  readonly source: Source;
  /** A reading beyond the source's words. */
  readonly interpretation: Text | null;
}

/** How a criterion is measured. */
export interface CriterionMeasure {
  readonly kind: Measure;
  /** The label that the source prints, of a count or a yes or no: `Hệ thống`. */
  readonly unit: Text | null;
  /** What numerator and denominator of a percentage count, in the title's words. */
  readonly counted: Text | null;
  /** What exactly the numerator of a percentage counts; `null`: the source does not define it. */
  readonly numerator: Definition | null;
  /** What exactly the denominator of a percentage counts; `null`: the source does not define it. */
  readonly denominator: Definition | null;
}

/** What a number counts, and who said so. */
export interface Definition {
  readonly what: Text;
  readonly source: Source;
}

/** What a criterion demands in one year; it is assigned in no year that is not listed. */
export interface CriterionTarget {
  readonly year: number;
  /** Of every subject for which nothing else is listed; `null`: it is not assigned to those. */
  readonly general: Bound | null;
  /** By an attribute of the subject, for each value that is listed; `target` is `null` where it is not assigned to such. */
  readonly by: {
    readonly attribute: string;
    readonly cases: readonly { readonly value: string; readonly target: Bound | null }[];
  } | null;
}

/** From when to when something is in force or exists, both days inclusive; an end that is missing is open. */
export interface Validity {
  /** Which of the two days the source does not itself state. */
  readonly derived?: readonly ("from" | "until")[];
  readonly from?: IsoDate;
  /** Where a derived day comes from. */
  readonly interpretation?: Text;
  readonly until?: IsoDate;
}

/** An agency, a class of agencies, or an office. */
export interface Agency {
  /** `so-tttt` */
  readonly id: string;
  /** Abbreviations written out. */
  readonly name: Text;
  readonly kind: AgencyKind;
  /** The forms that the source prints, where they differ from the name. */
  readonly printed: readonly string[];
  /** Its names at other times, ascending. */
  readonly names: readonly ({ readonly name: Text } & Validity)[];
  /** From when to when it exists, where that is known. */
  readonly valid: Validity | null;
  /** The id of who takes over when it has ended. */
  readonly successor: string | null;
  /** A reading beyond the source's words. */
  readonly interpretation: Text | null;
}

/** The commune or district assessed. */
export interface Subject {
  /** `38.381` */
  readonly id: string;
  readonly name: string | null;
  readonly level: string;
  readonly attributes: { readonly [name: string]: string };
}

/** A rule set (bộ tiêu chí), read once for many evaluations. */
export class RuleSet {
  private constructor();

  /**
   * The rule set of a JSON document.
   * @throws {RuleSetError} with everything that is wrong with it
   */
  static fromJson(document: Document | RuleSetDocument): RuleSet;

  /**
   * A rule set that ships with the package, by its id, optionally with `@version`. `tieuchi/lean` has none.
   * @throws {RuleSetError} where there is none of this name
   */
  static builtin(id: string): RuleSet;

  /**
   * The same rule set with these scoring indices attached, in place of those with the same ids, so that dossiers may
   * report the values of their indicators. `tieuchi/lean` scores none.
   * @throws {IndexDocumentError} where an index cannot be read, or is none that the rule set refers to
   */
  withIndices(...indices: Document[]): RuleSet;

  readonly id: string;
  readonly version: string;
  readonly status: Status;
  readonly title: Text;
  /** The level of the subjects it assesses: `district`, `commune`. */
  readonly level: string;
  /** The years that may be assessed, ascending. */
  readonly years: readonly number[];
  /** Whether it holds all that its source declares; one that does not is never met. */
  readonly isComplete: boolean;
  /** Over {@link RuleSet.toCanonicalJson}. */
  readonly sha256: Sha256;
  /** Its groups with their criteria, in its order. */
  readonly groups: readonly Group[];
  /** The criteria of all groups, in its order. */
  readonly criteria: readonly Criterion[];
  /** The agencies that it names, in its order. */
  readonly agencies: readonly Agency[];
  /** The parts of its source that its makers did not have. */
  readonly missing: readonly MissingPart[];
  /** What was found on reading it that does not forbid its use. */
  readonly warnings: readonly Diagnostic[];

  /**
   * The criterion with this id.
   * @throws {RangeError} with the nearest id where there is none
   */
  criterion(id: string): Criterion;

  /**
   * The agency with this id.
   * @throws {RangeError} with the nearest id where there is none
   */
  agency(id: string): Agency;

  /** The canonical form: the same content always gives the same text. */
  toCanonicalJson(): string;

  /** What the canonical form says. It is read when it is first asked for, and nobody changes it. */
  toDocument(): RuleSetDocument;

  /**
   * The dossier of a JSON document, read against this rule set.
   * @throws {DossierError} with everything that is wrong with it
   */
  readDossier<Values extends object, Attributes extends object>(
    document: Document | DossierDocument<Values, Attributes>,
  ): Dossier;

  /**
   * What a dossier comes to.
   * @throws {DossierError} where the dossier is a document that cannot be read
   */
  evaluate<Values extends object, Attributes extends object>(
    dossier: Dossier | Document | DossierDocument<Values, Attributes>,
  ): Evaluation;

  /** The evaluation as JSON: the same bytes for the same rule set and dossier, everywhere and always. */
  evaluateJson<Values extends object, Attributes extends object>(
    dossier: Dossier | Document | DossierDocument<Values, Attributes>,
  ): string;

  /** The evaluation bound to the dossier by hashes. */
  receipt<Values extends object, Attributes extends object>(
    dossier: Dossier | Document | DossierDocument<Values, Attributes>,
  ): Receipt;

  /** The receipt as JSON. */
  receiptJson<Values extends object, Attributes extends object>(
    dossier: Dossier | Document | DossierDocument<Values, Attributes>,
  ): string;

  /** The duties that decide no outcome, in its order. `tieuchi/lean` has none of this. */
  readonly duties: readonly Duty[];

  /**
   * The duties that name this agency; of a class of agencies those of the class alone. `tieuchi/lean` has none of this.
   * @throws {RangeError} where the rule set has no such agency, with the nearest that it has
   */
  dutiesOf(agency: string): readonly Duty[];

  /**
   * The agency that acts for this one on a day, by the name it has then. `tieuchi/lean` has none of this.
   * @throws {RangeError} where there is no such agency or day
   */
  agencyAt(id: string, date: IsoDate): AgencyAt;

  /** The evaluation in words, for officials. */
  explain<Values extends object, Attributes extends object>(
    dossier: Dossier | Document | DossierDocument<Values, Attributes>,
    language: Language,
  ): Explanation;

  /** Its id and version, for `JSON.stringify` and consoles. */
  toJSON(): { id: string; version: string };

  /**
   * Frees what it holds in the engine's memory, once nothing that was read with it needs it; a second call does nothing.
   * Left alone, it goes when JavaScript collects it, which it does only where the program yields.
   */
  dispose(): void;
  [Symbol.dispose](): void;
  readonly [Symbol.toStringTag]: "RuleSet";
}

/** A dossier (hồ sơ) that was read against a rule set. */
export class Dossier {
  private constructor();

  /** The rule set it was read against: the same object each time, to be disposed of by itself. */
  readonly rules: RuleSet;
  /** The rule set as the dossier names it: an id, optionally with `@version`. */
  readonly ruleSet: string;
  readonly subject: Subject;
  /** The year assessed. */
  readonly year: number;
  /** Over {@link Dossier.toCanonicalJson}. */
  readonly sha256: Sha256;

  /** What each score comes to: its points, and where indicators were reported, those of each group and indicator. */
  scores(): readonly Score[];

  /** The canonical form: the same content always gives the same text, however it was laid out or spelled. */
  toCanonicalJson(): string;

  /** What the canonical form says. It is read when it is first asked for, and nobody changes it. */
  toDocument(): DossierDocument;

  /** Its hash, and the id and version of its rule set, for `JSON.stringify` and consoles. */
  toJSON(): { rules: { id: string; version: string }; sha256: Sha256 };

  /** Lets go of its text and its rule set; a second call does nothing. Left alone, both go with the object. */
  dispose(): void;
  [Symbol.dispose](): void;
  readonly [Symbol.toStringTag]: "Dossier";
}

/** Rule sets at hand, from which each dossier picks its own by name. */
export class RuleSets implements Iterable<RuleSet> {
  private constructor();

  /** Of two with the same id and version, the last counts. */
  static of(...sets: RuleSet[]): RuleSets;

  /** All that ship with the package. `tieuchi/lean` has none. */
  static builtin(): RuleSets;

  /** How many there are. */
  readonly size: number;

  /** In the order added; the same objects each time, to be disposed of by themselves. */
  [Symbol.iterator](): IterableIterator<RuleSet>;

  /** Adds a rule set. Of two with the same id and version, the one added last counts. */
  add(rules: RuleSet): this;

  /**
   * The dossier of a JSON document, read against the rule set that it names; where it names no version, against the
   * highest at hand.
   * @throws {DossierError} with everything that is wrong with it
   */
  readDossier<Values extends object, Attributes extends object>(
    document: Document | DossierDocument<Values, Attributes>,
  ): Dossier;

  /**
   * What a dossier comes to: one that was read, by the rule set it was read against, a document by the one that it names.
   * @throws {DossierError} where the dossier is a document that cannot be read
   */
  evaluate<Values extends object, Attributes extends object>(
    dossier: Dossier | Document | DossierDocument<Values, Attributes>,
  ): Evaluation;

  /** The evaluation as JSON: the same bytes for the same rule set and dossier, everywhere and always. */
  evaluateJson<Values extends object, Attributes extends object>(
    dossier: Dossier | Document | DossierDocument<Values, Attributes>,
  ): string;

  /** The ids and versions, for `JSON.stringify` and consoles. */
  toJSON(): { id: string; version: string }[];

  /** Frees what it holds in the engine's memory, as {@link RuleSet.dispose} does. */
  dispose(): void;
  [Symbol.dispose](): void;
  readonly [Symbol.toStringTag]: "RuleSets";
}

/** A sentence that binds someone without deciding an outcome. */
export interface Duty {
  readonly id: string;
  /** The ids of who is bound. */
  readonly actors?: readonly string[];
  /** What is to be done. */
  readonly act: Text;
  /** To what or to whom. */
  readonly object?: Text;
  readonly deadline?: Deadline;
  readonly source: Source;
  readonly interpretation?: Text;
}

/** By when: before a day, on a day at the latest, or as the source says it where it names no day. */
export type Deadline = { readonly before: IsoDate } | { readonly until: IsoDate } | Text;

/** Who acts for an agency on a day. */
export interface AgencyAt {
  /** Of the agency that acts: itself, or who took over. */
  readonly id: string;
  /** The name on that day. */
  readonly name: Text;
  /** Its last day, where it has ended and the rule set names nobody who took over. */
  readonly ended: IsoDate | null;
}

/** A part of its source that a rule set's makers did not have. */
export interface MissingPart {
  readonly interpretation?: Text;
  readonly locator: string;
  readonly resource: string;
  readonly source?: Source;
  readonly what: Text;
}

/** Everything that follows from one rule set and one dossier; described in `docs/results.md`. */
export interface Evaluation {
  readonly engine: { readonly name: "tieuchi"; readonly semantics: number };
  readonly rule_set: {
    readonly id: string;
    readonly version: string;
    readonly status: Status;
    readonly complete: boolean;
    /** The parts of its source that are not at hand, where there are any. */
    readonly missing?: readonly MissingPart[];
    readonly sha256: Sha256;
  };
  /** The indices by which scores were read; left out where there are none. */
  readonly indices?: readonly {
    readonly id: string;
    readonly version: string;
    readonly status: Status;
    readonly sha256: Sha256;
  }[];
  readonly subject: Subject;
  readonly year: number;
  readonly illustrative: boolean;
  /** `met`: recognition may be proposed. Only an authority's decision recognises. */
  readonly outcome: Exclude<Outcome, "not_applicable">;
  readonly reason: Reason;
  readonly conditions: readonly ConditionFinding[];
  readonly groups: readonly ({ readonly id: string } & Tally)[];
  readonly criteria: readonly Finding[];
  /** All that was not reported: criteria, conditions whose score is missing, indicators as
   * `INDEX/YEAR/BASIS/INDICATOR`, `subject.attributes.NAME`. */
  readonly unreported: readonly string[];
  /** What of these could still change the outcome of the whole; empty once it is decided. */
  readonly deciding: readonly string[];
  readonly documents: { readonly provided: readonly string[]; readonly missing: readonly string[] };
  readonly procedure: {
    readonly steps: readonly { readonly id: string; readonly missing_documents: readonly string[] }[];
  };
  /** The agencies that at the end of the year are others (`agency`), are called otherwise or have ended, where there are any. */
  readonly agencies?: readonly {
    readonly id: string;
    readonly agency: string;
    readonly name: Text;
    readonly ended: IsoDate | null;
  }[];
}

/** An evaluation with the hashes of its dossier's canonical form and of its own JSON. */
export interface Receipt extends Evaluation {
  readonly receipt: {
    readonly dossier: { readonly sha256: Sha256 };
    readonly evaluation: { readonly sha256: Sha256 };
  };
}

/** How many members have which outcome. */
export interface Tally {
  readonly met: number;
  readonly not_met: number;
  readonly undetermined: number;
  readonly not_applicable: number;
}

/** What one condition of recognition comes to. */
export type ConditionFinding = CriteriaConditionFinding | ScoreConditionFinding;

interface AnyConditionFinding {
  readonly id: string;
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly title: Text | null;
  readonly source: Source;
  readonly interpretation: Text | null;
}

/** A named band of shares. */
export interface Band {
  readonly id: string;
  readonly title: Text;
}

/** The points that are possible; `points` where they are known. */
export interface PointRange {
  readonly points: Decimal | null;
  readonly low: Decimal;
  readonly high: Decimal;
}

/** A score of a dossier. */
export interface Score {
  readonly index: string;
  readonly year: number;
  readonly basis: Basis;
  readonly document: { readonly id: string; readonly version: string; readonly status: Status; readonly sha256: Sha256 } | null;
  readonly stated: string | null;
  readonly maximum: Decimal | null;
  readonly total: PointRange | null;
  readonly percent: Decimal | null;
  readonly band: Band | null;
  readonly groups: readonly ({ readonly id: string; readonly maximum: Decimal } & PointRange)[];
  readonly indicators: readonly ({
    readonly id: string;
    readonly maximum: Decimal;
    readonly reported: { readonly [key: string]: Json } | null;
  } & PointRange)[];
  readonly unreported: readonly string[];
}

/** All criteria assigned in the year. */
export interface CriteriaConditionFinding extends AnyConditionFinding, Tally {
  readonly index?: never;
}

/** A share of an index's points. */
export interface ScoreConditionFinding extends AnyConditionFinding {
  readonly index: string;
  readonly year: number;
  readonly basis: Basis;
  readonly observed: {
    /** `null` where indicators are missing on which they depend. */
    readonly points: Decimal | null;
    readonly maximum: Decimal;
    readonly percent: Decimal | null;
    /** The fewest and the most points that are possible, where they follow from indicators. */
    readonly low?: Decimal;
    readonly high?: Decimal;
    /** The points as stated beside the indicators. */
    readonly stated?: string;
  } | null;
  readonly target: { readonly at_least_percent: Decimal };
  readonly shortfall: { readonly points: Decimal } | null;
  /** Of a score that follows from indicators: those that are missing, and those of them that decide. */
  readonly indicators?: { readonly unreported: readonly string[]; readonly deciding: readonly string[] };
  /** Where the index names bands. */
  readonly band?: Band | null;
}

/** The outcome for one criterion, with why, how far off and on what ground. */
export interface Finding {
  readonly id: string;
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly observed: Observed | null;
  readonly target: Target | null;
  readonly shortfall: { readonly percent?: Decimal; readonly count?: number } | null;
  readonly title: Text;
  readonly measure: Measure;
  readonly lead_agencies: readonly string[];
  readonly citations: readonly Citation[];
  readonly source: Source;
  readonly interpretation: Text | null;
  readonly evidence: readonly Evidence[];
}

/** A value as reported: `percent` to `stated` of percentages, `present` and `count` of the others. */
export interface Observed {
  /** Where it is computed, at most four decimals, cut towards failure. */
  readonly percent?: Decimal;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly stated?: Decimal;
  readonly present?: boolean;
  readonly count?: number;
}

/** What is demanded: one of `at_least`, `at_most`, `present`. */
export interface Bound {
  /** At least so many percent, or so many. */
  readonly at_least?: Decimal;
  /** At most so many percent, or so many. */
  readonly at_most?: Decimal;
  /** That it be there ("Có"). */
  readonly present?: true;
}

/** What is demanded of this subject in this year. */
export interface Target extends Bound {
  /** The attribute by which it was chosen. */
  readonly by?: { readonly [attribute: string]: string };
}

export interface Citation {
  readonly resource: string;
  readonly number: string | null;
  readonly date: IsoDate | null;
  readonly locator: string | null;
}

/** Where something stands, in the exact words. */
export interface Source {
  readonly locator: string;
  readonly misprints?: readonly { readonly printed: string; readonly read: string }[];
  readonly quote: string;
  readonly resource: string;
}

export interface Evidence {
  readonly title: string;
  readonly reference: string | null;
  readonly date: IsoDate | null;
}

/** An evaluation in words. */
export interface Explanation {
  readonly text: string;
  readonly conditions: readonly { readonly id: string; readonly text: string }[];
  readonly criteria: readonly {
    readonly id: string;
    readonly text: string;
    /** Empty where none was reported. */
    readonly observed: string;
    /** Empty where there is none. */
    readonly target: string;
  }[];
}

type Words<Word extends string> = { readonly [word in Word]: { readonly vi: string; readonly en: string } };

/** The engine's words with those that officials read. */
export interface Vocabulary {
  readonly outcome: Words<Outcome>;
  readonly reason: Words<Reason>;
  readonly status: Words<Status>;
  readonly basis: Words<Basis>;
  readonly severity: Words<Severity>;
  readonly agencyKind: readonly AgencyKind[];
  readonly code: { readonly [code in Code]: Severity };
}

export function vocabulary(): Vocabulary;

/** The number in every evaluation's `engine.semantics`, which changes only when an outcome could. */
export const SEMANTICS: number;

/** The version of the package. */
export const VERSION: string;

/**
 * Loads the engine; everything else waits for it. In Node it is loaded on import, and this resolves at once.
 * @param source where the `.wasm` is, if not beside the package; or a response with it, its bytes, or it compiled
 */
export function init(source?: InitSource | Promise<InitSource>): Promise<void>;
export default init;

/** What {@link init} takes; the last is a `Response`, a `WebAssembly.Module` or bytes. */
export type InitSource = string | URL | ArrayBuffer | ArrayBufferView | object;
