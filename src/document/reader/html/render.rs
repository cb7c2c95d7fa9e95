//! Text between tags as it is seen: references decoded, white space collapsed, each stretch with its place in the file.

use crate::document::origin::Rendered;
use crate::source::{Span, offset};
use html5gum::{Token, Tokenizer};

/// Adds the text of the file between `start` and `end`, or `words` where it cannot be told which bytes they stand for.
///
/// `blank` is white space that comes before, and becomes the one behind.
pub(super) fn text(rendered: &mut Rendered, blank: &mut Option<Span>, source: &str, start: usize) {
    let mut at = 0;
    while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
        let from = start + at;
        let length = match rest.as_bytes().first() {
            Some(byte) if byte.is_ascii_whitespace() => {
                let length = rest.len() - rest.trim_ascii_start().len();
                let space = Span::new(offset(from), offset(from + length));
                *blank = Some(blank.map_or(space, |before| before.to(space)));
                at += length;
                continue;
            }
            Some(b'&') => reference(rest),
            _ => rest.bytes().position(|byte| byte == b'&' || byte.is_ascii_whitespace()).unwrap_or(rest.len()),
        };
        let words = rest.get(..length).unwrap_or_default();
        let place = Span::new(offset(from), offset(from + length));
        space(rendered, blank);
        if length > 1 && words.starts_with('&') {
            rendered.put(&decoded(words), place);
        } else {
            rendered.put(words, place);
        }
        at += length.max(1);
    }
}

/// Writes the white space that is due.
pub(super) fn space(rendered: &mut Rendered, blank: &mut Option<Span>) {
    if let Some(place) = blank.take() {
        rendered.put(" ", place);
    }
}

/// The length of what may be a character reference: `&`, letters or digits, and a semicolon.
fn reference(rest: &str) -> usize {
    /// Longer than the longest name.
    const LONGEST: usize = 40;
    let name = rest.bytes().skip(1).take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    1 + name + usize::from(rest.as_bytes().get(1 + name) == Some(&b';'))
}

/// The words that a reference stands for; itself where it is none.
fn decoded(reference: &str) -> String {
    let mut words = String::new();
    for Ok(token) in Tokenizer::new(reference) {
        if let Token::String(value) = token {
            words.push_str(&String::from_utf8_lossy(&value));
        }
    }
    words
}
