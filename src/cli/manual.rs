//! `factlint completions` and `factlint man`: what a shell and a manual know of the command line.

use super::Ending;
use super::explain::meant;
use super::output;
use super::session::Failure;
use crate::workspace::Error;
use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;
use std::io;

/// Print completions for a shell
#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

/// Print the manual page
#[derive(Debug, clap::Args)]
pub(super) struct Manual {
    /// The page of this command [default: that of factlint itself]
    command: Option<String>,
}

/// Prints the completions.
pub(super) fn completions(args: &Completions) -> Result<Ending, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut super::Args::command(), "factlint", &mut text);
    output::print_out(|out| out.write_all(&text))?;
    Ok(Ending::Clean)
}

/// Prints the manual page of the program, or of one command.
pub(super) fn manual(args: &Manual) -> Result<Ending, Failure> {
    let mut program = super::Args::command();
    program.build();
    let page = match &args.command {
        None => program,
        Some(name) => {
            let known = || program.get_subcommands().map(clap::Command::get_name).filter(|name| *name != "help");
            let Some(command) = program.find_subcommand(name).filter(|_| known().any(|known| known == name)) else {
                let help = meant(name, known()).unwrap_or_else(|| "`factlint --help` lists them".to_owned());
                return Err(Error::new(format!("unknown command `{name}`")).with_help(help).into());
            };
            command.clone()
        }
    };
    output::print_out(|out| Man::new(page).render(out).map_err(io::Error::other))?;
    Ok(Ending::Clean)
}
