//! Which company `the firm` means.

use super::memory::Memory;
use super::mention::{proper, several};
use super::mention_at;
use super::name::resolve;
use crate::facts::fact::Speaker;
use crate::pattern::Matcher;
use crate::text::{Class, Naming, Words};
use std::ops::Range;

/// So many companies are kept in mind.
const FIRMS: usize = 4;

/// `the firm`, `the airline`: what a company is called once it was named.
fn is_firm(words: &Words, i: usize) -> bool {
    words.info(i).naming.has(Naming::FIRM)
}

/// `Harlow Foods` and `Harlow` are one.
fn same(a: &Speaker, b: &Speaker) -> bool {
    a.name.starts_with(&*b.name) || b.name.starts_with(&*a.name)
}

impl Memory {
    /// Keeps the name of a company in mind: by its last word, or by what stands beside it.
    pub(super) fn note_firm(&mut self, words: &Words, matcher: &Matcher, name: &Range<usize>) {
        let by_name = || name.len() > 1 && words.info(name.end - 1).naming.has(Naming::COMPANY);
        let article = words.is(name.end, ",") && words.has(name.end + 1, Class::ARTICLE);
        let beside = || is_firm(words, name.start.wrapping_sub(1)) || article && (name.end + 2..name.end + 5).any(|i| is_firm(words, i));
        if (by_name() || beside())
            && let Some(firm) = resolve(words, matcher, name.clone(), self)
        {
            self.firm(firm);
        }
    }

    /// Keeps in mind who spoke, where that may be a company: one word that is a name, and as far as is known no surname and no place.
    pub(super) fn heard_firm(&mut self, words: &Words, matcher: &Matcher, cue: &Range<usize>, speaker: &Speaker) {
        let i = cue.start;
        if cue.len() != 2 || !proper(words, i) || words.has(i, Class::SOURCE) {
            return;
        }
        let person = mention_at(words, i).is_some_and(|(id, _)| !matcher.is_party(id.0)) || self.full(words, words.text(i)).is_some();
        if !(person || several(words, i) || words.info(i).naming.has(Naming::PLACE)) {
            self.firm(speaker.clone());
        }
    }

    fn firm(&mut self, firm: Speaker) {
        if self.firms.len() < FIRMS && !self.firms.iter().any(|known| same(known, &firm)) {
            self.firms.push(firm);
        }
    }

    /// The company that a mention means: `the firm` is the one that was named first, as a report is most often about that.
    pub(super) fn the_firm(&self, words: &Words, tokens: &Range<usize>) -> Option<&Speaker> {
        if tokens.len() != 2 || !words.is_word(tokens.start, "the") || !is_firm(words, tokens.end - 1) {
            return None;
        }
        // whose full name was told since is a person
        let person = |firm: &Speaker| !firm.name.contains(' ') && firm.declared.is_none() && self.full(words, &firm.name).is_some();
        self.firms.iter().find(|firm| firm.span.end <= words.at(tokens.start).start && !person(firm))
    }
}
