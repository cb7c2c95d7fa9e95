//! `factlint check`: documents against rules.

use super::Ending;
use super::documents::{self, Documents};
use super::given::{self, GivenFacts};
use super::output;
use super::progress::Progress;
use super::session::{Failure, Rules, Session, threads};
use super::today;
use crate::check::{focus, supersede, worst};
use crate::facts::Reading;
use crate::finding::{NotRead, Report, Severity};
use crate::quantity::Day;
use crate::report::{FORMATS, Format};
use crate::workspace::{Error, Found, Opened, read_all};
use clap::builder::PossibleValuesParser;
use std::path::PathBuf;

/// What the exit code of a run says.
pub(super) const EXIT_CODES: &str = "Exit codes: 0 no finding at or above --fail-on, 1 findings, 2 the run was impossible or something could not be read.";

/// Check documents against rules
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct Args {
    #[command(flatten)]
    documents: documents::Args,
    /// What to hold the documents against: files, folders and globs; may be repeated
    ///
    /// The documents are then drafts, and these the wires. Findings that touch a draft keep their severity; what wires say among themselves is a note and never fails the run. All of them are one story, unless --story or their front matter says otherwise.
    #[arg(long, value_name = "PATH")]
    against: Vec<PathBuf>,
    /// Facts read by somebody else, one JSON object a line as `factlint facts --format jsonl` writes them; `-` is the standard input; may be repeated
    ///
    /// A line names its `claim` and, if it likes, the values of its `key`; or it has the `sha256` of a document of the run, and the rules bind it. A line that cannot be used is told with its place, and the run ends with exit code 2.
    #[arg(long, value_name = "FILE")]
    facts: Vec<PathBuf>,
    /// A rules file, or a folder of them; may be repeated
    #[arg(long, value_name = "FILE|DIR")]
    rules: Vec<PathBuf>,
    /// The form of the report
    #[arg(long, value_parser = formats(), default_value = FORMATS.first().map(|format| format.name))]
    format: String,
    /// The lightest finding that fails the run: note, warning or error [default: warning]
    #[arg(long, value_name = "SEVERITY", value_parser = severity)]
    fail_on: Option<Severity>,
    /// The day on which suppressions must still hold [default: today]
    #[arg(long, value_name = "DATE", value_parser = today::day)]
    today: Option<Day>,
    /// How many threads read documents [default: as many as the machine has]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
    #[command(flatten)]
    output: output::Args,
}

/// Checks and writes the report.
pub(super) fn run(args: &Args) -> Result<Ending, Failure> {
    let format = format(args)?;
    let today = today::today(args.today)?;
    let session = Session::open()?;
    session.demand_rules(&args.rules)?;
    let rules = session.rules(&args.rules, &args.output)?;
    documents::demand(args.documents.none(&session) && args.facts.is_empty())?;
    if args.documents.reads_stdin() && given::reads_stdin(&args.facts) {
        return Err(Error::new("the standard input is asked for twice").with_help("give `-` to `--facts` or to the documents").into());
    }
    let against = if args.against.is_empty() { &session.config.against } else { &args.against };
    let mut documents = args.documents.documents(&session, against)?;
    let given = GivenFacts::read(&args.facts, &rules.engine)?;
    let (mut readings, failed) = read(args, &rules, &documents.found, &given)?;
    documents.not_read.extend(failed);
    documents.not_read.extend(given.add(&mut readings, &documents.story));
    let report = judged(&rules, readings, documents, today);
    let ending = ending(&report, args.fail_on.or(session.config.fail_on).unwrap_or(Severity::Warning));
    match args.output.write(|out| (format.write)(&report, &rules.sources, args.output.look(), out)) {
        // what was found stays found when nobody reads on
        Ok(()) | Err(Failure::Closed) => Ok(ending),
        Err(failure) => Err(failure),
    }
}

/// What was read in each document, and what could not be read.
fn read(args: &Args, rules: &Rules, documents: &[Found], given: &GivenFacts) -> Result<(Vec<Reading>, Vec<NotRead>), Failure> {
    let progress = Progress::new(documents.len(), false);
    let work = |_, opened: Opened| given.read_document(&rules.engine, &opened);
    let all = || read_all(documents, |name| rules.engine.defaults_of(name), true, work, |_| progress.step());
    Ok(threads(args.jobs.map(usize::from))?.install(all))
}

fn format(args: &Args) -> Result<&'static Format, Failure> {
    let format = FORMATS.iter().find(|format| format.name == args.format).ok_or_else(|| Error::new(format!("unknown format `{}`", args.format)))?;
    if !format.styled {
        args.output.demand_plain(format.name)?;
    }
    Ok(format)
}

/// The report, with what could not be read.
fn judged(rules: &Rules, readings: Vec<Reading>, documents: Documents, today: Day) -> Report {
    let (readings, superseded) = supersede(readings);
    let mut report = rules.engine.check(&readings, today);
    report.add_superseded(superseded);
    focus(&mut report, |name| documents.wires.contains(name));
    report.not_read = documents.not_read;
    report.not_read.sort();
    report.summary.not_read = report.not_read.len();
    report
}

fn ending(report: &Report, fail_on: Severity) -> Ending {
    if !report.not_read.is_empty() {
        Ending::Incomplete
    } else if worst(report) >= Some(fail_on) {
        Ending::Findings
    } else {
        Ending::Clean
    }
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| clap::builder::PossibleValue::new(format.name).help(format.about)))
}

fn severity(word: &str) -> Result<Severity, String> {
    Severity::ALL.into_iter().find(|severity| severity.to_string() == word).ok_or_else(|| "known are note, warning, error".to_owned())
}
