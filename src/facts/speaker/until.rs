//! Where what somebody says ends, though the sentence goes on.

use super::complement::is_day;
use super::cue::Scene;
use super::grammar::{CUES, finite, is_noun};
use super::mention::VERBS;
use crate::pattern::barrier;
use crate::text::{Class, TokenKind, letters};
use std::ops::Range;

/// The verb of another speaker stands at most so far behind what parts it from the first.
const NEAR_CUE: usize = 12;
/// The names of those who are accused are at most so long.
const NAMES: usize = 14;

impl Scene<'_> {
    /// What a verb of asking or judging is about ends with its clause; what is told goes on to the end of the sentence.
    pub(super) fn said_until(&self, verb: usize, behind: usize, firm: bool) -> usize {
        let words = self.words;
        // `accused them of it and was told …`.
        let joined = |i: usize| words.has(i, Class::CONJUNCTION) && words.has(i + 1, Class::AUXILIARY);
        // `suggested there might be trouble, since …`: a clause without `that`.
        let clause = || (behind..self.sentence.end.min(behind + 4)).take_while(|i| words.word(*i)).any(|i| words.has(i, Class::AUXILIARY.with(Class::MODAL)));
        // `told everyone within two miles to get out, and 3,200 people left`: an order, and no speech.
        let orders = words.is_any(verb, letters!["told", "tells", "tell"]) && {
            let object = (verb + 1..self.sentence.end).take_while(|i| words.word(*i) && !words.is_word(*i, "that") && !words.has(*i, Class::FINITE));
            object.into_iter().any(|i| words.is_word(i, "to") && !words.has(i + 1, Class::DETERMINER))
        };
        let told = words.has(verb, Class::SAY) && !orders || words.has(verb, VERBS) && (firm || words.has(verb, Class::REPORT) && clause());
        // `criticized the pilot on Monday for …`, `condemned Monday's strike`: a day does not end what somebody judges.
        let judges = words.has(verb, Class::JUDGE) && !words.is_word(verb + 1, "for");
        // `wants it by Thursday`: nor one that is wished for itself.
        let wished = |i: usize| words.is_any(i.wrapping_sub(1), letters!["by", "before", "until", "from", "for"]);
        let day = |i: usize| is_day(words, i) && !judges && !words.genitive(i + 1) && !wished(i);
        // `charged two men, Paul Weiss and Karl Lund, with …`: the commas part who they are.
        let with = |i: usize| words.is_any(i + 1, letters!["with", "of"]);
        let who = |i: usize| judges && (with(i) || (i + 1..self.sentence.end.min(i + NAMES)).find(|at| words.is(*at, ",")).is_some_and(with));
        // `cut 3 % of its staff, or some 1,900 people`: the same in other words.
        let again = |i: usize| words.is_word(i + 1, "or") && (i + 2..i + 5).any(|at| words.number(at));
        // `called 32 percent “false,” compared to 11 percent`, `taxing income, such as rents, at 15 percent`.
        let aside = |i: usize| {
            words.is_word(i + 1 + usize::from(words.double_quote(i + 1)), "compared") || words.is_word(i + 1, "such") || self.in_such_as(i) || again(i)
        };
        let pause = |i: usize| words.is(i, ",") && !aside(i) && !who(i);
        // `offers two options under which …`: the terms belong to the offer.
        let terms = |i: usize| words.has(verb, Class::OFFER.with(Class::DEMAND)) && words.has(i.wrapping_sub(1), Class::PREPOSITION);
        let which = |i: usize| words.is_any(i, letters!["which", "who", "whose", "whom"]) && (judges || terms(i));
        // `rated 40 of them as false – a 3 to 1 margin`: no clause of its own.
        let adds = |i: usize| words.dash(i) && !finite(words, i + 1..self.sentence.end);
        let clause_behind = |i: usize| words.dash(i) && words.dash(i + 1) && finite(words, i + 2..self.sentence.end);
        let end = |i: &usize| {
            if told {
                words.at(*i).kind == TokenKind::Mark && (self.turns(*i) || self.returns(verb, behind, *i))
            } else {
                pause(*i) || day(*i) || barrier(words, *i) && !which(*i) && !adds(*i) || joined(*i) || clause_behind(*i)
            }
        };
        (behind..self.sentence.end).find(|i| end(i)).unwrap_or(self.sentence.end)
    }

    /// The comma behind `such as …`, where the clause goes on.
    fn in_such_as(&self, comma: usize) -> bool {
        let words = self.words;
        let such = (self.sentence.start + 1..comma).rev().take(NAMES).find(|i| words.is_word(*i, "such") && words.is_word(i + 1, "as"));
        such.is_some_and(|i| words.is(i - 1, ",")) && words.has(comma + 1, Class::PREPOSITION)
    }

    /// Whether what is told ends at a token, though the sentence goes on.
    fn turns(&self, i: usize) -> bool {
        let words = self.words;
        // `…, as he moved on`, `…, even as the crowd moved on`, `…, but the talks went on`.
        let comma = words.is_any(i + 1, letters!["but", "yet"]) && words.has(i + 2, Class::ARTICLE)
            || words.is_word(i + 1, "as") && words.has(i + 2, Class::THIRD_PERSON)
            || words.is_word(i + 1, "even") && words.is_any(i + 2, letters!["as", "though"]);
        let dash = words.dash(i) && words.is_word(i + 1, "as") && words.has(i + 2, Class::AUXILIARY);
        // `The union said 300; the company said 240`: the second one tells something of its own.
        let parts = words.is(i, ";") || words.is(i, ",") && words.is_any(i + 1, letters!["while", "whereas"]);
        let another = || (i + 1..self.sentence.end.min(i + NEAR_CUE)).any(|at| words.has(at, CUES) && !is_noun(words, at));
        words.is(i, ",") && comma || dash || parts && another()
    }

    /// `said it was ready for talks, where both sides will show their plans`: behind what was told of the past, a clause of the present is the report's own.
    fn returns(&self, verb: usize, behind: usize, i: usize) -> bool {
        let words = self.words;
        let opens =
            words.is(i, ",") && (words.is_any(i + 1, letters!["where", "although", "though"]) || words.is_word(i + 1, "even") && words.is_word(i + 2, "as"));
        let present = |at: &usize| words.is_any(*at, letters!["is", "are", "has", "have", "do", "does", "may", "can", "will"]);
        let grammar = |at: &usize| words.has(*at, Class::AUXILIARY.with(Class::MODAL));
        opens && words.past(verb) && !(behind..i).any(|at| present(&at)) && (i + 2..self.sentence.end).find(grammar).is_some_and(|at| present(&at))
    }

    /// `a pledge – some say a bold one – to cut …`: speech between two dashes ends with the second.
    pub(super) fn insertion_end(&self, mention: &Range<usize>, behind: usize) -> usize {
        let words = self.words;
        let dash = |i: usize| words.dash(i) && words.at(i).spaced;
        // `the study -- which notes that … -- is`, `-- which the mayor called … --`.
        let relative =
            |i: usize| words.is_any(i, letters!["which", "who"]) && i > self.sentence.start && (dash(i - 1) || i > 1 && dash(i - 2) && words.dash(i - 1));
        let before = mention.start.wrapping_sub(1);
        let inserted =
            mention.start > self.sentence.start && (dash(before) || relative(before) || words.has(mention.end - 1, Class::CLAUSE) && relative(mention.end - 1));
        (behind..self.sentence.end).find(|i| inserted && dash(*i)).unwrap_or(self.sentence.end)
    }
}
