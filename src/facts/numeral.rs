//! Numbers in digits and in words.

mod code;
mod fraction;
pub mod score;
mod spelled;
mod vague;

use crate::quantity::Number;
use crate::quantity::kind::Written;
use crate::text::{Class, NumberWord, TokenKind, Words, letters};
pub use code::{address, first_of_list, in_prose, part_of_a_name};
pub use fraction::{denominator, fraction_mark};
use spelled::spelled;

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

    /// Whether the token is digits alone, with nothing glued to them.
    pub fn is_plain(words: &Words, i: usize) -> bool {
        words.at(i).kind == TokenKind::Number && words.text(i).bytes().all(|b| b.is_ascii_digit()) && (words.at(i + 1).spaced || !words.word(i + 1))
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

fn digits(words: &Words, i: usize, money: bool) -> Option<Numeral> {
    let text = words.text(i);
    if score::untold(words, i)
        || part_of_a_name(words, i) && !(money && words.has(i.wrapping_sub(1), Class::CURRENCY))
        || text.len() > 1 && text.starts_with('0') && !text.starts_with("0.")
    {
        return None;
    }
    let end = grouped_by_spaces(words, i);
    let value = Number::decimal(words.span(i, end).of(words.text))?;
    let places = text.bytes().rev().position(|byte| byte == b'.').unwrap_or_default();
    let step = if places == 0 { Number::ONE } else { Number::ONE.over(power_of_ten(i64::try_from(places).ok()?)?)? };
    let numeral = Numeral { value, written: Written { step, decimals: places > 0 }, end, vague: None, digits: true, magnitude: Number::ONE };
    if words.is(end, "/") && !words.at(end).spaced {
        return fraction::written(words, i).map(|(part, end)| Numeral { digits: true, ..Numeral::whole(part, end) });
    }
    if let Some((power, end)) = exponent(words, end) {
        return numeral.scaled(power, end).map(|n| Numeral { magnitude: Number::ONE, ..n });
    }
    if let Some((by, end)) = magnitude(words, &numeral, money) {
        return numeral.scaled(by, end);
    }
    // 4G, 3D, 737s, 20th: no number of anything.
    if !words.at(end).spaced && words.word(end) && !unit_behind(words, end) {
        return None;
    }
    let part = fraction::behind(words, end).or_else(|| fraction::mixed(words, end)).or_else(|| fraction::point(words, end));
    match part {
        Some((part, end)) => Some(Numeral { value: value.plus(part)?, end, ..numeral }),
        None => Some(numeral),
    }
}

/// `1 234 567`, `40 000`: groups of three parted by spaces; a lone group only where it is all noughts.
fn grouped_by_spaces(words: &Words, i: usize) -> usize {
    let plain = |at: usize| words.at(at).kind == TokenKind::Number && words.text(at).bytes().all(|b| b.is_ascii_digit());
    let group = |at: usize| plain(at) && words.at(at).start == words.before(at).end + 1 && words.text(at).len() == 3;
    if words.text(i).len() > 3 || !plain(i) || !group(i + 1) {
        return i + 1;
    }
    let end = (i + 1..i + 8).find(|at| !group(*at)).unwrap_or(i + 1);
    if end > i + 2 || words.is(i + 1, "000") { end } else { i + 1 }
}

/// `× 10^-30`, `e10` behind digits: the power of ten, and the token behind.
fn exponent(words: &Words, i: usize) -> Option<(Number, usize)> {
    if let Some(power) = words.text(i).strip_prefix(['e', 'E']).filter(|_| !words.at(i).spaced) {
        if power.is_empty() && words.is_any(i + 1, letters!["+", "-"]) && !words.at(i + 1).spaced && words.at(i + 2).kind == TokenKind::Number {
            let power: i64 = words.text(i + 2).parse().ok()?;
            return Some((power_of_ten(if words.is(i + 1, "-") { -power } else { power })?, i + 3));
        }
        return Some((power_of_ten(power.parse().ok()?)?, i + 1));
    }
    if !words.is_any(i, letters!["×", "x", "·", "*"]) || !words.is(i + 1, "10") {
        return None;
    }
    let raised = i + 2 + usize::from(words.is(i + 2, "^"));
    let minus = words.is_any(raised, letters!["-", "−", "⁻", "–"]) && !words.at(raised).spaced;
    let digits = raised + usize::from(minus);
    let (power, end) = if words.at(digits).kind == TokenKind::Number && !words.at(digits).spaced {
        (words.text(digits).parse().ok()?, digits + 1)
    } else {
        superscript(words, digits)?
    };
    Some((power_of_ten(if minus { -power } else { power })?, end))
}

/// `³⁰`: raised digits, a token each.
fn superscript(words: &Words, i: usize) -> Option<(i64, usize)> {
    let digit = |at: usize| ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"].iter().position(|mark| words.is(at, mark));
    let (mut power, mut end) = (i64::try_from(digit(i)?).ok()?, i + 1);
    while let Some(next) = digit(end).filter(|_| end < i + 3) {
        power = power * 10 + i64::try_from(next).ok()?;
        end += 1;
    }
    Some((power, end))
}

fn power_of_ten(power: i64) -> Option<Number> {
    let ten = (0..power.unsigned_abs().min(40)).try_fold(Number::ONE, |product, _| product.times(Number::whole(10)))?;
    if power < 0 { Number::ONE.over(ten) } else { Some(ten) }
}

fn unit_behind(words: &Words, i: usize) -> bool {
    // The 1990s are no seconds.
    if words.is(i, "s") && !words.text(i - 1).contains('.') {
        return false;
    }
    words.lexicon.units.forwards(words.tokens, i).is_some()
        || words.lexicon.short_unit(words.text(i)).is_some()
        || matches!(words.number_word(i), Some(NumberWord::Short(_)))
        || words.is_any(i, letters!["am", "pm", "a.m.", "p.m."])
}

/// The magnitude behind digits: `million`, `-million`, `bn`, `dozens`, and `m` where it cannot be a metre.
fn magnitude(words: &Words, figure: &Numeral, money: bool) -> Option<(Number, usize)> {
    let i = figure.end;
    let at = if words.is(i, "-") && !words.at(i).spaced { i + 1 } else { i };
    if let Some((mut by, mut end)) = spelled::multiplier(words, at) {
        // `3 thousand million`, `7 lakh crore`.
        if let Some((more, next)) = spelled::multiplier(words, end) {
            (by, end) = (by.checked_mul(more)?, next);
        }
        return Some((Number::whole(by), end));
    }
    let NumberWord::Short(by) = words.number_word(at)? else { return None };
    let glued = !words.at(i).spaced;
    let capital = words.at(at).capital;
    let sure = money || counts_something(words, at + 1) || words.is_word(at, "k");
    // A capital M is no metre; `3M` and `5B` may be names.
    let large = capital && (figure.written.decimals || figure.value >= Number::whole(10)) && !words.at(at + 1).capital;
    (glued && (sure || large || !capital && figure.written.decimals && words.is(at, "b")) || capital && counts_something(words, at + 1) && words.is(at, "B"))
        .then(|| (Number::whole(by), at + 1))
}

fn counts_something(words: &Words, i: usize) -> bool {
    words.word(i) && !words.at(i).capital && (words.has(i, Class::PERSON_PLURAL) || crate::text::singular(&words.text(i).to_lowercase()).is_some())
}
