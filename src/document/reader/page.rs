//! The page that a reader fills: blocks, the stretches they are made of, and what the document says of itself.

use super::layout::{self, Furniture};
use super::{byline, dateline, decode};
use crate::document::origin::{Markup, Rendered};
use crate::document::{Block, BlockKind, Meta};
use crate::source::{Span, offset};

/// How many blocks from the top may hold the day of publication.
const TOP: usize = 8;

/// The mark of comments that speak to this program.
const OURS: &str = "factlint:";

/// A part of the text that was not read, and why.
pub(super) struct Gap {
    pub at: u32,
    pub reason: String,
}

/// A line of front matter whose key seems to mean one that is known.
pub(super) struct Stray {
    pub at: u32,
    pub key: String,
    pub value: String,
    pub meant: &'static str,
}

/// A page when it is read.
pub(super) struct Finished {
    pub meta: Meta,
    pub blocks: Vec<Block>,
    pub runs: Vec<Span>,
    pub gaps: Vec<Gap>,
    pub strays: Vec<Stray>,
    /// Their places are those of the markup, where there is one.
    pub comments: Vec<(String, Span)>,
    /// What is read instead of the text that the reader was given.
    pub rendered: Option<(String, Markup)>,
}

/// A document while it is read.
pub(super) struct Page<'t> {
    /// Its whole text.
    pub text: &'t str,
    /// What it says of itself; empty where it says nothing.
    pub meta: Meta,
    /// What was not read.
    pub gaps: Vec<Gap>,
    /// Front matter that is not used, though it seems to be meant for this program.
    pub strays: Vec<Stray>,
    /// What comments say to this program, with their places.
    pub comments: Vec<(String, Span)>,
    /// Places of the text that stand for other words, in order.
    pub swaps: Vec<(Span, String)>,
    blocks: Vec<Block>,
    runs: Vec<Span>,
    /// So many blocks from the first are titles that stand above the text.
    above: usize,
    /// Whether short lines belong to a list of links.
    in_links: bool,
    /// Blocks below which nothing of the report may come.
    ends: Vec<usize>,
}

impl<'t> Page<'t> {
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            meta: Meta::default(),
            gaps: Vec::new(),
            strays: Vec::new(),
            comments: Vec::new(),
            swaps: Vec::new(),
            blocks: Vec::new(),
            runs: Vec::new(),
            above: 0,
            in_links: false,
            ends: Vec::new(),
        }
    }

    /// Where the text begins after a byte order mark.
    pub fn first(&self) -> usize {
        self.text.len() - decode::body(self.text).len()
    }

    /// The text of one stretch.
    pub fn slice(&self, span: Span) -> &'t str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// One block.
    pub fn block(&self, index: usize) -> Option<&Block> {
        self.blocks.get(index)
    }

    /// Makes a block something else.
    pub fn rename(&mut self, block: usize, kind: BlockKind, level: u8) {
        if let Some(block) = self.blocks.get_mut(block) {
            block.kind = kind;
            block.level = level;
        }
    }

    /// How many blocks there are.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Adds a block of the given stretches, the whole without white space at its ends; no stretch, no block.
    ///
    /// The words decide whether it is furniture, a caption or an item instead. Gives the kind that it became.
    pub fn push(&mut self, kind: BlockKind, level: u8, runs: &[Span]) -> Option<BlockKind> {
        let text = self.slice(runs.first()?.to(*runs.last()?));
        let (kind, level, mark) = self.refine(kind, level, text);
        let first = self.runs.len();
        self.runs.extend_from_slice(runs);
        if mark > 0 {
            self.drop_mark(first, offset(mark));
        }
        let span = self.runs.get(first)?.to(*self.runs.last()?);
        self.blocks.push(Block { kind, level, span, first_run: offset(first), end_run: offset(self.runs.len()) });
        Some(kind)
    }

    /// Adds the title that stands above the text; it goes again where the text has a title of its own.
    pub fn title(&mut self, words: Span) {
        let run = offset(self.runs.len());
        self.runs.push(words);
        self.blocks.push(Block { kind: BlockKind::Title, level: 1, span: words, first_run: run, end_run: run + 1 });
        self.above = self.blocks.len();
    }

    /// Takes the mark off the stretches from `first` on, and the white space after it.
    fn drop_mark(&mut self, first: usize, mark: u32) {
        let mut start = self.runs.get(first).map_or(0, |run| run.start) + mark;
        while let Some(run) = self.runs.get(first).copied() {
            start = start.clamp(run.start, run.end);
            let words = self.slice(Span::new(start, run.end)).trim_start();
            if !words.is_empty() {
                self.runs.get_mut(first).into_iter().for_each(|run| run.start = run.end - offset(words.len()));
                return;
            }
            self.runs.remove(first);
        }
    }

    /// What a block is by its words, and the length of the mark that opens it.
    fn refine(&mut self, kind: BlockKind, level: u8, text: &str) -> (BlockKind, u8, usize) {
        if kind == BlockKind::Cell {
            return (if layout::is_caption(text) { BlockKind::Caption } else { kind }, level, 0);
        }
        let furniture = layout::furniture(text);
        self.in_links = match furniture {
            Some(Furniture::Links) => true,
            Some(Furniture::Line | Furniture::Box | Furniture::End) => false,
            _ => self.in_links && kind != BlockKind::Heading && layout::is_label(text),
        };
        if furniture == Some(Furniture::End) {
            self.ends.push(self.blocks.len());
        }
        let by_itself = match furniture {
            Some(Furniture::Role) => self.is_below_name(),
            Some(Furniture::End) => kind != BlockKind::Heading,
            Some(_) => true,
            None => !matches!(kind, BlockKind::Title | BlockKind::Heading) && byline::is_byline(text),
        };
        if self.in_links || by_itself {
            return (BlockKind::Furniture, 0, 0);
        }
        match layout::marker(text).filter(|_| kind == BlockKind::Paragraph) {
            Some(mark) => (BlockKind::ListItem, 1, mark),
            None if kind == BlockKind::Paragraph && layout::is_caption(text) => (BlockKind::Caption, 0, 0),
            None => (kind, level, 0),
        }
    }

    /// Whether the last block is a lone name, which makes it a byline.
    fn is_below_name(&mut self) -> bool {
        let Some(last) = self.blocks.last().copied().filter(|last| layout::is_name(self.slice(last.span))) else { return false };
        if last.kind != BlockKind::Title {
            self.rename(self.blocks.len() - 1, BlockKind::Furniture, 0);
        }
        true
    }

    /// What the reader made; the day of publication comes from a line near the top where nothing else gives it.
    pub fn finish(mut self) -> Finished {
        self.drop_end();
        self.drop_above();
        if self.meta.published.is_none() {
            let top = || self.blocks.iter().take(TOP);
            let line = top().find_map(|block| dateline::day(self.slice(block.span)));
            let line = line.or_else(|| top().find(|block| block.kind == BlockKind::Paragraph).and_then(|first| dateline::opening(self.slice(first.span))));
            (self.meta.published, self.meta.published_minute) = line.map_or((None, None), |(day, minute)| (Some(day), minute));
        }
        if self.meta.title.is_none() {
            let title = self.blocks.iter().find(|block| block.kind == BlockKind::Title);
            self.meta.title = title.map(|block| self.words(block));
        }
        let rendered = (!self.swaps.is_empty()).then(|| self.render());
        Finished { meta: self.meta, blocks: self.blocks, runs: self.runs, gaps: self.gaps, strays: self.strays, comments: self.comments, rendered }
    }

    /// Makes furniture of what comes below the first end of the report in its second half.
    fn drop_end(&mut self) {
        if self.ends.is_empty() {
            return;
        }
        let length = |block: &Block| if block.kind == BlockKind::Furniture { 0 } else { u64::from(block.span.len()) };
        let total: u64 = self.blocks.iter().map(length).sum();
        let mut above = 0;
        let mut ends = self.ends.iter().copied().peekable();
        let end = self.blocks.iter().enumerate().find_map(|(index, block)| {
            let is_end = ends.next_if_eq(&index).is_some() && 2 * above >= total;
            above += length(block);
            is_end.then_some(index)
        });
        for block in end.and_then(|end| self.blocks.get_mut(end..)).unwrap_or_default() {
            (block.kind, block.level) = (BlockKind::Furniture, 0);
        }
    }

    /// Drops the title above the text, where the text has one of its own, or there is no text.
    fn drop_above(&mut self) {
        let (above, text) = self.blocks.split_at(self.above.min(self.blocks.len()));
        let is_needed = text.iter().any(|block| block.kind != BlockKind::Furniture) && text.iter().all(|block| block.kind != BlockKind::Title);
        let last = above.len().saturating_sub(usize::from(is_needed));
        self.blocks.drain(..last);
    }

    /// Adds a comment, whose words stand at this place, if it speaks to this program.
    pub fn comment(&mut self, words: &str, place: Span) {
        if let Some(text) = words.trim_start().strip_prefix(OURS) {
            self.comments.push((text.trim().to_owned(), place));
        }
    }

    /// The text with the other words in their places, to which all spans move.
    fn render(&mut self) -> (String, Markup) {
        let mut rendered = Rendered::default();
        // from where on by how much
        let mut moves: Vec<(u32, i64)> = Vec::with_capacity(self.swaps.len());
        let mut end = 0;
        for (place, words) in &self.swaps {
            let before = Span::new(end, place.start);
            rendered.put(self.slice(before), before);
            rendered.put(words, *place);
            moves.push((place.end, i64::from(rendered.end()) - i64::from(place.end)));
            end = place.end;
        }
        let rest = Span::new(end, offset(self.text.len()));
        rendered.put(self.slice(rest), rest);
        let moved = |at: u32| {
            let before = moves.partition_point(|(from, _)| *from <= at).checked_sub(1).and_then(|index| moves.get(index));
            u32::try_from(i64::from(at) + before.map_or(0, |(_, by)| *by)).unwrap_or(at)
        };
        for run in &mut self.runs {
            *run = Span::new(moved(run.start), moved(run.end));
        }
        for gap in &mut self.gaps {
            gap.at = moved(gap.at);
        }
        self.trim(&rendered.text);
        rendered.finish(self.text)
    }

    /// Drops the white space that other words left at the ends of blocks, and blocks that are nothing else.
    fn trim(&mut self, text: &str) {
        let runs = std::mem::take(&mut self.runs);
        let is_blank = |run: &Span| run.of(text).trim().is_empty();
        self.blocks.retain_mut(|block| {
            let own = runs.get(block.first_run as usize..block.end_run as usize).unwrap_or_default();
            let first = own.iter().position(|run| !is_blank(run));
            let last = own.iter().rposition(|run| !is_blank(run));
            let Some(own) = first.zip(last).and_then(|(first, last)| own.get(first..=last)) else { return false };
            block.first_run = offset(self.runs.len());
            self.runs.extend_from_slice(own);
            block.end_run = offset(self.runs.len());
            if let Some(run) = self.runs.get_mut(block.first_run as usize) {
                run.start = run.end - offset(run.of(text).trim_start().len());
                block.span.start = run.start;
            }
            if let Some(run) = self.runs.last_mut() {
                run.end = run.start + offset(run.of(text).trim_end().len());
                block.span.end = run.end;
            }
            true
        });
    }

    fn words(&self, block: &Block) -> String {
        let runs = self.runs.get(block.first_run as usize..block.end_run as usize).unwrap_or_default();
        let mut words = String::new();
        let mut end = block.span.start;
        for run in runs {
            if self.slice(Span::new(end, run.start)).contains(char::is_whitespace) {
                words.push(' ');
            }
            words.push_str(self.slice(*run));
            end = run.end;
        }
        words
    }
}
