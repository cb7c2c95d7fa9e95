//! One of a unit, or a part of it, without a number: `an hour`, `half a litre`, `all day`, `another week`.

use super::compound::compound;
use super::{Draft, Scan, declared, measured, short_fits};
use crate::facts::numeral::{Numeral, denominator};
use crate::quantity::kind::Written;
use crate::quantity::{Number, Unit, Units};
use crate::text::{Class, NumberWord, TokenKind, Words, letters};

/// One of a unit that begins at token `i`.
pub fn of_a_unit(scan: &Scan, i: usize) -> Option<Draft> {
    let words = &scan.words;
    let (value, at, parted) = share_of(words, i).or_else(|| whole_of(words, i))?;
    let (id, end) = words
        .lexicon
        .units
        .forwards(words.tokens, at)
        .or_else(|| Some((words.lexicon.short_unit(words.text(at)).filter(|_| parted && short_fits(words, at))?, at + 1)))?;
    let own = words.lexicon.declared_unit(id);
    let unit = own.map_or_else(|| Units::get().at(id), |own| Some(own.of))?;
    if !(fits(words, unit, at) || parted && sized(unit)) || rate(words, i) || words.dash(end) && !words.at(end).spaced && !words.is_word(end + 1, "and") {
        return None;
    }
    let one =
        Numeral { value, written: Written { step: value.over(Number::whole(10))?, decimals: false }, end, vague: None, digits: false, magnitude: Number::ONE };
    if let Some(own) = own {
        return declared(one, one, own, i, end);
    }
    compound(words, one, one, unit, i, end).or_else(|| measured(one, one, unit, i, end))
}

/// `half an hour`, `a half hour`, `half-litre`, `three quarters of an hour`, `a third of a mile`: the part and the token of the unit.
fn share_of(words: &Words, i: usize) -> Option<(Number, usize, bool)> {
    let (top, at) = match words.number_word(i) {
        Some(NumberWord::One(n)) if n > 0 => (n, i + 1),
        _ => (1, i + usize::from(words.is_any(i, letters!["a", "an"]))),
    };
    let (parts, behind, _) = denominator(words, at)?;
    let value = Number::ratio(top, parts).filter(|value| *value < Number::ONE)?;
    let of = behind + usize::from(words.is_word(behind, "of"));
    let half = parts == 2 && top == 1 || parts == 4 && words.is(behind, "-");
    if words.is_any(of, letters!["a", "an"]) && (half || of > behind) {
        return Some((value, of + 1, true));
    }
    // `a quarter century`, but `the first quarter hour`.
    let quarter = parts == 4 && words.is_any(i, letters!["a", "an"]) && words.is_any(behind, letters!["century", "mile", "inch", "hour"]);
    ((half || quarter) && of == behind).then_some((value, behind + usize::from(words.is(behind, "-")), true))
}

/// `an hour`, `a full hour`, `another week`, `all day`, `the whole year`.
fn whole_of(words: &Words, i: usize) -> Option<(Number, usize, bool)> {
    if words.is_any(i, letters!["a", "an", "another"]) {
        return Some((Number::ONE, i + 1 + usize::from(words.is_any(i + 1, letters!["full", "whole", "entire", "solid"])), false));
    }
    let at = i + 1 + usize::from(words.is(i + 1, "-"));
    let noun_behind = words.word(at + 1) && !words.has(at + 1, Class::GRAMMAR) && !words.is_word(at + 1, "long") || words.dash(at + 1);
    let noun_behind = noun_behind && !words.is(i + 1, "-");
    let whole = words.is_any(i, letters!["all", "whole", "full"]) && words.is_any(at, letters!["day", "week", "month", "year"]) && !noun_behind;
    whole.then_some((Number::ONE, at, false))
}

/// The units of which an article alone says one: `a second`, `a foot`, `a pound` and `a mark` are other words.
fn fits(words: &Words, unit: &Unit, at: usize) -> bool {
    match unit.dimension {
        "duration" => unit.name != "second",
        "mass" => matches!(unit.name, "kilogram" | "gram" | "tonne" | "pound"),
        "volume" => matches!(unit.name, "litre" | "millilitre" | "gallon"),
        "length" => matches!(unit.name, "kilometre" | "mile" | "metre"),
        "money" => words.is_any(at, letters!["dollar", "euro"]),
        "percent" => unit.name == "percentage point",
        _ => false,
    }
}

/// The units that are halved: `half a bar` and `half a degree` are not read.
fn sized(unit: &Unit) -> bool {
    matches!(unit.dimension, "duration" | "mass" | "volume" | "length" | "area" | "percent")
}

/// `twice a day`, `$5 a mile`, `450,000 litres of water a day`: a rate, no stretch.
fn rate(words: &Words, i: usize) -> bool {
    for at in (i.saturating_sub(4)..i).rev() {
        // `76.40 kroner (10.6 dollars) an hour`.
        if words.is(at, ")") {
            continue;
        }
        if words.is_any(at, letters!["times", "once", "twice", "%"]) || words.has(at, Class::UNIT) || words.at(at).kind == TokenKind::Number {
            return true;
        }
        let noun = words.word(at) && !words.has(at, Class::GRAMMAR.with(Class::CHANGE_VERB)) || words.is_word(at, "of");
        if !noun {
            return false;
        }
    }
    false
}
