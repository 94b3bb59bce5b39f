//! The arguments, and what `--help` says of them.

mod rules;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use tieuchi::{Basis, Date, Language, Level, Year};

pub(crate) use crate::args::rules::*;

/// Judges dossiers against public recognition criteria, and shows the rules it judges by.
#[derive(Parser, Debug)]
#[command(
    name = "tieuchi",
    version,
    arg_required_else_help = true,
    max_term_width = 100,
    after_help = "\
Examples:
  tieuchi evaluate bim-son-2024.json
  tieuchi evaluate --format csv *.json > results.csv
  tieuchi score --rules rules/examples/index dossier.json
  tieuchi rules show vn.thanh-hoa.dx.district II.3"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,

    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "LANGUAGE",
        help = "Language of reports and messages [default: vi where LC_ALL, LC_MESSAGES or LANG says so, else en]"
    )]
    lang: Option<Tag>,

    /// When to colour reports and messages
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t)]
    pub(crate) color: Color,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    Evaluate(EvaluateArgs),
    Progress(ProgressArgs),
    Opinions(OpinionsArgs),
    Duties(DutiesArgs),
    Score(ScoreArgs),
    Rank(RankArgs),
    Rules(RulesArgs),
    Standing(StandingArgs),
    Province(ProvinceArgs),
    Upkeep(UpkeepArgs),
    Outlook(OutlookArgs),
    Verify(VerifyArgs),
}

/// Judge dossiers
///
/// Prints for each dossier what it comes to: what is met, what is not and by how much, what is missing, and on what
/// legal ground. The exit status is 0 when everything was evaluated, whatever the outcome, and 2 when anything is
/// invalid.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi evaluate bim-son-2024.json
  tieuchi evaluate --format json --receipt bim-son-2024.json > receipt.json
  tieuchi evaluate --format csv all-of-2024.jsonl > results.csv
  generate-dossiers | tieuchi evaluate --jsonl --format jsonl - | head -1
  tieuchi evaluate --exit-code --rules my-rules.json bim-son-2024.json && echo met

A dossier is a JSON document. A .jsonl file holds one on each line (blank lines are skipped), and so does \
standard input with --jsonl; they are answered one by one, however many there are. With json and jsonl output a \
line that is invalid is answered in its place by {\"error\": {\"line\": n, \"diagnostics\": [...]}}, where n \
counts the lines of the file and each diagnostic's own line and column count within that line's text.")]
pub(crate) struct EvaluateArgs {
    /// Files that hold dossiers; `-` is standard input
    #[arg(required = true, value_name = "DOSSIER")]
    pub(crate) dossiers: Vec<PathBuf>,

    /// Rule sets to judge by, with the indices they score by: a file, a directory of *.json files, or the id of a
    /// built-in one, optionally with @version [default: all built-in ones]
    #[arg(long, value_name = "FILE|DIR|ID")]
    pub(crate) rules: Option<PathBuf>,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: Format,

    /// Standard input holds one dossier on each line
    #[arg(long)]
    pub(crate) jsonl: bool,

    /// Say too what a register holds of the subject: a file, or the id of a built-in one
    #[arg(long, value_name = "FILE|ID", conflicts_with = "receipt")]
    pub(crate) register: Option<PathBuf>,

    /// Of the register, count decisions of up to this day (year-month-day) [default: all on record]
    #[arg(long, value_name = "DATE", requires = "register")]
    pub(crate) as_of: Option<Date>,

    /// Add the SHA-256 of the dossier and of the result
    #[arg(long)]
    pub(crate) receipt: bool,

    /// Exit with 0 if all are met, 1 if some are not met, 3 if none is not met but some are undetermined (or there
    /// was nothing to evaluate); 2 still means that something is invalid
    #[arg(long)]
    pub(crate) exit_code: bool,
}

/// Show where dossiers stand in their procedure
///
/// Prints for each dossier which step is reached, what keeps the next from being taken and who must act, what is late as
/// of a day, what each assessment comes to and where assessments differ. Nothing of it changes what the dossier comes to.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi progress bim-son-2024.json
  tieuchi progress --as-of 2024-12-31 --format json *.json")]
pub(crate) struct ProgressArgs {
    /// Files that hold dossiers; `-` is standard input
    #[arg(required = true, value_name = "DOSSIER")]
    pub(crate) dossiers: Vec<PathBuf>,

    /// Rule sets: a file, a directory of *.json files, or the id of a built-in one, optionally with @version [default:
    /// all built-in ones]
    #[arg(long, value_name = "FILE|DIR|ID")]
    pub(crate) rules: Option<PathBuf>,

    /// The day (year-month-day) as of which it is said: what is dated later does not count [default: all that the
    /// dossiers hold, and nothing is said of what is late]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,

    /// Standard input holds one dossier on each line
    #[arg(long)]
    pub(crate) jsonl: bool,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextJsonOrLines,
}

/// Show what one agency is asked of dossiers, and what it says
///
/// Lists for each dossier the criteria of which the agency is asked: the value reported, the target, what that comes to,
/// and the agency's own statement where the dossier holds it. With --blank it prints the sheet to fill in.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi opinions --agency so-y-te *.json
  tieuchi opinions --agency so-y-te --format csv *.json > so-y-te.csv
  tieuchi opinions --agency so-y-te --blank bim-son-2024.json > sheet.json

A blank sheet holds under `to_fill` what the agency has not said yet, in the form of a dossier: fill in outcome or \
value, and add the entries to the dossier's own list. Under `criteria` stands what is needed to say it.")]
pub(crate) struct OpinionsArgs {
    /// Files that hold dossiers; `-` is standard input
    #[arg(required = true, value_name = "DOSSIER")]
    pub(crate) dossiers: Vec<PathBuf>,

    /// The id of the agency
    #[arg(long, value_name = "ID")]
    pub(crate) agency: String,

    /// Rule sets: a file, a directory of *.json files, or the id of a built-in one, optionally with @version [default:
    /// all built-in ones]
    #[arg(long, value_name = "FILE|DIR|ID")]
    pub(crate) rules: Option<PathBuf>,

    /// Standard input holds one dossier on each line
    #[arg(long)]
    pub(crate) jsonl: bool,

    /// Which of the dossier's lists
    #[arg(long, value_enum, default_value_t, value_name = "LIST")]
    pub(crate) list: List,

    /// Print blank sheets, as a JSON array
    #[arg(long, conflicts_with = "format")]
    pub(crate) blank: bool,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextJsonOrCsv,
}

/// Show who is bound to do what
///
/// Lists the duties of rule sets: the sentences that bind someone without deciding an outcome, with actor, act, object,
/// deadline and the exact words. With --agency those that name that agency; a class of agencies has the duties of the
/// class alone, because no rule set says who belongs to it.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi duties
  tieuchi duties --agency so-tttt
  tieuchi duties --agency phong-vhtt --rules vn.thanh-hoa.dx.commune --format json
  tieuchi duties --format csv > duties.csv

Texts are in the language of --lang; json and csv hold both languages.")]
pub(crate) struct DutiesArgs {
    /// The id of an agency, a class of agencies or an office
    #[arg(long, value_name = "ID")]
    pub(crate) agency: Option<String>,

    /// Rule sets to look into: a file, a directory of *.json files, or the id of a built-in one, optionally with
    /// @version [default: all built-in ones]
    #[arg(long, value_name = "FILE|DIR|ID")]
    pub(crate) rules: Option<PathBuf>,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextJsonOrCsv,
}

/// Show the points of dossiers by scoring indices
///
/// Prints for each score of each dossier its points: of the whole, and where indicators were reported, of each group and
/// each indicator. Where indicators are missing, points are given as an interval.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi score --rules rules/examples/index rules/examples/index/dossiers/whole.json
  tieuchi score --rules my-rules --format csv *.json > points.csv")]
pub(crate) struct ScoreArgs {
    /// Files that hold dossiers; `-` is standard input
    #[arg(required = true, value_name = "DOSSIER")]
    pub(crate) dossiers: Vec<PathBuf>,

    /// Rule sets and indices: a directory of *.json files, a file, or the id of a built-in rule set [default: all
    /// built-in ones]
    #[arg(long, value_name = "FILE|DIR|ID")]
    pub(crate) rules: Option<PathBuf>,

    /// Standard input holds one dossier on each line
    #[arg(long)]
    pub(crate) jsonl: bool,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextJsonOrCsv,
}

/// Show which units are assigned, may volunteer, are recognised
///
/// Answers from a register: a document of assignments and decisions on record, the only ground on which a unit is called
/// recognised.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi standing
  tieuchi standing 38.381 'Xã Quang Trung'
  tieuchi standing 38.384 --level district --as-of 2024-12-31 --format json")]
pub(crate) struct StandingArgs {
    /// Ids or names of units [default: all that the register names]
    #[arg(value_name = "UNIT")]
    pub(crate) units: Vec<String>,

    /// The register: a file, or the id of a built-in one
    #[arg(long, value_name = "FILE|ID", default_value = "vn.thanh-hoa.dx.register")]
    pub(crate) register: PathBuf,

    /// The level of the units, for ids that the register does not name
    #[arg(long, value_name = "LEVEL", requires = "units", value_parser = Level::new)]
    pub(crate) level: Option<Level>,

    /// Count decisions of up to this day (year-month-day) [default: all on record]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

/// Judge all units of a province for one year
///
/// Puts dossiers beside a roster of units and the decisions on record: what each unit's dossier comes to, which units are
/// recognised and maintain their criteria, and the criterion of the units above that follows from it, beside what they
/// report.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi province --year 2024 dossiers/
  tieuchi province --year 2024 --register register.json --as-of 2025-01-31 all.jsonl
  generate-dossiers | tieuchi province --year 2024 --jsonl --format csv - > units.csv

A directory gives its *.json and *.jsonl files, those of directories in it too. Dossiers of the year are judged; those of \
the years for which units were recognised say at what level. All others are set aside, and counted.")]
pub(crate) struct ProvinceArgs {
    /// Directories and files that hold dossiers; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// The year assessed
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub(crate) year: Year,

    /// The roster: a file, or the id of a built-in one
    #[arg(long, value_name = "FILE|ID", default_value = "vn.thanh-hoa.roster")]
    pub(crate) roster: PathBuf,

    /// The register: a file, or the id of a built-in one
    #[arg(long, value_name = "FILE|ID", default_value = "vn.thanh-hoa.dx.register")]
    pub(crate) register: PathBuf,

    /// Count decisions of up to this day (year-month-day) [default: all on record]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,

    /// Rule sets to judge by: a file, a directory of *.json files, or the id of a built-in one, optionally with
    /// @version [default: all built-in ones]
    #[arg(long, value_name = "FILE|DIR|ID")]
    pub(crate) rules: Option<PathBuf>,

    /// Standard input holds one dossier on each line
    #[arg(long)]
    pub(crate) jsonl: bool,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextJsonOrCsv,
}

/// Compare a unit's criteria with those of an earlier year
///
/// Says of each criterion whether it was maintained, is below what it was, or fails the new year's target: the grounds on
/// which the authority may consider a withdrawal.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi upkeep bim-son-2024.json bim-son-2025.json
  tieuchi upkeep bim-son-2024.json bim-son-2025.json --register vn.thanh-hoa.dx.register --format json")]
pub(crate) struct UpkeepArgs {
    /// The dossier of the earlier year
    #[arg(value_name = "EARLIER")]
    pub(crate) earlier: PathBuf,

    /// The dossier of the later year
    #[arg(value_name = "LATER")]
    pub(crate) later: PathBuf,

    /// Rule sets to judge by: a file, a directory of *.json files, or the id of a built-in one, optionally with
    /// @version [default: all built-in ones]
    #[arg(long, value_name = "FILE|DIR|ID")]
    pub(crate) rules: Option<PathBuf>,

    /// Say too whether the unit is recognised on record: a file, or the id of a built-in register
    #[arg(long, value_name = "FILE|ID")]
    pub(crate) register: Option<PathBuf>,

    /// Of the register, count decisions of up to this day (year-month-day) [default: all on record]
    #[arg(long, value_name = "DATE", requires = "register")]
    pub(crate) as_of: Option<Date>,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

/// Judge dossiers' values by another year's targets
///
/// Says for each dossier how far its values are from another year's targets, and which indicators to raise, the fewest
/// that suffice, for the share of the points that is asked.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi outlook bim-son-2024.json
  tieuchi outlook bim-son-2024.json --year 2025 --format json")]
pub(crate) struct OutlookArgs {
    /// Files that hold dossiers; `-` is standard input
    #[arg(required = true, value_name = "DOSSIER")]
    pub(crate) dossiers: Vec<PathBuf>,

    /// The year whose targets count [default: the next year of the rule set]
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub(crate) year: Option<Year>,

    /// Rule sets to judge by, with the indices they score by: a file, a directory of *.json files, or the id of a
    /// built-in one, optionally with @version [default: all built-in ones]
    #[arg(long, value_name = "FILE|DIR|ID")]
    pub(crate) rules: Option<PathBuf>,

    /// Standard input holds one dossier on each line
    #[arg(long)]
    pub(crate) jsonl: bool,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

/// Rank dossiers by their scores in one index
///
/// Units with the same share of the maximum share a place. Where indicators are missing, a unit has the places from the
/// best to the worst that is possible.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi rank --rules rules/examples/index rules/examples/index/dossiers/*.json
  tieuchi rank --rules my-rules --year 2023 --basis official --format csv *.json > places.csv

Index, year and basis need to be named only where the dossiers hold scores of several.")]
pub(crate) struct RankArgs {
    /// Files that hold dossiers; `-` is standard input
    #[arg(required = true, value_name = "DOSSIER")]
    pub(crate) dossiers: Vec<PathBuf>,

    /// Rule sets and indices: a directory of *.json files, a file, or the id of a built-in rule set [default: all
    /// built-in ones]
    #[arg(long, value_name = "FILE|DIR|ID")]
    pub(crate) rules: Option<PathBuf>,

    /// The index whose scores count
    #[arg(long, value_name = "ID")]
    pub(crate) index: Option<String>,

    /// The year of the scores
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub(crate) year: Option<Year>,

    /// By whom the scores were given: official or self
    #[arg(long, value_name = "BASIS", value_parser = basis)]
    pub(crate) basis: Option<Basis>,

    /// Standard input holds one dossier on each line
    #[arg(long)]
    pub(crate) jsonl: bool,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextJsonOrCsv,
}

/// Say whether a receipt still holds
///
/// Repeats the evaluation with the version of the rule set that made it, and compares receipt, engine, rule set, indices,
/// dossier and evaluation. The exit status is 0 when it holds, 1 when it does not, 2 when something is invalid.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi verify receipt.json bim-son-2024.json
  tieuchi verify receipt.json bim-son-2024.json --rules versions/ --format json

A receipt is what `tieuchi evaluate --format json --receipt` prints.")]
pub(crate) struct VerifyArgs {
    /// The receipt: what `evaluate --format json --receipt` printed
    #[arg(value_name = "RECEIPT")]
    pub(crate) receipt: PathBuf,

    /// The dossier
    #[arg(value_name = "DOSSIER")]
    pub(crate) dossier: PathBuf,

    /// The versions at hand, with their indices: a directory of *.json files, a file, or the id of a built-in one [default:
    /// all built-in ones]
    #[arg(long, value_name = "FILE|DIR|ID")]
    pub(crate) rules: Option<PathBuf>,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum Format {
    /// A report for people
    #[default]
    Text,
    /// One JSON document: an object for one dossier, an array for several
    Json,
    /// One JSON object on each line
    Jsonl,
    /// A table with a row for each whole, condition and criterion
    Csv,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum TextJsonOrCsv {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// A table
    Csv,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum TextJsonOrLines {
    /// For people
    #[default]
    Text,
    /// One JSON document: an object for one dossier, an array for several
    Json,
    /// One JSON object on each line
    Jsonl,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum List {
    /// What agencies say of dossiers
    #[default]
    Opinions,
    /// What was appraised
    Appraisals,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum TextOrJson {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum Color {
    #[default]
    #[value(help = "On a terminal, unless NO_COLOR or CLICOLOR_FORCE says otherwise")]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum Tag {
    Vi,
    En,
}

impl Args {
    /// The language asked for, else that of the environment.
    pub(crate) fn language(&self) -> Language {
        match self.lang {
            Some(Tag::Vi) => Language::Vietnamese,
            Some(Tag::En) => Language::English,
            None => of_locale(|name| std::env::var_os(name)),
        }
    }

    /// Whether the exit status tells the outcome.
    pub(crate) fn asks_for_outcome(&self) -> bool {
        matches!(&self.command, Command::Evaluate(args) if args.exit_code)
    }
}

/// A year as an argument.
fn year(text: &str) -> Result<Year, &'static str> {
    text.parse().ok().and_then(Year::new).ok_or("a year is a whole number from 1900 to 2999")
}

/// A basis as an argument.
fn basis(text: &str) -> Result<Basis, &'static str> {
    Basis::ALL.into_iter().find(|basis| basis.as_str() == text).ok_or("a basis is `official` or `self`")
}

/// The language of the locale. As POSIX has it, the first variable that is set and not empty decides.
fn of_locale(variable: impl Fn(&str) -> Option<OsString>) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty())
        .unwrap_or_default();
    if locale.to_string_lossy().starts_with("vi") { Language::Vietnamese } else { Language::English }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        use clap::CommandFactory as _;
        Args::command().debug_assert();
    }

    #[test]
    fn the_first_variable_of_the_locale_that_is_set_decides() {
        let language = |all: &str, messages: &str, lang: &str| {
            of_locale(|name| {
                Some(OsString::from(match name {
                    "LC_ALL" => all,
                    "LC_MESSAGES" => messages,
                    _ => lang,
                }))
            })
        };
        assert_eq!(language("", "", "vi_VN.UTF-8"), Language::Vietnamese);
        assert_eq!(language("", "en_GB.UTF-8", "vi_VN.UTF-8"), Language::English);
        assert_eq!(language("vi_VN", "en_GB.UTF-8", "C"), Language::Vietnamese);
        assert_eq!(language("C", "vi_VN", "vi_VN"), Language::English);
        assert_eq!(of_locale(|_| None), Language::English);
    }
}
