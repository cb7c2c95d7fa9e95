//! Numbers in words: `eighteen`, `a hundred and five`, `two and a half million`.

use super::vague::{several, tens_of, vague};
use super::{Numeral, fraction};
use crate::quantity::Number;
use crate::text::{Class, NumberWord, TokenKind, Words, letters};

/// Number words: `eighteen`, `twenty-five`, `a hundred and five`, `half a million`, `several hundred`, `tens of thousands`.
pub fn spelled(words: &Words, i: usize) -> Option<Numeral> {
    if glued_to_a_word(words, i) || titled(words, i) {
        return None;
    }
    if words.has(i, Class::ARTICLE) {
        return article(words, i);
    }
    match words.number_word(i)? {
        NumberWord::One(_) | NumberWord::Ten(_) | NumberWord::Hundred => cardinal(words, i),
        NumberWord::Dozen(n) => Some(Numeral::whole(Number::whole(n), i + 1)).filter(|_| words.is_word(i, "dozen") && !words.is_word(i + 1, "s")),
        NumberWord::Part(parts) => half(words, i, parts),
        NumberWord::Several(low) => several(words, i, low),
        NumberWord::Vague(low) => vague(words, i, low),
        NumberWord::Tens => tens_of(words, i),
        _ => None,
    }
}

fn glued_to_a_word(words: &Words, i: usize) -> bool {
    !words.at(i).spaced
        && words.dash(i.wrapping_sub(1))
        && !words.before(i).spaced
        && !words.is_word(i.wrapping_sub(2), "par")
        && (words.word(i.wrapping_sub(2)) && words.number_word(i.wrapping_sub(2)).is_none() || words.at(i).capital && !words.word(i.wrapping_sub(2)))
}

/// `the Seven Sisters`, `Formula One`: a capital inside a sentence makes a name of it.
fn titled(words: &Words, i: usize) -> bool {
    let beside = words.before(i).capital || words.has(i.wrapping_sub(1), Class::GRAMMAR) || words.at(i + 1).capital && words.at(i + 1).spaced;
    let inside = i > 0 && words.before(i).kind == TokenKind::Word && !ends(words, i - 1) && beside;
    // `Three Mile Island`, `Nine Inch Nails` at the head of a sentence.
    let unit = words.at(i + 1).capital && words.at(i + 1).spaced && words.has(i + 1, Class::UNIT) && words.at(i + 2).capital && words.at(i + 2).spaced;
    words.at(i).capital && words.at(i).spaced && (inside || unit) && super::in_prose(words, i)
}

/// Whether the sentence ends with a token: `at 5 p.m. Two men`.
fn ends(words: &Words, i: usize) -> bool {
    words.text(i).ends_with('.')
}

/// `a hundred`, `a dozen`, `a couple of`, `a few`, `a handful of`; `a` before a unit is the unit's own matter.
fn article(words: &Words, i: usize) -> Option<Numeral> {
    match words.number_word(i + 1)? {
        NumberWord::Hundred | NumberWord::Magnitude(_) => cardinal(words, i),
        NumberWord::Dozen(n) => {
            Some(Numeral::whole(Number::whole(n), i + 2)).filter(|_| words.is_word(i + 1, "dozen") || words.is_word(i + 2, "of") && words.word(i + 3))
        }
        NumberWord::Several(low) => several(words, i + 1, low),
        NumberWord::Part(parts) => half(words, i + 1, parts).or_else(|| lone_part(words, i)),
        NumberWord::Ordinal(_) => lone_part(words, i),
        _ => None,
    }
}

/// `a half`, `a fifth`, `a hundredth`; `a third round` is a place in an order.
fn lone_part(words: &Words, i: usize) -> Option<Numeral> {
    let (value, end) = fraction::divided(words, 1, i + 1).filter(|_| !words.is_word(i, "the"))?;
    (!words.word(end) && !words.dash(end) && !words.is(end, ",")).then(|| Numeral::whole(value, end))
}

/// A cardinal, with the parts, decimals and magnitudes behind it.
fn cardinal(words: &Words, i: usize) -> Option<Numeral> {
    let (value, magnitude, end) = groups(words, i)?;
    if let Some((value, end)) = fraction::divided(words, value, end) {
        return Some(Numeral::whole(value, end));
    }
    // `twenty-first`, `one hundred and fifth`: a place in an order.
    let behind = end + usize::from(words.is(end, "-") && !words.at(end).spaced || words.is_word(end, "and") && value >= 100);
    if matches!(words.number_word(behind), Some(NumberWord::Ordinal(n)) if n < 20) && (behind > end || value >= 20) {
        return None;
    }
    let mut whole = Numeral { magnitude, ..Numeral::whole(Number::whole(value), end) };
    // `sixty-two per cent` is no more exact than `62 per cent`.
    if value >= 20 && magnitude == Number::ONE {
        whole.written.step = Number::ONE;
    }
    let Some((part, end)) = fraction::mixed(words, end).or_else(|| fraction::point(words, end)) else { return Some(whole) };
    let sum = Numeral::whole(whole.value.plus(part)?, end);
    match multiplier(words, end) {
        Some((by, end)) => sum.scaled(Number::whole(by), end),
        None => Some(sum),
    }
}

/// What multiplies the number before it: `million`, `billions`, `dozens`, `hundred`.
pub fn multiplier(words: &Words, i: usize) -> Option<(i64, usize)> {
    match words.number_word(i)? {
        NumberWord::Magnitude(by) => Some((by, i + 1)),
        NumberWord::Hundred => Some((100, i + 1)),
        NumberWord::Dozen(by) if words.is_word(i, "dozen") || score(words, i) => Some((by, i + 1)),
        // A vague word stands for twice its unit, `dozens` for 24; `two scores` are points of a game.
        NumberWord::Vague(low) if low != 40 && !words.is_word(i + 1, "of") => Some((low / 2, i + 1)),
        _ => None,
    }
}

/// `two score visitors`, `four score and seven`; in `the two score goals` it is a verb, in `two score points` a word of games.
fn score(words: &Words, i: usize) -> bool {
    let digit = matches!(words.number_word(i.wrapping_sub(1)), Some(NumberWord::One(2..=9)));
    let the = words.has(i.wrapping_sub(2), Class::ARTICLE.with(Class::DEMONSTRATIVE));
    let years = words.is_word(i + 1, "and") && matches!(words.number_word(i + 2), Some(NumberWord::One(1..=19)));
    let game = words.is_any(i + 1, letters!["goals", "points", "runs", "tries", "wins", "hits", "times"]);
    digit && !the && words.is_word(i, "score") && (years || super::counts_something(words, i + 1)) && !game
}

/// Groups below a thousand, each with its magnitude: the sum, the last magnitude, and the token behind.
fn groups(words: &Words, i: usize) -> Option<(i64, Number, usize)> {
    let (mut total, mut group, mut end) = (0i64, 0i64, i);
    let (mut last, mut magnitude) = (i64::MAX, Number::ONE);
    if words.is_any(i, letters!["a", "an"]) {
        (group, last, end) = (1, 0, i + 1);
    }
    loop {
        let hyphen = end > i && words.is(end, "-") && words.at(end).spaced == words.at(end + 1).spaced;
        let and = end > i && words.is_word(end, "and") && (last == 0 || last >= 100) && fraction::mixed(words, end).is_none();
        let next = end + usize::from(hyphen || and);
        match words.number_word(next) {
            Some(NumberWord::One(n)) if last == i64::MAX || last == 20 && (1..10).contains(&n) || last == 0 && n > 0 && (and || group % 100 == 0) => {
                group += n;
                last = n.max(1);
            }
            Some(NumberWord::Ten(n)) if (last >= 100 || last == 0) && !parts(words, next) => {
                group += n;
                last = 20;
            }
            Some(NumberWord::Hundred) if group > 0 && group < 100 || next == i => {
                group = group.max(1) * 100;
                last = 0;
            }
            _ if !and && next > i && group + total > 0 => {
                let Some((by, behind)) = multiplier(words, next) else { break };
                // `three thousand millions` multiplies what is there, `two million three thousand` adds.
                if group > 0 {
                    total = total.checked_add(group.checked_mul(by)?)?;
                } else {
                    total = total.checked_mul(by)?;
                }
                (group, last, magnitude, end) = (0, 0, Number::whole(by), behind);
                continue;
            }
            Some(NumberWord::Magnitude(by)) if next == i => {
                (total, last, magnitude) = (by, 0, Number::whole(by));
            }
            _ => break,
        }
        end = next + 1;
    }
    (end > i).then_some((total.checked_add(group)?, magnitude, end))
}

/// `twenty-fifths`: parts of a whole, no tens.
fn parts(words: &Words, i: usize) -> bool {
    fraction::denominator(words, i).is_some_and(|(_, _, plural)| plural)
}

/// `half a million`, `half a dozen`; `half` alone is a share.
fn half(words: &Words, i: usize, parts: i64) -> Option<Numeral> {
    let part = Number::ratio(1, parts)?;
    let of = i + 1 + usize::from(words.is_word(i + 1, "of"));
    // `half-a million`, `half million`.
    let of = of + usize::from(of == i + 1 && words.is(of, "-") && !words.at(of).spaced);
    let next = of + usize::from(words.is_any(of, letters!["a", "an"]));
    match words.number_word(next) {
        Some(NumberWord::Magnitude(by)) => {
            let mut numeral = Numeral::whole(part.times(Number::whole(by))?, next + 1);
            numeral.written.step = Number::whole(by).over(Number::whole(10))?;
            Some(numeral)
        }
        Some(NumberWord::Dozen(n)) => Some(Numeral::whole(part.times(Number::whole(n))?, next + 1)),
        _ => None,
    }
}
