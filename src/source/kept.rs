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
    /// Where in the file its stretches stand, in their order; empty where it stands there as it is.
    pub landmarks: Vec<Landmark>,
}

/// Where in its file a stretch of a text stands; it goes up to the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Landmark {
    /// Its first byte in the text that was read.
    pub at: u32,
    /// The bytes of the file that it stands for.
    pub from: Span,
    /// Whether it is a copy of these, and does not only stand for them.
    pub copy: bool,
    /// The line of their first character, from 1.
    pub line: u32,
    /// Its column, from 1, in characters.
    pub column: u32,
}

impl KeptSentence {
    /// The bytes of the file that a span of the text stands for, with the line and column of the first.
    pub fn in_file(&self, span: Span) -> (Span, u32, u32) {
        let whole = Landmark { at: self.span.start, from: self.span, copy: true, line: self.line, column: self.column };
        let at = |offset: u32| self.landmarks.iter().rev().find(|mark| mark.at <= offset).or(self.landmarks.first()).copied().unwrap_or(whole);
        let first = at(span.start);
        let inside = if first.copy { span.start.saturating_sub(first.at) } else { 0 };
        let last = at(span.end.saturating_sub(1).max(span.start));
        let end = if last.copy { last.from.start.saturating_add(span.end.saturating_sub(last.at)) } else { last.from.end };
        let before = self.words(Span::new(first.at.max(self.span.start), first.at.max(self.span.start).saturating_add(inside)));
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (line, column) = match before.rsplit_once('\n') {
            Some((above, line)) => (first.line + count(above.matches('\n').count() + 1), count(line.chars().count()) + 1),
            None => (first.line, first.column + count(before.chars().count())),
        };
        (Span::new(first.from.start.saturating_add(inside), end), line, column)
    }

    /// The words at a span of the document; empty where it lies outside the sentence.
    pub fn words(&self, span: Span) -> &str {
        let offset = |at: u32| at.saturating_sub(self.span.start);
        Span::new(offset(span.start), offset(span.end)).of(&self.text)
    }
}
