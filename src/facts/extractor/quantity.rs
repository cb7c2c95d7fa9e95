//! Counts, measures, money, shares and bare numbers, alone or as ranges.

use super::{Draft, Extractor, Scan};
use crate::facts::fact::Measure;
use crate::facts::noun;
use crate::facts::numeral::{Numeral, Vague, numeral};
use crate::quantity::kind::Written;
use crate::quantity::{DeclaredUnit, Interval, Kind, Number, Unit, Units};
use crate::text::{Class, NumberWord, Words};
use std::sync::Arc;

/// See [`super::EXTRACTORS`].
pub const EXTRACTOR: Extractor = Extractor { name: "quantity", at };

fn at(scan: &Scan, i: usize) -> Option<Draft> {
    let words = &scan.words;
    if let Some(draft) = article_unit(scan, i) {
        return Some(draft);
    }
    let (currency, first) = match words.lexicon.prefixes.forwards(words.tokens, i) {
        Some((id, next)) => (Units::get().at(id), next),
        None => (None, i),
    };
    let (mut low, mut high) = match range_from(scan, first, currency.is_some()) {
        Some(pair) => pair,
        None => scan.numeral(first, currency.is_some()).map(|n| (n, n))?,
    };
    let start = if low == high && below_nought(scan, first, high) { i - 1 } else { i };
    if start < i || words.is_word(high.end + 1, "below") && words.is_word(high.end + 2, "zero") {
        low.value = low.value.negated();
        high = low;
    }
    if let Some(unit) = currency {
        // `$5 million`, and `US$5 US dollars` once.
        let end = words
            .lexicon
            .units
            .forwards(words.tokens, high.end)
            .filter(|(id, _)| Units::get().at(*id).is_some_and(|u| u.name == unit.name))
            .map_or(high.end, |(_, end)| end);
        return measured(low, high, unit, start, end);
    }
    if let Some((unit, end)) = unit_behind(words, high) {
        return compound(words, low, high, unit, start, end).or_else(|| measured(low, high, unit, start, end));
    }
    if let Some((unit, end)) = declared_behind(words, high) {
        return declared(low, high, unit, start, end);
    }
    counted(scan, low, high, start)
}

/// `minus 10`, `-10C`: a sign right before the number, and no range or compound.
fn below_nought(scan: &Scan, i: usize, figure: Numeral) -> bool {
    let words = &scan.words;
    let sign = i.wrapping_sub(1);
    if !scan.inside(sign) {
        return false;
    }
    let glued = matches!(words.text(sign), "-" | "−" | "–")
        && !words.at(i).spaced
        && words.at(sign).spaced
        && words.before(sign).kind != crate::text::TokenKind::Number;
    words.is_any(sign, &["minus", "negative"]) || glued && (figure.digits && (unit_behind(words, figure).is_some() || figure.written.decimals))
}

/// `an hour`, `a week`: one of a unit of time.
fn article_unit(scan: &Scan, i: usize) -> Option<Draft> {
    let words = &scan.words;
    let (top, part_at) = match (words.number_word(i), words.number_word(i + 1)) {
        // `three quarters of an hour`.
        (Some(NumberWord::One(n)), Some(NumberWord::Part(parts))) if n < parts => (n, i + 1),
        _ => (1, i),
    };
    let (parts, unit_at) = if words.is_any(i, &["a", "an"]) {
        match words.number_word(i + 1) {
            Some(NumberWord::Part(parts)) if words.number_word(i + 2).is_none() => (parts, i + 2 + usize::from(words.is(i + 2, "-"))),
            _ => (1, i + 1),
        }
    } else if let Some(NumberWord::Part(parts)) = words.number_word(part_at) {
        let of = part_at + 1 + usize::from(words.is_word(part_at + 1, "of"));
        if !words.is_any(of, &["a", "an"]) {
            return None;
        }
        (parts, of + 1)
    } else {
        return None;
    };
    let (id, end) = words.lexicon.units.forwards(words.tokens, unit_at)?;
    let own = words.lexicon.declared_unit(id);
    let unit = own.map_or_else(|| Units::get().at(id), |own| Some(own.of)).filter(|u| u.dimension == "duration" && (own.is_some() || u.name != "second"))?;
    let rate = i > 0
        && (words.is_any(i - 1, &["times", "once", "twice", "dollars", "%", "percent", "cent"]) || words.before(i).kind == crate::text::TokenKind::Number);
    if rate || words.dash(end) && !words.at(end).spaced {
        return None;
    }
    let one = Numeral { value: Number::ratio(top, parts)?, ..whole(end) };
    if let Some(own) = own {
        return declared(one, one, own, i, end);
    }
    let and_half = words.is_word(end, "and") && words.is_word(end + 1, "a") && words.is_word(end + 2, "half");
    if and_half {
        let value = one.value.plus(Number::ratio(1, 2)?)?;
        return measured(Numeral { value, ..one }, Numeral { value, ..one }, unit, i, end + 3);
    }
    compound(words, one, one, unit, i, end).or_else(|| measured(one, one, unit, i, end))
}

fn whole(end: usize) -> Numeral {
    Numeral { value: Number::ONE, written: Written { step: Number::ONE, decimals: false }, end, vague: None, digits: false, magnitude: Number::ONE }
}

/// The two ends of a range without currency that begins at token `i`.
pub fn range(scan: &Scan, i: usize) -> Option<(Numeral, Numeral)> {
    range_from(scan, i, false)
}

fn range_from(scan: &Scan, i: usize, money: bool) -> Option<(Numeral, Numeral)> {
    let words = &scan.words;
    let low = scan.numeral(i, money)?;
    let between = words.is_word(i.wrapping_sub(1), "between") || words.is_word(i.wrapping_sub(2), "between");
    let mut at = low.end;
    // `8- to 16-metre`: the hyphen waits for its unit.
    if words.is(at, "-") && !words.at(at).spaced && words.is_any(at + 1, &["to", "or"]) {
        at += 1;
    }
    let alternative = words.is_word(at, "or");
    let linked = words.dash(at) && (words.at(at).spaced == words.at(at + 1).spaced)
        || words.is_word(at, "to") && !moved(words, i)
        || alternative
        || between && words.is_word(at, "and");
    if !linked {
        return None;
    }
    let next = words.lexicon.prefixes.forwards(words.tokens, at + 1).filter(|_| money).map_or(at + 1, |(_, next)| next);
    let high = numeral(words, next, money)?;
    let low = if low.magnitude == Number::ONE && high.magnitude != Number::ONE && low.value < high.value.over(high.magnitude)? {
        low.with_magnitude(high.magnitude)?
    } else {
        low
    };
    let far = alternative && high.value > low.value.times(Number::whole(3))?;
    let code = words.dash(high.end) && low.digits && !words.at(high.end).spaced && words.at(high.end + 1).kind == crate::text::TokenKind::Number;
    (low.value < high.value && !far && !code && low.vague.is_none() && high.vague.is_none()).then_some((low, high))
}

/// `fell from 5 to 3`: two states, no range.
fn moved(words: &Words, i: usize) -> bool {
    words.is_any(i.wrapping_sub(1), &["from", "by"]) && (2..5).any(|back| words.has(i.wrapping_sub(back), Class::CHANGE_VERB))
}

fn hyphen_behind(words: &Words, figure: Numeral) -> bool {
    words.dash(figure.end) && !words.at(figure.end).spaced && !words.at(figure.end + 1).spaced
}

/// Where the unit of a numeral begins: `two more weeks`, `three full days`, `hundreds of kilometres`.
fn unit_start(words: &Words, figure: Numeral) -> usize {
    let at = figure.end + usize::from(hyphen_behind(words, figure));
    let filled = words.is_any(at, &["more", "full", "whole", "straight", "consecutive", "long", "further", "additional", "extra"])
        || figure.vague.is_some() && words.is_word(at, "of");
    at + usize::from(filled)
}

/// The unit behind a numeral, with or without a hyphen.
pub fn unit_behind<'a>(words: &Words, figure: Numeral) -> Option<(&'a Unit, usize)> {
    let hyphen = hyphen_behind(words, figure);
    let at = figure.end + usize::from(hyphen);
    if figure.digits
        && !hyphen
        && !words.at(at).spaced
        && let Some(id) = words.lexicon.short_unit(words.text(at))
    {
        return Some((Units::get().at(id)?, at + 1));
    }
    let (id, end) = long_unit(words, figure)?;
    Units::get().at(id).zip(Some(end))
}

/// The unit behind a numeral that is no short form, be it built in or one of the rules.
fn long_unit(words: &Words, figure: Numeral) -> Option<(u16, usize)> {
    // `five second-hand cars`, `two pound coins`: a unit glued to a following word belongs to that word.
    let glued = |end: usize| words.dash(end) && !words.at(end).spaced && !hyphen_behind(words, figure);
    words.lexicon.units.forwards(words.tokens, unit_start(words, figure)).filter(|(_, end)| !glued(*end))
}

/// The unit of the rules behind a numeral, with or without a hyphen.
fn declared_behind<'a>(words: &Words<'a>, figure: Numeral) -> Option<(&'a Arc<DeclaredUnit>, usize)> {
    let (id, end) = long_unit(words, figure)?;
    words.lexicon.declared_unit(id).zip(Some(end))
}

/// A figure with a unit of the rules: as many times more of the unit that it is counted in.
fn declared(low: Numeral, high: Numeral, unit: &Arc<DeclaredUnit>, first: usize, end: usize) -> Option<Draft> {
    let times = |n: Number| n.times(unit.count);
    let in_built_in = |n: Numeral| {
        let vague = match n.vague {
            Some(vague) => Some(Vague { hard_high: vague.hard_high.map_or(Some(None), |n| times(n).map(Some))?, soft_high: times(vague.soft_high)? }),
            None => None,
        };
        Some(Numeral { value: times(n.value)?, written: Written { step: times(n.written.step)?, ..n.written }, vague, ..n })
    };
    let draft = measured(in_built_in(low)?, in_built_in(high)?, unit.of, first, end)?;
    if draft.kind == Kind::MONEY {
        return Some(draft);
    }
    let stated_high = low.vague.map_or(Some(high.value), |vague| vague.hard_high);
    Some(Draft { low: Some(low.value), high: stated_high, measure: Measure::Declared(unit.clone()), ..draft })
}

/// A figure with a unit.
fn measured(low: Numeral, high: Numeral, unit: &'static Unit, first: usize, end: usize) -> Option<Draft> {
    let (from, to) = (unit.to_base(low.value)?, unit.to_base(high.value)?);
    let kind = Kind::of_dimension(unit.dimension);
    let mut draft = Draft::plain(kind, first..end, low.value, high.value);
    draft.plain = Interval { low: from.low, high: to.high };
    draft.measure = Measure::Unit(unit.name);
    draft.base_unit = unit.base;
    draft.written = Written { step: low.written.step.times(unit.factor)?, decimals: low.written.decimals };
    if kind == Kind::MONEY && unit.factor != Number::ONE {
        let scale = |n: Number| n.times(unit.factor);
        (draft.low, draft.high) = (scale(low.value), scale(high.value));
    }
    if let Some(mut vague) = low.vague {
        vague.hard_high = match vague.hard_high {
            Some(n) => unit.to_base(n)?.high.map(|b| b.value),
            None => None,
        };
        vague.soft_high = unit.to_base(vague.soft_high)?.high?.value;
        draft.vague = Some(vague);
        draft.high = low.vague.and_then(|v| v.hard_high);
    }
    Some(draft)
}

/// `two hours and a half`, `1 hour 30 minutes`, `6 ft 2`: a second part in a smaller unit.
fn compound(words: &Words, low: Numeral, high: Numeral, unit: &'static Unit, first: usize, end: usize) -> Option<Draft> {
    if low.value != high.value || low.vague.is_some() {
        return None;
    }
    let and = usize::from(words.is_word(end, "and") || words.is(end, ",") && words.is_word(end + 1, "and"))
        + usize::from(words.is(end, ",") && words.is_word(end + 1, "and"));
    let next = end + and;
    if and > 0 && words.is_word(next, "a") && words.is_word(next + 1, "half") && unit.dimension == "duration" {
        let value = low.value.plus(Number::ratio(1, 2)?)?;
        return measured(Numeral { value, ..low }, Numeral { value, ..low }, unit, first, next + 2);
    }
    let rest = numeral(words, next, false).filter(|n| n.vague.is_none())?;
    let (smaller, end) = unit_behind(words, rest)?;
    if smaller.dimension != unit.dimension || smaller.factor >= unit.factor || !matches!(unit.dimension, "duration" | "length" | "mass") {
        return None;
    }
    let value = low.value.plus(rest.value.times(smaller.factor)?.over(unit.factor)?)?;
    let mut draft = measured(Numeral { value, ..low }, Numeral { value, ..low }, unit, first, end)?;
    draft.written = Written { step: rest.written.step.times(smaller.factor)?, decimals: rest.written.decimals };
    let (whole, part) = (unit.to_base(low.value)?, smaller.to_base(rest.value)?);
    let sum = |a: Option<crate::quantity::Bound>, b: Option<crate::quantity::Bound>| a.zip(b).and_then(|(a, b)| a.value.plus(b.value));
    draft.plain = Interval::closed(sum(whole.low, part.low), sum(whole.high, part.high));
    Some(draft)
}

/// A count of a noun, or a bare number.
fn counted(scan: &Scan, low: Numeral, high: Numeral, first: usize) -> Option<Draft> {
    let words = &scan.words;
    let ranged = low.value != high.value;
    let of = high.end + usize::from(low.vague.is_some() && words.is_word(high.end, "of"));
    let hyphen = words.dash(high.end) && !words.at(high.end).spaced;
    if hyphen && !words.at(high.end + 1).spaced {
        return compound_noun(scan, low, high, first);
    }
    let head = noun::head(scan, of);
    if ranged && year_range(words, first, low, high) || !ranged && (year_like(words, first, low, head.is_some()) || lone_one(words, first, high.end)) {
        return None;
    }
    let kind = match (head, ranged, low.vague) {
        (Some(_), _, _) | (None, false, Some(_)) => Kind::COUNT,
        (None, true, _) => Kind::RANGE,
        (None, false, None) => Kind::NUMBER,
    };
    let mut draft = Draft::plain(kind, first..high.end, low.value, high.value);
    draft.written = low.written;
    draft.head = head;
    draft.vague = low.vague;
    draft.high = low.vague.map_or(draft.high, |v| v.hard_high);
    if let Some(head) = head {
        draft.measure = Measure::Noun(noun::name(words, head));
    }
    Some(draft)
}

/// `a 47-seat chamber`: digits and a noun before another one. `five-star` and `one-way` are words.
fn compound_noun(scan: &Scan, low: Numeral, high: Numeral, first: usize) -> Option<Draft> {
    let words = &scan.words;
    let noun = high.end + 1;
    let counts = low.digits && low.value > Number::whole(2) && words.word(noun) && !words.at(noun).capital && !words.has(noun, Class::GRAMMAR);
    if !counts || !words.word(noun + 1) || !words.at(noun + 1).spaced {
        return None;
    }
    let mut draft = Draft::plain(Kind::COUNT, first..high.end, low.value, high.value);
    draft.head = Some(noun);
    draft.measure = Measure::Noun(noun::name(words, noun));
    Some(draft)
}

/// `2016–2019`: two years, no range of anything.
fn year_range(words: &Words, first: usize, low: Numeral, high: Numeral) -> bool {
    year_like(words, first, low, false) && year_like(words, high.end - 1, high, false)
}

/// Four digits without grouping that a reader takes for a year.
fn year_like(words: &Words, i: usize, n: Numeral, counts: bool) -> bool {
    let text = words.text(i);
    n.digits && n.end == i + 1 && text.len() == 4 && !counts && (1500..=2100).contains(&n.value.as_whole().unwrap_or_default())
}

/// `one` that counts nothing: `one of the`, `one another`, `no one`, `the one`.
fn lone_one(words: &Words, i: usize, end: usize) -> bool {
    if !words.is_word(i, "one") || end != i + 1 {
        return false;
    }
    let before = words.has(i.wrapping_sub(1), Class::NEGATION.with(Class::ARTICLE).with(Class::DEMONSTRATIVE))
        || words.is_any(i.wrapping_sub(1), &["no", "any", "every", "each", "some", "which", "another"]);
    let next_is_noun = words.word(end) && !words.at(end).capital && !words.has(end, Class::GRAMMAR);
    before || !next_is_noun || words.is_any(end, &["another", "thing", "way", "hand", "side", "point", "time", "such", "more", "day"])
}
