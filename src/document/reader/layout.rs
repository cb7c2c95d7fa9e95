//! What a line is on its page, told from its words: navigation, a byline, a caption, an item of a list, a headline.

use crate::lexicon;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// No phrase that is a whole line of navigation is longer, in bytes.
const LONGEST_PHRASE: usize = 64;
/// No headline, link or name is longer, in bytes.
const LONGEST_LABEL: usize = 160;
/// No words under a picture are longer, in bytes, unless an agency signs them.
const LONGEST_CAPTION: usize = 400;
/// Who made the picture stands in the last words below it, so many at most.
const CREDIT_WORDS: usize = 8;
/// A longer line is no navigation, however it begins.
const LINE_WORDS: usize = 20;
/// No appeal to the reader has more words.
const APPEAL_WORDS: usize = 60;
/// A headline inside the text has at most so many words.
pub(super) const HEADING_WORDS: usize = 14;

/// What surrounds a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    /// A line by itself.
    Line,
    /// A line above links.
    Links,
    /// A line that tells what the small box is that it stands in.
    Box,
    /// A line below which nothing of the report comes.
    End,
    /// What the person does who is named in the line above: "Editor".
    Role,
}

#[derive(Default)]
struct Phrases {
    whole: FxHashMap<&'static str, Furniture>,
    /// By their first letter, with the words that such a line has at most.
    openings: FxHashMap<char, Vec<(&'static str, usize, Furniture)>>,
    codes: FxHashSet<&'static str>,
    counts: FxHashSet<&'static str>,
    crowd: FxHashSet<&'static str>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for row in lexicon::rows(lexicon::FURNITURE) {
        let [how, words] = row.as_slice() else { continue };
        let mut opens = |most, furniture| phrases.openings.entry(words.chars().next().unwrap_or_default()).or_default().push((*words, most, furniture));
        match *how {
            "is" => _ = phrases.whole.insert(words, Furniture::Line),
            "list" => _ = phrases.whole.insert(words, Furniture::Links),
            "box" => _ = phrases.whole.insert(words, Furniture::Box),
            "ends" => _ = phrases.whole.insert(words, Furniture::End),
            "opens" => opens(LINE_WORDS, Furniture::Line),
            "asks" => opens(APPEAL_WORDS, Furniture::Box),
            "after" => opens(HEADING_WORDS, Furniture::End),
            "crowd" => phrases.crowd.extend(words.split(' ')),
            "counts" => phrases.counts.extend(words.split(' ')),
            "codes" => phrases.codes.extend(words.split(' ')),
            _ => _ = phrases.whole.insert(words, Furniture::Role),
        }
    }
    phrases
});

/// Whether a line surrounds the report instead of being part of it; a role does only below a name.
pub(super) fn furniture(text: &str) -> Option<Furniture> {
    let phrases = &*PHRASES;
    if let Some(furniture) = whole(text, &phrases.whole) {
        return Some(furniture);
    }
    if text.len() <= LONGEST_LABEL && (is_switch(text, &phrases.codes) || is_breadcrumb(text)) {
        return Some(Furniture::Line);
    }
    if is_about(text) {
        return Some(Furniture::End);
    }
    let openings = phrases.openings.get(&lower(text.chars().next()?))?;
    let (_, most, furniture) = openings.iter().find(|(words, ..)| begins(text, words))?;
    (text.split_whitespace().take(most + 1).count() <= *most).then_some(*furniture)
}

/// Whether a word tells whom a page invites its reader to join: readers, followers.
pub(super) fn is_crowd(word: &str) -> bool {
    PHRASES.crowd.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a word says that somebody writes for a living: "reporter".
pub(super) fn is_role(word: &str) -> bool {
    whole(word, &PHRASES.whole) == Some(Furniture::Role)
}

/// Whether a word tells what a page counts: shares, comments.
pub(super) fn counts(word: &str) -> bool {
    PHRASES.counts.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// "About Harbour Lines": who stands behind the report.
fn is_about(text: &str) -> bool {
    text.strip_prefix("About ").is_some_and(|name| {
        name.len() <= LONGEST_PHRASE
            && name.split_whitespace().count() <= 4
            && is_label(text)
            && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
    })
}

/// The phrase that a line is; it is looked up without an allocation, as this is asked of every block.
fn whole(text: &str, phrases: &FxHashMap<&'static str, Furniture>) -> Option<Furniture> {
    if text.len() > LONGEST_PHRASE {
        return None;
    }
    let marks = |c: char| c.is_ascii_punctuation() || c.is_ascii_digit() || matches!(c, ' ' | '…' | '»' | '→' | '·' | '–');
    let bare = text.trim_matches(marks);
    let mut buffer = [0; LONGEST_PHRASE];
    let mut length = 0;
    for (slot, c) in buffer.iter_mut().zip(bare.chars()) {
        *slot = u8::try_from(if c == '’' { '\'' } else { c }).ok()?.to_ascii_lowercase();
        length += 1;
    }
    phrases.get(std::str::from_utf8(buffer.get(..length)?).ok()?).copied()
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// Whether `text` begins with `words`, which are in lower case.
///
/// Asked of every block for many words, of which most end in another letter.
pub(super) fn begins(text: &str, words: &str) -> bool {
    let last = words.len().wrapping_sub(1);
    let ends = |byte: &u8| !byte.is_ascii() || text.as_bytes().get(last).is_some_and(|other| other.eq_ignore_ascii_case(byte));
    words.as_bytes().get(last).is_none_or(ends)
        && text.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words) || (!head.is_ascii() && head.to_lowercase() == words))
}

fn is_switch(text: &str, codes: &FxHashSet<&'static str>) -> bool {
    if !matches!(text.as_bytes().get(2), Some(b' ' | b'|' | b'/')) {
        return false;
    }
    let parts = |c: char| c.is_whitespace() || matches!(c, '|' | '/' | '·');
    let mut words = text.split(parts).filter(|word| !word.is_empty());
    let is_code = |word: &str| word.len() == 2 && codes.contains(word.to_ascii_lowercase().as_str());
    words.next().is_some_and(is_code) && words.next().is_some_and(is_code) && words.all(is_code)
}

/// "Home / World / Europe", also with the marks between them lost.
fn is_breadcrumb(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("Home") else { return false };
    let next = rest.trim_start().chars().next();
    matches!(next, Some('/' | '>' | '»' | '›' | '|')) || rest.starts_with(char::is_uppercase)
}

/// Whether a line is nothing but a person's name.
pub(super) fn is_name(text: &str) -> bool {
    let words = || text.split_whitespace();
    text.len() <= LONGEST_LABEL
        && (2..=4).contains(&words().count())
        && words().all(|word| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’')))
}

/// Whether a line could be a headline or a link: short, and no sentence.
pub(super) fn is_label(text: &str) -> bool {
    text.len() <= LONGEST_LABEL
        && !ends_sentence(text)
        && !text.ends_with([':', ',', ';'])
        && text.split_ascii_whitespace().take(HEADING_WORDS + 1).count() <= HEADING_WORDS
}

/// Whether a line could be a heading inside the text; one that begins or ends with a quotation mark is somebody's words.
pub(super) fn is_heading(text: &str) -> bool {
    is_label(text) && !text.starts_with(['"', '“', '„', '«', '‘', '\'']) && !text.ends_with(['”', '"', '»', '!'])
}

/// Whether a line ends as a sentence does, closing marks aside. A question may be a headline.
pub(super) fn ends_sentence(text: &str) -> bool {
    let letter = text.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric);
    !letter && text.trim_end_matches(['"', '”', '“', '’', '\'', '»', ')', ']']).ends_with(['.', '!', '…'])
}

/// Whether a paragraph stands under a picture.
pub(super) fn is_caption(text: &str) -> bool {
    const OPENINGS: [&str; 8] = ["(photo", "photo:", "photo by", "image:", "picture:", "illustration:", "file photo", "getty images"];
    const CREDITS: [&str; 10] =
        ["photo:", "photo by ", "photo/", "picture:", "pictures:", "image:", "photograph:", "photograph by ", "photographs:", "illustration:"];
    let initial = text.as_bytes().first().is_some_and(|byte| b"(piIfFgGP".contains(byte));
    let end = text.trim_end_matches(['.', ')', ' ']);
    let signed =
        |rest: &str, credit: &str| begins(rest, credit) && rest.get(credit.len()..).is_some_and(|name| name.trim_start().starts_with(char::is_uppercase));
    let last = || text.len() <= LONGEST_CAPTION && !ends_sentence(text);
    let credit = || last() && words_at_end(text, CREDIT_WORDS).any(|rest| CREDITS.iter().any(|credit| signed(rest, credit)));
    (initial && OPENINGS.iter().any(|opening| begins(text, opening)))
        || ["Getty Images", "via AP", "AP Photo"].iter().any(|words| end.ends_with(words))
        || credit()
}

/// What is left of a text at each of its last words.
fn words_at_end(text: &str, words: usize) -> impl Iterator<Item = &str> {
    let starts = text.rmatch_indices(|c: char| c.is_whitespace() || c == '(').take(words);
    starts.filter_map(|(at, mark)| text.get(at + mark.len()..))
}

/// The bytes of the mark that opens an item of a list, white space after it included.
pub(super) fn marker(text: &str) -> Option<usize> {
    strong_marker(text).or_else(|| weak_marker(text))
}

/// A mark that opens an item wherever it begins a line.
pub(super) fn strong_marker(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['-', '•', '*', '·'])?;
    spaced(text, rest)
}

/// A mark that prose may begin a line with too: a dash, a number, a letter in brackets.
fn weak_marker(text: &str) -> Option<usize> {
    if let Some(rest) = text.strip_prefix(['–', '—']) {
        return spaced(text, rest);
    }
    let inner = text.strip_prefix('(').unwrap_or(text);
    let bracketed = inner.len() < text.len();
    // three are too many for either, and the rest of a long line is not looked at
    let digits = inner.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let letters = inner.bytes().take(2).take_while(u8::is_ascii_lowercase).count();
    let label = if digits > 0 && digits < 3 { digits } else { usize::from(letters == 1) };
    let rest = inner.get(label..).filter(|_| label > 0)?;
    let rest = if bracketed || digits == 0 { rest.strip_prefix(')') } else { rest.strip_prefix(['.', ')']) }?;
    // "3. 5" is rather a number that lost its grouping than an item
    spaced(text, rest).filter(|_| !rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

fn spaced(text: &str, rest: &str) -> Option<usize> {
    let after = rest.trim_start();
    (rest.len() > after.len() && !after.is_empty()).then_some(text.len() - after.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_items() {
        for (text, mark) in [("– A truce", 4), ("- a", 2), ("1. One", 3), ("12) One", 4), ("(a) One", 4), ("• x", 4)] {
            assert_eq!(marker(text), Some(mark), "{text}");
        }
        for text in ["-5 degrees", "1.5 million", "2025. It", "3. 5", "a man", "(photo) x", "– ", "I. Newton"] {
            assert_eq!(marker(text), None, "{text}");
        }
    }

    #[test]
    fn words_under_pictures() {
        let long = "The boats lie at the wall. ".repeat(20) + "(Photo: Harbour Board / Getty Images)";
        for text in [long.as_str(), "Boats at the wall, 40 of them. Photo: Ana Brook/Wire", "Boats at the wall (Wire photo by Ana Brook)", "(Photo) Boats"] {
            assert!(is_caption(text), "{text}");
        }
        for text in ["He took a photo by the wall.", "The photo/video desk has 12 people", "Photographs show 40 boats."] {
            assert!(!is_caption(text), "{text}");
        }
    }

    #[test]
    fn lines_below_which_nothing_comes() {
        for text in ["Notes to editors:", "- ENDS -", "About Harbour Lines", "Comments (58)", "58 comments", "MEDIA CONTACT"] {
            assert_eq!(furniture(text), Some(Furniture::End), "{text}");
        }
        for text in ["About 40 boats", "About Harbour Lines we know little.", "The contact was lost"] {
            assert_eq!(furniture(text), None, "{text}");
        }
    }

    #[test]
    fn furniture_of_news_sites() {
        for text in [
            "Share.",
            "ua en ru",
            "Home / World",
            "HomeWorldEurope",
            "Читайте нас у Telegram",
            "Read the full article here",
            "Keywords: war, peace",
            "Leave a Reply",
            "Editor’s Picks",
        ] {
            assert!(furniture(text).is_some(), "{text}");
        }
        for text in ["Homes burned", "Home prices rose 5 %", "It is", "Sharecroppers left", "Comments by the minister were mild", "de"] {
            assert_eq!(furniture(text), None, "{text}");
        }
    }
}
