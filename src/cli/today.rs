//! Today: the one thing that a run takes from the clock.

use super::session::Failure;
use crate::quantity::Day;
use crate::syntax;
use crate::workspace::Error;
use std::time::{SystemTime, UNIX_EPOCH};

/// The day that builds which must give the same bytes again take for today.
const VARIABLE: &str = "SOURCE_DATE_EPOCH";
const SECONDS: u64 = 86_400;

/// A day of the command line.
pub(super) fn day(word: &str) -> Result<Day, String> {
    syntax::day(word).filter(|_| word.len() == 10).ok_or_else(|| "write a day such as 2025-06-02".to_owned())
}

/// The day given, else that of `SOURCE_DATE_EPOCH`, else that of the clock, in UTC.
pub(super) fn today(given: Option<Day>) -> Result<Day, Failure> {
    if let Some(day) = given {
        return Ok(day);
    }
    let seconds = match std::env::var(VARIABLE) {
        Ok(text) => {
            text.parse().map_err(|_| Error::new(format!("`{VARIABLE}` is `{text}`, and no number of seconds")).with_help("unset it, or use `--today`"))?
        }
        Err(_) => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs()),
    };
    Ok(Day::try_from(seconds / SECONDS).unwrap_or(Day::MAX))
}
