//! Small parts of a page that stand in the report and are none of it, or belong to a picture: told by their names, by a line in them, by what they hold.

use super::element::{Called, Role};
use super::walk::{Holds, Walked};
use super::{Draft, is_linked};
use crate::document::BlockKind;
use crate::document::reader::byline;
use crate::document::reader::layout::{self, Furniture};

/// A box that one line tells holds at most so many bytes.
const BOX: u32 = 400;
/// The words under a picture have at most so many bytes.
const CAPTION: u32 = 300;
/// A box stands at most so many elements around the line that tells it.
const NEAR: usize = 16;
/// A cell with more text than that parts the page.
const CELL: u32 = 300;

/// What an element is within the report, the weightiest last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    #[default]
    Report,
    /// Stands under a picture or a film.
    Caption,
    /// None of it.
    Other,
}

/// What the elements of a page are.
pub(super) struct Parts {
    parts: Vec<Part>,
    /// Rows of tables that only part the page.
    layout: Vec<bool>,
}

impl Parts {
    /// The parts around and in `root`, which holds the report; `is_small` tells elements that hold little prose.
    pub fn of(page: &Walked, root: usize, is_small: impl Fn(usize) -> bool) -> Self {
        let sizes = Sizes::of(page, root);
        let mut parts: Vec<Part> =
            page.nodes.iter().enumerate().map(|(index, node)| if sizes.holds(index) { Part::Report } else { called(node.called, is_small(index)) }).collect();
        let mut mark = |node: Option<usize>, part: Part| {
            node.and_then(|node| parts.get_mut(node)).into_iter().for_each(|own| *own = part.max(*own));
        };
        for block in &page.blocks {
            if block.kind == BlockKind::Heading && is_linked(block) {
                mark(sizes.card(page, block.node), Part::Other);
            }
            if let Some(part) = told(block.span.of(&page.rendered.text)) {
                mark(sizes.container(page, block.node, 2, BOX), part);
            }
        }
        for (index, _) in page.nodes.iter().enumerate().filter(|(_, node)| node.holds == Holds::Picture) {
            mark(sizes.container(page, index, 1, CAPTION).filter(|node| sizes.is_plain(*node)), Part::Caption);
        }
        for (index, _) in page.nodes.iter().enumerate().filter(|(_, node)| node.holds == Holds::Field) {
            mark(sizes.container(page, index, 1, BOX), Part::Other);
        }
        for (index, node) in page.nodes.iter().enumerate().skip(1) {
            let outer = parts.get(node.parent).copied().unwrap_or_default();
            parts.get_mut(index).into_iter().for_each(|own| *own = outer.max(*own));
        }
        Self { parts, layout: sizes.layout(page) }
    }

    /// What an element is.
    pub fn at(&self, node: usize) -> Part {
        self.parts.get(node).copied().unwrap_or_default()
    }

    /// Whether a block stands in a table that only parts the page.
    pub fn is_layout(&self, page: &Walked, block: &Draft) -> bool {
        let mut at = block.node;
        while let Some(node) = page.nodes.get(at).filter(|_| at > 0) {
            if node.role == Role::Cell {
                return self.layout.get(node.parent) == Some(&true);
            }
            at = node.parent;
        }
        false
    }
}

fn called(called: Called, is_small: bool) -> Part {
    match called {
        Called::Caption if is_small => Part::Caption,
        Called::Box if is_small => Part::Other,
        _ => Part::Report,
    }
}

/// What a line tells of the box that it stands in.
fn told(text: &str) -> Option<Part> {
    match layout::furniture(text) {
        Some(Furniture::Box | Furniture::Links) => Some(Part::Other),
        _ if byline::is_invitation(text) => Some(Part::Other),
        _ => byline::is_clip(text).then_some(Part::Caption),
    }
}

/// How much the elements hold.
struct Sizes {
    /// In bytes.
    bytes: Vec<u32>,
    blocks: Vec<u32>,
    /// Whether headings, lists or cells stand in it.
    mixed: Vec<bool>,
    /// Whether it is the element of the report or holds it.
    holds: Vec<bool>,
}

impl Sizes {
    fn of(page: &Walked, root: usize) -> Self {
        let length = page.nodes.len();
        let mut sizes = Self { bytes: vec![0; length], blocks: vec![0; length], mixed: vec![false; length], holds: vec![false; length] };
        for block in &page.blocks {
            sizes.add(block.node, block.span.len(), 1, false);
        }
        // children stand behind their parents
        for (index, node) in page.nodes.iter().enumerate().skip(1).rev() {
            let own = |sizes: &[u32]| sizes.get(index).copied().unwrap_or_default();
            let mixed = matches!(node.role, Role::Heading(_) | Role::Item | Role::Cell) || sizes.mixed.get(index) == Some(&true);
            sizes.add(node.parent, own(&sizes.bytes), own(&sizes.blocks), mixed);
        }
        let mut at = root;
        while let Some(slot) = sizes.holds.get_mut(at).filter(|slot| !**slot) {
            *slot = true;
            at = page.nodes.get(at).map_or(0, |node| node.parent);
        }
        sizes
    }

    fn add(&mut self, node: usize, bytes: u32, blocks: u32, mixed: bool) {
        self.bytes.get_mut(node).into_iter().for_each(|own| *own = own.saturating_add(bytes));
        self.blocks.get_mut(node).into_iter().for_each(|own| *own += blocks);
        self.mixed.get_mut(node).into_iter().for_each(|own| *own |= mixed);
    }

    fn holds(&self, node: usize) -> bool {
        self.holds.get(node) != Some(&false)
    }

    fn is_plain(&self, node: usize) -> bool {
        self.mixed.get(node) == Some(&false)
    }

    /// The innermost element around a place that holds so many blocks, where it is small and not around the report.
    fn container(&self, page: &Walked, from: usize, blocks: u32, most: u32) -> Option<usize> {
        let mut at = from;
        for _ in 0..NEAR {
            if self.blocks.get(at).is_none_or(|own| *own >= blocks) {
                break;
            }
            at = page.nodes.get(at)?.parent;
        }
        (!self.holds(at) && self.bytes.get(at).is_some_and(|own| *own <= most)).then_some(at)
    }

    /// The box of a heading that is a link to another report.
    fn card(&self, page: &Walked, from: usize) -> Option<usize> {
        // the heading itself, what groups headings, and the article
        let mut at = from;
        for _ in 0..4 {
            if page.nodes.get(at).is_some_and(|node| node.role == Role::Article) && !self.holds(at) {
                return Some(at);
            }
            at = page.nodes.get(at)?.parent;
        }
        self.container(page, from, 2, BOX)
    }

    /// The rows in which a cell holds what no cell of figures does: long text, headings, lists, other tables.
    fn layout(&self, page: &Walked) -> Vec<bool> {
        let mut rows = vec![false; page.nodes.len()];
        for (index, node) in page.nodes.iter().enumerate().filter(|(_, node)| node.role == Role::Cell) {
            if self.bytes.get(index).is_some_and(|bytes| *bytes > CELL) || !self.is_plain(index) {
                rows.get_mut(node.parent).into_iter().for_each(|row| *row = true);
            }
        }
        rows
    }
}
