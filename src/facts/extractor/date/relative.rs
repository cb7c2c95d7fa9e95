//! Days counted from the document's own: `next week`, `two weeks ago`, `the last three months`.

use super::{Days, Scan, coming, months_from, single, whole_month, whole_year};
use crate::facts::extractor::quantity::unit_behind;
use crate::quantity::{Day, Unit, Units, civil_day, day_of, weekday_of};
use crate::text::{Class, Words, letters};

/// How far a word shifts: `next` by one, `last` by minus one.
pub fn shift(words: &Words, i: usize) -> Option<i64> {
    // `may last two hours`: a verb.
    let verb = words.is_word(i, "last") && (words.has(i.wrapping_sub(1), Class::MODAL.with(Class::NEGATION)) || words.is_word(i.wrapping_sub(1), "to"));
    if verb || !words.has(i, Class::DATE_WORD) {
        None
    } else if words.is_any(i, letters!["next", "coming", "upcoming", "following"]) {
        Some(1)
    } else if words.is_any(i, letters!["last", "past", "previous"]) {
        Some(-1)
    } else {
        words.is_any(i, letters!["this", "current"]).then_some(0)
    }
}

/// `next week`, `last month`, `this morning`, `last summer`, `next March`, `the last two years`.
pub fn shifted(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let by = shift(words, i)?;
    let unit = i + 1;
    let (year, month, _) = day_of(scan.today)?;
    let monday = scan.today - weekday_of(scan.today)? + 7 * by;
    let day = |shift: Day| Some((scan.today + shift, scan.today + shift, unit + 1));
    match words.text(unit).to_ascii_lowercase().as_str() {
        "week" => Some((monday, monday + 6, unit + 1)),
        "fortnight" => Some(if by < 0 { (scan.today - 14, scan.today, unit + 1) } else { (scan.today, scan.today + 14, unit + 1) }),
        "weekend" => Some((monday + 5, monday + 6, unit + 1)),
        "month" => months_from(scan.today, by, by, unit + 1),
        "quarter" | "qtr" => {
            let first = 3 * by - (month - 1) % 3;
            months_from(scan.today, first, first + 2, unit + 1)
        }
        "year" | "yr" => whole_year(year + by, unit + 1),
        "decade" => {
            let first = year - year.rem_euclid(10) + 10 * by;
            Some((civil_day(first, 1, 1)?, civil_day(first + 9, 12, 31)?, unit + 1))
        }
        "morning" | "afternoon" | "evening" if by <= 0 => day(by),
        "night" if by == -1 => day(-1),
        season if super::period::season(season).is_some() && (!words.word(unit + 1) || words.has(unit + 1, Class::GRAMMAR)) => {
            let (first, last) = super::period::season(season)?;
            let candidates = (year - 1..=year + 1).filter_map(|year| Some((civil_day(year, first, 1)?, super::period::season_end(year, first, last)?)));
            let found = match by {
                -1 => candidates.filter(|(_, high)| *high < scan.today).max(),
                1 => candidates.filter(|(low, _)| *low > scan.today).min(),
                _ => candidates.min_by_key(|(low, high)| (low - scan.today).abs().min((high - scan.today).abs())),
            };
            found.map(|(low, high)| (low, high, unit + 1))
        }
        _ if words.info(unit).weekday.is_some() => super::absolute::weekday(scan, unit),
        _ => month_of_year(scan, by, year, month, unit).or_else(|| several(scan, by, unit)),
    }
}

/// `next March`, `last September`.
fn month_of_year(scan: &Scan, by: i64, year: i64, this: i64, i: usize) -> Option<Days> {
    let long = scan.words.at(i).end - scan.words.at(i).start > 5;
    let named = scan.words.info(i).month.filter(|_| scan.words.at(i).capital || long)?;
    let year = match by {
        -1 => year - i64::from(named >= this),
        1 => year + i64::from(named <= this),
        _ => year,
    };
    whole_month(year, named, i + 1)
}

/// `last two months`, `next 3 days`: the stretch from or up to today.
fn several(scan: &Scan, by: i64, i: usize) -> Option<Days> {
    let amount = amount(scan, i, false).filter(|amount| by != 0 && amount.least > 0 && amount.unit.dimension == "duration")?;
    stretch_from(scan.today, by, &amount)
}

fn stretch_from(today: Day, by: i64, amount: &Amount) -> Option<Days> {
    let (n, unit, end) = (amount.most, amount.unit, amount.end);
    let (low, high) = match unit.name {
        "day" => (n, 0),
        "week" => (7 * n, 0),
        "month" => months_from(today, by * n, by * n, 0).map(|(low, _, _)| ((low - today).abs(), 0))?,
        "year" | "decade" => {
            let years = if unit.name == "decade" { 10 * n } else { n };
            ((years * 1461) / 4, 0)
        }
        "hour" | "minute" | "second" => (n * unit.factor.as_whole()? / 86_400, 0),
        _ => return None,
    };
    Some(if by < 0 { (today - low, today + high, end) } else { (today + high, today + low, end) })
}

/// A whole number of a unit of time: `two weeks`, `a month`; the second number where the first is vague.
struct Amount {
    least: i64,
    most: i64,
    unit: &'static Unit,
    end: usize,
}

fn amount(scan: &Scan, i: usize, turn: bool) -> Option<Amount> {
    let words = &scan.words;
    if words.is_any(i, letters!["a", "an"])
        && let Some((id, end)) = words.lexicon.units.forwards(words.tokens, i + 1)
    {
        return Some(Amount { least: 1, most: 1, unit: Units::get().at(id)?, end });
    }
    let mut figure = scan.numeral(i, false)?;
    // `2 upcoming months`.
    figure.end += usize::from(turn && shift(words, figure.end).is_some());
    let least = figure.value.floor().as_whole()?;
    // `the last two quarters`.
    let turned = shift(words, i.wrapping_sub(1)).is_some() || turn && shift(words, figure.end - 1).is_some();
    if turned && words.is_any(figure.end, letters!["quarter", "quarters", "qtr", "qtrs"]) {
        return Some(Amount { least: 3 * least, most: 3 * least, unit: Units::get().of_name("month")?, end: figure.end + 1 });
    }
    let (unit, end) = unit_behind(words, figure)?;
    let most = figure.vague.and_then(|vague| vague.soft_high.as_whole()).unwrap_or(least);
    (unit.dimension == "duration" && most <= 10_000).then_some(Amount { least, most, unit, end })
}

/// No unit of time has more words than this, with those that may stand before it.
const LONGEST_UNIT: usize = 4;

/// `two weeks ago`, `3 years from now`, `two days after tomorrow`, and `in two weeks` of what will be.
pub fn counted(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    // `5 past years`, `the 2 upcoming months`; `she turned 84 last week` counts no weeks.
    if let Some(figure) = scan.numeral(i, false)
        && let Some(by) = shift(words, figure.end).filter(|by| *by != 0)
        && let Some(amount) = amount(scan, i, true)
        && (words.text(amount.end - 1).ends_with('s') || !words.is_any(figure.end, letters!["next", "last"]))
    {
        return stretch_from(scan.today, by, &amount);
    }
    if let Some(day) = weekdays(scan, i) {
        return Some(day);
    }
    // Most numbers count no days: whether one of these words follows is told sooner than what the unit is.
    let near = i + 2..scan.numeral(i, false).map_or(i + 2, |figure| figure.end) + LONGEST_UNIT;
    if !words.is_word(i.wrapping_sub(1), "in") && !near.into_iter().any(|at| words.is_any(at, letters!["ago", "from", "after", "before", "hence"])) {
        return None;
    }
    let amount = amount(scan, i, false)?;
    let end = amount.end;
    let today = scan.today;
    match words.text(end).to_ascii_lowercase().as_str() {
        "ago" => return amount.from(today, -1, end + 1),
        "hence" => return amount.from(today, 1, end + 1),
        "from" if words.is_word(end + 1, "now") => return amount.from(today, 1, end + 2),
        "from" | "after" | "before" => {}
        // `in a minute and a half` is no day.
        _ if words.is_word(i.wrapping_sub(1), "in")
            && coming(scan, i)
            && !words.has(end, Class::PREPOSITION)
            && !(words.is_word(end, "and") && words.is_word(end + 2, "half")) =>
        {
            return amount.from(today, 1, end);
        }
        _ => return None,
    }
    let (low, high, behind) = single(scan, end + 1)?;
    // `30 days before the 2014 election`: the year is no day to count from.
    let way = if words.is_word(end, "before") { -1 } else { 1 };
    if high - low <= 7 { amount.from(low, way, behind) } else { None }
}

/// `two Thursdays ago`, `3 Fridays from now`.
fn weekdays(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let figure = scan.numeral(i, false).filter(|figure| figure.vague.is_none())?;
    let name = words.lexicon.info(words.lexicon.form(words.text(figure.end).strip_suffix('s')?)).weekday?;
    let count = figure.value.as_whole().filter(|count| (1..=10).contains(count))?;
    let today = weekday_of(scan.today)?;
    let (back, ahead) = ((today - name - 1).rem_euclid(7) + 1, (name - today - 1).rem_euclid(7) + 1);
    let behind = figure.end + 1;
    if words.is_any(behind, letters!["ago", "back"]) {
        let day = scan.today - back - 7 * (count - 1);
        return Some((day, day, behind + 1));
    }
    let end = behind + 1 + usize::from(words.is_word(behind, "from") && words.is_word(behind + 1, "now"));
    let day = scan.today + ahead + 7 * (count - 1);
    (end > behind + 1 || words.is_word(behind, "hence")).then_some((day, day, end))
}

impl Amount {
    /// The days so far from one, before it where `way` is negative.
    fn from(&self, day: Day, way: i64, end: usize) -> Option<Days> {
        let (a, b) = (apart(day, way * self.least, self.unit, end)?, apart(day, way * self.most, self.unit, end)?);
        Some((a.0.min(b.0), a.1.max(b.1), end))
    }
}

/// The days so many units from one; the larger the unit, the less exact it is meant.
fn apart(from: Day, n: i64, unit: &Unit, end: usize) -> Option<Days> {
    let days = |days: i64, slack: i64| Some((from + days - slack, from + days + slack, end));
    match unit.name {
        "day" => days(n, 0),
        "week" => days(7 * n, 3),
        "fortnight" => days(14 * n, 3),
        "month" => months_from(from, n, n, end),
        "year" => whole_year(day_of(from)?.0 + n, end),
        "decade" => {
            let year = day_of(from)?.0 + 10 * n;
            Some((civil_day(year - 2, 1, 1)?, civil_day(year + 2, 12, 31)?, end))
        }
        "century" => {
            let year = day_of(from)?.0 + 100 * n;
            Some((civil_day(year - 25, 1, 1)?, civil_day(year + 25, 12, 31)?, end))
        }
        "hour" | "minute" | "second" => {
            let whole = n * unit.factor.as_whole()? / 86_400;
            // Within a day it may be the day before, or after.
            let slack = i64::from(unit.name == "hour");
            Some(if n < 0 { (from + whole - slack, from + whole, end) } else { (from + whole, from + whole + slack, end) })
        }
        _ => None,
    }
}
