//! Measures, money, shares, counts and bare numbers, alone or as ranges.

mod compound;
mod counted;
mod one;
mod range;

use super::{Draft, Extractor, Scan};
use crate::facts::fact::Measure;
use crate::facts::numeral::{Numeral, Vague};
use crate::quantity::kind::Written;
use crate::quantity::{DeclaredUnit, Interval, Kind, Number, Unit, Units};
use crate::text::{Class, NumberWord, Words, letters};
pub use range::range;
use std::sync::Arc;

/// See [`super::EXTRACTORS`].
pub const EXTRACTOR: Extractor = Extractor { name: "quantity", at };

fn at(scan: &Scan, i: usize) -> Option<Draft> {
    let mut draft = one::of_a_unit(scan, i).or_else(|| figure(scan, i));
    if let Some(draft) = &mut draft
        && below_zero(&scan.words, draft.tokens.end)
    {
        draft.tokens.end += 2;
    }
    draft
}

/// `35 below zero`, `20 degrees below zero`: the words that make a figure a negative one.
fn below_zero(words: &Words, at: usize) -> bool {
    words.is_word(at, "below") && words.is_word(at + 1, "zero")
}

/// `20-odd years`, `300-some guests`: about so many.
fn odd(scan: &Scan, low: Numeral, high: Numeral, start: usize) -> Option<Draft> {
    let words = &scan.words;
    if low != high || !words.dash(high.end) || !words.is_any(high.end + 1, letters!["odd", "some"]) || words.at(high.end + 1).spaced {
        return None;
    }
    let some = Numeral { end: high.end + 2, ..high };
    let draft = match unit_behind(words, some) {
        Some((unit, end)) => measured(some, some, unit, start, end)?,
        None => counted::counted(scan, some, some, start)?,
    };
    Some(Draft { plain: draft.kind.about(draft.plain)?, written: Written { step: Number::ZERO, decimals: false }, ..draft })
}

fn figure(scan: &Scan, i: usize) -> Option<Draft> {
    let words = &scan.words;
    let (currency, behind) = match words.lexicon.prefixes.forwards(words.tokens, i).filter(|(_, next)| is_sign(words, i, *next)) {
        Some((id, next)) => (Units::get().at(id), next),
        None => (None, i),
    };
    // `$-50.8bn`: the sign behind the currency.
    let first = behind + usize::from(currency.is_some() && sign(words, behind) && !words.at(behind).spaced && !words.at(behind + 1).spaced);
    let money = currency.is_some();
    let (mut low, mut high) = match range::from(scan, first, money) {
        Some(pair) => pair,
        None => scan.numeral(first, money).map(|n| (n, n))?,
    };
    let signed = low == high && (first > behind || below_nought(scan, i, high));
    let start = if signed && first == behind { i - 1 } else { i };
    if signed || below_zero(words, high.end) || below_zero(words, high.end + 1) {
        low.value = low.value.negated();
        high = low;
    }
    if let Some(draft) = odd(scan, low, high, start) {
        return Some(draft);
    }
    let Some((unit, end)) = currency.map(|unit| (unit, same_currency(words, unit, high.end))).or_else(|| unit_behind(words, high)) else {
        if let Some((unit, end)) = declared_behind(words, high) {
            return declared(low, high, unit, start, end);
        }
        let bounded = if low == high { range::bounded(scan, first, low) } else { None };
        return bounded.or_else(|| range::lent(scan, low, high, start)).or_else(|| counted::counted(scan, low, high, start));
    };
    // `75 USD million`.
    if let Some(NumberWord::Magnitude(by)) = words.number_word(end).filter(|_| unit.dimension == "money" && low == high) {
        low = low.with_magnitude(Number::whole(by))?;
        return measured(low, low, unit, start, end + 1);
    }
    range::to_another(scan, low, high, unit, start, end)
        .or_else(|| compound::compound(words, low, high, unit, start, end))
        .or_else(|| measured(low, high, unit, start, end))
}

/// `US$5 US dollars`: the currency once more behind the amount.
fn same_currency(words: &Words, unit: &Unit, end: usize) -> usize {
    let again = words.lexicon.units.forwards(words.tokens, end);
    again.filter(|(id, next)| Units::get().at(*id).is_some_and(|u| u.name == unit.name) && !opens_amount(words, end, *next)).map_or(end, |(_, end)| end)
}

/// `$ 20 $ 30`: the sign belongs to the number behind it; `10 EUR 20 cents` is one amount.
fn opens_amount(words: &Words, i: usize, next: usize) -> bool {
    words.has(i, Class::CURRENCY) && !words.word(i) && words.at(next).kind == crate::text::TokenKind::Number
}

/// Whether the words before an amount are meant as a currency: not `a $5 bill`, `lost his pen 7 times`.
fn is_sign(words: &Words, i: usize, next: usize) -> bool {
    // `R500`; of `R 45` nobody can tell
    if words.at(i).upper_letter() && words.at(next).spaced {
        return false;
    }
    let glued = next == i + 1 || words.at(i).end - words.at(i).start > 1 || !words.at(i + 1).spaced;
    glued && (!words.word(i) || words.at(i).capital || next > i + 1 || common_code(words, i))
}

/// A currency code in small letters that is no English word.
fn common_code(words: &Words, i: usize) -> bool {
    words
        .is_any(i, letters!["usd", "us", "u.s", "u.s.", "eur", "gbp", "jpy", "rmb", "cny", "inr", "cad", "aud", "chf", "rs", "rm", "dlrs", "nzd", "hkd", "mxn"])
}

fn sign(words: &Words, i: usize) -> bool {
    words.is_any(i, letters!["-", "−"])
}

/// `minus 10`, `-10C`, `-$5`: a sign right before the figure, and no range or compound.
fn below_nought(scan: &Scan, i: usize, figure: Numeral) -> bool {
    let words = &scan.words;
    let at = i.wrapping_sub(1);
    if !scan.inside(at) {
        return false;
    }
    let glued = sign(words, at) && !words.at(i).spaced && words.at(at).spaced && words.before(at).kind != crate::text::TokenKind::Number;
    let either = words.is_word(at.wrapping_sub(2), "plus") && words.is_word(at.wrapping_sub(1), "or");
    words.is_any(at, letters!["minus", "negative"]) && !either || glued && figure.digits
}

/// The unit behind a numeral, with or without a hyphen.
pub fn unit_behind<'a>(words: &Words, figure: Numeral) -> Option<(&'a Unit, usize)> {
    let hyphen = words.dash(figure.end) && !words.at(figure.end).spaced && !words.at(figure.end + 1).spaced;
    let at = figure.end + usize::from(hyphen);
    if figure.digits
        && !hyphen
        && let Some(id) = words.lexicon.short_unit(words.text(at)).filter(|_| short_fits(words, at))
    {
        // `100° Celsius`: the longer name, where one stands.
        let longer = words.lexicon.units.forwards(words.tokens, at).filter(|(_, end)| *end > at + 1);
        let (id, end) = longer.unwrap_or((id, at + 1));
        return Some((Units::get().at(id)?, end));
    }
    let at = unit_start(words, figure, at);
    let (id, end) = words.lexicon.units.forwards(words.tokens, at)?;
    let unit = Units::get().at(id)?;
    // `five second-hand cars`, `two pound coins`: a unit glued to a following word belongs to that word.
    let glued = words.dash(end) && !words.at(end).spaced && !words.at(end + 1).spaced && !hyphen;
    if glued || opens_amount(words, at, end) {
        return None;
    }
    // `the John Deere 8R`: this sign stands before its amount.
    if unit.dimension == "money" && words.is_word(at, "r") {
        return None;
    }
    let code = unit.dimension == "money" && words.is_word(at, unit.name) && words.word(at);
    if code && !words.at(at).upper && !common_code(words, at) {
        return None;
    }
    if unit.name == "GBP" && weighs(words, at, hyphen) {
        return Some((Units::get().of_name("pound")?, end));
    }
    Some((unit, end))
}

/// Where the unit of a numeral begins: `two more weeks`, `three full days`, `hundreds of kilometres`.
fn unit_start(words: &Words, figure: Numeral, at: usize) -> usize {
    let fillers =
        letters!["more", "full", "whole", "straight", "consecutive", "long", "further", "additional", "extra", "fewer", "less", "business", "calendar"];
    let part = || figure.vague.is_some() || figure.value < Number::ONE || matches!(words.number_word(figure.end - 1), Some(NumberWord::Part(_)));
    at + usize::from(words.is_any(at, fillers) || words.is_word(at, "of") && part())
}

/// The unit of the rules behind a numeral, with or without a hyphen.
fn declared_behind<'a>(words: &Words<'a>, figure: Numeral) -> Option<(&'a Arc<DeclaredUnit>, usize)> {
    let hyphen = words.dash(figure.end) && !words.at(figure.end).spaced && !words.at(figure.end + 1).spaced;
    let at = unit_start(words, figure, figure.end + usize::from(hyphen));
    let glued = |end: usize| words.dash(end) && !words.at(end).spaced && !words.at(end + 1).spaced && !hyphen;
    let (id, end) = words.lexicon.units.forwards(words.tokens, at).filter(|(_, end)| !glued(*end))?;
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

/// Whether a short form is a unit here: right behind the digits, or parted from them where nothing that it belongs to follows.
fn short_fits(words: &Words, at: usize) -> bool {
    // `412 m long`, `35 m above`.
    let extends = words.is_any(at + 1, letters!["long", "wide", "high", "tall", "deep", "thick", "away", "above", "below", "across", "apart"]);
    let noun = words.word(at + 1) && !words.has(at + 1, Class::GRAMMAR) && !words.is(at + 1, "x") && !extends;
    if !words.at(at).spaced {
        // `a 13F filing`.
        return !(noun && words.is(at, "F") && !sign(words, at.wrapping_sub(2)) || words.is(at, "p") && !pence(words, at));
    }
    let free = !noun || words.is_any(at, letters!["g", "l", "h"]);
    // `30 C (86 F)`.
    let degrees = words.is_any(at, letters!["C", "F"]) && (words.is(at + 1, "(") || words.is(at + 1, ")"));
    degrees || free && !words.dash(at + 1) && !words.is_any(at, letters!["in", "t", "C", "F", "W", "J", "V", "Pa", "p"])
}

/// `cut to 1.1p`, `a 50p coin`; `at 9p` is a time, `a 720p video` a picture.
fn pence(words: &Words, p: usize) -> bool {
    let figure = words.at(p.wrapping_sub(1));
    let hour = words.is_word(p.wrapping_sub(2), "at") && figure.end - figure.start <= 2;
    let picture = words.is(p.wrapping_sub(1), "1080") || words.is_any(p + 1, letters!["video", "videos", "footage", "resolution", "screen", "display", "hd"]);
    !hour && !picture
}

/// `20 pounds of flour`, `a 200-pound man`: weight, not money.
fn weighs(words: &Words, i: usize, hyphen: bool) -> bool {
    let of_stuff = words.is_word(i + 1, "of")
        && words.word(i + 2)
        && !words.has(i + 2, Class::GRAMMAR)
        && !words.is_any(i + 2, letters!["debt", "cash", "money", "funding"]);
    let verb = (2..6).any(|back| {
        words.is_any(
            i.wrapping_sub(back),
            letters!["weigh", "weighs", "weighed", "weighing", "weight", "lose", "lost", "gain", "gained", "drop", "shed", "lift", "lifted", "equal"],
        )
    });
    hyphen && words.word(i + 1) && !words.has(i + 1, Class::GRAMMAR) && !words.is_any(i + 1, letters!["note", "coin", "fine", "bill", "deal"])
        || of_stuff
        || verb
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
