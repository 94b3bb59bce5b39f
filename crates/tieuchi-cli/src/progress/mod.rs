//! `tieuchi progress`: where dossiers stand in their procedure.

mod assessments;
mod report;

use std::io::{self, Write as _};

use tieuchi::Evaluation;

use crate::INVALID;
use crate::args::{ProgressArgs, TextJsonOrLines};
use crate::dossiers;
use crate::json;
use crate::messages::Messages;
use crate::terminal::{self, Terminal};
use crate::text::page::Page;

pub(crate) fn run(args: &ProgressArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let Some(dossiers) = dossiers::read(&args.dossiers, args.rules.as_deref(), terminal, messages) else {
        return Ok(INVALID);
    };
    let evaluations: Vec<Evaluation> =
        dossiers.iter().map(|dossier| dossier.rules().evaluate(dossier)).collect();
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
    match (args.format, evaluations.as_slice()) {
        (TextJsonOrLines::Json, [_]) => {
            for progress in all {
                writeln!(output, "{}", progress.to_json())?;
            }
        }
        (TextJsonOrLines::Json, _) => {
            writeln!(output, "{}", json::array(all.map(|progress| progress.to_json())))?;
        }
        _ => all.try_for_each(|progress| writeln!(output, "{}", progress.to_json()))?,
    }
    output.flush()?;
    Ok(0)
}
