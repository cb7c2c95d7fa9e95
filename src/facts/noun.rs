//! The noun that a number counts.

use super::scan::Scan;
use crate::text::{Class, Words, singular};

/// The modifiers that may stand between a number and its noun.
const MODIFIERS: usize = 4;

/// The token of the noun counted by the number that ends before token `i`: the first plural among the words that can belong to one noun phrase.
pub fn head(scan: &Scan, i: usize) -> Option<usize> {
    let words = &scan.words;
    let stop = Class::PREPOSITION
        .with(Class::CONJUNCTION)
        .with(Class::CLAUSE)
        .with(Class::AUXILIARY)
        .with(Class::MODAL)
        .with(Class::NEGATION)
        .with(Class::ARTICLE)
        .with(Class::POSSESSIVE)
        .with(Class::HE)
        .with(Class::SHE)
        .with(Class::THEY)
        .with(Class::IT);
    let mut at = i;
    for _ in 0..=MODIFIERS {
        let token = words.at(at);
        if !scan.inside(at) || !words.word(at) || words.has(at, stop) || words.number_word(at).is_some() && at > i {
            return None;
        }
        if is_plural(words, at) {
            return Some(at);
        }
        at += 1;
        // A hyphen inside a modifier: `long-range missiles`.
        if words.is(at, "-") && !words.at(at).spaced && words.word(at + 1) && !token.upper {
            at += 1;
        }
    }
    None
}

/// `40 of the 120 seats`, `nine of its 14 ships`: where the number of the whole stands that a part is counted of, behind the token `i` of `of`.
pub fn whole(words: &Words, i: usize) -> Option<usize> {
    let behind = (i + 1..i + 4).find(|at| !words.has(*at, Class::DETERMINER))?;
    (words.is_word(i, "of") && words.number(behind)).then_some(behind)
}

fn is_plural(words: &Words, i: usize) -> bool {
    if words.has(i, Class::PERSON_PLURAL) {
        // `dead Ukrainians`: a person word before a noun is its modifier.
        let next = words.text(i + 1).to_lowercase();
        let modifies = words.word(i + 1)
            && (words.has(i + 1, Class::PERSON_PLURAL) || words.at(i + 1).capital || singular(&next).is_some() && !words.has(i + 1, Class::GRAMMAR));
        return !modifies;
    }
    if words.has(i, Class::UNIT.with(Class::REPORT)) && words.at(i).capital {
        return false;
    }
    let text = words.text(i);
    text.len() > 3 && !words.is(i, "'s") && with_lower(text, |lower| singular(lower).is_some())
}

/// The singular of the noun at token `i`, in lower case.
pub fn name(words: &Words, i: usize) -> String {
    with_lower(words.text(i), |lower| singular(lower).unwrap_or_else(|| lower.to_owned()))
}

/// Calls `f` with the word in lower case, without an allocation for plain letters.
fn with_lower<T>(word: &str, f: impl Fn(&str) -> T) -> T {
    let mut buffer = [0u8; 40];
    match buffer.get_mut(..word.len()) {
        Some(lower) if word.is_ascii() => {
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            f(std::str::from_utf8(lower).unwrap_or_default())
        }
        _ => f(&word.to_lowercase()),
    }
}
