//! Stretches of the calendar and their parts: `mid-May`, `the end of the year`, `the 1990s`, `summer 2019`, `Q3 2018`, `the week of June 2`.

use super::absolute::year_behind;
use super::{Days, Scan, last_day, months_from, relative, single};
use crate::quantity::{Day, civil_day, day_of, weekday_of};
use crate::text::{Class, NumberWord, TokenKind, letters};

/// First and last month of a season of the northern half of the world.
pub fn season(word: &str) -> Option<(i64, i64)> {
    let months = [("spring", (3, 6)), ("summer", (6, 9)), ("autumn", (9, 12)), ("fall", (9, 12)), ("winter", (12, 3))];
    months.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, months)| *months)
}

/// The last day of a season that begins in a year.
pub fn season_end(year: i64, first: i64, last: i64) -> Option<Day> {
    civil_day(if last < first { year + 1 } else { year }, last, 21)
}

/// `mid-May`, `early June`, `the end of the month`, `late 2019`, `the beginning of next week`, `end of day` not.
pub fn part(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    if !words.is_any(i, letters!["mid", "early", "late", "end", "beginning", "start", "middle"]) {
        return None;
    }
    let word = words.text(i).to_ascii_lowercase();
    let at = match word.as_str() {
        "mid" | "early" | "late" => i + 1 + usize::from(words.dash(i + 1) || words.is_word(i + 1, "in")),
        "end" | "beginning" | "start" | "middle" if words.is_word(i + 1, "of") => i + 2,
        _ => return None,
    };
    let at = at + usize::from(words.is_word(at, "the"));
    // `the early '60s`.
    let at = at + usize::from(super::apostrophe(words, at));
    let (low, high, end) = whole(scan, at)?;
    let length = high - low + 1;
    // A month has its tens, a year its four months, a decade its three years; anything else its thirds.
    let month = (28..=31).contains(&length);
    let (year, _, _) = day_of(low)?;
    let third = match length {
        28..=31 => 10,
        365 | 366 if word == "late" || word == "end" => high - civil_day(year, 9, 1)? + 1,
        365 | 366 => civil_day(year, 5, 1)? - low,
        3652 | 3653 => civil_day(year + 3, 1, 1)? - low,
        _ => (length / 3).max(1),
    };
    Some(match word.as_str() {
        "mid" | "middle" => (low + third, if month { low + 19 } else { high - third }, end),
        "early" | "beginning" | "start" => (low, low + third - 1, end),
        "late" if month => (low + 20, high, end),
        _ => (high - third + 1, high, end),
    })
}

/// The week, month, quarter, year or decade that begins at a token, as something to take a part of.
fn whole(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    if let Some(month) = words.info(i).month.filter(|_| words.at(i).capital || words.at(i).end - words.at(i).start > 4) {
        if let Some((year, end)) = year_behind(words, i + 1).filter(|(year, _)| *year > 31) {
            return super::whole_month(year, month, end);
        }
        let (year, _, _) = day_of(scan.today)?;
        let middle = (year - 1..=year + 1).filter_map(|year| civil_day(year, month, 15)).min_by_key(|day| (day - scan.today).abs())?;
        return super::whole_month(day_of(middle)?.0, month, i + 1);
    }
    if words.at(i).kind == TokenKind::Number {
        return in_digits(scan, i).or_else(|| {
            let (year, end) = year_behind(words, i).filter(|(year, _)| *year > 31)?;
            super::whole_year(year, end)
        });
    }
    let this = words.is_any(i, letters!["this", "current", "next", "last", "coming", "past", "previous", "following"]);
    if this { relative::shifted(scan, i) } else { this_one(scan, i) }
}

/// `the month`, `the year` without another word: the document's own.
fn this_one(scan: &Scan, i: usize) -> Option<Days> {
    let (year, month, _) = day_of(scan.today)?;
    let monday = scan.today - weekday_of(scan.today)?;
    match scan.words.text(i).to_ascii_lowercase().as_str() {
        "week" => Some((monday, monday + 6, i + 1)),
        "month" => months_from(scan.today, 0, 0, i + 1),
        "quarter" => months_from(scan.today, -((month - 1) % 3), 2 - (month - 1) % 3, i + 1),
        "year" => super::whole_year(year, i + 1),
        _ => None,
    }
}

/// `1990s`, `the '90s`, `20th century`, `3rd quarter`, `the 18th`.
pub fn in_digits(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let text = words.text(i);
    let plural = words.is_any(i + 1, letters!["s", "'s", "’s"]) && (!words.at(i + 1).spaced || text.len() == 4 && words.is(i + 1, "s"));
    let number: i64 = text.parse().ok()?;
    if plural && number % 10 == 0 {
        let decade = match text.len() {
            4 if (1500..=2100).contains(&number) => number,
            2 if super::apostrophe(words, i.wrapping_sub(1)) && !words.at(i).spaced || words.is_word(i.wrapping_sub(1), "the") || of_century(scan, i) => {
                1900 + number + if number < 30 { 100 } else { 0 }
            }
            _ => return None,
        };
        let last = if decade % 100 == 0 && text.len() == 4 && decade < 2000 { 99 } else { 9 };
        return Some((civil_day(decade, 1, 1)?, civil_day(decade + last, 12, 31)?, i + 2));
    }
    if !words.suffixed(i) {
        return dashed_quarter(scan, i, number);
    }
    ordinal_period(scan, number, i + 2 + usize::from(words.dash(i + 2))).or_else(|| day_of_month(scan, i, number))
}

/// `in the early 80s`, `the 1970s and early 80s`; `in his early 50s` is an age.
fn of_century(scan: &Scan, i: usize) -> bool {
    let words = &scan.words;
    let part = i.wrapping_sub(1 + usize::from(words.dash(i.wrapping_sub(1))));
    words.is_any(part, letters!["early", "mid", "late"]) && words.is_any(part.wrapping_sub(1), letters!["the", "and", "or", "to", "in", "since"])
}

/// `2018 Q1`, `2017-q1`.
fn dashed_quarter(scan: &Scan, i: usize, year: i64) -> Option<Days> {
    let at = i + 1 + usize::from(scan.words.dash(i + 1));
    let quarter = quarter_word(scan, at).filter(|_| (1900..=2100).contains(&year))?;
    months_of(year, quarter, at + 1)
}

fn quarter_word(scan: &Scan, i: usize) -> Option<i64> {
    ["q1", "q2", "q3", "q4"].iter().position(|q| scan.words.is_word(i, q)).and_then(|n| i64::try_from(n).ok()).map(|n| n + 1)
}

fn months_of(year: i64, quarter: i64, end: usize) -> Option<Days> {
    Some((civil_day(year, 3 * quarter - 2, 1)?, last_day(year, 3 * quarter)?, end))
}

/// `third quarter of 2018`, `first quarter`, `twentieth century`: an ordinal word and what it counts.
pub fn quarter(scan: &Scan, i: usize) -> Option<Days> {
    match scan.words.number_word(i)? {
        NumberWord::Ordinal(n) => ordinal_period(scan, n, i + 1 + usize::from(scan.words.dash(i + 1))),
        _ => None,
    }
}

/// The quarter or century of this number, where token `i` names it.
fn ordinal_period(scan: &Scan, number: i64, i: usize) -> Option<Days> {
    let words = &scan.words;
    if words.is_word(i, "century") && (1..=30).contains(&number) {
        let last = number * 100;
        return Some((civil_day(last - 99, 1, 1)?, civil_day(last, 12, 31)?, i + 1));
    }
    // `the first half of 2019`; a half without its year is one of a game.
    if words.is_word(i, "half") && number <= 2 {
        let (year, end) = year_behind(words, i + 1).filter(|(year, _)| *year > 31)?;
        return Some((civil_day(year, 6 * number - 5, 1)?, last_day(year, 6 * number)?, end));
    }
    if !words.is_any(i, letters!["quarter", "qtr"]) || !(1..=4).contains(&number) {
        return None;
    }
    let (this, _, _) = day_of(scan.today)?;
    let of = i + 1 + usize::from(words.is_word(i + 1, "of"));
    match year_behind(words, i + 1).filter(|(year, _)| *year > 31) {
        Some((year, end)) => months_of(year, number, end),
        None => match relative::shifted(scan, of).filter(|_| words.is_word(of + 1, "year")) {
            Some((low, _, end)) => months_of(day_of(low)?.0, number, end),
            None => months_of(this, number, i + 1),
        },
    }
}

/// `on the 18th`: of the month nearest to the document's date.
fn day_of_month(scan: &Scan, i: usize, day: i64) -> Option<Days> {
    let words = &scan.words;
    let led = words.is_word(i.wrapping_sub(1), "the")
        && words.is_any(i.wrapping_sub(2), letters!["on", "by", "of", "until", "till", "from", "to", "before", "after", "since"]);
    let alone = !words.word(i + 2) || words.is_any(i + 2, letters!["at", "from", "to", "until", "and"]);
    let (year, month, _) = day_of(scan.today).filter(|_| led && alone)?;
    let months = (year * 12 + month - 2)..=(year * 12 + month);
    let found = months.filter_map(|count| civil_day(count.div_euclid(12), count.rem_euclid(12) + 1, day)).min_by_key(|found| (found - scan.today).abs())?;
    Some((found, found, i + 2))
}

/// `summer 2019`, `in the summer`, `the week of June 2`, `Q3 2018`, `day before yesterday`.
pub fn named(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    if let Some(quarter) = quarter_word(scan, i) {
        let (year, end) = year_behind(words, i + 1).filter(|(year, _)| *year > 31).map_or((day_of(scan.today)?.0, i + 1), |found| found);
        return months_of(year, quarter, end);
    }
    if words.is_word(i, "week") && words.is_any(i + 1, letters!["of", "beginning", "starting", "ending"]) {
        let at = i + 2 + usize::from(words.is_word(i + 2, "the"));
        let (day, last, end) = single(scan, at).filter(|(low, high, _)| low == high)?;
        let monday = day - weekday_of(day)?;
        return Some(if words.is_word(i + 1, "of") {
            (monday, monday + 6, end)
        } else if words.is_word(i + 1, "ending") {
            (last - 6, last, end)
        } else {
            (day, day + 6, end)
        });
    }
    if words.is_word(i, "day") && words.is_any(i + 1, letters!["before", "after"]) {
        let shift = if words.is_word(i + 1, "before") { -1 } else { 1 };
        let (day, _, end) = single(scan, i + 2).filter(|(low, high, _)| low == high)?;
        return Some((day + shift, day + shift, end));
    }
    weekend(scan, i).or_else(|| in_season(scan, i))
}

/// `over the weekend`: the last one, or the next where the clause speaks of the future.
fn weekend(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let led = words.is_word(i.wrapping_sub(1), "the")
        && words.is_any(i.wrapping_sub(2), letters!["over", "at", "on", "during", "before", "after", "until", "since", "by"]);
    if !words.is_word(i, "weekend") || !led || words.word(i + 1) && !words.has(i + 1, Class::GRAMMAR.with(Class::RATE)) && !words.at(i + 1).capital {
        return None;
    }
    let saturday = scan.today - (weekday_of(scan.today)? + 2).rem_euclid(7) + 7 * i64::from(to_come(scan, i) || super::coming(scan, i - 1));
    Some((saturday, saturday + 1, i + 1))
}

/// Whether a modal before a date makes it one to come.
fn to_come(scan: &Scan, i: usize) -> bool {
    (scan.sentence.start.max(i.saturating_sub(8))..i).any(|at| scan.words.has(at, Class::MODAL))
}

/// A season with its year, or led by words of time.
fn in_season(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let (first, last) = season(words.text(i))?;
    if let Some((year, end)) = year_behind(words, i + 1).filter(|(year, _)| *year > 31) {
        return Some((civil_day(year, first, 1)?, season_end(year, first, last)?, end));
    }
    let led = words.is_any(i.wrapping_sub(1), letters!["in", "since", "until", "till", "by"])
        || words.is_word(i.wrapping_sub(1), "the")
            && words.is_any(i.wrapping_sub(2), letters!["in", "during", "of", "since", "until", "till", "by", "over", "through", "throughout"]);
    let alone = !words.word(i + 1) || words.has(i + 1, Class::GRAMMAR);
    let (year, _, _) = day_of(scan.today).filter(|_| led && alone)?;
    let seasons = (year - 1..=year + 1).filter_map(|year| Some((civil_day(year, first, 1)?, season_end(year, first, last)?)));
    let off = |(low, high): &(Day, Day)| if *low <= scan.today && scan.today <= *high { 0 } else { (low - scan.today).abs().min((high - scan.today).abs()) };
    // `should be done by the summer`: the next one.
    let ahead = words.is_any(i.wrapping_sub(1), letters!["by", "until", "till", "the"]) && (to_come(scan, i) || super::ahead(scan, i));
    let since = words.is_word(i.wrapping_sub(1), "since");
    let near = seasons.filter(|(low, high)| (!ahead || *high >= scan.today) && (!since || *low <= scan.today)).min_by_key(off)?;
    Some((near.0, near.1, i + 1))
}
