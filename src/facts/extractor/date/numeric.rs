//! Days in digits alone: `2025-06-02`, `23.04.2022`, `3/15/2013`.

use super::absolute::nearest;
use super::{Days, Scan, whole_month};
use crate::document::Locale;
use crate::quantity::{Day, civil_day};
use crate::text::{Class, TokenKind, Words, letters};

/// `2025-06-02`, with or without a time behind it.
pub fn iso(words: &Words, i: usize) -> Option<Days> {
    let mut parts = words.text(i).split('-').map(str::parse::<i64>);
    let day = civil_day(parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?)?;
    Some((day, day, i + 1))
}

/// `23.04.2022`, `10.31.1974`: day, month and year.
pub fn dotted(words: &Words, i: usize) -> Option<Days> {
    let mut parts = words.text(i).split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let plain = parts.next().is_none() && year.len() == 4 && day.len() <= 2 && month.len() <= 2;
    let (year, month, day) = (year.parse().ok().filter(|_| plain)?, month.parse().ok()?, day.parse().ok()?);
    let day = civil_day(year, month, day).or_else(|| civil_day(year, day, month))?;
    Some((day, day, i + 1))
}

/// `3/15/2013`, `15/3/13`, `2013/3/15`, `07-27-2022`, and `3/15` where it is no fraction. Where day and month may be changed, it is one of both.
pub fn parted(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let mark = words.text(i + 1);
    let number = |at: usize| {
        let whole = words.at(at).kind == TokenKind::Number && words.text(at).len() <= 4 && words.text(at).bytes().all(|b| b.is_ascii_digit());
        if whole { words.text(at).parse::<i64>().ok() } else { None }
    };
    let glued = |at: usize| words.is(at, mark) && !words.at(at).spaced && !words.at(at + 1).spaced;
    if !matches!(mark, "/" | "-") || !glued(i + 1) {
        return None;
    }
    let first = number(i)?;
    // `2012/Aug/10`.
    if let (true, Some(month)) = (words.text(i).len() == 4, words.info(i + 2).month) {
        let day = civil_day(first, month, number(i + 4).filter(|_| glued(i + 3))?)?;
        return Some((day, day, i + 5));
    }
    let second = number(i + 2)?;
    let third = number(i + 4).filter(|_| glued(i + 3));
    let either = |a: Option<Day>, b: Option<Day>, end: usize| {
        let (a, b) = (a.or(b)?, b.or(a)?);
        Some((a.min(b), a.max(b), end))
    };
    match third {
        Some(_) if words.is(i + 5, mark) && !words.at(i + 5).spaced => None,
        Some(third) if words.text(i).len() == 4 => either(civil_day(first, second, third), None, i + 5),
        Some(third) if matches!(words.text(i + 4).len(), 2 | 4) => {
            let year = match third {
                0..=49 => 2000 + third,
                50..=99 => 1900 + third,
                _ => third,
            };
            let (month_first, day_first) = (civil_day(year, first, second), civil_day(year, second, first));
            match scan.locale {
                Some(Locale { day_first: true, .. }) => either(day_first.or(month_first), None, i + 5),
                Some(_) => either(month_first.or(day_first), None, i + 5),
                None => either(month_first, day_first, i + 5),
            }
        }
        // `06/2004`.
        None if words.text(i + 2).len() == 4 && mark == "/" => whole_month(Some(second).filter(|year| (1900..2100).contains(year))?, first, i + 3),
        None if mark == "/" && day_and_month(words, i, first, second) => {
            either(nearest(scan, first, second), nearest(scan, second, first).filter(|_| first > 12), i + 3)
        }
        _ => None,
    }
}

/// Whether `3/15` is a day and not a part, a score or a name.
fn day_and_month(words: &Words, i: usize, first: i64, second: i64) -> bool {
    let led = words.is_any(i.wrapping_sub(1), letters!["on", "by", "until", "till", "from", "between", "before", "after", "since", "of"])
        || words.info(i.wrapping_sub(1)).weekday.is_some()
        || words.is(i.wrapping_sub(1), ",") && words.info(i.wrapping_sub(2)).weekday.is_some();
    let fraction = first < second && (second <= 10 || matches!(second, 12 | 16 | 20));
    // `By Friday, 3/4 of families were back`.
    let share = fraction && words.is_word(i + 3, "of");
    let name = first == 9 && second == 11 || first == 24 && second == 7;
    !name && (led || !fraction && first <= 12 && second > 10) && !words.has(i + 3, Class::UNIT) && !share
}
