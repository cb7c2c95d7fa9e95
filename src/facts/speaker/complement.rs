//! What stands around a verb of saying: its auxiliaries before it, the listener, the day and the place behind it.

use super::cue::Scene;
use super::grammar::{CUES, is_noun};
use super::mention::{self, VERBS};
use super::quotation::opens_at;
use crate::text::{Class, TokenKind, Words, letters};

/// A complement begins at most so far behind its verb.
const NEAR: usize = 14;

impl Scene<'_> {
    /// The first token of what is told behind a verb: past the listener, the day, the place and `that`.
    pub(super) fn complement(&self, verb: usize) -> usize {
        let words = self.words;
        let mut at = verb + 1;
        if self.points(verb) {
            return at + 1;
        }
        if words.is_any(at, letters!["out", "back", "clear"]) {
            at += 1;
        }
        // `pointed out, too, that`.
        if words.is(at, ",") && words.is_any(at + 1, letters!["too", "also", "however", "though", "moreover", "again"]) && words.is(at + 2, ",") {
            at += 3;
        }
        // `insists, most recently in a speech on Monday, that`.
        let that = |i: &usize| words.is(*i, ",") && words.is_word(i + 1, "that");
        if words.is(at, ",")
            && !opens_at(words, at + 1)
            && let Some(comma) = (at + 1..self.sentence.end.min(at + NEAR)).find(|i| words.is(*i, ",") || opens_at(words, *i)).filter(that)
        {
            return comma + 2;
        }
        let reach = self.sentence.end.min(at + NEAR);
        // `told the board on Monday that`, `said in a statement, “…”`.
        for i in at..reach {
            // `in a trial that ran for weeks`: that is another `that`.
            let adverb = usize::from(words.text(i + 1).ends_with("ly"));
            let past = words.has(i + 1 + adverb, Class::FINITE);
            let relative = i > at && (past || adverb > 0 && words.at(i + 2).ed);
            if words.is_word(i, "that") && !relative && !words.has(i.wrapping_sub(1), Class::PREPOSITION) {
                return i + 1;
            }
            if words.is_any(i, letters!["how", "what", "why", "whether"]) {
                return i;
            }
            if opens_at(words, i) && (i == at || words.is_any(i - 1, letters![",", ":"])) {
                return if i > at { i - 1 } else { i };
            }
            if words.is(i, ",") && opens_at(words, i + 1) {
                return i;
            }
            if in_date(words, i) {
                continue;
            }
            if words.is_any(i, letters![",", ":", ";"]) || words.has(i, CUES) && !is_noun(words, i) || words.has(i, Class::AUXILIARY.with(Class::MODAL)) {
                break;
            }
        }
        if words.has(verb, Class::TELL) && !words.has(at, Class::PREPOSITION) {
            at = self.past_listener(at);
        }
        self.past_day(at)
    }

    pub(super) fn past_listener(&self, start: usize) -> usize {
        let words = self.words;
        if words.is_any(start, letters!["him", "her", "them", "me", "us", "you", "it"]) {
            return start + 1;
        }
        let end = mention::end_of(words, self.sentence, start).max(start);
        // `asked its allies for seven batteries`: what is asked for is no part of them.
        let asked = words.has(start.wrapping_sub(1), Class::DEMAND_FOR);
        (start..end).find(|i| asked && words.is_word(*i, "for")).unwrap_or(end)
    }

    /// Past adverbs, days and places that tell when and where somebody spoke.
    pub(super) fn past_day(&self, mut at: usize) -> usize {
        let words = self.words;
        while at < self.sentence.end {
            // `condemned Monday's strike`: what the day owns is told.
            let day = |i: usize| is_day(words, i) && !words.genitive(i + 1);
            if words.is_word(at, "on") && day(at + 1) {
                at += 2;
            } else if day(at)
                || words.is_any(at, letters!["late", "early"]) && words.is_word(at + 1, "on")
                || words.is_any(at, letters!["earlier", "later", "again", "recently"]) && !words.has(at + 1, Class::CLAUSE)
            {
                at += 1;
            } else if words.is_any(at, letters!["last", "this", "early", "late"]) && (words.has(at + 1, Class::UNIT) || day(at + 1)) {
                at += 2;
            } else if words.is_word(at, "to") && !mention::begins_at(words, at + 1) {
                break;
            } else if words.is_any(at, letters!["on", "in", "at", "during", "to", "before", "after", "through", "via", "from", "by"]) {
                let Some(end) = self.place_end(at) else { break };
                at = end;
            } else if words.is_any(at, letters!["morning", "afternoon", "evening", "night"]) {
                at += 1;
            } else {
                break;
            }
        }
        at
    }

    /// Where the phrase behind a preposition ends, if nothing else than the end, a comma or a day follows.
    pub(super) fn place_end(&self, preposition: usize) -> Option<usize> {
        let words = self.words;
        let mut at = preposition + 1;
        while at < self.sentence.end && at - preposition < NEAR {
            if words.has(at, Class::AUXILIARY.with(Class::MODAL).with(Class::THIRD_PERSON)) || words.has(at, VERBS) && !is_noun(words, at) {
                return None;
            }
            if words.is_any(at, letters![",", ".", ";", ":"]) || opens_at(words, at) || words.has(at, Class::CLAUSE) {
                break;
            }
            at += 1;
        }
        Some(at)
    }

    /// The first token of the verb's group: auxiliaries, adverbs, days, and verbs such as `went on to`.
    pub(super) fn group(&self, verb: usize) -> usize {
        let words = self.words;
        let mut at = verb;
        while at > self.sentence.start {
            let before = at - 1;
            let text = words.text(before);
            let adverb = text.len() > 4 && text.ends_with("ly") && !words.at(before).capital;
            if words.has(before, Class::AUXILIARY.with(Class::MODAL).with(Class::NEGATION)) && !mention::surname(words, before)
                || words.has(before, Class::ADVERB) && !words.is_word(before, "still")
                || adverb
            {
                at = before;
            } else if words.info(before).month.is_some() && words.at(before).capital && words.is_word(before.wrapping_sub(1), "in") {
                at = before - 1;
            } else if is_day(words, before) {
                at = before - usize::from(before > self.sentence.start && words.is_any(before - 1, letters!["on", "last", "this"]));
            } else if words.has(before, Class::UNIT) && words.is_any(before.wrapping_sub(1), letters!["last", "this"]) && before > self.sentence.start {
                at = before - 1;
            } else if words.is_word(before, "to") && before > self.sentence.start {
                // `went on to`, `tried on Monday to`.
                let day = usize::from(before > self.sentence.start + 1 && is_day(words, before - 1));
                let on = (before - 1 - day).saturating_sub(usize::from(words.is_word(before - 1 - day, "on")));
                if !words.has(on, Class::CATENATIVE) || on < self.sentence.start {
                    break;
                }
                at = on;
            } else {
                break;
            }
        }
        at
    }
}

/// Whether a comma belongs to a date: `Tuesday, May 12, 2026`, or closes it before `that`.
fn in_date(words: &Words, i: usize) -> bool {
    if !words.is(i, ",") {
        return false;
    }
    let number = |at: usize| words.at(at).kind == TokenKind::Number;
    let year = |at: usize| number(at) && words.text(at).len() == 4;
    let month = |at: usize| words.info(at).month.is_some() && words.at(at).capital;
    let named = |at: usize| number(at) && month(at.wrapping_sub(1)) || month(at) && number(at.wrapping_sub(1));
    let day = i.wrapping_sub(1);
    let closes = words.is_word(i + 1, "that") && (named(day) || year(day));
    named(day) && year(i + 1) || is_day(words, day) && month(i + 1) || closes
}

pub fn is_day(words: &Words, i: usize) -> bool {
    let info = words.info(i);
    info.weekday.is_some() && words.at(i).capital || words.relative(i).is_some()
}
