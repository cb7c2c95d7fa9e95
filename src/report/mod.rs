//! A [`Report`] into bytes; one file a format.

mod crop;
mod json;
mod panes;
mod summary;
mod terminal;

pub use json::schema;
pub use summary::{counted, left_out, summary, write_wrapped};
pub use terminal::{rules_errors, visible};

use crate::finding::Report;
use crate::source::SourceMap;
use std::io;

/// How a report is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to use colors.
    pub color: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { width: 100, color: false }
    }
}

/// A form that a report can be written in.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Whether width and colors make a difference.
    pub styled: bool,
    /// Writes a report; the map holds the rules files.
    pub write: fn(&Report, &SourceMap, Look, &mut dyn io::Write) -> io::Result<()>,
}

/// All formats; the first is the default.
pub static FORMATS: &[&Format] = &[&terminal::FORMAT, &json::FORMAT];
