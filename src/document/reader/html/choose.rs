//! Which blocks of a page are the report: those of the element that holds most of its prose, without what only surrounds it.

use super::Draft;
use super::element::Role;
use super::walk::Walked;
use crate::document::BlockKind;
use crate::document::reader::{dateline, layout};

/// Less prose, in bytes, is no report.
const REPORT: u64 = 250;
/// A shorter block is no prose by which an element is chosen.
const PROSE: u32 = 40;

/// The blocks of the report, the headline first.
pub(super) fn choose(page: &Walked) -> Vec<Draft> {
    let sums = Sums::of(page);
    let root = sums.root(page);
    let inside = below(page, root);
    let cards = cards(page, root);
    let belongs = |block: &&Draft| {
        let node = page.nodes.get(block.node);
        let around = !sums.around && node.is_some_and(|node| node.around);
        let is_code = node.is_some_and(|node| node.role == Role::Preformatted) && !sums.preformatted;
        !is_code && inside.get(block.node) == Some(&true) && cards.get(block.node) == Some(&false) && !around && !is_linked(block)
    };
    let headline = headline(page, &inside);
    let rest =
        page.blocks.iter().enumerate().filter(|(index, block)| Some(*index) != headline && belongs(block)).map(|(index, block)| (index, settled(page, block)));
    let title = headline.and_then(|index| page.blocks.get(index)).map(|block| Draft { kind: BlockKind::Title, level: 1, ..block.clone() });
    let mut chosen: Vec<(usize, Draft)> = headline.zip(title).into_iter().chain(rest).collect();
    chosen.sort_by_key(|(index, _)| *index);
    chosen.into_iter().map(|(_, block)| block).collect()
}

/// A line that is nothing but a date is no part of the text.
fn settled(page: &Walked, block: &Draft) -> Draft {
    let is_date = dateline::is_date(block.span.of(&page.rendered.text));
    Draft { kind: if is_date { BlockKind::Furniture } else { block.kind }, ..block.clone() }
}

/// Whether it is rather a link than text with links in it.
fn is_linked(block: &Draft) -> bool {
    block.linked * 2 > block.span.len()
}

/// How much prose each element holds.
struct Sums {
    prose: Vec<u64>,
    /// Whether hardly anything but preformatted text is there, so that it is no code.
    preformatted: bool,
    /// Whether the names of elements mislead: without what they exclude nothing would be left.
    around: bool,
}

impl Sums {
    fn of(page: &Walked) -> Self {
        let prose = |around: bool| {
            let mut sums = vec![0; page.nodes.len()];
            for block in page.blocks.iter().filter(|block| is_prose(block)) {
                let counts = around || page.nodes.get(block.node).is_some_and(|node| !node.around);
                sums.get_mut(block.node).filter(|_| counts).into_iter().for_each(|sum| *sum += u64::from(block.span.len()));
            }
            // children stand behind their parents
            for (index, node) in page.nodes.iter().enumerate().skip(1).rev() {
                let own = sums.get(index).copied().unwrap_or_default();
                sums.get_mut(node.parent).into_iter().for_each(|sum| *sum += own);
            }
            sums
        };
        let (clean, all) = (prose(false), prose(true));
        let total = |sums: &[u64]| sums.first().copied().unwrap_or_default();
        let around = total(&clean) < REPORT && total(&clean) < total(&all);
        let is_plain = |block: &&Draft| page.nodes.get(block.node).is_none_or(|node| node.role != Role::Preformatted);
        let plain: u64 = page.blocks.iter().filter(|block| is_prose(block)).filter(is_plain).map(|block| u64::from(block.span.len())).sum();
        Self { prose: if around { all } else { clean }, preformatted: plain < REPORT, around }
    }

    fn at(&self, node: usize) -> u64 {
        self.prose.get(node).copied().unwrap_or_default()
    }

    /// The element of the report: the one that is said to be it and holds a good part of the prose, else the deepest that holds most of it.
    fn root(&self, page: &Walked) -> usize {
        let total = self.at(0);
        let said = page.nodes.iter().enumerate().filter(|(_, node)| node.article).map(|(index, _)| index);
        let article = said.max_by_key(|node| (self.at(*node), std::cmp::Reverse(*node)));
        if let Some(article) = article.filter(|node| self.at(*node) * 3 >= total && total > 0) {
            // the body alone would lack the headline and what stands above it
            return self.enclosing_article(page, article);
        }
        let main = page.nodes.iter().position(|node| node.role == Role::Main).filter(|node| self.at(*node) * 3 >= total);
        self.deepest(page, main.unwrap_or_default())
    }

    fn enclosing_article(&self, page: &Walked, article: usize) -> usize {
        let mut found = article;
        let mut at = article;
        while let Some(node) = page.nodes.get(at).filter(|_| at > 0) {
            at = node.parent;
            if page.nodes.get(at).is_some_and(|node| node.role == Role::Article) && self.at(at) * 3 <= self.at(article) * 4 {
                found = at;
            }
        }
        found
    }

    fn deepest(&self, page: &Walked, from: usize) -> usize {
        let mut root = from;
        // children stand behind their parents, so one pass goes all the way down
        for (index, node) in page.nodes.iter().enumerate().skip(from + 1) {
            if node.parent == root && self.at(index) * 4 >= self.at(root) * 3 && self.at(index) > 0 && node.role.parts() && !is_leaf(node.role) {
                root = index;
            }
        }
        root
    }
}

/// A single paragraph is not the report, however much of it it is.
fn is_leaf(role: Role) -> bool {
    matches!(role, Role::Paragraph | Role::Item | Role::List | Role::Quote | Role::Heading(_) | Role::Caption)
}

fn is_prose(block: &Draft) -> bool {
    block.span.len() >= PROSE && !is_linked(block) && matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem | BlockKind::Cell)
}

/// Which elements are `root` or stand in it.
fn below(page: &Walked, root: usize) -> Vec<bool> {
    let mut inside = vec![false; page.nodes.len()];
    for (index, node) in page.nodes.iter().enumerate() {
        let is_inside = index == root || (index > root && inside.get(node.parent) == Some(&true));
        inside.get_mut(index).into_iter().for_each(|slot| *slot = is_inside);
    }
    inside
}

/// Which elements are articles inside the report that are but a link to another, or stand in one.
fn cards(page: &Walked, root: usize) -> Vec<bool> {
    let mut linked = vec![false; page.nodes.len()];
    for block in page.blocks.iter().filter(|block| is_linked(block) && matches!(block.kind, BlockKind::Heading)) {
        // the heading itself, what groups headings, and the article
        let mut at = block.node;
        for _ in 0..4 {
            if at > root && page.nodes.get(at).is_some_and(|node| node.role == Role::Article) {
                linked.get_mut(at).into_iter().for_each(|slot| *slot = true);
            }
            at = page.nodes.get(at).map_or(0, |node| node.parent);
        }
    }
    for (index, node) in page.nodes.iter().enumerate().skip(1) {
        if linked.get(node.parent) == Some(&true) {
            linked.get_mut(index).into_iter().for_each(|slot| *slot = true);
        }
    }
    linked
}

/// The first heading of the highest level in the report, else the last above it.
fn headline(page: &Walked, inside: &[bool]) -> Option<usize> {
    let is_first = |block: &Draft| block.kind == BlockKind::Heading && block.level == 1;
    let is_inside = |block: &Draft| inside.get(block.node) == Some(&true);
    let begins = page.blocks.iter().position(|block| is_inside(block) && is_prose(block)).unwrap_or(page.blocks.len());
    let own = page.blocks.iter().position(|block| is_first(block) && is_inside(block));
    own.or_else(|| page.blocks.iter().take(begins).rposition(|block| is_first(block) && !layout::is_name(block.span.of(&page.rendered.text))))
}
