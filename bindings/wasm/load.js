// Loads a compiled engine in a browser, a worker or what a bundler makes: once, from where the package lies.

/** `init` and `ready` for the engine whose `.wasm` lies at this address unless the caller says otherwise. */
export function loader(engine, address) {
  let loading;
  let loaded = false;

  /** Loads the engine; later calls wait for the first. */
  function init(source) {
    loading ??= load(engine, source ?? address).then(
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

  return { init, ready };
}

async function load(engine, source) {
  const wanted =
    source instanceof URL || typeof source === "string" || source instanceof Promise || isLoadable(source);
  if (!wanted) throw new TypeError("init takes the address of the .wasm, a Response, its bytes or a Module");
  await engine.default({ module_or_path: source });
}

function isLoadable(source) {
  return (
    source instanceof WebAssembly.Module ||
    source instanceof ArrayBuffer ||
    ArrayBuffer.isView(source) ||
    (typeof Response === "function" && source instanceof Response)
  );
}
