//! Lines around a report that no list of phrases holds: who wrote it and when, how often it was shared, whose it is, whom to ask.

use super::layout::{begins, counts, ends_sentence, is_crowd};
use super::{dateline, layout};

/// No longer text is looked at, in bytes.
const LONGEST: usize = 400;
/// No byline is longer, in bytes.
const LINE: usize = 200;
/// Nor has it more words.
const WORDS: usize = 25;
/// No address has more words.
const ADDRESS: usize = 15;

/// Whether a line tells of the report, and is none of it.
///
/// This is asked of every paragraph, so what rules a sentence out comes first.
pub(super) fn is_byline(text: &str) -> bool {
    let sentence = ends_sentence(text);
    if text.len() > LONGEST || text.len() > LINE && sentence && !text.starts_with(['(', '[']) {
        return false;
    }
    is_credit(text)
        || (text.len() <= LINE
            // "9:20 a.m."
            && ((!sentence || text.ends_with("m.")) && is_label(text)
                || !sentence && (is_address(text) || is_clip(text))
                || is_rights(text)
                || is_invitation(text)
                || is_portrait(text)))
}

/// Whether a line between the headline and the text says what the report says in short: it has words, and neither counts nor tells the time.
pub(super) fn is_lead(text: &str) -> bool {
    let words = || text.split_whitespace();
    let tells = |word: &str| dateline::is_stamp(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let is_counter = words().last().is_some_and(|word| counts(word) || is_crowd(word)) && words().any(is_figure);
    words().count() >= 4 && (ends_sentence(text) || !is_counter && !words().any(tells)) && layout::furniture(text).is_none() && !is_byline(text)
}

/// Whether a line belongs to a film or a recording: it tells its length.
pub(super) fn is_clip(text: &str) -> bool {
    const SIGNS: [&str; 8] = ["video", "watch", "play", "source", "audio", "listen", "clip", "duration"];
    if ends_sentence(text) || !text.contains(':') {
        return false;
    }
    let is_length = |part: &str| (4..=8).contains(&part.len()) && part.contains(':') && dateline::is_stamp(part);
    // what stands beside it may follow without a space
    let other = |c: char| !c.is_ascii_digit() && c != ':';
    let ends = text.split(other).next().is_some_and(is_length) || text.rsplit(other).next().is_some_and(is_length);
    ends && text.split(|c: char| !c.is_alphabetic()).any(|word| SIGNS.iter().any(|sign| word.eq_ignore_ascii_case(sign)))
}

/// "Join 20,000 readers who get our letter."
pub(super) fn is_invitation(text: &str) -> bool {
    // a look for a letter is quicker than one for a word
    memchr::memchr_iter(b'J', text.as_bytes()).filter_map(|at| text.get(at..)?.strip_prefix("Join ")).any(|rest| {
        let mut words = rest.split_whitespace().take(4).skip_while(|word| matches!(*word, "over" | "more" | "than" | "our" | "the"));
        words.next().is_some_and(is_figure) && words.take(2).any(is_crowd)
    })
}

/// "(Reporting by A; editing by B)"
fn is_credit(text: &str) -> bool {
    const OPENINGS: [&str; 9] = [
        "reporting by ",
        "additional reporting by ",
        "editing by ",
        "writing by ",
        "compiled by ",
        "written by ",
        "edited by ",
        "with reporting by ",
        "with additional reporting by ",
    ];
    let inner = text.trim_start_matches(['(', '[', '—', '-', ' ']);
    // most lines begin with another letter
    if !inner.as_bytes().first().is_some_and(|first| b"raewc".contains(&first.to_ascii_lowercase())) {
        return is_contribution(text);
    }
    let opens = OPENINGS.iter().find(|opening| begins(inner, opening));
    let named = opens.and_then(|opening| inner.get(opening.len()..)).is_some_and(|rest| rest.starts_with(char::is_uppercase) || begins(rest, "the "));
    named && (text.starts_with(['(', '[']) || text.contains(';') || !ends_sentence(text)) || is_contribution(text)
}

/// "Ines Fallow in Perrin contributed to this report."
fn is_contribution(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| !c.is_alphabetic());
    text.len() <= LINE
        && ["contributed", "contributed reporting", "contributed to this report", "contributed to this story", "contributed to this article"]
            .iter()
            .any(|words| end.ends_with(words))
}

/// "Ana Brook is a reporter who covers the harbour.", "Ana Brook has covered the harbour for 9 years."
fn is_portrait(text: &str) -> bool {
    const DOES: [&str; 7] = [" covers ", " covering ", " has covered ", " writes about ", " based in ", "ollow her ", "ollow him "];
    let named = text.split_ascii_whitespace().take_while(|word| word.starts_with(char::is_uppercase)).take(5).count();
    if !(2..=4).contains(&named) {
        return false;
    }
    let is_role = || text.split(|c: char| !c.is_alphabetic()).take(WORDS).any(layout::is_role);
    let mut behind = text.split_ascii_whitespace().skip(named);
    match (behind.next(), behind.next()) {
        (Some("is"), Some("a" | "an" | "the")) => is_role() && DOES.iter().any(|words| text.contains(words)),
        (Some("has"), Some("covered")) => true,
        (Some("has"), Some("written")) => behind.next() == Some("about"),
        _ => false,
    }
}

/// "© 2029", "Copyright 2029", "All rights reserved"
fn is_rights(text: &str) -> bool {
    let dated = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let words = |rest: &str| ["Copyright", "(c)"].iter().any(|sign| rest.strip_prefix(sign).is_some_and(dated)) || rest.starts_with("All rights reserved");
    memchr::memchr3_iter(b'C', b'(', b'A', text.as_bytes()).filter_map(|at| text.get(at..)).any(words)
        || !text.is_ascii() && text.split_once('©').is_some_and(|(_, rest)| dated(rest))
}

/// A line that is no sentence, and tells who, when or how long.
fn is_label(text: &str) -> bool {
    if text.split_whitespace().take(WORDS + 1).count() > WORDS {
        return false;
    }
    is_author(text) || is_read_time(text) || is_stamped(text) || is_counter(text) || is_age(text)
}

/// "By Ana Brook in Tarn"; but not "By Monday all was over"
fn is_author(text: &str) -> bool {
    let Some(rest) = text.get(3..).filter(|_| begins(text, "by ")) else { return false };
    let first = rest.split_whitespace().next().unwrap_or_default();
    first.starts_with(char::is_uppercase) && !dateline::is_part(first.trim_matches(',')) && !text.bytes().any(|byte| byte.is_ascii_digit())
}

/// "Updated 12 mins ago"
fn is_age(text: &str) -> bool {
    let first = text.split_whitespace().find(|word| !SAID.iter().any(|said| word.eq_ignore_ascii_case(said)));
    text.ends_with(" ago") && text.split_whitespace().count() <= 4 && first.is_some_and(is_figure)
}

/// "5 min read"
fn is_read_time(text: &str) -> bool {
    const UNITS: [&str; 5] = ["min", "mins", "minute", "minutes", "min."];
    let mut words = text.split([' ', '-', '\u{a0}']).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        if UNITS.iter().any(|unit| word.eq_ignore_ascii_case(unit)) && words.peek().is_some_and(|next| begins(next, "read")) {
            return true;
        }
    }
    false
}

/// What a page says it did to the report at a time.
const SAID: [&str; 6] = ["first published", "published", "updated", "posted", "last updated", "last modified"];

/// Parts of which one is a date or a time of publication, and none a sentence: "Aug 21 · Yusra Hallam", "Published 08.06 — Updated 15.52".
fn is_stamped(text: &str) -> bool {
    let behind = SAID.iter().find(|opening| begins(text, opening)).and_then(|opening| text.get(opening.len()..)).unwrap_or_default();
    let behind = behind.trim_start_matches([' ', ':', '\u{a0}']);
    let said = is_figure(behind) || ["on ", "at ", "by "].iter().any(|word| begins(behind, word));
    // days stand beside other words, behind a dash, in lists of dates too
    said || is_among(|| text.split(['|', '•', '·']), dateline::is_stamp)
        || is_among(|| text.split(['—', '–']).flat_map(|part| part.split(" - ")), dateline::is_timed)
}

/// Whether one of several short parts, and not each of them, is what is looked for.
fn is_among<'t, P: Iterator<Item = &'t str>>(parts: impl Fn() -> P, is: fn(&str) -> bool) -> bool {
    let parts = || parts().map(str::trim).filter(|part| !part.is_empty());
    parts().nth(1).is_some() && parts().all(|part| part.split_whitespace().count() <= 8) && parts().any(is) && !parts().all(is)
}

/// "163 shares", "86 likes · 4 comments"
fn is_counter(text: &str) -> bool {
    let mut words = text.split(|c: char| c.is_whitespace() || matches!(c, '·' | '|' | ',')).filter(|word| !word.is_empty());
    let mut found = false;
    while let Some(word) = words.next() {
        found = is_figure(word) && words.next().is_some_and(counts);
        if !found {
            break;
        }
    }
    found
}

fn is_figure(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// A short line with a number to call or an address to write to. Not asked of a whole sentence, which may tell more than that.
fn is_address(text: &str) -> bool {
    let mail = |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let told = (digits > 0 && is_file(text)) || (digits > 6 && is_phone(text)) || (text.contains('@') && text.split_whitespace().any(mail));
    told && text.split_whitespace().take(ADDRESS + 1).count() <= ADDRESS
}

/// "+1 555 010 8862", "(218) 555-0164", "555-0142", "0300 555 7788"
fn is_phone(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '+' | '\u{a0}');
    text.split(|c: char| !is_part(c)).map(str::trim).any(|part| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        let groups = part.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).count();
        let marked = part.starts_with(['+', '0', '(']) && digits >= 9 && groups >= 3;
        marked || is_local(part)
    })
}

/// "555-0142", "800-555-0187"
fn is_local(part: &str) -> bool {
    let mut groups = part.rsplit('-');
    let last = groups.next().is_some_and(|group| group.len() == 4 && group.bytes().all(|byte| byte.is_ascii_digit()));
    let mut before = groups.peekable();
    last && before.peek().is_some() && before.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()))
}

/// "Final notice [PDF, 1.7 MB]"
fn is_file(text: &str) -> bool {
    let words = || text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',')).filter(|word| !word.is_empty());
    let size = words().zip(words().skip(1)).any(|(number, unit)| is_figure(number) && matches!(unit, "KB" | "MB" | "kB" | "GB"));
    size && words().any(|word| matches!(word, "PDF" | "XLSX" | "XLS" | "CSV" | "DOC" | "DOCX" | "ODT" | "ZIP" | "MP3" | "Download"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_tell_of_the_report() {
        for text in [
            "By Ana Brook in Tarn",
            "Ana Brook · 4 Aug · 6 min read",
            "Published 07.10 — Updated 11.45",
            "112 shares · 40 comments",
            "(Reporting by Ana Brook and 3 others; Editing by Jo Lund) ((ana@wire.example; +44 20 7946 0000))",
            "Reporting by Ana Brook; additional reporting by Jo Lund",
            "Ana Brook in Tarn contributed to this report.",
            "Copyright 2031 The Wire. This text may not be printed.",
            "Press office: +44 20 7946 0000, on weekdays",
            "Call our desk at 555-0101",
            "Notice of decision [PDF, 2.5 MB]",
            "Updated 12 mins ago",
            "Harbour Wire - Jul 4, 6:15 PM",
            "Ana Brook is a staff reporter who covers the 14 harbours of the coast.",
            "Ana Brook has covered the coast for 9 years.",
            "The Harbour Letter. Join over 20,000 readers who get it every day.",
        ] {
            assert!(is_byline(text), "{text}");
        }
        for text in [
            "By Tuesday, 40 boats had sunk.",
            "Whoever saw the 14 boats should call 0800 555 1010.",
            "By 2030 half the boats will be gone",
            "The mayor, 51, has 40 comments to answer.",
            "Reporting by the harbour master shows 40 losses.",
            "The vote was 51-48 – a close call",
            "It grew from 1 200 to 3 400",
            "The committee reads 5 minutes.",
            "Boats – 40",
            "Ana Brook is a reporter of 34 who was held for two days.",
            "Updated toll: 40 dead",
            "By Monday noon all boats were back",
            "Tarn – 12 May",
            "1 May – 3 June",
            "The board sold 40 shares",
            "He left the board two of 9 years ago",
        ] {
            assert!(!is_byline(text), "{text}");
        }
    }

    #[test]
    fn what_a_report_says_in_short() {
        assert!(is_lead("Four boats sank, 40 people swam to the shore") && is_lead("The harbour opens at 9.15, the board says."));
        assert!(!is_lead("Ana Brook Harbour editor 4.05pm 212 shares") && !is_lead("On Air"));
        assert!(
            is_clip("02:11 Video: Harbour News") && is_clip("02:11Video: Harbour News") && !is_clip("The race ended at 02:11") && !is_clip("Watch the race")
        );
    }
}
