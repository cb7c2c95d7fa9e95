//! Whether an event is said to be so: the negations, modals and predicates that it stands under, from the outermost to the innermost.

use super::speaker::BE;
use super::stance::negation;
use crate::text::{Class, Commitment, Signature, Signatures, TokenKind, Words};
use std::ops::Range;

/// An infinitive or a clause begins at most so far behind its predicate.
const NEAR: usize = 12;

/// What stands at the token that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A figure: `rose to 214` holds no infinitive.
    Figure,
    /// A word that tells an event.
    Event,
}

/// What is said of the event at a token, by the words of its clause before it.
pub fn commitment(words: &Words, sentence: &Range<usize>, clause: &Range<usize>, event: usize, asked: Asked) -> Commitment {
    let mut state = if words.is(sentence.end.wrapping_sub(1), "?") { Commitment::Open } else { Commitment::Real };
    let mut negated = false;
    let mut last = clause.start;
    for i in clause.start..event {
        // `could not return`: did not.
        let unable = || words.is_word(i, "could") && words.has(i + 1, Class::NEGATION);
        if words.has(i, Class::HYPOTHETICAL) && !unable() {
            state = Commitment::Open;
        } else if negation(words, i) || event - i <= 3 && asked == Asked::Event && words.is_word(i, "without") {
            negated = !negated;
            last = i;
        } else if let Some(signature) = signature(words, clause, i, event, asked) {
            let predicate = if negated { state.negated() } else { state };
            state = signature.of(predicate);
            negated = false;
        }
    }
    if negated && event - last <= NEAR { state.negated() } else { state }
}

/// What the word at a token tells of the event, where the event stands in its complement.
fn signature(words: &Words, clause: &Range<usize>, i: usize, event: usize, asked: Asked) -> Option<Signature> {
    if !words.word(i) || is_name(words, i, clause.start) {
        return None;
    }
    let known = words.info(i).commits;
    if known == Signatures::default() && !verb(words, i) {
        return None;
    }
    let passive = passive(words, clause, i);
    match complement(words, i, event)? {
        // `hoped for them to leave`.
        Complement::To { own } if own && words.is_word(i + 1, "for") => Some(Signature { plain: Commitment::Open, negated: Commitment::Open }),
        Complement::To { own } => known.to.or_else(|| unknown_to(words, i, passive).filter(|_| own && asked == Asked::Event)),
        Complement::That => {
            let own = known.that.or_else(|| unknown_that(words, i, passive));
            // `was told that`: whoever was told of it may not have been, and yet it is so.
            own.map(|s| if passive && s.plain == Commitment::Real && !speech(words, i) { Signature { negated: Commitment::Real, ..s } } else { s })
        }
    }
}

fn speech(words: &Words, i: usize) -> bool {
    words.has(i, Class::REPORT) && !words.has(i, Class::TELL)
}

fn is_name(words: &Words, i: usize, first: usize) -> bool {
    words.at(i).capital && i > first
}

/// The complement that an event stands in.
enum Complement {
    /// An infinitive: the event itself, or one that the event is part of.
    To { own: bool },
    /// A clause.
    That,
}

/// The complement of the word at a token, if the event stands in it: up to the next verb of grammar.
fn complement(words: &Words, i: usize, event: usize) -> Option<Complement> {
    for at in i + 1..event.min(i + NEAR) {
        let direct = at == i + 1;
        if words.is_word(at, "to") {
            return Some(Complement::To { own: at + 2 >= event });
        }
        if words.is_word(at, "that") {
            return Some(Complement::That);
        }
        // `knew he had left`: a clause without `that`.
        if words.has(at, Class::AUXILIARY.with(Class::MODAL).with(Class::PAST)) && !direct {
            return Some(Complement::That);
        }
        let grammar = words.has(i, Class::AUXILIARY) || words.has(at, Class::CONJUNCTION) || words.at(at).kind == TokenKind::Mark;
        // `the campaign declined to`: the infinitive belongs to the nearer verb.
        let commits = words.info(at).commits;
        let nearer = commits.to.is_some() && words.is_word(at + 1, "to") || commits.that.is_some() && words.is_word(at + 1, "that");
        if grammar || nearer || verb(words, at) {
            return None;
        }
    }
    // `denied 40 people were hurt`: a clause without `that` whose verb stands behind the event.
    let clause = event - i <= 3
        && (event + 1..event + 6).take_while(|at| words.word(*at)).any(|at| words.has(at, Class::AUXILIARY.with(Class::MODAL).with(Class::PAST)));
    clause.then_some(Complement::That)
}

/// `was asked`, `were glad`.
fn passive(words: &Words, clause: &Range<usize>, i: usize) -> bool {
    (clause.start..i)
        .rev()
        .take(3)
        .take_while(|at| words.has(*at, Class::AUXILIARY.with(Class::NEGATION).with(Class::ADVERB)))
        .any(|at| words.is_any(at, BE) || words.is_word(at, "am"))
}

/// A verb by its form: grammar aside, a past form, or any word behind `did not`.
fn verb(words: &Words, i: usize) -> bool {
    let text = words.text(i);
    let grammar = Class::GRAMMAR.with(Class::NEGATION);
    !words.has(i, grammar) && (text.ends_with("ed") || words.has(i, Class::PAST) || words.has(i.wrapping_sub(1), Class::NEGATION.with(Class::MODAL)))
}

/// An infinitive behind a verb that is not in the lists: what somebody was made to do was done, what somebody set out to do need not have been;
/// and behind a verb that is negated it was not.
fn unknown_to(words: &Words, i: usize, passive: bool) -> Option<Signature> {
    let plain = if passive { Commitment::Real } else { Commitment::Open };
    verb(words, i).then_some(Signature { plain, negated: Commitment::Denied })
}

/// A clause behind a verb that is not in the lists: verbs of saying leave it open where they are negated, feelings do not.
fn unknown_that(words: &Words, i: usize, passive: bool) -> Option<Signature> {
    let negated = if passive { Commitment::Real } else { Commitment::Open };
    verb(words, i).then_some(Signature { plain: Commitment::Real, negated })
}
