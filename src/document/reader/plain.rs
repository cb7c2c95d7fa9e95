//! Plain text: paragraphs parted by blank lines, with the headings, lists and line breaks that people make by hand.

use super::page::{Finished, Page};
use super::{Reader, dateline, front, layout};
use crate::document::BlockKind;
use crate::source::{Span, offset};

/// Plain text.
pub(super) static READER: Reader = Reader { name: "plain", extensions: &["txt", "text"], front: true, declared: |_| None, read };

/// A shorter line was not broken for want of room.
const WRAPPED: u32 = 40;
/// Longer lines are paragraphs of their own.
const WIDEST: u32 = 160;
/// The headline has at most so many bytes.
const TITLE: usize = 200;

fn read(text: &str) -> Finished {
    let mut page = Page::new(text);
    let mut start = if front::is_front(text) { front::take(&mut page) } else { page.first() };
    let mut sheet = Sheet { page: &mut page, lines: Vec::new(), block: Vec::new(), heading: None, begun: false };
    let text = text.as_bytes();
    let first = start;
    let breaks = memchr::memchr_iter(b'\n', text.get(first..).unwrap_or_default()).map(|at| first + at);
    for end in breaks.chain(std::iter::once(text.len())) {
        sheet.line(start, end);
        start = end + 1;
    }
    sheet.paragraph();
    page.finish()
}

/// A line without the white space at its ends.
#[derive(Clone, Copy)]
struct Line {
    span: Span,
    /// In characters; counted only where there are several lines to compare.
    width: u32,
    indented: bool,
}

struct Sheet<'p, 't> {
    page: &'p mut Page<'t>,
    /// The lines since the last blank one.
    lines: Vec<Line>,
    /// The lines of the block that is being put together.
    block: Vec<Span>,
    /// The last block, where it may turn out to be a heading.
    heading: Option<usize>,
    /// Whether the headline cannot come any more.
    begun: bool,
}

impl Sheet<'_, '_> {
    fn line(&mut self, start: usize, end: usize) {
        let line = self.page.text.get(start..end).unwrap_or_default();
        let rest = line.trim_start_matches(is_blank);
        let words = rest.trim_end_matches(is_blank);
        if words.is_empty() {
            return self.paragraph();
        }
        let first = end.saturating_sub(rest.len());
        let indented = first > start + 1 || line.starts_with('\t');
        self.lines.push(Line { span: Span::new(offset(first), offset(first + words.len())), width: 0, indented });
    }

    /// Makes blocks of the lines since the last blank one.
    fn paragraph(&mut self) {
        let mut lines = std::mem::take(&mut self.lines);
        if lines.len() > 1 {
            for line in &mut lines {
                line.width = width(self.page.slice(line.span));
            }
        }
        let width = lines.iter().map(|line| line.width).max().unwrap_or_default();
        let wrapped = self.is_wrapped(&lines, width);
        let mut in_item = false;
        for (i, line) in lines.iter().enumerate() {
            let above = i.checked_sub(1).and_then(|i| lines.get(i));
            let joined = above.is_some_and(|above| self.continues(*above, *line, width, wrapped));
            let text = self.page.slice(line.span);
            let opens = layout::strong_marker(text).is_some() || ((in_item || !joined) && layout::marker(text).is_some());
            if opens || !joined {
                self.finish(false);
                in_item = opens;
            }
            self.block.push(line.span);
        }
        self.finish(lines.len() == 1);
        self.lines = lines;
        self.lines.clear();
    }

    /// Whether most lines break in the middle of a sentence, so that the others were broken for want of room too.
    fn is_wrapped(&self, lines: &[Line], width: u32) -> bool {
        if lines.len() < 2 || width > WIDEST {
            return false;
        }
        let broken = lines.windows(2).filter(|pair| matches!(pair, [above, line] if self.continues(*above, *line, width, false))).count();
        2 * broken >= lines.len() - 1
    }

    /// Whether a line goes on in the next one: it is as long as its neighbours, or the next word would not have fitted.
    fn continues(&self, above: Line, line: Line, width: u32, wrapped: bool) -> bool {
        if above.width < WRAPPED || width > WIDEST || (line.indented && !above.indented) || (!wrapped && closes(self.page.slice(above.span))) {
            return false;
        }
        let word = || self.page.slice(line.span).bytes().take_while(|byte| !byte.is_ascii_whitespace()).count();
        above.width >= width - width / 3 || above.width + 1 + offset(word()) > width
    }

    /// Closes the block; `alone` says that blank lines stand around its only line.
    fn finish(&mut self, alone: bool) {
        let (Some(first), Some(last)) = (self.block.first(), self.block.last()) else { return };
        let span = first.to(*last);
        let text = self.page.slice(span);
        let matters = alone || !self.begun || self.heading.is_some();
        let label = matters && self.block.len() == 1 && layout::is_heading(text);
        let title = !self.begun && self.block.len() == 1 && is_title(text);
        let (kind, level) = if title { (BlockKind::Title, 1) } else { (BlockKind::Paragraph, 0) };
        let kind = self.page.push(kind, level, &self.block);
        self.block.clear();
        let text = matches!(kind, Some(BlockKind::Paragraph | BlockKind::ListItem));
        self.begun |= kind == Some(BlockKind::Title) || (text && !label);
        self.promote(span.len(), text && !label);
        self.heading = (alone && label && kind == Some(BlockKind::Paragraph)).then(|| self.page.len() - 1);
    }

    /// What stands above longer text was a heading.
    fn promote(&mut self, below: u32, text: bool) {
        let Some(heading) = self.heading else { return };
        if text && self.page.block(heading).is_some_and(|block| block.span.len() < below) {
            self.page.rename(heading, BlockKind::Heading, 2);
        }
    }
}

/// Whether a line ends a paragraph where nothing says the contrary: after a sentence, or leading in what follows.
fn closes(text: &str) -> bool {
    text.ends_with([':', '?']) || layout::ends_sentence(text)
}

/// The characters of a line; of one that is too wide in any case, its bytes.
fn width(words: &str) -> u32 {
    offset(if words.len() > 4 * WIDEST as usize { words.len() } else { words.chars().count() })
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

fn is_title(text: &str) -> bool {
    text.len() <= TITLE && !layout::ends_sentence(text) && !text.ends_with([':', ',', ';']) && !dateline::is_date(text) && layout::marker(text).is_none()
}
