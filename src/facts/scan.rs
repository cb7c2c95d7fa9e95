//! One sentence under extraction: the tokens, and what of the document its figures need.

use super::numeral::{Numeral, numeral};
use crate::document::Locale;
use crate::quantity::Day;
use crate::text::Words;
use std::ops::Range;

/// The day that undated documents count from, so that their dates still compare among themselves: Saturday, 1 January 2000.
pub const UNDATED: Day = 10_957;

/// A sentence and what extractors may ask of it.
#[derive(Clone, Debug)]
pub struct Scan<'a> {
    /// The tokens of the block.
    pub words: Words<'a>,
    /// The tokens of the sentence.
    pub sentence: Range<usize>,
    /// When the document was published; [`UNDATED`] where nothing says so.
    pub today: Day,
    /// How the document writes dates, where that is known.
    pub locale: Option<Locale>,
    /// The token whose numeral is known: every extractor asks for it.
    pub(super) known: Option<(usize, Option<&'a Numeral>)>,
}

impl<'a> Scan<'a> {
    /// A sentence of a document published on this day.
    pub fn new(words: Words<'a>, sentence: Range<usize>, today: Day) -> Self {
        Self { words, sentence, today, locale: None, known: None }
    }

    /// The same of a document that writes dates in this way.
    #[must_use]
    pub fn with_locale(self, locale: Option<Locale>) -> Self {
        Self { locale, ..self }
    }

    /// The numeral that begins at a token. `money`: a currency stands before it, so that `m` is a million.
    pub(super) fn numeral(&self, i: usize, money: bool) -> Option<Numeral> {
        match self.known {
            Some((token, known)) if token == i && !money => known.copied(),
            _ => numeral(&self.words, i, money),
        }
    }

    /// Whether a token lies in the sentence.
    pub fn inside(&self, i: usize) -> bool {
        self.sentence.contains(&i)
    }
}
