//! The lines that one finding shows, from several files, as miette's source code.

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use std::ops::Range;

/// Lines of several files, one after the other in one space of offsets, so that one message can mark them all.
#[derive(Debug, Default)]
pub(super) struct Panes {
    text: String,
    panes: Vec<Pane>,
}

#[derive(Debug)]
struct Pane {
    name: String,
    range: Range<usize>,
    marks: Vec<Mark>,
}

/// A marked place: where it stands in the pane, and where in its file.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Bytes of the line; after [`Panes::add`] of the whole space.
    pub range: Range<usize>,
    /// The line in the file, from 1.
    pub line: u32,
    /// The column in the file, from 1.
    pub column: u32,
}

impl Panes {
    /// Adds a line with its marks, of which there is at least one, and gives the marks' places in the whole space.
    pub fn add(&mut self, name: String, text: &str, marks: Vec<Mark>) -> Vec<Range<usize>> {
        let start = self.text.len();
        self.text.push_str(text);
        self.text.push('\n');
        let moved = |mark: Mark| Mark { range: mark.range.start + start..mark.range.end + start, ..mark };
        let marks: Vec<_> = marks.into_iter().map(moved).collect();
        let ranges = marks.iter().map(|mark| mark.range.clone()).collect();
        self.panes.push(Pane { name, range: start..self.text.len(), marks });
        ranges
    }

    fn contents(&self, span: &SourceSpan, whole: bool) -> Option<MietteSpanContents<'_>> {
        let asked = span.offset()..span.offset() + span.len();
        let pane = self.panes.iter().find(|pane| pane.range.start <= asked.start && asked.end <= pane.range.end)?;
        // a place is asked for by the span of its mark
        let mark = pane.marks.iter().find(|mark| !whole && mark.range == asked).or(pane.marks.first())?;
        let range = if whole { pane.range.clone() } else { asked };
        let (line, column) = (mark.line.saturating_sub(1) as usize, if whole { 0 } else { mark.column.saturating_sub(1) as usize });
        let data = self.text.get(range.clone())?.as_bytes();
        Some(MietteSpanContents::new_named(pane.name.clone(), data, (range.start, range.len()).into(), line, column, 1))
    }
}

impl SourceCode for Panes {
    fn read_span<'a>(&'a self, span: &SourceSpan, before: usize, _: usize) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let contents = self.contents(span, before > 0).ok_or(MietteError::OutOfBounds)?;
        Ok(Box::new(contents))
    }
}
