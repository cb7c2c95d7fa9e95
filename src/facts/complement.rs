//! How a predicate takes the event that is asked for: as an infinitive, a clause, a noun of speech, an object; and what it tells of it.

use super::commitment::Asked;
use crate::text::{BE, Class, Commitment, Frame, Signature, TokenKind, Words, letters};
use std::ops::Range;

/// An infinitive or a clause begins at most so far behind its predicate.
pub const NEAR: usize = 12;

/// What the word at a token tells of the event, where the event stands in its complement; and how.
pub fn signature(words: &Words, clause: &Range<usize>, i: usize, event: usize, asked: Asked) -> Option<(Signature, Complement)> {
    if !words.word(i) || is_name(words, i, clause.start) {
        return None;
    }
    let verb = verb(words, i);
    if !words.has(i, Class::COMMITS) && !verb {
        return None;
    }
    let known = words.info(i).commits;
    let complement = complement(words, clause, i, event, asked)?;
    let unknown = || if verb { unknown(complement.frame, asked) } else { None };
    // `hoped for them to leave`.
    let hoped_for = matches!(complement.frame, Frame::To | Frame::ThemTo) && complement.own && words.is_word(i + 1, "for");
    let false_claim = || complement.frame == Frame::That && words.is_any(i.wrapping_sub(1), letters!["falsely", "wrongly", "mistakenly", "erroneously"]);
    if false_claim() {
        return Some((Signature { plain: Commitment::Denied, negated: Commitment::Open }, complement));
    }
    let signature = if hoped_for { Signature::OPEN } else { known.get(complement.frame).or_else(|| unknown().filter(|_| complement.own))? };
    Some((signature, complement))
}

fn is_name(words: &Words, i: usize, first: usize) -> bool {
    words.at(i).capital && i > first
}

/// How a predicate takes the complement that an event stands in.
#[derive(Clone, Copy, Debug)]
pub struct Complement {
    /// The frame.
    pub frame: Frame,
    /// Whether the event is told by the complement itself, and not by a part of it.
    own: bool,
    /// The token from which words count again.
    pub behind: usize,
}

/// The complement of the word at a token, if the event stands in it: up to the next verb of grammar.
fn complement(words: &Words, clause: &Range<usize>, i: usize, event: usize, asked: Asked) -> Option<Complement> {
    let found = |frame: Frame, own: bool| Some(Complement { frame, own, behind: i + 1 });
    let known = words.info(i).commits;
    // `rules that aimed to`: no determiner.
    let nominal = words.has(i.wrapping_sub(1), Class::DETERMINER) && !words.is_word(i.wrapping_sub(1), "that");
    // `the alleged attacker was`, `the promised visit to`.
    if nominal && words.at(i).ed {
        return None;
    }
    if let Some(frame) = object(words, i, event, asked) {
        return found(frame, true);
    }
    let passive = || passive(words, clause, i);
    for at in i + 1..event.min(i + NEAR) {
        let direct = at == i + 1;
        if words.is_word(at, "to") && infinitive(words, at, event, asked) {
            if left_behind(words, at, event, nominal_subject(words, clause, i)) {
                return None;
            }
            let frame = match (!direct && object_between(words, i, at), passive()) {
                (true, _) => Frame::ThemTo,
                (false, true) => Frame::BeTo,
                (false, false) => Frame::To,
            };
            return found(frame, at + 2 >= event);
        }
        let that = if passive() { Frame::BeThat } else { Frame::That };
        if words.is_word(at, "that") && !is_demonstrative(words, at) {
            // `the plan that was rejected`.
            let relative = nominal && words.has(at + 1, Class::FINITE);
            return if relative { None } else { found(that, true) };
        }
        // `denied reports that`, `dismissed reports of 40 deaths`.
        let of = asked == Asked::Figure && words.is_word(at + 1, "of");
        if (words.is_word(at + 1, "that") || of) && known.get(Frame::Report).is_some() && !nominal && utters(words, at) {
            return Some(Complement { frame: Frame::Report, own: true, behind: at + 2 });
        }
        // `knew he had left`: a clause without `that`.
        if words.has(at, Class::FINITE) && !direct {
            return if nominal { None } else { found(that, true) };
        }
        let grammar = words.has(i, Class::AUXILIARY) || words.has(at, Class::CONJUNCTION) || words.at(at).kind == TokenKind::Mark;
        // `the campaign declined to`: the infinitive belongs to the nearer verb.
        let nearer = words.info(at).commits;
        let nearer = nearer.get(Frame::BeTo).is_some() && words.is_word(at + 1, "to") || nearer.get(Frame::BeThat).is_some() && words.is_word(at + 1, "that");
        // `too damaged to leave`: no verb.
        let degree = direct && words.is_word(i, "too");
        if grammar || nearer || verb(words, at) && !degree {
            return None;
        }
    }
    // `denied he shot her`; `denied 40 people were hurt`: a clause without `that` whose verb stands at the event or behind it.
    let subject = i + 1 < event && asked == Asked::Event && (words.has(i + 1, Class::PRONOUN) || words.at(i + 1).capital) && words.past(event);
    // `said the mill closed`.
    let noun = |at: usize| words.word(at) && !words.has(at, Class::GRAMMAR) && !words.past(at);
    let reported = asked == Asked::Event && words.past(event) && words.has(i + 1, Class::DETERMINER) && event > i + 2 && event < i + 6;
    if reported && known.get(Frame::That).is_some() && !nominal && (i + 2..event).all(noun) {
        return found(Frame::That, true);
    }
    let clause = event - i <= 3 && (subject || (event + 1..event + 6).take_while(|at| words.word(*at)).any(|at| words.has(at, Class::FINITE)));
    if clause && !nominal && !words.has(i, Class::MODAL) { found(Frame::That, true) } else { None }
}

/// `denied going`, `kept them from going`, `averted a strike`: an event that is the object of the word at a token.
fn object(words: &Words, i: usize, event: usize, asked: Asked) -> Option<Frame> {
    let known = words.info(i).commits;
    if asked == Asked::Figure {
        // `denied taking $80 million`
        let of_it = event <= i + 8 && (i + 2..event).all(|at| words.word(at) && !words.has(at, Class::CONJUNCTION.with(Class::CLAUSE).with(Class::FINITE)));
        let ing = words.text(i + 1).ends_with("ing") && !words.has(i + 1, Class::PREPOSITION) && of_it;
        return known.get(Frame::Ing).filter(|_| ing).map(|_| Frame::Ing);
    }
    if event > i + NEAR {
        return None;
    }
    let frame = if words.is_any(i + 1, letters!["of", "about"]) && known.get(Frame::Of).is_some() {
        // `the risk of the school closing`.
        let plain = |at: usize| words.word(at) && !words.has(at, Class::FINITE.with(Class::CONJUNCTION)) && !words.is_any(at, letters!["to", "that"]);
        if event > i + 6 || words.past(event) || !(i + 2..event).all(plain) {
            return None;
        }
        Frame::Of
    } else if words.text(event).ends_with("ing") && words.is_word(event.wrapping_sub(1), "from") {
        Frame::From
    } else if words.text(event).ends_with("ing") && event == i + 1 {
        Frame::Ing
    } else if (i + 1..event).all(|at| words.has(at, Class::DETERMINER) || at + 1 == event && !words.has(at, Class::GRAMMAR) && words.word(at)) && event < i + 4
    {
        Frame::It
    } else {
        return None;
    };
    known.get(frame).map(|_| frame)
}

/// `the failure to tell them does not excuse it`, `suits seeking to end it have cited it`: the infinitive ends where its noun has its verb.
fn left_behind(words: &Words, to: usize, event: usize, nominal: bool) -> bool {
    let verb = (to + 2..event).find(|at| words.has(*at, Class::AUXILIARY.with(Class::MODAL)));
    let opens = |at: usize| words.has(at, Class::PRONOUN.with(Class::CONJUNCTION).with(Class::CLAUSE).with(Class::LINK)) || words.is_word(at, "that");
    let says = || words.info(to + 1).commits.get(Frame::That).is_some();
    verb.is_some_and(|verb| nominal || !says() && !words.has(verb.wrapping_sub(1), Class::ADVERB) && !(to + 1..verb).any(opens))
}

/// Whether a `to` opens an infinitive: `returned to the city`, `to Verden` and `rose to 214` hold none.
pub fn infinitive(words: &Words, to: usize, event: usize, asked: Asked) -> bool {
    let of_figure = asked == Asked::Figure && to + 1 == event;
    !of_figure && !words.at(to + 1).capital && !words.has(to + 1, Class::DETERMINER.with(Class::PRONOUN))
}

/// `told them to`: whether somebody else stands between a verb and its infinitive. `an effort by them to` is theirs.
fn object_between(words: &Words, i: usize, to: usize) -> bool {
    let aside = Class::ADVERB.with(Class::NEGATION);
    !words.has(i + 1, Class::PREPOSITION) && (i + 1..to).any(|at| !words.has(at, aside) && !words.text(at).ends_with("ly"))
}

/// A noun that a sentence may begin with: `the failure`, `attempts`.
pub fn nominal_subject(words: &Words, clause: &Range<usize>, i: usize) -> bool {
    i == clause.start || words.has(i.wrapping_sub(1), Class::DETERMINER)
}

/// `reports`, `the claim`: a noun of speech, or of what is thought.
pub fn utters(words: &Words, i: usize) -> bool {
    words.has(i, Class::UTTERANCE) || words.info(i).commits.get(Frame::That).is_some() && !words.has(i, Class::REPORT) && !words.past(i)
}

/// `no report about that valve`: the word opens no clause.
pub fn is_demonstrative(words: &Words, that: usize) -> bool {
    words.is_any(that.wrapping_sub(1), letters!["about", "on", "of", "at", "for", "with", "from", "near", "behind", "to"])
        && words.word(that + 1)
        && !words.has(that + 1, Class::GRAMMAR)
}

/// `was asked`, `were glad`.
fn passive(words: &Words, clause: &Range<usize>, i: usize) -> bool {
    (clause.start..i)
        .rev()
        .take(3)
        .take_while(|at| words.has(*at, Class::AUXILIARY.with(Class::NEGATION).with(Class::ADVERB)))
        .any(|at| words.is_any(at, BE) || words.is_any(at, letters!["am", "'s", "’s", "'re", "’re", "'m", "’m"]))
}

/// A verb by its form: grammar aside, a past form, or any word behind `did not`.
pub fn verb(words: &Words, i: usize) -> bool {
    let grammar = Class::GRAMMAR.with(Class::NEGATION);
    // both are looked at: which of them holds nobody can guess
    !words.has(i, grammar) & (words.past(i) | words.has(i.wrapping_sub(1), Class::NEGATION.with(Class::MODAL)))
}

/// What a verb that no list holds tells: what somebody was made to do was done, what somebody set out to do need not have been, and negated it was not.
/// A clause behind it is so; negated, feelings leave it so, and what is said stays open.
fn unknown(frame: Frame, asked: Asked) -> Option<Signature> {
    let (plain, negated) = match frame {
        Frame::To | Frame::ThemTo if asked == Asked::Event => (Commitment::Open, Commitment::Denied),
        Frame::BeTo if asked == Asked::Event => (Commitment::Real, Commitment::Denied),
        Frame::That => (Commitment::Real, Commitment::Open),
        Frame::BeThat => (Commitment::Real, Commitment::Real),
        _ => return None,
    };
    Some(Signature { plain, negated })
}
