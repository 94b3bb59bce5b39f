// The objects of the package over one compiled engine. Documents go in and results come out as text; nothing here
// knows a rule.

/** What cannot be read: every diagnostic, in the order of the text. */
export class TieuchiError extends Error {
  constructor(message, diagnostics) {
    super(message);
    this.name = "TieuchiError";
    this.diagnostics = diagnostics;
  }
}

/** The objects over the functions of one engine; `ready` throws as long as it is not loaded. */
export function over(engine, ready) {
  // Handed to constructors that only this file may call.
  const inside = Symbol("tieuchi");
  const encoder = new TextEncoder();

  function attempt(act) {
    try {
      return act();
    } catch (thrown) {
      throw typeof thrown === "string" ? readable(thrown) : thrown;
    }
  }

  /** A document as bytes. What is too large is refused before it is copied. */
  function bytes(document, what, isRuleSet) {
    if (document instanceof Dossier) throw new TypeError(`${what} must be a document, not a Dossier`);
    if (isBytes(document)) {
      refuseLarge(document.byteLength, isRuleSet);
      return document;
    }
    const text = typeof document === "string" ? document : json(document, what);
    if (!text.isWellFormed()) throw new TypeError(`${what} holds half of a surrogate pair, which is no character`);
    // No UTF-16 code unit takes less than a byte.
    if (text.length > engine.document_bytes()) refuseLarge(utf8Length(text), isRuleSet);
    return encoder.encode(text);
  }

  function refuseLarge(length, isRuleSet) {
    // An array may be longer than the engine can count.
    const counted = Math.min(length, 0xffff_ffff);
    if (counted > engine.document_bytes()) throw readable(engine.too_large(counted, isRuleSet));
  }

  /** Acts on a dossier, which may be a document still to be read. */
  function withDossier(rules, dossier, act) {
    if (dossier instanceof Dossier) return act(handleOf(dossier));
    const document = bytes(dossier, "the dossier", false);
    const read = attempt(() => rules.read_dossier(document));
    try {
      return act(read);
    } finally {
      read.free();
    }
  }

  /** Something that lives in the engine's memory until it is disposed of or collected. */
  class Held {
    #handle;

    constructor(key, handle) {
      if (key !== inside) throw new TypeError(`a ${new.target.name} is not made with \`new\``);
      this.#handle = handle;
    }

    static handle(held) {
      if (held.#handle === undefined) throw new Error(`this ${held.constructor.name} was disposed of`);
      return held.#handle;
    }

    dispose() {
      this.#handle?.free();
      this.#handle = undefined;
    }
  }
  if (Symbol.dispose) Held.prototype[Symbol.dispose] = Held.prototype.dispose;
  const handleOf = Held.handle;
  delete Held.handle;

  class RuleSet extends Held {
    #description;

    static fromJson(document) {
      ready();
      const read = bytes(document, "the rule set", true);
      return new RuleSet(inside, attempt(() => engine.RuleSet.from_json(read)));
    }

    static builtin(id) {
      ready();
      text(id, "the id");
      if (!engine.RuleSet.builtin) throw new Error("`tieuchi/lean` has no built-in rule sets; import `tieuchi`");
      return new RuleSet(inside, attempt(() => engine.RuleSet.builtin(id)));
    }

    withIndices(...documents) {
      const rules = handleOf(this);
      if (!engine.Indices) throw new Error("`tieuchi/lean` scores no indicators; import `tieuchi`");
      const indices = new engine.Indices();
      try {
        for (const document of documents) {
          const read = bytes(document, "the index", true);
          attempt(() => indices.add(read));
        }
        return new RuleSet(inside, attempt(() => rules.with_indices(indices)));
      } finally {
        indices.free();
      }
    }

    #describe() {
      const handle = handleOf(this);
      return (this.#description ??= frozen(JSON.parse(handle.describe())));
    }

    get id() {
      return this.#describe().id;
    }

    get version() {
      return this.#describe().version;
    }

    get status() {
      return this.#describe().status;
    }

    get level() {
      return this.#describe().level;
    }

    get years() {
      return this.#describe().years;
    }

    get isComplete() {
      return this.#describe().isComplete;
    }

    get sha256() {
      return this.#describe().sha256;
    }

    get warnings() {
      return this.#describe().warnings;
    }

    toCanonicalJson() {
      return handleOf(this).canonical_json();
    }

    readDossier(document) {
      const rules = handleOf(this);
      const read = bytes(document, "the dossier", false);
      return new Dossier(inside, attempt(() => rules.read_dossier(read)));
    }

    evaluateJson(dossier) {
      const rules = handleOf(this);
      return withDossier(rules, dossier, (read) => rules.evaluate(read));
    }

    evaluate(dossier) {
      return frozen(JSON.parse(this.evaluateJson(dossier)));
    }

    receiptJson(dossier) {
      const rules = handleOf(this);
      return withDossier(rules, dossier, (read) => rules.receipt(read));
    }

    receipt(dossier) {
      return frozen(JSON.parse(this.receiptJson(dossier)));
    }

    explain(dossier, language) {
      const rules = handleOf(this);
      text(language, "the language");
      const explained = withDossier(rules, dossier, (read) => rules.explain(read, language));
      if (explained === undefined) throw new TypeError(`the languages are \`vi\` and \`en\`, not \`${language}\``);
      return frozen(JSON.parse(explained));
    }
  }

  class Dossier extends Held {
    get rules() {
      return new RuleSet(inside, handleOf(this).rules());
    }

    get sha256() {
      return handleOf(this).sha256();
    }

    scores() {
      const dossier = handleOf(this);
      if (!dossier.scores) throw new Error("`tieuchi/lean` scores no indicators; import `tieuchi`");
      return frozen(JSON.parse(dossier.scores())).scores;
    }

    toCanonicalJson() {
      return handleOf(this).canonical_json();
    }
  }

  class RuleSets extends Held {
    static of(...sets) {
      ready();
      const handles = sets.map((rules) => {
        if (!(rules instanceof RuleSet)) throw new TypeError(`RuleSets.of takes rule sets, not ${kindOf(rules)}`);
        return handleOf(rules);
      });
      const all = new engine.RuleSets();
      for (const handle of handles) all.add(handle);
      return new RuleSets(inside, all);
    }

    readDossier(document) {
      const sets = handleOf(this);
      const read = bytes(document, "the dossier", false);
      return new Dossier(inside, attempt(() => sets.read_dossier(read)));
    }
  }

  function vocabulary() {
    ready();
    return frozen(JSON.parse(engine.vocabulary()));
  }

  return { RuleSet, RuleSets, Dossier, vocabulary };
}

/** The error that the engine wrote as diagnostics, a line feed and a message. */
function readable(thrown) {
  const end = thrown.indexOf("\n");
  return new TieuchiError(thrown.slice(end + 1), frozen(JSON.parse(thrown.slice(0, end))));
}

function text(value, what) {
  if (typeof value !== "string") throw new TypeError(`${what} must be a string, not ${kindOf(value)}`);
  if (!value.isWellFormed()) throw new TypeError(`${what} holds half of a surrogate pair, which is no character`);
}

function isBytes(value) {
  return ArrayBuffer.isView(value) && value[Symbol.toStringTag] === "Uint8Array";
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

/** How deep objects may lie inside one another before anybody looks at what they are. */
const MAX_DEPTH = 256;

/**
 * The JSON text of plain data. A number is its shortest text that reads back to it, as JavaScript itself writes it;
 * what JSON has no text for is refused, where `JSON.stringify` would drop it or put `null` in its place.
 */
function json(value, what) {
  const path = [];
  const within = new Set();

  function refuse(kind) {
    const place = path.length === 0 ? what : `${what} at ${path.map((key) => `/${key}`).join("")}`;
    throw new TypeError(`${place} is ${kind}`);
  }

  function write(value) {
    if (value === null || typeof value === "boolean") return String(value);
    if (typeof value === "string") return JSON.stringify(checked(value));
    if (typeof value === "number") return Number.isFinite(value) ? JSON.stringify(value) : refuse(String(value));
    if (!isPlain(value)) return refuse(`${kindOf(value)}, which JSON has no form for`);
    if (within.has(value)) return refuse("an object that holds itself");
    if (within.size >= MAX_DEPTH) return refuse(`nested more than ${MAX_DEPTH} levels deep`);
    within.add(value);
    const written = Array.isArray(value) ? `[${members(value).join(",")}]` : `{${entries(value).join(",")}}`;
    within.delete(value);
    return written;
  }

  function checked(string) {
    return string.isWellFormed() ? string : refuse("text with half of a surrogate pair, which is no character");
  }

  // Not `map`, which passes over holes.
  function members(array) {
    return Array.from(array, (member, index) => at(index, () => write(member)));
  }

  function entries(object) {
    const [symbol] = Object.getOwnPropertySymbols(object);
    if (symbol !== undefined) refuse(`an object with the key ${String(symbol)}, which is no text`);
    return Object.keys(object).map((key) =>
      at(key, () => `${JSON.stringify(checked(key))}:${write(object[key])}`),
    );
  }

  function at(key, act) {
    path.push(key);
    const written = act();
    path.pop();
    return written;
  }

  if (typeof value !== "object" || value === null || Array.isArray(value) || !isPlain(value)) {
    throw new TypeError(`${what} must be JSON text, bytes or a plain object, not ${kindOf(value)}`);
  }
  return write(value);
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
  return `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`;
}

function className(value) {
  const { name } = value.constructor ?? {};
  return typeof name === "string" && name !== "" ? name : "object";
}

function frozen(value) {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    for (const member of Object.values(value)) frozen(member);
  }
  return value;
}
