//! The speaker that a mention names.

use super::memory::Memory;
use super::mention::{behind_office, role};
use super::{declared, mention_at};
use crate::facts::fact::Speaker;
use crate::pattern::Matcher;
use crate::source::Span;
use crate::text::{Class, TokenKind, Words, letters};
use std::ops::Range;
use std::sync::Arc;

/// The speaker that a mention names.
pub fn resolve(words: &Words, matcher: &Matcher, tokens: Range<usize>, memory: &Memory) -> Option<Speaker> {
    let span = words.span(tokens.start, tokens.end);
    if tokens.len() == 1 {
        if words.has(tokens.start, Class::THIRD_PERSON) || words.is_any(tokens.start, letters!["it", "its", "his", "their"]) {
            return memory.meant(words, tokens.start);
        }
        if words.has(tokens.start, Class::IT.with(Class::FIRST_PERSON).with(Class::PREPOSITION).with(Class::NEGATION))
            || words.info(tokens.start).weekday.is_some()
        {
            return None;
        }
    }
    if words.is_any(tokens.start, letters!["you", "we"]) {
        return None;
    }
    // `territory to which it lays claim`: a pronoun with a verb behind it is nobody's name.
    if words.has(tokens.start, Class::FIRST_PERSON.with(Class::THEY)) && !words.is_any(tokens.start, letters!["our", "my"]) || words.is_word(tokens.start, "it")
    {
        return None;
    }
    let mut party = None;
    let mut at = tokens.start;
    let mut party_tokens = 0..0;
    while at < tokens.end {
        match mention_at(words, at).filter(|(_, end)| *end <= tokens.end) {
            Some((id, end)) => {
                let speaker = declared(words, matcher, id, at..end)?;
                let owner = words.genitive(end) && end + 1 < tokens.end;
                // `president` of the rules before another one's name.
                let another = words.has(end - 1, Class::TITLE) && end < tokens.end && words.at(end).capital;
                if !matcher.is_party(id.0) && !owner && !another {
                    return Some(Speaker { span, ..speaker });
                }
                if !owner && !another || matcher.is_party(id.0) {
                    party_tokens = at..end;
                    party = Some(speaker);
                }
                at = end;
            }
            None => at += 1,
        }
    }
    let held = memory.holder(words, &tokens).and_then(|holder| declared(words, matcher, holder.declared?, tokens.clone()));
    held.or_else(|| named(words, &tokens, &party_tokens, party.as_ref(), memory, span))
}

/// A mention without a declared person in it: the party itself, a proper name, or a description.
fn named(words: &Words, tokens: &Range<usize>, party_tokens: &Range<usize>, party: Option<&Speaker>, memory: &Memory, span: Span) -> Option<Speaker> {
    let is_name = |i: usize| {
        words.at(i).capital
            && !words.has(i, Class::ARTICLE.with(Class::TITLE).with(Class::POSSESSIVE).with(Class::PREPOSITION))
            && !party_tokens.contains(&i)
            && !words.has(i, Class::MR)
            && !role(words, i)
    };
    let party_id = party.and_then(|p| p.party);
    // `Arnsee Bahnen AG`: the legal form belongs to the party's name.
    let legal_form = |i: usize| words.at(i).upper || words.has(i, Class::ABBREVIATION) || words.is(i, ".");
    // `the operator Arnsee Bahnen`: a plain noun before it tells what it is.
    let beside = |i: usize| words.has(i, Class::ARTICLE) || words.word(i) && !words.at(i).capital && !words.has(i, Class::GRAMMAR);
    let whole_party = party.is_some() && (party_tokens.end..tokens.end).all(legal_form) && (tokens.start..party_tokens.start).all(beside);
    if let (Some(party), true) = (party, whole_party) {
        return Some(Speaker { span, ..party.clone() });
    }
    let speaker = |name: Arc<str>| Some(Speaker { name, declared: None, party: party_id, span });
    // `the consulate in Verden`: the place is nobody's name.
    let place = tokens.clone().skip(1).find(|i| words.is_any(*i, letters!["in", "at", "from", "near", "on"])).unwrap_or(tokens.end);
    let full = |(start, end)| {
        let name = words.span(start, end).of(words.text);
        speaker(memory.full(words, name).unwrap_or_else(|| Arc::from(name)))
    };
    // `the head of the Ukrainian delegation`: the capital belongs to what the person heads.
    let described = words.has(tokens.start, Class::ARTICLE)
        && (tokens.start + 1..tokens.end).take(3).find(|i| words.is_word(*i, "of")).is_some_and(|of| {
            let plain = (tokens.start + 1..of).all(|i| words.word(i) && !words.at(i).capital);
            plain && words.word(tokens.end - 1) && !words.at(tokens.end - 1).capital
        });
    if !described && let Some(name) = proper_name(words, &(tokens.start..place), &is_name) {
        return full(name);
    }
    // `the institute`, once the Fiscal Institute has been named
    let body = tokens.end - 1;
    if tokens.len() == 2
        && words.is_word(tokens.start, "the")
        && words.has(body, Class::SOURCE)
        && let Some(name) = memory.full(words, words.text(body))
    {
        return speaker(name);
    }
    if let Some(holder) = memory.holder(words, tokens) {
        return speaker(Arc::from(holder.name(words.text)));
    }
    if let Some(firm) = memory.the_firm(words, tokens) {
        return Some(Speaker { span, ..firm.clone() });
    }
    let start = tokens.start + usize::from(words.has(tokens.start, Class::ARTICLE));
    let plain = (start..tokens.end).all(|i| words.word(i) || words.is(i, "-") || words.at(i).kind == TokenKind::Number)
        && start < tokens.end
        && !words.has(tokens.end - 1, Class::ADVERB.with(Class::PREPOSITION));
    if plain { speaker(Arc::from(words.span(start, tokens.end).of(words.text))) } else { proper_name(words, tokens, &is_name).and_then(full) }
}

/// The proper name in a mention: the one that opens it before a comma or `of` (`Paul Weiss, economist at the Board`), else the last.
fn proper_name(words: &Words, tokens: &Range<usize>, is_name: &dyn Fn(usize) -> bool) -> Option<(usize, usize)> {
    let mut last = None;
    let mut at = tokens.start;
    while at < tokens.end {
        if !is_name(at) {
            at += 1;
            continue;
        }
        let first = at;
        let run = |from: usize| (from..tokens.end).find(|i| !(is_name(*i) || words.is(*i, "-") && is_name(i + 1))).unwrap_or(tokens.end);
        at = run(at);
        let start = behind_office(words, first..at);
        // `the Chamber of Commerce`, `Bank of Arnsee`: one name.
        let body = words.has(at - 1, Class::SOURCE) || words.has(start.wrapping_sub(1), Class::ARTICLE);
        if body && words.is_word(at, "of") && at + 1 < tokens.end && is_name(at + 1) {
            at = run(at + 1);
        }
        // `Deputy Foreign Minister`, `Lower Marsh farmers`: capitals before an office, or before those who live there, belong to it.
        if words.has(at, Class::TITLE.with(Class::SOURCE)) && at < tokens.end {
            continue;
        }
        // `Keller's lawyer`: somebody else.
        if words.genitive(at) && at + 1 < tokens.end {
            continue;
        }
        let opens = start == tokens.start || words.has(start - 1, Class::MR) && words.at(start - 1).capital || words.is(start - 1, ".");
        if opens && (words.is(at, ",") || words.is_any(at, letters!["of", "for"])) {
            return Some((start, at));
        }
        last = Some((start, at));
    }
    last
}
