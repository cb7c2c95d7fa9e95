//! The lines of a [`SourceMap`] that a printed message shows, found by index.

use super::{SourceMap, Span};
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

/// With `n ≥ 1` lines of context a window holds the whole lines of the span and `n - 1` lines around them; with none, the span alone.
impl SourceCode for SourceMap {
    fn read_span<'a>(&'a self, span: &SourceSpan, before: usize, after: usize) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let window = self.window(span, before, after).ok_or(MietteError::OutOfBounds)?;
        Ok(Box::new(window))
    }
}

impl SourceMap {
    fn window(&self, span: &SourceSpan, before: usize, after: usize) -> Option<MietteSpanContents<'_>> {
        let from = u32::try_from(span.offset()).ok()?;
        let to = from.checked_add(u32::try_from(span.len()).ok()?)?;
        let entry = self.entry(from)?;
        if to > entry.end.checked_add(1)? || from > entry.end {
            return None;
        }
        let first = entry.line_of(from);
        let last = entry.line_of(to.saturating_sub(1).max(from));
        let start = if before == 0 { from } else { entry.line_start(first.saturating_sub(before - 1)) };
        let end = if after == 0 { to } else { entry.line_end(last.saturating_add(after - 1)) };
        let shown = entry.line_of(end.saturating_sub(1).max(start)) + 1 - entry.line_of(start);
        let (line, column) = self.position(entry, start);
        let text = self.text_of(Span::new(start, end));
        let place = (start as usize, text.len()).into();
        Some(MietteSpanContents::new_named(entry.name.clone(), text.as_bytes(), place, line as usize, column as usize, shown))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map() -> SourceMap {
        let mut map = SourceMap::new();
        map.add("a", "one\ntwo\nthree\n");
        map.add_excerpt("b", "vier\nfünf", 10, 4);
        map
    }

    fn read(span: (usize, usize), context: usize) -> Option<(String, usize, usize, usize, String)> {
        let map = map();
        let contents = map.read_span(&span.into(), context, context).ok()?;
        let text = String::from_utf8(contents.data().to_vec()).ok()?;
        Some((text, contents.span().offset(), contents.line(), contents.column(), contents.name()?.to_owned()))
    }

    #[test]
    fn one_line_of_context_is_the_line_itself() {
        assert_eq!(read((4, 3), 1), Some(("two\n".into(), 4, 1, 0, "a".into())));
        assert_eq!(read((4, 3), 2), Some(("one\ntwo\nthree\n".into(), 0, 0, 0, "a".into())));
        assert_eq!(read((5, 1), 0), Some(("w".into(), 5, 1, 1, "a".into())));
        assert_eq!(read((0, 14), 1), Some(("one\ntwo\nthree\n".into(), 0, 0, 0, "a".into())));
    }

    #[test]
    fn the_end_of_a_text_has_a_line() {
        assert_eq!(read((14, 0), 1), Some(("\n".into(), 14, 3, 0, "a".into())));
    }

    #[test]
    fn an_excerpt_keeps_its_own_lines() {
        assert_eq!(read((16, 3), 0), Some(("ier".into(), 16, 9, 4, "b".into())));
        assert_eq!(read((22, 1), 1), Some(("fünf\n".into(), 20, 10, 0, "b".into())));
    }

    #[test]
    fn no_window_crosses_two_texts() {
        assert_eq!(read((4, 14), 1), None);
        assert_eq!(read((400, 1), 1), None);
    }

    #[test]
    fn a_caret_at_the_end_of_a_file_is_shown() {
        let error = miette::miette!(labels = vec![miette::LabeledSpan::at_offset(14, "here")], "missing").with_source_code(map());
        let mut shown = String::new();
        let theme = miette::GraphicalTheme::unicode_nocolor();
        miette::GraphicalReportHandler::new_themed(theme).with_context_lines(1).render_report(&mut shown, error.as_ref()).unwrap();
        assert!(shown.contains("[a:4:1]") && shown.contains("▲") && shown.contains("here"), "{shown}");
    }
}
