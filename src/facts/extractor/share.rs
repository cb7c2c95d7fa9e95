//! Shares in words: `a third of`, `two-thirds`, `half of the`, `three in five`.

use super::{Draft, Extractor, Scan};
use crate::facts::fact::Measure;
use crate::quantity::kind::Written;
use crate::quantity::{Interval, Kind, Number};
use crate::text::{Class, NumberWord, Words, letters};

/// See [`super::EXTRACTORS`].
pub const EXTRACTOR: Extractor = Extractor { name: "share", at };

fn at(scan: &Scan, i: usize) -> Option<Draft> {
    let words = &scan.words;
    let (share, end) = fraction(scan, i).or_else(|| out_of(scan, i))?;
    let percent = share.times(Number::whole(100))?;
    // A share in words is round: it is read as `about`.
    let plain = Kind::PERCENT.about(Interval::point(percent))?;
    let mut draft = Draft::plain(Kind::PERCENT, i..end, percent, percent);
    draft.plain = plain;
    draft.measure = Measure::Unit("percent");
    draft.base_unit = "percent";
    draft.written = Written { step: Number::ZERO, decimals: false };
    // `three quarters of an hour` is a time, `a quarter of a million` a number.
    let magnitude = matches!(words.number_word(end + 2), Some(NumberWord::Magnitude(_) | NumberWord::Dozen(_)));
    let of_one = words.is_word(end, "of") && words.has(end + 1, Class::ARTICLE) && (words.has(end + 2, Class::UNIT) || magnitude);
    (!words.has(end, Class::UNIT) && !of_one).then_some(draft)
}

/// `a third of`, `two thirds`, `three-quarters`, `half of the`, `half the`.
fn fraction(scan: &Scan, i: usize) -> Option<(Number, usize)> {
    let words = &scan.words;
    if let Some(NumberWord::Part(2)) = words.number_word(i) {
        let whole = words.is_word(i + 1, "of") && words.number_word(i + 3).is_none() || words.is_any(i + 1, letters!["the", "its", "their", "his", "her"]);
        return whole.then_some((Number::ratio(1, 2)?, i + 1));
    }
    let (top, at) = if words.has(i, Class::ARTICLE) && !words.is_word(i, "the") { (1, i + 1) } else { (small(words, i)?, i + 1) };
    let at = at + usize::from(words.is(at, "-"));
    let bottom = part(words, at)?;
    // `a third round`, `a quarter past two`: no share of anything.
    // A fraction of nothing that is named is a number.
    let whole = words.word(at + 1) && !words.has(at + 1, Class::GRAMMAR);
    let of = words.is_word(at + 1, "of") || top > 1 && whole && !words.is_any(at + 1, letters!["past", "to"]) && words.number_word(at + 1).is_none();
    (of && top < bottom && (top, bottom) != (2, 4)).then_some((Number::ratio(top, bottom)?, at + 1))
}

fn small(words: &Words, i: usize) -> Option<i64> {
    match words.number_word(i)? {
        NumberWord::One(n) if n > 0 => Some(n),
        _ => None,
    }
}

/// third, thirds, quarters, fifth …
fn part(words: &Words, i: usize) -> Option<i64> {
    match words.number_word(i) {
        Some(NumberWord::Ordinal(n)) if n > 2 => Some(n),
        Some(NumberWord::Part(n) | NumberWord::Parts(n)) => Some(n),
        _ => None,
    }
}

/// `three in five`, `one out of ten`.
fn out_of(scan: &Scan, i: usize) -> Option<(Number, usize)> {
    let words = &scan.words;
    let link = i + 1;
    let next = if words.is_word(link, "in") {
        link + 1
    } else if words.is_word(link, "out") && words.is_word(link + 1, "of") {
        link + 2
    } else {
        return None;
    };
    let number = |at: usize| small(words, at).or_else(|| words.text(at).parse().ok().filter(|n| *n > 0));
    let (top, bottom) = (number(i)?, number(next)?);
    let alone = !words.has(next + 1, Class::UNIT) && words.number_word(next + 1).is_none();
    (top < bottom && bottom <= 100 && alone).then_some((Number::ratio(top, bottom)?, next + 1))
}
