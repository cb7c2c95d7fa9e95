//! Which company `the firm` means.

use super::memory::Memory;
use super::mention::{proper, several};
use super::mention_at;
use super::name::resolve;
use crate::facts::fact::Speaker;
use crate::pattern::Matcher;
use crate::text::{Class, LetterSet, Naming, Words, letters};
use std::ops::Range;

/// So many companies are kept in mind.
const FIRMS: usize = 4;

/// What a company is called once it was named.
const FIRM: LetterSet = letters![
    "company",
    "firm",
    "group",
    "corporation",
    "business",
    "airline",
    "carrier",
    "utility",
    "operator",
    "retailer",
    "manufacturer",
    "carmaker",
    "maker",
    "supplier",
    "developer",
    "contractor",
    "lender",
    "insurer",
    "brewer",
    "publisher",
    "chain"
];
/// The last words of the names of companies.
const LAST_WORDS: LetterSet = letters![
    "air",
    "airlines",
    "airways",
    "bank",
    "brewery",
    "chemicals",
    "co",
    "company",
    "corp",
    "corporation",
    "electric",
    "energy",
    "engineering",
    "ferries",
    "foods",
    "gas",
    "group",
    "holdings",
    "hotels",
    "inc",
    "industries",
    "insurance",
    "laboratories",
    "limited",
    "lines",
    "logistics",
    "ltd",
    "media",
    "mills",
    "mining",
    "motors",
    "oil",
    "partners",
    "petroleum",
    "pharma",
    "pharmaceuticals",
    "plc",
    "power",
    "properties",
    "rail",
    "railways",
    "resources",
    "shipping",
    "solutions",
    "steel",
    "stores",
    "studios",
    "systems",
    "technologies",
    "telecom",
    "trains",
    "transport",
    "ventures",
    "water"
];

/// `Harlow Foods` and `Harlow` are one.
fn same(a: &Speaker, b: &Speaker) -> bool {
    a.name.starts_with(&*b.name) || b.name.starts_with(&*a.name)
}

impl Memory {
    /// Keeps the name of a company in mind: by its last word, or by what stands beside it.
    pub(super) fn note_firm(&mut self, words: &Words, matcher: &Matcher, name: &Range<usize>) {
        let by_name = || name.len() > 1 && words.is_any(name.end - 1, LAST_WORDS);
        let article = words.is(name.end, ",") && words.has(name.end + 1, Class::ARTICLE);
        let beside = || words.is_any(name.start.wrapping_sub(1), FIRM) || article && (name.end + 2..name.end + 5).any(|i| words.is_any(i, FIRM));
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
        if tokens.len() != 2 || !words.is_word(tokens.start, "the") || !words.is_any(tokens.end - 1, FIRM) {
            return None;
        }
        // whose full name was told since is a person
        let person = |firm: &Speaker| !firm.name.contains(' ') && firm.declared.is_none() && self.full(words, &firm.name).is_some();
        self.firms.iter().find(|firm| firm.span.end <= words.at(tokens.start).start && !person(firm))
    }
}
