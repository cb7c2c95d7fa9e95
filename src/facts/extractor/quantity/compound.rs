//! Values in more than one unit: `two hours and a half`, `2 years, 3 months`, `6 ft 2`, `3 dollars 50 cents`.

use super::{Draft, measured, unit_behind};
use crate::facts::numeral::{Numeral, numeral};
use crate::quantity::kind::Written;
use crate::quantity::{Bound, Interval, Number, Unit, Units};
use crate::text::{Class, NumberWord, Words, letters};

/// The value with all its smaller parts; `None` where there is only one.
pub fn compound(words: &Words, low: Numeral, high: Numeral, unit: &'static Unit, first: usize, end: usize) -> Option<Draft> {
    if low.value != high.value || low.vague.is_some() {
        return None;
    }
    if let Some((parts, end)) = and_part(words, unit, end) {
        let value = low.value.plus(Number::ratio(1, parts)?)?;
        return measured(Numeral { value, ..low }, Numeral { value, ..low }, unit, first, end);
    }
    let (mut value, mut plain, mut written) = (low.value, unit.to_base(low.value)?, low.written);
    let (mut last, mut at) = (unit, end);
    // `six and a half years, two days` are two figures.
    low.value.as_whole()?;
    while let Some((part, smaller, next)) = smaller_part(words, last, at) {
        value = value.plus(part.value.times(smaller.factor)?.over(unit.factor)?)?;
        plain = sum(plain, smaller.to_base(part.value)?);
        written = Written { step: part.written.step.times(smaller.factor)?, decimals: part.written.decimals };
        (last, at) = (smaller, next);
    }
    if at == end {
        return None;
    }
    let mut draft = measured(Numeral { value, ..low }, Numeral { value, ..low }, unit, first, at)?;
    (draft.plain, draft.written) = (plain, written);
    Some(draft)
}

/// `an hour and a half`, `a year-and-a-half`, `a month and half`, `a year and a quarter`: the parts, and the token behind.
fn and_part(words: &Words, unit: &Unit, end: usize) -> Option<(i64, usize)> {
    if words.dash(end) && words.is_word(end + 1, "and") && words.is_word(end + 3, "a") && words.is_word(end + 5, "half") {
        return Some((2, end + 6));
    }
    let part = end + 1 + usize::from(words.is_word(end + 1, "a"));
    let Some(NumberWord::Part(parts)) = words.number_word(part).filter(|_| words.is_word(end, "and")) else { return None };
    let free = if part == end + 2 {
        parts == 2 || !words.is_word(part + 1, "of")
    } else {
        !words.word(part + 1) || words.has(part + 1, Class::ADVERB.with(Class::AUXILIARY).with(Class::MODAL))
    };
    (free && unit.dimension != "percent").then_some((parts, part + 1))
}

/// `30 minutes`, `, 3 months`, `and 50 cents`, or the bare number of `6 ft 2` and `1 hour thirty`.
fn smaller_part(words: &Words, unit: &'static Unit, end: usize) -> Option<(Numeral, &'static Unit, usize)> {
    // `6-foot-4`.
    let glued = unit.name == "foot" && words.dash(end) && !words.at(end).spaced && words.dash(end - 2);
    let comma = end + usize::from(words.is(end, ",") || glued);
    let next = comma + usize::from(words.is_word(comma, "and"));
    let part = numeral(words, next, false).filter(|n| n.vague.is_none())?;
    if let Some((smaller, behind)) = unit_behind(words, part) {
        let cents = unit.dimension == "money" && smaller.dimension == "money" && smaller.factor < Number::ONE && unit.factor == Number::ONE;
        // The part fills up less than one of the larger unit: `6 years, 30 months` are two figures.
        let fills = !words.is(end, ",") || part.value.times(smaller.factor)? < unit.factor;
        let fits = smaller.dimension == unit.dimension && smaller.factor < unit.factor && fills && (smaller.base == unit.base || cents);
        return (fits && matches!(unit.dimension, "duration" | "length" | "mass" | "money")).then_some((part, smaller, behind));
    }
    let bare = |name: &str, below: i64| Units::get().of_name(name).filter(|_| part.value < Number::whole(below));
    let smaller = match (unit.name, unit.dimension) {
        ("foot", _) => bare("inch", 12),
        ("hour", _) => bare("minute", 60).filter(|_| part.value >= Number::whole(10)),
        _ => None,
    }?;
    if unit.name == "foot" && next == end && words.is_word(part.end, "in") && (!words.word(part.end + 1) || words.has(part.end + 1, Class::GRAMMAR)) {
        return Some((part, smaller, part.end + 1));
    }
    let alone = (next == end || glued)
        && !part.written.decimals
        && (glued || !words.word(part.end) || words.has(part.end, Class::GRAMMAR) || words.is_any(part.end, letters!["tall", "high", "long", "wide", "deep"]))
        && !words.dash(part.end)
        && !words.is(part.end, "%");
    alone.then_some((part, smaller, part.end))
}

fn sum(a: Interval, b: Interval) -> Interval {
    let end = |a: Option<Bound>, b: Option<Bound>| a.zip(b).and_then(|(a, b)| a.value.plus(b.value));
    Interval::closed(end(a.low, b.low), end(a.high, b.high))
}
