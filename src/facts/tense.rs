//! Whether a figure is told of what is past, or of what is to come.

use super::fact::{Fact, Stance, Tense};
use crate::quantity::Kind;
use crate::text::{Class, UNCHANGED, Words, letters};
use std::ops::Range;

/// The tense of the verb that a figure belongs to.
pub fn tense(words: &Words, clause: &Range<usize>, fact: &Fact) -> Tense {
    let foretold = || foretold(words, clause, &fact.tokens);
    match fact.context.stance {
        // `was set for July 9`.
        Stance::Stated if past(words, clause, &fact.tokens) && !ahead(fact) && !foretold() => Tense::Past,
        Stance::Expected if fact.kind != Kind::AGE && foretold() => Tense::Future,
        _ => Tense::Unknown,
    }
}

/// `was put off to July 9`: a day that the report comes before.
fn ahead(fact: &Fact) -> bool {
    let last = || fact.hard.high.and_then(|bound| bound.value.as_whole());
    fact.kind == Kind::DATE && last().zip(fact.context.as_of).is_some_and(|(last, today)| last > today)
}

/// `lasted 4 hours`, `40 have been found`: the nearest verb before the figure, else the first behind it, is a past one.
pub(super) fn past(words: &Words, clause: &Range<usize>, figure: &Range<usize>) -> bool {
    let helper = |i: usize| words.has(i, Class::AUXILIARY.with(Class::MODAL));
    // `the planned bridge`: no verb.
    let verb = |i: &usize| helper(*i) || words.past(*i) && !words.has(i.wrapping_sub(1), Class::DETERMINER) || unchanged(words, *i);
    let nearest = (clause.start..figure.start).rev().find(verb).or_else(|| (figure.end..clause.end).find(verb));
    nearest.is_some_and(|i| if helper(i) { opens_past(words, i) } else { !is_held_present(words, clause, i) && !estimates(words, i, figure) })
}

/// `put the repair at six weeks`: tells when it was judged, and not when it is.
fn estimates(words: &Words, verb: usize, figure: &Range<usize>) -> bool {
    words.is_any(verb, letters!["put", "pegged", "estimated", "reckoned", "assessed"])
        && words.all(verb + 1..figure.start, |token| token.class.has(Class::PREPOSITION)).any(|i| words.is_word(i, "at"))
}

/// `the repair cost 4 million`: of the present it costs. `the repairs cost 4 million` tells neither.
fn unchanged(words: &Words, i: usize) -> bool {
    if !words.is_any(i, UNCHANGED) {
        return false;
    }
    let subject = i.wrapping_sub(1 + usize::from(adverb(words, i.wrapping_sub(1))));
    let other = Class::GRAMMAR.with(Class::PERSON_PLURAL).without(Class::IT.with(Class::HE).with(Class::SHE));
    words.word(subject) && !words.has(subject, other) && !words.text(subject).ends_with('s') && !words.is_word(subject, "to")
}

fn adverb(words: &Words, i: usize) -> bool {
    words.has(i, Class::ADVERB) || words.text(i).ends_with("ly")
}

/// `was`, `had`, `has been`.
fn opens_past(words: &Words, i: usize) -> bool {
    let behind = i + 1 + usize::from(adverb(words, i + 1) || words.has(i + 1, Class::NEGATION));
    let perfect =
        || words.is_any(i, letters!["has", "have", "'ve", "’ve"]) && (words.past(behind) || words.is_word(behind, "been") || words.is_any(behind, UNCHANGED));
    words.is_any(i, letters!["was", "were", "been", "had", "did"]) || perfect()
}

/// `is needed`, `to be sold`, `will have sold`: helpers before a past form that make it none.
fn is_held_present(words: &Words, clause: &Range<usize>, i: usize) -> bool {
    let helpers = Class::AUXILIARY.with(Class::MODAL).with(Class::ADVERB).with(Class::NEGATION);
    let present = |at: usize| words.has(at, Class::MODAL) || words.is_any(at, letters!["is", "are", "am", "be", "being", "'re", "’re"]);
    (clause.start..i).rev().take(3).take_while(|at| words.has(*at, helpers)).any(present)
}

/// `will cost 4 million`, `40 jobs are likely to go`: with nothing between them that begins anew. `will pay £4, a premium of 3 percent` foretells no premium.
fn foretold(words: &Words, clause: &Range<usize>, figure: &Range<usize>) -> bool {
    let foretells = |i: usize| words.has(i, Class::FUTURE);
    let begins = |i: &usize| words.is(*i, ",") || words.bracket(*i);
    let before = (clause.start..figure.start).rev().take_while(|i| !begins(i)).any(foretells);
    before || (figure.end..clause.end.min(figure.end + 4)).take_while(|i| !begins(i)).any(foretells)
}
