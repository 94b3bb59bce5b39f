//! The npm package: the engine compiled for JavaScript, once with the built-in rule sets and once without, and its tests.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Outcome, cargo, cargo_command, root, step};

/// A `.wasm` of the package.
struct Flavour {
    /// The name of its files.
    name: &'static str,
    features: &'static str,
    profile: &'static str,
    rust_flags: &'static [&'static str],
    /// What `wasm-opt` does.
    passes: &'static [&'static str],
}

impl Flavour {
    fn module(&self) -> String {
        format!("{}_bg.wasm", self.name)
    }
}

const FLAVOURS: [Flavour; 2] = [
    // For pages: as small as it gets. SHA-256 is a loop, a sixteenth of the size, since only rule sets and receipts are
    // hashed; more of `wasm-opt` makes it smaller still, but larger once it is compressed.
    Flavour {
        name: "lean",
        features: "",
        profile: "wasm",
        rust_flags: &["--cfg=sha2_backend_soft=\"compact\""],
        passes: &["-O1", "--rse", "--reorder-locals", "--vacuum"],
    },
    // For servers: two to three times as fast.
    Flavour {
        name: "tieuchi",
        features: "builtin,indices,rollup,programmes,procedure",
        profile: "release",
        rust_flags: &[],
        passes: &["-O3"],
    },
];

/// The most bytes, gzipped, that the engine may have without the built-in rule sets.
const LEAN_GZIP_BYTES: u64 = 100 * 1000;

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds the package's generated files into `bindings/wasm/dist`.
pub(crate) fn build() -> Outcome {
    same_version()?;
    rust_target()?;
    npm_install()?;
    let dist = package().join("dist");
    fs::create_dir_all(&dist).map_err(|error| format!("{}: {error}", dist.display()))?;
    // With the features that the tests compile everything with, so that little is compiled for this alone.
    cargo("wasm-bindgen", "build --locked --workspace --all-features --bin wasm-bind")?;
    for flavour in &FLAVOURS {
        let compiled = compile(flavour)?;
        if !is_newer(&dist.join(flavour.module()), &compiled) {
            bind(flavour, &compiled, &dist)?;
            optimize(flavour, &dist)?;
            in_package("its shape", Command::new("node").args(["scripts/shape.js", flavour.name]))?;
        }
    }
    let about = ["scripts/about.js", env!("CARGO_PKG_VERSION")];
    in_package("its version", Command::new("node").args(about))?;
    copy_licenses()?;
    copy_docs()?;
    in_package("sizes", Command::new("node").args(["scripts/sizes.js", &LEAN_GZIP_BYTES.to_string()]))
}

/// Builds the package and passes all its tests, in Node and in headless Chromium.
pub(crate) fn test() -> Outcome {
    build()?;
    chromium()?;
    in_package("the npm package's tests", Command::new("npm").args(["test", "--silent"]))
}

/// The engine as cargo compiles it.
fn compile(flavour: &Flavour) -> Result<PathBuf, String> {
    let mut command = cargo_command("build --locked --package tieuchi-wasm --target");
    command.args([TARGET, "--profile", flavour.profile, "--features", flavour.features]);
    // Where this machine keeps the sources of dependencies is nothing to tell everybody who loads a page.
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo"))).ok_or("there is no CARGO_HOME")?;
    let sources = format!("--remap-path-prefix={}=", home.join("registry/src").display());
    let flags: Vec<&str> = flavour.rust_flags.iter().copied().chain([sources.as_str()]).collect();
    step(
        &format!("the engine for JavaScript, `{}`", flavour.name),
        command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")),
    )?;
    Ok(target().join(TARGET).join(flavour.profile).join("tieuchi_wasm.wasm"))
}

/// Whether a module was made after all that it is made with.
fn is_newer(module: &Path, compiled: &Path) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    let (optimizer, this) = (package().join("node_modules/.package-lock.json"), env::current_exe());
    [Some(compiled), Some(&bindgen()), Some(&optimizer), this.as_deref().ok()]
        .into_iter()
        .all(|path| modified(module) > path.and_then(modified) && path.is_some())
}

fn bindgen() -> PathBuf {
    target().join("debug/wasm-bind")
}

/// Writes the module and its glue for browsers and Node alike.
fn bind(flavour: &Flavour, compiled: &Path, dist: &Path) -> Outcome {
    let mut command = Command::new(bindgen());
    step("its JavaScript", command.arg(compiled).arg(dist).arg(flavour.name))
}

/// Makes a module smaller or faster. It may use the features that it names itself: with more, Node 20 refuses it.
fn optimize(flavour: &Flavour, dist: &Path) -> Outcome {
    let wasm = dist.join(flavour.module());
    let mut command = Command::new("node");
    command.arg("node_modules/binaryen/bin/wasm-opt").args(flavour.passes).arg("--strip-target-features");
    in_package("wasm-opt", command.arg(&wasm).arg("-o").arg(&wasm))
}

/// The licenses, which npm packs from the package's own folder alone.
fn copy_licenses() -> Outcome {
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let copied = fs::copy(root().join(name), package().join(name));
        copied.map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}

/// The documents that the package's README links to, and what they link to.
fn copy_docs() -> Outcome {
    for name in [
        "docs/design.md",
        "docs/dossier-format.md",
        "docs/index-format.md",
        "docs/procedure.md",
        "docs/province.md",
        "docs/register-format.md",
        "docs/results.md",
        "docs/roster-format.md",
        "docs/rule-format.md",
        "rules/examples/levels/rules.json",
    ] {
        let (from, to) = (root().join(name), package().join(name));
        let folder = to.parent().map_or(Ok(()), fs::create_dir_all);
        let copied = folder.and_then(|()| fs::copy(from, to));
        copied.map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}

/// The standard library for the target.
fn rust_target() -> Outcome {
    let asked = Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).output();
    let folder = asked.map_err(|error| format!("rustc: {error}"))?.stdout;
    if Path::new(String::from_utf8_lossy(&folder).trim()).is_dir() {
        return Ok(());
    }
    step("Rust's library for WebAssembly", Command::new("rustup").args(["target", "add", TARGET]))
}

/// The tools of the package, as its lock file has them.
fn npm_install() -> Outcome {
    let (lock, installed) = ("package-lock.json", "node_modules/.package-lock.json");
    let modified = |file| fs::metadata(package().join(file)).and_then(|file| file.modified()).ok();
    if modified(installed) >= modified(lock) && modified(installed).is_some() {
        return Ok(());
    }
    let mut command = Command::new("npm");
    command.args(["ci", "--no-audit", "--no-fund", "--cache"]).arg(root().join("target/npm"));
    in_package("the npm package's tools", &mut command)
}

/// Versions come from Cargo.toml alone; npm wants its own copies.
fn same_version() -> Outcome {
    let expected = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    for name in ["package.json", "package-lock.json"] {
        let path = package().join(name);
        let manifest = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        // Its own version is the first.
        let said = manifest.lines().find(|line| line.contains("\"version\"")).unwrap_or_default();
        if !said.contains(&expected) {
            return Err(format!("bindings/wasm/{name} must say {expected}"));
        }
    }
    Ok(())
}

/// Debian's Chromium, installed where it is missing.
fn chromium() -> Outcome {
    let found = |name: &str| Command::new(name).arg("--version").output().is_ok();
    if env::var_os("CHROMIUM").is_some() || found("chromium") {
        return Ok(());
    }
    step("what can be installed", Command::new("apt-get").args(["update", "--quiet", "--quiet"]))?;
    let mut command = Command::new("apt-get");
    command.args(["install", "--quiet", "--quiet", "--yes", "--no-install-recommends", "chromium"]);
    step("Chromium", command.env("DEBIAN_FRONTEND", "noninteractive"))
}

fn in_package(what: &str, command: &mut Command) -> Outcome {
    step(what, command.current_dir(package()))
}

/// Where cargo puts what it compiles.
fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

fn package() -> PathBuf {
    root().join("bindings/wasm")
}
