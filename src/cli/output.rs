//! Where output goes, how wide it is, and whether it has colors.

use super::session::Failure;
use crate::report::Look;
use crate::workspace::Error;
use clap::ValueEnum;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

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

/// How output to a file, or else to the standard output, is to look.
pub(super) fn look(color: Option<Color>, width: Option<usize>, file: Option<&Path>) -> Look {
    let terminal = file.is_none() && io::stdout().is_terminal();
    Look { width: width.unwrap_or_else(|| columns(terminal)), color: colored(color, terminal) }
}

/// Columns that a table may take; without end where neither an argument nor a terminal sets one.
pub(super) fn limit(width: Option<usize>, file: Option<&Path>) -> Option<usize> {
    width.or_else(|| (file.is_none() && io::stdout().is_terminal()).then(|| columns(true)))
}

/// Fails where a width or colors are asked of a format that has none.
pub(super) fn demand_plain(format: &str, color: Option<Color>, width: Option<u16>) -> Result<(), Failure> {
    for (name, given) in [("--color", color.is_some()), ("--width", width.is_some())] {
        if given {
            return Err(Error::new(format!("`{name}` means nothing to `--format {format}`")).with_help("leave it out").into());
        }
    }
    Ok(())
}

/// How messages on the standard error output are to look.
pub(super) fn error_look(color: Option<Color>, width: Option<usize>) -> Look {
    let terminal = io::stderr().is_terminal();
    Look { width: width.unwrap_or_else(|| columns(terminal)), color: colored(color, terminal) }
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
pub(super) fn write(file: Option<&Path>, print: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let Some(path) = file else { return print_out(print) };
    let failed = |error: io::Error| Failure::from(Error::new(format!("`{}` cannot be written: {}", path.display(), error.kind())));
    let mut out = BufWriter::new(File::create(path).map_err(failed)?);
    print(&mut out).and_then(|()| out.flush()).map_err(failed)
}

fn print_out(print: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    print(&mut out).and_then(|()| out.flush()).map_err(|error| {
        if error.kind() == io::ErrorKind::BrokenPipe { Failure::Closed } else { Error::new(format!("the output cannot be written: {}", error.kind())).into() }
    })
}
