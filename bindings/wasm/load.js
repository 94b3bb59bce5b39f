// Loads a compiled engine in a browser, a worker or what a bundler makes: once, from where the package lies.

import { over } from "./api.js";

/**
 * What the package exports over the engine whose `.wasm` has this shape, and lies at this address unless the caller of
 * `init` says where.
 */
export function fromNetwork(engine, shape, address) {
  let loading;
  let loaded = false;

  /** Loads the engine; later calls wait for the first. */
  function init(source) {
    loading ??= load(engine, shape, source ?? address).then(
      () => {
        loaded = true;
      },
      (error) => {
        // What failed may be tried again.
        loading = undefined;
        throw error;
      },
    );
    return loading;
  }

  function ready() {
    if (!loaded) throw new Error("the engine is not loaded yet; `await init()` first");
  }

  return { init, ...over(engine, ready) };
}

/** What a module imports and exports, as one text. */
export function shapeOf(module) {
  const imports = WebAssembly.Module.imports(module).map(({ module, name, kind }) => `${module} ${name} ${kind}`);
  const exports = WebAssembly.Module.exports(module).map(({ name, kind }) => `${name} ${kind}`);
  return [...imports.sort(), "", ...exports.sort()].join("\n");
}

async function load(engine, shape, source) {
  const module = await compile(await source);
  // The glue keeps whatever it has instantiated, even what it cannot use; then nothing could be tried again.
  if (shapeOf(module) !== shape) throw new TypeError("the .wasm is not that of this version of the package");
  await engine.default({ module_or_path: module });
}

async function compile(source) {
  if (source instanceof URL || typeof source === "string") return compileResponse(await fetch(source));
  if (typeof Response === "function" && source instanceof Response) return compileResponse(source);
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return WebAssembly.compile(source);
  throw new TypeError("init takes the address of the .wasm, a Response, its bytes or a Module");
}

async function compileResponse(response) {
  if (!response.ok) throw new Error(`the .wasm cannot be loaded from ${response.url}: status ${response.status}`);
  // Compiling while it loads wants the right type; a server that gives another need not be in the way.
  const type = response.headers.get("Content-Type");
  if (type === "application/wasm") return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
