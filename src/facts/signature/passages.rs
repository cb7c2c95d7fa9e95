//! Paragraphs, each with a sketch of its words.

use super::{Glance, Keeper, Signature, nothing};
use crate::document::BlockKind;
use crate::source::{KeptSentence, Span};
use crate::text::{sentences, shingles};

/// See [`super::SIGNATURES`].
pub const SIGNATURE: Signature = Signature { name: "passages", sentence: nothing, block };

/// A paragraph.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The smallest hashes of its shingles, sorted: all of them for a paragraph of the usual length.
    pub sketch: Vec<u64>,
    /// Its bytes.
    pub span: Span,
    /// Its first sentence.
    pub opening: KeptSentence,
}

/// So many hashes are kept; the share of common ones among the smallest estimates that among all.
pub const SKETCH: usize = 96;

/// So many tokens make a paragraph that is worth comparing.
const SHORTEST: usize = 16;

fn block(glance: &Glance, keeper: &mut Keeper) {
    let text = matches!(glance.block.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote | BlockKind::Caption);
    if !text || glance.tokens.len() < SHORTEST {
        return;
    }
    let span = glance.span();
    let mut sketch = shingles(span.of(&keeper.document.text));
    sketch.truncate(SKETCH);
    let mut ranges = Vec::new();
    sentences(&glance.words, &mut ranges);
    let first = ranges.first().map_or(span, |range| glance.words.span(range.start, range.end));
    let opening = keeper.passage(first);
    keeper.kept.passages.push(Passage { sketch, span, opening });
}
