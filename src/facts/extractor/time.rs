//! Times of the day: `13:00`, `1pm`, `noon`.

use super::{Draft, Extractor, Scan};
use crate::quantity::{Kind, Number};
use crate::text::{TokenKind, Words};

/// See [`super::EXTRACTORS`].
pub const EXTRACTOR: Extractor = Extractor { name: "time", at };

fn at(scan: &Scan, i: usize) -> Option<Draft> {
    let words = &scan.words;
    let (minute, end) = match words.at(i).kind {
        TokenKind::Clock => clock(words, i)?,
        TokenKind::Number => hour(words, i)?,
        TokenKind::Word if words.is_any(i, &["noon", "midday"]) => (720, i + 1),
        TokenKind::Word if words.is_word(i, "midnight") => (0, i + 1),
        _ => return None,
    };
    let minute = Number::whole(minute);
    let mut draft = Draft::plain(Kind::TIME, i..end, minute, minute);
    draft.base_unit = "minute";
    Some(draft)
}

fn clock(words: &Words, i: usize) -> Option<(i64, usize)> {
    let mut parts = words.text(i).split(':');
    let hour: i64 = parts.next()?.parse().ok()?;
    let minute: i64 = parts.next()?.parse().ok()?;
    if hour > 24 || minute > 59 {
        return None;
    }
    match half_day(words, i + 1) {
        Some((pm, end)) => Some((twelve(hour, pm)? * 60 + minute, end)),
        None => Some((hour % 24 * 60 + minute, i + 1)),
    }
}

/// `1pm`, `1.30pm`, `8 o'clock`.
fn hour(words: &Words, i: usize) -> Option<(i64, usize)> {
    let text = words.text(i);
    let (hour, minute) = match text.split_once('.') {
        Some((hour, minute)) if minute.len() == 2 => (hour.parse::<i64>().ok()?, minute.parse::<i64>().ok().filter(|m| *m < 60)?),
        Some(_) => return None,
        None => (text.parse().ok()?, 0),
    };
    if words.is_any(i + 1, &["o'clock", "o’clock"]) && hour <= 12 {
        return Some((hour * 60, i + 2));
    }
    let (pm, end) = half_day(words, i + 1)?;
    Some((twelve(hour, pm)? * 60 + minute, end))
}

fn twelve(hour: i64, pm: bool) -> Option<i64> {
    (1..=12).contains(&hour).then_some(hour % 12 + if pm { 12 } else { 0 })
}

/// `am` or `pm` in its spellings: whether afternoon, and the token behind it.
fn half_day(words: &Words, i: usize) -> Option<(bool, usize)> {
    if words.is_any(i, &["am", "a.m.", "a.m"]) && (!words.at(i).spaced || !words.is(i, "am")) || words.is(i, "AM") {
        return Some((false, i + 1));
    }
    words.is_any(i, &["pm", "p.m.", "p.m"]).then_some((true, i + 1))
}
