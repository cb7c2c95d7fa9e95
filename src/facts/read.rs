//! A document to its facts, and to the claims that patterns bind.

use super::binding::{Around, Binder, Binding, Bound, Hints, KeyValue, keys};
use super::correct::correct;
use super::extractor::EXTRACTORS;
use super::fact::{Context, Fact, Measure, Role, Speaker, Stance};
use super::merge::{merge, overlaid};
use super::scan::{Scan, UNDATED};
use super::signature::{Glance, Keeper, Signature, Signatures, asked};
use super::speaker::{Memory, Speakers};
use super::stance::{clause, stance, stance_of_event};
use super::term::Term;
use crate::document::{Block, BlockKind, Comment, Document, Meta, Places};
use crate::pattern::{Accepts, BuiltIn, Matcher, OwnKey};
use crate::quantity::{Day, Interval, Kind, Number, Units, day_of};
use crate::source::{KeptSentence, Span};
use crate::text::{Class, Lexicon, NameId, Token, TokenKind, Words, sentences, tokenize};
use std::ops::Range;

/// Text of a block that is read at once; a longer block is read in pieces, so that memory does not follow its length.
const PIECE: u32 = 8 * 1024;

/// What stays of a document when its text is dropped.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Its path, as given.
    pub document: String,
    /// Who, when, what.
    pub meta: Meta,
    /// The encoding that it was read in.
    pub encoding: &'static str,
    /// Hash of the bytes, where a report asks for it.
    pub sha256: String,
    /// The claims it makes.
    pub bindings: Vec<Binding>,
    /// The corrections that were made in it, by number.
    pub corrected: Vec<usize>,
    /// The comments that speak to this program.
    pub comments: Vec<Comment>,
    /// How many facts it states.
    pub facts: usize,
    /// How many of them are bound to a claim.
    pub bound: usize,
    /// What the built-in checks asked for.
    pub signatures: Signatures,
}

/// What is called with every fact, and with the bindings of its sentence.
pub type Each<'a> = dyn FnMut(&Fact, &[Binding]) + 'a;

/// Reads a document; `each` is called with every fact, in the order of the text.
pub fn read(document: &Document, lexicon: &Lexicon, matcher: &Matcher, each: &mut dyn FnMut(&Fact)) -> Reading {
    read_with(document, lexicon, matcher, &[], &mut |fact, _| each(fact))
}

/// Reads a document of which some facts are known from elsewhere; `each` is called sentence by sentence, with every fact and with the words that a choice is bound to.
pub fn read_with(document: &Document, lexicon: &Lexicon, matcher: &Matcher, given: &[Fact], each: &mut Each) -> Reading {
    let mut pass = Pass::new(document, lexicon, matcher, given, each);
    for block in &document.blocks {
        if block.kind != BlockKind::Furniture {
            pass.block(block);
        }
    }
    pass.reading
}

struct Pass<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon,
    matcher: &'a Matcher,
    given: &'a [Fact],
    each: &'a mut Each<'a>,
    reading: Reading,
    today: Day,
    tokens: Vec<Token>,
    sentences: Vec<Range<usize>>,
    facts: Vec<Fact>,
    memory: Memory,
    speakers: Speakers,
    binder: Binder,
    bound: Vec<Bound>,
    places: Places<'a>,
    hints: Hints,
    /// What the sentence before mentions, and what that leans on.
    lead_in: Hints,
    headings: Vec<(u8, Hints)>,
    signatures: Vec<&'static Signature>,
}

impl<'a> Pass<'a> {
    fn new(document: &'a Document, lexicon: &'a Lexicon, matcher: &'a Matcher, given: &'a [Fact], each: &'a mut Each<'a>) -> Self {
        let reading = Reading {
            document: document.name.clone(),
            meta: document.meta.clone(),
            encoding: document.encoding,
            comments: document.comments.clone(),
            ..Reading::default()
        };
        Self {
            document,
            lexicon,
            matcher,
            given,
            each,
            reading,
            today: document.meta.published.unwrap_or(UNDATED),
            tokens: Vec::new(),
            sentences: Vec::new(),
            facts: Vec::new(),
            memory: Memory::default(),
            speakers: Speakers::default(),
            binder: Binder::default(),
            bound: Vec::new(),
            places: document.places(),
            hints: Hints::default(),
            lead_in: Hints::default(),
            headings: Vec::new(),
            signatures: asked(&matcher.signatures),
        }
    }

    fn block(&mut self, block: &Block) {
        if matches!(block.kind, BlockKind::Title | BlockKind::Heading) {
            self.headings.retain(|(level, _)| *level < block.level);
            self.headings.push((block.level, Hints::default()));
        }
        self.tokens.clear();
        for run in self.document.runs_of(block) {
            let mut start = run.start;
            while start < run.end {
                let end = piece_end(&self.document.text, start, run.end);
                tokenize(&self.document.text, Span::new(start, end), self.lexicon, &mut self.tokens);
                if self.tokens.len() > PIECE as usize / 4 {
                    self.piece(block);
                    self.tokens.clear();
                }
                start = end;
            }
        }
        self.piece(block);
    }

    /// Reads the tokens gathered so far.
    fn piece(&mut self, block: &Block) {
        let tokens = std::mem::take(&mut self.tokens);
        let mut ranges = std::mem::take(&mut self.sentences);
        ranges.clear();
        let document = self.document;
        let words = Words { text: &document.text, tokens: &tokens, lexicon: self.lexicon };
        sentences(&words, &mut ranges);
        self.speakers.find(&words, self.matcher, &ranges, &mut self.memory);
        for sentence in &ranges {
            self.sentence(words, sentence, block);
        }
        self.gather(words, &(0..tokens.len()), &[], block, |signature| signature.block);
        if block.kind != BlockKind::ListItem {
            self.memory.no_list();
            // `Ukraine handed over a paper. It reads as follows:`
            if words.is(tokens.len().wrapping_sub(1), ":") {
                for sentence in &ranges {
                    self.memory.leads_in(&words, self.matcher, sentence, &self.speakers);
                }
            }
        }
        self.sentences = ranges;
        self.tokens = tokens;
    }

    fn sentence(&mut self, words: Words, sentence: &Range<usize>, block: &Block) {
        self.extract(words, sentence);
        let span = words.span(sentence.start, sentence.end);
        let mut facts = std::mem::take(&mut self.facts);
        if !self.given.is_empty() {
            merge(self.given, &words, sentence, &mut facts);
        }
        for i in 0..facts.len() {
            let Some(tokens) = facts.get(i).map(|fact| fact.tokens.clone()) else { continue };
            let context = self.context(&words, sentence, &facts, &tokens, block);
            if let Some(fact) = facts.get_mut(i) {
                fact.context = if self.given.is_empty() { context } else { overlaid(self.given, fact.span, context) };
                fact.sentence = span;
                fact.block = block.kind;
            }
        }
        self.reading.facts += facts.len();
        self.gather(words, sentence, &facts, block, |signature| signature.sentence);
        let before = self.reading.bindings.len();
        if !self.matcher.is_empty() {
            self.bind(words, sentence, &facts, block);
        }
        self.hand_out(&facts, before);
        facts.clear();
        self.facts = facts;
    }

    /// Keeps what the built-in checks ask for.
    fn gather(&mut self, words: Words, tokens: &Range<usize>, facts: &[Fact], block: &Block, of: impl Fn(&Signature) -> fn(&Glance, &mut Keeper)) {
        if self.signatures.is_empty() {
            return;
        }
        let glance = Glance { words, tokens: tokens.clone(), facts, block, speakers: &self.speakers, published: self.reading.meta.published };
        let mut keeper = Keeper { document: self.document, places: &mut self.places, kept: &mut self.reading.signatures };
        for signature in &self.signatures {
            of(signature)(&glance, &mut keeper);
        }
    }

    /// Calls with every fact of a sentence and with the values that are no figures, in the order of the text; its bindings are those behind `before`.
    fn hand_out(&mut self, facts: &[Fact], before: usize) {
        let bindings = self.reading.bindings.get(before..).unwrap_or_default();
        let mut worded: Vec<&Fact> = bindings.iter().map(|binding| &binding.fact).filter(|fact| fact.kind.in_words()).collect();
        worded.dedup();
        worded.sort_by_key(|fact| fact.span);
        let mut worded = worded.into_iter().peekable();
        for fact in facts {
            while let Some(words) = worded.next_if(|words| words.span < fact.span) {
                (self.each)(words, bindings);
            }
            (self.each)(fact, bindings);
        }
        for words in worded {
            (self.each)(words, bindings);
        }
    }

    /// Finds the facts of a sentence.
    fn extract(&mut self, words: Words, sentence: &Range<usize>) {
        let scan = Scan::new(words, sentence.clone(), self.today).with_locale(self.document.meta.locale);
        let mut at = sentence.start;
        while at < sentence.end {
            let token = words.at(at);
            if words.has(at, Class::IDIOM)
                && let Some(((), end)) = words.lexicon.idioms.forwards(words.tokens, at)
            {
                at = end;
                continue;
            }
            let starts = matches!(token.kind, TokenKind::Number | TokenKind::Clock | TokenKind::IsoDate | TokenKind::Code) || words.has(at, Class::TRIGGER);
            let draft = if starts { EXTRACTORS.iter().find_map(|extractor| (extractor.at)(&scan, at)) } else { None };
            let end = draft.as_ref().map_or(at + 1, |draft| draft.tokens.end);
            if let Some(mut fact) = draft.filter(|d| d.tokens.end <= sentence.end).and_then(|draft| draft.finish(&scan)) {
                let corrected = correct(&mut fact, &words).filter(|number| !self.reading.corrected.contains(number));
                self.reading.corrected.extend(corrected);
                self.facts.push(fact);
            }
            at = end.max(at + 1);
        }
    }

    /// Who says what stands at these tokens, how firmly, and of which day.
    fn context(&self, words: &Words, sentence: &Range<usize>, facts: &[Fact], tokens: &Range<usize>, block: &Block) -> Context {
        let clause = clause(words, sentence, tokens);
        let (stance, denied) = stance(words, sentence, &clause, tokens, block.kind);
        let in_list = || if block.kind == BlockKind::ListItem { self.memory.actor().cloned() } else { None };
        let speaker = self.speakers.at(tokens.start).or_else(in_list);
        let dated = |fact: &&Fact| fact.kind == Kind::DATE;
        let stated_day = facts
            .iter()
            .filter(dated)
            .find(|date| words.is_word(date.tokens.start.wrapping_sub(1), "of") && words.is_word(date.tokens.start.wrapping_sub(2), "as"));
        let as_of = stated_day.and_then(|date| date.hard.high).and_then(|b| b.value.as_whole()).or(self.document.meta.published);
        let other_year =
            facts.iter().filter(dated).filter(|date| date.tokens != *tokens && clause.contains(&date.tokens.start)).find_map(|date| self.year_of(words, date));
        let revised = clause.clone().any(|i| words.has(i, Class::REVISION));
        Context { speaker, stance, denied, as_of, other_year, revised, event: None }
    }

    /// The year that a date names in words, where it is not the document's own.
    fn year_of(&self, words: &Words, date: &Fact) -> Option<i64> {
        let spelled = date.tokens.clone().any(|i| words.at(i).kind == TokenKind::Number && words.text(i).len() == 4);
        let opens = words.is_any(date.tokens.start.wrapping_sub(1), &["since", "until", "by", "before", "after", "from"]);
        let year = day_of(date.hard.low?.value.as_whole()?)?.0;
        let own = day_of(self.today)?.0;
        (spelled && !opens && (year != own || self.document.meta.published.is_none())).then_some(year)
    }

    /// Notes what the sentence mentions, and binds its facts.
    fn bind(&mut self, words: Words, sentence: &Range<usize>, facts: &[Fact], block: &Block) {
        self.binder.candidates(&words, self.matcher, sentence);
        self.hints.clear();
        self.binder.hints(&words, self.matcher, sentence, &mut self.hints);
        let leans = block.kind == BlockKind::ListItem
            || words.has(sentence.start, Class::OPEN)
            || words.is_any(sentence.start, &["the"]) && words.is_any(sentence.start + 1, &["first", "second", "third"]);
        self.bound.clear();
        let (hints, lead_in, headings) = (&self.hints, &self.lead_in, &self.headings);
        let about = |id| hints.abouts.contains(&id) || leans && lead_in.abouts.contains(&id) || headings.iter().any(|(_, h)| h.abouts.contains(&id));
        self.binder.bind(&words, self.matcher, sentence, facts, &about, &mut self.bound);
        let bound = std::mem::take(&mut self.bound);
        for b in &bound {
            self.keep(&words, sentence, facts, b, leans, block);
        }
        let mut judged: Vec<usize> = bound.iter().filter_map(Bound::fact).collect();
        judged.sort_unstable();
        judged.dedup();
        self.reading.bound += judged.len();
        self.bound = bound;
        if let Some((_, heading)) = self.headings.last_mut().filter(|_| matches!(block.kind, BlockKind::Title | BlockKind::Heading)) {
            heading.absorb(&self.hints);
        } else if block.kind == BlockKind::ListItem {
            // The items of a list all lean on what stands before the list.
        } else if leans {
            let hints = std::mem::take(&mut self.hints);
            self.lead_in.absorb(&hints);
            self.hints = hints;
        } else {
            std::mem::swap(&mut self.lead_in, &mut self.hints);
        }
    }

    /// Keeps a bound fact with its keys and its sentence.
    fn keep(&mut self, words: &Words, sentence: &Range<usize>, facts: &[Fact], bound: &Bound, leans: bool, block: &Block) {
        let Some(claim) = self.matcher.claims.get(usize::from(bound.claim)) else { return };
        let mut fact = match (&bound.term, bound.fact().and_then(|i| facts.get(i))) {
            (None, Some(fact)) => retyped(fact.clone(), claim.accepts),
            (Some(term), _) => self.worded(words, sentence, facts, bound, term, block),
            (None, None) => return,
        };
        if (fact.context.denied || bound.denied) && fact.kind != Kind::HAPPENED {
            return;
        }
        let around = Around { own: &self.hints, lead_in: leans.then_some(&self.lead_in), headings: &self.headings };
        let mut keys = keys(words, self.matcher, sentence, bound.claim, &fact.tokens, &around, fact.context.speaker.as_ref());
        for (key, party) in &bound.captures {
            if let Some(slot) = keys.get_mut(usize::from(*key)) {
                *slot = Some(KeyValue::Party(*party));
            }
        }
        let own = keys.split_off(keys.len() - claim.own_keys.len().min(keys.len()));
        for (of, value) in claim.own_keys.iter().zip(own) {
            self.overrule(of, value, &mut fact);
        }
        let (line, column) = self.places.place(fact.sentence.start);
        let sentence = KeptSentence { text: fact.sentence.of(words.text).to_owned(), span: fact.sentence, line, column, landmarks: Vec::new() };
        let underlined_at = self.places.place(fact.underlined().start);
        let (line, column) = self.places.place(fact.span.start);
        let place = self.document.in_file(fact.span);
        let term = bound.term.clone();
        self.reading.bindings.push(Binding { claim: bound.claim, term, fact, keys, place, line, column, underlined_at, sentence });
    }

    /// A key that every claim has, by the cues of the claim: it wins over what was read.
    fn overrule(&self, own: &OwnKey, value: Option<KeyValue>, fact: &mut Fact) {
        let number = match value {
            Some(KeyValue::Named(value)) => own.values.get(usize::from(value)).copied(),
            Some(KeyValue::Party(party)) => Some(party),
            None => None,
        };
        let Some(number) = number else { return };
        let context = &mut fact.context;
        match own.key {
            BuiltIn::Speaker => context.speaker = self.matcher.name(number).map(|entry| Speaker::declared(NameId(number), entry, fact.span)),
            BuiltIn::Stance => context.stance = Stance::ALL.get(usize::from(number)).copied().unwrap_or_default(),
            BuiltIn::Role => fact.role = Role::ALL.get(usize::from(number)).copied().unwrap_or_default(),
            BuiltIn::Event => context.event = Some(number),
        }
    }

    /// The words of a value that is no figure, as a fact.
    fn worded(&self, words: &Words, sentence: &Range<usize>, facts: &[Fact], bound: &Bound, term: &Term, block: &Block) -> Fact {
        let mut context = self.context(words, sentence, facts, &bound.tokens, block);
        if let Term::Happened(happened) = term {
            // The verb, which tells how firmly it is meant, stands inside the words; what stands before a comma is said of something else.
            let last = bound.tokens.end - 1..bound.tokens.end;
            let clause = clause(words, sentence, &last);
            let start = (clause.start..bound.tokens.start).rev().find(|i| words.is(*i, ",")).map_or(clause.start, |comma| comma + 1);
            context.stance = stance_of_event(words, sentence, &(start..clause.end), &bound.tokens);
            context.denied = !happened;
        }
        Fact {
            kind: term.kind(),
            span: words.span(bound.tokens.start, bound.tokens.end),
            hedge: None,
            low: None,
            high: None,
            measure: Measure::None,
            modifiers: None,
            role: Role::Total,
            hard: Interval::default(),
            soft: Interval::default(),
            base_unit: "",
            tokens: bound.tokens.clone(),
            head: None,
            context,
            sentence: words.span(sentence.start, sentence.end),
            block: block.kind,
        }
    }
}

/// Where the piece that begins at `start` ends: behind white space, at the latest after [`PIECE`] bytes.
fn piece_end(text: &str, start: u32, end: u32) -> u32 {
    if end - start <= PIECE {
        return end;
    }
    let (from, mut to) = (start as usize, (start + PIECE) as usize);
    let bytes = text.as_bytes().get(from..to).unwrap_or_default();
    if let Some(space) = memchr::memrchr(b' ', bytes) {
        return start + u32::try_from(space).unwrap_or(PIECE - 1) + 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    u32::try_from(to).unwrap_or(end)
}

/// A duration as an age: the stated months or years, in years.
fn in_years(fact: &mut Fact) {
    let units = Units::get();
    let factor = |name: &str| units.of_name(name).map(|unit| unit.factor);
    let scale = match fact.measure {
        Measure::Unit(name) => factor(name).zip(factor("year")).and_then(|(unit, year)| unit.over(year)),
        _ => None,
    };
    let year = scale.unwrap_or(Number::ONE);
    let stated = |n: Option<Number>| n.and_then(|n| n.times(year));
    (fact.low, fact.high) = (stated(fact.low), stated(fact.high));
    let set = Interval::closed(fact.low, fact.high);
    (fact.hard, fact.soft) = (set, set);
}

/// A bare number as the kind of quantity that its claim asks for.
fn retyped(mut fact: Fact, accepts: Accepts) -> Fact {
    let Accepts::Figure { kind, .. } = accepts else { return fact };
    if fact.kind == kind {
        return fact;
    }
    if kind == Kind::AGE {
        if fact.kind == Kind::DURATION {
            in_years(&mut fact);
        }
        fact.measure = Measure::Unit("year");
        fact.base_unit = "year";
    }
    if kind == Kind::QUANTITY
        && let Some(pound) = Units::get().of_name("pound")
    {
        let mass = |set: Interval| set.map(|n| n.times(pound.factor)).unwrap_or(set);
        (fact.hard, fact.soft) = (mass(fact.hard), mass(fact.soft));
        fact.measure = Measure::Unit(pound.name);
        fact.base_unit = pound.base;
    }
    fact.kind = kind;
    if let Some(floor) = kind.floor() {
        let least = Interval::closed(Some(floor), None);
        fact.hard = fact.hard.meet(&least).unwrap_or(fact.hard);
        fact.soft = fact.soft.meet(&least).unwrap_or(fact.soft);
    }
    fact
}
