//! From one value to another: `18 to 25`, `between $5 and $6 million`, `five per cent to 20 per cent`.

use super::{Draft, Scan, counted, measured, unit_behind};
use crate::facts::numeral::{Numeral, numeral, score};
use crate::facts::revision::{changed, changed_from};
use crate::quantity::{Hedge, Number, Unit, Units};
use crate::text::{Class, LetterSet, TokenKind, Words, letters};

/// The two ends of a range without currency that begins at token `i`.
pub fn range(scan: &Scan, i: usize) -> Option<(Numeral, Numeral)> {
    from(scan, i, false)
}

/// The two ends of a range whose first numeral begins at token `i`.
pub fn from(scan: &Scan, i: usize, money: bool) -> Option<(Numeral, Numeral)> {
    let words = &scan.words;
    let low = scan.numeral(i, money)?;
    // `8- to 16-metre`: the hyphen waits for its unit.
    let waits = words.is(low.end, "-") && !words.at(low.end).spaced && words.is_any(low.end + 1, letters!["to", "or"]);
    let link = low.end + usize::from(waits);
    let next = linked(words, i, link)?;
    let joined = waits && words.dash(next) && !words.at(next).spaced && !words.at(next + 1).spaced;
    let next = next + usize::from(joined);
    let next = words.lexicon.prefixes.forwards(words.tokens, next).filter(|_| money).map_or(next, |(_, next)| next);
    let high = numeral(words, next, money)?;
    // `a five-to-10-year term`, but `a two-to-one vote`.
    if joined && unit_behind(words, high).is_none() {
        return None;
    }
    let lends = low.magnitude == Number::ONE && high.magnitude != Number::ONE && low.value < high.value.over(high.magnitude)?;
    let low = if lends { low.with_magnitude(high.magnitude)? } else { low };
    let far = words.is_word(link, "or") && high.value > low.value.times(Number::whole(3))?;
    let level = bare(words, high.end) && to_a_level(words, i, link, low, high);
    (low.value < high.value && !far && !level && !code(words, link, low, high) && low.vague.is_none() && high.vague.is_none()).then_some((low, high))
}

/// `555-1234-5`, `222-2222`, `won 6-2, 5-7`: a number to call or a score, no range.
fn code(words: &Words, link: usize, low: Numeral, high: Numeral) -> bool {
    let glued = words.dash(link) && !words.at(link).spaced && low.digits && high.digits;
    let more = words.dash(high.end) && !words.at(high.end).spaced && words.at(high.end + 1).kind == TokenKind::Number;
    let phone = words.text(link - 1).len() == 3 && words.text(link + 1).len() == 4 && !words.has(high.end, Class::UNIT);
    glued && (more || phone || score::told(words, link - 1))
}

/// Where the second end of a range begins, if token `link` leads from the first one to it.
fn linked(words: &Words, first: usize, link: usize) -> Option<usize> {
    let opened = |by: LetterSet| words.is_any(first.wrapping_sub(1), by) || words.is_any(first.wrapping_sub(2), by);
    let dashed = (words.dash(link) || words.is(link, "~")) && words.at(link).spaced == words.at(link + 1).spaced;
    // `7-Eleven`: a name.
    let dashed = dashed && (words.at(link).spaced || !words.at(link + 1).capital);
    let plain = dashed || words.is_word(link, "to") && !moved(words, first) || words.is_any(link, letters!["or", "through", "thru"]);
    let next = if plain || words.is_word(link, "and") && opened(letters!["between", "from"]) {
        link + 1
    } else if words.is(link, ",") && words.is_any(link + 1, letters!["maybe", "perhaps", "possibly"]) && words.number(link + 2) {
        // `two, maybe three days`
        link + 2
    } else if words.is_word(link, "up") && words.is_word(link + 1, "to") && opened(letters!["from"]) {
        link + 2
    } else {
        return None;
    };
    // `between 2 g and about 7 g`.
    Some(next + usize::from(words.is_any(next, letters!["about", "around", "roughly", "nearly", "almost", "approximately"]) || words.is(next, "~")))
}

/// `fell from 5 to 3`, `rose from $5 to $6`: two states, no range.
fn moved(words: &Words, i: usize) -> bool {
    let first = i.wrapping_sub(usize::from(words.has(i.wrapping_sub(1), Class::CURRENCY)));
    changed_from(words, first) || words.is_word(first.wrapping_sub(1), "by") && changed(words, first)
}

/// `up 113.15 to 9,011.44`, `rose 50 cents to $34.25`: by how much, and to what.
fn to_a_level(words: &Words, first: usize, link: usize, low: Numeral, high: Numeral) -> bool {
    let before = first.wrapping_sub(1 + usize::from(words.has(first.wrapping_sub(1), Class::CURRENCY)));
    words.is_word(link, "to")
        && (words.has(before, Class::CHANGE_VERB) || words.is_any(before, letters!["up", "down", "off", "shed", "sheds", "add", "adds", "added"]))
        && low.value.times(Number::whole(4)).is_some_and(|far| far < high.value)
}

/// Whether no noun or unit follows that both ends of a range would have.
fn bare(words: &Words, i: usize) -> bool {
    (!words.word(i) || words.has(i, Class::GRAMMAR)) && !words.is(i, "%") && !words.dash(i)
}

/// `10 dollars to 20 dollars`, `3km-5km`: each end with its own unit.
pub fn to_another(scan: &Scan, low: Numeral, high: Numeral, unit: &'static Unit, first: usize, end: usize) -> Option<Draft> {
    let words = &scan.words;
    if low != high || low.vague.is_some() || words.is_word(end, "or") {
        return None;
    }
    let link = end;
    let next = linked(words, first, link)?;
    let prefix = words.lexicon.prefixes.forwards(words.tokens, next);
    let mut second = numeral(words, prefix.map_or(next, |(_, next)| next), prefix.is_some()).filter(|n| n.vague.is_none())?;
    let (other, end) = match prefix {
        Some((id, _)) => (Units::get().at(id)?, second.end),
        None => unit_behind(words, second)?,
    };
    // `cut by 75 basis points to 11.25%`: by how much, and to what
    let points = (unit.name == "percent") != (other.name == "percent");
    if points || other.dimension != unit.dimension || other.base != unit.base || words.is_word(end, "ago") {
        return None;
    }
    second.value = second.value.times(other.factor)?.over(unit.factor)?;
    let range = low.value < second.value && !to_a_level(words, first, link, low, second);
    range.then(|| measured(low, second, unit, first, end)).flatten()
}

/// `more than 100 and less than 300`, `at least 40, possibly as many as 60`: a bound below and one above.
pub fn bounded(scan: &Scan, first: usize, low: Numeral) -> Option<Draft> {
    let words = &scan.words;
    let (below, _) = words.lexicon.hedges_before.backwards(words.tokens, first)?;
    let opener = low.end + usize::from(words.is(low.end, ","));
    let opener = opener + usize::from(words.is_any(opener, letters!["and", "but"]));
    let opener = opener + usize::from(words.is_any(opener, letters!["possibly", "perhaps", "maybe"]));
    let (at, above) = (opener + 1..opener + 6).filter(|at| scan.inside(*at)).find_map(|at| {
        let (sense, start) = words.lexicon.hedges_before.backwards(words.tokens, at)?;
        (start == opener && opener > low.end).then_some((at, sense))
    })?;
    let high = numeral(words, at, false).filter(|high| high.vague.is_none() && low.vague.is_none())?;
    let lower = |sense| matches!(sense, Hedge::MoreThan | Hedge::AtLeast);
    let upper = |sense| matches!(sense, Hedge::LessThan | Hedge::AtMost | Hedge::UpTo);
    let (least, most, from, to) = if lower(below) && upper(above) {
        (low, high, below, above)
    } else if upper(below) && lower(above) {
        (high, low, above, below)
    } else {
        return None;
    };
    if least.value >= most.value {
        return None;
    }
    let (least, most) = (Numeral { end: high.end, ..least }, Numeral { end: high.end, ..most });
    let mut draft = match unit_behind(words, most) {
        Some((unit, end)) => measured(least, most, unit, first, end)?,
        None => counted::counted(scan, least, most, first)?,
    };
    draft.hedged = false;
    if from == Hedge::MoreThan {
        draft.plain = draft.plain.open_low();
    }
    if to == Hedge::LessThan {
        draft.plain = draft.plain.open_high();
    }
    Some(draft)
}

/// `from 4.8 to 4.7 percent`, `four-, five- and six-metre`: the unit that a later number lends to this one.
pub fn lent(scan: &Scan, low: Numeral, high: Numeral, first: usize) -> Option<Draft> {
    let words = &scan.words;
    if low != high {
        return None;
    }
    let hyphen = words.is(low.end, "-") && !words.at(low.end).spaced && words.at(low.end + 1).spaced;
    let mut at = low.end + usize::from(hyphen || words.is(low.end, "-") && words.is(low.end + 1, ","));
    let from_to = words.is_word(first.wrapping_sub(1), "from") && words.is_word(at, "to");
    if !from_to && (at == low.end || !words.is_any(at, letters!["and", "or", ","])) {
        return None;
    }
    at += 1;
    let mut second = numeral(words, at, false)?;
    if words.is(second.end, "-") && words.is_any(second.end + 1, letters!["and", "or"]) {
        second = numeral(words, second.end + 2, false)?;
    }
    let (unit, _) = unit_behind(words, second)?;
    measured(low, high, unit, first, low.end)
}
