//! Answers the dossiers on standard input with the engine itself: `stream RULES`.
//!
//! A line is a JSON string that holds the text of a dossier, which need not be JSON. Its answer is a line too: the
//! evaluation's JSON, or `{"diagnostics":[…]}`. The bindings have programs that do the same, and
//! `tests/reference/streams.py` compares the bytes.

use std::error::Error;
use std::io::{self, BufRead as _, Write as _};
use std::{env, fs};

use tieuchi::RuleSet;

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args_os().nth(1).ok_or("usage: stream RULES")?;
    let rules = RuleSet::from_json(&fs::read_to_string(path)?)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let text: String = serde_json::from_str(&line?)?;
        match rules.read_dossier(&text) {
            Ok(dossier) => writeln!(out, "{}", rules.evaluate(&dossier).to_json())?,
            Err(error) => writeln!(out, "{{\"diagnostics\":{}}}", error.to_json())?,
        }
    }
    Ok(out.flush()?)
}
