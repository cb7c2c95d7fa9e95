//! Quotations with their speakers.

use super::{Glance, Keeper, Signature, nothing};
use crate::facts::Speaker;
use crate::source::KeptSentence;

/// See [`super::SIGNATURES`].
pub const SIGNATURE: Signature = Signature { name: "quotes", sentence: nothing, block };

/// What stands between two quotation marks.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Who speaks; `None` where the text does not tell.
    pub speaker: Option<Speaker>,
    /// The words, without the marks.
    pub passage: KeptSentence,
}

/// A shorter quotation is a turn of phrase.
const SHORTEST: usize = 5;

fn block(glance: &Glance, keeper: &mut Keeper) {
    let words = &glance.words;
    for quote in glance.speakers.quotes() {
        let first = quote.start + usize::from(words.double_quote(quote.start));
        let end = quote.end - usize::from(quote.end > first && words.double_quote(quote.end - 1));
        if end < first + SHORTEST {
            continue;
        }
        let speaker = glance.speakers.at(first);
        let passage = keeper.passage(words.span(first, end));
        keeper.kept.quotes.push(Quote { speaker, passage });
    }
}
