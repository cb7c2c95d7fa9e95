//! Who says what: quotations, reported speech and `according to`, resolved to names within a document.

mod complement;
mod cue;
mod firm;
mod grammar;
mod memory;
mod mention;
mod name;
mod noun;
mod quotation;
mod reply;
mod told;
mod until;
mod verb;

use super::fact::Speaker;
use crate::pattern::Matcher;
use crate::text::{Class, NameId, TokenKind, Words};
use cue::{Cue, Scene, may_tell};
use grammar::ACTS;
pub use grammar::{NO_NOUNS, is_noun};
pub use memory::Memory;
use mention::NOUNS;
pub use mention::{several, surname};
use name::resolve;
use quotation::{SPEECH, opens_at, quotations};
use std::ops::Range;

/// A stretch of tokens and who speaks in it.
#[derive(Clone, Debug)]
struct Said {
    tokens: Range<usize>,
    speaker: Speaker,
    manner: Manner,
}

/// What kind of speech words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// Words of the speaker's own.
    Told,
    /// What somebody wishes or judges, in the words of the report.
    Meant,
    /// One of several things that somebody asks for.
    Listed,
}

/// Who speaks where in a block.
#[derive(Debug, Default)]
pub struct Speakers {
    said: Vec<Said>,
    quotes: Vec<Range<usize>>,
    cues: Vec<Cue>,
}

impl Memory {
    /// Notes who acts in a sentence that leads in a list.
    pub fn leads_in(&mut self, words: &Words, matcher: &Matcher, sentence: &Range<usize>, speakers: &Speakers) {
        let first_name = || mentions(words, matcher, sentence).next();
        let spoken = speakers.cues.iter().rev().find(|cue| sentence.contains(&cue.tokens.start)).map(|cue| cue.speaker.clone());
        let head = || Scene { words, matcher, sentence, memory: self, earlier: None }.head(sentence.end).map(|subject| subject.speaker);
        // `Verden had passed on a memorandum. It says:`
        let start = sentence.start;
        let proposes = words.classes(sentence).has(Class::PROPOSAL);
        let acts = || proposes && mention::proper(words, start) && words.has(start + 1, Class::AUXILIARY);
        let first_word = || acts().then(|| resolve(words, matcher, start..start + 1, self)).flatten();
        let actor = spoken.or_else(first_name).or_else(head).or_else(first_word);
        if let Some(actor) = actor {
            self.actor = Some(actor);
        }
        self.proposes |= proposes;
    }
}

impl Speakers {
    /// Finds who speaks in a block, and remembers it for the next.
    pub fn find(&mut self, words: &Words, matcher: &Matcher, sentences: &[Range<usize>], heading: bool, memory: &mut Memory) {
        self.said.clear();
        self.quotes.clear();
        self.cues.clear();
        quotations(words, &mut self.quotes);
        memory.next_paragraph();
        let mut before = memory.last.clone();
        if let Some((speaker, tokens)) = label(words, matcher, heading, &self.quotes, memory) {
            memory.heard(words, &tokens, &speaker, matcher);
            self.said.push(Said { tokens: tokens.end..words.tokens.len(), speaker: speaker.clone(), manner: Manner::Told });
            before = Some(speaker);
        }
        let mut told = None;
        for sentence in sentences {
            memory.reads(words, matcher, sentence);
            let known = self.cues.len();
            self.cues_of(words, matcher, sentence, memory);
            told = self.goes_on(words, sentence, known, told, memory);
        }
        self.assign_quotes(words, sentences, before);
        self.signed(words, matcher, memory);
    }

    /// The quotations of the block, marks included.
    pub fn quotes(&self) -> &[Range<usize>] {
        &self.quotes
    }

    /// Who says what stands at a token.
    pub fn at(&self, token: usize) -> Option<Speaker> {
        self.around(token).map(|said| said.speaker.clone())
    }

    /// Whether a token stands in what somebody wishes or judges, in the words of the report.
    pub fn meant(&self, token: usize) -> bool {
        self.around(token).is_some_and(|said| said.manner == Manner::Meant)
    }

    /// Who tells of the wish or the judgement around a token.
    pub fn teller(&self, token: usize) -> Option<Speaker> {
        let told = self.said.iter().filter(|said| said.manner == Manner::Told && said.tokens.contains(&token));
        told.min_by_key(|said| said.tokens.len()).map(|said| said.speaker.clone())
    }

    /// Whether a token stands in one of several things that somebody asks for.
    pub fn listed(&self, token: usize) -> bool {
        self.around(token).is_some_and(|said| said.manner == Manner::Listed)
    }

    /// The innermost speech around a token.
    fn around(&self, token: usize) -> Option<&Said> {
        self.said.iter().filter(|said| said.tokens.contains(&token)).min_by_key(|said| said.tokens.len())
    }

    /// The part of a stretch around a token that nobody speaks in; all of it where somebody speaks at the token itself.
    pub fn unspoken(&self, around: Range<usize>, token: usize) -> Range<usize> {
        if self.said.iter().any(|said| said.tokens.contains(&token)) {
            return around;
        }
        let before = self.said.iter().map(|said| said.tokens.end).filter(|end| *end <= token).max();
        let behind = self.said.iter().map(|said| said.tokens.start).filter(|start| *start > token).min();
        around.start.max(before.unwrap_or_default())..around.end.min(behind.unwrap_or(around.end))
    }

    fn in_speech(&self, i: usize) -> bool {
        self.quotes.iter().any(|quote| quote.contains(&i) && quote.len() > SPEECH)
    }

    fn cues_of(&mut self, words: &Words, matcher: &Matcher, sentence: &Range<usize>, memory: &mut Memory) {
        let known = self.cues.len();
        for i in words.all(sentence.clone(), may_tell) {
            if self.in_speech(i) {
                if words.has(i, Class::OFFER.with(Class::SAY)) {
                    self.told_by_another(&Scene { words, matcher, sentence, memory, earlier: None }, i);
                }
                continue;
            }
            let own = self.cues.iter().skip(known).next_back();
            let earlier = own.map(|cue| (&cue.speaker, cue.content.iter().find(|c| c.start >= cue.tokens.end).map_or(sentence.start, |c| c.start)));
            let scene = Scene { words, matcher, sentence, memory, earlier };
            if let Some(cue) = scene.at(i) {
                memory.heard(words, &cue.tokens, &cue.speaker, matcher);
                self.cues.push(cue);
            }
        }
        self.drop_told(words, known);
        for cue in self.cues.iter().skip(known) {
            for tokens in cue.content.iter().filter(|c| !c.is_empty()) {
                let verb = cue.tokens.end - 1;
                let meant = !cue.firm && words.has(verb, ACTS.with(Class::JUDGE)) && !words.has(verb, Class::REPORT.with(Class::SAY).with(Class::MENTION));
                let manner = if meant { Manner::Meant } else { Manner::Told };
                self.said.push(Said { tokens: tokens.clone(), speaker: cue.speaker.clone(), manner });
            }
        }
    }

    /// What somebody tells of wishes and judgements is told by that somebody, unless it is what another one by name offers or demands.
    fn drop_told(&mut self, words: &Words, known: usize) {
        let mut i = known;
        while let Some(cue) = self.cues.get(i) {
            let verb = cue.tokens.end - 1;
            let own = (words.has(verb, Class::OFFER.with(Class::DEMAND)) || words.has(verb, Class::JUDGE) && !words.has(verb, Class::DEMAND_FOR))
                && cue.of_another(words);
            // `…, and he urged them to`: a clause of its own.
            let start = cue.tokens.start;
            let joined = words.is_word(start.wrapping_sub(1), "and") && words.is(start.wrapping_sub(2), ",");
            let apart = |other: &Cue| own && other.speaker.name != cue.speaker.name;
            let printed = |other: usize| words.has(other, Class::RECORD) && !words.at(other).ed;
            let tells = |other: &Cue| {
                !apart(other)
                    && other.tokens != cue.tokens
                    && !printed(other.tokens.end - 1)
                    && other.content.iter().any(|c| c.contains(&verb))
                    && !(cue.firm || joined)
            };
            if self.cues.iter().skip(known).any(tells) {
                self.cues.remove(i);
            } else {
                i += 1;
            }
        }
    }

    /// Gives each quotation to the nearest cue of its own sentences, else to whoever spoke before it.
    fn assign_quotes(&mut self, words: &Words, sentences: &[Range<usize>], before: Option<Speaker>) {
        // A paragraph that opens with a quotation and names nobody goes on with the speaker before it.
        let mut last = before.filter(|_| self.quotes.first().is_some_and(|q| q.start <= 1) || opens_at(words, 0));
        for quote in &self.quotes {
            if quote.len() <= SPEECH {
                continue;
            }
            let touching = |cue: &&Cue| {
                cue.tokens.start == quote.end || sentences.iter().any(|s| s.contains(&cue.tokens.start) && s.start < quote.end && quote.start < s.end)
            };
            let distance = |cue: &&Cue| if cue.tokens.start >= quote.end { cue.tokens.start - quote.end } else { quote.start.saturating_sub(cue.tokens.end) };
            let outside = |cue: &&Cue| !quote.contains(&cue.tokens.start);
            let own = self.cues.iter().filter(touching).filter(outside).min_by_key(distance);
            let earlier = || self.cues.iter().rfind(|cue| cue.tokens.end <= quote.start);
            let speaker = own.or_else(earlier).map(|cue| cue.speaker.clone()).or_else(|| last.clone());
            if let Some(speaker) = speaker {
                // `“Verden has proposed …,” said Verden's mayor`: whoever speaks for a side tells its offer as their own.
                let own_side = |said: &Said| said.speaker.party.is_some() && said.speaker.party == speaker.party;
                self.said.retain(|said| !(own_side(said) && quote.contains(&said.tokens.start) && said.tokens.end <= quote.end));
                last = Some(speaker.clone());
                self.said.push(Said { tokens: quote.clone(), speaker, manner: Manner::Told });
            }
        }
    }

    /// `“…” — Anna Keller`: a quotation with its speaker's name behind a dash.
    fn signed(&mut self, words: &Words, matcher: &Matcher, memory: &mut Memory) {
        for quote in &self.quotes {
            if !words.dash(quote.end) && !words.is(quote.end, "―") || !words.at(quote.end + 1).capital {
                continue;
            }
            let end = mention::end_of(words, &(quote.end + 1..words.tokens.len()), quote.end + 1);
            let alone = words.at(end).kind != TokenKind::Word && (quote.end + 1..end).all(|i| words.at(i).capital || words.is(i, "."));
            if let Some(speaker) = resolve(words, matcher, quote.end + 1..end, memory).filter(|_| alone) {
                self.said.retain(|said| said.tokens != *quote);
                self.said.push(Said { tokens: quote.clone(), speaker, manner: Manner::Told });
            }
        }
    }
}

/// `Dr. Evelyn Reed: …`: a name and a colon at the head of a block, and the tokens of the name.
fn label(words: &Words, matcher: &Matcher, heading: bool, quotes: &[Range<usize>], memory: &Memory) -> Option<(Speaker, Range<usize>)> {
    let start = usize::from(opens_at(words, 0));
    let colon = (start + 1..start + 7).find(|i| words.is(*i, ":"))?;
    // `WALLACE: …` in a transcript; `NOTE: …` is nobody.
    let transcript = |i: usize| start > 0 || memory.full(words, words.text(i)).is_some();
    let part = |i: usize| words.at(i).capital && (!words.at(i).upper || transcript(i)) || words.is(i, ".");
    if !(start..colon).all(part) || words.at(colon).spaced {
        return None;
    }
    let speaker = resolve(words, matcher, start..colon, memory)?;
    // `Correction: …`, `Port Verden: dam breaks`: words are somebody's name only where something else tells so.
    let quoted = start > 0 || opens_at(words, colon + 1);
    let person = speaker.declared.is_some_and(|id| !matcher.is_party(id.0)) || words.classes(&(start..colon)).has(Class::MR.with(NOUNS));
    // `Evelyn Reed: It is over.` in an interview; in a headline it may be the place.
    let full = !heading && colon - start > 1 && words.at(colon + 1).capital;
    let named = colon - start == 1 && speaker.declared.is_none() && &*speaker.name != words.text(start) || memory.knows(words, &speaker);
    let speaks = |i: usize| words.has(i, Class::FIRST_PERSON) && !words.at(i).upper && !quotes.iter().any(|quote| quote.contains(&i));
    (quoted || person || full || named || (colon + 1..words.tokens.len()).any(speaks)).then_some((speaker, start..colon))
}

/// The parties and speakers named in a stretch.
fn mentions<'a>(words: &'a Words, matcher: &'a Matcher, range: &Range<usize>) -> impl Iterator<Item = Speaker> + 'a {
    let range = range.clone();
    range.clone().filter_map(move |i| {
        let (id, end) = mention_at(words, i).filter(|(_, end)| *end <= range.end)?;
        declared(words, matcher, id, i..end)
    })
}

/// The declared name that begins at a token.
pub fn mention_at(words: &Words, i: usize) -> Option<(NameId, usize)> {
    if !words.has(i, Class::NAME) {
        return None;
    }
    words.lexicon.names.forwards(words.tokens, i)
}

fn declared(words: &Words, matcher: &Matcher, id: NameId, tokens: Range<usize>) -> Option<Speaker> {
    Some(Speaker::declared(id, matcher.name(id.0)?, words.span(tokens.start, tokens.end)))
}
