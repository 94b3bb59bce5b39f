//! The formats of answers: a report, JSON, JSON lines, a table.

use std::io::{self, Write};

use tieuchi::{Date, DossierError, Evaluation, Language, Register, Standing};

use crate::args::{EvaluateArgs, Format};
use crate::evaluate::table::Rows;
use crate::json;
use crate::terminal::{self, Terminal};
use crate::text::page::Page;
use crate::text::report::report;

/// Writes answers to standard output, one after the other.
pub(crate) struct Answers {
    output: Box<dyn Write>,
    form: Form,
    receipt: bool,
    /// Where to look up the subjects, and up to which day.
    register: Option<(Register, Option<Date>)>,
    /// How many answers there were.
    written: usize,
}

enum Form {
    Text {
        language: Language,
        width: usize,
    },
    /// One document, an array where there may be several answers.
    Json {
        array: bool,
    },
    Jsonl,
    Csv(Rows),
}

impl Answers {
    pub(crate) fn new(
        args: &EvaluateArgs,
        register: Option<Register>,
        several: bool,
        terminal: Terminal,
    ) -> Self {
        let output = match args.format {
            Format::Text => terminal.text_output(),
            Format::Json | Format::Jsonl | Format::Csv => terminal::data_output(),
        };
        let form = match args.format {
            Format::Text => Form::Text { language: terminal.language, width: terminal::output_width() },
            Format::Json => Form::Json { array: several },
            Format::Jsonl => Form::Jsonl,
            Format::Csv => Form::Csv(Rows::new(args.receipt)),
        };
        let register = register.map(|register| (register, args.as_of));
        Self { output, form, receipt: args.receipt, register, written: 0 }
    }

    /// What stands before all answers.
    pub(crate) fn begin(&mut self) -> io::Result<()> {
        match &self.form {
            Form::Json { array: true } => self.output.write_all(b"["),
            _ => Ok(()),
        }
    }

    /// An answer.
    pub(crate) fn evaluation(&mut self, evaluation: &Evaluation) -> io::Result<()> {
        let register = self.register.take();
        let standing = register.as_ref().map(|(register, as_of)| evaluation.standing(register, *as_of));
        let written = self.write(evaluation, standing.as_ref());
        self.register = register;
        written
    }

    fn write(&mut self, evaluation: &Evaluation, standing: Option<&Standing<'_>>) -> io::Result<()> {
        match &mut self.form {
            Form::Text { language, width } => {
                if self.written > 0 {
                    let mut between = Page::new(*width);
                    between.rule();
                    self.output.write_all(format!("\n{}\n", between.finish()).as_bytes())?;
                }
                self.written += 1;
                let text = report(evaluation, standing, self.receipt, *language, *width);
                self.output.write_all(text.as_bytes())
            }
            Form::Json { .. } | Form::Jsonl if self.receipt => self.json(evaluation.receipt().to_json()),
            Form::Json { .. } | Form::Jsonl => match standing {
                Some(standing) => self.json(&evaluation.to_json_with_standing(standing)),
                None => self.json(&evaluation.to_json()),
            },
            Form::Csv(rows) => {
                self.written += 1;
                self.output.write_all(&rows.of(evaluation)?)
            }
        }
    }

    /// The answer to a line that is no dossier.
    pub(crate) fn error(&mut self, line: u64, error: &DossierError) -> io::Result<()> {
        let inner = json::object(&[("line", line.to_string()), ("diagnostics", error.to_json())]);
        self.json(&json::object(&[("error", inner)]))
    }

    fn json(&mut self, json: &str) -> io::Result<()> {
        match &self.form {
            Form::Json { array: true } if self.written > 0 => self.output.write_all(b",")?,
            _ => {}
        }
        self.written += 1;
        self.output.write_all(json.as_bytes())?;
        match &self.form {
            Form::Json { array: true } => Ok(()),
            _ => self.output.write_all(b"\n"),
        }
    }

    /// What stands after all answers.
    pub(crate) fn finish(&mut self, complete: bool) -> io::Result<()> {
        match &mut self.form {
            Form::Json { array: true } => self.output.write_all(b"]\n")?,
            // A table of nothing has a head still, unless there should have been something.
            Form::Csv(rows) if complete => self.output.write_all(&rows.head()?)?,
            _ => {}
        }
        self.flush()
    }

    /// Hands on what was written, before something is said on standard error.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}
