//! The figures of a part. Each extractor goes through all places where a figure may begin before the next one does: so its code is loaded once for all of them.

use super::{Part, Pass};
use crate::facts::correct::correct;
use crate::facts::draft::Draft;
use crate::facts::extractor::{EXTRACTORS, Extractor};
use crate::facts::fact::Fact;
use crate::facts::merge::merge;
use crate::facts::numeral::{Numeral, numeral};
use crate::facts::scan::Scan;
use crate::text::{Class, Token, Words, letters};
use std::ops::Range;

/// A token that a figure may begin with.
#[derive(Debug)]
struct Begin {
    token: usize,
    sentence: Range<usize>,
    /// The numeral there, by its place in the list.
    numeral: Option<usize>,
    /// How many extractors have tried it.
    tried: usize,
    /// What one of them has found, by its place in the list.
    draft: Option<usize>,
}

impl Begin {
    /// Makes a scan one of its sentence, which knows its numeral.
    fn aim<'n>(&self, scan: &mut Scan<'n>, numerals: &'n [Numeral]) {
        scan.sentence = self.sentence.clone();
        scan.known = Some((self.token, self.numeral.and_then(|numeral| numerals.get(numeral))));
    }
}

/// The figures of a part on their way through the extractors.
#[derive(Debug, Default)]
pub(super) struct Figures {
    begins: Vec<Begin>,
    /// Those that no extractor has found something at yet, nor over.
    open: Vec<usize>,
    numerals: Vec<Numeral>,
    drafts: Vec<Draft>,
}

impl Figures {
    pub(super) fn clear(&mut self) {
        self.begins.clear();
        self.open.clear();
        self.numerals.clear();
        self.drafts.clear();
    }
}

impl Pass<'_> {
    /// Finds where figures may begin in a part, and the numerals there.
    pub(super) fn begin_figures(&self, part: &mut Part) {
        let words = self.words(&part.tokens);
        for sentence in &part.sentences {
            let mut token = sentence.start;
            while let Some(next) = words.find(token..sentence.end, may_open) {
                token = next;
                if words.has(token, Class::IDIOM)
                    && let Some(((), end)) = words.lexicon.idioms.forwards(words.tokens, token)
                {
                    token = end;
                    continue;
                }
                if may_begin(&words, token) {
                    let numeral = numeral(&words, token, false).map(|numeral| {
                        part.figures.numerals.push(numeral);
                        part.figures.numerals.len() - 1
                    });
                    part.figures.open.push(part.figures.begins.len());
                    part.figures.begins.push(Begin { token, sentence: sentence.clone(), numeral, tried: 0, draft: None });
                }
                token += 1;
            }
        }
    }

    /// Lets one extractor try all places where none before it has found something, but for those that lie in what was found.
    pub(super) fn try_extractor(&self, part: &mut Part, extractor: &Extractor) {
        let words = self.words(&part.tokens);
        let Figures { begins, open, numerals, drafts } = &mut part.figures;
        let mut scan = self.scan(words);
        let mut free = 0;
        open.retain(|place| {
            let Some(begin) = begins.get_mut(*place).filter(|begin| begin.token >= free) else { return false };
            begin.tried += 1;
            begin.aim(&mut scan, numerals);
            let Some(draft) = (extractor.at)(&scan, begin.token) else { return true };
            free = draft.tokens.end.min(begin.sentence.end);
            begin.draft = Some(drafts.len());
            drafts.push(draft);
            false
        });
    }

    /// Makes facts of what was found, and merges them with those that are known from elsewhere.
    pub(super) fn finish_figures(&mut self, part: &mut Part) {
        let words = self.words(&part.tokens);
        let Figures { begins, numerals, drafts, .. } = &part.figures;
        let mut begins = begins.iter().peekable();
        let mut scan = self.scan(words);
        for sentence in &part.sentences {
            let before = part.facts.len();
            let mut free = sentence.start;
            while let Some(begin) = begins.next_if(|begin| begin.token < sentence.end) {
                if begin.token < free {
                    continue;
                }
                begin.aim(&mut scan, numerals);
                // Left out where something reached over it that was not to stay.
                let rest = || EXTRACTORS.get(begin.tried..)?.iter().find_map(|extractor| (extractor.at)(&scan, begin.token));
                let late = if begin.draft.is_none() { rest() } else { None };
                let Some(draft) = begin.draft.and_then(|draft| drafts.get(draft)).or(late.as_ref()) else { continue };
                free = draft.tokens.end.max(begin.token + 1);
                if draft.tokens.end <= sentence.end
                    && let Some(mut fact) = draft.finish(&scan)
                {
                    let corrected = correct(&mut fact, &words).filter(|number| !self.reading.corrected.contains(number));
                    self.reading.corrected.extend(corrected);
                    part.facts.push(fact);
                }
            }
            if !self.given.is_empty() {
                let mut own: Vec<Fact> = part.facts.split_off(before);
                merge(self.given, &words, sentence, &mut own);
                part.facts.append(&mut own);
            }
            part.of_sentence.push(before..part.facts.len());
        }
        self.reading.facts += part.facts.len();
    }

    fn scan<'s>(&self, words: Words<'s>) -> Scan<'s> {
        Scan::new(words, 0..0, self.today).with_locale(self.document.meta.locale)
    }
}

/// Whether a token, whatever stands beside it, may begin a figure or an idiom.
fn may_open(token: &Token) -> bool {
    token.class.has(Class::IDIOM.with(Class::TRIGGER).with(Class::HOLIDAY))
}

/// Whether a figure may begin at a token.
fn may_begin(words: &Words, i: usize) -> bool {
    let token = words.at(i);
    if !token.class.has(Class::TRIGGER.with(Class::HOLIDAY)) {
        return false;
    }
    let feast = || token.class.has(Class::HOLIDAY) && words.lexicon.holidays.forwards(words.tokens, i).is_some();
    let unit = || words.has(i + 1, Class::UNIT) || words.has(i + 2, Class::UNIT);
    if token.class.has(Class::ARTICLE) {
        return words.number_word(i + 1).is_some() || unit() || feast();
    }
    if words.is_any(i, letters!["all", "whole", "full"]) {
        return unit();
    }
    token.class.has(Class::TRIGGER) || feast()
}
