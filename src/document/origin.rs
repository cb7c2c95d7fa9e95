//! From places in the text that is read to places in the file that it was read from.

use super::Document;
use crate::source::{Cursor, Landmark, Span};

/// Where the text of a document stands in its file; by default it is the file.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The byte of the file that it begins with.
    pub(super) byte: u32,
    /// How many lines of the file come before it.
    pub(super) lines: u32,
    /// The marked-up text that it was rendered from.
    pub(super) markup: Option<Box<Markup>>,
}

/// Marked-up text, and which of its bytes the rendered text is made of.
#[derive(Clone, Debug)]
pub(super) struct Markup {
    pub text: String,
    pub pieces: Vec<Piece>,
}

/// A stretch of rendered text that goes up to the next piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Where it begins in the rendered text.
    at: u32,
    /// The bytes that it stands for. As many as it has itself: it is a copy of them.
    from: Span,
}

/// Rendered text while it is put together, with its pieces.
#[derive(Clone, Debug, Default)]
pub(super) struct Rendered {
    pub text: String,
    pub pieces: Vec<Piece>,
}

impl Rendered {
    /// Adds words that stand for these bytes.
    pub fn put(&mut self, words: &str, from: Span) {
        let at = self.end();
        self.text.push_str(words);
        let is_copy = u32::try_from(words.len()).is_ok_and(|length| length == from.len());
        match self.pieces.last_mut() {
            Some(last) if is_copy && last.from.end == from.start && at - last.at == last.from.len() => last.from.end = from.end,
            _ => self.pieces.push(Piece { at, from }),
        }
    }

    /// The text, and the way back to the markup.
    pub fn finish(mut self, markup: &str) -> (String, Markup) {
        // where the last piece ends
        self.pieces.push(Piece { at: self.end(), from: Span::default() });
        (self.text, Markup { text: markup.to_owned(), pieces: self.pieces })
    }

    /// One past the last byte.
    pub fn end(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }

    /// Drops what comes after a byte.
    pub fn truncate(&mut self, end: u32) {
        self.text.truncate(end as usize);
        while self.pieces.last().is_some_and(|last| last.at >= end) {
            self.pieces.pop();
        }
        // a copy that lost its end stands for as much less
        if let Some(last) = self.pieces.last_mut() {
            last.from.end = last.from.end.min(last.from.start.saturating_add(end - last.at)).max(last.from.start);
        }
    }
}

/// The stretch that a byte lies in, and how far from its beginning.
fn piece(pieces: &[Piece], offset: u32) -> Option<(Piece, Option<u32>)> {
    let index = pieces.partition_point(|piece| piece.at <= offset).checked_sub(1)?;
    let piece = *pieces.get(index)?;
    let inside = offset - piece.at;
    let is_copy = pieces.get(index + 1).is_some_and(|next| next.at - piece.at == piece.from.len());
    Some((piece, is_copy.then_some(inside)))
}

impl Origin {
    /// The place of a character's first byte in the marked-up text.
    fn start(&self, offset: u32) -> u32 {
        let Some(markup) = &self.markup else { return offset };
        match piece(&markup.pieces, offset) {
            Some((piece, Some(inside))) => piece.from.start.saturating_add(inside),
            Some((piece, None)) => piece.from.start,
            None => 0,
        }
    }

    /// The place behind a character's last byte.
    fn end(&self, offset: u32) -> u32 {
        let Some(markup) = &self.markup else { return offset };
        match offset.checked_sub(1).and_then(|last| piece(&markup.pieces, last)) {
            Some((piece, Some(inside))) => piece.from.start.saturating_add(inside + 1),
            Some((piece, None)) => piece.from.end,
            None => 0,
        }
    }
}

impl Document {
    /// The bytes of the file that a span of the text stands for.
    pub fn in_file(&self, span: Span) -> Span {
        let start = self.origin.start(span.start);
        let end = if span.is_empty() { start } else { self.origin.end(span.end).max(start) };
        Span::new(start.saturating_add(self.origin.byte), end.saturating_add(self.origin.byte))
    }

    /// Where the stretches of a span of the text stand in the file.
    pub fn landmarks(&self, span: Span, places: &mut Places) -> Vec<Landmark> {
        let pieces: &[Piece] = self.origin.markup.as_ref().map_or(&[], |markup| &markup.pieces);
        let first = pieces.partition_point(|piece| piece.at <= span.start).saturating_sub(1);
        let mut starts: Vec<u32> = pieces.iter().skip(first + 1).map(|piece| piece.at).take_while(|at| *at < span.end).collect();
        starts.insert(0, span.start);
        let landmark = |at: u32| {
            let copy = self.origin.markup.is_none() || piece(pieces, at).is_some_and(|(_, inside)| inside.is_some());
            let (line, column) = places.place(at);
            let from = self.in_file(Span::new(at, at.saturating_add(1)));
            Landmark { at, from, copy, line, column }
        };
        starts.into_iter().map(landmark).collect()
    }

    /// Lines and columns of the file, for offsets of the text.
    pub fn places(&self) -> Places<'_> {
        let text = self.origin.markup.as_ref().map_or(&self.text, |markup| &markup.text);
        Places { origin: &self.origin, cursor: Cursor::new(text) }
    }
}

/// Walks through a document's text and tells where in the file each offset stands.
#[derive(Clone, Debug)]
pub struct Places<'a> {
    origin: &'a Origin,
    cursor: Cursor<'a>,
}

impl Places<'_> {
    /// Line and column in the file, both from 1, of an offset of the text; cheap where offsets come in order.
    pub fn place(&mut self, offset: u32) -> (u32, u32) {
        self.place_of_markup(self.origin.start(offset))
    }

    /// The same for an offset of the marked-up text that this text was rendered from.
    pub(super) fn place_of_markup(&mut self, offset: u32) -> (u32, u32) {
        let (line, column) = self.cursor.place(offset);
        (line.saturating_add(self.origin.lines), column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_and_markup_lie_between_copies() {
        let markup = "<p>6&nbsp;000\n  men</p>";
        let mut rendered = Rendered::default();
        rendered.put("6", Span::new(3, 4));
        rendered.put("\u{a0}", Span::new(4, 10));
        rendered.put("000", Span::new(10, 13));
        rendered.put(" ", Span::new(13, 16));
        rendered.put("men", Span::new(16, 19));
        let (text, markup) = rendered.finish(markup);
        let origin = Origin { byte: 100, lines: 7, markup: Some(Box::new(markup)) };
        let document = Document { text, origin, ..Document::default() };
        let at = |words: &str| u32::try_from(document.text.find(words).unwrap()).unwrap();
        assert_eq!(document.in_file(Span::new(at("6"), at(" men"))), Span::new(103, 113));
        assert_eq!(document.in_file(Span::new(at("\u{a0}"), at("000"))), Span::new(104, 110));
        assert_eq!(document.in_file(Span::new(at("men"), at("men") + 3)), Span::new(116, 119));
        assert_eq!(document.places().place(at("men")), (9, 3));
    }
}
