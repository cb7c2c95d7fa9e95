//! A weekday that its date does not have.

use super::BuiltIn;
use super::found::{Found, evidence};
use crate::check::message::quoted;
use crate::claims::Table;
use crate::declaration::{Check, CheckForm};
use crate::facts::{NamedDay, Reading};
use crate::finding::{Finding, FindingKind, Severity};
use crate::quantity::{Day, civil_day, day_of, show_day, weekday_of};

/// See [`super::CHECKS`].
pub const CHECK: BuiltIn = BuiltIn {
    form: CheckForm {
        name: "weekdays",
        about: "a weekday is named with a date that it does not have",
        explain: "Each date that is written with its weekday, such as `Tuesday, June 3, 2025` or `3 June (Tuesday)`, must fall on that day. Without a year, the \
                  date is counted from the document's own: it must fit the day in no year that lies within ten months of it. A document without a date is \
                  judged only where the year is written; a sentence that names another year, or another calendar, is let pass.",
        example: "check weekdays\n",
        settings: &[],
        severity: Severity::Error,
        signature: "days",
    },
    run,
};

/// The weekdays, Monday first.
const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A date without a year lies at most so many days from the day of publication.
const REACH: i64 = 300;

fn run(table: &Table, check: &Check) -> Vec<Finding> {
    let of = |reading| move |named| judge(reading, named).map(|found| found.by(check));
    table.readings.iter().flat_map(|reading| reading.signatures.days.iter().filter_map(of(reading))).collect()
}

fn judge(reading: &Reading, named: &NamedDay) -> Option<Found> {
    if fits(reading, named) {
        return None;
    }
    let real = weekday_of(named.day)?;
    // The day of that name nearest to the date.
    let ahead = (named.weekday - real).rem_euclid(7);
    let near = named.day + if ahead > 3 { ahead - 7 } else { ahead };
    let (is, said) = (name(real)?, name(named.weekday)?);
    let words = quoted(named.passage.words(named.span));
    let evidence = evidence(reading, &named.passage, named.span, named.span, format!("a {is}"));
    Some(Found {
        kind: FindingKind::Deviation,
        message: format!("{words} is a {is}, not a {said}"),
        help: format!("write {is}, or {} if {said} is right", spoken(near)?),
        working: format!("{} is a {is}; the nearest {said} is {}", show_day(named.day), show_day(near)),
        evidence: vec![evidence],
    })
}

/// Whether the weekday is right, in the written year or in one that the document may mean.
fn fits(reading: &Reading, named: &NamedDay) -> bool {
    let right = |day: Day| weekday_of(day).is_none_or(|weekday| weekday == named.weekday);
    let (Some(today), false) = (reading.meta.published, named.year) else { return right(named.day) };
    let Some((year, month, day)) = day_of(named.day) else { return true };
    let others = (year - 1..=year + 1).filter_map(|year| civil_day(year, month, day)).filter(|day| (day - today).abs() <= REACH);
    right(named.day) || others.into_iter().any(right)
}

fn name(weekday: i64) -> Option<&'static str> {
    NAMES.get(usize::try_from(weekday).ok()?).copied()
}

/// `3 June`.
fn spoken(day: Day) -> Option<String> {
    let months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let (_, month, day) = day_of(day)?;
    Some(format!("{day} {}", months.get(usize::try_from(month - 1).ok()?)?))
}
