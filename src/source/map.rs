//! Texts laid end to end in one space of offsets; turns an offset into a file, a line and a column.

use super::Span;

/// Rules files and excerpts of documents, each at its place in one append-only space of offsets.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    /// All texts, a newline behind each, so that the end of a text has a place too.
    text: String,
    entries: Vec<Entry>,
}

/// One text of the map.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    start: u32,
    /// One past the last byte of the text, where the added newline stands.
    pub(super) end: u32,
    /// Line and column of the first character in the file, from nought.
    first: (u32, u32),
    /// Where each line starts.
    lines: Vec<u32>,
}

/// A place as people count: file, line and column of characters, both from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place<'a> {
    /// The name of the file.
    pub name: &'a str,
    /// The line.
    pub line: u32,
    /// The column, in characters.
    pub column: u32,
}

impl SourceMap {
    /// A map without texts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a whole file and returns the offset of its first byte.
    pub fn add(&mut self, name: &str, text: &str) -> u32 {
        self.add_excerpt(name, text, 1, 1)
    }

    /// Adds a part of a file whose first character stands at `line` and `column`, both from one.
    ///
    /// A text for which the space has no room left is added as an empty one.
    pub fn add_excerpt(&mut self, name: &str, text: &str, line: u32, column: u32) -> u32 {
        let start = self.end();
        let fits = u32::try_from(text.len()).ok().and_then(|n| start.checked_add(n)).and_then(|end| end.checked_add(1)).is_some();
        let text = if fits { text } else { "" };
        self.text.push_str(text);
        let end = self.end();
        if end < u32::MAX {
            self.text.push('\n');
        }
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).filter_map(|at| u32::try_from(at + 1).ok());
        let lines = std::iter::once(start).chain(breaks.map(|after| start + after)).collect();
        self.entries.push(Entry { name: name.to_owned(), start, end, first: (line.saturating_sub(1), column.saturating_sub(1)), lines });
        start
    }

    /// The first offset that is not used yet.
    fn end(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }

    /// The file, line and column of an offset; offsets behind the last text belong to its end.
    pub fn place(&self, offset: u32) -> Place<'_> {
        let Some(entry) = self.entry(offset) else { return Place { name: "", line: 1, column: 1 } };
        let (line, column) = self.position(entry, offset);
        Place { name: &entry.name, line: line + 1, column: column + 1 }
    }

    /// The text of a span; empty where it does not fit.
    pub fn text_of(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The entry that holds an offset.
    pub(super) fn entry(&self, offset: u32) -> Option<&Entry> {
        let after = self.entries.partition_point(|entry| entry.start <= offset);
        self.entries.get(after.checked_sub(1)?)
    }

    /// Line and column in the file, from nought.
    pub(super) fn position(&self, entry: &Entry, offset: u32) -> (u32, u32) {
        let line = entry.line_of(offset);
        let start = entry.line_start(line);
        let before = self.text_of(Span::new(start, offset.min(entry.end))).chars().count();
        let before = u32::try_from(before).unwrap_or(u32::MAX);
        let indent = if line == 0 { entry.first.1 } else { 0 };
        (entry.first.0.saturating_add(u32::try_from(line).unwrap_or(u32::MAX)), indent.saturating_add(before))
    }
}

impl Entry {
    /// The number of the line of the entry that holds an offset.
    pub(super) fn line_of(&self, offset: u32) -> usize {
        self.lines.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// Where a line of the entry starts.
    pub(super) fn line_start(&self, line: usize) -> u32 {
        self.lines.get(line).copied().unwrap_or(self.end)
    }

    /// One past the last byte of a line of the entry, its newline included.
    pub(super) fn line_end(&self, line: usize) -> u32 {
        self.lines.get(line + 1).copied().unwrap_or(self.end.saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_of_characters_and_of_their_own_file() {
        let mut map = SourceMap::new();
        let first = map.add("a.rules", "über\nzwei");
        let second = map.add_excerpt("b.md", "mid line\nnext", 7, 5);
        let at = |offset| {
            let place = map.place(offset);
            (place.name.to_owned(), place.line, place.column)
        };
        assert_eq!(at(first), ("a.rules".to_owned(), 1, 1));
        assert_eq!(at(first + 2), ("a.rules".to_owned(), 1, 2));
        assert_eq!(at(first + 6), ("a.rules".to_owned(), 2, 1));
        assert_eq!(at(first + 10), ("a.rules".to_owned(), 2, 5));
        assert_eq!(at(second), ("b.md".to_owned(), 7, 5));
        assert_eq!(at(second + 9), ("b.md".to_owned(), 8, 1));
        assert_eq!(at(9999), ("b.md".to_owned(), 8, 5));
        assert_eq!(map.text_of(Span::new(second, second + 3)), "mid");
    }
}
