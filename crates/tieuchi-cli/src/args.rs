//! The arguments, and what `--help` says of them.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use tieuchi::{Basis, Date, Language, Level, RuleSetId, Year};
use tieuchi_author::Schema;

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
