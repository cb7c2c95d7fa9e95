//! Who says what: quotations, reported speech and `according to`, resolved to names within a document.

use super::fact::Speaker;
use crate::pattern::Matcher;
use crate::source::Span;
use crate::text::{Class, NameId, TokenKind, Words};
use std::ops::Range;
use std::sync::Arc;

/// A quotation shorter than this is a turn of phrase, and whoever speaks around it speaks in it.
const SPEECH: usize = 5;
/// A mention of a speaker reaches at most this far.
const LONGEST_MENTION: usize = 14;

/// What is known of speakers from the text so far.
#[derive(Debug, Default)]
pub struct Memory {
    /// The last one who spoke.
    last: Option<Speaker>,
    /// The last person who spoke, for he and she.
    person: Option<Speaker>,
    /// Full names, to find a person by the surname.
    names: Vec<Arc<str>>,
    /// Who speaks in the items of the list that follows.
    actor: Option<Speaker>,
}

/// A stretch of tokens and who speaks in it.
#[derive(Clone, Debug)]
struct Said {
    tokens: Range<usize>,
    speaker: Speaker,
}

/// A verb of saying, or `according to`, with its speaker.
#[derive(Clone, Debug)]
struct Cue {
    /// All of its tokens, speaker and verb.
    tokens: Range<usize>,
    speaker: Speaker,
    /// Whether it speaks for the whole sentence, wherever it stands.
    whole: bool,
}

/// Who speaks where in a block.
#[derive(Debug, Default)]
pub struct Speakers {
    said: Vec<Said>,
    quotes: Vec<Range<usize>>,
    cues: Vec<Cue>,
    whole_block: Option<Speaker>,
}

impl Memory {
    /// Notes who acts in a sentence that leads in a list.
    pub fn leads_in(&mut self, words: &Words, matcher: &Matcher, sentence: &Range<usize>, speakers: &Speakers) {
        let first_name = || mentions(words, matcher, sentence).next();
        let spoken = speakers.cues.iter().rev().find(|cue| sentence.contains(&cue.tokens.start)).map(|cue| cue.speaker.clone());
        if let Some(actor) = spoken.or_else(first_name) {
            self.actor = Some(actor);
        }
    }

    /// Who acts in the lead-in of a list.
    pub fn actor(&self) -> Option<&Speaker> {
        self.actor.as_ref()
    }

    /// Forgets the lead-in: a new paragraph has begun.
    pub fn no_list(&mut self) {
        self.actor = None;
    }
}

impl Speakers {
    /// Finds who speaks in a block, and remembers it for the next.
    pub fn find(&mut self, words: &Words, matcher: &Matcher, sentences: &[Range<usize>], memory: &mut Memory) {
        self.said.clear();
        self.quotes.clear();
        self.cues.clear();
        self.whole_block = label(words, matcher, memory);
        quotations(words, &mut self.quotes);
        let before = memory.last.clone();
        for sentence in sentences {
            self.cues_of(words, matcher, sentence, memory);
        }
        self.assign_quotes(sentences, before);
    }

    /// The quotations of the block, marks included.
    pub fn quotes(&self) -> &[Range<usize>] {
        &self.quotes
    }

    /// Who says what stands at a token.
    pub fn at(&self, token: usize, sentence: &Range<usize>) -> Option<Speaker> {
        if let Some(said) = self.said.iter().find(|said| said.tokens.contains(&token)) {
            return Some(said.speaker.clone());
        }
        let of_sentence = || self.cues.iter().filter(|cue| sentence.contains(&cue.tokens.start));
        // `X said, the BBC reported, that …`: X speaks, whoever passes it on.
        let before = of_sentence().rfind(|cue| !cue.whole && cue.tokens.end <= token);
        let around =
            || of_sentence().rfind(|cue| cue.whole && cue.tokens.end <= token).or_else(|| of_sentence().find(|cue| cue.whole && cue.tokens.start > token));
        before.or_else(around).map(|cue| cue.speaker.clone()).or_else(|| self.whole_block.clone())
    }

    fn in_quote(&self, i: usize) -> bool {
        self.quotes.iter().any(|quote| quote.contains(&i) && quote.len() > SPEECH)
    }

    fn cues_of(&mut self, words: &Words, matcher: &Matcher, sentence: &Range<usize>, memory: &mut Memory) {
        let known = self.cues.len();
        for i in sentence.clone() {
            let class = words.at(i).class;
            let cue = if class.has(Class::REPORT) && !self.in_quote(i) {
                reported(words, matcher, sentence, i, memory)
            } else if words.is_word(i, "according") && words.is_word(i + 1, "to") {
                according(words, matcher, sentence, i, memory)
            } else {
                None
            };
            if let Some(cue) = cue {
                memory.heard(&cue.speaker, matcher);
                self.cues.push(cue);
            }
        }
        if self.cues.len() == known {
            memory.acts(words, matcher, sentence);
        }
    }

    /// Gives each quotation to the nearest cue of its own sentences, else to whoever spoke before it.
    fn assign_quotes(&mut self, sentences: &[Range<usize>], before: Option<Speaker>) {
        // A paragraph that opens with a quotation and names nobody goes on with the speaker before it.
        let mut last = before.filter(|_| self.quotes.first().is_some_and(|q| q.start <= 1));
        for quote in &self.quotes {
            if quote.len() <= SPEECH {
                continue;
            }
            let touching = |cue: &&Cue| sentences.iter().any(|s| s.contains(&cue.tokens.start) && s.start < quote.end && quote.start < s.end);
            let distance = |cue: &&Cue| if cue.tokens.start >= quote.end { cue.tokens.start - quote.end } else { quote.start.saturating_sub(cue.tokens.end) };
            let own = self.cues.iter().filter(touching).min_by_key(distance);
            let earlier = || self.cues.iter().rfind(|cue| cue.tokens.end <= quote.start);
            let speaker = own.or_else(earlier).map(|cue| cue.speaker.clone()).or_else(|| last.clone());
            if let Some(speaker) = speaker {
                last = Some(speaker.clone());
                self.said.push(Said { tokens: quote.clone(), speaker });
            }
        }
    }
}

impl Memory {
    /// A declared person at the head of a sentence is whom `he` or `she` means next.
    fn acts(&mut self, words: &Words, matcher: &Matcher, sentence: &Range<usize>) {
        let head = sentence.start..sentence.end.min(sentence.start + 6);
        let person = mentions(words, matcher, &head).find(|s| s.declared.is_some_and(|id| !matcher.is_party(id.0)));
        if person.is_some() {
            self.person = person;
        }
    }

    fn heard(&mut self, speaker: &Speaker, matcher: &Matcher) {
        let is_party = speaker.declared.is_some_and(|id| matcher.is_party(id.0));
        self.last = Some(speaker.clone());
        // `the BBC`, `officials`: nobody whom `he` or `she` could mean.
        let somebody = speaker.declared.is_some() || speaker.name.contains(char::is_lowercase) && speaker.name.starts_with(char::is_uppercase);
        if !is_party && somebody {
            self.person = Some(speaker.clone());
        }
        if speaker.name.contains(' ') && !self.names.contains(&speaker.name) {
            self.names.push(speaker.name.clone());
        }
    }
}

/// `Dr. Evelyn Reed: …`: a name and a colon at the head of a block.
fn label(words: &Words, matcher: &Matcher, memory: &Memory) -> Option<Speaker> {
    let colon = (1..7).find(|i| words.is(*i, ":"))?;
    let name = (0..colon).all(|i| words.at(i).capital && !words.at(i).upper || words.is(i, "."));
    if !name || words.at(colon).spaced {
        return None;
    }
    resolve(words, matcher, 0..colon, memory)
}

/// The quotations of a block, marks included; a mark without its partner reaches to the end, or from the beginning, of the block.
fn quotations(words: &Words, quotes: &mut Vec<Range<usize>>) {
    let mut open: Option<usize> = None;
    let mut floor = 0;
    for i in 0..words.tokens.len() {
        if !words.double_quote(i) {
            continue;
        }
        let straight = words.is(i, "\"");
        let opens =
            if straight { open.is_none() && (words.at(i).spaced || i == 0 || !words.at(i + 1).spaced) } else { matches!(words.text(i), "“" | "„" | "«") };
        match (opens, open) {
            (true, None) => open = Some(i),
            (false, Some(start)) => {
                quotes.push(start..i + 1);
                open = None;
                floor = i + 1;
            }
            (false, None) => {
                // A closing mark without its opening one: the words before it were spoken.
                quotes.push(floor..i + 1);
                floor = i + 1;
            }
            (true, Some(_)) => {}
        }
    }
    if let Some(start) = open {
        quotes.push(start..words.tokens.len());
    }
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

/// `X said`, `said X`, `X, the minister, told reporters`.
fn reported(words: &Words, matcher: &Matcher, sentence: &Range<usize>, verb: usize, memory: &Memory) -> Option<Cue> {
    let can_invert = !words.is_any(verb, &["put", "puts", "told", "tells"]);
    let after_pause = can_invert
        && words.before(verb).kind == TokenKind::Mark
        && (words.is(verb - 1, ",") || words.double_quote(verb - 1) || matches!(words.text(verb - 1), "?" | "!"));
    if after_pause && begins_mention(words, verb + 1) {
        let end = mention_end(words, sentence, verb + 1);
        // `…, said the minister.`: behind an inverted subject nothing is told.
        let inverted = words.at(end).kind != TokenKind::Word || words.has(end, Class::PREPOSITION.with(Class::ADVERB).with(Class::CLAUSE));
        if let Some(speaker) = resolve(words, matcher, verb + 1..end, memory).filter(|_| inverted) {
            return Some(Cue { tokens: verb..end, speaker, whole: true });
        }
    }
    let mut end = verb;
    while end > sentence.start && words.has(end - 1, Class::ADVERB.with(Class::AUXILIARY)) {
        end -= 1;
    }
    // `damage is estimated at`: nobody says it.
    let be = ["is", "are", "was", "were", "be", "been", "being"];
    if (end..verb).any(|i| words.is_any(i, &be)) && !words.text(verb).ends_with("ing") {
        return None;
    }
    let start = mention_start(words, sentence, end)?;
    // `the owner, which runs two ships, said`: the name ends where the clause begins.
    let end = (start..end).find(|i| words.is(*i, ",") && words.has(i + 1, Class::CLAUSE)).unwrap_or(end);
    let speaker = resolve(words, matcher, start..end, memory)?;
    let puts = words.is_any(verb, &["put", "puts"]);
    if !says_something(words, verb) || puts && !(verb + 1..sentence.end.min(verb + 8)).any(|i| words.is_word(i, "at")) {
        return None;
    }
    let set_off = words.is(start.wrapping_sub(1), ",") || start > sentence.start && words.double_quote(start - 1);
    let ends = matches!(words.text(verb + 1), "," | "." | ";") || words.at(verb + 1).kind == TokenKind::End || set_off && closes_soon(words, sentence, verb);
    Some(Cue { tokens: start..verb + 1, speaker, whole: set_off && ends })
}

/// Whether a sentence ends within a few words of the verb: `…, he told reporters on Monday.`
fn closes_soon(words: &Words, sentence: &Range<usize>, verb: usize) -> bool {
    sentence.end.saturating_sub(verb) < 9 && !(verb..sentence.end).any(|i| words.is_any(i, &["that", ","]))
}

/// Words such as `report` and `state` are nouns as well: the verb has something to say behind it, or ends its clause.
fn says_something(words: &Words, verb: usize) -> bool {
    !words.has(verb + 1, Class::PREPOSITION)
        || words.is_any(
            verb,
            &["said", "says", "told", "tells", "added", "noted", "stated", "announced", "confirmed", "insisted", "testified", "warned", "spoke", "speaks"],
        )
        || words.is_any(verb + 1, &["on", "in", "at", "to", "during", "after", "as"])
}

/// `according to X`.
fn according(words: &Words, matcher: &Matcher, sentence: &Range<usize>, i: usize, memory: &Memory) -> Option<Cue> {
    let end = mention_end(words, sentence, i + 2);
    // `according to the coroner, Anna Keller, …`: the name behind the office.
    let office = (i + 2..end).all(|at| !words.at(at).capital) && words.is(end, ",") && words.at(end + 1).capital && words.at(end + 2).capital;
    let (start, end) = if office { (end + 1, mention_end(words, sentence, end + 1)) } else { (i + 2, end) };
    let speaker = resolve(words, matcher, start..end, memory)?;
    Some(Cue { tokens: i..end, speaker, whole: true })
}

fn begins_mention(words: &Words, i: usize) -> bool {
    words.at(i).capital || words.has(i, Class::TITLE.with(Class::ARTICLE).with(Class::HE).with(Class::SHE))
}

/// One past the mention that begins at a token: up to a mark, a verb or a word that opens something else.
fn mention_end(words: &Words, sentence: &Range<usize>, start: usize) -> usize {
    let stop = Class::AUXILIARY.with(Class::MODAL).with(Class::CLAUSE).with(Class::CONJUNCTION);
    let mut at = start;
    while at < sentence.end && at - start < LONGEST_MENTION {
        let preposition = words.has(at, Class::PREPOSITION) && !words.is_any(at, &["of", "for"]);
        let verb = words.has(at, Class::REPORT) && !words.has(at, Class::TITLE);
        let joined = words.word(at) || words.is(at, "-") || words.is(at, ".") && words.has(at - 1, Class::MR);
        if !joined || words.has(at, stop) || words.is_word(at, "that") || preposition || verb || words.info(at).weekday.is_some() {
            break;
        }
        at += 1;
    }
    at
}

/// The first token of the mention that ends before a token.
fn mention_start(words: &Words, sentence: &Range<usize>, end: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|last| *last >= sentence.start)?;
    // `Keller, the coroner, said`, `Keller, 58, said`: the apposition belongs to the name before it.
    if words.is(last, ",") {
        let inner = (sentence.start..last).rev().take(LONGEST_MENTION).find(|i| words.is(*i, ","))?;
        let start = mention_start(words, sentence, inner)?;
        return (words.at(start).capital || words.has(start, Class::ARTICLE) || words.at(inner + 1).capital).then_some(start);
    }
    if words.is_word(last, "who") {
        return mention_start(words, sentence, last.checked_sub(usize::from(words.is(last.wrapping_sub(1), ",")))?);
    }
    let stop = Class::AUXILIARY.with(Class::MODAL).with(Class::CLAUSE).with(Class::CONJUNCTION).with(Class::REPORT).with(Class::DEMONSTRATIVE);
    let mut start = end;
    while start > sentence.start && end - start < LONGEST_MENTION {
        let at = start - 1;
        let preposition = words.has(at, Class::PREPOSITION) && !words.is_any(at, &["of", "for"]);
        let verb = words.has(at, stop) && !words.has(at, Class::TITLE);
        let joined = words.word(at) || words.is(at, "-") && !words.at(at).spaced || words.is(at, ".") && words.has(at.wrapping_sub(1), Class::MR);
        if !joined || preposition || verb || words.is_any(at, &["that", "to"]) {
            break;
        }
        start = at;
    }
    (start < end).then_some(start)
}

/// The speaker that a mention names.
fn resolve(words: &Words, matcher: &Matcher, tokens: Range<usize>, memory: &Memory) -> Option<Speaker> {
    let span = words.span(tokens.start, tokens.end);
    if tokens.len() == 1 {
        if words.has(tokens.start, Class::HE.with(Class::SHE)) {
            return memory.person.clone().map(|s| Speaker { span, ..s });
        }
        if words.has(tokens.start, Class::THEY) {
            return memory.last.clone().map(|s| Speaker { span, ..s });
        }
        if words.has(tokens.start, Class::IT.with(Class::FIRST_PERSON).with(Class::PREPOSITION).with(Class::NEGATION))
            || words.info(tokens.start).weekday.is_some()
        {
            return None;
        }
    }
    // `territory to which it lays claim`: a pronoun with a verb behind it is nobody's name.
    if words.has(tokens.start, Class::IT.with(Class::FIRST_PERSON).with(Class::THEY)) {
        return None;
    }
    let mut party = None;
    let mut at = tokens.start;
    let mut party_tokens = 0..0;
    while at < tokens.end {
        match mention_at(words, at).filter(|(_, end)| *end <= tokens.end) {
            Some((id, end)) => {
                let speaker = declared(words, matcher, id, at..end)?;
                if !matcher.is_party(id.0) {
                    return Some(Speaker { span, ..speaker });
                }
                party_tokens = at..end;
                party = Some(speaker);
                at = end;
            }
            None => at += 1,
        }
    }
    named(words, &tokens, &party_tokens, party.as_ref(), memory, span)
}

/// A mention without a declared person in it: the party itself, a proper name, or a description.
fn named(words: &Words, tokens: &Range<usize>, party_tokens: &Range<usize>, party: Option<&Speaker>, memory: &Memory, span: Span) -> Option<Speaker> {
    let is_name = |i: usize| {
        words.at(i).capital
            && !words.has(i, Class::ARTICLE.with(Class::TITLE).with(Class::POSSESSIVE).with(Class::PREPOSITION))
            && !party_tokens.contains(&i)
            && !words.has(i, Class::MR)
    };
    let party_id = party.and_then(|p| p.party);
    let whole_party = party_tokens.end == tokens.end && (tokens.start..party_tokens.start).all(|i| words.has(i, Class::ARTICLE));
    if let (Some(party), true) = (party, whole_party) {
        return Some(Speaker { span, ..party.clone() });
    }
    if let Some((start, end)) = proper_name(words, tokens, &is_name) {
        let name = words.span(start, end).of(words.text);
        let full =
            memory.names.iter().find(|full| full.ends_with(name) && full.len() > name.len() && full.as_bytes().get(full.len() - name.len() - 1) == Some(&b' '));
        let name = full.cloned().unwrap_or_else(|| Arc::from(name));
        return Some(Speaker { name, declared: None, party: party_id, span });
    }
    let start = tokens.start + usize::from(words.has(tokens.start, Class::ARTICLE));
    let plain = (start..tokens.end).all(|i| words.word(i) || words.is(i, "-"))
        && start < tokens.end
        && !words.has(tokens.end - 1, Class::ADVERB.with(Class::PREPOSITION));
    plain.then(|| Speaker { name: Arc::from(words.span(start, tokens.end).of(words.text)), declared: None, party: party_id, span })
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
        let start = at;
        while at < tokens.end && (is_name(at) || words.is(at, "-") && is_name(at + 1)) {
            at += 1;
        }
        // `Deputy Foreign Minister`: capitals before an office belong to the office.
        if words.has(at, Class::TITLE) && at < tokens.end {
            continue;
        }
        let opens = start == tokens.start || words.has(start - 1, Class::MR) || words.is(start - 1, ".");
        if opens && (words.is(at, ",") || words.is_any(at, &["of", "for"])) {
            return Some((start, at));
        }
        last = Some((start, at));
    }
    last
}
