//! `tieuchi evaluate`: dossiers in, answers out, in the order given.

mod answers;
pub(crate) mod table;

use std::io;
use std::path::PathBuf;

use tieuchi::{Dossier, DossierError, Evaluation, Limits, Outcome, RuleSets};

use crate::INVALID;
use crate::args::{EvaluateArgs, Format};
use crate::diagnostics::Document;
use crate::dossiers;
use crate::evaluate::answers::Answers;
use crate::input::{Input, ReadError};
use crate::lines::{Line, Lines};
use crate::messages::Messages;
use crate::sets;
use crate::standing;
use crate::terminal::Terminal;
use crate::words::{self, Thing, Word};

/// Some are not met.
const NOT_MET: u8 = 1;

/// None is not met, but some are undetermined.
const UNDETERMINED: u8 = 3;

pub(crate) fn run(args: &EvaluateArgs, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    let inputs: Vec<Input> = args.dossiers.iter().map(|path: &PathBuf| Input::new(path)).collect();
    let beside = args.rules.iter().chain(&args.register).map(|path| Input::new(path));
    if inputs.iter().cloned().chain(beside).filter(|input| *input == Input::StandardInput).count() > 1 {
        messages.failure(Word::StandardInputTwice.get(terminal.language));
        return Ok(INVALID);
    }
    let Some(sets) = sets::load(args.rules.as_deref(), terminal.language, messages) else {
        return Ok(INVALID);
    };
    if args.register.is_some() && args.format == Format::Csv {
        messages.failure(Word::NoRegisterInCsv.get(terminal.language));
        return Ok(INVALID);
    }
    let register = match &args.register {
        Some(named) => match standing::load(named, messages) {
            Some(register) => Some(register),
            None => return Ok(INVALID),
        },
        None => None,
    };
    let holds_lines = |input: &Input| dossiers::holds_lines(input, args.jsonl);
    let several = inputs.len() > 1 || inputs.iter().any(holds_lines);
    let mut run = Run {
        sets,
        limits: Limits::default(),
        messages,
        answers: Answers::new(args, register, several, terminal),
        seen: Seen::default(),
        answers_errors: matches!(args.format, Format::Json | Format::Jsonl),
    };
    if args.format == Format::Json {
        // An array with something missing would pass for the whole: everything that can be known to be invalid
        // beforehand keeps us from beginning.
        let ready = run.prepare(&inputs, holds_lines)?;
        if run.seen.invalid == 0 {
            run.answers.begin()?;
            for (input, ready) in inputs.iter().zip(ready) {
                match ready {
                    Some(evaluation) => run.answer(&evaluation)?,
                    None => run.lines(input)?,
                }
            }
            run.answers.finish(run.seen.invalid == 0)?;
        }
    } else {
        run.answers.begin()?;
        for input in &inputs {
            if holds_lines(input) {
                run.lines(input)?;
            } else if let Some(evaluation) = run.document(input)? {
                run.answer(&evaluation)?;
            }
        }
        run.answers.finish(run.seen.invalid == 0)?;
    }
    let seen = run.seen;
    if seen.invalid > 0 {
        seen.report(terminal, messages);
    }
    Ok(seen.status(args.exit_code))
}

/// One run over all inputs.
struct Run<'m> {
    sets: RuleSets,
    limits: Limits,
    messages: &'m mut Messages,
    answers: Answers,
    seen: Seen,
    /// Whether a bad line is answered in its place instead of on standard error.
    answers_errors: bool,
}

impl Run<'_> {
    /// Evaluates every document that is not a stream of lines, and looks whether the streams can be opened.
    fn prepare(
        &mut self,
        inputs: &[Input],
        holds_lines: impl Fn(&Input) -> bool,
    ) -> io::Result<Vec<Option<Evaluation>>> {
        let mut ready = Vec::with_capacity(inputs.len());
        for input in inputs {
            if !holds_lines(input) {
                ready.push(self.document(input)?);
                continue;
            }
            ready.push(None);
            if let Err(error) = input.look() {
                self.messages.unreadable(input, &ReadError::Io(error));
                self.seen.invalid += 1;
            }
        }
        Ok(ready)
    }

    /// The evaluation of a document; what is wrong with it is reported.
    fn document(&mut self, input: &Input) -> io::Result<Option<Evaluation>> {
        let bytes = match input.read(&self.limits) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.answers.flush()?;
                self.messages.unreadable(input, &error);
                self.seen.invalid += 1;
                return Ok(None);
            }
        };
        match self.read(&bytes) {
            Ok(dossier) => Ok(Some(dossier.rules().evaluate(&dossier))),
            Err(error) => {
                self.answers.flush()?;
                let name = input.name();
                let document = Document { name: &name, bytes: Some(&bytes), line: None };
                self.messages.diagnostics(error.diagnostics(), Some(&document));
                self.seen.invalid += 1;
                Ok(None)
            }
        }
    }

    /// Answers every line of a stream.
    fn lines(&mut self, input: &Input) -> io::Result<()> {
        let source = match input.open() {
            Ok(source) => source,
            Err(error) => return self.broken_off(input, error),
        };
        let mut lines = Lines::new(source, self.limits.document_bytes);
        loop {
            match lines.next() {
                Ok(None) => return Ok(()),
                Ok(Some((number, line))) => self.line(input, number, &line)?,
                Err(error) => return self.broken_off(input, error),
            }
        }
    }

    /// A stream that cannot be read, or not to its end.
    fn broken_off(&mut self, input: &Input, error: io::Error) -> io::Result<()> {
        self.answers.flush()?;
        self.messages.unreadable(input, &ReadError::Io(error));
        self.seen.invalid += 1;
        Ok(())
    }

    fn line(&mut self, input: &Input, number: u64, line: &Line<'_>) -> io::Result<()> {
        let (bytes, length) = match line {
            Line::Bytes(bytes) => (*bytes, bytes.len()),
            Line::TooLong(length) => ([].as_slice(), *length),
        };
        let read =
            self.limits.check_bytes(length).map_err(DossierError::from).and_then(|()| self.read(bytes));
        let error = match read {
            Ok(dossier) => return self.answer(&dossier.rules().evaluate(&dossier)),
            Err(error) => error,
        };
        self.seen.invalid += 1;
        if self.answers_errors {
            self.messages.count(error.diagnostics());
            return self.answers.error(number, &error);
        }
        self.answers.flush()?;
        let name = input.name();
        let document = Document { name: &name, bytes: Some(bytes), line: Some(number) };
        self.messages.diagnostics(error.diagnostics(), Some(&document));
        Ok(())
    }

    fn read(&self, bytes: &[u8]) -> Result<Dossier, DossierError> {
        self.sets.read_dossier_with(tieuchi::utf8(bytes)?, &self.limits)
    }

    fn answer(&mut self, evaluation: &Evaluation) -> io::Result<()> {
        self.seen.evaluated += 1;
        match evaluation.outcome() {
            Outcome::NotMet => self.seen.not_met += 1,
            Outcome::Undetermined | Outcome::NotApplicable => self.seen.undetermined += 1,
            Outcome::Met => {}
        }
        self.answers.evaluation(evaluation)
    }
}

/// How many dossiers came to what.
#[derive(Clone, Copy, Default, Debug)]
struct Seen {
    evaluated: usize,
    not_met: usize,
    undetermined: usize,
    invalid: usize,
}

impl Seen {
    fn status(self, by_outcome: bool) -> u8 {
        match self {
            Self { invalid: 1.., .. } => INVALID,
            _ if !by_outcome => 0,
            Self { not_met: 1.., .. } => NOT_MET,
            // Of nothing, nothing is known: it is not "all met".
            Self { undetermined: 1.., .. } | Self { evaluated: 0, .. } => UNDETERMINED,
            _ => 0,
        }
    }

    /// The closing line: how many errors in how many dossiers.
    fn report(self, terminal: Terminal, messages: &mut Messages) {
        let language = terminal.language;
        let errors = words::counted(messages.errors(), Thing::Error, language);
        let all = words::counted(self.invalid + self.evaluated, Thing::Dossier, language);
        messages.line(&Word::InvalidDossiers.with(language, &[&errors, &self.invalid.to_string(), &all]));
    }
}
