//! The command line of tieuchi: reads files, asks the engine, prints.
//!
//! What a rule set says and what a dossier comes to is the engine's alone; here are streams, tables and words.

mod args;
mod diagnostics;
mod dossiers;
mod duties;
mod evaluate;
mod input;
mod json;
mod lines;
mod messages;
mod named;
mod opinions;
mod outlook;
mod output;
mod progress;
mod province;
mod rules;
mod score;
mod sets;
mod standing;
mod terminal;
mod text;
mod upkeep;
mod verify;
mod words;

use std::ffi::OsString;
use std::io;

use clap::Parser as _;

use crate::args::{Args, Command, RulesCommand};
use crate::messages::Messages;
use crate::terminal::Terminal;
use crate::words::Word;

/// Something is invalid or cannot be read or written.
const INVALID: u8 = 2;

/// Something falls short of what authors of rules ask.
const FALLS_SHORT: u8 = 1;

/// As a shell reports a process that SIGPIPE ended.
const BROKEN_PIPE: u8 = 141;

/// Runs the command line with these arguments, the name of the program first, and returns its exit status.
pub fn main_from(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => return usage(&error),
    };
    let terminal = Terminal::new(args.language(), args.color);
    let mut messages = Messages::new(terminal);
    match run(&args, terminal, &mut messages) {
        Ok(status) => status,
        // Who reads us has seen enough, which is no mistake; but nobody may take it for "all met".
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            if args.asks_for_outcome() {
                BROKEN_PIPE
            } else {
                0
            }
        }
        Err(error) => {
            let reason = words::io_error(&error, terminal.language);
            messages.failure(&Word::CannotWrite.with(terminal.language, &[&reason]));
            INVALID
        }
    }
}

/// Runs a command; an error is one of writing to standard output.
fn run(args: &Args, terminal: Terminal, messages: &mut Messages) -> io::Result<u8> {
    match &args.command {
        Command::Evaluate(args) => evaluate::run(args, terminal, messages),
        Command::Duties(args) => duties::run(args, terminal, messages),
        Command::Province(args) => province::run(args, terminal, messages),
        Command::Upkeep(args) => upkeep::run(args, terminal, messages),
        Command::Outlook(args) => outlook::run(args, terminal, messages),
        Command::Progress(args) => progress::run(args, terminal, messages),
        Command::Opinions(args) => opinions::run(args, terminal, messages),
        Command::Standing(args) => standing::run(args, terminal, messages),
        Command::Score(args) => score::run(args, terminal, messages),
        Command::Rank(args) => score::rank::run(args, terminal, messages),
        Command::Verify(args) => verify::run(args, terminal, messages),
        Command::Rules(args) => match &args.command {
            RulesCommand::List(args) => rules::list::run(args, terminal),
            RulesCommand::Show(args) => rules::show::run(args, terminal, messages),
            RulesCommand::Check(args) => rules::check::run(args, terminal, messages),
            RulesCommand::Fmt(args) => rules::fmt::run(args, terminal, messages),
            RulesCommand::Test(args) => rules::test::run(args, terminal, messages),
            RulesCommand::Mutate(args) => rules::mutate::run(args, terminal, messages),
            RulesCommand::Schema(args) => rules::schema::run(args, terminal, messages),
            RulesCommand::Import(args) => rules::import::run(args, terminal, messages),
            RulesCommand::Export(args) => rules::export::run(args, terminal, messages),
            RulesCommand::New(args) => rules::new::run(args, terminal, messages),
            RulesCommand::Diff(args) => rules::diff::run(args, terminal, messages),
            RulesCommand::Resolve(args) => rules::resolve::run(args, terminal, messages),
        },
    }
}

/// Help, version, or what is wrong with the arguments.
fn usage(error: &clap::Error) -> u8 {
    if !error.use_stderr() {
        return match error.print() {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => INVALID,
            _ => 0,
        };
    }
    // It repeats arguments, which may be names of files that somebody else chose.
    let text = error.render().to_string();
    for line in text.lines() {
        terminal::say(&tieuchi::visible(line));
    }
    INVALID
}
