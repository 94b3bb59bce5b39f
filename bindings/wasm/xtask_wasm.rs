//! The npm package: the engine compiled for JavaScript, once with the built-in rule sets and once without, and its tests.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

type Outcome = Result<(), String>;

/// A `.wasm` of the package.
struct Flavour {
    /// The name of its files.
    name: &'static str,
    features: &'static str,
    profile: &'static str,
    rust_flags: &'static str,
    /// How hard `wasm-opt` tries.
    level: &'static str,
}

const FLAVOURS: [Flavour; 2] = [
    // For pages: as small as it gets. SHA-256 is a loop, a sixteenth of the size, since only rule sets and receipts are
    // hashed; more of `wasm-opt` makes it smaller still, but larger once it is compressed.
    Flavour {
        name: "lean",
        features: "",
        profile: "wasm",
        rust_flags: "--cfg sha2_backend_soft=\"compact\"",
        level: "-O1",
    },
    // For servers: two to three times as fast.
    Flavour { name: "tieuchi", features: "builtin", profile: "release", rust_flags: "", level: "-O3" },
];

/// The most bytes, gzipped, that the engine may have without the built-in rule sets.
const LEAN_GZIP_BYTES: u64 = 100 * 1000;

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds the package's generated files into `bindings/wasm/dist`.
pub(crate) fn build() -> Outcome {
    npm_install()?;
    same_version()?;
    let dist = package().join("dist");
    fs::create_dir_all(&dist).map_err(|error| format!("{}: {error}", dist.display()))?;
    for flavour in &FLAVOURS {
        let compiled = compile(flavour)?;
        bind(flavour, &compiled, &dist)?;
        optimize(flavour, &dist)?;
    }
    run(Command::new("node").args(["scripts/sizes.js", &LEAN_GZIP_BYTES.to_string()]))
}

/// Builds the package and passes all its tests, in Node and in headless Chromium.
pub(crate) fn test() -> Outcome {
    build()?;
    chromium()?;
    run(Command::new("npm").args(["test", "--silent"]))
}

/// The engine as cargo compiles it.
fn compile(flavour: &Flavour) -> Result<PathBuf, String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--locked", "--package", "tieuchi-wasm", "--target", TARGET]);
    command.args(["--profile", flavour.profile, "--features", flavour.features]);
    run(command.env("RUSTFLAGS", flavour.rust_flags))?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    Ok(target.join(TARGET).join(flavour.profile).join("tieuchi_wasm.wasm"))
}

/// Writes the module and its glue for browsers and Node alike.
fn bind(flavour: &Flavour, compiled: &Path, dist: &Path) -> Outcome {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name(flavour.name).typescript(false).omit_default_module_path(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(dist))
        .map_err(|error| format!("wasm-bindgen: {error:?}"))
}

/// Makes a module smaller or faster. It may use the features that it names itself: with more, Node 20 refuses it.
fn optimize(flavour: &Flavour, dist: &Path) -> Outcome {
    let optimizer = package().join("node_modules/binaryen/bin/wasm-opt");
    let wasm = dist.join(format!("{}_bg.wasm", flavour.name));
    let mut command = Command::new("node");
    command.arg(optimizer).args([flavour.level, "--strip-target-features"]);
    run(command.arg(&wasm).arg("-o").arg(&wasm))
}

/// The tools of the package, as its lock file has them.
fn npm_install() -> Outcome {
    let (lock, installed) = ("package-lock.json", "node_modules/.package-lock.json");
    let modified = |file| fs::metadata(package().join(file)).and_then(|file| file.modified()).ok();
    if modified(installed) >= modified(lock) && modified(installed).is_some() {
        return Ok(());
    }
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]))
}

/// Versions come from Cargo.toml alone; npm wants its own copy.
fn same_version() -> Outcome {
    let path = package().join("package.json");
    let manifest = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let expected = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    if manifest.contains(&expected) { Ok(()) } else { Err(format!("{} must say {expected}", path.display())) }
}

/// Debian's Chromium, installed where it is missing.
fn chromium() -> Outcome {
    let found = |name: &str| Command::new(name).arg("--version").output().is_ok();
    if env::var_os("CHROMIUM").is_some() || found("chromium") {
        return Ok(());
    }
    run(Command::new("apt-get").args(["update", "--quiet"]))?;
    run(Command::new("apt-get").args(["install", "--quiet", "--yes", "--no-install-recommends", "chromium"]))
}

fn run(command: &mut Command) -> Outcome {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.current_dir(package()).status().map_err(|error| format!("{name}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed: {status}")) }
}

fn package() -> PathBuf {
    root().join("bindings/wasm")
}

fn root() -> PathBuf {
    // This crate stands two folders below the root.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}
