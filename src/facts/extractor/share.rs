//! Shares in words: `a third of`, `two-thirds`, `half of the`, `three in five`.

use super::{Draft, Extractor, Scan};
use crate::facts::fact::Measure;
use crate::facts::numeral::Vague;
use crate::quantity::kind::Written;
use crate::quantity::{Hedge, Interval, Kind, Number, Units};
use crate::text::{Class, NumberWord, TokenKind, Words, letters};
use std::ops::Range;

/// See [`super::EXTRACTORS`].
pub const EXTRACTOR: Extractor = Extractor { name: "share", at };

fn at(scan: &Scan, i: usize) -> Option<Draft> {
    let words = &scan.words;
    if let Some(draft) = small(words, i) {
        return Some(draft);
    }
    let (share, end) = fraction(scan, i).or_else(|| out_of(scan, i))?;
    if let Some(end) = of_one_percent(words, end) {
        let mut draft = in_percent(i..end, share, share);
        draft.written = Written { step: share.over(Number::whole(10))?, decimals: true };
        return Some(draft);
    }
    let percent = share.times(Number::whole(100))?;
    // A share in words is round: it is read as `about`. A bound is meant as it stands: `more than half`.
    let hedge = words.lexicon.hedges_before.backwards(words.tokens, i).map(|(sense, _)| sense);
    let bound = matches!(hedge, Some(Hedge::MoreThan | Hedge::AtLeast | Hedge::LessThan | Hedge::AtMost));
    let plain = if bound { Interval::point(percent) } else { Kind::PERCENT.about(Interval::point(percent))? };
    let mut draft = in_percent(i..end, percent, percent);
    draft.plain = plain;
    draft.written = Written { step: Number::ZERO, decimals: false };
    // `three quarters of an hour` is a time, `a quarter of a million` a number.
    let magnitude = matches!(words.number_word(end + 2), Some(NumberWord::Magnitude(_) | NumberWord::Dozen(_)));
    // `a quarter of the hours` is a share again.
    let several = words.is_word(end + 1, "the") && words.text(end + 2).ends_with('s');
    let of_one = words.is_word(end, "of") && words.has(end + 1, Class::ARTICLE) && (words.has(end + 2, Class::UNIT) && !several || magnitude);
    (!words.has(end, Class::UNIT) && !of_one).then_some(draft)
}

/// `of 1 percent`, `of one per cent` behind a fraction: the token behind.
fn of_one_percent(words: &Words, i: usize) -> Option<usize> {
    if !words.is_word(i, "of") || !words.is_any(i + 1, letters!["1", "one"]) {
        return None;
    }
    let (id, end) = words.lexicon.units.forwards(words.tokens, i + 2)?;
    Units::get().at(id).filter(|unit| unit.name == "percent").map(|_| end)
}

/// `a small percentage of`, `a tiny percent`: less than half, and a fifth at most for a reader.
fn small(words: &Words, i: usize) -> Option<Draft> {
    if !words.has(i, Class::ARTICLE) || !words.is_any(i + 1, letters!["small", "tiny"]) || !words.is_any(i + 2, letters!["percent", "percentage"]) {
        return None;
    }
    let whole = Number::whole;
    let mut draft = in_percent(i..i + 3, Number::ZERO, whole(50));
    draft.vague = Some(Vague { hard_high: Some(whole(50)), soft_high: whole(20) });
    Some(draft)
}

fn in_percent(tokens: Range<usize>, low: Number, high: Number) -> Draft {
    Draft { measure: Measure::Unit("percent"), base_unit: "percent", ..Draft::plain(Kind::PERCENT, tokens, low, high) }
}

/// `a third of`, `two thirds`, `three-quarters`, `half of the`, `half the`.
fn fraction(scan: &Scan, i: usize) -> Option<(Number, usize)> {
    let words = &scan.words;
    if let Some(NumberWord::Part(2)) = words.number_word(i) {
        let whole = words.is_word(i + 1, "of") && words.number_word(i + 3).is_none()
            || words.is_any(i + 1, letters!["the", "its", "their", "his", "her"])
            || hedged_half(words, i)
            || of_change(words, i, i + 1);
        return whole.then_some((Number::ratio(1, 2)?, i + 1));
    }
    let (top, at) = if words.has(i, Class::ARTICLE) && !words.is_word(i, "the") { (1, i + 1) } else { (digit(words, i)?, i + 1) };
    let at = at + usize::from(words.is(at, "-"));
    let bottom = part(words, at)?;
    // `a third round`, `a quarter past two`: no share of anything.
    // A fraction of nothing that is named is a number.
    // `two thirds have`, `barely a fifth has`: of what was told before.
    let whole = words.word(at + 1) && (!words.has(at + 1, Class::GRAMMAR) || words.has(at + 1, Class::AUXILIARY));
    let hedged = || words.has(at + 1, Class::AUXILIARY) && words.lexicon.hedges_before.backwards(words.tokens, i).is_some();
    let of = words.is_word(at + 1, "of")
        || of_change(words, i, at + 1)
        || hedged()
        || top > 1 && whole && !words.is_any(at + 1, letters!["past", "to"]) && words.number_word(at + 1).is_none();
    (of && top < bottom && (top, bottom) != (2, 4)).then_some((Number::ratio(top, bottom)?, at + 1))
}

/// `fell by a third to 40`, `dropped by nearly half`, `a rise of a fifth`: by so much something changed. `by a third party` names a thing.
fn of_change(words: &Words, first: usize, end: usize) -> bool {
    let start = words.lexicon.hedges_before.backwards(words.tokens, first).map_or(first, |(_, start)| start);
    let link = start.wrapping_sub(1);
    let noun = |at: usize| {
        words.is_any(at, letters!["rise", "increase", "drop", "fall", "decline", "cut", "jump", "gain", "reduction", "decrease", "premium", "discount"])
    };
    let by = words.is_word(link, "by") && (words.has(link.wrapping_sub(1), Class::CHANGE_VERB) || words.past(link.wrapping_sub(1)))
        || words.is_word(link, "of") && noun(link.wrapping_sub(1));
    // `delayed by half an hour`
    let unit = words.is_any(end, letters!["a", "an"]);
    by && !unit && (!words.word(end) && !words.dash(end) || words.has(end, Class::GRAMMAR))
}

fn digit(words: &Words, i: usize) -> Option<i64> {
    match words.number_word(i)? {
        NumberWord::One(n) if n > 0 => Some(n),
        _ => None,
    }
}

/// `fewer than half were`: behind a hedge, of what was told before.
fn hedged_half(words: &Words, i: usize) -> bool {
    let ends = !words.word(i + 1) && !words.dash(i + 1) || words.has(i + 1, Class::AUXILIARY.with(Class::MODAL));
    ends && words.lexicon.hedges_before.backwards(words.tokens, i).is_some()
}

/// third, thirds, quarters, fifth …
fn part(words: &Words, i: usize) -> Option<i64> {
    match words.number_word(i) {
        Some(NumberWord::Ordinal(n)) if n > 2 => Some(n),
        Some(NumberWord::Part(n) | NumberWord::Parts(n)) => Some(n),
        _ => None,
    }
}

/// `three in five`, `one out of ten`, `one in every six`.
fn out_of(scan: &Scan, i: usize) -> Option<(Number, usize)> {
    let words = &scan.words;
    // `one driver in three`
    let noun = words.is_word(i, "one") && words.word(i + 1) && !words.has(i + 1, Class::GRAMMAR) && words.is_word(i + 2, "in");
    let link = i + 1 + usize::from(noun);
    let next = if words.is_word(link, "in") {
        link + 1 + usize::from(words.is_word(link + 1, "every"))
    } else if words.is_word(link, "out") && words.is_word(link + 1, "of") {
        link + 2
    } else {
        return None;
    };
    let grouped = |at: usize| words.text(at).contains(',');
    let digits = |at: usize| Number::decimal(words.text(at)).filter(|_| words.at(at).kind == TokenKind::Number)?.as_whole();
    let number = |at: usize| digit(words, at).or_else(|| digits(at).filter(|n| *n > 0));
    let (top, bottom) = (number(i)?, number(next)?);
    // `one in 10,000`, `1 in 500`; `one in 2019` is of a year
    // `nine in every 100,000`, `one in 3 million`
    let every = words.is_word(next - 1, "every");
    let rare = (top == 1 || every) && (grouped(next) || bottom < 1000 && bottom % 50 == 0);
    let million = words.is_word(next + 1, "million") && top == 1 && bottom < 1000;
    let end = next + 1 + usize::from(million);
    let bottom = if million { bottom * 1_000_000 } else { bottom };
    let plain = noun && words.word(end) && !words.has(end, Class::GRAMMAR) && !words.past(end);
    let alone = !words.has(end, Class::UNIT) && words.number_word(end).is_none() && !plain;
    (top < bottom && (bottom <= 100 || rare || million) && alone).then_some((Number::ratio(top, bottom)?, end))
}
