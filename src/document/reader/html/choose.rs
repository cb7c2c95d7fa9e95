//! Which blocks of a page are the report: those of the element that holds most of its prose, without what only surrounds it.

use super::boxes::{Part, Parts};
use super::element::Role;
use super::walk::{Node, Walked};
use super::{Draft, headline, is_linked, repeats};
use crate::document::BlockKind;
use crate::document::reader::{byline, dateline};

/// Less prose, in bytes, is no report.
const REPORT: u64 = 250;
/// What is said in short has at most so many blocks.
const LEAD: usize = 10;
/// A shorter block is no prose by which an element is chosen.
const PROSE: u32 = 40;

/// The blocks of the report and its headline.
pub(super) fn choose(page: &Walked) -> Vec<Draft> {
    let sums = Sums::of(page);
    let root = sums.root(page);
    let inside = below(page, root);
    let parts = Parts::of(page, root, |node| sums.at(node) * 4 < sums.at(root));
    let report = Report { page, sums, inside, parts };
    let headline = headline::find(page, &report.inside);
    let lead = report.lead(headline);
    let top = headline.filter(|headline| report.opens(*headline));
    let taken = |(index, block): (usize, &Draft)| {
        if Some(index) == headline {
            return Some(Draft { kind: BlockKind::Title, level: 1, ..block.clone() });
        }
        let stands = (report.is_inside(block) && top.is_none_or(|top| index > top)) || lead.contains(&index);
        (stands && report.belongs(block)).then(|| report.settled(block))
    };
    let mut chosen: Vec<Draft> = page.blocks.iter().enumerate().filter_map(taken).collect();
    repeats::drop_repeats(&mut chosen, &page.rendered.text);
    chosen
}

/// Where the report stands on its page.
struct Report<'w> {
    page: &'w Walked,
    sums: Sums,
    /// Which elements are the one of the report, or stand in it.
    inside: Vec<bool>,
    parts: Parts,
}

impl Report<'_> {
    fn is_inside(&self, block: &Draft) -> bool {
        self.inside.get(block.node) == Some(&true)
    }

    fn belongs(&self, block: &Draft) -> bool {
        let node = self.page.nodes.get(block.node);
        let around = !self.sums.around && node.is_some_and(|node| node.around);
        let is_code = node.is_some_and(|node| node.role == Role::Preformatted) && !self.sums.preformatted;
        !is_code && !around && self.parts.at(block.node) != Part::Other && !is_linked(block)
    }

    /// Whether hardly any prose stands above the headline, so that what does is none of the report.
    fn opens(&self, headline: usize) -> bool {
        let above = self.page.blocks.iter().take(headline).filter(|block| self.is_inside(block) && is_prose(block));
        above.map(|block| u64::from(block.span.len())).sum::<u64>() * 10 <= self.sums.prose.iter().copied().max().unwrap_or_default()
    }

    /// The blocks between the headline and the element of the report: what is said in short, without who said it and when.
    fn lead(&self, headline: Option<usize>) -> Vec<usize> {
        let Some(start) = headline else { return Vec::new() };
        let end = self.page.blocks.iter().position(|block| self.is_inside(block)).unwrap_or_default();
        let blocks = self.page.blocks.iter().enumerate().take(end).skip(start + 1);
        let lead: Vec<usize> =
            blocks.filter(|(_, block)| self.belongs(block) && byline::is_lead(block.span.of(&self.page.rendered.text))).map(|(index, _)| index).collect();
        if lead.len() > LEAD { Vec::new() } else { lead }
    }

    /// What a block is within the report. A line that is nothing but a date or a time is no part of the text.
    fn settled(&self, block: &Draft) -> Draft {
        let kind = match block.kind {
            BlockKind::Cell if self.parts.is_layout(self.page, block) => BlockKind::Paragraph,
            BlockKind::Paragraph | BlockKind::ListItem if self.parts.at(block.node) == Part::Caption => BlockKind::Caption,
            kind => kind,
        };
        let is_stamp = kind != BlockKind::Cell && dateline::is_stamp(block.span.of(&self.page.rendered.text));
        Draft { kind: if is_stamp { BlockKind::Furniture } else { kind }, ..block.clone() }
    }
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

/// Whether a block is text that a report is made of.
pub(super) fn is_prose(block: &Draft) -> bool {
    block.span.len() >= PROSE && !is_linked(block) && matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem | BlockKind::Cell)
}

/// Which elements are `root`, go by the same name beside it, as parts of a text do that something was put between, are the table or list
/// between two of these, or stand in one.
fn below(page: &Walked, root: usize) -> Vec<bool> {
    let own = page.nodes.get(root).copied().unwrap_or_default();
    let is_like = |node: &Node| own.role == Role::Block && own.classes > 0 && (node.role, node.classes, node.parent) == (own.role, own.classes, own.parent);
    let first = page.nodes.iter().position(is_like).unwrap_or(root);
    let last = page.nodes.iter().rposition(is_like).unwrap_or(root);
    let is_between = |index: usize, node: &Node| (first..last).contains(&index) && node.parent == own.parent && node.role != Role::Block;
    let mut inside = vec![false; page.nodes.len()];
    for (index, node) in page.nodes.iter().enumerate() {
        let is_inside = index == root || is_like(node) || is_between(index, node) || (index > 0 && inside.get(node.parent) == Some(&true));
        inside.get_mut(index).into_iter().for_each(|slot| *slot = is_inside);
    }
    inside
}
