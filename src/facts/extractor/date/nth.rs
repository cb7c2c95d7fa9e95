//! One of several in a month or year: `the first Monday in March`, `last week of September 2014`, `last day of the year`.

use super::absolute::{nearest, year_behind};
use super::{Days, Scan, relative, whole_month, whole_year};
use crate::quantity::{day_of, weekday_of};
use crate::text::{NumberWord, TokenKind, letters};

/// The one that an ordinal or `last` at token `i` counts.
pub fn nth(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let suffixed = words.at(i).kind == TokenKind::Number && words.suffixed(i);
    let nth = match words.number_word(i) {
        Some(NumberWord::Ordinal(n)) => n,
        None if words.is_word(i, "last") => -1,
        None if suffixed => words.text(i).parse().ok().filter(|nth| (1..=366).contains(nth))?,
        _ => return None,
    };
    let unit = i + 1 + usize::from(suffixed);
    let weekday = words.info(unit).weekday;
    if weekday.is_none() && !words.is_any(unit, letters!["day", "week", "weekend"]) || !words.is_any(unit + 1, letters!["of", "in"]) {
        return None;
    }
    let (low, high, end) = frame(scan, unit + 2)?;
    let found = if let Some(name) = weekday {
        let from_low = low + (name - weekday_of(low)?).rem_euclid(7);
        let from_high = high - (weekday_of(high)? - name).rem_euclid(7);
        let day = if nth > 0 { from_low + 7 * (nth - 1) } else { from_high };
        (day, day)
    } else if words.is_word(unit, "day") {
        let day = if nth > 0 { low + nth - 1 } else { high };
        (day, day)
    } else if nth > 0 {
        (low + 7 * (nth - 1), low + 7 * nth - 1)
    } else {
        (high - 6, high)
    };
    (low <= found.0 && found.1 <= high).then_some((found.0, found.1, end))
}

/// The month or year that it lies in.
fn frame(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let i = i + usize::from(words.is_word(i, "the"));
    if let Some(month) = words.info(i).month.filter(|_| words.at(i).capital || words.at(i).end - words.at(i).start > 3) {
        let year = || Some((day_of(nearest(scan, month, 15)?)?.0, i + 1));
        let (year, end) = year_behind(words, i + 1).filter(|(year, _)| *year > 31).or_else(year)?;
        return whole_month(year, month, end);
    }
    if words.at(i).kind == TokenKind::Number {
        let (year, end) = year_behind(words, i).filter(|(year, _)| *year > 31)?;
        return whole_year(year, end);
    }
    match words.text(i).to_ascii_lowercase().as_str() {
        "month" => super::months_from(scan.today, 0, 0, i + 1),
        "year" => whole_year(day_of(scan.today)?.0, i + 1),
        _ => relative::shifted(scan, i),
    }
}
