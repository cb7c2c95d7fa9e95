//! Calendar days as whole numbers, and back.

use time::{Date, Month};

/// A calendar day, counted from 1970-01-01.
pub type Day = i64;

/// Julian day of 1970-01-01.
const EPOCH: i64 = 2_440_588;

/// The day `year-month-day`; `None` where the calendar has no such day.
pub fn civil_day(year: i64, month: i64, day: i64) -> Option<Day> {
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let date = Date::from_calendar_date(i32::try_from(year).ok()?, month, u8::try_from(day).ok()?).ok()?;
    Some(i64::from(date.to_julian_day()) - EPOCH)
}

/// Year, month and day of the month of a day; `None` outside the years -9999 to 9999.
pub fn day_of(day: Day) -> Option<(i64, i64, i64)> {
    let date = date(day)?;
    Some((i64::from(date.year()), i64::from(u8::from(date.month())), i64::from(date.day())))
}

/// The weekday of a day, Monday being 0.
pub fn weekday_of(day: Day) -> Option<i64> {
    date(day).map(|d| i64::from(d.weekday().number_days_from_monday()))
}

/// The day as `YYYY-MM-DD`.
pub fn show_day(day: Day) -> String {
    match day_of(day) {
        Some((y @ 0..=9999, m, d)) => {
            // Every line of output holds one; the formatter takes ten times as long.
            let digit = |n: i64, by: i64| char::from(b'0' + u8::try_from(n / by % 10).unwrap_or_default());
            let [y, m, d] = [(y, [1000, 100, 10, 1].as_slice()), (m, &[10, 1]), (d, &[10, 1])].map(|(n, places)| places.iter().map(move |by| digit(n, *by)));
            y.chain(['-']).chain(m).chain(['-']).chain(d).collect()
        }
        Some((y, m, d)) => format!("{y:04}-{m:02}-{d:02}"),
        None => format!("day {day}"),
    }
}

fn date(day: Day) -> Option<Date> {
    Date::from_julian_day(i32::try_from(day.checked_add(EPOCH)?).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_back() {
        let day = civil_day(2025, 6, 2).unwrap();
        assert_eq!(show_day(day), "2025-06-02");
        assert_eq!(weekday_of(day), Some(0));
        assert_eq!(civil_day(2025, 2, 30), None);
    }
}
