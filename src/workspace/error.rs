//! Why a run is impossible.

use thiserror::Error;

/// A run that is impossible: what is wrong, where, and what can be done.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{place}{message}")]
pub struct Error {
    /// `factlint.toml:3:1: `, or empty.
    place: String,
    message: String,
    help: Option<String>,
}

impl Error {
    /// An error without a place.
    pub fn new(message: impl Into<String>) -> Self {
        Self { place: String::new(), message: message.into(), help: None }
    }

    /// The same with advice.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same at a byte of a file's text, whose line and column it names.
    #[must_use]
    pub fn at(mut self, name: &str, text: &str, byte: usize) -> Self {
        let before = (0..=byte).rev().find_map(|end| text.get(..end)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        self.place = format!("{name}:{line}:{column}: ");
        self
    }

    /// What can be done.
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

/// An error of the system in the words of this program.
pub(super) fn said(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        std::io::ErrorKind::IsADirectory => "a folder, not a file".to_owned(),
        kind => kind.to_string(),
    }
}
