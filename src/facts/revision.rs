//! Whether a figure is said to take the place of an earlier one, or to be that earlier one.

use super::fact::{Fact, Stance};
use super::stance::clause;
use crate::quantity::Kind;
use crate::text::{Class, LetterSet, Token, Words, letters};
use std::ops::Range;

/// What may be called the first or the earlier one.
const FIGURES: LetterSet = letters![
    "estimate",
    "estimates",
    "figure",
    "figures",
    "count",
    "counts",
    "toll",
    "tolls",
    "tally",
    "number",
    "numbers",
    "total",
    "forecast",
    "projection",
    "assessment",
    "reckoning",
    "calculation",
];

/// What was done with an earlier figure: `first put at nine`.
const PUT: LetterSet = letters![
    "put",
    "set",
    "given",
    "said",
    "stated",
    "reported",
    "announced",
    "estimated",
    "counted",
    "thought",
    "believed",
    "feared",
    "hoped",
    "planned",
    "expected",
    "scheduled",
    "forecast",
    "projected",
    "valued",
    "priced",
];

/// `fell from 5`, `rose by 5`: whether a verb of change stands shortly before a token.
pub fn changed(words: &Words, i: usize) -> bool {
    (2..5).any(|back| words.has(i.wrapping_sub(back), Class::CHANGE_VERB))
}

/// `fell from 5 to 3`, `went from 5 to 3`, `up from 2`: whether what begins at a token is what was before.
pub fn changed_from(words: &Words, i: usize) -> bool {
    let moved = || words.is_any(i.wrapping_sub(2), letters!["up", "down", "go", "goes", "went", "gone", "going", "moved", "swung", "shifted"]);
    words.is_word(i.wrapping_sub(1), "from") && (changed(words, i) || moved())
}

/// Whether a figure is one that held before: `an earlier count of nine`, `its first estimate was nine`, `initially put at nine`.
pub fn former(words: &Words, sentence: &Range<usize>, fact: &Fact) -> bool {
    let (start, clause) = (fact.tokens.start, clause(words, sentence, &fact.tokens));
    let named = |i: usize| words.is_any(i, FIGURES) && words.has(i.wrapping_sub(1), Class::FORMER);
    let subject = (clause.start..start).rev().find(|i| !words.has(*i, Class::AUXILIARY)).filter(|i| i + 1 < start);
    // `the first estimate of the cost was`
    let heads = |noun: usize| (noun.saturating_sub(4)..=noun).any(|i| named(i) && (i == noun || words.is_word(i + 1, "of")));
    if words.is_word(start.wrapping_sub(1), "of") && named(start.wrapping_sub(2)) || subject.is_some_and(heads) {
        return true;
    }
    // `originally built in 1950` tells the one day that there is
    if fact.kind.position() && fact.context.stance == Stance::Stated {
        return false;
    }
    let between = |i: &usize| !words.has(*i, Class::CONJUNCTION.with(Class::MODAL)) && !words.is(*i, ",") && !words.number(*i);
    (clause.start..start).rev().take_while(between).any(|i| {
        let before = i.wrapping_sub(1);
        let then = words.is_any(i, letters!["initially", "originally"]) && !words.has(before, Class::MODAL);
        // `an hour earlier said` is of a time
        then || words.is_any(i, letters!["first", "earlier", "previously"])
            && words.is_any(i + 1, PUT)
            && !words.has(before, Class::UNIT.with(Class::DETERMINER))
    })
}

/// Whether a figure is what another one of its sentence was before.
pub fn earlier(words: &Words, sentence: &Range<usize>, figure: &Fact, of: &Fact) -> bool {
    // `40 people, up from 25`
    let counted = figure.kind == Kind::NUMBER && of.kind == Kind::COUNT;
    let alike = (figure.kind == of.kind || counted) && figure.base_unit == of.base_unit && figure.tokens != of.tokens;
    alike && (changed_from(words, figure.tokens.start) || former(words, sentence, figure))
}

/// Whether a word may name an earlier figure.
fn may_replace(token: &Token) -> bool {
    token.class.has(Class::FORMER) | letters!["now", "from"].contains(&token.letters)
}

/// Whether a sentence names another figure as the earlier one.
pub fn replaces(words: &Words, sentence: &Range<usize>) -> bool {
    words.all(sentence.clone(), may_replace).any(|i| replaces_at(words, i))
}

/// `four times its first estimate`, `it now puts the spill at`, `up from 500`.
fn replaces_at(words: &Words, i: usize) -> bool {
    let class = words.at(i).class;
    class.has(Class::FORMER) && words.is_any(i + 1, FIGURES)
        || words.is_word(i, "now") && words.has(i + 1, Class::REPORT)
        || words.is_word(i, "from") && words.is_any(i.wrapping_sub(1), letters!["up", "down"])
}
