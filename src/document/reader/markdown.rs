//! Markdown: its blocks, and of their words only those that a reader of the page sees.

use super::page::{Finished, Page};
use super::{Reader, front};
use crate::document::BlockKind;
use crate::source::{Span, offset};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Markdown with tables, strikethrough, footnotes and task lists.
pub(super) static READER: Reader = Reader { name: "markdown", extensions: &["md", "markdown"], front: true, declared: |_| None, read };

fn read(text: &str) -> Finished {
    let mut page = Page::new(text);
    let start = front::take(&mut page);
    read_body(&mut page, start);
    page.finish()
}

/// Reads what stands after the front matter.
pub(super) fn read_body(page: &mut Page<'_>, start: usize) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    let body = page.text.get(start..).unwrap_or_default();
    let mut walk = Walk { page, body, start, runs: Vec::new(), context: Context::default(), titled: false };
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        walk.event(&event, range);
    }
    walk.finish();
}

/// What surrounds the text at hand.
#[derive(Default)]
struct Context {
    heading: u8,
    cell: bool,
    items: u8,
    quotes: u8,
    /// Elements whose text is not read.
    silent: u32,
}

struct Walk<'p, 't> {
    page: &'p mut Page<'t>,
    body: &'t str,
    start: usize,
    runs: Vec<Span>,
    context: Context,
    titled: bool,
}

impl Walk<'_, '_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                if matches!(tag, Tag::HtmlBlock) {
                    self.comments(&range);
                }
                self.open(tag);
            }
            Event::InlineHtml(_) => self.comments(&range),
            Event::End(tag) => self.shut(*tag),
            Event::Text(words) if self.context.silent == 0 => self.text(words, range),
            Event::Code(words) if self.context.silent == 0 => self.code(words, range),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        if is_inline(tag.to_end()) {
            self.context.silent += u32::from(self.context.silent > 0 || is_silent_inline(tag));
            return;
        }
        self.finish();
        match tag {
            Tag::Heading { level, .. } => self.context.heading = *level as u8,
            Tag::TableCell => self.context.cell = true,
            Tag::Item => self.context.items = self.context.items.saturating_add(1),
            Tag::BlockQuote(_) => self.context.quotes = self.context.quotes.saturating_add(1),
            // a paragraph that happens to be indented is still read
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) | Tag::HtmlBlock => self.context.silent += 1,
            _ => {}
        }
    }

    fn shut(&mut self, tag: TagEnd) {
        if is_inline(tag) {
            // whatever opened in silence was counted
            self.context.silent = self.context.silent.saturating_sub(1);
            return;
        }
        self.finish();
        match tag {
            TagEnd::Heading(_) => self.context.heading = 0,
            TagEnd::TableCell => self.context.cell = false,
            TagEnd::Item => self.context.items = self.context.items.saturating_sub(1),
            TagEnd::BlockQuote(_) => self.context.quotes = self.context.quotes.saturating_sub(1),
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.context.silent = self.context.silent.saturating_sub(1),
            _ => {}
        }
    }

    /// Words as they stand in the file, or those that an entity stands for.
    fn text(&mut self, words: &str, range: Range<usize>) {
        let Some(source) = self.body.get(range.clone()) else { return };
        if source == words {
            self.run(range);
        } else if source.starts_with('&') && source.ends_with(';') {
            let span = Span::new(offset(self.start + range.start), offset(self.start + range.end));
            self.page.swaps.push((span, words.to_owned()));
            self.run(range);
        }
    }

    /// The comments in a stretch of HTML.
    fn comments(&mut self, range: &Range<usize>) {
        const OPEN: &str = "<!--";
        const CLOSE: &str = "-->";
        let mut at = range.start;
        while let Some(from) = self.body.get(at..range.end).and_then(|rest| rest.find(OPEN)).map(|found| at + found) {
            let words = from + OPEN.len();
            let Some(end) = self.body.get(words..range.end).and_then(|rest| rest.find(CLOSE)).map(|found| words + found) else { return };
            at = end + CLOSE.len();
            let place = Span::new(offset(self.start + from), offset(self.start + at));
            self.page.comment(self.body.get(words..end).unwrap_or_default(), place);
        }
    }

    /// The words between the backticks.
    fn code(&mut self, words: &str, range: Range<usize>) {
        let Some(at) = self.body.get(range.clone()).and_then(|source| source.find(words)) else { return };
        self.run(range.start + at..range.start + at + words.len());
    }

    fn run(&mut self, range: Range<usize>) {
        let span = Span::new(offset(self.start + range.start), offset(self.start + range.end));
        match self.runs.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => self.runs.push(span),
        }
    }

    /// Closes the block of the words so far.
    fn finish(&mut self) {
        self.trim();
        let (kind, level) = self.kind();
        if self.page.push(kind, level, &self.runs) == Some(BlockKind::Title) {
            self.titled = true;
        }
        self.runs.clear();
    }

    fn kind(&self) -> (BlockKind, u8) {
        match &self.context {
            Context { heading: 1, .. } if !self.titled => (BlockKind::Title, 1),
            Context { heading, .. } if *heading > 0 => (BlockKind::Heading, *heading),
            Context { cell: true, .. } => (BlockKind::Cell, 0),
            Context { items, .. } if *items > 0 => (BlockKind::ListItem, *items),
            Context { quotes, .. } if *quotes > 0 => (BlockKind::Quote, 0),
            _ => (BlockKind::Paragraph, 0),
        }
    }

    /// Drops white space at both ends, and stretches that are nothing else there.
    fn trim(&mut self) {
        while let Some(last) = self.runs.last_mut() {
            last.end = last.start + offset(self.page.slice(*last).trim_end().len());
            if !last.is_empty() {
                break;
            }
            self.runs.pop();
        }
        let blank = self.runs.iter().take_while(|run| self.page.slice(**run).trim().is_empty()).count();
        self.runs.drain(..blank);
        if let Some(first) = self.runs.first_mut() {
            first.start = first.end - offset(self.page.slice(*first).trim_start().len());
        }
    }
}

fn is_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript | TagEnd::Link | TagEnd::Image)
}

/// A bare address, or a picture, whose words are no part of the text.
fn is_silent_inline(tag: &Tag<'_>) -> bool {
    match tag {
        Tag::Image { .. } => true,
        Tag::Link { link_type, .. } => matches!(link_type, LinkType::Autolink | LinkType::Email),
        _ => false,
    }
}
