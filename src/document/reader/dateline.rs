//! The day of publication, from a line that holds nothing else.

use crate::quantity::{Day, civil_day};

const MONTHS: [&str; 12] = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
/// What may stand beside a date without making the line a sentence.
const BESIDE: [&str; 29] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "published",
    "updated",
    "posted",
    "last",
    "on",
    "at",
    "of",
    "date",
    "gmt",
    "utc",
    "edt",
    "est",
];

/// The day, and the minute of it, that a line such as "Thursday, June 5, 2025" gives; `None` for a line with other words or without a year.
pub(super) fn day(line: &str) -> Option<(Day, Option<i64>)> {
    let date = parts(line)?;
    let day = date.iso.or_else(|| civil_day(date.year?, date.month?, date.day?))?;
    Some((day, date.minute))
}

/// Whether a line is nothing but a date, with or without its year: "2 June 19:40".
pub(super) fn is_date(line: &str) -> bool {
    parts(line).is_some()
}

fn parts(line: &str) -> Option<Parts> {
    if line.len() > 80 {
        return None;
    }
    let mut date = Parts::default();
    let mut words = line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '.' | '–' | '—')).filter(|word| !word.is_empty());
    (words.all(|word| date.take(&word.to_lowercase())) && (date.iso.is_some() || (date.month.is_some() && date.day.is_some()))).then_some(date)
}

/// The day and the minute of `2025-06-02`, `2025-06-02T19:40` or `2025-06-02 19:40:10+03:00`; the zone is dropped.
pub(super) fn iso(text: &str) -> Option<(Day, Option<i64>)> {
    let (date, time) = text.split_at_checked(10)?;
    let mut parts = date.split('-').map(number);
    let (Some(year), Some(month), Some(day), None) = (parts.next()?, parts.next()?, parts.next()?, parts.next()) else { return None };
    let day = civil_day(year, month, day)?;
    match time.strip_prefix(['T', 't', ' ']) {
        _ if time.is_empty() => Some((day, None)),
        Some(time) => clock(time.trim_start()).map(|minute| (day, Some(minute))),
        None => None,
    }
}

#[derive(Default)]
struct Parts {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    minute: Option<i64>,
    iso: Option<Day>,
}

impl Parts {
    fn take(&mut self, word: &str) -> bool {
        if let Some(month) = month_of(word) {
            return self.month.replace(month).is_none();
        }
        if let Some((day, minute)) = iso(word) {
            self.minute = minute;
            return self.iso.replace(day).is_none();
        }
        if let Some(minute) = clock(word) {
            return self.minute.replace(minute).is_none();
        }
        match number(word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h'])) {
            Some(year @ 1800..=2199) => self.year.replace(year).is_none(),
            Some(day @ 1..=31) => self.day.replace(day).is_none(),
            Some(_) => false,
            None => BESIDE.contains(&word.trim_end_matches(':')),
        }
    }
}

fn month_of(word: &str) -> Option<i64> {
    let index = MONTHS.iter().position(|month| word == *month || (matches!(word.len(), 3 | 4) && month.starts_with(word)))?;
    i64::try_from(index + 1).ok()
}

/// The minute of the day that `19:40`, `19:40:10` or `19:40Z` means.
fn clock(text: &str) -> Option<i64> {
    let (hour, rest) = text.split_once(':')?;
    let (hour, minute) = (number(hour)?, number(rest.get(..2)?)?);
    let zone = rest.get(2..)?;
    let known = zone.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z' | 'z' | ' '));
    ((0..24).contains(&hour) && (0..60).contains(&minute) && known).then_some(hour * 60 + minute)
}

fn number(digits: &str) -> Option<i64> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) { None } else { digits.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::show_day;

    #[test]
    fn lines_with_a_day() {
        let shown = |line| day(line).map(|(day, minute)| (show_day(day), minute));
        assert_eq!(shown("Thursday, June 5, 2025"), Some(("2025-06-05".into(), None)));
        assert_eq!(shown("Published: 2 Jun 2025, 19:40 GMT"), Some(("2025-06-02".into(), Some(1180))));
        assert_eq!(shown("Updated 2025-06-02"), Some(("2025-06-02".into(), None)));
        assert!(is_date("2 June 19:40") && !is_date("Storm of June 5"));
        for line in ["2 June 19:40", "Storm of June 5, 2025", "31 February 2025", "", "2025", "June 2025"] {
            assert_eq!(shown(line), None, "{line}");
        }
    }

    #[test]
    fn days_of_front_matter() {
        assert_eq!(iso("2025-06-02T19:40+03:00").map(|(_, minute)| minute), Some(Some(1180)));
        for text in ["2025-02-30", "2025-06", "2025-06-02x", "2025-06-02T25:00", "next week", "ünïcödé dät"] {
            assert_eq!(iso(text), None, "{text}");
        }
    }
}
