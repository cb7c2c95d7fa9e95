//! What is wrong with a rules file.

use crate::source::{SourceMap, Span};
use miette::{Diagnostic, LabeledSpan, SourceCode};
use std::fmt;

/// A mistake in a rules file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct RulesError {
    /// A short name of the sort of mistake, such as `unknown-name`.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to say at the place; may be empty.
    pub label: String,
    /// The place, in offsets of the [`SourceMap`].
    pub span: Span,
    /// What to write instead.
    pub help: Option<String>,
    /// Other places that explain it.
    pub related: Vec<(Span, String)>,
}

impl RulesError {
    /// An error with a message and a place.
    pub fn new(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), label: String::new(), span, help: None, related: Vec::new() }
    }

    /// The same, with words at the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// The same, with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, with "did you mean" where there is a name to offer; else with the advice `or`.
    #[must_use]
    pub fn offer(self, name: Option<&str>, or: impl Into<String>) -> Self {
        let advice = name.map_or_else(|| or.into(), |name| format!("did you mean `{name}`?"));
        if advice.is_empty() { self } else { self.help(advice) }
    }

    /// The same, with a second place.
    #[must_use]
    pub fn related(mut self, span: Span, words: impl Into<String>) -> Self {
        self.related.push((span, words.into()));
        self
    }

    /// The error together with the texts that its places are in, ready for a miette handler.
    pub fn located<'a>(&'a self, sources: &'a SourceMap) -> Located<'a> {
        Located { error: self, sources }
    }
}

/// A rules error with its texts, for printing.
#[derive(Debug)]
pub struct Located<'a> {
    error: &'a RulesError,
    sources: &'a SourceMap,
}

impl fmt::Display for Located<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl std::error::Error for Located<'_> {}

impl Diagnostic for Located<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.error.code()
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.error.help()
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.error.labels()
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self.sources)
    }
}

impl Diagnostic for RulesError {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.code))
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let words = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let place = |span: Span| (span.start as usize, span.len() as usize);
        let main = LabeledSpan::new_primary_with_span(words(&self.label), place(self.span));
        let others = self.related.iter().map(move |(span, text)| LabeledSpan::new_with_span(words(text), place(*span)));
        Some(Box::new(std::iter::once(main).chain(others)))
    }
}
