//! `tieuchi progress`: where dossiers stand in their procedure.

mod assessments;
mod report;

use std::io::{self, Write as _};

use tieuchi::Evaluation;

use crate::INVALID;
use crate::args::{ProgressArgs, TextJsonOrLines};
use crate::dossiers::{self, Wanted};
use crate::json;
use crate::messages::Messages;
use crate::terminal::{self, Terminal};
use crate::text::page::Page;

pub(crate) fn run(args: &ProgressArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let wanted =
        Wanted { paths: &args.dossiers, rules: args.rules.as_deref(), beside: None, jsonl: args.jsonl };
    let Some(dossiers) = dossiers::read(&wanted, terminal, messages) else { return Ok(INVALID) };
    let evaluations: Vec<Evaluation> =
        dossiers.all.iter().map(|dossier| dossier.rules().evaluate(dossier)).collect();
    let mut all = evaluations.iter().map(|evaluation| evaluation.progress(args.as_of));
    if args.format == TextJsonOrLines::Text {
        let mut output = terminal.text_output();
        for (number, progress) in all.enumerate() {
            let mut page = Page::new(terminal::output_width());
            if number > 0 {
                page.rule();
            }
            report::write(&mut page, &progress, terminal.language);
            output.write_all(page.finish().as_bytes())?;
        }
        return output.flush().map(|()| 0);
    }
    let mut output = terminal::data_output();
    match (args.format, dossiers.several) {
        (TextJsonOrLines::Json, false) => {
            for progress in all {
                writeln!(output, "{}", progress.to_json())?;
            }
        }
        (TextJsonOrLines::Json, true) => {
            writeln!(output, "{}", json::array(all.map(|progress| progress.to_json())))?;
        }
        _ => all.try_for_each(|progress| writeln!(output, "{}", progress.to_json()))?,
    }
    output.flush()?;
    Ok(0)
}
