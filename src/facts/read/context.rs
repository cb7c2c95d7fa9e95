//! What stands around a figure: who says it, how firmly, of which day.

use super::Pass;
use crate::document::BlockKind;
use crate::facts::commitment::second_verb;
use crate::facts::fact::{Context, Fact, Speaker, Stance, StanceClass};
use crate::facts::speaker::Speakers;
use crate::facts::stance::{clause, stance};
use crate::facts::tense::past;
use crate::quantity::{Day, Kind, Number, day_of};
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
        // `Keller, 48, wants double`: so old she is, whatever she wants.
        let aged = words.is(tokens.start.wrapping_sub(1), ",") && words.is(tokens.end, ",") && facts.iter().any(|f| f.kind == Kind::AGE && f.tokens == *tokens);
        let (stance, denied) = if aged { (Stance::Stated, false) } else { (stance, denied) };
        // `The paper asks for three things:` leads in a list of phrases.
        let stance = if voices.proposes && stance == Stance::Unknown { Stance::Offered } else { stance };
        let given = stance == Stance::Hypothetical
            && facts.iter().any(|fact| fact.kind == Kind::DATE && fact.tokens == *tokens)
            && tells_which(words, sentence, &clause, tokens);
        let stance = if given { Stance::Stated } else { stance };
        let (speaker, stance) = standing(words, sentence, &clause, tokens, stance, voices);
        let dated = |fact: &&Fact| fact.kind == Kind::DATE;
        let stated_day = facts
            .iter()
            .filter(dated)
            .find(|date| words.is_word(date.tokens.start.wrapping_sub(1), "of") && words.is_word(date.tokens.start.wrapping_sub(2), "as"));
        let as_of = stated_day.and_then(|date| date.hard.high).and_then(|b| b.value.as_whole()).or(self.document.meta.published);
        let stance = if stance == Stance::Stated && facts.iter().filter(dated).any(|date| comes(words, &clause, tokens, date, as_of)) {
            Stance::Expected
        } else {
            stance
        };
        let other_year = facts
            .iter()
            .filter(dated)
            .filter(|date| date.tokens != *tokens && clause.contains(&date.tokens.start) && !of_other_verb(words, &clause, tokens, date))
            .find_map(|date| self.year_of(words, date));
        let revised = voices.replaces || seen.has(Class::REVISION);
        Context { speaker, stance, denied, as_of, other_year, revised, ..Context::default() }
    }

    /// The year that a date tells (`in 2004`, `last year`), where it is not the document's own.
    fn year_of(&self, words: &Words, date: &Fact) -> Option<i64> {
        let spelled = date.tokens.clone().any(|i| words.at(i).kind == TokenKind::Number && words.text(i).len() == 4);
        let year = |day: Option<Number>| Some(day_of(day?.as_whole()?)?.0);
        let (first, last) = (date.hard.low.map(|b| b.value), date.hard.high.map(|b| b.value));
        // `a decade ago`: the year that it is counted to.
        let decades = words.is_word(date.tokens.end - 1, "ago") && words.is_any(date.tokens.end.wrapping_sub(2), letters!["decade", "decades"]);
        if decades && let Some(middle) = first.zip(last).and_then(|(first, last)| first.plus(last)?.over(Number::whole(2))) {
            return year(Some(middle.floor()));
        }
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

/// `the line opens in 2027`, `work starts on May 12 with 40 men`: a day that the report comes before, and what is told of it in the present.
fn comes(words: &Words, clause: &Range<usize>, tokens: &Range<usize>, date: &Fact, as_of: Option<Day>) -> bool {
    let first = || date.hard.low.or(date.hard.high).and_then(|bound| bound.value.as_whole());
    let parted = |i: usize| words.has(i, Class::LINK.with(Class::CLAUSE));
    let between = || tokens.end.min(date.tokens.end)..tokens.start.max(date.tokens.start);
    let own = date.tokens == *tokens;
    (own || clause.contains(&date.tokens.start))
        && first().zip(as_of).is_some_and(|(first, today)| first > today)
        && (own || !between().any(parted) && !past(words, clause, tokens))
}

/// `went live in 2023 and cost £38m`: the day belongs to the one verb, and the figure to the other. One that opens the clause belongs to both.
fn of_other_verb(words: &Words, clause: &Range<usize>, tokens: &Range<usize>, date: &Fact) -> bool {
    let mut between = tokens.end.min(date.tokens.end)..tokens.start.max(date.tokens.start);
    let fronted = date.tokens.start < tokens.start && !(clause.start..date.tokens.start).any(|i| words.past(i) || words.has(i, Class::FINITE));
    between.any(|i| second_verb(words, i, true)) && !fronted
}

/// Who stands behind a figure, and how: what somebody wishes is theirs, but which things it is about the report tells.
fn standing(words: &Words, sentence: &Range<usize>, clause: &Range<usize>, tokens: &Range<usize>, stance: Stance, voices: Voices) -> (Option<Speaker>, Stance) {
    let start = tokens.start;
    let listed = voices.speakers.listed(start);
    let before = start.wrapping_sub(1);
    let wanted = stance.class() == StanceClass::Wanted;
    // `called the talks of the two sides useful`, `how to end their three-year war`.
    let definite = words.has(before, Class::ARTICLE.with(Class::POSSESSIVE)) && !words.is_any(before, letters!["a", "an"]);
    let known = definite && (words.is_word(start, "two") || words.dash(start + 1));
    if known && (listed || wanted || voices.speakers.meant(start)) {
        return (voices.speakers.teller(start).or_else(|| voices.actor.cloned()), Stance::Stated);
    }
    let stance = if (listed || terms(words, sentence, clause)) && !wanted { Stance::Offered } else { stance };
    (voices.at(start), stance)
}

/// `The June summit may be moved`, `may have helped after the talks in May`: a date that tells which one is meant is no guess.
fn tells_which(words: &Words, sentence: &Range<usize>, clause: &Range<usize>, date: &Range<usize>) -> bool {
    if words.is(sentence.end - 1, "?") {
        return false;
    }
    let unsure = |i: &usize| words.has(*i, Class::MODAL.with(Class::HYPOTHETICAL));
    match (clause.start..date.start).rev().find(unsure) {
        Some(guess) => (guess..date.start).any(|i| words.is_any(i, letters!["after", "before", "since"]) && words.has(i + 1, Class::ARTICLE)),
        None => words.has(clause.start, Class::ARTICLE),
    }
}

/// `offers two plans under which 40 seats would go`: the terms of what is asked for.
fn terms(words: &Words, sentence: &Range<usize>, clause: &Range<usize>) -> bool {
    let which = clause.start.wrapping_sub(1);
    let asked = Class::OFFER.with(Class::DEMAND).with(Class::PROPOSAL);
    sentence.contains(&which)
        && words.has(which, Class::BREAK)
        && words.is_word(which, "which")
        && words.is_any(which.wrapping_sub(1), letters!["under", "of", "by"])
        && words.classes(&(sentence.start..which)).has(asked)
}
