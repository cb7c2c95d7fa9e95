//! Feasts and holidays, and on which day of a year they fall.

use super::calendar::{Day, civil_day, weekday_of};
use crate::lexicon;

/// A feast or holiday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// Its names, words parted by `_`.
    pub forms: Vec<&'static str>,
    rule: Rule,
    days: i64,
}

/// How its day is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// Month and day.
    Fixed(i64, i64),
    /// Which weekday (Monday being 0) of which month, from its end where negative; and so many days later.
    Nth { nth: i64, weekday: i64, month: i64, later: i64 },
    /// Days from Western Easter.
    Easter(i64),
    /// Days from Orthodox Easter.
    Pascha(i64),
    /// Month and day of the Hebrew calendar.
    Hebrew(i64, i64),
    /// Month and day of the Islamic calendar.
    Islamic(i64, i64),
    /// Days that the table lists, as `2025-01-29`.
    Listed(&'static str),
}

/// The table of `src/lexicon/holidays.txt`.
#[derive(Debug)]
pub struct Holidays(Vec<Holiday>);

impl Holidays {
    /// The table, read on first use.
    pub fn get() -> &'static Self {
        static HOLIDAYS: std::sync::LazyLock<Holidays> =
            std::sync::LazyLock::new(|| Holidays(lexicon::rows(lexicon::HOLIDAYS).filter_map(|fields| row(&fields)).collect()));
        &HOLIDAYS
    }

    /// All of them, in the order of the table.
    pub fn all(&self) -> &[Holiday] {
        &self.0
    }

    /// The holiday with this number.
    pub fn at(&self, id: u16) -> Option<&Holiday> {
        self.0.get(usize::from(id))
    }
}

fn row(fields: &[&'static str]) -> Option<Holiday> {
    let [forms, rule] = fields else { return None };
    let (rule, days) = rule.split_once(" days ").map_or((*rule, Some(1)), |(rule, days)| (rule, days.parse().ok()));
    Some(Holiday { forms: forms.split_whitespace().collect(), rule: parse(rule)?, days: days? })
}

fn parse(rule: &'static str) -> Option<Rule> {
    let parts: Vec<&str> = rule.split_whitespace().collect();
    let number = |text: &str| text.parse::<i64>().ok();
    Some(match parts.as_slice() {
        ["listed", ..] => Rule::Listed(rule),
        [day] => {
            let (month, day) = day.split_once('-')?;
            Rule::Fixed(number(month)?, number(day)?)
        }
        ["easter", days] => Rule::Easter(number(days)?),
        ["pascha", days] => Rule::Pascha(number(days)?),
        ["hebrew", month, day] => Rule::Hebrew(number(month)?, number(day)?),
        ["islamic", month, day] => Rule::Islamic(number(month)?, number(day)?),
        [nth, weekday, month, rest @ ..] => {
            let weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|name| name == weekday)?;
            let later = rest.first().map_or(Some(0), |days| number(days))?;
            Rule::Nth { nth: number(nth)?, weekday: i64::try_from(weekday).ok()?, month: number(month)?, later }
        }
        _ => return None,
    })
}

impl Holiday {
    /// First and last day in a year of the civil calendar.
    pub fn in_year(&self, year: i64) -> Option<(Day, Day)> {
        let (first, slack) = match self.rule {
            Rule::Fixed(month, day) => (civil_day(year, month, day)?, 0),
            Rule::Nth { nth, weekday, month, later } => (nth_weekday(year, month, nth, weekday)? + later, 0),
            Rule::Easter(days) => (easter(year)? + days, 0),
            Rule::Pascha(days) => (pascha(year)? + days, 0),
            Rule::Hebrew(month, day) => (hebrew(year, month, day)?, 0),
            Rule::Listed(days) => (listed(days, year)?, 0),
            // The crescent is sighted a day earlier or later than counted.
            Rule::Islamic(month, day) => (islamic(year, month, day)?, 1),
        };
        Some((first - slack, first + self.days - 1 + slack))
    }
}

/// The `nth` weekday of a month, counted from its end where negative.
pub fn nth_weekday(year: i64, month: i64, nth: i64, weekday: i64) -> Option<Day> {
    if nth > 0 {
        let first = civil_day(year, month, 1)?;
        let day = first + (weekday - weekday_of(first)?).rem_euclid(7) + 7 * (nth - 1);
        return (day < next_month(year, month)?).then_some(day);
    }
    let last = next_month(year, month)? - 1;
    Some(last - (weekday_of(last)? - weekday).rem_euclid(7) + 7 * (nth + 1))
}

fn next_month(year: i64, month: i64) -> Option<Day> {
    if month == 12 { civil_day(year + 1, 1, 1) } else { civil_day(year, month + 1, 1) }
}

/// Western Easter, by the Gregorian rule.
fn easter(year: i64) -> Option<Day> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    let month_day = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    civil_day(year, month_day / 31, month_day % 31 + 1)
}

/// The day of a year among days written as `2025-01-29`.
fn listed(days: &str, year: i64) -> Option<Day> {
    days.split_whitespace().find_map(|day| {
        let mut parts = day.split('-').map(|part| part.parse::<i64>().ok());
        let of_year = parts.next()?? == year;
        if of_year { civil_day(year, parts.next()??, parts.next()??) } else { None }
    })
}

/// Orthodox Easter: the Julian rule, as a day of the Gregorian calendar.
fn pascha(year: i64) -> Option<Day> {
    let d = (19 * (year % 19) + 15) % 30;
    let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    let month_day = d + e + 114;
    let behind = year / 100 - year / 400 - 2;
    Some(civil_day(year, month_day / 31, month_day % 31 + 1)? + behind)
}

/// Days from the Hebrew epoch to the new year of `year`, by the rules of postponement.
fn hebrew_new_year(year: i64) -> i64 {
    let elapsed = |year: i64| {
        let months = (235 * year - 234).div_euclid(19);
        let parts = 12_084 + 13_753 * months;
        let day = 29 * months + parts.div_euclid(25_920);
        if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
    };
    let (last, this, next) = (elapsed(year - 1), elapsed(year), elapsed(year + 1));
    let delay = if next - this == 356 { 2 } else { i64::from(this - last == 382) };
    this + delay
}

/// The day of 1 Tishri of the Hebrew year 1, counted from 1970-01-01.
const HEBREW_EPOCH: i64 = -2_092_590;

/// A day of the Hebrew calendar (Nisan being month 1) that falls into a civil year; in a leap year month 12 is the second Adar.
fn hebrew(civil: i64, month: i64, day: i64) -> Option<Day> {
    let starts = |year: i64| HEBREW_EPOCH + hebrew_new_year(year);
    (civil + 3760..=civil + 3761).find_map(|year| {
        let length = starts(year + 1) - starts(year);
        let (long_heshvan, short_kislev, leap) = (length % 10 == 5, length % 10 == 3, length > 360);
        // Tishri, Heshvan, Kislev, Tevet, Shevat, (Adar I,) Adar, Nisan … Elul.
        let mut lengths = vec![30, 29 + i64::from(long_heshvan), 30 - i64::from(short_kislev), 29, 30];
        if leap {
            lengths.push(30);
        }
        lengths.extend([29, 30, 29, 30, 29, 30, 29]);
        let place = match month {
            7..=11 => month - 7,
            12 => 5 + i64::from(leap),
            _ => month + 5 + i64::from(leap),
        };
        let before: i64 = lengths.iter().take(usize::try_from(place).ok()?).sum();
        let found = starts(year) + before + day - 1;
        (super::day_of(found)?.0 == civil).then_some(found)
    })
}

/// The day of 1 Muharram of the Islamic year 1, counted from 1970-01-01.
const ISLAMIC_EPOCH: i64 = -492_148;

/// A day of the Islamic calendar, as counted, that falls into a civil year; the first of two.
fn islamic(civil: i64, month: i64, day: i64) -> Option<Day> {
    let guess = (civil - 622) * 33 / 32;
    (guess - 1..=guess + 2).find_map(|year| {
        let found = ISLAMIC_EPOCH + (year - 1) * 354 + (3 + 11 * year).div_euclid(30) + 29 * (month - 1) + month / 2 + day - 1;
        (super::day_of(found)?.0 == civil).then_some(found)
    })
}

#[cfg(test)]
mod tests {
    use super::super::show_day;
    use super::*;

    fn first(name: &str, year: i64) -> String {
        let holiday = Holidays::get().all().iter().find(|h| h.forms.contains(&name)).unwrap();
        show_day(holiday.in_year(year).unwrap().0)
    }

    #[test]
    fn days_of_known_years() {
        assert_eq!(first("Easter", 2025), "2025-04-20");
        assert_eq!(first("Orthodox_Easter", 2024), "2024-05-05");
        assert_eq!(first("Thanksgiving", 2023), "2023-11-23");
        assert_eq!(first("Memorial_Day", 2024), "2024-05-27");
        assert_eq!(first("Passover", 2024), "2024-04-23");
        assert_eq!(first("Yom_Kippur", 2024), "2024-10-12");
        assert_eq!(first("Purim", 2024), "2024-03-24");
        assert_eq!(first("Hanukkah", 2023), "2023-12-08");
        // As counted 2024-04-10, a day to each side.
        assert_eq!(first("Eid_al-Fitr", 2024), "2024-04-09");
    }

    #[test]
    fn every_row_is_read() {
        assert_eq!(Holidays::get().all().len(), lexicon::rows(lexicon::HOLIDAYS).count());
    }
}
