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

/** Whether a register says that a unit was assigned to finish. */
export type Assigned = "assigned" | "not_assigned" | "not_known";

/** Whether a unit has kept what it was recognised for. */
export type Maintained = "maintained" | "fallen" | "not_known";

/** What became of one criterion since an earlier year. */
export type CriterionUpkeep =
  | "maintained"
  | "below_earlier_level"
  | "below_new_target"
  | "below_both"
  | "not_known"
  | "not_comparable"
  | "not_assigned"
  | "exempt";

/** Where a dossier holds an assessment. */
export type GivenIn = "values" | "opinions" | "appraisals";

/** Of how many of the criteria assigned an assessment was given, or that it was given of the dossier as a whole. */
export type Extent = "none" | "some" | "all" | "whole";

/** Whether a step holds for the subject. */
export type Holds = "yes" | "no" | "not_known";

/** How a step stands to its deadline, as of a day. */
export type Timing = "done_in_time" | "done_late" | "due" | "overdue";

/** What the subject has still to do about a document. */
export type ToDo = "prepare" | "wait_for" | "not_stated";

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
  | "other_document"
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
  | "no_next_year"
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
  | "index_twice"
  | "no_such_score"
  | "several_scores";

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
  readonly name:
    | "TieuchiError"
    | "RuleSetError"
    | "DossierError"
    | "IndexDocumentError"
    | "RegisterError"
    | "RosterError"
    | "ComparisonError";
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

/** A register that cannot be read, or that there is none of. */
export class RegisterError extends TieuchiError {
  readonly name: "RegisterError";
}

/** A roster that cannot be read, or that there is none of. */
export class RosterError extends TieuchiError {
  readonly name: "RosterError";
}

/** What cannot be counted or compared: of other units, years or rule sets than go together. */
export class ComparisonError extends TieuchiError {
  readonly name: "ComparisonError";
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
  /** Where the rule set allows them. */
  readonly exemptions?: readonly ReportedExemption[] | null;
}

/** That an authority exempts the subject from a criterion, both days inclusive. */
export interface ReportedExemption {
  readonly criterion: string;
  readonly authority: string;
  readonly reason: string;
  readonly reference: string;
  readonly from: IsoDate;
  readonly until: IsoDate;
}

/** A dossier that was read, or a document. */
type Given<Values extends object, Attributes extends object> =
  | Dossier
  | Document
  | DossierDocument<Values, Attributes>;

/** A percentage, a count or an amount, whether there is something, or one of these with its parts; decimals best as text. */
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
      readonly amount?: string | number | null;
      readonly evidence?: readonly ({ readonly title: string } & Reference)[] | null;
    };

/** A score of an index. */
export interface ReportedScore {
  readonly index: string;
  readonly year: number;
  readonly basis: Basis;
  readonly points?: string | number | null;
  readonly maximum?: string | number | null;
  /** Values by indicator, from which the points follow. */
  readonly indicators?: { readonly [indicator: string]: Json } | null;
}

/** What an agency says of a criterion by outcome, value or both, or of the dossier as a whole by outcome. */
export interface Statement extends Reference {
  readonly agency: string;
  readonly criterion?: string | null;
  readonly outcome?: Exclude<Outcome, "not_applicable"> | null;
  readonly value?: ReportedValue;
  readonly note?: string | null;
}

interface Reference {
  readonly reference?: string | null;
  readonly date?: IsoDate | null;
}

/** A unit that a step names. */
type NamedSubject = { readonly id?: string; readonly name: string };

/** For which units a step holds: for these alone, or for all but these. */
export type StepSubjects =
  | readonly NamedSubject[]
  | { readonly except: readonly NamedSubject[] };

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
  /** Who assesses. */
  readonly assessments?: readonly {
    /** These, or of each criterion those that lead it. */
    readonly agencies: readonly string[] | "lead";
    readonly given_in: GivenIn;
    readonly id: string;
    readonly interpretation?: Text;
    readonly source: Source;
    readonly step?: string;
    readonly title: Text;
  }[];
  /** Left out where there are levels, which have their own. */
  readonly conditions?: readonly ConditionDocument[];
  /** What is held where two assessments differ. */
  readonly conference?: {
    readonly actors?: readonly string[];
    readonly between: readonly string[];
    readonly id: string;
    readonly interpretation?: Text;
    readonly source: Source;
    readonly step?: string;
    readonly title: Text;
  };
  /** Which assessment decides. */
  readonly decisive?: { readonly assessment: string; readonly interpretation?: Text; readonly source: Source };
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
  /** Who may exempt from which criteria. */
  readonly exemptions?: {
    readonly authorities: readonly string[];
    readonly criteria: readonly string[] | "all";
    readonly interpretation?: Text;
    readonly source: Source;
  };
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
      readonly rollup?: Rollup;
      readonly source: Source;
      /** Of all years; else there are `targets`. */
      readonly target?: TargetDocument;
      readonly targets?: { readonly [year: string]: TargetDocument };
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
  /** Levels of recognition, from the lowest. */
  readonly levels?: readonly {
    readonly conditions: readonly ConditionDocument[];
    readonly id: string;
    readonly interpretation?: Text;
    readonly source: Source;
    readonly title: Text;
  }[];
  readonly missing?: readonly MissingPart[];
  readonly procedure?: readonly {
    readonly actors?: readonly string[];
    readonly deadline?: Deadline;
    readonly id: string;
    readonly interpretation?: Text;
    readonly produces?: readonly string[];
    readonly sends_to?: readonly string[];
    readonly source: Source;
    readonly subjects?: StepSubjects;
    readonly title: Text;
  }[];
  readonly resources?: readonly Resource[];
  readonly source?: Source;
  readonly status: Status;
  /** `agency`: the agency that the subjects are. */
  readonly subject: { readonly agency?: string; readonly level: string };
  readonly title: Text;
  readonly valid?: Validity;
  readonly version: string;
  /** The duty that provides for withdrawing a recognition. */
  readonly withdrawal?: { readonly duty: string; readonly interpretation?: Text };
  readonly years: readonly number[];
}

/** A condition of recognition: some or all criteria, or a share of an index's points. */
type ConditionDocument = {
  readonly id: string;
  readonly interpretation?: Text;
  readonly source: Source;
  readonly title?: Text;
} & (
  | {
      readonly criteria: "assigned" | readonly string[] | { readonly groups: readonly string[] };
      readonly score?: never;
    }
  | {
      readonly criteria?: never;
      readonly score: {
        readonly at_least_percent: Decimal;
        readonly basis: Basis;
        readonly index: string;
        readonly year: "previous" | "current";
      };
    }
);

/** What is demanded of every subject, by an attribute, and where that differs, at a level of recognition. */
interface TargetDocument extends Bound {
  readonly at?: { readonly [level: string]: Omit<TargetDocument, "at"> };
  readonly by?: { readonly [attribute: string]: { readonly [value: string]: Bound | null } };
}

/** A document that is cited. */
export interface Resource {
  readonly date?: IsoDate;
  readonly id: string;
  readonly interpretation?: Text;
  readonly issuer?: Text;
  readonly number?: string;
  readonly printed?: string;
  readonly title: Text;
}

/** That a criterion counts recognitions of the units of a level. */
export interface Rollup {
  readonly interpretation: Text;
  readonly level: string;
  readonly source?: Source;
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
  /** Whether the source gives one target for all years; `targets` has it for each of them. */
  readonly every_year: boolean;
  /** Where it counts recognitions. */
  readonly rollup: Rollup | null;
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
export interface CriterionTarget extends LevelTarget {
  readonly year: number;
  /** What levels of recognition demand, where that differs. */
  readonly at: readonly ({ readonly level: string } & LevelTarget)[];
}

/** What is demanded of subjects. */
export interface LevelTarget {
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

  /**
   * What a dossier comes to, and what a register says of its subject by the decisions of up to a day, or by all on record.
   * `tieuchi/lean` has none of this.
   * @throws {DossierError} where the dossier is a document that cannot be read
   * @throws {RangeError} where there is no such day
   */
  evaluateWithStanding<Values extends object, Attributes extends object>(
    dossier: Given<Values, Attributes>,
    register: Register,
    asOf?: IsoDate,
  ): EvaluationWithStanding;

  /** The same as JSON. */
  evaluateWithStandingJson<Values extends object, Attributes extends object>(
    dossier: Given<Values, Attributes>,
    register: Register,
    asOf?: IsoDate,
  ): string;

  /**
   * Where a dossier stands in its procedure; as of a day, what is dated after it does not count. `tieuchi/lean` has none of
   * this.
   * @throws {DossierError} where the dossier is a document that cannot be read
   * @throws {RangeError} where there is no such day
   */
  progress<Values extends object, Attributes extends object>(
    dossier: Given<Values, Attributes>,
    asOf?: IsoDate,
  ): Progress;

  /** The progress as JSON: the same bytes everywhere and always. */
  progressJson<Values extends object, Attributes extends object>(
    dossier: Given<Values, Attributes>,
    asOf?: IsoDate,
  ): string;

  /**
   * What an agency is asked of a dossier in one of its lists, `opinions` where none is named, and what it says; `blank`: the
   * sheet to fill in. `tieuchi/lean` has none of this.
   * @throws {DossierError} where the dossier is a document that cannot be read
   * @throws {RangeError} where the rule set has no such agency, with the nearest that it has
   */
  sheet<Values extends object, Attributes extends object>(
    dossier: Given<Values, Attributes>,
    agency: string,
    how: { readonly list?: SheetList; readonly blank: true },
  ): BlankSheet;
  sheet<Values extends object, Attributes extends object>(
    dossier: Given<Values, Attributes>,
    agency: string,
    how?: { readonly list?: SheetList; readonly blank?: false },
  ): Sheet;
  sheet<Values extends object, Attributes extends object>(
    dossier: Given<Values, Attributes>,
    agency: string,
    how?: { readonly list?: SheetList; readonly blank?: boolean },
  ): Sheet | BlankSheet;

  /** The sheet as JSON. */
  sheetJson<Values extends object, Attributes extends object>(
    dossier: Given<Values, Attributes>,
    agency: string,
    how?: { readonly list?: SheetList; readonly blank?: boolean },
  ): string;

  /**
   * Whether a unit has kept its criteria since an earlier dossier. This rule set judges the later one, and the earlier one too
   * where that is a document; one that was read is judged by the rule set it was read against. `tieuchi/lean` has none of this.
   * @throws {DossierError} where a dossier is a document that cannot be read
   * @throws {ComparisonError} where the two do not go together
   */
  upkeep<
    Values extends object,
    Attributes extends object,
    LaterValues extends object,
    LaterAttributes extends object,
  >(
    earlier: Given<Values, Attributes>,
    later: Given<LaterValues, LaterAttributes>,
    by: { readonly register: Register; readonly asOf?: IsoDate },
  ): UpkeepWithStanding;
  upkeep<
    Values extends object,
    Attributes extends object,
    LaterValues extends object,
    LaterAttributes extends object,
  >(earlier: Given<Values, Attributes>, later: Given<LaterValues, LaterAttributes>): Upkeep;

  /** The upkeep as JSON. */
  upkeepJson<
    Values extends object,
    Attributes extends object,
    LaterValues extends object,
    LaterAttributes extends object,
  >(
    earlier: Given<Values, Attributes>,
    later: Given<LaterValues, LaterAttributes>,
    by?: { readonly register: Register; readonly asOf?: IsoDate },
  ): string;

  /**
   * What a dossier's values come to by the targets of another year; where none is named, of the next that the rule set assesses.
   * `tieuchi/lean` has none of this.
   * @throws {DossierError} where the dossier is a document that cannot be read
   * @throws {ComparisonError} where the rule set does not assess the year, or none after the dossier's
   */
  outlook<Values extends object, Attributes extends object>(
    dossier: Given<Values, Attributes>,
    year?: number,
  ): Outlook;

  /** The outlook as JSON. */
  outlookJson<Values extends object, Attributes extends object>(
    dossier: Given<Values, Attributes>,
    year?: number,
  ): string;

  /**
   * The criterion of a unit that follows from the recognitions of the units that are part of it, with the list behind the
   * number. `tieuchi/lean` has none of this.
   * @throws {DossierError} where a dossier is a document that cannot be read
   * @throws {ComparisonError} with all that does not go together
   */
  rollUp<Values extends object, Attributes extends object>(of: RollUpOf<Values, Attributes>): UnitRollup;

  /** The roll-up as JSON. */
  rollUpJson<Values extends object, Attributes extends object>(of: RollUpOf<Values, Attributes>): string;

  /**
   * An overview of all units of a roster for one year, to which dossiers are added one by one. `tieuchi/lean` has none of this.
   * @throws {ComparisonError} where the rule set, the roster and the year do not go together
   */
  overview(of: OverviewOf): Overview;

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

/** The lists of a dossier in which agencies say something. */
export type SheetList = "opinions" | "appraisals";

/** What an overview is of. */
export interface OverviewOf {
  /** The units on one day. */
  readonly roster: Roster;
  /** The decisions on record. */
  readonly register: Register;
  /** The year assessed. */
  readonly year: number;
  /** The day up to which decisions count; all on record where none is named. */
  readonly asOf?: IsoDate;
}

/** What a roll-up counts. */
export interface RollUpOf<
  Values extends object = { readonly [criterion: string]: ReportedValue },
  Attributes extends object = { readonly [name: string]: string | null },
> extends OverviewOf {
  /** The id of the unit whose criterion is worked out. */
  readonly unit: string;
  /**
   * Of units that are part of it, of the year and of the years for which they were recognised, and of the unit itself. Each is
   * judged by the rule set it was read against; a document by the one that rolls up.
   */
  readonly dossiers?: Iterable<Given<Values, Attributes>>;
}

/** A unit of which a register holds decisions and which a roster does not name. */
export interface UnlistedUnit extends Unit {
  readonly recognised: Decision | null;
  readonly withdrawn: Decision | null;
  /** The id of the roster's unit that may be meant. */
  readonly nearest: string | null;
}

/** A unit of administration. */
export interface Unit {
  /** The one that dossiers give in `subject.id`. */
  readonly id: string;
  readonly name: string;
  readonly level: string;
}

/** A register: who is to finish when, who may volunteer, and the decisions on record. `tieuchi/lean` has none. */
export class Register {
  private constructor();

  /**
   * The register of a JSON document.
   * @throws {RegisterError} with everything that is wrong with it
   */
  static fromJson(document: Document | RegisterDocument): Register;

  /**
   * A register that ships with the package, by its id, optionally with `@version`.
   * @throws {RegisterError} where there is none of this name
   */
  static builtin(id: string): Register;

  readonly id: string;
  readonly version: string;
  readonly title: Text;
  /** Over {@link Register.toCanonicalJson}. */
  readonly sha256: Sha256;
  /** Every unit that it names, once. */
  readonly units: readonly Unit[];

  /**
   * The unit that it names by this id or name.
   * @throws {RangeError} with the nearest one where there is none
   */
  unit(idOrName: string): Unit;

  /**
   * What it says of a unit of a level, by the decisions of up to a day, that day's too, or by all on record. Of a unit that it does
   * not name it says what it says of all.
   * @throws {RangeError} where these are no ids, or there is no such day
   */
  standing(unit: string, level: string, asOf?: IsoDate): Standing;

  /** The standing as JSON. */
  standingJson(unit: string, level: string, asOf?: IsoDate): string;

  /** The canonical form: the same content always gives the same text. */
  toCanonicalJson(): string;

  /** What the canonical form says. It is read when it is first asked for, and nobody changes it. */
  toDocument(): RegisterDocument;

  /** Its id and version, for `JSON.stringify` and consoles. */
  toJSON(): { id: string; version: string };

  /** Frees what it holds in the engine's memory, as {@link RuleSet.dispose} does. */
  dispose(): void;
  [Symbol.dispose](): void;
  readonly [Symbol.toStringTag]: "Register";
}

/** A roster: the units on one day, and which is part of which. `tieuchi/lean` has none. */
export class Roster {
  private constructor();

  /**
   * The roster of a JSON document.
   * @throws {RosterError} with everything that is wrong with it
   */
  static fromJson(document: Document | RosterDocument): Roster;

  /**
   * A roster that ships with the package, by its id, optionally with `@version`.
   * @throws {RosterError} where there is none of this name
   */
  static builtin(id: string): Roster;

  readonly id: string;
  readonly version: string;
  readonly title: Text;
  /** The day on which it holds. */
  readonly date: IsoDate;
  /** From the highest to the lowest. */
  readonly levels: readonly string[];
  /** In its order. */
  readonly units: readonly RosterUnit[];
  /**
   * The unit with this id.
   * @throws {RangeError} that names the nearest one, where the roster has none
   */
  unit(id: string): RosterUnit;
  /** Over {@link Roster.toCanonicalJson}. */
  readonly sha256: Sha256;

  /** The canonical form: the same content always gives the same text. */
  toCanonicalJson(): string;

  /** What the canonical form says. It is read when it is first asked for, and nobody changes it. */
  toDocument(): RosterDocument;

  /** Its id and version, for `JSON.stringify` and consoles. */
  toJSON(): { id: string; version: string };

  /** Frees what it holds in the engine's memory, as {@link RuleSet.dispose} does. */
  dispose(): void;
  [Symbol.dispose](): void;
  readonly [Symbol.toStringTag]: "Roster";
}

/** All units of a roster for one year. Of a unit that is not recognised no more is kept than what its dossier comes to. */
export class Overview {
  private constructor();

  /**
   * Adds a dossier: one that was read is judged by the rule set it was read against, a document by the overview's own.
   * @throws {DossierError} where the dossier is a document that cannot be read
   * @throws {ComparisonError} where the roster lacks its subject, or there is one of this subject and year already
   */
  add<Values extends object, Attributes extends object>(dossier: Given<Values, Attributes>): this;

  /** How all units stand by what was added so far. */
  summary(): OverviewSummary;

  /** The summary as JSON. */
  summaryJson(): string;

  /** Its rule set and year, for `JSON.stringify` and consoles. */
  toJSON(): { rules: { id: string; version: string }; year: number };

  /** Frees what it holds in the engine's memory, as {@link RuleSet.dispose} does. */
  dispose(): void;
  [Symbol.dispose](): void;
  readonly [Symbol.toStringTag]: "Overview";
}

/**
 * The dossiers in the order of their scores in one index, of one year and basis; those of one place in the order given. What has
 * no points has no place, and is left out. `tieuchi/lean` has none of this.
 * @throws {ComparisonError} where a unit stands twice, where no rule set uses the index, where no score is left or several kinds are
 */
export function rank(
  dossiers: Iterable<Dossier>,
  by?: { readonly index?: string; readonly year?: number; readonly basis?: Basis },
): readonly Ranked[];

/** The places as JSON. */
export function rankJson(
  dossiers: Iterable<Dossier>,
  by?: { readonly index?: string; readonly year?: number; readonly basis?: Basis },
): string;

/** A dossier and its place. */
export interface Ranked {
  /** The best place that is possible, from 1. */
  readonly best_place: number;
  /** The worst place that is possible. */
  readonly worst_place: number;
  /** How many others have exactly the same share. */
  readonly shared_with: number;
  readonly subject: string;
  readonly name: string | null;
  /** The fewest and the most points that are possible. */
  readonly low: Decimal | null;
  readonly high: Decimal | null;
  readonly maximum: Decimal | null;
  readonly percent: Decimal | null;
  /** The id of a band, where the index names bands. */
  readonly band: string | null;
}

/** A unit of a roster. */
export interface RosterUnit extends Unit {
  /** The id of the unit of the level just above; the highest level has none. */
  readonly part_of?: string;
}

/** A roster as its canonical form has it, described in `docs/roster-format.md`. */
export interface RosterDocument {
  readonly date: IsoDate;
  readonly format: number;
  readonly id: string;
  readonly interpretation?: Text;
  readonly kind: "roster";
  readonly levels: readonly string[];
  readonly resources?: readonly Resource[];
  readonly source?: Source;
  readonly title: Text;
  readonly units: readonly RosterUnit[];
  readonly version: string;
}

/** A register as its canonical form has it, described in `docs/register-format.md`. */
export interface RegisterDocument {
  readonly assignments?: readonly {
    readonly citations?: readonly { readonly locator?: string; readonly resource: string }[];
    readonly finish: Finish;
    readonly interpretation?: Text;
    readonly source?: Source;
    readonly unit: Unit;
  }[];
  readonly decisions?: readonly {
    readonly authority?: Text;
    readonly date: IsoDate;
    readonly interpretation?: Text;
    readonly kind: "recognition" | "withdrawal";
    readonly number: string;
    readonly resource?: string;
    readonly unit: Unit;
    readonly year: number;
  }[];
  readonly format: number;
  readonly id: string;
  readonly interpretation?: Text;
  readonly kind: "register";
  readonly levels?: readonly { readonly all_named: boolean; readonly interpretation?: Text; readonly level: string }[];
  readonly resources?: readonly Resource[];
  readonly title: Text;
  readonly totals?: readonly {
    readonly citations?: readonly { readonly locator?: string; readonly resource: string }[];
    readonly interpretation?: Text;
    readonly level: string;
    readonly units: number;
    readonly year: number;
  }[];
  readonly version: string;
  readonly volunteers?: readonly {
    readonly finish?: Finish;
    readonly interpretation?: Text;
    readonly level: string;
    readonly source: Source;
    readonly units?: readonly Unit[];
  }[];
}

/** In which year a unit is to finish: that year, or that year or one before. */
export type Finish =
  | { readonly in: number; readonly by?: never }
  | { readonly by: number; readonly in?: never };

/** A decision on record. */
export interface Decision {
  readonly number: string;
  readonly date: IsoDate;
  readonly year: number;
}

/** What identifies a register. */
interface RegisterIdentity {
  readonly id: string;
  readonly version: string;
  readonly sha256: Sha256;
}

/** What a register says of a unit; described in `docs/register-format.md`. */
export interface Standing {
  readonly register: RegisterIdentity;
  readonly as_of: IsoDate | null;
  readonly assigned: Assigned;
  readonly finish: Finish | null;
  /** The source that encourages the unit. */
  readonly may_volunteer: Source | null;
  /** When it is encouraged to finish, where that source says so. */
  readonly volunteer_finish: Finish | null;
  /** The latest decision that recognises it and is not withdrawn. */
  readonly recognised: Decision | null;
  /** The latest decision that withdrew a recognition. */
  readonly withdrawn: Decision | null;
}

/** An evaluation, and what a register says of its subject. */
export interface EvaluationWithStanding extends Evaluation {
  readonly standing: Standing;
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

/** What judged. */
interface Engine {
  readonly name: "tieuchi";
  readonly semantics: number;
}

/** By which rule set. */
interface RuleSetIdentity {
  readonly id: string;
  readonly version: string;
  readonly status: Status;
  readonly complete: boolean;
  /** The parts of its source that are not at hand, where there are any. */
  readonly missing?: readonly MissingPart[];
  readonly sha256: Sha256;
}

/** Everything that follows from one rule set and one dossier; described in `docs/results.md`. */
export interface Evaluation {
  readonly engine: Engine;
  readonly rule_set: RuleSetIdentity;
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
  /** Which level of recognition is reached, where the rule set has levels; `conditions` and `criteria` are those of the lowest. */
  readonly level?: ReachedLevel;
  /** What each level comes to, from the lowest, where the rule set has levels. */
  readonly levels?: readonly LevelFinding[];
  /** The dossier's exemptions, where it has any. */
  readonly exemptions?: readonly ({ readonly criterion: string; readonly in_force: boolean } & Exempted)[];
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

/** Which level is reached, which is still possible, and what the next one lacks. */
export interface ReachedLevel {
  readonly reached: string | null;
  /** The highest that is not ruled out. */
  readonly possible: string | null;
  /** The lowest that is not met. */
  readonly next: string | null;
  readonly lacking: {
    readonly criteria: readonly Pick<Finding, "id" | "outcome" | "reason" | "target" | "shortfall">[];
    readonly conditions: readonly {
      readonly id: string;
      readonly outcome: Outcome;
      readonly reason: Reason;
      readonly shortfall: { readonly points: Decimal } | null;
    }[];
  } | null;
}

/** What a level of recognition comes to. */
export interface LevelFinding {
  readonly id: string;
  readonly outcome: Exclude<Outcome, "not_applicable">;
  readonly reason: Reason;
  readonly conditions: readonly ConditionFinding[];
  /** Those that differ from the findings of the lowest level. */
  readonly criteria: readonly Pick<
    Finding,
    "id" | "outcome" | "reason" | "observed" | "target" | "shortfall" | "exemption"
  >[];
  readonly title: Text;
  readonly source: Source;
  readonly interpretation: Text | null;
}

/** Who exempts, why, in which document, and from when to when. */
export interface Exempted {
  readonly authority: string;
  readonly reason: string;
  readonly reference: string;
  readonly from: IsoDate;
  readonly until: IsoDate;
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

/** The points of a score. */
export interface ObservedScore {
  /** `null` where indicators are missing on which they depend. */
  readonly points: Decimal | null;
  readonly maximum: Decimal;
  readonly percent: Decimal | null;
  /** The fewest and the most points that are possible, where they follow from indicators. */
  readonly low?: Decimal;
  readonly high?: Decimal;
  /** The points as stated beside the indicators. */
  readonly stated?: string;
}

/** A share of an index's points. */
export interface ScoreConditionFinding extends AnyConditionFinding {
  readonly index: string;
  readonly year: number;
  readonly basis: Basis;
  readonly observed: ObservedScore | null;
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
  readonly shortfall: Shortfall | null;
  /** Where the subject is exempt: by whom, and what the finding would be without it. */
  readonly exemption?: Exempted & { readonly without: { readonly outcome: Outcome; readonly reason: Reason } };
  readonly title: Text;
  readonly measure: Measure;
  readonly lead_agencies: readonly string[];
  readonly citations: readonly Citation[];
  readonly source: Source;
  readonly interpretation: Text | null;
  readonly evidence: readonly Evidence[];
}

/** How far a value is from its target, as it can be stated. */
export interface Shortfall {
  readonly percent?: Decimal;
  readonly count?: number;
  readonly amount?: Decimal;
}

/** A value as reported: `percent` to `stated` of percentages, `present`, `count` and `amount` of the others. */
export interface Observed {
  /** Where it is computed, at most four decimals, cut towards failure. */
  readonly percent?: Decimal;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly stated?: Decimal;
  readonly present?: boolean;
  readonly count?: number;
  readonly amount?: Decimal;
}

/** What is demanded: one of `at_least`, `at_most`, `present`. */
export interface Bound {
  /** At least so many percent, so many, or so much. */
  readonly at_least?: Decimal;
  /** At most so many percent, so many, or so much. */
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

/** Where a dossier stands in its procedure; described in `docs/procedure.md`. */
export interface Progress {
  readonly engine: Engine;
  readonly rule_set: RuleSetIdentity;
  readonly subject: Subject;
  readonly year: number;
  readonly illustrative: boolean;
  readonly as_of: IsoDate | null;
  /** The id of the last step that is done with all before it. */
  readonly reached: string | null;
  /** The first step that is not done, and the agencies that must act. */
  readonly next: { readonly step: string; readonly must_act: readonly string[] } | null;
  readonly steps: readonly StepProgress[];
  readonly assessments: readonly Assessed[];
  /** The criteria on which not all say the same. */
  readonly disagreements: readonly {
    readonly criterion: string;
    /** Against the targets of which level they differ; `null` where the rule set has none. */
    readonly level: string | null;
    readonly positions: readonly {
      readonly assessment: string;
      readonly agency: string | null;
      readonly outcome: Outcome;
    }[];
  }[];
  readonly conference: ConferenceState | null;
  /** What the assessment that decides comes to; outcome and reason are `null` while nothing of it was given. */
  readonly decisive: {
    readonly assessment: string;
    readonly given: Extent;
    readonly outcome: Outcome | null;
    readonly reason: Reason | null;
    readonly level: LevelsReached | null;
    readonly awaits_conference: boolean;
    readonly source: Source;
    readonly interpretation: Text | null;
  } | null;
}

/** Where a step stands. */
export interface StepProgress {
  readonly id: string;
  readonly holds: Holds;
  /** For which units it holds; `null`: for all. */
  readonly subjects: StepSubjects | null;
  /** The day of its first event. */
  readonly done: IsoDate | null;
  readonly deadline: Deadline | null;
  /** `null` without a day, and without a deadline that is a day. */
  readonly timing: Timing | null;
  readonly actors: readonly string[];
  /** The documents that it needs. */
  readonly needs: readonly {
    readonly document: string;
    readonly filed: boolean;
    readonly filed_by: readonly string[];
    readonly issuer: string | null;
    readonly to_do: ToDo | null;
    readonly title: Text;
  }[];
  readonly produces: readonly string[];
  readonly sends_to: readonly string[];
  /** What agencies have not said in its assessments. */
  readonly outstanding: readonly Outstanding[];
  /** What keeps it from being taken: all of it is said of the next step alone. */
  readonly blocked_by: {
    /** The next step, where it comes before this one. */
    readonly steps: readonly string[];
    readonly documents: readonly { readonly document: string; readonly issuer: string | null }[];
    readonly assessments: readonly Outstanding[];
    readonly conference: string | null;
  };
  readonly title: Text;
  readonly source: Source;
  readonly interpretation: Text | null;
}

/** What an agency has not said in an assessment. */
export interface Outstanding {
  readonly assessment: string;
  readonly agency: string;
  readonly criteria: readonly string[];
}

/** In which document, when and in which words something was said. */
interface Said {
  readonly reference: string | null;
  readonly date: IsoDate | null;
  readonly note: string | null;
}

/** The highest levels of recognition that an assessment meets, and does not rule out. */
export interface LevelsReached {
  readonly reached: string | null;
  readonly possible: string | null;
}

/** What an assessment comes to. */
export interface Assessed extends Tally {
  readonly id: string;
  readonly given_in: GivenIn;
  readonly given: Extent;
  readonly not_given: number;
  readonly conditions: readonly { readonly id: string; readonly outcome: Outcome; readonly reason: Reason }[];
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly level: LevelsReached | null;
  /** What it comes to at each level of recognition; none where the rule set has none. */
  readonly levels: readonly {
    readonly id: string;
    readonly outcome: Outcome;
    readonly reason: Reason;
    readonly conditions: readonly { readonly id: string; readonly outcome: Outcome; readonly reason: Reason }[];
    /** The criteria whose outcome differs from that at the lowest level that asks for them. */
    readonly criteria: readonly { readonly id: string; readonly outcome: Outcome | null }[];
  }[];
  /** What was stated of the dossier as a whole. */
  readonly stated: readonly ({ readonly agency: string; readonly outcome: Outcome | null } & Said)[];
  readonly criteria: readonly {
    readonly id: string;
    /** The lowest level that asks for it, whose targets count here; `null` where the rule set has none. */
    readonly level: string | null;
    /** `null` while it was not given. */
    readonly outcome: Outcome | null;
    readonly positions: readonly ({
      readonly agency: string | null;
      readonly outcome: Outcome;
      /** Where a value was stated. */
      readonly reason: Reason | null;
      readonly observed: Observed | null;
    } & Said)[];
    /** The agencies that have said nothing. */
    readonly missing: readonly string[];
  }[];
  readonly title: Text;
  readonly source: Source;
  readonly interpretation: Text | null;
}

/** Whether a conference is required. */
export interface ConferenceState {
  readonly id: string;
  /** `null` while it depends on what is missing. */
  readonly required: boolean | null;
  /** The criteria on which the two assessments differ. */
  readonly criteria: readonly string[];
  readonly on_the_whole: boolean;
  /** The criteria on which they cannot be compared yet. */
  readonly open: readonly string[];
  readonly held: IsoDate | null;
  /** The last day of one that does not count: what differs was stated later. */
  readonly held_too_early: IsoDate | null;
  readonly between: readonly string[];
  readonly actors: readonly string[];
  readonly title: Text;
  readonly source: Source;
  readonly interpretation: Text | null;
}

interface AnySheet {
  readonly engine: Engine;
  readonly rule_set: RuleSetIdentity;
  readonly subject: Subject;
  readonly year: number;
  readonly illustrative: boolean;
  readonly agency: { readonly id: string; readonly name: Text };
  readonly assessment: string | null;
}

/** What is reported of a criterion, against what. */
type Asked = Pick<Finding, "id" | "outcome" | "reason" | "observed" | "target" | "measure" | "title"> & {
  /** The lowest level that asks for it, whose target counts here; `null` where the rule set has none. */
  readonly level: string | null;
};

/** What an agency is asked of a dossier, and what it says; described in `docs/procedure.md`. */
export interface Sheet extends AnySheet {
  readonly to_fill?: never;
  readonly criteria: readonly (Asked & {
    readonly statement: ({ readonly outcome: Outcome | null; readonly observed: Observed | null } & Said) | null;
    /** Whether both come to the same; `null` while one is missing. */
    readonly agrees: boolean | null;
  })[];
}

/** The sheet to fill in: what the agency has not said yet, in the form of a dossier. */
export interface BlankSheet extends AnySheet {
  readonly to_fill: { readonly [list in SheetList]?: readonly BlankStatement[] };
  readonly criteria: readonly (Asked & { readonly evidence: readonly Evidence[] })[];
}

/** A statement that nobody has made yet. */
export interface BlankStatement {
  readonly agency: string;
  readonly criterion: string;
  readonly outcome: null;
  readonly value: null;
  readonly reference: null;
  readonly date: null;
  readonly note: null;
}

/** What became of a unit's criteria since an earlier year; described in `docs/province.md`. */
export interface Upkeep {
  readonly engine: Engine;
  readonly rule_set: RuleSetIdentity;
  readonly subject: Subject;
  readonly year: number;
  readonly earlier: {
    readonly rule_set: RuleSetIdentity;
    readonly year: number;
    readonly outcome: Evaluation["outcome"];
    readonly reason: Reason;
  };
  readonly illustrative: boolean;
  readonly outcome: Evaluation["outcome"];
  readonly reason: Reason;
  readonly maintained: Maintained;
  readonly criteria: readonly {
    readonly id: string;
    readonly status: CriterionUpkeep;
    readonly earlier: Observed | null;
    readonly later: Observed | null;
    readonly target: Bound | null;
    readonly outcome: Outcome;
    readonly reason: Reason;
    readonly shortfall: Shortfall | null;
    readonly title: Text;
  }[];
  /** The duty that provides for withdrawal, where something has fallen. */
  readonly grounds: {
    readonly duty: string;
    readonly actors: readonly string[];
    readonly act: Text;
    readonly source: Source;
    readonly interpretation: Text | null;
  } | null;
}

/** Upkeep, and what a register says of the subject. */
export interface UpkeepWithStanding extends Upkeep {
  readonly standing: Standing;
}

/** What a dossier's values come to by another year's targets; described in `docs/province.md`. */
export interface Outlook {
  readonly engine: Engine;
  readonly rule_set: RuleSetIdentity;
  readonly subject: Subject;
  /** The dossier's year. */
  readonly values_of: number;
  /** The year whose targets count. */
  readonly year: number;
  readonly illustrative: boolean;
  readonly criteria: readonly {
    readonly id: string;
    readonly outcome: Outcome;
    readonly reason: Reason;
    readonly observed: Observed | null;
    readonly target: Bound | null;
    readonly shortfall: Shortfall | null;
    readonly title: Text;
  }[];
  /** The scores that conditions ask for. */
  readonly scores: readonly {
    readonly id: string;
    readonly outcome: Outcome;
    readonly reason: Reason;
    readonly index: string;
    readonly year: number;
    readonly basis: Basis;
    /** The year of the score that counts. */
    readonly score_of: number | null;
    readonly observed: ObservedScore | null;
    readonly target: { readonly at_least_percent: Decimal };
    readonly shortfall: { readonly points: Decimal } | null;
    /** The fewest indicators that, raised to their most points, reach the share. */
    readonly raise:
      | readonly {
          readonly indicator: string;
          readonly points: Decimal;
          readonly maximum: Decimal;
          readonly gain: Decimal;
        }[]
      | null;
  }[];
}

/** The criterion that counts recognitions, what it comes to, and the numbers behind it. */
export interface RolledUp {
  readonly criterion: string | null;
  readonly outcome: Outcome;
  readonly reason: Reason;
  /** How many units are part of it. */
  readonly units: number;
  readonly recognised: number;
  /** How many count for sure. */
  readonly sure: number;
  /** How many may count. */
  readonly possible: number;
  readonly target: Bound | null;
  readonly shortfall: Shortfall | null;
  /** What the unit's own dossier reports. */
  readonly reported: Observed | null;
  /** Whether that is outside what is possible. */
  readonly contradicted: boolean | null;
  /** The ids of the units that count. */
  readonly counted: readonly string[];
  /** The ids of those that may. */
  readonly not_known: readonly string[];
}

/** By which roster. */
interface RosterIdentity {
  readonly id: string;
  readonly version: string;
  readonly date: IsoDate;
  readonly sha256: Sha256;
}

/** The criterion of one unit by the decisions on record, with its units; described in `docs/province.md`. */
export interface UnitRollup extends RolledUp {
  readonly engine: Engine;
  readonly rule_set: RuleSetIdentity;
  readonly roster: RosterIdentity;
  readonly register: RegisterIdentity;
  readonly unit: Unit;
  readonly year: number;
  readonly as_of: IsoDate | null;
  readonly illustrative: boolean;
  /** Each unit that is part of it, in the roster's order. */
  readonly members: readonly (Unit & {
    /** Of its dossier of the year. */
    readonly outcome: Outcome | null;
    readonly recognised: Decision | null;
    readonly withdrawn: Decision | null;
    readonly maintained: Maintained | null;
    /** The year of the earlier dossier. */
    readonly compared_with: number | null;
    /** The criteria that have fallen. */
    readonly fallen: readonly string[];
  })[];
  /** The units of which the register holds decisions and which the roster does not name: nobody counts them. */
  readonly unlisted: readonly UnlistedUnit[];
  readonly title: Text | null;
  readonly source: Source | null;
  readonly interpretation: Text | null;
}

/** How many units come to what. */
export interface UnitTally {
  readonly units: number;
  readonly met: number;
  readonly not_met: number;
  readonly undetermined: number;
  readonly no_dossier: number;
  readonly recognised: number;
}

/** The same, and how many of those recognised have kept their criteria. */
export interface MemberTally extends UnitTally {
  readonly maintained: number;
  readonly fallen: number;
  readonly not_known: number;
}

/** How all units of a roster stand; described in `docs/province.md`. */
export interface OverviewSummary {
  readonly engine: Engine;
  readonly rule_set: RuleSetIdentity;
  readonly roster: RosterIdentity;
  readonly register: RegisterIdentity;
  readonly year: number;
  readonly as_of: IsoDate | null;
  readonly illustrative: boolean;
  /** In the roster's order. */
  readonly units: readonly (Unit & {
    /** `null`: there is no dossier. */
    readonly outcome: Outcome | null;
    readonly recognised: Decision | null;
    readonly members: MemberTally;
    readonly rollup: RolledUp;
  })[];
  readonly totals: { readonly units: UnitTally; readonly members: MemberTally };
  /** The ids of the units whose report is not what is on record. */
  readonly contradicted: readonly string[];
  /** How many dossiers are of other years or levels than count. */
  readonly set_aside: number;
  /** The units of which the register holds decisions and which the roster does not name: nobody counts them. */
  readonly unlisted: readonly UnlistedUnit[];
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
  /** This and those after it up to `toDo`: not in `tieuchi/lean`. */
  readonly assigned?: Words<Assigned>;
  readonly maintained?: Words<Maintained>;
  readonly criterionUpkeep?: Words<CriterionUpkeep>;
  readonly givenIn?: readonly GivenIn[];
  readonly extent?: readonly Extent[];
  readonly holds?: readonly Holds[];
  readonly timing?: readonly Timing[];
  readonly toDo?: readonly ToDo[];
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
