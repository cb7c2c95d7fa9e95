//! `factlint check`: documents against rules.

use super::Ending;
use super::output::{self, Color};
use super::progress::Progress;
use super::session::{Failure, Rules, Session, threads};
use super::today;
use crate::facts::Reading;
use crate::finding::{NotRead, Report, Severity};
use crate::quantity::Day;
use crate::report::{FORMATS, Format};
use crate::workspace::{Error, Found, Opened, read_all};
use clap::builder::PossibleValuesParser;
use std::path::PathBuf;

/// Check documents against rules
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files, folders and globs; instead of those in factlint.toml
    paths: Vec<PathBuf>,
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
    /// When to use colors [default: auto]
    #[arg(long, value_enum, value_name = "WHEN")]
    color: Option<Color>,
    /// Columns of the report [default: those of the terminal]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(40..))]
    width: Option<u16>,
    /// Write the report to a file
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Checks and writes the report.
pub(super) fn run(args: &Args) -> Result<Ending, Failure> {
    let format = format(args)?;
    let width = args.width.map(usize::from);
    let today = today::today(args.today)?;
    let session = Session::open()?;
    session.demand_rules(&args.rules)?;
    let rules = session.rules(&args.rules, args.color, width)?;
    let (documents, mut not_read) = session.documents(&args.paths)?;
    let (readings, failed) = read(args, &rules, &documents)?;
    not_read.extend(failed);
    let report = completed(rules.engine.check(&readings, today), not_read);
    let look = output::look(args.color, width, args.output.as_deref());
    let ending = ending(&report, args.fail_on.or(session.config.fail_on).unwrap_or(Severity::Warning));
    match output::write(args.output.as_deref(), |out| (format.write)(&report, &rules.sources, look, out)) {
        // what was found stays found when nobody reads on
        Ok(()) | Err(Failure::Closed) => Ok(ending),
        Err(failure) => Err(failure),
    }
}

/// What was read in each document, and what could not be read.
fn read(args: &Args, rules: &Rules, documents: &[Found]) -> Result<(Vec<Reading>, Vec<NotRead>), Failure> {
    let progress = Progress::new(documents.len(), false);
    let work = |_, opened: Opened| {
        let reading = rules.engine.read(&opened.document, &mut |_| {});
        Reading { sha256: opened.sha256.unwrap_or_default(), ..reading }
    };
    let all = || read_all(documents, |name| rules.engine.defaults_of(name), true, work, || progress.step());
    Ok(threads(args.jobs.map(usize::from))?.install(all))
}

fn format(args: &Args) -> Result<&'static Format, Failure> {
    let format = FORMATS.iter().find(|format| format.name == args.format).ok_or_else(|| Error::new(format!("unknown format `{}`", args.format)))?;
    for (name, given) in [("--color", args.color.is_some()), ("--width", args.width.is_some())] {
        if given && !format.styled {
            return Err(Error::new(format!("`{name}` means nothing to `--format {}`", format.name)).with_help("leave it out").into());
        }
    }
    Ok(format)
}

/// The report with what could not be read.
fn completed(mut report: Report, mut not_read: Vec<NotRead>) -> Report {
    not_read.sort();
    report.summary.not_read = not_read.len();
    report.not_read = not_read;
    report
}

fn ending(report: &Report, fail_on: Severity) -> Ending {
    if !report.not_read.is_empty() {
        Ending::Incomplete
    } else if report.findings.iter().any(|finding| finding.severity >= fail_on) {
        Ending::Findings
    } else {
        Ending::Clean
    }
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| clap::builder::PossibleValue::new(format.name).help(format.about)))
}

fn severity(word: &str) -> Result<Severity, String> {
    [Severity::Note, Severity::Warning, Severity::Error]
        .into_iter()
        .find(|severity| severity.to_string() == word)
        .ok_or_else(|| "known are note, warning, error".to_owned())
}
