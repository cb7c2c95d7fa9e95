//! What was replied to somebody.

use super::cue::{Cue, Scene};
use super::mention::{self, Mention};
use crate::text::{Class, letters};

impl Scene<'_> {
    /// `Verden accused them of it and was told that …`, `… but in response heard that …`: whoever was accused speaks.
    pub(super) fn replied(&self, verb: usize, be: bool) -> Option<Cue> {
        let words = self.words;
        let behind = self.reply(verb, be)?;
        let told = behind + usize::from(words.is_word(behind, "that"));
        let accused = (self.sentence.start..verb).rev().find(|i| words.has(*i, Class::JUDGE.with(Class::DEMAND_FOR).with(Class::DEMAND)))?;
        let end = mention::end_of(words, self.sentence, accused + 1);
        let subject = self.subject(&Mention { tokens: accused + 1..end, name: accused + 1..end })?;
        Some(Cue::firm(verb..told, subject.speaker, [verb..verb, told..self.sentence.end]))
    }

    /// One past a verb that says that somebody was given an answer.
    fn reply(&self, verb: usize, be: bool) -> Option<usize> {
        let words = self.words;
        let phrase = |at: usize| words.is_word(at, "in") && words.is_any(at + 1, letters!["reply", "response", "return", "turn"]);
        let told = be && words.has(verb, Class::TELL);
        if told && phrase(verb + 1) {
            return Some(verb + 3);
        }
        let joined = told && words.has(self.group(verb).wrapping_sub(1), Class::CONJUNCTION);
        let heard = words.text(verb).starts_with("hear") && phrase(verb.wrapping_sub(2));
        (joined || heard).then_some(verb + 1)
    }
}
