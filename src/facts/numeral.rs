//! Numbers in digits and in words.

use crate::quantity::Number;
use crate::quantity::kind::Written;
use crate::text::{Class, NumberWord, TokenKind, Words};

/// A number as written, without unit and hedge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// Its value, or the least one where it is vague.
    pub value: Number,
    /// Its last digit.
    pub written: Written,
    /// The token behind it.
    pub end: usize,
    /// `several`, `dozens`: the bounds beyond the value.
    pub vague: Option<Vague>,
    /// Whether it is written in digits.
    pub digits: bool,
    /// The magnitude that was written (`million`), or one.
    pub magnitude: Number,
}

/// A number that is only named by its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vague {
    /// The largest value at all, if there is one.
    pub hard_high: Option<Number>,
    /// The largest value that a reader takes from it.
    pub soft_high: Number,
}

impl Numeral {
    /// A number in words. Its last digit counts as a tenth: `one mile` is not half a mile.
    fn whole(value: Number, end: usize) -> Self {
        Self {
            value,
            written: Written { step: Number::ratio(1, 10).unwrap_or(Number::ONE), decimals: false },
            end,
            vague: None,
            digits: false,
            magnitude: Number::ONE,
        }
    }

    fn scaled(mut self, by: Number, end: usize) -> Option<Self> {
        self.value = self.value.times(by)?;
        self.written.step = self.written.step.times(by)?;
        self.magnitude = by;
        self.end = end;
        Some(self)
    }

    /// The number times a magnitude that a later part of a range was written with.
    pub fn with_magnitude(self, by: Number) -> Option<Self> {
        let end = self.end;
        self.scaled(by, end)
    }
}

/// The numeral that begins at token `i`. `money`: a currency stands before it, so that `m` is a million.
pub fn numeral(words: &Words, i: usize, money: bool) -> Option<Numeral> {
    match words.at(i).kind {
        TokenKind::Number => digits(words, i, money),
        TokenKind::Word => spelled(words, i),
        TokenKind::Mark => fraction_mark(words.text(i)).map(|value| Numeral::whole(value, i + 1)),
        _ => None,
    }
}

fn fraction_mark(mark: &str) -> Option<Number> {
    match mark {
        "½" => Number::ratio(1, 2),
        "⅓" => Number::ratio(1, 3),
        "⅔" => Number::ratio(2, 3),
        "¼" => Number::ratio(1, 4),
        "¾" => Number::ratio(3, 4),
        _ => None,
    }
}

fn digits(words: &Words, i: usize, money: bool) -> Option<Numeral> {
    let text = words.text(i);
    if is_score(words, i) || part_of_a_name(words, i) || text.len() > 1 && text.starts_with('0') && !text.starts_with("0.") {
        return None;
    }
    let value = Number::decimal(text)?;
    let places = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let step = Number::ONE.over(Number::whole(10i64.checked_pow(u32::try_from(places).ok()?)?))?;
    let mut numeral = Numeral { value, written: Written { step, decimals: places > 0 }, end: i + 1, vague: None, digits: true, magnitude: Number::ONE };
    if let Some(part) = fraction_mark(words.text(i + 1)).filter(|_| !words.at(i + 1).spaced) {
        numeral.value = value.plus(part)?;
        numeral.end = i + 2;
    } else if let Some((by, end)) = magnitude(words, i + 1, money) {
        return numeral.scaled(by, end);
    } else if !words.at(i + 1).spaced && words.word(i + 1) && !unit_behind(words, i + 1) {
        // 4G, 3D, 737s, 20th: no number of anything.
        return None;
    } else if words.is(i + 1, "/") && !words.at(i + 1).spaced {
        return simple_fraction(words, i);
    } else if let Some((part, end)) = and_a_part(words, i + 1) {
        numeral.value = value.plus(part)?;
        numeral.end = end;
    } else if words.is_word(i + 1, "dozen") {
        return numeral.scaled(Number::whole(12), i + 2);
    }
    Some(numeral)
}

/// `1/3`, and nothing that looks like a date or `24/7`.
fn simple_fraction(words: &Words, i: usize) -> Option<Numeral> {
    let (top, bottom) = (Number::decimal(words.text(i))?.as_whole()?, Number::decimal(words.text(i + 2))?.as_whole()?);
    let simple = top < bottom && bottom <= 10 && !words.is(i + 3, "/") && words.before(i).spaced;
    simple.then(|| Number::ratio(top, bottom)).flatten().map(|value| Numeral::whole(value, i + 3))
}

/// `2-1`, `won 3–0`: digits glued by a dash, the second not the larger.
fn is_score(words: &Words, i: usize) -> bool {
    let glued = |dash: usize| words.dash(dash) && !words.at(dash).spaced && !words.at(dash + 1).spaced;
    let falls = |first: usize| {
        let digits = |at: usize| if words.at(at).kind == TokenKind::Number { words.text(at).parse::<u32>().ok() } else { None };
        digits(first).zip(digits(first + 2)).is_some_and(|(a, b)| b <= a && a < 200)
    };
    glued(i + 1) && falls(i) || i > 1 && glued(i - 1) && falls(i - 2)
}

fn unit_behind(words: &Words, i: usize) -> bool {
    words.lexicon.units.forwards(words.tokens, i).is_some()
        || words.lexicon.short_unit(words.text(i)).is_some()
        || matches!(words.number_word(i), Some(NumberWord::Short(_)))
        || words.is_any(i, &["am", "pm", "a.m.", "p.m."])
}

/// Whether the digits at `i` belong to a name, a code or a list rather than to a quantity.
fn part_of_a_name(words: &Words, i: usize) -> bool {
    let (before, token) = (words.before(i), words.at(i));
    if !token.spaced {
        if before.kind == TokenKind::Word || matches!(words.text(i.wrapping_sub(1)), "#" | "№" | "@" | "_" | "." | "/" | "\\" | ":" | "&" | "=") {
            return true;
        }
        // COVID-19, F-16: a word glued on by a hyphen, unless the word is itself a number or a currency.
        if words.dash(i.wrapping_sub(1)) && !before.spaced {
            let word = i.wrapping_sub(2);
            return words.word(word)
                && words.number_word(word).is_none()
                && !words.has(word, Class::UNIT)
                && words.info(word).month.is_none()
                && !words.is_any(word, &["mid"]);
        }
    }
    let label = if words.is(i.wrapping_sub(1), ".") { i.wrapping_sub(2) } else { i.wrapping_sub(1) };
    token.spaced && words.has(label, Class::NAME_GUARD)
}

/// The magnitude behind a number: `million`, `-million`, `bn`, and `m` where it cannot be a metre.
fn magnitude(words: &Words, i: usize, money: bool) -> Option<(Number, usize)> {
    let at = if words.is(i, "-") && !words.at(i).spaced { i + 1 } else { i };
    match words.number_word(at)? {
        NumberWord::Magnitude(by) => Some((Number::whole(by), at + 1)),
        NumberWord::Hundred => Some((Number::whole(100), at + 1)),
        NumberWord::Short(by) if !words.at(i).spaced && (money || counts_something(words, at + 1)) => Some((Number::whole(by), at + 1)),
        NumberWord::Short(by) if !words.at(i).spaced && words.is_word(at, "k") => Some((Number::whole(by), at + 1)),
        _ => None,
    }
}

fn counts_something(words: &Words, i: usize) -> bool {
    words.word(i) && !words.at(i).capital && (words.has(i, Class::PERSON_PLURAL) || crate::text::singular(&words.text(i).to_lowercase()).is_some())
}

/// Number words: `eighteen`, `twenty-five`, `a hundred and five`, `half a million`, `several hundred`, `tens of thousands`.
fn spelled(words: &Words, i: usize) -> Option<Numeral> {
    if glued_to_a_word(words, i) {
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
        && words.word(i.wrapping_sub(2))
        && words.number_word(i.wrapping_sub(2)).is_none()
}

/// `a hundred`, `a dozen`, `a couple of`, `a few`, `a handful of`; `a` before a unit is the unit's own matter.
fn article(words: &Words, i: usize) -> Option<Numeral> {
    match words.number_word(i + 1)? {
        NumberWord::Hundred | NumberWord::Magnitude(_) => cardinal(words, i),
        NumberWord::Dozen(n) => Some(Numeral::whole(Number::whole(n), i + 2)),
        NumberWord::Several(low) => several(words, i + 1, low),
        NumberWord::Part(parts) => half(words, i + 1, parts),
        _ => None,
    }
}

/// A cardinal: groups below a thousand, each with its magnitude.
fn cardinal(words: &Words, i: usize) -> Option<Numeral> {
    let (mut total, mut group, mut at, mut end) = (0i64, 0i64, i, i);
    let (mut last, mut magnitude) = (i64::MAX, Number::ONE);
    if words.is_any(i, &["a", "an"]) {
        group = 1;
        at += 1;
        last = 0;
    }
    loop {
        let next = if words.is(at, "-") && !words.at(at).spaced && end > i { at + 1 } else { at };
        let next = if words.is_word(next, "and") && end > i && (last == 0 || last >= 100) { next + 1 } else { next };
        match words.number_word(next) {
            Some(NumberWord::One(n)) if last >= 20 && n < 20 || last == 0 && n > 0 => {
                if last == 0 && next == at && group % 100 != 0 {
                    break;
                }
                group += n;
                last = n.max(1);
            }
            Some(NumberWord::Ten(n)) if last >= 100 || last == 0 => {
                group += n;
                last = 20;
            }
            Some(NumberWord::Hundred) if group > 0 && group < 100 || next == i => {
                group = group.max(1) * 100;
                last = 0;
            }
            Some(NumberWord::Dozen(n)) if group > 0 && group < 100 && next == at => {
                group *= n;
                end = next + 1;
                break;
            }
            Some(NumberWord::Magnitude(by)) if group > 0 || next == i => {
                total = total.checked_add(group.checked_mul(by)?)?;
                group = 0;
                last = 0;
                if next > i + 1 || words.number_word(next + 1).is_none() {
                    magnitude = Number::whole(by);
                }
            }
            _ => break,
        }
        at = next + 1;
        end = at;
    }
    let value = total.checked_add(group)?;
    if let Some((part, end)) = and_a_part(words, end).filter(|_| end > i) {
        return Some(Numeral { magnitude, ..Numeral::whole(Number::whole(value).plus(part)?, end) });
    }
    (end > i).then(|| Numeral { magnitude, ..Numeral::whole(Number::whole(value), end) })
}

/// `and a half` behind a number, where a unit follows: `six and a half years`.
fn and_a_part(words: &Words, i: usize) -> Option<(Number, usize)> {
    // `two-and-a-half`: hyphens part the words as spaces do.
    let skip = |at: usize| at + usize::from(words.is(at, "-") && !words.at(at).spaced);
    let and = skip(i);
    let article = skip(and + 1);
    let part = skip(article + 1);
    if !words.is_word(and, "and") || !words.is_any(article, &["a", "one"]) {
        return None;
    }
    match words.number_word(part) {
        Some(NumberWord::Part(parts))
            if words.has(part + 1, Class::UNIT) || words.dash(part + 1) || matches!(words.number_word(part + 1), Some(NumberWord::Magnitude(_))) =>
        {
            Some((Number::ratio(1, parts)?, part + 1))
        }
        _ => None,
    }
}

/// `half a million`, `half a dozen`; `half` alone is a share.
fn half(words: &Words, i: usize, parts: i64) -> Option<Numeral> {
    let part = Number::ratio(1, parts)?;
    let of = i + 1 + usize::from(words.is_word(i + 1, "of"));
    let next = of + usize::from(words.is_any(of, &["a", "an"]));
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

/// `several`, `a few hundred`, `a couple of`, `a handful of`.
fn several(words: &Words, i: usize, low: i64) -> Option<Numeral> {
    let (low, high) = match words.text(i).to_ascii_lowercase().as_str() {
        "couple" => (2, 3),
        "handful" => (3, 6),
        _ => (low, 10),
    };
    let of = i + 1 + usize::from(words.is_word(i + 1, "of") && !words.has(i + 2, Class::ARTICLE));
    let (by, end) = match words.number_word(of) {
        Some(NumberWord::Hundred) => (100, of + 1),
        Some(NumberWord::Magnitude(by) | NumberWord::Dozen(by)) => (by, of + 1),
        _ => (1, i + 1),
    };
    let high = Number::whole(high).times(Number::whole(by))?;
    let vague = Some(Vague { hard_high: Some(high), soft_high: high });
    Some(Numeral { vague, ..Numeral::whole(Number::whole(low).times(Number::whole(by))?, end) })
}

/// `dozens`, `hundreds`, `hundreds of thousands`.
fn vague(words: &Words, i: usize, low: i64) -> Option<Numeral> {
    if words.is_word(i + 1, "of")
        && let Some(NumberWord::Vague(by)) = words.number_word(i + 2)
    {
        return at_least(Number::whole(low).times(Number::whole(by / 2))?, i + 3);
    }
    at_least(Number::whole(low), i + 1)
}

/// `tens of thousands`.
fn tens_of(words: &Words, i: usize) -> Option<Numeral> {
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
