//! What stands around a figure: who says it, how firmly, of which day.

use super::Pass;
use crate::document::BlockKind;
use crate::facts::fact::{Context, Fact, Speaker, Stance};
use crate::facts::speaker::Speakers;
use crate::facts::stance::{clause, stance};
use crate::quantity::{Kind, Number, day_of};
use crate::text::{Class, TokenKind, Words, letters};
use std::ops::Range;

/// Who may speak in a sentence, and what else all of its figures share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voices<'p> {
    pub speakers: &'p Speakers,
    pub actor: Option<&'p Speaker>,
    pub block: BlockKind,
    /// Whether the list that the sentence is an item of is a proposal's.
    pub proposes: bool,
    /// Whether the sentence names another figure as the earlier one.
    pub replaces: bool,
}

impl Voices<'_> {
    fn at(&self, token: usize) -> Option<Speaker> {
        self.speakers.at(token).or_else(|| self.actor.cloned())
    }
}

impl Pass<'_> {
    /// Who says what stands at these tokens, how firmly, and of which day.
    pub(super) fn context(&self, words: &Words, sentence: &Range<usize>, facts: &[Fact], tokens: &Range<usize>, voices: Voices) -> Context {
        let clause = voices.speakers.unspoken(clause(words, sentence, tokens), tokens.start);
        let seen = words.classes(&clause);
        let (stance, denied) = stance(words, sentence, &clause, seen, tokens, voices.block);
        // `The paper asks for three things:` leads in a list of phrases.
        let stance = if voices.proposes && stance == Stance::Unknown { Stance::Offered } else { stance };
        let speaker = voices.at(tokens.start);
        let dated = |fact: &&Fact| fact.kind == Kind::DATE;
        let stated_day = facts
            .iter()
            .filter(dated)
            .find(|date| words.is_word(date.tokens.start.wrapping_sub(1), "of") && words.is_word(date.tokens.start.wrapping_sub(2), "as"));
        let as_of = stated_day.and_then(|date| date.hard.high).and_then(|b| b.value.as_whole()).or(self.document.meta.published);
        let other_year =
            facts.iter().filter(dated).filter(|date| date.tokens != *tokens && clause.contains(&date.tokens.start)).find_map(|date| self.year_of(words, date));
        let revised = voices.replaces || seen.has(Class::REVISION);
        Context { speaker, stance, denied, as_of, other_year, revised, event: None }
    }

    /// The year that a date tells (`in 2004`, `last year`), where it is not the document's own.
    fn year_of(&self, words: &Words, date: &Fact) -> Option<i64> {
        let spelled = date.tokens.clone().any(|i| words.at(i).kind == TokenKind::Number && words.text(i).len() == 4);
        let year = |day: Option<Number>| Some(day_of(day?.as_whole()?)?.0);
        let (first, last) = (date.hard.low.map(|b| b.value), date.hard.high.map(|b| b.value));
        let (last, first, own) = (year(last), year(first)?, day_of(self.today)?.0);
        // `more than last year`, `up on last year`: what is compared with it is of this one.
        let compared = || words.is_any(date.tokens.start.wrapping_sub(1), letters!["than", "with", "to", "on", "over", "as", "like"]);
        let worded = || date.tokens.clone().any(|i| words.is_any(i, letters!["year", "years"])) && last == Some(first) && !compared();
        let opens = words.is_any(date.tokens.start.wrapping_sub(1), letters!["since", "until", "by", "before", "after", "from"]);
        // `last year's storm`: the storm is of that year, and not all that is told of it.
        let owns = words.genitive(date.tokens.end);
        let other = if self.document.meta.published.is_none() { spelled } else { first != own && (spelled || !owns && worded()) };
        (other && !opens).then_some(first)
    }
}
