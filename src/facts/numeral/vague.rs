//! Numbers that are only named by their order: `several`, `dozens`, `tens of thousands`.

use super::{Numeral, Vague};
use crate::quantity::Number;
use crate::text::{Class, NumberWord, Words, letters};

/// `several`, `a few hundred`, `a couple of`, `a handful of`.
pub fn several(words: &Words, i: usize, low: i64) -> Option<Numeral> {
    let (low, high) = match words.text(i).to_ascii_lowercase().as_str() {
        "couple" => (2, 3),
        "handful" => (3, 6),
        _ => (low, 10),
    };
    // `few details` are hardly any; `the past few days` and `few hundred` are some.
    let few = words.is_word(i, "few") && !few_are_some(words, i);
    // `a couple in love`, `the couple owned a house`: two persons, no number of anything.
    let pair = high == 3 && !words.is_any(i + 1, letters!["of", "more"]) && !magnitude(words, i + 1) && !counted(words, i + 1);
    let of = i + 1 + usize::from(words.is_word(i + 1, "of") && !words.has(i + 2, Class::ARTICLE));
    let (by, end) = match words.number_word(of) {
        Some(NumberWord::Hundred) => (100, of + 1),
        Some(NumberWord::Magnitude(by) | NumberWord::Dozen(by)) => (by, of + 1),
        _ => (1, i + 1),
    };
    if pair || few {
        return None;
    }
    let high = Number::whole(high).times(Number::whole(by))?;
    let vague = Some(Vague { hard_high: Some(high), soft_high: high });
    Some(Numeral { vague, ..Numeral::whole(Number::whole(low).times(Number::whole(by))?, end) })
}

fn few_are_some(words: &Words, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let led = words.has(before, Class::ARTICLE.with(Class::DATE_WORD).with(Class::DEMONSTRATIVE).with(Class::POSSESSIVE).with(Class::RATE));
    led || magnitude(words, i + 1) || words.has(i + 1, Class::UNIT) || words.is_any(before, letters!["first", "other"])
}

fn magnitude(words: &Words, i: usize) -> bool {
    matches!(words.number_word(i), Some(NumberWord::Hundred | NumberWord::Magnitude(_) | NumberWord::Dozen(_)))
}

fn counted(words: &Words, i: usize) -> bool {
    words.has(i, Class::UNIT) || super::counts_something(words, i)
}

/// `dozens`, `hundreds`, `hundreds of thousands`.
pub fn vague(words: &Words, i: usize, low: i64) -> Option<Numeral> {
    if words.is_word(i + 1, "of")
        && let Some(NumberWord::Vague(by)) = words.number_word(i + 2)
    {
        return at_least(Number::whole(low).times(Number::whole(by / 2))?, i + 3);
    }
    // `risk scores`, `scores 0 to 4`: no twenties of anything.
    let of_things = low != 40 || words.is_word(i + 1, "of");
    at_least(Number::whole(low), i + 1).filter(|_| of_things)
}

/// `tens of thousands`.
pub fn tens_of(words: &Words, i: usize) -> Option<Numeral> {
    let Some(NumberWord::Vague(by)) = words.number_word(i + 2) else { return None };
    if !words.is_word(i + 1, "of") {
        return None;
    }
    // The vague word stands for twice its unit, `thousands` for 2,000.
    at_least(Number::whole(20).times(Number::whole(by / 2))?, i + 3)
}

fn at_least(low: Number, end: usize) -> Option<Numeral> {
    let soft_high = match low.as_whole() {
        Some(24 | 40) => Number::whole(99),
        _ => low.times(Number::whole(5))?.minus(Number::ONE)?,
    };
    Some(Numeral { vague: Some(Vague { hard_high: None, soft_high }), ..Numeral::whole(low, end) })
}
