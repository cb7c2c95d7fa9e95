//! Days, months and years by name or number.

use super::{Days, Scan, ahead, clause_before, coming, numeric, relative, whole_month};
use crate::quantity::{Day, civil_day, day_of, weekday_of};
use crate::text::{Class, NumberWord, TokenKind, Words, letters};

/// A day that is told as one to come lies less than so many days back.
const QUARTER: Day = 91;
/// A verb tells of a month that stands at most so far behind it.
const NEAR: usize = 8;

/// `2 June`, `3/15/2013`, `2013-3-15`, `2018 March 18`.
pub fn by_digits(scan: &Scan, i: usize) -> Option<Days> {
    day_first(scan, i).or_else(|| numeric::parted(scan, i)).or_else(|| year_first(&scan.words, i))
}

/// A month by name; `may`, `march`, `sun` and short forms only with their capital.
fn month(words: &Words, i: usize) -> Option<i64> {
    let long = words.at(i).end - words.at(i).start > 4 && !words.is(i, "march");
    words.info(i).month.filter(|_| words.at(i).capital || long || words.is(i, "june") || words.is(i, "july"))
}

/// A month as it stands beside a day: `3rd of may`, `march 3`.
fn month_beside(words: &Words, i: usize, sure: bool) -> Option<i64> {
    month(words, i).or_else(|| words.info(i).month.filter(|_| sure))
}

/// A day of the month: `2`, `2nd`, `second`, `twenty-fourth`; with the token behind, and whether it is an ordinal.
fn day_number(words: &Words, i: usize) -> Option<(i64, usize, bool)> {
    let (day, end, ordinal) = match words.number_word(i) {
        Some(NumberWord::Ordinal(n)) => (n, i + 1, true),
        Some(NumberWord::Ten(tens)) => match words.number_word(i + 1 + usize::from(words.is(i + 1, "-"))) {
            Some(NumberWord::Ordinal(ones)) if ones < 10 => (tens + ones, i + 2 + usize::from(words.is(i + 1, "-")), true),
            _ => return None,
        },
        _ if words.at(i).kind == TokenKind::Number && words.text(i).len() <= 2 => {
            let suffixed = words.suffixed(i);
            (words.text(i).parse().ok()?, i + 1 + usize::from(suffixed), suffixed)
        }
        _ => return None,
    };
    (1..=31).contains(&day).then_some((day, end, ordinal))
}

/// The year written behind a day and month: `, 2025`, ` 2025`, `, 96`.
pub fn year_behind(words: &Words, i: usize) -> Option<(i64, usize)> {
    let at = i + usize::from(words.is(i, ",") || words.is_any(i, letters!["of", "in"]) || words.is_any(i, letters!["/", "-"]) && !words.at(i).spaced);
    if words.at(at).kind != TokenKind::Number {
        return None;
    }
    let year: i64 = words.text(at).parse().ok()?;
    match words.text(at).len() {
        4 => (1000..=2200).contains(&year).then_some((year, at + 1)),
        // `3 Aug 96`: no day of a month, and no count of anything.
        2 if year > 31 && !words.word(at + 1) && words.at(at + 1).kind != TokenKind::Number && !words.is(at + 1, "%") => Some((1900 + year, at + 1)),
        _ => None,
    }
}

/// The day in the year that lies nearest to the document's date.
pub fn nearest(scan: &Scan, month: i64, day: i64) -> Option<Day> {
    let (year, _, _) = day_of(scan.today)?;
    (year - 1..=year + 1).filter_map(|year| civil_day(year, month, day)).min_by_key(|day| (day - scan.today).abs())
}

fn resolve(scan: &Scan, i: usize, year: Option<i64>, month: i64, day: i64) -> Option<Day> {
    match year {
        Some(year) => civil_day(year, month, day),
        // `expected to close by June 30`: the next one.
        None if scan.words.is_any(i.wrapping_sub(1), letters!["by", "until", "till"]) && ahead(scan, i) => {
            let (year, _, _) = day_of(scan.today)?;
            (year..=year + 1).filter_map(|year| civil_day(year, month, day)).find(|day| *day >= scan.today)
        }
        None => {
            let near = nearest(scan, month, day)?;
            // `opens on March 20`, told in September
            let passed = near + QUARTER < scan.today && scan.words.is_word(i.wrapping_sub(1), "on") && coming(scan, i);
            if passed { civil_day(day_of(near)?.0 + 1, month, day) } else { Some(near) }
        }
    }
}

/// `2 June`, `2nd of June 2025`, `20–30 June`, `third of March`, `14april`.
pub fn day_first(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let (first, mut at, mut sure) = day_number(words, i)?;
    let mut last = first;
    let link = words.dash(at) && words.info(at + 1).month.is_none() || words.is_any(at, letters!["to", "and", "through", "thru"]);
    if link {
        let next = at + 1 + usize::from(words.is_word(at + 1, "the"));
        let (day, end, ordinal) = day_number(words, next)?;
        (last, at) = (day, end);
        sure |= ordinal;
    }
    let of = at + usize::from(words.is_word(at, "day") && words.is_word(at + 1, "of"));
    sure |= words.is_word(of, "of");
    at = of + usize::from(words.is_word(of, "of")) + usize::from((words.dash(of) || words.is(of, "/")) && !words.at(of).spaced);
    // `20th of next month`.
    if let Some((low, _, end)) =
        relative::shifted(scan, at + usize::from(words.is_word(at, "the"))).filter(|(_, _, end)| sure && words.is_word(end - 1, "month"))
    {
        return Some((low + first - 1, low + last - 1, end));
    }
    // `14 nov`: no English word otherwise; `10 mar` and `2 may` may be.
    let plain = !words.is_any(at, letters!["may", "march", "mar", "apr"]) && words.at(i).kind == TokenKind::Number;
    let month = month_beside(words, at, sure || plain)?;
    let (year, end) = year_behind(words, at + 1).map_or((None, at + 1), |(year, end)| (Some(year), end));
    let (low, high) = (resolve(scan, i, year, month, first)?, resolve(scan, i, year, month, last)?);
    (low <= high).then_some((low, high, end))
}

/// `June 2`, `Jun. 2, 2025`, `June 20 and 30`, `June 20 to July 3`, `February 2022`, `in May`.
pub fn month_first(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    words.info(i).month?;
    let dot = words.is(i + 1, ".") && !words.at(i + 1).spaced && words.at(i).end - words.at(i).start <= 4;
    let behind = i + 1 + usize::from(dot);
    let mut after = behind;
    let glued = words.is_any(after, letters!["/", "-"]) && !words.at(after).spaced && !words.at(after + 1).spaced;
    after += usize::from(glued || words.is_word(after, "the") || words.is(after, ",") && day_number(words, after + 1).is_some_and(|(_, _, ordinal)| ordinal));
    let sure = |end: usize| year_behind(words, end).is_some() || !words.word(end) && !words.is(end, "%");
    if let Some((day, end, ordinal)) = day_number(words, after).filter(|(_, _, ordinal)| *ordinal || !words.is(after - 1, "the")) {
        month_beside(words, i, ordinal || sure(end))?;
        return days_of_month(scan, i, day, end);
    }
    let number = month(words, i).or_else(|| words.info(i).month.filter(|_| words.is_any(i.wrapping_sub(1), letters!["in", "of", "last", "next", "since"])))?;
    // `Ada May, 45, said`: an age.
    let age = |end: usize| words.is(after, ",") && words.text(end - 1).len() == 2;
    if let Some((year, end)) = year_behind(words, after).filter(|(year, end)| *year > 31 && !age(*end)) {
        return whole_month(year, number, end);
    }
    let led = words.is_any(
        i.wrapping_sub(1),
        letters![
            "in", "since", "by", "until", "till", "of", "during", "from", "before", "after", "through", "late", "early", "mid", "to", "for", "last", "next",
            "this", "between", "around", "and",
        ],
    ) || words.dash(i.wrapping_sub(1)) && words.is_word(i.wrapping_sub(2), "mid")
        || beside_a_month(words, i, behind);
    // `the June summit`.
    let determined = words.has(i.wrapping_sub(1), Class::ARTICLE.with(Class::POSSESSIVE));
    let led = led || determined && words.at(i).capital && words.word(i + 1) && !words.at(i + 1).capital && !words.has(i + 1, Class::GRAMMAR);
    let length = words.at(i).end - words.at(i).start;
    // `April` and `June` may be persons.
    let only_a_month = !matches!(number, 3..=6 | 8) && length > 3;
    // `from Sep to Nov`; `Jan` and `Mar` may be names.
    let span = words.is_any(i.wrapping_sub(1), letters!["since", "after", "before", "until", "till", "from", "to", "between", "by"])
        && !words.is_any(i, letters!["jan", "mar"]);
    if !(led && (length > 3 || span || beside_a_month(words, i, behind) || words.is_word(i, "may")) || only_a_month && words.at(i).capital) {
        return None;
    }
    let (nearest, _, _) = day_of(nearest(scan, number, 15)?)?;
    let (this, month, _) = day_of(scan.today)?;
    // `was last inspected in August`, told in April
    let over = (nearest, number) > (this, month) && is_over(scan, i);
    let year = nearest - i64::from(over);
    // `Jan.-March`: the dot belongs to the month.
    whole_month(year, number, if dot && words.dash(behind) { behind } else { i + 1 })
}

/// Whether a month, as it is told, lies behind: after `since`, or `in` behind a verb of the past that plans nothing.
fn is_over(scan: &Scan, i: usize) -> bool {
    let words = &scan.words;
    let before = i.wrapping_sub(1);
    if words.is_word(before, "since") {
        return true;
    }
    let plans = Class::FUTURE.with(Class::HOPE).with(Class::OFFER).with(Class::AGREE).with(Class::DEMAND).with(Class::PROPOSAL).with(Class::MODAL);
    let clause = || clause_before(scan, i, NEAR);
    let past = |at: usize| words.past(at) || words.is_any(at, letters!["was", "were", "had", "did"]);
    words.is_any(before, letters!["in", "during"]) && clause().any(past) && !clause().any(|at| words.has(at, plans) || words.is_any(at, letters!["due", "for"]))
}

/// `January-March`, `Jan.-March`: a month on the other side of a dash.
fn beside_a_month(words: &Words, i: usize, end: usize) -> bool {
    let dash = i.wrapping_sub(1);
    let month = |at: usize| words.at(at).capital && words.info(at).month.is_some();
    words.dash(end) && month(end + 1) || words.dash(dash) && month(dash.wrapping_sub(1 + usize::from(words.is(dash.wrapping_sub(1), "."))))
}

fn days_of_month(scan: &Scan, i: usize, first: i64, end: usize) -> Option<Days> {
    let words = &scan.words;
    let month_number = words.info(i).month?;
    let (mut last_month, mut last, mut at) = (month_number, first, end);
    if words.dash(end) || words.is_any(end, letters!["to", "and", "through", "thru"]) {
        let counts = |next: usize| words.has(next, Class::UNIT) || words.info(next).month.is_some();
        if let Some((day, next, _)) = day_number(words, end + 1).filter(|(day, next, _)| *day > first && !counts(*next)) {
            (last, at) = (day, next);
        } else if let Some((month, (day, next, _))) =
            month(words, end + 1).zip(day_number(words, end + 2)).filter(|_| !words.is_word(end, "and") || words.is_word(end.wrapping_sub(3), "between"))
        {
            (last_month, last, at) = (month, day, next);
        }
    }
    let (year, end) = year_behind(words, at).map_or((None, at), |(year, end)| (Some(year), end));
    let (from, to) = (resolve(scan, i, year, month_number, first)?, resolve(scan, i, year, last_month, last)?);
    (from <= to).then_some((from, to, end))
}

/// `2018 March 18`, `2024 August`.
fn year_first(words: &Words, i: usize) -> Option<Days> {
    let year: i64 = (words.text(i).len() == 4).then(|| words.text(i).parse().ok()).flatten().filter(|year| (1500..=2100).contains(year))?;
    let month = month(words, i + 1).filter(|_| words.at(i + 1).capital)?;
    match day_number(words, i + 2) {
        Some((day, end, _)) => civil_day(year, month, day).map(|day| (day, day, end)),
        None => whole_month(year, month, i + 2),
    }
}

/// `Monday`, `Monday, June 2`, `Monday (Jun 2)`, `Monday of next week`; `every Monday` is no day.
pub fn weekday(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let length = words.at(i).end - words.at(i).start;
    let dated_behind = words.info(i + 1).month.is_some() || words.at(i + 1).kind == TokenKind::Number || words.is_word(i + 1, "the");
    // `Mon or Tue`; `Sat` and `Sun` are also words and names.
    let led = words.is_any(i.wrapping_sub(1), letters!["on", "or", "and", "next", "last", "this", "until", "by", "since"])
        && !words.is_any(i, letters!["sat", "sun"]);
    let marked = words.is_any(i + 1, letters![",", "."]) && !words.is_any(i, letters!["sat", "sun"]);
    let short = length < 4 && !led && !marked && !dated_behind;
    if !words.at(i).capital && length < 6 || short || words.is_any(i.wrapping_sub(1), letters!["every", "each"]) {
        return None;
    }
    let name = words.info(i).weekday?;
    let dot = usize::from(words.is(i + 1, ".") && length <= 5);
    let open = i + 1 + dot + usize::from(words.is_any(i + 1 + dot, letters![",", "(", "-"]));
    let open = open + usize::from(words.is_word(open, "the"));
    let dated = by_digits(scan, open).or_else(|| day_first(scan, open)).or_else(|| month(words, open).and_then(|_| month_first(scan, open)));
    if let Some((low, high, end)) = dated.filter(|(low, high, _)| low == high) {
        return Some((low, high, end));
    }
    // `Tuesday the 19th`.
    if let Some((day, end, _)) = day_number(words, open).filter(|(_, end, ordinal)| *ordinal && !words.word(*end)) {
        let found = (-15..=15).map(|shift| scan.today + shift).find(|found| day_of(*found).is_some_and(|(_, _, n)| n == day))?;
        return Some((found, found, end));
    }
    // `Friday of next week`, `Friday last week`.
    let week = i + 1 + usize::from(words.is_any(i + 1, letters!["of", ","]));
    if let Some((monday, _, end)) = relative::shifted(scan, week).filter(|_| words.is_word(week + 1, "week")) {
        return Some((monday + name, monday + name, end));
    }
    let today = weekday_of(scan.today)?;
    // `Thursday week`: a week after the next one
    if words.is_word(i + 1, "week") && words.at(i).capital && !words.is_any(i.wrapping_sub(1), letters!["last", "this", "next"]) {
        let day = scan.today + (name - today - 1).rem_euclid(7) + 8;
        return Some((day, day, i + 2));
    }
    let back = (today - name).rem_euclid(7);
    let day = if words.is_any(i.wrapping_sub(1), letters!["next", "coming", "upcoming"])
        || !words.is_any(i.wrapping_sub(1), letters!["last", "past", "since"]) && coming(scan, i)
    {
        scan.today + if back == 0 { 7 } else { 7 - back }
    } else if words.is_any(i.wrapping_sub(1), letters!["last", "past"]) && back == 0 {
        scan.today - 7
    } else {
        scan.today - back
    };
    Some((day, day, i + 1))
}
