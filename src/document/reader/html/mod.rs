//! HTML: the report on a page, without what surrounds it.

mod boxes;
mod choose;
mod element;
mod headline;
mod meta;
mod open;
mod render;
mod repeats;
mod style;
mod walk;

use super::Reader;
use super::page::{Finished, Page};
use crate::source::Span;

/// Web pages as they are saved.
pub(super) static READER: Reader = Reader { name: "html", extensions: &["html", "htm", "xhtml"], front: false, declared: meta::declared, read };

fn read(text: &str) -> Finished {
    let walked = walk::walk(text);
    let chosen = choose::choose(&walked);
    let (rendered, markup) = walked.rendered.finish(text);
    let mut page = Page::new(&rendered);
    page.meta = walked.head.meta();
    for block in chosen {
        page.push(block.kind, block.level, &[block.span]);
    }
    for (words, place) in walked.comments {
        page.comment(&words, place);
    }
    let mut finished = page.finish();
    finished.rendered = Some((rendered, markup));
    finished
}

/// A block of a page, before it is decided whether it belongs to the report.
#[derive(Clone, Debug)]
struct Draft {
    kind: crate::document::BlockKind,
    level: u8,
    /// In the rendered text.
    span: Span,
    /// The element that it stands in.
    node: usize,
    /// Bytes of it that are links.
    linked: u32,
    /// Whether words of it that are no link end a sentence.
    told: bool,
}

/// Whether it is rather a link than text with links in it.
fn is_linked(block: &Draft) -> bool {
    block.linked * 2 > block.span.len() && !block.told
}
