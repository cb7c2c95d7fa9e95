//! A document to its facts, and to the claims that patterns bind.

mod bind;
mod context;
mod figures;

use super::binding::{Binder, Binding, Bound, Hints};
use super::extractor::EXTRACTORS;
use super::fact::{Fact, Speaker};
use super::merge::overlaid;
use super::revision::replaces;
use super::scan::UNDATED;
use super::signature::{Glance, Keeper, Signature, Signatures, asked};
use super::speaker::{Memory, Speakers};
use crate::document::{Block, BlockKind, Comment, Document, Meta, Places, StrayKey};
use crate::pattern::Matcher;
use crate::quantity::Day;
use crate::source::Span;
use crate::text::{Lexicon, Token, Words, sentences, tokenize};
use context::Voices;
use figures::Figures;
use std::collections::BTreeSet;
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
    /// The claims of which it denies something of a figure that is there all the same: those figures are bound to nothing.
    pub denied: BTreeSet<u16>,
    /// The corrections that were made in it, by number.
    pub corrected: Vec<usize>,
    /// The comments that speak to this program.
    pub comments: Vec<Comment>,
    /// Front matter that is not used, though it seems to be meant for this program.
    pub stray_keys: Vec<StrayKey>,
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
    Pass::new(document, lexicon, matcher, given, each).all()
}

/// Blocks of so many tokens go through the stages together, so that the code of a stage is loaded once for all of them; of more their facts would leave the
/// processor's cache.
const TOGETHER: usize = 256;

/// A block, or a piece of a long one, on its way through the stages.
#[derive(Debug, Default)]
struct Part {
    block: Block,
    /// Whether the block begins here.
    opens: bool,
    tokens: Vec<Token>,
    sentences: Vec<Range<usize>>,
    speakers: Speakers,
    /// Who acts in the lead-in of a list; only of items.
    actor: Option<Speaker>,
    /// Whether that lead-in names a proposal.
    proposes: bool,
    figures: Figures,
    facts: Vec<Fact>,
    /// The facts of each sentence.
    of_sentence: Vec<Range<usize>>,
}

impl Part {
    /// Each sentence with its facts.
    fn sentences(&self) -> impl Iterator<Item = (&Range<usize>, &[Fact])> {
        self.sentences.iter().zip(&self.of_sentence).map(|(sentence, facts)| (sentence, self.facts.get(facts.clone()).unwrap_or_default()))
    }

    fn voices(&self, replaces: bool) -> Voices<'_> {
        Voices { speakers: &self.speakers, actor: self.actor.as_ref(), block: self.block.kind, proposes: self.proposes, replaces }
    }
}

struct Pass<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon,
    matcher: &'a Matcher,
    given: &'a [Fact],
    each: &'a mut Each<'a>,
    reading: Reading,
    today: Day,
    /// The parts under way come first; those behind them wait for their next use.
    parts: Vec<Part>,
    under_way: usize,
    /// How many tokens those have that are complete.
    gathered: usize,
    memory: Memory,
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
            stray_keys: document.stray_keys.clone(),
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
            parts: Vec::new(),
            under_way: 0,
            gathered: 0,
            memory: Memory::default(),
            binder: Binder::default(),
            bound: Vec::new(),
            places: document.places(),
            hints: Hints::default(),
            lead_in: Hints::default(),
            headings: Vec::new(),
            signatures: asked(&matcher.signatures),
        }
    }

    /// Reads all blocks.
    fn all(mut self) -> Reading {
        let document = self.document;
        for block in document.blocks.iter().filter(|block| block.kind != BlockKind::Furniture) {
            self.begin(block, true);
            for run in document.runs_of(block) {
                let mut start = run.start;
                while start < run.end {
                    let end = piece_end(&document.text, start, run.end);
                    let Some(part) = self.parts.get_mut(self.under_way - 1) else { break };
                    tokenize(&document.text, Span::new(start, end), self.lexicon, &mut part.tokens);
                    if part.tokens.len() > PIECE as usize / 4 {
                        self.begin(block, false);
                    }
                    start = end;
                }
            }
        }
        self.through();
        self.reading
    }

    /// Begins a part; those before it go through the stages where they are enough.
    fn begin(&mut self, block: &Block, opens: bool) {
        let last = self.under_way.checked_sub(1).and_then(|last| self.parts.get(last));
        self.gathered += last.map_or(0, |part| part.tokens.len());
        if self.gathered > TOGETHER {
            self.through();
        }
        if self.under_way == self.parts.len() {
            self.parts.push(Part::default());
        }
        if let Some(part) = self.parts.get_mut(self.under_way) {
            (part.block, part.opens) = (*block, opens);
            part.tokens.clear();
            part.sentences.clear();
            part.figures.clear();
            part.facts.clear();
            part.of_sentence.clear();
        }
        self.under_way += 1;
    }

    /// Takes the parts under way through all stages.
    fn through(&mut self) {
        let mut parts = std::mem::take(&mut self.parts);
        let under_way = parts.get_mut(..self.under_way).unwrap_or_default();
        for part in &mut *under_way {
            self.hear(part);
        }
        for part in &mut *under_way {
            self.begin_figures(part);
        }
        for extractor in EXTRACTORS {
            for part in &mut *under_way {
                self.try_extractor(part, extractor);
            }
        }
        for part in &mut *under_way {
            self.finish_figures(part);
        }
        for part in &mut *under_way {
            self.place(part);
        }
        for part in under_way {
            self.hand_over(part);
        }
        (self.under_way, self.gathered) = (0, 0);
        self.parts = parts;
    }

    fn words<'w>(&self, tokens: &'w [Token]) -> Words<'w>
    where
        'a: 'w,
    {
        Words { text: &self.document.text, tokens, lexicon: self.lexicon }
    }

    /// Finds the sentences of a part, and who speaks in them.
    fn hear(&mut self, part: &mut Part) {
        let words = self.words(&part.tokens);
        sentences(&words, &mut part.sentences);
        let heading = matches!(part.block.kind, BlockKind::Title | BlockKind::Heading);
        part.speakers.find(&words, self.matcher, &part.sentences, heading, &mut self.memory);
        let item = part.block.kind == BlockKind::ListItem;
        part.actor = if item { self.memory.actor().cloned() } else { None };
        part.proposes = item && self.memory.proposes();
        if heading {
            self.memory.no_offer();
        }
        if !item {
            self.memory.no_list();
            // `Ukraine handed over a paper. It reads as follows:`
            if words.is(words.tokens.len().wrapping_sub(1), ":") {
                for sentence in &part.sentences {
                    self.memory.leads_in(&words, self.matcher, sentence, &part.speakers);
                }
            }
        }
    }

    /// Finds who says each figure of a part, and how firmly.
    fn place(&self, part: &mut Part) {
        let mut facts = std::mem::take(&mut part.facts);
        let words = self.words(&part.tokens);
        for (sentence, own) in part.sentences.iter().zip(&part.of_sentence) {
            if own.is_empty() {
                continue;
            }
            let span = words.span(sentence.start, sentence.end);
            let voices = part.voices(replaces(&words, sentence));
            let facts = facts.get_mut(own.clone()).unwrap_or_default();
            for i in 0..facts.len() {
                let Some(fact) = facts.get(i) else { continue };
                let context = self.context(&words, sentence, facts, &fact.tokens, voices);
                if let Some(fact) = facts.get_mut(i) {
                    fact.context = if self.given.is_empty() { context } else { overlaid(self.given, fact.span, context) };
                    fact.sentence = span;
                    fact.block = part.block.kind;
                }
            }
        }
        part.facts = facts;
    }

    /// Hands over the facts of a part, bound to the claims that they are evidence of.
    fn hand_over(&mut self, part: &Part) {
        if part.opens && matches!(part.block.kind, BlockKind::Title | BlockKind::Heading) {
            self.headings.retain(|(level, _)| *level < part.block.level);
            self.headings.push((part.block.level, Hints::default()));
        }
        let words = self.words(&part.tokens);
        for (sentence, facts) in part.sentences() {
            self.gather(words, sentence, facts, part, |signature| signature.sentence);
            let before = self.reading.bindings.len();
            if !self.matcher.is_empty() {
                self.bind(&words, sentence, facts, part);
            }
            self.hand_out(facts, before);
        }
        self.gather(words, &(0..words.tokens.len()), &[], part, |signature| signature.block);
    }

    /// Keeps what the built-in checks ask for.
    fn gather(&mut self, words: Words, tokens: &Range<usize>, facts: &[Fact], part: &Part, of: impl Fn(&Signature) -> fn(&Glance, &mut Keeper)) {
        if self.signatures.is_empty() {
            return;
        }
        let glance = Glance { words, tokens: tokens.clone(), facts, block: &part.block, speakers: &part.speakers, published: self.reading.meta.published };
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
