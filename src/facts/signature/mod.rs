//! What is kept of a document for the built-in checks, one file a signature. A new one is a new file and its line in [`SIGNATURES`].

mod days;
mod headings;
mod names;
mod numerals;
mod passages;
mod quotes;
mod sums;

pub use days::NamedDay;
pub use headings::Headed;
pub use names::{Called, Spelled};
pub use numerals::Numerals;
pub use passages::{Passage, SKETCH};
pub use quotes::Quote;
pub use sums::{Shape, Sum};

use super::fact::Fact;
use super::speaker::Speakers;
use crate::document::{Block, Document, Places};
use crate::quantity::{Day, Interval, Kind};
use crate::source::{KeptSentence, Span};
use crate::text::Words;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Something that reading keeps where a check asks for it.
#[derive(Debug)]
pub struct Signature {
    /// The name by which checks ask for it.
    pub name: &'static str,
    /// Keeps what a sentence gives, its facts at hand.
    pub sentence: fn(&Glance, &mut Keeper),
    /// Keeps what a block gives, without facts.
    pub block: fn(&Glance, &mut Keeper),
}

/// Every signature.
pub static SIGNATURES: &[&Signature] =
    &[&days::SIGNATURE, &sums::SIGNATURE, &numerals::SIGNATURE, &headings::SIGNATURE, &names::SIGNATURE, &quotes::SIGNATURE, &passages::SIGNATURE];

/// The signatures of these names.
pub fn asked(names: &[&str]) -> Vec<&'static Signature> {
    SIGNATURES.iter().copied().filter(|signature| names.contains(&signature.name)).collect()
}

/// What is kept of one document.
#[derive(Clone, Debug, Default)]
pub struct Signatures {
    /// Weekdays with their dates.
    pub days: Vec<NamedDay>,
    /// Figures that the text puts into a sum.
    pub sums: Vec<Sum>,
    /// Numerals in words and in digits, one right behind the other.
    pub numerals: Vec<Numerals>,
    /// The figures of the title, and those of the body that stand against them.
    pub headings: Vec<Headed>,
    /// The spellings of declared names, each once.
    pub spelled: Vec<Spelled>,
    /// Other names behind a given name or a title, each once.
    pub called: Vec<Called>,
    /// Those of `called`, to find them again.
    known: FxHashSet<(String, String)>,
    /// Quotations.
    pub quotes: Vec<Quote>,
    /// Paragraphs.
    pub passages: Vec<Passage>,
}

/// A figure where it stands.
#[derive(Clone, Debug)]
pub struct Marked {
    /// What kind of quantity.
    pub kind: Kind,
    /// The unit of `hard`.
    pub base_unit: &'static str,
    /// What the wording allows at all.
    pub hard: Interval,
    /// What was written, in base units, where it is one number.
    pub plain: Option<Interval>,
    /// The value with its hedge.
    pub underlined: Span,
    /// The value without it.
    pub span: Span,
}

impl Marked {
    /// A fact without what only its document knows.
    fn of(fact: &Fact) -> Self {
        let point = fact.low.filter(|low| Some(*low) == fact.high).map(Interval::point);
        Self { kind: fact.kind, base_unit: fact.base_unit, hard: fact.hard, plain: point, underlined: fact.underlined(), span: fact.span }
    }

    /// The set, printed.
    pub fn show(&self) -> String {
        self.hard.show(|n| self.kind.show(n, self.base_unit))
    }
}

/// What a signature is taken from: a sentence, or a whole block.
#[derive(Debug)]
pub struct Glance<'a> {
    /// The tokens of the block.
    pub words: Words<'a>,
    /// The tokens of the sentence, or all.
    pub tokens: Range<usize>,
    /// The facts of the sentence.
    pub facts: &'a [Fact],
    /// The block.
    pub block: &'a Block,
    /// Who speaks in the block.
    pub speakers: &'a Speakers,
    /// When the document was published.
    pub published: Option<Day>,
}

impl Glance<'_> {
    /// The bytes of the sentence.
    fn span(&self) -> Span {
        self.words.span(self.tokens.start, self.tokens.end)
    }
}

/// Where signatures go.
#[derive(Debug)]
pub struct Keeper<'a, 'd> {
    /// The document.
    pub document: &'d Document,
    /// Its lines and columns.
    pub places: &'a mut Places<'d>,
    /// What is kept.
    pub kept: &'a mut Signatures,
}

impl Keeper<'_, '_> {
    /// The words at a span, kept with their place.
    fn passage(&mut self, span: Span) -> KeptSentence {
        let (line, column) = self.places.place(span.start);
        let landmarks = self.document.landmarks(span, self.places);
        KeptSentence { text: span.of(&self.document.text).to_owned(), span, line, column, landmarks }
    }
}

/// For signatures that take nothing from a sentence, or nothing from a block.
fn nothing(_: &Glance, _: &mut Keeper) {}
