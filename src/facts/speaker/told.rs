//! Who speaks where no verb of saying tells: in sentences that go on with the one before, and in what others say inside a quotation.

use super::cue::{Cue, Scene};
use super::memory::Memory;
use super::{Manner, Said, Speakers};
use crate::facts::fact::Speaker;
use crate::text::{Class, LetterSet, Words, letters};
use std::ops::Range;

/// What a speaker asks for is named by one of these before it is told one by one.
const ITEMS: LetterSet = letters!["points", "ideas", "demands", "proposals", "conditions", "terms", "requests", "options", "suggestions", "steps"];

/// What somebody told in a sentence, which the next may go through one by one.
pub(super) struct Told {
    /// Who told it.
    speaker: Speaker,
    /// Where it was told.
    sentence: Range<usize>,
}

impl Told {
    /// Whether a sentence without a speaker of its own counts off what was told: `The first of them …`, `At the top stands …`, `… could be one of them`.
    fn goes_on_in(&self, words: &Words, sentence: &Range<usize>) -> bool {
        let start = sentence.start;
        let these = |at: usize| words.is_word(at, "of") && words.is_any(at + 1, letters!["them", "these", "those"]);
        let first = usize::from(words.is_word(start, "the"));
        let counts = these(start + first + 1) && (first > 0 || words.is_any(start, letters!["one", "another", "some", "all", "none", "most"]));
        let such = words.is_any(start, letters!["one", "another"]) && words.is_word(start + 1, "such");
        let place = words.is_word(start, "at")
            && words.is_any(start + 2, letters!["top", "head", "bottom"])
            && words.is_any(start + 3, letters!["stands", "is", "comes"]);
        let among = words.is_word(start, "among") && words.is_any(start + 1, letters!["them", "these"]);
        counts
            || such
            || place
            || among
            || self.names_part(words, sentence)
            || (start..sentence.end).any(|at| words.has(at, Class::PREPOSITION) && these(at) && words.is_word(at.wrapping_sub(1), "one"))
    }

    /// `For two categories, …`, where what was told was of categories.
    fn names_part(&self, words: &Words, sentence: &Range<usize>) -> bool {
        let start = sentence.start;
        words.has(start, Class::PREPOSITION)
            && words.number(start + 1)
            && words.word(start + 2)
            && self.sentence.clone().any(|at| words.text(at).eq_ignore_ascii_case(words.text(start + 2)))
    }

    /// Whether what was told is what the speaker asks for.
    fn asks(&self, words: &Words) -> bool {
        self.sentence.clone().any(|at| words.is_any(at, ITEMS))
    }
}

/// Whether a sentence tells a term of what is offered: `The political conditions come next: …`, `No treaty can be signed unless …`.
fn is_term(words: &Words, sentence: &Range<usize>) -> bool {
    let denied = words.has(sentence.start, Class::NEGATION);
    sentence.clone().any(|at| words.is_any(at, letters!["condition", "conditions", "precondition"]) || denied && words.is_word(at, "unless"))
}

/// Whether a sentence speaks of a paper or a package, whose terms the next ones may lay out.
fn of_package(words: &Words, sentence: &Range<usize>) -> bool {
    let paper = |at: usize| words.has(at, Class::PROPOSAL) && !words.has(at, Class::OFFER);
    sentence.clone().any(|at| paper(at) || words.is_any(at, ITEMS) || words.is_word(at, "package"))
}

impl Speakers {
    /// `“Verden has proposed that …,” Keller said`, `“They say 40 …”`: what another one by name asks for in a quotation, or what they say there, is theirs.
    pub(super) fn told_by_another(&mut self, scene: &Scene, i: usize) {
        let words = scene.words;
        let Some(quote) = self.quotes.iter().find(|quote| quote.contains(&i)).cloned() else { return };
        let they = words.is_word(i.wrapping_sub(1), "they");
        if !they && !words.has(i, Class::OFFER) {
            return;
        }
        let Some(cue) = scene.at(i) else { return };
        let speaker = if they { scene.memory.group.clone() } else { Some(cue.speaker.clone()).filter(|_| cue.of_another(words)) };
        let Some(speaker) = speaker else { return };
        // `Thousands, we say; hundreds, they say`.
        let parted = (quote.start..cue.tokens.start).rev().find(|at| words.is(*at, ";")).unwrap_or(quote.start);
        let inside = |told: &Range<usize>| told.start.max(parted)..told.end.min(quote.end);
        for tokens in cue.content.iter().map(inside).filter(|told| !told.is_empty()) {
            self.said.push(Said { tokens, speaker: speaker.clone(), manner: Manner::Told });
        }
    }

    /// A sentence that names no speaker may go on with what the one before told, or lay out what somebody offers.
    pub(super) fn goes_on(&mut self, words: &Words, sentence: &Range<usize>, known: usize, told: Option<Told>, memory: &mut Memory) -> Option<Told> {
        let own = self.cues.get(known..).unwrap_or_default();
        if let Some(last) = own.last() {
            let offers = |cue: &&Cue| !cue.firm && words.classes(&cue.tokens).has(Class::OFFER) && cue.of_another(words) && of_package(words, sentence);
            let offered = own.iter().find(offers);
            let firm = own.iter().rfind(|cue| cue.firm);
            if offered.is_some() || last.firm {
                memory.offers = offered.map(|cue| cue.speaker.clone());
            }
            return firm.map(|cue| Told { speaker: cue.speaker.clone(), sentence: sentence.clone() });
        }
        let told = told.filter(|told| told.goes_on_in(words, sentence));
        let of_told = told.as_ref().map(|told| (&told.speaker, if told.asks(words) { Manner::Listed } else { Manner::Told }));
        let laid_out = || memory.offers.as_ref().filter(|_| is_term(words, sentence)).map(|speaker| (speaker, Manner::Listed));
        if let Some((speaker, manner)) = of_told.or_else(laid_out) {
            self.said.push(Said { tokens: sentence.clone(), speaker: speaker.clone(), manner });
        }
        told
    }
}
