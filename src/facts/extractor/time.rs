//! Times of the day: `13:00`, `1pm`, `noon`, `half past nine`, `7 to 9pm`.

mod half;

use super::{Draft, Extractor, Scan};
use crate::facts::fact::Measure;
use crate::quantity::{Interval, Kind, Number};
use crate::text::{Class, Naming, NumberWord, TokenKind, Words, letters};

/// See [`super::EXTRACTORS`].
pub const EXTRACTOR: Extractor = Extractor { name: "time", at };

fn at(scan: &Scan, i: usize) -> Option<Draft> {
    let words = &scan.words;
    let token = words.at(i);
    if token.kind == TokenKind::Word
        && words.number_word(i).is_none()
        && !words.is_any(i, letters!["a", "an", "noon", "midday", "midnight"])
        && words.info(i).sun.is_none()
    {
        return None;
    }
    if words.at(i).kind == TokenKind::Clock && !of_day(words, i) {
        return stopped(words, i);
    }
    // `John 3:16`.
    if words.before(i).capital && words.info(i.wrapping_sub(1)).naming.has(Naming::SCRIPTURE) {
        return None;
    }
    if let Some(light) = daylight(words, i) {
        return Some(light);
    }
    let first = moment(scan, i);
    let (low, high, end) = stretch(scan, i, first).or_else(|| first.map(|(minute, end)| (minute, minute, end)))?;
    let mut draft = Draft::plain(Kind::TIME, i..end, Number::whole(low), Number::whole(high));
    draft.base_unit = "minute";
    draft.plain = bounded(words, i, draft.plain);
    draft.low = draft.plain.low.map(|low| low.value);
    draft.high = draft.plain.high.map(|high| high.value);
    Some(draft)
}

/// `before 9 a.m.`, `after about nine o'clock`, `not before noon`, `by 11 p.m.`: what the word in front leaves of a time.
fn bounded(words: &Words, i: usize, time: Interval) -> Interval {
    let first = words.lexicon.hedges_before.backwards(words.tokens, i).map_or(i, |(_, first)| first);
    let (at, before) = (first.wrapping_sub(1), first.wrapping_sub(2));
    // `two hours before noon` is another time, and noon is exact.
    if words.has(before, Class::UNIT) {
        return time;
    }
    let (upwards, downwards) = (Interval { high: None, ..time }, Interval { low: None, ..time });
    let (later, earlier) = (Interval { low: time.high, high: None }.open_low(), Interval { low: None, high: time.low }.open_high());
    match (words.has(before, Class::NEGATION), words.is_any(at, letters!["after", "past"]), words.is_word(at, "before")) {
        (false, true, _) => later,
        (false, _, true) => earlier,
        (true, _, true) => upwards,
        (true, true, _) => downwards,
        _ if words.is_word(at, "by") => downwards,
        _ => time,
    }
}

/// When the sun rises or sets, somewhere and at some time of the year, in minutes of the day.
const SUN: [(i64, i64); 2] = [(180, 540), (930, 1380)];

/// `at dawn`, `by sunset`, `after nightfall`; `from dawn to dusk` is all day, and `the dawn of an era` no time.
fn daylight(words: &Words, i: usize) -> Option<Draft> {
    let sun = |at: usize| words.info(at).sun;
    let (low, high) = SUN.get(usize::try_from(sun(i)?).ok()?).map(|(low, high)| (Number::whole(*low), Number::whole(*high)))?;
    let before = i.wrapping_sub(1);
    let led = words.is_any(before, letters!["at", "by", "around", "before", "after", "until", "till", "since"]);
    if !led
        || words.at(i).capital
        || words.is_any(i + 1, letters!["of", "to", "till", "until"])
        || words.dash(i + 1)
        || words.genitive(i + 1)
        || sun(i.wrapping_sub(2)).is_some()
    {
        return None;
    }
    let mut draft = Draft { hedged: false, ..Draft::plain(Kind::TIME, i..i + 1, low, high) };
    draft.base_unit = "minute";
    if words.is_any(before, letters!["by", "before", "until", "till"]) {
        (draft.low, draft.plain) = (None, Interval { low: None, ..draft.plain });
    } else if words.is_any(before, letters!["after", "since"]) {
        (draft.high, draft.plain) = (None, Interval { high: None, ..draft.plain });
    }
    Some(draft)
}

/// One time of the day: the minute from midnight, and the token behind.
fn moment(scan: &Scan, i: usize) -> Option<(i64, usize)> {
    let words = &scan.words;
    if let Some(beside) = beside(words, i) {
        return Some(beside);
    }
    match words.at(i).kind {
        TokenKind::Clock => clock(scan, i),
        TokenKind::Number if words.is(i, "12") && words.is_any(i + 1, letters!["noon", "midday"]) => Some((720, i + 2)),
        TokenKind::Number if words.is(i, "12") && words.is_word(i + 1, "midnight") => Some((0, i + 2)),
        TokenKind::Number => hour(scan, i).or_else(|| military(words, i)),
        TokenKind::Word if words.is_any(i, letters!["noon", "midday"]) => Some((720, i + 1)),
        TokenKind::Word if words.is_word(i, "midnight") => Some((0, i + 1)),
        TokenKind::Word => in_words(scan, i),
        _ => None,
    }
}

/// `9am-5pm`, `7 to 9pm`, `between 1 and 2 p.m.`: the first takes its half of the day from the second.
fn stretch(scan: &Scan, i: usize, first: Option<(i64, usize)>) -> Option<(i64, i64, usize)> {
    let words = &scan.words;
    let link = match first {
        Some((_, end)) => end,
        None if words.at(i).kind == TokenKind::Number => i + 1,
        None => return None,
    };
    let opened = words.is_any(i.wrapping_sub(1), letters!["between", "from"]);
    let linked = words.is_any(link, letters!["to", "until", "till", "through"])
        || words.dash(link) && words.at(link).spaced == words.at(link + 1).spaced
        || opened && words.is_word(link, "and");
    if !linked {
        return None;
    }
    let (last, end) = moment(scan, link + 1)?;
    let low = match first {
        Some((minute, _)) => minute,
        None if half::named(words, end - 1).is_some() => {
            let hour = words.text(i).parse::<i64>().ok().filter(|hour| (1..=12).contains(hour))?;
            let (morning, afternoon) = (hour % 12 * 60, hour % 12 * 60 + 720);
            // `11 to 1 a.m.` begins before midnight.
            if last > 720 && afternoon < last || morning >= last { afternoon } else { morning }
        }
        None => return None,
    };
    // `from 10 p.m. to 2 a.m.` goes on past midnight; `moved from 5 to 3 p.m.` does not.
    let last = if low < last { last } else { last + 24 * 60 };
    (last <= 24 * 60 || last - low <= 12 * 60).then_some((low, last, end))
}

/// `half past nine`, `a quarter to ten`, `nine o'clock`, `ten past eight`.
fn in_words(scan: &Scan, i: usize) -> Option<(i64, usize)> {
    let words = &scan.words;
    let start = i;
    let i = i + usize::from(words.is_word(i, "a") && words.is_word(i + 1, "quarter"));
    let one = |at: usize| match words.number_word(at) {
        Some(NumberWord::One(n)) => Some(n),
        None if words.at(at).kind == TokenKind::Number => words.text(at).parse().ok(),
        _ => None,
    };
    let hour = |at: usize| one(at).filter(|hour| (1..=12).contains(hour));
    if words.is_any(i + 1, letters!["o'clock", "o’clock"]) {
        return Some(half_of_day(scan, start, hour(i)? * 60, i + 2));
    }
    if leads(words, i)
        && let Some(hour) = hour(i)
        && let Some((pm, end)) = half::behind(words, i + 1, hour)
    {
        return Some((twelve(hour, pm)? * 60, end));
    }
    let past = match words.number_word(i)? {
        NumberWord::Part(2) => 30,
        NumberWord::Part(4) => 15,
        NumberWord::One(n) if (1..20).contains(&n) => n,
        NumberWord::Ten(n) if n < 60 => n,
        _ => return None,
    };
    let to = words.is_word(i + 1, "to");
    // `ten to twelve` counts; only halves and quarters are times by themselves.
    let part = matches!(words.number_word(i), Some(NumberWord::Part(_)));
    if !(words.is_word(i + 1, "past") || to && part && past == 15) || words.has(i + 3, Class::UNIT) {
        return None;
    }
    let hour = hour(i + 2)? * 60;
    Some(half_of_day(scan, start, if to { hour - past } else { hour + past }, i + 3))
}

/// The minute of a time of up to twelve hours, in the half of the day that is named behind it or that the words around tell.
fn half_of_day(scan: &Scan, start: usize, minute: i64, end: usize) -> (i64, usize) {
    match half::behind(&scan.words, end, minute / 60) {
        Some((pm, end)) => (minute % 720 + if pm { 720 } else { 0 }, end),
        None => (half::around(scan, start, end, minute), end),
    }
}

/// `1500 GMT`: four digits before a zone.
fn military(words: &Words, i: usize) -> Option<(i64, usize)> {
    if words.text(i).len() != 4 {
        return None;
    }
    let zone = is_zone(words, i + 1);
    let hours = words.is_any(i + 1, letters!["hours", "hrs"]) && words.text(i).starts_with('0');
    let led = || words.text(i).starts_with('0') && words.is_any(i.wrapping_sub(1), letters!["at", "by", "around", "until", "from"]);
    let digits: i64 = words.text(i).parse().ok().filter(|_| zone || hours || led())?;
    (digits / 100 < 24 && digits % 100 < 60).then_some((digits / 100 * 60 + digits % 100, i + 1 + usize::from(hours)))
}

/// Whether a token is the name of a time zone.
pub fn is_zone(words: &Words, i: usize) -> bool {
    words.at(i).upper && words.is_any(i, letters!["GMT", "UTC", "BST", "CET", "CEST", "EST", "EDT", "CST", "CDT", "PST", "PDT"])
}

/// Whether digits and colons are a time of the day: not `1:48.85`, `4:39 left`.
fn of_day(words: &Words, i: usize) -> bool {
    let fraction = words.is(i + 1, ".") && !words.at(i + 1).spaced && !words.at(i + 2).spaced && words.at(i + 2).kind == TokenKind::Number
        || words.at(i + 1).kind == TokenKind::Number && !words.at(i + 1).spaced;
    // `won in 2:04:38`: to the second, and no hour of the day
    let raced = words.is_any(i.wrapping_sub(1), letters!["in", "of"]) && to_the_second(words, i);
    !fraction && !raced && !words.is_any(i + 1, letters!["left", "remaining", "second", "seconds", "minute", "minutes"])
}

/// `2:04:38`: three numbers.
fn to_the_second(words: &Words, i: usize) -> bool {
    words.text(i).matches(':').count() == 2
}

/// `1:48.85`: how long a race took, in minutes and seconds, or in hours where three numbers stand.
fn stopped(words: &Words, i: usize) -> Option<Draft> {
    let fraction = i + 1 + usize::from(words.is(i + 1, "."));
    let digits = Some(words.text(fraction)).filter(|_| words.at(fraction).kind == TokenKind::Number && !words.at(fraction).spaced);
    let (part, fraction) = match digits.map(|digits| digits.trim_start_matches('.')) {
        Some(tail) => (Number::decimal(tail)?.over(Number::whole(10i64.checked_pow(u32::try_from(tail.len()).ok()?)?))?, fraction),
        // `4:39 left` may be of a game's clock
        None if to_the_second(words, i) => (Number::ZERO, i),
        None => return None,
    };
    let whole = words.text(i).split(':').try_fold(0i64, |sum, n| Some(sum * 60 + n.parse::<i64>().ok()?))?;
    let seconds = Number::whole(whole).plus(part)?;
    let unit = fraction + 1 + usize::from(words.is_any(fraction + 1, letters!["second", "seconds", "minute", "minutes"]));
    let mut draft = Draft::plain(Kind::DURATION, i..unit, seconds, seconds);
    draft.measure = Measure::Unit("second");
    draft.base_unit = "second";
    Some(draft)
}

fn clock(scan: &Scan, i: usize) -> Option<(i64, usize)> {
    let mut parts = scan.words.text(i).split(':');
    let hour: i64 = parts.next()?.parse().ok()?;
    let minute: i64 = parts.next()?.parse().ok()?;
    if hour > 24 || minute > 59 {
        return None;
    }
    let time = hour % 24 * 60 + minute;
    Some(if (1..=12).contains(&hour) { half_of_day(scan, i, time, i + 1) } else { (time, i + 1) })
}

/// `1pm`, `1.30pm`, `8 o'clock`.
fn hour(scan: &Scan, i: usize) -> Option<(i64, usize)> {
    let words = &scan.words;
    let text = words.text(i);
    let (hour, minute) = match text.split_once('.') {
        Some((hour, minute)) if minute.len() == 2 => (hour.parse::<i64>().ok()?, minute.parse::<i64>().ok().filter(|m| *m < 60)?),
        Some(_) => return None,
        None => (text.parse().ok()?, 0),
    };
    if words.is_any(i + 1, letters!["o'clock", "o’clock"]) && hour <= 12 {
        return Some(half_of_day(scan, i, hour * 60, i + 2));
    }
    // `killed 4 in the morning`: a bare number is an hour only behind `at` and the like.
    let behind_at = leads(words, i) || words.is_word(i.wrapping_sub(1), "about");
    let dotted = text.contains('.');
    if let Some((pm, end)) = half::named(words, i + 1).or_else(|| if dotted || behind_at { half::behind(words, i + 1, hour) } else { None }) {
        return Some((twelve(hour, pm)? * 60 + minute, end));
    }
    // `at 05.50`, `after 7.25 on Tuesday`
    if !behind_at || !dotted {
        return None;
    }
    if text.starts_with('0') && text.len() == 5 {
        return Some((hour * 60 + minute, i + 1));
    }
    let day = words.is_word(i + 1, "on") && words.info(i + 2).weekday.is_some();
    (day && (1..=12).contains(&hour)).then(|| half_of_day(scan, i, hour * 60 + minute, i + 1))
}

/// Whether a word before a number makes it an hour where the part of the day follows: `at four in the morning`.
fn leads(words: &Words, i: usize) -> bool {
    words.is_any(i.wrapping_sub(1), letters!["at", "by", "around", "before", "after", "until", "till", "since", "from"])
}

fn twelve(hour: i64, pm: bool) -> Option<i64> {
    (1..=12).contains(&hour).then_some(hour % 12 + if pm { 12 } else { 0 })
}

/// `five minutes past midnight`, `a quarter to noon`, `an hour before midnight`.
fn beside(words: &Words, i: usize) -> Option<(i64, usize)> {
    let article = words.is_any(i, letters!["a", "an"]);
    let (minutes, at) = match words.number_word(i + usize::from(article)) {
        _ if article && words.is_word(i + 1, "hour") => (60, i + 2),
        Some(NumberWord::Part(4)) => (15, i + 1 + usize::from(article)),
        Some(NumberWord::One(n) | NumberWord::Ten(n)) if !article => (n, i + 1),
        None if words.at(i).kind == TokenKind::Number => (words.text(i).parse().ok().filter(|n| (1..60).contains(n))?, i + 1),
        _ => return None,
    };
    let at = at + usize::from(words.is_any(at, letters!["minute", "minutes"]));
    let way = match words.text(at) {
        "past" | "after" => 1,
        "to" | "before" | "till" => -1,
        _ => return None,
    };
    let twelve = if words.is_any(at + 1, letters!["noon", "midday"]) { 720 } else { 0 };
    (twelve > 0 || words.is_word(at + 1, "midnight")).then(|| ((twelve + way * minutes).rem_euclid(1440), at + 2))
}
