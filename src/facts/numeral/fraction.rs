//! Parts of one: `1/2`, `½`, `two thirds`, `and a half`, `point five`.

use crate::quantity::Number;
use crate::text::{Class, NumberWord, TokenKind, Words, letters};

/// The part that one character stands for.
pub fn fraction_mark(mark: &str) -> Option<Number> {
    match mark {
        "½" => Number::ratio(1, 2),
        "⅓" => Number::ratio(1, 3),
        "⅔" => Number::ratio(2, 3),
        "¼" => Number::ratio(1, 4),
        "¾" => Number::ratio(3, 4),
        "⅕" => Number::ratio(1, 5),
        "⅛" => Number::ratio(1, 8),
        "⅜" => Number::ratio(3, 8),
        "⅝" => Number::ratio(5, 8),
        "⅞" => Number::ratio(7, 8),
        _ => None,
    }
}

/// `1/3` at token `i`, and nothing that looks like a date or `24/7`.
pub fn written(words: &Words, i: usize) -> Option<(Number, usize)> {
    let whole = |at: usize| if words.at(at).kind == TokenKind::Number { Number::decimal(words.text(at))?.as_whole() } else { None };
    let (top, bottom) = (whole(i)?, whole(i + 2)?);
    let parts = words.is(i + 1, "/") && !words.at(i + 1).spaced && !words.at(i + 2).spaced && !words.is(i + 3, "/");
    let common = bottom <= 10 || matches!(bottom, 12 | 16 | 20 | 32 | 64 | 100 | 1000);
    let first = words.at(i).spaced || !words.is_any(i.wrapping_sub(1), letters!["/", "."]);
    (parts && top > 0 && top < bottom && common && first).then(|| Number::ratio(top, bottom)).flatten().map(|value| (value, i + 3))
}

/// `½`, ` 1/2`, `-1/2` right behind whole digits.
pub fn behind(words: &Words, i: usize) -> Option<(Number, usize)> {
    match fraction_mark(words.text(i)) {
        Some(part) => Some((part, i + 1)),
        None if words.is(i, "-") && !words.at(i).spaced && !words.at(i + 1).spaced => written(words, i + 1),
        None => written(words, i).filter(|_| words.at(i).spaced),
    }
}

/// The parts that words name: `quarter`, `third`, `fifths`, `twenty-fifths`; with the token behind, and whether they stand in the plural.
pub fn denominator(words: &Words, i: usize) -> Option<(i64, usize, bool)> {
    match words.number_word(i)? {
        NumberWord::Part(parts) => Some((parts, i + 1, words.text(i).ends_with(['s', 'S']))),
        NumberWord::Ordinal(parts) if parts > 2 => Some((parts, i + 1, false)),
        NumberWord::Parts(parts) => Some((parts, i + 1, true)),
        NumberWord::Ten(tens) => {
            let at = i + 1 + usize::from(words.is(i + 1, "-"));
            match words.number_word(at)? {
                NumberWord::Ordinal(ones) if ones < 10 => Some((tens + ones, at + 1, false)),
                NumberWord::Parts(ones) if ones < 10 => Some((tens + ones, at + 1, true)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// `thirds` behind `two`, `-fourth` behind `one`: the whole, divided.
pub fn divided(words: &Words, top: i64, i: usize) -> Option<(Number, usize)> {
    let at = i + usize::from(words.is(i, "-") && words.at(i).spaced == words.at(i + 1).spaced);
    let (parts, end, plural) = denominator(words, at)?;
    // `three quarters of growth`, `two fourth places`: only the plural divides more than one.
    let of_a_unit = matches!(words.number_word(at), Some(NumberWord::Part(_))) && words.has(end + usize::from(words.is_word(end, "of")), Class::UNIT);
    // `two quarters` are half a year.
    let periods = top == 2 && parts == 4 && !of_a_unit;
    ((plural || top == 1 || of_a_unit) && !periods).then(|| Number::ratio(top, parts)).flatten().map(|value| (value, end))
}

/// `and a half`, `and three quarters`, `-and-a-half` behind a number.
pub fn mixed(words: &Words, i: usize) -> Option<(Number, usize)> {
    // `two-and-a-half`: hyphens part the words as spaces do.
    let skip = |at: usize| at + usize::from(words.is(at, "-") && !words.at(at).spaced);
    let and = skip(i);
    if !words.is_word(and, "and") {
        return None;
    }
    let top = skip(and + 1);
    let (value, end) = if words.is_any(top, letters!["a", "an"]) {
        divided(words, 1, skip(top + 1))?
    } else if let Some(NumberWord::One(n)) = words.number_word(top) {
        divided(words, n, top + 1)?
    } else if let Some(NumberWord::Part(parts)) = words.number_word(top) {
        let unit = words.has(top + 1, Class::UNIT) || words.is_word(top + 1, "of") && words.has(top + 2, Class::UNIT);
        (Number::ratio(1, parts).filter(|_| unit)?, top + 1)
    } else {
        return None;
    };
    // `a second and a third man`, `two and a half past`: the word belongs to what follows.
    let follows = matches!(words.number_word(end), Some(NumberWord::Magnitude(_) | NumberWord::Hundred)) || words.has(end, Class::UNIT.with(Class::GRAMMAR));
    let ordinal = matches!(words.number_word(end - 1), Some(NumberWord::Ordinal(_)));
    let free = !words.word(end) || follows || !ordinal;
    (free && !words.is_any(end, letters!["past", "to"])).then_some((value, end))
}

/// `point five`, `point 77`, `point zero three` behind a whole number: the decimals.
pub fn point(words: &Words, i: usize) -> Option<(Number, usize)> {
    if !words.is_word(i, "point") {
        return None;
    }
    let (mut value, mut place, mut at) = (Number::ZERO, Number::ONE, i + 1);
    let mut add = |digits: i64, width: i64| {
        place = place.over(Number::whole(width))?;
        value = value.plus(Number::whole(digits).times(place)?)?;
        Some(value)
    };
    if words.at(at).kind == TokenKind::Number && words.text(at).len() < 9 && words.text(at).bytes().all(|b| b.is_ascii_digit()) {
        let width = 10i64.checked_pow(u32::try_from(words.text(at).len()).ok()?)?;
        return Some((add(words.text(at).parse().ok()?, width)?, at + 1));
    }
    while at < i + 10 {
        match words.number_word(at) {
            Some(NumberWord::One(n)) if n < 10 => add(n, 10)?,
            Some(NumberWord::One(n)) if at == i + 1 => add(n, 100)?,
            Some(NumberWord::Ten(tens)) if at == i + 1 => {
                let hyphen = at + 1 + usize::from(words.is(at + 1, "-"));
                let ones = match words.number_word(hyphen) {
                    Some(NumberWord::One(n)) if (1..10).contains(&n) => Some(n),
                    _ => None,
                };
                let sum = add(tens + ones.unwrap_or(0), 100)?;
                return Some((sum, if ones.is_some() { hyphen + 1 } else { at + 1 }));
            }
            _ => break,
        };
        at += 1;
    }
    (at > i + 1).then_some((value, at))
}
