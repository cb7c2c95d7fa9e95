//! The command line; one file a subcommand.

mod check;
mod documents;
mod engine;
mod explain;
mod facts;
mod given;
mod in_order;
mod init;
mod manual;
mod output;
mod own;
mod progress;
mod schema;
mod session;
mod test;
mod today;
mod topics;

use clap::{Parser, Subcommand};
use session::Failure;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

/// Checks that several reports on one event agree
#[derive(Debug, Parser)]
#[command(name = "factlint", version, about, after_help = check::EXIT_CODES)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Args),
    Facts(facts::Args),
    Test(test::Args),
    Explain(explain::Args),
    Init(init::Args),
    Schema(schema::Args),
    Completions(manual::Completions),
    Man(manual::Manual),
}

/// How a run ended, from the best to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Ending {
    /// Nothing was found.
    Clean,
    /// Something was found.
    Findings,
    /// Something could not be done.
    Incomplete,
}

/// Runs the command that the arguments ask for; the first is the program's own name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            // a closed pipe is nobody's concern any more
            _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let ending = match args.command {
        Command::Check(args) => check::run(&args),
        Command::Facts(args) => facts::run(&args),
        Command::Test(args) => test::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => manual::completions(&args),
        Command::Man(args) => manual::manual(&args),
    };
    ExitCode::from(match ending.unwrap_or_else(complain) {
        Ending::Clean => 0,
        Ending::Findings => 1,
        Ending::Incomplete => 2,
    })
}

/// Says why a run is impossible; a closed pipe is silent.
fn complain(failure: Failure) -> Ending {
    let mut out = io::stderr().lock();
    match failure {
        Failure::Closed => return Ending::Clean,
        Failure::Rules(text) => _ = out.write_all(&text),
        Failure::Error(error) => {
            _ = writeln!(out, "error: {}", crate::report::visible(&error.to_string()));
            if let Some(help) = error.help() {
                _ = writeln!(out, "help: {}", crate::report::visible(help));
            }
        }
    }
    Ending::Incomplete
}
