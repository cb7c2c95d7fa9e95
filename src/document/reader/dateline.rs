//! The day of publication, from a line that holds nothing else.

use crate::quantity::{Day, civil_day};

const MONTHS: [&str; 12] = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
/// What may stand beside a date without making the line a sentence.
const BESIDE: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
     published updated posted modified created first last on at of date local time am a.m \
     gmt utc bst cet cest est edt et cst cdt ct mst mdt pst pdt pt";

/// A dateline that opens a report is at most so long.
const LONGEST_OPENING: usize = 90;

/// Noon, in minutes of the day.
const NOON: i64 = 12 * 60;

/// The day, and the minute of it, that a line such as "Thursday, June 5, 2025" gives; `None` for a line with other words or without a year.
pub(super) fn day(line: &str) -> Option<(Day, Option<i64>)> {
    let date = parts(line)?;
    let day = date.iso.or_else(|| civil_day(date.year?, date.month?, date.day?))?;
    Some((day, date.minute))
}

/// The day in the dateline that opens a report: "TRENNOCK, March 12, 2026 – The dam …", "LONDON (Agency), 3 June 2025 — …".
pub(super) fn opening(text: &str) -> Option<(Day, Option<i64>)> {
    let near = text.char_indices().nth(LONGEST_OPENING).map_or(text, |(at, _)| text.split_at(at).0);
    let end = [" - ", " – ", " — ", " -- "].iter().filter_map(|dash| near.find(dash)).min()?;
    let head = near.split_at(end).0;
    let place = head.split([',', '(']).next()?;
    let letters = place.chars().filter(|c| c.is_uppercase()).count();
    if letters < 3 || !place.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | '\'' | '’')) {
        return None;
    }
    let (before, bracket) = head.split_once('(').unwrap_or((head, ")"));
    let stated = format!("{before}{}", bracket.split_once(')')?.1);
    stated.match_indices(',').find_map(|(comma, _)| day(stated.split_at(comma + 1).1))
}

/// Whether a line is nothing but a date, with or without its year: "2 June 19:40".
pub(super) fn is_date(line: &str) -> bool {
    parts(line).is_some_and(|date| date.is_whole())
}

/// Whether a line is nothing but dates and times of day: "Updated 9:08 am".
pub(super) fn is_stamp(line: &str) -> bool {
    // bare figures with a point are no time
    parts(line).is_some_and(|date| date.is_whole() || (date.minute.is_some() && line.contains(|c: char| c == ':' || c.is_alphabetic())))
}

/// Whether a line is nothing but a time of day, perhaps with its date.
pub(super) fn is_timed(line: &str) -> bool {
    is_stamp(line) && parts(line).is_some_and(|date| date.minute.is_some())
}

/// Whether a word names a month, a weekday, or what else stands in dates.
pub(super) fn is_part(word: &str) -> bool {
    !word.is_empty() && Parts::default().take(&word.to_lowercase())
}

fn parts(line: &str) -> Option<Parts> {
    if line.len() > 80 {
        return None;
    }
    let mut date = Parts::default();
    let mut words = line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '–' | '—' | '·' | '•'));
    words.all(|word| word.is_empty() || date.take(&word.trim_matches('.').to_lowercase())).then_some(date)
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
    /// Whether it names a day.
    fn is_whole(&self) -> bool {
        self.iso.is_some() || (self.month.is_some() && self.day.is_some())
    }

    fn take(&mut self, word: &str) -> bool {
        if let Some(month) = month_of(word) {
            return self.month.replace(month).is_none();
        }
        if let Some((day, minute)) = iso(word) {
            self.minute = minute;
            return self.iso.replace(day).is_none();
        }
        if let Some((day, month, year)) = numeric(word) {
            return self.day.replace(day).is_none() && self.month.replace(month).is_none() && self.year.replace(year).is_none();
        }
        if let Some(minute) = clock(word) {
            // the first of two is that of publication
            self.minute.get_or_insert(minute);
            return true;
        }
        match number(word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h'])) {
            Some(year @ 1800..=2199) => self.year.replace(year).is_none(),
            Some(day @ 1..=31) => self.day.replace(day).is_none(),
            Some(_) => false,
            None if matches!(word, "pm" | "p.m") => {
                self.minute = self.minute.map(|minute| if minute < NOON { minute + NOON } else { minute });
                true
            }
            None => BESIDE.split_ascii_whitespace().any(|known| known == word.trim_end_matches(':')),
        }
    }
}

/// Day, month and year of `28/07/2029` or `28.07.2029`; `None` where day and month may be the other way round.
fn numeric(word: &str) -> Option<(i64, i64, i64)> {
    let dotted = word.contains('.');
    let mut parts = word.split(['/', '.']).map(number);
    let (first, second, year) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || !(1800..=2199).contains(&year) {
        return None;
    }
    match (first, second) {
        (13..=31, 1..=12) => Some((first, second, year)),
        (1..=12, 1..=12) if dotted || first == second => Some((first, second, year)),
        (1..=12, 13..=31) => Some((second, first, year)),
        _ => None,
    }
}

fn month_of(word: &str) -> Option<i64> {
    let index = MONTHS.iter().position(|month| word == *month || (matches!(word.len(), 3 | 4) && month.starts_with(word)))?;
    i64::try_from(index + 1).ok()
}

/// The minute of the day that `19:40`, `19:40:10`, `19:40Z`, `7:40pm` or `7.40` means.
fn clock(text: &str) -> Option<i64> {
    let (hour, rest) = text.split_once([':', '.'])?;
    let (hour, minute) = (number(hour)?, number(rest.get(..2)?)?);
    let zone = rest.get(2..)?;
    let half = [("am", 0), ("pm", 12)].iter().find(|(name, _)| zone == *name).map(|(_, half)| half);
    let known = half.is_some()
        || zone.is_empty()
        || (text.contains(':') && zone.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z' | 'z' | ' ')));
    let hour = half.map_or(hour, |half| hour % 12 + half);
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
        assert_eq!(shown("28/07/2029 20:14 GMT"), Some(("2029-07-28".into(), Some(1214))));
        assert_eq!(shown("Posted Tue 18 Mar 2025 at 5:33pm, updated 9:08pm"), Some(("2025-03-18".into(), Some(1053))));
        assert!(is_stamp("Updated 9.08 pm, 2 June") && is_stamp("11:47") && !is_stamp("47") && !is_stamp("by 11:47"));
        for line in ["2 June 19:40", "07/08/2029", "Storm of June 5, 2025", "31 February 2025", "", "2025", "June 2025"] {
            assert_eq!(shown(line), None, "{line}");
        }
    }

    #[test]
    fn days_that_open_a_report() {
        let shown = |text| opening(text).map(|(day, _)| show_day(day));
        for text in [
            "TRENNOCK, March 12, 2026 - The dam held.",
            "NEW TRENNOCK (Agency), 12 March 2026 — The dam held.",
            "TRENNOCK, Verden, March 12, 2026 (Agency) -- The dam held.",
        ] {
            assert_eq!(shown(text), Some("2026-03-12".into()), "{text}");
        }
        for text in [
            "TRENNOCK, March 12 - The dam held.",
            "The dam, built on March 12, 2026 - it held.",
            "TRENNOCK - On March 12, 2026, the dam held.",
            "Ünïcödé (dät – é",
        ] {
            assert_eq!(shown(text), None, "{text}");
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
