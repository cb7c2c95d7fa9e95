//! Places in an order, in digits: `20th`.

use super::{Draft, Extractor, Scan};
use crate::quantity::{Kind, Number};
use crate::text::{NumberWord, TokenKind};

/// See [`super::EXTRACTORS`].
pub const EXTRACTOR: Extractor = Extractor { name: "ordinal", at };

fn at(scan: &Scan, i: usize) -> Option<Draft> {
    let words = &scan.words;
    let suffixed = words.at(i).kind == TokenKind::Number && !words.at(i + 1).spaced && words.number_word(i + 1) == Some(NumberWord::Suffix);
    if !suffixed {
        return None;
    }
    let value = Number::decimal(words.text(i))?;
    Some(Draft { hedged: false, ..Draft::plain(Kind::ORDINAL, i..i + 2, value, value) })
}
