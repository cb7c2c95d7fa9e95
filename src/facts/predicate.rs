//! The words that are underlined for a value that is no figure.

use crate::text::{Class, Words, letters};
use std::ops::Range;

/// A verb stands at most so far before the words that hang on it.
const NEAR: usize = 6;

/// The words that a pattern matched, from the verb on that they hang on where they hold none (`received from the board a paper`), to the mark that closes
/// a quotation which begins in them.
pub(super) fn underlined(words: &Words, clause: &Range<usize>, matched: &Range<usize>) -> Range<usize> {
    let marks = matched.clone().filter(|i| words.double_quote(*i)).count();
    let closes = marks % 2 == 1 && words.double_quote(matched.end);
    // `No talks took place`: without the first word they would tell the opposite.
    let start = with_verb(words, clause, matched);
    let no = start > clause.start && words.is_any(start - 1, letters!["no", "neither", "nor"]);
    start - usize::from(no)..matched.end + usize::from(closes)
}

/// Where the words begin with their verb.
fn with_verb(words: &Words, clause: &Range<usize>, matched: &Range<usize>) -> usize {
    if matched.clone().any(|i| words.has(i, Class::FINITE) || verb(words, i)) {
        return matched.start;
    }
    // `the cause was lightning` hangs on no verb but `be`; whoever says it does another thing
    let ends = |i: usize| words.is(i, ",") || words.double_quote(i) || words.has(i, Class::REPORT.with(Class::AUXILIARY));
    let near = clause.start.max(matched.start.saturating_sub(NEAR))..matched.start;
    near.rev().take_while(|i| !ends(*i)).find(|i| verb(words, *i)).unwrap_or(matched.start)
}

/// Whether a word is a verb with a meaning of its own, as far as its form or the word before it tells.
fn verb(words: &Words, i: usize) -> bool {
    let plain = words.word(i) && !words.at(i).capital && !words.has(i, Class::GRAMMAR);
    let led = words.is_word(i.wrapping_sub(1), "to") || words.has(i.wrapping_sub(1), Class::MODAL);
    plain && (words.past(i) || led)
}
