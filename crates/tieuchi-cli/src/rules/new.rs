//! `tieuchi rules new`: the beginning of a rule set, with its tests.

use std::io::{self, Write as _};

use tieuchi::RuleSet;
use tieuchi_author::NewRuleSet;

use crate::INVALID;
use crate::args::NewArgs;
use crate::input::shown;
use crate::messages::Messages;
use crate::output::{Output, ends};
use crate::sets::{self, TESTS};
use crate::terminal::Terminal;
use crate::words::Word;

pub(crate) fn run(args: &NewArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    if !ends(&args.output, "json") || sets::is_tests(&args.output) {
        let name = shown(&args.output);
        messages.failure(&Word::OutputKind.with(terminal.language, &[&name, "`.json`"]));
        return Ok(INVALID);
    }
    let new = NewRuleSet { id: &args.id, level: &args.level, years: &args.years };
    let (rules, tests) = (new.rules(), new.tests());
    // Years that do not ascend are what can be wrong with it.
    if let Err(error) = RuleSet::from_json(&rules) {
        messages.diagnostics(error.diagnostics(), None);
        return Ok(INVALID);
    }
    let stem = args.output.file_stem().unwrap_or_default().to_string_lossy();
    let beside = args.output.with_file_name(format!("{stem}{TESTS}"));
    let outputs = [(beside.as_path(), tests), (args.output.as_path(), rules)];
    let output = |path| Output { path, force: args.force };
    let free = outputs.iter().filter(|(path, _)| output(path).may_write(&[], terminal, messages)).count();
    if free < outputs.len() {
        return Ok(INVALID);
    }
    for (path, text) in &outputs {
        if !output(path).write(text.as_bytes(), terminal, messages) {
            return Ok(INVALID);
        }
    }
    let mut out = terminal.text_output();
    for (path, _) in outputs.iter().rev() {
        writeln!(out, "{}", Word::Written.with(terminal.language, &[&shown(path)]))?;
    }
    out.flush()?;
    Ok(0)
}
