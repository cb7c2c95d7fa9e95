//! The quotations of a block, in all shapes of quotation marks.

use crate::text::{Class, Token, TokenKind, Words};
use std::ops::Range;

/// A quotation shorter than this is a turn of phrase, and whoever speaks around it speaks in it.
pub const SPEECH: usize = 5;
/// How far off the closing mark of a plain single quotation may stand.
const REACH: usize = 120;

/// The shape of a mark: only a mark of the same shape closes what one opens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Straight,
    Curly,
    Low,
    Angle,
    Single,
    Plain,
    Doubled,
}

/// The quotations of a block, marks included; a mark without its partner reaches to the end, or from the beginning, of the block.
pub fn quotations(words: &Words, quotes: &mut Vec<Range<usize>>) {
    let mut open: Option<(usize, Shape)> = None;
    let mut floor = 0;
    let mut free = 0;
    while let Some(i) = words.find(free..words.tokens.len(), may_quote) {
        let width = if doubled(words, i) { 2 } else { 1 };
        match (mark(words, i, open.map(|(_, shape)| shape)), open) {
            (Some((shape, true)), None) => open = Some((i, shape)),
            (Some((shape, false)), Some((start, opened))) if shape == opened => {
                quotes.push(start..i + width);
                (open, floor) = (None, i + width);
            }
            // A closing mark without its opening one: the words before it were spoken.
            (Some((Shape::Curly, false)), None) => {
                quotes.push(floor..i + 1);
                floor = i + 1;
            }
            _ => {}
        }
        free = i + width;
    }
    if let Some((start, shape)) = open
        && !matches!(shape, Shape::Single | Shape::Plain)
    {
        quotes.push(start..words.tokens.len());
    }
}

/// Whether a quotation begins at a token.
pub fn opens_at(words: &Words, i: usize) -> bool {
    words.at(i).kind == TokenKind::Mark && mark(words, i, None).is_some_and(|(_, opens)| opens)
}

/// A mark of quotation, or an apostrophe.
fn may_quote(token: &Token) -> bool {
    token.class.has(Class::QUOTE)
}

/// Two plain single marks that stand for a double one.
fn doubled(words: &Words, i: usize) -> bool {
    words.at(i).kind == TokenKind::Mark && words.is(i, "'") && words.is(i + 1, "'") && !words.at(i + 1).spaced
}

/// The shape of a mark of quotation, and whether it opens one, where another is open already or not.
fn mark(words: &Words, i: usize, open: Option<Shape>) -> Option<(Shape, bool)> {
    let spaced = words.at(i).spaced || i == 0 || words.bracket(i - 1) || words.dash(i - 1);
    let leans_on_next = words.at(i + 1).kind != TokenKind::End && !words.at(i + 1).spaced;
    let turns = |shape: Shape| Some((shape, open != Some(shape)));
    match words.text(i) {
        "\"" => Some((Shape::Straight, open != Some(Shape::Straight) && (spaced || leans_on_next))),
        "“" if open != Some(Shape::Low) => Some((Shape::Curly, true)),
        "“" | "”" if open == Some(Shape::Low) => Some((Shape::Low, false)),
        // `”Everything is …`: the wrong mark at the head of a quotation.
        "”" => Some((Shape::Curly, open.is_none() && spaced && leans_on_next)),
        "„" | "‟" => Some((Shape::Low, true)),
        "«" | "»" => turns(Shape::Angle),
        "‘" => Some((Shape::Single, true)),
        "’" => Some((Shape::Single, false)),
        "'" if doubled(words, i) => turns(Shape::Doubled),
        "'" => plain(words, i, open, spaced && leans_on_next),
        _ => None,
    }
}

/// A plain single mark, which is an apostrophe more often than not.
fn plain(words: &Words, i: usize, open: Option<Shape>, opening: bool) -> Option<(Shape, bool)> {
    let ends = |at: usize| !words.at(at).spaced && (words.at(at + 1).spaced || words.at(at + 1).kind != TokenKind::Word);
    if open == Some(Shape::Plain) {
        // `the workers' boats`: only behind a mark is it surely no apostrophe.
        let after_mark = words.before(i).kind == TokenKind::Mark || words.at(i + 1).kind != TokenKind::Word;
        return (ends(i) && after_mark).then_some((Shape::Plain, false));
    }
    let closes = |at: usize| words.is(at, "'") && ends(at);
    (open.is_none() && opening && (i + 1..words.tokens.len().min(i + REACH)).any(closes)).then_some((Shape::Plain, true))
}
