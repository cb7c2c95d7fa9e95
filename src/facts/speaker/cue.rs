//! The words that tell who speaks: a verb of saying with its subject, `according to`, a noun of speech.

use super::complement::is_day;
use super::grammar::{CUES, finite, is_noun};
use super::memory::Memory;
use super::mention::{self, Mention, proper};
use super::name::resolve;
use super::quotation::opens_at;
use crate::facts::fact::Speaker;
use crate::pattern::Matcher;
use crate::text::{BE, Class, Frame, Letters, Token, TokenKind, Words, letters};
use std::ops::Range;

/// A source that is described has at most so many words.
pub(super) const LONGEST_SOURCE: usize = 30;
/// The object of `quote` is at most so long.
const LONGEST_OBJECT: usize = 12;

/// A word without one of these classes is no cue.
const MAY_TELL: Class = CUES.with(Class::UTTERANCE).with(Class::PROPOSAL).with(Class::RECORD).with(Class::ACCORDING);

/// Whether a token may be a cue.
pub fn may_tell(token: &Token) -> bool {
    token.class.has(MAY_TELL) | (token.letters == Letters::of(":"))
}

/// A verb of saying, or `according to`, with its speaker and what it tells.
#[derive(Clone, Debug)]
pub struct Cue {
    /// All of its tokens, speaker and verb.
    pub tokens: Range<usize>,
    /// Who speaks.
    pub speaker: Speaker,
    /// What is said: before and behind the cue.
    pub content: [Range<usize>; 2],
    /// Whether words of its own are told, and not only a wish or a judgement.
    pub firm: bool,
}

impl Cue {
    pub(super) fn firm(tokens: Range<usize>, speaker: Speaker, content: [Range<usize>; 2]) -> Self {
        Self { tokens, speaker, content, firm: true }
    }

    /// Whether its speaker is named, and so need not be whoever tells of it.
    pub(super) fn of_another(&self, words: &Words) -> bool {
        self.speaker.declared.is_some() || self.tokens.clone().any(|i| proper(words, i))
    }
}

/// A sentence in which cues are looked for.
pub struct Scene<'a> {
    /// The tokens of the block.
    pub words: &'a Words<'a>,
    /// The names of the rules.
    pub matcher: &'a Matcher,
    /// The sentence.
    pub sentence: &'a Range<usize>,
    /// The speakers so far.
    pub memory: &'a Memory,
    /// Who spoke last in this sentence, and where what they said begins.
    pub earlier: Option<(&'a Speaker, usize)>,
}

/// The subject of a verb.
pub(super) struct Subject {
    /// Its words.
    pub(super) mention: Range<usize>,
    /// Who it is.
    pub(super) speaker: Speaker,
}

impl Scene<'_> {
    /// The cue at a token.
    pub fn at(&self, i: usize) -> Option<Cue> {
        let words = self.words;
        let class = words.at(i).class;
        if class.has(Class::ACCORDING) {
            return if words.is_word(i + 1, "to") { self.according(i) } else { None };
        }
        if words.is(i, ":") {
            return self.colon(i);
        }
        if class.has(Class::UTTERANCE)
            && let Some(cue) = self.rejection(i)
        {
            return Some(cue);
        }
        if class.has(Class::UTTERANCE.with(Class::PROPOSAL).with(Class::RECORD))
            && let Some(cue) = self.noun(i)
        {
            return Some(cue);
        }
        if !class.has(CUES) || is_noun(words, i) {
            return None;
        }
        self.quoted_as(i).or_else(|| self.inverted(i)).or_else(|| self.by_agent(i)).or_else(|| self.spoken(i))
    }

    /// `Keller rejected claims that 23 jobs were cut`: whoever rejects it speaks of it.
    fn rejection(&self, noun: usize) -> Option<Cue> {
        let words = self.words;
        if !words.is_any(noun + 1, letters!["that", "of"]) {
            return None;
        }
        let rejects = |i: &usize| words.info(*i).commits.get(Frame::Report).is_some();
        let verb = (noun.saturating_sub(3)..noun).rev().find(rejects).filter(|verb| words.past(*verb) && !words.has(*verb, CUES))?;
        if !(verb + 1..noun).all(|i| words.word(i) && !words.has(i, Class::FINITE)) {
            return None;
        }
        let subject = self.before(self.group(verb))?;
        let end = self.said_until(verb, noun + 2, true);
        Some(Cue::firm(subject.mention.start..noun + 1, subject.speaker, [noun..noun, noun + 2..end]))
    }

    pub(super) fn subject(&self, mention: &Mention) -> Option<Subject> {
        let speaker = resolve(self.words, self.matcher, mention.name.clone(), self.memory)?;
        let span = self.words.span(mention.tokens.start, mention.tokens.end);
        Some(Subject { mention: mention.tokens.clone(), speaker: Speaker { span, ..speaker } })
    }

    /// `according to X`: all of the sentence, or what somebody told before in it.
    pub(super) fn according(&self, i: usize) -> Option<Cue> {
        let words = self.words;
        let Range { start, end } = self.in_apposition(i + 2);
        // `according to a study of 40 ships`
        let end = end - usize::from(end > start + 1 && words.has(end - 1, Class::PREPOSITION));
        // `according to a count by the chamber`
        let by = words.is_word(end, "by") && words.has(end - 1, Class::UTTERANCE.with(Class::RECORD));
        let agent = end + 1..if by { mention::end_of(words, self.sentence, end + 1) } else { end };
        let acts = agent.clone().any(|at| proper(words, at) || words.has(at, Class::SOURCE.with(Class::TITLE)));
        let Range { start, end } = if acts { agent } else { start..end };
        let speaker = resolve(words, self.matcher, start..end, self.memory)?;
        // `according to plan`: nobody is named.
        let source = Class::SOURCE.with(Class::TITLE).with(Class::RECORD).with(Class::UTTERANCE).with(Class::THIRD_PERSON);
        let named = speaker.declared.is_some()
            || (start..end).any(|at| proper(words, at) || words.has(at, source) || words.is_any(at, letters!["document", "documents", "records", "filings"]));
        if !named {
            return None;
        }
        let from = self.earlier.map_or(self.sentence.start, |(_, from)| from).min(i);
        let opens = words.is(end, ":") || words.is(end, ",") && !finite(words, from..i);
        // `according to a complaint filed by the agency, …`: what follows the comma is told.
        let described = if from == i && !opens { (end..self.sentence.end.min(end + LONGEST_SOURCE)).find(|at| words.is(*at, ",")) } else { None };
        // `…, according to the agency, and the rest was …`.
        let joined = words.is(end, ",") && words.is_word(end + 1, "and") && finite(words, end + 2..self.sentence.end);
        let told = described.or((opens || joined).then_some(end)).map_or(end..end, |start| start..self.sentence.end);
        Some(Cue::firm(i..end, speaker, [from..i, told]))
    }

    /// The mention that begins at a token, or the name behind it: `the coroner, Anna Keller, …`, `the port's land director, Anna Keller`.
    fn in_apposition(&self, start: usize) -> Range<usize> {
        let words = self.words;
        let end = mention::end_of(words, self.sentence, start);
        let office = end > start + 1 && words.has(end - 1, Class::SOURCE.with(Class::TITLE)) && !words.at(end - 1).capital;
        let named = office && words.is(end, ",") && proper(words, end + 1) && (proper(words, end + 2) || words.is(end + 2, "."));
        match named.then(|| mention::end_of(words, self.sentence, end + 1)) {
            Some(name) => {
                // `Anna Keller of the port`
                let of = (end + 1..name).find(|at| words.is_any(*at, letters!["of", "from", "at"])).unwrap_or(name);
                let whole = (of < name || !words.word(name)) && (end + 1..of).all(|at| proper(words, at) || !words.word(at));
                if whole { end + 1..of } else { start..end }
            }
            None => start..end,
        }
    }

    /// `Keller scolded him: “…”`, `Keller made the following comment:`.
    pub(super) fn colon(&self, i: usize) -> Option<Cue> {
        let words = self.words;
        let leads_in = opens_at(words, i + 1) || words.at(i + 1).kind == TokenKind::End;
        // `He saw trouble ahead: of the boats only two float.`
        let seen = || (self.sentence.start + 1..i).any(|at| words.is_any(at, letters!["see", "sees", "saw"])) && finite(words, i + 1..self.sentence.end);
        if self.earlier.is_some() || !leads_in && !seen() {
            return None;
        }
        // `The trouble is told by this finding: “…”`.
        let record = || {
            let noun = leads_in && words.has(i.wrapping_sub(1), Class::RECORD) && words.is_any(i.wrapping_sub(2), letters!["this", "following"]);
            noun.then_some(()).and_then(|()| self.subject(&Mention { tokens: i - 2..i, name: i - 2..i }))
        };
        let subject = record().or_else(|| self.head(i))?;
        Some(Cue::firm(subject.mention.start..i + 1, subject.speaker, [i..i, i + 1..self.sentence.end]))
    }

    /// `X was quoted as saying`, `the paper quoted X as saying`: X speaks.
    pub(super) fn quoted_as(&self, i: usize) -> Option<Cue> {
        let words = self.words;
        if !words.is_word(i.wrapping_sub(1), "as") || !words.text(i).ends_with("ing") {
            return None;
        }
        let verb = (self.sentence.start..i - 1)
            .rev()
            .take(LONGEST_OBJECT)
            .find(|at| words.is_any(*at, letters!["quoted", "cited", "quotes", "quoting", "reported", "described"]))?;
        let group = self.group(verb);
        let passive = (group..verb).any(|at| words.is_any(at, BE));
        let mention = if passive { mention::ending_at(words, self.sentence, group)? } else { Mention { tokens: verb + 1..i - 1, name: verb + 1..i - 1 } };
        let subject = self.subject(&mention)?;
        Some(Cue::firm(subject.mention.start..i + 1, subject.speaker, [i..i, self.complement(i)..self.sentence.end]))
    }

    /// `…, said X`.
    pub(super) fn inverted(&self, verb: usize) -> Option<Cue> {
        let words = self.words;
        let pause = words.before(verb).kind == TokenKind::Mark
            && (words.is(verb - 1, ",") || words.double_quote(verb - 1) || words.is_any(verb - 1, letters!["?", "!", "’", "'"]));
        // `“We are at the foot of it,” warned Anna Keller`
        let warns = || words.double_quote(verb - 1) && words.is_any(verb, letters!["warned", "warns", "promised", "promises", "urged", "urges"]);
        let can = pause
            && verb > self.sentence.start
            && words.has(verb, Class::REPORT.with(Class::SAY).with(Class::SHOW))
            && (!words.has(verb, Class::TELL) || warns());
        // `said skipper Anna Keller`, `said artistic director Anna Keller`: plain words before a whole name.
        let plain = |i: usize| words.word(i) && !words.at(i).capital && !words.has(i, Class::GRAMMAR);
        let whole = |i: usize| proper(words, i) && proper(words, i + 1);
        let opens = mention::begins_at(words, verb + 1) || plain(verb + 1) && (whole(verb + 2) || plain(verb + 2) && whole(verb + 3));
        if !can || words.text(verb).ends_with("ing") || words.is_any(verb, letters!["put", "puts"]) || !opens {
            return None;
        }
        // `Keller, the coroner, said the ship …`: her name stands before the aside.
        let aside = words.is(verb - 1, ",")
            && mention::ending_at(words, self.sentence, verb)
                .is_some_and(|m| !finite(words, self.sentence.start..m.tokens.start) && proper(words, m.name.start));
        if aside {
            return None;
        }
        let mention = self.in_apposition(verb + 1);
        let end = mention.end;
        // `…, said the minister.`: behind an inverted subject nothing is told.
        let closed = matches!(words.at(end).kind, TokenKind::Mark | TokenKind::End)
            || words.has(end, Class::PREPOSITION.with(Class::ADVERB).with(Class::CLAUSE).with(Class::CONJUNCTION))
            || is_day(words, end);
        // `Keller, of Verden, who watched, said the band brought back …`: a clause, and nobody's name.
        let clause = (verb + 1..end).any(|at| !words.at(at).capital && (words.has(at, Class::PAST) || words.text(at).ends_with("ing")));
        let speaker = resolve(words, self.matcher, mention, self.memory).filter(|_| closed && !clause && end > verb + 1)?;
        let incomplete = !finite(words, self.sentence.start..verb - 1) && words.is(end, ",");
        let behind = if incomplete { end..self.sentence.end } else { end..end };
        Some(Cue::firm(verb..end, speaker, [self.sentence.start..verb, behind]))
    }

    /// `it was announced by X that`, `the plan proposed by X`.
    pub(super) fn by_agent(&self, verb: usize) -> Option<Cue> {
        let words = self.words;
        if !words.is_word(verb + 1, "by") || !words.has(verb, Class::REPORT.with(Class::OFFER).with(Class::DEMAND).with(Class::SAY)) {
            return None;
        }
        let end = mention::end_of(words, self.sentence, verb + 2);
        let speaker = resolve(words, self.matcher, verb + 2..end, self.memory).filter(|_| end > verb + 2)?;
        let behind = if words.is_word(end, "that") { end..self.sentence.end } else { end..end };
        // `a break of three days, as proposed by X`: what stands before the comma.
        let before_comma = words.is_word(verb.wrapping_sub(1), "as") && words.is(verb.wrapping_sub(2), ",");
        let phrase = (self.sentence.start..verb).rev().find(|at| before_comma && words.has(*at, Class::ARTICLE));
        Some(Cue::firm(verb..end, speaker, [phrase.unwrap_or_else(|| self.clause_start(verb))..verb, behind]))
    }

    pub(super) fn clause_start(&self, i: usize) -> usize {
        (self.sentence.start..i).rev().find(|at| self.words.is(*at, ",") || self.words.has(*at, Class::CLAUSE)).map_or(self.sentence.start, |at| at + 1)
    }
}
