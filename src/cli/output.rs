//! Where output goes, how wide it is, and whether it has colors.

use super::session::Failure;
use crate::report::Look;
use crate::workspace::Error;
use clap::ValueEnum;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Columns where nothing says how many there are.
const WIDTH: usize = 100;

/// When to use colors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// At a terminal, unless `NO_COLOR` is set
    Auto,
    /// In any case
    Always,
    /// Not at all
    Never,
}

/// Where the output of a command goes, and how it looks.
#[derive(Debug, Default, clap::Args)]
#[group(skip)]
pub(super) struct Args {
    /// When to use colors [default: auto]
    #[arg(long, value_enum, value_name = "WHEN")]
    color: Option<Color>,
    /// Columns of the output [default: those of the terminal]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(40..))]
    width: Option<u16>,
    /// Write to a file, and not to the standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Args {
    /// How the output is to look.
    pub fn look(&self) -> Look {
        self.look_at(!self.to_file() && io::stdout().is_terminal())
    }

    /// How messages on the standard error output are to look.
    pub fn error_look(&self) -> Look {
        self.look_at(io::stderr().is_terminal())
    }

    fn look_at(&self, terminal: bool) -> Look {
        Look { width: self.columns().unwrap_or_else(|| columns(terminal)), color: colored(self.color, terminal) }
    }

    /// Columns that a table may take; without end where neither an argument nor a terminal sets one.
    pub fn limit(&self) -> Option<usize> {
        self.columns().or_else(|| (!self.to_file() && io::stdout().is_terminal()).then(|| columns(true)))
    }

    fn columns(&self) -> Option<usize> {
        self.width.map(usize::from)
    }

    /// Whether the output goes to a file.
    pub fn to_file(&self) -> bool {
        self.output.is_some()
    }

    /// Fails where a width or colors are asked of a format that has none.
    pub fn demand_plain(&self, format: &str) -> Result<(), Failure> {
        for (name, given) in [("--color", self.color.is_some()), ("--width", self.width.is_some())] {
            if given {
                return Err(Error::new(format!("`{name}` means nothing to `--format {format}`")).with_help("leave it out").into());
            }
        }
        Ok(())
    }

    /// Writes the output.
    pub fn write(&self, print: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>) -> Result<(), Failure> {
        write(self.output.as_deref(), print)
    }
}

fn columns(terminal: bool) -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || terminal.then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0));
    told.or_else(seen).filter(|columns| *columns > 0).unwrap_or(WIDTH)
}

fn colored(color: Option<Color>, terminal: bool) -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    match color.unwrap_or(Color::Auto) {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("NO_COLOR").is_some() => false,
        Color::Auto if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        Color::Auto => terminal && set("TERM").is_none_or(|term| term != "dumb"),
    }
}

/// Writes to the file, or else to the standard output.
fn write(file: Option<&Path>, print: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>) -> Result<(), Failure> {
    let Some(path) = file else { return print_out(print) };
    let failed = |error: io::Error| Failure::from(Error::new(format!("`{}` cannot be written: {}", path.display(), error.kind())));
    let mut out = BufWriter::new(File::create(path).map_err(failed)?);
    print(&mut out).and_then(|()| out.flush()).map_err(failed)
}

/// Writes to the standard output.
pub(super) fn print_out(print: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout());
    print(&mut out).and_then(|()| out.flush()).map_err(|error| {
        if error.kind() == io::ErrorKind::BrokenPipe { Failure::Closed } else { Error::new(format!("the output cannot be written: {}", error.kind())).into() }
    })
}
