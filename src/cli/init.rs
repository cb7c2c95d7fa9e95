//! `factlint init`: the files that a new desk starts from.

use super::Ending;
use super::output;
use super::session::Failure;
use crate::workspace::{CONFIG_NAME, Error, create};
use std::path::Path;

/// Write a first factlint.toml and an example of rules; nothing is overwritten
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

const RULES: &str = "rules/example.rules";

/// What is written, in this order.
const FILES: [(&str, &str); 2] = [(CONFIG_NAME, include_str!("init/factlint.toml")), (RULES, include_str!("init/example.rules"))];

/// What to do next.
const NEXT: &str = "\
wrote factlint.toml and rules/example.rules

next: factlint test        run the tests of the example
      factlint facts FILE  see what is read in a report of yours
      factlint explain     all that rules can say
then put your reports into `reports`, write what they claim into the rules, and run `factlint check`
";

/// Writes the files, or none where one of them is there.
pub(super) fn run(_: &Args) -> Result<Ending, Failure> {
    if let Some((name, _)) = FILES.iter().find(|(name, _)| Path::new(name).symlink_metadata().is_ok()) {
        return Err(Error::new(format!("`{name}` is there already")).with_help("run this in another folder, or rename the file").into());
    }
    for (name, text) in FILES {
        create(Path::new(name), text)?;
    }
    output::print_out(|out| out.write_all(NEXT.as_bytes()))?;
    Ok(Ending::Clean)
}
