//! Dates: `2 June 2025`, `Monday (Jun 2)`, `between June 20 and 30`, `mid-May`, `last month`, `in 2022`.

use super::{Draft, Extractor, Scan};
use crate::document::Locale;
use crate::quantity::{Day, Interval, Kind, Number, civil_day, day_of, weekday_of};
use crate::text::{Class, NumberWord, TokenKind, Words};

/// See [`super::EXTRACTORS`].
pub const EXTRACTOR: Extractor = Extractor { name: "date", at };

/// First and last day, and the token behind.
type Days = (Day, Day, usize);

fn at(scan: &Scan, i: usize) -> Option<Draft> {
    let words = &scan.words;
    let token = words.at(i);
    let info = words.info(i);
    let (low, high, end) = match token.kind {
        TokenKind::IsoDate => iso(words, i),
        TokenKind::Number => numeric(scan, i).or_else(|| day_first(scan, i)).or_else(|| year(scan, i)),
        TokenKind::Word if info.weekday.is_some() => weekday(scan, i),
        TokenKind::Word if info.month.is_some() => month_first(scan, i),
        TokenKind::Word if info.relative.is_some() => info.relative.map(|days| (scan.today + days, scan.today + days, i + 1)),
        TokenKind::Word if words.has(i, Class::DATE_WORD) => part_of_month(scan, i).or_else(|| relative(scan, i)),
        _ => None,
    }?;
    let number = |day: Day| Number::whole(day);
    let mut draft = Draft::plain(Kind::DATE, i..end, number(low), number(high));
    draft.base_unit = "day";
    draft.plain = Interval::closed(Some(number(low)), Some(number(high)));
    if words.is_any(i.wrapping_sub(1), &["by", "until", "till"]) && words.is_word(i.wrapping_sub(1), "by") {
        draft.plain = Interval::closed(None, Some(number(high)));
    }
    Some(draft)
}

fn iso(words: &Words, i: usize) -> Option<Days> {
    let mut parts = words.text(i).split('-').map(str::parse::<i64>);
    let day = civil_day(parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?)?;
    Some((day, day, i + 1))
}

/// `13/06/2025`; `02/06/2025` only where the document's locale tells which is the month.
fn numeric(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let slash = |at: usize| words.is(at, "/") && !words.at(at).spaced && !words.at(at + 1).spaced;
    if !slash(i + 1) || !slash(i + 3) || words.text(i + 4).len() != 4 || words.is(i + 5, "/") && !words.at(i + 5).spaced {
        return None;
    }
    let part = |at: usize| words.text(at).parse::<i64>().ok().filter(|_| words.at(at).kind == TokenKind::Number && words.text(at).len() <= 4);
    let (first, second, year) = (part(i)?, part(i + 2)?, part(i + 4)?);
    let day_first = civil_day(year, second, first);
    let month_first = civil_day(year, first, second);
    let day = match (day_first, month_first, scan.locale) {
        (Some(day), Some(other), None) if day != other => return None,
        (Some(_), Some(other), Some(Locale { day_first: false, .. })) => other,
        (Some(day), _, _) => day,
        (None, other, _) => other?,
    };
    Some((day, day, i + 5))
}

/// A month by name; `may` and `march` only as names.
fn month(words: &Words, i: usize) -> Option<i64> {
    words.info(i).month.filter(|_| words.at(i).capital)
}

/// A day of the month in digits: `2`, `2nd`; with the token behind.
fn day_number(words: &Words, i: usize) -> Option<(i64, usize)> {
    if words.at(i).kind != TokenKind::Number || words.text(i).len() > 2 {
        return None;
    }
    let day: i64 = words.text(i).parse().ok()?;
    let suffixed = !words.at(i + 1).spaced && words.number_word(i + 1) == Some(NumberWord::Suffix);
    (1..=31).contains(&day).then_some((day, i + 1 + usize::from(suffixed)))
}

/// The year written behind a day and month: `, 2025`, ` 2025`.
fn year_behind(words: &Words, i: usize) -> Option<(i64, usize)> {
    let at = i + usize::from(words.is(i, ",") || words.is_word(i, "of"));
    let plain = words.at(at).kind == TokenKind::Number && words.text(at).len() == 4;
    let year: i64 = if plain { words.text(at).parse().ok()? } else { return None };
    (1000..=2200).contains(&year).then_some((year, at + 1))
}

/// The day in the year that lies nearest to the document's date.
fn nearest(scan: &Scan, month: i64, day: i64) -> Option<Day> {
    let (year, _, _) = day_of(scan.today)?;
    (year - 1..=year + 1).filter_map(|year| civil_day(year, month, day)).min_by_key(|day| (day - scan.today).abs())
}

fn resolve(scan: &Scan, year: Option<i64>, month: i64, day: i64) -> Option<Day> {
    match year {
        Some(year) => civil_day(year, month, day),
        None => nearest(scan, month, day),
    }
}

/// `2 June`, `2nd of June 2025`, `20–30 June`.
fn day_first(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let (first, mut at) = day_number(words, i)?;
    let mut last = first;
    if words.dash(at) || words.is_any(at, &["to", "and"]) {
        let (day, end) = day_number(words, at + 1)?;
        last = day;
        at = end;
    }
    at += usize::from(words.is_word(at, "of")) + usize::from(words.dash(at) && !words.at(at).spaced);
    let month = month(words, at)?;
    let (year, end) = year_behind(words, at + 1).map_or((None, at + 1), |(year, end)| (Some(year), end));
    Some((resolve(scan, year, month, first)?, resolve(scan, year, month, last)?, end))
}

/// `June 2`, `Jun. 2, 2025`, `June 20 and 30`, `June 20 to July 3`, `February 2022`, `in May`.
fn month_first(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let month_number = month(words, i)?;
    let after = i + 1 + usize::from(words.is(i + 1, ".") && !words.at(i + 1).spaced && words.at(i).end - words.at(i).start <= 4);
    if let Some((day, end)) = day_number(words, after) {
        return days_of_month(scan, month_number, day, end);
    }
    if let Some((year, end)) = year_behind(words, after) {
        return whole_month(year, month_number, end);
    }
    let led = words
        .is_any(i.wrapping_sub(1), &["in", "since", "by", "until", "of", "during", "from", "before", "after", "through", "late", "early", "mid", "to", "for"])
        || words.dash(i.wrapping_sub(1)) && words.is_word(i.wrapping_sub(2), "mid");
    let full_name = words.at(i).end - words.at(i).start > 3 || words.is_word(i, "may");
    if !led || !full_name {
        return None;
    }
    let (year, _, _) = day_of(nearest(scan, month_number, 15)?)?;
    whole_month(year, month_number, i + 1)
}

fn days_of_month(scan: &Scan, month_number: i64, first: i64, end: usize) -> Option<Days> {
    let words = &scan.words;
    let (mut last_month, mut last, mut at) = (month_number, first, end);
    if words.dash(end) || words.is_any(end, &["to", "and", "through"]) {
        if let Some((day, next)) = day_number(words, end + 1).filter(|(day, next)| *day > first && !words.has(*next, Class::UNIT)) {
            (last, at) = (day, next);
        } else if let Some((month, (day, next))) =
            month(words, end + 1).zip(day_number(words, end + 2)).filter(|_| !words.is_word(end, "and") || words.is_word(end - 3, "between"))
        {
            (last_month, last, at) = (month, day, next);
        }
    }
    let (year, end) = year_behind(words, at).map_or((None, at), |(year, end)| (Some(year), end));
    let (from, to) = (resolve(scan, year, month_number, first)?, resolve(scan, year, last_month, last)?);
    (from <= to).then_some((from, to, end))
}

fn whole_month(year: i64, month: i64, end: usize) -> Option<Days> {
    Some((civil_day(year, month, 1)?, last_day(year, month)?, end))
}

fn last_day(year: i64, month: i64) -> Option<Day> {
    let next = if month == 12 { civil_day(year + 1, 1, 1)? } else { civil_day(year, month + 1, 1)? };
    Some(next - 1)
}

/// `Monday`, `Monday, June 2`, `Monday (Jun 2)`, `next Tuesday`, `2 days later` not.
fn weekday(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    if !words.at(i).capital || words.at(i).end - words.at(i).start < 4 && !words.is_any(i + 1, &[",", "."]) && month(words, i + 1).is_none() {
        return None;
    }
    let name = words.info(i).weekday?;
    let dot = usize::from(words.is(i + 1, ".") && words.at(i).end - words.at(i).start <= 5);
    let open = i + 1 + dot + usize::from(matches!(words.text(i + 1 + dot), "," | "("));
    let dated = day_first(scan, open).or_else(|| month(words, open).and_then(|_| month_first(scan, open)));
    if let Some((low, high, end)) = dated.filter(|(low, high, _)| low == high) {
        return Some((low, high, end));
    }
    let today = weekday_of(scan.today)?;
    let back = (today - name).rem_euclid(7);
    let day = if words.is_any(i.wrapping_sub(1), &["next", "coming"]) || coming(scan, i) {
        scan.today + if back == 0 { 7 } else { 7 - back }
    } else {
        scan.today - back
    };
    Some((day, day, i + 1))
}

/// Whether the clause before a weekday speaks of the future.
fn coming(scan: &Scan, i: usize) -> bool {
    let words = &scan.words;
    (scan.sentence.start.max(i.saturating_sub(8))..i).rev().take_while(|at| !matches!(words.text(*at), "," | ";")).any(|at| words.has(at, Class::FUTURE))
}

/// `mid-May`, `early June`, `the end of the month`.
fn part_of_month(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let part = words.text(i).to_ascii_lowercase();
    let mut at = i + 1;
    let named = match part.as_str() {
        "mid" | "early" | "late" => {
            at += usize::from(words.dash(at));
            true
        }
        "end" | "beginning" | "start" | "middle" if words.is_word(at, "of") => {
            at += 1;
            false
        }
        _ => return None,
    };
    let (year, month_number, end) = if let Some(month_number) = month(words, at) {
        match year_behind(words, at + 1) {
            Some((year, end)) => (year, month_number, end),
            None => (day_of(nearest(scan, month_number, 15)?)?.0, month_number, at + 1),
        }
    } else if !named && words.is_any(at, &["the", "this"]) && words.is_word(at + 1, "month") {
        let (year, month_number, _) = day_of(scan.today)?;
        (year, month_number, at + 2)
    } else {
        return None;
    };
    let day = |day| civil_day(year, month_number, day);
    let last = last_day(year, month_number)?;
    Some(match part.as_str() {
        "mid" | "middle" => (day(11)?, day(20)?, end),
        "early" | "beginning" | "start" => (day(1)?, day(10)?, end),
        "late" => (day(21)?, last, end),
        _ => (last - 9, last, end),
    })
}

/// `next week`, `last month`, `this year`.
fn relative(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let shift = match words.text(i).to_ascii_lowercase().as_str() {
        "next" => 1,
        "last" => -1,
        "this" => 0,
        _ => return None,
    };
    let (year, month, _) = day_of(scan.today)?;
    let whole_year = |year| Some((civil_day(year, 1, 1)?, civil_day(year, 12, 31)?, i + 2));
    match words.text(i + 1).to_ascii_lowercase().as_str() {
        "week" => {
            let monday = scan.today - weekday_of(scan.today)? + 7 * shift;
            Some((monday, monday + 6, i + 2))
        }
        "month" => {
            let count = year * 12 + month - 1 + shift;
            whole_month(count.div_euclid(12), count.rem_euclid(12) + 1, i + 2)
        }
        "year" => whole_year(year + shift),
        _ => None,
    }
}

/// `in 2022`, `since 2014`, `the 2022 invasion` not.
fn year(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let year: i64 = (words.text(i).len() == 4).then(|| words.text(i).parse().ok()).flatten()?;
    let led = words.is_any(i.wrapping_sub(1), &["in", "since", "until", "from", "during", "before", "after", "year", "by", "of", "early", "late"]);
    // `In 2019 forty people`, `in 2019 another 50`, `in 2019 Keller said`: what follows begins something new.
    let counts = words.number_word(i + 1).is_some_and(|number| !matches!(number, NumberWord::Hundred | NumberWord::Magnitude(_) | NumberWord::Dozen(_)));
    let begins = counts || words.at(i + 1).capital || words.has(i + 1, Class::ADDITIONAL);
    let alone = !words.word(i + 1) || begins || words.has(i + 1, Class::GRAMMAR) || words.is_any(i.wrapping_sub(1), &["since", "year"]);
    let unit = words.has(i + 1, Class::UNIT);
    ((1500..=2100).contains(&year) && led && alone && !unit).then_some(())?;
    Some((civil_day(year, 1, 1)?, civil_day(year, 12, 31)?, i + 1))
}
