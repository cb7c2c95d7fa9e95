//! `factlint test`: the tests that rules carry.

use super::Ending;
use super::output;
use super::session::{Failure, Rules, Session};
use crate::declaration::Outcome;
use crate::report::{Look, counted, left_out, rules_errors, visible};
use crate::suite::TestResult;
use crate::syntax::RulesError;
use std::io::{self, Write};
use std::path::PathBuf;

/// Run the tests in rules files
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit codes: 0 all tests passed, 1 some failed, 2 the run was impossible.")]
pub(super) struct Args {
    /// Rules files, or folders of them; instead of those in factlint.toml
    rules: Vec<PathBuf>,
    #[command(flatten)]
    output: output::Args,
}

/// Runs the tests and says how each went.
pub(super) fn run(args: &Args) -> Result<Ending, Failure> {
    let session = Session::open()?;
    session.demand_rules(&args.rules)?;
    let rules = session.rules(&args.rules, &args.output)?;
    let runs = rules.engine.run_tests();
    let ending = if runs.iter().any(|run| verdict(run).fails) { Ending::Findings } else { Ending::Clean };
    match args.output.write(|out| write(&runs, &rules, args.output.look(), out)) {
        Ok(()) | Err(Failure::Closed) => Ok(ending),
        Err(failure) => Err(failure),
    }
}

struct Verdict {
    word: &'static str,
    fails: bool,
}

/// A known gap that has closed fails too, so that the word `todo` goes.
fn verdict(run: &TestResult) -> Verdict {
    match (run.passed(), run.todo) {
        (true, false) => Verdict { word: "ok", fails: false },
        (false, true) => Verdict { word: "todo", fails: false },
        (true, true) => Verdict { word: "DONE", fails: true },
        (false, false) => Verdict { word: "FAILED", fails: true },
    }
}

fn write(runs: &[TestResult], rules: &Rules, look: Look, out: &mut dyn Write) -> io::Result<()> {
    for run in runs {
        let verdict = verdict(run);
        let idle = if run.passed() && run.expected == Outcome::Holds && run.judged == 0 { " (no claim was bound)" } else { "" };
        writeln!(out, "{:<6} {}: {}{idle}", verdict.word, run.rule, run.title)?;
        if verdict.fails {
            rules_errors(&[mismatch(run)], &rules.sources, look, out)?;
        }
    }
    if runs.is_empty() {
        return writeln!(out, "no tests in {}", counted(rules.engine.rules(), "rule"));
    }
    let count = |word| runs.iter().filter(|run| verdict(run).word == word).count();
    let todo = if count("todo") > 0 { format!(", {} todo", count("todo")) } else { String::new() };
    writeln!(out, "{} passed, {} failed{todo}", count("ok"), count("FAILED") + count("DONE"))
}

/// What came of a test instead of what it says, at the outcome word.
fn mismatch(run: &TestResult) -> RulesError {
    if run.passed() {
        return RulesError::new("test-done", run.span, "this gap is closed").label("this is what comes of it").help("take the word `todo` away");
    }
    let found = run.found.name();
    RulesError::new("test-failed", run.span, format!("the test says `{}`, the rule says `{found}`", run.expected.name()))
        .label(format!("`{found}` comes of it"))
        .help(why(run))
}

/// What the rule saw in the documents of the test.
fn why(run: &TestResult) -> String {
    let said = run
        .findings
        .iter()
        .map(|finding| [finding.message.as_str(), &finding.working].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; "));
    let mut said: Vec<String> = said.collect();
    if said.is_empty() {
        said.push(match run.judged {
            0 => "the rule judged nothing in the documents of the test".to_owned(),
            judged => format!("the rule compared {} and found nothing", counted(judged, "claim")),
        });
    }
    said.extend(left_out(&run.left_out));
    said.push("read in the documents, with the claims that it is bound to:".to_owned());
    said.extend(run.read.iter().cloned());
    said.iter().map(|line| visible(line)).collect::<Vec<_>>().join("\n")
}
