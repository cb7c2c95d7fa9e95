//! `factlint schema`: the JSON Schemas of what programs exchange with this one.

use super::Ending;
use super::output;
use super::session::Failure;
use crate::workspace::Error;
use crate::{facts, report, workspace};
use clap::ValueEnum;

/// Print the JSON Schema (draft 2020-12) of the report, of a line of facts, or of factlint.toml
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Of what
    #[arg(value_enum, default_value_t = Of::Report)]
    of: Of,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Of {
    /// What `factlint check --format json` writes
    Report,
    /// A line that `factlint facts --format jsonl` writes and `factlint check --facts` reads
    Facts,
    /// The settings in factlint.toml
    Config,
}

/// Prints the schema.
pub(super) fn run(args: &Args) -> Result<Ending, Failure> {
    let schema = match args.of {
        Of::Report => report::schema(),
        Of::Facts => facts::line_schema(),
        Of::Config => workspace::schema(),
    };
    let text = serde_json::to_string_pretty(&schema).map_err(|error| Error::new(error.to_string()))?;
    output::print_out(|out| writeln!(out, "{text}"))?;
    Ok(Ending::Clean)
}
