//! The tags of a page, one after the other, to blocks of text and the elements that they stand in.

use super::Draft;
use super::element::{Attributes, Called, Role};
use super::meta::Head;
use super::open::{self, Open};
use super::render;
use super::style::Hidden;
use crate::document::origin::Rendered;
use crate::document::reader::layout;
use crate::source::{Span, offset};
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use rustc_hash::FxHashMap;
use std::convert::Infallible;

/// A page after the walk.
pub(super) struct Walked {
    pub rendered: Rendered,
    pub head: Head,
    /// The elements in the order of their start tags, a parent before its children; the first stands for the page.
    pub nodes: Vec<Node>,
    pub blocks: Vec<Draft>,
    /// Comments with their places in the file.
    pub comments: Vec<(String, Span)>,
}

/// An element that may hold blocks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Node {
    pub parent: usize,
    pub role: Role,
    /// Said to be the report.
    pub article: bool,
    /// Goes, or stands in what goes, by the name of something around a report.
    pub around: bool,
    /// What it goes by itself.
    pub called: Called,
    /// Its classes, as a number; 0 for none.
    pub classes: u64,
    /// What stands in it without a text of its own, and in no element inside that may hold blocks.
    pub holds: Holds,
}

/// What has no text and tells of the text beside it; the weightier last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holds {
    #[default]
    Nothing,
    Picture,
    /// A field to fill in.
    Field,
}

/// Reads the whole page.
pub(super) fn walk(text: &str) -> Walked {
    let mut walk = Walk::new(text);
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<Infallible> {
        walk.event(&event, span.start, span.end);
        None
    });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(text, emitter).finish();
    walk.flush();
    Walked { rendered: walk.rendered, head: walk.head, nodes: walk.nodes, blocks: walk.blocks, comments: walk.comments }
}

struct Walk<'t> {
    text: &'t str,
    rendered: Rendered,
    head: Head,
    hidden: Hidden,
    nodes: Vec<Node>,
    blocks: Vec<Draft>,
    comments: Vec<(String, Span)>,
    names: FxHashMap<Box<[u8]>, u32>,
    /// How many elements of each name are open.
    counts: Vec<u32>,
    open: Vec<Open>,
    /// The start tag that is being read.
    tag: Option<(u32, Role)>,
    attributes: Attributes,
    /// Where the block at hand begins in the rendered text.
    start: u32,
    linked: u32,
    /// Whether words of it that are no link end a sentence.
    told: bool,
    blank: Option<Span>,
    breaks: u8,
}

impl<'t> Walk<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            rendered: Rendered::default(),
            head: Head::default(),
            hidden: Hidden::default(),
            nodes: vec![Node { role: Role::Block, ..Node::default() }],
            blocks: Vec::new(),
            comments: Vec::new(),
            names: FxHashMap::default(),
            counts: Vec::new(),
            open: Vec::new(),
            tag: None,
            attributes: Attributes::default(),
            start: 0,
            linked: 0,
            told: false,
            blank: None,
            breaks: 0,
        }
    }

    fn event(&mut self, event: &CallbackEvent<'_>, start: usize, end: usize) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Some((self.name(name), Role::of(name)));
                self.attributes.list.clear();
            }
            CallbackEvent::AttributeName { name } => self.attributes.list.push((String::from_utf8_lossy(name).into_owned(), String::new())),
            CallbackEvent::AttributeValue { value } => {
                self.attributes.list.last_mut().into_iter().for_each(|(_, own)| *own = String::from_utf8_lossy(value).into_owned());
            }
            CallbackEvent::CloseStartTag { self_closing } => self.start_tag(*self_closing, end),
            CallbackEvent::EndTag { name } => self.end_tag(name),
            CallbackEvent::String { value } => self.string(value, start, end),
            CallbackEvent::Comment { value } => self.comments.push((String::from_utf8_lossy(value).into_owned(), Span::new(offset(start), offset(end)))),
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn name(&mut self, name: &[u8]) -> u32 {
        if let Some(known) = self.names.get(name) {
            return *known;
        }
        let number = offset(self.counts.len());
        self.names.insert(name.into(), number);
        self.counts.push(0);
        number
    }

    fn start_tag(&mut self, self_closing: bool, end: usize) {
        let Some((name, role)) = self.tag.take() else { return };
        if role.is_void() {
            return self.void(role, end);
        }
        if let Some(index) = open::closed_by(&self.open, role) {
            self.close(index);
        }
        if role.parts() {
            self.flush();
        }
        let parent = self.node();
        let attributes = std::mem::take(&mut self.attributes);
        let outside = !self.open.last().is_some_and(|open| open.within);
        let called = if is_named(role) { attributes.called() } else { Called::Nothing };
        let silent = self.is_silent() || attributes.is_silent() || is_silent(role, called) || self.hidden.holds(attributes.get("class"));
        self.head.element(role, &attributes, silent);
        let around = (role == Role::Header && outside) || called == Called::Around;
        let inherited = self.nodes.get(parent).is_some_and(|node| node.around);
        // an inline element matters only for what it is called
        let node = if role.parts() || around {
            let article = role == Role::Article || attributes.is_article();
            self.nodes.push(Node { parent, role, article, around: around || inherited, called, classes: attributes.classes(), ..Node::default() });
            self.nodes.len() - 1
        } else {
            parent
        };
        self.attributes = attributes;
        if !self_closing || role != Role::Inline {
            self.counts.get_mut(name as usize).into_iter().for_each(|count| *count += 1);
            self.open.push(Open { name, role, node, silent, within: !outside || matches!(role, Role::Article | Role::Main) });
        }
    }

    fn void(&mut self, role: Role, end: usize) {
        match role {
            Role::Rule if !self.is_silent() => self.flush(),
            Role::Picture => self.hold(Holds::Picture),
            Role::Field => self.hold(Holds::Field),
            Role::Meta => self.head.meta_tag(&self.attributes),
            Role::Break if !self.is_silent() => {
                let place = Span::new(offset(end), offset(end));
                self.blank = Some(self.blank.map_or(place, |before| before.to(place)));
                self.breaks = self.breaks.saturating_add(1);
                if self.breaks > 1 {
                    self.flush();
                }
            }
            _ => {}
        }
    }

    fn hold(&mut self, what: Holds) {
        let node = self.node();
        if let Some(node) = self.nodes.get_mut(node).filter(|_| !self.open.last().is_some_and(|open| open.silent)) {
            node.holds = node.holds.max(what);
        }
    }

    fn end_tag(&mut self, name: &[u8]) {
        let Some(number) = self.names.get(name).copied() else { return };
        if self.counts.get(number as usize).is_none_or(|count| *count == 0) {
            // what was closed in passing still parts what stands around its end tag
            if Role::of(name).parts() && !self.is_silent() {
                self.flush();
            }
            return;
        }
        if let Some(index) = self.open.iter().rposition(|open| open.name == number) {
            self.close(index);
        }
    }

    /// Closes all elements from this one on.
    fn close(&mut self, index: usize) {
        if self.open.iter().skip(index).any(|open| open.role.parts()) {
            self.flush();
        }
        for open in self.open.drain(index..) {
            if let Some(count) = self.counts.get_mut(open.name as usize) {
                *count = count.saturating_sub(1);
            }
        }
    }

    fn node(&self) -> usize {
        self.open.last().map_or(0, |open| open.node)
    }

    fn is_silent(&self) -> bool {
        self.open.last().is_some_and(|open| open.silent)
    }

    fn string(&mut self, value: &[u8], start: usize, end: usize) {
        match self.open.last().map(|open| open.role) {
            Some(Role::Title | Role::Script) => return self.head.text(value),
            Some(Role::Style) => return self.hidden.read(&String::from_utf8_lossy(value)),
            _ => {}
        }
        if self.is_silent() {
            return;
        }
        let Some(source) = self.text.get(start..end) else { return };
        let before = self.rendered.end();
        if open::near(&self.open).any(|role| role == Role::Preformatted) {
            self.preformatted(source, start);
        } else {
            self.words(source, start);
        }
        if open::near(&self.open).take_while(|role| !role.parts()).any(|role| role == Role::Link) {
            self.linked += self.rendered.end().saturating_sub(before);
        } else {
            self.told |= layout::ends_sentence(source.trim());
        }
    }

    fn words(&mut self, source: &str, start: usize) {
        if !source.trim_ascii().is_empty() {
            self.breaks = 0;
        }
        if self.rendered.end() == self.start {
            self.blank = None;
            let rest = source.trim_ascii_start();
            return render::text(&mut self.rendered, &mut self.blank, rest, start + source.len() - rest.len());
        }
        render::text(&mut self.rendered, &mut self.blank, source, start);
    }

    /// Blank lines part paragraphs.
    fn preformatted(&mut self, source: &str, start: usize) {
        let mut from = start;
        for line in source.split_inclusive('\n') {
            if line.trim().is_empty() {
                self.flush();
            } else {
                self.words(line, from);
            }
            from += line.len();
        }
    }

    /// Closes the block of the words so far.
    fn flush(&mut self) {
        self.breaks = 0;
        self.blank = None;
        let (linked, told) = (std::mem::take(&mut self.linked), std::mem::take(&mut self.told));
        let words = Span::new(self.start, self.rendered.end()).of(&self.rendered.text);
        let trimmed = words.trim();
        if trimmed.is_empty() {
            self.rendered.truncate(self.start);
            return;
        }
        let first = self.start + offset(words.len() - words.trim_start().len());
        let span = Span::new(first, first + offset(trimmed.len()));
        let (kind, level) = open::kind(&self.open);
        self.blocks.push(Draft { kind, level, span, node: self.node(), linked, told });
        let nowhere = Span::default();
        self.rendered.put("\n\n", nowhere);
        self.start = self.rendered.end();
    }
}

/// Whether nothing in an element is read.
fn is_silent(role: Role, called: Called) -> bool {
    match role {
        Role::Silent | Role::Struck | Role::Script | Role::Style => true,
        Role::Aside => called != Called::Facts,
        Role::Heading(_) => false,
        _ => called == Called::Hidden,
    }
}

/// Whether names such as `with-sidebar` say something of the element, and not of all the page.
fn is_named(role: Role) -> bool {
    !matches!(role, Role::Page | Role::Article | Role::Main)
}
