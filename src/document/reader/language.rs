//! English is read. A longer passage in another language is told by its script or its commonest words, and named as not read.
//!
//! A block is foreign only on good evidence: most letters of another script, or enough words of which many are common in one other language
//! and hardly any in English. Foreign blocks that follow one another are one passage, undecided ones between them included. A passage shorter than
//! a sentence, such as a line that asks to subscribe, is furniture of the page and left out without a word.

use super::layout;
use super::page::{Finished, Gap};
use crate::document::BlockKind;
use crate::lexicon::{self, LetterMap, Letters, spaceless_until};
use std::sync::LazyLock;

/// A foreign passage of fewer letters is furniture; so is one of fewer signs of a script that writes words or syllables with one.
const SENTENCE: usize = 48;
const SENTENCE_OF_SIGNS: usize = 16;
/// Words that a block must have before its language is told from them.
const WORDS: usize = 10;
/// Words that tell enough; what comes after them is not looked at.
const ENOUGH_WORDS: usize = 60;
/// So many English words at the beginning, and a block is English.
const ENGLISH_WORDS: usize = 3;
/// So many words in small letters besides the common ones, and a block is more than names.
const PROSE: usize = 3;
/// No English sentence has so many words in small letters and none of the common ones among them.
const SMALL_WORDS: usize = 25;
/// The bit of English.
const ENGLISH: u32 = 1;
/// The bit of words that are common in English too.
const SHARED: u32 = 1 << 31;
/// A longer word is common in no language.
const LONGEST_WORD: usize = 12;

/// What a block is written in.
#[derive(Clone, Copy)]
enum Language {
    English,
    /// Too short, or nothing but names and figures.
    Unknown,
    /// By name, with the letters it has for each letter that a sentence needs, in per cent.
    Foreign(&'static str, usize),
}

/// Makes furniture of the blocks in other languages and names the passages; gives the first language where no block is left.
pub(super) fn sift(text: &str, page: &mut Finished) -> Option<&'static str> {
    let language = |kind, span: crate::source::Span| if kind == BlockKind::Furniture { Language::Unknown } else { of(span.of(text)) };
    let mut languages: Vec<_> = Vec::new();
    let mut any = false;
    for block in &page.blocks {
        let found = language(block.kind, block.span);
        any |= matches!(found, Language::Foreign(..));
        languages.push(found);
    }
    if !any {
        return None;
    }
    let first = languages.iter().find_map(|one| name(Some(one)));
    if is_foreign(page, &languages) {
        leave_out(text, page, &languages, 0..languages.len());
        return first;
    }
    let mut from = 0;
    while let Some(start) = languages.iter().skip(from).position(|one| matches!(one, Language::Foreign(..))).map(|at| from + at) {
        let end = passage_end(&languages, start);
        leave_out(text, page, &languages, start..end);
        from = end;
    }
    first
}

/// Whether all of it is foreign: no block is English, and what is undecided is short beside what is not.
fn is_foreign(page: &Finished, languages: &[Language]) -> bool {
    let length = |wanted: fn(&Language) -> bool| -> u64 {
        let blocks = page.blocks.iter().zip(languages).filter(|(block, language)| block.kind != BlockKind::Furniture && wanted(language));
        blocks.map(|(block, _)| u64::from(block.span.len())).sum()
    };
    length(|one| matches!(one, Language::English)) == 0 && length(|one| matches!(one, Language::Unknown)) <= length(|one| matches!(one, Language::Foreign(..)))
}

fn name(language: Option<&Language>) -> Option<&'static str> {
    match language {
        Some(Language::Foreign(name, _)) => Some(name),
        _ => None,
    }
}

/// One past the last foreign block before an English one, or before the language changes.
fn passage_end(languages: &[Language], start: usize) -> usize {
    let own = name(languages.get(start));
    let mut end = start + 1;
    for (index, language) in languages.iter().enumerate().skip(end) {
        match language {
            Language::Foreign(name, _) if Some(*name) == own => end = index + 1,
            Language::Unknown => {}
            _ => break,
        }
    }
    end
}

fn leave_out(text: &str, page: &mut Finished, languages: &[Language], passage: std::ops::Range<usize>) {
    let inside = || languages.iter().enumerate().skip(passage.start).take(passage.len());
    let Some((index, name)) = inside().find_map(|(index, language)| Some((index, name(Some(language))?))) else { return };
    let weight: usize = inside().map(|(_, language)| if let Language::Foreign(_, weight) = language { *weight } else { 0 }).sum();
    // a short line that asks to subscribe is furniture; one with a figure may be a misjudged part of the report
    let figure = || inside().zip(page.blocks.iter().skip(passage.start)).any(|(_, block)| block.span.of(text).bytes().any(|byte| byte.is_ascii_digit()));
    if let Some(block) = page.blocks.get(index).filter(|_| weight >= 100 || figure()) {
        page.gaps.push(Gap { at: block.span.start, reason: format!("in {name}, which is not read") });
    }
    for block in page.blocks.iter_mut().skip(passage.start).take(passage.len()) {
        (block.kind, block.level) = (BlockKind::Furniture, 0);
    }
}

/// The language of a block.
fn of(text: &str) -> Language {
    if let Some(english) = opening(text) {
        return english;
    }
    by_script(text).unwrap_or_else(|| by_words(text))
}

/// English, where the first words already say so: most blocks end here.
fn opening(text: &str) -> Option<Language> {
    let (common, text) = (&*COMMON, text.as_bytes());
    let (mut at, mut hits) = (0, 0);
    for _ in 0..ENOUGH_WORDS {
        let end = spaceless_until(text, at);
        hits += usize::from(end - at <= common.longest && common.words.get(Letters::at(text, at, end)) == ENGLISH);
        if hits == ENGLISH_WORDS {
            return Some(Language::English);
        }
        if end >= text.len() {
            break;
        }
        at = end + 1;
    }
    None
}

/// The script that most letters are of, unless that is the Latin one.
fn by_script(text: &str) -> Option<Language> {
    if text.is_ascii() {
        return None;
    }
    let mut latin = 0;
    let mut counts = [0_usize; SCRIPTS.len()];
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        match SCRIPTS.iter().position(|script| script.ranges.iter().any(|(from, to)| (*from..=*to).contains(&c))) {
            Some(script) => counts.get_mut(script).into_iter().for_each(|count| *count += 1),
            None => latin += 1,
        }
    }
    let foreign: usize = counts.iter().sum();
    // Japanese is written with Chinese characters too
    let is_japanese = |name: &str, count: usize| name == JAPANESE && count * 5 >= foreign;
    let (script, count) = SCRIPTS.iter().zip(counts).max_by_key(|(script, count)| (is_japanese(script.name, *count), *count))?;
    let sentence = if script.signs { SENTENCE_OF_SIGNS } else { SENTENCE };
    (foreign > latin && count > 0).then(|| Language::Foreign(script.name, foreign * 100 / sentence))
}

/// The language that common words tell of.
fn by_words(text: &str) -> Language {
    let common = &*COMMON;
    let mut hits = [0_usize; 32];
    let mut words = 0;
    let mut small = 0;
    for word in text.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’').filter(|word| word.len() > 1).take(ENOUGH_WORDS) {
        words += 1;
        small += usize::from(word.starts_with(char::is_lowercase));
        let mut languages = common.of(word);
        if languages & SHARED != 0 {
            continue;
        }
        while let Some(hit) = hits.get_mut(languages.trailing_zeros() as usize) {
            *hit += 1;
            languages &= languages - 1;
        }
    }
    let english = hits.first().copied().unwrap_or_default();
    let best = hits.iter().enumerate().skip(1).rev().max_by_key(|(_, hits)| **hits);
    let Some((index, hits)) = best else { return Language::Unknown };
    // a quarter of any prose is its commonest words
    // names have them too, but no other small letters
    let is_prose = small >= hits + PROSE;
    let is_it = words >= WORDS && hits * 4 >= words && english * 3 <= *hits && is_prose;
    if is_it || (english == 0 && small >= SMALL_WORDS && layout::ends_sentence(text)) {
        let name = if is_it { common.names.get(index).copied().unwrap_or_default() } else { "a language other than English" };
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        return Language::Foreign(name, letters * 100 / SENTENCE);
    }
    if english > *hits { Language::English } else { Language::Unknown }
}

/// Common words, each with the languages it is common in: a bit a language, English the lowest.
struct Common {
    names: Vec<&'static str>,
    words: LetterMap,
    /// The bytes of the longest English one.
    longest: usize,
}

static COMMON: LazyLock<Common> = LazyLock::new(|| {
    let mut common = Common { names: Vec::new(), words: LetterMap::default(), longest: 0 };
    for (row, bit) in lexicon::rows(lexicon::LANGUAGES).zip(0..31) {
        let [name, words] = row.as_slice() else { continue };
        let bit = if *name == "shared" { SHARED.trailing_zeros() } else { bit };
        common.names.push(name);
        for word in words.split_ascii_whitespace() {
            if 1 << bit == ENGLISH {
                common.longest = common.longest.max(word.len());
            }
            let word = Letters::of(word);
            common.words.insert(word, common.words.get(word) | 1 << bit);
        }
    }
    common
});

impl Common {
    /// The languages that a word is common in.
    fn of(&self, word: &str) -> u32 {
        if word.len() > LONGEST_WORD {
            return 0;
        }
        let letters = if word.is_ascii() { Letters::at(word.as_bytes(), 0, word.len()) } else { Letters::of(&word.to_lowercase()) };
        self.words.get(letters)
    }
}

/// A script that English is not written in.
struct Script {
    name: &'static str,
    /// Whether one sign is a word or a syllable.
    signs: bool,
    ranges: &'static [(char, char)],
}

const fn script(name: &'static str, signs: bool, ranges: &'static [(char, char)]) -> Script {
    Script { name, signs, ranges }
}

const JAPANESE: &str = "Japanese";

static SCRIPTS: [Script; 12] = [
    script("Cyrillic script", false, &[('\u{400}', '\u{52f}'), ('\u{1c80}', '\u{1c8f}'), ('\u{2de0}', '\u{2dff}'), ('\u{a640}', '\u{a69f}')]),
    script(
        "Arabic script",
        false,
        &[('\u{600}', '\u{6ff}'), ('\u{750}', '\u{77f}'), ('\u{8a0}', '\u{8ff}'), ('\u{fb50}', '\u{fdff}'), ('\u{fe70}', '\u{feff}')],
    ),
    script("Hebrew script", false, &[('\u{590}', '\u{5ff}'), ('\u{fb1d}', '\u{fb4f}')]),
    script("Greek script", false, &[('\u{370}', '\u{3ff}'), ('\u{1f00}', '\u{1fff}')]),
    script("Devanagari script", false, &[('\u{900}', '\u{97f}')]),
    script("Indic scripts", false, &[('\u{980}', '\u{dff}')]),
    script("Thai script", false, &[('\u{e00}', '\u{e7f}')]),
    script("Georgian script", false, &[('\u{10a0}', '\u{10ff}'), ('\u{1c90}', '\u{1cbf}')]),
    script("Armenian script", false, &[('\u{530}', '\u{58f}')]),
    script(JAPANESE, true, &[('\u{3040}', '\u{30ff}'), ('\u{31f0}', '\u{31ff}'), ('\u{ff66}', '\u{ff9f}')]),
    script("Korean", true, &[('\u{1100}', '\u{11ff}'), ('\u{ac00}', '\u{d7af}')]),
    script("Chinese characters", true, &[('\u{3400}', '\u{4dbf}'), ('\u{4e00}', '\u{9fff}'), ('\u{f900}', '\u{faff}'), ('\u{20000}', '\u{2ffff}')]),
];
