//! The arguments of `tieuchi rules`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Subcommand, ValueEnum};
use tieuchi::{Date, Level, RuleSetId, Year};
use tieuchi_author::Schema;

use crate::args::{TextOrJson, year};

/// List, show and check rule sets and scoring indices
#[derive(clap::Args, Debug)]
#[command(
    arg_required_else_help = true,
    after_help = "\
Examples:
  tieuchi rules list
  tieuchi rules show vn.thanh-hoa.dx.district
  tieuchi rules check my-rules.json"
)]
pub(crate) struct RulesArgs {
    #[command(subcommand)]
    pub(crate) command: RulesCommand,
}

#[derive(Subcommand, Debug)]
pub(crate) enum RulesCommand {
    List(ListArgs),
    Show(ShowArgs),
    Check(CheckArgs),
    Fmt(FmtArgs),
    Test(TestArgs),
    Mutate(MutateArgs),
    Schema(SchemaArgs),
    Import(ImportArgs),
    Export(ExportArgs),
    New(NewArgs),
    Diff(DiffArgs),
    Resolve(ResolveArgs),
}

/// List what is built in: rule sets with the indices that ship for them, registers and rosters
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi rules list
  tieuchi rules list --format json")]
pub(crate) struct ListArgs {
    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

/// Show a rule set or an index, or everything about one criterion
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi rules show vn.thanh-hoa.dx.district
  tieuchi rules show vn.thanh-hoa.dx.district II.3 --lang vi
  tieuchi rules show my-rules.json --format json

With --format json it prints the canonical form, over which the hash of a rule set is taken.")]
pub(crate) struct ShowArgs {
    /// The id of a built-in rule set, optionally with @version, or of an index that ships, or a file of either
    #[arg(value_name = "ID|FILE")]
    pub(crate) rules: PathBuf,

    /// The id of a criterion, or of an indicator of an index
    #[arg(value_name = "CRITERION")]
    pub(crate) criterion: Option<String>,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

/// Check rule sets, indices, registers, rosters and what stands beside them
///
/// Reports everything that is wrong, all at once, with its place: errors, lints, quotes and targets that the transcription of the
/// source does not hold. The exit status is 0 when all is well, 1 when there is an error or a warning, 2 when a file cannot
/// be read.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi rules check my-rules.json
  tieuchi rules check --scan decision.txt my-rules.json
  tieuchi rules check --format sarif rules/*.json > check.sarif
  tieuchi rules check --fix my-rules.json
  tieuchi rules check --explain target_falls

Beside my-rules.json stand its transcriptions, my-rules.transcription.json or my-rules.SOURCE.transcription.json, and the lints \
that its author accepts, my-rules.lints.json. They are checked with it.")]
pub(crate) struct CheckArgs {
    /// Files that hold rule sets, indices, registers, rosters, tests of rules, transcriptions or exceptions from lints; `-` is standard
    /// input
    #[arg(required_unless_present = "explain", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Prove too that a transcription says what this scanned text of the source says
    #[arg(long, value_name = "FILE")]
    pub(crate) scan: Vec<PathBuf>,

    /// Put right what is mechanical first: normalization form C, white space at the ends of texts, decimals in normal form
    #[arg(long)]
    pub(crate) fix: bool,

    /// Say what a code means, why it matters and what to do
    #[arg(long, value_name = "CODE", conflicts_with_all = ["files", "scan", "fix", "format"])]
    pub(crate) explain: Option<String>,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: CheckFormat,
}

/// Lay files out in the one way: a line for each member, keys in the order of the format's page
///
/// Nothing but white space and the order of keys changes, and so no hash. The exit status is 0 when all is well, 1 when --check
/// finds a file that is laid out otherwise, 2 when a file cannot be read.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi rules fmt my-rules.json my-rules.tests.json
  tieuchi rules fmt --check rules/*.json")]
pub(crate) struct FmtArgs {
    /// Files that hold rule sets, indices, registers, rosters, tests of rules, transcriptions or exceptions from lints; `-` is standard
    /// input, laid out on standard output
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Change nothing, and say which files are laid out otherwise
    #[arg(long)]
    pub(crate) check: bool,
}

/// Run the tests of rule sets
///
/// Tests are data: base dossiers, and cases that say what a dossier comes to or why it is refused. The exit status is 0
/// when all pass, 1 when one does not or the coverage falls short, 2 when a file cannot be read.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi rules test rules/data
  tieuchi rules test --coverage --min-coverage 100 my-rules.tests.json
  tieuchi rules test --format junit my-rules.tests.json > report.xml
  tieuchi rules test --watch my-rules.tests.json

The tests of my-rules.json stand beside it, in my-rules.tests.json; where there is no such file and without --rules, those \
of a built-in rule set are run against it.")]
pub(crate) struct TestArgs {
    /// Files of tests, and directories of *.tests.json files
    #[arg(required = true, value_name = "FILE|DIR")]
    pub(crate) tests: Vec<PathBuf>,

    /// The rule sets to test: a file, a directory of *.json files, or the id of a built-in one [default: the one beside
    /// the tests]
    #[arg(long, value_name = "FILE|DIR|ID")]
    pub(crate) rules: Option<PathBuf>,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TestFormat,

    /// Show too what the tests exercise of each target, condition and level
    #[arg(long)]
    pub(crate) coverage: bool,

    /// Fall short where less than this share, in percent, is exercised
    #[arg(long, value_name = "PERCENT")]
    pub(crate) min_coverage: Option<tieuchi::Decimal>,

    /// Run again whenever a file changes
    #[arg(long, conflicts_with = "format")]
    pub(crate) watch: bool,
}

/// Change a rule set, one thing at a time, and see whether its tests notice
///
/// Targets go up and down by the smallest step or turn round, years, criteria, conditions and levels are left out, shares
/// of a score move by a hundredth. The exit status is 0 when the tests notice every change or say why one is none, 1 when
/// a change survives, 2 when a file cannot be read or a test does not pass to begin with.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi rules mutate my-rules.tests.json
  tieuchi rules mutate --format json rules/data")]
pub(crate) struct MutateArgs {
    /// Files of tests, and directories of *.tests.json files
    #[arg(required = true, value_name = "FILE|DIR")]
    pub(crate) tests: Vec<PathBuf>,

    /// The rule sets to change: a file, a directory of *.json files, or the id of a built-in one [default: the one beside
    /// the tests]
    #[arg(long, value_name = "FILE|DIR|ID")]
    pub(crate) rules: Option<PathBuf>,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

/// Print JSON Schemas, by which editors complete, explain and check documents
///
/// There is one for each kind of document, in draft 2020-12, with every key explained in Vietnamese and English. What editors
/// make of them is described in docs/editor.md.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi rules schema rule-set > rule-set.schema.json
  tieuchi rules schema --output schemas
  tieuchi rules schema dossier --output schemas --force")]
pub(crate) struct SchemaArgs {
    /// The kind of document [default with --output: all of them]
    #[arg(value_name = "KIND", required_unless_present = "output", value_parser = schema_kinds())]
    pub(crate) kind: Option<Schema>,

    /// Write KIND.schema.json into this directory
    #[arg(long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,

    /// Replace files that are there
    #[arg(long, requires = "output")]
    pub(crate) force: bool,
}

fn schema_kinds() -> impl TypedValueParser<Value = Schema> {
    let names = PossibleValuesParser::new(Schema::ALL.map(Schema::as_str));
    names.try_map(|name| Schema::named(&name).ok_or("there is no such kind"))
}

/// Make a rule set of a table of criteria, as provinces publish it or as `export` writes it
///
/// Says of every cell that cannot be read where it stands and why, all at once, and of every reading that is not the only
/// one possible how it was read. What the table does not say is taken from the base, or put in for the time being and named.
/// The exit status is 0 when the rule set was written, 2 when it was not.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi rules import phu-luc.xlsx --id vn.thanh-hoa.dx.commune.2026 --level commune --output rules.json
  tieuchi rules import phu-luc.xlsx --sheet \"Phụ lục 1\" --base vn.thanh-hoa.dx.district --output rules.json
  tieuchi rules import review.xlsx --output rules.json

Tables are .xlsx, .ods or .csv (UTF-8). A workbook that `export` wrote holds the whole rule set and needs no base; how each \
cell is read is in docs/rule-tables.md.")]
pub(crate) struct ImportArgs {
    /// The file that holds the table
    #[arg(value_name = "TABLE")]
    pub(crate) table: PathBuf,

    /// The file to write the rule set to
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: PathBuf,

    /// Write over the file if it is there
    #[arg(long)]
    pub(crate) force: bool,

    /// The sheet to read, where several hold a table
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,

    /// The id of the rule set
    #[arg(long, value_name = "ID", value_parser = RuleSetId::new)]
    pub(crate) id: Option<RuleSetId>,

    /// The level of the subjects: district, commune, …
    #[arg(long, value_name = "LEVEL", value_parser = Level::new)]
    pub(crate) level: Option<Level>,

    /// The years that may be assessed [default: those of the table]
    #[arg(long, value_name = "YEAR", value_parser = year, value_delimiter = ',')]
    pub(crate) years: Vec<Year>,

    /// The rule set that the table revises: a file, or the id of a built-in one
    #[arg(long, value_name = "FILE|ID")]
    pub(crate) base: Option<PathBuf>,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

/// Write a rule set as tables to review and correct
///
/// A workbook holds all of it, each fact in one cell; `import` makes the same rule set of it again. CSV holds the table of
/// criteria alone.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi rules export vn.thanh-hoa.dx.district --output review.xlsx
  tieuchi rules export my-rules.json --output criteria.csv --force")]
pub(crate) struct ExportArgs {
    /// The rule set: a file, or the id of a built-in one
    #[arg(value_name = "ID|FILE")]
    pub(crate) rules: PathBuf,

    /// The file to write, whose name ends in .xlsx or .csv
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: PathBuf,

    /// Write over the file if it is there
    #[arg(long)]
    pub(crate) force: bool,
}

/// Begin a new rule set, with its tests beside it
///
/// What is written is sound: a draft with one criterion, to be replaced by what the decision says.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi rules new vn.thanh-hoa.dx.commune.2026 --level commune --years 2026,2027 --output commune.json")]
pub(crate) struct NewArgs {
    /// The id of the rule set
    #[arg(value_name = "ID", value_parser = RuleSetId::new)]
    pub(crate) id: RuleSetId,

    /// The level of the subjects: district, commune, …
    #[arg(long, value_name = "LEVEL", value_parser = Level::new)]
    pub(crate) level: Level,

    /// The years that may be assessed, ascending
    #[arg(long, required = true, value_name = "YEAR", value_parser = year, value_delimiter = ',')]
    pub(crate) years: Vec<Year>,

    /// The file to write, whose name ends in .json; the tests go beside it, in .tests.json
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: PathBuf,

    /// Write over the files if they are there
    #[arg(long)]
    pub(crate) force: bool,
}

/// Say what changed in meaning from one version of a rule set to another
///
/// Lists what changed of every criterion, target, condition and agency and in every word, and says whether recognition
/// becomes harder or easier, shown by a dossier that the two versions judge differently. The exit status is 0 when both
/// say the same, 1 when something changed, 2 when something is invalid.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi rules diff old.json new.json
  tieuchi rules diff vn.thanh-hoa.dx.district new.json --map renamed.json --dossiers dossiers/
  tieuchi rules diff old.json new.json --format markdown --lang vi > proposal.md

A map of renames holds old and new ids as JSON: {\"criteria\": {\"II.3\": \"II.4\"}, \"agencies\": {}}.")]
pub(crate) struct DiffArgs {
    /// The older version: a file, or the id of a built-in rule set, optionally with @version
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,

    /// The newer version: likewise
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,

    /// What is called otherwise in the newer version: a file
    #[arg(long, value_name = "FILE")]
    pub(crate) map: Option<PathBuf>,

    /// Say too what becomes of these dossiers of the older version: files and directories
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(crate) dossiers: Vec<PathBuf>,

    /// Compare rule sets with different ids
    #[arg(long)]
    pub(crate) force: bool,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: DiffFormat,
}

/// Say which rule set and version applies, and why
///
/// Goes by level, year, validity and status; of several versions that fit, the highest supersedes the others. Overlaps and
/// holes among the versions are reported. The exit status is 0 when one applies and nothing was found, 1 when none applies or
/// something was found, 2 when something is invalid.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  tieuchi rules resolve --subject district --year 2024
  tieuchi rules resolve --subject 'Thị xã Bỉm Sơn' --year 2025 --as-of 2025-06-30 --rules versions/")]
pub(crate) struct ResolveArgs {
    /// The level of the subject, or the id or name of a unit of the roster
    #[arg(long, value_name = "LEVEL|UNIT")]
    pub(crate) subject: String,

    /// The year assessed
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub(crate) year: Year,

    /// The day as of which it is asked (year-month-day) [default: the last day of the year]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,

    /// The versions at hand: a directory of *.json files, a file, or the id of a built-in one [default: all built-in ones]
    #[arg(long, value_name = "FILE|DIR|ID")]
    pub(crate) rules: Option<PathBuf>,

    /// The roster in which units are looked up: a file, or the id of a built-in one
    #[arg(long, value_name = "FILE|ID", default_value = "vn.thanh-hoa.roster")]
    pub(crate) roster: PathBuf,

    /// What to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum DiffFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// Tables for a proposal
    Markdown,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum CheckFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    #[value(help = "SARIF 2.1.0, as editors and CI servers read it")]
    Sarif,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum TestFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    #[value(help = "JUnit XML, as CI servers read it")]
    Junit,
}
