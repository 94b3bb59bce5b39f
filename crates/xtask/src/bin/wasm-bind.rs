//! `wasm-bind COMPILED FOLDER NAME`: the module and its JavaScript glue, for browsers and Node alike, from what cargo compiled.

use std::env;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [compiled, folder, name] = arguments.as_slice() else {
        eprintln!("usage: wasm-bind COMPILED FOLDER NAME");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name(name).typescript(false).omit_default_module_path(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    match bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wasm-bind: {error:?}");
            ExitCode::FAILURE
        }
    }
}
