//! A long sentence cut down to what fits around its underlined words.

use super::terminal::visible_char;
use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What stands for the words that were left out.
const BEFORE: &str = "… ";
const AFTER: &str = " …";

/// One line of text and the marked places in it.
pub(super) struct Line {
    pub text: String,
    pub marks: Vec<Range<usize>>,
}

/// `text` in one line: white space becomes one blank, and what could act on a terminal a sign; `marks` move along.
pub(super) fn one_line(text: &str, marks: &[Range<usize>]) -> Line {
    let mut line = Line { text: String::with_capacity(text.len()), marks: marks.to_vec() };
    for (at, c) in text.char_indices() {
        for (mark, from) in line.marks.iter_mut().zip(marks) {
            if from.start == at {
                mark.start = line.text.len();
            }
            if from.end == at {
                mark.end = line.text.trim_end().len().max(mark.start);
            }
        }
        if !c.is_whitespace() {
            line.text.push(visible_char(c));
        } else if !line.text.ends_with(' ') {
            line.text.push(' ');
        }
    }
    let end = line.text.len();
    for (mark, from) in line.marks.iter_mut().zip(marks) {
        mark.start = if from.start >= text.len() { end } else { mark.start };
        mark.end = if from.end >= text.len() { end } else { mark.end };
    }
    line
}

/// The line cut at words to at most `width` columns around its marks; the marked words themselves stay whole.
pub(super) fn cropped(line: Line, width: usize) -> Line {
    if line.text.width() <= width {
        return line;
    }
    let start = line.marks.iter().map(|mark| mark.start).min().unwrap_or_default();
    let end = line.marks.iter().map(|mark| mark.end).max().unwrap_or_default();
    let (left, middle, right) = parts(&line.text, start, end);
    let room = width.saturating_sub(middle.width() + BEFORE.width() + AFTER.width());
    let (left_room, right_room) = shares(room, left.width(), right.width());
    let (left, right) = (tail(left, left_room), head(right, right_room));
    let from = start - left.len();
    let opening = if from > 0 { BEFORE } else { "" };
    let closing = if end + right.len() < line.text.len() { AFTER } else { "" };
    let moved = |at: usize| at + opening.len() - from;
    Line { text: format!("{opening}{left}{middle}{right}{closing}"), marks: line.marks.iter().map(|mark| moved(mark.start)..moved(mark.end)).collect() }
}

/// Whether all marks fit into one line of `width` columns.
pub(super) fn fits(line: &Line, width: usize) -> bool {
    let start = line.marks.iter().map(|mark| mark.start).min().unwrap_or_default();
    let end = line.marks.iter().map(|mark| mark.end).max().unwrap_or_default();
    line.text.get(start..end).is_some_and(|middle| middle.width() + BEFORE.width() + AFTER.width() <= width)
}

fn parts(text: &str, start: usize, end: usize) -> (&str, &str, &str) {
    (text.get(..start).unwrap_or_default(), text.get(start..end).unwrap_or_default(), text.get(end..).unwrap_or_default())
}

/// Half of the room for each side; what one does not need goes to the other.
fn shares(room: usize, left: usize, right: usize) -> (usize, usize) {
    let half = room / 2;
    if left <= half {
        (left, room - left)
    } else if right <= room - half {
        (room - right, right)
    } else {
        (half, room - half)
    }
}

/// The last words of `text` that fit.
fn tail(text: &str, room: usize) -> &str {
    if text.width() <= room {
        return text;
    }
    let mut width = 0;
    let fitting = text.char_indices().rev().take_while(|(_, c)| {
        width += c.width().unwrap_or_default();
        width <= room
    });
    let from = fitting.last().map_or(text.len(), |(at, _)| at);
    let rest = text.get(from..).unwrap_or_default();
    // without a blank in sight there are no words to cut at
    rest.split_once(' ').map_or(rest, |(_, words)| words)
}

/// The first words of `text` that fit.
fn head(text: &str, room: usize) -> &str {
    if text.width() <= room {
        return text;
    }
    let mut width = 0;
    let fitting = text.char_indices().take_while(|(_, c)| {
        width += c.width().unwrap_or_default();
        width <= room
    });
    let to = fitting.last().map_or(0, |(at, c)| at + c.len_utf8());
    let rest = text.get(..to).unwrap_or_default();
    rest.rsplit_once(' ').map_or(rest, |(words, _)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crop(text: &str, mark: &str, width: usize) -> (String, String) {
        let start = text.find(mark).unwrap();
        let range = start..start + mark.len();
        let line = cropped(one_line(text, std::slice::from_ref(&range)), width);
        (line.text.clone(), line.text[line.marks[0].clone()].to_owned())
    }

    #[test]
    fn a_short_sentence_stays_whole() {
        assert_eq!(crop("It took\r\n  an\u{202e} hour.", "hour", 40), ("It took an\u{fffd} hour.".into(), "hour".into()));
        assert_eq!(crop("It took an\n hour", "an\n hour", 40).1, "an hour");
    }

    #[test]
    fn a_long_one_is_cut_at_words() {
        let text = "On Monday the talks in the old palace lasted no more than an hour, and nobody in the room would say afterwards why";
        assert_eq!(crop(text, "no more than an hour", 50), ("… lasted no more than an hour, and nobody …".into(), "no more than an hour".into()));
        assert_eq!(crop(text, "On Monday", 30), ("On Monday the talks in …".into(), "On Monday".into()));
        assert_eq!(crop(text, "why", 30), ("… would say afterwards why".into(), "why".into()));
        assert_eq!(crop(&"x".repeat(200), "xxx", 20).0, "xxxxxxxxxxxxxxxx …");
        assert_eq!(
            crop(text, "the talks in the old palace lasted", 10),
            ("… the talks in the old palace lasted …".into(), "the talks in the old palace lasted".into())
        );
    }
}
