//! A numeral in words with one in digits right behind it, or the other way round: `five (5)`, `5 (five)`.

use super::{Glance, Keeper, Signature, nothing};
use crate::facts::numeral::{Numeral, numeral};
use crate::quantity::Number;
use crate::source::{KeptSentence, Span};
use crate::text::{Class, Naming, TokenKind, Words, letters};

/// See [`super::SIGNATURES`].
pub const SIGNATURE: Signature = Signature { name: "numerals", sentence, block: nothing };

/// Two numerals for one number.
#[derive(Clone, Debug)]
pub struct Numerals {
    /// The first.
    pub first: Number,
    /// The one in brackets.
    pub second: Number,
    /// Where the first stands.
    pub first_span: Span,
    /// Where the second stands.
    pub second_span: Span,
    /// The sentence around them.
    pub passage: KeptSentence,
}

fn sentence(glance: &Glance, keeper: &mut Keeper) {
    let words = &glance.words;
    if glance.tokens.clone().any(|i| list_mark(words, i)) {
        return;
    }
    let mut at = glance.tokens.start;
    while at < glance.tokens.end {
        let Some(first) = exact(words, at) else {
            at += 1;
            continue;
        };
        if let Some((second, from)) = bracketed(words, first).filter(|(second, _)| second.digits != first.digits && !named(words, at)) {
            let passage = keeper.passage(glance.span());
            let (first_span, second_span) = (words.span(at, first.end), words.span(from, second.end));
            keeper.kept.numerals.push(Numerals { first: first.value, second: second.value, first_span, second_span, passage });
        }
        at = first.end.max(at + 1);
    }
}

/// `(2)` behind no number: the sentence numbers what it lists.
fn list_mark(words: &Words, i: usize) -> bool {
    let lone = words.is(i, "(") && words.at(i + 1).kind == TokenKind::Number && words.is(i + 2, ")");
    let unit = words.has(i.wrapping_sub(1), Class::UNIT) || words.is(i.wrapping_sub(1), "%");
    lone && words.number_word(i.wrapping_sub(1)).is_none() && !unit
}

fn exact(words: &Words, i: usize) -> Option<Numeral> {
    // `A third (2)`: a part, or a place in an order.
    numeral(words, i, false).filter(|n| n.vague.is_none() && (n.digits || n.value.as_whole().is_some()))
}

/// The numeral in the brackets behind another one, and its token. A sign or unit may stand behind both: `five percent (5 percent)`.
fn bracketed(words: &Words, first: Numeral) -> Option<(Numeral, usize)> {
    let unit = |end: usize| words.lexicon.units.forwards(words.tokens, end);
    let (open, of) = match unit(first.end) {
        Some((id, end)) if words.is(end, "(") => (end, Some(id)),
        _ => (first.end, None),
    };
    let second = exact(words, open + 1).filter(|_| words.is(open, "("))?;
    let close = match unit(second.end) {
        Some((id, end)) if of == Some(id) => end,
        _ => second.end,
    };
    // `five (2019)` tells a year, and no number that is a hundred times another is its misprint.
    let year = words.text(open + 1).len() == 4 && first.value < Number::whole(1000);
    (words.is(close, ")") && !year).then_some((second, open + 1))
}

/// `Section five (2)`, `chapter one (3)`: numbers of parts.
fn named(words: &Words, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    words.info(before).naming.has(Naming::LABEL)
        || words.info(i).month.is_some()
        || words.dash(before)
        || words.is_any(before, letters!["part", "and", "or", "to"])
}
