//! Facts that were given for a document take the place of what was read at the same words.

use super::fact::{Context, Fact, Stance};
use crate::source::Span;
use crate::text::Words;
use std::ops::Range;

/// Puts the given facts of a sentence among those that were read, in the order of the text.
pub(super) fn merge(given: &[Fact], words: &Words, sentence: &Range<usize>, facts: &mut Vec<Fact>) {
    let span = words.span(sentence.start, sentence.end);
    for fact in given.iter().filter(|fact| span.contains(fact.span)) {
        let whole = fact.underlined();
        let inside = |i: &usize| whole.overlaps(words.at(*i).span());
        let (Some(first), Some(last)) = (sentence.clone().find(inside), sentence.clone().rev().find(inside)) else { continue };
        let tokens = first..last + 1;
        facts.retain(|read| read.tokens.end <= tokens.start || tokens.end <= read.tokens.start);
        facts.push(Fact { tokens, ..fact.clone() });
    }
    facts.sort_by_key(|fact| fact.tokens.start);
}

/// What was read around a given fact, with what was given of it.
pub(super) fn overlaid(given: &[Fact], span: Span, read: Context) -> Context {
    let Some(fact) = given.iter().find(|fact| fact.span == span) else { return read };
    let told = fact.context.clone();
    Context {
        speaker: told.speaker.or(read.speaker),
        stance: if told.stance == Stance::Unknown { read.stance } else { told.stance },
        denied: told.denied,
        as_of: told.as_of.or(read.as_of),
        ..read
    }
}
