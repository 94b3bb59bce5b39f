//! The console blocks of both READMEs, run as they are printed.

use std::path::Path;

#[test]
fn what_the_readmes_show_is_what_comes_out() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("the workspace stands two folders up");
    std::env::set_current_dir(root).expect("the workspace can be entered");
    trycmd::TestCases::new()
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .register_bin("tieuchi", Path::new(env!("CARGO_BIN_EXE_tieuchi")))
        .case("README.md")
        .case("README.vi.md");
}
