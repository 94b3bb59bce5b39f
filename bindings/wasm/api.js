// The objects of the package over one compiled engine. Documents go in and results come out as text; nothing here
// knows a rule.

import { contentOf, subjectOf } from "./content.js";

/** What cannot be read: every diagnostic, in the order of the text. */
export class TieuchiError extends Error {
  constructor(message, diagnostics) {
    super(message);
    this.name = "TieuchiError";
    this.diagnostics = diagnostics;
  }
}

/** A rule set that cannot be read. */
export class RuleSetError extends TieuchiError {
  constructor(message, diagnostics) {
    super(message, diagnostics);
    this.name = "RuleSetError";
  }
}

/** A dossier that cannot be read. */
export class DossierError extends TieuchiError {
  constructor(message, diagnostics) {
    super(message, diagnostics);
    this.name = "DossierError";
  }
}

/** An index that cannot be read, or that does not fit the rule set. */
export class IndexDocumentError extends TieuchiError {
  constructor(message, diagnostics) {
    super(message, diagnostics);
    this.name = "IndexDocumentError";
  }
}

/** A register that cannot be read. */
export class RegisterError extends TieuchiError {
  constructor(message, diagnostics) {
    super(message, diagnostics);
    this.name = "RegisterError";
  }
}

/** A roster that cannot be read. */
export class RosterError extends TieuchiError {
  constructor(message, diagnostics) {
    super(message, diagnostics);
    this.name = "RosterError";
  }
}

/** What cannot be counted or compared. */
export class ComparisonError extends TieuchiError {
  constructor(message, diagnostics) {
    super(message, diagnostics);
    this.name = "ComparisonError";
  }
}

/** The objects over the functions of one engine; `ready` throws as long as it is not loaded. */
export function over(engine, ready) {
  // Handed to constructors that only this file may call.
  const inside = Symbol("tieuchi");
  const encoder = new TextEncoder();

  /** Calls the engine; `Unreadable` is what it throws of a document that it cannot read. */
  function attempt(act, Unreadable) {
    try {
      return act();
    } catch (thrown) {
      if (typeof thrown === "string") throw unreadable(thrown, Unreadable);
      throw isStop(thrown) ? outOfMemory(thrown) : thrown;
    }
  }

  /** A document as bytes that nobody else changes. What is too large is refused before it is copied. */
  function bytes(document, what, Unreadable) {
    if (document instanceof Dossier) throw new TypeError(`${what} must be a document, not a Dossier`);
    const refuseLarge = (length) => {
      // An array may be longer than the engine can count.
      const counted = Math.min(length, 0xffff_ffff);
      if (counted <= engine.document_bytes()) return;
      throw unreadable(engine.too_large(counted, Unreadable.name), Unreadable);
    };
    if (isBytes(document)) return copied(document, what, refuseLarge);
    const text = typeof document === "string" ? document : json(document, what, engine, refuseLarge);
    if (!text.isWellFormed()) throw new TypeError(`${what} holds half of a surrogate pair, which is no character`);
    // No UTF-16 code unit takes less than a byte.
    if (text.length > engine.document_bytes()) refuseLarge(utf8Length(text));
    return encoder.encode(text);
  }

  function ruleSetBytes(document) {
    return bytes(document, "the rule set", RuleSetError);
  }

  function dossierBytes(document) {
    return bytes(document, "the dossier", DossierError);
  }

  function text(value, what) {
    if (typeof value !== "string") {
      throw new TypeError(`${what} must be a string, not ${engine.visible(kindOf(value))}`);
    }
    if (!value.isWellFormed()) throw new TypeError(`${what} holds half of a surrogate pair, which is no character`);
  }

  /** A day as the engine takes it: none where none was given. */
  function dayOf(value) {
    if (value !== undefined) text(value, "the day");
    return value;
  }

  /** A year as the engine takes it. */
  function yearOf(value) {
    if (!Number.isInteger(value)) {
      const kind = typeof value === "number" ? String(value) : engine.visible(kindOf(value));
      throw new TypeError(`the year must be a whole number, not ${kind}`);
    }
    return String(value);
  }

  /** What is given by name: a plain object with these keys at most. */
  function named(values, taker, keys) {
    if (!isPlain(values) || Array.isArray(values)) {
      throw new TypeError(`${taker} takes a plain object with ${spoken(keys)}, not ${engine.visible(kindOf(values))}`);
    }
    for (const key of Object.keys(values)) {
      if (!keys.includes(key)) {
        throw new TypeError(`${taker} knows no \`${engine.visible(key)}\`, only ${spoken(keys)}`);
      }
    }
    return values;
  }

  /** What of the engine's memory an object has that is given to another. */
  function handleOf(held, Class, what) {
    if (!(held instanceof Class)) {
      throw new TypeError(`${what} must be ${one(Class.name)}, not ${engine.visible(kindOf(held))}`);
    }
    return stateOf(held, Class).handle;
  }

  /**
   * A rule set in the engine's memory. Objects share it, and the last of them that is disposed of frees it; where one is
   * only dropped, it goes when JavaScript collects it.
   */
  class Shared {
    #holders = 0;
    #document;
    #content;

    constructor(handle) {
      this.handle = handle;
      this.about = parsed(handle.describe());
    }

    /** The canonical form as data, from when it is first asked for. */
    get document() {
      return (this.#document ??= parsed(attempt(() => this.handle.canonical_json())));
    }

    get content() {
      const criterion = (id) => JSON.parse(attempt(() => this.handle.criterion_json(id)));
      return (this.#content ??= frozen(contentOf(this.document, criterion)));
    }

    hold() {
      this.#holders += 1;
      return this;
    }

    release() {
      this.#holders -= 1;
      if (this.#holders === 0) this.handle.free();
    }
  }

  /** What can be disposed of. */
  class Held {
    #state;

    constructor(key, state) {
      if (key !== inside) throw new TypeError(`${one(new.target.name)} is not made with \`new\``);
      this.#state = state;
      Object.freeze(this);
    }

    static state(held, Class) {
      if (!(held instanceof Class)) throw new TypeError(`this is not ${one(Class.name)}`);
      if (held.#state === undefined) throw new Error(`this ${held[Symbol.toStringTag]} was disposed of`);
      return held.#state;
    }

    static isHeld(held) {
      return held.#state !== undefined;
    }

    dispose() {
      const state = this.#state;
      this.#state = undefined;
      state?.free();
    }

    /** What consoles show. */
    [Symbol.for("nodejs.util.inspect.custom")](depth, options, inspect) {
      const name = this[Symbol.toStringTag];
      if (this.#state === undefined) return `${name} (disposed of)`;
      return `${name} ${inspect?.(this.toJSON(), options) ?? JSON.stringify(this)}`;
    }
  }
  if (Symbol.dispose) Held.prototype[Symbol.dispose] = Held.prototype.dispose;
  const { state: stateOf, isHeld } = Held;
  delete Held.state;
  delete Held.isHeld;

  function ruleSetOf(shared) {
    return new RuleSet(inside, { shared: shared.hold(), free: () => shared.release() });
  }

  function dossierOf(shared, document) {
    return new Dossier(inside, { shared: shared.hold(), document, free: () => shared.release() });
  }

  /** The rule set of what holds one: the same object as long as it was not disposed of. */
  function rulesOf(holder) {
    if (holder.rules === undefined || !isHeld(holder.rules)) holder.rules = ruleSetOf(holder.shared);
    return holder.rules;
  }

  function ruleSetsOf(handle) {
    const members = new Map();
    const free = () => {
      handle.free();
      for (const { shared } of members.values()) shared.release();
    };
    return new RuleSets(inside, { handle, members, free });
  }

  /** Notes a rule set that the engine has added: of two with one id and version the last counts, and stands last. */
  function enter(sets, shared) {
    const { members } = stateOf(sets, RuleSets);
    const name = `${shared.about.id}@${shared.about.version}`;
    const overtaken = members.get(name);
    members.delete(name);
    members.set(name, { shared: shared.hold() });
    overtaken?.shared.release();
  }

  /** What of the engine's memory a rule set has that is to be added. */
  function sharedOf(rules, taker) {
    if (!(rules instanceof RuleSet)) {
      throw new TypeError(`${taker} takes rule sets, not ${engine.visible(kindOf(rules))}`);
    }
    return stateOf(rules, RuleSet).shared;
  }

  function builtinOf(Class) {
    if (!Class.builtin) throw new Error("`tieuchi/lean` has no built-in rule sets; import `tieuchi`");
    return Class;
  }

  /** Acts on the handles of the rule set that judges, of the one that reads, and on the dossier's bytes. */
  function judge(rules, dossier, act) {
    // Reading a document may run getters, which may dispose of anything: what has to be there is looked for afterwards.
    const document = dossier instanceof Dossier ? undefined : dossierBytes(dossier);
    const { handle } = stateOf(rules, RuleSet).shared;
    if (document !== undefined) return attempt(() => act(handle, handle, document), DossierError);
    const read = stateOf(dossier, Dossier);
    return attempt(() => act(handle, read.shared.handle, read.document), DossierError);
  }

  /** The same, where the engine has a function of this name. */
  function judgeFull(rules, name, dossier, act) {
    full(stateOf(rules, RuleSet).shared.handle, name);
    return judge(rules, dossier, act);
  }

  /** A dossier until all that is given with it was looked at: reading a document may run getters. */
  function taken(dossier) {
    return dossier instanceof Dossier ? dossier : { document: dossierBytes(dossier) };
  }

  /** The handle that reads what was taken, this one where it is a document, and its bytes. */
  function reading(handle, dossier) {
    if (!(dossier instanceof Dossier)) return [handle, dossier.document];
    const { shared, document } = stateOf(dossier, Dossier);
    return [shared.handle, document];
  }

  /** Acts on dossiers that are looked at together; `rules` read those that are documents. */
  function together(dossiers, rules, act) {
    if (typeof dossiers !== "object" || typeof dossiers?.[Symbol.iterator] !== "function" || isBytes(dossiers)) {
      throw new TypeError(`the dossiers must be a list, not ${engine.visible(kindOf(dossiers))}`);
    }
    const all = attempt(() => new engine.Dossiers());
    try {
      for (const dossier of dossiers) {
        if (rules === undefined && !(dossier instanceof Dossier)) {
          throw new TypeError(`rank takes dossiers that were read, not ${engine.visible(kindOf(dossier))}`);
        }
        const given = taken(dossier);
        const [reader, document] = reading(rules && stateOf(rules, RuleSet).shared.handle, given);
        attempt(() => all.add(reader, document), DossierError);
      }
      return attempt(() => act(all));
    } finally {
      all.free();
    }
  }

  class RuleSet extends Held {
    static fromJson(document) {
      ready();
      const read = ruleSetBytes(document);
      return ruleSetOf(attempt(() => new Shared(engine.RuleSet.from_json(read)), RuleSetError));
    }

    static builtin(id) {
      ready();
      text(id, "the id");
      const handles = builtinOf(engine.RuleSet);
      return ruleSetOf(attempt(() => new Shared(handles.builtin(id)), RuleSetError));
    }

    withIndices(...documents) {
      const handle = full(stateOf(this, RuleSet).shared.handle, "with_indices");
      const indices = attempt(() => new engine.Indices());
      try {
        for (const document of documents) {
          const read = bytes(document, "the index", IndexDocumentError);
          attempt(() => indices.add(read), IndexDocumentError);
        }
        return ruleSetOf(attempt(() => new Shared(handle.with_indices(indices)), IndexDocumentError));
      } finally {
        indices.free();
      }
    }

    get [Symbol.toStringTag]() {
      return "RuleSet";
    }

    get id() {
      return stateOf(this, RuleSet).shared.about.id;
    }

    get version() {
      return stateOf(this, RuleSet).shared.about.version;
    }

    get status() {
      return stateOf(this, RuleSet).shared.about.status;
    }

    get title() {
      return stateOf(this, RuleSet).shared.content.title;
    }

    get level() {
      return stateOf(this, RuleSet).shared.about.level;
    }

    get years() {
      return stateOf(this, RuleSet).shared.about.years;
    }

    get isComplete() {
      return stateOf(this, RuleSet).shared.about.isComplete;
    }

    get sha256() {
      return stateOf(this, RuleSet).shared.about.sha256;
    }

    get groups() {
      return stateOf(this, RuleSet).shared.content.groups;
    }

    get criteria() {
      return stateOf(this, RuleSet).shared.content.criteria;
    }

    criterion(id) {
      text(id, "the id of a criterion");
      const { handle, content } = stateOf(this, RuleSet).shared;
      const found = content.criterion(id);
      if (found === undefined) throw new RangeError(attempt(() => handle.no_criterion(id)));
      return found;
    }

    get agencies() {
      return stateOf(this, RuleSet).shared.content.agencies;
    }

    agency(id) {
      text(id, "the id of an agency");
      const { handle, content } = stateOf(this, RuleSet).shared;
      const found = content.agency(id);
      if (found === undefined) throw new RangeError(attempt(() => handle.no_agency(id)));
      return found;
    }

    get missing() {
      return stateOf(this, RuleSet).shared.content.missing;
    }

    get warnings() {
      return stateOf(this, RuleSet).shared.about.warnings;
    }

    toJSON() {
      const { id, version } = this;
      return { id, version };
    }

    toCanonicalJson() {
      const { handle } = stateOf(this, RuleSet).shared;
      return attempt(() => handle.canonical_json());
    }

    toDocument() {
      return stateOf(this, RuleSet).shared.document;
    }

    readDossier(document) {
      const read = dossierBytes(document);
      const { shared } = stateOf(this, RuleSet);
      attempt(() => shared.handle.check_dossier(read), DossierError);
      return dossierOf(shared, read);
    }

    evaluateJson(dossier) {
      return judge(this, dossier, (rules, reader, document) => rules.evaluate(reader, document));
    }

    evaluate(dossier) {
      return parsed(this.evaluateJson(dossier));
    }

    receiptJson(dossier) {
      return judge(this, dossier, (rules, reader, document) => rules.receipt(reader, document));
    }

    receipt(dossier) {
      return parsed(this.receiptJson(dossier));
    }

    evaluateWithStandingJson(dossier, register, asOf) {
      return judgeFull(this, "evaluate_with_standing", dossier, (rules, reader, document) =>
        rules.evaluate_with_standing(reader, document, handleOf(register, Register, "the register"), dayOf(asOf)),
      );
    }

    evaluateWithStanding(dossier, register, asOf) {
      return parsed(this.evaluateWithStandingJson(dossier, register, asOf));
    }

    progressJson(dossier, asOf) {
      return judgeFull(this, "progress", dossier, (rules, reader, document) =>
        rules.progress(reader, document, dayOf(asOf)),
      );
    }

    progress(dossier, asOf) {
      return parsed(this.progressJson(dossier, asOf));
    }

    sheetJson(dossier, agency, how = {}) {
      full(stateOf(this, RuleSet).shared.handle, "sheet");
      text(agency, "the id of an agency");
      const { list = "opinions", blank = false } = named(how, "sheet", ["list", "blank"]);
      text(list, "the list");
      if (typeof blank !== "boolean") {
        throw new TypeError(`\`blank\` must be a boolean, not ${engine.visible(kindOf(blank))}`);
      }
      const sheet = judge(this, dossier, (rules, reader, document) =>
        rules.sheet(reader, document, agency, list, blank),
      );
      if (sheet === undefined) {
        throw new TypeError(`the lists are \`opinions\` and \`appraisals\`, not \`${engine.visible(list)}\``);
      }
      return sheet;
    }

    sheet(dossier, agency, how) {
      return parsed(this.sheetJson(dossier, agency, how));
    }

    upkeepJson(earlier, later, by = {}) {
      full(stateOf(this, RuleSet).shared.handle, "upkeep");
      const { register, asOf } = named(by, "upkeep", ["register", "asOf"]);
      if (register === undefined && asOf !== undefined) throw new TypeError("a day says nothing without a register");
      const before = taken(earlier);
      return judge(this, later, (rules, reader, document) => {
        const [judging, bytes] = reading(rules, before);
        if (register === undefined) return rules.upkeep(judging, bytes, reader, document);
        const record = handleOf(register, Register, "the register");
        return rules.upkeep_with_standing(judging, bytes, reader, document, record, dayOf(asOf));
      });
    }

    upkeep(earlier, later, by) {
      return parsed(this.upkeepJson(earlier, later, by));
    }

    outlookJson(dossier, year) {
      return judgeFull(this, "outlook", dossier, (rules, reader, document) =>
        rules.outlook(reader, document, year === undefined ? undefined : yearOf(year)),
      );
    }

    outlook(dossier, year) {
      return parsed(this.outlookJson(dossier, year));
    }

    rollUpJson(of) {
      full(stateOf(this, RuleSet).shared.handle, "roll_up");
      const keys = ["unit", "year", "roster", "register", "asOf", "dossiers"];
      const { unit, year, roster, register, asOf, dossiers = [] } = named(of, "rollUp", keys);
      text(unit, "the id of the unit");
      const [counted, day] = [yearOf(year), dayOf(asOf)];
      return together(dossiers, this, (all) => {
        const units = handleOf(roster, Roster, "the roster");
        const record = handleOf(register, Register, "the register");
        return stateOf(this, RuleSet).shared.handle.roll_up(units, record, unit, counted, day, all);
      });
    }

    rollUp(of) {
      return parsed(this.rollUpJson(of));
    }

    overview(of) {
      full(stateOf(this, RuleSet).shared.handle, "overview");
      const { year, roster, register, asOf } = named(of, "overview", ["year", "roster", "register", "asOf"]);
      const units = handleOf(roster, Roster, "the roster");
      const record = handleOf(register, Register, "the register");
      const { handle, about } = stateOf(this, RuleSet).shared;
      const made = attempt(() => handle.overview(units, record, yearOf(year), dayOf(asOf)));
      const whose = { rules: { id: about.id, version: about.version }, year };
      return new Overview(inside, { handle: made, whose, free: () => made.free() });
    }

    get duties() {
      const handle = full(stateOf(this, RuleSet).shared.handle, "duties");
      return parsed(attempt(() => handle.duties()));
    }

    dutiesOf(agency) {
      text(agency, "the id of an agency");
      const handle = full(stateOf(this, RuleSet).shared.handle, "duties_of");
      const duties = attempt(() => handle.duties_of(agency));
      if (duties === undefined) throw new RangeError(attempt(() => handle.no_agency(agency)));
      return parsed(duties);
    }

    agencyAt(id, date) {
      text(id, "the id of an agency");
      text(date, "the day");
      const handle = full(stateOf(this, RuleSet).shared.handle, "agency_at");
      const unknown = attempt(() => handle.no_agency(id));
      if (unknown !== undefined) throw new RangeError(unknown);
      const then = attempt(() => handle.agency_at(id, date));
      if (then === undefined) throw new RangeError(`\`${engine.visible(date)}\` is no day of the years 1900 to 2999, like \`2025-07-01\``);
      return parsed(then);
    }

    explain(dossier, language) {
      text(language, "the language");
      const explained = judge(this, dossier, (rules, reader, document) => rules.explain(reader, document, language));
      if (explained === undefined) {
        throw new TypeError(`the languages are \`vi\` and \`en\`, not \`${engine.visible(language)}\``);
      }
      return parsed(explained);
    }
  }

  class Dossier extends Held {
    get [Symbol.toStringTag]() {
      return "Dossier";
    }

    get rules() {
      return rulesOf(stateOf(this, Dossier));
    }

    get ruleSet() {
      return this.toDocument().rule_set;
    }

    get subject() {
      const document = this.toDocument();
      return (stateOf(this, Dossier).subject ??= frozen(subjectOf(document)));
    }

    get year() {
      return this.toDocument().year;
    }

    get sha256() {
      const state = stateOf(this, Dossier);
      return (state.sha256 ??= attempt(() => state.shared.handle.dossier_sha256(state.document)));
    }

    toJSON() {
      const { id, version } = stateOf(this, Dossier).shared.about;
      return { rules: { id, version }, sha256: this.sha256 };
    }

    scores() {
      const { shared, document } = stateOf(this, Dossier);
      const handle = full(shared.handle, "dossier_scores");
      return parsed(attempt(() => handle.dossier_scores(document))).scores;
    }

    toCanonicalJson() {
      const { shared, document } = stateOf(this, Dossier);
      return attempt(() => shared.handle.dossier_json(document));
    }

    toDocument() {
      const state = stateOf(this, Dossier);
      return (state.canonical ??= parsed(this.toCanonicalJson()));
    }
  }

  class RuleSets extends Held {
    static of(...sets) {
      ready();
      const members = sets.map((rules) => sharedOf(rules, "RuleSets.of"));
      const handle = attempt(() => new engine.RuleSets());
      const made = ruleSetsOf(handle);
      for (const shared of members) {
        attempt(() => handle.add(shared.handle));
        enter(made, shared);
      }
      return made;
    }

    static builtin() {
      ready();
      const handles = builtinOf(engine.RuleSets);
      return attempt(() => {
        const handle = handles.builtin();
        const made = ruleSetsOf(handle);
        for (let number = 0, member; (member = handle.member(number)) !== undefined; number++) {
          enter(made, new Shared(member));
        }
        return made;
      });
    }

    get [Symbol.toStringTag]() {
      return "RuleSets";
    }

    toJSON() {
      const { members } = stateOf(this, RuleSets);
      return Array.from(members.values(), ({ shared: { about: { id, version } } }) => ({ id, version }));
    }

    get size() {
      return stateOf(this, RuleSets).members.size;
    }

    /** Over those that are there now, whatever is added meanwhile. */
    [Symbol.iterator]() {
      return Array.from(stateOf(this, RuleSets).members.values(), rulesOf).values();
    }

    add(rules) {
      const shared = sharedOf(rules, "RuleSets.add");
      const { handle } = stateOf(this, RuleSets);
      attempt(() => handle.add(shared.handle));
      enter(this, shared);
      return this;
    }

    readDossier(document) {
      const read = dossierBytes(document);
      const { handle, members } = stateOf(this, RuleSets);
      const name = attempt(() => handle.check_dossier(read), DossierError);
      return dossierOf(members.get(name).shared, read);
    }

    evaluateJson(dossier) {
      const document = dossier instanceof Dossier ? undefined : dossierBytes(dossier);
      const { handle } = stateOf(this, RuleSets);
      if (document !== undefined) return attempt(() => handle.evaluate(document), DossierError);
      const read = stateOf(dossier, Dossier);
      return attempt(() => read.shared.handle.evaluate(read.shared.handle, read.document), DossierError);
    }

    evaluate(dossier) {
      return parsed(this.evaluateJson(dossier));
    }
  }

  /** A document that was read and is asked: what a register and a roster have alike. */
  class Recorded extends Held {
    get id() {
      return stateOf(this, Recorded).about.id;
    }

    get version() {
      return stateOf(this, Recorded).about.version;
    }

    get sha256() {
      return stateOf(this, Recorded).about.sha256;
    }

    get title() {
      return this.toDocument().title;
    }

    toJSON() {
      const { id, version } = this;
      return { id, version };
    }

    toCanonicalJson() {
      const { handle } = stateOf(this, Recorded);
      return attempt(() => handle.canonical_json());
    }

    toDocument() {
      const state = stateOf(this, Recorded);
      return (state.canonical ??= parsed(this.toCanonicalJson()));
    }
  }

  function recorded(Class, make, Unreadable) {
    const handle = attempt(make, Unreadable);
    return new Class(inside, { handle, about: parsed(handle.describe()), free: () => handle.free() });
  }

  class Register extends Recorded {
    static fromJson(document) {
      ready();
      const handles = full(engine, "Register").Register;
      const read = bytes(document, "the register", RegisterError);
      return recorded(Register, () => handles.from_json(read), RegisterError);
    }

    static builtin(id) {
      ready();
      const handles = full(engine, "Register").Register;
      text(id, "the id");
      return recorded(Register, () => handles.builtin(id), RegisterError);
    }

    get [Symbol.toStringTag]() {
      return "Register";
    }

    get units() {
      const state = stateOf(this, Register);
      return (state.units ??= parsed(attempt(() => state.handle.units())));
    }

    unit(idOrName) {
      text(idOrName, "the unit");
      const { handle } = stateOf(this, Register);
      return parsed(attempt(() => handle.unit(idOrName)));
    }

    standingJson(unit, level, asOf) {
      text(unit, "the id of the unit");
      text(level, "the level");
      const { handle } = stateOf(this, Register);
      return attempt(() => handle.standing(unit, level, dayOf(asOf)));
    }

    standing(unit, level, asOf) {
      return parsed(this.standingJson(unit, level, asOf));
    }
  }

  class Roster extends Recorded {
    static fromJson(document) {
      ready();
      const handles = full(engine, "Roster").Roster;
      const read = bytes(document, "the roster", RosterError);
      return recorded(Roster, () => handles.from_json(read), RosterError);
    }

    static builtin(id) {
      ready();
      const handles = full(engine, "Roster").Roster;
      text(id, "the id");
      return recorded(Roster, () => handles.builtin(id), RosterError);
    }

    get [Symbol.toStringTag]() {
      return "Roster";
    }

    get date() {
      return this.toDocument().date;
    }

    get levels() {
      return this.toDocument().levels;
    }

    get units() {
      return this.toDocument().units;
    }

    unit(id) {
      text(id, "the id of the unit");
      const { handle } = stateOf(this, Roster);
      return this.units[attempt(() => handle.unit(id))];
    }
  }

  class Overview extends Held {
    get [Symbol.toStringTag]() {
      return "Overview";
    }

    add(dossier) {
      stateOf(this, Overview);
      const document = dossier instanceof Dossier ? undefined : dossierBytes(dossier);
      const { handle } = stateOf(this, Overview);
      if (document !== undefined) {
        attempt(() => handle.add_own(document), DossierError);
      } else {
        const read = stateOf(dossier, Dossier);
        attempt(() => handle.add(read.shared.handle, read.document), DossierError);
      }
      return this;
    }

    summaryJson() {
      const { handle } = stateOf(this, Overview);
      return attempt(() => handle.summary());
    }

    summary() {
      return parsed(this.summaryJson());
    }

    toJSON() {
      return stateOf(this, Overview).whose;
    }
  }

  function rankJson(dossiers, by = {}) {
    ready();
    full(engine, "Dossiers");
    const { index, year, basis } = named(by, "rank", ["index", "year", "basis"]);
    if (index !== undefined) text(index, "the id of an index");
    if (basis !== undefined) text(basis, "the basis");
    const scored = year === undefined ? undefined : yearOf(year);
    const ranked = together(dossiers, undefined, (all) => all.rank(index, scored, basis));
    if (ranked === undefined) {
      throw new TypeError(`the bases are \`official\` and \`self\`, not \`${engine.visible(basis)}\``);
    }
    return ranked;
  }

  function rank(dossiers, by) {
    return parsed(rankJson(dossiers, by));
  }

  function vocabulary() {
    ready();
    return parsed(engine.vocabulary());
  }

  return { RuleSet, RuleSets, Dossier, Register, Roster, Overview, rank, rankJson, vocabulary };
}

/** An engine, or a rule set of one, that has such a function; the lean one has only what judging takes. */
function full(rules, name) {
  if (!rules[name]) throw new Error("`tieuchi/lean` has only what judging takes; import `tieuchi`");
  return rules;
}

/** Whether the engine stopped itself, which it does where it gets no memory. */
function isStop(thrown) {
  return thrown instanceof WebAssembly.RuntimeError && /unreachable/i.test(thrown.message);
}

function outOfMemory(cause) {
  const error = new Error("the engine is out of memory: dispose of rule sets that are no longer used", { cause });
  error.name = "TieuchiMemoryError";
  return error;
}

/** Names as a sentence has them. */
function spoken(names) {
  return names.map((name) => `\`${name}\``).join(", ");
}

/** The error that the engine wrote as diagnostics, a line feed and a message; first its name, where it is no document's. */
function unreadable(thrown, Unreadable) {
  const [start, end] = [thrown.indexOf("["), thrown.indexOf("\n")];
  const [name, message] = [thrown.slice(0, start), thrown.slice(end + 1)];
  if (name === "RangeError") return new RangeError(message);
  const Refused = name === "ComparisonError" ? ComparisonError : Unreadable;
  return new Refused(message, parsed(thrown.slice(start, end)));
}

// What an array of bytes says of itself may be put there by anybody; what these ask is the array.
const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
const asked = (name) => Object.getOwnPropertyDescriptor(typedArray, name).get;
const kindOfView = asked(Symbol.toStringTag);
const bufferOf = asked("buffer");
const offsetOf = asked("byteOffset");
const lengthOf = asked("byteLength");
const keysOf = typedArray.keys;

function isBytes(value) {
  return Reflect.apply(kindOfView, value, []) === "Uint8Array";
}

function copied(view, what, refuseLarge) {
  try {
    // Throws where the array is detached or no longer lies in its buffer.
    Reflect.apply(keysOf, view, []);
  } catch {
    throw new TypeError(`${what} is a Uint8Array whose bytes are gone: its buffer was detached or shrunk`);
  }
  const length = Reflect.apply(lengthOf, view, []);
  refuseLarge(length);
  // A view without properties of its own; the copy is of this length even where the buffer grows meanwhile.
  return new Uint8Array(new Uint8Array(Reflect.apply(bufferOf, view, []), Reflect.apply(offsetOf, view, []), length));
}

/** How many bytes a well-formed text has in UTF-8. */
function utf8Length(text) {
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Either half of a surrogate pair counts for half of its four bytes.
    length += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return length;
}

/**
 * The JSON text of plain data. A number is its shortest text that reads back to it, as JavaScript itself writes it;
 * what JSON has no text for is refused, where `JSON.stringify` would drop it or put `null` in its place.
 *
 * Small data may stand for a long text, since what stands in two places is written twice: writing ends where the text
 * gets too large or too deep.
 */
function json(value, what, engine, refuseLarge) {
  const path = [];
  const within = new Set();
  const depth = engine.depth();
  const most = engine.document_bytes();
  const tooDeep = Symbol("too deep");
  let text = "";

  function refuse(kind) {
    const place = path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
    throw new TypeError(engine.visible(`${what}${place === "" ? "" : ` at ${place}`} is ${kind}`));
  }

  /** Adds to the text; no UTF-16 code unit takes less than a byte. */
  function put(piece) {
    text += piece;
    if (text.length > most) refuseLarge(text.length);
  }

  function putString(string) {
    if (!string.isWellFormed()) refuse("text with half of a surrogate pair, which is no character");
    // Before it is written, which may take six times as much.
    if (text.length + string.length > most) refuseLarge(text.length + string.length);
    put(JSON.stringify(string));
  }

  function write(value) {
    if (value === null || typeof value === "boolean") return put(String(value));
    if (typeof value === "string") return putString(value);
    if (typeof value === "number") return Number.isFinite(value) ? put(JSON.stringify(value)) : refuse(String(value));
    if (!isPlain(value)) return refuse(`${kindOf(value)}, which JSON has no form for`);
    if (within.has(value)) return refuse("an object that holds itself");
    const isArray = Array.isArray(value);
    put(isArray ? "[" : "{");
    // The engine says of the text up to here what is wrong with it.
    if (within.size >= depth) throw tooDeep;
    within.add(value);
    if (isArray) members(value);
    else entries(value);
    within.delete(value);
    put(isArray ? "]" : "}");
  }

  // By number, since holes are to be found.
  function members(array) {
    for (let index = 0; index < array.length; index++) {
      if (index > 0) put(",");
      path.push(index);
      write(array[index]);
      path.pop();
    }
  }

  function entries(object) {
    const [symbol] = Object.getOwnPropertySymbols(object);
    if (symbol !== undefined) refuse(`an object with the key ${String(symbol)}, which is no text`);
    let isFirst = true;
    for (const key of Object.keys(object)) {
      if (!isFirst) put(",");
      isFirst = false;
      path.push(key);
      putString(key);
      put(":");
      write(object[key]);
      path.pop();
    }
  }

  if (typeof value !== "object" || value === null || Array.isArray(value) || !isPlain(value)) {
    throw new TypeError(engine.visible(`${what} must be JSON text, bytes or a plain object, not ${kindOf(value)}`));
  }
  try {
    write(value);
  } catch (thrown) {
    if (thrown !== tooDeep) throw thrown;
  }
  return text;
}

/** Whether a value is an array or an object without a class, of this window or another. */
function isPlain(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function kindOf(value) {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "an array";
  if (typeof value === "bigint") return "a BigInt";
  if (typeof value === "function") return "a function";
  const name = typeof value === "object" ? (isPlain(value) ? "object" : className(value)) : typeof value;
  return one(name);
}

/** A name with its article. */
function one(name) {
  return `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`;
}

function className(value) {
  const { name } = value.constructor ?? {};
  return typeof name === "string" && name !== "" ? name : "object";
}

/** The data of the engine's JSON, which nobody changes. */
function parsed(json) {
  return frozen(JSON.parse(json));
}

function frozen(value) {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    for (const member of Object.values(value)) frozen(member);
  }
  return value;
}
