//! A noun of speech that tells who speaks: `the mayor's claim that`, `gave an assurance that`, `in the latest poll`.

use super::cue::{Cue, LONGEST_SOURCE, Scene};
use super::grammar::{CUES, finite, is_noun};
use super::mention::{self, Mention, proper};
use super::name::resolve;
use crate::text::{Class, LetterSet, TokenKind, letters};

/// Verbs that put a noun of speech in words: `gave an assurance`, `made the case`.
const GIVE: LetterSet = letters![
    "make",
    "makes",
    "made",
    "making",
    "give",
    "gives",
    "gave",
    "giving",
    "issue",
    "issued",
    "voice",
    "voiced",
    "express",
    "expressed",
    "raised",
    "offered",
    "reached",
];
/// Nouns for figures that somebody works out.
const PREDICTION: LetterSet = letters!["forecast", "forecasts", "estimate", "estimates", "projection", "projections"];

impl Scene<'_> {
    /// A noun of speech with its speaker.
    pub(super) fn noun(&self, i: usize) -> Option<Cue> {
        self.on_offer(i).or_else(|| self.owned(i)).or_else(|| self.given(i)).or_else(|| self.printed(i)).or_else(|| self.in_record(i))
    }

    /// `Two options are on offer from Keller, either of which …`: what stands before, and what she offers to go with it.
    fn on_offer(&self, i: usize) -> Option<Cue> {
        let words = self.words;
        let offered = words.has(i, Class::OFFER) && words.is_word(i.wrapping_sub(1), "on") && words.is_word(i + 1, "from");
        let end = if offered { mention::end_of(words, self.sentence, i + 2) } else { return None };
        let speaker = resolve(words, self.matcher, i + 2..end, self.memory)?;
        let which = words.is(end, ",") && (end + 1..end + 4).any(|at| words.is_word(at, "which"));
        let behind = end..if which { self.sentence.end } else { end };
        Some(Cue { tokens: i..end, speaker, content: [self.clause_start(i)..i - 1, behind], firm: false })
    }

    /// `Keller gave an assurance that …`, `made the case that …`: the subject of the verb speaks.
    fn given(&self, i: usize) -> Option<Cue> {
        let words = self.words;
        let verb = (self.sentence.start..i).rev().take(4).find(|at| words.is_any(*at, GIVE))?;
        let plain = (verb + 1..i).all(|at| words.word(at) && (words.has(at, Class::ARTICLE) || !words.has(at, Class::GRAMMAR)));
        // `an assurance, at any rate, that`.
        let aside = if words.is(i + 1, ",") { (i + 2..self.sentence.end.min(i + 8)).find(|at| words.is(*at, ",")) } else { None };
        let that = aside.unwrap_or(i) + 1;
        if !plain || !words.is_word(that, "that") || !words.has(i, Class::UTTERANCE) {
            return None;
        }
        let subject = self.before(self.group(verb)).filter(|subject| self.person(subject))?;
        Some(Cue::firm(subject.mention.start.min(verb)..i + 1, subject.speaker, [i..i, that + 1..self.sentence.end]))
    }

    /// `a New York Times report that …`: whose paper it is stands before it by name.
    fn printed(&self, i: usize) -> Option<Cue> {
        let words = self.words;
        let first = (self.sentence.start + 1..i).rev().take_while(|at| proper(words, *at)).last()?;
        let relative = words.has(i + 2, Class::FINITE);
        if !words.is_word(i + 1, "that") || relative || words.text(i).ends_with('s') || words.at(i).capital {
            return None;
        }
        let subject = self.subject(&Mention { tokens: first..i, name: first..i })?;
        Some(Cue::firm(first..i + 1, subject.speaker, [i..i, i + 2..self.sentence.end]))
    }

    /// `In the latest poll, …`, `…, by one estimate`: the record itself tells it.
    fn in_record(&self, i: usize) -> Option<Cue> {
        let words = self.words;
        let start = self.sentence.start;
        let pause = matches!(words.at(i + 1).kind, TokenKind::Mark | TokenKind::End);
        let by = i >= start + 2 && words.is_word(i - 2, "by") && words.is_any(i - 1, letters!["one", "some", "most", "any", "all"]);
        let plain = |at: usize| {
            words.word(at) && (words.has(at, Class::ARTICLE.with(Class::DEMONSTRATIVE).with(Class::IT)) || !words.has(at, Class::GRAMMAR)) || words.is(at, "/")
        };
        let opens =
            words.has(i, Class::RECORD) && words.is_word(start, "in") && words.is(i + 1, ",") && i - start < LONGEST_SOURCE && (start + 1..i).all(plain);
        if !pause || !by && !opens {
            return None;
        }
        let mention = if by { i - 1..i + 1 } else { start + 1..i + 1 };
        let subject = self.subject(&Mention { tokens: mention.clone(), name: mention })?;
        let before = if by { start..i - 2 } else { start..start };
        // `In a poll, taken in May, …`.
        let aside = if words.at(i + 2).ed { (i + 3..self.sentence.end).find(|at| words.is(*at, ",")) } else { None };
        let behind = if opens || i - 2 == start { aside.unwrap_or(i + 1)..self.sentence.end } else { i + 1..i + 1 };
        Some(Cue::firm(subject.mention.start - 1..i + 1, subject.speaker, [before, behind]))
    }

    /// `Keller's claim that …`, `in the minister's view, …`.
    fn owned(&self, i: usize) -> Option<Cue> {
        let words = self.words;
        if !words.has(i, Class::UTTERANCE.with(Class::PROPOSAL)) {
            return None;
        }
        let owner = (self.sentence.start..i).rev().take(3).find(|at| words.has(*at, Class::POSSESSIVE))?;
        let plain = (owner + 1..i).all(|at| words.word(at) && !words.has(at, Class::GRAMMAR));
        let mention = if words.genitive(owner) {
            mention::owner(words, self.sentence, owner)?
        } else {
            // `raised its forecast for the year by 2 percent`.
            let body = words.is_word(owner, "its") && words.is_any(i + 1, letters!["for", "by", "of"]) && words.is_any(i, PREDICTION);
            let person = body || words.is_any(owner, letters!["his", "her", "their"]);
            // `it raised its forecast for`: the mention is the subject.
            let it = (self.sentence.start..owner).rev().find(|at| body && words.is_word(*at, "it")).unwrap_or(owner);
            person.then(|| Mention { tokens: it..it + 1, name: it..it + 1 })?
        };
        let plan = words.has(i, Class::PROPOSAL) && words.is_any(i + 1, letters!["to", "for"]);
        let predicted = words.is_any(i, PREDICTION) && words.is_any(i + 1, letters!["for", "by"]);
        // `the court's decision of May 12`.
        let dated = words.info(i + 2).month.is_some() || words.info(i + 3).month.is_some();
        // `Keller's plan would close 40 schools`, `Keller's pledge to close 40 schools`.
        let does = words.has(i, Class::PROPOSAL) && words.is_any(i + 1, letters!["would", "calls", "foresees"]) || words.is_word(i + 1, "to");
        let told = plan || predicted || does || words.is_any(i + 1, letters!["that", "about"]) || words.is_word(i + 1, "of") && !dated;
        let view = words.is_any(mention.tokens.start.wrapping_sub(1), letters!["in", "by", "under"]) && !words.has(i + 1, Class::PREPOSITION);
        if !plain || !told && !view {
            return None;
        }
        let subject = self.subject(&mention)?;
        let firm = !predicted && !does;
        // `Keller's plan to cut 40 seats, which the board had added`, `… to cut 40 seats angered readers`.
        let infinitive = words.is_word(i + 1, "to");
        let determined =
            |at: usize| words.has(at, Class::ARTICLE.with(Class::POSSESSIVE).with(Class::PREPOSITION).with(Class::CONJUNCTION)) || words.is_word(at, "to");
        let told_of = |at: usize| infinitive && at > i + 2 && words.word(at - 1) && !determined(at - 1) && finite(words, at..at + 1);
        // `rejected Keller's offer of 5 million and demanded 7`: the second verb is that of whoever rejected it.
        let object = self.is_object(i);
        let joins = |at: usize| words.is(at, ",") || words.is_any(at, letters!["and", "but"]);
        let second = |at: usize| object && joins(at) && self.is_predicate(at + 1 + usize::from(words.has(at + 1, Class::ADVERB)));
        let ends = |at: &usize| second(*at) || words.is(*at, ",") && (does || plan && words.is_any(at + 1, letters!["which", "who"])) || told_of(*at);
        let until = (i + 1..self.sentence.end).find(ends).unwrap_or(self.sentence.end);
        let before = if told { i..i } else { self.sentence.start..mention.tokens.start };
        Some(Cue { tokens: subject.mention.start..i + 1, speaker: subject.speaker, content: [before, i + 1..until], firm })
    }

    /// `rejected Keller's offer of 5 million`: whether what somebody offers, asks for or states is the object of a verb before it.
    pub(super) fn is_object(&self, noun: usize) -> bool {
        let words = self.words;
        let owner = (self.sentence.start..noun).rev().take(3).find(|at| words.genitive(*at));
        words.has(noun, Class::UTTERANCE.with(Class::PROPOSAL))
            && words.is_any(noun + 1, letters!["of", "for"])
            && owner.is_some_and(|owner| finite(words, self.sentence.start..owner))
    }

    /// Whether a verb stands at a token, as far as its form tells.
    fn is_predicate(&self, i: usize) -> bool {
        let words = self.words;
        words.has(i, Class::FINITE) || words.past(i) || words.has(i, CUES) && !is_noun(words, i)
    }
}
