//! Whether a word is a verb or a noun, as far as the words around it tell.

use super::complement::is_day;
use super::mention::{VERBS, several};
use super::quotation::opens_at;
use crate::text::{Class, LetterSet, TokenKind, Words, letters};
use std::ops::Range;

/// Words that make a figure an offer, a demand or a hope of somebody.
pub const ACTS: Class = Class::OFFER.with(Class::DEMAND).with(Class::DEMAND_FOR).with(Class::HOPE);
/// All verbs that may have somebody's words or wishes behind them.
pub const CUES: Class = VERBS.with(ACTS);

/// Whether a clause may stand here: a verb of grammar or of saying.
pub fn finite(words: &Words, mut tokens: Range<usize>) -> bool {
    tokens.any(|i| words.has(i, Class::FINITE) || words.has(i, VERBS) && !is_noun(words, i) || words.word(i) && words.at(i).ed)
}

/// `the employers' chief`: an apostrophe behind a plural, and no mark of quotation.
pub fn owns(words: &Words, i: usize) -> bool {
    words.is_any(i, letters!["'", "’"]) && !words.at(i).spaced && words.at(i + 1).spaced && words.word(i.wrapping_sub(1)) && words.text(i - 1).ends_with('s')
}

/// A quotation, or a question, ends right before a token.
pub fn ends_quote(words: &Words, i: usize) -> bool {
    i > 0 && !owns(words, i - 1) && (words.double_quote(i - 1) || words.is_any(i - 1, letters!["?", "!", "’", "'"])) && !opens_at(words, i - 1)
}

/// Verbs of wishing that are no nouns as well: `the union want 9 percent`.
pub const NO_NOUNS: LetterSet = letters!["want", "wants", "seek", "seeks", "propose", "proposes"];

/// Words such as `claim` and `report` are nouns as well: behind an article, a preposition or a number.
pub fn is_noun(words: &Words, i: usize) -> bool {
    let text = words.text(i);
    let before = i.wrapping_sub(1);
    let this = letters!["that", "this", "these", "those", "all", "both", "some", "many", "most", "others", "her"];
    let determined = words.has(before, Class::DETERMINER) && !words.is_any(before, this);
    // `the farm ministry forecast Wednesday`
    if words.has(before, Class::SOURCE) && words.has(i, Class::SAY) && is_day(words, i + 1) {
        return false;
    }
    let behind_preposition = words.has(before, Class::PREPOSITION) && !words.is_word(before, "to") && !text.ends_with("ing") && !words.is_word(i + 1, "by");
    if words.at(i).capital || determined || behind_preposition || words.at(before).kind == TokenKind::Number {
        return true;
    }
    let nouns = Class::UTTERANCE.with(Class::RECORD).with(Class::OFFER).with(Class::DEMAND).with(Class::HOPE).with(Class::PROPOSAL).with(Class::MENTION);
    // `prices fell and demand from abroad cooled`.
    let joined = words.has(before, Class::CONJUNCTION) && words.has(i + 1, Class::PREPOSITION) && !words.is_word(i + 1, "to");
    if joined && words.has(i, Class::DEMAND.with(Class::OFFER)) {
        return true;
    }
    // `an amber warning is in force`
    let ing = text.ends_with("ing");
    if ing && words.has(i + 1, Class::AUXILIARY.with(Class::MODAL)) && words.word(before) && words.has(before.wrapping_sub(1), Class::DETERMINER) {
        return true;
    }
    if text.ends_with('d') || ing {
        return false;
    }
    // `worries have grown`: a verb behind it makes it a noun.
    if words.has(i, nouns.with(Class::SHOW)) && words.has(i + 1, Class::AUXILIARY.with(Class::MODAL)) && !is_verbal(words, before) {
        return true;
    }
    // `twenty states`, `a set of harbour rules that could …`: most often these are nouns.
    let often = words.is_any(i, letters!["state", "states", "rule", "rules"]);
    let relative = words.is_word(i + 1, "that") && words.has(i + 2, Class::AUXILIARY.with(Class::MODAL));
    if often && (relative || words.has(before, Class::CONJUNCTION)) {
        return true;
    }
    if words.is_any(i, NO_NOUNS) || !often && !words.has(i, nouns) || is_verbal(words, before) || words.has(i + 1, Class::THIRD_PERSON) {
        return false;
    }
    // `the officials claim`, `the minister claims`: the verb agrees with a noun that may speak.
    let noun = words.has(before, Class::SOURCE.with(Class::TITLE).with(Class::RECORD)) || words.at(before).capital;
    let plural = words.text(before).ends_with('s') || words.text(before).ends_with("men") || words.has(before, Class::PERSON_PLURAL);
    let agrees = if text.ends_with('s') { !plural || words.at(before).capital } else { plural };
    words.dash(before) || words.word(before) && !(agrees && (noun || several(words, before)))
}

/// Words behind which a verb stands: `they claim`, `to claim`, `which claims`, `also claims`.
pub fn is_verbal(words: &Words, i: usize) -> bool {
    let class = Class::AUXILIARY
        .with(Class::MODAL)
        .with(Class::CONJUNCTION)
        .with(Class::CLAUSE)
        .with(Class::ADVERB)
        .with(Class::THIRD_PERSON)
        .with(Class::FIRST_PERSON);
    words.has(i, class) || words.is_any(i, letters!["to", "it"]) || words.text(i).ends_with("ly")
}
