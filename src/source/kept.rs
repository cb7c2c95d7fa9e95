//! Sentences that outlive the text they come from.

use super::Span;

/// A sentence that is kept after its document was read, so that a report can show it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptSentence {
    /// Its words, as they stand in the document.
    pub text: String,
    /// Its bytes in the document.
    pub span: Span,
    /// The line of its first character, from 1.
    pub line: u32,
    /// The column of its first character, from 1, in characters.
    pub column: u32,
}

impl KeptSentence {
    /// The words at a span of the document; empty where it lies outside the sentence.
    pub fn words(&self, span: Span) -> &str {
        let offset = |at: u32| at.saturating_sub(self.span.start);
        Span::new(offset(span.start), offset(span.end)).of(&self.text)
    }
}
