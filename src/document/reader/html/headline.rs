//! The headline of the report: what the page calls itself, or its first heading.

use super::choose::is_prose;
use super::repeats::words;
use super::walk::Walked;
use super::{Draft, is_linked};
use crate::document::BlockKind;
use crate::document::reader::layout;

/// A title of fewer words may stand anywhere by chance.
const WORDS: usize = 4;

/// The block of the headline: one that says what the page is called, else the first heading of the highest level in the report, else the last above it.
pub(super) fn find(page: &Walked, inside: &[bool]) -> Option<usize> {
    let is_first = |block: &Draft| block.kind == BlockKind::Heading && block.level == 1;
    let is_inside = |block: &Draft| inside.get(block.node) == Some(&true);
    let begins = page.blocks.iter().position(|block| is_inside(block) && is_prose(block)).unwrap_or(page.blocks.len());
    let own = || page.blocks.iter().position(|block| is_first(block) && is_inside(block));
    let above = || page.blocks.iter().take(begins).rposition(|block| is_first(block) && !layout::is_name(block.span.of(&page.rendered.text)));
    called(page, begins).or_else(own).or_else(above)
}

/// The block above the text whose words are those of a title of the page, rather a heading than another.
fn called(page: &Walked, begins: usize) -> Option<usize> {
    let titles: Vec<String> = page.head.titles().map(words).collect();
    let is_called = |block: &Draft| {
        let own = words(block.span.of(&page.rendered.text));
        let enough = own.split_ascii_whitespace().count() >= WORDS;
        enough && !is_linked(block) && titles.iter().any(|title| is_same(title, &own))
    };
    let mut found = page.blocks.iter().enumerate().take(begins + 1).filter(|(_, block)| is_called(block)).peekable();
    let first = found.peek().map(|(index, _)| *index);
    found.find(|(_, block)| block.kind == BlockKind::Heading).map(|(index, _)| index).or(first)
}

/// Whether a line says what a title says, which may name the site before or behind it, or be the shorter of both.
fn is_same(title: &str, line: &str) -> bool {
    title.starts_with(line)
        || title.ends_with(line)
        || (line.starts_with(title) && line.len() < 2 * title.len() && title.split_ascii_whitespace().count() >= WORDS)
}
