//! Whether a figure is said to take the place of an earlier one.

use crate::text::{Class, Letters, Token, Words, letters};
use std::ops::Range;

/// What may be called the first or the earlier one.
const FIGURES: &[Letters] = letters![
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

/// `fell from 5`, `rose by 5`: whether a verb of change stands shortly before a token.
pub fn changed(words: &Words, i: usize) -> bool {
    (2..5).any(|back| words.has(i.wrapping_sub(back), Class::CHANGE_VERB))
}

/// `fell from 5 to 3`, `up from 2`: whether what begins at a token is what was before.
pub fn changed_from(words: &Words, i: usize) -> bool {
    words.is_word(i.wrapping_sub(1), "from") && (changed(words, i) || words.is_any(i.wrapping_sub(2), letters!["up", "down"]))
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
