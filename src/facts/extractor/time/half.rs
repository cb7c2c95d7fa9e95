//! Which half of the day an hour is of: told right behind it (`8 p.m.`, `nine in the morning`), or by the words around.

use crate::facts::scan::Scan;
use crate::text::{Class, LetterSet, TokenKind, Words, letters};

/// So many tokens before a sentence the one before it is searched.
const REACH: usize = 40;

/// Words for a part of the day, with its first hour and the one behind its last; hours past midnight go on from 24.
const PARTS: [(LetterSet, i64, i64); 8] = [
    (letters!["breakfast"], 5, 12),
    (letters!["morning"], 1, 12),
    (letters!["lunch", "lunchtime"], 11, 16),
    (letters!["afternoon", "teatime"], 12, 19),
    (letters!["evening", "tonight"], 16, 24),
    (letters!["dinner", "supper"], 17, 23),
    (letters!["night"], 18, 30),
    (letters!["dusk", "sunset", "nightfall"], 15, 24),
];

/// `am` or `pm` in its spellings: whether afternoon, and the token behind it.
pub fn named(words: &Words, i: usize) -> Option<(bool, usize)> {
    if words.is_any(i, letters!["am", "a.m.", "a.m"]) {
        return Some((false, i + 1));
    }
    words.is_any(i, letters!["pm", "p.m.", "p.m"]).then_some((true, i + 1))
}

/// The half of the day that is named behind an hour, in words too: `in the morning`, `at night`, and `tonight` or `Tuesday night`, which are dates of their own.
pub fn behind(words: &Words, i: usize, hour: i64) -> Option<(bool, usize)> {
    named(words, i).or_else(|| {
        if words.is_word(i, "tonight") {
            return Some(((5..12).contains(&hour), i));
        }
        let at = i + usize::from(words.is_word(i, "on") && words.info(i + 1).weekday.is_some());
        let day = words.is_word(at, "this") || words.info(at).weekday.is_some() || words.info(at).relative.is_some();
        if day && words.is_any(at + 1, letters!["morning", "afternoon", "evening", "night"]) {
            return Some((!words.is_word(at + 1, "morning") && (hour > 4 || !words.is_word(at + 1, "night")), i));
        }
        if words.is_word(i, "at") && words.is_word(i + 1, "night") {
            return Some(((6..12).contains(&hour), i + 2));
        }
        let part = words.is_word(i, "in") && words.is_word(i + 1, "the") && words.is_any(i + 2, letters!["morning", "afternoon", "evening"]);
        part.then(|| (!words.is_word(i + 2, "morning"), i + 3))
    })
}

/// The minute of an hour up to twelve that stands before `end` without its half of the day: in the half that the words around it tell.
pub fn around(scan: &Scan, i: usize, end: usize, minute: i64) -> i64 {
    let (words, sentence) = (&scan.words, &scan.sentence);
    if !(60..13 * 60).contains(&minute) || words.at(i).kind == TokenKind::Clock && counts_to_24(words, sentence.end) {
        return minute;
    }
    let told = |at: usize| part_at(words, at).and_then(|part| fit(part, minute));
    let day = |at: &usize| bare_day(words, *at);
    // `began at 9:30 and ended in the evening`: what follows is told of something else.
    let ends = |at: &usize| words.has(*at, Class::CONJUNCTION.with(Class::BREAK));
    let before = (sentence.start..i).rev().take_while(|at| !day(at)).find_map(|at| told(at).map(|minute| (i - at, minute)));
    let behind = (end..sentence.end).take_while(|at| !day(at) && !ends(at)).find_map(|at| told(at).map(|minute| (at - end, minute)));
    if let Some((_, minute)) = before.into_iter().chain(behind).min() {
        return minute;
    }
    // Another day has another evening.
    if sentence.clone().any(|at| words.info(at).weekday.is_some() || words.relative(at).is_some() || words.info(at).month.is_some()) {
        return minute;
    }
    let stop = sentence.start.wrapping_sub(1);
    let mut earlier = (sentence.start.saturating_sub(REACH)..sentence.start).rev().take_while(|at| *at == stop || !words.is_any(*at, letters![".", "!", "?"]));
    earlier.find_map(told).unwrap_or(minute)
}

/// The part of the day that a word names, unless it is that of something else: `after a long night`, `until the evening`, `Morning Post`.
fn part_at(words: &Words, i: usize) -> Option<(i64, i64)> {
    if !words.word(i) || words.at(i).capital && words.word(i.wrapping_sub(1)) {
        return None;
    }
    let (_, from, to) = PARTS.iter().find(|(forms, ..)| words.is_any(i, *forms))?;
    // A meal is no stretch of hours: what comes before or after it is near.
    let stretch = words.is_any(i, letters!["morning", "afternoon", "evening", "night"]);
    let led = |at: usize| words.is_any(at, letters!["after", "before", "following", "since", "until", "till", "by", "all"]);
    (!stretch || !(1..4).any(|back| led(i.wrapping_sub(back)))).then_some((*from, *to))
}

/// The minute in a part of the day, where its hour falls into it in one of the halves.
fn fit(part: (i64, i64), minute: i64) -> Option<i64> {
    let first = minute % 720;
    [first, first + 720, first + 1440].into_iter().find(|at| (part.0 * 60..part.1 * 60).contains(at)).map(|at| at % 1440)
}

/// A day without a part of it: `on Tuesday`, but `Tuesday night`, `the evening of Tuesday`.
fn bare_day(words: &Words, i: usize) -> bool {
    let day = words.info(i).weekday.is_some() || words.relative(i).is_some() && !words.is_word(i, "tonight");
    let near = |at: usize| PARTS.iter().any(|(forms, ..)| words.is_any(at, *forms));
    day && !near(i + 1) && !(words.is_any(i.wrapping_sub(1), letters!["of", "on"]) && near(i.wrapping_sub(2)))
}

/// Whether the text up to here tells hours past twelve by their number: `13:00`, `08:30`.
fn counts_to_24(words: &Words, end: usize) -> bool {
    let past_twelve = |text: &str| text.starts_with('0') || text.split(':').next().and_then(|hour| hour.parse::<i64>().ok()).is_some_and(|hour| hour > 12);
    words.find(0..end, |token| token.kind == TokenKind::Clock && past_twelve(token.span().of(words.text))).is_some()
}
