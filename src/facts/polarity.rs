//! Whether words say that something happened, or deny it.

use super::commitment::{none, of_event};
use super::stance::clause;
use crate::pattern::Program;
use crate::text::{Class, Commitment, Words, letters};
use std::ops::Range;

/// Whether words say that something happened: `false` where they deny it (refused to, did not, no longer). Two denials lift each other.
///
/// What the pattern itself turns (`refuse to pay`) is what it asks for.
/// `None` where somebody only does not say so (`would not confirm that …`).
pub fn polarity(words: &Words, sentence: &Range<usize>, matched: &Range<usize>, verb: usize, program: &Program) -> Option<bool> {
    let clause = clause(words, sentence, matched);
    let said = of_event(words, sentence, &clause, verb);
    // What the words before the verb tell is told already; `they refused`, where nothing but the refusal is asked for: it happened.
    let own = |i: usize| i >= verb && program.turns(words, i);
    let counts = |i: &usize| turns(words, *i) && (*i >= verb || !seen(words, *i)) && !own(*i);
    let inside = matched.len() > 1 && matched.clone().filter(counts).count() % 2 == 1;
    let unsaid = |i: usize| words.has(i, Class::NEGATION) && (i + 1..i + 3).any(|verb| words.has(verb, Class::REPORT));
    let unsaid = (clause.start..matched.start).any(unsaid);
    let nobody = nobody(words, &clause, matched.start);
    (!unsaid || said != Commitment::Open).then_some(((said == Commitment::Denied) == inside) != nobody)
}

/// The word of what a pattern matched that tells the event. Where the pattern itself doubts or denies (`could open`), that is what it asks for.
/// Else its first verb, or its last word; with a gap the last word alone, behind all that is told of it.
pub fn verb(words: &Words, matched: &Range<usize>, program: &Program) -> usize {
    let own = matched.clone().rev().find(|at| program.turns(words, *at));
    // `Northgate … refuse to pay`: what stands in the gap is told of the refusal
    if let Some(own) = own.filter(|_| program.gaps() && !program.doubts()) {
        return own;
    }
    if own.is_some() || program.doubts() || words.is_word(matched.start.wrapping_sub(1), "to") {
        return matched.start;
    }
    let last = matched.end - 1;
    let finite = |i: &usize| words.has(*i, Class::AUXILIARY) || words.past(*i) && !words.has(i.wrapping_sub(1), Class::DETERMINER);
    let Some(first) = matched.clone().find(finite).filter(|_| !program.gaps()) else { return last };
    let helper = Class::AUXILIARY.with(Class::ADVERB).with(Class::NEGATION);
    let main = (first..matched.end).find(|i| !words.has(*i, helper));
    main.filter(|main| words.past(*main)).unwrap_or(first)
}

/// Whether a word tells by itself what becomes of the words behind it: a negated verb, `no attempt`, `refuse to`, `denied that`.
fn seen(words: &Words, i: usize) -> bool {
    negation(words, i) || none(words, i) || words.has(i, Class::DENY) || words.is_word(i + 1, "to") && !words.has(i, Class::NEGATION)
}

/// `No siren sounded`, `nobody heard it`: whether the words before a pattern say that nothing or nobody did it.
fn nobody(words: &Words, clause: &Range<usize>, start: usize) -> bool {
    let mut at = start;
    while at > clause.start && start - at < 4 {
        at -= 1;
        let not_one = words.is_word(at, "not") && words.is_any(at + 1, letters!["a", "one"]);
        if not_one || words.is_any(at, letters!["no", "nobody", "neither"]) {
            // What negates the verb is counted already.
            return !limits(words, at) && !negation(words, at);
        }
        if !words.has(at, Class::ARTICLE) && !words.is_word(at, "of") && (!words.word(at) || words.has(at, Class::GRAMMAR) || at + 1 < start) {
            return false;
        }
    }
    false
}

/// Whether a word inside a pattern turns what follows it into its opposite.
fn turns(words: &Words, i: usize) -> bool {
    // `only in private, not in public`: the place is denied, and not what happens there.
    let aside = words.has(i + 1, Class::PREPOSITION);
    let refusal = words.has(i, Class::REFUSE) && words.is_word(i + 1, "to") || words.is_any(i, letters!["refusal", "failure"]) && words.is_word(i + 1, "to");
    words.has(i, Class::NEGATION) && !limits(words, i) && !aside || pending(words, i) || refusal || words.has(i, Class::DENY)
}

/// Whether a word negates the verb behind it.
pub fn negation(words: &Words, i: usize) -> bool {
    if !words.has(i, Class::NEGATION) {
        return words.has(i, Class::CONJUNCTION) && pending(words, i);
    }
    let longer = words.is_word(i, "no") && words.is_any(i + 1, letters!["longer", "one"]);
    let without = words.is_word(i, "without");
    let bare = without && words.text(i + 1).ends_with("ing");
    !limits(words, i) && (!without && verb_negated(words, i) || longer || bare)
}

/// `yet to`: it has not happened.
fn pending(words: &Words, i: usize) -> bool {
    words.is_word(i, "yet") && words.is_word(i + 1, "to")
}

/// `not only`, `no later than`: nothing is denied.
fn limits(words: &Words, i: usize) -> bool {
    words.is_any(i + 1, letters!["only", "just", "more", "less", "fewer", "later", "sooner", "earlier"])
}

/// A `not` behind an auxiliary or modal or fused with one, before an infinitive or participle, or a subject that nobody is.
fn verb_negated(words: &Words, i: usize) -> bool {
    let adverb = |i: &usize| {
        words.has(*i, Class::ADVERB) || words.text(*i).ends_with("ly") || words.is_any(*i, letters!["both", "all", "each"]) || words.double_quote(*i)
    };
    let before = (0..i).rev().take(3).find(|at| !adverb(at));
    let not = || words.is_word(i, "not") && (words.is_word(i + 1, "to") && !words.is_word(i + 2, "mention") || words.text(i + 1).ends_with("ing"));
    before.is_some_and(|at| words.has(at, Class::AUXILIARY.with(Class::MODAL)))
        || contracted(words, i)
        || words.is_any(i, letters!["cannot", "never", "nobody", "neither"])
        // `nor did she say`.
        || words.is_word(i, "nor") && words.has(i + 1, Class::AUXILIARY.with(Class::MODAL))
        || not()
}

/// `didn't`: a `not` that is fused with its verb.
fn contracted(words: &Words, i: usize) -> bool {
    words.text(i).as_bytes().windows(3).any(|ending| ending.eq_ignore_ascii_case(b"n't")) || words.text(i).contains("n’t")
}

/// `not`, `didn't`; no other negation.
pub fn is_not(words: &Words, i: usize) -> bool {
    words.is_word(i, "not") || contracted(words, i)
}
