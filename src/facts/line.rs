//! A fact as one line of JSON.

use super::fact::Fact;
use crate::document::Document;
use crate::quantity::{Set, Stated, show_day};
use crate::source::Cursor;
use serde::Serialize;

/// What a document says of itself, as every line of its facts repeats it.
#[derive(Clone, Debug)]
pub struct LineHead<'a> {
    document: &'a Document,
    published: Option<String>,
}

/// One line of `factlint facts --format jsonl`. Offsets are half-open bytes; line and column count from 1, columns in characters.
#[derive(Debug, Serialize)]
pub struct FactLine<'a> {
    document: &'a str,
    source: &'a str,
    story: &'a str,
    published: Option<&'a str>,
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    text: &'a str,
    hedge: Option<&'a str>,
    hedge_start: Option<u32>,
    hedge_end: Option<u32>,
    kind: &'static str,
    low: Option<Stated>,
    high: Option<Stated>,
    unit: Option<&'a str>,
    modifiers: Vec<&'a str>,
    role: &'static str,
    base_unit: Option<&'static str>,
    hard: Set,
    soft: Set,
    speaker: Option<&'a str>,
    speaker_start: Option<u32>,
    speaker_end: Option<u32>,
    stance: Option<&'static str>,
    denied: bool,
    as_of: Option<String>,
    sentence_start: u32,
    sentence_end: u32,
    block: &'static str,
}

impl<'a> LineHead<'a> {
    /// The head of a document's lines.
    pub fn new(document: &'a Document) -> Self {
        Self { document, published: document.meta.published.map(show_day) }
    }

    /// The line of one of its facts; `places` walks through the document's text.
    pub fn line<'f: 'a>(&'a self, fact: &'f Fact, places: &mut Cursor) -> FactLine<'a> {
        let text = self.document.text.as_str();
        let (line, column) = places.place(fact.span.start);
        let speaker = fact.context.speaker.as_ref();
        FactLine {
            document: &self.document.name,
            source: &self.document.meta.source,
            story: &self.document.meta.story,
            published: self.published.as_deref(),
            start: fact.span.start,
            end: fact.span.end,
            line,
            column,
            text: fact.span.of(text),
            hedge: fact.hedge.map(|h| h.of(text)),
            hedge_start: fact.hedge.map(|h| h.start),
            hedge_end: fact.hedge.map(|h| h.end),
            kind: fact.kind.name(),
            low: fact.low.map(|n| Stated::of(fact.kind, n)),
            high: fact.high.map(|n| Stated::of(fact.kind, n)),
            unit: fact.measure.name(),
            modifiers: fact.modifiers.map_or_else(Vec::new, |m| m.of(text).split_whitespace().collect()),
            role: fact.role.name(),
            base_unit: (!fact.base_unit.is_empty()).then_some(fact.base_unit),
            hard: fact.hard.into(),
            soft: fact.soft.into(),
            speaker: speaker.map(|s| &*s.name),
            speaker_start: speaker.map(|s| s.span.start),
            speaker_end: speaker.map(|s| s.span.end),
            stance: fact.context.stance.known(),
            denied: fact.context.denied,
            as_of: fact
                .context
                .as_of
                .map(|day| if Some(day) == self.document.meta.published { self.published.clone().unwrap_or_default() } else { show_day(day) }),
            sentence_start: fact.sentence.start,
            sentence_end: fact.sentence.end,
            block: fact.block.name(),
        }
    }
}
