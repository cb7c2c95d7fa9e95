//! One sentence under extraction: the tokens, and what of the document its figures need.

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
}

impl Scan<'_> {
    /// Whether a token lies in the sentence.
    pub fn inside(&self, i: usize) -> bool {
        self.sentence.contains(&i)
    }
}
