//! Dates: `2 June 2025`, `Monday (Jun 2)`, `between June 20 and 30`, `mid-May`, `last month`, `two weeks ago`, `the 1990s`.

mod absolute;
mod nth;
mod numeric;
mod period;
mod relative;
mod year;

use super::{Draft, Extractor, Scan};
use crate::facts::rung::is_testament;
use crate::quantity::{Day, Holidays, Interval, Kind, Number, civil_day, day_of};
use crate::text::{Class, LetterSet, TokenKind, Words, letters};

/// See [`super::EXTRACTORS`].
pub const EXTRACTOR: Extractor = Extractor { name: "date", at };

/// First and last day, and the token behind.
type Days = (Day, Day, usize);

fn at(scan: &Scan, i: usize) -> Option<Draft> {
    let words = &scan.words;
    let first = single(scan, i)?;
    let (low, high, end) = stretch(scan, i, first).unwrap_or(first);
    let number = |day: Day| Number::whole(day);
    // `'98`, `the '60s`: the apostrophe belongs to the year.
    let start = i - usize::from(!words.at(i).spaced && words.text(i).len() == 2 && apostrophe(words, i.wrapping_sub(1)));
    let mut draft = Draft::plain(Kind::DATE, start..end, number(low), number(high));
    draft.base_unit = "day";
    // `over the next 10 days`, `over the weekend`: within them.
    let stretch = relative::shift(words, i).is_some() || words.is_word(i, "weekend") || period::season(words.text(i)).is_some();
    draft.hedged = !(stretch && words.is_any(i.wrapping_sub(2), letters!["over", "within"]));
    // `by June`, `by the end of June`.
    let before = i.wrapping_sub(1 + usize::from(words.is_word(i.wrapping_sub(1), "the")));
    if words.is_word(before, "by") {
        draft.plain = Interval::closed(None, Some(number(high)));
    }
    Some(draft)
}

/// Whether a token stands for the century of a year.
fn apostrophe(words: &Words, i: usize) -> bool {
    words.is_any(i, letters!["'", "’", "‘"])
}

/// One date, as it begins at token `i`.
fn single(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    let info = words.info(i);
    match words.at(i).kind {
        TokenKind::IsoDate => numeric::iso(words, i),
        TokenKind::Code => numeric::dotted(words, i),
        TokenKind::Number => nth::nth(scan, i)
            .or_else(|| absolute::by_digits(scan, i))
            .or_else(|| relative::counted(scan, i))
            .or_else(|| period::in_digits(scan, i))
            .or_else(|| year::year(scan, i))
            .or_else(|| year::short(scan, i)),
        TokenKind::Word if words.has(i, Class::ARTICLE) => relative::counted(scan, i).or_else(|| holiday(scan, i)),
        TokenKind::Word => {
            let named = if ends_feast(words, i) || (info.weekday.is_some() || matches!(info.month, Some(3..=6 | 8))) && opens_name(words, i, i + 1) {
                None
            } else if info.weekday.is_some() {
                absolute::weekday(scan, i)
            } else if info.month.is_some() {
                absolute::month_first(scan, i)
            } else {
                words.relative(i).map(|days| (scan.today + days, scan.today + days, i + 1))
            };
            let (number, date_word) = (info.number.is_some(), words.has(i, Class::DATE_WORD));
            named
                .or_else(|| holiday(scan, i))
                .or_else(|| if number || date_word { nth::nth(scan, i) } else { None })
                .or_else(|| if date_word { period::part(scan, i).or_else(|| relative::shifted(scan, i)).or_else(|| period::named(scan, i)) } else { None })
                .or_else(|| if number { spelled(scan, i) } else { None })
        }
        _ => None,
    }
}

/// `third of March`, `two weeks ago`, `third quarter`.
fn spelled(scan: &Scan, i: usize) -> Option<Days> {
    absolute::day_first(scan, i).or_else(|| relative::counted(scan, i)).or_else(|| period::quarter(scan, i))
}

/// `Monday to Friday`, `10 August - 12 September 2013`: from the first day of one to the last day of another.
fn stretch(scan: &Scan, i: usize, first: Days) -> Option<Days> {
    let words = &scan.words;
    let opened = words.is_any(i.wrapping_sub(1), letters!["from", "between"]) || words.is_any(i.wrapping_sub(2), letters!["from", "between"]);
    let link = first.2;
    let linked = words.is_any(link, letters!["to", "through", "thru", "until", "till"])
        || words.dash(link) && words.at(link).spaced == words.at(link + 1).spaced
        || opened && words.is_word(link, "and");
    if !linked {
        return None;
    }
    let at = link + 1 + usize::from(words.is_word(link + 1, "the") || apostrophe(words, link + 1));
    let (low, high, end) = single(scan, at)?;
    if low >= first.0 && high > first.1 {
        return Some((first.0, high, end));
    }
    // `Friday to Monday`, `10 August to 12 September 2013`: the first takes its place before the second.
    let weekday = words.info(i).weekday.is_some() && first.0 - high <= 7 && first.0 > high;
    if weekday {
        return Some((first.0, high + 7, end));
    }
    let (year, _, _) = day_of(low)?;
    let (_, month, day) = day_of(first.0)?;
    let moved = civil_day(year, month, day).filter(|moved| *moved <= low)?;
    let yearless = words.text(link - 1).len() != 4 && words.at(i).kind != TokenKind::IsoDate;
    yearless.then_some((moved, high, end))
}

/// `Christmas`, `Thanksgiving 2023`, `Easter Monday next year`.
fn holiday(scan: &Scan, i: usize) -> Option<Days> {
    let words = &scan.words;
    if !words.has(i, Class::HOLIDAY) {
        return None;
    }
    let (id, end) = words.lexicon.holidays.forwards(words.tokens, i)?;
    let holiday = Holidays::get().at(id)?;
    if names_a_thing(words, i, end) {
        return None;
    }
    let led = end + usize::from(words.is_any(end, letters!["in", "of", ","]));
    if let Some((year, end)) = absolute::year_behind(words, led).or_else(|| absolute::year_behind(words, end)) {
        let (low, high) = holiday.in_year(year)?;
        return Some((low, high, end));
    }
    // `lent` and `an epiphany` are feasts only with their capital or their year.
    if !words.at(i).capital && words.is_any(i, letters!["lent", "epiphany", "ashura"]) {
        return None;
    }
    let (year, _, _) = day_of(scan.today)?;
    let candidates = (year - 1..=year + 1).filter_map(|year| holiday.in_year(year));
    let before = i.wrapping_sub(1);
    let found = if words.is_word(before, "last") {
        candidates.filter(|(_, high)| *high < scan.today).max()
    } else if words.is_any(before, letters!["next", "this", "coming", "upcoming"]) {
        candidates.filter(|(low, _)| *low >= scan.today).min()
    } else {
        candidates.min_by_key(|(low, _)| (low - scan.today).abs())
    };
    found.map(|(low, high)| (low, high, end))
}

/// `the Good Friday Agreement`, `Black Friday discounts`: the feast is part of a name; `on Christmas families meet` and `Easter weekend` are dates.
fn names_a_thing(words: &Words, i: usize, end: usize) -> bool {
    let before = i.wrapping_sub(1);
    let next = words.at(end);
    let led = words.has(before, Class::PREPOSITION.with(Class::DATE_WORD)) && !words.is_word(before, "of");
    if next.kind != TokenKind::Word || !next.spaced || led || words.has(end, Class::GRAMMAR.with(Class::DATE_WORD).with(Class::REPORT)) {
        return false;
    }
    let dated = words.info(end).month.is_some() || words.relative(end).is_some() || words.has(end, Class::UNIT) || part_of_day(words, end);
    let thing = next.capital || words.text(end).ends_with('s');
    !dated && thing && !words.is_any(end, letters!["weekend", "holiday", "holidays", "season", "eve", "break", "is", "was", "falls"])
}

/// `Friday` of a feast that is part of a name.
fn ends_feast(words: &Words, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    words.has(before, Class::HOLIDAY) && words.lexicon.holidays.forwards(words.tokens, before).is_some_and(|(_, end)| end == i + 1)
}

fn whole_year(year: i64, end: usize) -> Option<Days> {
    Some((civil_day(year, 1, 1)?, civil_day(year, 12, 31)?, end))
}

fn whole_month(year: i64, month: i64, end: usize) -> Option<Days> {
    Some((civil_day(year, month, 1)?, last_day(year, month)?, end))
}

fn last_day(year: i64, month: i64) -> Option<Day> {
    let next = if month == 12 { civil_day(year + 1, 1, 1)? } else { civil_day(year, month + 1, 1)? };
    Some(next - 1)
}

/// The months from `from` up to `to`, counted from today's month on.
fn months_from(today: Day, from: i64, to: i64, end: usize) -> Option<Days> {
    let (year, month, _) = day_of(today)?;
    let count = |shift: i64| year * 12 + month - 1 + shift;
    let (first, last) = (count(from), count(to));
    let low = civil_day(first.div_euclid(12), first.rem_euclid(12) + 1, 1)?;
    Some((low, last_day(last.div_euclid(12), last.rem_euclid(12) + 1)?, end))
}

/// Whether a day or month at token `i` opens a name: `The Sunday Times`, `of August Wilson`; `the end of August Russia` is a date.
fn opens_name(words: &Words, i: usize, end: usize) -> bool {
    let next = words.at(end);
    if next.kind != TokenKind::Word || !next.capital || !next.spaced || words.info(end).month.is_some() || words.info(end).weekday.is_some() {
        return false;
    }
    let before = i.wrapping_sub(1);
    let of = words.is_any(before, letters!["of", "with"])
        && !words.has(before.wrapping_sub(1), Class::DATE_WORD.with(Class::UNIT))
        && !part_of_day(words, before.wrapping_sub(1));
    let the = words.info(i).weekday.is_some() && words.has(before, Class::ARTICLE.with(Class::POSSESSIVE));
    (of || the) && !words.has(end, Class::GRAMMAR)
}

fn part_of_day(words: &Words, i: usize) -> bool {
    words.is_any(i, letters!["morning", "afternoon", "evening", "night", "hours", "as"])
}

/// The verb that tells whether a date is ahead stands at most so far before it.
const NEAR: usize = 12;

/// So many tokens before a date at most, the nearest first, up to a comma.
fn clause_before<'a>(scan: &'a Scan, i: usize, most: usize) -> impl Iterator<Item = usize> + Clone + 'a {
    (scan.sentence.start.max(i.saturating_sub(most))..i).rev().take_while(|at| !scan.words.is_any(*at, letters![",", ";"]))
}

/// Whether the clause around a date speaks of the future.
fn coming(scan: &Scan, i: usize) -> bool {
    let words = &scan.words;
    // `the board forecast Wednesday`: the day on which it did; `since January`
    if words.is_word(i.wrapping_sub(1), "since") || words.has(i.wrapping_sub(1), Class::SAY) && words.has(i.wrapping_sub(2), Class::SOURCE) {
        return false;
    }
    let will = |at: usize| words.has(at, Class::FUTURE) && words.has(at, Class::MODAL) && !is_testament(words, at);
    // `is to visit on Thursday`, `is scheduled for Monday`, `was due on Monday`.
    let now = |at: usize| words.is_any(at, letters!["is", "are"]);
    let set =
        |at: usize| words.is_word(at, "to") && now(at.wrapping_sub(1)) || words.is_any(at, letters!["scheduled", "set", "expected"]) && now(at.wrapping_sub(1));
    // `hopes to open on Friday`, `wants it by Thursday`.
    let noun = |at: usize| words.has(at.wrapping_sub(1), Class::DETERMINER);
    // `Hope was fading on Tuesday`: no wish. `call on all sides to open by Sunday`
    let wishes = |at: usize| words.has(at, Class::HOPE.with(Class::DEMAND)) || words.has(at, Class::DEMAND_FOR) && words.is_word(at + 1, "on") && at + 2 < i;
    // `hoped to open it by Friday`, `has demanded a list by noon on Saturday`: a deadline.
    let deadline = words.is_word(i.wrapping_sub(1), "by") || words.is_word(i.wrapping_sub(1), "on") && words.is_word(i.wrapping_sub(3), "by");
    let set_for = |at: usize| !words.past(at) || deadline && !words.is_word(at.wrapping_sub(1), "had");
    let wish = |at: usize| wishes(at) && set_for(at) && !noun(at) && !words.has(at + 1, Class::AUXILIARY);
    // `could pass 100 by Friday`, `could be let back on Friday`, `if there is no deal by Friday`.
    let by = words.is_any(i.wrapping_sub(1), letters!["by", "on"]);
    let done = |at: usize| (at + 1..i).any(|verb| words.past(verb) && !words.is_word(verb - 1, "be"));
    let may = |at: usize| {
        let open = words.is_any(at, letters!["could", "may", "might", "can", "must"]) && !words.has(at + 1, Class::NEGATION);
        by && open && !words.is_word(at + 1, "have") && !done(at)
    };
    let condition = |at: usize| words.is_any(at, letters!["if", "unless"]) && !(at..i).any(|verb| words.past(verb));
    let before = clause_before(scan, i, NEAR);
    // `has suspended all trains until Friday`, `is closed until Friday`
    let until = words.is_any(i.wrapping_sub(1), letters!["until", "till"]);
    let lasts = |at: usize| until && words.is_any(at, letters!["has", "have", "is", "are", "remains", "remain"]);
    if before.clone().any(|at| lasts(at) || will(at) || set(at) || wish(at) || may(at) || condition(at) || words.is_word(at, "due")) || scheduled(words, i) {
        return true;
    }
    // `On Thursday he will visit`, `the meeting on Thursday will be public`: no verb before it, and this one first behind it.
    let verb = |at: usize| words.has(at, Class::AUXILIARY.with(Class::MODAL).with(Class::REPORT)) || words.past(at);
    let first = (i + 1..scan.sentence.end.min(i + 8)).take_while(|at| !words.is_any(*at, letters![",", ";", "that", "and"])).find(|at| verb(*at));
    // `a restart on Friday is expected`
    let awaited = |at: usize| {
        let not = usize::from(words.has(at + 1, Class::ADVERB.with(Class::NEGATION)));
        now(at) && words.is_any(at + 1 + not, letters!["expected", "planned", "due", "scheduled", "set", "likely", "unlikely", "possible", "out"])
    };
    first.is_some_and(|at| will(at) || awaited(at)) && !before.into_iter().any(verb)
}

/// Verbs whose present tells what is to come, where a day follows them: `work starts on Monday`.
const SCHEDULED: LetterSet = letters![
    "starts", "begins", "opens", "reopens", "resumes", "closes", "ends", "meets", "expires", "start", "begin", "open", "reopen", "resume", "close", "end",
    "meet", "expire", "shuts", "faces", "hosts", "plays", "returns", "return", "visits", "visit", "goes", "go", "votes", "vote", "play", "host", "travel",
    "travels", "stays", "stay", "is", "are",
];
/// The object of such a verb has at most so many words.
const OBJECT: usize = 4;

/// `starts on Monday`, `shuts at 11pm on Monday`, `is on Friday`; `did not start on Monday` is past, and `forced to close on Monday` tells neither.
fn scheduled(words: &Words, i: usize) -> bool {
    if !words.is_any(i.wrapping_sub(1), letters!["on", "until", "till"]) || i < 2 {
        return false;
    }
    let clock = || (i.saturating_sub(5)..i).rev().find(|at| words.is_word(*at, "at") && words.is_any(at.wrapping_sub(1), SCHEDULED));
    let last = clock().unwrap_or(i.wrapping_sub(1)).wrapping_sub(1);
    // `goes on view on Saturday`, `visit Tarn on Saturday`
    let object = |at: &usize| words.word(*at) && !words.past(*at) && !words.has(*at, Class::AUXILIARY.with(Class::MODAL));
    let told = |verb: usize| (verb.saturating_sub(2 * OBJECT)..verb).rev().take_while(|at| words.word(*at)).any(|at| words.past(at));
    let passed = (last.saturating_sub(OBJECT)..=last).rev().take_while(object).find(|at| words.is_any(*at, SCHEDULED)).filter(|verb| !told(*verb));
    let verb = passed.unwrap_or(last);
    let before = verb.wrapping_sub(1);
    words.is_any(verb, SCHEDULED)
        && !words.is_word(before, "to")
        && !words.has(before, Class::NEGATION.with(Class::AUXILIARY).with(Class::MODAL).with(Class::DETERMINER))
}

/// Whether the clause before a date speaks of what is to come or expected.
fn ahead(scan: &Scan, i: usize) -> bool {
    let words = &scan.words;
    coming(scan, i) || (scan.sentence.start.max(i.saturating_sub(8))..i).any(|at| words.has(at, Class::HOPE) || words.is_any(at, letters!["due", "scheduled"]))
}
